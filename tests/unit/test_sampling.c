/* Sampling plans: every cell of the tables, classes and words. */
#include <string.h>

#include "sourcebench/core/sampling.h"

#include "csv_table.h"
#include "suite.h"

static struct csv_table table;
static struct error err;

static int number(const struct csv_table *t, int row, const char *column) {
    return atoi(csv_cell(t, row, column));
}

static int letter_of(char name) {
    for (int i = 0; i < SAMPLING_LETTERS; i++) {
        if (sampling_letter_name(i) == name)
            return i;
    }
    ck_abort_msg("no letter %c", name);
    return -1;
}

static int aql_of(const char *name) {
    int aql = -1;
    ck_assert_msg(sampling_read_aql(name, &aql, &err), "%s", err.message);
    return aql;
}

/* The tables */

static void check_cells(const char *path, enum sampling_severity severity) {
    csv_load(&table, path);
    int seen = 0;
    for (int i = 0; i < table.n; i++) {
        const char *kind = csv_cell(&table, i, "kind"), *name = csv_cell(&table, i, "code_letter");
        if (*name == 'S') { /* reached through the arrow of R */
            ck_assert_str_eq(csv_cell(&table, i, "aql"), "0.025");
            continue;
        }
        struct sampling_cell cell =
            sampling_look_up(severity, letter_of(*name), aql_of(csv_cell(&table, i, "aql")));
        int arrow = strcmp(kind, "down") == 0 ? 1 : strcmp(kind, "up") == 0 ? -1 : 0;
        ensure(cell.arrow == arrow, "%s row %d: arrow %d", path, i, cell.arrow);
        ensure(sampling_letter_name(cell.letter) == *csv_cell(&table, i, "resolved_letter"),
               "%s row %d: letter", path, i);
        ensure(cell.size == number(&table, i, "resolved_n"), "%s row %d: n", path, i);
        ensure(cell.ac == number(&table, i, "Ac"), "%s row %d: Ac", path, i);
        ensure(cell.ac + 1 == number(&table, i, "Re"), "%s row %d: Re", path, i);
        seen++;
    }
    ck_assert_int_eq(seen, 16 * SAMPLING_AQLS);
    arena_free(&table.arena);
}

START_TEST(normal_cells) {
    check_cells("tests/data/aql/single_normal.csv", SAMPLING_NORMAL);
}
END_TEST

START_TEST(tightened_cells) {
    check_cells("tests/data/aql/single_tightened.csv", SAMPLING_TIGHTENED);
    struct sampling_cell s = sampling_look_up(SAMPLING_TIGHTENED, letter_of('R'), aql_of("0.025"));
    ck_assert_int_eq(sampling_letter_name(s.letter), 'S');
    ck_assert_int_eq(s.size, 3150);
    ck_assert_int_eq(s.ac, 1);
}
END_TEST

START_TEST(reduced_cells) {
    check_cells("tests/data/aql/single_reduced.csv", SAMPLING_REDUCED);
}
END_TEST

/* Each plan in its own row has the size of its letter. */
START_TEST(sample_sizes) {
    static const char *const columns[] = {"normal_n", "tightened_n", "reduced_n"};
    csv_load(&table, "tests/data/aql/sample_sizes.csv");
    ck_assert_int_eq(table.n, SAMPLING_LETTERS);
    for (int severity = 0; severity < SAMPLING_SEVERITIES; severity++) {
        for (int i = 0; i < table.n - 1; i++) {
            int plans = 0;
            for (int aql = 0; aql < SAMPLING_AQLS; aql++) {
                struct sampling_cell c = sampling_look_up((enum sampling_severity)severity, i, aql);
                if (c.arrow == 0)
                    ck_assert_int_eq(c.size, number(&table, i, columns[severity]));
                plans += c.arrow == 0;
            }
            ck_assert_int_ge(plans, 7);
        }
    }
    arena_free(&table.arena);
}
END_TEST

START_TEST(code_letters) {
    static const char *const columns[] = {"S1", "S2", "S3", "S4", "I", "II", "III"};
    csv_load(&table, "tests/data/aql/code_letters.csv");
    ck_assert_int_eq(table.n, 15);
    for (int i = 0; i < table.n; i++) {
        const char *last = csv_cell(&table, i, "lot_max");
        int64_t ends[] = {number(&table, i, "lot_min"), *last ? atoll(last) : SAMPLING_LOT_MAX};
        for (int level = 0; level < SAMPLING_LEVELS; level++) {
            char wanted = *csv_cell(&table, i, columns[level]);
            for (int end = 0; end < 2; end++) {
                int letter = sampling_letter(ends[end], (enum sampling_level)level);
                ck_assert_int_eq(sampling_letter_name(letter), wanted);
            }
        }
    }
    arena_free(&table.arena);
}
END_TEST

/* The tables lie on diagonals: the sum of the places of letter and AQL tells the cell, but at
 * their edges, where there is no row to point to. This comes from another source than they. */
static int rule(enum sampling_severity severity, int sum) {
    static const int normal[] = {1, 2, 3, 5, 7, 10, 14, 21}, tightened[] = {1, 2, 3, 5, 8, 12, 18};
    enum { DOWN = -1, UP = -2 };
    if (severity == SAMPLING_NORMAL) {
        if (sum == 14)
            return 0;
        if (sum < 17)
            return sum == 15 ? UP : DOWN;
        return sum <= 24 ? normal[sum - 17] : UP;
    }
    if (sum == 15)
        return 0;
    if (sum < 18)
        return DOWN;
    return sum <= 24 ? tightened[sum - 18] : UP;
}

static void check_diagonals(enum sampling_severity severity, const char *edges) {
    char differ[64] = "";
    int last = aql_of("10");
    for (int letter = 0; letter < 16; letter++) {
        for (int aql = 0; aql <= last; aql++) {
            struct sampling_cell c = sampling_look_up(severity, letter, aql);
            int wanted = rule(severity, letter + aql);
            int got = c.arrow ? c.arrow > 0 ? -1 : -2 : c.ac;
            size_t length = strlen(differ);
            if (got != wanted)
                snprintf(differ + length, sizeof differ - length, "%c@%s ",
                         sampling_letter_name(letter), sampling_aqls[aql]);
        }
    }
    ck_assert_str_eq(differ, edges);
}

START_TEST(diagonals) {
    check_diagonals(SAMPLING_NORMAL, "A@10 R@0.015 ");
    /* of A the diagonal says Ac 0: that is what editions differ about */
    check_diagonals(SAMPLING_TIGHTENED, "A@10 R@0.015 ");
}
END_TEST

START_TEST(disputed_cell_follows_the_arrow) {
    struct sampling_cell c = sampling_look_up(SAMPLING_TIGHTENED, letter_of('A'), aql_of("10"));
    ck_assert_int_eq(c.arrow, 1);
    ck_assert_int_eq(sampling_letter_name(c.letter), 'D');
    ck_assert_int_eq(c.size, 8);
    ck_assert_int_eq(c.ac, 1);
}
END_TEST

/* Within a row a looser AQL accepts more, and in the same sample tightened inspection never more
 * than normal. */
START_TEST(stricter_plans_accept_less) {
    for (int letter = 0; letter < 16; letter++) {
        for (int severity = 0; severity < SAMPLING_SEVERITIES; severity++) {
            int before = -1;
            for (int aql = 0; aql < SAMPLING_AQLS; aql++) {
                struct sampling_cell c =
                    sampling_look_up((enum sampling_severity)severity, letter, aql);
                if (c.arrow == 0) {
                    ck_assert_int_gt(c.ac, before);
                    before = c.ac;
                }
            }
        }
        for (int aql = 0; aql < SAMPLING_AQLS; aql++) {
            struct sampling_cell n = sampling_look_up(SAMPLING_NORMAL, letter, aql);
            struct sampling_cell t = sampling_look_up(SAMPLING_TIGHTENED, letter, aql);
            ck_assert(t.size != n.size || t.ac <= n.ac);
        }
    }
}
END_TEST

/* Lots */

static struct sampling_class by_aql(enum sampling_level level, const char *aql) {
    return (struct sampling_class){.name = "major", .level = level, .aql = aql_of(aql)};
}

static struct sampling_plan plan_of(int64_t lot, struct sampling_class class) {
    struct sampling_plan plan;
    ck_assert_msg(sampling_plan_lot(lot, &class, 1, &plan, &err), "%s", err.message);
    return plan;
}

static void check_plan(int64_t lot, const char *aql, int64_t n, int64_t ac) {
    struct sampling_plan p = plan_of(lot, by_aql(SAMPLING_II, aql));
    ck_assert_int_eq(p.n, n);
    ck_assert_int_eq(p.ac, ac);
    ck_assert_int_eq(p.re, ac + 1);
}

/* What trade pages print. */
START_TEST(known_plans) {
    check_plan(1200, "2.5", 80, 5);
    check_plan(1200, "4.0", 80, 7);
    check_plan(1200, "0.065", 200, 0);
    check_plan(40, "2.5", 5, 0);
    check_plan(40, "4.0", 13, 1);
    check_plan(3000, "2.5", 125, 7);
    check_plan(3000, "4.0", 125, 10);
    check_plan(8000, "2.5", 200, 10);
}
END_TEST

START_TEST(small_lots_are_inspected_wholly) {
    struct sampling_plan p = plan_of(15, by_aql(SAMPLING_II, "0.65"));
    ck_assert_int_eq(p.table_size, 20);
    ck_assert_int_eq(p.n, 15);
    ck_assert(p.full);
    ck_assert_int_eq(p.arrow, 1);
    ck_assert_int_eq(sampling_letter_name(p.first_letter), 'B');
    ck_assert_int_eq(sampling_letter_name(p.letter), 'F');
    p = plan_of(20, by_aql(SAMPLING_II, "0.65"));
    ck_assert(p.full && p.n == 20);
    p = plan_of(21, by_aql(SAMPLING_II, "0.65"));
    ck_assert(!p.full && p.n == 20);
}
END_TEST

/* No plan for units accepts what it cannot find, whatever the lot. */
START_TEST(plans_of_units_can_reject) {
    static const int64_t lots[] = {2,   3,    4,    5,     7,     8,      9,      12,    13,
                                   15,  19,   20,   21,    25,    50,     90,     150,   280,
                                   500, 1200, 3200, 10000, 35000, 150000, 500000, 500001};
    for (size_t i = 0; i < sizeof lots / sizeof *lots; i++) {
        for (int level = 0; level < SAMPLING_LEVELS; level++) {
            for (int severity = 0; severity < SAMPLING_SEVERITIES; severity++) {
                for (int aql = 0; aql <= aql_of("10"); aql++) {
                    struct sampling_class c = {.name = "major",
                                               .level = (enum sampling_level)level,
                                               .severity = (enum sampling_severity)severity,
                                               .aql = aql};
                    struct sampling_plan p = plan_of(lots[i], c);
                    ensure(p.n >= 2 && p.n <= lots[i], "n %lld", (long long)p.n);
                    ensure(p.full == (p.table_size >= lots[i]), "full");
                    ensure(p.ac < p.n, "lot %lld", (long long)lots[i]);
                    /* the switching score needs it wherever Ac is 2 or more */
                    ensure(severity != SAMPLING_NORMAL || p.ac < 2 ||
                               (p.tighter_ac >= 0 && p.tighter_ac < p.ac),
                           "tighter %lld", (long long)p.ac);
                }
            }
        }
    }
}
END_TEST

static void refused(int64_t lot, struct sampling_class class, const char *words) {
    struct sampling_plan plan;
    ck_assert(!sampling_plan_lot(lot, &class, 1, &plan, &err));
    ck_assert_int_eq(err.code, ERROR_INPUT);
    ck_assert_msg(strstr(err.message, words), "%s", err.message);
}

START_TEST(defects_are_a_mode_of_their_own) {
    struct sampling_class c = by_aql(SAMPLING_II, "15");
    refused(500, c, "major: an AQL of 15 counts defects per 100 units");
    c.mode = SAMPLING_DEFECTS;
    ck_assert_int_eq(plan_of(500, c).ac, 14);
}
END_TEST

START_TEST(own_plans) {
    struct sampling_class c = {.name = "drop test", .kind = SAMPLING_OWN, .n = 13, .ac = 1};
    struct sampling_plan p = plan_of(500, c);
    ck_assert(p.n == 13 && p.ac == 1 && p.re == 2 && !p.full);
    ck_assert(p.aql == SAMPLING_NO_AQL && p.letter == -1 && p.first_letter == -1);
    p = plan_of(8, c);
    ck_assert(p.full && p.n == 8);
    c.ac = 13;
    refused(500, c, "drop test: Ac 13 over 13 units accepts every lot");
    c.mode = SAMPLING_DEFECTS;
    ck_assert_int_eq(plan_of(500, c).re, 14);
    c.ac = -1;
    refused(500, c, "Ac is 0 or more");
    c.n = 0;
    refused(500, c, "1 unit or more");
    refused(1, c, "from 2 to 1,000,000,000 units, not 1");
    refused(INT64_C(2000000000), c, "not 2,000,000,000");
}
END_TEST

/* Three classes with samples of their own: nothing critical in any unit that is drawn. */
START_TEST(critical_zero_takes_the_largest_sample) {
    struct sampling_class classes[] = {{.name = "critical", .kind = SAMPLING_ZERO},
                                       by_aql(SAMPLING_I, "2.5"),
                                       by_aql(SAMPLING_II, "4.0")};
    struct sampling_plan plans[3];
    ck_assert(sampling_plan_lot(3000, classes, 3, plans, &err));
    ck_assert_int_eq(plans[1].n, 50);
    ck_assert_int_eq(plans[1].ac, 3);
    ck_assert_int_eq(plans[2].n, 125);
    ck_assert_int_eq(plans[0].n, 125);
    ck_assert_int_eq(plans[0].ac, 0);
    ck_assert_int_eq(plans[0].re, 1);
    ck_assert_int_eq(sampling_drawn(plans, 3), 125);
    refused(3000, classes[0], "critical: no other class says how many units are drawn");
}
END_TEST

/* Words */

static void not_aql(const char *typed, const char *words) {
    int aql;
    ck_assert(!sampling_read_aql(typed, &aql, &err));
    ck_assert_msg(strstr(err.message, words), "%s", err.message);
}

START_TEST(aqls_are_read) {
    for (int i = 0; i < SAMPLING_AQLS; i++) {
        int aql;
        ck_assert(sampling_read_aql(sampling_aqls[i], &aql, &err));
        ck_assert_int_eq(aql, i);
        ck_assert_double_eq_tol(sampling_aql_share(i), atof(sampling_aqls[i]) / 100, 1e-12);
    }
    ck_assert_int_eq(aql_of("1"), aql_of("1.0"));
    ck_assert_int_eq(aql_of("0.1"), aql_of("0.10"));
    not_aql("3", "neighbours are 2.5 and 4.0");
    not_aql("0.5", "neighbours are 0.40 and 0.65");
    not_aql("0", "begins with 0.010");
    not_aql("-1", "begins with 0.010");
    not_aql("1001", "ends with 1000");
    not_aql("two", "such as 2.5, not \"two\"");
}
END_TEST

START_TEST(words_are_read) {
    enum sampling_level level;
    enum sampling_severity severity;
    enum sampling_mode mode;
    ck_assert(sampling_read_level("ii", &level, &err) && level == SAMPLING_II);
    ck_assert(sampling_read_level("3", &level, &err) && level == SAMPLING_III);
    ck_assert(sampling_read_level("S-1", &level, &err) && level == SAMPLING_S1);
    ck_assert(sampling_read_level("s4", &level, &err) && level == SAMPLING_S4);
    ck_assert(!sampling_read_level("IV", &level, &err));
    ck_assert(strstr(err.message, "I, II and III, and S-1 to S-4"));
    ck_assert(!sampling_read_level("", &level, &err));
    ck_assert(!sampling_read_level("S", &level, &err));
    ck_assert(sampling_read_severity("Tightened", &severity, &err) &&
              severity == SAMPLING_TIGHTENED);
    ck_assert(!sampling_read_severity("tight", &severity, &err));
    ck_assert(sampling_read_mode("defects", &mode, &err) && mode == SAMPLING_DEFECTS);
    ck_assert(!sampling_read_mode("bags", &mode, &err));
}
END_TEST

TEST_MAIN(sampling, normal_cells, tightened_cells, reduced_cells, sample_sizes, code_letters,
          diagonals, disputed_cell_follows_the_arrow, stricter_plans_accept_less, known_plans,
          small_lots_are_inspected_wholly, plans_of_units_can_reject,
          defects_are_a_mode_of_their_own, own_plans, critical_zero_takes_the_largest_sample,
          aqls_are_read, words_are_read)
