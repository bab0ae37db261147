/*
 * Two agents at work on one database, and commands in a line each. Included once per test program.
 */
#ifndef TESTS_UNIT_JOURNAL_FIXTURE_H
#define TESTS_UNIT_JOURNAL_FIXTURE_H

#include "sourcebench/core/entities.h"
#include "sourcebench/core/material.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/count.h"
#include "sourcebench/db/journal.h"
#include "sourcebench/db/record.h"
#include "sourcebench/db/search.h"

#include "../../db/journal_private.h"
#include "store_fixture.h"
#include "suite.h"

struct agents {
    struct bench_files files;
    struct arena arena;
    int64_t now;
    struct store *lina, *marco;
};

static int64_t agents_clock(void *now) {
    return *(int64_t *)now;
}

static inline struct store *agents_open(struct agents *a, const char *author) {
    struct store_options options = {.path = bench_path(&a->files, "bench.db"),
                                    .author = author,
                                    .create = true,
                                    .busy_ms = 100,
                                    .now_ms = agents_clock,
                                    .clock = &a->now};
    struct store *store;
    struct error err;
    MUST(store_open(&options, &store, &err), err);
    return store;
}

/* Lina and marco on 2026-11-20 at 08:00 UTC. */
static inline struct agents *agents_new(void) {
    struct agents *a = mem_alloc(1, sizeof *a);
    a->files = bench_files();
    a->now = 1795161600000;
    a->lina = agents_open(a, "lina");
    a->marco = agents_open(a, "marco");
    return a;
}

static inline void agents_free(struct agents *a) {
    store_close(a->lina);
    store_close(a->marco);
    arena_free(&a->arena);
    bench_files_free(&a->files);
    mem_free(a);
}

static inline void begin(struct store *store, const char *label) {
    struct error err;
    MUST(command_begin(store, label, &err), err);
}

static inline void commit(struct store *store) {
    struct error err;
    MUST(command_commit(store, &err), err);
}

static inline int64_t insert(struct agents *a, struct store *store, struct record *r) {
    struct error err;
    begin(store, arena_format(&a->arena, "Add %s", r->entity->label));
    MUST(record_insert(store, r, &err), err);
    commit(store);
    return r->id;
}

static inline int64_t add_supplier(struct agents *a, struct store *store, const char *name) {
    struct record *r = record_new(&supplier_entity, &a->arena);
    r->values[SUPPLIER_NAME] = value_text(name);
    return insert(a, store, r);
}

static inline int64_t add_contact(struct agents *a, struct store *store, int64_t supplier,
                                  const char *name) {
    struct record *r = record_new(&contact_entity, &a->arena);
    r->values[CONTACT_SUPPLIER] = value_int(supplier);
    r->values[CONTACT_NAME] = value_text(name);
    return insert(a, store, r);
}

static inline struct record *load(struct agents *a, struct store *store, const struct entity *e,
                                  int64_t id) {
    struct record *r;
    struct error err;
    MUST(record_load(store, e, id, &a->arena, &r, &err), err);
    return r;
}

static inline bool exists(struct agents *a, const struct entity *e, int64_t id) {
    struct record *r;
    struct error err;
    return record_load(a->lina, e, id, &a->arena, &r, &err);
}

/* Changes one field in a command of its own. */
static inline void set(struct agents *a, struct store *store, const struct entity *e, int64_t id,
                       int field, struct value value) {
    struct error err;
    struct record *base = load(a, store, e, id);
    struct record *wanted = record_copy(base, &a->arena);
    wanted->values[field] = value;
    begin(store, arena_format(&a->arena, "Edit %s", e->label));
    MUST(record_update(store, base, wanted, &a->arena, NULL, NULL, &err), err);
    commit(store);
}

static inline void set_supplier(struct agents *a, struct store *store, int64_t id, int field,
                                struct value value) {
    set(a, store, &supplier_entity, id, field, value);
}

static inline struct value field_of(struct agents *a, const struct entity *e, int64_t id,
                                    int field) {
    return load(a, a->lina, e, id)->values[field];
}

static inline void check_field(struct agents *a, int64_t supplier, int field, struct value value) {
    struct value is = field_of(a, &supplier_entity, supplier, field);
    ck_assert_msg(value_equal(is, value), "%s is %s %lld", supplier_fields[field].name,
                  is.kind == VALUE_TEXT ? is.s : "-", (long long)is.i);
}

static inline void undo(struct store *store) {
    struct error err;
    struct journal_result result;
    MUST(journal_undo(store, NULL, &result, &err), err);
}

static inline void redo(struct store *store) {
    struct error err;
    struct journal_result result;
    MUST(journal_redo(store, NULL, &result, &err), err);
}

/* Expects undo to fail with the code; the message in the arena. */
static inline const char *undo_fails(struct agents *a, struct store *store, enum error_code code) {
    struct error err;
    struct journal_result result;
    ck_assert(!journal_undo(store, NULL, &result, &err));
    ck_assert_msg(err.code == code, "%d %s (%s)", err.code, err.message, err.detail);
    return arena_string(&a->arena, err.message);
}

static inline void redo_fails(struct store *store, enum error_code code) {
    struct error err;
    struct journal_result result;
    ck_assert(!journal_redo(store, NULL, &result, &err));
    ck_assert_msg(err.code == code, "%d %s (%s)", err.code, err.message, err.detail);
}

static inline int64_t latest_entry(struct agents *a, struct store *store) {
    struct journal_entry *entries;
    int n;
    struct error err;
    MUST(journal_list(store, 0, 1, &a->arena, &entries, &n, &err), err);
    return n ? entries[0].id : 0;
}

static inline int64_t number(struct store *store, const char *sql) {
    char *text = bench_text(store, sql);
    int64_t n = text ? strtoll(text, NULL, 10) : -1;
    mem_free(text);
    return n;
}

static inline int64_t living(struct store *store, const char *table) {
    int64_t n;
    struct error err;
    MUST(count_living(store, table, &n, &err), err);
    return n;
}

#endif
