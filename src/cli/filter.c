/* Filters of the command line. */
#include <string.h>

#include "sourcebench/core/strbuf.h"
#include "sourcebench/db/supplier_list.h"
#include "sourcebench/io/table.h"

#include "cli_private.h"

enum { LINE_COLUMNS = 76 };

const char *cli_filter_text(const struct cli *cli, struct arena *arena) {
    struct strbuf text = {0};
    for (int i = 0; i < cli->argc; i++)
        strbuf_addf(&text, "%s%s", i ? " " : "", cli->argv[i]);
    const char *kept = arena_string(arena, strbuf_text(&text));
    strbuf_free(&text);
    return kept;
}

static int columns_of(const char *text, size_t bytes, struct arena *arena) {
    return table_text_width(arena_bytes(arena, text, bytes));
}

/* The filter, and under it a mark below the word that is wrong; as much as a line holds. */
static void show_wrong_word(const char *text, const struct filter_error *wrong,
                            struct arena *arena) {
    struct strbuf line = {0};
    const char *word = text + wrong->start;
    int start = columns_of(text, (size_t)wrong->start, arena);
    int width = columns_of(word, (size_t)(wrong->end - wrong->start), arena);
    if (start > LINE_COLUMNS / 2) {
        strbuf_add(&line, "… ");
        start = 2;
        text = word;
    }
    table_safe_text(&line, text, LINE_COLUMNS - (text == word ? start : 0));
    strbuf_addf(&line, "\n  %*s", start, "");
    for (int i = 0; i == 0 || (i < width && start + i < LINE_COLUMNS); i++)
        strbuf_add_char(&line, '^');
    fprintf(stderr, "  %s\n", strbuf_text(&line));
    strbuf_free(&line);
}

bool cli_filter_keys(struct cli *cli, const char *text, const struct filter_key *keys,
                     size_t n_keys, struct arena *arena, struct filter *filter, struct error *err) {
    struct filter_error wrong = {0};
    if (filter_parse(text, keys, n_keys, session_today(cli->session), arena, filter, &wrong))
        return true;
    show_wrong_word(text, &wrong, arena);
    return cli_usage(cli, err, "%s", wrong.error.message);
}

bool cli_filter(struct cli *cli, const char *text, struct arena *arena, struct filter *filter,
                struct error *err) {
    return cli_filter_keys(cli, text, supplier_filter_keys, n_supplier_filter_keys, arena, filter,
                           err);
}
