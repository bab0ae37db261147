#include "sourcebench/core/filter_value.h"

#include <string.h>

#include "sourcebench/core/country.h"
#include "sourcebench/core/date.h"
#include "sourcebench/core/field_read.h"
#include "sourcebench/core/money.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/core/text.h"

struct reading {
    const struct filter_key *key;
    const char *word;
    int32_t today;
    struct arena *arena;
    struct value *value;
    struct error *err;
};

static enum field_type type_of(const struct filter_key *key) {
    return key->field ? key->field->type : FIELD_TEXT;
}

bool filter_key_ordered(const struct filter_key *key) {
    switch (type_of(key)) {
    case FIELD_INT:
    case FIELD_DECIMAL:
    case FIELD_MONEY:
    case FIELD_DATE:
    case FIELD_TIME:
        return true;
    default:
        return false;
    }
}

const char *filter_key_example(const struct filter_key *key, struct arena *arena) {
    const struct field *f = key->field;
    const char *value = f && f->example ? f->example : "word";
    switch (type_of(key)) {
    case FIELD_INT:
    case FIELD_DECIMAL:
    case FIELD_MONEY:
        return arena_format(arena, "%s:<%s", key->name, f->example ? f->example : "500");
    case FIELD_DATE:
    case FIELD_TIME:
        return arena_format(arena, "%s:<+7d", key->name);
    case FIELD_COUNTRY:
        return arena_format(arena, "%s:VN or %s:\"South Korea\"", key->name, key->name);
    case FIELD_CHOICE:
    case FIELD_MULTI:
        return arena_format(arena, "%s:%s", key->name, f->choices[0].key);
    default:
        return arena_format(arena, strchr(value, ' ') ? "%s:\"%s\"" : "%s:%s", key->name, value);
    }
}

static bool refuse(const struct reading *r, const char *is_no) {
    return error_set(r->err, ERROR_INPUT, "\"%s\" is %s; e.g. %s", r->word, is_no,
                     filter_key_example(r->key, r->arena));
}

static bool read_text(const struct reading *r) {
    *r->value = value_text(r->word);
    return true;
}

static bool read_number(const struct reading *r) {
    int64_t number;
    if (!field_read_number(r->key->field, r->word, &number))
        return refuse(r, "not a number");
    *r->value = value_int(number);
    return true;
}

static bool read_date(const struct reading *r) {
    int32_t day = date_parse(r->word, r->today);
    if (day == DATE_NONE)
        return refuse(r, "no date");
    *r->value = value_text(date_text(r->arena, day));
    return true;
}

static bool read_time(const struct reading *r) {
    int64_t ms;
    int32_t day = date_parse(r->word, r->today);
    if (day != DATE_NONE)
        ms = day * INT64_C(86400000);
    else if (!field_read_time(r->word, &ms))
        return refuse(r, "no time");
    *r->value = value_int(ms);
    return true;
}

/* The keys of the choices that begin with the word, or of all. */
static bool refuse_choice(const struct reading *r, bool ambiguous) {
    const struct field *f = r->key->field;
    struct strbuf keys = {0};
    for (size_t i = 0; i < f->n_choices; i++)
        if (!ambiguous || field_choice_begins(&f->choices[i], r->word))
            strbuf_addf(&keys, "%s%s", keys.length ? ", " : "", f->choices[i].key);
    if (ambiguous)
        error_set(r->err, ERROR_INPUT, "\"%s\" may be any of %s; type more of it", r->word,
                  strbuf_text(&keys));
    else
        error_set(r->err, ERROR_INPUT, "\"%s\" is no %s: %s", r->word, r->key->name,
                  strbuf_text(&keys));
    strbuf_free(&keys);
    return false;
}

static bool read_choice(const struct reading *r) {
    const struct field *f = r->key->field;
    const struct choice *choice = field_read_choice(f, r->word), *begun = NULL;
    int n_begin = 0;
    for (size_t i = 0; i < f->n_choices && !choice; i++)
        if (field_choice_begins(&f->choices[i], r->word) && n_begin++ == 0)
            begun = &f->choices[i];
    if (!choice && n_begin != 1)
        return refuse_choice(r, n_begin > 1);
    *r->value = value_text(choice ? choice->key : begun->key);
    return true;
}

static bool read_bool(const struct reading *r) {
    bool yes;
    if (!field_read_bool(r->word, &yes))
        return error_set(r->err, ERROR_INPUT, "\"%s\" is neither yes nor no", r->word);
    *r->value = value_int(yes);
    return true;
}

static bool read_country(const struct reading *r) {
    const struct country *country = country_find(r->word);
    if (country) {
        *r->value = value_text(country->alpha2);
        return true;
    }
    const char **names = arena_alloc(r->arena, n_countries, sizeof *names);
    for (size_t i = 0; i < n_countries; i++)
        names[i] = countries[i].name;
    const char *nearest = text_nearest(r->word, names, n_countries);
    if (!nearest)
        return refuse(r, "no country");
    return error_set(r->err, ERROR_INPUT, "\"%s\" is no country; did you mean %s?", r->word,
                     nearest);
}

static bool read_currency(const struct reading *r) {
    const char *code = field_read_currency(r->word, r->arena);
    if (!code)
        return refuse(r, "no currency");
    *r->value = value_text(code);
    return true;
}

static bool read_ref(const struct reading *r) {
    int64_t id;
    if (!decimal_parse(r->word, 0, &id))
        return refuse(r, "no id");
    *r->value = value_int(id);
    return true;
}

bool filter_value_read(const struct filter_key *key, const char *word, int32_t today,
                       struct arena *arena, struct value *value, struct error *err) {
    static bool (*const readers[])(const struct reading *) = {
        [FIELD_TEXT] = read_text,         [FIELD_LONG] = read_text,
        [FIELD_INT] = read_number,        [FIELD_DECIMAL] = read_number,
        [FIELD_MONEY] = read_number,      [FIELD_DATE] = read_date,
        [FIELD_TIME] = read_time,         [FIELD_CHOICE] = read_choice,
        [FIELD_MULTI] = read_choice,      [FIELD_TAGS] = read_text,
        [FIELD_BOOL] = read_bool,         [FIELD_COUNTRY] = read_country,
        [FIELD_CURRENCY] = read_currency, [FIELD_REF] = read_ref,
    };
    struct reading r = {key, word, today, arena, value, err};
    return readers[type_of(key)](&r);
}
