/*
 * Loading and saving one record of any entity.
 *
 * A save names the record as it was loaded (base) and as it shall be (wanted). Only fields that
 * differ are written. Where another agent changed the same field to something else meanwhile, the
 * save fails with ERROR_CONFLICT, nothing is written, and the conflicts are listed for the merge
 * dialog; fields that only the other agent changed are kept. A supplier whose checklist has
 * mandatory items open or failed is approved only together with a reason (ERROR_REASON). A code
 * names one living record of its table only (ERROR_INPUT). All functions that write must stand
 * inside command_begin/commit and keep derived fields (name_key) and the rules that single entities
 * have (db/save_rules.c).
 */
#ifndef SOURCEBENCH_DB_RECORD_H
#define SOURCEBENCH_DB_RECORD_H

#include "sourcebench/core/field.h"
#include "sourcebench/db/store.h"

/* The record, deleted or not; ERROR_NOT_FOUND where there is none. */
bool record_load(struct store *store, const struct entity *entity, int64_t id, struct arena *arena,
                 struct record **record, struct error *err);

/* The living children of a parent, oldest first (interactions: newest first). */
bool record_children(struct store *store, const struct entity *entity, int64_t parent,
                     bool with_deleted, struct arena *arena, struct record ***records, int *count,
                     struct error *err);

/* All living records of a table, in the order of their ids: for tables that are small by nature
 * (materials, criteria, profiles), not for suppliers and what belongs to them. */
bool record_all(struct store *store, const struct entity *entity, struct arena *arena,
                struct record ***records, int *count, struct error *err);

/* The field that holds the code of a record of this table; -1 where records have none. */
int record_code_field(const struct entity *entity);
/* The living record of that code, in any case of its letters; 0 where there is none. Only of
 * entities that have codes. */
bool record_find_code(struct store *store, const struct entity *entity, const char *code,
                      int64_t *id, struct error *err);

/* Inserts; sets id (unless it has one: catalogue rows bring theirs), rev 1 and the audit fields of
 * *record. Empty fields for which the schema has a default get it, in the database only; derived
 * fields are computed, in the database only. created_by and updated_by point into the store. */
bool record_insert(struct store *store, struct record *record, struct error *err);

struct record_conflict {
    int field;
    struct value base, theirs, mine;
};
struct record_conflicts {
    struct record_conflict *items; /* in the arena */
    int count;
    const char *by; /* who saved meanwhile */
    int64_t at;
    struct record *current; /* the record as it is now */
};

/* Writes what differs between base and wanted. conflicts may be NULL where nobody can be asked.
 * *changed (may be NULL) tells how many fields were written. REFUSED where it is deleted. */
bool record_update(struct store *store, const struct record *base, const struct record *wanted,
                   struct arena *arena, struct record_conflicts *conflicts, int *changed,
                   struct error *err);

/* Marks deleted and takes the mark away. */
bool record_delete(struct store *store, const struct entity *entity, int64_t id, struct error *err);
bool record_restore(struct store *store, const struct entity *entity, int64_t id,
                    struct error *err);

#endif
