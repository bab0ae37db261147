/* The vetting checklist of a supplier as lines. */
#include "sourcebench/core/date.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/vetting.h"
#include "sourcebench/db/record.h"
#include "sourcebench/db/vetting.h"

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

/* Whether it waits for an answer: then what is expected, or known already, matters. */
static bool is_waiting(enum vetting_standing standing) {
    return standing == VETTING_IS_OPEN || standing == VETTING_IS_LAPSED;
}

static const char *day_of(const struct filling *f, const struct record *r,
                          enum vetting_standing standing) {
    const char *until = fill_text(r, VETTING_EXPIRES);
    if (standing == VETTING_IS_LAPSED)
        return arena_format(&f->lines->arena, "lapsed %s", fill_distance(f, date_from_iso(until)));
    if (standing == VETTING_IS_MET && *until)
        return arena_format(&f->lines->arena, "until %s", until);
    return fill_text(r, VETTING_CHECKED_ON);
}

static void add_item(struct filling *f, const struct record *r) {
    enum vetting_standing standing = vetting_standing(r, f->today);
    const char *by = *fill_text(r, VETTING_CHECKED_ON) ? fill_text(r, VETTING_CHECKED_BY) : NULL;
    fill_entry(f, VIEW_VETTING, r, standings[standing].style,
               arena_format(&f->lines->arena, "%s %s", glyph_text(standings[standing].glyph),
                            JOIN(f, fill_text(r, VETTING_TITLE),
                                 vetting_blocks(r, f->today) ? "mandatory" : NULL,
                                 standings[standing].word,
                                 is_waiting(standing) ? NULL : fill_text(r, VETTING_EVIDENCE),
                                 is_waiting(standing) ? NULL : by)),
               day_of(f, r, standing));
}

/* What the bench knows about an item that waits, or else what is expected. */
static void add_hint(struct filling *f, const struct vetting_known *known, const struct record *r) {
    const struct check_item *item = catalogue_item(known->catalogue, fill_text(r, VETTING_CODE));
    struct arena *arena = &f->lines->arena;
    if (!item || !is_waiting(vetting_standing(r, f->today)))
        return;
    struct known_fact fact = vetting_fact(known, item, arena);
    struct line *line = lines_add(
        f->lines, fact.against ? STYLE_WARN : STYLE_DIM,
        fact.text ? arena_format(arena, "    %s known: %s",
                                 glyph_text(fact.against ? GLYPH_WARN : GLYPH_ARROW), fact.text)
                  : arena_format(arena, "    %s", item->evidence),
        NULL);
    line->heading = true;
}

/* How far it is, as one line; nothing for a supplier that nobody thinks of buying from. */
static void add_summary(struct filling *f, struct record *const *items, int count) {
    bool approved = vetting_is_approval(f->of->values[SUPPLIER_STATUS]);
    bool obstacles = vetting_obstacles(items, count, f->today, &f->lines->arena) != NULL;
    const char *reason = fill_text(f->of, SUPPLIER_STATUS_REASON);
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
    struct vetting_known known;
    struct record **items;
    int count;
    if (!record_children(f->session->store, &vetting_entity, f->of->id, false, &f->lines->arena,
                         &items, &count, err))
        return false;
    if (f->full && !count)
        return true;
    add_summary(f, items, count);
    if (!f->full)
        return true;
    lines_add_heading(f->lines, "");
    if (!vetting_known_load(f->session->store, f->of, f->today, &f->lines->arena, &known, err))
        return false;
    for (int i = 0; i < count; i++) {
        add_item(f, items[i]);
        add_hint(f, &known, items[i]);
    }
    return true;
}
