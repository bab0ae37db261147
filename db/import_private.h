/*
 * What the files of the import share: supplier_import.c adds and updates, import_find.c finds the
 * same and similar factories. Private to db.
 *
 * A dry run puts what it would write into a temporary table that lies over the suppliers
 * (import_over), so that it finds later what it "wrote" before and counts exactly as the real run.
 */
#ifndef DB_IMPORT_PRIVATE_H
#define DB_IMPORT_PRIVATE_H

#include "sourcebench/db/supplier_import.h"

struct supplier_import {
    struct store *store;
    char *label;
    bool dry_run;
    bool open;           /* a chunk's command is open */
    bool known;          /* the list was imported before: it only fills */
    bool changed;        /* something was added or updated */
    bool each_once;      /* no supplier is named twice */
    bool failed;         /* what the open chunk holds is not to be kept */
    int rows;            /* of the open chunk */
    int64_t begun;       /* when it was opened */
    int64_t first_added; /* ids grow: from this one on, suppliers are of this run; 0: none yet */
    bool fill; /* the supplier of the last row was named before: its children are only added to */
};

/* Makes the temporary tables, or empties them. */
bool import_tables(struct supplier_import *import, struct error *err);

/* The living supplier that is the same factory, or 0; then a neighbour with a similar name goes
 * into the result. */
bool import_find(struct supplier_import *import, const struct record *row, const char *key,
                 struct arena *arena, int64_t *id, struct import_outcome_of_row *result,
                 struct error *err);

/* Whether the commands of an undo group stand, all of them. */
bool import_group_stands(struct supplier_import *import, int64_t group, bool *stands,
                         struct error *err);

/* The ids that this run has named; those that it added need not be remembered. */
bool import_seen(struct supplier_import *import, int64_t id, bool *seen, struct error *err);
bool import_remember(struct supplier_import *import, int64_t id, struct error *err);

/* The supplier as it is, or, in a dry run, as it would be by now. */
bool import_load(struct supplier_import *import, int64_t id, struct arena *arena,
                 struct record **record, struct error *err);
/* Takes in what a dry run would write. */
bool import_lay_over(struct supplier_import *import, const struct record *record,
                     struct error *err);

#endif
