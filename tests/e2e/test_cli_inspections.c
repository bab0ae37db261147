/* Inspections by script: planned, counted, closed, reported. */
#include "../unit/suite.h"

#include "cli_check.h"

#define INSPECT TODAY, "--db", base, "inspection"
#define TODAY "--today", "2026-11-23"

static const char *base, *number;

static void add_lot(struct home *home) {
    home_make(home);
    base = home_file(home, "b.db");
    cli_says(home, 0, "", TODAY, "--db", base, "init", NULL);
    cli_says(home, 0, "", TODAY, "--db", base, "supplier", "add", "Saigon Trail", "country=VN",
             NULL);
    json_t *made = cli_json(home, INSPECT, "add", "--supplier", "Saigon Trail", "goods=Urban",
                            "stage=pre-shipment", "lot=3000", "cartons=150", "--json", NULL);
    number = arena_string(&home->arena, json_string_value(json_object_get(made, "number")));
    json_decref(made);
}

/* ISO 2859-1, level II, 3,000 units: letter K, 125 units, AQL 2.5 Ac 7, AQL 4.0 Ac 10; of 150
 * cartons 13 are opened. */
START_TEST(a_lot_is_inspected_and_sealed) {
    struct home home;
    add_lot(&home);
    cli_says(&home, 1, "Not ready: no quantities are noted. Before shipment", INSPECT, "start",
             number, NULL);
    cli_says(&home, 0, "inspect 125 units", INSPECT, "start", number, "--because", "it sails",
             NULL);
    cli_says(&home, 0, "20 of 125 inspected", INSPECT, "count", number, "--good", "20", NULL);
    cli_says(&home, 0, "MAJOR 1 (Ac 7)", INSPECT, "count", number, "--defect", "S04", NULL);
    cli_says(&home, 0, "20 of 125 inspected", INSPECT, "count", number, "--take-back", NULL);
    cli_says(&home, 0, "MAJOR 1 (Ac 7)", INSPECT, "count", number, "--defect", "S04", NULL);
    cli_says(&home, 0, "", INSPECT, "count", number, "--next", NULL);
    cli_says(&home, 0, "125 of 125 inspected", INSPECT, "count", number, "--tally", "104", NULL);
    cli_says(&home, 1, "The sample is complete", INSPECT, "count", number, "--good", "1", NULL);
    cli_says(&home, 0, "", INSPECT, "count", number, "--cartons", "13", NULL);
    /* the checklist is open: nothing starts as accepted */
    cli_says(&home, 1, "pending", INSPECT, "close", number, "--verdict", "accepted", NULL);
    cli_says(&home, 0, "as accepted", INSPECT, "close", number, "--verdict", "accepted", "--reason",
             "papers follow", "--decision", "ship", "--signed", "Lina", NULL);
    cli_says(&home, 1, "closed and sealed", INSPECT, "count", number, "--good", "1", NULL);
    cli_says(&home, 1, "closed and sealed", INSPECT, "edit", number, "lot=2999", NULL);
    cli_says(&home, 0, "", INSPECT, "amend", number, "cartons", "--was", "12", "--is", "13",
             "--because", "typo", NULL);
    cli_says(&home, 0, "The records are as they were when it was closed.", INSPECT, "report",
             number, NULL);
    cli_says(&home, 0, "0.80 defects per 100 units", INSPECT, "history", "Saigon Trail", NULL);
    home_remove(&home);
}
END_TEST

/* The eighth defective unit is one too many. */
START_TEST(a_lot_fails_and_is_inspected_again) {
    struct home home;
    add_lot(&home);
    cli_says(&home, 0, "", INSPECT, "start", number, "--because", "it sails", NULL);
    for (int i = 0; i < 8; i++) {
        cli_says(&home, 0, "", INSPECT, "count", number, "--defect", "S04", NULL);
        cli_says(&home, 0, i == 7 ? "rejected whatever follows" : "", INSPECT, "count", number,
                 "--next", NULL);
    }
    cli_says(&home, 1, "needs a reason", INSPECT, "close", number, "--decision", "rework", NULL);
    cli_says(&home, 0, "as rejected", INSPECT, "close", number, "--decision", "rework", "--because",
             "straps are sewn anew", NULL);
    cli_says(&home, 0, "", INSPECT, "again", number, "--paid-by", "supplier", NULL);
    cli_says(&home, 0, "0002\tSaigon Trail\tUrban\tpre-shipment", INSPECT, "list", NULL);
    home_remove(&home);
}
END_TEST

TEST_MAIN(cli_inspections, a_lot_is_inspected_and_sealed, a_lot_fails_and_is_inspected_again)
