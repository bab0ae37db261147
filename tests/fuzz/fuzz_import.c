/*
 * Lists from anywhere, as a dry run on a small database: every row is accounted for, what is told
 * is text, and nothing is written.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sourcebench/core/text.h"
#include "sourcebench/db/command.h"
#include "sourcebench/db/supplier_list.h"
#include "sourcebench/service/import.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { TODAY = 20780 /* 2026-11-23 */, LARGEST = 1 << 16 };

static char folder[] = "/tmp/sourcebench-fuzz-XXXXXX", list[64], database[64];
static struct session session;

static void must(bool holds) {
    if (!holds)
        abort();
}

static void clean_up(void) {
    static const char *const ends[] = {"", "-wal", "-shm"};
    session_close(&session);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        char path[80];
        snprintf(path, sizeof path, "%s%s", database, ends[i]);
        unlink(path);
    }
    unlink(list);
    rmdir(folder);
}

static void add_supplier(const char *name, const char *country) {
    struct arena arena = {0};
    struct error err;
    struct record *r = record_new(&supplier_entity, &arena);
    r->values[SUPPLIER_NAME] = value_text(name);
    r->values[SUPPLIER_COUNTRY] = value_text(country);
    r->values[SUPPLIER_EXTERNAL_ID] = value_text("1");
    must(command_add(session.store, r, &err));
    arena_free(&arena);
}

static void start(void) {
    struct error err;
    must(mkdtemp(folder) != NULL);
    setenv("HOME", folder, 1);
    snprintf(list, sizeof list, "%s/list.csv", folder);
    snprintf(database, sizeof database, "%s/bench.db", folder);
    struct session_options options = {
        .database = database, .author = "lina", .today = TODAY, .fixed = true};
    must(session_open(&options, &session, &err) && session_open_store(&session, true, &err));
    add_supplier("Saigon Trail Bags Co.", "VN");
    add_supplier("Hà Nội Túi Xách JSC", NULL);
    atexit(clean_up);
}

static void check_report(const struct import_report *r) {
    struct error err;
    int64_t total;
    int64_t taken = r->added + r->updated + r->unchanged;
    /* A supplier that was taken may still have parts that were rejected. */
    must(taken <= r->rows && r->rows <= taken + r->rejected);
    for (int i = 0; i < r->n_rejections; i++) {
        const struct import_rejection *bad = &r->rejections[i];
        must(bad->line > 0 && *bad->reason && text_valid(bad->column, strlen(bad->column)) &&
             text_valid(bad->reason, strlen(bad->reason)));
    }
    for (int i = 0; i < r->n_duplicates; i++)
        must(r->possible_duplicates[i].like_name && *r->possible_duplicates[i].name);
    must(supplier_total(session.store, &total, &err) && total == 2);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct import_options options = {.path = list, .dry_run = true, .keep_unknown = true};
    struct import_report report;
    struct error err = {0};
    if (size > LARGEST)
        return 0;
    if (!session.store)
        start();
    FILE *file = fopen(list, "wb");
    must(file && fwrite(data, 1, size, file) == size && fclose(file) == 0);
    if (import_suppliers(&session, &options, &report, &err))
        check_report(&report);
    else
        must(err.code != ERROR_NONE && err.code != ERROR_INTERNAL && *err.message);
    import_report_free(&report);
    return 0;
}
