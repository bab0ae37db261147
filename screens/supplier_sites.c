/* A supplier's sites, and the days around holidays on which they are closed. */
#include "sourcebench/core/date.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/record.h"

#include "supplier_fill.h"

static void add_site(struct filling *f, const struct record *r) {
    const char *workers = fill_show(f, r, SITE_WORKERS);
    fill_entry(f, VIEW_SITES, r, STYLE_NORMAL,
               JOIN(f, fill_text(r, SITE_NAME), fill_show(f, r, SITE_KIND), fill_text(r, SITE_CITY),
                    fill_text(r, SITE_COUNTRY), fill_text(r, SITE_ADDRESS)),
               *workers ? arena_format(&f->lines->arena, "%s workers", workers) : NULL);
}

static bool is_over(const struct filling *f, const struct record *r) {
    return record_day(r, CLOSURE_REOPENS_ON) <= f->today;
}

/* "○ Tet: closed 2027-01-19 to 2027-02-01, works again 2027-02-02 · last order 2026-12-12" */
static void add_closure(struct filling *f, const struct record *r) {
    struct arena *arena = &f->lines->arena;
    const char *on = fill_text(r, CLOSURE_CONFIRMED_ON);
    int32_t first = record_day(r, CLOSURE_CLOSES_ON), again = record_day(r, CLOSURE_REOPENS_ON);
    const char *closed =
        again > first
            ? arena_format(arena, "closed %s to %s, works again %s", date_text(arena, first),
                           date_text(arena, again - 1), date_text(arena, again))
            : "does not close";
    fill_entry(f, ENTRY_CLOSURE, r,
               is_over(f, r) ? STYLE_DIM
               : *on         ? STYLE_NORMAL
                             : STYLE_WARN,
               arena_format(
                   arena, "%s %s: %s", glyph_text(*on ? GLYPH_YES : GLYPH_EMPTY),
                   fill_text(r, CLOSURE_NAME),
                   JOIN(f, closed,
                        arena_format(arena, "orders until %s", fill_text(r, CLOSURE_LAST_ORDER_ON)),
                        f->full ? fill_text(r, CLOSURE_NOTE) : NULL)),
               f->full ? *on ? arena_format(arena, "confirmed %s", on) : "not confirmed" : NULL);
}

bool fill_sites(struct filling *f, struct error *err) {
    struct record **sites, **closures;
    struct arena *arena = &f->lines->arena;
    int n, n_closures, shown = 0;
    if (!record_children(f->session->store, &site_entity, f->of->id, false, arena, &sites, &n,
                         err) ||
        !record_children(f->session->store, &closure_entity, f->of->id, false, arena, &closures,
                         &n_closures, err))
        return false;
    for (int i = 0; i < n_closures; i++)
        shown += !is_over(f, closures[i]);
    fill_section(f, VIEW_SITES, n + shown);
    for (int i = 0; i < n && (f->full || i < OVERVIEW_ENTRIES); i++)
        add_site(f, sites[i]);
    if (f->full && n_closures)
        lines_add_heading(f->lines, "Closing days");
    for (int i = 0; i < n_closures; i++)
        if (f->full || !is_over(f, closures[i]))
            add_closure(f, closures[i]);
    return true;
}
