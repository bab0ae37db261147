/*
 * What journal.c, undo.c, history.c and search.c share. Private to db.
 */
#ifndef DB_JOURNAL_PRIVATE_H
#define DB_JOURNAL_PRIVATE_H

#include "sourcebench/db/journal.h"
#include "sourcebench/db/sql.h"

#include "store_private.h"

/* What an entry is: a first-hand change, or the undoing or redoing of one. */
struct journal_as {
    const char *kind; /* "do", "undo", "redo" */
    int64_t root;     /* the first-hand entry; 0: itself */
    int64_t undo_of;  /* the entry whose changes were inverted; 0: none */
};

bool command_commit_as(struct store *store, const struct journal_as *as, struct error *err);

/* Position in journal_tables, or -1. */
int journal_table(const char *name);
/* The entity that describes a journaled table. */
const struct entity *journal_entity(int table);

/* Every journaled table begins with these columns: id, then (but for supplier) supplier_id. */
enum { COLUMN_ID, COLUMN_SUPPLIER };

/* A row of a changeset, while a sqlite3_changeset_iter stands on it. */
struct change {
    int table; /* in journal_tables */
    int op;    /* SQLITE_INSERT, SQLITE_UPDATE, SQLITE_DELETE */
    int columns;
    int64_t row;
    sqlite3_changeset_iter *iter;
};

/* Steps; *more false at the end. Fails (CORRUPT) on a damaged changeset or an unknown table. */
bool change_next(struct store *store, sqlite3_changeset_iter *iter, struct change *change,
                 bool *more, struct error *err);
/* Values of a column before and after; NULL where the changeset does not hold them. */
sqlite3_value *change_before(const struct change *c, int column);
sqlite3_value *change_after(const struct change *c, int column);

#endif
