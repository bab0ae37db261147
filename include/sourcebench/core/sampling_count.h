/*
 * Counting against the plans of several classes at once, and what is known meanwhile.
 *
 * Classes stand in order, the worst first, as their plans do (core/sampling.h). Each class has its
 * own sample: the first n units that are inspected. Of every unit both counts are kept; the mode of
 * the plan says which is compared with Ac. In the mode of defective units a unit counts once, in
 * its worst class.
 *
 * Stopping early is advice. A class is rejected whatever follows once Re is reached. It cannot fail
 * any more when all units left could be bad; while defects are counted that is never sure before
 * the end, because one unit may have any number of them.
 */
#ifndef SOURCEBENCH_CORE_SAMPLING_COUNT_H
#define SOURCEBENCH_CORE_SAMPLING_COUNT_H

#include "sourcebench/core/sampling.h"

/* Of one class. Totals that somebody else counted are set directly. */
struct sampling_count {
    int64_t inspected; /* units of its sample */
    int64_t defective; /* of them, in this class */
    int64_t defects;
};

/* One unit more, with so many defects of each class. A class whose sample is complete does not
 * count it. */
void sampling_count_unit(const struct sampling_plan *plans, struct sampling_count *counts, int n,
                         const int64_t *defects);

enum sampling_state {
    SAMPLING_OPEN,     /* may end either way */
    SAMPLING_SAFE,     /* cannot fail any more; units are left */
    SAMPLING_DOOMED,   /* rejected whatever follows; units are left */
    SAMPLING_ACCEPTED, /* all inspected */
    SAMPLING_REJECTED  /* all inspected */
};

struct sampling_standing {
    enum sampling_state state;
    int64_t found;     /* what is compared with Ac */
    int64_t bears;     /* so many more may be found; 0 also where Ac is passed */
    int64_t remaining; /* units left of its sample */
    bool has_fails;    /* open, and something was inspected */
    double fails;      /* the probability that it is rejected if the rest is like what was seen */
};

struct sampling_standing sampling_stand(const struct sampling_plan *plan,
                                        const struct sampling_count *count);

/* The lot: rejected with its first class, accepted with its last. */
enum sampling_state sampling_stand_lot(const struct sampling_standing *standings, int n);

/* "open", "cannot fail any more", "rejected whatever follows", "accepted", "rejected" */
const char *sampling_state_words(enum sampling_state state);

#endif
