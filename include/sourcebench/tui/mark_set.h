/*
 * A set of ids, made for a million of them: a sorted array. Ids that are added wait unsorted behind
 * the sorted ones and are merged in when somebody looks, so that adding many costs little.
 * Zero-initialise to begin, mark_set_clear() ends.
 */
#ifndef SOURCEBENCH_TUI_MARK_SET_H
#define SOURCEBENCH_TUI_MARK_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct mark_set {
    int64_t *ids;
    size_t count, sorted, capacity; /* ids[0..sorted) ascend, each once */
};

void mark_set_add(struct mark_set *m, int64_t id);
void mark_set_remove(struct mark_set *m, int64_t id);
bool mark_set_has(struct mark_set *m, int64_t id);
size_t mark_set_count(struct mark_set *m);
const int64_t *mark_set_ids(struct mark_set *m); /* ascending, mark_set_count() of them */
void mark_set_clear(struct mark_set *m);

#endif
