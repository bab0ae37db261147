#include "sourcebench/core/vetting.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/supplier.h"

enum { NAMED_MAX = 3 };

static bool is(struct value v, const char *key) {
    return v.kind == VALUE_TEXT && strcmp(v.s, key) == 0;
}

enum vetting_standing vetting_standing(const struct record *item, int32_t today) {
    struct value state = item->values[VETTING_STATE];
    if (is(state, "failed"))
        return VETTING_IS_FAILED;
    if (is(state, "not-applicable"))
        return VETTING_IS_IRRELEVANT;
    if (!is(state, "met"))
        return VETTING_IS_OPEN;
    int32_t last = date_from_iso(item->values[VETTING_EXPIRES].s);
    return last != DATE_NONE && last < today ? VETTING_IS_LAPSED : VETTING_IS_MET;
}

static bool is_mandatory(const struct record *item) {
    struct value v = item->values[VETTING_MANDATORY];
    return v.kind == VALUE_INT && v.i != 0;
}

bool vetting_blocks(const struct record *item, int32_t today) {
    return is_mandatory(item) && vetting_standing(item, today) < VETTING_IS_MET;
}

struct vetting_progress vetting_progress(struct record *const *items, int count, int32_t today) {
    struct vetting_progress p = {0};
    for (int i = 0; i < count; i++) {
        enum vetting_standing standing = vetting_standing(items[i], today);
        p.items += standing != VETTING_IS_IRRELEVANT;
        p.met += standing == VETTING_IS_MET;
        if (vetting_blocks(items[i], today)) {
            p.failed += standing == VETTING_IS_FAILED;
            p.open += standing != VETTING_IS_FAILED;
        }
    }
    return p;
}

/* The titles of what stands in the way, what failed first. */
static const char *name_them(struct record *const *items, int count, int32_t today,
                             struct arena *arena) {
    const char *names = "";
    int named = 0, more = 0;
    for (int turn = 0; turn < 2; turn++) {
        for (int i = 0; i < count; i++) {
            bool failed = vetting_standing(items[i], today) == VETTING_IS_FAILED;
            if (!vetting_blocks(items[i], today) || failed != (turn == 0))
                continue;
            if (named == NAMED_MAX)
                more++;
            else
                names = arena_format(arena, "%s%s%s", names, named++ ? ", " : "",
                                     items[i]->values[VETTING_TITLE].s);
        }
    }
    return more ? arena_format(arena, "%s and %d more", names, more) : names;
}

const char *vetting_obstacles(struct record *const *items, int count, int32_t today,
                              struct arena *arena) {
    struct vetting_progress p = vetting_progress(items, count, today);
    const char *names = name_them(items, count, today, arena);
    if (p.open && p.failed)
        return arena_format(arena, "%d mandatory failed, %d open: %s", p.failed, p.open, names);
    if (p.open || p.failed)
        return arena_format(arena, "%d mandatory %s: %s", p.open + p.failed,
                            p.open ? "open" : "failed", names);
    return NULL;
}

const char *vetting_summary(struct record *const *items, int count, int32_t today,
                            struct arena *arena) {
    struct vetting_progress p = vetting_progress(items, count, today);
    const char *obstacles = vetting_obstacles(items, count, today, arena);
    if (count == 0)
        return "no checklist";
    return arena_format(arena, "%d of %d met%s%s", p.met, p.items, obstacles ? ", " : "",
                        obstacles ? obstacles : "");
}

void vetting_answer(struct record *item, const struct check_item *known, const char *state,
                    const char *evidence, int32_t today, const char *by, struct arena *arena) {
    struct value *v = item->values;
    bool open = strcmp(state, "open") == 0, met = strcmp(state, "met") == 0;
    v[VETTING_STATE] = value_text(state);
    v[VETTING_EVIDENCE] = open ? value_null() : value_text(evidence);
    v[VETTING_CHECKED_ON] = open ? value_null() : value_text(date_text(arena, today));
    v[VETTING_CHECKED_BY] = open ? value_null() : value_text(by);
    v[VETTING_EXPIRES] =
        met && known && known->months
            ? value_text(date_text(arena, date_add_months(today, known->months) - 1))
            : value_null();
}

bool vetting_is_approval(struct value status) {
    return is(status, "approved") || is(status, "preferred");
}
