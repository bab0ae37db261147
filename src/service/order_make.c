#include "sourcebench/service/order_make.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/order.h"
#include "sourcebench/core/order_plan.h"
#include "sourcebench/core/order_state.h"
#include "sourcebench/core/product.h"
#include "sourcebench/core/quote.h"
#include "sourcebench/core/requirement.h"
#include "sourcebench/core/trade.h"
#include "sourcebench/core/wide.h"
#include "sourcebench/db/journal.h"
#include "sourcebench/db/record.h"
#include "sourcebench/service/order_work.h"

struct making {
    struct planning *p;
    struct store *store;
    struct arena arena;
    struct error *err;
};

static bool put(struct making *m, struct record *r) {
    return record_insert(m->store, r, m->err);
}

/* ---- one order ---------------------------------------------------------------------------------
 */

static const char *day(struct making *m, int32_t at) {
    return at == DATE_NONE ? NULL : date_text(&m->arena, at);
}

/* What is ordered on a day to come is not placed yet. */
static bool is_to_come(const struct plan *plan) {
    return plan->order_on > plan->buyer.today;
}

/* When the goods are likely at the named place of the rule. */
static int32_t at_place(const struct plan_quote *q, const struct plan_result *r) {
    const struct plan_way *way = &q->ways[r->way];
    int32_t last = DATE_NONE;
    for (int i = 0; r->has_lead && i < way->n_stages; i++) {
        if (order_before_place(incoterm_codes[q->offer.terms.rule], way->stages[i].kind) &&
            r->path[i].last > last)
            last = r->path[i].last;
    }
    return last;
}

/* What the supplier gets beside the pieces: surcharge below the MOQ, tooling and set-up. */
static int64_t extras_of(const struct plan_quote *q, const struct plan_result *r) {
    const struct landed_offer *o = &q->offer;
    int64_t all = r->landed.below_moq ? o->surcharge : 0;
    for (int i = 0; i < o->n_costs; i++) {
        if (o->costs[i].kind == LANDED_TOOLING || o->costs[i].kind == LANDED_SETUP)
            all += o->costs[i].order.amount;
    }
    if (r->landed.below_moq)
        all += (int64_t)wide_divide((wide)r->landed.price * r->landed.quantity * o->surcharge_add,
                                    LANDED_SHARE);
    return all;
}

static struct record *make_order(struct making *m, const struct plan_quote *q,
                                 const struct plan_result *r) {
    const struct plan *plan = &m->p->plan;
    const struct record *quote = q->quote;
    struct record *o = record_new(&order_entity, &m->arena);
    o->values[ORDER_NUMBER] =
        value_text(order_next_number(m->store, &order_entity, &m->arena, m->err));
    o->values[ORDER_SUPPLIER] = quote->values[QUOTE_SUPPLIER];
    o->values[ORDER_SITE] = quote->values[QUOTE_SITE];
    o->values[ORDER_REQUIREMENT] = value_int(plan->requirement->id);
    o->values[ORDER_QUOTE] = value_int(quote->id);
    o->values[ORDER_STATUS] = value_text(is_to_come(plan) ? "draft" : "placed");
    o->values[ORDER_CURRENCY] = quote->values[QUOTE_CURRENCY];
    o->values[ORDER_INCOTERM] = quote->values[QUOTE_INCOTERM];
    o->values[ORDER_PLACE] = quote->values[QUOTE_PLACE];
    o->values[ORDER_DESTINATION] = value_text(plan->buyer.destination);
    o->values[ORDER_ORDERED_ON] = value_text(day(m, plan->order_on));
    o->values[ORDER_NEEDED_BY] = value_text(day(m, plan->needed_by));
    o->values[ORDER_PAYMENT_TERMS] = quote->values[QUOTE_TERMS];
    o->values[ORDER_EXPECTED_ON] = value_text(day(m, at_place(q, r)));
    if (extras_of(q, r))
        o->values[ORDER_EXTRAS] = value_int(extras_of(q, r));
    return o;
}

static bool put_line(struct making *m, const struct record *order, const struct record *variant,
                     int64_t quantity, int64_t price) {
    struct record *l = record_new(&order_line_entity, &m->arena);
    if (quantity == 0)
        return true;
    l->values[ORDER_LINE_ORDER] = value_int(order->id);
    l->values[ORDER_LINE_PRODUCT] = value_int(m->p->plan.product->id);
    if (variant)
        l->values[ORDER_LINE_VARIANT] = value_int(variant->id);
    l->values[ORDER_LINE_QUANTITY] = value_int(quantity);
    l->values[ORDER_LINE_PRICE] = value_int(price);
    return put(m, l);
}

static bool put_lines(struct making *m, const struct record *order, const struct landed_result *r) {
    const struct plan *plan = &m->p->plan;
    bool ok = true;
    int n;
    struct record **demand = record_set_list(plan->set, &demand_entity, DEMAND_REQUIREMENT,
                                             plan->requirement->id, &m->arena, &n);
    for (int i = 0; ok && i < plan->n_wanted; i++)
        ok = put_line(m, order,
                      i < n ? record_set_follow(plan->set, demand[i], DEMAND_VARIANT) : NULL,
                      r->quantities[i], r->price);
    return ok;
}

static bool put_milestones(struct making *m, const struct record *order, const struct plan_quote *q,
                           const struct plan_result *r) {
    const struct plan_way *way = &q->ways[r->way];
    struct lead_plan lead;
    bool ok = !r->has_lead || plan_lead(&m->p->plan, (int)(q - m->p->plan.quotes), r->way,
                                        r->landed.quantity, &m->arena, &lead, m->err);
    for (int i = 0; ok && r->has_lead && i < way->n_stages; i++) {
        const struct plan_stage *s = &way->stages[i];
        struct record *x = record_new(&milestone_entity, &m->arena);
        const struct record *calendar = s->calendar;
        const char *after = NULL;
        for (int k = 0; k < way->n_stages; k++) {
            if (s->lead.after >> k & 1)
                after = arena_format(&m->arena, "%s%s%s", after ? after : "", after ? "," : "",
                                     way->stages[k].lead.name);
        }
        x->values[MILESTONE_ORDER] = value_int(order->id);
        x->values[MILESTONE_POSITION] = value_int(INT64_C(10) * (i + 1));
        x->values[MILESTONE_NAME] = value_text(s->lead.name);
        x->values[MILESTONE_KIND] = value_text(s->kind);
        x->values[MILESTONE_PLANNED_ON] = value_text(day(m, r->path[i].last));
        x->values[MILESTONE_DAYS_MIN] = value_int(lead.stages[i].days.min);
        x->values[MILESTONE_DAYS_LIKELY] = value_int(lead.stages[i].days.likely);
        x->values[MILESTONE_DAYS_MAX] = value_int(lead.stages[i].days.max);
        x->values[MILESTONE_DAYS] = value_text(s->lead.calendar ? "working" : "calendar");
        if (calendar)
            x->values[MILESTONE_CALENDAR] = value_int(calendar->id);
        x->values[MILESTONE_AFTER] = value_text(after);
        if (s->lead.sails) {
            x->values[MILESTONE_CUTOFF] = q->ways[r->way].lane->values[LANE_CUTOFF];
            x->values[MILESTONE_SAILS_AFTER] = value_int(s->lead.sails_after);
        }
        ok = put(m, x);
    }
    return ok;
}

/* from: what its day follows, and how many days later it is. */
static bool put_payment(struct making *m, const struct record *order, const char *kind,
                        int64_t amount, const char *from, int days, int32_t due) {
    struct record *x = record_new(&payment_entity, &m->arena);
    if (amount == 0)
        return true;
    x->values[PAYMENT_ORDER] = value_int(order->id);
    x->values[PAYMENT_KIND] = value_text(kind);
    x->values[PAYMENT_AMOUNT] = value_int(amount);
    x->values[PAYMENT_CURRENCY] = order->values[ORDER_CURRENCY];
    x->values[PAYMENT_FROM] = value_text(from);
    if (days)
        x->values[PAYMENT_DAYS] = value_int(days);
    x->values[PAYMENT_DUE_ON] = value_text(due == DATE_NONE ? NULL : day(m, due + days));
    return put(m, x);
}

/* In the currency of the quote. */
static bool put_payments(struct making *m, const struct record *order, const struct plan_quote *q,
                         const struct plan_result *r, int32_t leaves) {
    const struct landed_offer *o = &q->offer;
    int64_t all = r->landed.price * r->landed.quantity + extras_of(q, r);
    int64_t deposit = (int64_t)wide_divide((wide)all * o->deposit, LANDED_SHARE);
    int32_t arrives = r->has_lead ? r->likely : DATE_NONE;
    const struct {
        const char *from;
        int32_t day;
    } events[] = {[BALANCE_AT_SHIPMENT] = {"shipment", leaves},
                  [BALANCE_AT_ORDER] = {"order", m->p->plan.order_on},
                  [BALANCE_AT_ARRIVAL] = {"arrival", arrives}};
    return put_payment(m, order, "deposit", deposit, "order", 0, m->p->plan.order_on) &&
           put_payment(m, order, "balance", all - deposit, events[o->balance].from, o->net_days,
                       events[o->balance].day);
}

static bool put_papers(struct making *m, const struct record *order, const struct plan_quote *q,
                       int32_t leaves) {
    const struct record *wanted = m->p->plan.requirement;
    const struct order_papers about = {
        .rule = q->offer.terms.rule,
        .destination = m->p->plan.buyer.destination,
        .preference = q->duty && q->duty->preference && q->duty->proof,
        .laboratory = wanted->values[REQUIREMENT_LABORATORY].i > 0,
        .conformity = wanted->values[REQUIREMENT_CONFORMITY].i > 0,
    };
    struct order_paper papers[ORDER_PAPERS];
    int n = order_papers(&about, papers);
    bool ok = true;
    for (int i = 0; ok && i < n; i++) {
        struct record *x = record_new(&document_entity, &m->arena);
        int32_t from = papers[i].from_order ? m->p->plan.order_on : leaves;
        x->values[DOCUMENT_ORDER] = value_int(order->id);
        x->values[DOCUMENT_KIND] = value_text(papers[i].kind);
        x->values[DOCUMENT_DUE_ON] =
            value_text(from == DATE_NONE ? NULL : day(m, from + papers[i].days));
        x->values[DOCUMENT_FROM] = value_text(papers[i].from);
        x->values[DOCUMENT_NOTE] = value_text(papers[i].note);
        ok = put(m, x);
    }
    return ok;
}

/* What the pieces cost landed, of the cheapest quote that can be compared with it: of the same
 * quantity, not expired. False where it cannot be compared itself, or is so dear that the field has
 * no room for it. */
static bool price_index(struct making *m, const struct plan *plan, const struct plan_result *own,
                        int64_t *index) {
    int64_t best = own->landed.basis[LANDED_COST].unit;
    if (!own->landed.comparable || best <= 0)
        return false;
    for (int i = 0; i < plan->n_quotes; i++) {
        struct plan_result r;
        struct error ignored; /* of another quote, which is then not compared */
        if (!plan_reckon_best(plan, i, PLAN_FIGURES, &m->arena, &r, &ignored) ||
            !r.landed.comparable || r.landed.expired || r.landed.quantity != own->landed.quantity ||
            r.landed.basis[LANDED_COST].unit <= 0)
            continue;
        if (r.landed.basis[LANDED_COST].unit < best)
            best = r.landed.basis[LANDED_COST].unit;
    }
    wide of_best = wide_divide((wide)own->landed.basis[LANDED_COST].unit * LANDED_SHARE, best);
    *index = (int64_t)of_best;
    return of_best <= order_entity.fields[ORDER_PRICE_INDEX].max;
}

static bool put_order(struct making *m, int quote, int64_t quantity) {
    struct plan copy = m->p->plan;
    const struct plan_quote *q = &copy.quotes[quote];
    struct plan_result r;
    plan_set_total(&copy, quantity);
    if (!plan_reckon_best(&copy, quote, PLAN_ALL, &m->arena, &r, m->err))
        return false;
    int transit = q->ways[r.way].transit;
    int32_t leaves = r.has_lead ? (transit >= 0 ? r.path[transit].first : r.likely) : DATE_NONE;
    struct record *o = make_order(m, q, &r);
    int64_t index;
    if (!o->values[ORDER_NUMBER].s)
        return false;
    if (price_index(m, &copy, &r, &index))
        o->values[ORDER_PRICE_INDEX] = value_int(index);
    return put(m, o) && put_lines(m, o, &r.landed) && put_milestones(m, o, q, &r) &&
           put_payments(m, o, q, &r, leaves) && put_papers(m, o, q, leaves);
}

/* ---- all of them -------------------------------------------------------------------------------
 */

static int quote_with(const struct plan *plan, int64_t id) {
    for (int i = 0; i < plan->n_quotes; i++) {
        if (plan->quotes[i].quote->id == id)
            return i;
    }
    return -1;
}

static bool check(struct making *m, int n_awards) {
    struct record **orders;
    int n;
    if (n_awards == 0)
        return error_set(m->err, ERROR_INPUT, "Nothing is awarded yet; award first.");
    if (!m->p->plan.product)
        return error_set(m->err, ERROR_INPUT, "The requirement has no product.");
    if (!record_all(m->store, &order_entity, &m->arena, &orders, &n, m->err))
        return false;
    for (int i = 0; i < n; i++) {
        if (orders[i]->values[ORDER_REQUIREMENT].i == m->p->plan.requirement->id &&
            strcmp(record_text(orders[i], ORDER_STATUS), "cancelled") != 0)
            return error_set(m->err, ERROR_REFUSED,
                             "%s is an order for this already; delete or cancel it first.",
                             record_text(orders[i], ORDER_NUMBER));
    }
    return true;
}

static bool mark_ordered(struct making *m) {
    struct record *base;
    if (!record_load(m->store, &requirement_entity, m->p->plan.requirement->id, &m->arena, &base,
                     m->err))
        return false;
    struct record *wanted = record_copy(base, &m->arena);
    wanted->values[REQUIREMENT_STATUS] = value_text("ordered");
    return record_update(m->store, base, wanted, &m->arena, NULL, NULL, m->err);
}

static bool write_orders(struct making *m, struct record *const *awards, int n) {
    bool ok = true;
    for (int i = 0; ok && i < n; i++) {
        int quote = quote_with(&m->p->plan, awards[i]->values[AWARD_QUOTE].i);
        ok = quote >= 0 ? put_order(m, quote, awards[i]->values[AWARD_QUANTITY].i)
                        : error_set(m->err, ERROR_CONFLICT,
                                    "A quote that was awarded counts no more; award anew.");
    }
    return ok && (is_to_come(&m->p->plan) || mark_ordered(m));
}

static void tell(const struct planning *p, struct orders_made *made) {
    const struct plan *plan = &p->plan;
    made->wanted_on = record_day(plan->requirement, REQUIREMENT_ORDER_ON);
    made->ordered_on = plan->order_on;
    made->to_come = is_to_come(plan);
}

bool orders_make(struct planning *p, struct orders_made *made, struct error *err) {
    struct making m = {.p = p, .store = p->session->store, .err = err};
    *made = (struct orders_made){.n = 0};
    struct record **awards = record_set_list(&p->file.set, &award_entity, AWARD_REQUIREMENT,
                                             p->plan.requirement->id, &m.arena, &made->n);
    bool ok = check(&m, made->n) &&
              command_begin(m.store,
                            arena_format(&m.arena, "Order %s",
                                         record_text(p->plan.requirement, REQUIREMENT_NAME)),
                            err);
    if (ok) {
        ok = write_orders(&m, awards, made->n);
        if (ok)
            ok = command_commit(m.store, err);
        else
            command_abort(m.store);
    }
    if (ok)
        tell(p, made);
    arena_free(&m.arena);
    return ok;
}

const char *orders_made_says(const struct orders_made *made, struct arena *arena) {
    const char *day = date_text(arena, made->ordered_on);
    if (made->to_come)
        return arena_format(arena, "%s to be placed on %s, and %s until then.",
                            made->n == 1 ? "It is" : "They are", day,
                            made->n == 1 ? "a draft" : "drafts");
    if (made->wanted_on != DATE_NONE && made->wanted_on < made->ordered_on)
        return arena_format(arena, "Ordered today, %s: the day that was planned, %s, is over.", day,
                            date_text(arena, made->wanted_on));
    return "";
}
