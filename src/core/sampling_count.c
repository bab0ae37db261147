#include "sourcebench/core/sampling_count.h"

#include "sourcebench/core/chance.h"

void sampling_count_unit(const struct sampling_plan *plans, struct sampling_count *counts, int n,
                         const int64_t *defects) {
    bool counted = false;
    for (int i = 0; i < n; i++) {
        if (counts[i].inspected >= plans[i].n)
            continue;
        counts[i].inspected++;
        counts[i].defects += defects[i];
        counts[i].defective += !counted && defects[i] > 0;
        counted = counted || defects[i] > 0;
    }
}

static enum sampling_state state_of(const struct sampling_plan *plan,
                                    const struct sampling_standing *s) {
    if (s->found > plan->ac)
        return s->remaining ? SAMPLING_DOOMED : SAMPLING_REJECTED;
    if (s->remaining == 0)
        return SAMPLING_ACCEPTED;
    bool sure = plan->mode == SAMPLING_DEFECTIVE && s->remaining <= s->bears;
    return sure ? SAMPLING_SAFE : SAMPLING_OPEN;
}

struct sampling_standing sampling_stand(const struct sampling_plan *plan,
                                        const struct sampling_count *count) {
    bool units = plan->mode == SAMPLING_DEFECTIVE;
    struct sampling_standing s = {.found = units ? count->defective : count->defects};
    s.bears = s.found < plan->ac ? plan->ac - s.found : 0;
    s.remaining = count->inspected < plan->n ? plan->n - count->inspected : 0;
    s.state = state_of(plan, &s);
    s.has_fails = s.state == SAMPLING_OPEN && count->inspected > 0;
    if (s.has_fails) {
        double seen = (double)s.found / (double)count->inspected;
        s.fails = 1 - (units ? chance_binomial(s.bears, s.remaining, seen)
                             : chance_poisson(s.bears, seen * (double)s.remaining));
    }
    return s;
}

enum sampling_state sampling_stand_lot(const struct sampling_standing *standings, int n) {
    bool complete = true, sure = true, failed = false;
    for (int i = 0; i < n; i++) {
        enum sampling_state state = standings[i].state;
        failed = failed || state == SAMPLING_DOOMED || state == SAMPLING_REJECTED;
        complete = complete && standings[i].remaining == 0;
        sure = sure && state != SAMPLING_OPEN;
    }
    if (failed)
        return complete ? SAMPLING_REJECTED : SAMPLING_DOOMED;
    if (complete)
        return SAMPLING_ACCEPTED;
    return sure ? SAMPLING_SAFE : SAMPLING_OPEN;
}

const char *sampling_state_words(enum sampling_state state) {
    static const char *const words[] = {
        [SAMPLING_OPEN] = "open",
        [SAMPLING_SAFE] = "cannot fail any more",
        [SAMPLING_DOOMED] = "rejected whatever follows",
        [SAMPLING_ACCEPTED] = "accepted",
        [SAMPLING_REJECTED] = "rejected",
    };
    return words[state];
}
