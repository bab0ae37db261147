#include "sourcebench/db/plan.h"

#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/order.h"
#include "sourcebench/core/product.h"
#include "sourcebench/core/quote.h"
#include "sourcebench/core/requirement.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/trade.h"
#include "sourcebench/db/order_read.h"
#include "sourcebench/db/record.h"
#include "sourcebench/db/sql.h"

/* Each with its children. */
static const struct entity *const trade_entities[][2] = {
    {&cal_entity, &calday_entity},
    {&lane_entity, &tariff_entity},
    {&duty_entity, &levy_entity},
};

struct loading {
    struct store *store;
    struct record_set *set;
};

static bool take(struct loading *l, const struct entity *entity, int64_t id, struct error *err) {
    struct record *r;
    if (!id || record_set_find(l->set, entity, id))
        return true;
    if (!record_load(l->store, entity, id, &l->set->arena, &r, err))
        return false;
    record_set_add(l->set, r);
    return true;
}

static bool take_children(struct loading *l, const struct entity *entity, int64_t parent,
                          struct error *err) {
    struct record **records;
    int n;
    bool ok = record_children(l->store, entity, parent, false, &l->set->arena, &records, &n, err);
    for (int i = 0; ok && i < n; i++)
        record_set_add(l->set, records[i]);
    return ok;
}

/* Lanes to other countries are left out. */
static bool counts(const struct record *r, const char *country) {
    return r->entity != &lane_entity || strcmp(record_text(r, LANE_COUNTRY), country) == 0;
}

/* Of the rates of each pair only the last one up to the day counts: there may be those of years. So
 * the index is asked for each pair, and for the last rate of each. */
static const char last_rates[] =
    "WITH RECURSIVE pair (id) AS (SELECT (SELECT id FROM fx_rate WHERE deleted_at IS NULL ORDER BY "
    "base, currency, on_date LIMIT 1) UNION ALL SELECT ifnull((SELECT n.id FROM fx_rate n WHERE "
    "n.deleted_at IS NULL AND n.base = f.base AND n.currency > f.currency ORDER BY n.currency, "
    "n.on_date LIMIT 1), (SELECT n.id FROM fx_rate n WHERE n.deleted_at IS NULL AND n.base > "
    "f.base "
    "ORDER BY n.base, n.currency, n.on_date LIMIT 1)) FROM pair JOIN fx_rate f ON f.id = pair.id) "
    "SELECT (SELECT l.id FROM fx_rate l WHERE l.base = f.base AND l.currency = f.currency AND "
    "l.on_date <= ?1 AND l.deleted_at IS NULL ORDER BY l.on_date DESC, l.id DESC LIMIT 1) "
    "FROM pair JOIN fx_rate f ON f.id = pair.id";

static bool take_rates(struct loading *l, const char *day, struct error *err) {
    bool ok, row = false;
    sqlite3_stmt *q = sql_get_text(l->store, last_rates, err);
    ok = q && sql_bind(l->store, q, "t", err, day);
    while (ok && (ok = sql_row(l->store, q, &row, err)) && row)
        ok = take(l, &fx_entity, sqlite3_column_int64(q, 0), err);
    sql_done(q);
    return ok;
}

static bool take_trade(struct loading *l, const char *country, struct error *err) {
    bool ok = true;
    for (size_t i = 0; ok && i < sizeof trade_entities / sizeof *trade_entities; i++) {
        struct record **records;
        int n;
        ok = record_all(l->store, trade_entities[i][0], &l->set->arena, &records, &n, err);
        for (int k = 0; ok && k < n; k++) {
            if (!counts(records[k], country))
                continue;
            record_set_add(l->set, records[k]);
            ok = !trade_entities[i][1] ||
                 take_children(l, trade_entities[i][1], records[k]->id, err);
        }
    }
    return ok;
}

static bool take_product(struct loading *l, int64_t id, struct error *err) {
    return take(l, &product_entity, id, err) && take_children(l, &variant_entity, id, err) &&
           take_children(l, &part_entity, id, err);
}

/* With the days on which it has confirmed to be closed. */
static bool take_supplier(struct loading *l, int64_t id, struct error *err) {
    return !id || record_set_find(l->set, &supplier_entity, id) ||
           (take(l, &supplier_entity, id, err) && take_children(l, &closure_entity, id, err));
}

static bool take_quotes(struct loading *l, int64_t requirement, struct error *err) {
    struct record **quotes;
    int n;
    bool ok = record_children(l->store, &quote_entity, requirement, false, &l->set->arena, &quotes,
                              &n, err);
    for (int i = 0; ok && i < n; i++) {
        const struct record *q = quotes[i];
        record_set_add(l->set, quotes[i]);
        ok = take_supplier(l, q->values[QUOTE_SUPPLIER].i, err) &&
             take(l, &site_entity, q->values[QUOTE_SITE].i, err) &&
             take_children(l, &break_entity, q->id, err) &&
             take_children(l, &stage_entity, q->id, err) &&
             take_children(l, &cost_entity, q->id, err);
    }
    return ok;
}

static bool take_rfqs(struct loading *l, int64_t requirement, struct error *err) {
    struct record **rfqs;
    int n;
    bool ok =
        record_children(l->store, &rfq_entity, requirement, false, &l->set->arena, &rfqs, &n, err);
    for (int i = 0; ok && i < n; i++) {
        struct record **invited;
        int n_invited;
        record_set_add(l->set, rfqs[i]);
        ok = record_children(l->store, &invitation_entity, rfqs[i]->id, false, &l->set->arena,
                             &invited, &n_invited, err);
        for (int k = 0; ok && k < n_invited; k++) {
            record_set_add(l->set, invited[k]);
            ok = take(l, &supplier_entity, invited[k]->values[INVITATION_SUPPLIER].i, err);
        }
    }
    return ok;
}

static bool take_order(struct loading *l, struct record *o, struct error *err) {
    static const struct entity *const parts[] = {
        &order_line_entity, &milestone_entity, &payment_entity, &document_entity, &dispute_entity};
    int64_t id = o->id;
    record_set_add(l->set, o);
    bool ok = take(l, &supplier_entity, o->values[ORDER_SUPPLIER].i, err) &&
              take(l, &site_entity, o->values[ORDER_SITE].i, err);
    for (size_t i = 0; ok && i < sizeof parts / sizeof *parts; i++)
        ok = take_children(l, parts[i], id, err);
    return ok && order_read_loaded(l->store, id, l->set, err);
}

static bool take_orders(struct loading *l, int64_t requirement, struct error *err) {
    struct record **orders;
    int n;
    bool ok = order_read_of(l->store, requirement, &l->set->arena, &orders, &n, err);
    for (int i = 0; ok && i < n; i++)
        ok = take_order(l, orders[i], err);
    return ok;
}

bool plan_load(struct store *store, int64_t requirement, struct record_set *set,
               struct error *err) {
    struct loading l = {store, set};
    if (!take(&l, &requirement_entity, requirement, err))
        return false;
    const struct record *r = record_set_find(set, &requirement_entity, requirement);
    const char *frozen = r->values[REQUIREMENT_RATES_ON].s;
    char today[DATE_TEXT];
    date_to_iso(store_today(store), today);
    return take_rates(&l, frozen ? frozen : today, err) &&
           take(&l, &client_entity, r->values[REQUIREMENT_CLIENT].i, err) &&
           take_product(&l, r->values[REQUIREMENT_PRODUCT].i, err) &&
           take(&l, &supplier_entity, r->values[REQUIREMENT_INCUMBENT].i, err) &&
           take_trade(&l, record_text(r, REQUIREMENT_COUNTRY), err) &&
           take_children(&l, &demand_entity, requirement, err) &&
           take_children(&l, &scenario_entity, requirement, err) &&
           take_rfqs(&l, requirement, err) && take_quotes(&l, requirement, err) &&
           take_children(&l, &award_entity, requirement, err) && take_orders(&l, requirement, err);
}

bool plan_load_past(struct store *store, int64_t supplier, struct record_set *set,
                    struct error *err) {
    struct loading l = {store, set};
    bool row = false;
    sqlite3_stmt *q = sql_get_text(store,
                                   "SELECT id FROM purchase_order WHERE supplier_id = ?1 AND "
                                   "status = 'delivered' AND deleted_at IS NULL "
                                   "ORDER BY ordered_on DESC, id DESC LIMIT ?2",
                                   err);
    bool ok = q && sql_bind(store, q, "ii", err, supplier, (int64_t)PLAN_PAST_ORDERS);
    while (ok && (ok = sql_row(store, q, &row, err)) && row) {
        int64_t id = sqlite3_column_int64(q, 0);
        ok = record_set_find(set, &order_entity, id) ||
             (take(&l, &order_entity, id, err) && take_children(&l, &order_line_entity, id, err) &&
              take_children(&l, &milestone_entity, id, err));
    }
    sql_done(q);
    return ok;
}

bool plan_load_evidence(struct store *store, struct record_set *set, struct error *err) {
    struct loading l = {store, set};
    bool ok = true;
    for (int i = 0, n = set->n; ok && i < n; i++) {
        const struct record *r = set->records[i];
        if (r->entity == &supplier_entity)
            ok = take_children(&l, &certificate_entity, r->id, err) &&
                 take_children(&l, &claim_entity, r->id, err);
    }
    for (int i = 0, n = set->n; ok && i < n; i++) {
        const struct record *r = set->records[i];
        if (r->entity == &certificate_entity)
            ok = take(&l, &site_entity, r->values[CERTIFICATE_SITE].i, err);
    }
    return ok;
}

bool plan_load_quoting_past(struct store *store, struct record_set *set, struct error *err) {
    bool ok = true;
    /* What is loaded stands behind: no quote is added. */
    for (int i = 0, n = set->n; ok && i < n; i++) {
        const struct record *r = set->records[i];
        if (r->entity == &quote_entity)
            ok = plan_load_past(store, r->values[QUOTE_SUPPLIER].i, set, err);
    }
    return ok;
}

bool plan_load_case(struct store *store, int64_t requirement, struct record_set *set,
                    struct error *err) {
    struct loading l = {store, set};
    bool ok = plan_load(store, requirement, set, err) && plan_load_quoting_past(store, set, err);
    for (int i = 0, n = set->n; ok && i < n; i++) {
        const struct record *r = set->records[i];
        if (r->entity == &order_line_entity &&
            !record_set_find(set, &product_entity, r->values[ORDER_LINE_PRODUCT].i))
            ok = take_product(&l, r->values[ORDER_LINE_PRODUCT].i, err);
    }
    return ok && plan_load_evidence(store, set, err);
}

/* ---- finding -----------------------------------------------------------------------------------
 */

static bool choose(struct record **all, int n, const char *word, int64_t *id, struct error *err) {
    const struct record *found;
    int several = requirement_meant(all, n, word, &found);
    if (several == 1) {
        *id = found->id;
        return true;
    }
    return several ? error_set(err, ERROR_INPUT,
                               "%d requirements are called so; give the id or more of the name.",
                               several)
                   : error_set(err, ERROR_NOT_FOUND, "There is no requirement \"%s\".", word);
}

bool requirement_find(struct store *store, const char *word, int64_t *id, struct error *err) {
    struct arena arena = {0};
    struct record *r, **all;
    char *end;
    int n;
    bool ok;
    *id = strtoll(word, &end, 10);
    if (*id > 0 && *end == '\0')
        ok = record_load(store, &requirement_entity, *id, &arena, &r, err);
    else
        ok = record_all(store, &requirement_entity, &arena, &all, &n, err) &&
             choose(all, n, word, id, err);
    arena_free(&arena);
    return ok;
}
