#include "sourcebench/service/shipment.h"

#include "sourcebench/core/order.h"
#include "sourcebench/core/product.h"
#include "sourcebench/core/quote.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/command.h"
#include "sourcebench/db/order_read.h"
#include "sourcebench/service/order_work.h"

bool shipment_find(struct store *store, const char *word, int64_t *id, struct error *err) {
    return order_read_number(store, &shipment_entity, word, id, err) &&
           (*id || error_set(err, ERROR_NOT_FOUND,
                             "There is no shipment \"%s\"; shipment list shows them.", word));
}

static bool take(struct store *store, const struct entity *entity, struct value id,
                 struct record_set *set, const struct record **taken, struct error *err) {
    struct record *r;
    *taken = id.kind == VALUE_INT ? record_set_find(set, entity, id.i) : NULL;
    if (*taken || id.kind != VALUE_INT)
        return true;
    if (!record_load(store, entity, id.i, &set->arena, &r, err))
        return false;
    record_set_add(set, r);
    *taken = r;
    return true;
}

/* What is loaded of an order that was deleted, or a line of it, is left out. */
static bool take_loading(struct store *store, struct record *loading, struct record_set *set,
                         struct error *err) {
    const struct record *line = NULL, *order = NULL, *other;
    if (!take(store, &order_line_entity, loading->values[LOADING_ORDER_LINE], set, &line, err) ||
        (line && !take(store, &order_entity, line->values[ORDER_LINE_ORDER], set, &order, err)))
        return false;
    if (!order)
        return true;
    bool ok = take(store, &supplier_entity, order->values[ORDER_SUPPLIER], set, &other, err) &&
              take(store, &quote_entity, order->values[ORDER_QUOTE], set, &other, err) &&
              take(store, &product_entity, line->values[ORDER_LINE_PRODUCT], set, &other, err) &&
              take(store, &variant_entity, line->values[ORDER_LINE_VARIANT], set, &other, err);
    if (ok && !line->deleted_at && !order->deleted_at)
        record_set_add(set, loading);
    return ok;
}

struct record *shipment_begin(struct store *store, struct arena *arena, struct error *err) {
    struct record *r = record_new(&shipment_entity, arena);
    const char *number = order_next_number(store, &shipment_entity, arena, err);
    r->values[SHIPMENT_NUMBER] = value_text(number);
    r->values[SHIPMENT_SHARE_BY] = value_text("m3");
    return number ? r : NULL;
}

bool shipment_open_lines(struct store *store, struct record_set *set, struct error *err) {
    return order_read_open_lines(store, set, err);
}

bool shipments_load(struct store *store, struct record_set *set, struct error *err) {
    struct record **shipments, **loadings;
    const struct record *forwarder;
    int n, n_loadings;
    bool ok = record_all(store, &shipment_entity, &set->arena, &shipments, &n, err) &&
              record_all(store, &loading_entity, &set->arena, &loadings, &n_loadings, err);
    for (int i = 0; ok && i < n; i++) {
        record_set_add(set, shipments[i]);
        ok = take(store, &supplier_entity, shipments[i]->values[SHIPMENT_FORWARDER], set,
                  &forwarder, err);
    }
    for (int i = 0; ok && i < n_loadings; i++) {
        if (!record_set_follow(set, loadings[i], LOADING_SHIPMENT))
            continue;
        ok = take_loading(store, loadings[i], set, err);
    }
    return ok;
}

/* Another agent may have loaded of it meanwhile: what is left counts as the command finds it. */
static bool add_loading(struct store *store, const struct record_set *set, int64_t shipment,
                        const struct record *line, int64_t quantity, struct arena *arena,
                        struct error *err) {
    struct record *r = record_new(&loading_entity, arena);
    int64_t left;
    if (!order_read_left(store, line->id, &left, err))
        return false;
    if (quantity <= 0 || quantity > left)
        return error_set(err, ERROR_INPUT, "Of %s %lld pcs are not loaded yet; %lld cannot be.",
                         order_line_name(set, line, arena), (long long)left, (long long)quantity);
    r->values[LOADING_SHIPMENT] = value_int(shipment);
    r->values[LOADING_ORDER_LINE] = value_int(line->id);
    r->values[LOADING_QUANTITY] = value_int(quantity);
    return command_add(store, r, err);
}

bool shipment_load(struct store *store, const struct record_set *set, int64_t shipment,
                   const struct record *line, int64_t quantity, struct error *err) {
    struct arena arena = {0};
    bool ok = command_begin(store, "Load an order line", err);
    if (ok) {
        ok = add_loading(store, set, shipment, line, quantity, &arena, err);
        if (ok)
            ok = command_commit(store, err);
        else
            command_abort(store);
    }
    arena_free(&arena);
    return ok;
}

static bool load_lines(struct store *store, const struct record_set *set, int64_t shipment,
                       int *loaded, struct error *err) {
    bool ok = true;
    for (int i = 0; ok && i < set->n; i++) {
        const struct record *line = set->records[i];
        if (line->entity != &order_line_entity || shipment_left(set, line) == 0)
            continue;
        ok = shipment_load(store, set, shipment, line, shipment_left(set, line), err);
        *loaded += ok;
    }
    if (ok && *loaded == 0)
        ok = error_set(err, ERROR_REFUSED, "All of the order is loaded already.");
    return ok;
}

bool shipment_load_order(struct store *store, int64_t shipment, int64_t order, int *loaded,
                         struct error *err) {
    struct record_set set = {0};
    *loaded = 0;
    bool ok = command_begin(store, "Load an order", err);
    if (ok) {
        ok = order_load(store, order, &set, err) && load_lines(store, &set, shipment, loaded, err);
        if (ok)
            ok = command_commit(store, err);
        else
            command_abort(store);
    }
    record_set_free(&set);
    return ok;
}

const char *shipment_line_name(const struct record_set *set, const struct record *line,
                               struct arena *arena) {
    const struct record *order = record_set_follow(set, line, ORDER_LINE_ORDER);
    return arena_format(arena, "%s · %s", order ? record_text(order, ORDER_NUMBER) : "?",
                        order_line_name(set, line, arena));
}
