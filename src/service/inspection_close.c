/*
 * Closing and sealing an inspection, amendments, and what comes back in lot after lot.
 */
#include <string.h>

#include "sourcebench/core/money.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/db/record.h"
#include "sourcebench/io/sha256.h"

#include "inspection_private.h"

/* ---- the seal ----------------------------------------------------------------------------------
 */

static void add_text(struct sha256 *s, const char *text) {
    sha256_add(s, text, strlen(text) + 1);
}

static void add_record(struct sha256 *s, const struct record *r, struct arena *arena) {
    const struct entity *e = r->entity;
    add_text(s, e->table);
    add_text(s, arena_format(arena, "%lld", (long long)r->id));
    for (size_t i = 0; i < e->n_fields; i++) {
        bool seal = e == &inspection_entity && i == INSPECTION_SEAL;
        if (seal || r->values[i].kind == VALUE_NULL)
            continue;
        add_text(s, e->fields[i].name);
        add_text(s, r->values[i].kind == VALUE_TEXT
                        ? r->values[i].s
                        : arena_format(arena, "%lld", (long long)r->values[i].i));
    }
}

/* Of everything that was counted, in the order of tables and ids; what comes later (amendments,
 * actions) is not of it. */
static const char *seal_of(const struct record_set *set, const struct record *inspection,
                           struct arena *arena) {
    static const struct entity *const sealed[] = {
        &plan_class_entity, &lot_part_entity, &carton_entity,     &drawn_entity,
        &defect_entity,     &result_entity,   &measurement_entity};
    struct sha256 s;
    char hash[SHA256_TEXT];
    sha256_begin(&s);
    add_record(&s, inspection, arena);
    for (size_t e = 0; e < sizeof sealed / sizeof *sealed; e++) {
        int n;
        struct record **list = record_set_list(set, sealed[e], -1, 0, arena, &n);
        for (int64_t after = INT64_MIN;;) { /* by id, whatever order they were read in */
            const struct record *next = NULL;
            for (int i = 0; i < n; i++)
                if (list[i]->id > after && (!next || list[i]->id < next->id))
                    next = list[i];
            if (!next)
                break;
            add_record(&s, next, arena);
            after = next->id;
        }
    }
    sha256_end(&s, hash);
    return arena_string(arena, hash);
}

const char *inspection_seal(const struct inspection_work *w) {
    struct arena *arena = (struct arena *)&w->arena;
    return seal_of(&w->set, w->inspection, arena);
}

/* ---- closing -----------------------------------------------------------------------------------
 */

static bool has_text(const char *s) {
    return s && *s;
}

static bool closing_may(struct inspection_work *w, const struct inspection_closing *c,
                        struct error *err) {
    bool other = c->verdict != w->state.verdict;
    bool plain = c->verdict == VERDICT_ACCEPTED && c->decision && strcmp(c->decision, "ship") == 0;
    if ((other || c->verdict == VERDICT_PENDING) && !has_text(c->reason))
        return error_set(err, ERROR_REASON,
                         "What was counted makes the lot %s: closing it as %s needs a reason.",
                         inspection_verdicts[w->state.verdict], inspection_verdicts[c->verdict]);
    if (has_text(c->decision) && !plain && !has_text(c->decision_reason))
        return error_set(err, ERROR_REASON, "The decision \"%s\" needs a reason.", c->decision);
    return true;
}

/* "MAJOR: 80 of 125 inspected. 2 items are open: barcode scan; carton drop." */
static const char *open_words(struct inspection_work *w) {
    struct strbuf b = {0};
    int named = 0;
    for (int i = 0; i < INSPECTION_CLASSES; i++) {
        const struct class_state *c = &w->state.classes[i];
        if (c->record && c->standing.remaining > 0)
            strbuf_addf(&b, "%s%s: %s of %s inspected.", b.length ? " " : "",
                        inspection_class_names[i], integer_text(c->count.inspected).text,
                        integer_text(c->plan.n).text);
    }
    for (int i = 0; i < w->state.n_items; i++)
        if (w->state.items[i].state == ITEM_OPEN)
            strbuf_addf(&b, "%s%s", named++ ? "; " : (b.length ? " Open: " : "Open: "),
                        record_text(w->state.items[i].record, RESULT_WHAT));
    const char *words = arena_string(&w->arena, strbuf_text(&b));
    strbuf_free(&b);
    return words;
}

static const char *class_verdict(const struct class_state *c) {
    enum sampling_state s = c->standing.state;
    if (s == SAMPLING_REJECTED || s == SAMPLING_DOOMED)
        return "rejected";
    return s == SAMPLING_ACCEPTED || s == SAMPLING_SAFE ? "accepted" : "pending";
}

static bool close_classes(struct inspection_work *w, struct error *err) {
    bool ok = true;
    for (int i = 0; ok && i < INSPECTION_CLASSES; i++) {
        const struct class_state *c = &w->state.classes[i];
        if (!c->record || c->plan.n == 0)
            continue;
        struct record *wanted = record_copy(c->record, &w->arena);
        wanted->values[PLAN_CLASS_VERDICT] = value_text(class_verdict(c));
        ok = inspection_write(w, c->record, wanted, err);
    }
    return ok;
}

static bool close_record(struct inspection_work *w, const struct inspection_closing *c,
                         struct error *err) {
    int64_t now = store_now(w->store);
    struct record *wanted = record_copy(w->inspection, &w->arena);
    wanted->values[INSPECTION_STATUS] = value_text("closed");
    wanted->values[INSPECTION_VERDICT] = value_text(inspection_verdicts[c->verdict]);
    wanted->values[INSPECTION_REASON] = value_text(c->reason);
    wanted->values[INSPECTION_DECISION] = value_text(c->decision);
    wanted->values[INSPECTION_DECISION_REASON] = value_text(c->decision_reason);
    wanted->values[INSPECTION_OPEN_ITEMS] = value_text(open_words(w));
    wanted->values[INSPECTION_SIGNED] = value_text(c->signed_by);
    wanted->values[INSPECTION_SIGNED_FACTORY] = value_text(c->signed_factory);
    wanted->values[INSPECTION_CLOSED_AT] = value_int(now);
    if (wanted->values[INSPECTION_ENDED_AT].kind == VALUE_NULL)
        wanted->values[INSPECTION_ENDED_AT] = value_int(now);
    wanted->values[INSPECTION_SEAL] = value_text(seal_of(&w->set, wanted, &w->arena));
    return inspection_write(w, w->inspection, wanted, err);
}

bool inspection_close(struct inspection_work *w, const struct inspection_closing *closing,
                      struct error *err) {
    if (!inspection_begin(w, "close", err))
        return false;
    /* As it is under the lock: another inspector may have counted on. */
    bool ok = inspection_must_be_open(w, err) && inspection_work_load(w, w->store, w->id, err) &&
              closing_may(w, closing, err) && close_classes(w, err) &&
              inspection_work_load(w, w->store, w->id, err) && close_record(w, closing, err);
    return inspection_end(w, ok, err);
}

bool inspection_amend(struct inspection_work *w, const char *subject, const char *was,
                      const char *becomes, const char *reason, struct error *err) {
    if (!w->state.closed)
        return error_set(err, ERROR_REFUSED, "%s is not closed: change it itself.",
                         record_text(w->inspection, INSPECTION_NUMBER));
    if (!inspection_begin(w, "amendment", err))
        return false;
    struct record *r = record_new(&amendment_entity, &w->arena);
    r->values[AMENDMENT_INSPECTION] = value_int(w->id);
    r->values[AMENDMENT_SUBJECT] = value_text(subject);
    r->values[AMENDMENT_WAS] = value_text(was);
    r->values[AMENDMENT_IS] = value_text(becomes);
    r->values[AMENDMENT_REASON] = value_text(reason);
    return inspection_end(w, record_insert(w->store, r, err), err);
}

/* ---- what comes back ---------------------------------------------------------------------------
 */

enum { RECURRING_LOTS = 5, RECURRING_LEAST = 2 };

static bool is_earlier(const struct record *r, const struct record *inspection) {
    struct stream_key a = stream_of(r, CLASS_MAJOR), b = stream_of(inspection, CLASS_MAJOR);
    return r->entity == &inspection_entity && r != inspection && r->id < inspection->id &&
           a.supplier == b.supplier && strcmp(a.family, b.family) == 0 &&
           (*a.family || a.product == b.product);
}

/* The lots before, the latest first. */
static int lots_before(const struct record_set *history, const struct record *inspection,
                       const struct record *lots[RECURRING_LOTS]) {
    int n = 0;
    for (int i = history->n - 1; i >= 0 && n < RECURRING_LOTS - 1; i--)
        if (is_earlier(history->records[i], inspection))
            lots[n++] = history->records[i];
    return n;
}

static bool has_defect(const struct record_set *history, int64_t inspection, const char *name) {
    for (int i = 0; i < history->n; i++) {
        const struct record *r = history->records[i];
        if (r->entity == &defect_entity && record_int(r, DEFECT_INSPECTION, 0) == inspection &&
            strcmp(record_text(r, DEFECT_NAME), name) == 0)
            return true;
    }
    return false;
}

static bool is_said(struct record *const *defects, int n, const char *name) {
    for (int i = 0; i < n; i++)
        if (strcmp(record_text(defects[i], DEFECT_NAME), name) == 0)
            return true;
    return false;
}

const char **inspection_recurring(const struct record_set *history, const struct record *inspection,
                                  struct arena *arena, int *n) {
    int found;
    const struct record *lots[RECURRING_LOTS];
    int before = lots_before(history, inspection, lots);
    struct record **defects =
        record_set_list(history, &defect_entity, DEFECT_INSPECTION, inspection->id, arena, &found);
    const char **words = arena_alloc(arena, (size_t)found + 1, sizeof *words);
    *n = 0;
    for (int i = 0; i < found; i++) {
        const char *name = record_text(defects[i], DEFECT_NAME);
        int times = 1;
        if (is_said(defects, i, name))
            continue;
        for (int l = 0; l < before; l++)
            times += has_defect(history, lots[l]->id, name);
        if (times >= RECURRING_LEAST)
            words[(*n)++] =
                arena_format(arena, "%s: in %d of the last %d lots", name, times, before + 1);
    }
    return words;
}
