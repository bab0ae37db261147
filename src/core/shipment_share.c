#include "sourcebench/core/shipment_share.h"

#include <string.h>

#include "sourcebench/core/order.h"
#include "sourcebench/core/product.h"
#include "sourcebench/core/quote.h"
#include "sourcebench/core/wide.h"

enum { LITRE = 1000000 /* mm³ */ };

static int64_t number(const struct record *r, int field) {
    return r && r->values[field].kind == VALUE_INT ? r->values[field].i : 0;
}

/* The supplier may pack otherwise than the product says. */
static int64_t carton(const struct record *quote, int own, const struct record *product,
                      int usual) {
    return number(quote, own) ? number(quote, own) : number(product, usual);
}

static void measure(const struct record *quote, const struct record *product,
                    struct shipment_share *s) {
    int64_t units = carton(quote, QUOTE_CARTON_UNITS, product, PRODUCT_CARTON_UNITS),
            weight = carton(quote, QUOTE_CARTON_WEIGHT, product, PRODUCT_CARTON_WEIGHT),
            quantity = number(s->loading, LOADING_QUANTITY);
    wide side = (wide)carton(quote, QUOTE_CARTON_LENGTH, product, PRODUCT_CARTON_LENGTH) *
                carton(quote, QUOTE_CARTON_WIDTH, product, PRODUCT_CARTON_WIDTH) *
                carton(quote, QUOTE_CARTON_HEIGHT, product, PRODUCT_CARTON_HEIGHT);
    s->cartons = s->litres = s->grams = s->freight = -1;
    if (s->loading->values[LOADING_CARTONS].kind == VALUE_INT)
        s->cartons = s->loading->values[LOADING_CARTONS].i;
    else if (units > 0)
        s->cartons = (quantity + units - 1) / units;
    if (s->cartons >= 0 && side > 0)
        s->litres = (int64_t)wide_divide(side * s->cartons, LITRE);
    if (s->cartons >= 0 && weight > 0)
        s->grams = weight * s->cartons;
}

/* What the line is shared by. */
static int64_t weight_of(const struct shipment_share *s, bool by_kg) {
    return by_kg ? s->grams : s->litres;
}

static void share(struct shipment_share *shares, int n, int64_t freight, bool by_kg) {
    wide all = 0, up_to = 0, given = 0;
    for (int i = 0; i < n; i++)
        all += weight_of(&shares[i], by_kg);
    for (int i = 0; all > 0 && i < n; i++) {
        up_to += weight_of(&shares[i], by_kg);
        shares[i].freight = (int64_t)(wide_divide(up_to * freight, all) - given);
        given += shares[i].freight;
    }
}

int shipment_shares(const struct record_set *set, const struct record *shipment,
                    struct arena *arena, struct shipment_share **shares, const char **gap) {
    int n;
    bool by_kg = strcmp(record_text(shipment, SHIPMENT_SHARE_BY), "kg") == 0;
    struct record **list =
        record_set_list(set, &loading_entity, LOADING_SHIPMENT, shipment->id, arena, &n);
    *shares = arena_alloc(arena, (size_t)n + 1, sizeof **shares);
    *gap = NULL;
    for (int i = 0; i < n; i++) {
        struct shipment_share *s = &(*shares)[i];
        s->loading = list[i];
        s->line = record_set_follow(set, list[i], LOADING_ORDER_LINE);
        const struct record *product =
            s->line ? record_set_follow(set, s->line, ORDER_LINE_PRODUCT) : NULL;
        const struct record *order =
            s->line ? record_set_follow(set, s->line, ORDER_LINE_ORDER) : NULL;
        measure(order ? record_set_follow(set, order, ORDER_QUOTE) : NULL, product, s);
        if (weight_of(s, by_kg) < 0 && !*gap)
            *gap = arena_format(arena, "nobody says the carton's %s of %s",
                                s->cartons < 0 ? "pieces"
                                : by_kg        ? "weight"
                                               : "size",
                                product ? record_text(product, PRODUCT_NAME) : "what is loaded");
    }
    if (shipment->values[SHIPMENT_FREIGHT].kind != VALUE_INT)
        *gap = NULL;
    else if (!*gap)
        share(*shares, n, shipment->values[SHIPMENT_FREIGHT].i, by_kg);
    return n;
}

int64_t shipment_left(const struct record_set *set, const struct record *line) {
    int64_t left = number(line, ORDER_LINE_QUANTITY);
    for (int i = 0; i < set->n; i++) {
        const struct record *r = set->records[i];
        if (r->entity == &loading_entity && number(r, LOADING_ORDER_LINE) == line->id)
            left -= number(r, LOADING_QUANTITY);
    }
    return left > 0 ? left : 0;
}
