/* The comparison of materials: all that makes a score, and how firmly the ranking stands. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/strbuf.h"
#include "sourcebench/io/table.h"
#include "sourcebench/service/comparison.h"

#include "comparison_private.h"

struct explaining {
    struct comparison *c;
    int material;
    bool marks;
    struct strbuf text;
    struct arena *arena;
};

/* Marks of tui/dialog.h: 1 + its style. */
enum { MARK_DIM = 2, MARK_BOLD = 3 };

enum { NAME_WIDTH = 22, VALUE_WIDTH = 8, UNIT_WIDTH = 12 };

static void heading(struct explaining *e, const char *text) {
    strbuf_add(&e->text, "\n");
    if (e->marks)
        strbuf_add_char(&e->text, MARK_BOLD);
    strbuf_addf(&e->text, "%s\n", text);
}

/* "LAB-7 of 2026-06-01, Hohenfeld; judgement" */
static const char *origin(const struct material_property_row *p, const struct material_value *v,
                          struct arena *arena) {
    const char *from = "";
    const char *const parts[] = {
        v->report, *v->measured_on ? arena_format(arena, "of %s", v->measured_on) : "",
        *v->source ? arena_format(arena, "source %s", v->source) : "", material_standard(p, v)};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (*parts[i])
            from = arena_format(arena, "%s%s%s", from, *from ? ", " : "", parts[i]);
    return arena_format(arena, "%s%s%s%s", v->own ? "own, " : "", v->basis_label, *from ? ", " : "",
                        from);
}

/* A text in so many columns and a blank. */
static void add_padded(struct explaining *e, const char *text, int width) {
    int columns = table_text_width(text);
    table_safe_text(&e->text, text, width);
    strbuf_addf(&e->text, "%*s", columns < width ? width - columns + 1 : 1, "");
}

static void dim_line(struct explaining *e, const char *text) {
    if (e->marks)
        strbuf_add_char(&e->text, MARK_DIM);
    strbuf_addf(&e->text, "      %s\n", text);
}

/* Where a value is from, what else is known, and what its number is of. */
static void add_sources(struct explaining *e, int criterion) {
    const struct material_data *d = &e->c->data;
    const struct material_cell *cell = material_cell_of(d, e->material, criterion);
    for (int i = 0; i < cell->count; i++) {
        const struct material_value *v = &cell->values[i];
        const char *text = origin(&d->properties[d->criteria[criterion].property], v, e->arena);
        if (i)
            text = arena_format(e->arena, "beside it %s: %s",
                                comparison_show_value(v->typ, e->arena), text);
        dim_line(e, text);
    }
}

/* "  Tear strength      65 N      1.1", and below it how that comes about. */
static void add_criterion(struct explaining *e, int criterion, int64_t percent) {
    const struct comparison *c = e->c;
    const struct matrix_cell *cell = &c->ranking.results[e->material].cells[criterion];
    const char *value = comparison_cell(c, FACE_VALUES, e->material, criterion, e->arena);
    const char *unit = c->data.properties[c->data.criteria[criterion].property].unit;
    const char *adds = value ? comparison_points(cell->contribution, e->arena)
                       : c->matrix.missing == MATRIX_WORST ? "0.0"
                                                           : "-";
    strbuf_add(&e->text, "  ");
    add_padded(e, c->matrix.criteria[criterion].label, NAME_WIDTH);
    strbuf_addf(&e->text, "%*s ", VALUE_WIDTH, value ? value : "missing");
    add_padded(e, value ? unit : "", UNIT_WIDTH);
    strbuf_addf(&e->text, "%6s\n", adds);
    dim_line(e, arena_format(e->arena, "%s points × %s; %s",
                             value ? comparison_points(cell->points, e->arena) : "0.0",
                             comparison_show_percent(percent, e->arena),
                             comparison_rule(c, criterion, e->arena)));
    const char *reason = c->data.criteria[criterion].reason;
    if (*reason)
        dim_line(e, arena_format(e->arena, "it weighs because: %s", reason));
    add_sources(e, criterion);
}

/* The heaviest first. */
struct weighed {
    int criterion;
    int64_t percent;
};

static int by_weight(const void *left, const void *right) {
    const struct weighed *a = left, *b = right;
    return a->percent != b->percent ? (a->percent < b->percent) - (a->percent > b->percent)
                                    : a->criterion - b->criterion;
}

static void add_row(struct explaining *e) {
    struct comparison *c = e->c;
    const struct matrix_result *r = &c->ranking.results[e->material];
    size_t n = (size_t)c->data.n_criteria;
    int64_t *percent = arena_alloc(e->arena, n + 1, sizeof *percent);
    struct weighed *order = arena_alloc(e->arena, n + 1, sizeof *order);
    comparison_percent(c, percent);
    for (size_t i = 0; i < n; i++)
        order[i] = (struct weighed){(int)i, percent[i]};
    qsort(order, n, sizeof *order, by_weight);
    heading(e, "  Criterion                 value               adds");
    for (size_t i = 0; i < n; i++)
        if (c->matrix.criteria[order[i].criterion].weight)
            add_criterion(e, order[i].criterion, order[i].percent);
    strbuf_addf(&e->text, "\n  Score %s, coverage %s. %s\n", comparison_points(r->score, e->arena),
                comparison_show_percent(r->coverage, e->arena), comparison_missing(c));
}

/* All rows that have no rank or are dominated, with the reason. */
static void add_left_behind(struct explaining *e) {
    const struct comparison *c = e->c;
    bool any = false;
    for (int i = 0; i < c->data.n_materials; i++) {
        const struct matrix_result *r = &c->ranking.results[i];
        const char *why = comparison_outside(c, i, e->arena);
        if (!why && r->dominated_by < 0)
            continue;
        if (!any)
            heading(e, "Dominated and knocked out");
        any = true;
        strbuf_addf(&e->text, "  %s: %s%s\n", c->data.materials[i].name,
                    why ? why : "dominated by ",
                    why ? "" : c->data.materials[r->dominated_by].name);
    }
}

static void add_ranking(struct explaining *e) {
    struct comparison *c = e->c;
    heading(e, "The ranking");
    strbuf_addf(&e->text, "  %s\n", comparison_leader(c, e->arena));
    if (c->has_winner)
        strbuf_addf(&e->text, "  %s\n", comparison_holds(c, e->arena));
    if (c->has_winner) {
        heading(e, "What takes the first place from it, one weight at a time");
        comparison_add_turns(c, &e->text, e->arena);
    }
    add_left_behind(e);
}

const char *comparison_explain(struct comparison *c, int material, bool marks,
                               struct arena *arena) {
    struct explaining e = {.c = c, .material = material, .marks = marks, .arena = arena};
    const struct matrix_result *r = &c->ranking.results[material];
    const char *outside = comparison_outside(c, material, arena);
    comparison_measure(c);
    if (marks)
        strbuf_add_char(&e.text, MARK_BOLD);
    strbuf_addf(&e.text, "%s\n", c->data.materials[material].name);
    strbuf_addf(&e.text, "%s%s\n", c->data.profile.id ? c->data.profile.name : "No profile",
                c->changed ? ", with weights that were changed and not saved" : "");
    if (outside)
        strbuf_addf(&e.text, "%c%s\n", outside[0] - 'a' + 'A', outside + 1);
    else
        strbuf_addf(&e.text, "Rank %d of %d with %s points\n", r->rank, c->ranking.n_ranked,
                    comparison_points(r->score, arena));
    add_row(&e);
    add_ranking(&e);
    const char *text = arena_string(arena, strbuf_text(&e.text));
    strbuf_free(&e.text);
    return text;
}
