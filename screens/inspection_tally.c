/* The counting view: several units at once, and which of them are defective. */
#include <stdio.h>
#include <string.h>

#include "sourcebench/core/checklist.h"
#include "sourcebench/core/defect_find.h"
#include "sourcebench/core/money.h"
#include "sourcebench/tui/dialog.h"

#include "inspection_count_state.h"
#include "quick_entry.h"

enum { NAME_MOST = 36, DIGITS_MOST = 9 };

/* "s4 3": a kind of defect and the units that have it. */
struct tallied {
    struct counting *c;
    int64_t units; /* of the tally */
    int type;      /* place in the list of kinds; -1 where none or several fit */
    int64_t defective;
    char sentence[160];
};

static bool read_number(const char *text, int64_t *number) {
    size_t digits = strspn(text, "0123456789");
    if (digits == 0 || digits > DIGITS_MOST || text[digits])
        return false;
    *number = 0;
    for (; *text; text++)
        *number = *number * 10 + (*text - '0');
    return true;
}

/* Splits what was typed into the kind and the number behind the last blank. */
static bool read_defect(struct tallied *t, const char *text) {
    char kind[COUNT_TYPED];
    int found[2];
    const char *blank = strrchr(text, ' ');
    size_t length = blank ? (size_t)(blank - text) : 0;
    t->type = -1;
    if (!blank || length >= sizeof kind || !read_number(blank + 1, &t->defective))
        return false;
    memcpy(kind, text, length);
    kind[length] = '\0';
    t->type = defect_find_sure(t->c->types, t->c->n_types, kind);
    if (t->type < 0 && defect_find(t->c->types, NULL, t->c->n_types, kind, found, 2) > 0)
        t->type = found[0];
    return t->type >= 0;
}

static const char *defect_typed(void *user, const char *text, int *at) {
    struct tallied *t = user;
    struct arena arena = {0};
    *at = -1;
    if (!*text)
        return "Enter alone: no more";
    if (!read_defect(t, text)) {
        *at = 0;
        return "a defect and its units, such as s4 3";
    }
    const struct record *r = t->c->types[t->type];
    if (t->defective < 1 || t->defective > t->units) {
        *at = (int)(strrchr(text, ' ') + 1 - text);
        snprintf(t->sentence, sizeof t->sentence, "1 to %s units", integer_text(t->units).text);
    } else {
        snprintf(t->sentence, sizeof t->sentence, "%s %s: %s units",
                 record_text(r, DEFECT_TYPE_CODE),
                 quick_cut(record_text(r, DEFECT_TYPE_NAME), NAME_MOST, &arena),
                 integer_text(t->defective).text);
    }
    arena_free(&arena);
    return t->sentence;
}

static bool add_defect(struct tallied *t) {
    struct arena arena = {0};
    struct error err;
    const struct record *r = record_copy(t->c->types[t->type], &arena);
    int class = inspection_class_of(record_text(r, DEFECT_TYPE_CLASS));
    struct defect_entry entry = {.type = r, .count = t->defective};
    entry.class = (enum inspection_class)(class < 0 ? 0 : class);
    bool ok = count_done(t->c, inspection_tally_defect(&t->c->w, &entry, t->defective, &err), &err);
    arena_free(&arena);
    return ok;
}

static void ask_defects(struct tallied *t) {
    bool more = true;
    int kinds = 0;
    while (more && !shell_leaving(t->c->shell)) {
        struct prompt_spec spec = {
            .label = "Of them with (s4 3): ", .changed = defect_typed, .user = t};
        char *typed = prompt_run(t->c->shell, &spec);
        more = typed && *typed && read_defect(t, typed) && add_defect(t);
        kinds += more;
        mem_free(typed);
    }
    shell_say(t->c->shell, "%s units at once, %s; Backspace takes it back step by step.",
              integer_text(t->units).text,
              kinds == 0   ? "all good"
              : kinds == 1 ? "with one kind of defect"
                           : "with several kinds of defects");
}

static const char *units_typed(void *user, const char *text, int *at) {
    const struct counting *c = user;
    int64_t units;
    *at = -1;
    if (!*text || (read_number(text, &units) && units > 0 &&
                   units <= c->w.state.drawn - c->w.state.inspected))
        return NULL;
    *at = 0;
    return "a number up to those that are left of the sample";
}

void count_tally(struct screen *screen) {
    struct counting *c = screen->state;
    int64_t left = c->w.state.drawn - c->w.state.inspected, units;
    struct arena arena = {0};
    struct error err;
    if (c->w.unit) {
        shell_say(c->shell, "First finish the unit that is under way: Space.");
        return;
    }
    struct prompt_spec spec = {.changed = units_typed, .user = c};
    spec.label =
        arena_format(&arena, "Units looked at together (%s are left): ", integer_text(left).text);
    char *typed = prompt_run(c->shell, &spec);
    if (typed && read_number(typed, &units) && units > 0 &&
        count_done(c, inspection_tally(&c->w, units, &err), &err)) {
        struct tallied t = {.c = c, .units = units};
        ask_defects(&t);
    }
    mem_free(typed);
    arena_free(&arena);
}
