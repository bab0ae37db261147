/*
 * A set of ids, made for a million of them: a sorted array. Ids that are added wait unsorted behind
 * the sorted ones and are merged in when somebody looks, so that adding many costs little; looking
 * thus changes the set. Zero-initialise to begin, id_set_clear() ends.
 */
#ifndef SOURCEBENCH_CORE_ID_SET_H
#define SOURCEBENCH_CORE_ID_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct id_set {
    int64_t *ids;
    size_t count, sorted; /* ids[0..sorted) ascend, each once */
};

void id_set_add(struct id_set *m, int64_t id);
void id_set_remove(struct id_set *m, int64_t id);
bool id_set_has(struct id_set *m, int64_t id);
size_t id_set_count(struct id_set *m);
const int64_t *id_set_ids(struct id_set *m); /* ascending, id_set_count() of them */
void id_set_clear(struct id_set *m);

#endif
