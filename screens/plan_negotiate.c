/* What to ask for: of the quote under the cursor what would make it win, where more costs less, and
 * from which quantity on it is cheaper than each other. Reckoned when the keys rest. */
#include "planner_state.h"

enum { LABEL = 12, NAME = 28, WORDS = 46 /* of the heading */, OTHERS = 12 };

void plan_negotiate_solve(struct plan_page *v) {
    if (v->levers_of == plan_page_quote(v))
        return;
    arena_free(&v->levers_arena);
    planning_levers(&v->p, v->quote, OTHERS, &v->levers_arena, &v->levers);
    v->levers_of = plan_page_quote(v);
    v->stale = true;
}

static const char *name_of(const struct plan_page *v, int quote, int width, struct arena *arena) {
    return text_shorten(planning_supplier(&v->p.plan.quotes[quote]), width, arena);
}

/* A text beside its label, as many lines as it needs. */
struct entry {
    struct plan_page *v;
    const char *label;
    int width;
};

static void add_piece(void *entry, const char *text, size_t length) {
    struct entry *e = entry;
    struct arena *arena = &e->v->lines.arena;
    lines_add(&e->v->lines, STYLE_NORMAL,
              arena_format(arena, "%s%s", text_cell(e->label, e->width, ALIGN_LEFT, arena),
                           arena_bytes(arena, text, length)),
              NULL);
    e->label = "";
}

static void add(struct plan_page *v, const char *label, int width, const char *text) {
    text_wrap(text, v->room - width, add_piece, &(struct entry){v, label, width});
}

static void add_head(struct plan_page *v) {
    struct arena *arena = &v->lines.arena;
    const struct planning_levers *l = &v->levers;
    const char *currency = v->p.plan.buyer.currency;
    int name = (v->room - WORDS) / 2 > NAME ? NAME : (v->room - WORDS) / 2;
    if (l->rival < 0) {
        lines_add_heading(&v->lines, "There is no other quote to be matched");
        return;
    }
    lines_add_heading(&v->lines,
                      arena_format(arena, "%s costs %s %s in total than %s",
                                   name_of(v, v->quote, name, arena),
                                   planning_total(l->gap < 0 ? -l->gap : l->gap, currency, arena),
                                   l->ahead ? "less" : "more", name_of(v, l->rival, name, arena)));
}

static void add_targets(struct plan_page *v) {
    struct arena *arena = &v->lines.arena;
    const struct planning_levers *l = &v->levers;
    if (l->rival < 0)
        return;
    add(v, l->ahead ? "Stays first" : "To win", LABEL,
        l->has_price ? arena_format(arena, "%s %s", l->ahead ? "up to a price of" : "a price of",
                                    planning_price_text(&v->p, v->quote, l, arena))
                     : "no price alone does it");
    if (l->has_moq)
        add(v, "", LABEL,
            arena_format(arena, "or an MOQ of %s instead of %s", plan_number(l->moq, arena),
                         plan_number(v->p.plan.quotes[v->quote].offer.moq, arena)));
}

static void add_options(struct plan_page *v) {
    struct arena *arena = &v->lines.arena;
    const struct planning_levers *l = &v->levers;
    for (int i = 0; i < l->n_options; i++)
        add(v, i ? "" : "Buying more", LABEL,
            planning_option_text(&v->p, v->quote, &l->options[i], arena));
    if (l->n_options == 0)
        add(v, "Buying more", LABEL, "there is no further price break");
}

static void add_evens(struct plan_page *v) {
    struct arena *arena = &v->lines.arena;
    const struct planning_levers *l = &v->levers;
    int name = v->room / 3 > NAME ? NAME : v->room / 3;
    if (l->n_evens)
        lines_add_heading(&v->lines,
                          arena_format(arena, "%sWhich is cheaper in total",
                                       text_cell("Against", name + 1, ALIGN_LEFT, arena)));
    for (int i = 0; i < l->n_evens; i++) {
        const struct planning_even *e = &l->evens[i];
        bool expired = v->p.results[e->other].landed.expired;
        add(v, name_of(v, e->other, name, arena), name + 1,
            arena_format(arena, "%s%s", planning_even_text(e, arena), expired ? " (expired)" : ""));
    }
}

void plan_negotiate_fill(struct plan_page *v, int width) {
    v->room = width - 2;
    if (!plan_page_quote(v))
        return;
    if (v->levers_of != plan_page_quote(v)) {
        lines_add(&v->lines, STYLE_DIM, "Being reckoned…", NULL);
        return;
    }
    if (!v->p.results[v->quote].landed.comparable) {
        lines_add_foot(&v->lines, width,
                       "An offer that is not comparable has nothing to be measured by.");
        return;
    }
    add_head(v);
    add_targets(v);
    add_options(v);
    add_evens(v);
    lines_add_foot(
        &v->lines, width,
        "In total landed cost for what is wanted, each by the cheapest way that is as sure to "
        "be on time. Pieces beyond the need count as paid. Looked at up to four times what is "
        "wanted, and to the capacity of both, with the days of what is wanted now.");
}
