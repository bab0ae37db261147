/*
 * Rows of the catalogue in the database: put into a new one, and brought up to date in an old one
 * without touching what anybody edited.
 *
 * A row has the id that follows from its key (catalogue_id()). As long as nobody else has changed
 * it (updated_by is catalogue_author) a newer catalogue may change it, take it away and bring it
 * back; a row that anybody edited or deleted stays as it is for good, all its fields: who corrected
 * one statement about a material has answered for them. The weights of a profile count as one row:
 * they are shares of one whole; so do the items of a checklist. Of a row whose code a user's own
 * row has, or that refers to something deleted, nothing is entered.
 *
 * What the catalogue has no more goes, unless it was edited or something that stays refers to it; a
 * material that stays keeps its values, and a profile its weights.
 *
 * This is a command of the author "catalogue": history tells of it, and u of an agent passes over
 * it.
 */
#ifndef SOURCEBENCH_DB_MATERIAL_SEED_H
#define SOURCEBENCH_DB_MATERIAL_SEED_H

#include "sourcebench/core/error.h"
#include "sourcebench/core/field.h"
#include "sourcebench/db/store.h"

/* What is written of a catalogue: rows with their ids, what they refer to before them, of those
 * entities (ended by NULL) and no others. stamp says which catalogue it is. */
struct material_seed {
    const char *name; /* "materials": for history, and where its stamp is kept */
    const struct entity *const *entities;
    struct record *const *rows;
    int count;
    const char *stamp;
};

/* The stamp of the catalogue of that name that the database has, the caller's (mem_free); NULL:
 * none. */
bool material_seed_stamp(struct store *store, const char *name, char **stamp, struct error *err);
/* Writes what differs, and the stamp, in one command. */
bool material_seed_write(struct store *store, const struct material_seed *seed, struct error *err);

#endif
