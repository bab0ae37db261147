/*
 * What saving records of single entities asks and does besides what their fields say. An entity
 * registers its rules by a row of the table in save_rules.c; most have none.
 */
#ifndef DB_SAVE_RULES_H
#define DB_SAVE_RULES_H

#include "record_private.h"

/* What one save is going to write. */
struct save {
    const struct record *base, *wanted;
    struct record *current; /* as it is in the database, under the write lock */
    bool *write;            /* per field */
    struct value *values;   /* per field: what is written where write is set */
    int changed;
};

/* Whether the agent of this save, or another since it was loaded, changed the field. */
bool save_mine_changed(const struct save *save, int field);
bool save_theirs_changed(const struct save *save, int field);
/* Has the field written. */
void save_set(struct save *save, int field, struct value value);

/* Each may be NULL. */
struct save_rules {
    const struct entity *entity;
    /* Whether what another agent put into the field, which this save leaves alone, cannot stand
     * with it: a conflict. */
    bool (*disturbed)(const struct save *save, int field);
    /* Sets what else changes along with what is written. */
    void (*settle)(struct save *save);
    /* Whether it may be written. */
    bool (*check)(struct store *store, const struct save *save, struct error *err);
    /* Whether somebody may delete it. What a catalogue takes away again is not asked about. */
    bool (*may_go)(struct store *store, const struct record *record, struct error *err);
    /* The record that seals what belongs to owner: no change of it is taken back any more but the
     * sealing itself. *id 0: none does. */
    bool (*sealed)(struct store *store, int64_t owner, const struct entity **by, int64_t *id,
                   struct error *err);
    /* What the commands that add and change records do after it; before is NULL for a new one. */
    bool (*follow)(struct store *store, const struct record *before, const struct record *after,
                   struct error *err);
    /* What they do after it was deleted, or brought back. */
    bool (*gone)(struct store *store, const struct record *record, bool gone, struct error *err);
};

/* Never NULL. */
const struct save_rules *save_rules_of(const struct entity *entity);
bool save_may_go(struct store *store, const struct record *record, struct error *err);
bool save_follow(struct store *store, const struct record *before, const struct record *after,
                 struct error *err);

bool save_gone(struct store *store, const struct record *record, bool gone, struct error *err);

#endif
