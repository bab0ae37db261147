/* Counting against several plans: what is sure, what is likely, and for which class a unit counts.
 */
#include <math.h>

#include "sourcebench/core/chance.h"
#include "sourcebench/core/sampling_count.h"

#include "suite.h"

static struct sampling_plan plan_of(enum sampling_mode mode, int64_t n, int64_t ac) {
    struct sampling_class c = {
        .name = "class", .kind = SAMPLING_OWN, .mode = mode, .n = n, .ac = ac};
    struct sampling_plan plan;
    struct error err;
    ck_assert_msg(sampling_plan_lot(100000, &c, 1, &plan, &err), "%s", err.message);
    return plan;
}

static struct sampling_standing stand(enum sampling_mode mode, int64_t n, int64_t ac,
                                      int64_t inspected, int64_t found) {
    struct sampling_plan plan = plan_of(mode, n, ac);
    struct sampling_count count = {inspected, 0, 0};
    if (mode == SAMPLING_DEFECTIVE)
        count.defective = count.defects = found;
    else
        count.defects = found;
    return sampling_stand(&plan, &count);
}

/* Units: each state against all endings that are possible. */
START_TEST(states_are_what_all_endings_say) {
    enum { N = 9 };
    for (int ac = 0; ac < N; ac++) {
        for (int inspected = 0; inspected <= N; inspected++) {
            for (int found = 0; found <= inspected; found++) {
                bool accepts = false, rejects = false;
                for (int more = 0; more <= N - inspected; more++) {
                    accepts = accepts || found + more <= ac;
                    rejects = rejects || found + more > ac;
                }
                enum sampling_state wanted = accepts && rejects ? SAMPLING_OPEN
                                             : inspected == N
                                                 ? accepts ? SAMPLING_ACCEPTED : SAMPLING_REJECTED
                                             : accepts ? SAMPLING_SAFE
                                                       : SAMPLING_DOOMED;
                struct sampling_standing s = stand(SAMPLING_DEFECTIVE, N, ac, inspected, found);
                ensure(s.state == wanted, "Ac %d, %d of %d: %s", ac, found, inspected,
                       sampling_state_words(s.state));
                ensure(s.has_fails == (wanted == SAMPLING_OPEN && inspected > 0), "forecast");
            }
        }
    }
}
END_TEST

/* One unit may have any number of defects: nothing is safe before the end. */
START_TEST(defects_are_never_safe) {
    ck_assert_int_eq(stand(SAMPLING_DEFECTS, 50, 10, 49, 0).state, SAMPLING_OPEN);
    ck_assert_int_eq(stand(SAMPLING_DEFECTIVE, 50, 10, 49, 0).state, SAMPLING_SAFE);
    ck_assert_int_eq(stand(SAMPLING_DEFECTS, 50, 10, 50, 10).state, SAMPLING_ACCEPTED);
    ck_assert_int_eq(stand(SAMPLING_DEFECTS, 50, 10, 3, 11).state, SAMPLING_DOOMED);
    ck_assert_int_eq(stand(SAMPLING_DEFECTS, 50, 10, 50, 11).state, SAMPLING_REJECTED);
}
END_TEST

/* 5 bad of 85, Ac 7, 40 to go: three more of 40 at 5/85 is 42 %. */
START_TEST(failing_if_the_rest_is_alike) {
    struct sampling_standing s = stand(SAMPLING_DEFECTIVE, 125, 7, 85, 5);
    ck_assert_int_eq(s.bears, 2);
    ck_assert_int_eq(s.remaining, 40);
    ck_assert(s.has_fails);
    double p = 5 / 85.0, q = 1 - p;
    double by_hand = 1 - pow(q, 40) - 40 * p * pow(q, 39) - 780 * p * p * pow(q, 38);
    ck_assert_double_eq_tol(s.fails, by_hand, 1e-12);
    ck_assert_double_eq_tol(s.fails, 0.42, 0.005);
    double mean = 40 * p, none = exp(-mean);
    ck_assert_double_eq_tol(stand(SAMPLING_DEFECTS, 125, 7, 85, 5).fails,
                            1 - none * (1 + mean + mean * mean / 2), 1e-12);
    ck_assert_double_eq(stand(SAMPLING_DEFECTIVE, 125, 0, 85, 0).fails, 0);
    ck_assert(!stand(SAMPLING_DEFECTIVE, 125, 0, 0, 0).has_fails);
}
END_TEST

/* A bag with faults of three classes is one critical unit; all its faults are kept. */
START_TEST(a_unit_counts_once_in_its_worst_class) {
    struct sampling_plan plans[] = {plan_of(SAMPLING_DEFECTIVE, 4, 0),
                                    plan_of(SAMPLING_DEFECTIVE, 2, 1),
                                    plan_of(SAMPLING_DEFECTS, 4, 3)};
    struct sampling_count counts[3] = {{0}};
    sampling_count_unit(plans, counts, 3, (const int64_t[]){1, 2, 3});
    sampling_count_unit(plans, counts, 3, (const int64_t[]){0, 1, 0});
    ck_assert_int_eq(counts[0].defective, 1);
    ck_assert_int_eq(counts[1].defective, 1);
    ck_assert_int_eq(counts[2].defective, 0);
    ck_assert_int_eq(counts[0].defects, 1);
    ck_assert_int_eq(counts[1].defects, 3);
    ck_assert_int_eq(counts[2].defects, 3);
    /* the second class has its two units: the third is a unit of the last class only */
    sampling_count_unit(plans, counts, 3, (const int64_t[]){0, 1, 1});
    ck_assert_int_eq(counts[1].inspected, 2);
    ck_assert_int_eq(counts[1].defects, 3);
    ck_assert_int_eq(counts[2].inspected, 3);
    ck_assert_int_eq(counts[2].defective, 1);
    ck_assert_int_eq(counts[2].defects, 4);
}
END_TEST

static enum sampling_state lot_of(enum sampling_state a, int64_t left_a, enum sampling_state b,
                                  int64_t left_b) {
    struct sampling_standing s[] = {{.state = a, .remaining = left_a},
                                    {.state = b, .remaining = left_b}};
    return sampling_stand_lot(s, 2);
}

START_TEST(a_lot_is_as_its_classes) {
    ck_assert_int_eq(lot_of(SAMPLING_ACCEPTED, 0, SAMPLING_OPEN, 4), SAMPLING_OPEN);
    ck_assert_int_eq(lot_of(SAMPLING_ACCEPTED, 0, SAMPLING_SAFE, 4), SAMPLING_SAFE);
    ck_assert_int_eq(lot_of(SAMPLING_ACCEPTED, 0, SAMPLING_ACCEPTED, 0), SAMPLING_ACCEPTED);
    ck_assert_int_eq(lot_of(SAMPLING_OPEN, 4, SAMPLING_DOOMED, 4), SAMPLING_DOOMED);
    ck_assert_int_eq(lot_of(SAMPLING_SAFE, 4, SAMPLING_REJECTED, 0), SAMPLING_DOOMED);
    ck_assert_int_eq(lot_of(SAMPLING_ACCEPTED, 0, SAMPLING_REJECTED, 0), SAMPLING_REJECTED);
}
END_TEST

static bool good(enum sampling_state s) {
    return s == SAMPLING_SAFE || s == SAMPLING_ACCEPTED;
}

static bool bad(enum sampling_state s) {
    return s == SAMPLING_DOOMED || s == SAMPLING_REJECTED;
}

/* Whatever was counted: what the stricter plan accepts the looser accepts, what the looser rejects
 * the stricter rejects, and the stricter is the likelier to fail. */
START_TEST(a_stricter_class_never_accepts_more) {
    srand(20261126);
    for (int i = 0; i < 20000; i++) {
        enum sampling_mode mode = (enum sampling_mode)(rand() % SAMPLING_MODES);
        int n = 2 + rand() % 60, loose = 1 + rand() % (n - 1), strict = rand() % loose;
        int inspected = rand() % (n + 1), found = rand() % (inspected + 1);
        struct sampling_standing s = stand(mode, n, strict, inspected, found);
        struct sampling_standing l = stand(mode, n, loose, inspected, found);
        ensure(!good(s.state) || good(l.state), "n %d Ac %d %d: %d of %d", n, strict, loose, found,
               inspected);
        ensure(!bad(l.state) || bad(s.state), "n %d Ac %d %d: %d of %d", n, strict, loose, found,
               inspected);
        ensure(!s.has_fails || !l.has_fails || s.fails >= l.fails - 1e-12, "fails");
    }
}
END_TEST

/* Over the same units: where nothing critical was let through, critical 0 was the strictest. */
START_TEST(critical_zero_is_the_strictest) {
    struct sampling_class classes[] = {{.name = "critical", .kind = SAMPLING_ZERO},
                                       {.name = "major", .level = SAMPLING_II, .aql = 12},
                                       {.name = "minor", .level = SAMPLING_II, .aql = 13}};
    struct error err;
    srand(7);
    for (int i = 0; i < 500; i++) {
        struct sampling_plan plans[3];
        ck_assert(sampling_plan_lot(2 + rand() % 40000, classes, 3, plans, &err));
        struct sampling_count alone[3] = {{0}};
        for (int64_t u = 0; u < sampling_drawn(plans, 3); u++) {
            int64_t fault = rand() % 40 == 0;
            for (int c = 0; c < 3; c++)
                sampling_count_unit(&plans[c], &alone[c], 1, &fault);
        }
        bool critical = sampling_stand(&plans[0], &alone[0]).state == SAMPLING_ACCEPTED;
        for (int c = 1; c < 3; c++)
            ensure(!critical || sampling_stand(&plans[c], &alone[c]).state == SAMPLING_ACCEPTED,
                   "class %d", c);
    }
}
END_TEST

TEST_MAIN(sampling_count, states_are_what_all_endings_say, defects_are_never_safe,
          failing_if_the_rest_is_alike, a_unit_counts_once_in_its_worst_class,
          a_lot_is_as_its_classes, a_stricter_class_never_accepts_more,
          critical_zero_is_the_strictest)
