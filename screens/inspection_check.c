/*
 * The checklist of an inspection: one key an item, and measurements typed as deviations.
 *
 * On a measurement digits and signs are typed into it, on a barcode what a scanner sends; on all
 * others they do nothing. What nobody answered stays open.
 */
#include <stdio.h>
#include <string.h>

#include "sourcebench/core/money.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/tui/dialog.h"
#include "sourcebench/tui/edit.h"

#include "inspection_count_state.h"

enum { FOOT_ROOMY = 4, FOOT = 3, ROOMY = 16, TYPED_MOST = 60, VALUES_SHOWN = 6 };

struct checking {
    struct lines lines; /* first: the motions use it */
    struct shell *shell;
    struct session *session;
    struct inspection_work w;
    struct edit edit; /* a measurement or a barcode */
    int64_t of;       /* the item it is of */
    struct held held;
};

static const struct item_state_of *item_at(const struct checking *c) {
    const struct line *line = lines_current(&c->lines);
    for (int i = 0; line && i < c->w.state.n_items; i++)
        if (c->w.state.items[i].record->id == line->id)
            return &c->w.state.items[i];
    return NULL;
}

static bool is_kind(const struct item_state_of *item, const char *kind) {
    return item && strcmp(record_text(item->record, RESULT_KIND), kind) == 0;
}

/* ---- the list ---------------------------------------------------------------------------------
 */

const char *measurement_text(const struct record *item, int64_t value, struct arena *arena) {
    const char *unit = record_text(item, RESULT_UNIT);
    const char *number =
        field_edit_text(&item->entity->fields[RESULT_NOMINAL], value_int(value), arena);
    return arena_format(arena, "%s%s%s", number, *unit ? " " : "", unit);
}

/* "25 cm +1 -1" */
static const char *asked(const struct record *r, struct arena *arena) {
    const struct field *f = r->entity->fields;
    const struct value *plus = &r->values[RESULT_PLUS], *minus = &r->values[RESULT_MINUS];
    if (r->values[RESULT_NOMINAL].kind == VALUE_NULL)
        return record_text(r, RESULT_EXPECTED);
    const char *nominal = measurement_text(r, r->values[RESULT_NOMINAL].i, arena);
    const char *above = field_edit_text(&f[RESULT_PLUS], *plus, arena);
    const char *below = field_edit_text(&f[RESULT_MINUS], *minus, arena);
    return arena_format(arena, "%s%s%s%s%s", nominal, *above ? " +" : "", above, *below ? " -" : "",
                        below);
}

static const char *measured(const struct checking *c, const struct item_state_of *item,
                            struct arena *arena) {
    struct strbuf text = {0};
    const struct record *r = item->record;
    int shown = 0, skip = item->measured - VALUES_SHOWN;
    for (int i = 0; i < c->w.set.n; i++) {
        const struct record *m = c->w.set.records[i];
        if (m->entity != &measurement_entity || record_int(m, MEASUREMENT_RESULT, 0) != r->id)
            continue;
        int64_t value = record_int(m, MEASUREMENT_VALUE, 0);
        if (shown++ < skip)
            continue;
        strbuf_addf(&text, " %s%s",
                    field_edit_text(&r->entity->fields[RESULT_NOMINAL], value_int(value), arena),
                    measurement_outside(r, value) ? glyph_text(GLYPH_NO) : "");
    }
    const char *said = arena_format(arena, "%d of %lld:%s", item->measured,
                                    (long long)record_int(r, RESULT_N, 1), strbuf_text(&text));
    strbuf_free(&text);
    return said;
}

static const char *right_of(const struct checking *c, const struct item_state_of *item,
                            struct arena *arena) {
    const struct record *r = item->record;
    const char *found = record_text(r, RESULT_FOUND);
    if (item->measured)
        return measured(c, item, arena);
    if (*found)
        return arena_string(arena, text_shorten(found, 30, arena));
    if (is_kind(item, "measurement"))
        return arena_format(arena, "%lld to measure, %s", (long long)record_int(r, RESULT_N, 1),
                            asked(r, arena));
    int64_t n = record_int(r, RESULT_N, 0);
    return n > 1 ? arena_format(arena, "%s units", integer_text(n).text) : NULL;
}

static void fill(struct checking *c) {
    static const struct {
        enum glyph glyph;
        enum style style;
        const char *words;
    } looks[ITEM_STATES] = {[ITEM_OPEN] = {GLYPH_EMPTY, STYLE_NORMAL, ""},
                            [ITEM_PASS] = {GLYPH_YES, STYLE_GOOD, ""},
                            [ITEM_FAIL] = {GLYPH_NO, STYLE_BAD, "FAILED "},
                            [ITEM_NOT_APPLICABLE] = {GLYPH_NONE, STYLE_DIM, "n/a "}};
    const char *part = "";
    struct lines *l = &c->lines;
    lines_clear(l);
    for (int i = 0; i < c->w.state.n_items; i++) {
        const struct item_state_of *item = &c->w.state.items[i];
        const struct record *r = item->record;
        if (strcmp(record_text(r, RESULT_PART), part) != 0) {
            part = record_text(r, RESULT_PART);
            lines_add_heading(l, arena_string(&l->arena, part));
        }
        const char *left = arena_format(
            &l->arena, "%s %s%s%s", glyph_text(looks[item->state].glyph), looks[item->state].words,
            record_text(r, RESULT_WHAT), record_int(r, RESULT_MANDATORY, 0) ? " *" : "");
        struct line *line =
            lines_add(l, looks[item->state].style, left, right_of(c, item, &l->arena));
        line->id = r->id;
        line->kind = 1;
    }
}

static bool read(struct checking *c, struct error *err) {
    const struct line *line = lines_current(&c->lines);
    int64_t at = line ? line->id : 0;
    if (!inspection_work_load(&c->w, c->session->store, c->w.id, err))
        return false;
    fill(c);
    if (at)
        lines_goto(&c->lines, 1, at);
    return true;
}

static void load(struct screen *screen) {
    struct error err;
    if (!read(screen->state, &err))
        shell_say_error(((struct checking *)screen->state)->shell, &err);
}

/* ---- answering --------------------------------------------------------------------------------
 */

static void forget_typed(struct checking *c) {
    edit_set(&c->edit, "");
    c->of = 0;
}

static bool done(struct checking *c, bool ok, const struct error *err) {
    shell_changed(c->shell);
    held_done(&c->held, c->session->store);
    if (!ok)
        shell_say_error(c->shell, err);
    return ok;
}

static void go_on(struct checking *c) {
    if (c->lines.cursor + 1 < c->lines.count)
        c->lines.cursor++;
}

static void answer(struct checking *c, const char *state, const char *found) {
    const struct item_state_of *item = item_at(c);
    struct error err;
    forget_typed(c);
    if (item && done(c, inspection_answer(&c->w, item->record, state, found, &err), &err) &&
        strcmp(state, "open") != 0)
        go_on(c);
}

static void pass(struct screen *screen) {
    answer(screen->state, "pass", NULL);
}

static void fail(struct screen *screen) {
    struct checking *c = screen->state;
    answer(c, "fail", NULL);
    shell_say(c->shell, "Failed; k e notes what was found, u takes it back.");
}

static void not_applicable(struct screen *screen) {
    answer(screen->state, "not-applicable", NULL);
}

static void open_again(struct screen *screen) {
    answer(screen->state, "open", NULL);
}

static void note_found(struct screen *screen) {
    struct checking *c = screen->state;
    const struct item_state_of *item = item_at(c);
    struct arena arena = {0};
    struct error err;
    int64_t id = item->record->id;
    const char *label = arena_format(
        &arena,
        "Found at \"%s\": ", text_shorten(record_text(item->record, RESULT_WHAT), 36, &arena));
    char *found = prompt_line(c->shell, label, item->record->values[RESULT_FOUND].s);
    item = item_at(c); /* it may have been read anew while this was asked */
    if (found && item && item->record->id == id) {
        struct value value;
        bool ok = field_parse(&result_entity.fields[RESULT_FOUND], found, 0, &arena, &value, &err);
        const char *state = arena_string(&arena, record_text(item->record, RESULT_STATE));
        done(c,
             ok && inspection_answer(&c->w, item->record, *state ? state : "open",
                                     value.s ? value.s : "", &err),
             &err);
    }
    mem_free(found);
    arena_free(&arena);
}

/* ---- measuring --------------------------------------------------------------------------------
 */

static void measure(struct checking *c) {
    const struct item_state_of *item = item_at(c);
    struct error err;
    int64_t wanted = record_int(item->record, RESULT_N, 1), value = 0;
    const char *typed = edit_text(&c->edit);
    bool outside = measurement_read(item->record, typed, &value) &&
                   measurement_outside(item->record, value) != 0;
    struct arena arena = {0};
    const char *text = measurement_text(item->record, value, &arena);
    bool last = item->measured + 1 == wanted;
    /* What is no number keeps standing, so that it can be mended. */
    if (done(c, inspection_measure(&c->w, item->record, typed, &err), &err)) {
        forget_typed(c);
        shell_say(c->shell, "%s%s; Backspace takes it back.", text,
                  outside ? " is OUT OF TOLERANCE" : "");
        if (last)
            go_on(c);
    }
    arena_free(&arena);
}

/* What was scanned against what is expected. */
static void scan(struct checking *c) {
    const struct item_state_of *item = item_at(c);
    struct arena arena = {0};
    const char *code = arena_string(&arena, edit_text(&c->edit));
    const char *expected = arena_string(&arena, record_text(item->record, RESULT_EXPECTED));
    bool fits = !*expected || strcmp(code, expected) == 0;
    answer(c, fits ? "pass" : "fail", code);
    if (!*expected)
        shell_say(c->shell, "Scanned %s; nothing is noted to compare it with.", code);
    else if (fits)
        shell_say(c->shell, "Scanned %s, as expected.", code);
    else
        shell_say(c->shell, "Scanned %s, expected %s: FAILED.", code, expected);
    arena_free(&arena);
}

static void enter(struct screen *screen) {
    struct checking *c = screen->state;
    const struct item_state_of *item = item_at(c);
    if (!*edit_text(&c->edit))
        note_found(screen);
    else if (is_kind(item, "barcode"))
        scan(c);
    else
        measure(c);
}

static void back(struct screen *screen) {
    struct checking *c = screen->state;
    const struct item_state_of *item = item_at(c);
    struct error err;
    if (item->measured)
        done(c, inspection_unmeasure(&c->w, item->record, &err), &err);
    else
        answer(c, "open", NULL);
}

static bool starts_value(const struct item_state_of *item, struct key key) {
    bool number = key.code < 128 && key.code > ' ' && strchr("+-=.0123456789", (char)key.code);
    if (!key_is_text(key) || !item)
        return false;
    return number && (is_kind(item, "measurement") || is_kind(item, "barcode"));
}

static bool take_key(struct screen *screen, struct key key) {
    struct checking *c = screen->state;
    const struct item_state_of *item = item_at(c);
    held_note(&c->held, c->shell, key);
    if (c->of && (!item || item->record->id != c->of))
        forget_typed(c); /* the cursor went on to another item */
    bool begun = *edit_text(&c->edit) != '\0';
    if (!begun && !starts_value(item, key)) {
        bool digit = key_is_text(key) && key.code >= '0' && key.code <= '9';
        if (digit)
            shell_say(c->shell, "Only measurements and barcodes take digits.");
        return digit;
    }
    if (!item || c->w.state.closed || shell_options(c->shell)->read_only)
        return false;
    if (strlen(edit_text(&c->edit)) >= TYPED_MOST && key_is_text(key))
        return true;
    enum edit_result result = edit_key(&c->edit, key);
    c->of = *edit_text(&c->edit) ? item->record->id : 0;
    return result != EDIT_IGNORED || key_is_text(key);
}

/* ---- the screen -------------------------------------------------------------------------------
 */

static void leave(struct screen *screen) {
    struct checking *c = screen->state;
    if (*edit_text(&c->edit))
        forget_typed(c);
    else
        screen_close(screen, 0);
}

static void verdict(struct screen *screen) {
    struct checking *c = screen->state;
    inspection_verdict_run(c->shell, c->w.id);
    if (c->w.state.closed)
        screen_close(screen, 0);
}

/* How the item under the cursor is checked. */
static const char *about(const struct item_state_of *item, struct arena *arena) {
    const struct record *r = item->record;
    struct strbuf text = {0};
    const char *parts[] = {record_text(r, RESULT_METHOD), record_text(r, RESULT_STANDARD),
                           asked(r, arena), record_text(r, RESULT_NOTE)};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (*parts[i])
            strbuf_addf(&text, "%s%s", text.length ? " · " : "", parts[i]);
    const char *class = record_text(r, RESULT_CLASS);
    if (*class)
        strbuf_addf(&text, "%s%s if it fails", text.length ? " · " : "", class);
    const char *said = arena_string(arena, strbuf_text(&text));
    strbuf_free(&text);
    return said;
}

static void draw_value(struct checking *c, const struct item_state_of *item, struct area area,
                       struct arena *arena) {
    int64_t value;
    const char *typed = edit_text(&c->edit);
    int x = draw_text(area, 0, 1, STYLE_ACCENT, is_kind(item, "barcode") ? "scan " : "measured ");
    struct edit_look look = {.style = STYLE_FIELD, .wrong_at = -1, .cursor = true};
    int width = text_columns(typed) + 1;
    edit_draw(&c->edit, area, 0, x, width, &look);
    if (is_kind(item, "barcode"))
        return;
    if (!measurement_read(item->record, typed, &value)) {
        draw_text(area, 0, x + width + 1, STYLE_WARN, "a deviation such as +2, or a value: =252");
        return;
    }
    int64_t outside = measurement_outside(item->record, value);
    x = draw_textf(area, 0, x + width + 1, STYLE_BOLD, "%s %s", glyph_text(GLYPH_ARROW),
                   measurement_text(item->record, value, arena));
    if (outside)
        draw_textf(area, 0, x + 2, STYLE_BAD, "%s OUT OF TOLERANCE by %s", glyph_text(GLYPH_NO),
                   measurement_text(item->record, outside, arena));
    else
        draw_textf(area, 0, x + 2, STYLE_GOOD, "%s within", glyph_text(GLYPH_YES));
}

static void draw_empty(struct area area) {
    draw_paragraph(area_part(area, 2, 0, area.height - 2, area.width - 1), 0, 1, STYLE_NORMAL,
                   "No checklist was set when this inspection began: defects are counted alone.");
}

static void draw(struct screen *screen, struct area area) {
    struct checking *c = screen->state;
    const struct inspection_state *s = &c->w.state;
    const struct item_state_of *item = item_at(c);
    struct arena arena = {0};
    const char *sum = arena_format(&arena, "%d open  %d pass  %d fail  %d n/a",
                                   s->items_in[ITEM_OPEN], s->items_in[ITEM_PASS],
                                   s->items_in[ITEM_FAIL], s->items_in[ITEM_NOT_APPLICABLE]);
    int right = area.width - 1 - text_columns(sum), foot = area.height >= ROOMY ? FOOT_ROOMY : FOOT;
    draw_text(area, 0, right, STYLE_DIM, sum);
    draw_cell(area, 0, 1, right - 3, ALIGN_LEFT, STYLE_BOLD,
              arena_format(&arena, "Checklist  %s", inspection_heading(&c->w, &arena)));
    if (!s->n_items)
        draw_empty(area);
    lines_draw(&c->lines, area_part(area, 1, 0, area.height - 1 - foot, area.width), true);
    if (item) {
        struct area below = area_part(area, area.height - foot + 1, 0, foot - 1, area.width);
        if (c->of == item->record->id && *edit_text(&c->edit))
            draw_value(c, item, below, &arena);
        else
            draw_paragraph(area_part(below, 0, 0, below.height, below.width - 1), 0, 1, STYLE_DIM,
                           about(item, &arena));
    }
    arena_free(&arena);
}

static const char *need_item(struct screen *screen) {
    struct checking *c = screen->state;
    if (c->w.state.closed)
        return "the inspection is closed";
    return item_at(c) ? held_why(&c->held) : "the cursor must stand on an item";
}

static const char *need_answer(struct screen *screen) {
    struct checking *c = screen->state;
    const char *why = need_item(screen);
    const struct item_state_of *item = item_at(c);
    if (why)
        return why;
    bool nothing = !item->measured && item->state == ITEM_OPEN;
    return nothing ? "nothing was answered here" : NULL;
}

static const struct action actions[] = {
    {"check.pass", "pass", "The item is as it must be; go to the next.", "p", ACTION_CHANGES, 1,
     pass, need_item},
    {"check.fail", "fail", "The item is not as it must be; go to the next.", "f", ACTION_CHANGES, 2,
     fail, need_item},
    {"check.not-applicable", "n/a", "The item does not apply to these goods.", "n", ACTION_CHANGES,
     3, not_applicable, need_item},
    {"check.enter", "keep, found",
     "Keep the measurement (+2 is a deviation, =252 a value) or what was scanned; else note what "
     "was found.",
     "Enter | e", ACTION_CHANGES, 4, enter, need_item},
    {"check.back", "back", "Take back the last measurement or the answer.", "Backspace",
     ACTION_CHANGES, 5, back, need_answer},
    {"check.open", "open", "The item is open again.", "o", ACTION_CHANGES, 0, open_again,
     need_item},
    {"check.verdict", "verdict", "Show the verdict that follows, and close.", "X", 0, 6, verdict,
     NULL},
    {"check.close", "count", "Back to counting.", "Tab | Esc | q", 0, 7, leave, NULL},
};

const struct action_table count_check_actions = {"check", "Checklist of an inspection", actions,
                                                 sizeof actions / sizeof *actions};

static const struct action_table *const tables[] = {&count_check_actions, &lines_motions, NULL};

static bool open(struct screen *screen, void *argument, struct error *err) {
    struct checking *c = argument;
    screen->state = c;
    if (!read(c, err))
        return false;
    for (int i = 0; i < c->w.state.n_items; i++)
        if (c->w.state.items[i].state == ITEM_OPEN) {
            lines_goto(&c->lines, 1, c->w.state.items[i].record->id);
            break;
        }
    return true;
}

static const struct screen_ops check_screen = {.id = "check",
                                               .title = "Checklist",
                                               .tables = tables,
                                               .undoes = true,
                                               .open = open,
                                               .load = load,
                                               .draw = draw,
                                               .key = take_key,
                                               .unmove = lines_motion_back};

void inspection_check_run(struct shell *shell, int64_t inspection) {
    struct checking c = {.shell = shell, .session = shell_context(shell), .w = {.id = inspection}};
    shell_visit(shell, &check_screen, &c);
    lines_free(&c.lines);
    edit_free(&c.edit);
    inspection_work_free(&c.w);
}
