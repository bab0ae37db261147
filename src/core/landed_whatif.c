#include "sourcebench/core/landed_whatif.h"

#include <stdlib.h>
#include <string.h>

#include "landed_model.h"
#include "sourcebench/core/share.h"
#include "sourcebench/core/wide.h"

enum { ALL_UP_TO = 1000, STEPS = 256 };

/* The landed cost, and how many pieces it is for. */
struct cost {
    bool known;
    int64_t total, unit, quantity;
};

static struct cost cost_of(const struct landed_request *request) {
    struct arena arena = {0};
    struct landed_result result;
    landed_figures(request, &arena, &result);
    arena_free(&arena);
    const struct landed_figure *landed = &result.basis[LANDED_COST];
    return (struct cost){landed->known, landed->total, landed->unit, result.quantity};
}

/* Raised to so many pieces, as if that were the MOQ. */
static struct cost cost_raised(const struct landed_request *request, int64_t moq) {
    struct landed_request raised = *request;
    struct landed_offer offer = *request->offer;
    offer.moq = moq;
    raised.offer = &offer;
    raised.below_moq = false;
    return cost_of(&raised);
}

typedef struct cost (*costing)(const struct landed_request *request, int64_t pieces);

/* By the way of the offer that costs the least. */
static struct cost least_cost(const struct landed_request *request, costing cost, int64_t pieces) {
    struct cost least = {0};
    for (; request; request = request->or_by) {
        struct cost c = cost(request, pieces);
        if (c.known && (!least.known || c.total < least.total))
            least = c;
    }
    return least;
}

/* ---- more for less ---- */

int landed_buy_more(const struct landed_request *request, struct landed_option *options,
                    int *best) {
    const struct landed_offer *offer = request->offer;
    struct cost now = cost_of(request);
    int n = 0;
    *best = -1;
    for (const struct landed_break *b = offer->breaks; b < offer->breaks + offer->n_breaks; b++) {
        if (b->from <= now.quantity)
            continue;
        struct cost more =
            least_cost(request, cost_raised, b->from > offer->moq ? b->from : offer->moq);
        bool known = now.known && more.known;
        options[n] =
            (struct landed_option){b->from,    more.quantity, more.known,
                                   more.total, more.unit,     known ? now.total - more.total : 0};
        if (known && options[n].saving > 0 &&
            (*best < 0 || options[n].saving > options[*best].saving))
            *best = n;
        n++;
    }
    return n;
}

/* ---- who is cheaper ---- */

struct contest {
    const struct landed_request *offers[2];
    enum landed_measure measure;
};

/* So many pieces, the colours in their proportions. */
static struct cost cost_wanting(const struct landed_request *request, int64_t quantity) {
    int64_t wanted[LANDED_VARIANTS];
    struct landed_request other = *request;
    if (request->n_wanted < 1 || request->n_wanted > LANDED_VARIANTS ||
        !share_out(quantity, request->wanted, request->n_wanted, wanted))
        return (struct cost){0};
    other.wanted = wanted;
    return cost_of(&other);
}

static int cheaper_at(const struct contest *contest, int64_t quantity) {
    struct cost a = least_cost(contest->offers[0], cost_wanting, quantity),
                b = least_cost(contest->offers[1], cost_wanting, quantity);
    if (!a.known || !b.known)
        return a.known ? LANDED_ONLY_FIRST : b.known ? LANDED_ONLY_SECOND : -1;
    bool each = contest->measure == LANDED_PER_PIECE;
    wide x = (wide)a.total * (each ? b.quantity : 1), y = (wide)b.total * (each ? a.quantity : 1);
    return x < y ? 0 : y < x ? 1 : 2;
}

struct places {
    struct landed_place *list;
    int n, max;
};

static void add_place(struct places *places, int64_t quantity, int cheaper) {
    if (places->n < places->max)
        places->list[places->n++] = (struct landed_place){quantity, cheaper};
}

/* Between two quantities at which the answers differ: where one changes into another, and on from
 * there. */
static void find_changes(const struct contest *contest, int64_t low, int at_low, int64_t high,
                         int at_high, struct places *places) {
    while (at_low != at_high) {
        int64_t left = low, right = high;
        int at_right = at_high;
        while (right - left > 1) {
            int64_t middle = left + (right - left) / 2;
            int at_middle = cheaper_at(contest, middle);
            if (at_middle == at_low) {
                left = middle;
            } else {
                right = middle;
                at_right = at_middle;
            }
        }
        add_place(places, right, at_right);
        low = right;
        at_low = at_right;
    }
}

static int compare_quantities(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* What lies around a quantity at which an offer changes. */
static int around(int64_t quantity, int64_t from, int64_t to, int64_t *list, int n) {
    for (int64_t q = quantity - 1; q <= quantity; q++)
        if (q > from && q < to)
            list[n++] = q;
    return n;
}

/* The quantities to look at, rising; *n of them in memory of the arena. */
static int64_t *candidates(const struct contest *contest, int64_t from, int64_t to,
                           struct arena *arena, int *n) {
    size_t room = ALL_UP_TO + 8;
    for (int i = 0; i < 2; i++)
        room += 2 * (size_t)contest->offers[i]->offer->n_breaks;
    int64_t *list = arena_alloc(arena, room, sizeof *list);
    int64_t steps = to - from < ALL_UP_TO ? to - from : STEPS;
    *n = 0;
    for (int64_t i = 0; i <= steps; i++)
        list[(*n)++] = from + (int64_t)((wide)(to - from) * i / (steps > 0 ? steps : 1));
    for (int i = 0; i < 2; i++) {
        const struct landed_offer *offer = contest->offers[i]->offer;
        *n = around(offer->moq, from, to, list, *n);
        for (int k = 0; k < offer->n_breaks; k++)
            *n = around(offer->breaks[k].from, from, to, list, *n);
    }
    qsort(list, (size_t)*n, sizeof *list, compare_quantities);
    return list;
}

int landed_break_even(const struct landed_request *first, const struct landed_request *second,
                      enum landed_measure measure, int64_t from, int64_t to,
                      struct landed_place *places, int max) {
    struct contest contest = {{first, second}, measure};
    struct places found = {places, 0, max};
    struct arena arena = {0};
    int n;
    if (from < 1 || to < from || to > LADING_QUANTITY_MAX)
        return 0;
    int64_t *list = candidates(&contest, from, to, &arena, &n);
    int before = cheaper_at(&contest, list[0]);
    add_place(&found, list[0], before);
    for (int i = 1; i < n && found.n < max; i++) {
        if (list[i] == list[i - 1])
            continue;
        int here = cheaper_at(&contest, list[i]);
        find_changes(&contest, list[i - 1], before, list[i], here, &found);
        before = here;
    }
    arena_free(&arena);
    return found.n;
}

/* ---- what to ask for ---- */

/* Where nothing is known of the cost, a price above the present one is too high and one below it
 * low enough: an offer that is comparable at its own price is so at others until sums are too
 * large, or the price less than what it holds. */
static bool price_fits(const struct landed_request *request, struct landed_break *changed,
                       int64_t present, int64_t price, const struct landed_goal *goal,
                       bool *known) {
    changed->price = price;
    struct cost cost = cost_of(request);
    *known = cost.known;
    if (!cost.known)
        return price < present;
    return (wide)cost.total * goal->quantity <= (wide)goal->total * cost.quantity;
}

bool landed_price_target(const struct landed_request *request, const struct landed_goal *goal,
                         int64_t *price) {
    struct arena arena = {0};
    struct landed_result now;
    landed_figures(request, &arena, &now);
    if (!now.comparable || goal->quantity < 1) {
        arena_free(&arena);
        return false;
    }
    struct landed_request other = *request;
    struct landed_offer offer = *request->offer;
    struct landed_break *breaks = arena_alloc(&arena, (size_t)offer.n_breaks, sizeof *breaks),
                        *changed = breaks;
    memcpy(breaks, offer.breaks, (size_t)offer.n_breaks * sizeof *breaks);
    while (changed->from != now.break_from)
        changed++;
    offer.breaks = breaks;
    other.offer = &offer;
    int64_t low = 0, high = LANDED_AMOUNT_MAX + 1; /* low fits or is no price, high does not */
    bool known;
    while (high - low > 1) {
        int64_t middle = low + (high - low) / 2;
        if (price_fits(&other, changed, now.price, middle, goal, &known))
            low = middle;
        else
            high = middle;
    }
    *price = low;
    bool found = low > 0 && price_fits(&other, changed, now.price, low, goal, &known) && known;
    arena_free(&arena);
    return found;
}

static bool moq_fits(const struct landed_request *request, int64_t moq,
                     const struct landed_goal *goal) {
    struct cost cost = cost_raised(request, moq);
    return cost.known && cost.total <= goal->total;
}

/* The highest of so many steps from low to high; between two breaks more pieces cost more. */
static bool steps_within(const struct landed_request *request, int64_t low, int64_t high,
                         const struct landed_goal *goal, int64_t *steps) {
    int64_t step = landed_order_step(request->offer);
    if (!moq_fits(request, low * step, goal))
        return false;
    while (low < high) {
        int64_t middle = low + (high - low + 1) / 2;
        if (moq_fits(request, middle * step, goal))
            low = middle;
        else
            high = middle - 1;
    }
    *steps = low;
    return true;
}

static int64_t steps_to(int64_t quantity, int64_t step) {
    return quantity / step + (quantity % step != 0);
}

/* Orders are whole multiples: only those are looked at. */
bool landed_moq_target(const struct landed_request *request, const struct landed_goal *goal,
                       int64_t *moq) {
    const struct landed_offer *offer = request->offer;
    if (!cost_raised(request, offer->moq).known || offer->moq < 1)
        return false;
    int64_t step = landed_order_step(offer), most = steps_to(offer->moq, step), high = most, steps;
    while (high > 0) {
        int64_t low = 1; /* from here to high the price is the same */
        for (int i = 0; i < offer->n_breaks; i++) {
            int64_t first = steps_to(offer->breaks[i].from, step);
            if (first <= high && first > low)
                low = first;
        }
        if (steps_within(request, low, high, goal, &steps)) {
            *moq = steps == most ? offer->moq : steps * step;
            return true;
        }
        high = low - 1;
    }
    return false;
}
