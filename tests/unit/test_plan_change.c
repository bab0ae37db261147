/*
 * What would be: steps there and back, typed values, and why some things do not change.
 */
#include "sourcebench/core/plan_change.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/requirement.h"
#include "sourcebench/service/case_file.h"

#include "suite.h"

static struct arena arena;
static struct case_file file;
static struct plan plan;
static struct plan_change change;

static const char text[] =
    "suppliers: [{name: Ningbo Bags, country: CN}, {name: Bursa Packs, country: TR}]\n"
    "products: [{name: Backpack, variants: [{name: black}, {name: olive}, {name: sand}]}]\n"
    "rates: [{base: EUR, currency: USD, on_date: 2026-11-18, rate: 1.0842}]\n"
    "requirements:\n"
    "  - name: Spring\n"
    "    product: Backpack\n"
    "    quantity: 3000\n"
    "    country: DE\n"
    "    currency: EUR\n"
    "    needed_by: 2027-03-11\n"
    "    order_on: 2026-12-01\n"
    "    lines: {black: 1001, olive: 1000, sand: 999}\n"
    "    quotes:\n"
    "      - {supplier: Ningbo Bags, incoterm: FOB, currency: USD, moq: 1250,\n"
    "         breaks: {1000: 7.10, 3130: 6.85}}\n"
    "      - {supplier: Bursa Packs, incoterm: FOB, currency: EUR}\n";

enum { NINGBO, BURSA };

static void begin(void) {
    struct error err = {0};
    int n;
    ck_assert_msg(
        case_read(&file, text, strlen(text), "case.yaml", date_from_iso("2026-11-23"), &err), "%s",
        err.message);
    struct record **all = record_set_list(&file.set, &requirement_entity, -1, 0, &arena, &n);
    ck_assert_msg(
        plan_make(&file.set, all[0], NULL, date_from_iso("2026-11-23"), &arena, &plan, &err), "%s",
        err.message);
    plan_change_begin(&change, &plan);
    ck_assert(!plan_changed(&change));
}

static void end(void) {
    plan_change_end(&change);
    arena_free(&arena);
    case_free(&file);
}

static void changes(const char *why) {
    ck_assert_msg(!why, "%s", why);
    ck_assert(plan_changed(&change));
}

static void refuses(const char *why, const char *words) {
    ck_assert_ptr_nonnull(why);
    ck_assert_msg(strstr(why, words) != NULL, "%s", why);
    ck_assert(!plan_changed(&change));
}

static void is_wanted(int64_t black, int64_t olive, int64_t sand) {
    ck_assert_int_eq(plan.wanted[0], black);
    ck_assert_int_eq(plan.wanted[1], olive);
    ck_assert_int_eq(plan.wanted[2], sand);
}

/* Two steps there and two back: the colours are what was asked for, to the piece. A break on the
 * way is a step too. */
START_TEST(a_quantity_comes_back_with_its_colours) {
    begin();
    is_wanted(1001, 1000, 999);
    ck_assert_ptr_null(plan_step_quantity(&change, NINGBO, 1));
    ck_assert_int_eq(plan_total(&plan), 3100);
    ck_assert_ptr_null(plan_step_quantity(&change, NINGBO, 1));
    ck_assert_int_eq(plan_total(&plan), 3130);
    ck_assert_ptr_null(plan_step_quantity(&change, NINGBO, 1));
    ck_assert_int_eq(plan_total(&plan), 3200);
    ck_assert_str_eq(plan_change_text(&change, &arena), "3,200 pcs instead of 3,000");
    for (int i = 0; i < 3; i++)
        ck_assert_ptr_null(plan_step_quantity(&change, NINGBO, -1));
    is_wanted(1001, 1000, 999);
    ck_assert(!plan_changed(&change));
    /* also where all but one colour were rounded away in between */
    changes(plan_set_quantity(&change, 1));
    is_wanted(1, 0, 0);
    ck_assert_ptr_null(plan_set_quantity(&change, 3000));
    is_wanted(1001, 1000, 999);
    ck_assert(!plan_changed(&change));
    end();
}
END_TEST

/* Through all scales from one piece up, and down the same way. */
START_TEST(quantities_go_down_the_way_they_came) {
    enum { STEPS = 250 };
    int64_t seen[STEPS];
    begin();
    ck_assert_ptr_null(plan_set_quantity(&change, 1));
    for (int i = 0; i < STEPS; i++) {
        seen[i] = plan_total(&plan);
        ck_assert_ptr_null(plan_step_quantity(&change, NINGBO, 1));
        ck_assert_int_gt(plan_total(&plan), seen[i]);
    }
    ck_assert_int_gt(plan_total(&plan), 50000);
    for (int i = STEPS - 1; i >= 0; i--) {
        ck_assert_ptr_null(plan_step_quantity(&change, NINGBO, -1));
        ck_assert_int_eq(plan_total(&plan), seen[i]);
    }
    ck_assert_ptr_nonnull(plan_step_quantity(&change, NINGBO, -1));
    ck_assert_int_eq(plan_total(&plan), 1);
    end();
}
END_TEST

static int64_t price(int i) {
    return plan.quotes[NINGBO].offer.breaks[i].price;
}

/* A percent of 7.10 is 0.071, of the stored price also after other steps. */
START_TEST(a_price_goes_up_and_comes_back_the_same) {
    begin();
    changes(plan_step_price(&change, NINGBO, 1));
    ck_assert_int_eq(price(0), 71710);
    ck_assert_int_eq(price(1), 69185);
    changes(plan_step_price(&change, NINGBO, 1));
    ck_assert_int_eq(price(0), 72420);
    plan_step_price(&change, NINGBO, -1);
    plan_step_price(&change, NINGBO, -1);
    ck_assert_int_eq(price(0), 71000);
    ck_assert_int_eq(price(1), 68500);
    ck_assert(!plan_changed(&change));
    for (int i = 0; i < 99; i++)
        changes(plan_step_price(&change, NINGBO, -1));
    ck_assert_int_eq(price(0), 710);
    ck_assert_ptr_nonnull(plan_step_price(&change, NINGBO, -1));
    end();
}
END_TEST

/* 6.39 instead of 7.10 is a tenth less, of the next break too: 6.165. */
START_TEST(a_typed_price_takes_its_ladder_along) {
    begin();
    changes(plan_set_price(&change, NINGBO, 1000, 63900));
    ck_assert_int_eq(price(0), 63900);
    ck_assert_int_eq(price(1), 61650);
    ck_assert_str_eq(plan_change_text(&change, &arena),
                     "USD 6.39 from 1,000 pcs instead of 7.10 and the other breaks in proportion "
                     "(Ningbo Bags)");
    ck_assert_ptr_null(plan_set_price(&change, NINGBO, 3130, 68500));
    ck_assert(!plan_changed(&change));
    refuses(plan_set_price(&change, NINGBO, 1000, 0), "above 0");
    refuses(plan_step_price(&change, BURSA, 1), plan_no_price);
    refuses(plan_set_price(&change, BURSA, 1, 50000), plan_no_price);
    end();
}
END_TEST

/* 1.0842 and a percent: 1.095042. */
START_TEST(a_rate_is_stepped_and_typed) {
    begin();
    changes(plan_step_rate(&change, NINGBO, 1));
    ck_assert_int_eq(plan.buyer.rates[0].units, 1095042);
    ck_assert_ptr_null(plan_step_rate(&change, NINGBO, -1));
    ck_assert(!plan_changed(&change));
    changes(plan_set_rate(&change, NINGBO, 1000000));
    ck_assert_str_eq(plan_change_text(&change, &arena), "a rate of 1.0000 USD instead of 1.0842");
    changes(plan_step_rate(&change, NINGBO, -1));
    ck_assert_int_eq(plan.buyer.rates[0].units, 990000);
    ck_assert_ptr_null(plan_set_rate(&change, NINGBO, 1084200));
    ck_assert(!plan_changed(&change));
    refuses(plan_step_rate(&change, BURSA, 1), "in the currency that is compared in");
    refuses(plan_set_rate(&change, NINGBO, 0), "above 0");
    end();
}
END_TEST

START_TEST(an_moq_is_stepped_typed_and_never_below_0) {
    begin();
    changes(plan_step_moq(&change, NINGBO, 1));
    ck_assert_int_eq(plan.quotes[NINGBO].offer.moq, 1300);
    ck_assert_ptr_null(plan_step_moq(&change, NINGBO, -1));
    ck_assert_int_eq(plan.quotes[NINGBO].offer.moq, 1250);
    ck_assert(!plan_changed(&change));
    refuses(plan_step_moq(&change, BURSA, -1), "no MOQ");
    changes(plan_set_moq(&change, BURSA, 500));
    ck_assert_str_eq(plan_change_text(&change, &arena), "MOQ 500 instead of 0 (Bursa Packs)");
    end();
}
END_TEST

START_TEST(days_go_by_weeks_and_an_order_not_before_today) {
    begin();
    changes(plan_step_need(&change, 1));
    ck_assert_int_eq(plan.needed_by, date_from_iso("2027-03-18"));
    ck_assert_ptr_null(plan_step_need(&change, -1));
    ck_assert(!plan_changed(&change));
    changes(plan_step_order(&change, -1));
    ck_assert_int_eq(plan.order_on, date_from_iso("2026-11-24"));
    ck_assert_ptr_nonnull(plan_step_order(&change, -1));
    ck_assert_ptr_null(plan_set_order(&change, date_from_iso("2026-12-01")));
    refuses(plan_set_order(&change, date_from_iso("2026-11-22")), "before today");
    plan.needed_by = change.stored.needed_by = DATE_NONE;
    refuses(plan_step_need(&change, 1), plan_no_need);
    end();
}
END_TEST

TEST_MAIN(plan_change, a_quantity_comes_back_with_its_colours, quantities_go_down_the_way_they_came,
          a_price_goes_up_and_comes_back_the_same, a_typed_price_takes_its_ladder_along,
          a_rate_is_stepped_and_typed, an_moq_is_stepped_typed_and_never_below_0,
          days_go_by_weeks_and_an_order_not_before_today)
