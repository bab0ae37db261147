#include "sourcebench/service/quote_breaks.h"

#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/money.h"
#include "sourcebench/core/quote.h"
#include "sourcebench/db/journal.h"
#include "sourcebench/db/record.h"

enum { BREAKS_MAX = 64 };

static bool read_cell(const struct field *field, const char *word, struct arena *arena, int64_t *n,
                      struct error *err) {
    struct value value;
    struct error wrong = {0};
    if (!field_parse(field, word, 0, arena, &value, &wrong))
        return error_set(err, ERROR_INPUT, "\"%s\": %s", word, wrong.message);
    *n = value.i;
    return true;
}

static void sort(struct landed_break *breaks, int n) {
    for (int i = 1; i < n; i++) {
        struct landed_break b = breaks[i];
        int at = i;
        for (; at > 0 && breaks[at - 1].from > b.from; at--)
            breaks[at] = breaks[at - 1];
        breaks[at] = b;
    }
}

static bool check_twice(const struct landed_break *breaks, int n, struct error *err) {
    for (int i = 1; i < n; i++) {
        if (breaks[i].from == breaks[i - 1].from)
            return error_set(err, ERROR_INPUT, "There are two prices from %lld pieces on.",
                             (long long)breaks[i].from);
    }
    return true;
}

bool quote_breaks_parse(const char *text, struct arena *arena, struct landed_break **breaks, int *n,
                        struct error *err) {
    const struct field *quantity = &break_entity.fields[BREAK_QUANTITY];
    const struct field *price = &break_entity.fields[BREAK_PRICE];
    char *rest = NULL, *copy = arena_string(arena, text);
    *breaks = arena_alloc(arena, BREAKS_MAX, sizeof **breaks);
    *n = 0;
    for (char *word = strtok_r(copy, " \t\r\n:;", &rest); word;
         word = strtok_r(NULL, " \t\r\n:;", &rest)) {
        struct landed_break b;
        char *second = strtok_r(NULL, " \t\r\n:;", &rest);
        if (!second)
            return error_set(err, ERROR_INPUT, "A price is missing behind \"%s\".", word);
        if (*n == BREAKS_MAX)
            return error_set(err, ERROR_INPUT, "A quote has at most %d breaks.", BREAKS_MAX);
        if (!read_cell(quantity, word, arena, &b.from, err) ||
            !read_cell(price, second, arena, &b.price, err))
            return false;
        (*breaks)[(*n)++] = b;
    }
    sort(*breaks, *n);
    return check_twice(*breaks, *n, err);
}

bool quote_breaks_fall(const struct landed_break *breaks, int n) {
    for (int i = 1; i < n; i++) {
        if (breaks[i].price > breaks[i - 1].price)
            return false;
    }
    return true;
}

static int compare_records(const void *a, const void *b) {
    int64_t x = (*(struct record *const *)a)->values[BREAK_QUANTITY].i;
    int64_t y = (*(struct record *const *)b)->values[BREAK_QUANTITY].i;
    return (x > y) - (x < y);
}

void quote_breaks_sort(struct record **breaks, int n) {
    if (n)
        qsort(breaks, (size_t)n, sizeof *breaks, compare_records);
}

const char *quote_breaks_text(struct record *const *breaks, int n, const char *currency,
                              struct arena *arena) {
    const char *text = "";
    for (int i = 0; i < n; i++) {
        char price[64];
        money_format(breaks[i]->values[BREAK_PRICE].i, currency, price, sizeof price);
        text = arena_format(arena, "%s%s%lld:%s", text, i ? " " : "",
                            (long long)breaks[i]->values[BREAK_QUANTITY].i, price);
    }
    return text;
}

static const struct landed_break *find(const struct landed_break *breaks, int n, int64_t from) {
    for (int i = 0; i < n; i++) {
        if (breaks[i].from == from)
            return &breaks[i];
    }
    return NULL;
}

static bool change_old(struct store *store, struct record *old, const struct landed_break *b,
                       struct arena *arena, struct error *err) {
    if (!b)
        return record_delete(store, &break_entity, old->id, err);
    struct record *wanted = record_copy(old, arena);
    wanted->values[BREAK_PRICE] = value_int(b->price);
    return record_update(store, old, wanted, arena, NULL, NULL, err);
}

static bool add_new(struct store *store, int64_t quote, const struct landed_break *b,
                    struct arena *arena, struct error *err) {
    struct record *r = record_new(&break_entity, arena);
    r->values[BREAK_QUOTE] = value_int(quote);
    r->values[BREAK_QUANTITY] = value_int(b->from);
    r->values[BREAK_PRICE] = value_int(b->price);
    return record_insert(store, r, err);
}

static bool write_all(struct store *store, int64_t quote, const struct landed_break *breaks, int n,
                      struct arena *arena, struct error *err) {
    struct record **old;
    int n_old;
    bool ok = record_children(store, &break_entity, quote, false, arena, &old, &n_old, err);
    for (int i = 0; ok && i < n_old; i++)
        ok = change_old(store, old[i], find(breaks, n, old[i]->values[BREAK_QUANTITY].i), arena,
                        err);
    for (int i = 0; ok && i < n; i++) {
        bool there = false;
        for (int k = 0; k < n_old; k++)
            there = there || old[k]->values[BREAK_QUANTITY].i == breaks[i].from;
        ok = there || add_new(store, quote, &breaks[i], arena, err);
    }
    return ok;
}

bool quote_breaks_save(struct store *store, int64_t quote, const char *text, struct error *err) {
    struct arena arena = {0};
    struct landed_break *breaks;
    int n;
    bool ok = quote_breaks_parse(text, &arena, &breaks, &n, err) &&
              command_begin(store, "Enter price breaks", err);
    if (ok) {
        ok = write_all(store, quote, breaks, n, &arena, err);
        if (ok)
            ok = command_commit(store, err);
        else
            command_abort(store);
    }
    arena_free(&arena);
    return ok;
}
