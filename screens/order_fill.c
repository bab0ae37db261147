/* What belongs to an order, as lines. */
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/money.h"
#include "sourcebench/core/order.h"
#include "sourcebench/core/order_state.h"
#include "sourcebench/core/product.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/record.h"
#include "sourcebench/service/order_work.h"
#include "sourcebench/service/planning_text.h"

#include "order_page.h"

enum { NAME = 24, DAY = 12, AMOUNT = 18, FROM = 12, PIECES = 12, SHORT = 19 };

/* The order whose lines are filled, with all that belongs to it and when things are likely. */
struct reading {
    struct record_set set;
    const struct record *order;
    struct order_projection p;
    struct filling *f;
    bool borrowed; /* of the overview */
};

/* The overview reads once for all its parts. */
static bool read_order(struct filling *f, bool whole, struct reading *r, struct error *err) {
    if (f->read) {
        *r = *(const struct reading *)f->read;
        r->borrowed = true;
        return true;
    }
    *r = (struct reading){.f = f};
    if (!order_load(f->session->store, f->of->id, &r->set, err))
        return false;
    r->order = record_set_find(&r->set, &order_entity, f->of->id);
    (whole ? order_project : order_track)(&r->set, r->order, f->today, &f->lines->arena, &r->p);
    return true;
}

static const char *cell(struct reading *r, const char *text, int width, enum align align) {
    return text_cell(text, width - 1, align, &r->f->lines->arena);
}

static const char *money(struct reading *r, int64_t amount, const char *currency) {
    return planning_total(amount, currency, &r->f->lines->arena);
}

static const char *currency_of(const struct reading *r) {
    return record_text(r->order, ORDER_CURRENCY);
}

static struct record **parts_of(struct reading *r, const struct entity *e, int *n) {
    return record_set_list(&r->set, e, e->parent, r->order->id, &r->f->lines->arena, n);
}

/* Done, late, slipping: a glyph and a colour. */
static const char *mark_glyph(enum order_mark mark) {
    return mark == ORDER_DONE   ? glyph_text(GLYPH_YES)
           : mark == ORDER_OPEN ? glyph_text(GLYPH_EMPTY)
                                : glyph_text(GLYPH_WARN);
}

static enum style mark_style(enum order_mark mark) {
    return mark == ORDER_LATE    ? STYLE_BAD
           : mark == ORDER_SLIPS ? STYLE_WARN
           : mark == ORDER_DONE  ? STYLE_DIM
                                 : STYLE_NORMAL;
}

/* Whether the summary in the overview shows it: what is still to be done. */
static bool is_shown(const struct reading *r, const struct record *part, int32_t likely) {
    return r->f->full || order_mark(part, likely, r->f->today) != ORDER_DONE;
}

static void head(struct reading *r, const char *text) {
    if (r->f->full)
        lines_add_heading(r->f->lines, text);
}

/* The heading of a summary. */
static void summary(struct reading *r, const char *name, int count) {
    if (!r->f->full && count)
        lines_add_heading(r->f->lines, name);
}

static void free_reading(struct reading *r) {
    if (!r->borrowed)
        record_set_free(&r->set);
}

/* ---- lines ---- */

static void add_line(struct reading *r, const struct record *line) {
    struct arena *arena = &r->f->lines->arena;
    int64_t quantity = line->values[ORDER_LINE_QUANTITY].i,
            price = line->values[ORDER_LINE_PRICE].i;
    const char *delivered =
        line->values[ORDER_LINE_DELIVERED].kind == VALUE_INT
            ? arena_format(arena, "%s delivered",
                           integer_text(line->values[ORDER_LINE_DELIVERED].i).text)
            : NULL;
    fill_entry(r->f, ORDER_VIEW_LINES, line, STYLE_NORMAL,
               arena_format(
                   arena, "%s %s  %s  %s",
                   cell(r, order_line_name(&r->set, line, arena), NAME + 8, ALIGN_LEFT),
                   cell(r, integer_text(quantity).text, 9, ALIGN_RIGHT),
                   cell(r, planning_money(price, currency_of(r), arena), 13, ALIGN_RIGHT),
                   cell(r, money(r, order_line_value(line), currency_of(r)), AMOUNT, ALIGN_RIGHT)),
               delivered);
}

bool order_fill_lines(struct filling *f, struct error *err) {
    struct reading r;
    int n;
    if (!read_order(f, false, &r, err))
        return false;
    struct record **list = parts_of(&r, &order_line_entity, &n);
    if (n)
        head(&r, "GOODS                              PIECES     PER PIECE             VALUE");
    summary(&r, "Lines", n);
    for (int i = 0; i < n; i++)
        add_line(&r, list[i]);
    if (r.order->values[ORDER_EXTRAS].i)
        lines_addf(f->lines, STYLE_NORMAL, "%s %*s",
                   cell(&r, "surcharge and tooling", NAME + 8, ALIGN_LEFT), 9 + 13 + AMOUNT + 1,
                   money(&r, r.order->values[ORDER_EXTRAS].i, currency_of(&r)))
            ->heading = true;
    if (n)
        lines_addf(f->lines, STYLE_BOLD, "%s %*s", cell(&r, "all", NAME + 8, ALIGN_LEFT),
                   9 + 13 + AMOUNT + 1,
                   money(&r, order_value(&r.set, r.order, &f->lines->arena, NULL), currency_of(&r)))
            ->heading = true;
    free_reading(&r);
    return true;
}

/* ---- milestones, payments, documents ---- */

static void add_milestone(struct reading *r, int i) {
    const struct record *m = r->p.milestones[i];
    int32_t likely = r->p.gap ? DATE_NONE : r->p.path[i].last;
    enum order_mark mark = order_mark(m, likely, r->f->today);
    struct arena *arena = &r->f->lines->arena;
    if (!is_shown(r, m, likely))
        return;
    if (!r->f->full) {
        fill_entry(r->f, ORDER_VIEW_MILESTONES, m, mark_style(mark),
                   arena_format(arena, "%s %s %s", mark_glyph(mark),
                                cell(r, record_text(m, MILESTONE_NAME), SHORT, ALIGN_LEFT),
                                order_mark_says(m, likely, r->f->today, arena)),
                   NULL);
        return;
    }
    fill_entry(r->f, ORDER_VIEW_MILESTONES, m, mark_style(mark),
               arena_format(arena, "%s %s %s %s %s", mark_glyph(mark),
                            cell(r, record_text(m, MILESTONE_NAME), NAME, ALIGN_LEFT),
                            cell(r, record_text(m, MILESTONE_PLANNED_ON), DAY, ALIGN_LEFT),
                            cell(r, record_text(m, MILESTONE_PROMISED_ON), DAY, ALIGN_LEFT),
                            order_mark_says(m, likely, r->f->today, arena)),
               NULL);
}

bool order_fill_milestones(struct filling *f, struct error *err) {
    struct reading r;
    if (!read_order(f, false, &r, err))
        return false;
    if (r.p.n)
        head(&r, "  MILESTONE               PLANNED     PROMISED    ACTUAL OR LIKELY");
    summary(&r, "Milestones", r.p.n);
    for (int i = 0; i < r.p.n; i++)
        add_milestone(&r, i);
    if (f->full && r.p.gap && r.p.n)
        lines_addf(f->lines, STYLE_WARN, "No arrival: %s.", r.p.gap)->heading = true;
    free_reading(&r);
    return true;
}

static void add_payment(struct reading *r, const struct record *p) {
    enum order_mark mark = order_mark(p, DATE_NONE, r->f->today);
    struct arena *arena = &r->f->lines->arena;
    if (!is_shown(r, p, DATE_NONE))
        return;
    fill_entry(
        r->f, ORDER_VIEW_PAYMENTS, p, mark_style(mark),
        arena_format(
            arena, "%s %s %s %s  %s", mark_glyph(mark),
            cell(r, order_part_name(p, arena), r->f->full ? NAME : SHORT, ALIGN_LEFT),
            cell(r, record_text(p, PAYMENT_DUE_ON), DAY, ALIGN_LEFT),
            cell(r, money(r, p->values[PAYMENT_AMOUNT].i, record_text(p, PAYMENT_CURRENCY)),
                 r->f->full ? AMOUNT : DAY + 2, ALIGN_RIGHT),
            fill_joined(arena,
                        (const char *const[]){order_mark_says(p, DATE_NONE, r->f->today, arena),
                                              record_text(p, PAYMENT_REFERENCE)},
                        2)),
        NULL);
}

bool order_fill_payments(struct filling *f, struct error *err) {
    struct reading r;
    int n;
    if (!read_order(f, false, &r, err))
        return false;
    struct record **list = parts_of(&r, &payment_entity, &n);
    if (n)
        head(&r, "  PAYMENT                 DUE                    AMOUNT");
    summary(&r, "Payments", n);
    for (int i = 0; i < n; i++)
        add_payment(&r, order_payment_now(r.order, list[i], &r.p, &f->lines->arena));
    free_reading(&r);
    return true;
}

static void add_document(struct reading *r, const struct record *d) {
    enum order_mark mark = order_mark(d, DATE_NONE, r->f->today);
    struct arena *arena = &r->f->lines->arena;
    if (!is_shown(r, d, DATE_NONE))
        return;
    const char *note =
        strcmp(record_text(d, DOCUMENT_KIND), "other") == 0 ? "" : record_text(d, DOCUMENT_NOTE);
    fill_entry(
        r->f, ORDER_VIEW_DOCUMENTS, d, mark_style(mark),
        arena_format(
            arena, "%s %s %s%s %s", mark_glyph(mark),
            cell(r, order_part_name(d, arena), NAME + 6, ALIGN_LEFT),
            r->f->full ? text_cell(record_text(d, DOCUMENT_FROM), FROM, ALIGN_LEFT, arena) : "",
            cell(r, record_text(d, DOCUMENT_DUE_ON), DAY, ALIGN_LEFT),
            fill_joined(arena,
                        (const char *const[]){order_mark_says(d, DATE_NONE, r->f->today, arena),
                                              record_text(d, DOCUMENT_NUMBER), note},
                        3)),
        NULL);
}

bool order_fill_documents(struct filling *f, struct error *err) {
    struct reading r;
    int n, received = 0;
    if (!read_order(f, false, &r, err))
        return false;
    struct record **list = parts_of(&r, &document_entity, &n);
    for (int i = 0; i < n; i++)
        received += list[i]->values[DOCUMENT_RECEIVED_ON].kind != VALUE_NULL;
    if (n)
        head(&r, "  DOCUMENT                      FROM        DUE");
    summary(&r, arena_format(&f->lines->arena, "Documents: %d of %d received", received, n), n);
    for (int i = 0; i < n; i++)
        add_document(&r, list[i]);
    free_reading(&r);
    return true;
}

/* ---- claims ---- */

static const char *amount_said(struct reading *r, const struct record *c, int field,
                               const char *word) {
    if (c->values[field].kind != VALUE_INT)
        return NULL;
    return arena_format(&r->f->lines->arena, "%s %s", word,
                        money(r, c->values[field].i, record_text(c, DISPUTE_CURRENCY)));
}

/* "2026-12-20 call: fabric is late" */
static const char *evidence_said(struct reading *r, const struct record *c) {
    struct record *i;
    struct error ignored; /* then the claim stands without it */
    struct arena *arena = &r->f->lines->arena;
    if (c->values[DISPUTE_INTERACTION].kind != VALUE_INT ||
        !record_load(r->f->session->store, &interaction_entity, c->values[DISPUTE_INTERACTION].i,
                     arena, &i, &ignored))
        return NULL;
    return arena_format(arena, "evidence: %s %s, \"%s\"", record_text(i, INTERACTION_ON),
                        record_text(i, INTERACTION_KIND), record_text(i, INTERACTION_TEXT));
}

static void add_under(struct reading *r, const char *text) {
    if (text && *text)
        lines_add(r->f->lines, STYLE_DIM, arena_format(&r->f->lines->arena, "    %s", text), NULL)
            ->heading = true;
}

static void add_claim(struct reading *r, const struct record *c) {
    struct arena *arena = &r->f->lines->arena;
    enum order_mark mark = order_mark(c, DATE_NONE, r->f->today);
    if (!is_shown(r, c, DATE_NONE))
        return;
    const char *amounts =
        JOIN(r->f, amount_said(r, c, DISPUTE_ASKED, "asked"),
             amount_said(r, c, DISPUTE_AGREED, "agreed"), fill_show(r->f, c, DISPUTE_REMEDY));
    fill_entry(r->f, ORDER_VIEW_CLAIMS, c, mark == ORDER_DONE ? STYLE_DIM : STYLE_WARN,
               arena_format(arena, "%s %s %s", mark_glyph(mark),
                            cell(r, fill_show(r->f, c, DISPUTE_KIND), 11, ALIGN_LEFT),
                            JOIN(r->f, record_text(c, DISPUTE_WHAT),
                                 order_mark_says(c, DATE_NONE, r->f->today, arena))),
               r->f->full ? arena_string(arena, record_text(c, DISPUTE_OPENED_ON)) : NULL);
    add_under(r, amounts);
    if (!r->f->full)
        return;
    add_under(r, *record_text(c, DISPUTE_CLAUSE)
                     ? arena_format(arena, "clause: %s", record_text(c, DISPUTE_CLAUSE))
                     : NULL);
    add_under(r, evidence_said(r, c));
    add_under(r, record_text(c, DISPUTE_NOTE));
}

bool order_fill_claims(struct filling *f, struct error *err) {
    struct reading r;
    int n;
    if (!read_order(f, false, &r, err))
        return false;
    struct record **list = parts_of(&r, &dispute_entity, &n);
    summary(&r, "Claims", n);
    for (int i = 0; i < n; i++)
        add_claim(&r, list[i]);
    free_reading(&r);
    return true;
}

/* ---- shipments ---- */

bool order_fill_shipments(struct filling *f, struct error *err) {
    struct reading r;
    struct arena *arena = &f->lines->arena;
    int count = 0;
    if (!read_order(f, false, &r, err))
        return false;
    for (int i = 0; i < r.set.n; i++) {
        const struct record *l = r.set.records[i], *s;
        if (l->entity != &loading_entity || !(s = record_set_follow(&r.set, l, LOADING_SHIPMENT)))
            continue;
        if (count++ == 0) {
            head(&r, "SHIPMENT    GOODS                        PIECES  SAILS       ARRIVES");
            summary(&r, "Shipments", 1);
        }
        const struct record *line = record_set_follow(&r.set, l, LOADING_ORDER_LINE);
        const char *arrived = record_text(s, SHIPMENT_ARRIVED_ON);
        fill_entry(f, ORDER_VIEW_SHIPMENTS, l, STYLE_NORMAL,
                   arena_format(arena, "%s %s %s  %s %s",
                                cell(&r, record_text(s, SHIPMENT_NUMBER), 12, ALIGN_LEFT),
                                cell(&r, order_line_name(&r.set, line, arena), NAME, ALIGN_LEFT),
                                cell(&r, integer_text(l->values[LOADING_QUANTITY].i).text, PIECES,
                                     ALIGN_RIGHT),
                                cell(&r, record_text(s, SHIPMENT_ETD), DAY, ALIGN_LEFT),
                                *arrived ? arena_format(arena, "%s arrived", arrived)
                                         : record_text(s, SHIPMENT_ETA)),
                   arena_string(arena, record_text(s, SHIPMENT_VESSEL)));
    }
    free_reading(&r);
    return true;
}

/* ---- overview and terms ---- */

static void add_days(struct reading *r) {
    static const struct {
        const char *word;
        int field, line;
    } days[] = {{"ordered", ORDER_ORDERED_ON, 0},
                {"needed by", ORDER_NEEDED_BY, 0},
                {"hand-over confirmed for", ORDER_PROMISED_ON, 1},
                {"hand-over expected", ORDER_EXPECTED_ON, 1},
                {"handed over", ORDER_DELIVERED_ON, 1}};
    struct arena *arena = &r->f->lines->arena;
    for (size_t i = 0; i < sizeof days / sizeof *days;) {
        const char *text = "";
        for (int line = days[i].line; i < sizeof days / sizeof *days && days[i].line == line; i++) {
            const char *day = record_text(r->order, days[i].field);
            bool to_place = days[i].field == ORDER_ORDERED_ON && order_is_draft(r->order);
            if (*day)
                text = arena_format(arena, "%s%s%s %s", text, *text ? " · " : "",
                                    to_place ? "to be placed" : days[i].word, day);
        }
        if (*text)
            lines_add(r->f->lines, STYLE_NORMAL, text, NULL);
    }
}

static void add_arrival(struct reading *r) {
    struct arena *arena = &r->f->lines->arena;
    const struct order_projection *p = &r->p;
    int32_t need = date_from_iso(r->order->values[ORDER_NEEDED_BY].s);
    if (p->gap) {
        lines_add(r->f->lines, STYLE_WARN, arena_format(arena, "No arrival: %s.", p->gap), NULL);
        return;
    }
    lines_add(r->f->lines, need != DATE_NONE && p->likely > need ? STYLE_BAD : STYLE_BOLD,
              arena_format(arena, "Arrives likely %s, 95 %% by %s", date_text(arena, p->likely),
                           date_text(arena, lead_quantile(&p->arrival, 0.95))),
              NULL);
    if (need != DATE_NONE)
        lines_add(r->f->lines, STYLE_NORMAL,
                  arena_format(arena, "By %s with %s", date_text(arena, need),
                               planning_percent(lead_on_time(&p->arrival, need), arena)),
                  NULL);
}

static void add_delay(struct reading *r) {
    struct arena *arena = &r->f->lines->arena;
    int late = order_days_late(r->order, r->f->today);
    int64_t due = order_penalty(r->order, order_goods_value(&r->set, r->order, arena, NULL), late);
    const char *clause = order_penalty_says(r->order, arena);
    if (late)
        lines_add(r->f->lines, STYLE_BAD,
                  arena_format(arena, "%d d behind the confirmed %s%s%s.", late,
                               record_text(r->order, ORDER_PROMISED_ON),
                               due ? "; penalty due: " : "",
                               due ? money(r, due, currency_of(r)) : ""),
                  NULL);
    if (*clause)
        lines_add(r->f->lines, STYLE_DIM, arena_format(arena, "Penalty for delay: %s", clause),
                  NULL);
}

bool order_fill_overview(struct filling *f, struct error *err) {
    static const enum order_view parts[] = {ORDER_VIEW_MILESTONES, ORDER_VIEW_PAYMENTS,
                                            ORDER_VIEW_DOCUMENTS, ORDER_VIEW_CLAIMS,
                                            ORDER_VIEW_SHIPMENTS};
    struct reading r;
    int64_t pieces;
    if (!read_order(f, true, &r, err))
        return false;
    const struct record *supplier = record_set_follow(&r.set, r.order, ORDER_SUPPLIER);
    int64_t value = order_value(&r.set, r.order, &f->lines->arena, &pieces);
    lines_add(f->lines, STYLE_BOLD,
              arena_string(&f->lines->arena, supplier ? record_text(supplier, SUPPLIER_NAME) : "?"),
              NULL);
    lines_add(f->lines, STYLE_NORMAL,
              JOIN(f, fill_show(f, r.order, ORDER_STATUS),
                   arena_format(&f->lines->arena, "%s pcs", integer_text(pieces).text),
                   money(&r, value, currency_of(&r)),
                   arena_format(&f->lines->arena, "%s %s", record_text(r.order, ORDER_INCOTERM),
                                record_text(r.order, ORDER_PLACE)),
                   record_text(r.order, ORDER_DESTINATION)),
              NULL);
    add_days(&r);
    add_arrival(&r);
    add_delay(&r);
    f->read = &r;
    bool ok = true;
    for (size_t i = 0; ok && i < sizeof parts / sizeof *parts; i++)
        ok = fill_view(f, (int)parts[i], err);
    f->read = NULL;
    free_reading(&r);
    return ok;
}

bool order_fill_terms(struct filling *f, struct error *err) {
    (void)err;
    for (int i = 0; i < ORDER_N; i++) {
        if (order_entity.fields[i].type != FIELD_REF)
            fill_field(f, f->of, i, ORDER_VIEW_TERMS);
    }
    return true;
}
