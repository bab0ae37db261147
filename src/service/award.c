#include "sourcebench/service/award.h"

#include <math.h>
#include <string.h>

struct solving {
    const struct award_case *the_case;
    const struct mip_options *options;
    struct arena *arena;
};

static bool judge(const struct solving *s, const struct award_limits *limits,
                  const struct award_program *program, const struct mip_answer *answer,
                  struct award_outcome *outcome, struct error *err) {
    static const enum award_status status_of[] = {[MIP_STOPPED] = AWARD_STOPPED,
                                                  [MIP_IMPOSSIBLE] = AWARD_IMPOSSIBLE,
                                                  [MIP_FOUND] = AWARD_FOUND,
                                                  [MIP_PROVED] = AWARD_PROVED};
    *outcome = (struct award_outcome){.status = status_of[answer->status]};
    if (answer->status < MIP_FOUND)
        return true;
    outcome->gap = llround((answer->objective - answer->bound) * 10000);
    return award_read(s->the_case, limits, program, answer->columns, &outcome->choice) ||
           error_set(err, ERROR_INTERNAL,
                     "The solver gave an award that breaks the rules; report it.");
}

/* All of these limits at once, each on its own. */
static bool solve_all(const struct solving *s, const struct award_limits *limits, int n,
                      struct award_outcome *outcomes, struct error *err) {
    struct award_program *programs = arena_alloc(s->arena, (size_t)n, sizeof *programs);
    struct mip *mips = arena_alloc(s->arena, (size_t)n, sizeof *mips);
    struct mip_answer *answers = arena_alloc(s->arena, (size_t)n, sizeof *answers);
    for (int i = 0; i < n; i++) {
        award_program(s->the_case, &limits[i], s->arena, &programs[i]);
        mips[i] = programs[i].mip;
    }
    bool ok = mip_solve(mips, n, s->options, s->arena, answers, err);
    for (int i = 0; ok && i < n; i++)
        ok = judge(s, &limits[i], &programs[i], &answers[i], &outcomes[i], err);
    return ok;
}

/* As solve_all(), but where the baseline keeps the limits it is the best award under them too. */
static bool solve_under(const struct solving *s, const struct award_outcome *baseline,
                        const struct award_limits *limits, int n, struct award_outcome *outcomes,
                        struct error *err) {
    struct award_limits *open = arena_alloc(s->arena, (size_t)n, sizeof *open);
    struct award_outcome *found = arena_alloc(s->arena, (size_t)n, sizeof *found);
    int *of = arena_alloc(s->arena, (size_t)n, sizeof *of), n_open = 0;
    for (int i = 0; i < n; i++) {
        outcomes[i] = *baseline;
        if (baseline->status == AWARD_PROVED &&
            award_broken(s->the_case, &limits[i], &baseline->choice) == LIMITS)
            continue;
        of[n_open] = i;
        open[n_open++] = limits[i];
    }
    bool ok = solve_all(s, open, n_open, found, err);
    for (int i = 0; ok && i < n_open; i++)
        outcomes[of[i]] = found[i];
    return ok;
}

/* ---- what binds --------------------------------------------------------------------------------
 */

/* Each scenario that was solved, without one of its limits at a time. */
static bool find_binding(const struct solving *s, const struct award_outcome *baseline,
                         const struct award_limits *scenarios, int n,
                         struct award_outcome *outcomes, struct error *err) {
    struct award_limits *without = arena_alloc(s->arena, (size_t)n * LIMITS, sizeof *without);
    struct award_outcome *freed = arena_alloc(s->arena, (size_t)n * LIMITS, sizeof *freed);
    struct award_outcome **of = arena_alloc(s->arena, (size_t)n * LIMITS, sizeof *of);
    int *limit = arena_alloc(s->arena, (size_t)n * LIMITS, sizeof *limit), count = 0;
    for (int i = 0; i < n; i++) {
        for (int l = 0; outcomes[i].status >= AWARD_FOUND && l < LIMITS; l++) {
            if (!scenarios[i].set[l])
                continue;
            without[count] = scenarios[i];
            without[count].set[l] = false;
            of[count] = &outcomes[i];
            limit[count++] = l;
        }
    }
    bool ok = solve_under(s, baseline, without, count, freed, err);
    for (int i = 0; ok && i < count; i++)
        of[i]->binds[limit[i]] =
            freed[i].status >= AWARD_FOUND && freed[i].choice.judged < of[i]->choice.judged;
    return ok;
}

/* ---- what contradicts --------------------------------------------------------------------------
 */

static int ones(unsigned set) {
    int n = 0;
    for (; set; set &= set - 1)
        n++;
    return n;
}

/* The subsets of so many of the scenario's limits. */
static int subsets_of(const struct award_limits *scenario, int size, struct award_limits *subsets) {
    int n = 0;
    for (unsigned set = 0; set < 1U << LIMITS; set++) {
        bool fits = ones(set) == size;
        for (int l = 0; fits && l < LIMITS; l++)
            fits = !(set & 1U << l) || scenario->set[l];
        if (!fits)
            continue;
        subsets[n] = *scenario;
        for (int l = 0; l < LIMITS; l++)
            subsets[n].set[l] = set & 1U << l;
        n++;
    }
    return n;
}

/* A smallest set: all of one size are tried before the next. */
static bool find_conflict(const struct solving *s, const struct award_limits *scenario,
                          struct award_outcome *outcome, struct error *err) {
    enum { MOST = 1 << LIMITS };
    struct award_limits *subsets = arena_alloc(s->arena, MOST, sizeof *subsets);
    struct award_outcome *tried = arena_alloc(s->arena, MOST, sizeof *tried);
    for (int size = 0; size <= LIMITS; size++) {
        int n = subsets_of(scenario, size, subsets);
        if (!solve_all(s, subsets, n, tried, err))
            return false;
        for (int i = 0; i < n; i++) {
            if (tried[i].status != AWARD_IMPOSSIBLE)
                continue;
            memcpy(outcome->conflict, subsets[i].set, sizeof outcome->conflict);
            return true;
        }
    }
    return true;
}

bool award_solve(const struct award_case *the_case, const struct award_limits *scenarios, int n,
                 const struct mip_options *options, struct arena *arena,
                 struct award_outcome *baseline, struct award_outcome *outcomes,
                 struct error *err) {
    const struct solving s = {the_case, options, arena};
    const struct award_limits none = {0};
    bool ok = solve_all(&s, &none, 1, baseline, err) &&
              solve_under(&s, baseline, scenarios, n, outcomes, err) &&
              find_binding(&s, baseline, scenarios, n, outcomes, err);
    for (int i = 0; ok && i < n; i++) {
        struct award_outcome *o = &outcomes[i];
        o->has_extra = baseline->status >= AWARD_FOUND && o->status >= AWARD_FOUND;
        o->extra = o->has_extra ? o->choice.cost - baseline->choice.cost : 0;
        if (o->status == AWARD_IMPOSSIBLE)
            ok = find_conflict(&s, &scenarios[i], o, err);
    }
    return ok;
}
