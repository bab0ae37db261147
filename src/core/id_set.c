#include "sourcebench/core/id_set.h"

#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/memory.h"

static int compare(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static void drop_doubles(struct id_set *m) {
    size_t kept = 0;
    for (size_t i = 0; i < m->count; i++) {
        if (kept == 0 || m->ids[i] != m->ids[kept - 1])
            m->ids[kept++] = m->ids[i];
    }
    m->count = kept;
}

/* Merges the sorted tail into the sorted front, from the back, so that only the tail is copied. */
static void merge_tail(struct id_set *m, size_t tail_count) {
    size_t size = tail_count * sizeof *m->ids;
    int64_t *tail = mem_alloc(tail_count, sizeof *tail);
    memcpy(tail, m->ids + m->sorted, size);
    size_t front = m->sorted, at = m->count;
    while (tail_count > 0) {
        if (front > 0 && m->ids[front - 1] > tail[tail_count - 1])
            m->ids[--at] = m->ids[--front];
        else
            m->ids[--at] = tail[--tail_count];
    }
    mem_free(tail);
}

static void sort(struct id_set *m) {
    size_t tail_count = m->count - m->sorted;
    if (tail_count == 0)
        return;
    qsort(m->ids + m->sorted, tail_count, sizeof *m->ids, compare);
    if (m->sorted > 0)
        merge_tail(m, tail_count);
    drop_doubles(m);
    m->sorted = m->count;
}

void id_set_add(struct id_set *m, int64_t id) {
    if (m->count > 0 && m->ids[m->count - 1] == id)
        return;
    m->ids = mem_grow(m->ids, m->count, sizeof *m->ids);
    if (m->sorted == m->count && (m->count == 0 || m->ids[m->count - 1] < id))
        m->sorted++;
    m->ids[m->count++] = id;
}

static int64_t *find(struct id_set *m, int64_t id) {
    sort(m);
    return m->count ? bsearch(&id, m->ids, m->count, sizeof *m->ids, compare) : NULL;
}

void id_set_remove(struct id_set *m, int64_t id) {
    int64_t *at = find(m, id);
    if (!at)
        return;
    size_t behind = m->count - (size_t)(at - m->ids) - 1;
    memmove(at, at + 1, behind * sizeof *at);
    m->sorted = --m->count;
}

bool id_set_has(struct id_set *m, int64_t id) {
    return find(m, id) != NULL;
}

size_t id_set_count(struct id_set *m) {
    sort(m);
    return m->count;
}

const int64_t *id_set_ids(struct id_set *m) {
    sort(m);
    return m->ids;
}

void id_set_clear(struct id_set *m) {
    mem_free(m->ids);
    *m = (struct id_set){0};
}
