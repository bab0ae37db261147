/*
 * What an agent offers to the client: pieces of each variant, a price, terms. It is made from
 * quotes, but nothing of them is in it: who sees or prints a client offer cannot show a supplier,
 * what he asks or what is noted about him.
 *
 * The cost of an order up to the basis is what the supplier is paid and the way to there, with all
 * that is paid beside (tooling, samples, inspection …), and landed also duty, the cost of money and
 * the buffer for exchange rates; an agent's commission of the requirement is not among it, since
 * it is what is decided here. By commission the client pays that cost, and the commission apart or
 * within the price; by margin the agent's part is a share of the price or of the cost. A price of a
 * piece is rounded up to the smallest coin, so that nothing is given away, and totals are the price
 * times pieces.
 */
#ifndef SOURCEBENCH_CORE_CLIENT_OFFER_H
#define SOURCEBENCH_CORE_CLIENT_OFFER_H

#include "sourcebench/core/plan.h"

enum offer_charge {
    OFFER_COMMISSION, /* a line of its own, of the value offered */
    OFFER_COMMISSION_WITHIN,
    OFFER_MARGIN_ON_PRICE,
    OFFER_MARGIN_ON_COST,
    OFFER_CHARGES
};
/* "commission, shown", … */
extern const char *const offer_charge_words[OFFER_CHARGES];

struct client_offer_terms {
    enum landed_basis basis; /* FOB, CIF or landed */
    enum offer_charge charge;
    int64_t share;       /* in 1/1,000,000 */
    int64_t piece;       /* of commission: so much a piece besides, in the client's currency */
    int32_t valid_until; /* DATE_NONE: as long as what it is made from */
};

/* A quote that the order is made from, and how many of it. */
struct client_offer_part {
    int quote;
    int64_t quantity;
};

struct client_offer_line {
    const char *variant; /* "": the product has none */
    int64_t quantity, total;
};

struct client_offer_fact {
    const char *label, *text;
};
enum { CLIENT_OFFER_FACTS = 8 };

struct client_offer {
    const char *client, *product, *code, *currency;
    struct client_offer_fact facts[CLIENT_OFFER_FACTS]; /* of the product, and how it is paid */
    int n_facts;
    const char *terms; /* "DDP Hamburg" */
    const char *taxes; /* what of them the price holds, in a sentence */
    struct client_offer_line lines[PLAN_VARIANTS];
    int n_lines;
    int64_t quantity, unit, value;
    int64_t commission, commission_share, commission_piece; /* shown apart; 0: there is none */
    int64_t total;
    int32_t made_on, valid_until; /* valid_until DATE_NONE: to be confirmed */
    int32_t order_by, there_on;   /* there_on DATE_NONE: to be confirmed */
    const char *there;            /* "delivered", "on board" … on that day */
};

/* What is for the agent's eyes: what the order costs and what is earned by it. */
struct client_offer_gain {
    int64_t cost, gain;
};

/* What the requirement and its client say of a commission. */
struct client_offer_terms client_offer_usual(const struct plan *plan);

/* INPUT, in a sentence for the agent, where a part is not comparable, has expired or rests on
 * tariffs that have, or the terms make no sense. */
bool client_offer_make(const struct plan *plan, const struct client_offer_part *parts, int n,
                       const struct client_offer_terms *terms, struct arena *arena,
                       struct client_offer *offer, struct client_offer_gain *gain,
                       struct error *err);

#endif
