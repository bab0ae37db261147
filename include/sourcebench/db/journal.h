/*
 * Commands: the only way in which data changes, and what the journal makes of them.
 *
 * A command is one transaction recorded with SQLite's session extension. command_commit() stores
 * its changeset in the journal, indexes the rows it touched (history), brings the search index and
 * the counters up to date, and commits, all in the same transaction. Undo applies the inverted
 * changeset without rev and updated_…, as a new journaled command.
 *
 *     if (!command_begin(store, "Add contact", err)) return false;
 *     if (!record_insert(store, contact, err)) { command_abort(store); return false; }
 *     return command_commit(store, err);
 *
 * command_begin takes the write lock (BEGIN IMMEDIATE) and waits for it at most the store's
 * busy_ms; then it fails with ERROR_BUSY and nothing has changed. Commands nest: an inner pair
 * joins the outer one and has its label; an inner abort takes back the inner part alone. A commit
 * that fails has rolled back: the command is over either way. A command that changes nothing leaves
 * no entry.
 */
#ifndef SOURCEBENCH_DB_JOURNAL_H
#define SOURCEBENCH_DB_JOURNAL_H

#include "sourcebench/core/error.h"
#include "sourcebench/core/field.h"
#include "sourcebench/core/memory.h"
#include "sourcebench/db/store.h"

bool command_begin(struct store *store, const char *label, struct error *err);
bool command_commit(struct store *store, struct error *err);
void command_abort(struct store *store); /* rolls back; nothing happened */

/* A group of commands that is undone as one (a bulk import). Commands between begin and end carry
 * the group's id. At most some 20,000 rows a command keep memory flat; others can write between
 * them. Not within a command. */
void command_group_begin(struct store *store);
void command_group_end(struct store *store);

struct journal_entry {
    int64_t id, group_id, undo_of;       /* undo_of 0: a first-hand change */
    int64_t at;                          /* ms UTC */
    const char *author, *device, *label; /* the label of an undo begins "Undo: " */
    int64_t rows;
};

struct journal_result {
    char label[256]; /* what was undone or redone: "Edit supplier Saigon Trail" */
    int64_t rows;
    bool purged; /* a purge took records out of it before: those stay gone */
};

/* What is to be said behind the label: "; what was purged of it stays gone", or nothing. */
const char *journal_result_note(const struct journal_result *result);

/* step returns false to stop: what is done stays done, and the next undo (redo) goes on with the
 * rest. Counted in rows; it is also called with done 0 while a group is being checked. */
struct journal_progress {
    bool (*step)(void *user, int64_t done, int64_t total);
    void *user;
};

/* Takes back the latest command group of this author on this device. ERROR_NOT_FOUND where there is
 * nothing; ERROR_REFUSED in words where a later change is in the way (who, what, when), or where a
 * purge left nothing of it. A group that a crash or a stop left half undone is continued. progress
 * may be NULL. A group is checked whole, then taken back command by command, so that others can
 * write in between. */
bool journal_undo(struct store *store, const struct journal_progress *progress,
                  struct journal_result *result, struct error *err);
/* Brings back what was undone last. NOT_FOUND where nothing was, or where this author on this
 * device has made a new change since. */
bool journal_redo(struct store *store, const struct journal_progress *progress,
                  struct journal_result *result, struct error *err);
/* Undoes one given entry (its group), whoever made it: from the history view. Where the entry is
 * itself an undo, what it took back is redone. REFUSED where that was done already. */
bool journal_undo_entry(struct store *store, int64_t entry, const struct journal_progress *progress,
                        struct journal_result *result, struct error *err);
/* The latest entries, newest first, starting below before (0: from the end). */
bool journal_list(struct store *store, int64_t before, int limit, struct arena *arena,
                  struct journal_entry **entries, int *count, struct error *err);

/* One field of one record that a command changed. */
struct history_line {
    int64_t entry, at;
    const char *author, *label;
    const char *table;
    int64_t row;
    /* 'u' changed; and for the whole row: 'i' added, 'd' deleted (marked or taken away), 'r'
     * restored, '?' touched by an entry whose details were pruned. */
    char op;
    const char *field; /* column name of a 'u' line; NULL for the whole row */
    struct value before, after;
};

/* What the op of a line is called: "added", "changed", "deleted", "restored". */
const char *history_verb(const struct history_line *line);

/* What happened to a supplier and its children (table, row), newest first, field by field;
 * with_children includes the rows that refer to it. */
bool journal_history(struct store *store, const char *table, int64_t row, bool with_children,
                     int limit, struct arena *arena, struct history_line **lines, int *count,
                     struct error *err);

/* Drops changesets before the time, of groups that lie wholly before it; a summary line per entry
 * stays. Undo ends there. Not within a command. */
bool journal_prune(struct store *store, int64_t before_ms, int64_t *dropped, struct error *err);

#endif
