#include "inspection_world.h"

#include <check.h>
#include <string.h>
#include <unistd.h>

#include "sourcebench/core/checklist.h"
#include "sourcebench/core/inspection.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/command.h"
#include "sourcebench/service/inspection_work.h"

#define INSPECTOR "tests/e2e/inspector"

struct world {
    struct store *store;
    struct arena arena;
    struct error err;
};

static void must(struct world *w, bool ok) {
    ck_assert_msg(ok, "%s", w->err.message);
}

static struct record *set_text(struct record *r, int field, const char *text) {
    r->values[field] = value_text(text);
    return r;
}

static void set_number(struct record *r, int field, int64_t number) {
    r->values[field] = value_int(number);
}

static int64_t add(struct world *w, struct record *r) {
    must(w, command_add(w->store, r, &w->err));
    return r->id;
}

static struct record *check(struct world *w, int64_t checklist, int position, const char *kind,
                            const char *what) {
    struct record *r = record_new(&check_entity, &w->arena);
    set_number(r, CHECK_CHECKLIST, checklist);
    set_number(r, CHECK_POSITION, position);
    set_text(set_text(r, CHECK_KIND, kind), CHECK_WHAT, what);
    return r;
}

static int64_t add_checklist(struct world *w) {
    struct record *r = record_new(&checklist_entity, &w->arena);
    set_text(set_text(r, CHECKLIST_CODE, "MINE"), CHECKLIST_NAME, "Commuter, before shipment");
    set_text(r, CHECKLIST_STAGE, "pre-shipment");
    set_number(r, CHECKLIST_VERSION, 1);
    int64_t id = add(w, r);
    r = set_text(check(w, id, 10, "visual", "colour against the approved swatch"), CHECK_PART,
                 "Looks");
    add(w, set_text(r, CHECK_METHOD, "light box, D65"));
    r = set_text(check(w, id, 20, "measurement", "height, filled bag"), CHECK_PART, "Sizes");
    set_number(r, CHECK_NOMINAL, 2500000);
    set_number(r, CHECK_MINUS, 30000);
    set_number(r, CHECK_PLUS, 30000);
    set_number(r, CHECK_N, 3);
    add(w, set_text(r, CHECK_UNIT, "mm"));
    r = set_text(check(w, id, 30, "barcode", "EAN on the polybag"), CHECK_PART, "Packing");
    add(w, set_text(r, CHECK_EXPECTED, "4006381333931"));
    r = set_text(check(w, id, 40, "packing", "drop of one carton, ten times"), CHECK_PART,
                 "Packing");
    set_number(r, CHECK_MANDATORY, 1);
    add(w, r);
    add(w, set_text(check(w, id, 50, "document", "report of the metal detector"), CHECK_PART,
                    "Papers"));
    return id;
}

static void add_part(struct world *w, int64_t inspection, int packed) {
    struct record *r = record_new(&lot_part_entity, &w->arena);
    set_number(r, LOT_PART_INSPECTION, inspection);
    set_text(r, LOT_PART_NAME, "olive");
    set_number(r, LOT_PART_ORDERED, 3000);
    set_number(r, LOT_PART_MADE, 3000);
    set_number(r, LOT_PART_PACKED, packed);
    set_number(r, LOT_PART_CARTONS, 150);
    set_number(r, LOT_PART_FIRST_CARTON, 1);
    add(w, r);
}

static void add_inspection(struct world *w, int64_t supplier, int64_t checklist, int packed) {
    struct record *r = record_new(&inspection_entity, &w->arena);
    must(w, inspection_begin_record(w->store, NULL, "pre-shipment", r, &w->arena, &w->err));
    set_number(r, INSPECTION_SUPPLIER, supplier);
    set_text(r, INSPECTION_NUMBER, INSPECTION);
    set_text(r, INSPECTION_GOODS, "Urban Commuter");
    set_number(r, INSPECTION_LOT, 3000);
    set_number(r, INSPECTION_CARTONS, 150);
    set_number(r, INSPECTION_CHECKLIST, checklist);
    set_number(r, INSPECTION_SEED, 4711);
    must(w, inspection_add(w->store, r, &w->err));
    add_part(w, r->id, packed);
}

void inspection_world(struct bench *b, int packed) {
    struct world w = {0};
    bench_make(b);
    bench_cli(b, "init", NULL);
    must(&w, store_open(&(struct store_options){.path = b->database, .author = "lina"}, &w.store,
                        &w.err));
    struct record *supplier = record_new(&supplier_entity, &w.arena);
    int64_t id = add(&w, set_text(supplier, SUPPLIER_NAME, "Saigon Trail"));
    add_inspection(&w, id, add_checklist(&w), packed);
    store_close(w.store);
    arena_free(&w.arena);
}

void inspection_open(struct bench *b, int rows, int columns, const char *author) {
    char folder[4096];
    ck_assert_ptr_nonnull(getcwd(folder, sizeof folder));
    const char *const arguments[] = {b->database, author, INSPECTION, NULL};
    b->pty = pty_start(
        &(struct pty_options){.rows = rows,
                              .columns = columns,
                              .program = arena_format(&b->home.arena, "%s/" INSPECTOR, folder),
                              .arguments = arguments,
                              .environment = b->environment,
                              .home = b->home.path,
                              .folder = b->home.path});
    pty_wait_text(b->pty, "Inspection " INSPECTION);
    pty_keys(b->pty, "Enter");
}
