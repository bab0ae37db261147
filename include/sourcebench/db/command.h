/*
 * The commands that screens and scripts call: one journaled transaction each, with the label that
 * undo and history show ("Edit contact Trần Thị Lan of Saigon Trail Bags Co.").
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

/* A note, call, visit … on a supplier's timeline. follow_up_on may be NULL. */
struct interaction_entry {
    int64_t supplier, contact; /* contact 0: none */
    const char *kind, *direction, *on, *text, *follow_up_on;
};
bool command_interaction(struct store *store, const struct interaction_entry *entry,
                         struct error *err);
/* Marks a follow-up as kept on the day. */
bool command_follow_up_done(struct store *store, int64_t interaction, const char *on,
                            struct error *err);
/* The same change of one field on many suppliers, in chunks that are undone as one. *changed counts
 * the suppliers that were not so already. progress as in db/journal.h, or NULL. */
bool command_set_field(struct store *store, const int64_t *ids, int64_t n, int field,
                       struct value value, const struct journal_progress *progress,
                       int64_t *changed, struct error *err);
/* The same for the status, with the reason for it (NULL: none). REASON where one is needed: see
 * vetting_may_approve(). A supplier whose vetting begins gets its checklist, here and in
 * command_add() and command_save(). */
bool command_set_status(struct store *store, const int64_t *ids, int64_t n, const char *status,
                        const char *reason, const struct journal_progress *progress,
                        int64_t *changed, struct error *err);
/* Adds or removes a tag on many suppliers. */
bool command_tag(struct store *store, const int64_t *ids, int64_t n, const char *tag, bool add,
                 const struct journal_progress *progress, int64_t *changed, struct error *err);

#endif
