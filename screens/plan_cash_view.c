/* The cash-flow of one quote, as a table with bars. */
#include "sourcebench/core/plan_cash.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/tui/chart.h"

#include "planner_state.h"

enum { DAY = 12, WHAT = 24, AMOUNT = 11, BAR_MOST = 24, BAR_LEAST = 8 };

static const char *amount_text(int64_t amount, const char *currency, struct arena *arena) {
    const char *text = planning_total(amount, currency, arena), *blank = strchr(text, ' ');
    return text_cell(blank ? blank + 1 : text, AMOUNT, ALIGN_RIGHT, arena);
}

static const char *bar_text(int64_t sum, int64_t most, int width, struct arena *arena) {
    char bar[BAR_MOST * 4 + 1] = "";
    if (width >= BAR_LEAST)
        chart_bar(sum > 0 ? sum : 0, most, width, bar, sizeof bar);
    return *bar ? arena_format(arena, "  %s", bar) : "";
}

static void add_heads(struct plan_page *v, const char *currency) {
    struct arena *arena = &v->lines.arena;
    const char *name = planning_supplier(&v->p.plan.quotes[v->quote]);
    lines_add_heading(&v->lines,
                      arena_format(arena, "%s, in %s", text_shorten(name, 40, arena), currency));
    lines_add_heading(&v->lines, arena_format(arena, "%-*s%-*s%*s%*s", DAY, "Day", WHAT, "What",
                                              AMOUNT, "Paid", AMOUNT, "So far"));
}

void plan_cash_fill(struct plan_page *v, int width) {
    struct arena *arena = &v->lines.arena;
    const char *currency = v->p.plan.buyer.currency;
    struct cash_event *events;
    int64_t most = 1;
    if (!plan_page_quote(v))
        return;
    int n = plan_cash(&v->p.plan, v->quote, &v->p.results[v->quote], arena, &events);
    int room = width - 1 - DAY - WHAT - 2 * AMOUNT - 2, bar = room < BAR_MOST ? room : BAR_MOST;
    add_heads(v, currency);
    if (n == 0)
        lines_add_foot(&v->lines, width,
                       "There is no cash-flow of an offer that is not comparable or has no "
                       "arrival.");
    for (int i = 0; i < n; i++)
        most = events[i].sum > most ? events[i].sum : most;
    for (int i = 0; i < n; i++)
        lines_addf(&v->lines, events[i].amount < 0 ? STYLE_GOOD : STYLE_NORMAL, "%s%s%s%s%s",
                   text_cell(date_text(arena, events[i].day), DAY, ALIGN_LEFT, arena),
                   text_cell(events[i].what, WHAT, ALIGN_LEFT, arena),
                   amount_text(events[i].amount, currency, arena),
                   amount_text(events[i].sum, currency, arena),
                   bar_text(events[i].sum, most, bar, arena));
    if (n)
        lines_add_foot(&v->lines, width,
                       arena_format(arena,
                                    "If all goes as it is likely; VAT that is recovered is taken "
                                    "to come back after %d d.",
                                    CASH_VAT_DAYS));
}
