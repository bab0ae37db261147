/*
 * Whose lines may follow from a change. Most records belong to a supplier; those of the planner
 * name one, or belong to what does.
 */
#include "sourcebench/core/order.h"
#include "sourcebench/core/quote.h"
#include "sourcebench/core/requirement.h"

#include "agenda_private.h"
#include "order_day_private.h"

enum { NO_FIELD = -1 };

static const struct {
    const struct entity *entity;
    int statement; /* tells the suppliers of the row */
    int supplier;  /* the field of the row that names one, or NO_FIELD */
    bool by_owner; /* the statement is about what the row belongs to */
} plans[] = {
    {&quote_entity, AGENDA_CONCERNED_QUOTE, QUOTE_SUPPLIER, false},
    {&break_entity, AGENDA_CONCERNED_QUOTE, NO_FIELD, true},
    {&stage_entity, AGENDA_CONCERNED_QUOTE, NO_FIELD, true},
    {&award_entity, AGENDA_CONCERNED_REQUIREMENT, NO_FIELD, true},
    {&order_entity, AGENDA_CONCERNED_ORDER, ORDER_SUPPLIER, false},
    {&order_line_entity, AGENDA_CONCERNED_ORDER, NO_FIELD, true},
    {&milestone_entity, AGENDA_CONCERNED_ORDER, NO_FIELD, true},
    {&payment_entity, AGENDA_CONCERNED_ORDER, NO_FIELD, true},
    {&document_entity, AGENDA_CONCERNED_ORDER, NO_FIELD, true},
    {&invitation_entity, AGENDA_CONCERNED_INVITATION, INVITATION_SUPPLIER, false},
    {&rfq_entity, AGENDA_CONCERNED_RFQ, NO_FIELD, false},
    {&requirement_entity, AGENDA_CONCERNED_REQUIREMENT, NO_FIELD, false},
    {&demand_entity, AGENDA_CONCERNED_REQUIREMENT, NO_FIELD, true},
};

static bool add_concerned(const struct journal_walk *walk, int statement, int64_t id,
                          struct id_set *touched, struct error *err) {
    bool row = false;
    sqlite3_stmt *q = sql_get(walk->store, &agenda_sql, statement, err);
    bool ok = q && sql_bind(walk->store, q, "i", err, id);
    while (ok && (ok = sql_row(walk->store, q, &row, err)) && row)
        id_set_add(touched, sqlite3_column_int64(q, 0));
    sql_done(q);
    return ok;
}

/* Whom the row named before the change and names after it, where the change tells. */
static void add_named(const struct journal_walk *walk, int field, struct id_set *touched) {
    const struct change *c = &walk->change;
    for (int i = 0; i < c->n_columns; i++) {
        if (walk->table->field[i] != field)
            continue;
        if (c->op != 'i' && c->before[i].kind == CELL_INTEGER)
            id_set_add(touched, c->before[i].is.integer);
        if (c->op != 'd' && c->after[i].kind == CELL_INTEGER)
            id_set_add(touched, c->after[i].is.integer);
    }
}

static bool touch_plan(const struct journal_walk *walk, size_t plan, struct id_set *touched,
                       struct error *err) {
    int64_t ids[2] = {walk->change.id, 0};
    int n = 1;
    bool ok = !plans[plan].by_owner || journal_walk_owners(walk, ids, &n, err);
    if (plans[plan].supplier != NO_FIELD)
        add_named(walk, plans[plan].supplier, touched);
    for (int i = 0; ok && i < n; i++)
        ok = add_concerned(walk, plans[plan].statement, ids[i], touched, err);
    return ok;
}

/* Whose offer is told about may change with the last days to order of a requirement. */
static bool touch_days(const struct journal_walk *walk, struct id_set *touched, bool *all,
                       struct error *err) {
    struct id_set requirements = {0};
    bool ok = order_day_note(walk, &requirements, all, err);
    const int64_t *ids = id_set_ids(&requirements);
    for (size_t i = 0, n = id_set_count(&requirements); ok && !*all && i < n; i++)
        ok = add_concerned(walk, AGENDA_CONCERNED_REQUIREMENT, ids[i], touched, err);
    id_set_clear(&requirements);
    return ok;
}

bool agenda_touch(const struct journal_walk *walk, struct id_set *touched, bool *all,
                  struct error *err) {
    int64_t suppliers[2];
    int n;
    bool ok = touch_days(walk, touched, all, err);
    if (!ok || *all)
        return ok;
    for (size_t i = 0; i < sizeof plans / sizeof *plans; i++) {
        if (plans[i].entity == walk->table->entity)
            return touch_plan(walk, i, touched, err);
    }
    if (!journal_walk_suppliers(walk, suppliers, &n, err))
        return false;
    for (int i = 0; i < n; i++)
        id_set_add(touched, suppliers[i]);
    return true;
}
