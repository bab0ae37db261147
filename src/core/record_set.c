#include "sourcebench/core/record_set.h"

#include "sourcebench/core/entities.h"

void record_set_free(struct record_set *set) {
    mem_free(set->records);
    arena_free(&set->arena);
    *set = (struct record_set){0};
}

struct record *record_set_new(struct record_set *set, const struct entity *entity) {
    struct record *r = record_new(entity, &set->arena);
    r->id = set->last_id + 1;
    record_set_add(set, r);
    return r;
}

void record_set_add(struct record_set *set, struct record *record) {
    set->records = mem_grow(set->records, (size_t)set->n, sizeof(struct record *));
    set->records[set->n++] = record;
    if (record->id > set->last_id)
        set->last_id = record->id;
}

int record_set_mark(const struct record_set *set) {
    return set->n;
}

void record_set_cut(struct record_set *set, int mark) {
    set->n = mark;
}

struct record *record_set_find(const struct record_set *set, const struct entity *entity,
                               int64_t id) {
    for (int i = 0; id && i < set->n; i++) {
        if (set->records[i]->id == id && set->records[i]->entity == entity)
            return set->records[i];
    }
    return NULL;
}

struct record *record_set_follow(const struct record_set *set, const struct record *record,
                                 int field) {
    const struct entity *to = entity_of_table(record->entity->fields[field].ref);
    return record_set_find(set, to, record->values[field].i);
}

static bool belongs(const struct record *r, const struct entity *entity, int field, int64_t id) {
    return r->entity == entity && (field < 0 || r->values[field].i == id);
}

struct record **record_set_list(const struct record_set *set, const struct entity *entity,
                                int field, int64_t id, struct arena *arena, int *n) {
    struct record **list = NULL;
    for (int turn = 0; turn < 2; turn++) {
        *n = 0;
        for (int i = 0; i < set->n; i++) {
            if (!belongs(set->records[i], entity, field, id))
                continue;
            if (list)
                list[*n] = set->records[i];
            ++*n;
        }
        if (!list)
            list = arena_alloc(arena, (size_t)*n + 1, sizeof(struct record *));
    }
    return list;
}
