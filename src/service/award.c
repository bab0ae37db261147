#include "sourcebench/service/award.h"

#include <math.h>
#include <string.h>

struct solving {
    const struct award_case *the_case;
    const struct mip_options *options;
    struct arena *arena;
    const struct award_limits *ground;
    const struct award_outcome *baseline; /* under the ground */
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

/* Whether who keeps the limits keeps the ground too. */
static bool is_within(const struct award_limits *limits, const struct award_limits *ground) {
    bool within = true;
    for (int l = 0; l < LIMITS; l++)
        within =
            within && (!ground->set[l] || (limits->set[l] && limits->value[l] == ground->value[l]));
    return within;
}

/* As solve_all(), but where the baseline keeps the limits it is the best award under them too. */
static bool solve_under(const struct solving *s, const struct award_limits *limits, int n,
                        struct award_outcome *outcomes, struct error *err) {
    struct award_limits *open = arena_alloc(s->arena, (size_t)n, sizeof *open);
    struct award_outcome *found = arena_alloc(s->arena, (size_t)n, sizeof *found);
    int *of = arena_alloc(s->arena, (size_t)n, sizeof *of), n_open = 0;
    for (int i = 0; i < n; i++) {
        outcomes[i] = *s->baseline;
        if (s->baseline->status == AWARD_PROVED && is_within(&limits[i], s->ground) &&
            award_broken(s->the_case, &limits[i], &s->baseline->choice) == LIMITS)
            continue;
        of[n_open] = i;
        open[n_open++] = limits[i];
    }
    bool ok = solve_all(s, open, n_open, found, err);
    for (int i = 0; ok && i < n_open; i++)
        outcomes[of[i]] = found[i];
    return ok;
}

/* ---- sets of limits ----------------------------------------------------------------------------
 */

enum { SETS = 1 << LIMITS };

static int ones(unsigned set) {
    int n = 0;
    for (; set; set &= set - 1)
        n++;
    return n;
}

static unsigned set_of(const bool *limits) {
    unsigned set = 0;
    for (int l = 0; l < LIMITS; l++)
        set |= limits[l] ? 1U << l : 0;
    return set;
}

/* The scenario with those of its limits that are in the set. */
static struct award_limits keeping(const struct award_limits *scenario, unsigned set) {
    struct award_limits limits = *scenario;
    for (int l = 0; l < LIMITS; l++)
        limits.set[l] = scenario->set[l] && set & 1U << l;
    return limits;
}

/* The subsets of that size. */
static int subsets_of(unsigned of, int size, unsigned *subsets) {
    int n = 0;
    for (unsigned set = 0; set < SETS; set++) {
        if (!(set & ~of) && ones(set) == size)
            subsets[n++] = set;
    }
    return n;
}

/* ---- what binds --------------------------------------------------------------------------------
 */

/* A scenario without a set of its limits. */
struct release {
    int scenario;
    unsigned set;
};

static bool solve_released(const struct solving *s, const struct award_limits *scenarios,
                           const struct release *releases, int n, struct award_outcome **freed,
                           struct error *err) {
    struct award_limits *limits = arena_alloc(s->arena, (size_t)n, sizeof *limits);
    *freed = arena_alloc(s->arena, (size_t)n, sizeof **freed);
    for (int i = 0; i < n; i++)
        limits[i] = keeping(&scenarios[releases[i].scenario], ~releases[i].set);
    return solve_under(s, limits, n, *freed, err);
}

static bool is_cheaper(const struct award_outcome *freed, const struct award_outcome *o) {
    return freed->status >= AWARD_FOUND && freed->choice.judged < o->choice.judged;
}

static void add_binding(const struct solving *s, struct award_outcome *o, unsigned set,
                        const struct award_outcome *freed) {
    struct award_binding *binding =
        arena_alloc(s->arena, (size_t)o->n_binding + 1, sizeof *binding);
    if (o->n_binding)
        memcpy(binding, o->binding, (size_t)o->n_binding * sizeof *binding);
    for (int l = 0; l < LIMITS; l++)
        binding[o->n_binding].set[l] = set & 1U << l;
    binding[o->n_binding++].without = freed->choice;
    o->binding = binding;
}

/* Each limit of each scenario that was solved, by itself. others: those that do not bind so. */
static bool find_single(const struct solving *s, const struct award_limits *scenarios, int n,
                        struct award_outcome *outcomes, unsigned *others, struct error *err) {
    struct release *releases = arena_alloc(s->arena, (size_t)n * LIMITS, sizeof *releases);
    struct award_outcome *freed;
    int count = 0;
    for (int i = 0; i < n; i++) {
        others[i] = outcomes[i].status >= AWARD_FOUND ? set_of(scenarios[i].set) : 0;
        for (int l = 0; l < LIMITS; l++) {
            if (others[i] & 1U << l)
                releases[count++] = (struct release){i, 1U << l};
        }
    }
    if (!solve_released(s, scenarios, releases, count, &freed, err))
        return false;
    for (int i = 0; i < count; i++) {
        struct award_outcome *o = &outcomes[releases[i].scenario];
        if (!is_cheaper(&freed[i], o))
            continue;
        add_binding(s, o, releases[i].set, &freed[i]);
        others[releases[i].scenario] &= ~releases[i].set;
    }
    return true;
}

/* The smallest of these sets without which it is cheaper; of two as small the one that costs more.
 */
static bool find_smallest(const struct solving *s, const struct award_limits *scenario, unsigned of,
                          struct award_outcome *o, struct error *err) {
    unsigned sets[SETS];
    struct release releases[SETS];
    struct award_outcome *freed;
    for (int size = 2, best = -1; size <= ones(of) && best < 0; size++) {
        int n = subsets_of(of, size, sets);
        for (int i = 0; i < n; i++)
            releases[i] = (struct release){0, sets[i]};
        if (!solve_released(s, scenario, releases, n, &freed, err))
            return false;
        for (int i = 0; i < n; i++) {
            if (is_cheaper(&freed[i], best < 0 ? o : &freed[best]))
                best = i;
        }
        if (best >= 0)
            add_binding(s, o, sets[best], &freed[best]);
    }
    return true;
}

/* Limits of which none binds alone may bind together. */
static bool find_joint(const struct solving *s, const struct award_limits *scenarios, int n,
                       struct award_outcome *outcomes, const unsigned *others, struct error *err) {
    struct release *releases = arena_alloc(s->arena, (size_t)n, sizeof *releases);
    struct award_outcome *freed;
    int count = 0;
    for (int i = 0; i < n; i++) {
        if (ones(others[i]) > 1)
            releases[count++] = (struct release){i, others[i]};
    }
    bool ok = solve_released(s, scenarios, releases, count, &freed, err);
    for (int i = 0; ok && i < count; i++) {
        int of = releases[i].scenario;
        if (is_cheaper(&freed[i], &outcomes[of]))
            ok = find_smallest(s, &scenarios[of], others[of], &outcomes[of], err);
    }
    return ok;
}

static bool find_binding(const struct solving *s, const struct award_limits *scenarios, int n,
                         struct award_outcome *outcomes, struct error *err) {
    unsigned *others = arena_alloc(s->arena, (size_t)n, sizeof *others);
    return find_single(s, scenarios, n, outcomes, others, err) &&
           find_joint(s, scenarios, n, outcomes, others, err);
}

/* ---- what contradicts --------------------------------------------------------------------------
 */

/* A smallest set: all of one size are tried before the next. */
static bool find_conflict(const struct solving *s, const struct award_limits *scenario,
                          struct award_outcome *outcome, struct error *err) {
    struct award_limits *limits = arena_alloc(s->arena, SETS, sizeof *limits);
    struct award_outcome *tried = arena_alloc(s->arena, SETS, sizeof *tried);
    unsigned sets[SETS], all = set_of(scenario->set);
    for (int size = 0; size <= ones(all); size++) {
        int n = subsets_of(all, size, sets);
        for (int i = 0; i < n; i++)
            limits[i] = keeping(scenario, sets[i]);
        if (!solve_all(s, limits, n, tried, err))
            return false;
        for (int i = 0; i < n; i++) {
            if (tried[i].status != AWARD_IMPOSSIBLE)
                continue;
            memcpy(outcome->conflict, limits[i].set, sizeof outcome->conflict);
            return true;
        }
    }
    return true;
}

bool award_solve(const struct award_case *the_case, const struct award_limits *ground,
                 const struct award_limits *scenarios, int n, const struct mip_options *options,
                 struct arena *arena, struct award_outcome *baseline,
                 struct award_outcome *outcomes, struct error *err) {
    struct award_limits *limits = arena_alloc(arena, (size_t)n + 1, sizeof *limits);
    struct award_outcome *solved = arena_alloc(arena, (size_t)n + 1, sizeof *solved), first;
    limits[0] = ground ? *ground : (struct award_limits){0};
    for (int i = 0; i < n; i++)
        limits[i + 1] = scenarios[i];
    const struct solving s = {the_case, options, arena, &limits[0], &first};
    bool ok = solve_all(&s, limits, 1, &first, err);
    solved[0] = first;
    ok = ok && solve_under(&s, limits + 1, n, solved + 1, err) &&
         find_binding(&s, limits, n + 1, solved, err);
    for (int i = 0; ok && i <= n; i++) {
        struct award_outcome *o = &solved[i];
        o->has_extra = i > 0 && first.status >= AWARD_FOUND && o->status >= AWARD_FOUND;
        o->extra = o->has_extra ? o->choice.cost - first.choice.cost : 0;
        if (o->status == AWARD_IMPOSSIBLE)
            ok = find_conflict(&s, &limits[i], o, err);
    }
    if (ok) {
        *baseline = solved[0];
        for (int i = 0; i < n; i++)
            outcomes[i] = solved[i + 1];
    }
    return ok;
}
