/*
 * The supplier that a word of the command line means: its id; else its whole name; else a beginning
 * of its name; else words of its name. A word never means a supplier for what stands elsewhere in
 * its record, because commands change and delete what they find.
 */
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/supplier.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/record.h"
#include "sourcebench/db/supplier_list.h"

#include "cli_private.h"

enum { CANDIDATES = 50, ID_DIGITS = 12 };

/* How well a name fits, best first. */
enum fit { FIT_WHOLE, FIT_BEGINNING, FIT_WORDS, FITS };

struct search {
    const char *key;                     /* text_name_key() of the word */
    const struct record *found[FITS][2]; /* the first two of each fit */
};

bool cli_is_id(const char *word) {
    size_t digits = strspn(word, "0123456789");
    return digits >= ID_DIGITS && !word[digits];
}

/* Whether each word of the key begins a word of the name. */
static bool has_words(const char *name, const char *key) {
    while (*key) {
        size_t length = strcspn(key, " ");
        const char *at = name;
        while (at && strncmp(at, key, length) != 0) {
            at = strchr(at, ' ');
            at = at ? at + 1 : NULL;
        }
        if (!at)
            return false;
        key += length + (key[length] == ' ');
    }
    return true;
}

static enum fit fit_of(const char *name, const char *key) {
    size_t length = strlen(key);
    if (strcmp(name, key) == 0)
        return FIT_WHOLE;
    if (strncmp(name, key, length) == 0)
        return FIT_BEGINNING;
    return has_words(name, key) ? FIT_WORDS : FITS;
}

/* The name and, in its own script, the local name; a character of Chinese is a word. */
static void consider(struct search *s, const struct record *r, struct arena *arena) {
    const char *local = r->values[SUPPLIER_LOCAL_NAME].s;
    enum fit fit = fit_of(r->values[SUPPLIER_NAME_KEY].s, s->key);
    if (fit == FITS && local) {
        const char *key = text_name_key(arena, local);
        fit = strstr(key, s->key) ? FIT_WORDS : FITS;
        fit = strcmp(key, s->key) == 0 ? FIT_WHOLE : fit;
    }
    if (fit == FITS)
        return;
    const struct record **two = s->found[fit];
    if (two[0] && two[0]->id != r->id && !two[1])
        two[1] = r;
    if (!two[0])
        two[0] = r;
}

static bool fetch(struct cli *cli, const struct filter *filter, const struct record *from,
                  struct search *s, struct arena *arena, struct error *err) {
    struct supplier_query query = {.filter = filter,
                                   .sort = SUPPLIER_NAME,
                                   .sort_chosen = from != NULL,
                                   .today = session_today(cli->session)};
    struct supplier_list *list = supplier_list_open(cli->session->store, &query, err);
    const struct record *rows[CANDIDATES];
    int count = 0;
    bool end;
    bool ok =
        list && supplier_list_fetch(list, from, false, CANDIDATES, arena, rows, &count, &end, err);
    for (int i = 0; i < count && ok; i++)
        consider(s, rows[i], arena);
    supplier_list_close(list);
    return ok;
}

/* In the order of names those that begin so stand together, behind where the key itself would. */
static bool look_by_name(struct cli *cli, struct search *s, struct arena *arena,
                         struct error *err) {
    struct record *from = record_new(&supplier_entity, arena);
    from->values[SUPPLIER_NAME] = value_text(s->key);
    from->values[SUPPLIER_NAME_KEY] = value_text(s->key);
    return fetch(cli, NULL, from, s, arena, err);
}

static bool look_by_words(struct cli *cli, const char *word, struct search *s, struct arena *arena,
                          struct error *err) {
    struct filter_term term = {.words = word};
    struct filter filter = {.terms = &term, .n_terms = 1};
    return fetch(cli, &filter, NULL, s, arena, err);
}

static bool choose(const struct search *s, const char *word, struct arena *arena,
                   struct record **supplier, struct error *err) {
    for (int fit = 0; fit < FITS; fit++) {
        const struct record *const *two = s->found[fit];
        if (two[0] && two[1])
            return error_set(err, ERROR_INPUT,
                             "\"%s\" may mean %s (id %lld) or %s (id %lld); give the id.", word,
                             two[0]->values[SUPPLIER_NAME].s, (long long)two[0]->id,
                             two[1]->values[SUPPLIER_NAME].s, (long long)two[1]->id);
        if (two[0]) {
            *supplier = record_copy(two[0], arena);
            return true;
        }
    }
    return error_set(err, ERROR_NOT_FOUND, "No supplier is called \"%s\".", word);
}

bool cli_supplier(struct cli *cli, const char *word, struct arena *arena, struct record **supplier,
                  struct error *err) {
    if (cli_is_id(word))
        return record_load(cli->session->store, &supplier_entity, strtoll(word, NULL, 10), arena,
                           supplier, err);
    struct search s = {.key = text_name_key(arena, word)};
    if (!*s.key)
        return error_set(err, ERROR_INPUT, "Give the id or the name of a supplier.");
    if (!look_by_name(cli, &s, arena, err))
        return false;
    if (!s.found[FIT_WHOLE][0] && !look_by_words(cli, word, &s, arena, err))
        return false;
    return choose(&s, word, arena, supplier, err);
}

bool cli_suppliers(struct cli *cli, char **words, int n, struct arena *arena, int64_t **ids,
                   int64_t *count, struct error *err) {
    *ids = arena_alloc(arena, (size_t)n + 1, sizeof **ids);
    *count = 0;
    for (int i = 0; i < n; i++) {
        struct record *supplier = NULL;
        bool known = false;
        if (!cli_supplier(cli, words[i], arena, &supplier, err) || !supplier)
            return false;
        for (int64_t k = 0; k < *count; k++)
            known = known || (*ids)[k] == supplier->id;
        if (!known)
            (*ids)[(*count)++] = supplier->id;
    }
    return true;
}
