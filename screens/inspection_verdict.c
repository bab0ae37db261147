/* The verdict of an inspection: what was found class by class, what is open, what follows. */
#include <string.h>

#include "sourcebench/core/money.h"

#include "inspection_count_state.h"

struct verdict {
    struct lines lines; /* first: the motions use it */
    struct shell *shell;
    struct session *session;
    struct inspection_work w;
    int width; /* the lines were broken for it; 0: not yet drawn */
};

/* ---- the verdict in words ----------------------------------------------------------------------
 */

static const char *const words[] = {[VERDICT_PENDING] = "PENDING",
                                    [VERDICT_ACCEPTED] = "ACCEPTED",
                                    [VERDICT_REJECTED] = "REJECTED"};
static const enum style styles[] = {[VERDICT_PENDING] = STYLE_WARN,
                                    [VERDICT_ACCEPTED] = STYLE_GOOD,
                                    [VERDICT_REJECTED] = STYLE_BAD};
static const enum glyph glyphs[] = {
    [VERDICT_PENDING] = GLYPH_EMPTY, [VERDICT_ACCEPTED] = GLYPH_YES, [VERDICT_REJECTED] = GLYPH_NO};

/* As it was closed, else as it follows now. */
static enum inspection_verdict verdict_of(const struct inspection_work *w) {
    const char *said = record_text(w->inspection, INSPECTION_VERDICT);
    for (int i = 0; w->state.closed && i <= VERDICT_REJECTED; i++)
        if (strcmp(said, inspection_verdicts[i]) == 0)
            return (enum inspection_verdict)i;
    return w->state.verdict;
}

/* ---- what the lines say ------------------------------------------------------------------------
 */

static void add_classes(struct verdict *v) {
    struct lines *l = &v->lines;
    lines_addf(l, STYLE_DIM, "            FOUND    Ac    Re   INSPECTED")->heading = true;
    for (int i = 0; i < INSPECTION_CLASSES; i++) {
        const struct class_state *k = &v->w.state.classes[i];
        if (!k->record || k->plan.n == 0)
            continue;
        enum sampling_state s = k->standing.state;
        bool bad = s == SAMPLING_DOOMED || s == SAMPLING_REJECTED;
        bool good = s == SAMPLING_SAFE || s == SAMPLING_ACCEPTED;
        enum glyph glyph = bad ? GLYPH_NO : good ? GLYPH_YES : GLYPH_EMPTY;
        lines_addf(l, bad ? STYLE_BAD : STYLE_NORMAL, "%s %-9s %6s %5s %5s   %s of %s  %s",
                   glyph_text(glyph), inspection_class_names[i],
                   integer_text(k->standing.found).text, integer_text(k->plan.ac).text,
                   integer_text(k->plan.re).text, integer_text(k->count.inspected).text,
                   integer_text(k->plan.n).text,
                   s == SAMPLING_REJECTED ? "REJECTED" : sampling_state_words(s));
    }
}

static void add_items(struct verdict *v, enum item_state state, const char *label,
                      enum style style) {
    for (int i = 0; i < v->w.state.n_items; i++) {
        const struct item_state_of *item = &v->w.state.items[i];
        const char *found = record_text(item->record, RESULT_FOUND);
        if (item->state != state || (state == ITEM_FAIL && item->outside))
            continue;
        lines_addf(&v->lines, style, "  %s %s%s%s%s", label, record_text(item->record, RESULT_WHAT),
                   record_int(item->record, RESULT_MANDATORY, 0) ? " (mandatory)" : "",
                   *found ? ": " : "", found);
    }
}

static void add_checklist(struct verdict *v) {
    const struct inspection_state *s = &v->w.state;
    if (!s->n_items)
        return;
    lines_add_heading(&v->lines, "");
    lines_addf(&v->lines, STYLE_NORMAL, "Checklist  %d pass, %d fail, %d not applicable, %d open",
               s->items_in[ITEM_PASS], s->items_in[ITEM_FAIL], s->items_in[ITEM_NOT_APPLICABLE],
               s->items_in[ITEM_OPEN]);
    add_items(v, ITEM_FAIL, "FAILED", STYLE_BAD);
    add_items(v, ITEM_OPEN, "open", STYLE_WARN);
}

/* Each value that lies outside, with what was asked. */
static void add_values(struct verdict *v, const struct item_state_of *item) {
    struct arena *arena = &v->lines.arena;
    const struct record *r = item->record;
    for (int i = 0; i < v->w.set.n; i++) {
        const struct record *m = v->w.set.records[i];
        if (m->entity != &measurement_entity || record_int(m, MEASUREMENT_RESULT, 0) != r->id)
            continue;
        int64_t value = record_int(m, MEASUREMENT_VALUE, 0);
        int64_t outside = measurement_outside(r, value);
        if (outside)
            lines_addf(&v->lines, STYLE_BAD, "  %s %s: %s, beyond the tolerance by %s",
                       glyph_text(GLYPH_NO), record_text(r, RESULT_WHAT),
                       measurement_text(r, value, arena), measurement_text(r, outside, arena));
    }
}

static void add_measured(struct verdict *v) {
    int measured = 0;
    for (int i = 0; i < v->w.state.n_items; i++)
        measured += v->w.state.items[i].measured;
    if (!measured)
        return;
    lines_addf(&v->lines, STYLE_NORMAL, "Measured   %d of %d out of tolerance", v->w.state.outside,
               measured);
    for (int i = 0; i < v->w.state.n_items; i++)
        if (v->w.state.items[i].outside)
            add_values(v, &v->w.state.items[i]);
}

static void add_golden(struct verdict *v) {
    const struct record *r = v->w.inspection;
    const char *result = record_text(r, INSPECTION_GOLDEN_RESULT);
    const char *note = record_text(r, INSPECTION_GOLDEN_NOTE);
    bool has = r->values[INSPECTION_GOLDEN].kind != VALUE_NULL;
    if (!has && !*result)
        return;
    bool differs = strcmp(result, "differs") == 0;
    const char *shown = *result
                            ? field_show_text(&inspection_entity.fields[INSPECTION_GOLDEN_RESULT],
                                              r->values[INSPECTION_GOLDEN_RESULT], &v->lines.arena)
                            : "not compared yet: o notes it";
    lines_addf(&v->lines,
               differs   ? STYLE_BAD
               : *result ? STYLE_NORMAL
                         : STYLE_WARN,
               "Golden sample  %s%s%s", differs ? "DIFFERS" : shown, *note ? ": " : "", note);
}

/* What usually is done then. A person decides. */
static const char *proposal(const struct inspection_state *s) {
    if (s->verdict == VERDICT_ACCEPTED)
        return "Ship.";
    if (s->verdict == VERDICT_PENDING)
        return "Go on with what is open, or close it as pending with a reason.";
    if (s->classes[CLASS_CRITICAL].record &&
        s->classes[CLASS_CRITICAL].standing.found >= s->classes[CLASS_CRITICAL].plan.re)
        return "Reject, or sort all units: what is critical must not reach a customer.";
    if (s->classes[CLASS_MAJOR].record &&
        s->classes[CLASS_MAJOR].standing.found >= s->classes[CLASS_MAJOR].plan.re)
        return "Rework and re-inspect with a full new sample, or sort all units.";
    return "Rework and re-inspect, or accept at a discount if the client agrees.";
}

static void add_sentence(struct verdict *v, enum style style, const char *text) {
    int before = v->lines.count;
    lines_add_foot(&v->lines, v->width ? v->width - 2 : 76, text);
    for (int i = before; i < v->lines.count; i++) {
        v->lines.items[i].style = style;
        v->lines.items[i].left = arena_format(&v->lines.arena, "  %s", v->lines.items[i].left);
    }
}

static void add_follows(struct verdict *v) {
    const struct inspection_state *s = &v->w.state;
    lines_add_heading(&v->lines, "");
    if (s->n_reasons)
        lines_add(&v->lines, STYLE_NORMAL, s->closed ? "What was counted" : "Because", NULL);
    for (int i = 0; i < s->n_reasons; i++)
        add_sentence(v, STYLE_NORMAL, s->reasons[i]);
    if (s->closed)
        return;
    lines_add(&v->lines, STYLE_NORMAL, "What is proposed", NULL);
    add_sentence(v, STYLE_BOLD, proposal(s));
}

/* ---- of a closed one ----------------------------------------------------------------------------
 */

static void add_field(struct verdict *v, int field, const char *label) {
    const char *shown = field_show_text(&inspection_entity.fields[field],
                                        v->w.inspection->values[field], &v->lines.arena);
    if (*shown)
        add_sentence(v, STYLE_NORMAL, arena_format(&v->lines.arena, "%s: %s", label, shown));
}

static void add_amendments(struct verdict *v) {
    for (int i = 0; i < v->w.set.n; i++) {
        const struct record *r = v->w.set.records[i];
        if (r->entity != &amendment_entity)
            continue;
        const char *was = record_text(r, AMENDMENT_WAS);
        add_sentence(v, STYLE_WARN,
                     arena_format(&v->lines.arena, "Amended by %s: %s%s%s is %s, because %s",
                                  r->created_by, record_text(r, AMENDMENT_SUBJECT),
                                  *was ? " was " : "", was, record_text(r, AMENDMENT_IS),
                                  record_text(r, AMENDMENT_REASON)));
    }
}

static void add_closed(struct verdict *v) {
    const struct record *r = v->w.inspection;
    const char *seal = record_text(r, INSPECTION_SEAL);
    if (!v->w.state.closed)
        return;
    lines_add(&v->lines, STYLE_NORMAL, "How it was closed", NULL);
    add_field(v, INSPECTION_REASON, "verdict because");
    add_field(v, INSPECTION_DECISION, "decided");
    add_field(v, INSPECTION_DECISION_REASON, "because");
    add_field(v, INSPECTION_OPEN_ITEMS, "left open");
    add_field(v, INSPECTION_SIGNED, "signed by");
    add_field(v, INSPECTION_SIGNED_FACTORY, "signed for the factory by");
    bool whole = strcmp(inspection_seal(&v->w), seal) == 0;
    add_sentence(v, whole ? STYLE_DIM : STYLE_BAD,
                 arena_format(&v->lines.arena, "%s %.16s%s", whole ? "sealed" : "SEAL BROKEN", seal,
                              whole ? "" : ": another program changed what was sealed"));
    add_amendments(v);
}

static void fill(struct verdict *v) {
    lines_clear(&v->lines);
    if (v->w.state.has_plan)
        add_classes(v);
    else
        add_sentence(v, STYLE_WARN, v->w.state.plan_error.message);
    add_closed(v); /* first: it is what a closed one is looked up for */
    add_checklist(v);
    add_measured(v);
    add_golden(v);
    if (v->w.state.begun)
        add_follows(v);
    else
        add_sentence(v, STYLE_WARN, "It has not begun.");
}

/* ---- the screen ---------------------------------------------------------------------------------
 */

static void draw(struct screen *screen, struct area area) {
    struct verdict *v = screen->state;
    struct arena arena = {0};
    enum inspection_verdict verdict = verdict_of(&v->w);
    if (v->width != area.width) {
        v->width = area.width;
        fill(v);
    }
    const char *said = arena_format(&arena, "%s %s%s", glyph_text(glyphs[verdict]), words[verdict],
                                    v->w.state.closed ? ", closed" : "");
    int right = area.width - 1 - text_columns(said);
    draw_text(area, 0, right, styles[verdict], said);
    draw_cell(area, 0, 1, right - 3, ALIGN_LEFT, STYLE_BOLD, inspection_heading(&v->w, &arena));
    draw_cell(area, 1, 1, area.width - 2, ALIGN_LEFT, STYLE_DIM, inspection_setting(&v->w, &arena));
    lines_draw(&v->lines, area_part(area, 3, 0, area.height - 3, area.width), true);
    arena_free(&arena);
}

static void load(struct screen *screen) {
    struct verdict *v = screen->state;
    struct error err;
    if (inspection_work_load(&v->w, v->session->store, v->w.id, &err))
        fill(v);
    else
        shell_say_error(v->shell, &err);
}

static bool open(struct screen *screen, void *argument, struct error *err) {
    struct verdict *v = argument;
    screen->state = v;
    if (!inspection_work_load(&v->w, v->session->store, v->w.id, err))
        return false;
    fill(v);
    return true;
}

static void close_it(struct screen *screen) {
    struct verdict *v = screen->state;
    inspection_close_asking(v->shell, &v->w);
}

static void golden(struct screen *screen) {
    struct verdict *v = screen->state;
    inspection_ask_golden(v->shell, &v->w);
}

static void checklist(struct screen *screen) {
    struct verdict *v = screen->state;
    inspection_check_run(v->shell, v->w.id);
}

static void amend(struct screen *screen) {
    struct verdict *v = screen->state;
    inspection_amend_asking(v->shell, &v->w);
}

static const char *need_open(struct screen *screen) {
    const struct verdict *v = screen->state;
    if (v->w.state.closed)
        return "it is closed and sealed; A amends it";
    return v->w.state.begun ? NULL : "it has not begun";
}

static const char *need_closed(struct screen *screen) {
    const struct verdict *v = screen->state;
    return v->w.state.closed ? NULL : "it is not closed: change it itself";
}

static const struct action actions[] = {
    {"verdict.close", "close and seal", "Say what follows, sign, close and seal the inspection.",
     "X", ACTION_CHANGES, 1, close_it, need_open},
    {"verdict.golden", "golden sample", "Note what came of the comparison with the golden sample.",
     "o", ACTION_CHANGES, 2, golden, need_open},
    {"verdict.checklist", "checklist", "Go through the checklist.", "Tab", 0, 3, checklist, NULL},
    {"verdict.amend", "amend", "Add to a closed inspection what was wrong and what is right.", "A",
     ACTION_CHANGES, 4, amend, need_closed},
    {"verdict.leave", "back", "Back to counting.", "Esc | q", 0, 5, screen_leave, NULL},
};

const struct action_table count_verdict_actions = {"verdict", "Verdict of an inspection", actions,
                                                   sizeof actions / sizeof *actions};

static const struct action_table *const tables[] = {&count_verdict_actions, &lines_motions, NULL};

static const struct screen_ops verdict_screen = {.id = "verdict",
                                                 .title = "Verdict",
                                                 .tables = tables,
                                                 .undoes = true,
                                                 .open = open,
                                                 .load = load,
                                                 .draw = draw,
                                                 .unmove = lines_motion_back};

void inspection_verdict_run(struct shell *shell, int64_t inspection) {
    struct verdict v = {.shell = shell, .session = shell_context(shell), .w = {.id = inspection}};
    shell_visit(shell, &verdict_screen, &v);
    lines_free(&v.lines);
    inspection_work_free(&v.w);
}
