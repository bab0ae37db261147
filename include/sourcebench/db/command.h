/*
 * The commands that screens and scripts call on any record: one journaled transaction each, with
 * the label that undo and history show ("Edit contact Trần Thị Lan of Saigon Trail Bags Co.").
 * Those on suppliers alone stand in db/supplier_command.h.
 */
#ifndef SOURCEBENCH_DB_COMMAND_H
#define SOURCEBENCH_DB_COMMAND_H

#include "sourcebench/db/journal.h"
#include "sourcebench/db/record.h"

/* Adds a record of any entity; sets record->id. */
bool command_add(struct store *store, struct record *record, struct error *err);
/* Saves what differs; see record_update(). */
bool command_save(struct store *store, const struct record *base, const struct record *wanted,
                  struct arena *arena, struct record_conflicts *conflicts, struct error *err);
bool command_delete(struct store *store, const struct entity *entity, int64_t id,
                    struct error *err);
bool command_restore(struct store *store, const struct entity *entity, int64_t id,
                     struct error *err);

#endif
