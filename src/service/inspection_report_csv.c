/*
 * The raw data: a row for each thing that was counted, measured or answered, in columns that are
 * the same for all, so that a spreadsheet can filter them by the first.
 */
#include <string.h>

#include "sourcebench/io/csv.h"

#include "inspection_report_private.h"

enum column {
    KIND, /* what the row is of */
    INSPECTION,
    NUMBER,
    CLASS,
    CODE,
    WHAT,
    RESULT,
    COUNT,
    UNITS,
    VALUE,
    UNIT,
    NOMINAL,
    MINUS,
    PLUS,
    OUTSIDE,
    CARTON,
    VARIANT,
    ZONE,
    PHOTO,
    NOTE,
    CSV_COLUMNS
};

struct csv {
    const struct record_set *set;
    const struct record *inspection;
    FILE *out;
    struct arena *arena;
    const char *cells[CSV_COLUMNS];
};

static void begin_row(struct csv *c, const char *kind) {
    memset(c->cells, 0, sizeof c->cells);
    c->cells[KIND] = kind;
    c->cells[INSPECTION] = record_text(c->inspection, INSPECTION_NUMBER);
}

static void end_row(struct csv *c) {
    csv_write_row(c->out, ',', c->cells, CSV_COLUMNS);
}

static void put(struct csv *c, enum column column, const struct record *r, int field) {
    c->cells[column] = field_edit_text(&r->entity->fields[field], r->values[field], c->arena);
}

static void put_name(struct csv *c, enum column column, const struct record *r, int field) {
    const struct record *named = record_set_follow(c->set, r, field);
    if (named)
        put(c, column, named, (int)named->entity->title);
}

static struct record **list(struct csv *c, const struct entity *entity, int field, int64_t id,
                            int *n) {
    return record_set_list(c->set, entity, field, id, c->arena, n);
}

static void parts(struct csv *c) {
    static const struct {
        const char *kind;
        int field;
    } counts[] = {{"ordered", LOT_PART_ORDERED},
                  {"made", LOT_PART_MADE},
                  {"packed", LOT_PART_PACKED},
                  {"shipped", LOT_PART_SHIPPED}};
    int n;
    struct record **rows = list(c, &lot_part_entity, LOT_PART_INSPECTION, c->inspection->id, &n);
    for (int i = 0; i < n; i++)
        for (size_t k = 0; k < sizeof counts / sizeof *counts; k++) {
            if (rows[i]->values[counts[k].field].kind == VALUE_NULL)
                continue;
            begin_row(c, "quantity");
            c->cells[WHAT] = counts[k].kind;
            put(c, VARIANT, rows[i], LOT_PART_NAME);
            put(c, COUNT, rows[i], counts[k].field);
            end_row(c);
        }
}

static void classes(struct csv *c) {
    int n;
    struct record **rows =
        list(c, &plan_class_entity, PLAN_CLASS_INSPECTION, c->inspection->id, &n);
    for (int i = 0; i < n; i++) {
        begin_row(c, "class");
        put(c, CLASS, rows[i], PLAN_CLASS_CLASS);
        put(c, CODE, rows[i], PLAN_CLASS_LETTER);
        put(c, WHAT, rows[i], PLAN_CLASS_SEVERITY);
        put(c, RESULT, rows[i], PLAN_CLASS_VERDICT);
        put(c, COUNT, rows[i], PLAN_CLASS_AC);
        put(c, UNITS, rows[i], PLAN_CLASS_N);
        put(c, VALUE, rows[i], PLAN_CLASS_AQL);
        end_row(c);
    }
}

static void units(struct csv *c) {
    int n;
    struct record **rows = list(c, &drawn_entity, DRAWN_INSPECTION, c->inspection->id, &n);
    for (int i = 0; i < n; i++) {
        begin_row(c, strcmp(record_text(rows[i], DRAWN_KIND), "carton") == 0 ? "carton" : "unit");
        put(c, NUMBER, rows[i], DRAWN_NUMBER);
        put(c, UNITS, rows[i], DRAWN_UNITS);
        c->cells[RESULT] = record_int(rows[i], DRAWN_FINISHED, 0) ? "finished" : "under way";
        put(c, CARTON, rows[i], DRAWN_CARTON);
        put_name(c, VARIANT, rows[i], DRAWN_PART);
        end_row(c);
    }
}

static void defects(struct csv *c) {
    int n;
    struct record **rows = list(c, &defect_entity, DEFECT_INSPECTION, c->inspection->id, &n);
    for (int i = 0; i < n; i++) {
        const struct record *unit = record_set_follow(c->set, rows[i], DEFECT_UNIT);
        begin_row(c, "defect");
        if (unit) {
            put(c, NUMBER, unit, DRAWN_NUMBER);
            put(c, CARTON, unit, DRAWN_CARTON);
            put_name(c, VARIANT, unit, DRAWN_PART);
        }
        put(c, CLASS, rows[i], DEFECT_CLASS);
        put(c, CODE, rows[i], DEFECT_CODE);
        put(c, WHAT, rows[i], DEFECT_NAME);
        put(c, COUNT, rows[i], DEFECT_COUNT);
        put(c, UNITS, rows[i], DEFECT_UNITS);
        put(c, ZONE, rows[i], DEFECT_ZONE);
        put(c, PHOTO, rows[i], DEFECT_PHOTO);
        put(c, NOTE, rows[i], DEFECT_NOTE);
        end_row(c);
    }
}

static void measurements(struct csv *c, const struct record *item) {
    int n;
    struct record **rows = list(c, &measurement_entity, MEASUREMENT_RESULT, item->id, &n);
    for (int i = 0; i < n; i++) {
        int64_t far = measurement_outside(item, record_int(rows[i], MEASUREMENT_VALUE, 0));
        begin_row(c, "measurement");
        put(c, NUMBER, rows[i], MEASUREMENT_NUMBER);
        put(c, CODE, item, RESULT_CODE);
        put(c, WHAT, item, RESULT_WHAT);
        c->cells[RESULT] = far ? "out of tolerance" : "within";
        put(c, VALUE, rows[i], MEASUREMENT_VALUE);
        put(c, UNIT, item, RESULT_UNIT);
        put(c, NOMINAL, item, RESULT_NOMINAL);
        put(c, MINUS, item, RESULT_MINUS);
        put(c, PLUS, item, RESULT_PLUS);
        if (far)
            c->cells[OUTSIDE] =
                field_edit_text(&item->entity->fields[RESULT_NOMINAL], value_int(far), c->arena);
        end_row(c);
    }
}

static void items(struct csv *c, const struct inspection_state *s) {
    static const char *const states[ITEM_STATES] = {"open", "pass", "fail", "not-applicable"};
    for (int i = 0; i < s->n_items; i++) {
        const struct record *item = s->items[i].record;
        begin_row(c, "item");
        put(c, NUMBER, item, RESULT_POSITION);
        put(c, CLASS, item, RESULT_CLASS);
        put(c, CODE, item, RESULT_CODE);
        put(c, WHAT, item, RESULT_WHAT);
        c->cells[RESULT] = states[s->items[i].state];
        put(c, VALUE, item, RESULT_FOUND);
        put(c, PHOTO, item, RESULT_PHOTO);
        put(c, NOTE, item, RESULT_NOTE);
        end_row(c);
        measurements(c, item);
    }
}

void report_csv(const struct inspection_report *given, FILE *out) {
    static const char *const heads[CSV_COLUMNS] = {"kind",
                                                   "inspection",
                                                   "number",
                                                   "class",
                                                   "code",
                                                   "what",
                                                   "result",
                                                   "count",
                                                   "units",
                                                   "value",
                                                   "unit",
                                                   "nominal",
                                                   "tolerance_minus",
                                                   "tolerance_plus",
                                                   "outside",
                                                   "carton",
                                                   "variant",
                                                   "zone",
                                                   "photo",
                                                   "note"};
    struct arena arena = {0};
    struct csv c = {
        .set = given->set, .inspection = given->state->inspection, .out = out, .arena = &arena};
    csv_write_row(out, ',', heads, CSV_COLUMNS);
    classes(&c);
    parts(&c);
    units(&c);
    defects(&c);
    items(&c, given->state);
    arena_free(&arena);
}
