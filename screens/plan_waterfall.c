/* The waterfall of one quote: each cost, who pays it, how large it is. */
#include <string.h>

#include "sourcebench/tui/chart.h"

#include "planner_state.h"

enum { LABEL = 24, UNIT = 14, TOTAL = 16, BAR = 16 };

static const char *bar(const struct landed_line *l, int64_t whole, struct arena *arena) {
    char text[BAR * 4 + 1];
    chart_bar(l->total > 0 ? l->total : 0, whole > 0 ? whole : 1, BAR, text, sizeof text);
    return arena_string(arena, text);
}

static const char *amounts(const struct landed_line *l, const char *currency, struct arena *arena) {
    if (!l->known || planning_in_price(l))
        return arena_format(arena, "%s%s", text_cell("", UNIT, ALIGN_RIGHT, arena),
                            text_cell(planning_in_price(l) ? "in the price" : "not known", TOTAL,
                                      ALIGN_RIGHT, arena));
    return arena_format(
        arena, "%s%s",
        text_cell(planning_money(l->unit, currency, arena), UNIT, ALIGN_RIGHT, arena),
        text_cell(planning_total(l->total, currency, arena), TOTAL, ALIGN_RIGHT, arena));
}

static void add_line(struct plan_page *v, const struct landed_line *l, int at, int64_t whole,
                     int width) {
    struct arena *arena = &v->lines.arena;
    const char *currency = v->p.plan.buyer.currency;
    const char *text = arena_format(arena, "%s%s", text_cell(l->label, LABEL, ALIGN_LEFT, arena),
                                    amounts(l, currency, arena));
    if (width >= 100)
        text = arena_format(arena, "%s  %s", text, l->by_seller ? "" : bar(l, whole, arena));
    struct line *line = lines_add(&v->lines,
                                  planning_in_price(l) ? STYLE_DIM
                                  : !l->known          ? STYLE_BAD
                                  : l->by_seller       ? STYLE_DIM
                                                       : STYLE_NORMAL,
                                  text,
                                  l->estimate               ? "estimate"
                                  : l->source && *l->source ? l->source
                                                            : NULL);
    line->kind = at + 1;
}

static void add_sum(struct plan_page *v, const char *label, const struct landed_figure *f) {
    struct arena *arena = &v->lines.arena;
    const char *currency = v->p.plan.buyer.currency;
    if (!f->known)
        return;
    lines_addf(&v->lines, STYLE_BOLD, "%s%s%s", text_cell(label, LABEL, ALIGN_LEFT, arena),
               text_cell(planning_money(f->unit, currency, arena), UNIT, ALIGN_RIGHT, arena),
               text_cell(planning_total(f->total, currency, arena), TOTAL, ALIGN_RIGHT, arena));
}

void plan_waterfall_fill(struct plan_page *v, int width) {
    struct arena *arena = &v->lines.arena;
    if (!plan_page_quote(v))
        return;
    const struct landed_result *r = &v->p.results[v->quote].landed;
    lines_add_heading(
        &v->lines,
        arena_format(arena, "%s, %s %s at %s pcs",
                     text_shorten(planning_supplier(&v->p.plan.quotes[v->quote]), 40, arena),
                     incoterm_codes[v->p.plan.quotes[v->quote].offer.terms.rule],
                     v->p.plan.quotes[v->quote].offer.place, plan_number(r->quantity, arena)));
    for (int i = 0; i < r->n_lines; i++)
        add_line(v, &r->lines[i], i, r->basis[LANDED_COST].total, width);
    add_sum(v, "landed", &r->basis[LANDED_COST]);
    add_sum(v, "CIF", &r->basis[LANDED_CIF]);
    add_sum(v, "FOB", &r->basis[LANDED_FOB]);
    add_sum(v, "ex works", &r->basis[LANDED_EXW]);
}

const char *plan_waterfall_why(struct plan_page *v, struct arena *arena) {
    const struct line *line = lines_current(&v->lines);
    const struct landed_result *r = &v->p.results[v->quote].landed;
    if (!line || line->kind < 1 || line->kind > r->n_lines)
        return plan_compare_why(v, arena);
    const struct landed_line *l = &r->lines[line->kind - 1];
    return arena_format(
        arena, "%s\n\n%s\n\nFormula: %s\n%s%s%sSource: %s%s\n\nNo advice on customs law.\n",
        l->label,
        !l->known      ? planning_in_price(l) ? "It is in the price; how much of it is not known."
                                              : "It is not known."
        : l->by_seller ? arena_format(arena, "The price holds %s of it.",
                                      planning_money(l->inside, v->p.plan.buyer.currency, arena))
                       : planning_money(l->total, v->p.plan.buyer.currency, arena),
        l->formula, *l->inputs ? "Inputs: " : "", l->inputs, *l->inputs ? "\n" : "",
        *l->source ? l->source : "entered here", l->estimate ? " (an estimate)" : "");
}
