#include "sourcebench/core/date.h"

#include <string.h>

enum { TYPED_MAX = 16 };

/* Lower case without the blanks around; false where it is longer than any date. */
static bool typed_word(const char *typed, char out[TYPED_MAX]) {
    typed += strspn(typed, " \t");
    size_t length = strlen(typed);
    while (length > 0 && (typed[length - 1] == ' ' || typed[length - 1] == '\t'))
        length--;
    if (length == 0 || length >= TYPED_MAX)
        return false;
    for (size_t i = 0; i < length; i++)
        out[i] = (char)(typed[i] >= 'A' && typed[i] <= 'Z' ? typed[i] + ('a' - 'A') : typed[i]);
    out[length] = '\0';
    return true;
}

static int32_t add_days(int32_t day, int64_t days) {
    int64_t sum = day + days;
    bool fits = sum >= date_from_civil(1, 1, 1) && sum <= date_from_civil(9999, 12, 31);
    return fits ? (int32_t)sum : DATE_NONE;
}

/* "+3d", "-2w", "1m", "2y"; a bare number counts as days only with a sign. */
static int32_t parse_distance(const char *s, int32_t today) {
    bool has_sign = *s == '+' || *s == '-';
    int sign = *s == '-' ? -1 : 1;
    s += has_sign;
    size_t digits = strspn(s, "0123456789");
    if (digits == 0 || digits > 5)
        return DATE_NONE;
    int count = 0;
    for (size_t i = 0; i < digits; i++)
        count = count * 10 + (s[i] - '0');
    count *= sign;
    s += digits;
    s += strspn(s, " ");
    if ((*s == '\0' && has_sign) || strcmp(s, "d") == 0)
        return add_days(today, count);
    if (strcmp(s, "w") == 0)
        return add_days(today, (int64_t)count * 7);
    if (strcmp(s, "m") == 0)
        return date_add_months(today, count);
    return strcmp(s, "y") == 0 ? date_add_months(today, count * 12) : DATE_NONE;
}

static int32_t parse_name(const char *s, int32_t today) {
    static const struct {
        const char *name;
        int days;
    } near[] = {{"today", 0}, {"tomorrow", 1}, {"yesterday", -1}};
    static const char *const weekdays[] = {"monday", "tuesday",  "wednesday", "thursday",
                                           "friday", "saturday", "sunday"};

    for (size_t i = 0; i < sizeof near / sizeof *near; i++)
        if (strcmp(s, near[i].name) == 0)
            return add_days(today, near[i].days);
    size_t length = strlen(s);
    for (int i = 0; i < 7; i++)
        if (length >= 3 && strncmp(s, weekdays[i], length) == 0)
            return add_days(today, (i - date_weekday(today) + 6) % 7 + 1);
    return DATE_NONE;
}

/* "12-24": the next such day from tomorrow on; "02-29" looks as far as the next leap year. */
static int32_t parse_month_day(const char *s, int32_t today) {
    int year, month, day;
    if (strlen(s) != 5 || s[2] != '-' || strspn(s, "0123456789-") != 5 || s[0] == '-' ||
        s[1] == '-' || s[3] == '-' || s[4] == '-')
        return DATE_NONE;
    date_to_civil(today, &year, &month, &day);
    month = (s[0] - '0') * 10 + (s[1] - '0');
    day = (s[3] - '0') * 10 + (s[4] - '0');
    for (int i = 0; i <= 8; i++) {
        int32_t found = date_from_civil(year + i, month, day);
        if (found != DATE_NONE && found > today)
            return found;
    }
    return DATE_NONE;
}

int32_t date_parse(const char *typed, int32_t today) {
    static int32_t (*const readings[])(const char *, int32_t) = {parse_distance, parse_name,
                                                                 parse_month_day};
    char word[TYPED_MAX];
    if (!typed || !typed_word(typed, word))
        return DATE_NONE;
    int32_t day = date_from_iso(word);
    for (size_t i = 0; day == DATE_NONE && today != DATE_NONE && i < 3; i++)
        day = readings[i](word, today);
    return day;
}
