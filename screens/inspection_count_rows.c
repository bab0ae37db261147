/* The counting view: the unit at hand, and what was counted last. */
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/money.h"
#include "sourcebench/core/order.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/core/supplier.h"

#include "inspection_count_state.h"
#include "quick_entry.h"

enum { NAME_MOST = 28, NEXT_CARTONS = 8 };

static bool is_carton(const struct record *drawn) {
    return strcmp(record_text(drawn, DRAWN_KIND), "carton") == 0;
}

/* ---- rows that were counted -------------------------------------------------------------------
 */

/* A row of units with the numbers of its first and last one among all that were taken. */
struct taken {
    const struct record *row;
    int64_t first, last;
};

static int by_number(const void *a, const void *b) {
    const struct record *x = ((const struct taken *)a)->row, *y = ((const struct taken *)b)->row;
    int64_t m = record_int(x, DRAWN_NUMBER, 0), n = record_int(y, DRAWN_NUMBER, 0);
    if (m != n)
        return m < n ? -1 : 1;
    return x->id < y->id ? -1 : x->id > y->id;
}

static struct taken *list_taken(struct counting *c, int *n) {
    struct taken *list = arena_alloc(&c->view, (size_t)c->w.set.n + 1, sizeof *list);
    int64_t units = 0, cartons = 0;
    *n = 0;
    for (int i = 0; i < c->w.set.n; i++)
        if (c->w.set.records[i]->entity == &drawn_entity)
            list[(*n)++].row = c->w.set.records[i];
    qsort(list, (size_t)*n, sizeof *list, by_number);
    for (int i = 0; i < *n; i++) {
        int64_t *so_far = is_carton(list[i].row) ? &cartons : &units;
        list[i].first = *so_far + 1;
        *so_far += record_int(list[i].row, DRAWN_UNITS, 1);
        list[i].last = *so_far;
    }
    return list;
}

static const struct taken *find_taken(const struct taken *list, int n, int64_t row) {
    for (int i = 0; i < n; i++)
        if (list[i].row->id == row)
            return &list[i];
    return NULL;
}

/* ---- what was counted last --------------------------------------------------------------------
 */

/* A defect, or units without any. */
struct entry {
    const struct record *record;
    const struct taken *taken;
    bool bare; /* finished without a defect */
};

static int latest_first(const void *a, const void *b) {
    const struct record *x = ((const struct entry *)a)->record;
    const struct record *y = ((const struct entry *)b)->record;
    return x->id > y->id ? -1 : x->id < y->id;
}

static bool has_defects(const struct counting *c, int64_t row) {
    for (int i = 0; i < c->w.set.n; i++)
        if (c->w.set.records[i]->entity == &defect_entity &&
            record_int(c->w.set.records[i], DEFECT_UNIT, 0) == row)
            return true;
    return false;
}

static struct entry *list_entries(struct counting *c, const struct taken *taken, int n_taken,
                                  int *n) {
    struct entry *list = arena_alloc(&c->view, (size_t)c->w.set.n + 1, sizeof *list);
    *n = 0;
    for (int i = 0; i < c->w.set.n; i++) {
        const struct record *r = c->w.set.records[i];
        if (r->entity == &defect_entity) {
            const struct taken *of = find_taken(taken, n_taken, record_int(r, DEFECT_UNIT, 0));
            if (of)
                list[(*n)++] = (struct entry){r, of, false};
        } else if (r->entity == &drawn_entity &&
                   (record_int(r, DRAWN_UNITS, 1) > 1 || !has_defects(c, r->id))) {
            list[(*n)++] = (struct entry){r, find_taken(taken, n_taken, r->id), true};
        }
    }
    qsort(list, (size_t)*n, sizeof *list, latest_first);
    return list;
}

static bool is_mine(const struct counting *c, const struct record *r) {
    return strcmp(r->created_by, store_author(c->session->store)) == 0;
}

static const char *range(struct counting *c, const struct taken *t, int64_t first) {
    const char *kind = is_carton(t->row) ? "carton " : "";
    if (first == t->last)
        return arena_format(&c->view, "%s%s", kind, integer_text(first).text);
    return arena_format(&c->view, "%s%s-%s", kind, integer_text(first).text,
                        integer_text(t->last).text);
}

static const char *by_whom(struct counting *c, const struct record *r) {
    return is_mine(c, r) ? "" : arena_format(&c->view, "  by %s", r->created_by);
}

/* "2 times: S04 straps of unequal length" */
static const char *defect_text(struct counting *c, const struct record *r, bool several) {
    const char *code = record_text(r, DEFECT_CODE), *name = record_text(r, DEFECT_NAME);
    int64_t count = record_int(r, DEFECT_COUNT, 1), units = record_int(r, DEFECT_UNITS, 1);
    const char *gap = *code ? " " : "";
    if (several)
        return arena_format(&c->view, "%s unit%s: %s%s%s", integer_text(units).text,
                            units == 1 ? "" : "s", code, gap, name);
    if (count > 1)
        return arena_format(&c->view, "%s times: %s%s%s", integer_text(count).text, code, gap,
                            name);
    return arena_format(&c->view, "%s%s%s", code, gap, name);
}

static const char *defect_right(struct counting *c, const struct record *r) {
    const char *zone = record_text(r, DEFECT_ZONE);
    return arena_format(&c->view, "%s%s%s%s", record_text(r, DEFECT_CLASS), *zone ? ", " : "", zone,
                        by_whom(c, r));
}

static enum style defect_style(const struct record *r) {
    int class = inspection_class_of(record_text(r, DEFECT_CLASS));
    return class == CLASS_CRITICAL ? STYLE_BAD : class == CLASS_MAJOR ? STYLE_WARN : STYLE_NORMAL;
}

/* Good units one behind the other are one line. Returns how many entries it is of. */
static int add_good(struct counting *c, const struct entry *list, int n, struct count_row *row) {
    const struct entry *e = &list[0];
    bool tally = record_int(e->record, DRAWN_UNITS, 1) > 1;
    int64_t first = e->taken->first;
    int used = 1;
    while (!tally && used < n && list[used].bare && list[used].taken->last == first - 1 &&
           is_carton(list[used].record) == is_carton(e->record) &&
           record_int(list[used].record, DRAWN_UNITS, 1) == 1 &&
           strcmp(list[used].record->created_by, e->record->created_by) == 0)
        first = list[used++].taken->first;
    *row = (struct count_row){
        .number = range(c, e->taken, first), .style = STYLE_DIM, .mine = is_mine(c, e->record)};
    row->text = tally ? "at once" : "good";
    row->right = by_whom(c, e->record);
    return used;
}

static void fill_last(struct counting *c, const struct taken *taken, int n_taken) {
    int n, at = 0;
    struct entry *list = list_entries(c, taken, n_taken, &n);
    c->n_rows = 0;
    while (at < n && c->n_rows < COUNT_ROWS) {
        struct count_row *row = &c->rows[c->n_rows++];
        if (list[at].bare) {
            at += add_good(c, list + at, n - at, row);
            continue;
        }
        const struct record *r = list[at].record;
        const struct taken *t = list[at++].taken;
        *row = (struct count_row){.number = range(c, t, t->first),
                                  .text = defect_text(c, r, t->first != t->last),
                                  .right = defect_right(c, r),
                                  .style = defect_style(r),
                                  .mine = is_mine(c, r)};
    }
}

/* ---- the unit at hand -------------------------------------------------------------------------
 */

static void fill_unit(struct counting *c, const struct taken *taken, int n) {
    const struct record *begun = c->cartons ? c->w.carton : c->w.unit;
    const struct taken *t = begun ? find_taken(taken, n, begun->id) : NULL;
    int64_t done = c->cartons ? c->w.state.cartons_inspected : c->w.state.inspected;
    c->unit = t ? t->first : done + 1;
}

/* Of which variant the next unit is to be: as the sample is spread over them. */
static void fill_variant(struct counting *c) {
    int64_t before = 0;
    int parts = 0;
    const struct record *part = NULL;
    for (int i = 0; i < c->w.set.n; i++) {
        const struct record *r = c->w.set.records[i];
        if (r->entity != &lot_part_entity)
            continue;
        parts++;
        int64_t sample = record_int(r, LOT_PART_SAMPLE, 0);
        if (!part && c->unit <= before + sample)
            part = r;
        if (!part)
            before += sample;
    }
    c->variant = "";
    if (part && parts > 1 && !c->cartons)
        c->variant = arena_format(&c->view, "%s %s of %s",
                                  quick_cut(record_text(part, LOT_PART_NAME), NAME_MOST, &c->view),
                                  integer_text(c->unit - before).text,
                                  integer_text(record_int(part, LOT_PART_SAMPLE, 0)).text);
}

static void fill_cartons(struct counting *c) {
    struct strbuf text = {0};
    int64_t opened = c->w.state.cartons_inspected, drawn = 0;
    int shown = 0;
    for (int i = 0; i < c->w.set.n; i++) {
        const struct record *r = c->w.set.records[i];
        if (r->entity != &carton_entity || drawn++ < opened)
            continue;
        if (shown++ < NEXT_CARTONS)
            strbuf_addf(&text, " %lld", (long long)record_int(r, CARTON_NUMBER, 0));
    }
    const char *more = shown > NEXT_CARTONS ? glyph_text(GLYPH_MORE) : "";
    if (drawn == 0)
        c->cartons_now = "";
    else if (shown == 0)
        c->cartons_now = arena_format(&c->view, "cartons: all %s opened", integer_text(drawn).text);
    else
        c->cartons_now = arena_format(&c->view, "cartons: %s of %s opened, next%s%s%s",
                                      integer_text(opened).text, integer_text(drawn).text,
                                      strbuf_text(&text), *more ? " " : "", more);
    strbuf_free(&text);
}

void count_fill_rows(struct counting *c) {
    int n;
    arena_free(&c->view);
    struct taken *taken = list_taken(c, &n);
    fill_unit(c, taken, n);
    fill_variant(c);
    fill_cartons(c);
    fill_last(c, taken, n);
}

/* ---- words about the inspection ----------------------------------------------------------------
 */

const char *inspection_heading(const struct inspection_work *w, struct arena *arena) {
    const struct record *order = record_set_follow(&w->set, w->inspection, INSPECTION_ORDER);
    const struct record *supplier = record_set_follow(&w->set, w->inspection, INSPECTION_SUPPLIER);
    const char *name = supplier ? record_text(supplier, SUPPLIER_NAME) : "";
    return arena_format(arena, "%s%s%s  %s · %s", record_text(w->inspection, INSPECTION_NUMBER),
                        order ? "  " : "", order ? record_text(order, ORDER_NUMBER) : "",
                        quick_cut(name, NAME_MOST, arena),
                        quick_cut(record_text(w->inspection, INSPECTION_GOODS), NAME_MOST, arena));
}

/* The strictest settings are those of the worst class that goes by an AQL. */
static const struct record *by_aql(const struct inspection_work *w) {
    for (int i = 0; i < UNIT_CLASSES; i++) {
        const struct record *r = w->state.classes[i].record;
        if (r && strcmp(record_text(r, PLAN_CLASS_KIND), "aql") == 0)
            return r;
    }
    return NULL;
}

const char *inspection_setting(const struct inspection_work *w, struct arena *arena) {
    const struct record *class = by_aql(w);
    const char *stage = field_show_text(&inspection_entity.fields[INSPECTION_STAGE],
                                        w->inspection->values[INSPECTION_STAGE], arena);
    const char *start =
        arena_format(arena, "%s · lot %s", stage,
                     integer_text(record_int(w->inspection, INSPECTION_LOT, 0)).text);
    if (!class)
        return start;
    const char *severity = record_text(class, PLAN_CLASS_SEVERITY);
    return arena_format(arena, "%s · level %s%s%s", start, record_text(class, PLAN_CLASS_LEVEL),
                        *severity ? ", " : "", severity);
}
