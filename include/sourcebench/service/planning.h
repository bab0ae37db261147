/*
 * Planning: the plan of a requirement with everything that a screen, a script or a file shows of
 * it. The requirement comes from the database, or from a case file that never touches it.
 */
#ifndef SOURCEBENCH_SERVICE_PLANNING_H
#define SOURCEBENCH_SERVICE_PLANNING_H

#include "sourcebench/core/client_offer.h"
#include "sourcebench/core/plan_award.h"
#include "sourcebench/service/award.h"
#include "sourcebench/service/case_file.h"
#include "sourcebench/service/session.h"

/* What a quote lacks of the evidence that its destination demands. */
struct planning_evidence {
    bool known;          /* the bench, or the case, says which the supplier has */
    int gaps;            /* required kinds without evidence that stands */
    const char *missing; /* "REACH, BSCI"; "" */
    const char *waiver;  /* why the quote may be awarded without; "" */
    int64_t held;        /* of the certificates that scenarios name, by their bits */
};

enum { PLANNING_NAMED = 62 /* certificates, at most */ };

struct planning {
    struct session *session;
    struct case_file file; /* its set is what the plan refers to */
    struct arena arena;    /* of the plan */
    struct plan plan;
    const char **named; /* certificates that its scenarios name: codes, a bit each */
    int n_named;
    bool in_bench;                      /* else of a file */
    struct planning_evidence *evidence; /* one for each quote */
    struct arena reckoned;              /* of what follows */
    struct plan_result *results;        /* one for each quote */
};

/* The plan of a requirement of the database, as everybody reckons with it: what it is made of, with
 * the finished orders of those who quote; and made of that, its stages refined by those orders. The
 * plan lives in the arena and refers to the set. */
bool planning_load(struct store *store, int64_t requirement, struct record_set *set,
                   struct error *err);
bool planning_make(const struct record_set *set, int64_t requirement,
                   const struct catalogue *catalogue, int32_t today, struct arena *arena,
                   struct plan *plan, struct error *err);

/* Zero-initialise to begin; planning_close() also after a failure. */
bool planning_open(struct session *session, int64_t requirement, struct planning *planning,
                   struct error *err);
/* A requirement of a case: as requirement_meant() takes the name, or the only one (name NULL).
 * Calendars, lanes and duties of the catalogue count beneath those of the file. */
bool planning_open_case(struct session *session, const char *path, const char *name,
                        struct planning *planning, struct error *err);
void planning_close(struct planning *planning);
/* Closes to and gives it what from holds; from is closed after. A plan refers into its planning, so
 * one that is copied refers to what is gone. */
void planning_move(struct planning *to, struct planning *from);

/* Whether it is known of all quotes what evidence their suppliers have. */
bool planning_knows_evidence(const struct planning *planning);

/* Reckons all quotes anew, after the plan was changed. */
bool planning_reckon(struct planning *planning, struct error *err);

/* The bits of the certificates of a list as a scenario has it. */
int64_t planning_named(const struct planning *planning, const char *list);

/* The quote whose landed total is the lowest of those that are comparable and valid and give just
 * what is wanted, within their capacity; -1: none does. */
int planning_cheapest(const struct planning *planning);

/* What the client is offered, of a quote; below 0: of the award that is kept, else of the cheapest.
 * As client_offer_make(). */
bool planning_offer(const struct planning *planning, int quote,
                    const struct client_offer_terms *terms, struct arena *arena,
                    struct client_offer *offer, struct client_offer_gain *gain, struct error *err);

/* ---- awards ---- */

/* Rules without which the award would be cheaper: one alone, or several only together. */
struct planning_binding {
    const bool *set; /* by enum award_limit */
    int64_t costs;   /* exact; 0 or less where handicaps make the difference */
};

struct planning_scenario {
    const char *name;
    const char *says; /* "no supplier above 60 %" */
    struct award_limits limits;
    struct award_outcome outcome;
    struct plan_award award; /* exact, where one was found */
    bool has_extra;
    int64_t extra; /* against the baseline, exact */
    const struct planning_binding *bindings;
    int n_bindings;
};

struct planning_awards {
    struct award_case the_case;
    struct award_limits ground;          /* what every scenario keeps */
    struct planning_scenario *scenarios; /* the first is the baseline */
    int n;
    int64_t reach; /* the most that can be had */
};

/* The usual scenarios and those of the requirement, solved. None awards a quote that lacks what the
 * destination demands, unless that is waived. only: one by its name beside the
 * baseline, in any case of its letters; NULL: all. */
bool planning_award(struct planning *planning, const char *only, const struct mip_options *options,
                    struct arena *arena, struct planning_awards *awards, struct error *err);

#endif
