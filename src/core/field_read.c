#include "sourcebench/core/field_read.h"

#include <stdio.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/money.h"

enum { NUMBER_MAX = 64, MS_PER_SECOND = 1000, MS_PER_DAY = 86400000 };

static char lower(char c) {
    return (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c == '_' || c == '-' ? ' ' : c);
}

/* How far two words agree; keys and labels are ASCII. */
static size_t same_letters(const char *a, const char *b) {
    size_t i = 0;
    while (a[i] && lower(a[i]) == lower(b[i]))
        i++;
    return i;
}

static bool same_word(const char *a, const char *b) {
    size_t same = same_letters(a, b);
    return a[same] == '\0' && b[same] == '\0';
}

static bool begins_with(const char *word, const char *start) {
    return start[same_letters(word, start)] == '\0';
}

const struct choice *field_read_choice(const struct field *field, const char *text) {
    for (size_t i = 0; i < field->n_choices; i++) {
        const struct choice *c = &field->choices[i];
        if (same_word(c->key, text) || same_word(c->label, text))
            return c;
    }
    return NULL;
}

bool field_choice_begins(const struct choice *choice, const char *start) {
    return begins_with(choice->key, start) || begins_with(choice->label, start);
}

/* "38 days" for a field in "d": what people write behind numbers. */
static bool names_unit(const char *text, const char *unit) {
    static const struct {
        const char *unit, *word;
    } words[] = {
        {"d", "day"},      {"d", "days"},    {"pcs", "pc"},        {"pcs", "piece"},
        {"pcs", "pieces"}, {"pcs", "units"}, {"pcs/month", "pcs"},
    };
    if (!unit)
        return false;
    if (same_word(text, unit))
        return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i].unit, unit) == 0 && same_word(text, words[i].word))
            return true;
    return false;
}

bool field_read_number(const struct field *field, const char *text, int64_t *number) {
    char digits[NUMBER_MAX];
    size_t length = strspn(text, "+-0123456789,.");
    const char *unit = text + length + strspn(text + length, " ");
    if (length == 0 || length >= sizeof digits || (*unit && !names_unit(unit, field->unit)))
        return false;
    memcpy(digits, text, length);
    digits[length] = '\0';
    switch (field->type) {
    case FIELD_MONEY:
        return money_parse(digits, number);
    case FIELD_DECIMAL:
        return decimal_parse_rounded(digits, field->scale, number);
    default:
        return decimal_parse(digits, 0, number);
    }
}

bool field_read_bool(const char *text, bool *yes) {
    static const char *const words[2][6] = {{"no", "n", "false", "0", "off", "否"},
                                            {"yes", "y", "true", "1", "on", "是"}};
    for (int is_yes = 0; is_yes < 2; is_yes++)
        for (size_t i = 0; i < sizeof words[0] / sizeof *words[0]; i++)
            if (same_word(words[is_yes][i], text)) {
                *yes = is_yes;
                return true;
            }
    return false;
}

const char *field_read_currency(const char *text, struct arena *arena) {
    static const struct {
        const char *name, *code;
    } names[] = {{"RMB", "CNY"}, {"US$", "USD"}, {"€", "EUR"}, {"£", "GBP"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (same_word(names[i].name, text))
            return names[i].code;
    char *code = arena_string(arena, text);
    for (char *c = code; *c; c++)
        if (*c >= 'a' && *c <= 'z')
            *c = (char)(*c - ('a' - 'A'));
    return currency_known(code) ? code : NULL;
}

/* ":20", ":05" or ".123" at *s, moving behind it; absent is 0 and fine, out of bounds is -1. */
static int next_part(const char **s, char mark, int digits, int below) {
    if (**s != mark)
        return 0;
    int value = 0;
    for (int i = 1; i <= digits; i++) {
        char c = (*s)[i];
        if (c < '0' || c > '9')
            return -1;
        value = value * 10 + (c - '0');
    }
    *s += digits + 1;
    return value < below ? value : -1;
}

bool field_read_time(const char *text, int64_t *ms) {
    char iso[DATE_TEXT];
    snprintf(iso, sizeof iso, "%.10s", text);
    int32_t day = date_from_iso(iso);
    if (day == DATE_NONE || (text[10] != ' ' && text[10] != 'T'))
        return false;
    const char *at = text + 10;
    int hour = next_part(&at, *at, 2, 24);
    int minute = *at == ':' ? next_part(&at, ':', 2, 60) : -1;
    int second = minute < 0 ? -1 : next_part(&at, ':', 2, 60);
    int milli = second < 0 ? -1 : next_part(&at, '.', 3, 1000);
    at += *at == 'Z';
    if (hour < 0 || milli < 0 || *at)
        return false;
    *ms = day * (int64_t)MS_PER_DAY +
          ((hour * 60 + minute) * 60 + second) * (int64_t)MS_PER_SECOND + milli;
    return true;
}
