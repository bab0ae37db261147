/*
 * How many pieces are ordered, and the price for so many.
 */
#include "landed_model.h"

#include "sourcebench/core/money.h"
#include "sourcebench/core/share.h"
#include "sourcebench/core/strbuf.h"

static int64_t at_least(int64_t a, int64_t b) {
    return a > b ? a : b;
}

static int64_t round_up(int64_t quantity, int64_t step) {
    return (quantity / step + (quantity % step != 0)) * step;
}

/* Each at least 1 and at most LADING_QUANTITY_MAX. */
static int64_t common_multiple(int64_t a, int64_t b) {
    int64_t x = a, y = b;
    while (y != 0) {
        int64_t rest = x % y;
        x = y;
        y = rest;
    }
    return a / x * b;
}

int64_t landed_order_step(const struct landed_offer *offer) {
    return common_multiple(at_least(offer->multiple, 1), at_least(offer->pack, 1));
}

static bool lies_below(const struct landed_request *request, int64_t wanted) {
    const struct landed_offer *offer = request->offer;
    bool below = wanted < offer->moq;
    for (int i = 0; i < request->n_wanted; i++)
        below = below || (request->wanted[i] > 0 && request->wanted[i] < offer->moq_variant);
    return below;
}

static int64_t total_wanted(const struct landed_request *request) {
    int64_t wanted = 0;
    for (int i = 0; i < request->n_wanted; i++)
        wanted += request->wanted[i];
    return wanted;
}

bool landed_can_go_below(const struct landed_request *request) {
    return request->offer->below_moq && lies_below(request, total_wanted(request));
}

/* What is ordered of each colour, before the whole order is raised. Returns the sum. */
static int64_t by_variant(const struct landed_request *request, bool below, int64_t *quantities) {
    int64_t least = below ? 0 : request->offer->moq_variant, sum = 0;
    for (int i = 0; i < request->n_wanted; i++) {
        int64_t wanted = request->wanted[i];
        quantities[i] =
            wanted > 0 ? round_up(at_least(wanted, least), at_least(request->offer->pack, 1)) : 0;
        sum += quantities[i];
    }
    return sum;
}

/* Pieces beyond what the colours need go to all of them, by what is wanted, in whole packs. */
static void share_more(const struct landed_request *request, int64_t more, int64_t *quantities) {
    int64_t parts[LANDED_VARIANTS], pack = at_least(request->offer->pack, 1);
    if (!share_out(more / pack, request->wanted, request->n_wanted, parts))
        return;
    for (int i = 0; i < request->n_wanted; i++)
        quantities[i] += parts[i] * pack;
}

/* The highest break that is reached; below the MOQ, where less is made for a surcharge, that is on
 * the price of the first break. */
static void find_price(const struct landed_offer *offer, struct landed_order *order) {
    const struct landed_break *first = NULL;
    for (const struct landed_break *b = offer->breaks; b < offer->breaks + offer->n_breaks; b++) {
        if (b->from <= order->quantity && (!order->price || b->from > order->price->from))
            order->price = b;
        if (b->from > order->quantity && (!order->next || b->from < order->next->from))
            order->next = b;
        if (!first || b->from < first->from)
            first = b;
    }
    if (order->price || !order->surcharge)
        return;
    order->price = first;
    order->next = NULL;
    for (const struct landed_break *b = offer->breaks; b < offer->breaks + offer->n_breaks; b++)
        if (b->from > first->from && (!order->next || b->from < order->next->from))
            order->next = b;
}

void landed_order_of(const struct landed_request *request, struct landed_order *order) {
    const struct landed_offer *offer = request->offer;
    *order = (struct landed_order){.wanted = total_wanted(request)};
    order->surcharge = request->below_moq && landed_can_go_below(request);
    int64_t sum = by_variant(request, order->surcharge, order->by_variant);
    order->quantity =
        round_up(order->surcharge ? sum : at_least(sum, offer->moq), landed_order_step(offer));
    if (order->quantity <= LADING_QUANTITY_MAX && order->quantity > sum)
        share_more(request, order->quantity - sum, order->by_variant);
    find_price(offer, order);
}

static void add_reason(struct strbuf *text, const char *before, int64_t n, const char *after) {
    char number[32];
    integer_format(n, number, sizeof number);
    strbuf_addf(text, "%s%s%s%s", text->length ? ", " : "", before, number, after);
}

const char *landed_order_why(const struct landed_request *request, const struct landed_order *order,
                             struct arena *arena) {
    const struct landed_offer *offer = request->offer;
    struct strbuf text = {0};
    int64_t sum = 0;
    bool packs = false, variants = false;
    if (order->quantity == order->wanted)
        return NULL;
    for (int i = 0; i < request->n_wanted; i++) {
        int64_t wanted = request->wanted[i], least = order->surcharge ? 0 : offer->moq_variant;
        variants = variants || (wanted > 0 && wanted < least);
        packs = packs || (offer->pack > 1 && at_least(wanted, wanted ? least : 0) % offer->pack);
        sum += wanted > 0 ? round_up(at_least(wanted, least), at_least(offer->pack, 1)) : 0;
    }
    if (variants)
        add_reason(&text, "MOQ ", offer->moq_variant, " per colour");
    if (!order->surcharge && sum < offer->moq)
        add_reason(&text, "MOQ ", offer->moq, "");
    int64_t least = order->surcharge ? sum : at_least(sum, offer->moq);
    if (packs || (offer->pack > 1 && least % offer->pack))
        add_reason(&text, "packs of ", offer->pack, "");
    if (offer->multiple > 1 && least % offer->multiple)
        add_reason(&text, "multiples of ", offer->multiple, "");
    const char *why = arena_string(arena, strbuf_text(&text));
    strbuf_free(&text);
    return why;
}
