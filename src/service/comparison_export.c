#include "sourcebench/service/comparison_export.h"

#include <string.h>

#include "sourcebench/io/csv.h"
#include "sourcebench/io/html.h"

/* Columns before and behind the criteria of a CSV file. */
enum { BEFORE = 4, BEHIND = 2 };

struct comparison_sheet comparison_whole(struct comparison *c, enum comparison_face face,
                                         struct arena *arena) {
    struct comparison_sheet s = {
        .c = c, .face = face, .materials = c->ranking.order, .n_materials = c->data.n_materials};
    int *criteria = arena_alloc(arena, (size_t)c->data.n_criteria + 1, sizeof *criteria);
    for (int i = 0; i < c->data.n_criteria; i++)
        if (c->matrix.criteria[i].weight)
            criteria[s.n_criteria++] = i;
    s.criteria = criteria;
    return s;
}

static const char *unit_of(const struct comparison *c, int criterion) {
    return c->data.properties[c->data.criteria[criterion].property].unit;
}

/* "Tear strength (N)" in the face of values, "Tear strength" else. */
static const char *head_of(const struct comparison_sheet *s, int criterion, struct arena *arena) {
    const char *name = s->c->matrix.criteria[criterion].label, *unit = unit_of(s->c, criterion);
    return s->face == FACE_VALUES && *unit ? arena_format(arena, "%s (%s)", name, unit) : name;
}

/* CSV */

static const char *percent_number(int64_t hundredths, struct arena *arena) {
    const char *text = comparison_show_percent(hundredths, arena);
    return arena_bytes(arena, text, strcspn(text, " "));
}

static void csv_heads(const struct comparison_sheet *s, const char **cells, FILE *out,
                      struct arena *arena) {
    static const char *const before[BEFORE] = {"rank", "code", "material", "score"};
    size_t n = 0;
    int64_t *percent = arena_alloc(arena, (size_t)s->c->data.n_criteria + 1, sizeof *percent);
    comparison_percent(s->c, percent);
    for (; n < BEFORE; n++)
        cells[n] = before[n];
    for (int i = 0; i < s->n_criteria; i++)
        cells[n++] = head_of(s, s->criteria[i], arena);
    cells[n++] = "coverage %";
    cells[n++] = "why not ranked";
    csv_write_row(out, ',', cells, n);
    memset(cells, 0, n * sizeof *cells);
    cells[2] = "weight %";
    for (int i = 0; i < s->n_criteria; i++)
        cells[BEFORE + i] = percent_number(percent[s->criteria[i]], arena);
    csv_write_row(out, ',', cells, n);
}

static void csv_row(const struct comparison_sheet *s, int material, const char **cells, FILE *out,
                    struct arena *arena) {
    const struct matrix_result *r = &s->c->ranking.results[material];
    const struct material_row *m = &s->c->data.materials[material];
    size_t n = 0;
    cells[n++] = r->rank ? arena_format(arena, "%d", r->rank) : "";
    cells[n++] = m->code;
    cells[n++] = m->name;
    cells[n++] = r->rank ? percent_number(r->score, arena) : "";
    for (int i = 0; i < s->n_criteria; i++)
        cells[n++] =
            sheet_number(comparison_cell(s->c, s->face, material, s->criteria[i], arena), arena);
    cells[n++] = percent_number(r->coverage, arena);
    cells[n++] = comparison_outside(s->c, material, arena);
    csv_write_row(out, ',', cells, n);
}

static void write_csv(const struct comparison_sheet *s, FILE *out) {
    struct arena arena = {0};
    size_t width = BEFORE + (size_t)s->n_criteria + BEHIND;
    const char **cells = arena_alloc(&arena, width, sizeof *cells);
    csv_heads(s, cells, out, &arena);
    for (int i = 0; i < s->n_materials; i++)
        csv_row(s, s->materials[i], cells, out, &arena);
    arena_free(&arena);
}

/* HTML */

static const char style[] =
    "@page { margin: 12mm; size: landscape; }\n"
    "body { font: 10pt/1.35 sans-serif; color: #000; }\n"
    "h1 { font-size: 15pt; margin: 0 0 2mm; }\n"
    "h2 { font-size: 11pt; margin: 6mm 0 1mm; }\n"
    "p { margin: 0 0 1mm; }\n"
    "table { border-collapse: collapse; }\n"
    "th, td { border: 1px solid #888; padding: 0.6mm 1.4mm; text-align: right; }\n"
    "th { vertical-align: bottom; font-weight: bold; }\n"
    "th.name, td.name { text-align: left; white-space: nowrap; }\n"
    "td.why { text-align: left; font-style: italic; }\n"
    "tr.first td.name { font-weight: bold; }\n"
    "td.heat { text-align: left; font-family: monospace; white-space: nowrap; }\n"
    ".more { color: #444; }\n";

static const char *shade(int heat) {
    static const char *const blocks[] = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    enum { FULL = 8 };
    return blocks[heat < FULL ? heat : FULL];
}

static void html_heads(const struct comparison_sheet *s, FILE *out) {
    struct arena arena = {0};
    int64_t *percent = arena_alloc(&arena, (size_t)s->c->data.n_criteria + 1, sizeof *percent);
    comparison_percent(s->c, percent);
    html_open(out, "tr", NULL);
    html_element(out, "th", NULL, "#");
    html_element(out, "th", "name", "Material");
    html_element(out, "th", NULL, "Score");
    for (int i = 0; i < s->n_criteria; i++)
        html_element(out, "th", NULL, head_of(s, s->criteria[i], &arena));
    html_element(out, "th", NULL, "Coverage");
    html_close(out, "tr");
    html_open(out, "tr", "more");
    html_element(out, "td", NULL, "\u00a0");
    html_element(out, "td", "name", "weight");
    html_element(out, "td", NULL, "\u00a0");
    for (int i = 0; i < s->n_criteria; i++)
        html_element(out, "td", NULL, comparison_show_percent(percent[s->criteria[i]], &arena));
    html_element(out, "td", NULL, "\u00a0");
    html_close(out, "tr");
    arena_free(&arena);
}

static void html_cell(const struct comparison_sheet *s, int material, int criterion, FILE *out,
                      struct arena *arena) {
    const char *text = comparison_cell(s->c, s->face, material, criterion, arena);
    if (!text) {
        html_element(out, "td", NULL, "–");
        return;
    }
    int heat = comparison_heat(s->c->ranking.results[material].cells[criterion].points);
    if (s->face == FACE_HEAT)
        text = arena_format(arena, "%s %s", shade(heat), text);
    html_element(out, "td", s->face == FACE_HEAT ? "heat" : NULL, text);
}

static void html_row(const struct comparison_sheet *s, int material, FILE *out) {
    struct arena arena = {0};
    const struct matrix_result *r = &s->c->ranking.results[material];
    const char *outside = comparison_outside(s->c, material, &arena);
    html_open(out, "tr", r->rank == 1 ? "first" : NULL);
    html_element(out, "td", NULL, r->rank ? arena_format(&arena, "%d", r->rank) : "–");
    html_element(out, "td", "name", s->c->data.materials[material].name);
    html_element(out, "td", NULL, outside ? "–" : comparison_points(r->score, &arena));
    for (int i = 0; i < s->n_criteria; i++)
        html_cell(s, material, s->criteria[i], out, &arena);
    html_element(out, "td", NULL, comparison_show_percent(r->coverage, &arena));
    if (outside)
        html_element(out, "td", "why", outside);
    html_close(out, "tr");
    arena_free(&arena);
}

/* How each criterion is judged, so that the sheet stands by itself. */
static void html_rules(const struct comparison_sheet *s, FILE *out) {
    struct arena arena = {0};
    html_element(out, "h2", NULL, "How each criterion is judged");
    for (int i = 0; i < s->n_criteria; i++) {
        int criterion = s->criteria[i];
        const char *reason = s->c->data.criteria[criterion].reason;
        html_element(out, "p", NULL,
                     arena_format(&arena, "%s: %s%s%s", s->c->matrix.criteria[criterion].label,
                                  comparison_rule(s->c, criterion, &arena), *reason ? "; " : "",
                                  reason));
    }
    arena_free(&arena);
}

static void write_html(const struct comparison_sheet *s, FILE *out) {
    static const char *const legends[FACES] = {
        [FACE_HEAT] = "Points from 0 to 10, as a digit and a shade.",
        [FACE_VALUES] = "Values in the units that the heads name.",
        [FACE_POINTS] = "Points × weight: what each criterion adds to the score, out of 100."};
    struct arena arena = {0};
    const struct material_profile *p = &s->c->data.profile;
    const char *title = arena_format(&arena, "Materials: %s", p->id ? p->name : "no profile");
    html_begin(out, title, style);
    html_element(out, "h1", NULL, title);
    if (s->c->changed)
        html_element(out, "p", NULL, "With weights that were changed and not saved.");
    html_element(out, "p", "more", legends[s->face]);
    html_open(out, "table", NULL);
    html_heads(s, out);
    for (int i = 0; i < s->n_materials; i++)
        html_row(s, s->materials[i], out);
    html_close(out, "table");
    html_element(out, "h2", NULL, "The ranking");
    html_element(out, "p", NULL, comparison_leader(s->c, &arena));
    html_element(out, "p", NULL, comparison_unless(s->c, s->c->data.n_criteria, &arena));
    html_element(out, "p", NULL, comparison_holds(s->c, &arena));
    html_element(out, "p", NULL, comparison_missing(s->c));
    html_rules(s, out);
    html_end(out);
    arena_free(&arena);
}

void comparison_write(const void *sheet, enum sheet_format format, FILE *out) {
    const struct comparison_sheet *s = sheet;
    comparison_measure(s->c);
    (format == SHEET_HTML ? write_html : write_csv)(s, out);
}
