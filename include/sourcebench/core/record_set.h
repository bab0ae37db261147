/*
 * Records of several tables in memory: what a plan is made of, whether it comes from the database
 * or from a file. References name other records of the set by their ids.
 */
#ifndef SOURCEBENCH_CORE_RECORD_SET_H
#define SOURCEBENCH_CORE_RECORD_SET_H

#include "sourcebench/core/field.h"

struct record_set {
    struct arena arena; /* of records that record_set_new() makes, and the list */
    struct record **records;
    int n;
    int64_t last_id; /* the highest id of the set */
};

void record_set_free(struct record_set *set);

/* An empty record with an id that none of the set has. */
struct record *record_set_new(struct record_set *set, const struct entity *entity);
/* Takes a record in, with its id. */
void record_set_add(struct record_set *set, struct record *record);

/* Takes out again what was added since the mark. */
int record_set_mark(const struct record_set *set);
void record_set_cut(struct record_set *set, int mark);

/* NULL where there is none; of id 0 too. */
struct record *record_set_find(const struct record_set *set, const struct entity *entity,
                               int64_t id);
/* What a reference of the record points to; NULL where it is empty or not in the set. */
struct record *record_set_follow(const struct record_set *set, const struct record *record,
                                 int field);
/* The records of an entity of which the field (-1: of which all) refers to id, in the order in
 * which they came. */
struct record **record_set_list(const struct record_set *set, const struct entity *entity,
                                int field, int64_t id, struct arena *arena, int *n);

#endif
