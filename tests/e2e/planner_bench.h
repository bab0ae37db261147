/* A bench with the requirements of the sample case, opened on the Planner screen. */
#ifndef TESTS_E2E_PLANNER_BENCH_H
#define TESTS_E2E_PLANNER_BENCH_H

#include "bench.h"

static const char planner_case[] = "tests/data/case/backpacks.yaml";

static inline void make_world(struct bench *b) {
    bench_make(b);
    bench_cli(b, "init", NULL);
    bench_cli(b, "import", child_source_file(&b->home.arena, planner_case), NULL);
}

static inline void open_list(struct bench *b, int rows, int columns, const char *option) {
    bench_open_today(b, rows, columns, option);
    bench_keys(b, "4", "Requirements  2");
}

static inline void open_plan(struct bench *b, int rows, int columns) {
    make_world(b);
    open_list(b, rows, columns, NULL);
    bench_keys(b, "Enter", "Landed / unit");
    pty_wait_text(b->pty, "in total than");
}

static inline void leave(struct bench *b) {
    bench_leave(b);
    bench_close(b);
}

#endif
