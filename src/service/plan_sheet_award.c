/*
 * Awards by scenario as a sheet. As CSV a row is what one supplier gets under one scenario, with
 * the scenario's figures beside it; one that cannot be has a row that says why.
 */
#include "sourcebench/core/money.h"
#include "sourcebench/core/quote.h"
#include "sourcebench/core/requirement.h"
#include "sourcebench/io/csv.h"
#include "sourcebench/io/html.h"
#include "sourcebench/service/planning_text.h"

#include "plan_sheet_private.h"

static bool found(const struct planning_scenario *s) {
    return s->outcome.status >= AWARD_FOUND;
}

/* Why there is no award. */
static const char *why_not(const struct plan_sheet *sheet, const struct planning_scenario *s,
                           struct arena *arena) {
    return found(s) ? "" : planning_award_says(sheet->planning, sheet->awards, s, arena);
}

/* ---- CSV --------------------------------------------------------------------------------------
 */

static const char *const heads[] = {
    "scenario",
    "rule",
    "proof",
    "supplier",
    "quote",
    "quantity",
    "landed_unit",
    "landed_total",
    "on_time_percent",
    "mode",
    "currency",
    "scenario_unit",
    "scenario_total",
    "more_than_cheapest",
    "scenario_quantity",
    "lowest_on_time_percent",
    "binding_rules",
    "why_not",
    "suppliers",
};

enum { COLUMNS = sizeof heads / sizeof *heads, SHARE = 3, SUMS = 10, WHY_NOT = 17, SUPPLIERS };

static void csv_sums(const struct plan_sheet *sheet, const struct planning_scenario *s,
                     const char **cells, struct arena *arena) {
    const char *currency = sheet->planning->plan.buyer.currency;
    cells[0] = s->name;
    cells[1] = s->says;
    cells[2] = planning_award_status[s->outcome.status];
    cells[WHY_NOT] = why_not(sheet, s, arena);
    if (!found(s))
        return;
    cells[SUMS] = currency;
    cells[SUMS + 1] = plan_sheet_amount(s->award.unit, currency, arena);
    cells[SUMS + 2] = plan_sheet_amount(s->award.total, currency, arena);
    cells[SUMS + 3] = s->has_extra ? plan_sheet_amount(s->extra, currency, arena) : "";
    cells[SUMS + 4] = arena_format(arena, "%lld", (long long)s->award.quantity);
    cells[SUMS + 5] = plan_sheet_percent(s->award.lowest, arena);
    cells[SUMS + 6] = planning_bindings_say(sheet->planning, s, arena);
    cells[SUPPLIERS] = arena_format(arena, "%d", s->award.n);
}

static void csv_share(const struct plan_sheet *sheet, const struct plan_award_share *share,
                      const char **cells, struct arena *arena) {
    const struct plan_quote *q = &sheet->planning->plan.quotes[share->quote];
    const char *currency = sheet->planning->plan.buyer.currency;
    cells[SHARE] = planning_supplier(q);
    cells[SHARE + 1] = record_text(q->quote, QUOTE_NUMBER);
    cells[SHARE + 2] = arena_format(arena, "%lld", (long long)share->quantity);
    cells[SHARE + 3] = plan_sheet_amount(share->unit, currency, arena);
    cells[SHARE + 4] = plan_sheet_amount(share->total, currency, arena);
    cells[SHARE + 5] = plan_sheet_percent(share->on_time, arena);
    cells[SHARE + 6] = planning_mode(q, share->way);
}

void plan_sheet_award_csv(const struct plan_sheet *sheet, FILE *out) {
    csv_write_row(out, ',', heads, COLUMNS);
    for (int i = 0; i < sheet->awards->n; i++) {
        const struct planning_scenario *s = &sheet->awards->scenarios[i];
        struct arena arena = {0};
        const char *cells[COLUMNS] = {NULL};
        csv_sums(sheet, s, cells, &arena);
        for (int k = 0; found(s) && k < s->award.n; k++) {
            csv_share(sheet, &s->award.shares[k], cells, &arena);
            csv_write_row(out, ',', cells, COLUMNS);
        }
        if (!found(s))
            csv_write_row(out, ',', cells, COLUMNS);
        arena_free(&arena);
    }
}

/* ---- HTML -------------------------------------------------------------------------------------
 */

static void put_heads(FILE *out, const char *const *titles, size_t n) {
    html_open(out, "tr", NULL);
    for (size_t i = 0; i < n; i++)
        html_element(out, "th", NULL, titles[i]);
    html_close(out, "tr");
}

static const char *more_text(const struct planning_scenario *s, const char *currency,
                             struct arena *arena) {
    if (!s->has_extra)
        return "–";
    return s->extra <= 0 ? "no more" : planning_total(s->extra, currency, arena);
}

static void put_scenario(const struct plan_sheet *sheet, const struct planning_scenario *s,
                         FILE *out) {
    struct arena arena = {0};
    const char *currency = sheet->planning->plan.buyer.currency;
    const char *says = planning_award_says(sheet->planning, sheet->awards, s, &arena);
    bool ok = found(s);
    html_open(out, "tr", NULL);
    html_element(out, "td", NULL, s->name);
    html_element(out, "td", NULL, s->says);
    html_element(out, "td", NULL, *says ? says : "–");
    html_element(out, "td", "number", ok ? arena_format(&arena, "%d", s->award.n) : "–");
    html_element(out, "td", "number", ok ? planning_money(s->award.unit, currency, &arena) : "–");
    html_element(out, "td", "number", ok ? planning_total(s->award.total, currency, &arena) : "–");
    html_element(out, "td", "number", ok ? more_text(s, currency, &arena) : "–");
    html_element(out, "td", "number", ok ? planning_percent(s->award.lowest, &arena) : "–");
    html_element(out, "td", NULL, planning_award_status[s->outcome.status]);
    const char *binds = planning_bindings_say(sheet->planning, s, &arena);
    html_element(out, "td", NULL, *binds ? binds : "–");
    html_close(out, "tr");
    arena_free(&arena);
}

static bool same_award(const struct planning_scenario *a, const struct planning_scenario *b) {
    bool same = found(a) && found(b) && a->award.n == b->award.n;
    for (int i = 0; same && i < a->award.n; i++)
        same = a->award.shares[i].quote == b->award.shares[i].quote &&
               a->award.shares[i].way == b->award.shares[i].way &&
               a->award.shares[i].quantity == b->award.shares[i].quantity;
    return same;
}

/* The names of all scenarios with the award of this one; "" where an earlier one has it too. */
static const char *names_of_award(const struct planning_awards *a, int at, struct arena *arena) {
    const char *names = "";
    for (int i = 0; i < a->n; i++) {
        if (!same_award(&a->scenarios[i], &a->scenarios[at]))
            continue;
        if (i < at)
            return "";
        names = arena_format(arena, "%s%s%s", names, *names ? ", " : "", a->scenarios[i].name);
    }
    return names;
}

static void put_shares(const struct plan_sheet *sheet, const struct planning_scenario *s,
                       const char *names, FILE *out) {
    static const char *const titles[] = {
        "Supplier", "Quote", "Pieces", "By", "Landed, per piece", "Landed, in total", "On time"};
    struct arena arena = {0};
    const char *currency = sheet->planning->plan.buyer.currency;
    html_element(out, "h3", NULL, names);
    html_open(out, "table", NULL);
    put_heads(out, titles, sizeof titles / sizeof *titles);
    for (int i = 0; i < s->award.n; i++) {
        const struct plan_award_share *share = &s->award.shares[i];
        const struct plan_quote *q = &sheet->planning->plan.quotes[share->quote];
        const char *number = record_text(q->quote, QUOTE_NUMBER);
        html_open(out, "tr", NULL);
        html_element(out, "td", NULL, planning_supplier(q));
        html_element(out, "td", NULL, *number ? number : "–");
        html_element(out, "td", "number", integer_text(share->quantity).text);
        html_element(out, "td", NULL, planning_mode(q, share->way));
        html_element(out, "td", "number", planning_money(share->unit, currency, &arena));
        html_element(out, "td", "number", planning_total(share->total, currency, &arena));
        html_element(out, "td", "number", planning_percent(share->on_time, &arena));
        html_close(out, "tr");
    }
    html_close(out, "table");
    html_element(
        out, "p", "more",
        arena_format(&arena, "All arrive in time with %s, if they are independent of each other.%s",
                     planning_percent(s->award.all_arrive, &arena),
                     s->award.surplus > 0
                         ? arena_format(&arena, " Above what is wanted, and paid: %s pcs.",
                                        integer_text(s->award.surplus).text)
                         : ""));
    arena_free(&arena);
}

/* What is kept of a decision. */
static void put_kept(const struct plan_sheet *sheet, FILE *out) {
    struct arena arena = {0};
    const struct planning *p = sheet->planning;
    int n;
    struct record **kept = record_set_list(&p->file.set, &award_entity, AWARD_REQUIREMENT,
                                           p->plan.requirement->id, &arena, &n);
    if (n)
        html_element(out, "h2", NULL,
                     arena_format(&arena, "Awarded on %s: %s",
                                  record_text(kept[0], AWARD_DECIDED_ON),
                                  record_text(kept[0], AWARD_SCENARIO)));
    for (int i = 0; i < n; i++) {
        const struct record *q = record_set_follow(&p->file.set, kept[i], AWARD_QUOTE);
        const struct record *supplier =
            q ? record_set_follow(&p->file.set, q, QUOTE_SUPPLIER) : NULL;
        html_element(out, "p", NULL,
                     arena_format(&arena, "%s pcs: %s",
                                  integer_text(kept[i]->values[AWARD_QUANTITY].i).text,
                                  supplier ? record_text(supplier, (int)supplier->entity->title)
                                           : "a quote that counts no more"));
    }
    if (n)
        html_element(out, "p", "more", record_text(kept[0], AWARD_REASON));
    arena_free(&arena);
}

static void put_left_out(const struct plan_sheet *sheet, FILE *out) {
    struct arena arena = {0};
    const struct planning *p = sheet->planning;
    bool first = true;
    for (int i = 0; i < p->plan.n_quotes; i++) {
        const char *left = planning_left_out(p, sheet->awards, i, &arena);
        const char *why = left ? left : planning_waived(p, i, &arena);
        if (!why)
            continue;
        if (first)
            html_element(out, "h2", NULL, "Left out, or admitted by a waiver");
        first = false;
        html_element(out, "p", NULL,
                     arena_format(&arena, "%s: %s", planning_supplier(&p->plan.quotes[i]), why));
    }
    arena_free(&arena);
}

void plan_sheet_award_html(const struct plan_sheet *sheet, FILE *out) {
    static const char *const titles[] = {"Scenario",  "Rule",           "Award", "Suppliers",
                                         "Per piece", "Total",          "More",  "On time",
                                         "Proof",     "Rules that bind"};
    const struct planning_awards *a = sheet->awards;
    plan_sheet_head(sheet, "Award", out);
    put_kept(sheet, out);
    html_element(out, "h2", NULL, "Scenarios");
    html_open(out, "table", NULL);
    put_heads(out, titles, sizeof titles / sizeof *titles);
    for (int i = 0; i < a->n; i++)
        put_scenario(sheet, &a->scenarios[i], out);
    html_close(out, "table");
    html_element(out, "p", "more",
                 "Costs are landed. More: against the cheapest. On time: the lowest probability of "
                 "all who get something. Rules that bind: what is saved without them. Quantities "
                 "keep to MOQ, capacity and order multiples; the "
                 "price of all pieces is that of the break reached. What is proved holds for a "
                 "model whose costs are straight lines between exact figures; the figures shown "
                 "are reckoned exactly again.");
    put_left_out(sheet, out);
    html_element(out, "h2", NULL, "Who gets what");
    for (int i = 0; i < a->n; i++) {
        struct arena arena = {0};
        const char *names = names_of_award(a, i, &arena);
        if (*names)
            put_shares(sheet, &a->scenarios[i], names, out);
        arena_free(&arena);
    }
    html_end(out);
}
