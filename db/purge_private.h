/*
 * What the files of a purge share. What goes stands in temporary tables while it runs: purge_row
 * (tbl, row), the rows that go, and purge_ref, rows that stay and refer to one of them.
 */
#ifndef DB_PURGE_PRIVATE_H
#define DB_PURGE_PRIVATE_H

#include "sourcebench/db/purge.h"

#include "journal_private.h"

struct purge {
    struct store *store;
    const struct journal_schema *schema;
    struct purge_result *result;
    int64_t entry; /* of the purge in the journal */
};

struct purge_owner {
    const struct entity *entity;
    int table, row; /* fields */
};
/* How an entity names its owner; NULL where the parent field is all. */
const struct purge_owner *purge_owner_of(const struct entity *entity);

/* Whether a row goes. */
bool purge_has(struct purge *purge, int table, int64_t row, bool *found, struct error *err);
bool purge_add(struct purge *purge, int table, int64_t row, struct error *err);
/* The number of the table that a column refers to without belonging to its row: the reference can
 * be emptied; -1: none. */
int purge_reference(const struct journal_schema *schema, const struct journal_table *table,
                    int column);

/* REFUSED, with what to do first. */
bool purge_refuse_living(const struct purge_item *item, struct error *err);

/* purge_journal.c: adds rows that stand in the journal alone and belonged to a row that goes. */
bool purge_add_taken_back(struct purge *purge, struct error *err);
/* Takes the rows out of all entries. */
bool purge_rewrite_journal(struct purge *purge, struct error *err);
/* Enters the purge itself. */
bool purge_write_entry(struct purge *purge, const char *label, struct error *err);

#endif
