/* The comparison: quotes as columns, and the rows that agents negotiate on. */
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/landed_whatif.h"
#include "sourcebench/core/money.h"
#include "sourcebench/core/plan_past.h"
#include "sourcebench/core/quote.h"
#include "sourcebench/core/requirement.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/service/planning_missing.h"
#include "sourcebench/tui/keymap.h"

#include "planner_state.h"

enum { LABEL = 15, COLUMN = 19, GAP = 1 };

enum plan_row plan_row_at(const struct plan_page *v) {
    const struct line *line = lines_current(&v->lines);
    return v->view == PLAN_COMPARE && line ? (enum plan_row)line->kind : ROW_QUANTITY;
}

/* ---- cells ---------------------------------------------------------------------------------- */

static const char *day(int32_t at, struct arena *arena) {
    return at == DATE_NONE ? glyph_text(GLYPH_NONE) : date_text(arena, at);
}

static const char *next_break(const struct plan_result *r, const char *currency,
                              struct arena *arena) {
    char price[32];
    if (!r->landed.next_from)
        return glyph_text(GLYPH_NONE);
    money_format(r->landed.next_price, currency, price, sizeof price);
    return arena_format(arena, "%s: %s", plan_number(r->landed.next_from, arena), price);
}

/* "5,000 ✗ +2,000" where it lies above what is wanted. */
static const char *moq(const struct plan_page *v, int i, struct arena *arena) {
    int64_t least = v->p.plan.quotes[i].offer.moq, wanted = plan_total(&v->p.plan);
    if (least <= wanted)
        return least ? plan_number(least, arena) : glyph_text(GLYPH_NONE);
    return arena_format(arena, "%s %s +%s", plan_number(least, arena), glyph_text(GLYPH_NO),
                        plan_number(least - wanted, arena));
}

static const char *capacity(const struct plan_page *v, int i, struct arena *arena) {
    int64_t most = v->p.plan.quotes[i].capacity;
    if (!most)
        return glyph_text(GLYPH_NONE);
    return most < v->p.results[i].landed.quantity
               ? arena_format(arena, "%s %s", plan_number(most, arena), glyph_text(GLYPH_NO))
               : plan_number(most, arena);
}

/* In brackets where it is for another quantity than wanted; an estimate says so. */
static const char *figure(const struct plan_page *v, int i, bool unit, struct arena *arena) {
    const struct plan_result *r = &v->p.results[i];
    const struct landed_figure *f = &r->landed.basis[v->basis];
    if (!f->known)
        return "not comparable";
    const char *text = unit ? planning_money(f->unit, v->p.plan.buyer.currency, arena)
                            : planning_total(f->total, v->p.plan.buyer.currency, arena);
    if (f->estimate)
        text = arena_format(arena, "~%s", text);
    return r->landed.quantity != r->landed.wanted ? arena_format(arena, "(%s)", text) : text;
}

static const char *on_time(const struct plan_page *v, int i, struct arena *arena) {
    const struct plan_result *r = &v->p.results[i];
    double service = (double)v->p.plan.service / LANDED_SHARE;
    if (!r->has_lead)
        return "not known";
    if (!r->has_need)
        return glyph_text(GLYPH_NONE);
    const char *text = planning_percent(r->on_time, arena);
    return r->on_time < service ? arena_format(arena, "%s %s", text, glyph_text(GLYPH_WARN)) : text;
}

/* "passed 11-16" where it is no more. */
static const char *order_by(const struct plan_page *v, int i, struct arena *arena) {
    const struct plan_result *r = &v->p.results[i];
    if (!r->has_lead || !r->has_need)
        return glyph_text(GLYPH_NONE);
    if (r->latest[1] != DATE_NONE && r->latest[1] < session_today(v->session))
        return arena_format(arena, "passed %s", date_text(arena, r->latest[1]));
    return day(r->latest[1], arena);
}

static const char *rate(const struct plan_page *v, int i, struct arena *arena) {
    const struct landed_buyer *b = &v->p.plan.buyer;
    const char *currency = v->p.plan.quotes[i].offer.currency;
    for (int k = 0; k < b->n_rates; k++) {
        if (strcmp(b->rates[k].currency, currency) == 0)
            return arena_format(arena, "%.4f %s",
                                (double)b->rates[k].units / (double)b->rates[k].worth, currency);
    }
    return strcmp(currency, b->currency) == 0 ? glyph_text(GLYPH_NONE) : "no rate";
}

static const char *valid(const struct plan_page *v, int i, struct arena *arena) {
    int32_t until = v->p.plan.quotes[i].offer.valid_until;
    return v->p.results[i].landed.expired
               ? arena_format(arena, "%s %s", day(until, arena), glyph_text(GLYPH_NO))
               : day(until, arena);
}

static const char *payment(const struct plan_page *v, int i, struct arena *arena) {
    static const char *const when[] = {[BALANCE_AT_SHIPMENT] = "ship",
                                       [BALANCE_AT_ORDER] = "order",
                                       [BALANCE_AT_ARRIVAL] = "arrival"};
    const struct landed_offer *o = &v->p.plan.quotes[i].offer;
    int64_t deposit = o->deposit / 10000;
    const char *net = o->net_days ? arena_format(arena, " +%d d", o->net_days) : "";
    return arena_format(arena, "%lld/%lld %s%s", (long long)deposit, (long long)(100 - deposit),
                        when[o->balance], net);
}

static const char *evidence(const struct plan_page *v, int i, struct arena *arena) {
    const struct planning_evidence *e = &v->p.evidence[i];
    if (!e->known)
        return "not known";
    return e->gaps ? arena_format(arena, "%s %s", glyph_text(GLYPH_WARN), e->missing)
                   : glyph_text(GLYPH_YES);
}

static const char *terms(const struct plan_page *v, int i, struct arena *arena) {
    const struct landed_offer *o = &v->p.plan.quotes[i].offer;
    const char *code = incoterm_codes[o->terms.rule];
    return *o->place ? arena_format(arena, "%s %s", code, o->place) : code;
}

static const char *mode(const struct plan_page *v, int i) {
    const struct plan_way *way = &v->p.plan.quotes[i].ways[v->p.results[i].way];
    return way->lane ? freight_words[way->terms.mode] : "no lane";
}

static const char *cell(const struct plan_page *v, enum plan_row row, int i, struct arena *arena) {
    const struct plan_quote *q = &v->p.plan.quotes[i];
    const struct plan_result *r = &v->p.results[i];
    switch (row) {
    case ROW_TERMS:
        return terms(v, i, arena);
    case ROW_QUANTITY:
        return plan_number(r->landed.quantity, arena);
    case ROW_PRICE:
        return r->landed.has_price ? planning_money(r->landed.price, q->offer.currency, arena)
                                   : glyph_text(GLYPH_NONE);
    case ROW_NEXT:
        return next_break(r, q->offer.currency, arena);
    case ROW_MOQ:
        return moq(v, i, arena);
    case ROW_CAPACITY:
        return capacity(v, i, arena);
    case ROW_UNIT:
        return figure(v, i, true, arena);
    case ROW_TOTAL:
        return figure(v, i, false, arena);
    case ROW_MODE:
        return mode(v, i);
    case ROW_ON_TIME:
        return on_time(v, i, arena);
    case ROW_ORDER_BY:
        return order_by(v, i, arena);
    case ROW_ARRIVES:
        return r->has_lead ? day(r->likely, arena) : glyph_text(GLYPH_NONE);
    case ROW_RATE:
        return rate(v, i, arena);
    case ROW_VALID:
        return valid(v, i, arena);
    case ROW_PAYMENT:
        return payment(v, i, arena);
    default:
        return evidence(v, i, arena);
    }
}

/* ---- the table ------------------------------------------------------------------------------ */

static const char *label(const struct plan_page *v, enum plan_row row, struct arena *arena) {
    static const char *const labels[COMPARE_ROWS] = {[ROW_TERMS] = "Incoterm",
                                                     [ROW_QUANTITY] = "Quantity",
                                                     [ROW_PRICE] = "Price",
                                                     [ROW_NEXT] = "Next break",
                                                     [ROW_MOQ] = "MOQ",
                                                     [ROW_CAPACITY] = "Capacity",
                                                     [ROW_MODE] = "Carried by",
                                                     [ROW_ON_TIME] = "On time",
                                                     [ROW_ORDER_BY] = "Order by (80 %)",
                                                     [ROW_ARRIVES] = "Likely there",
                                                     [ROW_RATE] = "Exchange rate",
                                                     [ROW_VALID] = "Valid until",
                                                     [ROW_PAYMENT] = "Payment",
                                                     [ROW_EVIDENCE] = "Evidence"};
    static const char *const heads[LANDED_BASES] = {"Ex works", "FOB", "CIF", "Landed"};
    if (row == ROW_UNIT)
        return arena_format(arena, "%s / unit", heads[v->basis]);
    return row == ROW_TOTAL ? arena_format(arena, "%s total", heads[v->basis]) : labels[row];
}

void plan_compare_fill(struct plan_page *v, int width) {
    (void)width;
    for (int row = 0; row < COMPARE_ROWS; row++) {
        struct line *line =
            lines_add(&v->lines, STYLE_NORMAL, label(v, (enum plan_row)row, &v->lines.arena), NULL);
        line->kind = row;
    }
}

static enum style cell_style(const struct plan_page *v, enum plan_row row, int i, bool cursor) {
    const struct plan_result *r = &v->p.results[i];
    if (cursor)
        return shell_options(v->shell)->cursor_mark_only ? STYLE_BOLD : STYLE_CURSOR;
    if (row == ROW_UNIT && r->landed.basis[v->basis].known)
        return STYLE_BOLD;
    if ((row == ROW_UNIT || row == ROW_TOTAL) && !r->landed.basis[v->basis].known)
        return STYLE_BAD;
    if (row == ROW_VALID && r->landed.expired)
        return STYLE_BAD;
    if (row == ROW_MOQ && v->p.plan.quotes[i].offer.moq > plan_total(&v->p.plan))
        return STYLE_WARN;
    return STYLE_NORMAL;
}

static void fit(struct plan_page *v, int room) {
    int widths[PLAN_QUOTES];
    for (int i = 0; i < v->p.plan.n_quotes; i++)
        widths[i] = COLUMN;
    v->grid.cursor = v->quote;
    grid_fit(&v->grid, widths, v->p.plan.n_quotes, GAP, room);
}

static void draw_heads(const struct plan_page *v, struct area area) {
    struct arena arena = {0};
    for (int k = 0; k < v->grid.shown; k++) {
        int i = v->grid.first + k;
        draw_cell(area, 0, 1 + LABEL + 1 + v->grid.places[k], COLUMN, ALIGN_LEFT,
                  i == v->quote ? STYLE_ACCENT : STYLE_BOLD,
                  text_shorten(planning_supplier(&v->p.plan.quotes[i]), COLUMN, &arena));
    }
    if (v->grid.first > 0)
        draw_glyph(area, 0, LABEL, STYLE_DIM, GLYPH_LEFT);
    if (v->grid.first + v->grid.shown < v->p.plan.n_quotes)
        draw_glyph(area, 0, area.width - 1, STYLE_DIM, GLYPH_RIGHT);
    arena_free(&arena);
}

static void draw_row(const struct plan_page *v, struct area area, int at, bool cursor) {
    struct arena arena = {0};
    const struct line *line = &v->lines.items[at];
    if (cursor)
        draw_glyph(area, 0, 0, STYLE_ACCENT, GLYPH_CURSOR);
    draw_cell(area, 0, 1, LABEL, ALIGN_LEFT, cursor ? STYLE_BOLD : STYLE_DIM, line->left);
    for (int k = 0; k < v->grid.shown; k++) {
        int i = v->grid.first + k;
        draw_cell(area, 0, 1 + LABEL + 1 + v->grid.places[k], COLUMN, ALIGN_LEFT,
                  cell_style(v, (enum plan_row)line->kind, i, cursor && i == v->quote),
                  cell(v, (enum plan_row)line->kind, i, &arena));
    }
    arena_free(&arena);
}

/* As few rows are scrolled as keep the cursor in sight. */
static void keep_in_sight(struct lines *l, int height) {
    l->height = height;
    if (l->cursor < l->top)
        l->top = l->cursor;
    if (l->cursor >= l->top + height)
        l->top = l->cursor - height + 1;
}

/* What the marks of figures mean: below the rows, or where these fill the area in its corner. */
static int draw_legend(const struct plan_page *v, struct area area) {
    static const char *const texts[2][2] = {{"", "( ) for another quantity than is wanted"},
                                            {"~ rests on an estimate; Waterfall shows which",
                                             "~ rests on an estimate; Waterfall shows which   ( ) "
                                             "for another quantity than is wanted"}};
    bool estimate = false, other = false, roomy = area.height >= 1 + COMPARE_ROWS + 1;
    for (int k = 0; k < v->grid.shown; k++) {
        const struct landed_result *r = &v->p.results[v->grid.first + k].landed;
        bool known = r->basis[v->basis].known;
        estimate = estimate || (known && r->basis[v->basis].estimate);
        other = other || (known && r->quantity != r->wanted);
    }
    if (roomy)
        draw_cell(area, area.height - 1, 1, area.width - 1, ALIGN_LEFT, STYLE_DIM,
                  texts[estimate][other]);
    else if (estimate)
        draw_cell(area, 0, 1, LABEL, ALIGN_LEFT, STYLE_DIM, "~ an estimate");
    return roomy;
}

void plan_compare_draw(struct plan_page *v, struct area area) {
    fit(v, area.width - 1 - LABEL - 1 - 1);
    int height = area.height - 1 - draw_legend(v, area);
    keep_in_sight(&v->lines, height);
    draw_heads(v, area_part(area, 0, 0, 1, area.width));
    for (int i = 0; i < height && v->lines.top + i < v->lines.count; i++)
        draw_row(v, area_part(area, 1 + i, 0, 1, area.width), v->lines.top + i,
                 v->lines.top + i == v->lines.cursor);
}

enum { PARTS = 7 };

/* ---- sentences ------------------------------------------------------------------------------ */

/* "Dhaka's 5,000 cost less per piece (6.62) and EUR 10,840 more in total than Saigon's 3,000." */
static const char *against_best(const struct plan_page *v, int best, struct arena *arena) {
    const struct landed_result *r = &v->p.results[v->quote].landed, *b = &v->p.results[best].landed;
    const char *currency = v->p.plan.buyer.currency;
    int64_t more = r->basis[LANDED_COST].total - b->basis[LANDED_COST].total;
    if (!r->comparable || best == v->quote)
        return "";
    return arena_format(arena, "%s: %s pcs cost %s %s in total than %s's %s.",
                        text_shorten(planning_supplier(&v->p.plan.quotes[v->quote]), 28, arena),
                        plan_number(r->quantity, arena),
                        planning_total(more < 0 ? -more : more, currency, arena),
                        more < 0 ? "less" : "more",
                        text_shorten(planning_supplier(&v->p.plan.quotes[best]), 28, arena),
                        plan_number(b->quantity, arena));
}

static const char *buy_more(const struct plan_page *v, struct arena *arena) {
    const struct plan_quote *q = &v->p.plan.quotes[v->quote];
    struct landed_option options[64];
    int best;
    if (q->offer.n_breaks > 64)
        return "";
    landed_buy_more(plan_request_ways(&v->p.plan, v->quote, &v->p.results[v->quote], arena),
                    options, &best);
    if (best < 0)
        return "";
    return arena_format(arena, "%s pcs would cost %s less in total.",
                        plan_number(options[best].quantity, arena),
                        planning_total(options[best].saving, v->p.plan.buyer.currency, arena));
}

/* What to ask for so that it costs no more than the best. */
static const char *target(const struct plan_page *v, int best, struct arena *arena) {
    const struct landed_result *b = &v->p.results[best].landed;
    struct landed_buyer buyer;
    struct landed_request request;
    struct landed_goal goal = {b->basis[LANDED_COST].total, b->quantity};
    int64_t price;
    if (best == v->quote || !v->p.results[v->quote].landed.comparable)
        return "";
    plan_request(&v->p.plan, v->quote, &v->p.results[v->quote], &buyer, &request);
    if (!landed_price_target(&request, &goal, &price) ||
        price >= v->p.results[v->quote].landed.price)
        return "";
    return arena_format(arena, "At %s it would match.",
                        planning_money(price, v->p.plan.quotes[v->quote].offer.currency, arena));
}

/* "B adds price breaks, t exchange rate and duty": by the keys that are bound now. */
static const char *adds(const struct plan_page *v, struct arena *arena) {
    const struct planning_missing *list[PLANNING_MISSING];
    int n = planning_missing(&v->p, v->quote, list);
    const char *text = "", *before = "";
    for (int i = 0; i < n; i++) {
        char key[32];
        shell_action_key(v->shell, list[i]->action, key, sizeof key);
        bool same = i && strcmp(list[i]->action, before) == 0;
        text = arena_format(arena, "%s%s%s%s%s", text,
                            !i     ? ""
                            : same ? ", "
                                   : "; ",
                            same   ? ""
                            : *key ? key
                                   : list[i]->action,
                            same ? ""
                            : i  ? " "
                                 : " adds ",
                            list[i]->what);
        before = list[i]->action;
    }
    return *text ? arena_format(arena, "%s.", text) : "";
}

/* The keys stand before the reasons, which may be too many for the lines there are; = shows all. */
const char *plan_compare_say(struct plan_page *v, struct arena *arena) {
    const char *parts[PARTS] = {planning_note(&v->p, arena), adds(v, arena),
                                planning_unknown(&v->p, v->quote, arena),
                                planning_objection(&v->p, v->quote, arena)};
    const char *text =
        v->changed ? arena_format(arena, "What if: %s.", plan_change_text(&v->change, arena)) : "";
    int best = planning_cheapest(&v->p);
    if (best >= 0) {
        parts[4] = against_best(v, best, arena);
        parts[5] = target(v, best, arena);
    }
    parts[6] = v->p.results[v->quote].landed.comparable ? buy_more(v, arena) : "";
    for (int i = 0; i < PARTS; i++) {
        if (parts[i] && *parts[i])
            text = arena_format(arena, "%s%s%s", text, *text ? " " : "", parts[i]);
    }
    return text;
}

/* All of a quote: its costs, then its stages. */
const char *plan_compare_why(struct plan_page *v, struct arena *arena) {
    const struct plan_result *r = &v->p.results[v->quote];
    const struct plan_way *way = &v->p.plan.quotes[v->quote].ways[r->way];
    const char *currency = v->p.plan.buyer.currency;
    const char *text =
        arena_format(arena, "%s\n%s\n%s\n\n",
                     text_shorten(planning_supplier(&v->p.plan.quotes[v->quote]), 60, arena),
                     planning_remark(&v->p, v->quote, arena), adds(v, arena));
    for (int i = 0; i < r->landed.n_lines; i++) {
        const struct landed_line *l = &r->landed.lines[i];
        text =
            arena_format(arena, "%s%s  %s%s%s\n", text,
                         planning_in_price(l) ? "in the price"
                         : !l->known          ? "not known"
                                              : planning_total(l->total, currency, arena),
                         l->label, l->known && *l->formula ? ": " : "", l->known ? l->formula : "");
    }
    if (way->lead_gap)
        return arena_format(arena, "%s\nNo arrival: %s.\n", text, way->lead_gap);
    text = arena_format(
        arena, "%s\nStages as they are likely; taken as independent of each other\n", text);
    for (int i = 0; r->has_lead && i < way->n_stages; i++)
        text = arena_format(arena, "%s%s to %s  %s%s\n", text, date_text(arena, r->path[i].first),
                            date_text(arena, r->path[i].last), way->stages[i].lead.name,
                            plan_past_says(&way->stages[i].lead, arena));
    return text;
}
