/* What plans let through: published values, small lots counted out, and order. */
#include <math.h>

#include "sourcebench/core/sampling_curve.h"

#include "suite.h"

enum { LETTERS = 16, AQL_TEN = 15 };

static struct error err;

static struct sampling_plan own(enum sampling_mode mode, int64_t lot, int64_t n, int64_t ac) {
    struct sampling_class c = {
        .name = "class", .kind = SAMPLING_OWN, .mode = mode, .n = n, .ac = ac};
    struct sampling_plan plan;
    ck_assert_msg(sampling_plan_lot(lot, &c, 1, &plan, &err), "%s", err.message);
    return plan;
}

static struct sampling_plan by_aql(int64_t lot, enum sampling_mode mode, const char *aql) {
    struct sampling_class c = {.name = "class", .mode = mode, .level = SAMPLING_II};
    struct sampling_plan plan;
    ck_assert(sampling_read_aql(aql, &c.aql, &err));
    ck_assert_msg(sampling_plan_lot(lot, &c, 1, &plan, &err), "%s", err.message);
    return plan;
}

/* n × p of Poisson's law at 95 % and 10 %, by Ac (J. M. Cameron, 1952, as textbooks print it). */
START_TEST(published_poisson_values) {
    static const struct {
        int ac;
        double at_95, at_10;
    } rows[] = {{0, 0.051, 2.303}, {1, 0.355, 3.890},  {2, 0.818, 5.322},   {3, 1.366, 6.681},
                {5, 2.613, 9.275}, {7, 3.981, 11.771}, {10, 6.169, 15.407}, {14, 9.246, 20.128}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sampling_plan p = own(SAMPLING_DEFECTS, 100000, 200, rows[i].ac);
        ck_assert_int_eq(sampling_law(&p), SAMPLING_POISSON);
        ck_assert_double_eq_tol(200 * sampling_share_at(&p, 0.95), rows[i].at_95, 0.0006);
        ck_assert_double_eq_tol(200 * sampling_share_at(&p, 0.10), rows[i].at_10, 0.0006);
    }
}
END_TEST

/* 80 units with up to 5 bad: 3.32 % pass with 95 %, 11.3 % with 10 % (binomial). */
START_TEST(published_binomial_values) {
    struct sampling_plan p = by_aql(1200, SAMPLING_DEFECTIVE, "2.5");
    ck_assert_int_eq(sampling_law(&p), SAMPLING_BINOMIAL);
    ck_assert_double_eq_tol(sampling_share_at(&p, 0.95), 0.0332, 0.00005);
    struct sampling_risks r = sampling_risks(&p);
    ck_assert_double_eq_tol(r.limiting, 0.113, 0.0005);
    ck_assert(r.has_aql);
    ck_assert_double_eq_tol(r.producer, 1 - 0.9847853787085802, 1e-12);
    ck_assert_double_eq_tol(sampling_accepts(&p, r.indifferent), 0.5, 1e-9);
}
END_TEST

/* Ac 0 over n: 1 - 0.05^(1/n). */
START_TEST(critical_zero_detects) {
    struct sampling_plan p = own(SAMPLING_DEFECTIVE, 3000, 125, 0);
    struct sampling_risks r = sampling_risks(&p);
    ck_assert(!r.has_aql);
    ck_assert_double_eq_tol(r.detected, 0.023680957510334832, 1e-9);
}
END_TEST

/* 13 of 20 drawn: with 2 bad ones 42/380 pass, with 3 it is 210/6840, the first below 5 %. */
START_TEST(small_lots_are_counted_out) {
    struct sampling_plan p = own(SAMPLING_DEFECTIVE, 20, 13, 0);
    ck_assert_int_eq(sampling_law(&p), SAMPLING_HYPERGEOMETRIC);
    ck_assert_double_eq_tol(sampling_accepts(&p, 2 / 20.0), 42.0 / 380, 1e-12);
    ck_assert_double_eq_tol(sampling_accepts(&p, 3 / 20.0), 210.0 / 6840, 1e-12);
    ck_assert_double_eq_tol(sampling_accepts(&p, 2.5 / 20), (42.0 / 380 + 210.0 / 6840) / 2, 1e-12);
    ck_assert_double_eq_tol(sampling_risks(&p).detected, 3 / 20.0, 1e-12);
    ck_assert_double_eq(sampling_accepts(&p, 0), 1);
    ck_assert_double_eq(sampling_accepts(&p, 1), 0);
}
END_TEST

/* Who inspects all takes no risk. */
START_TEST(full_inspection_is_sure) {
    struct sampling_plan p = own(SAMPLING_DEFECTIVE, 12, 50, 2);
    ck_assert(p.full);
    for (int bad = 0; bad <= 12; bad++)
        ck_assert_double_eq_tol(sampling_accepts(&p, bad / 12.0), bad <= 2 ? 1.0 : 0.0, 1e-12);
    ck_assert_double_eq_tol(sampling_risks(&p).limiting, 3 / 12.0, 1e-12);
}
END_TEST

START_TEST(a_tenth_of_the_lot_is_the_border) {
    struct sampling_plan p = own(SAMPLING_DEFECTIVE, 800, 80, 2);
    ck_assert_int_eq(sampling_law(&p), SAMPLING_BINOMIAL);
    p = own(SAMPLING_DEFECTIVE, 799, 80, 2);
    ck_assert_int_eq(sampling_law(&p), SAMPLING_HYPERGEOMETRIC);
}
END_TEST

/* A plan of the tables for a lot without end. */
static struct sampling_plan plan_at(enum sampling_severity severity, int letter, int aql) {
    struct sampling_cell c = sampling_look_up(severity, letter, aql);
    enum sampling_mode mode = aql > AQL_TEN ? SAMPLING_DEFECTS : SAMPLING_DEFECTIVE;
    return own(mode, SAMPLING_LOT_MAX, c.size, c.ac);
}

/* However good or bad the lots are. */
START_TEST(tightened_never_accepts_more_than_normal) {
    for (int letter = 0; letter < LETTERS; letter++) {
        for (int aql = 0; aql < SAMPLING_AQLS; aql++) {
            struct sampling_plan n = plan_at(SAMPLING_NORMAL, letter, aql);
            struct sampling_plan t = plan_at(SAMPLING_TIGHTENED, letter, aql);
            double end = n.mode == SAMPLING_DEFECTS ? 100 : 1;
            for (double share = 0.00001; share < end; share *= 1.3)
                ensure(sampling_accepts(&t, share) <= sampling_accepts(&n, share) + 1e-12,
                       "letter %d AQL %s share %g", letter, sampling_aqls[aql], share);
        }
    }
}
END_TEST

/* The next AQL to the left accepts no more, at every quality up to the looser AQL. (Worse lots
 * meet curves that cross, where an arrow changes the sample.) */
START_TEST(a_stricter_aql_never_accepts_more) {
    for (int severity = 0; severity < SAMPLING_SEVERITIES; severity++) {
        for (int letter = 0; letter < LETTERS; letter++) {
            for (int aql = 1; aql < SAMPLING_AQLS; aql++) {
                struct sampling_plan l = plan_at((enum sampling_severity)severity, letter, aql);
                struct sampling_plan s = plan_at((enum sampling_severity)severity, letter, aql - 1);
                s.mode = l.mode;
                for (int i = 1; i <= 10; i++) {
                    double share = sampling_aql_share(aql) * i / 10;
                    ensure(sampling_accepts(&s, share) <= sampling_accepts(&l, share) + 1e-12,
                           "%s letter %d AQL %s share %g", sampling_severities[severity], letter,
                           sampling_aqls[aql], share);
                }
            }
        }
    }
}
END_TEST

/* Worse lots, larger samples and smaller Ac: each only ever lowers what passes. */
START_TEST(each_strictness_lowers_the_curve) {
    srand(20261127);
    for (int i = 0; i < 3000; i++) {
        enum sampling_mode mode = (enum sampling_mode)(rand() % SAMPLING_MODES);
        int64_t lot = 40 + rand() % 2000, n = 2 + rand() % 38, ac = rand() % n;
        double share = rand() % 1000 / 1000.0;
        struct sampling_plan p = own(mode, lot, n, ac);
        double base = sampling_accepts(&p, share);
        ensure(base >= 0 && base <= 1, "%g", base);
        ensure(sampling_accepts(&p, fmin(1, share + 0.01)) <= base + 1e-12, "quality");
        struct sampling_plan more = p, less = p;
        more.n++;
        less.ac--;
        if (sampling_law(&more) == sampling_law(&p))
            ensure(sampling_accepts(&more, share) <= base + 1e-12, "n");
        ensure(sampling_accepts(&less, share) <= base + 1e-12, "Ac");
        double at = sampling_share_at(&p, 0.1);
        ensure(sampling_accepts(&p, at) <= 0.1 + 1e-9, "at %g", at);
    }
}
END_TEST

static void check_curve(const struct sampling_plan *p) {
    struct sampling_point points[SAMPLING_POINTS];
    int n = sampling_curve(p, points);
    bool has_aql = p->aql == SAMPLING_NO_AQL;
    ensure(n >= 3 && n <= SAMPLING_POINTS, "%d points", n);
    ensure(points[0].share == 0 && points[0].accepted == 1, "start");
    ensure(points[n - 1].accepted <= 0.01 + 1e-9, "end");
    for (int i = 0; i < n; i++) {
        has_aql = has_aql || fabs(points[i].share - sampling_aql_share(p->aql)) < 1e-9;
        ensure(i == 0 || points[i].share > points[i - 1].share, "order");
        ensure(i == 0 || points[i].accepted <= points[i - 1].accepted + 1e-12, "falls");
        ensure(fabs(points[i].accepted - sampling_accepts(p, points[i].share)) < 1e-12, "value");
    }
    ensure(has_aql, "AQL %d", p->aql);
}

START_TEST(curves_fall_through_the_aql) {
    static const int64_t lots[] = {2, 9, 40, 300, 3000, 600000};
    for (size_t i = 0; i < sizeof lots / sizeof *lots; i++) {
        for (int aql = 0; aql < SAMPLING_AQLS; aql++) {
            struct sampling_plan p = by_aql(
                lots[i], aql > AQL_TEN ? SAMPLING_DEFECTS : SAMPLING_DEFECTIVE, sampling_aqls[aql]);
            check_curve(&p);
        }
        struct sampling_plan p = own(SAMPLING_DEFECTIVE, lots[i], 1, 0);
        check_curve(&p);
    }
}
END_TEST

TEST_MAIN(sampling_curve, published_poisson_values, published_binomial_values,
          critical_zero_detects, small_lots_are_counted_out, full_inspection_is_sure,
          a_tenth_of_the_lot_is_the_border, tightened_never_accepts_more_than_normal,
          a_stricter_aql_never_accepts_more, each_strictness_lowers_the_curve,
          curves_fall_through_the_aql)
