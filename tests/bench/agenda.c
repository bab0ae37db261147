/* The agenda of 100,000 suppliers with 500,000 dated items, against the same selects in the stock
 * shell. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/strbuf.h"

#include "bench.h"

#include "../../db/agenda_private.h"
#include "../../db/derived.h"
#include "../e2e/child.h"

enum { OPENS = 15, ACTS = 40, OPEN_MS = 150, ACT_MS = 30 };

static const char today[] = "2026-11-20";

/* Most items are done or far ahead, as in a bench that was used for years; some 10,000 are due. x
 * is like chance, and the same in every run. */
static const char items[] =
    "PRAGMA foreign_keys = OFF;\n"
    "BEGIN;\n"
    "CREATE TEMP TABLE s AS SELECT row_number() OVER (ORDER BY id) - 1 AS n, id FROM supplier;\n"
    "CREATE UNIQUE INDEX temp.s_n ON s (n);\n"
    "CREATE TEMP TABLE item AS WITH RECURSIVE i (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM i\n"
    "    WHERE i < 149999) SELECT i, (i * 2654435761 + 40503) % 1000003 AS x FROM i;\n"
    "CREATE TEMP VIEW of AS SELECT i, x, (SELECT id FROM s WHERE n = x % 100000) AS supplier,\n"
    "    (SELECT id FROM s WHERE n = i / 3 * 2 % 100000) AS holder FROM item;\n"
    "UPDATE supplier SET status = 'approved' WHERE status = 'vetting' AND id % 10 > 1;\n"
    "UPDATE supplier SET owner = CASE id % 3 WHEN 0 THEN 'lina' WHEN 1 THEN 'marco' ELSE 'duc'\n"
    "    END, created_at = (20777 - id % 900) * 86400000,\n"
    "    updated_at = (20777 - id % 20) * 86400000, next_review = CASE WHEN status = 'prospect'\n"
    "    OR status = 'blocked' THEN NULL ELSE date('2026-11-20', (id / 7 % 300 - 3) || ' days')\n"
    "    END;\n"
    /* chains of certificates, each renewed twice in three years */
    "INSERT INTO certificate (id, supplier_id, kind, expires, state, rev, created_at,\n"
    "    created_by, updated_at, updated_by) SELECT 1000000 + i, holder, 'K' || i / 3 % 4,\n"
    "    date('2026-11-20', ((i % 3 - 2) * 1095 + iif(x % 100 = 0, -x % 40, x % 1090))\n"
    "    || ' days'), 'verified', 1, 0, 'lina', 0, 'lina' FROM of;\n"
    "INSERT INTO interaction (id, supplier_id, kind, direction, happened_on, text, follow_up_on,\n"
    "    follow_up_done, rev, created_at, created_by, updated_at, updated_by)\n"
    "    SELECT 2000000 + i, supplier, 'mail', iif(i % 2, 'in', 'out'),\n"
    "    date('2026-11-20', -(x % iif(x % 50 = 0, 12, 700)) || ' days'), 'asked for ' || i,\n"
    "    date('2026-11-20', (14 - x % 700 + iif(x % 50 = 0, 720, 0)) || ' days'),\n"
    "    iif(x % 50 = 0 OR x % 300 = 1, NULL, date('2026-11-20', -(x % 700) || ' days')),\n"
    "    1, 0, 'lina', 0, 'lina' FROM of;\n"
    "INSERT INTO sample (id, supplier_id, kind, subject, courier, sent_on, received_on, verdict,\n"
    "    rev, created_at, created_by, updated_at, updated_by)\n"
    "    SELECT 3000000 + i, supplier, 'photo', 'style ' || i, 'DHL',\n"
    "    date('2026-11-20', -(x % 500) || ' days'), iif(x % 70 = 0 OR x % 500 < 7, NULL,\n"
    "    date('2026-11-20', -max(0, x % 500 - 7) || ' days')),\n"
    "    iif(x % 500 < 12 OR x % 70 = 1, 'open', 'approved'), 1, 0, 'lina', 0, 'lina'\n"
    "    FROM of WHERE i < 50000;\n"
    "INSERT INTO claim (id, supplier_id, what, state, rev, created_at, created_by, updated_at,\n"
    "    updated_by) SELECT 4000000 + i, supplier, 'claim ' || i,\n"
    "    iif(x % 20 = 0, 'declared', 'verified'), 1, (20777 - x % 900) * 86400000, 'lina', 0,\n"
    "    'lina' FROM of WHERE i < 50000;\n"
    "INSERT INTO vetting_item (id, supplier_id, title, state, expires_on, rev, created_at,\n"
    "    created_by, updated_at, updated_by) SELECT 5000000 + i, supplier, 'item ' || i, 'met',\n"
    "    date('2026-11-20', (x % 600 - 3) || ' days'), 1, 0, 'lina',\n"
    "    (20777 - x % 15) * 86400000, 'lina' FROM of WHERE i < 60000;\n"
    "INSERT INTO finding (id, supplier_id, title, severity, due_on, closed_on, rev, created_at,\n"
    "    created_by, updated_at, updated_by) SELECT 6000000 + i, supplier, 'finding ' || i,\n"
    "    'major', date('2026-11-20', (30 - x % 600) || ' days'),\n"
    "    iif(x % 600 < 25 OR x % 100 = 0, NULL, '2026-01-01'), 1,\n"
    "    (20777 - x % 600) * 86400000, 'lina', 0, 'lina' FROM of WHERE i < 20000;\n"
    "INSERT INTO audit (id, supplier_id, kind, purpose, planned_on, held_on, rev, created_at,\n"
    "    created_by, updated_at, updated_by) SELECT 7000000 + i, supplier, 'visit',\n"
    "    'floor ' || i, date('2026-11-20', (90 - x % 900) || ' days'),\n"
    "    iif(x % 900 < 90 OR x % 200 = 0, NULL, '2026-01-01'), 1, 0, 'lina', 0, 'lina'\n"
    "    FROM of WHERE i < 15000;\n"
    "INSERT INTO legal_identity (id, supplier_id, registered_name, account, bank_confirmed_on,\n"
    "    rev, created_at, created_by, updated_at, updated_by) SELECT 8000000 + i, supplier,\n"
    "    'Ltd ' || i, '12', iif(x % 100 = 0, NULL, '2026-01-01'), 1, 0, 'lina',\n"
    "    (20777 - x % 200) * 86400000, 'lina' FROM of WHERE i < 5000;\n"
    "COMMIT;\n";

static void must(bool ok, const struct error *err) {
    ck_assert_msg(ok, "%s (%s)", err->message, err->detail);
}

static struct agenda_query query(void) {
    return (struct agenda_query){
        .settings = {.soon = 7,
                     .certificate = {90, 30, 7},
                     .claim = 60,
                     .silent = 14,
                     .transit = 14,
                     .verdict = 5,
                     .vetting = 10,
                     .review = {90, 14, 30, 30, 60, 0}},
        .today = date_from_iso(today),
    };
}

static struct store *open_store(const char *database) {
    struct store_options options = {.path = database, .author = "lina"};
    struct store *store = NULL;
    struct error err;
    must(store_open(&options, &store, &err), &err);
    return store;
}

static const char *make_database(void) {
    const char *database = bench_file("agenda.db"), *program = child_program();
    struct error err;
    remove_database(database);
    run_command((const char *const[]){program, "--db", database, "init", NULL}, NULL, NULL);
    run_command((const char *const[]){program, "--db", database, "import", "suppliers",
                                      csv_path(MIDDLE), NULL},
                NULL, bench_file("import-agenda.txt"));
    run_command((const char *const[]){"sqlite3", "-bail", database, NULL},
                write_file("items.sql", items), NULL);
    struct store *store = open_store(database);
    for (enum derived_table table = 0; table < DERIVED_TABLES; table++)
        must(derived_rebuild(store, table, &err), &err);
    store_close(store);
    return database;
}

/* The selects of all rules for the stock shell, with the days that the rules ask for. */
static const char *selects(void) {
    struct strbuf script = {0};
    struct agenda_query q = query();
    for (int rule = 0; rule < AGENDA_RULES; rule++) {
        const struct agenda_rule *r = &agenda_rules[rule];
        char until[DATE_TEXT], from[DATE_TEXT];
        int32_t last = r->until(&q.settings, q.today);
        date_to_iso(last, until);
        date_to_iso(r->from ? r->from(&q.settings, q.today) : DATE_NONE, from);
        strbuf_addf(&script, ".parameter set ?1 \"'%s'\"\n.parameter set ?2 \"'%s'\"\n", until,
                    from);
        strbuf_addf(&script, ".parameter set ?3 %lld\n%s;\n", (last + 1) * 86400000LL,
                    agenda_sql.text[rule * AGENDA_PARTS + AGENDA_FACTS_DUE]);
    }
    const char *path = write_file("agenda.sql", strbuf_text(&script));
    strbuf_free(&script);
    return path;
}

static double selects_by_shell(const char *database, const char *script) {
    double ms[OPENS];
    for (int i = 0; i < OPENS; i++)
        ms[i] =
            run_command((const char *const[]){"sqlite3", "-readonly", database, NULL}, script, NULL)
                .ms;
    return median(ms, OPENS);
}

/* A store of its own each time: as the program is started. */
static double opening(const char *database, size_t *lines) {
    struct agenda_query q = query();
    double ms[OPENS];
    for (int i = 0; i < OPENS; i++) {
        struct error err;
        double start = clock_ms();
        struct store *store = open_store(database);
        struct agenda *agenda = agenda_open(store, &q, &err);
        must(agenda != NULL, &err);
        ms[i] = clock_ms() - start;
        *lines = agenda_count(agenda);
        agenda_close(agenda);
        store_close(store);
    }
    return median(ms, OPENS);
}

/* The line that is acted on, with its words: a snooze, and the agenda without it. */
static double act(struct store *store, struct agenda *agenda, size_t index) {
    struct agenda_query q = query();
    struct agenda_line line = *agenda_at(agenda, index);
    bool changed = false;
    struct error err;
    double start = clock_ms();
    must(agenda_snooze(store, &q, &line, q.today + 7, NULL, &err), &err);
    must(agenda_refresh(agenda, &changed, &err), &err);
    double ms = clock_ms() - start;
    ck_assert(changed);
    return ms;
}

static double acting(const char *database, double *slowest) {
    struct agenda_query q = query();
    double ms[ACTS];
    struct error err;
    struct store *store = open_store(database);
    struct agenda *agenda = agenda_open(store, &q, &err);
    must(agenda != NULL, &err);
    for (int i = 0; i < ACTS; i++)
        ms[i] = act(store, agenda, (size_t)i * 200 % agenda_count(agenda));
    agenda_close(agenda);
    store_close(store);
    *slowest = worst(ms, ACTS);
    return median(ms, ACTS);
}

/* One decision, written by the stock shell. */
static double insert_by_shell(const char *database) {
    const char *script = write_file(
        "decision.sql",
        "INSERT INTO agenda_state (id, supplier_id, rule, subject_table, subject_id, due, action,\n"
        "    until, rev, created_at, created_by, updated_at, updated_by)\n"
        "    SELECT ifnull(max(id), 0) + 1, (SELECT min(id) FROM supplier), 'follow-up',\n"
        "    'interaction', 1, '2026-11-20', 'snoozed', '2026-11-27', 1, 0, 'lina', 0, 'lina'\n"
        "    FROM agenda_state;\n");
    double ms[ACTS];
    for (int i = 0; i < ACTS; i++)
        ms[i] =
            run_command((const char *const[]){"sqlite3", "-bail", database, NULL}, script, NULL).ms;
    return median(ms, ACTS);
}

void measure_agenda(void) {
    table_part("the agenda of 100,000 suppliers with 500,000 dated items");
    const char *database = make_database();
    size_t lines = 0;
    double slowest, theirs = selects_by_shell(database, selects());
    double ours = opening(database, &lines);
    table_note("lines due", (double)lines, "");
    table_value("open", ours, "ms", OPEN_MS);
    table_ratio("the same selects in sqlite3", ours, theirs, "ms", 2);
    double snooze = acting(database, &slowest);
    table_value("act and refresh", snooze, "ms", ACT_MS);
    table_value("the slowest", slowest, "ms", 2 * ACT_MS);
    table_ratio("an insert in sqlite3", snooze, insert_by_shell(database), "ms", 3);
}
