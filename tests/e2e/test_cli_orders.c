/* Orders and shipments on the command line. */
#include <jansson.h>
#include <string.h>

#include "../unit/suite.h"

#include "child.h"
#include "cli_check.h"
#include "run_cli.h"

static const char requirement[] = "Urban Commuter Mini for spring";

#define TODAY "--today", "2026-11-23"
#define LATER "--today", "2026-12-10"

/* Two orders: 1,000 of Saigon (DDP, EUR 7.55), 2,000 of Quanzhou (FOB, USD 6.50), placed on
 * 2026-11-27. */
static void make_orders(struct home *home, char numbers[2][32]) {
    home_make(home);
    struct cli_result r = cli_expect(home, 0, TODAY, "init", NULL);
    cli_free(&r);
    cli_says(home, 0, "added", TODAY, "import",
             child_source_file(&home->arena, "tests/data/case/backpacks.yaml"), NULL);
    cli_says(home, 0, "two sources", TODAY, "plan", "award", requirement, "--scenario",
             "two sources", "--keep", "--because", "two lines run", NULL);
    cli_says(home, 0, "Made 2 orders", TODAY, "order", "make", requirement, NULL);
    json_t *list = cli_json(home, TODAY, "order", "list", requirement, "--json", NULL);
    for (size_t i = 0; i < 2; i++)
        snprintf(numbers[i], sizeof numbers[i], "%s",
                 json_string_value(json_object_get(
                     json_array_get(json_object_get(list, "orders"), i), "number")));
    json_decref(list);
}

static json_t *show(struct home *home, const char *number) {
    return cli_json(home, LATER, "order", "show", number, "--json", NULL);
}

static json_t *part(json_t *order, const char *kind, const char *field, const char *value) {
    size_t i;
    json_t *p;
    json_array_foreach(json_object_get(order, kind), i, p) {
        if (strcmp(json_string_value(json_object_get(p, field)), value) == 0)
            return p;
    }
    ck_abort_msg("there is no %s %s", kind, value);
}

static json_t *quote_of(json_t *plan, const char *supplier) {
    size_t i;
    json_t *quote;
    json_array_foreach(json_object_get(plan, "quotes"), i, quote) {
        if (strstr(json_string_value(json_object_get(quote, "supplier")), supplier))
            return quote;
    }
    ck_abort_msg("%s does not quote", supplier);
}

/* Planned for 2026-11-27: before that day nothing is placed, and after it that is said. */
START_TEST(an_order_of_a_day_to_come_is_not_placed_yet) {
    struct home home;
    char number[2][32];
    make_orders(&home, number);
    cli_says(&home, 0, "draft, to be placed on 2026-11-27", TODAY, "order", "show", number[0],
             NULL);
    cli_says(&home, 0, "\tawarded", TODAY, "plan", "list", NULL);
    cli_says(&home, 1, "it is only 2026-11-23: leave its status draft, or give the day", TODAY,
             "order", "edit", number[0], "status=placed", NULL);
    cli_says(&home, 0, "Changed order", "--today", "2026-11-27", "order", "edit", number[0],
             "status=placed", NULL);
    cli_says(&home, 0, "placed, ordered on 2026-11-27", LATER, "order", "show", number[0], NULL);
    cli_says(&home, 0, "\tawarded", LATER, "plan", "list", NULL); /* the other is a draft yet */
    cli_says(&home, 0, "done on", LATER, "order", "done", number[1], "sample approval", "--on",
             "2026-12-04", NULL);
    cli_says(&home, 0, "placed, ordered on 2026-11-27", LATER, "order", "show", number[1], NULL);
    cli_says(&home, 0, "\tordered", LATER, "plan", "list", NULL);
    home_remove(&home);
}
END_TEST

START_TEST(a_planned_day_that_is_over_is_said) {
    struct home home;
    char number[2][32];
    make_orders(&home, number);
    for (int i = 0; i < 2; i++)
        cli_says(&home, 0, "Deleted", TODAY, "order", "drop", number[i], NULL);
    cli_says(&home, 0, "Ordered today, 2026-12-10: the day that was planned, 2026-11-27, is over.",
             LATER, "order", "make", requirement, NULL);
    cli_says(&home, 0, "\tordered", LATER, "plan", "list", NULL);
    home_remove(&home);
}
END_TEST

/* What a newcomer tried: a day to come, a day before the order, another day over the first, and a
 * word that means two things. */
START_TEST(done_asks_where_it_would_have_to_guess) {
    struct home home;
    char number[2][32];
    make_orders(&home, number);
    cli_says(&home, 1, "cannot be done on 2026-12-20 yet: it is only 2026-12-10", LATER, "order",
             "done", number[0], "inspection", "--on", "2026-12-20", NULL);
    cli_says(&home, 1, "it was ordered on 2026-11-27 only", LATER, "order", "done", number[0],
             "sample approval", "--on", "2026-11-20", NULL);
    cli_says(&home, 0, "done on 2026-12-04", LATER, "order", "done", number[0], "sample approval",
             "--on", "2026-12-04", NULL);
    cli_says(&home, 1, "is done already, on 2026-12-04. --replace", LATER, "order", "done",
             number[0], "sample approval", "--on", "2026-12-05", NULL);
    cli_says(&home, 0, "done on 2026-12-05", LATER, "order", "done", number[0], "sample approval",
             "--on", "2026-12-05", "--replace", NULL);
    cli_says(&home, 0, "added payment", LATER, "order", "add", number[0], "payment",
             "kind=inspection", "amount=320", NULL);
    cli_says(&home, 2, "say --kind milestone or --kind payment", LATER, "order", "done", number[0],
             "inspection", NULL);
    cli_says(&home, 0, "inspection done on 2026-12-10", LATER, "order", "done", number[0],
             "inspection", "--kind", "payment", NULL);
    json_t *order = show(&home, number[0]);
    json_says(part(order, "payment", "kind", "inspection"), "paid_on", "2026-12-10");
    ck_assert(
        json_is_null(json_object_get(part(order, "milestone", "name", "inspection"), "actual_on")));
    json_decref(order);
    home_remove(&home);
}
END_TEST

/* 1,000 at 7.55 and 450 of surcharge: what the supplier is paid. */
START_TEST(the_value_holds_the_surcharge) {
    struct home home;
    char number[2][32];
    make_orders(&home, number);
    cli_says(&home, 0, "Changed order", LATER, "order", "edit", number[0], "extras=450", NULL);
    cli_says(&home, 0, "EUR 8,000.00", LATER, "order", "list", NULL);
    cli_says(&home, 0, "surcharge and tooling\t\t\tEUR 450.00", LATER, "order", "show", number[0],
             NULL);
    home_remove(&home);
}
END_TEST

/* Delivered 38 d behind the confirmed day; 7 are free, 31 are four full weeks: 2 % of 7,550. */
START_TEST(a_claim_for_delay_has_the_penalty_of_the_contract) {
    struct home home;
    char number[2][32];
    make_orders(&home, number);
    cli_says(&home, 0, "DDP Hamburg promised for 2027-02-20", LATER, "order", "promise", number[0],
             "2027-02-20", NULL);
    cli_says(&home, 0, "Changed order", LATER, "order", "edit", number[0], "penalty=0.5",
             "penalty_per=week", "penalty_free=7", "penalty_most=5", NULL);
    cli_says(&home, 0, "penalty due: EUR 151.00", "--today", "2027-03-30", "order", "show",
             number[0], NULL);
    cli_says(&home, 0, "added order claim", "--today", "2027-03-30", "order", "claim", number[0],
             "delay", NULL);
    json_t *order = show(&home, number[0]), *claim = part(order, "dispute", "kind", "delay");
    json_says(order, "status", "confirmed");
    json_says(claim, "what", "38 d behind the confirmed 2027-02-20");
    ck_assert_double_eq_tol(json_number_value(json_object_get(claim, "asked")), 151, 1e-9);
    cli_says(&home, 0, "Changed order claim", LATER, "order", "edit", number[0], "delay",
             "remedy=credit", "agreed=100", NULL);
    cli_says(&home, 0, "\tEUR 151.00\tEUR 100.00\t", LATER, "order", "show", number[0], NULL);
    cli_says(&home, 1, "has no entry 4711", LATER, "order", "claim", number[0], "quality",
             "what=zips jam", "--evidence", "4711", NULL);
    json_decref(order);
    home_remove(&home);
}
END_TEST

/* Both orders go on one ship; its ETA is what the transit of each is promised for. */
START_TEST(a_shipment_carries_two_orders) {
    struct home home;
    char number[2][32];
    make_orders(&home, number);
    json_t *s = cli_json(&home, LATER, "shipment", "add", "vessel=Ever Ace", "freight=300",
                         "currency=USD", "eta=2027-02-25", "--json", NULL);
    const char *ship = json_string_value(json_object_get(s, "number"));
    json_says(s, "share_by", "m3");
    cli_says(&home, 0, "Loaded 2 lines", LATER, "shipment", "load", ship, number[0], NULL);
    cli_says(&home, 1, "All of the order is loaded already", LATER, "shipment", "load", ship,
             number[0], NULL);
    cli_says(&home, 1, "are not loaded yet; 5000 cannot be", LATER, "shipment", "load", ship,
             number[1], "black", "5000", NULL);
    cli_says(&home, 0, "Loaded 2 lines", LATER, "shipment", "load", ship, number[1], NULL);
    json_t *order = show(&home, number[1]);
    json_says(part(order, "milestone", "kind", "transit"), "promised_on", "2027-02-25");
    json_decref(order);
    json_t *shown = cli_json(&home, LATER, "shipment", "show", ship, "--json", NULL), *line;
    double freight = 0;
    size_t i;
    json_array_foreach(json_object_get(shown, "loaded"), i, line) {
        freight += json_number_value(json_object_get(line, "freight_share"));
    }
    ck_assert_uint_eq(json_array_size(json_object_get(shown, "loaded")), 4);
    ck_assert_double_eq_tol(freight, 300, 1e-9);
    json_decref(shown);
    cli_says(&home, 0, "Ever Ace", LATER, "shipment", "list", NULL);
    json_decref(s);
    home_remove(&home);
}
END_TEST

START_TEST(parts_are_added_changed_and_dropped) {
    struct home home;
    char number[2][32];
    make_orders(&home, number);
    cli_says(&home, 0, "added order line", LATER, "order", "add", number[0], "line", "quantity=10",
             "price=7", "--variant", "olive", NULL);
    cli_says(&home, 1, "has no variant \"red\"", LATER, "order", "add", number[0], "line",
             "quantity=10", "price=7", "--variant", "red", NULL);
    cli_says(&home, 0, "EUR 7,620.00", LATER, "order", "list", NULL);
    cli_says(&home, 0, "added document", LATER, "order", "add", number[0], "document",
             "kind=insurance", NULL);
    json_t *order = show(&home, number[0]);
    json_says(part(order, "document", "kind", "insurance"), "provided_by", "supplier");
    json_decref(order);
    cli_says(&home, 0, "Deleted milestone material", LATER, "order", "drop", number[0], "material",
             NULL);
    cli_says(&home, 1, "has no milestone \"material\"", LATER, "order", "promise", number[0],
             "material", "2027-01-01", NULL);
    cli_says(&home, 0, "Undone", "undo", NULL);
    cli_says(&home, 0, "material promised for 2027-01-01", LATER, "order", "promise", number[0],
             "material", "2027-01-01", NULL);
    cli_says(&home, 0, "Deleted order", LATER, "order", "drop", number[1], NULL);
    cli_says(&home, 1, "There is no order", LATER, "order", "show", number[1], NULL);
    home_remove(&home);
}
END_TEST

/* Production was planned to take 10 days and took 20, five times over: the stage takes about twice
 * as long as it says, and all arrives later. Four orders change nothing. */
START_TEST(finished_orders_refine_a_later_quote) {
    struct home home;
    struct strbuf text = {0};
    json_t *before, *after;
    home_make(&home);
    struct cli_result r = cli_expect(&home, 0, TODAY, "init", NULL);
    cli_free(&r);
    cli_says(&home, 0, "added", TODAY, "import",
             child_source_file(&home.arena, "tests/data/case/backpacks.yaml"), NULL);
    before = cli_json(&home, TODAY, "plan", "compare", requirement, "--json", NULL);
    strbuf_add(&text, "products: [{name: Urban Commuter Mini}]\norders:\n");
    for (int i = 1; i <= 5; i++) {
        strbuf_addf(&text,
                    "  - number: OLD-%d\n    supplier: Saigon Trail Bags Co., Ltd.\n"
                    "    status: delivered\n    currency: EUR\n    ordered_on: 2026-0%d-01\n"
                    "    items: [{product: Urban Commuter Mini, quantity: 3000, price: 7}]\n"
                    "    milestones: [{name: production, kind: production, days: calendar,\n"
                    "      days_likely: 10, started_on: 2026-0%d-05, actual_on: 2026-0%d-24}]\n",
                    i, i, i, i);
        if (i < 4)
            continue;
        const char *file = home_write(&home, "old.yaml", strbuf_text(&text));
        cli_says(&home, 0, "added", TODAY, "import", file, NULL);
        after = cli_json(&home, TODAY, "plan", "compare", requirement, "--json", NULL);
        json_t *was = json_object_get(quote_of(before, "Saigon"), "lead_time"),
               *is = json_object_get(quote_of(after, "Saigon"), "lead_time");
        const char *late = json_string_value(json_object_get(is, "likely_arrival"));
        int order = strcmp(late, json_string_value(json_object_get(was, "likely_arrival")));
        ck_assert_msg(i < 5 ? order == 0 : order > 0, "with %d orders: %s", i, late);
        json_decref(after);
    }
    cli_says(&home, 0, "production, by 5 finished orders", TODAY, "plan", "show", requirement,
             NULL);
    json_decref(before);
    strbuf_free(&text);
    home_remove(&home);
}
END_TEST

/* Landed it costs 0.01 a piece of one and 10 of the other: a thousand times as much, of which the
 * order keeps no index. */
START_TEST(an_order_may_be_far_dearer_than_the_best) {
    static const char world[] =
        "suppliers: [{name: Cheap, country: DE}, {name: Dear, country: DE}]\n"
        "products: [{name: Bag, hs: 6307.90.98}]\n"
        "duties: [{hs: 6307.90, destination: DE, rate: 0, base: CIF, vat: 0}]\n"
        "lanes: [{name: by road, origin_country: DE, country: DE, mode: road, days_likely: 3,\n"
        "         after_likely: 5, tariffs: [{leg: unloading, currency: EUR}]}]\n"
        "requirements:\n"
        "  - name: Fair\n"
        "    product: Bag\n"
        "    quantity: 1000\n"
        "    country: DE\n"
        "    currency: EUR\n"
        "    quotes:\n"
        "      - {supplier: Cheap, incoterm: DDP, place: Bonn, currency: EUR, origin: DE, waiver: "
        "seen,\n"
        "         vat_included: no, buyer_imports: no, breaks: {1: 0.01}}\n"
        "      - {supplier: Dear, incoterm: DDP, place: Bonn, currency: EUR, origin: DE, waiver: "
        "seen,\n"
        "         vat_included: no, buyer_imports: no, breaks: {1: 10}}\n";
    struct home home;
    home_make(&home);
    cli_says(&home, 0, "added", TODAY, "import", home_write(&home, "world.yaml", world), NULL);
    cli_says(&home, 0, "two sources", TODAY, "plan", "award", "Fair", "--scenario", "two sources",
             "--keep", "--because", "two lines run", NULL);
    cli_says(&home, 0, "Made 2 orders", TODAY, "order", "make", "Fair", NULL);
    home_remove(&home);
}
END_TEST

TEST_MAIN(cli_orders, an_order_of_a_day_to_come_is_not_placed_yet,
          a_planned_day_that_is_over_is_said, done_asks_where_it_would_have_to_guess,
          the_value_holds_the_surcharge, a_claim_for_delay_has_the_penalty_of_the_contract,
          a_shipment_carries_two_orders, parts_are_added_changed_and_dropped,
          finished_orders_refine_a_later_quote, an_order_may_be_far_dearer_than_the_best)
