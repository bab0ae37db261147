/*
 * The comparison as a sheet. As CSV a row is a quote and a cell one figure; on paper quotes stand
 * side by side as on the screen, and below it how each figure comes about.
 */
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/money.h"
#include "sourcebench/core/quote.h"
#include "sourcebench/io/csv.h"
#include "sourcebench/io/html.h"
#include "sourcebench/service/planning_text.h"

#include "plan_sheet_private.h"

/* One quote of the plan, with what a cell is made of. */
struct seen {
    const struct planning *p;
    const struct plan_quote *q;
    const struct plan_result *r;
    const struct plan_way *way;
    int at;
    struct arena *arena;
};

static struct seen see(const struct planning *p, int at, struct arena *arena) {
    const struct plan_quote *q = &p->plan.quotes[at];
    const struct plan_result *r = &p->results[at];
    return (struct seen){.p = p, .q = q, .r = r, .way = &q->ways[r->way], .at = at, .arena = arena};
}

static const char *count(const struct seen *s, int64_t n) {
    return n ? arena_format(s->arena, "%lld", (long long)n) : "";
}

static const char *grouped(const struct seen *s, int64_t n) {
    return n ? arena_string(s->arena, integer_text(n).text) : "";
}

/* ---- cells of both ----------------------------------------------------------------------------
 */

static const char *supplier(const struct seen *s) {
    return planning_supplier(s->q);
}

static const char *number(const struct seen *s) {
    return record_text(s->q->quote, QUOTE_NUMBER);
}

static const char *incoterm(const struct seen *s) {
    return incoterm_codes[s->q->offer.terms.rule];
}

static const char *mode(const struct seen *s) {
    return s->way->lane ? freight_words[s->way->terms.mode] : "";
}

static const char *lane(const struct seen *s) {
    return s->way->lane ? s->way->terms.name : "";
}

static const char *order_by(const struct seen *s) {
    return s->r->has_lead && s->r->has_need ? plan_sheet_day(s->r->latest[1], s->arena) : "";
}

static const char *likely(const struct seen *s) {
    return s->r->has_lead ? plan_sheet_day(s->r->likely, s->arena) : "";
}

static const char *nearly_sure(const struct seen *s) {
    return s->r->has_lead ? plan_sheet_day(lead_quantile(&s->r->arrival, 0.95), s->arena) : "";
}

static const char *valid_until(const struct seen *s) {
    return plan_sheet_day(s->q->offer.valid_until, s->arena);
}

static const char *missing(const struct seen *s) {
    return s->p->evidence[s->at].known ? s->p->evidence[s->at].missing : "not known";
}

static const char *because(const struct seen *s) {
    return s->r->landed.why ? s->r->landed.why : "";
}

static const char *remark(const struct seen *s) {
    return planning_remark(s->p, s->at, s->arena);
}

/* ---- CSV --------------------------------------------------------------------------------------
 */

static const char *place(const struct seen *s) {
    return s->q->offer.place;
}

static const char *currency(const struct seen *s) {
    return s->q->offer.currency;
}

static const char *price(const struct seen *s) {
    return s->r->landed.has_price
               ? plan_sheet_amount(s->r->landed.price, s->q->offer.currency, s->arena)
               : "";
}

static const char *break_from(const struct seen *s) {
    return count(s, s->r->landed.has_price ? s->r->landed.break_from : 0);
}

static const char *quantity(const struct seen *s) {
    return count(s, s->r->landed.quantity);
}

static const char *next_from(const struct seen *s) {
    return count(s, s->r->landed.next_from);
}

static const char *next_price(const struct seen *s) {
    return s->r->landed.next_from
               ? plan_sheet_amount(s->r->landed.next_price, s->q->offer.currency, s->arena)
               : "";
}

static const char *moq(const struct seen *s) {
    return count(s, s->q->offer.moq);
}

static const char *moq_colour(const struct seen *s) {
    return count(s, s->q->offer.moq_variant);
}

static const char *capacity(const struct seen *s) {
    return count(s, s->q->capacity);
}

static const char *unit(const struct seen *s, enum landed_basis basis) {
    const struct landed_figure *f = &s->r->landed.basis[basis];
    return f->known ? plan_sheet_amount(f->unit, s->p->plan.buyer.currency, s->arena) : "";
}

static const char *ex_works(const struct seen *s) {
    return unit(s, LANDED_EXW);
}

static const char *fob(const struct seen *s) {
    return unit(s, LANDED_FOB);
}

static const char *cif(const struct seen *s) {
    return unit(s, LANDED_CIF);
}

static const char *landed(const struct seen *s) {
    return unit(s, LANDED_COST);
}

static const char *total(const struct seen *s) {
    const struct landed_figure *f = &s->r->landed.basis[LANDED_COST];
    return f->known ? plan_sheet_amount(f->total, s->p->plan.buyer.currency, s->arena) : "";
}

static const char *buyer_currency(const struct seen *s) {
    return s->p->plan.buyer.currency;
}

static const char *estimate(const struct seen *s) {
    const struct landed_figure *f = &s->r->landed.basis[LANDED_COST];
    return !f->known ? "" : f->estimate ? "yes" : "no";
}

static const char *on_time_percent(const struct seen *s) {
    return s->r->has_lead && s->r->has_need ? plan_sheet_percent(s->r->on_time, s->arena) : "";
}

static const char *expired(const struct seen *s) {
    return s->r->landed.expired ? "yes" : "no";
}

static const char *deposit(const struct seen *s) {
    return field_edit_text(&quote_entity.fields[QUOTE_DEPOSIT], s->q->quote->values[QUOTE_DEPOSIT],
                           s->arena);
}

static const char *terms_text(const struct seen *s) {
    return record_text(s->q->quote, QUOTE_TERMS);
}

static const struct {
    const char *head;
    const char *(*cell)(const struct seen *s);
} columns[] = {
    {"supplier", supplier},
    {"quote", number},
    {"incoterm", incoterm},
    {"place", place},
    {"quote_currency", currency},
    {"price", price},
    {"price_from", break_from},
    {"quantity", quantity},
    {"quantity_because", because},
    {"next_break", next_from},
    {"next_price", next_price},
    {"moq", moq},
    {"moq_colour", moq_colour},
    {"capacity", capacity},
    {"currency", buyer_currency},
    {"ex_works_unit", ex_works},
    {"fob_unit", fob},
    {"cif_unit", cif},
    {"landed_unit", landed},
    {"landed_total", total},
    {"estimate", estimate},
    {"mode", mode},
    {"lane", lane},
    {"on_time_percent", on_time_percent},
    {"order_by_80", order_by},
    {"likely_arrival", likely},
    {"arrival_95", nearly_sure},
    {"valid_until", valid_until},
    {"expired", expired},
    {"deposit_percent", deposit},
    {"payment_terms", terms_text},
    {"evidence_missing", missing},
    {"remark", remark},
};

enum { COLUMNS = sizeof columns / sizeof *columns };

void plan_sheet_quotes_csv(const struct plan_sheet *s, FILE *out) {
    const char *cells[COLUMNS];
    for (size_t i = 0; i < COLUMNS; i++)
        cells[i] = columns[i].head;
    csv_write_row(out, ',', cells, COLUMNS);
    for (int at = 0; at < s->planning->plan.n_quotes; at++) {
        struct arena arena = {0};
        struct seen seen = see(s->planning, at, &arena);
        for (size_t i = 0; i < COLUMNS; i++)
            cells[i] = columns[i].cell(&seen);
        csv_write_row(out, ',', cells, COLUMNS);
        arena_free(&arena);
    }
}

/* ---- HTML -------------------------------------------------------------------------------------
 */

static const char *show_terms(const struct seen *s) {
    return *s->q->offer.place ? arena_format(s->arena, "%s %s", incoterm(s), s->q->offer.place)
                              : incoterm(s);
}

static const char *show_price(const struct seen *s) {
    const struct landed_result *l = &s->r->landed;
    if (!l->has_price)
        return "";
    const char *text = planning_money(l->price, s->q->offer.currency, s->arena);
    return l->break_from > 1
               ? arena_format(s->arena, "%s from %s pcs", text, grouped(s, l->break_from))
               : text;
}

static const char *show_quantity(const struct seen *s) {
    const char *n = grouped(s, s->r->landed.quantity);
    return s->r->landed.why ? arena_format(s->arena, "%s (%s)", n, s->r->landed.why) : n;
}

static const char *show_next(const struct seen *s) {
    return s->r->landed.next_from ? arena_format(s->arena, "%s from %s pcs",
                                                 planning_money(s->r->landed.next_price,
                                                                s->q->offer.currency, s->arena),
                                                 grouped(s, s->r->landed.next_from))
                                  : "";
}

static const char *show_moq(const struct seen *s) {
    return grouped(s, s->q->offer.moq);
}

static const char *show_moq_colour(const struct seen *s) {
    return grouped(s, s->q->offer.moq_variant);
}

static const char *show_capacity(const struct seen *s) {
    return grouped(s, s->q->capacity);
}

static const char *figure(const struct seen *s, enum landed_basis basis, bool all) {
    const struct landed_figure *f = &s->r->landed.basis[basis];
    const char *code = s->p->plan.buyer.currency;
    if (!f->known)
        return basis == LANDED_COST ? "not comparable" : "";
    const char *text =
        all ? planning_total(f->total, code, s->arena) : planning_money(f->unit, code, s->arena);
    return f->estimate ? arena_format(s->arena, "%s (estimate)", text) : text;
}

static const char *show_ex_works(const struct seen *s) {
    return figure(s, LANDED_EXW, false);
}

static const char *show_fob(const struct seen *s) {
    return figure(s, LANDED_FOB, false);
}

static const char *show_cif(const struct seen *s) {
    return figure(s, LANDED_CIF, false);
}

static const char *show_landed(const struct seen *s) {
    return figure(s, LANDED_COST, false);
}

static const char *show_total(const struct seen *s) {
    return figure(s, LANDED_COST, true);
}

static const char *show_on_time(const struct seen *s) {
    if (!s->r->has_lead)
        return "not known";
    return s->r->has_need ? planning_percent(s->r->on_time, s->arena) : "";
}

static const char *show_valid(const struct seen *s) {
    const char *day = valid_until(s);
    return s->r->landed.expired ? arena_format(s->arena, "%s, expired", day) : day;
}

static const char *show_payment(const struct seen *s) {
    static const char *const when[] = {[BALANCE_AT_SHIPMENT] = "at shipment",
                                       [BALANCE_AT_ORDER] = "at order",
                                       [BALANCE_AT_ARRIVAL] = "at arrival"};
    const struct landed_offer *o = &s->q->offer;
    const char *net = o->net_days ? arena_format(s->arena, " and %d days", o->net_days) : "";
    return arena_format(s->arena, "%s%s%s%s", o->deposit ? deposit(s) : "",
                        o->deposit ? " % deposit, balance " : "all ", when[o->balance], net);
}

static const char *show_evidence(const struct seen *s) {
    const struct planning_evidence *e = &s->p->evidence[s->at];
    return !e->known ? "not known"
           : e->gaps ? arena_format(s->arena, "lacks %s", e->missing)
                     : "complete";
}

static const struct {
    const char *label;
    const char *(*cell)(const struct seen *s);
    bool main;
} rows[] = {
    {"Quote", number, false},
    {"Incoterm", show_terms, false},
    {"Price", show_price, false},
    {"Quantity", show_quantity, false},
    {"Next break", show_next, false},
    {"MOQ", show_moq, false},
    {"MOQ per colour", show_moq_colour, false},
    {"Capacity", show_capacity, false},
    {"Ex works, per piece", show_ex_works, false},
    {"FOB, per piece", show_fob, false},
    {"CIF, per piece", show_cif, false},
    {"Landed, per piece", show_landed, true},
    {"Landed, in total", show_total, true},
    {"Carried by", mode, false},
    {"Lane", lane, false},
    {"On time", show_on_time, true},
    {"Order by (80 %)", order_by, false},
    {"Likely there", likely, false},
    {"There with 95 %", nearly_sure, false},
    {"Valid until", show_valid, false},
    {"Payment", show_payment, false},
    {"Evidence", show_evidence, false},
};

enum { ACROSS = 5 /* quotes side by side on a page */ };

static void put_cell(FILE *out, const char *class, const char *text) {
    html_element(out, "td", class, *text ? text : "–");
}

static void side_by_side(const struct planning *p, int first, int n, FILE *out) {
    html_open(out, "table", "side");
    html_open(out, "tr", NULL);
    html_element(out, "th", "label", "\u00a0");
    for (int i = first; i < first + n; i++)
        html_element(out, "th", NULL, planning_supplier(&p->plan.quotes[i]));
    html_close(out, "tr");
    for (size_t row = 0; row < sizeof rows / sizeof *rows; row++) {
        struct arena arena = {0};
        html_open(out, "tr", rows[row].main ? "main" : NULL);
        html_element(out, "td", "label", rows[row].label);
        for (int i = first; i < first + n; i++) {
            struct seen seen = see(p, i, &arena);
            put_cell(out, NULL, rows[row].cell(&seen));
        }
        html_close(out, "tr");
        arena_free(&arena);
    }
    html_close(out, "table");
}

static void put_best(const struct planning *p, FILE *out) {
    struct arena arena = {0};
    int best = planning_cheapest(p);
    const char *text =
        best < 0 ? "No quote that is comparable and valid gives just what is wanted."
                 : arena_format(&arena, "Cheapest of those that give just what is wanted: %s, %s.",
                                planning_supplier(&p->plan.quotes[best]),
                                planning_money(p->results[best].landed.basis[LANDED_COST].unit,
                                               p->plan.buyer.currency, &arena));
    html_element(out, "p", NULL, text);
    arena_free(&arena);
}

static void put_remarks(const struct planning *p, FILE *out) {
    struct arena arena = {0};
    bool any = false;
    for (int i = 0; i < p->plan.n_quotes; i++) {
        const char *text = planning_remark(p, i, &arena);
        if (!*text)
            continue;
        if (!any)
            html_element(out, "h2", NULL, "What stands against them");
        any = true;
        html_element(out, "p", NULL,
                     arena_format(&arena, "%s: %s", planning_supplier(&p->plan.quotes[i]), text));
    }
    arena_free(&arena);
}

static void put_lines(const struct seen *s, FILE *out) {
    static const char *const heads[] = {"Cost", "Per piece", "Total", "How", "Source"};
    const char *code = s->p->plan.buyer.currency;
    html_open(out, "table", NULL);
    html_open(out, "tr", NULL);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        html_element(out, "th", NULL, heads[i]);
    html_close(out, "tr");
    for (int i = 0; i < s->r->landed.n_lines; i++) {
        const struct landed_line *l = &s->r->landed.lines[i];
        const char *how = l->formula;
        if (*l->inputs)
            how = arena_format(s->arena, "%s (%s)", how, l->inputs);
        html_open(out, "tr", NULL);
        put_cell(out, NULL, l->label);
        put_cell(out, "number", l->known ? planning_money(l->unit, code, s->arena) : "not known");
        put_cell(out, "number", l->known ? planning_total(l->total, code, s->arena) : "");
        put_cell(out, NULL, how);
        put_cell(out, NULL,
                 !l->estimate ? l->source
                 : *l->source ? arena_format(s->arena, "%s (estimate)", l->source)
                              : "estimate");
        html_close(out, "tr");
    }
    html_close(out, "table");
}

static void put_stages(const struct seen *s, FILE *out) {
    const char *text = "";
    for (int k = 0; s->r->has_lead && k < s->way->n_stages; k++)
        text = arena_format(s->arena, "%s%s%s %s to %s", text, k ? "; " : "",
                            s->way->stages[k].lead.name, date_text(s->arena, s->r->path[k].first),
                            date_text(s->arena, s->r->path[k].last));
    if (*text)
        html_element(out, "p", "more",
                     arena_format(s->arena, "Stages as they are likely: %s.", text));
}

void plan_sheet_quotes_html(const struct plan_sheet *s, FILE *out) {
    const struct planning *p = s->planning;
    int n = p->plan.n_quotes;
    plan_sheet_head(s, "Quotes", out);
    if (n == 0)
        html_element(out, "p", NULL, "Nobody has quoted yet.");
    else
        put_best(p, out);
    for (int first = 0; first < n; first += ACROSS)
        side_by_side(p, first, n - first < ACROSS ? n - first : ACROSS, out);
    put_remarks(p, out);
    if (n)
        html_element(out, "h2", NULL, "How it comes about");
    for (int i = 0; i < n; i++) {
        struct arena arena = {0};
        struct seen seen = see(p, i, &arena);
        html_element(out, "h3", NULL,
                     arena_format(&arena, "%s, %s", supplier(&seen), show_terms(&seen)));
        put_lines(&seen, out);
        put_stages(&seen, out);
        arena_free(&arena);
    }
    html_end(out);
}
