/*
 * How few bytes the bench sends, on a list of 2,000 suppliers in many scripts. Bytes repeat; times
 * do not, and are left to the benchmark.
 */
#include <stdio.h>
#include <stdlib.h>

#include "../unit/suite.h"

#include "frugal.h"
#include "run_cli.h"

struct desk {
    struct home home;
    const char *database;
    struct pty *pty;
};

static void make_database(struct desk *d) {
    struct cli_result made;
    char generator[4096];
    ck_assert_ptr_nonnull(realpath("tests/bench/generate", generator));
    static const char *const rows[] = {"--rows", "2000", NULL};
    cli_run(&(struct cli_options){.program = generator, .arguments = rows}, &made);
    ck_assert_int_eq(made.status, 0);
    const char *list = home_write(&d->home, "list.csv", strbuf_text(&made.out));
    d->database = home_file(&d->home, "list.db");
    cli_free(&made);
    struct cli_result done = cli_expect(&d->home, 0, "--db", d->database, "init", NULL);
    cli_free(&done);
    done = cli_expect(&d->home, 0, "--db", d->database, "import", "suppliers", list, NULL);
    cli_free(&done);
}

static void open_desk(struct desk *d, int columns, const char *config) {
    home_make(&d->home);
    make_database(d);
    const char *file = home_write(&d->home, "desk.yaml", config);
    const char *const arguments[] = {"--db", d->database, "--config", file, NULL};
    d->pty = pty_start(&(struct pty_options){
        .rows = 40, .columns = columns, .arguments = arguments, .home = d->home.path});
    pty_wait_text(d->pty, "? help");
    pty_keys(d->pty, "2");
    pty_wait_text(d->pty, "Suppliers  2,000");
    pty_wait_quiet(d->pty, 500);
}

/* Two thousand reviews that are due, of suppliers with names of many lengths. */
static void open_today(struct desk *d, int columns, const char *config) {
    static const char *const names[] = {"Saigon Trail Bags Co. Ltd.", "Hà Nội Túi Xách JSC",
                                        "东莞远行箱包有限公司", "Dhaka Stitch"};
    struct strbuf list = {0};
    home_make(&d->home);
    d->database = home_file(&d->home, "today.db");
    strbuf_add(&list, "name,country,status,next_review\n");
    for (int i = 0; i < 2000; i++)
        strbuf_addf(&list, "%d %s,VN,approved,2026-11-%02d\n", 1000 + i * 7 % 2000, names[i % 4],
                    i % 20 + 1);
    const char *file = home_write(&d->home, "list.csv", strbuf_text(&list));
    strbuf_free(&list);
    struct cli_result done = cli_expect(&d->home, 0, "--db", d->database, "init", NULL);
    cli_free(&done);
    done = cli_expect(&d->home, 0, "--db", d->database, "import", "suppliers", file, NULL);
    cli_free(&done);
    const char *const arguments[] = {"--db",     d->database,
                                     "--today",  "2026-11-23",
                                     "--config", home_write(&d->home, "desk.yaml", config),
                                     NULL};
    d->pty = pty_start(&(struct pty_options){
        .rows = 40, .columns = columns, .arguments = arguments, .home = d->home.path});
    pty_wait_text(d->pty, "Due 2,000");
    pty_wait_quiet(d->pty, 500);
}

static void close_desk(struct desk *d) {
    pty_end(d->pty);
    home_remove(&d->home);
}

START_TEST(cursor_moves_cost_two_names) {
    struct desk d = {0};
    open_desk(&d, 120, "");
    struct frugal_moves moves = frugal_measure_moves(d.pty);
    ck_assert_uint_gt(moves.bytes, 0);
    ck_assert_uint_le(moves.bytes, 120);
    ck_assert_uint_le(moves.settled_most, 2000);
    close_desk(&d);
}
END_TEST

START_TEST(cursor_mark_costs_two_cells) {
    struct desk d = {0};
    open_desk(&d, 120, "cursor: mark\n");
    struct frugal_moves moves = frugal_measure_moves(d.pty);
    ck_assert_uint_gt(moves.bytes, 0);
    ck_assert_uint_le(moves.bytes, 32);
    close_desk(&d);
}
END_TEST

START_TEST(moves_typed_ahead_are_one_frame) {
    struct desk d = {0};
    open_desk(&d, 120, "");
    struct frugal_cost cost = frugal_frame(d.pty, "j j j j j j j j j j j j j j j j j j j j");
    ck_assert_uint_gt(cost.bytes, 0);
    ck_assert_uint_le(cost.bytes, 300);
    close_desk(&d);
}
END_TEST

START_TEST(scrolling_sends_the_new_row) {
    struct desk d = {0};
    open_desk(&d, 100, "");
    size_t bytes = frugal_measure_scrolls(d.pty);
    ck_assert_uint_gt(bytes, 0);
    ck_assert_uint_le(bytes, 260);
    close_desk(&d);
}
END_TEST

START_TEST(pages_cost_what_changes) {
    struct desk d = {0};
    open_desk(&d, 120, "");
    struct frugal_cost cost = frugal_measure_pages(d.pty);
    ck_assert_int_gt(cost.cells, 10000);
    ck_assert_msg((double)cost.bytes <= 1.75 * cost.cells, "%zu bytes for %d cells", cost.bytes,
                  cost.cells);
    close_desk(&d);
}
END_TEST

START_TEST(moves_in_today_cost_two_names) {
    struct desk d = {0};
    open_today(&d, 120, "");
    struct frugal_moves moves = frugal_measure_moves(d.pty);
    ck_assert_uint_gt(moves.bytes, 0);
    ck_assert_uint_le(moves.bytes, 120);
    ck_assert_uint_le(moves.settled_most, 2000);
    close_desk(&d);
}
END_TEST

START_TEST(mark_in_today_costs_two_cells) {
    struct desk d = {0};
    open_today(&d, 120, "cursor: mark\n");
    struct frugal_moves moves = frugal_measure_moves(d.pty);
    ck_assert_uint_gt(moves.bytes, 0);
    ck_assert_uint_le(moves.bytes, 32);
    close_desk(&d);
}
END_TEST

START_TEST(scrolling_in_today_sends_the_new_row) {
    struct desk d = {0};
    open_today(&d, 100, "");
    size_t bytes = frugal_measure_scrolls(d.pty);
    ck_assert_uint_gt(bytes, 0);
    ck_assert_uint_le(bytes, 260);
    close_desk(&d);
}
END_TEST

/* Rows of one kind have much in common: a page costs less than half of one of suppliers. */
START_TEST(pages_in_today_cost_what_changes) {
    struct desk d = {0};
    open_today(&d, 120, "");
    struct frugal_cost cost = frugal_measure_pages(d.pty);
    ck_assert_int_gt(cost.cells, 2000);
    ck_assert_uint_le(cost.bytes, FRUGAL_PAGES * 1000);
    close_desk(&d);
}
END_TEST

/* -1: the system does not let it be counted. */
static void check_one_write(struct pty *p, const char *keys) {
    long long writes = pty_frame_writes(p, keys);
    ck_assert_msg(writes == 1 || writes == -1, "%s: %lld writes", keys, writes);
    pty_wait_quiet(p, 300);
}

START_TEST(a_frame_is_one_write) {
    struct desk d = {0};
    open_desk(&d, 120, "");
    check_one_write(d.pty, "Down");
    check_one_write(d.pty, "Down Down Up Down");
    check_one_write(d.pty, "PgDn");
    check_one_write(d.pty, "End");
    check_one_write(d.pty, "Home");
    close_desk(&d);
}
END_TEST

START_TEST(a_quiet_bench_sends_nothing) {
    struct desk d = {0};
    open_desk(&d, 120, "");
    pty_mark(d.pty);
    pty_watch(d.pty, 10000);
    ck_assert_uint_eq(pty_bytes(d.pty), 0);
    if (!pty_sanitized())
        ck_assert_msg(pty_cpu_ms(d.pty) < 10, "%f ms in ten seconds", pty_cpu_ms(d.pty));
    close_desk(&d);
}
END_TEST

TEST_MAIN(frugal, cursor_moves_cost_two_names, cursor_mark_costs_two_cells,
          moves_typed_ahead_are_one_frame, scrolling_sends_the_new_row, pages_cost_what_changes,
          moves_in_today_cost_two_names, mark_in_today_costs_two_cells,
          scrolling_in_today_sends_the_new_row, pages_in_today_cost_what_changes,
          a_frame_is_one_write, a_quiet_bench_sends_nothing)
