/*
 * What is missing and what is odd, in words.
 */
#include "landed_model.h"

#include <stdio.h>
#include <string.h>

#include "sourcebench/core/money.h"
#include "sourcebench/core/wide.h"

enum { TEXT = 64 };

const char *landed_integer_text(int64_t value, struct arena *arena) {
    char text[TEXT];
    integer_format(value, text, sizeof text);
    return arena_string(arena, text);
}

const char *landed_price_text(int64_t amount, const char *currency, struct arena *arena) {
    char text[TEXT];
    money_format_full(amount, currency && *currency ? currency : "?", text, sizeof text);
    return arena_string(arena, text);
}

/* A sum is read to 1/100; what is reckoned with is exact. */
const char *landed_money_text(const struct landed_model *m, const struct ratio *amount,
                              struct arena *arena) {
    enum { SHOWN = 100 };
    int64_t rounded;
    if (!ratio_round(amount, 1, &rounded))
        return "too large a sum";
    return landed_price_text((int64_t)wide_divide(rounded, SHOWN) * SHOWN,
                             m->request->buyer->currency, arena);
}

/* Takes the zeros behind the point away, and the point with the last of them. */
static const char *short_decimal(int64_t value, int digits, struct arena *arena) {
    char fraction[TEXT], whole[TEXT];
    decimal_format(value, digits, fraction, sizeof fraction);
    char *point = strchr(fraction, '.');
    size_t end = strlen(fraction);
    while (point && end > 0 && (fraction[end - 1] == '0' || fraction[end - 1] == '.')) {
        bool last = fraction[end - 1] == '.';
        fraction[--end] = '\0';
        if (last)
            break;
    }
    point = strchr(fraction, '.');
    int64_t scale = 1;
    for (int i = 0; i < digits; i++)
        scale *= 10;
    if (value / scale == 0)
        return arena_string(arena, fraction);
    integer_format(value / scale, whole, sizeof whole);
    return arena_format(arena, "%s%s", whole, point ? point : "");
}

const char *landed_measure_text(const struct ratio *measure, struct arena *arena) {
    int64_t rounded;
    return ratio_round(measure, 10000, &rounded) ? short_decimal(rounded, 4, arena) : "too much";
}

const char *landed_share_text(int64_t share, struct arena *arena) {
    return arena_format(arena, "%s %%", short_decimal(share, 4, arena));
}

const char *landed_rate_text(const struct landed_buyer *buyer, const char *currency,
                             struct arena *arena) {
    const struct landed_rate *rate =
        landed_is_foreign(buyer, currency) && currency ? landed_rate_of(buyer, currency) : NULL;
    int64_t rounded;
    if (!rate)
        return "";
    struct ratio one = ratio_of(rate->worth, rate->units);
    if (!ratio_round(&one, 100000000, &rounded))
        return "";
    int32_t of = rate->day ? rate->day : buyer->rate_day;
    const char *day = of == DATE_NONE ? "" : arena_format(arena, " on %s", date_text(arena, of));
    return arena_format(arena, "1 %s = %s %s%s", currency, buyer->currency,
                        short_decimal(rounded, 8, arena), day);
}

/* ---- gaps ---- */

static const char *rate_gap(const struct landed_request *request, const struct gap_key *key,
                            struct arena *arena) {
    if (request->buyer->rate_day == DATE_NONE)
        return arena_format(arena, "no rate for %s", key->what);
    return arena_format(arena, "no rate for %s on %s", key->what,
                        date_text(arena, request->buyer->rate_day));
}

static const char *price_gap(const struct landed_request *request, struct arena *arena) {
    struct landed_order order;
    landed_order_of(request, &order);
    if (!order.next)
        return "no price";
    return arena_format(arena, "no price for %s pieces: the first break is %s",
                        landed_integer_text(order.quantity, arena),
                        landed_integer_text(order.next->from, arena));
}

static const char *tariff_gap(const struct landed_request *request, int leg, struct arena *arena) {
    if (leg == TARIFF_ALL)
        return "no lane with tariffs";
    if (leg == TARIFF_CONTAINER)
        return "no container with a price on every leg takes the cartons";
    return arena_format(arena, "no tariff for %s%s%s", leg_words[leg],
                        request->lane->mode ? " by " : "", freight_words[request->lane->mode]);
}

static const char *duty_gap(const struct landed_request *request, int which, struct arena *arena) {
    const char *hs = request->hs && *request->hs ? request->hs : NULL,
               *origin = request->offer->origin && *request->offer->origin ? request->offer->origin
                                                                           : NULL;
    if (which == DUTY_NO_ORIGIN || !origin)
        return "no duty: the country of origin of the goods is not known";
    if (!hs)
        return "no duty: the HS code of the goods is not known";
    if (which == DUTY_OTHER_ORIGIN)
        return arena_format(arena, "no duty for goods from %s: that at hand is for goods from %s",
                            origin, request->duty->origin);
    if (which == DUTY_OTHER_HS)
        return arena_format(arena, "no duty for HS %s: that at hand is for HS %s", hs,
                            request->duty->hs);
    return arena_format(arena, "no %s for HS %s from %s", which == DUTY_NO_VAT ? "VAT" : "duty", hs,
                        origin);
}

const char *landed_gap_sentence(const struct landed_request *request, const struct gap_key *key,
                                struct arena *arena) {
    static const char *const carton[] = {[CARTON_UNITS] = "no number of pieces in a carton",
                                         [CARTON_VOLUME] = "no size of the carton",
                                         [CARTON_WEIGHT] = "no weight of the carton"};
    static const char *const ddp[] = {
        [DDP_VAT] = "the price holds the import, but not said is whether VAT is in it",
        [DDP_IMPORTER] = "the price holds the import, but not said is who is importer of record"};
    static const char *const days[] = {[DAYS_ORDER] = "no number of days from order to arrival",
                                       [DAYS_SHIPMENT] =
                                           "no number of days from shipment to arrival"};
    switch (key->kind) {
    case GAP_RATE:
        return rate_gap(request, key, arena);
    case GAP_CURRENCY:
        return arena_format(arena, "no currency of %s", key->what);
    case GAP_PRICE:
        return price_gap(request, arena);
    case GAP_TARIFF:
        return tariff_gap(request, key->which, arena);
    case GAP_CARTON:
        return carton[key->which];
    case GAP_DUTY:
        return duty_gap(request, key->which, arena);
    case GAP_DDP:
        return ddp[key->which];
    default:
        return days[key->which];
    }
}

/* ---- warnings ---- */

bool landed_is_past(int32_t valid_until, int32_t today) {
    return valid_until != DATE_NONE && today != DATE_NONE && valid_until < today;
}

enum { WARNINGS = 16 };

struct warner {
    const struct landed_request *request;
    struct arena *arena;
    struct landed_warning *warnings;
    int n;
};

static void warn(struct warner *w, enum landed_warning_kind kind, const char *sentence) {
    if (sentence && w->n < WARNINGS)
        w->warnings[w->n++] = (struct landed_warning){kind, sentence};
}

static void warn_of_dates(struct warner *w) {
    const struct landed_buyer *buyer = w->request->buyer;
    int32_t quote = w->request->offer->valid_until;
    if (landed_is_past(quote, buyer->today))
        warn(w, WARN_EXPIRED,
             arena_format(w->arena, "The quote was valid until %s: ask for it again.",
                          date_text(w->arena, quote)));
    if (w->request->lane && landed_is_past(w->request->lane->valid_until, buyer->today))
        warn(w, WARN_LANE_EXPIRED,
             arena_format(w->arena, "The tariffs were valid until %s.",
                          date_text(w->arena, w->request->lane->valid_until)));
}

static const struct landed_break *break_before(const struct landed_offer *offer,
                                               const struct landed_break *b) {
    const struct landed_break *before = NULL;
    for (const struct landed_break *x = offer->breaks; x < offer->breaks + offer->n_breaks; x++)
        if (x->from < b->from && (!before || x->from > before->from))
            before = x;
    return before;
}

static void warn_of_ladder(struct warner *w) {
    const struct landed_offer *offer = w->request->offer;
    int64_t first = INT64_MAX;
    for (const struct landed_break *b = offer->breaks; b < offer->breaks + offer->n_breaks; b++) {
        const struct landed_break *before = break_before(offer, b);
        first = b->from < first ? b->from : first;
        if (before && before->price < b->price)
            warn(w, WARN_LADDER,
                 arena_format(w->arena, "The price rises from %s to %s at %s pieces.",
                              landed_price_text(before->price, offer->currency, w->arena),
                              landed_price_text(b->price, offer->currency, w->arena),
                              landed_integer_text(b->from, w->arena)));
    }
    if (offer->n_breaks > 0 && offer->moq > 0 && offer->moq < first)
        warn(w, WARN_MOQ,
             arena_format(w->arena, "The MOQ of %s is below the first price, which is for %s.",
                          landed_integer_text(offer->moq, w->arena),
                          landed_integer_text(first, w->arena)));
}

static void warn_of_proof(struct warner *w) {
    const struct landed_duty *duty = w->request->duty;
    if (!duty || !duty->preference || duty->proof)
        return;
    bool named = duty->proof_name && *duty->proof_name;
    warn(
        w, WARN_PROOF,
        arena_format(w->arena, "The preferential duty of %s counts only with %s: %s is taken.",
                     landed_share_text(duty->preferential, w->arena),
                     named ? duty->proof_name : "a proof of origin",
                     duty->rate < 0 ? "the general one" : landed_share_text(duty->rate, w->arena)));
}

static void warn_of_tooling(struct warner *w, const struct landed_order *order) {
    const struct landed_offer *offer = w->request->offer;
    for (int i = 0; i < offer->n_costs; i++)
        if (offer->costs[i].lifetime > 0 && offer->costs[i].lifetime < order->quantity)
            warn(w, WARN_TOOLING,
                 arena_format(w->arena, "The %s lasts for %s pieces, fewer than are ordered.",
                              landed_cost_words[offer->costs[i].kind],
                              landed_integer_text(offer->costs[i].lifetime, w->arena)));
}

void landed_warn(const struct landed_request *request, const struct landed_order *order,
                 struct arena *arena, struct landed_result *result) {
    const struct landed_offer *offer = request->offer;
    enum freight_mode mode =
        offer->mode == FREIGHT_UNKNOWN && request->lane ? request->lane->mode : offer->mode;
    struct warner w = {request, arena, arena_alloc(arena, WARNINGS, sizeof(struct landed_warning)),
                       0};
    warn_of_dates(&w);
    warn(&w, WARN_MODE, incoterm_mode_fault(offer->terms.rule, mode));
    warn(&w, WARN_PLACE, incoterm_place_fault(&offer->terms));
    warn_of_proof(&w);
    warn_of_ladder(&w);
    warn_of_tooling(&w, order);
    result->warnings = w.warnings;
    result->n_warnings = w.n;
}
