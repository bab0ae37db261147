/*
 * Purging: what was deleted goes for good, as a person whose data they are may ask.
 *
 * A purge takes the rows away with all that belongs to them (a supplier's contacts, timeline, …; a
 * contact's attachments), their values and titles out of the journal, and their words out of the
 * search index. Records that stay and only refer to one that goes keep everything but the
 * reference. What remains is a tombstone: that there was a row, who purged it and when. Undo ends
 * there: of a change that it took something out of only what is left is taken back.
 *
 * Only what is deleted can be purged: marked deleted, or added and taken back by undo, so that it
 * stands in the journal alone. Copies elsewhere (backups, exports, attached files) are out of
 * reach.
 */
#ifndef SOURCEBENCH_DB_PURGE_H
#define SOURCEBENCH_DB_PURGE_H

#include "sourcebench/core/error.h"
#include "sourcebench/core/field.h"
#include "sourcebench/core/memory.h"
#include "sourcebench/db/store.h"

struct purge_item {
    const struct entity *entity;
    int64_t id;
    const char *title; /* NULL: only the journal knows it, or its title is empty */
};

enum { PURGE_TABLES = 128 };

struct purge_result {
    int64_t rows[PURGE_TABLES]; /* that went, by place in all_entities */
    int64_t cleared;            /* records that stay and lost a reference */
    int64_t emptied, rewritten; /* entries of the journal */
    const char **files;         /* paths of attachments that went, in the arena */
    int n_files;
};

/* The deleted record that a name means, whole and without regard to case and accents. REFUSED where
 * it is not deleted, INPUT where several are called so, NOT_FOUND. */
bool purge_find(struct store *store, const struct entity *entity, const char *name,
                struct arena *arena, struct purge_item *item, struct error *err);
/* The same by id. */
bool purge_find_id(struct store *store, const struct entity *entity, int64_t id,
                   struct arena *arena, struct purge_item *item, struct error *err);
/* All records of all tables that were deleted, or added and taken back, before the time. */
bool purge_find_before(struct store *store, int64_t before_ms, struct arena *arena,
                       struct purge_item **items, int *count, struct error *err);

/* Purges in one transaction; purge_scrub() must follow. With dry_run only the result tells what
 * would go. REFUSED where an item is not deleted any more; one that somebody else has purged is
 * passed over. Not within a command. */
bool purge_run(struct store *store, const struct purge_item *items, int n, bool dry_run,
               struct arena *arena, struct purge_result *result, struct error *err);

/* Merges the search index and writes the file anew, so that nothing of what was purged is left in
 * unused parts of the file and in its log. Needs the write lock and free disk space of twice the
 * database. */
bool purge_scrub(struct store *store, struct error *err);
/* Whether a purge is not followed by a purge_scrub() yet: it failed, or the process ended. */
bool purge_is_unscrubbed(struct store *store, bool *pending, struct error *err);

struct tombstone {
    const char *by, *label; /* in the arena */
    int64_t at;
};

/* Whether a row was purged; tombstone may be NULL. */
bool tombstone_find(struct store *store, const char *table, int64_t row, struct arena *arena,
                    struct tombstone *tombstone, bool *found, struct error *err);
/* The error of a row that is not there: NOT_FOUND, with who purged it where somebody did; false.
 * label: "contact". */
bool tombstone_refuse(struct store *store, const char *table, const char *label, int64_t row,
                      struct error *err);

#endif
