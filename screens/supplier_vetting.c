/* The vetting checklist of a supplier as lines. */
#include <string.h>

#include "sourcebench/core/supplier.h"
#include "sourcebench/core/vetting.h"
#include "sourcebench/db/record.h"

#include "supplier_fill.h"

static const struct {
    enum glyph glyph;
    enum style style;
    const char *word;
} standings[] = {
    [VETTING_IS_OPEN] = {GLYPH_EMPTY, STYLE_NORMAL, NULL},
    [VETTING_IS_LAPSED] = {GLYPH_WARN, STYLE_WARN, "lapsed"},
    [VETTING_IS_FAILED] = {GLYPH_NO, STYLE_BAD, "failed"},
    [VETTING_IS_MET] = {GLYPH_YES, STYLE_GOOD, NULL},
    [VETTING_IS_IRRELEVANT] = {GLYPH_NONE, STYLE_DIM, "does not apply"},
};

static void add_item(struct filling *f, const struct record *r) {
    enum vetting_standing standing = vetting_standing(r, f->today);
    const char *until = fill_text(r, VETTING_EXPIRES), *right = fill_text(r, VETTING_CHECKED_ON);
    bool blocks = vetting_blocks(r, f->today);
    if (standing == VETTING_IS_LAPSED || (standing == VETTING_IS_MET && *until))
        right = arena_format(&f->lines->arena, "%s %s",
                             standing == VETTING_IS_LAPSED ? "lapsed" : "until", until);
    fill_entry(
        f, VIEW_VETTING, r, standings[standing].style,
        arena_format(
            &f->lines->arena, "%s %s", glyph_text(standings[standing].glyph),
            JOIN(f, fill_text(r, VETTING_TITLE), blocks ? "mandatory" : NULL,
                 standing == VETTING_IS_LAPSED ? NULL : standings[standing].word,
                 fill_text(r, VETTING_EVIDENCE),
                 *fill_text(r, VETTING_CHECKED_ON) ? fill_text(r, VETTING_CHECKED_BY) : NULL)),
        right);
}

/* How far it is, as one line; nothing for a supplier that nobody thinks of buying from. */
static void add_summary(struct filling *f, struct record *const *items, int count) {
    bool approved = vetting_is_approval(f->supplier->values[SUPPLIER_STATUS]);
    bool obstacles = vetting_obstacles(items, count, f->today, &f->lines->arena) != NULL;
    const char *reason = fill_text(f->supplier, SUPPLIER_STATUS_REASON);
    if (!count && !approved)
        return;
    struct line *line =
        lines_addf(f->lines, obstacles || !count ? STYLE_WARN : STYLE_GOOD, "%s Vetting %s",
                   glyph_text(obstacles || !count ? GLYPH_WARN : GLYPH_YES),
                   count ? vetting_summary(items, count, f->today, &f->lines->arena)
                         : "none: approved without a checklist");
    line->heading = f->full;
    if (approved && *reason)
        lines_addf(f->lines, STYLE_NORMAL, "  approved because: %s", reason);
}

bool fill_vetting(struct filling *f, struct error *err) {
    struct record **items;
    int count;
    if (!record_children(f->session->store, &vetting_entity, f->supplier->id, false,
                         &f->lines->arena, &items, &count, err))
        return false;
    if (f->full && !count)
        return true;
    add_summary(f, items, count);
    if (!f->full)
        return true;
    lines_add_heading(f->lines, "");
    for (int i = 0; i < count; i++)
        add_item(f, items[i]);
    return true;
}
