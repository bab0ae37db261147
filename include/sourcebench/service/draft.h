/*
 * Drafts of open forms: files (0600) in the state folder, not rows, because a draft must survive a
 * locked or full database. One draft per database, table and record.
 */
#ifndef SOURCEBENCH_SERVICE_DRAFT_H
#define SOURCEBENCH_SERVICE_DRAFT_H

#include "sourcebench/core/memory.h"
#include "sourcebench/service/session.h"

struct draft {
    const char *table;
    int64_t id, parent;  /* id 0: a new record; parent: of a new child */
    const char *subject; /* what the form was about, for the offer at the next start */
    int64_t at;          /* ms UTC */
    const char **names, **texts;
    int count;
    const char *path; /* of a draft that was read */
};

bool draft_keep(struct session *session, const struct draft *draft, struct error *err);
bool draft_drop(struct session *session, const char *table, int64_t id, int64_t parent,
                struct error *err);
/* Drops the drafts, of this user, of records that were purged or belong to one that was. *dropped
 * counts them. */
bool draft_drop_purged(struct session *session, int *dropped, struct error *err);
/* All drafts of this database, newest first. Unreadable ones are left out. */
bool draft_list(struct session *session, struct arena *arena, struct draft **drafts, int *count,
                struct error *err);

#endif
