/*
 * A plan of the only requirement of a case that is written in the test: `plan_add(text)` any number
 * of times, then `plan_begin()`; `plan_end()` frees everything.
 */
#ifndef TESTS_UNIT_PLAN_FIXTURE_H
#define TESTS_UNIT_PLAN_FIXTURE_H

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/plan.h"
#include "sourcebench/core/requirement.h"
#include "sourcebench/service/case_file.h"

#include "suite.h"

static struct arena arena;
static struct case_file file;
static struct plan plan;

static inline int32_t plan_day(const char *text) {
    int32_t day = date_from_iso(text);
    ck_assert_msg(day != DATE_NONE, "%s", text);
    return day;
}

static inline int32_t plan_today(void) {
    return plan_day("2026-11-23");
}

static inline void plan_add(const char *text) {
    struct error err = {0};
    MUST(case_read(&file, text, strlen(text), "case.yaml", plan_today(), &err), err);
}

static inline void plan_begin(void) {
    struct error err = {0};
    int n;
    struct record **all = record_set_list(&file.set, &requirement_entity, -1, 0, &arena, &n);
    ck_assert_int_eq(n, 1);
    MUST(plan_make(&file.set, all[0], NULL, plan_today(), &arena, &plan, &err), err);
}

static inline void plan_end(void) {
    arena_free(&arena);
    case_free(&file);
}

static inline struct plan_result plan_result_of(int quote) {
    struct plan_result r;
    struct error err = {0};
    MUST(plan_reckon_best(&plan, quote, PLAN_ALL, &arena, &r, &err), err);
    return r;
}

#endif
