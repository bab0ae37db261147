/*
 * Checks a database and rebuilds what follows from its rows.
 *
 * Records themselves are never repaired: what another program did to them is told and marked in
 * history. Derived are name keys, counters, derived tables, indexes and the search index.
 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "sourcebench/core/entities.h"
#include "sourcebench/core/memory.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/count.h"
#include "sourcebench/db/journal.h"
#include "sourcebench/db/purge.h"
#include "sourcebench/db/record.h"

#include "derived.h"
#include "doctor_private.h"
#include "order_day_private.h"
#include "search_private.h"

static const char *const doctor_text[] = {
    [DOCTOR_ORPHANS] = "SELECT \"table\", count(*) FROM pragma_foreign_key_check GROUP BY 1",
    [DOCTOR_NAMES] = "SELECT id, name, name_key FROM supplier ORDER BY id",
    [DOCTOR_SET_NAME_KEY] = "UPDATE supplier SET name_key = ?2 WHERE id = ?1",
    [DOCTOR_ENTRIES] = "SELECT id, label, changeset FROM journal ORDER BY id DESC",
    [DOCTOR_ENTRIES_OF_ROW] =
        "SELECT count(*) FROM (SELECT 1 FROM journal_row WHERE tbl = ?1 AND row = ?2 LIMIT 2)",
    [DOCTOR_ROWS_OF_ENTRY] = "SELECT tbl, row FROM journal_row WHERE journal = ?1",
    [DOCTOR_ADD_ENTRY] =
        ("INSERT INTO journal (id, device, seq, author, at, label, group_id, root, kind, undo_of, "
         "rows, schema_version, changeset) VALUES (?1, ?2, (SELECT ifnull(max(seq), 0) + 1 FROM "
         "journal WHERE device = ?2), ?3, ?4, ?5, ?1, ?1, 'do', NULL, ?6, ?7, NULL)"),
    [DOCTOR_ADD_ROW] = "INSERT OR IGNORE INTO journal_row (tbl, row, journal) VALUES (?1, ?2, ?3)",
};

const struct sql_module doctor_sql = {"doctor", doctor_text, DOCTOR_STATEMENTS, SQL_DOCTOR};

void doctor_report(const struct doctor *d, const char *what, struct doctor_outcome outcome,
                   const char *format, ...) {
    char message[400];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    struct store_finding finding = {what, message, outcome.repaired, outcome.repairable};
    if (d->found)
        d->found(d->user, &finding);
}

/* Runs one of SQLite's checks; *first is its first complaint, NULL where there is none, the
 * caller's. A file too damaged to be checked is a complaint too. */
static bool run_check(struct doctor *d, const char *pragma, char **first, struct error *err) {
    bool row = false;
    *first = NULL;
    sqlite3_stmt *q = sql_get_text(d->store, pragma, err);
    bool ok = q && sql_row(d->store, q, &row, err);
    if (ok && row && strcmp((const char *)sqlite3_column_text(q, 0), "ok") != 0) {
        const char *told = (const char *)sqlite3_column_text(q, 0);
        const char *line = strchr(told, '\n'); /* the first names the database only */
        *first = mem_string(line ? line + 1 : told);
    }
    if (!ok && err->code == ERROR_CORRUPT) {
        *first = mem_string(err->detail);
        ok = true;
    }
    sql_done(q);
    return ok;
}

/* Pages first (quick), then indexes against their tables, which can be made anew. */
static bool check_file(struct doctor *d, struct error *err) {
    char *pages, *indexes = NULL, *left = NULL;
    bool ok = run_check(d, "PRAGMA quick_check(1)", &pages, err);
    if (ok && pages) {
        d->damaged = true;
        doctor_report(d, "file", (struct doctor_outcome){false, false},
                      "The database file is damaged (%.200s); restore a backup.", pages);
    } else if (ok && (ok = run_check(d, "PRAGMA integrity_check(1)", &indexes, err)) && indexes) {
        bool repaired = d->repair && sql_exec(d->store, "REINDEX", err) &&
                        run_check(d, "PRAGMA integrity_check(1)", &left, err) && !left;
        d->damaged = d->repair && !repaired;
        doctor_report(d, "indexes", (struct doctor_outcome){true, repaired},
                      "An index does not agree with its table (%.200s).", indexes);
    }
    mem_free(pages);
    mem_free(indexes);
    mem_free(left);
    return ok;
}

static bool check_parents(struct doctor *d, struct error *err) {
    bool row = false;
    sqlite3_stmt *q = sql_get(d->store, &doctor_sql, DOCTOR_ORPHANS, err);
    bool ok = q != NULL;
    while (ok && (ok = sql_row(d->store, q, &row, err)) && row)
        doctor_report(
            d, "foreign keys", (struct doctor_outcome){false, false},
            "The parent of %lld of the rows in %s is not there; restore a backup, or delete "
            "them with the program that deleted the parent.",
            (long long)sqlite3_column_int64(q, 1), (const char *)sqlite3_column_text(q, 0));
    sql_done(q);
    return ok;
}

/* Counts wrong name keys, and corrects them where set is given. */
static bool walk_names(struct doctor *d, bool set, int64_t *wrong, struct error *err) {
    struct arena arena = {0};
    bool row = false;
    sqlite3_stmt *q = sql_get(d->store, &doctor_sql, DOCTOR_NAMES, err);
    bool ok = q != NULL;
    *wrong = 0;
    while (ok && (ok = sql_row(d->store, q, &row, err)) && row) {
        const char *key = text_name_key(&arena, (const char *)sqlite3_column_text(q, 1));
        if (strcmp(key, (const char *)sqlite3_column_text(q, 2)) != 0) {
            ++*wrong;
            sqlite3_stmt *u = set ? sql_get(d->store, &doctor_sql, DOCTOR_SET_NAME_KEY, err) : NULL;
            ok = !set || (u && sql_bind(d->store, u, "it", err, sqlite3_column_int64(q, 0), key) &&
                          sql_run(d->store, u, err));
        }
        arena_free(&arena);
    }
    sql_done(q);
    arena_free(&arena);
    return ok;
}

/* In one transaction of its own; what is derived is not journaled. */
static bool repair_names(struct doctor *d, struct error *err) {
    int64_t wrong;
    return sql_exec(d->store, "BEGIN IMMEDIATE", err) &&
           sql_end(d->store, walk_names(d, true, &wrong, err), err);
}

static bool check_names(struct doctor *d, struct error *err) {
    int64_t wrong;
    if (!walk_names(d, false, &wrong, err))
        return false;
    if (wrong == 0)
        return true;
    if (d->repair && !repair_names(d, err))
        return false;
    doctor_report(d, "name keys", (struct doctor_outcome){true, d->repair},
                  "The sort name of %lld of the suppliers is not that of their name.",
                  (long long)wrong);
    return true;
}

/* The living rows of a table whose code another has too. */
static bool check_codes_of(struct doctor *d, const struct entity *entity, const char *code,
                           struct error *err) {
    struct strbuf b = {0};
    bool row = false;
    strbuf_addf(&b,
                "SELECT %s, count(*) FROM %s WHERE deleted_at IS NULL AND %s IS NOT NULL GROUP BY "
                "%s COLLATE NOCASE HAVING count(*) > 1",
                code, entity->table, code, code);
    sqlite3_stmt *q = sql_get_text(d->store, strbuf_text(&b), err);
    bool ok = q != NULL;
    while (ok && (ok = sql_row(d->store, q, &row, err)) && row)
        doctor_report(d, "codes", (struct doctor_outcome){false, false},
                      "%lld %s have the code %.100s; which is meant by it is chance: give all but "
                      "one another code, or delete them.",
                      (long long)sqlite3_column_int64(q, 1), entity->plural,
                      (const char *)sqlite3_column_text(q, 0));
    sql_done(q);
    strbuf_free(&b);
    return ok;
}

/* Two laptops may have entered one code, and another program may write what it likes. */
static bool check_codes(struct doctor *d, struct error *err) {
    bool ok = true;
    for (int i = 0; ok && all_entities[i]; i++) {
        int code = record_code_field(all_entities[i]);
        ok =
            code < 0 || check_codes_of(d, all_entities[i], all_entities[i]->fields[code].name, err);
    }
    return ok;
}

static bool count_rows(struct doctor *d, const char *table, int64_t *n, struct error *err) {
    struct strbuf b = {0};
    strbuf_addf(&b, "SELECT count(*) FROM %s WHERE deleted_at IS NULL", table);
    bool ok = sql_integer(d->store, strbuf_text(&b), n, err);
    strbuf_free(&b);
    return ok;
}

static bool check_counters(struct doctor *d, struct error *err) {
    bool wrong = false;
    for (int i = 0; all_entities[i]; i++) {
        int64_t living, counted;
        if (!count_rows(d, all_entities[i]->table, &living, err) ||
            !count_living(d->store, all_entities[i]->table, &counted, err))
            return false;
        if (living == counted)
            continue;
        wrong = true;
        doctor_report(d, "counters", (struct doctor_outcome){true, d->repair},
                      "The counter of %s is %lld and should be %lld.", all_entities[i]->table,
                      (long long)counted, (long long)living);
    }
    return !wrong || !d->repair || count_rebuild(d->store, NULL, err);
}

/* FTS5's own check is an INSERT that inserts nothing: a read-only database goes without. */
static bool check_search_inside(struct doctor *d, const struct search_set *set, bool *sound,
                                struct error *err) {
    *sound = true;
    if (d->store->read_only)
        return true;
    *sound = sql_exec(d->store, set->text[SEARCH_CHECK], err);
    return *sound || err->code == ERROR_CORRUPT;
}

static bool check_index(struct doctor *d, const struct search_set *set, bool *wrong,
                        struct error *err) {
    struct doctor_outcome outcome = {true, d->repair};
    int64_t missing, left;
    bool sound;
    if (!check_search_inside(d, set, &sound, err) ||
        !sql_integer(d->store, set->text[SEARCH_MISSING], &missing, err) ||
        !sql_integer(d->store, set->text[SEARCH_LEFT], &left, err))
        return false;
    if (!sound)
        doctor_report(d, "search index", outcome, "The search index is damaged.");
    else if (missing > 0 || left > 0)
        doctor_report(d, "search index", outcome,
                      "The search index lacks %lld of the %s and has %lld too many.",
                      (long long)missing, set->index->root->plural, (long long)left);
    *wrong = *wrong || !sound || missing > 0 || left > 0;
    return true;
}

static bool check_search(struct doctor *d, struct error *err) {
    bool wrong = false, ok = true;
    for (int i = 0; ok && i < SEARCH_INDEXES; i++)
        ok = check_index(d, search_set(d->store, i), &wrong, err);
    if (ok && !wrong && d->stale_search)
        doctor_report(d, "search index", (struct doctor_outcome){true, d->repair},
                      "The search index does not know what the other program changed.");
    return ok && (!(wrong || d->stale_search) || !d->repair || search_rebuild(d->store, err));
}

static bool count_back(struct doctor *d, int table, int64_t *n, struct error *err) {
    struct strbuf b = {0};
    strbuf_addf(&b,
                "SELECT count(*) FROM tombstone d CROSS JOIN %s t ON t.id = d.row "
                "WHERE d.tbl = %d",
                all_entities[table]->table, table);
    bool ok = sql_integer(d->store, strbuf_text(&b), n, err);
    strbuf_free(&b);
    return ok;
}

/* What was purged has not come back, and is gone from unused parts of the file. */
static bool check_purged(struct doctor *d, struct error *err) {
    bool pending;
    for (int i = 0; all_entities[i]; i++) {
        int64_t back;
        if (!count_back(d, i, &back, err))
            return false;
        if (back > 0)
            doctor_report(d, "purge", (struct doctor_outcome){false, false},
                          "%lld of the rows in %s had been purged and are there again; delete and "
                          "purge them once more.",
                          (long long)back, all_entities[i]->table);
    }
    if (!purge_is_unscrubbed(d->store, &pending, err))
        return false;
    if (!pending)
        return true;
    if (d->repair && !purge_scrub(d->store, err))
        return false;
    doctor_report(d, "purge", (struct doctor_outcome){true, d->repair},
                  "What was purged may still stand in unused parts of the file.");
    return true;
}

static bool check_derived(struct doctor *d, struct error *err) {
    static const char *const names[DERIVED_TABLES] = {
        [DERIVED_WAITING] = "since when we wait for a word of whom",
        [DERIVED_CERTIFICATES] = "which certificates are current",
    };
    for (enum derived_table table = 0; table < DERIVED_TABLES; table++) {
        int64_t wrong;
        if (!derived_check(d->store, table, &wrong, err))
            return false;
        if (wrong == 0)
            continue;
        if (d->repair && !derived_rebuild(d->store, table, err))
            return false;
        doctor_report(d, "derived tables", (struct doctor_outcome){true, d->repair},
                      "What is kept of %s has %lld wrong rows.", names[table], (long long)wrong);
    }
    /* Whether the last days to order are right only the plans could tell: they are reckoned anew.
     */
    return !d->repair || order_day_forget(d->store, NULL, true, err);
}

bool store_doctor(struct store *store, bool repair,
                  void (*found)(void *user, const struct store_finding *finding), void *user,
                  struct error *err) {
    static bool (*const checks[])(struct doctor * d, struct error * err) = {
        check_file,     check_parents, doctor_check_history, check_names,  check_codes,
        check_counters, check_derived, check_search,         check_purged,
    };
    struct doctor d = {.store = store, .repair = repair, .found = found, .user = user};
    if (store->depth > 0)
        return error_set(err, ERROR_INTERNAL, "The doctor cannot work within a command.");
    if (repair && store->read_only)
        return error_set(err, ERROR_READ_ONLY,
                         "%s is open for reading only; open it for writing to repair it.",
                         store->path);
    bool ok = true;
    for (size_t i = 0; ok && !d.damaged && i < sizeof checks / sizeof *checks; i++)
        ok = checks[i](&d, err);
    return ok;
}
