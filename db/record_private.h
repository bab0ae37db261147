/*
 * What record.c and record_update.c share: the SQL of an entity, and the audit rules.
 */
#ifndef DB_RECORD_PRIVATE_H
#define DB_RECORD_PRIVATE_H

#include "sourcebench/db/record.h"

#include "store_private.h"

/* The SQL of one entity, made of its static names on first use and kept by the store. */
struct record_sql {
    const struct entity *entity;
    struct record_sql *next;
    char *load, *all, *children, *all_children, *insert, *set_deleted, *parent_deleted;
    bool *has_default; /* per field: the schema fills it in where it is empty */
};

/* The entity's SQL; NULL and err where the schema cannot be read. */
const struct record_sql *record_sql_get(struct store *store, const struct entity *entity,
                                        struct error *err);
void record_sql_free(struct store *store);

/* What a record is called, as an SQL expression over its table: its title, or that of the record
 * which it names in its place. */
const char *record_title_sql(const struct entity *entity, struct arena *arena);

/* Whether records may be written now: within a command, by a store open for writing. */
bool record_may_write(struct store *store, struct error *err);

/* INPUT where another living record (than id) of the table has the code of these values. */
bool record_check_code(struct store *store, const struct entity *entity, const struct value *values,
                       int64_t id, struct error *err);

/* The value of a derived field that follows from another field of the record; false for a field
 * that does not derive from anything. *from is the field that it follows. */
bool record_derive(const struct entity *entity, int field, const struct value *values,
                   struct arena *arena, int *from, struct value *derived);

/* "2026-11-23 14:20" of milliseconds UTC. */
void record_time_text(int64_t ms, char out[32]);

#endif
