#include <stdint.h>

#include "sourcebench/core/id_set.h"
#include "sourcebench/tui/list_window.h"

#include "suite.h"

/*
 * A source of `total` rows with ids 10, 20, 30 …, without those that were removed; `slow` returns
 * at most so many rows a call, as a filter without an index does. In groups of `group` rows each
 * group has a heading before it; its id is negative.
 */
struct numbers {
    int64_t total, removed;
    int slow, group;
    int fetches, live; /* live: arenas handed out are counted by their rows */
    int64_t moved_from, moved_to;
};

static int64_t place_of(const struct numbers *n, int64_t id) {
    return id == n->moved_from ? n->moved_to : id;
}

static int64_t id_at(const struct numbers *n, int64_t place) {
    if (n->group && place % (10 * n->group) == 5)
        return -place;
    if (place == n->moved_to)
        return n->moved_from;
    return place == n->moved_from || place == n->removed || place % 10 ? 0 : place;
}

static void add(struct numbers *n, struct arena *arena, struct list_row *row, int64_t place) {
    int64_t *data = arena_alloc(arena, 1, sizeof *data);
    *data = place;
    *row = (struct list_row){.id = id_at(n, place), .data = data};
    row->heading = row->id < 0;
}

static int fetch(void *user, const struct list_row *from, enum list_direction direction, int limit,
                 struct arena *arena, struct list_row *rows, bool *end) {
    struct numbers *n = user;
    int64_t step = direction == LIST_FORWARD ? 1 : -1, last = 10 * n->total + 9;
    int64_t at = from ? *(const int64_t *)from->data : direction == LIST_FORWARD ? 0 : last + 1;
    int count = 0;
    n->fetches++;
    if (n->slow && n->slow < limit)
        limit = n->slow;
    for (at += step; at >= 1 && at <= last && count < limit; at += step) {
        if (id_at(n, at))
            add(n, arena, &rows[count++], at);
    }
    *end = at < 1 || at > last;
    return count;
}

static bool find(void *user, int64_t id, struct arena *arena, struct list_row *row) {
    struct numbers *n = user;
    if (id == n->removed)
        return false;
    add(n, arena, row, place_of(n, id));
    return true;
}

static void draw(void *user, struct area area, const struct list_row *row, bool cursor,
                 bool marked) {
    (void)user;
    (void)area;
    (void)row;
    (void)cursor;
    (void)marked;
}

static struct list_source source(struct numbers *n, bool finds) {
    return (struct list_source){
        .user = n, .fetch = fetch, .draw = draw, .find = finds ? find : NULL};
}

static struct list *open_list(struct numbers *n, bool finds) {
    struct list_source s = source(n, finds);
    struct list *l = list_new(&s);
    list_restart(l);
    return l;
}

static int64_t current(const struct list *l) {
    const struct list_row *row = list_current(l);
    return row ? row->id : 0;
}

static void move(struct list *l, enum list_motion motion, int times) {
    for (int i = 0; i < times; i++)
        list_move(l, motion);
}

START_TEST(window_stays_small_and_unbroken) {
    struct numbers n = {.total = 1000000};
    struct list_source s = source(&n, false);
    struct list_window w;
    int shift;
    list_window_open(&w, &s);
    for (int i = 0; i < 50; i++)
        list_window_extend(&w, LIST_FORWARD, w.count - 20, w.count - 1, &shift);
    ck_assert_int_le(w.count, LIST_WINDOW_ROWS + LIST_BATCH);
    ck_assert(!w.at_first && !w.at_last);
    ck_assert_int_eq(w.rows[w.count - 1].id, 50 * LIST_BATCH * 10);
    for (int i = 0; i < 20; i++)
        list_window_extend(&w, LIST_BACKWARD, 0, 20, &shift);
    ck_assert_int_le(w.count, LIST_WINDOW_ROWS + LIST_BATCH);
    for (int i = 1; i < w.count; i++)
        ck_assert_int_eq(w.rows[i].id - w.rows[i - 1].id, 10);
    list_window_clear(&w);
}
END_TEST

START_TEST(rows_that_are_kept_are_never_dropped) {
    struct numbers n = {.total = 5000};
    struct list_source s = source(&n, false);
    struct list_window w;
    int shift, kept = 5;
    list_window_open(&w, &s);
    for (int i = 0; i < 20; i++) {
        list_window_extend(&w, LIST_FORWARD, kept, kept + 20, &shift);
        kept += shift;
        ck_assert_int_eq(w.rows[kept].id, 60);
    }
    list_window_clear(&w);
}
END_TEST

START_TEST(a_million_rows_cost_what_a_thousand_do) {
    struct numbers n = {.total = 1000000};
    struct list *l = open_list(&n, true);
    ck_assert_int_eq(current(l), 10);
    list_move(l, LIST_END);
    ck_assert_int_eq(current(l), 10000000);
    list_move(l, LIST_UP);
    ck_assert_int_eq(current(l), 9999990);
    list_move(l, LIST_PAGE_UP);
    ck_assert_int_eq(current(l), 9999790);
    list_move(l, LIST_HOME);
    ck_assert_int_eq(current(l), 10);
    ck_assert_int_le(n.fetches, 6);
    move(l, LIST_PAGE_DOWN, 100);
    ck_assert_int_eq(current(l), 20010);
    move(l, LIST_DOWN, 1000);
    ck_assert_int_eq(current(l), 30010);
    move(l, LIST_UP, 1500);
    ck_assert_int_eq(current(l), 15010);
    ck_assert_int_le(n.fetches, 80);
    ck_assert(!list_searching(l));
    list_free(l);
}
END_TEST

START_TEST(moves_stop_at_the_ends) {
    struct numbers n = {.total = 3};
    struct list *l = open_list(&n, true);
    list_move(l, LIST_UP);
    ck_assert_int_eq(current(l), 10);
    move(l, LIST_DOWN, 5);
    ck_assert_int_eq(current(l), 30);
    list_move(l, LIST_PAGE_UP);
    ck_assert_int_eq(current(l), 10);
    list_move(l, LIST_END);
    ck_assert_int_eq(current(l), 30);
    list_free(l);
    n.total = 0;
    l = open_list(&n, true);
    ck_assert_ptr_null(list_current(l));
    for (int motion = LIST_UP; motion <= LIST_END; motion++)
        list_move(l, (enum list_motion)motion);
    list_reload(l);
    list_mark_range(l);
    ck_assert_ptr_null(list_current(l));
    ck_assert(!list_work(l));
    list_free(l);
}
END_TEST

START_TEST(reload_keeps_the_row_under_the_cursor) {
    for (int finds = 0; finds < 2; finds++) {
        struct numbers n = {.total = 100000};
        struct list *l = open_list(&n, finds);
        move(l, LIST_DOWN, 500);
        ck_assert_int_eq(current(l), 5010);
        list_reload(l);
        ck_assert_int_eq(current(l), 5010);
        n.removed = 5010;
        list_reload(l);
        ck_assert_int_eq(current(l), 5020);
        list_move(l, LIST_UP);
        ck_assert_int_eq(current(l), 5000);
        list_move(l, LIST_END);
        n.removed = 1000000;
        list_reload(l);
        ck_assert_int_eq(current(l), 999990);
        list_free(l);
    }
}
END_TEST

START_TEST(reload_follows_a_row_that_moved) {
    struct numbers n = {.total = 100000};
    struct list *l = open_list(&n, true);
    move(l, LIST_DOWN, 5);
    n.moved_from = 60;
    n.moved_to = 900005;
    list_reload(l);
    ck_assert_int_eq(current(l), 60);
    list_move(l, LIST_DOWN);
    ck_assert_int_eq(current(l), 900010);
    list_free(l);
}
END_TEST

START_TEST(goto_shows_a_row_anywhere) {
    struct numbers n = {.total = 100000};
    struct list *l = open_list(&n, true);
    int64_t place = 654320;
    list_goto(l, &(struct list_row){.id = place, .data = &place});
    ck_assert_int_eq(current(l), 654320);
    list_move(l, LIST_UP);
    ck_assert_int_eq(current(l), 654310);
    place = 654350;
    list_goto(l, &(struct list_row){.id = place, .data = &place});
    ck_assert_int_eq(current(l), 654350);
    list_free(l);
}
END_TEST

/* Also where the row is no longer in the window, or gone. */
START_TEST(a_move_is_taken_back) {
    struct numbers n = {.total = 1000000};
    struct list *l = open_list(&n, true);
    list_unmove(l); /* nothing was moved */
    ck_assert_int_eq(current(l), 10);
    move(l, LIST_DOWN, 5);
    list_move(l, LIST_HOME);
    list_unmove(l);
    ck_assert_int_eq(current(l), 60);
    list_move(l, LIST_END);
    list_move(l, LIST_HOME);
    list_unmove(l);
    ck_assert_int_eq(current(l), 10000000);
    list_move(l, LIST_HOME);
    n.removed = 10000000;
    list_unmove(l);
    ck_assert_int_eq(current(l), 10);
    list_free(l);
}
END_TEST

START_TEST(a_slow_source_is_asked_until_the_view_is_full) {
    struct numbers n = {.total = 1000, .slow = 3};
    struct list *l = open_list(&n, true);
    int work = 0;
    ck_assert(list_searching(l));
    while (list_work(l))
        work++;
    ck_assert_int_ge(work, 3);
    ck_assert(!list_searching(l));
    list_move(l, LIST_END);
    while (list_work(l))
        ;
    ck_assert_int_eq(current(l), 10000);
    list_move(l, LIST_PAGE_UP);
    ck_assert_int_lt(current(l), 10000);
    list_reload(l);
    while (list_work(l))
        ;
    ck_assert(!list_searching(l));
    list_free(l);
}
END_TEST

START_TEST(marks_outlive_reloads) {
    struct numbers n = {.total = 1000};
    struct list *l = open_list(&n, true);
    list_mark(l, 30, true);
    list_mark(l, 10, true);
    list_mark(l, 30, true);
    list_reload(l);
    ck_assert(list_marked(l, 30) && list_marked(l, 10) && !list_marked(l, 20));
    ck_assert_int_eq(list_mark_count(l), 2);
    ck_assert_int_eq(list_marks(l)[0], 10);
    list_mark(l, 10, false);
    ck_assert_int_eq(list_mark_count(l), 1);
    list_mark(l, 30, true);
    move(l, LIST_DOWN, 6);
    list_mark_range(l);
    ck_assert_int_eq(list_mark_count(l), 5);
    list_unmark_all(l);
    ck_assert_int_eq(list_mark_count(l), 0);
    list_free(l);
}
END_TEST

START_TEST(all_of_a_million_rows_are_marked) {
    struct numbers n = {.total = 1000000};
    struct list *l = open_list(&n, true);
    list_mark(l, 50, true);
    for (int64_t i = 1; i <= n.total; i++)
        list_mark(l, 10 * i, true);
    ck_assert_int_eq(list_mark_count(l), 1000000);
    ck_assert(list_marked(l, 7654320) && !list_marked(l, 7654321));
    ck_assert_int_eq(current(l), 10);
    list_free(l);
}
END_TEST

START_TEST(ids_in_any_order_are_a_set) {
    struct id_set m = {0};
    uint64_t x = 1;
    for (int i = 0; i < 5000; i++) {
        x = x * 6364136223846793005u + 1442695040888963407u;
        id_set_add(&m, (int64_t)(x >> 54));
        if (i % 97 == 0)
            ck_assert(id_set_has(&m, (int64_t)(x >> 54)));
    }
    size_t count = id_set_count(&m);
    ck_assert_uint_le(count, 1024);
    for (size_t i = 1; i < count; i++)
        ck_assert_int_lt(id_set_ids(&m)[i - 1], id_set_ids(&m)[i]);
    id_set_remove(&m, id_set_ids(&m)[count / 2]);
    ck_assert_uint_eq(id_set_count(&m), count - 1);
    id_set_clear(&m);
}
END_TEST

/* Headings at 5, 35, 65 …: before the rows 10 20 30, 40 50 60, … */
START_TEST(cursor_steps_over_headings) {
    struct numbers n = {.total = 1000, .group = 3};
    struct list *l = open_list(&n, true);
    for (int id = 10; id <= 200; id += 10, list_move(l, LIST_DOWN))
        ck_assert_int_eq(current(l), id);
    for (int id = 210; id > 10; id -= 10, list_move(l, LIST_UP))
        ck_assert_int_eq(current(l), id);
    move(l, LIST_UP, 3);
    ck_assert_int_eq(current(l), 10);
    list_move(l, LIST_END);
    ck_assert_int_eq(current(l), 10000);
    list_move(l, LIST_HOME);
    ck_assert_int_eq(current(l), 10);
    for (int i = 0; i < 200; i++) {
        list_move(l, LIST_PAGE_DOWN);
        ck_assert_int_gt(current(l), 0);
    }
    ck_assert_int_eq(current(l), 10000);
    for (int i = 0; i < 200; i++) {
        list_move(l, LIST_PAGE_UP);
        ck_assert_int_gt(current(l), 0);
    }
    ck_assert_int_eq(current(l), 10);
    list_free(l);
}
END_TEST

/* Twenty lines are visible: a heading and 19 or fewer rows. */
static int top_id;

static void draw_ids(void *user, struct area area, const struct list_row *row, bool cursor,
                     bool marked) {
    (void)user;
    ck_assert(!row->heading || (!cursor && !marked));
    if (area.y == 0)
        top_id = (int)row->id;
}

START_TEST(heading_above_the_first_row_is_shown) {
    struct numbers n = {.total = 1000, .group = 3};
    struct list_source s = source(&n, true);
    struct area area = {0, 0, 20, 80};
    s.draw = draw_ids;
    struct list *l = list_new(&s);
    list_restart(l);
    list_draw(l, area, false);
    ck_assert_int_eq(top_id, -5);
    move(l, LIST_DOWN, 100);
    list_draw(l, area, false);
    ck_assert_int_gt(top_id, 0);
    for (int i = 0; i < 100; i++) {
        list_move(l, LIST_UP);
        list_draw(l, area, false);
        ck_assert_int_ne(top_id % 30, 10); /* the first row of a group never stands on top */
    }
    ck_assert_int_eq(current(l), 10);
    ck_assert_int_eq(top_id, -5);
    list_move(l, LIST_END);
    list_move(l, LIST_HOME);
    list_draw(l, area, false);
    ck_assert_int_eq(top_id, -5);
    list_free(l);
}
END_TEST

START_TEST(marks_skip_headings) {
    struct numbers n = {.total = 1000, .group = 3};
    struct list *l = open_list(&n, true);
    list_mark(l, 10, true);
    move(l, LIST_DOWN, 9);
    list_mark_range(l);
    ck_assert_int_eq(list_mark_count(l), 10);
    ck_assert_int_eq(list_marks(l)[0], 10);
    list_free(l);
}
END_TEST

START_TEST(reload_never_leaves_the_cursor_on_a_heading) {
    for (int finds = 0; finds < 2; finds++) {
        struct numbers n = {.total = 1000, .group = 3};
        struct list *l = open_list(&n, finds);
        move(l, LIST_DOWN, 299);
        ck_assert_int_eq(current(l), 3000); /* the last of its group */
        n.removed = 3000;
        list_reload(l);
        ck_assert_int_eq(current(l), 3010);
        list_move(l, LIST_UP);
        ck_assert_int_eq(current(l), 2990);
        list_free(l);
    }
}
END_TEST

/* Where there is nothing but a heading there is no row to stand on; the first one that comes is
 * taken. */
START_TEST(slow_source_with_headings) {
    struct numbers n = {.total = 1000, .group = 3, .slow = 1};
    struct list *l = open_list(&n, true);
    while (list_work(l))
        ;
    ck_assert_int_eq(current(l), 10);
    move(l, LIST_DOWN, 40);
    ck_assert_int_gt(current(l), 10);
    list_free(l);
    n.total = 0;
    n.slow = 0;
    l = open_list(&n, true);
    ck_assert_ptr_null(list_current(l));
    for (int motion = LIST_UP; motion <= LIST_END; motion++)
        list_move(l, (enum list_motion)motion);
    list_mark_range(l);
    list_reload(l);
    ck_assert_ptr_null(list_current(l));
    ck_assert_int_eq(list_mark_count(l), 0);
    list_free(l);
}
END_TEST

TEST_MAIN(list, window_stays_small_and_unbroken, rows_that_are_kept_are_never_dropped,
          a_million_rows_cost_what_a_thousand_do, moves_stop_at_the_ends,
          reload_keeps_the_row_under_the_cursor, reload_follows_a_row_that_moved,
          goto_shows_a_row_anywhere, a_move_is_taken_back,
          a_slow_source_is_asked_until_the_view_is_full, marks_outlive_reloads,
          all_of_a_million_rows_are_marked, ids_in_any_order_are_a_set, cursor_steps_over_headings,
          heading_above_the_first_row_is_shown, marks_skip_headings,
          reload_never_leaves_the_cursor_on_a_heading, slow_source_with_headings)
