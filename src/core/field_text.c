/*
 * Values as people and files write them, and as they read them.
 */
#include "sourcebench/core/field.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/country.h"
#include "sourcebench/core/date.h"
#include "sourcebench/core/field_read.h"
#include "sourcebench/core/money.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/core/text.h"

enum { TEXT_MAX = 1000, LONG_MAX_LENGTH = 100000, NUMBER_TEXT = 64, MS_PER_DAY = 86400000 };

/* What a type does with its clean text; never empty. */
struct reading {
    const struct field *field;
    const char *text;
    int32_t today;
    struct arena *arena;
    struct value *value;
    struct error *err;
};

/* "Enter WHAT, for example 300." */
static bool expected(const struct reading *r, const char *what) {
    const char *example = r->field->example;
    if (!example)
        return error_set(r->err, ERROR_INPUT, "Enter %s.", what);
    return error_set(r->err, ERROR_INPUT, "Enter %s, for example %s.", what, example);
}

static bool read_text(const struct reading *r) {
    const struct field *f = r->field;
    char reason[128] = "", most[NUMBER_TEXT], has[NUMBER_TEXT];
    if (f->check && !f->check(r->text, reason))
        return error_set(r->err, ERROR_INPUT, "%s", reason);
    size_t max = f->max_length ? f->max_length : f->type == FIELD_LONG ? LONG_MAX_LENGTH : TEXT_MAX;
    size_t length = text_length(r->text);
    if (length > max) {
        integer_format((int64_t)max, most, sizeof most);
        integer_format((int64_t)length, has, sizeof has);
        return error_set(r->err, ERROR_INPUT, "Enter at most %s characters; this has %s.", most,
                         has);
    }
    *r->value = value_text(r->text);
    return true;
}

/* A number that always has four digits is a year: it is not grouped. */
static bool is_year(const struct field *f) {
    return f->type == FIELD_INT && f->min >= 1000 && f->max > f->min && f->max <= 9999;
}

static void format_number(const struct field *f, int64_t number, char *out, size_t size) {
    if (f->type == FIELD_MONEY)
        money_format(number, NULL, out, size);
    else if (f->type == FIELD_DECIMAL)
        decimal_format(number, f->scale, out, size);
    else if (is_year(f))
        snprintf(out, size, "%" PRId64, number);
    else
        integer_format(number, out, size);
}

/* The number without the zeros at its end that say nothing: "10.5". */
static void format_plain(const struct field *f, int64_t number, char *out, size_t size) {
    int digits = f->type == FIELD_MONEY ? 4 : f->type == FIELD_DECIMAL ? f->scale : 0;
    decimal_format(number, digits, out, size);
    size_t length = strlen(out);
    while (digits > 0 && out[length - 1] == '0')
        out[--length] = '\0';
    if (out[length - 1] == '.')
        out[length - 1] = '\0';
}

/* "3,650" and "-90": as people write them. */
static void format_limit(const struct field *f, int64_t number, char *out, size_t size) {
    if (f->type == FIELD_INT)
        format_number(f, number, out, size);
    else
        format_plain(f, number, out, size);
}

static bool limits_kept(const struct reading *r, int64_t number) {
    const struct field *f = r->field;
    char least[NUMBER_TEXT], most[NUMBER_TEXT];
    if (f->max > f->min) {
        if (number >= f->min && number <= f->max)
            return true;
        format_limit(f, f->min, least, sizeof least);
        format_limit(f, f->max, most, sizeof most);
        return error_set(r->err, ERROR_INPUT, "Enter a number from %s to %s.", least, most);
    }
    if (number >= 0 || f->flags & FIELD_NEGATIVE)
        return true;
    return error_set(r->err, ERROR_INPUT, "Enter a number that is not below zero.");
}

static bool read_number(const struct reading *r) {
    static const char *const what[] = {
        [FIELD_INT] = "a whole number", [FIELD_DECIMAL] = "a number", [FIELD_MONEY] = "an amount"};
    int64_t number;
    if (!field_read_number(r->field, r->text, &number))
        return expected(r, what[r->field->type]);
    if (!limits_kept(r, number))
        return false;
    *r->value = value_int(number);
    return true;
}

static bool read_date(const struct reading *r) {
    int32_t day = date_parse(r->text, r->today);
    if (day == DATE_NONE)
        return error_set(r->err, ERROR_INPUT,
                         "Enter a date as YYYY-MM-DD, or such as today, +3d, fri.");
    *r->value = value_text(date_text(r->arena, day));
    return true;
}

static bool read_time(const struct reading *r) {
    int64_t ms;
    if (!field_read_time(r->text, &ms))
        return error_set(r->err, ERROR_INPUT, "Enter a time such as 2026-11-23 14:20, in UTC.");
    *r->value = value_int(ms);
    return true;
}

static bool no_choice(const struct reading *r) {
    struct strbuf labels = {0};
    for (size_t i = 0; i < r->field->n_choices; i++)
        strbuf_addf(&labels, "%s%s", i ? ", " : "", r->field->choices[i].label);
    error_set(r->err, ERROR_INPUT, "Enter one of %s.", strbuf_text(&labels));
    strbuf_free(&labels);
    return false;
}

static bool read_choice(const struct reading *r) {
    const struct choice *choice = field_read_choice(r->field, r->text);
    if (!choice)
        return no_choice(r);
    *r->value = value_text(choice->key);
    return true;
}

static int compare_texts(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Bytes of the mark between elements at s, or 0. Choices never hold a slash or plus, tags may. */
static size_t separator(const char *s, bool choices) {
    static const char *const marks[] = {",", ";", "|", "，", "、", "；", "/", "+", "&"};
    size_t n = sizeof marks / sizeof *marks - (choices ? 0 : 3);
    for (size_t i = 0; i < n; i++)
        if (strncmp(s, marks[i], strlen(marks[i])) == 0)
            return strlen(marks[i]);
    return 0;
}

/* Splits into elements without the blanks around them; empty ones are left out. */
static size_t split_list(const struct reading *r, const char **items) {
    bool choices = r->field->type == FIELD_MULTI;
    size_t n = 0;
    for (const char *s = r->text; *s;) {
        const char *start = s, *end;
        size_t mark = 0;
        while (*s && (mark = separator(s, choices)) == 0)
            s++;
        end = s;
        s += mark;
        while (start < end && *start == ' ')
            start++;
        while (end > start && end[-1] == ' ')
            end--;
        if (end > start)
            items[n++] = arena_bytes(r->arena, start, (size_t)(end - start));
    }
    return n;
}

static const char *join_sorted(const char **items, size_t n, struct arena *arena) {
    struct strbuf joined = {0};
    qsort(items, n, sizeof *items, compare_texts);
    for (size_t i = 0; i < n; i++) {
        if (i > 0 && strcmp(items[i], items[i - 1]) == 0)
            continue;
        strbuf_add(&joined, i ? "," : "");
        strbuf_add(&joined, items[i]);
    }
    const char *result = arena_string(arena, strbuf_text(&joined));
    strbuf_free(&joined);
    return result;
}

/* A MULTI keeps the keys of its choices, TAGS the texts. */
static bool read_list(const struct reading *r) {
    const char **items = arena_alloc(r->arena, strlen(r->text) / 2 + 1, sizeof *items);
    size_t n = split_list(r, items);
    for (size_t i = 0; i < n && r->field->type == FIELD_MULTI; i++) {
        const struct choice *choice = field_read_choice(r->field, items[i]);
        if (!choice)
            return no_choice(r);
        items[i] = choice->key;
    }
    struct reading joined = *r;
    joined.text = n ? join_sorted(items, n, r->arena) : "";
    return read_text(&joined);
}

static bool read_bool(const struct reading *r) {
    bool yes;
    if (!field_read_bool(r->text, &yes))
        return error_set(r->err, ERROR_INPUT, "Enter yes or no.");
    *r->value = value_int(yes);
    return true;
}

static bool read_country(const struct reading *r) {
    const struct country *country = country_find(r->text);
    if (!country)
        return expected(r, "a country or its code");
    *r->value = value_text(country->alpha2);
    return true;
}

static bool read_currency(const struct reading *r) {
    const char *code = field_read_currency(r->text, r->arena);
    if (!code)
        return expected(r, "a currency by its ISO code");
    *r->value = value_text(code);
    return true;
}

static bool read_ref(const struct reading *r) {
    int64_t id;
    if (!decimal_parse(r->text, 0, &id) || id <= 0)
        return error_set(r->err, ERROR_INPUT, "Enter the id of a record, a whole number.");
    *r->value = value_int(id);
    return true;
}

bool field_parse(const struct field *field, const char *text, int32_t today, struct arena *arena,
                 struct value *value, struct error *err) {
    static bool (*const readers[])(const struct reading *) = {
        [FIELD_TEXT] = read_text,         [FIELD_LONG] = read_text,
        [FIELD_INT] = read_number,        [FIELD_DECIMAL] = read_number,
        [FIELD_MONEY] = read_number,      [FIELD_DATE] = read_date,
        [FIELD_TIME] = read_time,         [FIELD_CHOICE] = read_choice,
        [FIELD_MULTI] = read_list,        [FIELD_TAGS] = read_list,
        [FIELD_BOOL] = read_bool,         [FIELD_COUNTRY] = read_country,
        [FIELD_CURRENCY] = read_currency, [FIELD_REF] = read_ref,
    };
    *value = value_null();
    size_t length = text ? strlen(text) : 0;
    if (length > 0 && !text_valid(text, length))
        text = text_repair(arena, text, length);
    const char *clean = length > 0 ? text_clean(arena, text, field->type == FIELD_LONG) : "";
    struct reading r = {field, clean, today, arena, value, err};
    bool ok = *clean == '\0' || readers[field->type](&r);
    if (ok && value->kind == VALUE_NULL && field->flags & FIELD_REQUIRED)
        return error_set(err, ERROR_INPUT, "This must not be empty.");
    return ok;
}

static const char *label_of(const struct field *f, const char *key) {
    for (size_t i = 0; i < f->n_choices; i++)
        if (strcmp(f->choices[i].key, key) == 0)
            return f->choices[i].label;
    return key;
}

/* "oem,odm" as "OEM, ODM", or with the keys. */
static const char *list_text(const struct field *f, const char *stored, bool labels,
                             struct arena *arena) {
    struct strbuf out = {0};
    for (const char *s = stored; *s;) {
        size_t length = strcspn(s, ",");
        const char *item = arena_bytes(arena, s, length);
        strbuf_addf(&out, "%s%s", s == stored ? "" : ", ", labels ? label_of(f, item) : item);
        s += length + (s[length] == ',');
    }
    const char *result = arena_string(arena, strbuf_text(&out));
    strbuf_free(&out);
    return result;
}

static const char *time_text(int64_t ms, struct arena *arena) {
    int32_t day = date_of_ms(ms, 0);
    char iso[DATE_TEXT];
    date_to_iso(day, iso);
    if (day == DATE_NONE)
        return arena_format(arena, "%" PRId64, ms);
    int rest = (int)(ms - day * (int64_t)MS_PER_DAY), second = rest / 1000;
    const char *clock =
        arena_format(arena, "%sT%02d:%02d:%02d", iso, second / 3600, second / 60 % 60, second % 60);
    return rest % 1000 ? arena_format(arena, "%s.%03dZ", clock, rest % 1000)
                       : arena_format(arena, "%sZ", clock);
}

const char *field_edit_text(const struct field *field, struct value value, struct arena *arena) {
    char text[NUMBER_TEXT];
    if (value.kind == VALUE_NULL)
        return "";
    if (value.kind == VALUE_TEXT)
        return field->type == FIELD_MULTI || field->type == FIELD_TAGS
                   ? list_text(field, value.s, false, arena)
                   : arena_string(arena, value.s);
    if (field->type == FIELD_BOOL)
        return value.i ? "yes" : "no";
    if (field->type == FIELD_TIME)
        return time_text(value.i, arena);
    format_plain(field, value.i, text, sizeof text);
    return arena_string(arena, text);
}

static const char *show_word(const struct field *field, const char *s, struct arena *arena) {
    if (field->type == FIELD_CHOICE)
        return label_of(field, s);
    if (field->type == FIELD_MULTI || field->type == FIELD_TAGS)
        return list_text(field, s, true, arena);
    const struct country *country = field->type == FIELD_COUNTRY ? country_by_code(s) : NULL;
    return country ? country->name : arena_string(arena, s);
}

const char *field_show_text(const struct field *field, struct value value, struct arena *arena) {
    char text[NUMBER_TEXT];
    if (value.kind == VALUE_TEXT)
        return show_word(field, value.s, arena);
    bool number =
        field->type == FIELD_INT || field->type == FIELD_DECIMAL || field->type == FIELD_MONEY;
    if (value.kind == VALUE_NULL || !number)
        return field_edit_text(field, value, arena);
    if (field->type == FIELD_DECIMAL)
        format_plain(field, value.i, text, sizeof text);
    else
        format_number(field, value.i, text, sizeof text);
    return field->unit ? arena_format(arena, "%s %s", text, field->unit)
                       : arena_string(arena, text);
}
