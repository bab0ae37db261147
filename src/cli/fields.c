/* Fields by name, and "field=value" words. */
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/supplier_list.h"

#include "cli_private.h"

enum { NAMES_MAX = 3 * SUPPLIER_N };

static bool settable(int field) {
    return !(supplier_fields[field].flags & FIELD_DERIVED);
}

static int key_field(const struct filter_key *key) {
    if (!key->field || key->field < supplier_fields || key->field >= supplier_fields + SUPPLIER_N)
        return -1;
    return (int)(key->field - supplier_fields);
}

/* The nearest name or filter key to what was typed. */
static const char *nearest(const char *typed) {
    const char *names[NAMES_MAX];
    size_t n = 0;
    for (int i = 0; i < SUPPLIER_N; i++) {
        if (settable(i))
            names[n++] = supplier_fields[i].name;
    }
    for (size_t i = 0; i < n_supplier_filter_keys && n < NAMES_MAX; i++) {
        if (key_field(&supplier_filter_keys[i]) >= 0)
            names[n++] = supplier_filter_keys[i].name;
    }
    return text_nearest(typed, names, n);
}

static int find_field(const char *name, struct arena *arena) {
    const char *folded = text_fold(arena, name);
    for (int i = 0; i < SUPPLIER_N; i++) {
        if (settable(i) && (strcmp(folded, supplier_fields[i].name) == 0 ||
                            strcmp(folded, text_fold(arena, supplier_fields[i].label)) == 0))
            return i;
    }
    for (size_t i = 0; i < n_supplier_filter_keys; i++) {
        if (strcmp(folded, supplier_filter_keys[i].name) == 0)
            return key_field(&supplier_filter_keys[i]);
    }
    return -1;
}

int cli_field(struct cli *cli, const char *name, struct error *err) {
    struct arena arena = {0};
    int field = find_field(name, &arena);
    const char *near = field < 0 ? nearest(text_fold(&arena, name)) : NULL;
    if (field < 0)
        cli_usage(cli, err, "A supplier has no field \"%s\"%s%s%s.", name,
                  near ? "; did you mean " : "", near ? near : "", near ? "?" : "");
    size_t length = strlen(err->message);
    if (near && length > 1 && err->message[length - 1] == '.')
        err->message[length - 1] = '\0'; /* the question mark ends the sentence */
    arena_free(&arena);
    return field;
}

static bool set_field(struct cli *cli, const char *word, struct record *supplier,
                      struct arena *arena, struct error *err) {
    const char *equals = strchr(word, '=');
    struct error wrong = {0};
    if (!equals)
        return cli_usage(cli, err, "\"%s\" is not FIELD=VALUE, like moq=300.", word);
    int field = cli_field(cli, arena_bytes(arena, word, (size_t)(equals - word)), err);
    if (field < 0)
        return false;
    if (!field_parse(&supplier_fields[field], equals + 1, session_today(cli->session), arena,
                     &supplier->values[field], &wrong))
        return error_set(err, ERROR_INPUT, "%s: %s", supplier_fields[field].name, wrong.message);
    return true;
}

bool cli_set_fields(struct cli *cli, char **words, int n, struct record *supplier,
                    struct arena *arena, struct error *err) {
    bool ok = true;
    for (int i = 0; i < n && ok; i++)
        ok = set_field(cli, words[i], supplier, arena, err);
    return ok;
}

bool cli_day(struct cli *cli, const char *name, const char *text, struct arena *arena,
             const char **day, struct error *err) {
    *day = NULL;
    if (!text)
        return true;
    int32_t parsed = date_parse(text, session_today(cli->session));
    if (parsed == DATE_NONE)
        return cli_usage(cli, err, "%s takes a day like 2026-11-23, +3d or fri, not \"%s\".", name,
                         text);
    *day = date_text(arena, parsed);
    return true;
}
