/*
 * What-if of the landed cost: where buying more costs less, at which quantity two offers change
 * places, and what to ask for so that an offer costs what another does.
 *
 * All is found by reckoning the offers themselves anew (core/landed.h), so that cartons,
 * containers, breaks and minimum charges count as they are; nothing is interpolated. Where an offer
 * can go by several ways (or_by), other quantities are reckoned by the one that costs the least.
 */
#ifndef SOURCEBENCH_CORE_LANDED_WHATIF_H
#define SOURCEBENCH_CORE_LANDED_WHATIF_H

#include "sourcebench/core/landed.h"

/* The same offer at another break. */
struct landed_option {
    int64_t from;     /* the break */
    int64_t quantity; /* ordered: the break raised to multiple and pack */
    bool known;
    int64_t total, unit; /* landed */
    int64_t saving;      /* against the quantity needed; below 0: it costs more */
};

/* The breaks above what is ordered, in the order of the offer; options has room for its n_breaks.
 * Returns how many. *best is the one that costs the least in total where that is less than what is
 * needed costs, -1: none does. Between two breaks more pieces never cost less. */
int landed_buy_more(const struct landed_request *request, struct landed_option *options, int *best);

/* What offers are compared by. Per piece of what each orders; or in total, for what meets the
 * need: pieces beyond it count for nothing. */
enum landed_measure { LANDED_PER_PIECE, LANDED_IN_TOTAL };

/* Beside 0 the first, 1 the second, 2 they are equal, -1 neither is comparable: so few or so many
 * pieces have a price in one of them only. */
enum { LANDED_ONLY_FIRST = 3, LANDED_ONLY_SECOND };

/* From this quantity wanted on. */
struct landed_place {
    int64_t quantity;
    int cheaper;
};

/* Who is cheaper over quantities from `from` to `to`, both at least 1: places[0] stands at `from`,
 * each further one where that changes; at most max, of which the first are kept. Returns how many.
 * Both the quantity named and the one before it were reckoned. Up to 1,000 quantities all are; of
 * more, 256 in even steps, what lies around MOQs and breaks, and the way between two that differ:
 * a change that is taken back between two steps is not seen. Colours keep their proportions. */
int landed_break_even(const struct landed_request *first, const struct landed_request *second,
                      enum landed_measure measure, int64_t from, int64_t to,
                      struct landed_place *places, int max);

/* The offer to be matched: what so many pieces of it cost. */
struct landed_goal {
    int64_t total, quantity;
};

/* The highest price of the break reached, as quoted, at which a piece landed costs no more than the
 * goal's. False where the offer is not comparable, or no price above 0 does. */
bool landed_price_target(const struct landed_request *request, const struct landed_goal *goal,
                         int64_t *price);
/* The highest MOQ, at most the present one, at which the order costs no more in total than the
 * goal's. False where none does, or the offer is not comparable. */
bool landed_moq_target(const struct landed_request *request, const struct landed_goal *goal,
                       int64_t *moq);

#endif
