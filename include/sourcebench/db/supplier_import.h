/*
 * Bringing suppliers of a list into the database: finds the same factory, adds or updates, in
 * chunks of one undo group. Rows come one by one; memory does not grow with their number.
 *
 * The same factory is the one with the same external id, or the same name key in the same country.
 * Many lists number from 1, so an external id stands for a factory within its list (the supplier's
 * source; dated files of one name are one list). In another list it counts where the countries do
 * not contradict and the names are alike or the id is long enough to be a register's (eight letters
 * and digits: OS ID, GLN, D-U-N-S). Names that agree under two external ids of one list are two
 * factories. A supplier keeps the external id and the source that it has.
 *
 * A filled value overwrites, an empty one changes nothing. A supplier that an earlier row of the
 * same run has named is only filled, so that a list which names a factory twice gives the same
 * result at every run.
 *
 * A name is similar when, among its neighbours in the order of names, one of the same country has
 * nearly the same letters once legal forms are left out (sorted-neighbourhood method: Hernández and
 * Stolfo, SIGMOD 1995). "Factory 12" and "Factory 14" are not similar.
 */
#ifndef SOURCEBENCH_DB_SUPPLIER_IMPORT_H
#define SOURCEBENCH_DB_SUPPLIER_IMPORT_H

#include "sourcebench/core/supplier.h"
#include "sourcebench/db/store.h"

enum import_outcome { IMPORT_ADDED, IMPORT_UPDATED, IMPORT_UNCHANGED };

struct import_outcome_of_row {
    enum import_outcome outcome;
    int64_t id;        /* of the supplier; 0 where a dry run would add it */
    bool named_before; /* an earlier row of this run was the same factory */
    bool kept_other;   /* … and this row says something else, which was not taken */
    int64_t similar;   /* a supplier with a similar name, or 0; of a dry run perhaps one
                          that is not there yet */
    const char *similar_name, *why; /* in the arena */
};

struct supplier_import;

/* NULL and err on failure. With dry_run nothing is written. */
struct supplier_import *supplier_import_begin(struct store *store, const char *label, bool dry_run,
                                              struct error *err);
/* Tells which list it is, before the first row: digest is of what the list says and how it is
 * read. One that was imported before, and stands, brings nothing new: it fills what is empty and
 * overwrites nothing, so that lists of one factory that say different things do not take turns, and
 * what was edited since is kept. known may be NULL. */
bool supplier_import_list(struct supplier_import *import, const char *digest, bool *known,
                          struct error *err);
/* After the last row: all of that list is imported now. */
bool supplier_import_list_done(struct supplier_import *import, const char *digest,
                               struct error *err);
/* From here on each row is a supplier of its own, as in an export: none is one that an earlier row
 * was. */
void supplier_import_each_once(struct supplier_import *import);
/* row is a record of supplier_entity whose NULL values are not given; name is required. The
 * result's texts live in the arena. ERROR_INPUT: the row cannot be entered, and the next may
 * follow. After any other failure the open chunk is lost; end must still be called. */
bool supplier_import_row(struct supplier_import *import, const struct record *row,
                         struct arena *arena, struct import_outcome_of_row *result,
                         struct error *err);
/* Commits the last chunk (keep) or leaves it away, and frees. */
bool supplier_import_end(struct supplier_import *import, bool keep, struct error *err);

struct import_child {
    int64_t id; /* of the row; one that is not there where a dry run would add it; 0 if refused */
    bool changed;
    const char *refused; /* why it cannot be entered, in the arena; or NULL */
};

/* Children of one kind of the supplier of the last row, from a JSON export: one equal to a record
 * that is there is left alone, one with the same title as another gives it what it says, the rest
 * is added. Timeline and samples are never the same by title. results has n entries. */
bool supplier_import_children(struct supplier_import *import, struct record *const *children, int n,
                              struct arena *arena, struct import_child *results, struct error *err);

#endif
