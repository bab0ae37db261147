/*
 * The catalogues of lanes and duties against the tables they were made of: each row is there with
 * its figures, and nothing else is. What was not found stays open.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "sourcebench/core/trade.h"
#include "sourcebench/service/case_file.h"
#include "sourcebench/service/catalogue.h"

#include "csv_table.h"
#include "suite.h"

enum { TEXT = 200000, MOST = 200 };

static struct arena arena;
static struct error err;
static struct case_file file;
static struct record **records; /* lanes or duties of the catalogue */
static int n_records;
static bool used[MOST];

static void open_catalogue(const char *path, const struct entity *entity) {
    static char text[TEXT];
    FILE *in = fopen(source_path(path), "r");
    ck_assert_ptr_nonnull(in);
    size_t length = fread(text, 1, sizeof text, in);
    ck_assert_uint_lt(length, sizeof text);
    fclose(in);
    file = (struct case_file){0};
    ck_assert_msg(case_read(&file, text, length, path, 0, &err), "%s", err.message);
    records = record_set_list(&file.set, entity, -1, 0, &arena, &n_records);
    ck_assert_int_le(n_records, MOST);
    memset(used, 0, sizeof used);
}

static void close_catalogue(struct csv_table *t) {
    for (int i = 0; i < n_records; i++)
        ck_assert_msg(used[i], "the table does not have entry %d", i + 1);
    case_free(&file);
    arena_free(&t->arena);
    arena_free(&arena);
}

static bool holds(const struct record *r, int field, const char *text) {
    return strcmp(record_text(r, field), text) == 0;
}

/* A cell and a field that say the same number, or both nothing. */
static bool same_number(const struct record *r, int field, const char *cell) {
    const struct value *v = &r->values[field];
    double scale = pow(10, r->entity->fields[field].scale);
    if (!*cell)
        return v->kind == VALUE_NULL;
    return v->kind == VALUE_INT && fabs((double)v->i / scale - strtod(cell, NULL)) < 1e-9;
}

/* ---- lanes ------------------------------------------------------------------------------------*/

/* "port-to-port" and "direct" are "port to port, direct" here. */
static bool same_scope(const struct record *r, const char *scope, const char *routing) {
    char *wanted = arena_format(&arena, "%s, %s", scope, routing);
    for (char *at = wanted; *at; at++)
        *at = *at == '-' ? ' ' : *at;
    char *found = arena_string(&arena, record_text(r, LANE_SCOPE));
    for (char *at = found; *at; at++)
        *at = *at == '-' ? ' ' : *at;
    return strcmp(found, wanted) == 0;
}

static int find_lane(const struct csv_table *t, int row) {
    struct value mode;
    ck_assert(field_parse(&lane_entity.fields[LANE_MODE], csv_cell(t, row, "mode"), 0, &arena,
                          &mode, &err));
    for (int i = 0; i < n_records; i++) {
        const struct record *r = records[i];
        if (!used[i] && holds(r, LANE_MODE, mode.s) &&
            holds(r, LANE_ORIGIN_COUNTRY, csv_cell(t, row, "origin_country")) &&
            holds(r, LANE_ORIGIN_PORT, csv_cell(t, row, "origin_port")) &&
            holds(r, LANE_COUNTRY, csv_cell(t, row, "dest_country")) &&
            holds(r, LANE_PORT, csv_cell(t, row, "dest_port")) &&
            same_scope(r, csv_cell(t, row, "scope"), csv_cell(t, row, "routing")))
            return i;
    }
    ck_abort_msg("%s to %s by %s is not there", csv_cell(t, row, "origin_port"),
                 csv_cell(t, row, "dest_port"), mode.s);
    return -1;
}

START_TEST(lanes_are_those_of_the_table) {
    static struct csv_table t;
    csv_load(&t, "tests/data/trade/transit_times.csv");
    open_catalogue("db/catalogue/lanes.yaml", &lane_entity);
    ck_assert_int_eq(t.n, 107);
    ck_assert_int_eq(n_records, t.n);
    for (int row = 0; row < t.n; row++) {
        int at = find_lane(&t, row);
        const struct record *r = records[at];
        bool sourced = strcmp(csv_cell(&t, row, "basis"), "sourced") == 0;
        used[at] = true;
        ck_assert_msg(same_number(r, LANE_DAYS_MIN, csv_cell(&t, row, "days_min")) &&
                          same_number(r, LANE_DAYS_LIKELY, csv_cell(&t, row, "days_typ")) &&
                          same_number(r, LANE_DAYS_MAX, csv_cell(&t, row, "days_max")),
                      "%s", record_text(r, LANE_NAME));
        ck_assert_str_eq(record_text(r, LANE_CONFIDENCE), sourced ? "medium" : "low");
        ck_assert_int_eq(r->values[LANE_ESTIMATE].i, 1);
        ck_assert(*record_text(r, LANE_SOURCE));
    }
    close_catalogue(&t);
}
END_TEST

/* ---- duties -----------------------------------------------------------------------------------*/

/* The table calls the countries of the Gulf by their council. */
static const char *destination_of(const struct csv_table *t, int row) {
    const char *destination = csv_cell(t, row, "destination");
    return strcmp(destination, "GCC") == 0 ? "GULF" : destination;
}

/* NULL where there is none. */
static struct record *find_duty(const char *destination, const char *hs, const char *origin) {
    for (int i = 0; i < n_records; i++) {
        if (!holds(records[i], DUTY_DESTINATION, destination) || !holds(records[i], DUTY_HS, hs) ||
            !holds(records[i], DUTY_ORIGIN, origin))
            continue;
        ck_assert_msg(!used[i], "%s %s", destination, hs);
        used[i] = true;
        return records[i];
    }
    return NULL;
}

static const struct value *general_rate(const char *destination, const char *hs) {
    for (int i = 0; i < n_records; i++)
        if (holds(records[i], DUTY_DESTINATION, destination) && holds(records[i], DUTY_HS, hs) &&
            holds(records[i], DUTY_ORIGIN, ""))
            return &records[i]->values[DUTY_RATE];
    ck_abort_msg("%s has no general rate for %s", destination, hs);
    return NULL;
}

/* "+25 %" on goods of China is a levy of an entry of its own. */
static void check_china(const char *destination, const char *hs, const char *rate) {
    int n;
    struct record *r = find_duty(destination, hs, "CN");
    ck_assert_ptr_nonnull(r);
    ck_assert(same_number(r, DUTY_RATE, rate));
    struct record **levies = record_set_list(&file.set, &levy_entity, LEVY_DUTY, r->id, &arena, &n);
    ck_assert_int_eq(n, 1);
    ck_assert(same_number(levies[0], LEVY_RATE, "25"));
}

/* Each levy has a rate that the table's words have. */
static void check_levies(const struct record *r, const char *words) {
    int n;
    struct record **levies = record_set_list(&file.set, &levy_entity, LEVY_DUTY, r->id, &arena, &n);
    for (int i = 0; i < n; i++) {
        const char *rate =
            field_edit_text(&levy_entity.fields[LEVY_RATE], levies[i]->values[LEVY_RATE], &arena);
        ck_assert_msg(strstr(words, arena_format(&arena, "%s %%", rate)) != NULL, "%s: %s",
                      record_text(levies[i], LEVY_NAME), rate);
    }
}

START_TEST(duties_are_those_of_the_table) {
    static struct csv_table t;
    csv_load(&t, "tests/data/trade/duty_rates.csv");
    open_catalogue("db/catalogue/duties.yaml", &duty_entity);
    ck_assert_int_eq(t.n, 54);
    for (int row = 0; row < t.n; row++) {
        const char *place = destination_of(&t, row), *hs = csv_cell(&t, row, "hs");
        const char *origin = csv_cell(&t, row, "origin"), *rate = csv_cell(&t, row, "duty_percent");
        const char *others = csv_cell(&t, row, "other_levies");
        bool general = strcmp(origin, "MFN") == 0;
        struct record *r = find_duty(place, hs, general ? "" : origin);
        ck_assert_msg(r != NULL, "%s %s", place, hs);
        ck_assert_msg(same_number(r, general ? DUTY_RATE : DUTY_PREFERENTIAL, rate), "%s %s", place,
                      hs);
        if (!general) { /* without its proof of origin it costs what others cost */
            ck_assert(value_equal(r->values[DUTY_RATE], *general_rate(place, hs)));
            ck_assert(*record_text(r, DUTY_PROOF));
        }
        ck_assert_msg(same_number(r, DUTY_VAT, csv_cell(&t, row, "vat_percent")), "%s", place);
        ck_assert_str_eq(record_text(r, DUTY_BASE), csv_cell(&t, row, "duty_base"));
        ck_assert_str_eq(record_text(r, DUTY_CONFIDENCE), csv_cell(&t, row, "confidence"));
        ck_assert(*record_text(r, DUTY_SOURCE));
        if (!*rate) /* a gap says so */
            ck_assert_msg(strstr(record_text(r, DUTY_NOTE), "not found") != NULL, "%s", place);
        if (strstr(others, "China origin: +25 %"))
            check_china(place, hs, rate);
        else
            check_levies(r, others);
    }
    close_catalogue(&t);
}
END_TEST

/* A destination that no country belongs to is never found. */
START_TEST(duties_are_of_places_that_there_are) {
    struct catalogue catalogue;
    ck_assert_msg(catalogue_load("", &arena, &catalogue, &err), "%s", err.message);
    open_catalogue("db/catalogue/duties.yaml", &duty_entity);
    for (int i = 0; i < n_records; i++) {
        const char *place = record_text(records[i], DUTY_DESTINATION);
        ck_assert_msg(catalogue_market(&catalogue, place, &arena) != NULL, "%s", place);
    }
    ck_assert(catalogue_covers(&catalogue, "GULF", "OM"));
    case_free(&file);
    arena_free(&arena);
}
END_TEST

TEST_MAIN(trade_tables, lanes_are_those_of_the_table, duties_are_those_of_the_table,
          duties_are_of_places_that_there_are)
