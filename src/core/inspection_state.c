#include "sourcebench/core/inspection_state.h"

#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/inspection_draw.h"
#include "sourcebench/core/money.h"

#include "inspection_private.h"

const char *const inspection_class_keys[INSPECTION_CLASSES] = {"critical", "major", "minor",
                                                               "carton"};
const char *const inspection_class_names[INSPECTION_CLASSES] = {"CRITICAL", "MAJOR", "MINOR",
                                                                "CARTONS"};
const char *const inspection_verdicts[] = {"pending", "accepted", "rejected"};

int inspection_class_of(const char *key) {
    for (int i = 0; i < INSPECTION_CLASSES; i++)
        if (strcmp(key, inspection_class_keys[i]) == 0)
            return i;
    return -1;
}

/* ---- plans -------------------------------------------------------------------------------------
 */

static enum sampling_kind kind_of(const struct record *record) {
    const char *kind = record_text(record, PLAN_CLASS_KIND);
    return strcmp(kind, "own") == 0    ? SAMPLING_OWN
           : strcmp(kind, "zero") == 0 ? SAMPLING_ZERO
                                       : SAMPLING_BY_AQL;
}

bool inspection_class_settings(const struct record *record, struct sampling_class *settings,
                               struct error *err) {
    const char *name = record_text(record, PLAN_CLASS_CLASS);
    const char *level = record_text(record, PLAN_CLASS_LEVEL);
    const char *severity = record_text(record, PLAN_CLASS_SEVERITY);
    *settings = (struct sampling_class){.name = name, .kind = kind_of(record)};
    settings->mode = strcmp(record_text(record, PLAN_CLASS_MODE), "defects") == 0
                         ? SAMPLING_DEFECTS
                         : SAMPLING_DEFECTIVE;
    settings->n = record_int(record, PLAN_CLASS_OWN_N, 0);
    settings->ac = record_int(record, PLAN_CLASS_OWN_AC, 0);
    if (settings->kind == SAMPLING_OWN && settings->n < 1)
        return error_set(err, ERROR_INPUT, "Say how many units the own plan of %s takes.", name);
    if (settings->kind != SAMPLING_BY_AQL)
        return true;
    if (record->values[PLAN_CLASS_AQL].kind == VALUE_NULL)
        return error_set(err, ERROR_INPUT, "Say which AQL is agreed for %s, such as 2.5.", name);
    char aql[32];
    decimal_format(record_int(record, PLAN_CLASS_AQL, 0), 3, aql, sizeof aql);
    return sampling_read_level(*level ? level : "II", &settings->level, err) &&
           sampling_read_severity(*severity ? severity : "normal", &settings->severity, err) &&
           sampling_read_aql(aql, &settings->aql, err);
}

/* Cartons are a lot of their own; "none" is then none in those that are opened. */
static bool plan_cartons(struct inspection_state *s, struct class_state *c, struct error *err) {
    struct sampling_class settings;
    if (!c->record || s->cartons < 1)
        return true;
    if (!inspection_class_settings(c->record, &settings, err))
        return false;
    if (settings.kind == SAMPLING_ZERO) {
        settings.kind = SAMPLING_OWN;
        settings.n = s->cartons_wanted;
        settings.ac = 0;
    }
    if (s->cartons < SAMPLING_LOT_MIN) { /* the tables begin with two */
        c->plan = (struct sampling_plan){
            .kind = SAMPLING_OWN, .mode = settings.mode, .lot = 1, .n = 1, .re = 1, .full = true};
        c->plan.aql = SAMPLING_NO_AQL;
        c->plan.letter = c->plan.first_letter = c->plan.tighter_ac = -1;
        return true;
    }
    return sampling_plan_lot(s->cartons, &settings, 1, &c->plan, err);
}

static bool plan_units(struct inspection_state *s, struct error *err) {
    struct sampling_class settings[UNIT_CLASSES];
    struct sampling_plan plans[UNIT_CLASSES];
    int which[UNIT_CLASSES], n = 0;
    for (int i = 0; i < UNIT_CLASSES; i++) {
        if (!s->classes[i].record)
            continue;
        if (!inspection_class_settings(s->classes[i].record, &settings[n], err))
            return false;
        which[n++] = i;
    }
    if (n == 0)
        return error_set(err, ERROR_INPUT,
                         "Add the classes of defects with what is agreed for each: critical 0, "
                         "major 2.5 and minor 4.0 are usual.");
    int64_t lot = record_int(s->inspection, INSPECTION_LOT, 0);
    if (lot < SAMPLING_LOT_MIN)
        return error_set(err, ERROR_INPUT, "Say how many units the lot has, at least %d.",
                         SAMPLING_LOT_MIN);
    if (!sampling_plan_lot(lot, settings, n, plans, err))
        return false;
    for (int i = 0; i < n; i++)
        s->classes[which[i]].plan = plans[i];
    return true;
}

static int letter_of(const char *name) {
    for (int i = 0; *name && i < SAMPLING_LETTERS; i++)
        if (sampling_letter_name(i) == *name)
            return i;
    return -1;
}

/* As it was when the inspection began. */
static void kept_plan(struct class_state *c) {
    const struct record *r = c->record;
    struct sampling_class settings;
    struct error ignored;
    struct sampling_plan *p = &c->plan;
    p->aql = SAMPLING_NO_AQL;
    if (inspection_class_settings(r, &settings, &ignored)) {
        p->mode = settings.mode;
        p->aql = settings.kind == SAMPLING_BY_AQL ? settings.aql : SAMPLING_NO_AQL;
    }
    p->kind = kind_of(r);
    p->lot = record_int(r, PLAN_CLASS_LOT, 1);
    p->n = p->table_size = record_int(r, PLAN_CLASS_N, 0);
    p->ac = record_int(r, PLAN_CLASS_AC, 0);
    p->re = p->ac + 1;
    p->full = p->n >= p->lot;
    p->letter = p->first_letter = letter_of(record_text(r, PLAN_CLASS_LETTER));
    p->tighter_ac = (int)record_int(r, PLAN_CLASS_TIGHTER_AC, -1);
}

static void read_plans(const struct record_set *set, struct inspection_state *s,
                       struct arena *arena) {
    int n, parts;
    struct record **list = record_set_list(set, &plan_class_entity, PLAN_CLASS_INSPECTION,
                                           s->inspection->id, arena, &n);
    record_set_list(set, &lot_part_entity, LOT_PART_INSPECTION, s->inspection->id, arena, &parts);
    s->cartons = record_int(s->inspection, INSPECTION_CARTONS, 0);
    s->cartons_wanted = inspection_cartons(s->cartons, parts);
    for (int i = 0; i < n; i++) {
        int class = inspection_class_of(record_text(list[i], PLAN_CLASS_CLASS));
        if (class >= 0 && !s->classes[class].record)
            s->classes[class].record = list[i];
    }
    if (s->begun) {
        s->has_plan = true;
        for (int i = 0; i < INSPECTION_CLASSES; i++)
            if (s->classes[i].record)
                kept_plan(&s->classes[i]);
    } else {
        s->has_plan = plan_units(s, &s->plan_error) &&
                      plan_cartons(s, &s->classes[CLASS_CARTON], &s->plan_error);
    }
    for (int i = 0; i < UNIT_CLASSES; i++)
        if (s->classes[i].record && s->classes[i].plan.n > s->drawn)
            s->drawn = s->classes[i].plan.n;
}

/* ---- counting ----------------------------------------------------------------------------------
 */

/* What was found in one row of units: times and defective units by class. */
struct found {
    int64_t times[INSPECTION_CLASSES], units[INSPECTION_CLASSES];
};

static int by_number(const void *a, const void *b) {
    const struct record *x = *(struct record *const *)a, *y = *(struct record *const *)b;
    int64_t m = record_int(x, DRAWN_NUMBER, 0), n = record_int(y, DRAWN_NUMBER, 0);
    if (m != n)
        return m < n ? -1 : 1;
    return x->id < y->id ? -1 : x->id > y->id;
}

static void add_found(const struct record *defect, struct found *found) {
    int class = inspection_class_of(record_text(defect, DEFECT_CLASS));
    if (class < 0)
        return;
    found->times[class] += record_int(defect, DEFECT_COUNT, 1);
    found->units[class] += record_int(defect, DEFECT_UNITS, 1);
}

/* Several units at once: whose defective units they are was said with each defect. */
static void count_tally(struct class_state *c, int64_t units, int64_t defective, int64_t times) {
    int64_t room = c->plan.n - c->count.inspected;
    if (room <= 0)
        return;
    c->count.inspected += units < room ? units : room;
    c->count.defective += defective;
    c->count.defects += times;
}

/* One unit counts in its worst class. */
static void count_unit(struct inspection_state *s, const struct found *found) {
    struct sampling_plan plans[UNIT_CLASSES];
    struct sampling_count counts[UNIT_CLASSES];
    int64_t defects[UNIT_CLASSES];
    int which[UNIT_CLASSES], n = 0;
    for (int i = 0; i < UNIT_CLASSES; i++) {
        if (!s->classes[i].record)
            continue;
        plans[n] = s->classes[i].plan;
        counts[n] = s->classes[i].count;
        defects[n] = found->times[i];
        which[n++] = i;
    }
    sampling_count_unit(plans, counts, n, defects);
    for (int i = 0; i < n; i++)
        s->classes[which[i]].count = counts[i];
}

static void count_row(struct inspection_state *s, const struct record *row,
                      const struct found *found) {
    int64_t units = record_int(row, DRAWN_UNITS, 1);
    if (strcmp(record_text(row, DRAWN_KIND), "carton") == 0) {
        s->cartons_inspected += units;
        if (s->classes[CLASS_CARTON].record) {
            int64_t defective =
                units == 1 ? found->times[CLASS_CARTON] > 0 : found->units[CLASS_CARTON];
            count_tally(&s->classes[CLASS_CARTON], units, defective, found->times[CLASS_CARTON]);
        }
        return;
    }
    s->inspected += units;
    if (units == 1) {
        count_unit(s, found);
        return;
    }
    for (int i = 0; i < UNIT_CLASSES; i++)
        if (s->classes[i].record)
            count_tally(&s->classes[i], units, found->units[i], found->times[i]);
}

static void count_rows(const struct record_set *set, struct inspection_state *s,
                       struct arena *arena) {
    int n, m;
    struct record **rows =
        record_set_list(set, &drawn_entity, DRAWN_INSPECTION, s->inspection->id, arena, &n);
    struct record **defects =
        record_set_list(set, &defect_entity, DEFECT_INSPECTION, s->inspection->id, arena, &m);
    struct found *found = arena_alloc(arena, (size_t)n + 1, sizeof *found);
    qsort(rows, (size_t)n, sizeof *rows, by_number);
    for (int d = 0; d < m; d++)
        for (int i = 0; i < n; i++)
            if (record_int(defects[d], DEFECT_UNIT, 0) == rows[i]->id)
                add_found(defects[d], &found[i]);
    for (int i = 0; i < n; i++)
        count_row(s, rows[i], &found[i]);
}

static void count_totals(struct inspection_state *s) {
    for (int i = 0; i < INSPECTION_CLASSES; i++) {
        struct class_state *c = &s->classes[i];
        if (!c->record)
            continue;
        c->count.inspected = record_int(c->record, PLAN_CLASS_INSPECTED, 0);
        c->count.defective = record_int(c->record, PLAN_CLASS_DEFECTIVE, 0);
        c->count.defects = record_int(c->record, PLAN_CLASS_DEFECTS, c->count.defective);
        if (i == CLASS_CARTON)
            s->cartons_inspected = c->count.inspected;
        else if (c->count.inspected > s->inspected)
            s->inspected = c->count.inspected;
    }
}

static void stand(struct inspection_state *s) {
    struct sampling_standing standings[INSPECTION_CLASSES];
    int n = 0;
    for (int i = 0; i < INSPECTION_CLASSES; i++) {
        struct class_state *c = &s->classes[i];
        if (!c->record || c->plan.n == 0)
            continue;
        c->standing = sampling_stand(&c->plan, &c->count);
        standings[n++] = c->standing;
    }
    s->lot = n ? sampling_stand_lot(standings, n) : SAMPLING_OPEN;
}

void inspection_state_read(const struct record_set *set, const struct record *inspection,
                           struct arena *arena, struct inspection_state *state) {
    const char *status = record_text(inspection, INSPECTION_STATUS);
    *state = (struct inspection_state){.inspection = inspection};
    state->closed = strcmp(status, "closed") == 0;
    state->begun = state->closed || strcmp(status, "open") == 0;
    state->totals = strcmp(record_text(inspection, INSPECTION_ENTRY), "totals") == 0;
    read_plans(set, state, arena);
    if (state->has_plan) {
        if (state->totals)
            count_totals(state);
        else
            count_rows(set, state, arena);
        stand(state);
    }
    inspection_read_items(set, state, arena);
    inspection_judge(state, arena);
}
