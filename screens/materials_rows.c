/* Materials: which rows are shown, in which order. */
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/text.h"
#include "sourcebench/service/material_filter.h"

#include "materials_state.h"

/* Order */

struct place {
    int material, rank; /* rank: place in the ranking */
    bool out;           /* without a rank: at the end, whatever the order */
    bool missing;       /* nothing to sort by: behind those that have it */
    int64_t value;      /* the larger the better */
    const char *name;
};

static int compare(const void *left, const void *right) {
    const struct place *a = left, *b = right;
    if (a->out != b->out)
        return a->out - b->out;
    if (a->missing != b->missing)
        return a->missing - b->missing;
    if (a->name && b->name && strcmp(a->name, b->name) != 0)
        return strcmp(a->name, b->name);
    if (a->value != b->value)
        return a->value < b->value ? 1 : -1;
    return a->rank - b->rank;
}

static int compare_reversed(const void *left, const void *right) {
    const struct place *a = left, *b = right;
    return a->out != b->out || a->missing != b->missing ? compare(left, right)
                                                        : compare(right, left);
}

static struct place place_of(const struct materials *m, int material, int rank, int criterion,
                             struct arena *arena) {
    const struct matrix_result *r = &m->c.ranking.results[material];
    struct place p = {.material = material, .rank = rank, .out = r->status != MATRIX_RANKED};
    if (criterion >= 0) {
        p.value = r->cells[criterion].points;
        p.missing = r->cells[criterion].state == MATRIX_MISSING;
    } else if (m->sort == COLUMN_NAME) {
        p.name = text_name_key(arena, m->c.data.materials[material].name);
    } else if (m->sort == COLUMN_COVERAGE) {
        p.value = r->coverage;
    } else if (m->sort == COLUMN_EVIDENCE) {
        enum { FULL = 1000 };
        struct comparison_evidence e = comparison_count_evidence(&m->c, material);
        p.missing = e.asked == 0;
        p.value = e.asked ? FULL * e.met / e.asked : 0;
    } else if (m->sort == COLUMN_OFFERS) {
        const struct material_band *band = comparison_band(&m->c, material);
        p.missing = !band;
        p.name = band ? band->currency : "";
        p.value = band ? -band->low : 0;
    }
    return p;
}

/* The rows that the filter finds, in the order chosen. */
static void order_rows(struct materials *m, const struct filter *filter) {
    struct arena arena = {0};
    int n = m->c.data.n_materials, criterion = materials_find_criterion(m, m->sort);
    struct place *places = arena_alloc(&arena, (size_t)n + 1, sizeof *places);
    arena_free(&m->found);
    m->order = arena_alloc(&m->found, (size_t)n + 1, sizeof *m->order);
    m->n_order = 0;
    for (int i = 0; i < n; i++) {
        int material = m->c.ranking.order[i];
        bool out = m->c.ranking.results[material].status != MATRIX_RANKED;
        if (material_matches(&m->c.data.materials[material], out, filter))
            places[m->n_order++] = place_of(m, material, i, criterion, &arena);
    }
    qsort(places, (size_t)m->n_order, sizeof *places, m->reversed ? compare_reversed : compare);
    for (int i = 0; i < m->n_order; i++)
        m->order[i] = places[i].material;
    arena_free(&arena);
}

static bool parse(const struct materials *m, const char *text, struct arena *arena,
                  struct filter *filter, struct filter_error *err) {
    return filter_parse(text, material_filter_keys, n_material_filter_keys,
                        session_today(m->session), arena, filter, err);
}

bool materials_query(struct materials *m, const char *text, struct filter_error *err) {
    struct arena arena = {0};
    struct filter filter;
    bool ok = parse(m, text, &arena, &filter, err);
    if (ok) {
        char *copy = mem_string(text);
        mem_free(m->filter);
        m->filter = copy;
        order_rows(m, &filter);
        list_restart(m->list);
    }
    arena_free(&arena);
    return ok;
}

void materials_arrange(struct materials *m) {
    struct arena arena = {0};
    struct filter filter;
    struct filter_error ignored; /* it was read before */
    if (parse(m, m->filter, &arena, &filter, &ignored))
        order_rows(m, &filter);
    arena_free(&arena);
    materials_widen(m);
    list_reload(m->list);
}

/* The list's source: an array. */

static int find_place(const struct materials *m, int64_t id) {
    for (int i = 0; i < m->n_order; i++)
        if (m->c.data.materials[m->order[i]].id == id)
            return i;
    return -1;
}

static struct list_row row_at(const struct materials *m, int place, struct arena *arena) {
    struct materials_row *row = arena_alloc(arena, 1, sizeof *row);
    *row = (struct materials_row){.material = m->order[place], .place = place};
    return (struct list_row){.id = m->c.data.materials[row->material].id, .data = row};
}

/* Rows begin behind (before) a row that is gone at the place it had. */
static int fetch(void *user, const struct list_row *from, enum list_direction direction, int limit,
                 struct arena *arena, struct list_row *rows, bool *end) {
    const struct materials *m = user;
    bool forward = direction == LIST_FORWARD;
    int count = 0, at = forward ? 0 : m->n_order - 1;
    if (from) {
        int place = find_place(m, from->id),
            old = ((const struct materials_row *)from->data)->place;
        at = place >= 0 ? (forward ? place + 1 : place - 1) : (forward ? old : old - 1);
        at = at >= m->n_order && !forward ? m->n_order - 1 : at;
    }
    for (; at >= 0 && at < m->n_order && count < limit; at += forward ? 1 : -1)
        rows[count++] = row_at(m, at, arena);
    *end = at < 0 || at >= m->n_order;
    return count;
}

static bool find(void *user, int64_t id, struct arena *arena, struct list_row *row) {
    const struct materials *m = user;
    int place = find_place(m, id);
    if (place >= 0)
        *row = row_at(m, place, arena);
    return place >= 0;
}

void materials_goto(struct materials *m, int64_t material) {
    struct arena arena = {0};
    struct list_row row;
    if (find(m, material, &arena, &row))
        list_goto(m->list, &row);
    arena_free(&arena);
}

void materials_arrange_top(struct materials *m) {
    const struct list_row *row = list_current(m->list);
    int64_t id = row ? row->id : 0;
    materials_arrange(m);
    list_restart(m->list);
    materials_goto(m, id);
}

const struct list_source materials_rows = {
    .fetch = fetch, .draw = materials_draw_row, .find = find};
