/*
 * What the modules of the journal share: the tables it keeps, its entries' bytes, and how one
 * command is marked as the undo or redo of another.
 *
 * A first-hand entry ("do") has its own id as root; an undo or redo has the root of what it takes
 * back and names that entry in undo_of. So the latest entry with a root tells whether the change
 * stands ("do", "redo") or not ("undo"), and taking back always means to invert that latest entry.
 */
#ifndef DB_JOURNAL_PRIVATE_H
#define DB_JOURNAL_PRIVATE_H

#include "sourcebench/db/journal.h"

#include "changeset.h"
#include "store_private.h"

enum column_role {
    COLUMN_FIELD, /* also a column that a newer version appended */
    COLUMN_DERIVED,
    COLUMN_ID,
    COLUMN_REV,
    COLUMN_CREATED, /* _at and _by */
    COLUMN_UPDATED_AT,
    COLUMN_UPDATED_BY,
    COLUMN_DELETED_AT
};

/* One journaled table as this database has it. Columns are only ever appended, so a column has the
 * same place in every changeset that knows it. */
struct journal_table {
    const struct entity *entity;
    int number;          /* place in all_entities, as in journal_row.tbl */
    int n_columns;       /* at most CHANGE_COLUMNS */
    const char **column; /* names */
    enum column_role *role;
    int *field;                                  /* the entity's field, or -1 */
    int rev, updated_at, updated_by, deleted_at; /* columns */
    int owner;                                   /* the column of what it belongs to, or -1 */
    int supplier;                                /* the same where that is a supplier, or -1 */
    const char *children; /* SQL: (table number, id) of all rows that refer to row ?1; or NULL */
    const char *title;    /* SQL: what row ?1 is called */
    const char *remove;   /* SQL: takes row ?1 away */
    const char *parent;   /* SQL: what row ?1 belongs to; NULL for what belongs to nothing */
};

struct journal_schema {
    struct arena arena;
    int n_tables;
    struct journal_table *tables;
};

/* Read from the database on first use, kept by the store; NULL and err on failure. */
const struct journal_schema *journal_schema(struct store *store, struct error *err);
void journal_schema_free(struct store *store);
const struct journal_table *journal_table_named(const struct journal_schema *schema,
                                                const char *name);

/* Walks through a changeset and names the table of each change. */
struct journal_walk {
    struct store *store;
    const struct journal_schema *schema;
    struct changeset changeset;
    const char *name; /* the table of the last change, as in the changeset */
    const struct journal_table *table;
    struct change change;
};

bool journal_walk_start(struct journal_walk *walk, struct store *store, const void *bytes,
                        size_t size, struct error *err);
/* *more is false at the end. ERROR_CORRUPT where the bytes make no sense for this database. */
bool journal_walk_next(struct journal_walk *walk, bool *more, struct error *err);

/* What the row of the last change belongs to: two records where it was moved. None where the row is
 * gone and the change does not name it, and where it belongs to nothing. */
bool journal_walk_owners(const struct journal_walk *walk, int64_t owners[2], int *n,
                         struct error *err);
/* The suppliers that the last change is about: of a supplier itself, or of what belongs to one; two
 * where it was moved. None where the row is gone and the change does not name it, and where the row
 * has no supplier. */
bool journal_walk_suppliers(const struct journal_walk *walk, int64_t suppliers[2], int *n,
                            struct error *err);

/* The changeset of an entry. *bytes is the caller's (mem_free), NULL where it was pruned. */
bool journal_load(struct store *store, int64_t entry, void **bytes, size_t *size,
                  struct error *err);

bool cell_equal(const struct cell *a, const struct cell *b);
struct value cell_value(const struct cell *cell, struct arena *arena);
bool cell_bind(struct store *store, sqlite3_stmt *q, int n, const struct cell *cell,
               struct error *err);
/* "Lead time" or "lead_days" where no field describes the column. */
const char *journal_column_label(const struct journal_table *table, int column);

/* journal.c: what the command being open is in the journal. */
struct journal_mark {
    const char *kind; /* "undo", "redo" */
    int64_t root, undo_of;
};
bool journal_begin_marked(struct store *store, const char *label, const struct journal_mark *mark,
                          struct error *err);

/* journal_write.c: everything that goes with the changes of a command, before it commits. */
bool journal_write(struct store *store, const void *bytes, size_t size, struct error *err);

/* revert.c: takes back all changes of a changeset. The caller has checked that none is in the way
 * and stands in a command; REFUSED where the rows are not as the changeset left them. */
bool journal_revert(struct store *store, const void *bytes, size_t size, struct error *err);

/* undo_check.c: REFUSED, in words, where a later change is in the way of taking back an entry.
 * Changes of the given group, which is taken back as a whole, are not in its way. */
bool journal_check(struct store *store, int64_t entry, int64_t group, struct error *err);

#endif
