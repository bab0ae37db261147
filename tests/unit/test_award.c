/*
 * Awards: by hand, and against every possible one of 500 random cases.
 */
#include "sourcebench/service/award.h"

#include <string.h>

#include "suite.h"

static struct arena arena;

/* ---- solving -----------------------------------------------------------------------------------
 */

static const struct mip_options options = {.milliseconds = 20000};

static struct award_outcome solve(const struct award_case *c, const struct award_limits *limits,
                                  struct award_outcome *baseline) {
    struct award_outcome outcome, without;
    struct error err = {0};
    ck_assert_msg(award_solve(c, NULL, limits, 1, &options, &arena, baseline ? baseline : &without,
                              &outcome, &err),
                  "%s (%s)", err.message, err.detail);
    return outcome;
}

static struct award_limits none(void) {
    return (struct award_limits){0};
}

static struct award_limits limit(enum award_limit which, int64_t value) {
    struct award_limits l = {0};
    l.set[which] = true;
    l.value[which] = value;
    return l;
}

static int64_t quantity_of(const struct award_outcome *o, int quote) {
    for (int i = 0; i < o->choice.n; i++) {
        if (o->choice.shares[i].quote == quote)
            return o->choice.shares[i].quantity;
    }
    return 0;
}

/* ---- every possible award ----------------------------------------------------------------------
 */

struct search {
    const struct award_case *the_case;
    const struct award_limits *limits;
    struct award_choice choice;
    int64_t best; /* -1: none yet */
    int as_good;  /* choices that cost as much */
};

static void try_quote(struct search *s, int quote, int64_t left) {
    const struct award_case *c = s->the_case;
    if (quote == c->n_quotes) {
        struct award_choice full = s->choice;
        if (!award_reckon(c, &full) || award_broken(c, s->limits, &full) != LIMITS)
            return;
        s->as_good = full.judged == s->best ? s->as_good + 1 : s->as_good;
        if (s->best < 0 || full.judged < s->best) {
            s->best = full.judged;
            s->as_good = 1;
        }
        return;
    }
    try_quote(s, quote + 1, left);
    const struct award_quote *q = &c->quotes[quote];
    for (int b = 0; b < q->n_bands; b++) {
        int64_t first = (q->bands[b].from + q->multiple - 1) / q->multiple * q->multiple;
        for (int64_t n = first; n <= q->bands[b].to && n <= left; n += q->multiple) {
            s->choice.shares[s->choice.n++] = (struct award_share){quote, b, n};
            try_quote(s, quote + 1, left - n);
            s->choice.n--;
        }
    }
}

static struct search search_all(const struct award_case *c, const struct award_limits *limits) {
    struct search s = {.the_case = c, .limits = limits, .best = -1};
    try_quote(&s, 0, c->most);
    return s;
}

static int64_t best_of_all(const struct award_case *c, const struct award_limits *limits) {
    return search_all(c, limits).best;
}

/* ---- random cases ------------------------------------------------------------------------------
 */

static uint64_t seed;

static int64_t draw(int64_t low, int64_t high) {
    seed = seed * 6364136223846793005U + 1442695040888963407U;
    return low + (int64_t)((seed >> 33) % (uint64_t)(high - low + 1));
}

enum { RANDOM_QUOTES = 4, RANDOM_BANDS = 6 };

/* All-units breaks with fixed costs by one or two modes. Slopes are whole and divide by the scale
 * of handicaps, so that lines need no rounding. */
static void random_quote(struct award_quote *q, struct award_band *bands) {
    static const int64_t multiples[] = {5, 10, 25, 40};
    int64_t multiple = multiples[draw(0, 3)];
    int64_t from = draw(1, 6) * 10, capacity = from + draw(1, 8) * 20, price = draw(40, 90) * 1000;
    int modes = (int)draw(1, 2);
    *q = (struct award_quote){.supplier = (int)draw(0, 4),
                              .country = (int)draw(0, 2),
                              .approved = draw(0, 3) > 0,
                              .evidence = (enum award_evidence)draw(0, 2),
                              .certificates = draw(0, 3),
                              .incumbent = draw(0, 3) == 0,
                              .multiple = multiple,
                              .handicap = draw(0, 3) == 0 ? draw(-5, 10) * 10000 : 0,
                              .bands = bands};
    for (int mode = 0; mode < modes; mode++) {
        int64_t at = from, p = price + draw(-5, 5) * 1000, fixed = draw(0, 8) * 100000;
        while (at <= capacity && q->n_bands < RANDOM_BANDS) {
            int64_t to = at + draw(0, 6) * 20;
            to = to > capacity ? capacity : to;
            bands[q->n_bands++] = (struct award_band){.from = at,
                                                      .to = to,
                                                      .cost_from = fixed + p * at,
                                                      .cost_to = fixed + p * to,
                                                      .on_time = draw(50, 99) * 10000,
                                                      .mode = mode};
            at = to + 1;
            p -= draw(0, 8) * 1000;
        }
    }
}

static struct award_limits random_limits(void) {
    static const struct {
        int64_t low, high, scale;
    } of[LIMITS] = {
        [LIMIT_ON_TIME] = {60, 90, 10000}, [LIMIT_SUPPLIERS_MIN] = {1, 3, 1},
        [LIMIT_SUPPLIERS_MAX] = {1, 3, 1}, [LIMIT_SUPPLIER_SHARE] = {50, 90, 10000},
        [LIMIT_COUNTRIES_MAX] = {1, 2, 1}, [LIMIT_COUNTRY_SHARE] = {50, 90, 10000},
        [LIMIT_APPROVED] = {1, 1, 1},      [LIMIT_EVIDENCE] = {EVIDENCE_WAIVED, EVIDENCE_HELD, 1},
        [LIMIT_CERTIFICATES] = {1, 3, 1},  [LIMIT_INCUMBENT] = {10, 50, 10000},
    };
    struct award_limits l = {0};
    for (int i = 0; i < LIMITS; i++) {
        l.set[i] = draw(0, 3) == 0;
        l.value[i] = draw(of[i].low, of[i].high) * of[i].scale;
    }
    return l;
}

static struct award_limits without(const struct award_limits *limits, unsigned set) {
    struct award_limits l = *limits;
    for (int i = 0; i < LIMITS; i++)
        l.set[i] = limits->set[i] && !(set & 1U << i);
    return l;
}

static unsigned set_of(const bool *set) {
    unsigned bits = 0;
    for (int i = 0; i < LIMITS; i++)
        bits |= set[i] ? 1U << i : 0;
    return bits;
}

/* Of a conflict: it cannot be, and it can without any one of it. */
static void check_conflict(int at, const struct award_case *c, const struct award_limits *limits,
                           const struct award_outcome *o) {
    unsigned set = set_of(o->conflict), all = set_of(limits->set);
    struct award_limits kept = without(limits, ~set);
    ensure(!(set & ~all), "case %d: a rule that is not asked is in conflict", at);
    ensure(best_of_all(c, &kept) < 0, "case %d: what conflicts can be", at);
    for (unsigned bit = 1; bit < 1U << LIMITS; bit <<= 1) {
        struct award_limits less = without(&kept, bit);
        ensure(!(set & bit) || best_of_all(c, &less) >= 0, "case %d: %u is not needed", at, bit);
    }
}

/* Whether it is cheaper without the set, and without no part of it; -1: no. */
static int64_t saves_only_together(const struct award_case *c, const struct award_limits *limits,
                                   unsigned set, int64_t best) {
    for (unsigned part = (set - 1) & set; part; part = (part - 1) & set) {
        struct award_limits less = without(limits, part);
        if (best_of_all(c, &less) < best)
            return -1;
    }
    struct award_limits less = without(limits, set);
    int64_t cost = best_of_all(c, &less);
    return cost < best ? cost : -1;
}

/* What binds: each rule that does alone, and a set of the others if they do together. */
static int check_binding(int at, const struct award_case *c, const struct award_limits *limits,
                         const struct award_outcome *o) {
    unsigned others = set_of(limits->set);
    int n = 0;
    for (unsigned bit = 1; bit < 1U << LIMITS; bit <<= 1) {
        if (!(set_of(limits->set) & bit))
            continue;
        int64_t cost = saves_only_together(c, limits, bit, o->choice.judged);
        if (cost < 0)
            continue;
        others &= ~bit;
        ensure(n < o->n_binding && set_of(o->binding[n].set) == bit, "case %d: %u binds", at, bit);
        ensure(o->binding[n++].without.judged == cost, "case %d: what %u costs", at, bit);
    }
    struct award_limits less = without(limits, others);
    bool together = best_of_all(c, &less) < o->choice.judged;
    ensure(o->n_binding == n + together, "case %d: %d sets bind", at, o->n_binding);
    if (together) {
        unsigned set = set_of(o->binding[n].set);
        ensure(!(set & ~others) && saves_only_together(c, limits, set, o->choice.judged) ==
                                       o->binding[n].without.judged,
               "case %d: %u bind together", at, set);
    }
    return together;
}

/* What makes a case hard, so that the random ones are known to be. */
struct traps {
    int ties;        /* several awards cost as little */
    int moq;         /* the offer with the lowest price makes more than is wanted at least */
    int inversions;  /* more than is wanted costs less than just that */
    int unreachable; /* nobody and not all together make what is wanted, within what may be bought
                      */
};

static int64_t lowest_price(const struct award_quote *q) {
    int64_t lowest = INT64_MAX;
    for (int b = 0; b < q->n_bands; b++) {
        int64_t price = q->bands[b].cost_to / q->bands[b].to;
        lowest = price < lowest ? price : lowest;
    }
    return lowest;
}

static void count_traps(const struct award_case *c, const struct award_limits *limits,
                        struct traps *t) {
    struct award_case exact = *c;
    struct search s = search_all(c, limits);
    int cheapest = 0;
    for (int i = 1; i < c->n_quotes; i++) {
        if (lowest_price(&c->quotes[i]) < lowest_price(&c->quotes[cheapest]))
            cheapest = i;
    }
    exact.most = c->demand;
    t->ties += s.as_good > 1;
    t->moq += c->quotes[cheapest].bands[0].from > c->demand;
    t->inversions += s.best >= 0 && best_of_all(&exact, limits) > s.best;
    t->unreachable += award_reach(c) < c->demand;
}

START_TEST(five_hundred_cases_are_as_good_as_the_best_of_all) {
    struct traps traps = {0};
    int possible = 0, together = 0, conflicts = 0;
    for (int i = 0; i < 500; i++) {
        struct award_band bands[RANDOM_QUOTES][RANDOM_BANDS];
        struct award_quote quotes[RANDOM_QUOTES];
        seed = (uint64_t)i * 7919 + 17;
        int n = (int)draw(2, RANDOM_QUOTES);
        for (int q = 0; q < n; q++)
            random_quote(&quotes[q], bands[q]);
        if (i % 8 == 5) { /* the same offer by another supplier */
            quotes[1] = quotes[0];
            quotes[1].supplier = (quotes[0].supplier + 1) % 5;
        }
        int64_t demand = draw(3, 20) * 10;
        struct award_case c = {demand, demand + draw(0, 4) * 5, quotes, n};
        struct award_limits limits = random_limits(), free = none();
        if (i % 4 == 1) { /* the two that often bind only together */
            limits = limit(LIMIT_SUPPLIERS_MIN, 2);
            limits.set[LIMIT_SUPPLIER_SHARE] = true;
            limits.value[LIMIT_SUPPLIER_SHARE] = draw(50, 90) * 10000;
        }
        struct award_outcome baseline, o = solve(&c, &limits, &baseline);
        int64_t best = best_of_all(&c, &limits), cheapest = best_of_all(&c, &free);
        ensure(o.status == (best < 0 ? AWARD_IMPOSSIBLE : AWARD_PROVED), "case %d: status %d", i,
               o.status);
        ensure(baseline.status == (cheapest < 0 ? AWARD_IMPOSSIBLE : AWARD_PROVED), "case %d", i);
        ensure(best < 0 || o.choice.judged == best, "case %d: %lld, but %lld is possible", i,
               (long long)o.choice.judged, (long long)best);
        ensure(cheapest < 0 || baseline.choice.judged == cheapest, "case %d without limits", i);
        possible += best >= 0;
        count_traps(&c, &limits, &traps);
        if (best >= 0)
            together += check_binding(i, &c, &limits, &o);
        else
            check_conflict(i, &c, &limits, &o);
        conflicts += set_of(o.conflict) != 0;
        arena_free(&arena);
    }
    ck_assert_int_gt(possible, 150); /* and not all of them */
    ck_assert_int_lt(possible, 450);
    ck_assert_int_gt(conflicts, 50);
    ck_assert_int_gt(traps.ties, 10);
    ck_assert_int_gt(traps.moq, 10);
    ck_assert_int_gt(traps.inversions, 10);
    ck_assert_int_gt(traps.unreachable, 10);
    ck_assert_int_gt(together, 5);
}
END_TEST

/* ---- by hand -----------------------------------------------------------------------------------
 */

#define BAND(from, to, price)                                                                      \
    { from, to, (from) * (price)*INT64_C(10000), (to) * (price)*INT64_C(10000), 900000, 0 }

/* 8 each up to 499, 6 each from 500: 500 pieces for 3,000 instead of 450 for 3,600. */
START_TEST(buying_more_for_less_is_found_where_the_surplus_is_allowed) {
    static const struct award_band bands[] = {BAND(100, 499, 8), BAND(500, 2000, 6)};
    static const struct award_quote quote = {.multiple = 1, .bands = bands, .n_bands = 2};
    struct award_case c = {450, 500, &quote, 1};
    struct award_limits free = none();
    struct award_outcome o = solve(&c, &free, NULL);
    ck_assert_int_eq(o.status, AWARD_PROVED);
    ck_assert_int_eq(o.choice.quantity, 500);
    ck_assert_int_eq(o.choice.cost, 3000 * 10000);
    c.most = 499;
    o = solve(&c, &free, NULL);
    ck_assert_int_eq(o.choice.quantity, 450);
    ck_assert_int_eq(o.choice.cost, 3600 * 10000);
    arena_free(&arena);
}
END_TEST

/* The cheap one makes 1,000 or more, of which 700 are left for it once the other has made its least
 * 300: so it is all or nothing, and the share of 60 % cannot be kept by the cheap one. */
START_TEST(an_moq_is_no_price_tier) {
    static const struct award_band cheap[] = {BAND(1000, 5000, 5)}, dear[] = {BAND(300, 5000, 7)},
                                   dearer[] = {BAND(300, 5000, 8)};
    static const struct award_quote quotes[] = {
        {.supplier = 0, .multiple = 1, .bands = cheap, .n_bands = 1},
        {.supplier = 1, .multiple = 1, .bands = dear, .n_bands = 1},
        {.supplier = 2, .multiple = 1, .bands = dearer, .n_bands = 1}};
    struct award_case c = {1000, 1000, quotes, 3};
    struct award_limits two = limit(LIMIT_SUPPLIER_SHARE, 600000);
    struct award_outcome baseline, o = solve(&c, &two, &baseline);
    ck_assert_int_eq(baseline.choice.cost, 5000 * 10000);
    ck_assert_int_eq(quantity_of(&o, 0), 0);
    ck_assert_int_eq(quantity_of(&o, 1), 600);
    ck_assert_int_eq(quantity_of(&o, 2), 400);
    ck_assert_int_eq(o.choice.cost, 7400 * 10000);
    ck_assert(o.has_extra && o.extra == 2400 * 10000);
    ck_assert_int_eq(o.n_binding, 1);
    ck_assert(o.binding[0].set[LIMIT_SUPPLIER_SHARE]);
    ck_assert_int_eq(o.binding[0].without.cost, 5000 * 10000);
    arena_free(&arena);
}
END_TEST

START_TEST(a_limit_that_changes_nothing_does_not_bind) {
    static const struct award_band bands[] = {BAND(100, 5000, 5)};
    static const struct award_quote quote = {
        .approved = true, .multiple = 1, .bands = bands, .n_bands = 1};
    struct award_case c = {1000, 1000, &quote, 1};
    struct award_limits approved = limit(LIMIT_APPROVED, 1);
    struct award_outcome o = solve(&c, &approved, NULL);
    ck_assert_int_eq(o.status, AWARD_PROVED);
    ck_assert_int_eq(o.n_binding, 0);
    ck_assert_int_eq(o.extra, 0);
    arena_free(&arena);
}
END_TEST

START_TEST(of_two_that_cost_the_same_one_is_proved_best) {
    static const struct award_band bands[] = {BAND(100, 5000, 5)};
    static const struct award_quote quotes[] = {
        {.supplier = 0, .multiple = 1, .bands = bands, .n_bands = 1},
        {.supplier = 1, .multiple = 1, .bands = bands, .n_bands = 1}};
    struct award_case c = {1000, 1000, quotes, 2};
    struct award_limits free = none();
    struct award_outcome first = solve(&c, &free, NULL), again = solve(&c, &free, NULL);
    ck_assert_int_eq(first.status, AWARD_PROVED);
    ck_assert_int_eq(first.choice.cost, 5000 * 10000);
    ck_assert_int_eq(first.choice.n, again.choice.n);
    ck_assert_mem_eq(first.choice.shares, again.choice.shares, sizeof first.choice.shares);
    arena_free(&arena);
}
END_TEST

/* A handicap decides, but is not paid. */
START_TEST(a_handicap_counts_for_the_choice_only) {
    static const struct award_band a[] = {BAND(100, 5000, 50)}, b[] = {BAND(100, 5000, 52)};
    static const struct award_quote quotes[] = {
        {.supplier = 0, .multiple = 1, .handicap = 50000, .bands = a, .n_bands = 1},
        {.supplier = 1, .multiple = 1, .bands = b, .n_bands = 1}};
    struct award_case c = {1000, 1000, quotes, 2};
    struct award_limits free = none();
    struct award_outcome o = solve(&c, &free, NULL);
    ck_assert_int_eq(quantity_of(&o, 1), 1000);
    ck_assert_int_eq(o.choice.cost, 52000 * INT64_C(10000));
    arena_free(&arena);
}
END_TEST

/* 600 at 5 and 400 at 7 are 5,800. Two suppliers are asked for, and none above 60 %: without the
 * one the other still asks for two, and the dear one makes 400 at least. Without both it is 5,000.
 */
START_TEST(rules_that_bind_only_together_are_named_together) {
    static const struct award_band cheap[] = {BAND(100, 5000, 5)}, dear[] = {BAND(400, 5000, 7)};
    static const struct award_quote quotes[] = {
        {.supplier = 0, .multiple = 1, .approved = true, .bands = cheap, .n_bands = 1},
        {.supplier = 1, .multiple = 1, .approved = true, .bands = dear, .n_bands = 1}};
    struct award_case c = {1000, 1000, quotes, 2};
    struct award_limits limits = limit(LIMIT_SUPPLIERS_MIN, 2);
    limits.set[LIMIT_SUPPLIER_SHARE] = limits.set[LIMIT_APPROVED] = true;
    limits.value[LIMIT_SUPPLIER_SHARE] = 600000;
    limits.value[LIMIT_APPROVED] = 1;
    struct award_outcome o = solve(&c, &limits, NULL);
    ck_assert_int_eq(o.choice.cost, 5800 * 10000);
    ck_assert_int_eq(o.n_binding, 1);
    for (int l = 0; l < LIMITS; l++)
        ck_assert_int_eq(o.binding[0].set[l],
                         l == LIMIT_SUPPLIERS_MIN || l == LIMIT_SUPPLIER_SHARE);
    ck_assert_int_eq(o.binding[0].without.cost, 5000 * 10000);
    arena_free(&arena);
}
END_TEST

/* The ground of all scenarios is left for what it costs only: a waiver counts for it, not for the
 * scenario that demands the evidence itself. */
START_TEST(the_baseline_stands_on_its_ground_too) {
    static const struct award_band a[] = {BAND(100, 5000, 5)}, b[] = {BAND(100, 5000, 6)},
                                   d[] = {BAND(100, 5000, 8)};
    static const struct award_quote quotes[] = {
        {.supplier = 0, .multiple = 1, .evidence = EVIDENCE_LACKS, .bands = a, .n_bands = 1},
        {.supplier = 1, .multiple = 1, .evidence = EVIDENCE_WAIVED, .bands = b, .n_bands = 1},
        {.supplier = 2, .multiple = 1, .evidence = EVIDENCE_HELD, .bands = d, .n_bands = 1}};
    struct award_case c = {1000, 1000, quotes, 3};
    struct award_limits ground = limit(LIMIT_EVIDENCE, EVIDENCE_WAIVED),
                        strict = limit(LIMIT_EVIDENCE, EVIDENCE_HELD);
    struct award_outcome baseline, o;
    struct error err = {0};
    ck_assert_msg(award_solve(&c, &ground, &strict, 1, &options, &arena, &baseline, &o, &err), "%s",
                  err.message);
    ck_assert_int_eq(quantity_of(&baseline, 1), 1000);
    ck_assert_int_eq(baseline.n_binding, 1);
    ck_assert(baseline.binding[0].set[LIMIT_EVIDENCE]);
    ck_assert_int_eq(baseline.binding[0].without.cost, 5000 * 10000);
    ck_assert_int_eq(quantity_of(&o, 2), 1000);
    ck_assert_int_eq(o.extra, 2000 * 10000);
    ck_assert_int_eq(o.binding[0].without.cost, 5000 * 10000);
    arena_free(&arena);
}
END_TEST

/* Two suppliers at most and none above 40 % is impossible whatever else is asked. */
START_TEST(a_smallest_set_of_limits_in_conflict_is_named) {
    static const struct award_band bands[] = {BAND(1, 5000, 5)};
    struct award_quote quotes[4];
    for (int i = 0; i < 4; i++)
        quotes[i] = (struct award_quote){.supplier = i,
                                         .approved = true,
                                         .evidence = EVIDENCE_HELD,
                                         .multiple = 1,
                                         .bands = bands,
                                         .n_bands = 1};
    struct award_case c = {1000, 1000, quotes, 4};
    struct award_limits limits = limit(LIMIT_SUPPLIERS_MAX, 2);
    limits.set[LIMIT_SUPPLIER_SHARE] = limits.set[LIMIT_APPROVED] = limits.set[LIMIT_ON_TIME] =
        true;
    limits.value[LIMIT_SUPPLIER_SHARE] = 400000;
    limits.value[LIMIT_APPROVED] = 1;
    limits.value[LIMIT_ON_TIME] = 800000;
    struct award_outcome o = solve(&c, &limits, NULL);
    ck_assert_int_eq(o.status, AWARD_IMPOSSIBLE);
    for (int l = 0; l < LIMITS; l++)
        ck_assert_int_eq(o.conflict[l], l == LIMIT_SUPPLIERS_MAX || l == LIMIT_SUPPLIER_SHARE);
    arena_free(&arena);
}
END_TEST

START_TEST(what_nobody_can_make_needs_no_limit_to_be_impossible) {
    static const struct award_band small[] = {BAND(100, 400, 5)}, other[] = {BAND(100, 300, 6)};
    static const struct award_quote quotes[] = {
        {.supplier = 0, .multiple = 50, .bands = small, .n_bands = 1},
        {.supplier = 0, .multiple = 1, .bands = other, .n_bands = 1},
        {.supplier = 1, .multiple = 70, .bands = other, .n_bands = 1}};
    struct award_case c = {1000, 1000, quotes, 3};
    struct award_limits approved = limit(LIMIT_APPROVED, 1);
    struct award_outcome baseline, o = solve(&c, &approved, &baseline);
    ck_assert_int_eq(baseline.status, AWARD_IMPOSSIBLE);
    ck_assert_int_eq(o.status, AWARD_IMPOSSIBLE);
    for (int l = 0; l < LIMITS; l++)
        ck_assert(!o.conflict[l]);
    ck_assert_int_eq(award_reach(&c), 400 + 280); /* two offers of one supplier are one capacity */
    arena_free(&arena);
}
END_TEST

START_TEST(nothing_to_choose_from_is_impossible) {
    struct award_case c = {100, 100, NULL, 0};
    struct award_limits free = none();
    ck_assert_int_eq(solve(&c, &free, NULL).status, AWARD_IMPOSSIBLE);
    arena_free(&arena);
}
END_TEST

/* ---- the solver --------------------------------------------------------------------------------
 */

static bool always(void *data) {
    (*(int *)data)++;
    return true;
}

START_TEST(it_stops_when_it_is_told) {
    static const struct award_band bands[] = {BAND(100, 5000, 5)};
    static const struct award_quote quote = {.multiple = 1, .bands = bands, .n_bands = 1};
    struct award_case c = {1000, 1000, &quote, 1};
    struct award_limits free = none();
    int asked = 0;
    struct mip_options stopped = {.milliseconds = 20000, .stop = always, .data = &asked};
    struct award_outcome baseline, o;
    struct error err = {0};
    ck_assert(!award_solve(&c, NULL, &free, 1, &stopped, &arena, &baseline, &o, &err));
    ck_assert_int_eq(err.code, ERROR_CANCELLED);
    ck_assert_int_eq(asked, 1);
    arena_free(&arena);
}
END_TEST

/* GLPK aborts on a column that is not there: the bench goes on. */
START_TEST(the_bench_outlives_the_solver) {
    struct mip mip;
    struct mip_answer answer;
    struct error err = {0};
    mip_init(&mip, (struct mip_size){1, 1, 1}, &arena);
    mip_add_column(&mip, (struct mip_column){0, 1, 1, true});
    mip_add_row(&mip, 0, 1);
    mip_add_entry(&mip, 7, 1);
    ck_assert(!mip_solve(&mip, 1, &options, &arena, &answer, &err));
    ck_assert_int_eq(err.code, ERROR_INTERNAL);
    ck_assert_str_eq(err.detail, "signal 6");
    arena_free(&arena);
}
END_TEST

TEST_MAIN(award, five_hundred_cases_are_as_good_as_the_best_of_all,
          buying_more_for_less_is_found_where_the_surplus_is_allowed, an_moq_is_no_price_tier,
          a_limit_that_changes_nothing_does_not_bind,
          rules_that_bind_only_together_are_named_together, the_baseline_stands_on_its_ground_too,
          of_two_that_cost_the_same_one_is_proved_best, a_handicap_counts_for_the_choice_only,
          a_smallest_set_of_limits_in_conflict_is_named,
          what_nobody_can_make_needs_no_limit_to_be_impossible,
          nothing_to_choose_from_is_impossible, it_stops_when_it_is_told,
          the_bench_outlives_the_solver)
