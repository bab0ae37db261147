#include "sourcebench/tui/list_window.h"

#include <string.h>

struct list_batch {
    struct arena arena;
    int count;
};

void list_window_open(struct list_window *w, const struct list_source *source) {
    *w = (struct list_window){.source = source};
}

void list_window_clear(struct list_window *w) {
    for (int i = 0; i < w->n_batches; i++)
        arena_free(&w->batches[i].arena);
    mem_free(w->batches);
    mem_free(w->rows);
    list_window_open(w, w->source);
}

static void reverse(struct list_row *rows, int count) {
    for (int i = 0, j = count - 1; i < j; i++, j--) {
        struct list_row row = rows[i];
        rows[i] = rows[j];
        rows[j] = row;
    }
}

/* Puts rows and their arena at one end. */
static void add_batch(struct list_window *w, enum list_direction direction,
                      const struct list_row *rows, int count, struct arena arena) {
    if (w->count + count > w->capacity) {
        w->capacity = w->count + count + LIST_BATCH;
        w->rows = mem_resize(w->rows, (size_t)w->capacity, sizeof *w->rows);
    }
    w->batches = mem_resize(w->batches, (size_t)w->n_batches + 1, sizeof *w->batches);
    struct list_row *at = w->rows + w->count;
    struct list_batch *batch = w->batches + w->n_batches;
    if (direction == LIST_BACKWARD) {
        at = w->rows;
        batch = w->batches;
        memmove(at + count, at, (size_t)w->count * sizeof *at);
        memmove(batch + 1, batch, (size_t)w->n_batches * sizeof *batch);
    }
    memcpy(at, rows, (size_t)count * sizeof *at);
    *batch = (struct list_batch){arena, count};
    w->count += count;
    w->n_batches++;
}

static void drop_first(struct list_window *w) {
    struct list_batch *batch = w->batches;
    int count = batch->count;
    arena_free(&batch->arena);
    w->n_batches--;
    w->count -= count;
    memmove(batch, batch + 1, (size_t)w->n_batches * sizeof *batch);
    memmove(w->rows, w->rows + count, (size_t)w->count * sizeof *w->rows);
    w->at_first = false;
}

static void drop_last(struct list_window *w) {
    struct list_batch *batch = w->batches + w->n_batches - 1;
    arena_free(&batch->arena);
    w->n_batches--;
    w->count -= batch->count;
    w->at_last = false;
}

/* Reads behind or before the place and adds what comes. */
static int fetch(struct list_window *w, const struct list_row *place,
                 enum list_direction direction) {
    struct list_row rows[LIST_BATCH];
    struct arena arena = {0};
    bool end = false;
    int count = w->source->fetch(w->source->user, place, direction, LIST_BATCH, &arena, rows, &end);
    if (direction == LIST_BACKWARD)
        reverse(rows, count);
    if (count > 0)
        add_batch(w, direction, rows, count, arena);
    else
        arena_free(&arena);
    if (direction == LIST_BACKWARD)
        w->at_first = end;
    else
        w->at_last = end;
    return count;
}

int list_window_begin(struct list_window *w, const struct list_row *place,
                      enum list_direction direction) {
    int count = fetch(w, place, direction);
    if (!place && direction == LIST_FORWARD)
        w->at_first = true;
    if (!place && direction == LIST_BACKWARD)
        w->at_last = true;
    return count;
}

void list_window_put(struct list_window *w, const struct list_row *row, struct arena arena) {
    add_batch(w, LIST_FORWARD, row, 1, arena);
}

int list_window_extend(struct list_window *w, enum list_direction direction, int keep_from,
                       int keep_to, int *shift) {
    *shift = 0;
    if (w->count == 0)
        return list_window_begin(w, NULL, direction);
    bool forward = direction == LIST_FORWARD;
    const struct list_row *place = forward ? &w->rows[w->count - 1] : w->rows;
    int count = fetch(w, place, direction);
    if (!forward) {
        *shift = count;
        while (w->count > LIST_WINDOW_ROWS &&
               w->count - w->batches[w->n_batches - 1].count > keep_to + count)
            drop_last(w);
        return count;
    }
    while (w->count > LIST_WINDOW_ROWS && keep_from + *shift >= w->batches[0].count) {
        *shift -= w->batches[0].count;
        drop_first(w);
    }
    return count;
}

int list_window_find(const struct list_window *w, int64_t id) {
    for (int i = 0; i < w->count; i++) {
        if (w->rows[i].id == id)
            return i;
    }
    return -1;
}
