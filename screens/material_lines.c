#include "material_lines.h"

#include <string.h>

#include "sourcebench/core/material.h"
#include "sourcebench/core/money.h"
#include "sourcebench/core/wide.h"

enum {
    LABEL_WIDTH = 14,
    NAME_WIDTH = 25,
    VALUE_WIDTH = 8,
    UNIT_WIDTH = 11,
    MONEY_TEXT = 48,
    WIDTH_MIN = 30
};

struct filling {
    const struct comparison *c;
    int material;
    int width;
    struct lines *lines;
    struct arena *arena;
};

/* A text that is broken into lines, below each other behind a label or an indentation. */
struct wrapping {
    struct filling *f;
    const char *label; /* of the next line */
    enum style style;
    int indent;
    int64_t id;
    int kind;
};

static void add_piece(void *user, const char *s, size_t length) {
    struct wrapping *w = user;
    struct filling *f = w->f;
    const char *text = arena_bytes(f->arena, s, length);
    struct line *line = lines_add(
        f->lines, w->style,
        arena_format(f->arena, "%s%*s%s", w->label, w->indent - text_columns(w->label), "", text),
        NULL);
    line->id = w->id;
    line->kind = w->kind;
    w->label = "";
}

static void add_wrapped(struct wrapping w, const char *text) {
    int width = w.f->width - w.indent - 2;
    if (*text)
        text_wrap(text, width < WIDTH_MIN ? WIDTH_MIN : width, add_piece, &w);
}

static void add_fact(struct filling *f, const char *label, const char *text) {
    add_wrapped((struct wrapping){f, label, STYLE_NORMAL, LABEL_WIDTH, 0, MATERIAL_LINE_PLAIN},
                text);
}

/* A dim text below an entry, which belongs to it. */
static void add_below(struct filling *f, int kind, int64_t id, const char *text) {
    add_wrapped((struct wrapping){f, "", STYLE_DIM, 4, id, kind}, text);
}

static void add_blank(struct filling *f) {
    lines_add(f->lines, STYLE_NORMAL, "", NULL)->heading = true;
}

/* Tags as a person reads them: "recycled, organic". */
static const char *tags(const char *text, struct arena *arena) {
    return field_show_text(&material_entity.fields[MATERIAL_CLAIMS], value_text(text), arena);
}

/* Facts */

static void add_facts(struct filling *f) {
    const struct material_row *m = &f->c->data.materials[f->material];
    const struct {
        const char *label, *text;
    } facts[] = {
        {"Local name", m->local_name},
        {"Code", m->code},
        {"Also called", tags(m->also, f->arena)},
        {"Family", m->family},
        {"Fibre", m->fibre},
        {"Construction", m->construction},
        {"Denier", m->denier ? arena_format(f->arena, "%lld D", (long long)m->denier) : ""},
        {"Claims", tags(m->claims, f->arena)},
        {"Typical use", m->typical_use},
        {"Advantage", m->advantage},
        {"Limitation", m->limitation},
        {"Cost band", m->cost_band},
        {"Care", m->care},
        {"Basis", m->basis},
        {"Note", m->note}};
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        add_fact(f, facts[i].label, facts[i].text);
    add_blank(f);
    if (f->c->data.profile.id) {
        const struct matrix_result *r = &f->c->ranking.results[f->material];
        const char *outside = comparison_outside(f->c, f->material, f->arena);
        add_fact(f, "Ranking",
                 arena_format(f->arena, "%s: %s", f->c->data.profile.name,
                              outside ? outside
                                      : arena_format(f->arena, "rank %d of %d with %s points",
                                                     r->rank, f->c->ranking.n_ranked,
                                                     comparison_points(r->score, f->arena))));
    }
    add_fact(f, "Market",
             comparison_offers(f->c, f->material, "o, then a, adds an offer", f->arena));
    add_fact(f, "Evidence", comparison_proofs(f->c, f->material, f->arena));
}

/* Values */

static const char *range(const struct material_value *v, struct arena *arena) {
    if (!v->min.known && !v->max.known)
        return "";
    return arena_format(arena, "%s–%s",
                        v->min.known ? comparison_show_value(v->min.value, arena) : "",
                        v->max.known ? comparison_show_value(v->max.value, arena) : "");
}

static const char *joined(struct arena *arena, const char *const *texts, size_t n) {
    const char *all = "";
    for (size_t i = 0; i < n; i++)
        if (texts[i] && *texts[i])
            all = arena_format(arena, "%s%s%s", all, *all ? " · " : "", texts[i]);
    return all;
}

#define JOINED(arena, ...)                                                                         \
    joined(arena, (const char *const[]){__VA_ARGS__},                                              \
           sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

static void add_value(struct filling *f, const struct material_property_row *p,
                      const struct material_value *v, bool counts) {
    struct arena *a = f->arena;
    const char *report =
        *v->report || *v->measured_on
            ? arena_format(a, "%s%s%s", *v->report ? v->report : "measured",
                           *v->measured_on ? (*v->report ? " of " : " on ") : "", v->measured_on)
            : "";
    const char *own = v->own ? arena_format(a, "own, by %s", v->by) : "";
    const char *behind = JOINED(a, range(v, a), v->basis_label, own);
    bool fits = NAME_WIDTH + VALUE_WIDTH + UNIT_WIDTH + 4 + text_columns(behind) <= f->width;
    const char *note = JOINED(a, fits ? "" : behind, report,
                              *v->source ? arena_format(a, "source %s", v->source) : "",
                              material_standard(p, v), v->note);
    const char *value = comparison_show_value(v->typ, a);
    const char *left = arena_format(
        a, "%s%s %s", text_cell(counts ? p->name : "  beside it", NAME_WIDTH, ALIGN_LEFT, a),
        text_cell(value, VALUE_WIDTH, ALIGN_RIGHT, a),
        text_cell(p->unit, UNIT_WIDTH, ALIGN_LEFT, a));
    struct line *line = lines_add(f->lines, v->own ? STYLE_BOLD : STYLE_NORMAL,
                                  arena_format(a, "%s %s", left, fits ? behind : ""), NULL);
    line->id = v->id;
    line->kind = MATERIAL_LINE_VALUE;
    add_below(f, MATERIAL_LINE_VALUE, v->id, note);
}

static void add_values(struct filling *f, bool fits) {
    const struct material_data *d = &f->c->data;
    int missing = 0;
    for (int p = 0; p < d->n_properties; p++) {
        const struct material_cell *cell = &d->values[f->material * d->n_properties + p];
        if (property_is_fit(d->properties[p].code) != fits)
            continue;
        for (int i = 0; i < cell->count; i++)
            add_value(f, &d->properties[p], &cell->values[i], i == 0);
        missing += cell->count == 0;
    }
    if (missing) {
        const char *names = "";
        for (int p = 0; p < d->n_properties; p++)
            if (property_is_fit(d->properties[p].code) == fits &&
                !d->values[f->material * d->n_properties + p].count)
                names = arena_format(f->arena, "%s%s%s", names, *names ? ", " : "",
                                     d->properties[p].name);
        add_blank(f);
        add_fact(f, "No value", names);
    }
    if (!f->lines->count)
        lines_add(f->lines, STYLE_DIM, "a  adds a value, with its report", NULL)->heading = true;
}

/* Offers */

static const char *money(int64_t amount, const char *currency, struct arena *arena) {
    char text[MONEY_TEXT];
    money_format_full(amount, currency, text, sizeof text);
    return arena_string(arena, text);
}

static const char *per_m2(const struct material_offer *o, struct arena *arena) {
    int64_t cent = MONEY_SCALE / 100;
    if (!o->price_m2.known)
        return "no price per m²";
    return arena_format(
        arena, "%s/m²",
        money((int64_t)wide_divide(o->price_m2.value, cent) * cent, o->currency, arena));
}

static void add_offer(struct filling *f, const struct material_offer *o) {
    struct arena *a = f->arena;
    const char *quoted =
        o->price.known && strcmp(o->price_per, "m2") != 0
            ? arena_format(a, "%s/%s", money(o->price.value, o->currency, a), o->price_per)
            : "";
    const char *width = o->width_mm ? arena_format(a, "%lld mm wide", (long long)o->width_mm) : "";
    const char *weight =
        o->weight_gsm ? arena_format(a, "%lld g/m²", (long long)o->weight_gsm) : "";
    char count[MONEY_TEXT];
    integer_format(o->moq, count, sizeof count);
    const char *moq = o->moq ? arena_format(a, "MOQ %s %s%s%s", count, o->moq_unit,
                                            *o->moq_per ? " per " : "", o->moq_per)
                             : "MOQ not said";
    const char *lead = o->lead_days >= 0 ? arena_format(a, "%lld d", (long long)o->lead_days) : "";
    const char *until =
        !*o->valid_until ? ""
                         : arena_format(a, o->expired ? "expired %s" : "until %s", o->valid_until);
    struct line *line =
        lines_add(f->lines, o->expired ? STYLE_DIM : STYLE_BOLD, o->supplier_name,
                  JOINED(a, per_m2(o, a), lead, *o->quoted_on ? o->quoted_on : "no date"));
    line->id = o->id;
    line->kind = MATERIAL_LINE_OFFER;
    add_below(f, MATERIAL_LINE_OFFER, o->id,
              JOINED(a, moq, quoted, width, weight, until, o->article, o->note,
                     o->price.known && o->no_m2 ? o->no_m2 : ""));
}

static void add_offers(struct filling *f) {
    int64_t id = f->c->data.materials[f->material].id;
    bool any = false;
    add_wrapped((struct wrapping){f, "", STYLE_NORMAL, 0, 0, MATERIAL_LINE_PLAIN},
                comparison_offers(f->c, f->material, "a adds an offer", f->arena));
    for (int i = 0; i < f->lines->count; i++)
        f->lines->items[i].heading = true;
    for (int i = 0; i < f->c->n_offers; i++) {
        if (f->c->offers[i].material != id)
            continue;
        if (!any)
            add_blank(f);
        any = true;
        add_offer(f, &f->c->offers[i]);
    }
}

/* Rules */

struct material_look material_look(enum compliance_state state) {
    static const struct material_look looks[COMPLIANCE_STATES] = {
        [COMPLIANCE_NOT_ASKED] = {GLYPH_NONE, STYLE_DIM},
        [COMPLIANCE_UNKNOWN] = {GLYPH_EMPTY, STYLE_DIM},
        [COMPLIANCE_MISSING] = {GLYPH_WARN, STYLE_WARN},
        [COMPLIANCE_REFUTED] = {GLYPH_NO, STYLE_BAD},
        [COMPLIANCE_MET] = {GLYPH_YES, STYLE_GOOD}};
    return looks[state];
}

static const char *const levels[] = {[MARKET_SILENT] = "",
                                     [MARKET_VOLUNTARY] = "voluntary",
                                     [MARKET_EXPECTED] = "expected",
                                     [MARKET_REQUIRED] = "required"};

static const char *counted(const struct compliance_cell *cell, struct arena *a) {
    if (!cell->suppliers)
        return "nobody offers it yet";
    return arena_format(a, "%d of %d supplier%s%s%s", cell->met, cell->suppliers,
                        cell->suppliers == 1 ? "" : "s",
                        cell->lapsed ? arena_format(a, ", %d lapsed", cell->lapsed) : "",
                        cell->refuted ? arena_format(a, ", %d refuted", cell->refuted) : "");
}

static const char *supplier_name(const struct comparison *c, int64_t supplier) {
    for (int i = 0; i < c->n_offers; i++)
        if (c->offers[i].supplier == supplier)
            return c->offers[i].supplier_name;
    return "";
}

static void add_proof(struct filling *f, const struct compliance_proof *proof) {
    struct line *line = lines_addf(
        f->lines, material_look(proof->state).style, "    %s %s: %s%s%s",
        glyph_text(material_look(proof->state).glyph), supplier_name(f->c, proof->supplier),
        proof->state == COMPLIANCE_MISSING ? "lapsed" : compliance_words[proof->state],
        proof->sentence ? "; " : "", proof->sentence ? proof->sentence : "");
    line->id = proof->supplier;
    line->kind = MATERIAL_LINE_PROOF;
}

static void add_rule(struct filling *f, int rule) {
    const struct material_compliance *all = &f->c->compliance;
    const struct compliance_rule *r = &all->rules[rule];
    const struct compliance_cell *cell = &all->cells[f->material * all->n_rules + rule];
    struct arena *a = f->arena;
    if (cell->state == COMPLIANCE_NOT_ASKED)
        return;
    struct line *line =
        lines_add(f->lines, material_look(cell->state).style,
                  arena_format(a, "%s %s: %s", glyph_text(material_look(cell->state).glyph),
                               compliance_words[cell->state], r->name),
                  JOINED(a, r->market, levels[r->level], counted(cell, a)));
    line->id = r->id;
    line->kind = MATERIAL_LINE_RULE;
    add_below(f, MATERIAL_LINE_RULE, r->id,
              arena_format(a, "needs %s that %s%s%s%s%s", r->evidence,
                           r->of_material ? "names the material" : "the supplier holds",
                           *r->source ? "; " : "", r->source, *r->note ? ". " : "", r->note));
    for (int i = 0; i < cell->suppliers; i++)
        add_proof(f, &cell->proofs[i]);
}

static void add_rules(struct filling *f) {
    const struct material_profile *p = &f->c->data.profile;
    if (!p->id) {
        lines_add(f->lines, STYLE_DIM, "Without a profile no market is asked; p chooses one.", NULL)
            ->heading = true;
        return;
    }
    lines_add(f->lines, STYLE_DIM,
              arena_format(f->arena, "What %s asks (%s); unknown never knocks out",
                           *p->markets ? tags(p->markets, f->arena) : "no market", p->name),
              NULL)
        ->heading = true;
    int before = f->lines->count;
    for (int i = 0; i < f->c->compliance.n_rules; i++)
        add_rule(f, i);
    if (f->lines->count == before)
        lines_add(f->lines, STYLE_NORMAL, "Nothing is asked of this material there.", NULL)
            ->heading = true;
}

void material_lines_fill(const struct comparison *c, int material, enum material_view view,
                         int width, struct lines *lines) {
    struct filling f = {c, material, width, lines, &lines->arena};
    lines_clear(lines);
    switch (view) {
    case PAGE_FACTS:
        add_facts(&f);
        break;
    case PAGE_VALUES:
        add_values(&f, false);
        break;
    case PAGE_OFFERS:
        add_offers(&f);
        break;
    case PAGE_RULES:
        add_rules(&f);
        break;
    case PAGE_FIT:
        add_values(&f, true);
        break;
    case PAGE_VIEWS:
        break;
    }
}
