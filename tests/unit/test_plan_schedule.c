/*
 * The lead time of a quote taken apart, by hand. 2027-01-04 is a Monday; the factory rests on
 * Sundays and is closed from Friday 01-29 to 02-19. Five working days of sample and ten of
 * production, then 30 days at sea and 4 to the door.
 */
#include "sourcebench/core/plan_schedule.h"

#include "sourcebench/service/planning_lead.h"

#include "plan_fixture.h"
#include "trade_calendars.h"

static const char factory[] =
    "suppliers: [{name: Ningbo Bags, country: CN}]\n"
    "products: [{name: Backpack}]\n"
    "lanes: [{name: lane, origin_country: CN, country: DE, mode: sea-lcl, days_likely: 30,\n"
    "  after_likely: 4}]\n";
static const char closed[] =
    "calendars:\n"
    "  - {code: CN, name: China, country: CN, rest: [sun], days: [\n"
    "     {name: New Year, kind: holiday, first: 2027-01-01},\n"
    "     {name: Lunar New Year, kind: closure, first: 2027-01-29, last: 2027-02-19}]}\n";
static const char chain[] = "requirements:\n"
                            "  - name: Spring\n"
                            "    product: Backpack\n"
                            "    quantity: 1000\n"
                            "    country: DE\n"
                            "    currency: EUR\n"
                            "    order_on: 2027-01-04\n"
                            "    needed_by: 2027-03-15\n"
                            "    quotes:\n"
                            "      - supplier: Ningbo Bags\n"
                            "        incoterm: FOB\n"
                            "        currency: EUR\n"
                            "        breaks: {1: 5}\n"
                            "        stages:\n"
                            "          - {name: sample, kind: approval, days_likely: 5}\n"
                            "          - {name: production, kind: production, days_likely: 10}\n";
enum { SAMPLE, PRODUCTION, SEA, DELIVERY };

static struct plan_schedule schedule_of(const char *order) {
    struct plan_schedule s;
    struct plan_result r = plan_result_of(0);
    struct error err = {0};
    MUST(plan_schedule(&plan, 0, &r, plan_day(order), &arena, &s, &err), err);
    ck_assert_int_eq(s.n_stages, DELIVERY + 1);
    return s;
}

static void same_day(int32_t found, const char *expected) {
    ck_assert_str_eq(date_text(&arena, found), expected);
}

static void runs(const struct plan_schedule *s, int stage, const char *from, const char *to) {
    same_day(s->path[stage].first, from);
    same_day(s->path[stage].last, to);
}

static void begin(const char *calendars) {
    plan_add(factory);
    plan_add(calendars);
    plan_add(chain);
    plan_begin();
}

START_TEST(each_stage_has_its_days_and_what_a_day_more_costs) {
    begin(closed);
    struct plan_schedule s = schedule_of("2027-01-04");
    runs(&s, SAMPLE, "2027-01-04", "2027-01-08");
    runs(&s, PRODUCTION, "2027-01-09", "2027-01-20");
    runs(&s, SEA, "2027-01-21", "2027-02-19");
    runs(&s, DELIVERY, "2027-02-20", "2027-02-23");
    same_day(s.likely, "2027-02-23");
    ck_assert_int_eq(s.n_met, 0);
    for (int i = 0; i < s.n_stages; i++) {
        ck_assert(plan_is_critical(&s, i));
        ck_assert_int_eq(s.delays[i].days_later, 1);
    }
    plan_end();
}
END_TEST

/* Ordered on 01-12 production ends on the last day before the closure: a day more is 23 days. */
START_TEST(the_last_safe_order_day_before_the_closure) {
    begin(closed);
    struct plan_schedule s = schedule_of("2027-01-12");
    ck_assert(s.has_closure);
    ck_assert_str_eq(s.closure.row->name, "Lunar New Year");
    ck_assert_int_eq(s.closure.stage, PRODUCTION);
    same_day(s.closure.before, "2027-01-28");
    for (int i = 0; i < PLAN_LATEST; i++)
        same_day(s.closure.latest[i], "2027-01-12");
    ck_assert_double_eq(s.closure.ready, 1);
    ck_assert_int_eq(s.delays[PRODUCTION].days_later, 23);
    ck_assert_int_eq(s.delays[SEA].days_later, 1);
    s = schedule_of("2027-01-13");
    ck_assert_double_eq(s.closure.ready, 0);
    ck_assert_str_eq(planning_stage_closed(&s, PRODUCTION, &arena), "Lunar New Year costs 19 d");
    ck_assert_str_eq(planning_closure_says(&s, &arena),
                     "Latest safe order date before Lunar New Year, 2027-01-29 to 2027-02-19: "
                     "2027-01-12 (95 %). Ordered on 2027-01-13, \"production\" ends before it "
                     "with 0 %.");
    plan_end();
}
END_TEST

/* The moon may bring it two days sooner: by 01-26, so the order three days before. */
START_TEST(a_closure_that_may_move_is_met_early) {
    begin("calendars:\n"
          "  - {code: CN, name: China, country: CN, rest: [sun], days: [\n"
          "     {name: Feast, kind: closure, first: 2027-01-29, last: 2027-02-19,\n"
          "      uncertain: 2}]}\n");
    struct plan_schedule s = schedule_of("2027-01-04");
    same_day(s.closure.before, "2027-01-26");
    same_day(s.closure.latest[PLAN_LATEST - 1], "2027-01-09");
    plan_end();
}
END_TEST

/* Six days are a holiday; and what begins when all has long arrived is in nobody's way. */
START_TEST(short_and_later_closures_are_not_waited_for) {
    begin("calendars:\n"
          "  - {code: CN, name: China, country: CN, rest: [sun], days: [\n"
          "     {name: short, kind: closure, first: 2027-01-22, last: 2027-01-27},\n"
          "     {name: later, kind: closure, first: 2027-10-01, last: 2027-10-07}]}\n");
    struct plan_schedule s = schedule_of("2027-01-04");
    ck_assert(!s.has_closure);
    ck_assert_str_eq(planning_closure_says(&s, &arena), "");
    plan_end();
}
END_TEST

/* The fabric takes ten days beside a sample of five: the sample has room, the fabric none. */
START_TEST(the_shorter_of_two_branches_has_room) {
    plan_add(factory);
    plan_add(closed);
    plan_add("requirements:\n"
             "  - {name: Spring, product: Backpack, quantity: 1000, country: DE, currency: EUR,\n"
             "     order_on: 2027-01-04, quotes: [{supplier: Ningbo Bags, incoterm: FOB,\n"
             "     currency: EUR, breaks: {1: 5}, stages: [\n"
             "     {name: order, kind: deposit, days_likely: 0},\n"
             "     {name: sample, kind: approval, days_likely: 5, after: order},\n"
             "     {name: fabric, kind: material, days_likely: 8, after: order},\n"
             "     {name: production, kind: production, days_likely: 5,\n"
             "      after: 'sample, fabric'}]}]}\n");
    plan_begin();
    struct plan_schedule s;
    struct plan_result r = plan_result_of(0);
    struct error err = {0};
    MUST(plan_schedule(&plan, 0, &r, plan_day("2027-01-04"), &arena, &s, &err), err);
    same_day(s.path[1].last, "2027-01-08");
    same_day(s.path[2].last, "2027-01-12");
    ck_assert_int_eq(s.delays[1].slack, 3);
    ck_assert(!plan_is_critical(&s, 1));
    ck_assert(plan_is_critical(&s, 2));
    ck_assert(plan_is_critical(&s, 3));
    plan_end();
}
END_TEST

/* China by the catalogue: half days from 2027-01-16 on. Five days of sample end on Friday 01-08. Of
 * production 01-09 and 01-11 to 15 are six days, 01-16 and 01-18 to 23 another 3.5, 01-25 the rest.
 * The worked weekends of 2027 are not announced, which is said; where Sunday 01-17 is worked, it is
 * done on Friday 01-22: 6 + 0.5 + 1 + 5 half days. */
START_TEST(a_worked_weekend_of_a_later_year_is_added) {
    static const char *const added[] = {
        NULL, "calendars: [{code: CN, name: Factories in China, days: [{name: for Lunar New Year, "
              "kind: worked, first: 2027-01-17}]}]\n"};
    static const char *const ends[] = {"2027-01-25", "2027-01-22"};
    static const char *const says[] = {
        "Factories in China: no worked weekends are known after 2026; add those of 2027 when they "
        "are announced.",
        ""};
    for (int i = 0; i < 2; i++) {
        plan_add(trade_calendars_text());
        plan_add(factory);
        if (added[i])
            plan_add(added[i]);
        plan_add(chain);
        plan_begin();
        struct plan_schedule s = schedule_of("2027-01-04");
        same_day(s.path[PRODUCTION].last, ends[i]);
        ck_assert_str_eq(planning_calendar_gaps(&s, &arena), says[i]);
        plan_end();
    }
}
END_TEST

/* Behind its last year a calendar has no holidays: that is said too. */
START_TEST(a_year_without_holidays_is_said) {
    begin(closed);
    struct plan_schedule s = schedule_of("2028-01-03");
    ck_assert_str_eq(planning_calendar_gaps(&s, &arena),
                     "China: no holidays are known after 2027, only the weekly rest.");
    plan_end();
}
END_TEST

TEST_MAIN(plan_schedule, each_stage_has_its_days_and_what_a_day_more_costs,
          the_last_safe_order_day_before_the_closure, a_closure_that_may_move_is_met_early,
          short_and_later_closures_are_not_waited_for, the_shorter_of_two_branches_has_room,
          a_worked_weekend_of_a_later_year_is_added, a_year_without_holidays_is_said)
