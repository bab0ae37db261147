#include "sourcebench/core/date.h"

#include <string.h>

#include "suite.h"

static int32_t iso(const char *s) {
    int32_t day = date_from_iso(s);
    ck_assert_msg(day != DATE_NONE, "%s", s);
    return day;
}

START_TEST(civil_days_count_from_1970) {
    ck_assert_int_eq(iso("1970-01-01"), 0);
    ck_assert_int_eq(iso("2000-03-01"), 11017);
    ck_assert_int_eq(iso("1969-12-31"), -1);
    ck_assert_int_eq(iso("2026-11-23") - iso("2025-11-23"), 365);
    int32_t day = iso("0001-01-01"), last = iso("9999-12-31");
    for (int year, month, of_month; day < last; day += 97) {
        date_to_civil(day, &year, &month, &of_month);
        ck_assert_int_eq(date_from_civil(year, month, of_month), day);
    }
}
END_TEST

START_TEST(only_real_days_are_days) {
    static const char *const wrong[] = {"2026-02-29", "1900-02-29",  "2026-13-01", "2026-00-10",
                                        "2026-04-31", "2026-4-1",    "26-04-01",   "2026-04-01 ",
                                        "2026/04/01", "2026-04-0x",  "0000-01-01", "",
                                        "-026-04-01", "2026-04-001", "+2026-04-1"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        ck_assert_msg(date_from_iso(wrong[i]) == DATE_NONE, "%s", wrong[i]);
    ck_assert_int_eq(date_from_iso(NULL), DATE_NONE);
    iso("2000-02-29");
    iso("2028-02-29");
}
END_TEST

START_TEST(weekdays_are_those_of_the_calendar) {
    ck_assert_str_eq(date_weekday_name(date_weekday(iso("2026-11-23"))), "Mon");
    ck_assert_str_eq(date_weekday_name(date_weekday(iso("1969-07-20"))), "Sun");
    ck_assert_str_eq(date_weekday_name(date_weekday(iso("2000-01-01"))), "Sat");
    ck_assert_str_eq(date_weekday_name(7), "");
}
END_TEST

/* Today is Monday, 2026-11-23. */
START_TEST(typed_dates_are_understood) {
    static const struct {
        const char *typed, *day;
    } cases[] = {
        {"2026-12-24", "2026-12-24"},
        {" 2026-12-24 ", "2026-12-24"},
        {"today", "2026-11-23"},
        {"Tomorrow", "2026-11-24"},
        {"yesterday", "2026-11-22"},
        {"+3d", "2026-11-26"},
        {"3d", "2026-11-26"},
        {"+3", "2026-11-26"},
        {"-2w", "2026-11-09"},
        {"+1m", "2026-12-23"},
        {"+3m", "2027-02-23"},
        {"+1y", "2027-11-23"},
        {"fri", "2026-11-27"},
        {"Friday", "2026-11-27"},
        {"mon", "2026-11-30"},
        {"sun", "2026-11-29"},
        {"12-24", "2026-12-24"},
        {"11-23", "2027-11-23"},
        {"02-29", "2028-02-29"},
        {"0d", "2026-11-23"},
        {"+99999y", NULL},
        {"3", NULL},
        {"fr", NULL},
        {"frid4y", NULL},
        {"13-01", NULL},
        {"+", NULL},
        {"", NULL},
        {"d", NULL},
        {"+3q", NULL},
        {"99999999999d", NULL},
        {"02-30", NULL},
        {"1--24", NULL},
        {"2026-11-231", NULL},
        {"fridays", NULL},
        {"+3dd", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int32_t day = date_parse(cases[i].typed, iso("2026-11-23"));
        ck_assert_msg(day == date_from_iso(cases[i].day), "\"%s\" gave %d", cases[i].typed, day);
    }
    ck_assert_int_eq(date_parse(NULL, 0), DATE_NONE);
    ck_assert_int_eq(date_parse("+3d", DATE_NONE), DATE_NONE);
    ck_assert_int_eq(date_parse("+1d", iso("9999-12-31")), DATE_NONE);
    ck_assert_int_eq(date_parse("fri", INT32_MAX), DATE_NONE);
}
END_TEST

START_TEST(months_end_where_they_end) {
    ck_assert_int_eq(date_add_months(iso("2026-01-31"), 1), iso("2026-02-28"));
    ck_assert_int_eq(date_add_months(iso("2028-01-31"), 1), iso("2028-02-29"));
    ck_assert_int_eq(date_add_months(iso("2026-01-15"), -1), iso("2025-12-15"));
    ck_assert_int_eq(date_add_months(iso("2026-05-31"), -25), iso("2024-04-30"));
    ck_assert_int_eq(date_add_months(iso("9999-12-01"), 1), DATE_NONE);
    ck_assert_int_eq(date_add_months(iso("0001-01-01"), -1), DATE_NONE);
    ck_assert_int_eq(date_add_months(DATE_NONE, 1), DATE_NONE);
    ck_assert_int_eq(date_add_months(0, INT32_MAX), DATE_NONE);
}
END_TEST

START_TEST(days_begin_at_local_midnight) {
    ck_assert_int_eq(date_of_ms(0, 0), 0);
    ck_assert_int_eq(date_of_ms(-1, 0), -1);
    ck_assert_int_eq(date_of_ms(INT64_C(61200000), 420), 1); /* 17:00 UTC is midnight in Vietnam */
    ck_assert_int_eq(date_of_ms(INT64_C(61199999), 420), 0);
    ck_assert_int_eq(date_of_ms(0, -60), -1);
    ck_assert_int_eq(date_of_ms(INT64_MAX, 840), DATE_NONE);
    ck_assert_int_eq(date_of_ms(INT64_MIN, -840), DATE_NONE);
}
END_TEST

START_TEST(ages_are_short_words) {
    static const struct {
        int distance;
        const char *age;
    } cases[] = {{0, "today"}, {1, "1 d"},    {-12, "12 d"},  {34, "34 d"},   {35, "5 w"},
                 {83, "11 w"}, {84, "2 mo"},  {426, "13 mo"}, {427, "14 mo"}, {730, "23 mo"},
                 {731, "2 y"}, {1095, "2 y"}, {1096, "3 y"}};
    char age[16];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        date_age(1000, 1000 + cases[i].distance, age, sizeof age);
        ck_assert_str_eq(age, cases[i].age);
    }
    date_age(INT32_MIN + 1, INT32_MAX, age, sizeof age);
    ck_assert_str_eq(age, "11758979 y");
}
END_TEST

START_TEST(dates_are_written_in_full) {
    char text[32];
    date_long(iso("2026-12-23"), text, sizeof text);
    ck_assert_str_eq(text, "Wed 2026-12-23");
    date_long(DATE_NONE, text, sizeof text);
    ck_assert_str_eq(text, "");
    date_to_iso(INT32_MAX, text);
    ck_assert_str_eq(text, "");
}
END_TEST

TEST_MAIN(date, civil_days_count_from_1970, only_real_days_are_days,
          weekdays_are_those_of_the_calendar, typed_dates_are_understood, months_end_where_they_end,
          days_begin_at_local_midnight, ages_are_short_words, dates_are_written_in_full)
