/*
 * Figures and prices in the units that people write, against known conversions.
 */
#include "sourcebench/core/material_unit.h"

#include <string.h>

#include "suite.h"

START_TEST(figures_are_turned_into_the_unit_of_their_property) {
    static const struct {
        const char *property, *text;
        int64_t value; /* thousandths */
    } cases[] = {
        {"g/m²", "210", 210000},
        {"g/m²", "210 g/m2", 210000},
        {"g/m²", "210gsm", 210000},
        {"g/m²", "1 oz/yd²", 33906}, /* 33.905 75: NIST SP 811 */
        {"g/m²", "12 oz", 406869},   /* 406.869 */
        {"g/m²", "10 oz/sq. yd", 339057},
        {"N", "85", 85000},
        {"N", "1 lbf", 4448},      /* 4.448 222: NIST SP 811 */
        {"N", "284 lbf", 1263295}, /* 1263 N in the trade data */
        {"N", "1.2 kN", 1200000},
        {"mm", "10 m", 10000000},
        {"mm", "150 cm", 1500000},
        {"cycles", "25,600", 25600000},
        {"score 1–5", "4", 4000},
        {"", "3.14159", 3142},
        {NULL, "-5", -5000},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct error err = {0};
        int64_t value = 0;
        bool ok = material_read_figure(cases[i].property, cases[i].text, &value, &err);
        ck_assert_msg(ok && value == cases[i].value, "%s: %lld %s", cases[i].text, (long long)value,
                      err.message);
    }
}
END_TEST

START_TEST(other_units_are_refused_by_name) {
    static const struct {
        const char *property, *text, *says;
    } cases[] = {
        {"g/m²", "210 N", "N cannot be turned into g/m²; give it in g/m²."},
        {"cycles", "15000 double rubs", "double rubs cannot be turned into cycles"},
        {"", "5 kg", "This property has no unit; leave out kg."},
        {"N", "strong", "Enter a number, for example 120 N."},
        {"N", "", "Enter a number"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct error err = {0};
        int64_t value;
        ck_assert(!material_read_figure(cases[i].property, cases[i].text, &value, &err));
        ck_assert_msg(strstr(err.message, cases[i].says), "%s", err.message);
    }
}
END_TEST

START_TEST(prices_say_what_they_are_per) {
    static const struct {
        const char *text, *currency, *per; /* per NULL: it says nothing */
    } cases[] = {
        {"USD/m", "USD", "m"},           {"$/yd", "USD", "yd"},       {"US$ / m²", "USD", "m2"},
        {"Price (USD/m2)", "USD", "m2"}, {"RMB/m", "CNY", "m"},       {"EUR per kg", "EUR", "kg"},
        {"price per metre", "", "m"},    {"unit price/kg", "", "kg"}, {"USD/sq.ft", "USD", "m2"},
        {"Price", NULL, NULL},           {"USD/roll", NULL, NULL},    {"person", NULL, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct material_price_unit unit;
        bool found = material_read_price_unit(cases[i].text, &unit);
        ck_assert_msg(found == (cases[i].per != NULL), "%s", cases[i].text);
        if (!found)
            continue;
        ck_assert_msg(strcmp(unit.per, cases[i].per) == 0, "%s: %s", cases[i].text, unit.per);
        ck_assert_msg(strcmp(unit.currency, cases[i].currency) == 0, "%s: %s", cases[i].text,
                      unit.currency);
    }
}
END_TEST

/* 1 ft² is 0.092 903 04 m², 1 yd² is 0.836 127 36 m² (NIST Handbook 44). */
START_TEST(prices_per_foot_and_yard_of_cloth) {
    struct material_price_unit unit;
    int64_t amount;
    ck_assert(material_read_price_unit("USD/ft2", &unit));
    ck_assert(material_price_amount(&unit, 20000, &amount) && amount == 215278); /* 21.5278 */
    ck_assert(material_read_price_unit("USD/sqyd", &unit));
    ck_assert(material_price_amount(&unit, 20000, &amount) && amount == 23920); /* 2.3920 */
    ck_assert(!material_price_amount(&unit, INT64_MAX, &amount));
}
END_TEST

TEST_MAIN(material_unit, figures_are_turned_into_the_unit_of_their_property,
          other_units_are_refused_by_name, prices_say_what_they_are_per,
          prices_per_foot_and_yard_of_cloth)
