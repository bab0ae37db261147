/* When an order arrives: eight stages around Lunar New Year, for each of 40 quotes after each key.
 */
#include <check.h>
#include <time.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/lead_time.h"

#include "bench.h"

enum { STAGES = 8, RUNS = 40, ONCE_MS = 3 };

struct plan_world {
    struct arena arena;
    struct error err;
    struct calendar_row rows[4];
    struct calendar factory;
    struct lead_stage stages[STAGES];
    struct lead_plan plan;
};

static void make_plan(struct plan_world *w) {
    static const struct {
        const char *name;
        struct lead_days days;
        bool working;
    } stages[STAGES] = {
        {"Sample", {5, 7, 12}, true},     {"Approval", {2, 4, 10}, false},
        {"Material", {10, 15, 25}, true}, {"Production", {18, 22, 30}, true},
        {"Inspection", {2, 2, 4}, true},  {"Inland", {2, 3, 6}, false},
        {"Sea", {28, 33, 42}, false},     {"Clearance", {3, 5, 9}, false},
    };
    w->rows[0] = (struct calendar_row){.kind = CALENDAR_CLOSURE,
                                       .first = date_from_civil(2027, 1, 29),
                                       .last = date_from_civil(2027, 2, 19),
                                       .name = "Lunar New Year"};
    w->rows[1] = (struct calendar_row){.kind = CALENDAR_RAMP_DOWN,
                                       .first = date_from_civil(2027, 1, 22),
                                       .last = date_from_civil(2027, 1, 28),
                                       .capacity = 500,
                                       .name = "before it"};
    for (int i = 0; i < 2; i++) /* from 2026 to 2030, as the catalogue's calendars */
        w->rows[2 + i] = (struct calendar_row){.kind = CALENDAR_HOLIDAY,
                                               .first = date_from_civil(2026 + 4 * i, 1, 1),
                                               .last = date_from_civil(2026 + 4 * i, 1, 1),
                                               .name = "New Year"};
    ck_assert(calendar_make(&w->factory, "factory", 1 << 6, w->rows, 4, &w->arena, &w->err));
    for (int i = 0; i < STAGES; i++)
        w->stages[i] = (struct lead_stage){.name = stages[i].name,
                                           .days = stages[i].days,
                                           .calendar = stages[i].working ? &w->factory : NULL,
                                           .after = i ? 1U << (i - 1) : 0,
                                           .started = DATE_NONE,
                                           .ended = DATE_NONE};
    ck_assert(lead_plan_make(w->stages, STAGES, DATE_NONE, &w->arena, &w->plan, &w->err));
}

static double work_ms(void) {
    return (double)clock() * 1e3 / CLOCKS_PER_SEC;
}

static double forward(struct plan_world *w) {
    struct arena arena = {0};
    struct lead_arrival arrival;
    double start = work_ms();
    for (int i = 0; i < RUNS; i++)
        ck_assert(
            lead_forward(&w->plan, date_from_civil(2026, 11, 2) + i, &arena, &arrival, &w->err));
    arena_free(&arena);
    return (work_ms() - start) / RUNS;
}

static double backward(struct plan_world *w) {
    static const double shares[] = {0.5, 0.8, 0.95};
    int32_t order;
    double start = work_ms();
    for (int i = 0; i < RUNS; i++)
        for (int k = 0; k < 3; k++)
            ck_assert(lead_latest_order(&w->plan, date_from_civil(2027, 3, 1) + i, shares[k],
                                        &order, &w->err));
    return (work_ms() - start) / RUNS;
}

void measure_lead(void) {
    table_part("Arrival of an order in eight stages");
    struct plan_world *w = mem_alloc(1, sizeof *w);
    double start = work_ms();
    for (int i = 0; i < RUNS; i++) {
        arena_free(&w->arena);
        make_plan(w);
    }
    table_value("calendar, durations, network", (work_ms() - start) / RUNS, "ms", ONCE_MS);
    table_value("distribution of the arrival", forward(w), "ms", ONCE_MS);
    table_value("latest order dates for 50, 80, 95 %", backward(w), "ms", ONCE_MS);
    arena_free(&w->arena);
    mem_free(w);
}
