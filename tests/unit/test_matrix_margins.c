/*
 * The change of one weight that dethrones a winner: against every step of it tried one after the
 * other, and by hand.
 */
#include "sourcebench/core/matrix_stability.h"

#include "matrix_fixture.h"

static struct arena arena;

/* The same matrix where a criterion has the share t and the others keep their proportions. */
static void with_share(const struct matrix_fixture *f, int criterion, int t,
                       struct matrix_fixture *moved) {
    int64_t others = 0;
    *moved = *f;
    moved->matrix.criteria = moved->criteria;
    for (int i = 0; i < f->matrix.n_criteria; i++)
        others += i == criterion ? 0 : f->criteria[i].weight;
    for (int i = 0; i < f->matrix.n_criteria; i++)
        moved->criteria[i].weight =
            i == criterion ? t * others : (MATRIX_FULL - t) * f->criteria[i].weight;
}

/* Who is before the winner at that share; -1: nobody. */
static int before_winner(const struct matrix_fixture *f, int criterion, int t, int winner) {
    struct matrix_fixture moved;
    with_share(f, criterion, t, &moved);
    struct matrix_ranking r = fixture_rank(&moved.matrix, &arena);
    bool dethroned = r.n_ranked > 0 && r.results[winner].rank != 1;
    int first = dethroned ? r.order[0] : -1;
    arena_free(&arena);
    return first;
}

static void check_turn(const struct matrix_fixture *f, int criterion, int from, int step,
                       int winner, struct matrix_turn turn) {
    for (int t = from; t >= 0 && t <= MATRIX_FULL; t += step) {
        int first = before_winner(f, criterion, t, winner);
        if (first < 0)
            continue;
        ck_assert_int_eq(turn.share, t);
        ck_assert_int_eq(turn.row, first);
        return;
    }
    ck_assert_int_eq(turn.share, MATRIX_NEVER);
    ck_assert_int_eq(turn.row, -1);
}

static void check_all(const struct matrix_fixture *f, const struct matrix_margin *margins,
                      int winner) {
    int64_t all = 0;
    for (int i = 0; i < f->matrix.n_criteria; i++)
        all += f->criteria[i].weight;
    for (int i = 0; i < f->matrix.n_criteria; i++) {
        int64_t weight = f->criteria[i].weight;
        int up = 0, down;
        while (up <= MATRIX_FULL && up * all <= weight * MATRIX_FULL)
            up++;
        down = up - 1;
        while (down >= 0 && down * all >= weight * MATRIX_FULL)
            down--;
        if (weight == all) {
            ck_assert_int_eq(margins[i].up.share, MATRIX_NEVER);
            ck_assert_int_eq(margins[i].down.share, MATRIX_NEVER);
            continue;
        }
        check_turn(f, i, up, 1, winner, margins[i].up);
        check_turn(f, i, down, -1, winner, margins[i].down);
    }
}

/* At the share found another row is first, at every step before it none is. */
START_TEST(the_change_found_is_enough_and_no_smaller_one_is) {
    unsigned seed = 4;
    int winners = 0;
    while (winners < 100) {
        struct matrix_fixture f;
        struct matrix_margin margins[FIXTURE_CRITERIA];
        fixture_any(&f, 6, 4, &seed);
        struct matrix_ranking r = fixture_rank(&f.matrix, &arena);
        bool won = matrix_margins(&f.matrix, &r, margins);
        int winner = r.order[0];
        ck_assert_int_eq(won, r.n_first == 1);
        arena_free(&arena);
        if (!won)
            continue;
        winners++;
        check_all(&f, margins, winner);
    }
}
END_TEST

TEST_MAIN(matrix_margins, the_change_found_is_enough_and_no_smaller_one_is)
