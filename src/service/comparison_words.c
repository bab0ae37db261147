/* The comparison of materials: cells and sentences. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/money.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/core/text.h"
#include "sourcebench/core/wide.h"
#include "sourcebench/service/comparison.h"

#include "comparison_private.h"

enum { NUMBER_TEXT = 48 };

const char *const comparison_faces[FACES] = {"heat", "values", "points"};

int64_t comparison_find_profile(const struct material_profile *profiles, int count,
                                const char *word) {
    struct arena arena = {0};
    const char *key = text_name_key(&arena, word);
    int64_t found = 0;
    for (int i = 0; i < count && !found; i++) {
        if (strcmp(text_fold(&arena, profiles[i].code), text_fold(&arena, word)) == 0 ||
            strcmp(text_name_key(&arena, profiles[i].name), key) == 0)
            found = profiles[i].id;
    }
    arena_free(&arena);
    return found;
}

/* Numbers */

/* A number of so many digits without the zeros that say nothing, its whole part in groups. */
static const char *plain(int64_t value, int64_t scale, int digits, struct arena *arena) {
    char whole[NUMBER_TEXT], rest[NUMBER_TEXT];
    integer_format(value / scale, whole, sizeof whole);
    snprintf(rest, sizeof rest, "%0*lld", digits, llabs(value % scale));
    size_t length = strlen(rest);
    while (length && rest[length - 1] == '0')
        rest[--length] = '\0';
    const char *sign = value < 0 && value / scale == 0 ? "-" : "";
    return arena_format(arena, "%s%s%s%s", sign, whole, length ? "." : "", rest);
}

const char *comparison_show_percent(int64_t hundredths, struct arena *arena) {
    return arena_format(arena, "%s %%", plain(hundredths, 100, 2, arena));
}

const char *comparison_show_value(int64_t value, struct arena *arena) {
    return plain(value, MATRIX_SCALE, 3, arena);
}

/* "87", "87.5": points or a score, to one digit. */
static const char *show_points(int hundredths, struct arena *arena) {
    return plain((hundredths + 5) / 10, 10, 1, arena);
}

/* A share as a person says it: whole per cent, and one digit where it is small. */
static const char *show_share(int hundredths, struct arena *arena) {
    if (hundredths >= 1000)
        return arena_format(arena, "%d %%", (hundredths + 50) / 100);
    return arena_format(arena, "%s %%", plain((hundredths + 5) / 10, 10, 1, arena));
}

const char *comparison_points(int hundredths, struct arena *arena) {
    int tenths = (hundredths + 5) / 10;
    return arena_format(arena, "%d.%d", tenths / 10, tenths % 10);
}

int comparison_heat(int points) {
    return (points + 500) / 1000;
}

const char *comparison_cell(const struct comparison *c, enum comparison_face face, int material,
                            int criterion, struct arena *arena) {
    const struct matrix_cell *cell = &c->ranking.results[material].cells[criterion];
    if (cell->state == MATRIX_MISSING)
        return NULL;
    if (face == FACE_VALUES)
        return comparison_show_value(c->matrix.rows[material].values[criterion].value, arena);
    if (face == FACE_POINTS)
        return comparison_points(cell->contribution, arena);
    return arena_format(arena, "%d", comparison_heat(cell->points));
}

/* Names */

static const char *name_of(const struct comparison *c, int material) {
    return c->data.materials[material].name;
}

static const char *unit_of(const struct comparison *c, int criterion) {
    return c->data.properties[c->data.criteria[criterion].property].unit;
}

/* "30 N", "4 (score 1–5)" */
static const char *with_unit(const struct comparison *c, int criterion, int64_t value,
                             struct arena *arena) {
    const char *unit = unit_of(c, criterion);
    const char *number = comparison_show_value(value, arena);
    bool scale = strncmp(unit, "score", 5) == 0 || strncmp(unit, "grade", 5) == 0;
    if (!*unit || scale)
        return number;
    return arena_format(arena, "%s %s", number, unit);
}

/* "a, b and c" */
static const char *listed(const char *const *words, int n, struct arena *arena) {
    const char *all = "";
    for (int i = 0; i < n; i++)
        all = arena_format(arena, "%s%s%s", all,
                           i == 0      ? ""
                           : i < n - 1 ? ", "
                                       : " and ",
                           words[i]);
    return all;
}

/* Why a material is out */

static const char *limit_words(const struct comparison *c, int material, int criterion,
                               struct arena *arena) {
    const struct matrix_criterion *k = &c->matrix.criteria[criterion];
    int64_t value = c->matrix.rows[material].values[criterion].value;
    bool below = c->ranking.results[material].cells[criterion].state == MATRIX_BELOW;
    return arena_format(arena, "knocked out: %s %s is %s %s", k->label,
                        comparison_show_value(value, arena), below ? "below" : "above",
                        with_unit(c, criterion, below ? k->min : k->max, arena));
}

const char *comparison_outside(const struct comparison *c, int material, struct arena *arena) {
    const struct matrix_result *r = &c->ranking.results[material];
    switch (r->status) {
    case MATRIX_RANKED:
        return NULL;
    case MATRIX_OUTSIDE:
        return arena_format(arena, "knocked out: %s refuted by every supplier (c shows)",
                            c->compliance.rules[c->matrix.rows[material].outside - 1].name);
    case MATRIX_LIMIT:
        return limit_words(c, material, r->criterion, arena);
    case MATRIX_REFUSED:
        return arena_format(arena, "not ranked: no value for %s",
                            c->matrix.criteria[r->criterion].label);
    case MATRIX_NOTHING:
        return c->ranking.weights ? "not ranked: no value for anything that has a weight"
                                  : "not ranked: no criterion has a weight";
    }
    return NULL;
}

/* The ranking */

static const char *ties(const struct comparison *c, struct arena *arena) {
    enum { NAMED = 3 };
    const char *names[NAMED + 1];
    int n = 0;
    for (int i = 0; i < c->ranking.n_first && i < NAMED; i++)
        names[n++] = name_of(c, c->ranking.order[i]);
    if (c->ranking.n_first > NAMED)
        names[n++] = arena_format(arena, "%d more", c->ranking.n_first - NAMED);
    return arena_format(arena, "%s share the first place with %s.", listed(names, n, arena),
                        show_points(c->ranking.results[c->ranking.order[0]].score, arena));
}

const char *comparison_leader(const struct comparison *c, struct arena *arena) {
    const struct matrix_ranking *r = &c->ranking;
    if (!c->data.n_materials)
        return "There are no materials.";
    if (!r->n_ranked)
        return r->weights ? "No material is ranked." : "No criterion has a weight, so none leads.";
    const char *first = name_of(c, r->order[0]);
    if (r->n_ranked == 1)
        return arena_format(arena, "%s is the only one that is ranked, with %s.", first,
                            show_points(r->results[r->order[0]].score, arena));
    if (r->n_first > 1)
        return ties(c, arena);
    int lead = r->results[r->order[0]].score - r->results[r->order[1]].score;
    const char *by = lead < 5 ? arena_format(arena, "less than 0.1") : show_points(lead, arena);
    return arena_format(arena, "%s leads %s by %s.", first, name_of(c, r->order[1]), by);
}

/* A change of one weight that dethrones the winner. */
struct turn {
    int criterion, from;
    struct matrix_turn to;
};

static int by_distance(const void *left, const void *right) {
    const struct turn *a = left, *b = right;
    int near = abs(a->to.share - a->from), far = abs(b->to.share - b->from);
    return near != far ? (near > far) - (near < far) : a->criterion - b->criterion;
}

/* All of them, the smallest first; of criteria with weight only, or of all. */
static int turns_of(const struct comparison *c, bool all, struct turn **turns,
                    struct arena *arena) {
    int n = 0;
    *turns = arena_alloc(arena, 2 * (size_t)c->data.n_criteria + 1, sizeof **turns);
    for (int i = 0; c->has_winner && i < c->data.n_criteria; i++) {
        const struct matrix_margin *m = &c->margins[i];
        if (!all && !c->matrix.criteria[i].weight)
            continue;
        if (m->down.share != MATRIX_NEVER)
            (*turns)[n++] = (struct turn){i, m->share, m->down};
        if (m->up.share != MATRIX_NEVER)
            (*turns)[n++] = (struct turn){i, m->share, m->up};
    }
    qsort(*turns, (size_t)n, sizeof **turns, by_distance);
    return n;
}

/* To whole per cent where that tells the two apart. */
static const char *change(const struct turn *t, struct arena *arena) {
    bool coarse = abs(t->to.share - t->from) >= 200;
    const char *from =
        coarse ? show_share(t->from, arena) : comparison_show_percent(t->from, arena);
    const char *to =
        coarse ? show_share(t->to.share, arena) : comparison_show_percent(t->to.share, arena);
    return arena_format(arena, "%s from %s to %s", t->to.share < t->from ? "falls" : "rises", from,
                        to);
}

const char *comparison_unless(const struct comparison *c, int turns, struct arena *arena) {
    struct turn *all;
    int n = turns_of(c, false, &all, arena);
    const char *text = "It stays first unless ";
    if (!c->has_winner)
        return "";
    if (!n)
        return "No change of a single weight takes the first place from it.";
    n = n < turns ? n : turns;
    for (int i = 0; i < n; i++) {
        bool named = i == n - 1 || all[i].to.row != all[i + 1].to.row;
        text = arena_format(arena, "%s%s%s %s%s%s%s", text,
                            i == 0       ? ""
                            : i == n - 1 ? ", or "
                                         : ", ",
                            c->matrix.criteria[all[i].criterion].label, change(&all[i], arena),
                            named ? " (then " : "", named ? name_of(c, all[i].to.row) : "",
                            named ? ")" : "");
    }
    return arena_format(arena, "%s.", text);
}

void comparison_add_turns(const struct comparison *c, struct strbuf *text, struct arena *arena) {
    struct turn *all;
    int n = turns_of(c, true, &all, arena);
    for (int i = 0; i < n; i++)
        strbuf_addf(text, "  %s %s: then %s\n", c->matrix.criteria[all[i].criterion].label,
                    change(&all[i], arena), name_of(c, all[i].to.row));
    if (!n)
        strbuf_addf(text, "  No change of a single weight does.\n");
}

const char *comparison_holds(const struct comparison *c, struct arena *arena) {
    if (!c->hold.winner)
        return "";
    if (c->hold.exact)
        return arena_format(arena, "It is first whatever the weights within ±%d %%.",
                            COMPARISON_SPREAD / 100);
    return arena_format(arena, "It is first in %s %% (±%s) of all weights within ±%d %%.",
                        plain((c->hold.kept + 5) / 10, 10, 1, arena),
                        show_share(c->hold.error, arena), COMPARISON_SPREAD / 100);
}

const char *comparison_missing(const struct comparison *c) {
    static const char *const words[] = {[MATRIX_WORST] = "Missing values count as worst.",
                                        [MATRIX_IGNORE] =
                                            "Missing values are left out: mind the coverage.",
                                        [MATRIX_REFUSE] = "With a missing value there is no rank."};
    return words[c->data.profile.missing];
}

/* The market */

const char *comparison_catalogue_price(const struct comparison *c, int material,
                                       struct arena *arena) {
    for (int p = 0; p < c->data.n_properties; p++) {
        const struct material_cell *cell = &c->data.values[material * c->data.n_properties + p];
        if (strcmp(c->data.properties[p].code, "price") != 0)
            continue;
        for (int i = 0; i < cell->count; i++) {
            const struct material_value *v = &cell->values[i];
            if (v->own)
                continue;
            if (!v->min.known || !v->max.known)
                return arena_format(arena, "%s, %s", comparison_show_value(v->typ, arena),
                                    v->basis_label);
            return arena_format(arena, "%s–%s, %s", comparison_show_value(v->min.value, arena),
                                comparison_show_value(v->max.value, arena), v->basis_label);
        }
    }
    return "";
}

/* What was converted has more digits than anybody quotes. */
static int64_t to_hundredth(int64_t amount) {
    return (int64_t)wide_divide(amount, MONEY_SCALE / 100) * (MONEY_SCALE / 100);
}

/* "USD 1.05–1.60" */
static const char *band_text(const struct material_band *b, struct arena *arena) {
    char low[NUMBER_TEXT], high[NUMBER_TEXT];
    money_format(to_hundredth(b->low), b->currency, low, sizeof low);
    money_format(to_hundredth(b->high), b->currency, high, sizeof high);
    return strcmp(low, high) == 0 ? arena_format(arena, "%s %s", b->currency, low)
                                  : arena_format(arena, "%s %s–%s", b->currency, low, high);
}

const struct material_band *comparison_band(const struct comparison *c, int material) {
    for (int i = 0; i < c->n_bands; i++)
        if (c->bands[i].material == c->data.materials[material].id)
            return &c->bands[i];
    return NULL;
}

/* How many suppliers offer a material, whatever their price. */
static int suppliers_of(const struct comparison *c, int64_t material) {
    int n = 0;
    for (int i = 0; i < c->n_offers; i++) {
        bool again = c->offers[i].material != material;
        for (int k = 0; k < i && !again; k++)
            again =
                c->offers[k].material == material && c->offers[k].supplier == c->offers[i].supplier;
        n += !again;
    }
    return n;
}

const char *comparison_prices(const struct comparison *c, int material, struct arena *arena) {
    int64_t id = c->data.materials[material].id;
    const char *prices = "";
    int suppliers = suppliers_of(c, id);
    for (int i = 0; i < c->n_bands; i++)
        if (c->bands[i].material == id)
            prices = arena_format(arena, "%s, %s/m²", prices, band_text(&c->bands[i], arena));
    return suppliers ? arena_format(arena, "%d supplier%s%s", suppliers, suppliers == 1 ? "" : "s",
                                    *prices ? prices : ", no price per m² that holds")
                     : "";
}

const char *comparison_band_prices(const struct comparison *c, int material, struct arena *arena) {
    const struct material_band *first = comparison_band(c, material);
    if (!first)
        return suppliers_of(c, c->data.materials[material].id) ? "no price" : "";
    int more = 0;
    while (first + more + 1 < c->bands + c->n_bands && first[more + 1].material == first->material)
        more++;
    return arena_format(arena, more ? "%s +%d" : "%s", band_text(first, arena), more);
}

const char *comparison_offers(const struct comparison *c, int material, const char *how,
                              struct arena *arena) {
    const char *catalogue = comparison_catalogue_price(c, material, arena);
    const char *prices = comparison_prices(c, material, arena);
    const char *behind = *catalogue ? arena_format(arena, " (catalogue %s)", catalogue) : "";
    return *prices ? arena_format(arena, "Offered by %s%s.", prices, behind)
                   : arena_format(arena, "Nobody offers it yet%s; %s.", behind, how);
}

struct comparison_evidence comparison_count_evidence(const struct comparison *c, int material) {
    static const int severity[COMPLIANCE_STATES] = {[COMPLIANCE_MET] = 1,
                                                    [COMPLIANCE_UNKNOWN] = 2,
                                                    [COMPLIANCE_MISSING] = 3,
                                                    [COMPLIANCE_REFUTED] = 4};
    struct comparison_evidence e = {.worst = COMPLIANCE_NOT_ASKED};
    for (int i = 0; i < c->compliance.n_rules; i++) {
        enum compliance_state state =
            c->compliance.cells[material * c->compliance.n_rules + i].state;
        e.asked += state != COMPLIANCE_NOT_ASKED;
        e.met += state == COMPLIANCE_MET;
        e.worst = severity[state] > severity[e.worst] ? state : e.worst;
    }
    return e;
}

const char *comparison_proofs(const struct comparison *c, int material, struct arena *arena) {
    enum { NAMED = 8 };
    const char *parts[NAMED];
    int n = 0, unknown = 0, asked = 0;
    for (int i = 0; i < c->compliance.n_rules; i++) {
        const struct compliance_rule *rule = &c->compliance.rules[i];
        const struct compliance_cell *cell =
            &c->compliance.cells[material * c->compliance.n_rules + i];
        asked += cell->state != COMPLIANCE_NOT_ASKED;
        unknown += cell->state == COMPLIANCE_UNKNOWN;
        if (cell->state < COMPLIANCE_MISSING || n == NAMED)
            continue;
        parts[n++] =
            cell->state == COMPLIANCE_MET
                ? arena_format(arena, "%s met by %d of %d", rule->evidence, cell->met,
                               cell->suppliers)
                : arena_format(arena, "%s %s", rule->evidence, compliance_words[cell->state]);
    }
    if (!asked)
        return "";
    if (unknown && n < NAMED)
        parts[n++] = arena_format(arena, "%d of %d rules unknown", unknown, asked);
    return listed(parts, n, arena);
}

const char *comparison_evidence(const struct comparison *c, int material, struct arena *arena) {
    const char *proofs = comparison_proofs(c, material, arena);
    return *proofs ? arena_format(arena, "Evidence: %s (c shows).", proofs)
                   : "The markets of this profile ask for no evidence.";
}

const char *comparison_rule(const struct comparison *c, int criterion, struct arena *arena) {
    const struct matrix_criterion *k = &c->matrix.criteria[criterion];
    const char *low = comparison_show_value(k->low, arena);
    const char *high = with_unit(c, criterion, k->high, arena);
    const char *text = k->direction == MATRIX_BAND
                           ? arena_format(arena, "best from %s to %s, worst at %s and %s",
                                          comparison_show_value(k->band_low, arena),
                                          with_unit(c, criterion, k->band_high, arena), low, high)
                           : arena_format(arena, "%s is better, from %s to %s",
                                          k->direction == MATRIX_LESS ? "less" : "more", low, high);
    if (k->has_min)
        text =
            arena_format(arena, "%s; out below %s", text, with_unit(c, criterion, k->min, arena));
    if (k->has_max)
        text =
            arena_format(arena, "%s; out above %s", text, with_unit(c, criterion, k->max, arena));
    return text;
}
