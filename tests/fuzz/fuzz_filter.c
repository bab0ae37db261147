/*
 * Filters from anywhere: either terms that keep their bounds, or an error whose place is in the
 * text.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/filter.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { TODAY = 20780 }; /* 2026-11-23 */

static const struct field time_field = {.name = "at", .type = FIELD_TIME};
static const struct field fee_field = {.name = "fee", .type = FIELD_MONEY};
static const struct field yes_field = {.name = "yes", .type = FIELD_BOOL};
static const struct field ref_field = {.name = "ref", .type = FIELD_REF, .ref = "supplier"};

static const struct filter_key keys[] = {
    {.name = "country", .field = &supplier_fields[SUPPLIER_COUNTRY]},
    {.name = "status", .field = &supplier_fields[SUPPLIER_STATUS]},
    {.name = "model", .field = &supplier_fields[SUPPLIER_MODELS]},
    {.name = "city", .field = &supplier_fields[SUPPLIER_CITY]},
    {.name = "sector", .field = &supplier_fields[SUPPLIER_SECTORS]},
    {.name = "moq", .field = &supplier_fields[SUPPLIER_MOQ]},
    {.name = "lat", .field = &supplier_fields[SUPPLIER_LATITUDE]},
    {.name = "review", .field = &supplier_fields[SUPPLIER_NEXT_REVIEW]},
    {.name = "currency", .field = &supplier_fields[SUPPLIER_CURRENCY]},
    {.name = "at", .field = &time_field},
    {.name = "fee", .field = &fee_field},
    {.name = "yes", .field = &yes_field},
    {.name = "ref", .field = &ref_field},
    {.name = "cert", .takes_day = true},
    {.name = "tag"},
};

static void must(bool holds) {
    if (!holds)
        abort();
}

static void check_text(const char *s) {
    must(s && *s && text_valid(s, strlen(s)));
}

static void check_term(const struct filter_term *t) {
    bool filled = t->op == FILTER_NONE || t->op == FILTER_ANY;
    if (!t->key) {
        check_text(t->words);
        return;
    }
    int least = filled ? 0 : t->op == FILTER_RANGE ? 2 : 1;
    int most = t->op == FILTER_EQUAL ? 40 : least;
    must(t->n_values >= least && t->n_values <= most);
    for (int i = 0; i < t->n_values; i++) {
        must(t->values[i].kind != VALUE_NULL);
        if (t->values[i].kind == VALUE_TEXT)
            check_text(t->values[i].s);
    }
    must(!t->day || (t->key->takes_day && date_from_iso(t->day) != DATE_NONE));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena a = {0};
    struct filter filter;
    struct filter_error err = {0};
    const char *text = arena_bytes(&a, (const char *)data, size);
    int length = (int)strlen(text);
    if (filter_parse(text, keys, sizeof keys / sizeof *keys, TODAY, &a, &filter, &err)) {
        must(filter.n_terms <= 40 && length <= 1000);
        for (int i = 0; i < filter.n_terms; i++)
            check_term(&filter.terms[i]);
    } else {
        must(err.start >= 0 && err.start < err.end && err.end <= length);
        check_text(err.error.message);
    }
    arena_free(&a);
    return 0;
}
