/*
 * The award: how much of a requirement is ordered by which quote.
 *
 * A quote is cut into bands of quantities. In a band the landed cost is a straight line between its
 * exact figures at both ends (so that price breaks, fixed costs, minima and whole containers begin
 * bands), and the probability of arriving on time is that of its upper end. Bands of different
 * modes may overlap. The program chooses for each quote nothing, or a whole number of order
 * multiples within one band, so that the cost is least, handicaps included; of one supplier at
 * most one quote, since alternative offers share one capacity. What it chose is checked and
 * reckoned again here in whole numbers.
 *
 * Costs are in 1/10,000 of the buyer's currency, shares and probabilities in 1/1,000,000.
 */
#ifndef SOURCEBENCH_CORE_AWARD_H
#define SOURCEBENCH_CORE_AWARD_H

#include <stdbool.h>
#include <stdint.h>

#include "sourcebench/core/mip.h"

enum { AWARD_WHOLE = 1000000, AWARD_QUOTES = 64 /* at most */ };
#define AWARD_COST_MAX INT64_C(1000000000000000)

struct award_band {
    int64_t from, to; /* pieces, both included */
    int64_t cost_from, cost_to;
    int64_t on_time; /* at `to` */
    int mode;        /* the caller's */
};

/* Whether an offer has the evidence that the destination demands. */
enum award_evidence { EVIDENCE_LACKS, EVIDENCE_WAIVED /* for a reason */, EVIDENCE_HELD };

struct award_quote {
    int supplier, country; /* numbers of the caller, 0 or more */
    bool approved, incumbent;
    enum award_evidence evidence;
    int64_t certificates; /* bits of those held */
    int64_t multiple;     /* 1 or more */
    int64_t handicap;     /* of its cost, for the choice only; above -AWARD_WHOLE */
    const struct award_band *bands;
    int n_bands;
};

struct award_case {
    int64_t demand, most; /* pieces: at least, at most */
    const struct award_quote *quotes;
    int n_quotes;
};

/* What a scenario may ask for; each limit has one number. */
enum award_limit {
    LIMIT_ON_TIME,        /* each awarded quote at least so probable */
    LIMIT_SUPPLIERS_MIN,  /* so many suppliers */
    LIMIT_SUPPLIERS_MAX,  /* */
    LIMIT_SUPPLIER_SHARE, /* no supplier more than this share of all pieces */
    LIMIT_COUNTRIES_MAX,  /* so many countries */
    LIMIT_COUNTRY_SHARE,  /* no country more than this share */
    LIMIT_APPROVED,       /* 1: approved suppliers only */
    LIMIT_EVIDENCE,       /* only with so much of enum award_evidence */
    LIMIT_CERTIFICATES,   /* only with all of these; the caller's, a bit each */
    LIMIT_INCUMBENT,      /* the incumbent at least this share */
    LIMITS
};
extern const char *const award_limit_names[LIMITS]; /* "on time", "suppliers at least" … */

struct award_limits {
    bool set[LIMITS];
    int64_t value[LIMITS];
};

struct award_share {
    int quote, band; /* of the case, of the quote */
    int64_t quantity;
};

struct award_choice {
    struct award_share shares[AWARD_QUOTES]; /* in the order of quotes */
    int n;
    int64_t quantity;
    int64_t cost;   /* landed, of all */
    int64_t judged; /* with handicaps: what was made least */
};

/* The program and where its columns come from. */
struct award_program {
    struct mip mip;
    struct award_share *bands; /* those that take part; quantity is not used */
    int *chosen, *multiples;   /* columns of each */
    int n_bands;
};

/* The cost of a quantity within the band, halves to the even. */
int64_t award_band_cost(const struct award_band *band, int64_t quantity);

void award_program(const struct award_case *the_case, const struct award_limits *limits,
                   struct arena *arena, struct award_program *program);

/* What the solved columns mean. False where that is no award by the rules of the case, or breaks
 * one of the limits: then the solver was wrong. */
bool award_read(const struct award_case *the_case, const struct award_limits *limits,
                const struct award_program *program, const double *columns,
                struct award_choice *choice);

/* The sums of a choice whose shares are given. False where a quantity is in no band, no multiple,
 * two quotes are of one supplier, or all is too little or too much. */
bool award_reckon(const struct award_case *the_case, struct award_choice *choice);
/* The first limit that a choice breaks; LIMITS: none. */
enum award_limit award_broken(const struct award_case *the_case, const struct award_limits *limits,
                              const struct award_choice *choice);

/* The most pieces that can be had if nothing else limits. */
int64_t award_reach(const struct award_case *the_case);

#endif
