/* The counting view: what its keys do. Each that counts is one command. */
#include <stdio.h>
#include <string.h>

#include "sourcebench/core/checklist.h"
#include "sourcebench/core/money.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/db/command.h"
#include "sourcebench/tui/dialog.h"
#include "sourcebench/tui/edit.h"

#include "inspection_count_state.h"
#include "quick_entry.h"

enum { NAME_MOST = 40 };

/* Where a command failed the inspection may have changed under it: it is read anew either way. */
bool count_done(struct counting *c, bool ok, const struct error *err) {
    shell_changed(c->shell);
    held_done(&c->held, c->session->store);
    if (!ok)
        shell_say_error(c->shell, err);
    return ok;
}

static const char *kind(const struct counting *c) {
    return c->cartons ? "carton" : "unit";
}

/* ---- units and defects ------------------------------------------------------------------------
 */

void count_good(struct screen *screen) {
    struct counting *c = screen->state;
    const struct record *begun = c->cartons ? c->w.carton : c->w.unit;
    int64_t number = c->unit;
    bool with_defects = begun != NULL;
    struct error err;
    if (count_done(c, inspection_good(&c->w, kind(c), &err), &err) && count_is_full(c))
        shell_say(c->shell, "All %ss of the sample are inspected; X shows the verdict.", kind(c));
    else if (with_defects && !*err.message)
        shell_say(c->shell, "%s %s is finished.", c->cartons ? "Carton" : "Unit",
                  integer_text(number).text);
}

static void count_defect(struct counting *c, const struct defect_entry *entry, const char *name) {
    struct error err;
    char said[128];
    struct arena arena = {0};
    snprintf(said, sizeof said, "%s", quick_cut(name, NAME_MOST, &arena));
    arena_free(&arena);
    *c->typed = '\0';
    if (count_done(c, inspection_defect(&c->w, entry, &err), &err))
        shell_say(c->shell, "%s, %s; Backspace takes it back.", said,
                  inspection_class_keys[entry->class]);
}

void count_type_at(struct counting *c, int type) {
    const struct record *r = c->types[type];
    int class = inspection_class_of(record_text(r, DEFECT_TYPE_CLASS));
    struct arena arena = {0};
    const char *name = arena_format(&arena, "%s %s", record_text(r, DEFECT_TYPE_CODE),
                                    record_text(r, DEFECT_TYPE_NAME));
    struct defect_entry entry = {.type = record_copy(r, &arena), .count = 1};
    entry.class = c->cartons ? CLASS_CARTON : (enum inspection_class)(class < 0 ? 0 : class);
    count_defect(c, &entry, name);
    arena_free(&arena);
}

/* A defect that the list of kinds does not have. The first answer is the harmless one. */
static void count_unknown(struct counting *c) {
    static const struct picker_item units[] = {
        {"look again", "count nothing"}, {"minor", NULL}, {"major", NULL}, {"critical", NULL}};
    static const struct picker_item packing[] = {{"look again", "count nothing"}, {"carton", NULL}};
    static const enum inspection_class classes[] = {CLASS_MINOR, CLASS_MAJOR, CLASS_CRITICAL};
    struct arena arena = {0};
    const char *name = arena_string(&arena, c->typed);
    const char *title = arena_format(&arena, "No such defect is known. Count \"%s\" as", name);
    int at = pick(c->shell, title, c->cartons ? packing : units, c->cartons ? 2 : 4, 0);
    struct defect_entry entry = {.name = name, .count = 1};
    entry.class = c->cartons || at < 1 ? CLASS_CARTON : classes[at - 1];
    if (at > 0)
        count_defect(c, &entry, name);
    arena_free(&arena);
}

void count_pick(struct screen *screen) {
    struct counting *c = screen->state;
    if (c->n_matches)
        count_type_at(c, c->matches[c->at]);
    else if (*c->typed)
        count_unknown(c);
    else
        shell_say(c->shell, "Type the letters of a defect first, such as s4; Space is a good %s.",
                  kind(c));
}

/* ---- taking back ------------------------------------------------------------------------------
 */

void count_take_back(struct screen *screen) {
    struct counting *c = screen->state;
    size_t length = strlen(c->typed);
    const char *what;
    struct error err;
    if (length > 0) {
        c->typed[text_grapheme_before(c->typed, length, length)] = '\0';
        count_match(c);
        return;
    }
    bool ok = inspection_take_back(&c->w, &what, &err);
    struct arena arena = {0};
    char *said = arena_string(&arena, ok ? what : "");
    if (count_done(c, ok, &err))
        shell_say(c->shell, "%c%s.", *said - ('a' <= *said && *said <= 'z' ? 'a' - 'A' : 0),
                  said + 1);
    arena_free(&arena);
}

void count_undo(struct screen *screen) {
    struct counting *c = screen->state;
    struct error err = {0};
    char message[512] = "";
    bool ok = shell_options(c->shell)->undo(c->session, message, sizeof message, &err);
    if (count_done(c, ok, &err))
        shell_say(c->shell, "%s", message);
}

/* ---- the last defect --------------------------------------------------------------------------
 */

static void set_last(struct counting *c, int field, const char *question) {
    struct record *defect;
    struct error err;
    struct arena arena = {0};
    if (!inspection_last_defect(&c->w, &defect)) {
        shell_say(c->shell, "You have counted no defect yet.");
        return;
    }
    const struct record *base = record_copy(defect, &arena);
    const char *name = quick_cut(record_text(base, DEFECT_NAME), NAME_MOST, &arena);
    char *typed = prompt_line(c->shell, arena_format(&arena, "%s of \"%s\": ", question, name),
                              base->values[field].s);
    if (typed) {
        struct record *wanted = record_copy(base, &arena);
        struct value value;
        bool ok = field_parse(&defect_entity.fields[field], typed, 0, &arena, &value, &err);
        wanted->values[field] = value;
        ok = ok && command_save(c->session->store, base, wanted, &arena, NULL, &err);
        if (count_done(c, ok, &err))
            shell_say(c->shell, "Noted; U takes it back.");
    }
    mem_free(typed);
    arena_free(&arena);
}

void count_zone(struct screen *screen) {
    set_last(screen->state, DEFECT_ZONE, "Zone");
}

void count_photo(struct screen *screen) {
    set_last(screen->state, DEFECT_PHOTO, "Photo");
}

void count_note(struct screen *screen) {
    set_last(screen->state, DEFECT_NOTE, "Note");
}

/* ---- the lot ----------------------------------------------------------------------------------
 */

static void add_plans(const struct counting *c, struct strbuf *text) {
    for (int i = 0; i < INSPECTION_CLASSES; i++) {
        const struct class_state *k = &c->w.state.classes[i];
        if (!k->record)
            continue;
        strbuf_addf(text, "%-9s n %s, Ac %s, Re %s", inspection_class_names[i],
                    integer_text(k->plan.n).text, integer_text(k->plan.ac).text,
                    integer_text(k->plan.re).text);
        if (k->plan.letter >= 0)
            strbuf_addf(text, ", letter %c", sampling_letter_name(k->plan.letter));
        const char *severity = record_text(k->record, PLAN_CLASS_SEVERITY);
        const char *why = record_text(k->record, PLAN_CLASS_WHY);
        strbuf_addf(text, "%s%s%s%s\n", *severity ? ", " : "", severity, *why ? ": " : "", why);
    }
}

static void add_parts(const struct counting *c, struct strbuf *text) {
    bool any = false;
    for (int i = 0; i < c->w.set.n; i++) {
        const struct record *r = c->w.set.records[i];
        if (r->entity != &lot_part_entity)
            continue;
        strbuf_addf(text, "%s%s: %s units of the sample\n", any ? "" : "\n\4Sample by variant\n",
                    record_text(r, LOT_PART_NAME),
                    integer_text(record_int(r, LOT_PART_SAMPLE, 0)).text);
        any = true;
    }
}

static void add_cartons(const struct counting *c, struct strbuf *text) {
    bool any = false;
    for (int i = 0; i < c->w.set.n; i++) {
        const struct record *r = c->w.set.records[i];
        if (r->entity != &carton_entity)
            continue;
        strbuf_addf(text, "%s%s", any ? ", " : "\n\4Cartons to open\n",
                    integer_text(record_int(r, CARTON_NUMBER, 0)).text);
        any = true;
    }
    if (any)
        strbuf_addf(text, "\nDrawn by the number %lld, which draws the same again.\n",
                    (long long)record_int(c->w.inspection, INSPECTION_SEED, 0));
}

void count_lot(struct screen *screen) {
    struct counting *c = screen->state;
    struct strbuf text = {0};
    strbuf_add(&text, "\4Plans\n");
    add_plans(c, &text);
    add_parts(c, &text);
    add_cartons(c, &text);
    text_view(c->shell, "The lot", strbuf_text(&text));
    strbuf_free(&text);
}
