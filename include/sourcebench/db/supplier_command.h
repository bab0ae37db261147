/*
 * Commands on suppliers: their timelines, and one change on many of them.
 */
#ifndef SOURCEBENCH_DB_SUPPLIER_COMMAND_H
#define SOURCEBENCH_DB_SUPPLIER_COMMAND_H

#include "sourcebench/db/command.h"

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
