#include "material_compare.h"

#include <string.h>

#include "compare.h"
#include "materials_state.h"

struct compared {
    const struct comparison *c;
    int64_t ids[MATERIALS_COMPARED];
    int n;
    int at[MATERIALS_COMPARED]; /* their indexes now */
    struct compare_table *t;
};

static int find_material(const struct comparison *c, int64_t id) {
    for (int i = 0; i < c->data.n_materials; i++)
        if (c->data.materials[i].id == id)
            return i;
    return -1;
}

/* Columns in the order of the ranking. */
static void find_all(struct compared *x) {
    x->t->count = 0;
    for (int i = 0; i < x->c->data.n_materials; i++) {
        int material = x->c->ranking.order[i];
        for (int k = 0; k < x->n; k++) {
            if (x->c->data.materials[material].id != x->ids[k])
                continue;
            x->at[x->t->count] = material;
            x->t->names[x->t->count++] =
                arena_string(&x->t->arena, x->c->data.materials[material].name);
        }
    }
}

static void add_each(struct compared *x, const char *label,
                     const char *(*text)(struct compared *x, int material)) {
    const char *cells[COMPARE_MAX] = {NULL};
    for (int i = 0; i < x->t->count; i++)
        cells[i] = text(x, x->at[i]);
    compare_add(x->t, label, cells);
}

static const char *rank_text(struct compared *x, int material) {
    const char *outside = comparison_outside(x->c, material, &x->t->arena);
    return outside ? outside
                   : arena_format(&x->t->arena, "%d of %d", x->c->ranking.results[material].rank,
                                  x->c->ranking.n_ranked);
}

static const char *score_text(struct compared *x, int material) {
    return x->c->ranking.results[material].rank
               ? comparison_points(x->c->ranking.results[material].score, &x->t->arena)
               : "";
}

static const char *coverage_text(struct compared *x, int material) {
    return comparison_show_percent(x->c->ranking.results[material].coverage, &x->t->arena);
}

/* "▆ 6   65 N": its heat, then the value. */
static const char *criterion_text(struct compared *x, int material, int criterion) {
    struct arena *arena = &x->t->arena;
    const char *value = comparison_cell(x->c, FACE_VALUES, material, criterion, arena);
    int heat = comparison_heat(x->c->ranking.results[material].cells[criterion].points);
    const char *shade = materials_shade(heat);
    return value ? arena_format(arena, "%s%s%-2d  %s", shade, *shade ? " " : "", heat, value)
                 : NULL;
}

static void add_criteria(struct compared *x) {
    for (int i = 0; i < x->c->data.n_criteria; i++) {
        const struct material_criterion *k = &x->c->data.criteria[i];
        const char *unit = x->c->data.properties[k->property].unit, *cells[COMPARE_MAX] = {NULL};
        if (!x->c->matrix.criteria[i].weight)
            continue;
        for (int m = 0; m < x->t->count; m++)
            cells[m] = criterion_text(x, x->at[m], i);
        compare_add(x->t, arena_format(&x->t->arena, "%s%s%s", k->name, *unit ? ", " : "", unit),
                    cells);
    }
}

static void add_facts(struct compared *x) {
    static const char *const labels[] = {"Family",     "Fibre",       "Construction",
                                         "Claims",     "Typical use", "Advantage",
                                         "Limitation", "Cost band",   "Care"};
    enum { FACTS = sizeof labels / sizeof *labels };
    for (int f = 0; f < FACTS; f++) {
        const char *cells[COMPARE_MAX] = {NULL};
        for (int i = 0; i < x->t->count; i++) {
            const struct material_row *m = &x->c->data.materials[x->at[i]];
            const char *const texts[FACTS] = {m->family,     m->fibre,       m->construction,
                                              m->claims,     m->typical_use, m->advantage,
                                              m->limitation, m->cost_band,   m->care};
            cells[i] = arena_string(&x->t->arena, texts[f]);
        }
        compare_add(x->t, labels[f], cells);
    }
}

static const char *catalogue_text(struct compared *x, int material) {
    return comparison_catalogue_price(x->c, material, &x->t->arena);
}

static const char *offers_text(struct compared *x, int material) {
    return comparison_prices(x->c, material, &x->t->arena);
}

static const char *evidence_text(struct compared *x, int material) {
    return comparison_proofs(x->c, material, &x->t->arena);
}

static bool fill(void *user, struct compare_table *t, struct error *err) {
    struct compared *x = user;
    x->t = t;
    find_all(x);
    if (!t->count)
        return error_set(err, ERROR_NOT_FOUND, "None of these materials is there any more.");
    compare_add_group(t, "Ranking");
    add_each(x, "Rank", rank_text);
    add_each(x, "Score", score_text);
    add_each(x, "Coverage", coverage_text);
    compare_add_group(t, "Criteria with weight: heat, value");
    add_criteria(x);
    compare_add_group(t, "Facts");
    add_facts(x);
    compare_add_group(t, "Market");
    add_each(x, "Catalogue, USD/m²", catalogue_text);
    add_each(x, "Offers", offers_text);
    add_each(x, "Evidence", evidence_text);
    return true;
}

void material_compare_run(struct shell *shell, const struct comparison *c, const int64_t *ids,
                          int count) {
    struct compared x = {.c = c};
    struct compare_spec spec = {.what = "materials", .fill = fill, .user = &x};
    for (; x.n < count && x.n < MATERIALS_COMPARED; x.n++)
        x.ids[x.n] = ids[x.n];
    compare_run(shell, &spec);
}

/* Profiles */

struct profiles {
    const struct comparison *c;
    int64_t other;
};

static const char *place_text(const struct comparison *c, int material, struct arena *arena) {
    const struct matrix_result *r = material < 0 ? NULL : &c->ranking.results[material];
    return r && r->rank
               ? arena_format(arena, "%2d   %s", r->rank, comparison_points(r->score, arena))
           : r ? "out"
               : NULL;
}

static const char *weight_text(const struct comparison *c, int64_t criterion, struct arena *arena) {
    const char *text = NULL;
    int64_t *percent = arena_alloc(arena, (size_t)c->data.n_criteria + 1, sizeof *percent);
    comparison_percent(c, percent);
    for (int i = 0; i < c->data.n_criteria; i++)
        if (c->data.criteria[i].judge.id == criterion && percent[i])
            text = comparison_show_percent(percent[i], arena);
    return text;
}

static void add_weights(struct compare_table *t, const struct comparison *c,
                        const struct comparison *other) {
    compare_add_group(t, "Weights");
    for (int i = 0; i < c->data.n_criteria; i++) {
        const struct material_criterion *k = &c->data.criteria[i];
        const char *cells[COMPARE_MAX] = {weight_text(c, k->judge.id, &t->arena),
                                          weight_text(other, k->judge.id, &t->arena)};
        if (cells[0] || cells[1])
            compare_add(t, arena_string(&t->arena, k->name), cells);
    }
}

static bool fill_profiles(void *user, struct compare_table *t, struct error *err) {
    struct profiles *p = user;
    struct comparison other = {0};
    bool ok = comparison_open(&other, p->c->session, p->other, err);
    t->count = 2;
    if (ok) {
        t->names[0] = arena_format(&t->arena, "%s%s", p->c->data.profile.name,
                                   p->c->changed ? " (changed)" : "");
        t->names[1] = arena_string(&t->arena, other.data.profile.name);
        compare_add_group(t, "Rank and score");
    }
    for (int i = 0; ok && i < p->c->data.n_materials; i++) {
        int material = p->c->ranking.order[i];
        const struct material_row *m = &p->c->data.materials[material];
        const char *cells[COMPARE_MAX] = {
            place_text(p->c, material, &t->arena),
            place_text(&other, find_material(&other, m->id), &t->arena)};
        compare_add(t, arena_string(&t->arena, m->name), cells);
    }
    if (ok)
        add_weights(t, p->c, &other);
    comparison_close(&other);
    return ok;
}

void profile_compare_run(struct shell *shell, const struct comparison *c, int64_t other) {
    struct profiles p = {c, other};
    struct compare_spec spec = {.what = "profiles", .fill = fill_profiles, .user = &p};
    compare_run(shell, &spec);
}
