/* Bytes on the line and work while nothing happens, 1,000,000 suppliers at 120x40. */
#include "bench.h"

#include "../e2e/frugal.h"

enum { IDLE_MS = 10000 };

static struct screen open_quiet(int columns, const char *config) {
    struct screen s = screen_open(LARGE, columns, config);
    pty_wait_quiet(s.pty, 500);
    return s;
}

static void measure_cursor(void) {
    struct screen s = open_quiet(120, "");
    struct frugal_moves moves = frugal_measure_moves(s.pty);
    table_value("cursor move, median of 50, before the detail settles", (double)moves.bytes,
                "bytes", 120);
    table_value("the settled detail, at most", (double)moves.settled_most, "bytes", 2000);
    table_value("writes for a move", (double)pty_frame_writes(s.pty, "Down"), "writes", 1);
    pty_keys(s.pty, "Home");
    frugal_settle(s.pty);
    struct frugal_cost queued = frugal_frame(s.pty, "j j j j j j j j j j j j j j j j j j j j");
    table_value("20 queued moves", (double)queued.bytes, "bytes", 300);
    pty_keys(s.pty, "Home");
    frugal_settle(s.pty);
    struct frugal_cost pages = frugal_measure_pages(s.pty);
    table_value("page, for each changed cell", (double)pages.bytes / pages.cells, "bytes", 1.75);
    table_value("writes for a page", (double)pty_frame_writes(s.pty, "PgUp"), "writes", 1);
    screen_close(&s);
}

static void measure_others(void) {
    struct screen s = open_quiet(120, "cursor: mark\n");
    struct frugal_moves moves = frugal_measure_moves(s.pty);
    table_value("cursor move with cursor: mark", (double)moves.bytes, "bytes", 32);
    screen_close(&s);
    s = open_quiet(100, "");
    table_value("scroll by a line, list at full width (100 columns)",
                (double)frugal_measure_scrolls(s.pty), "bytes", 260);
    screen_close(&s);
}

static void measure_idle(void) {
    struct screen s = open_quiet(120, "");
    pty_mark(s.pty);
    pty_watch(s.pty, IDLE_MS);
    table_value("idle for 10 s", (double)pty_bytes(s.pty), "bytes", 0);
    table_value("idle, processor time for each second", pty_cpu_ms(s.pty) * 1000 / IDLE_MS, "ms",
                1);
    screen_close(&s);
}

void measure_thrift(void) {
    table_part("frugality, 1,000,000 suppliers");
    measure_cursor();
    measure_others();
    measure_idle();
}
