/* The cash-flow of one quote, as a table with bars. */
#include "sourcebench/core/plan_cash.h"

#include "sourcebench/core/date.h"
#include "sourcebench/tui/chart.h"

#include "planner_state.h"

enum { WHAT = 26, AMOUNT = 16, BAR = 20 };

void plan_cash_fill(struct plan_page *v, int width) {
    struct arena *arena = &v->lines.arena;
    const char *currency = v->p.plan.buyer.currency;
    struct cash_event *events;
    int64_t most = 1;
    if (!plan_page_quote(v))
        return;
    int n = plan_cash(&v->p.plan, v->quote, &v->p.results[v->quote], arena, &events);
    lines_add_heading(
        &v->lines,
        arena_format(arena, "%s, in %s",
                     text_shorten(planning_supplier(&v->p.plan.quotes[v->quote]), 40, arena),
                     currency));
    if (n == 0)
        lines_add(&v->lines, STYLE_DIM,
                  "There is no cash-flow of an offer that is not comparable or has no arrival.",
                  NULL);
    for (int i = 0; i < n; i++)
        most = events[i].sum > most ? events[i].sum : most;
    for (int i = 0; i < n; i++) {
        char bar[BAR * 4 + 1];
        chart_bar(events[i].sum > 0 ? events[i].sum : 0, most, BAR, bar, sizeof bar);
        lines_addf(
            &v->lines, events[i].amount < 0 ? STYLE_GOOD : STYLE_NORMAL, "%s  %s%s%s  %s",
            date_text(arena, events[i].day), text_cell(events[i].what, WHAT, ALIGN_LEFT, arena),
            text_cell(planning_total(events[i].amount, currency, arena), AMOUNT, ALIGN_RIGHT,
                      arena),
            text_cell(planning_total(events[i].sum, currency, arena), AMOUNT, ALIGN_RIGHT, arena),
            width >= 100 ? bar : "");
    }
    if (n)
        lines_addf(&v->lines, STYLE_DIM,
                   "If all goes as it is likely; VAT that is recovered is taken to come back after "
                   "%d d.",
                   CASH_VAT_DAYS);
}
