/*
 * Units of cloth and yarn: known conversions with their sources, and what must be refused.
 */
#include <string.h>

#include "sourcebench/core/textile.h"

#include "suite.h"

static const struct textile_cloth cloth_1500 = {.width = 1500, .gsm = 230000};

/* In 1/1000 of the units. */
static const struct {
    int64_t value;
    enum textile_unit from, to;
    int64_t result;
} measures[] = {
    /* NIST SP 811, appendix B.8: 1 oz/yd² = 3.390 575 × 10⁻² kg/m² */
    {1000, TEXTILE_OZ_YD2, TEXTILE_GSM, 33906},
    {1000000, TEXTILE_OZ_YD2, TEXTILE_GSM, 33905747},
    {100000, TEXTILE_GSM, TEXTILE_OZ_YD2, 2949},
    /* a 10 oz canvas has 339 g/m², and a 12 oz one 407 */
    {10000, TEXTILE_OZ_YD2, TEXTILE_GSM, 339057},
    {12000, TEXTILE_OZ_YD2, TEXTILE_GSM, 406869},
    /* ISO 1144: dtex = denier / 0.9; 420 denier are 467 dtex, 70 denier 78 dtex */
    {420000, TEXTILE_DENIER, TEXTILE_DTEX, 466667},
    {600000, TEXTILE_DENIER, TEXTILE_DTEX, 666667},
    {70000, TEXTILE_DENIER, TEXTILE_DTEX, 77778},
    {900000, TEXTILE_DENIER, TEXTILE_TEX, 100000},
    {1000, TEXTILE_TEX, TEXTILE_DENIER, 9000},
    {1000, TEXTILE_TEX, TEXTILE_DTEX, 10000},
    {1110000, TEXTILE_DTEX, TEXTILE_DENIER, 999000},
    /* the international yard is 0.9144 m */
    {1000000, TEXTILE_YARD, TEXTILE_METRE, 914400},
    {1000000, TEXTILE_METRE, TEXTILE_YARD, 1093613},
    /* a cloth of 230 g/m² that lies 1.5 m wide weighs 345 g a metre, and back */
    {230000, TEXTILE_GSM, TEXTILE_G_M, 345000},
    {345000, TEXTILE_G_M, TEXTILE_GSM, 230000},
    /* 12 oz/yd² at 1.5 m (1.640 42 yd) are 19.685 oz/yd */
    {12000, TEXTILE_OZ_YD2, TEXTILE_OZ_YD, 19685},
    {12000, TEXTILE_OZ_YD2, TEXTILE_G_M, 610303},
    /* 1 oz/yd = 31.0034 g/m */
    {1000000, TEXTILE_OZ_YD, TEXTILE_G_M, 31003415},
    /* halves to the even one: 0.5 and 1.5 of 1/1000 */
    {5, TEXTILE_DTEX, TEXTILE_TEX, 0},
    {15, TEXTILE_DTEX, TEXTILE_TEX, 2},
    {25, TEXTILE_DTEX, TEXTILE_TEX, 2},
    {0, TEXTILE_OZ_YD2, TEXTILE_GSM, 0},
};

START_TEST(measures_become_what_the_tables_say) {
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++) {
        struct error err;
        int64_t result = -1;
        ck_assert(textile_convert(measures[i].value, measures[i].from, measures[i].to, &cloth_1500,
                                  &result, &err));
        ck_assert_int_eq(result, measures[i].result);
    }
}
END_TEST

/* In 1/10,000 of the currency. */
static const struct {
    int64_t amount;
    enum textile_per from, to;
    int64_t result;
} prices[] = {
    /* USD 3.00 for a metre that is 1.5 m wide is 2.00 for a square metre */
    {30000, TEXTILE_PER_METRE, TEXTILE_PER_M2, 20000},
    {20000, TEXTILE_PER_M2, TEXTILE_PER_METRE, 30000},
    /* 2.7432 a yard is 3.00 a metre */
    {27432, TEXTILE_PER_YARD, TEXTILE_PER_METRE, 30000},
    {27432, TEXTILE_PER_YARD, TEXTILE_PER_M2, 20000},
    {30000, TEXTILE_PER_METRE, TEXTILE_PER_YARD, 27432},
    /* 230 g/m²: a kilogram covers 4.3478 m², or 2.8986 m of the cloth */
    {20000, TEXTILE_PER_M2, TEXTILE_PER_KG, 86957},
    {86957, TEXTILE_PER_KG, TEXTILE_PER_M2, 20000},
    {30000, TEXTILE_PER_METRE, TEXTILE_PER_KG, 86957},
    {100000, TEXTILE_PER_KG, TEXTILE_PER_METRE, 34500},
    {100000, TEXTILE_PER_KG, TEXTILE_PER_YARD, 31547},
    {12345, TEXTILE_PER_KG, TEXTILE_PER_KG, 12345},
    {0, TEXTILE_PER_YARD, TEXTILE_PER_KG, 0},
};

START_TEST(prices_follow_width_and_weight) {
    for (size_t i = 0; i < sizeof prices / sizeof *prices; i++) {
        struct error err;
        int64_t result = -1;
        ck_assert(textile_price(prices[i].amount, prices[i].from, prices[i].to, &cloth_1500,
                                &result, &err));
        ck_assert_int_eq(result, prices[i].result);
    }
}
END_TEST

START_TEST(lengths_need_no_cloth) {
    struct error err;
    int64_t result = 0;
    ck_assert(textile_price(10000, TEXTILE_PER_METRE, TEXTILE_PER_YARD, NULL, &result, &err));
    ck_assert_int_eq(result, 9144);
    ck_assert(textile_convert(1000, TEXTILE_TEX, TEXTILE_DENIER, NULL, &result, &err));
    ck_assert_int_eq(result, 9000);
}
END_TEST

static void refused(bool done, const struct error *err, const char *word) {
    ck_assert(!done);
    ck_assert_int_eq(err->code, ERROR_INPUT);
    ck_assert_msg(strstr(err->message, word) != NULL, "%s", err->message);
}

START_TEST(what_is_missing_is_named) {
    static const struct textile_cloth narrow = {.width = 0, .gsm = 230000},
                                      light = {.width = 1500, .gsm = 0},
                                      wide_one = {.width = 100001, .gsm = 1},
                                      heavy = {.width = 1, .gsm = 100000001};
    struct error err;
    int64_t r = 0;
    refused(textile_price(1, TEXTILE_PER_METRE, TEXTILE_PER_M2, &narrow, &r, &err), &err, "width");
    refused(textile_price(1, TEXTILE_PER_KG, TEXTILE_PER_YARD, &narrow, &r, &err), &err, "width");
    refused(textile_price(1, TEXTILE_PER_KG, TEXTILE_PER_M2, &light, &r, &err), &err, "weight");
    refused(textile_price(1, TEXTILE_PER_M2, TEXTILE_PER_KG, &heavy, &r, &err), &err, "100000");
    refused(textile_price(1, TEXTILE_PER_M2, TEXTILE_PER_YARD, &wide_one, &r, &err), &err,
            "100000");
    refused(textile_convert(1, TEXTILE_GSM, TEXTILE_G_M, &narrow, &r, &err), &err, "width");
    refused(textile_convert(1, TEXTILE_GSM, TEXTILE_G_M, NULL, &r, &err), &err, "width");
    refused(textile_convert(1, TEXTILE_GSM, TEXTILE_DENIER, &light, &r, &err), &err,
            "g/m2 and denier");
    refused(textile_convert(1, TEXTILE_YARD, TEXTILE_G_M, &light, &r, &err), &err, "yd and g/m");
    ck_assert_int_eq(r, 0);
}
END_TEST

/* The largest numbers either come out right or are refused, and nothing overflows. */
START_TEST(what_is_too_large_is_refused) {
    static const struct textile_cloth most = {.width = TEXTILE_WIDTH_MAX, .gsm = TEXTILE_GSM_MAX},
                                      least = {.width = 1, .gsm = 1};
    struct error err;
    int64_t r = 0;
    refused(textile_convert(INT64_MAX, TEXTILE_TEX, TEXTILE_DENIER, NULL, &r, &err), &err, "large");
    refused(textile_price(INT64_MAX, TEXTILE_PER_M2, TEXTILE_PER_METRE, &most, &r, &err), &err,
            "large");
    refused(textile_price(INT64_MIN, TEXTILE_PER_KG, TEXTILE_PER_METRE, &most, &r, &err), &err,
            "large");
    ck_assert(textile_price(INT64_MAX, TEXTILE_PER_METRE, TEXTILE_PER_METRE, &most, &r, &err));
    ck_assert_int_eq(r, INT64_MAX);
    ck_assert(textile_price(INT64_MAX, TEXTILE_PER_KG, TEXTILE_PER_YARD, &least, &r, &err));
    /* × 0.9144 × 10⁻³ m × 10⁻⁶ kg */
    ck_assert_int_eq(r, 8433851391);
    /* both ounces go out of the fraction: × 100 m / 0.9144 */
    struct textile_cloth sail = {.width = TEXTILE_WIDTH_MAX};
    ck_assert(textile_convert(INT64_MAX / 110, TEXTILE_OZ_YD2, TEXTILE_OZ_YD, &sail, &r, &err));
    ck_assert_int_eq(r, 9169820286382303150);
}
END_TEST

TEST_MAIN(textile, measures_become_what_the_tables_say, prices_follow_width_and_weight,
          lengths_need_no_cloth, what_is_missing_is_named, what_is_too_large_is_refused)
