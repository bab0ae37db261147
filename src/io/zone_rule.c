#include "zone_rule.h"

#include <string.h>

#include "sourcebench/core/date.h"

enum { DAY_SECONDS = 86400 };

static bool take_number(const char **s, int limit, int *value) {
    const char *first = *s;
    for (*value = 0; **s >= '0' && **s <= '9' && *value <= limit; (*s)++)
        *value = *value * 10 + (**s - '0');
    return *s > first && *value <= limit;
}

/* "CET" or "<+0330>" */
static bool skip_name(const char **s) {
    if (**s == '<') {
        const char *end = strchr(*s, '>');
        *s = end ? end + 1 : *s;
        return end != NULL;
    }
    size_t length = strspn(*s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    *s += length;
    return length >= 3;
}

/* [+-]hh[:mm[:ss]] */
static bool take_time(const char **s, int *seconds) {
    int parts[3] = {0, 0, 0};
    int sign = **s == '-' ? -1 : 1;
    *s += **s == '-' || **s == '+';
    for (int i = 0; i < 3; i++) {
        if (i > 0 && **s != ':')
            break;
        *s += i > 0;
        if (!take_number(s, i == 0 ? 167 : 59, &parts[i]))
            return false;
    }
    *seconds = sign * (parts[0] * 3600 + parts[1] * 60 + parts[2]);
    return true;
}

/* "M3.5.0": the fifth (last) Sunday of March. */
static bool take_weekday_date(const char **s, int year, int32_t *day) {
    int month, week, weekday, y, m, d;
    if (!take_number(s, 12, &month) || *(*s)++ != '.' || !take_number(s, 5, &week) ||
        *(*s)++ != '.' || !take_number(s, 6, &weekday) || month < 1 || week < 1)
        return false;
    int32_t first = date_from_civil(year, month, 1);
    int monday_based = (weekday + 6) % 7;
    *day = first + (monday_based - date_weekday(first) + 7) % 7 + 7 * (week - 1);
    date_to_civil(*day, &y, &m, &d);
    *day -= m != month ? 7 : 0;
    return true;
}

/* "J60" counts without leap days from 1, "59" with them from 0. */
static bool take_day_of_year(const char **s, int year, int32_t *day) {
    bool julian = **s == 'J';
    int n;
    *s += julian;
    if (!take_number(s, julian ? 365 : 364 + 1, &n) || (julian && n < 1))
        return false;
    int32_t first = date_from_civil(year, 1, 1);
    bool leap = date_from_civil(year, 2, 29) != DATE_NONE;
    *day = first + n - (julian && !(leap && n >= 60) ? 1 : 0);
    return true;
}

/* ",date[/time]" as local seconds since 1970. */
static bool take_change(const char **s, int year, int64_t *when) {
    int32_t day;
    int time = 2 * 3600;
    if (*(*s)++ != ',')
        return false;
    bool weekday = **s == 'M';
    *s += weekday;
    if (!(weekday ? take_weekday_date(s, year, &day) : take_day_of_year(s, year, &day)))
        return false;
    if (**s == '/') {
        ++*s;
        if (!take_time(s, &time))
            return false;
    }
    *when = (int64_t)day * DAY_SECONDS + time;
    return true;
}

bool zone_rule_offset(const char *rule, int64_t seconds_utc, int *seconds_east) {
    const char *s = rule;
    int west, summer_west, year, month, day;
    int64_t start, end;
    if (!skip_name(&s) || !take_time(&s, &west))
        return false;
    *seconds_east = -west;
    if (*s == '\0')
        return true;
    summer_west = west - 3600;
    if (!skip_name(&s) || (*s != ',' && !take_time(&s, &summer_west)))
        return false;
    date_to_civil(date_of_ms(seconds_utc * 1000, -west / 60), &year, &month, &day);
    if (!take_change(&s, year, &start) || !take_change(&s, year, &end) || *s != '\0')
        return false;
    start += west;
    end += summer_west;
    bool between = start < end ? seconds_utc >= start && seconds_utc < end
                               : !(seconds_utc >= end && seconds_utc < start);
    *seconds_east = -(between ? summer_west : west);
    return true;
}
