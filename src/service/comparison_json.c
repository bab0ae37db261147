/* The matrix of materials as JSON. */
#include "sourcebench/service/comparison_export.h"

static const char *const statuses[] = {[MATRIX_RANKED] = "ranked",
                                       [MATRIX_OUTSIDE] = "knocked out",
                                       [MATRIX_LIMIT] = "beyond a limit",
                                       [MATRIX_REFUSED] = "value missing",
                                       [MATRIX_NOTHING] = "nothing to judge"};

static void write_turn(struct json_writer *w, const struct comparison *c, const char *name,
                       struct matrix_turn turn) {
    if (turn.share == MATRIX_NEVER) {
        json_write_null(w, name);
        return;
    }
    json_write_object(w, name);
    json_write_decimal(w, "share", turn.share, 2);
    json_write_text(w, "then", c->data.materials[turn.row].code);
    json_write_object_end(w);
}

static void write_criterion(struct json_writer *w, const struct comparison *c, int criterion,
                            int64_t percent) {
    const struct material_criterion *k = &c->data.criteria[criterion];
    json_write_object(w, NULL);
    json_write_text(w, "code", k->code);
    json_write_text(w, "name", k->name);
    json_write_text(w, "unit", c->data.properties[k->property].unit);
    json_write_decimal(w, "weight", percent, 2);
    json_write_text(w, "reason", *k->reason ? k->reason : NULL);
    if (c->has_winner) {
        write_turn(w, c, "dethroned_above", c->margins[criterion].up);
        write_turn(w, c, "dethroned_below", c->margins[criterion].down);
    }
    json_write_object_end(w);
}

static void write_cell(struct json_writer *w, const struct comparison *c, int material,
                       int criterion) {
    const struct matrix_cell *cell = &c->ranking.results[material].cells[criterion];
    const char *code = c->data.criteria[criterion].code;
    if (cell->state == MATRIX_MISSING) {
        json_write_null(w, code);
        return;
    }
    json_write_object(w, code);
    json_write_decimal(w, "value", c->matrix.rows[material].values[criterion].value, 3);
    json_write_decimal(w, "points", cell->points, 2);
    json_write_decimal(w, "contribution", cell->contribution, 2);
    json_write_text(w, "basis", material_cell_of(&c->data, material, criterion)->values[0].basis);
    json_write_object_end(w);
}

static void write_material(struct json_writer *w, const struct comparison_sheet *s, int material) {
    struct arena arena = {0};
    const struct comparison *c = s->c;
    const struct matrix_result *r = &c->ranking.results[material];
    json_write_object(w, NULL);
    json_write_id(w, "id", c->data.materials[material].id);
    json_write_text(w, "code", c->data.materials[material].code);
    json_write_text(w, "name", c->data.materials[material].name);
    json_write_text(w, "status", statuses[r->status]);
    if (r->rank) {
        json_write_int(w, "rank", r->rank);
        json_write_decimal(w, "score", r->score, 2);
    } else {
        json_write_text(w, "why", comparison_outside(c, material, &arena));
    }
    json_write_decimal(w, "coverage", r->coverage, 2);
    json_write_text(w, "dominated_by",
                    r->dominated_by < 0 ? NULL : c->data.materials[r->dominated_by].code);
    struct comparison_evidence e = comparison_count_evidence(c, material);
    json_write_object(w, "evidence");
    json_write_int(w, "asked", e.asked);
    json_write_int(w, "met", e.met);
    json_write_text(w, "worst", compliance_words[e.worst]);
    json_write_object_end(w);
    json_write_object(w, "cells");
    for (int i = 0; i < s->n_criteria; i++)
        write_cell(w, c, material, s->criteria[i]);
    json_write_object_end(w);
    json_write_object_end(w);
    arena_free(&arena);
}

static void write_hold(struct json_writer *w, const struct comparison *c) {
    if (!c->has_winner) {
        json_write_null(w, "winner");
        return;
    }
    json_write_object(w, "winner");
    json_write_text(w, "code", c->data.materials[c->ranking.order[0]].code);
    json_write_decimal(w, "spread", COMPARISON_SPREAD, 2);
    json_write_decimal(w, "kept", c->hold.kept, 2);
    json_write_decimal(w, "error", c->hold.error, 2);
    json_write_bool(w, "exact", c->hold.exact);
    json_write_object_end(w);
}

void comparison_write_json(const struct comparison_sheet *s, struct json_writer *w) {
    static const char *const policies[] = {
        [MATRIX_WORST] = "worst", [MATRIX_IGNORE] = "ignore", [MATRIX_REFUSE] = "refuse"};
    struct arena arena = {0};
    struct comparison *c = s->c;
    int64_t *percent = arena_alloc(&arena, (size_t)c->data.n_criteria + 1, sizeof *percent);
    comparison_measure(c);
    comparison_percent(c, percent);
    json_write_object(w, "profile");
    json_write_text(w, "code", c->data.profile.id ? c->data.profile.code : NULL);
    json_write_text(w, "name", c->data.profile.id ? c->data.profile.name : NULL);
    json_write_text(w, "missing", policies[c->data.profile.missing]);
    json_write_object_end(w);
    write_hold(w, c);
    json_write_array(w, "criteria");
    for (int i = 0; i < s->n_criteria; i++)
        write_criterion(w, c, s->criteria[i], percent[s->criteria[i]]);
    json_write_array_end(w);
    json_write_array(w, "materials");
    for (int i = 0; i < s->n_materials; i++)
        write_material(w, s, s->materials[i]);
    json_write_array_end(w);
    arena_free(&arena);
}
