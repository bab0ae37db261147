#include "sourcebench/core/date.h"

#include <stdio.h>
#include <string.h>

enum { MS_PER_DAY = 86400000, MS_PER_MINUTE = 60000, YEAR_MIN = 1, YEAR_MAX = 9999 };

static const char *const weekday_names[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

static int64_t floor_div(int64_t a, int64_t b) {
    return a / b - (a % b < 0);
}

static bool leap_year(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int month_days(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && leap_year(year) ? 29 : days[month - 1];
}

/* Howard Hinnant, "chrono-compatible low-level date algorithms": the year begins in March, so that
 * the leap day is its last. */
int32_t date_from_civil(int year, int month, int day) {
    if (year < YEAR_MIN || year > YEAR_MAX || month < 1 || month > 12 || day < 1 ||
        day > month_days(year, month))
        return DATE_NONE;
    int y = month <= 2 ? year - 1 : year;
    int era = y / 400, year_of_era = y % 400;
    int day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

void date_to_civil(int32_t day, int *year, int *month, int *day_of_month) {
    int64_t z = (int64_t)day + 719468;
    int64_t era = floor_div(z, 146097);
    int64_t doe = z - era * 146097;
    int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int64_t shifted = (5 * doy + 2) / 153;
    *day_of_month = (int)(doy - (153 * shifted + 2) / 5 + 1);
    *month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
    *year = (int)(yoe + era * 400 + (*month <= 2));
}

int date_weekday(int32_t day) {
    int64_t since_monday = (int64_t)day + 3; /* 1970-01-01 was a Thursday */
    return (int)(since_monday - floor_div(since_monday, 7) * 7);
}

const char *date_weekday_name(int weekday) {
    return weekday >= 0 && weekday < 7 ? weekday_names[weekday] : "";
}

/* Exactly n digits at s, or -1. */
static int digits(const char *s, int n) {
    int value = 0;
    for (int i = 0; i < n; i++) {
        if (s[i] < '0' || s[i] > '9')
            return -1;
        value = value * 10 + (s[i] - '0');
    }
    return value;
}

int32_t date_from_iso(const char *s) {
    if (!s || strlen(s) != 10 || s[4] != '-' || s[7] != '-')
        return DATE_NONE;
    return date_from_civil(digits(s, 4), digits(s + 5, 2), digits(s + 8, 2));
}

void date_to_iso(int32_t day, char out[DATE_TEXT]) {
    int year, month, day_of_month;
    out[0] = '\0';
    if (day == DATE_NONE)
        return;
    date_to_civil(day, &year, &month, &day_of_month);
    if (year >= YEAR_MIN && year <= YEAR_MAX)
        snprintf(out, DATE_TEXT, "%04u-%02u-%02u", (unsigned)year % 10000u, (unsigned)month % 100u,
                 (unsigned)day_of_month % 100u);
}

char *date_text(struct arena *a, int32_t day) {
    char iso[DATE_TEXT];
    date_to_iso(day, iso);
    return arena_string(a, iso);
}

/* The day if a year of four digits can hold it. */
static int32_t in_calendar(int64_t day) {
    bool fits = day >= date_from_civil(YEAR_MIN, 1, 1) && day <= date_from_civil(YEAR_MAX, 12, 31);
    return fits ? (int32_t)day : DATE_NONE;
}

int32_t date_add_months(int32_t day, int months) {
    if (day == DATE_NONE)
        return DATE_NONE;
    int year, month, day_of_month;
    date_to_civil(day, &year, &month, &day_of_month);
    int64_t total = (int64_t)year * 12 + month - 1 + months;
    int64_t to_year = floor_div(total, 12);
    if (to_year < YEAR_MIN || to_year > YEAR_MAX)
        return DATE_NONE;
    int to_month = (int)(total - to_year * 12) + 1;
    int last = month_days((int)to_year, to_month);
    return date_from_civil((int)to_year, to_month, day_of_month < last ? day_of_month : last);
}

int32_t date_of_ms(int64_t ms_utc, int offset_minutes) {
    int64_t day = floor_div(ms_utc, MS_PER_DAY);
    int64_t of_day = ms_utc % MS_PER_DAY + (ms_utc % MS_PER_DAY < 0 ? MS_PER_DAY : 0);
    of_day += (int64_t)offset_minutes * MS_PER_MINUTE;
    return in_calendar(day + floor_div(of_day, MS_PER_DAY));
}

void date_age(int32_t from, int32_t today, char *out, size_t size) {
    static const struct {
        int64_t below; /* days */
        int64_t days;  /* of one unit, in thousandths */
        const char *unit;
    } units[] = {{35, 1000, "d"}, {84, 7000, "w"}, {731, 30437, "mo"}, {INT64_MAX, 365250, "y"}};

    int64_t distance = (int64_t)today - from;
    if (distance < 0)
        distance = -distance;
    if (distance == 0) {
        snprintf(out, size, "today");
        return;
    }
    size_t i = 0;
    while (distance >= units[i].below)
        i++;
    snprintf(out, size, "%lld %s", (long long)(distance * 1000 / units[i].days), units[i].unit);
}

void date_long(int32_t day, char *out, size_t size) {
    char iso[DATE_TEXT];
    date_to_iso(day, iso);
    snprintf(out, size, "%s%s%s", *iso ? weekday_names[date_weekday(day)] : "", *iso ? " " : "",
             iso);
}
