/*
 * Counting: units, cartons and their defects.
 */
#include <string.h>

#include "sourcebench/core/checklist.h"
#include "sourcebench/core/money.h"
#include "sourcebench/db/inspection_read.h"
#include "sourcebench/db/record.h"

#include "inspection_private.h"

/* ---- units -------------------------------------------------------------------------------------
 */

/* The variant of which units are still to be taken, and the carton, by the share each has of the
 * sample; nothing where no variants were noted. */
static const struct record *next_part(struct inspection_work *w) {
    int64_t taken = 0, done = w->state.inspected;
    for (int i = 0; i < w->set.n; i++) {
        const struct record *r = w->set.records[i];
        if (r->entity != &lot_part_entity)
            continue;
        taken += record_int(r, LOT_PART_SAMPLE, 0);
        if (done < taken)
            return r;
    }
    return NULL;
}

static bool has_room(struct inspection_work *w, const char *kind, int64_t units,
                     struct inspection_drawn *drawn, struct error *err) {
    if (!inspection_read_drawn(w->store, w->id, kind, drawn, err))
        return false;
    if (drawn->units + units <= drawn->wanted)
        return true;
    int64_t left = drawn->wanted - drawn->units;
    if (left > 0)
        return error_set(err, ERROR_REFUSED, "Only %s of the sample are left, not %s.",
                         integer_text(left).text, integer_text(units).text);
    return error_set(err, ERROR_REFUSED, "The sample is complete: all %s %ss are inspected.",
                     integer_text(drawn->wanted).text, kind);
}

/* Adds a row of units, within a command. */
static bool add_units(struct inspection_work *w, const char *kind, int64_t units, bool finished,
                      struct record **added, struct error *err) {
    struct inspection_drawn drawn;
    if (!inspection_must_be_open(w, err) || !has_room(w, kind, units, &drawn, err))
        return false;
    struct record *r = record_new(&drawn_entity, &w->arena);
    const struct record *part = strcmp(kind, "unit") == 0 ? next_part(w) : NULL;
    r->values[DRAWN_INSPECTION] = value_int(w->id);
    r->values[DRAWN_NUMBER] = value_int(drawn.last_number + 1);
    r->values[DRAWN_UNITS] = value_int(units);
    r->values[DRAWN_KIND] = value_text(kind);
    r->values[DRAWN_FINISHED] = value_int(finished);
    if (part)
        r->values[DRAWN_PART] = value_int(part->id);
    *added = r;
    return record_insert(w->store, r, err);
}

static bool finish(struct inspection_work *w, const struct record *unit, struct error *err) {
    struct record *wanted = record_copy(unit, &w->arena);
    wanted->values[DRAWN_FINISHED] = value_int(1);
    return inspection_must_be_open(w, err) && inspection_write(w, unit, wanted, err);
}

bool inspection_good(struct inspection_work *w, const char *kind, struct error *err) {
    const struct record *begun = strcmp(kind, "carton") == 0 ? w->carton : w->unit;
    struct record *added;
    if (!inspection_begin(w, begun ? "next" : "good", err))
        return false;
    bool ok = begun ? finish(w, begun, err) : add_units(w, kind, 1, true, &added, err);
    return inspection_end(w, ok, err);
}

/* ---- defects -----------------------------------------------------------------------------------
 */

static const char *entry_name(const struct defect_entry *entry) {
    return entry->type ? record_text(entry->type, DEFECT_TYPE_NAME) : entry->name;
}

static bool add_defect(struct inspection_work *w, const struct record *unit,
                       const struct defect_entry *entry, int64_t units, struct error *err) {
    struct record *r = record_new(&defect_entity, &w->arena);
    r->values[DEFECT_INSPECTION] = value_int(w->id);
    r->values[DEFECT_UNIT] = value_int(unit->id);
    if (entry->type) {
        r->values[DEFECT_TYPE] = value_int(entry->type->id);
        r->values[DEFECT_CODE] = entry->type->values[DEFECT_TYPE_CODE];
        r->values[DEFECT_ZONE] = entry->type->values[DEFECT_TYPE_ZONE];
    }
    r->values[DEFECT_NAME] = value_text(entry_name(entry));
    r->values[DEFECT_CLASS] = value_text(inspection_class_keys[entry->class]);
    r->values[DEFECT_COUNT] = value_int(entry->count > 0 ? entry->count : 1);
    r->values[DEFECT_UNITS] = value_int(units);
    if (entry->zone)
        r->values[DEFECT_ZONE] = value_text(entry->zone);
    r->values[DEFECT_PHOTO] = value_text(entry->photo);
    r->values[DEFECT_NOTE] = value_text(entry->note);
    return record_insert(w->store, r, err);
}

static bool has_class(struct inspection_work *w, enum inspection_class class, struct error *err) {
    const struct class_state *c = &w->state.classes[class];
    if (c->record && c->plan.n > 0)
        return true;
    return error_set(err, ERROR_REFUSED, "%s has no plan for %s: it is not counted here.",
                     record_text(w->inspection, INSPECTION_NUMBER), inspection_class_keys[class]);
}

bool inspection_defect(struct inspection_work *w, const struct defect_entry *entry,
                       struct error *err) {
    bool carton = entry->class == CLASS_CARTON;
    const struct record *unit = carton ? w->carton : w->unit;
    struct record *added = NULL;
    if (!has_class(w, entry->class, err) || !inspection_begin(w, entry_name(entry), err))
        return false;
    bool ok = inspection_must_be_open(w, err) &&
              (unit || add_units(w, carton ? "carton" : "unit", 1, false, &added, err)) &&
              add_defect(w, unit ? unit : added, entry, 1, err);
    return inspection_end(w, ok, err);
}

/* ---- several at once ---------------------------------------------------------------------------
 */

bool inspection_tally(struct inspection_work *w, int64_t units, struct error *err) {
    struct record *added;
    if (units < 1)
        return error_set(err, ERROR_INPUT, "Say how many units, at least 1.");
    if (!inspection_begin(w, "units at once", err))
        return false;
    return inspection_end(w, add_units(w, "unit", units, true, &added, err), err);
}

static bool is_mine(const struct inspection_work *w, const struct record *r) {
    return strcmp(r->created_by, store_author(w->store)) == 0;
}

/* What of an entity this agent added last; NULL: nothing. */
static struct record *last_mine(const struct inspection_work *w, const struct entity *entity) {
    struct record *last = NULL;
    for (int i = 0; i < w->set.n; i++) {
        struct record *r = w->set.records[i];
        if (r->entity == entity && is_mine(w, r) && (!last || r->id > last->id))
            last = r;
    }
    return last;
}

bool inspection_tally_defect(struct inspection_work *w, const struct defect_entry *entry,
                             int64_t units, struct error *err) {
    const struct record *row = last_mine(w, &drawn_entity);
    int64_t most = row ? record_int(row, DRAWN_UNITS, 1) : 0;
    if (most < 2)
        return error_set(err, ERROR_REFUSED, "Say first how many units were looked at.");
    if (units < 1 || units > most)
        return error_set(err, ERROR_INPUT, "Of %s units 1 to %s may be defective.",
                         integer_text(most).text, integer_text(most).text);
    if (!has_class(w, entry->class, err) || !inspection_begin(w, entry_name(entry), err))
        return false;
    bool ok = inspection_must_be_open(w, err) && add_defect(w, row, entry, units, err);
    return inspection_end(w, ok, err);
}

bool inspection_last_defect(const struct inspection_work *w, struct record **defect) {
    *defect = last_mine(w, &defect_entity);
    return *defect != NULL;
}

/* ---- taking back -------------------------------------------------------------------------------
 */

static bool unfinish(struct inspection_work *w, const struct record *unit, struct error *err) {
    struct record *wanted = record_copy(unit, &w->arena);
    wanted->values[DRAWN_FINISHED] = value_int(0);
    return inspection_write(w, unit, wanted, err);
}

static bool has_defects(const struct inspection_work *w, const struct record *unit) {
    for (int i = 0; i < w->set.n; i++)
        if (w->set.records[i]->entity == &defect_entity &&
            record_int(w->set.records[i], DEFECT_UNIT, 0) == unit->id)
            return true;
    return false;
}

/* A defect is taken back together with the unit that was begun for it. */
static bool take_back_defect(struct inspection_work *w, const struct record *unit,
                             const struct record *defect, struct error *err) {
    if (!record_delete(w->store, &defect_entity, defect->id, err))
        return false;
    for (int i = 0; i < w->set.n; i++)
        if (w->set.records[i]->entity == &defect_entity && w->set.records[i] != defect &&
            record_int(w->set.records[i], DEFECT_UNIT, 0) == unit->id)
            return true;
    return record_int(unit, DRAWN_UNITS, 1) > 1 ||
           record_delete(w->store, &drawn_entity, unit->id, err);
}

static bool is_single(const struct record *unit) {
    return record_int(unit, DRAWN_UNITS, 1) == 1;
}

bool inspection_take_back(struct inspection_work *w, const char **what, struct error *err) {
    const struct record *unit = last_mine(w, &drawn_entity), *defect = NULL;
    if (!unit)
        return error_set(err, ERROR_NOT_FOUND, "Nothing that you counted is left to take back.");
    for (int i = 0; i < w->set.n; i++) {
        const struct record *r = w->set.records[i];
        if (r->entity == &defect_entity && record_int(r, DEFECT_UNIT, 0) == unit->id)
            defect = r;
    }
    bool finished = record_int(unit, DRAWN_FINISHED, 0) != 0;
    const char *said;
    struct arena arena = {0};
    if (defect && !(finished && is_single(unit)))
        said = arena_format(&arena, "took back \"%s\"", record_text(defect, DEFECT_NAME));
    else if (finished && has_defects(w, unit))
        said = arena_format(&arena, "%s %lld is under way again", record_text(unit, DRAWN_KIND),
                            (long long)record_int(unit, DRAWN_NUMBER, 0));
    else
        said = arena_format(&arena, "took back %s %lld", record_text(unit, DRAWN_KIND),
                            (long long)record_int(unit, DRAWN_NUMBER, 0));
    bool ok = inspection_begin(w, said, err);
    if (ok) {
        ok = inspection_must_be_open(w, err);
        if (ok && defect && !(finished && is_single(unit)))
            ok = take_back_defect(w, unit, defect, err);
        else if (ok && finished && has_defects(w, unit))
            ok = unfinish(w, unit, err);
        else
            ok = ok && record_delete(w->store, &drawn_entity, unit->id, err);
        ok = inspection_end(w, ok, err);
    }
    *what = ok ? arena_string(&w->arena, said) : "";
    arena_free(&arena);
    return ok;
}

/* ---- the checklist -----------------------------------------------------------------------------
 */

bool inspection_answer(struct inspection_work *w, const struct record *item, const char *state,
                       const char *found, struct error *err) {
    if (!inspection_begin(w, record_text(item, RESULT_WHAT), err))
        return false;
    struct record *wanted = record_copy(item, &w->arena);
    bool open = strcmp(state, "open") == 0;
    wanted->values[RESULT_STATE] = value_text(state);
    wanted->values[RESULT_CHECKED_BY] =
        open ? value_null() : value_text(arena_string(&w->arena, store_author(w->store)));
    wanted->values[RESULT_CHECKED_AT] = open ? value_null() : value_int(store_now(w->store));
    if (found)
        wanted->values[RESULT_FOUND] = value_text(found);
    return inspection_end(
        w, inspection_must_be_open(w, err) && inspection_write(w, item, wanted, err), err);
}

/* The last measurement of an item; NULL: none. */
static const struct record *last_measured(struct inspection_work *w, const struct record *item) {
    const struct record *last = NULL;
    for (int i = 0; i < w->set.n; i++) {
        const struct record *r = w->set.records[i];
        if (r->entity == &measurement_entity && record_int(r, MEASUREMENT_RESULT, 0) == item->id)
            last = r;
    }
    return last;
}

bool inspection_measure(struct inspection_work *w, const struct record *item, const char *typed,
                        struct error *err) {
    int64_t value;
    if (!measurement_read(item, typed, &value))
        return error_set(err, ERROR_INPUT,
                         "Type the deviation from the nominal such as +2 or -0.5, or the value "
                         "behind an equals sign: =252.");
    if (!inspection_begin(w, record_text(item, RESULT_WHAT), err))
        return false;
    const struct record *last = last_measured(w, item);
    struct record *r = record_new(&measurement_entity, &w->arena);
    r->values[MEASUREMENT_RESULT] = value_int(item->id);
    r->values[MEASUREMENT_NUMBER] =
        value_int(1 + (last ? record_int(last, MEASUREMENT_NUMBER, 0) : 0));
    r->values[MEASUREMENT_VALUE] = value_int(value);
    return inspection_end(w, inspection_must_be_open(w, err) && record_insert(w->store, r, err),
                          err);
}

bool inspection_unmeasure(struct inspection_work *w, const struct record *item, struct error *err) {
    const struct record *last = last_measured(w, item);
    if (!last)
        return error_set(err, ERROR_NOT_FOUND, "Nothing was measured here.");
    if (!inspection_begin(w, "took back a measurement", err))
        return false;
    return inspection_end(w,
                          inspection_must_be_open(w, err) &&
                              record_delete(w->store, &measurement_entity, last->id, err),
                          err);
}
