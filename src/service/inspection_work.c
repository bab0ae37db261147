#include "sourcebench/service/inspection_work.h"

#include <string.h>

#include "sourcebench/db/inspection_read.h"
#include "sourcebench/db/journal.h"
#include "sourcebench/db/order_read.h"
#include "sourcebench/db/record.h"

#include "inspection_private.h"

bool inspection_find(struct store *store, const char *word, int64_t *id, struct error *err) {
    return order_read_number(store, &inspection_entity, word, id, err) &&
           (*id || error_set(err, ERROR_NOT_FOUND,
                             "There is no inspection \"%s\"; inspection list shows them.", word));
}

/* The unit that this agent has begun and not finished. */
static const struct record *unfinished(struct inspection_work *w, const char *kind) {
    const struct record *last = NULL;
    for (int i = 0; i < w->set.n; i++) {
        const struct record *r = w->set.records[i];
        if (r->entity == &drawn_entity && !record_int(r, DRAWN_FINISHED, 0) &&
            strcmp(record_text(r, DRAWN_KIND), kind) == 0 &&
            strcmp(r->created_by, store_author(w->store)) == 0)
            last = r;
    }
    return last;
}

bool inspection_work_load(struct inspection_work *w, struct store *store, int64_t id,
                          struct error *err) {
    struct record_set set = {0};
    if (!inspection_load(store, id, &set, err)) {
        record_set_free(&set);
        return false;
    }
    inspection_work_free(w);
    w->store = store;
    w->id = id;
    w->set = set;
    w->inspection = record_set_find(&w->set, &inspection_entity, id);
    inspection_state_read(&w->set, w->inspection, &w->arena, &w->state);
    w->unit = unfinished(w, "unit");
    w->carton = unfinished(w, "carton");
    return true;
}

void inspection_work_free(struct inspection_work *w) {
    record_set_free(&w->set);
    arena_free(&w->arena);
    *w = (struct inspection_work){0};
}

/* ---- commands ----------------------------------------------------------------------------------
 */

bool inspection_begin(struct inspection_work *w, const char *what, struct error *err) {
    struct arena arena = {0};
    const char *label =
        arena_format(&arena, "%s: %s", record_text(w->inspection, INSPECTION_NUMBER), what);
    bool ok = command_begin(w->store, label, err);
    arena_free(&arena);
    return ok;
}

bool inspection_end(struct inspection_work *w, bool ok, struct error *err) {
    if (!ok)
        command_abort(w->store);
    else
        ok = command_commit(w->store, err);
    return ok && inspection_work_load(w, w->store, w->id, err);
}

bool inspection_must_be_open(struct inspection_work *w, struct error *err) {
    struct arena arena = {0};
    struct record *now;
    bool ok = record_load(w->store, &inspection_entity, w->id, &arena, &now, err);
    const char *number = ok ? record_text(now, INSPECTION_NUMBER) : "";
    const char *status = ok ? record_text(now, INSPECTION_STATUS) : "";
    if (ok && (now->deleted_at || strcmp(status, "cancelled") == 0))
        ok = error_set(err, ERROR_REFUSED, "%s was %s meanwhile.", number,
                       now->deleted_at ? "deleted" : "cancelled");
    else if (ok && strcmp(status, "closed") == 0)
        ok = error_set(err, ERROR_REFUSED,
                       "%s is closed and sealed: write an amendment, which shows both.", number);
    else if (ok && strcmp(status, "open") != 0)
        ok = error_set(err, ERROR_REFUSED, "%s has not begun: begin it first.", number);
    arena_free(&arena);
    return ok;
}

bool inspection_write(struct inspection_work *w, const struct record *base, struct record *wanted,
                      struct error *err) {
    return record_update(w->store, base, wanted, &w->arena, NULL, NULL, err);
}
