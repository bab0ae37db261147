/*
 * Beginning an inspection: the severity of each class, its plan, the cartons, the checklist.
 */
#include <string.h>

#include "sourcebench/core/checklist.h"
#include "sourcebench/core/inspection_draw.h"
#include "sourcebench/db/inspection_read.h"
#include "sourcebench/db/record.h"

#include "inspection_private.h"

struct starting {
    struct inspection_work *w;
    struct record_set history;
    struct arena arena;
    struct error *err;
};

/* ---- severity ----------------------------------------------------------------------------------
 */

/* What the stream advises, unless somebody has set another severity and said why. */
static bool settle_severity(struct starting *s, enum inspection_class class,
                            struct record *wanted) {
    struct stream stream;
    struct stream_key key = stream_of(s->w->inspection, class);
    if (strcmp(record_text(wanted, PLAN_CLASS_KIND), "aql") != 0)
        return true;
    stream_read(&s->history, &key, s->w->inspection, &s->arena, &stream);
    const char *advised = sampling_severities[stream_severity(&stream)];
    const char *set = record_text(wanted, PLAN_CLASS_SEVERITY);
    const char *reason = record_text(wanted, PLAN_CLASS_OVERRIDE);
    const char *name = inspection_class_keys[class];
    if (stream.state.discontinued && !*reason)
        return error_set(s->err, ERROR_REASON,
                         "Inspection of %s is discontinued: 5 lots were not accepted under "
                         "tightened inspection. Record that the supplier's action works, or give a "
                         "reason for inspecting in the class.",
                         name);
    if (*set && strcmp(set, advised) != 0 && !*reason)
        return error_set(s->err, ERROR_REASON,
                         "%s inspection is set for %s, but its lots ask for %s: give a reason in "
                         "the class, or empty its severity.",
                         set, name, advised);
    wanted->values[PLAN_CLASS_SEVERITY] = value_text(*set ? set : advised);
    wanted->values[PLAN_CLASS_WHY] =
        value_text(stream.why ? stream.why : switching_words(&stream.state, &s->arena));
    return true;
}

/* ---- plans -------------------------------------------------------------------------------------
 */

static void keep_plan(const struct sampling_plan *p, struct record *wanted, struct arena *arena) {
    wanted->values[PLAN_CLASS_LOT] = value_int(p->lot);
    wanted->values[PLAN_CLASS_N] = value_int(p->n);
    wanted->values[PLAN_CLASS_AC] = value_int(p->ac);
    wanted->values[PLAN_CLASS_TIGHTER_AC] = value_int(p->tighter_ac);
    if (p->letter >= 0)
        wanted->values[PLAN_CLASS_LETTER] =
            value_text(arena_format(arena, "%c", sampling_letter_name(p->letter)));
}

/* Reckons the plans with the severities that hold now, and keeps them. */
static bool keep_plans(struct starting *s) {
    struct inspection_work *w = s->w;
    struct record *wanted[INSPECTION_CLASSES] = {0};
    const struct record *base[INSPECTION_CLASSES] = {0};
    struct inspection_state state;
    for (int i = 0; i < INSPECTION_CLASSES; i++) {
        base[i] = w->state.classes[i].record;
        if (!base[i])
            continue;
        wanted[i] = record_copy(base[i], &s->arena);
        if (!settle_severity(s, (enum inspection_class)i, wanted[i]))
            return false;
    }
    for (int i = 0; i < w->set.n; i++)
        for (int c = 0; c < INSPECTION_CLASSES; c++)
            if (wanted[c] && w->set.records[i] == base[c])
                w->set.records[i] = wanted[c];
    inspection_state_read(&w->set, w->inspection, &s->arena, &state);
    if (!state.has_plan) {
        *s->err = state.plan_error;
        return false;
    }
    w->state = state;
    for (int c = 0; c < INSPECTION_CLASSES; c++) {
        if (!wanted[c])
            continue;
        if (state.classes[c].plan.n > 0)
            keep_plan(&state.classes[c].plan, wanted[c], &s->arena);
        if (!inspection_write(w, base[c], wanted[c], s->err))
            return false;
    }
    return true;
}

/* ---- cartons and units -------------------------------------------------------------------------
 */

static bool add_carton(struct starting *s, const struct record *part, int64_t number) {
    struct record *r = record_new(&carton_entity, &s->arena);
    r->values[CARTON_INSPECTION] = value_int(s->w->id);
    r->values[CARTON_NUMBER] = value_int(number);
    if (part)
        r->values[CARTON_PART] = value_int(part->id);
    return record_insert(s->w->store, r, s->err);
}

static bool draw_of(struct starting *s, const struct record *part, uint64_t *seed, int64_t first,
                    int64_t count, int64_t wanted) {
    int64_t n = wanted < count ? wanted : count;
    int64_t *drawn = arena_alloc(&s->arena, (size_t)n + 1, sizeof *drawn);
    bool ok = true;
    inspection_draw(seed, first, count, n, drawn);
    for (int64_t i = 0; ok && i < n; i++)
        ok = add_carton(s, part, drawn[i]);
    return ok;
}

/* Of each variant's cartons in proportion; of all together where they are not told apart. */
static bool draw_cartons(struct starting *s, uint64_t seed, struct record *const *parts, int n) {
    const struct inspection_state *state = &s->w->state;
    int64_t *weights = arena_alloc(&s->arena, (size_t)n + 1, sizeof *weights);
    int64_t *shares = arena_alloc(&s->arena, (size_t)n + 1, sizeof *shares);
    int64_t first = 1, told = 0;
    bool ok = true;
    for (int i = 0; i < n; i++)
        told += weights[i] = record_int(parts[i], LOT_PART_CARTONS, 0);
    if (told != state->cartons)
        return draw_of(s, NULL, &seed, 1, state->cartons, state->cartons_wanted);
    inspection_spread(state->cartons_wanted, weights, n, shares);
    for (int i = 0; ok && i < n; i++) {
        first = record_int(parts[i], LOT_PART_FIRST_CARTON, first);
        ok = draw_of(s, parts[i], &seed, first, weights[i], shares[i]);
        first += weights[i];
    }
    return ok;
}

static bool spread_sample(struct starting *s, struct record *const *parts, int n) {
    int64_t *weights = arena_alloc(&s->arena, (size_t)n + 1, sizeof *weights);
    int64_t *shares = arena_alloc(&s->arena, (size_t)n + 1, sizeof *shares);
    bool ok = true;
    for (int i = 0; i < n; i++)
        weights[i] = record_int(parts[i], LOT_PART_MADE, record_int(parts[i], LOT_PART_ORDERED, 0));
    inspection_spread(s->w->state.drawn, weights, n, shares);
    for (int i = 0; ok && i < n; i++) {
        struct record *wanted = record_copy(parts[i], &s->arena);
        wanted->values[LOT_PART_SAMPLE] = value_int(shares[i]);
        ok = inspection_write(s->w, parts[i], wanted, s->err);
    }
    return ok;
}

/* ---- the checklist -----------------------------------------------------------------------------
 */

static bool add_item(struct starting *s, const struct record *check) {
    _Static_assert(RESULT_MANDATORY - RESULT_POSITION == CHECK_MANDATORY - CHECK_POSITION,
                   "an item has the fields of the checklist's");
    struct record *r = record_new(&result_entity, &s->arena);
    for (int i = CHECK_POSITION; i <= CHECK_MANDATORY; i++)
        r->values[RESULT_POSITION + i - CHECK_POSITION] = check->values[i];
    r->values[RESULT_INSPECTION] = value_int(s->w->id);
    r->values[RESULT_STATE] = value_text("open");
    return record_insert(s->w->store, r, s->err);
}

static bool take_checklist(struct starting *s) {
    struct record **checks;
    int n;
    int64_t checklist = record_int(s->w->inspection, INSPECTION_CHECKLIST, 0);
    if (!checklist)
        return true;
    bool ok = record_children(s->w->store, &check_entity, checklist, false, &s->arena, &checks, &n,
                              s->err);
    for (int i = 0; ok && i < n; i++)
        ok = add_item(s, checks[i]);
    return ok;
}

/* ---- all together ------------------------------------------------------------------------------
 */

static bool may_start(struct starting *s) {
    const struct record *r = s->w->inspection;
    const char *words, *number = record_text(r, INSPECTION_NUMBER);
    if (strcmp(record_text(r, INSPECTION_STATUS), "planned") != 0)
        return error_set(s->err, ERROR_REFUSED, "%s is %s: only what is planned can begin.", number,
                         record_text(r, INSPECTION_STATUS));
    if (inspection_is_ready(&s->w->set, r, &s->arena, &words) ||
        *record_text(r, INSPECTION_UNREADY) || s->w->state.totals)
        return true;
    return error_set(s->err, ERROR_REASON,
                     "Not ready: %s. Before shipment all must be made and 80 %% packed. Note what "
                     "is there, or give a reason for beginning now.",
                     words);
}

static bool begin_now(struct starting *s, uint64_t seed) {
    struct inspection_work *w = s->w;
    const struct record *checklist =
        record_set_follow(&w->set, w->inspection, INSPECTION_CHECKLIST);
    struct record *wanted = record_copy(w->inspection, &s->arena);
    wanted->values[INSPECTION_STATUS] = value_text("open");
    wanted->values[INSPECTION_STARTED_AT] = value_int(store_now(w->store));
    wanted->values[INSPECTION_SEED] = value_int((int64_t)seed);
    if (!*record_text(wanted, INSPECTION_INSPECTOR))
        wanted->values[INSPECTION_INSPECTOR] =
            value_text(arena_string(&s->arena, store_author(w->store)));
    if (checklist)
        wanted->values[INSPECTION_CHECKLIST_VERSION] = checklist->values[CHECKLIST_VERSION];
    return inspection_write(w, w->inspection, wanted, s->err);
}

static bool start(struct starting *s) {
    struct inspection_work *w = s->w;
    int n;
    int64_t kept = record_int(w->inspection, INSPECTION_SEED, 0);
    uint64_t seed = kept ? (uint64_t)kept : (uint64_t)w->id % INT32_MAX;
    if (!may_start(s) ||
        !inspection_load_history(w->store, record_int(w->inspection, INSPECTION_SUPPLIER, 0),
                                 &s->history, s->err) ||
        !keep_plans(s))
        return false;
    struct record **parts =
        record_set_list(&w->set, &lot_part_entity, LOT_PART_INSPECTION, w->id, &s->arena, &n);
    return draw_cartons(s, seed, parts, n) && spread_sample(s, parts, n) && take_checklist(s) &&
           begin_now(s, seed);
}

bool inspection_start(struct inspection_work *w, struct error *err) {
    struct starting s = {.w = w, .err = err};
    if (!inspection_begin(w, "begin", err))
        return false;
    /* As it is under the lock: somebody may have begun it meanwhile. */
    bool ok = inspection_work_load(w, w->store, w->id, err) && start(&s);
    ok = inspection_end(w, ok, err);
    record_set_free(&s.history);
    arena_free(&s.arena);
    return ok;
}
