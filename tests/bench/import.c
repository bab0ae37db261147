/* Import with search index and journal, against the stock shell's .import and FTS5 rebuild. */
#include <stdio.h>

#include "bench.h"

#include "../e2e/child.h"

/* The yardstick stores the same columns as text and indexes what they say with the same prefixes.
 * It does less: a Chinese run is one word to it, not overlapping pairs; the name of the country and
 * the source are not among its words; it checks and compares nothing, keeps no journal, and has no
 * other index. */
static const char yardstick[] =
    ".import --csv \"%s\" plain\n"
    "CREATE VIEW document AS SELECT rowid AS id, name || ' ' || local_name AS name,\n"
    "    city || ' ' || country || ' ' || address AS place,\n"
    "    status || ' ' || kind || ' ' || sectors AS marks,\n"
    "    external_id || ' ' || website || ' ' || note AS words FROM plain;\n"
    "CREATE VIRTUAL TABLE search USING fts5 (name, place, marks, words, content = 'document',\n"
    "    content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3');\n"
    "INSERT INTO search (search) VALUES ('rebuild');\n";

static struct run import_by_shell(int rows) {
    char script[8192];
    const char *database = bench_file("yardstick-%d.db", rows);
    snprintf(script, sizeof script, yardstick, csv_path(rows));
    const char *commands = write_file("yardstick.sql", script);
    remove_database(database);
    struct run run = run_command((const char *const[]){"sqlite3", database, NULL}, commands, NULL);
    remove_database(database);
    return run;
}

static struct run import_by_bench(int rows) {
    const char *database = database_path(rows), *program = child_program();
    remove_database(database);
    run_command((const char *const[]){program, "--db", database, "init", NULL}, NULL, NULL);
    return run_command((const char *const[]){program, "--db", database, "import", "suppliers",
                                             csv_path(rows), NULL},
                       NULL, bench_file("import-%d.txt", rows));
}

void measure_import(void) {
    table_part("import of a list, with search index and journal");
    csv_path(LARGE);
    import_by_bench(SMALL);
    struct run middle = import_by_bench(MIDDLE);
    struct run theirs = import_by_shell(LARGE);
    struct run ours = import_by_bench(LARGE);
    table_ratio("1,000,000 rows: .import and FTS5 rebuild in sqlite3", ours.ms / 1e3,
                theirs.ms / 1e3, "s", 3);
    table_ratio("the same, processor time", ours.cpu_ms / 1e3, theirs.cpu_ms / 1e3, "s", 3);
    table_ratio("peak memory: 1,000,000 rows and 100,000", (double)ours.peak_kib / 1024,
                (double)middle.peak_kib / 1024, "MiB", 1.25);
}
