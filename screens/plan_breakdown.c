/* The breakdown: what suppliers say their price is made of, side by side. */
#include <string.h>

#include "sourcebench/service/planning_breakdown.h"

#include "planner_state.h"

enum { LABEL = 20, USUAL = 13, COLUMN = 20, NARROW = 80 };

/* Behind the figures: above or below what is usual, and what stands out. */
static const char *marks(const struct breakdown_cell *c, struct arena *arena) {
    return arena_format(arena, "%s%s%s%s", c->beyond ? " " : "",
                        c->beyond > 0   ? glyph_text(GLYPH_UP)
                        : c->beyond < 0 ? glyph_text(GLYPH_DOWN)
                                        : "",
                        c->odd ? " " : "", c->odd ? glyph_text(GLYPH_WARN) : "");
}

static const char *cell(const struct plan_page *v, int quote, const struct breakdown_row *row,
                        struct arena *arena) {
    const char *text = breakdown_cell_text(&v->p, quote, row, arena);
    if (!text)
        return glyph_text(GLYPH_NONE);
    return arena_format(arena, "%s%s", text, marks(&row->cells[quote], arena));
}

/* The columns that fit, among them that of the quote under the cursor. */
struct window {
    int first, shown, usual;
};

static struct window window_of(const struct plan_page *v, int width) {
    int usual = width < NARROW ? 0 : USUAL, shown = (width - 4 - LABEL - usual) / COLUMN;
    int n = v->p.plan.n_quotes;
    struct window w = {0, shown < 1 ? 1 : shown, usual};
    w.first = v->quote >= w.shown ? v->quote - w.shown + 1 : 0;
    w.shown = w.first + w.shown > n ? n - w.first : w.shown;
    return w;
}

static const char *head(const struct plan_page *v, const struct window *w, struct arena *arena) {
    const char *text =
        arena_format(arena, "%s%s", text_cell("", LABEL - 2, ALIGN_LEFT, arena),
                     w->first > 0 ? arena_format(arena, "%s ", glyph_text(GLYPH_LEFT)) : "  ");
    text = arena_format(arena, "%s%s", text,
                        text_cell(w->usual ? "usual" : "", w->usual, ALIGN_LEFT, arena));
    for (int i = w->first; i < w->first + w->shown; i++) {
        const char *name = text_shorten(planning_supplier(&v->p.plan.quotes[i]), COLUMN - 2, arena);
        text = arena_format(arena, "%s%s", text, text_cell(name, COLUMN, ALIGN_LEFT, arena));
    }
    return text;
}

static void add_row(struct plan_page *v, const struct breakdown_row *row, const struct window *w) {
    struct arena *arena = &v->lines.arena;
    const char *text =
        arena_format(arena, "%s%s", text_cell(row->label, LABEL, ALIGN_LEFT, arena),
                     text_cell(breakdown_band_text(row->band, arena), w->usual, ALIGN_LEFT, arena));
    for (int i = w->first; i < w->first + w->shown; i++)
        text = arena_format(arena, "%s%s", text,
                            text_cell(cell(v, i, row, arena), COLUMN, ALIGN_LEFT, arena));
    lines_add(&v->lines, row->kind == BREAKDOWN_PRICE ? STYLE_BOLD : STYLE_NORMAL, text, NULL);
}

void plan_breakdown_fill(struct plan_page *v, int width) {
    struct arena *arena = &v->lines.arena;
    struct planning_breakdown b;
    struct error err;
    struct window w = window_of(v, width);
    if (!planning_breakdown(&v->p, arena, &b, &err)) {
        lines_add_foot(&v->lines, width, arena_string(arena, err.message));
        return;
    }
    lines_add_heading(&v->lines, head(v, &w, arena));
    if (w.first + w.shown < v->p.plan.n_quotes)
        v->lines.items[v->lines.count - 1].right = glyph_text(GLYPH_RIGHT);
    for (int i = 0; i < b.n; i++)
        add_row(v, &b.rows[i], &w);
    if (!b.told)
        lines_add_foot(&v->lines, width,
                       "No quote tells what its price is made of; C adds a line to one.");
    lines_add_foot(
        &v->lines, width,
        arena_format(arena,
                     "A piece in the quote's currency, and the share of its price. %s %s: above or "
                     "below what is usual. %s: half as much again as the middle of three or more "
                     "quotes, or less than that. %s",
                     glyph_text(GLYPH_UP), glyph_text(GLYPH_DOWN), glyph_text(GLYPH_WARN),
                     breakdown_basis(&b, arena)));
}

/* Where what is usual comes from. */
const char *plan_breakdown_why(struct plan_page *v, struct arena *arena) {
    struct planning_breakdown b;
    struct error err;
    if (!planning_breakdown(&v->p, arena, &b, &err))
        return arena_string(arena, err.message);
    const char *text = arena_format(arena, "%s\n", breakdown_basis(&b, arena));
    for (int i = 0; i < b.n; i++) {
        const struct cost_band *band = b.rows[i].band;
        if (band)
            text = arena_format(arena, "%s\n%s: %s\n  source: %s\n%s%s%s", text, band->label,
                                breakdown_band_text(band, arena), band->source,
                                *band->note ? "  " : "", band->note, *band->note ? "\n" : "");
    }
    return arena_format(arena,
                        "%s\nYour own cost_bands.yaml in the folder of catalogues may say "
                        "otherwise.\n",
                        text);
}
