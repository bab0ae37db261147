/* Words of the command line: options, counts, suppliers by id or name. */
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/supplier.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/record.h"
#include "sourcebench/db/supplier_list.h"

#include "cli_private.h"

bool cli_usage(struct cli *cli, struct error *err, const char *format, ...) {
    va_list args;
    va_start(args, format);
    err->code = ERROR_INPUT;
    err->detail[0] = '\0';
    vsnprintf(err->message, sizeof err->message, format, args);
    va_end(args);
    cli->usage = true;
    return false;
}

static void remove_words(struct cli *cli, int at, int n) {
    memmove(cli->argv + at, cli->argv + at + n, (size_t)(cli->argc - at - n) * sizeof *cli->argv);
    cli->argc -= n;
}

/* The place of an option among the words, or -1; words behind "--" are no options. */
static int find_option(const struct cli *cli, const char *name) {
    size_t length = strlen(name);
    for (int i = 0; i < cli->argc && strcmp(cli->argv[i], "--") != 0; i++) {
        if (strncmp(cli->argv[i], name, length) == 0 &&
            (cli->argv[i][length] == '\0' || cli->argv[i][length] == '='))
            return i;
    }
    return -1;
}

const char *cli_option(struct cli *cli, const char *name, bool *ok, struct error *err) {
    int at = *ok ? find_option(cli, name) : -1;
    if (at < 0)
        return NULL;
    const char *value = strchr(cli->argv[at], '=');
    if (value) {
        remove_words(cli, at, 1);
        return value + 1;
    }
    if (at + 1 >= cli->argc) {
        *ok = cli_usage(cli, err, "%s needs a value.", name);
        return NULL;
    }
    value = cli->argv[at + 1];
    remove_words(cli, at, 2);
    return value;
}

bool cli_flag(struct cli *cli, const char *name) {
    int at = find_option(cli, name);
    if (at >= 0)
        remove_words(cli, at, 1);
    return at >= 0;
}

bool cli_arguments(struct cli *cli, int min, int max, struct error *err) {
    for (int i = 0; i < cli->argc; i++) {
        if (strcmp(cli->argv[i], "--") == 0) {
            remove_words(cli, i, 1);
            break;
        }
        if (strncmp(cli->argv[i], "--", 2) == 0)
            return cli_usage(cli, err, "There is no option %s here.", cli->argv[i]);
    }
    if (cli->argc < min)
        return cli_usage(cli, err, "Something is missing.");
    if (max >= 0 && cli->argc > max)
        return cli_usage(cli, err, "\"%s\" is too much; quote a text of several words.",
                         cli->argv[max]);
    return true;
}

bool cli_number(struct cli *cli, const char *name, const char *text, int64_t min, int64_t max,
                int64_t *number, struct error *err) {
    char *end;
    errno = 0;
    long long parsed = strtoll(text, &end, 10);
    if (!*text || *end || errno || parsed < min || parsed > max)
        return cli_usage(cli, err, "%s takes a whole number from %lld to %lld, not \"%s\".", name,
                         (long long)min, (long long)max, text);
    *number = parsed;
    return true;
}

static bool is_id(const char *word) {
    size_t digits = strspn(word, "0123456789");
    return digits >= 12 && !word[digits];
}

/* Among the few that match the words, the one whose name is meant. */
static bool choose(const struct record **rows, int count, const char *word, struct arena *arena,
                   struct record **supplier, struct error *err) {
    const struct record *found = count == 1 ? rows[0] : NULL;
    const char *key = text_name_key(arena, word);
    int exact = 0;
    for (int i = 0; i < count; i++) {
        if (strcmp(rows[i]->values[SUPPLIER_NAME_KEY].s, key) == 0) {
            found = rows[i];
            exact++;
        }
    }
    if (count == 0)
        return error_set(err, ERROR_NOT_FOUND, "No supplier is called \"%s\".", word);
    if (!found || exact > 1)
        return error_set(err, ERROR_INPUT,
                         "Several suppliers are called \"%s\": %s, %s …; give the id that "
                         "supplier list --json prints.",
                         word, rows[0]->values[SUPPLIER_NAME].s, rows[1]->values[SUPPLIER_NAME].s);
    *supplier = record_copy(found, arena);
    return true;
}

bool cli_supplier(struct cli *cli, const char *word, struct arena *arena, struct record **supplier,
                  struct error *err) {
    if (is_id(word))
        return record_load(cli->session->store, &supplier_entity, strtoll(word, NULL, 10), arena,
                           supplier, err);
    struct filter_term term = {.words = word};
    struct filter filter = {.terms = &term, .n_terms = 1};
    struct supplier_query query = {.filter = &filter, .today = session_today(cli->session)};
    struct supplier_list *list = supplier_list_open(cli->session->store, &query, err);
    const struct record *rows[50];
    int count = 0;
    bool end;
    bool ok = list && supplier_list_fetch(list, NULL, false, 50, arena, rows, &count, &end, err) &&
              choose(rows, count, word, arena, supplier, err);
    supplier_list_close(list);
    return ok;
}

bool cli_suppliers(struct cli *cli, char **words, int n, struct arena *arena, int64_t **ids,
                   int64_t *count, struct error *err) {
    *ids = arena_alloc(arena, (size_t)n + 1, sizeof **ids);
    *count = 0;
    for (int i = 0; i < n; i++) {
        struct record *supplier;
        bool known = false;
        if (!cli_supplier(cli, words[i], arena, &supplier, err))
            return false;
        for (int64_t k = 0; k < *count; k++)
            known = known || (*ids)[k] == supplier->id;
        if (!known)
            (*ids)[(*count)++] = supplier->id;
    }
    return true;
}
