/*
 * The calendars of the catalogue of trade, in its order: capacities by day, without their rows.
 */
#ifndef TESTS_UNIT_TRADE_CALENDARS_H
#define TESTS_UNIT_TRADE_CALENDARS_H

#include <stdio.h>

#include "sourcebench/core/plan_terms.h"
#include "sourcebench/core/trade.h"
#include "sourcebench/service/case_file.h"

#include "suite.h"
#include "temporary.h"

static const char *const trade_countries[] = {"CN", "VN", "BD", "ID", "IN", "TR", "PK"};
enum { TRADE_CALENDARS = sizeof trade_countries / sizeof *trade_countries };

static inline const char *trade_calendars_text(void) {
    static char text[200000];
    FILE *in = fopen(source_path("db/catalogue/calendars.yaml"), "r");
    ck_assert_ptr_nonnull(in);
    text[fread(text, 1, sizeof text - 1, in)] = '\0';
    fclose(in);
    return text;
}

/* own: what a user adds to them, as a part of a case; NULL: nothing. */
static inline void trade_calendars_read_with(struct calendar calendars[TRADE_CALENDARS],
                                             const char *own, struct arena *room) {
    const char *text = trade_calendars_text();
    struct case_file read = {0};
    struct error err = {0};
    MUST(case_read(&read, text, strlen(text), "calendars.yaml", 0, &err), err);
    if (own)
        MUST(case_read(&read, own, strlen(own), "own.yaml", 0, &err), err);
    int n;
    struct record **list = record_set_list(&read.set, &cal_entity, -1, 0, room, &n);
    ck_assert_int_eq(n, TRADE_CALENDARS);
    for (int i = 0; i < n; i++) {
        ck_assert_str_eq(record_text(list[i], CAL_CODE), trade_countries[i]);
        MUST(plan_calendar(&read.set, list[i], 0, room, &calendars[i], &err), err);
        calendars[i].name = trade_countries[i];
        calendars[i].rows = NULL; /* their names are gone with the file */
        calendars[i].n_rows = 0;
    }
    case_free(&read);
}

static inline void trade_calendars_read(struct calendar calendars[TRADE_CALENDARS],
                                        struct arena *room) {
    trade_calendars_read_with(calendars, NULL, room);
}

/* Worked weekends of the years for which none are announced yet, as a user adds them. */
static const char trade_own_weekends[] =
    "calendars:\n"
    "  - code: CN\n"
    "    name: Factories in China\n"
    "    days: [{name: for New Year, kind: worked, first: 2027-01-24},\n"
    "           {name: for National Day, kind: worked, first: 2028-10-08},\n"
    "           {name: for Labour Day, kind: worked, first: 2029-04-29},\n"
    "           {name: for National Day, kind: worked, first: 2030-10-06}]\n";

#endif
