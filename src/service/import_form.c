/*
 * In which form a list writes its numbers and days, and how they read in the one form that fields
 * take.
 */
#include "import_form.h"

#include <stdio.h>
#include <string.h>

#include "sourcebench/core/date.h"

bool import_form_is_number(const struct field *f) {
    return f->type == FIELD_INT || f->type == FIELD_DECIMAL || f->type == FIELD_MONEY;
}

/* Whether no value has thousands to part, as with degrees. */
static bool is_small(const struct field *f) {
    int64_t thousand = 1000;
    for (int i = 0; i < f->scale; i++)
        thousand *= 10;
    return f->type == FIELD_DECIMAL && f->max > 0 && f->max < thousand;
}

bool import_form_shows(const struct field *f, const char *text, enum number_form *form) {
    const char *comma = strrchr(text, ','), *point = strrchr(text, '.');
    if (!comma && !point)
        return false;
    bool comma_last = comma && (!point || comma > point);
    const char *last = comma_last ? comma : point;
    bool both = comma && point, three = strspn(last + 1, "0123456789") == 3;
    bool repeated = strchr(text, *last) != last;
    if (!both && three && f->type != FIELD_INT && !repeated && !is_small(f))
        return false; /* 12,345 may be either */
    bool parts_thousands = !both && three && (repeated || f->type == FIELD_INT);
    *form = comma_last != parts_thousands ? NUMBER_COMMA : NUMBER_POINT;
    return true;
}

/* Splits 23/11/2026, 23.11.2026 or 23-11-2026; false where it is none of these. */
static bool split_day(const char *text, int *first, int *second, int *year) {
    char a, b, rest;
    return sscanf(text, "%2d%c%2d%c%4d%c", first, &a, second, &b, year, &rest) == 5 && a == b &&
           strchr("/.-", a) && *year >= 1000;
}

/* Day and month where one of them can only be the day, or both are the same. */
static enum date_form shown_day_form(int first, int second) {
    return first > 12 || first == second ? DATE_DMY : second > 12 ? DATE_MDY : DATE_UNCLEAR;
}

static const char *iso_day(int year, int month, int day, struct arena *arena) {
    char iso[DATE_TEXT];
    date_to_iso(date_from_civil(year, month, day), iso);
    return arena_string(arena, iso);
}

bool import_form_day(const char *text, struct import_day *day, struct arena *arena) {
    int first, second, year;
    if (!split_day(text, &first, &second, &year) || first == second)
        return false;
    *day = (struct import_day){.form = shown_day_form(first, second)};
    if (first > 0 && second > 0) {
        day->day_first = iso_day(year, second, first, arena);
        day->month_first = iso_day(year, first, second, arena);
    }
    return true;
}

/* What stands between thousands besides comma and point: blanks, also narrow and protected ones,
 * and apostrophes. Its bytes, or 0. */
static size_t parting_mark(const char *s) {
    static const char *const marks[] = {" ", "'", "\u00A0", "\u202F", "\u2009", "\u2019"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strncmp(s, marks[i], strlen(marks[i])) == 0)
            return strlen(marks[i]);
    return 0;
}

/* "1 234 567 pcs" → "1234567 pcs": a mark goes where a digit stands before and three behind it. */
static const char *join_thousands(const char *text, struct arena *arena) {
    static const char digits[] = "0123456789";
    char *joined = arena_string(arena, text), *out = joined;
    for (const char *in = text; *in; in++) {
        size_t mark = parting_mark(in);
        if (out > joined && strchr(digits, out[-1]) && mark && strspn(in + mark, digits) == 3)
            in += mark;
        *out++ = *in;
    }
    *out = '\0';
    return joined;
}

/* "1.234,56" → "1,234.56" */
static const char *plain_number(const struct field *f, enum number_form form, const char *text,
                                struct arena *arena) {
    text = join_thousands(text, arena);
    import_form_shows(f, text, &form);
    if (form == NUMBER_POINT)
        return text;
    char *out = arena_string(arena, text);
    for (char *c = out; *c; c++)
        *c = (char)(*c == ',' ? '.' : *c == '.' ? ',' : *c);
    return out;
}

static bool plain_date(enum date_form form, const char **text, struct arena *arena,
                       struct error *err) {
    int first, second, year;
    if (!split_day(*text, &first, &second, &year))
        return true;
    enum date_form shown = shown_day_form(first, second);
    if (shown != DATE_UNCLEAR)
        form = shown;
    if (form != DATE_DMY && form != DATE_MDY)
        return error_set(
            err, ERROR_INPUT,
            "This can be read as day/month or month/day; write it as 2026-11-23, or import "
            "with --dates dmy or --dates mdy.");
    int month = form == DATE_MDY ? first : second, day = form == DATE_MDY ? second : first;
    if (date_from_civil(year, month, day) != DATE_NONE)
        *text = iso_day(year, month, day, arena);
    return true; /* otherwise field_parse says that it is no day */
}

bool import_form_text(const struct field *f, const struct import_form *form, const char **text,
                      struct arena *arena, struct error *err) {
    if (import_form_is_number(f))
        *text = plain_number(f, form->number, *text, arena);
    return f->type != FIELD_DATE || plain_date(form->date, text, arena, err);
}
