#include "sourcebench/core/money.h"

#include <string.h>

#include "sourcebench/core/country.h"

#include "suite.h"

START_TEST(amounts_are_read_exactly) {
    static const struct {
        const char *typed;
        bool ok;
        int64_t amount;
    } cases[] = {
        {"12.5", true, 125000},
        {"1,204.50", true, 12045000},
        {"1204", true, 12040000},
        {" 0.0001 ", true, 1},
        {"-3.10", true, -31000},
        {"+3", true, 30000},
        {".5", true, 5000},
        {"5.", true, 50000},
        {"1.50000", true, 15000},
        {"1,000,000", true, INT64_C(10000000000)},
        {"922337203685477.5807", true, INT64_MAX},
        {"922337203685477.5808", false, 0},
        {"99999999999999999999", false, 0},
        {"0.00005", false, 0},
        {"12,5", false, 0},
        {"1,2345", false, 0},
        {",123", false, 0},
        {"1234,567", false, 0},
        {"1,234,56", false, 0},
        {"1.234,56", false, 0},
        {"12 EUR", false, 0},
        {"1 204", false, 0},
        {"1e3", false, 0},
        {"--1", false, 0},
        {"", false, 0},
        {"-", false, 0},
        {".", false, 0},
        {"abc", false, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t amount = 0;
        ck_assert_msg(money_parse(cases[i].typed, &amount) == cases[i].ok, "%s", cases[i].typed);
        ck_assert_int_eq(amount, cases[i].amount);
    }
    int64_t amount;
    ck_assert(!money_parse(NULL, &amount));
}
END_TEST

START_TEST(amounts_have_the_digits_of_their_currency) {
    static const struct {
        int64_t amount;
        const char *currency, *text;
    } cases[] = {
        {12045000, "EUR", "EUR 1,204.50"},
        {12040000, "JPY", "JPY 1,204"},
        {INT64_C(250000000000), "VND", "VND 25,000,000"},
        {12345, "VND", "VND 1.2345"},
        {1234, "USD", "USD 0.1234"},
        {1200, "USD", "USD 0.12"},
        {-12345678, "USD", "USD -1,234.5678"},
        {10000, "KWD", "KWD 1.000"},
        {0, "USD", "USD 0.00"},
        {-1, "USD", "USD -0.0001"},
        {INT64_MIN, "USD", "USD -922,337,203,685,477.5808"},
        {12045000, NULL, "1,204.50"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[64];
        money_format_full(cases[i].amount, cases[i].currency, text, sizeof text);
        ck_assert_str_eq(text, cases[i].text);
    }
}
END_TEST

START_TEST(currencies_are_those_of_iso_4217) {
    static const char *const known[] = {"AED", "CNY", "EUR", "USD", "VND", "XCG", "ZMW", "ZWL"};
    static const char *const unknown[] = {"",    "usd", "US",   "USDX", "XXX",
                                          "XTS", "RMB", "BHD3", "DEM"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        ck_assert_msg(currency_known(known[i]), "%s", known[i]);
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
        ck_assert_msg(!currency_known(unknown[i]), "%s", unknown[i]);
    ck_assert(!currency_known(NULL));
    for (size_t i = 0; i < n_countries; i++)
        ck_assert_msg(strcmp(countries[i].alpha2, "AQ") == 0 ||
                          currency_known(countries[i].currency),
                      "%s: %s", countries[i].name, countries[i].currency);
}
END_TEST

START_TEST(decimals_go_there_and_back) {
    static const int64_t values[] = {0, 1, -1, 9, 10, -105, 123456789, INT64_MAX, -INT64_MAX};
    for (int digits = 0; digits <= 18; digits++)
        for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
            char text[64];
            int64_t back;
            decimal_format(values[i], digits, text, sizeof text);
            ck_assert_msg(decimal_parse(text, digits, &back) && back == values[i], "%s", text);
        }
    char text[64];
    decimal_format(10776530, 6, text, sizeof text);
    ck_assert_str_eq(text, "10.776530");
    decimal_format(-5, 1, text, sizeof text);
    ck_assert_str_eq(text, "-0.5");
    decimal_format(INT64_MIN, 0, text, sizeof text);
    ck_assert_str_eq(text, "-9223372036854775808");
    int64_t value;
    ck_assert(!decimal_parse("2.55", 1, &value));
    ck_assert(decimal_parse("240.0", 0, &value));
    ck_assert_int_eq(value, 240);
}
END_TEST

START_TEST(rounding_is_half_even) {
    static const struct {
        const char *typed;
        int64_t value;
    } cases[] = {{"0.125", 12},  {"0.135", 14}, {"0.1251", 13},  {"-0.125", -12}, {"0.1249", 12},
                 {"0.999", 100}, {"2", 200},    {"0.12500", 12}, {"0.12501", 13}, {"0.120", 12}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t value;
        ck_assert(decimal_parse_rounded(cases[i].typed, 2, &value));
        ck_assert_msg(value == cases[i].value, "%s", cases[i].typed);
    }
    int64_t value;
    ck_assert(!decimal_parse_rounded("9223372036854775807.5", 0, &value));
    ck_assert(!decimal_parse_rounded("x", 0, &value));
}
END_TEST

START_TEST(integers_are_grouped) {
    static const struct {
        int64_t value;
        const char *text;
    } cases[] = {{0, "0"},
                 {999, "999"},
                 {1000, "1,000"},
                 {-1000000, "-1,000,000"},
                 {INT64_MIN, "-9,223,372,036,854,775,808"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[32];
        integer_format(cases[i].value, text, sizeof text);
        ck_assert_str_eq(text, cases[i].text);
        ck_assert_str_eq(integer_text(cases[i].value).text, cases[i].text);
    }
    char small[4];
    integer_format(1234567, small, sizeof small);
    ck_assert_str_eq(small, "1,2");
}
END_TEST

TEST_MAIN(money, amounts_are_read_exactly, amounts_have_the_digits_of_their_currency,
          currencies_are_those_of_iso_4217, decimals_go_there_and_back, rounding_is_half_even,
          integers_are_grouped)
