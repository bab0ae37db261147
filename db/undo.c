/*
 * Undo and redo: which group is meant, and taking it back entry by entry.
 *
 * A group is checked as a whole first, then each entry is taken back in a command of its own, the
 * newest first (redo: the oldest first). What a stop or a crash left half done is what the next
 * undo finds first, because the rest of the group still stands.
 */
#include <string.h>

#include "journal_private.h"

#define STANDS(root)                                                                               \
    "(SELECT s.kind <> 'undo' FROM journal s WHERE s.root = " root " ORDER BY s.id DESC LIMIT 1)"
#define PLAN(stands, order)                                                                        \
    "SELECT l.id, l.root, l.rows, b.label, b.purged IS NOT NULL, l.purged IS NOT NULL AND "        \
    "l.changeset IS NULL "                                                                         \
    "FROM journal b JOIN journal l ON l.id = "                                                     \
    "(SELECT max(s.id) FROM journal s WHERE s.root = b.id) "                                       \
    "WHERE b.group_id = ?1 AND b.kind = 'do' AND (l.kind <> 'undo') = " stands                     \
    " ORDER BY b.id " order

enum undo_sql { LATEST_STANDING, LATEST_UNDONE, GROUP_OF, LATEST_OF, PLAN_UNDO, PLAN_REDO };

/* A new command of the same author ends redo. What was pruned, and what doctor entered for changes
 * by other programs, nobody can undo, so what lies before is undone; a purge is found, and told. */
static const char *const undo_text[] = {
    [LATEST_STANDING] = "SELECT b.group_id FROM journal b WHERE b.author = ?1 AND b.device = ?2 "
                        "AND b.kind = 'do' AND (typeof(b.changeset) <> 'null' OR "
                        "b.purged IS NOT NULL) AND " STANDS("b.id") " ORDER BY b.id DESC LIMIT 1",
    [LATEST_UNDONE] =
        "SELECT b.group_id FROM journal u JOIN journal b ON b.id = u.root "
        "WHERE u.author = ?1 AND u.device = ?2 AND u.kind = 'undo' AND u.id > ifnull((SELECT d.id "
        "FROM journal d WHERE d.author = ?1 AND d.device = ?2 AND d.kind = 'do' "
        "ORDER BY d.id DESC LIMIT 1), 0) AND NOT " STANDS("u.root") " ORDER BY u.id DESC LIMIT 1",
    [GROUP_OF] = "SELECT b.group_id, j.kind = 'undo' FROM journal j JOIN journal b "
                 "ON b.id = j.root WHERE j.id = ?1",
    [LATEST_OF] = "SELECT max(id) FROM journal WHERE root = ?1",
    [PLAN_UNDO] = PLAN("1", "DESC"),
    [PLAN_REDO] = PLAN("0", "ASC"),
};

extern const struct sql_module undo_sql;
const struct sql_module undo_sql = {"undo", undo_text, sizeof undo_text / sizeof *undo_text,
                                    SQL_UNDO};

struct step {
    int64_t entry, root, rows; /* entry: the latest of the root, which is inverted */
    bool emptied;              /* a purge left nothing of it */
};

/* What is going to be taken back. */
struct plan {
    struct store *store;
    const struct journal_progress *progress;
    struct journal_result *result;
    bool redo;
    int64_t group;
    char label[STORE_LABEL];
    struct step *steps;
    int n_steps, n_left; /* n_left: steps that are not emptied */
    int64_t done, total; /* rows */
    int64_t checked;     /* the data_version for which the whole group was checked; 0: not */
};

static void add_step(struct plan *plan, sqlite3_stmt *q) {
    int n = plan->n_steps++;
    plan->steps = mem_grow(plan->steps, (size_t)n, sizeof *plan->steps);
    struct step *step = &plan->steps[n];
    *step = (struct step){.entry = sqlite3_column_int64(q, 0),
                          .root = sqlite3_column_int64(q, 1),
                          .rows = sqlite3_column_int64(q, 2),
                          .emptied = sqlite3_column_int(q, 5) != 0};
    plan->total += step->rows;
    plan->n_left += !step->emptied;
    plan->result->purged = plan->result->purged || sqlite3_column_int(q, 4);
    const char *label = (const char *)sqlite3_column_text(q, 3);
    size_t length = label ? strlen(label) : 0;
    if (n == 0 && length < sizeof plan->label)
        memcpy(plan->label, label ? label : "", length + 1);
}

static bool load_plan(struct plan *plan, struct error *err) {
    bool row = false;
    sqlite3_stmt *q = sql_get(plan->store, &undo_sql, plan->redo ? PLAN_REDO : PLAN_UNDO, err);
    bool ok = q && sql_bind(plan->store, q, "i", err, plan->group);
    while (ok && (ok = sql_row(plan->store, q, &row, err)) && row)
        add_step(plan, q);
    sql_done(q);
    return ok;
}

static bool data_version(struct store *store, int64_t *version, struct error *err) {
    return sql_integer(store, "PRAGMA data_version", version, err);
}

static bool go_on(struct plan *plan, struct error *err) {
    const struct journal_progress *p = plan->progress;
    if (!p || !p->step || p->step(p->user, plan->done, plan->total))
        return true;
    if (plan->done == 0)
        return error_set(err, ERROR_CANCELLED, "Stopped; nothing was changed.");
    return error_set(err, ERROR_CANCELLED,
                     "Stopped after %lld of %lld rows of \"%s\"; %s goes on with the rest.",
                     (long long)plan->done, (long long)plan->total, plan->label,
                     plan->redo ? "redo" : "undo");
}

/* Nothing is left to check of an emptied entry; a group of nothing else is refused in words. */
static bool check_entry(struct plan *plan, const struct step *step, struct error *err) {
    return (step->emptied && plan->n_left > 0) ||
           journal_check(plan->store, step->entry, plan->group, err);
}

/* One view of the database for the check of all entries, and no lock that others wait for. */
static bool check_group(struct plan *plan, struct error *err) {
    int64_t version;
    if (plan->n_steps < 2)
        return true;
    if (!sql_exec(plan->store, "BEGIN", err))
        return false;
    bool ok = data_version(plan->store, &version, err);
    for (int i = 0; ok && i < plan->n_steps; i++)
        ok = go_on(plan, err) && check_entry(plan, &plan->steps[i], err);
    sqlite3_exec(plan->store->db, "ROLLBACK", NULL, NULL, NULL);
    plan->checked = ok ? version : 0;
    return ok;
}

/* Under the write lock: whether what was planned and checked is still so. */
static bool check_step(struct plan *plan, const struct step *step, struct error *err) {
    int64_t version;
    if (!data_version(plan->store, &version, err))
        return false;
    if (plan->checked != 0 && version == plan->checked)
        return true;
    bool row = false;
    sqlite3_stmt *q = sql_get(plan->store, &undo_sql, LATEST_OF, err);
    bool ok =
        q && sql_bind(plan->store, q, "i", err, step->root) && sql_row(plan->store, q, &row, err);
    if (ok && sqlite3_column_int64(q, 0) != step->entry)
        ok = error_set(err, ERROR_CONFLICT,
                       "\"%s\" was %s by somebody else meanwhile; look at the history.",
                       plan->label, plan->redo ? "redone" : "undone");
    sql_done(q);
    return ok && check_entry(plan, step, err);
}

/* An emptied entry is taken back as one that changed nothing. */
static bool revert_entry(struct store *store, int64_t entry, struct error *err) {
    void *bytes;
    size_t size;
    bool ok = journal_load(store, entry, &bytes, &size, err) &&
              (!bytes || journal_revert(store, bytes, size, err));
    mem_free(bytes);
    return ok;
}

static bool run_step(struct plan *plan, const struct step *step, struct error *err) {
    struct store *store = plan->store;
    char label[STORE_LABEL + 8];
    struct journal_mark mark = {plan->redo ? "redo" : "undo", step->root, step->entry};
    sqlite3_snprintf((int)sizeof label, label, "%s: %s", plan->redo ? "Redo" : "Undo", plan->label);
    if (!journal_begin_marked(store, label, &mark, err))
        return false;
    if (!check_step(plan, step, err) || !revert_entry(store, step->entry, err)) {
        command_abort(store);
        return false;
    }
    if (!command_commit(store, err))
        return false;
    plan->done += step->rows;
    plan->result->rows = plan->done;
    return true;
}

static bool run_steps(struct plan *plan, struct error *err) {
    bool ok = check_group(plan, err);
    bool group = plan->n_steps > 1;
    if (!ok)
        return false;
    if (group)
        command_group_begin(plan->store);
    for (int i = 0; ok && i < plan->n_steps; i++)
        ok = go_on(plan, err) && run_step(plan, &plan->steps[i], err);
    if (group)
        command_group_end(plan->store);
    return ok;
}

static bool run_plan(struct plan *plan, struct error *err) {
    *plan->result = (struct journal_result){0};
    bool ok = load_plan(plan, err);
    memcpy(plan->result->label, plan->label, sizeof plan->label);
    if (ok && plan->n_steps == 0)
        ok = error_set(err, ERROR_REFUSED, "That was %s already; look at the history.",
                       plan->redo ? "redone" : "undone");
    ok = ok && run_steps(plan, err);
    mem_free(plan->steps);
    return ok;
}

const char *journal_result_note(const struct journal_result *result) {
    return result->purged ? "; what was purged of it stays gone" : "";
}

static bool may_undo(struct store *store, struct error *err) {
    if (!store_may_write(store, err))
        return false;
    if (store->depth > 0)
        return error_set(err, ERROR_INTERNAL, "Undo was asked for within a command; report this.");
    return true;
}

static bool run_own(struct plan *plan, const char *none, struct error *err) {
    struct store *store = plan->store;
    bool row = false;
    if (!may_undo(store, err))
        return false;
    sqlite3_stmt *q = sql_get(store, &undo_sql, plan->redo ? LATEST_UNDONE : LATEST_STANDING, err);
    bool ok = q && sql_bind(store, q, "tt", err, store->author, store->device) &&
              sql_row(store, q, &row, err);
    if (ok && row)
        plan->group = sqlite3_column_int64(q, 0);
    else if (ok)
        ok = error_set(err, ERROR_NOT_FOUND, "%s", none);
    sql_done(q);
    return ok && run_plan(plan, err);
}

bool journal_undo(struct store *store, const struct journal_progress *progress,
                  struct journal_result *result, struct error *err) {
    struct plan plan = {.store = store, .progress = progress, .result = result};
    return run_own(
        &plan, "There is nothing of yours to undo; what others change stands in the history.", err);
}

bool journal_redo(struct store *store, const struct journal_progress *progress,
                  struct journal_result *result, struct error *err) {
    struct plan plan = {.store = store, .progress = progress, .result = result, .redo = true};
    return run_own(&plan, "There is nothing to redo: a new change ends it.", err);
}

bool journal_undo_entry(struct store *store, int64_t entry, const struct journal_progress *progress,
                        struct journal_result *result, struct error *err) {
    struct plan plan = {.store = store, .progress = progress, .result = result};
    bool row = false;
    if (!may_undo(store, err))
        return false;
    sqlite3_stmt *q = sql_get(store, &undo_sql, GROUP_OF, err);
    bool ok = q && sql_bind(store, q, "i", err, entry) && sql_row(store, q, &row, err);
    if (ok && row) {
        plan.group = sqlite3_column_int64(q, 0);
        plan.redo = sqlite3_column_int(q, 1) != 0; /* to take back an undo is to redo */
    } else if (ok) {
        ok = error_set(err, ERROR_NOT_FOUND, "There is no such change in the journal.");
    }
    sql_done(q);
    return ok && run_plan(&plan, err);
}
