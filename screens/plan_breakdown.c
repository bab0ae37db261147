/* The breakdown: what suppliers say their price is made of, side by side. */
#include <string.h>

#include "sourcebench/core/money.h"
#include "sourcebench/core/quote.h"

#include "planner_state.h"

enum { LABEL = 18, COLUMN = 20, OUTLIER = 150 /* percent of the median */ };

/* The sum of a quote's cost lines of one kind; *any tells whether there is one. */
static int64_t sum_of(const struct plan_page *v, int quote, const char *kind, bool *any) {
    const struct record_set *set = &v->p.file.set;
    int64_t id = v->p.plan.quotes[quote].quote->id, sum = 0;
    for (int i = 0; i < set->n; i++) {
        const struct record *r = set->records[i];
        if (r->entity != &cost_entity || r->values[COST_QUOTE].i != id ||
            (kind && strcmp(record_text(r, COST_KIND), kind) != 0))
            continue;
        sum += r->values[COST_AMOUNT].i;
        *any = true;
    }
    return sum;
}

/* In thousandths of what the supplier's lines sum up to, so that currencies do not matter. */
static int share_of(const struct plan_page *v, int quote, const char *kind, bool *any) {
    bool some = false;
    int64_t all = sum_of(v, quote, NULL, &some);
    int64_t part = sum_of(v, quote, kind, any);
    return all > 0 ? (int)(part * 1000 / all) : 0;
}

/* The middle of the shares of those who tell; -1 where fewer than three do. */
static int median_of(const struct plan_page *v, const char *kind) {
    int shares[PLAN_QUOTES], n = 0;
    for (int i = 0; i < v->p.plan.n_quotes; i++) {
        bool any = false;
        int share = share_of(v, i, kind, &any), at = n;
        if (!any)
            continue;
        for (; at > 0 && shares[at - 1] > share; at--)
            shares[at] = shares[at - 1];
        shares[at] = share;
        n++;
    }
    return n >= 3 ? shares[n / 2] : -1;
}

static const char *amount(const struct plan_page *v, int i, const char *kind, int median,
                          struct arena *arena) {
    char text[32];
    bool any = false;
    int share = share_of(v, i, kind, &any);
    int64_t sum = sum_of(v, i, kind, &any);
    if (!any)
        return glyph_text(GLYPH_NONE);
    money_format(sum, v->p.plan.quotes[i].offer.currency, text, sizeof text);
    bool odd = median > 0 && (share * 100 > median * OUTLIER || share * OUTLIER < median * 100);
    return arena_format(arena, "%s  %d %%%s", text, (share + 5) / 10,
                        odd ? arena_format(arena, " %s", glyph_text(GLYPH_WARN)) : "");
}

void plan_breakdown_fill(struct plan_page *v, int width) {
    const struct field *kinds = &cost_entity.fields[COST_KIND];
    struct arena *arena = &v->lines.arena;
    int shown = (width - 1 - LABEL) / COLUMN, first = v->quote >= shown ? v->quote - shown + 1 : 0;
    bool any = false;
    const char *head = text_cell("", LABEL, ALIGN_LEFT, arena);
    for (int i = first; i < v->p.plan.n_quotes && i < first + shown; i++)
        head = arena_format(
            arena, "%s%s", head,
            text_cell(text_shorten(planning_supplier(&v->p.plan.quotes[i]), COLUMN - 1, arena),
                      COLUMN, ALIGN_LEFT, arena));
    lines_add_heading(&v->lines, head);
    for (size_t k = 0; k < kinds->n_choices; k++) {
        const char *kind = kinds->choices[k].key;
        const char *text = text_cell(kinds->choices[k].label, LABEL, ALIGN_LEFT, arena);
        int median = median_of(v, kind);
        bool row = false;
        for (int i = first; i < v->p.plan.n_quotes && i < first + shown; i++) {
            sum_of(v, i, kind, &row);
            text = arena_format(
                arena, "%s%s", text,
                text_cell(amount(v, i, kind, median, arena), COLUMN, ALIGN_LEFT, arena));
        }
        if (row)
            lines_add(&v->lines, STYLE_NORMAL, text, NULL);
        any = any || row;
    }
    if (!any)
        lines_add(&v->lines, STYLE_DIM,
                  "No quote tells what its price is made of; C adds a line to one.", NULL);
    else
        lines_addf(&v->lines, STYLE_DIM,
                   "Per piece in the quote's currency, and the share of what it tells. %s: half as "
                   "much again as the middle of three or more, or less.",
                   glyph_text(GLYPH_WARN));
}
