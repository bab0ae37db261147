#include <string.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/tui/merge.h"

static bool same(const char *a, const char *b) {
    return strcmp(a, b) == 0;
}

/* Rows that need no choice get theirs at once. */
static bool decide_alone(struct merge_row *row) {
    if (same(row->theirs, row->base) && !same(row->mine, row->base)) {
        row->take_mine = true;
        return true;
    }
    if (same(row->mine, row->base) || same(row->mine, row->theirs)) {
        row->take_mine = false;
        return true;
    }
    return false;
}

/* The first open row from the current one on, or -1. */
static int next_open(const struct merge_model *m) {
    for (int i = 0; i < m->count; i++) {
        int at = (m->current + i) % m->count;
        if (!m->decided[at])
            return at;
    }
    return -1;
}

void merge_model_open(struct merge_model *m, struct merge_row *rows, int count) {
    *m = (struct merge_model){.rows = rows, .count = count};
    m->decided = mem_alloc((size_t)count, sizeof *m->decided);
    for (int i = 0; i < count; i++)
        m->decided[i] = decide_alone(&rows[i]);
    int open = next_open(m);
    m->current = open < 0 ? 0 : open;
}

void merge_model_close(struct merge_model *m) {
    mem_free(m->decided);
    *m = (struct merge_model){0};
}

void merge_model_choose(struct merge_model *m, bool mine) {
    m->rows[m->current].take_mine = mine;
}

bool merge_model_accept(struct merge_model *m) {
    m->decided[m->current] = true;
    int open = next_open(m);
    if (open < 0)
        return true;
    m->current = open;
    return false;
}

int merge_model_open_rows(const struct merge_model *m) {
    int n = 0;
    for (int i = 0; i < m->count; i++)
        n += !m->decided[i];
    return n;
}
