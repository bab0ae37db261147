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

static inline void trade_calendars_read(struct calendar calendars[TRADE_CALENDARS],
                                        struct arena *arena) {
    static char text[200000];
    struct case_file file = {0};
    struct error err = {0};
    FILE *in = fopen(source_path("db/catalogue/calendars.yaml"), "r");
    ck_assert_ptr_nonnull(in);
    size_t length = fread(text, 1, sizeof text, in);
    fclose(in);
    MUST(case_read(&file, text, length, "calendars.yaml", 0, &err), err);
    int n;
    struct record **list = record_set_list(&file.set, &cal_entity, -1, 0, arena, &n);
    ck_assert_int_eq(n, TRADE_CALENDARS);
    for (int i = 0; i < n; i++) {
        ck_assert_str_eq(record_text(list[i], CAL_CODE), trade_countries[i]);
        MUST(plan_calendar(&file.set, list[i], arena, &calendars[i], &err), err);
        calendars[i].name = trade_countries[i];
        calendars[i].rows = NULL; /* their names are gone with the file */
        calendars[i].n_rows = 0;
    }
    case_free(&file);
}

#endif
