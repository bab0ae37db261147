/* The counting view: its keys, and what is typed into it. */
#include <string.h>

#include "sourcebench/core/checklist.h"
#include "sourcebench/core/defect_find.h"
#include "sourcebench/core/product.h"
#include "sourcebench/core/utf8.h"
#include "sourcebench/db/record.h"
#include "sourcebench/tui/dialog.h"

#include "inspection_count_state.h"

enum { HELD_MS = 100, PACKING_WEIGHT = 1000 };

/* ---- keys that are held ---------------------------------------------------------------------- */

/* A script has no fingers, and its clock stands. */
void held_note(struct held *h, struct shell *shell, struct key key) {
    const struct session *session = shell_context(shell);
    int64_t now = store_now(session->store);
    bool same = key_equal(h->key, key) && now - h->at >= 0 && now - h->at < HELD_MS;
    *h = (struct held){key, now, same && !shell_options(shell)->script};
}

/* What was under way took its time: a key that waits behind it was not pressed later. */
void held_done(struct held *h, const struct store *store) {
    h->at = store_now(store);
}

const char *held_why(const struct held *h) {
    return h->now ? "the key repeats itself; press it once more for each" : NULL;
}

/* ---- reading --------------------------------------------------------------------------------- */

/* Kinds that are for other goods are left out. */
static bool read_types(struct counting *c, struct error *err) {
    const struct record *product =
        record_set_follow(&c->w.set, c->w.inspection, INSPECTION_PRODUCT);
    const char *goods = product ? record_text(product, PRODUCT_TYPE) : "";
    int n = 0;
    arena_free(&c->types_arena);
    c->n_types = 0;
    if (!record_all(c->session->store, &defect_type_entity, &c->types_arena, &c->types, &n, err))
        return false;
    for (int i = 0; i < n; i++)
        if (!*goods || product_type_fits(record_text(c->types[i], DEFECT_TYPE_PRODUCT_TYPE), goods))
            c->types[c->n_types++] = c->types[i];
    return true;
}

static int by_code(const struct record *a, const struct record *b) {
    return strcmp(record_text(a, DEFECT_TYPE_CODE), record_text(b, DEFECT_TYPE_CODE));
}

static void sort_types(struct counting *c) {
    for (int i = 1; i < c->n_types; i++)
        for (int j = i; j > 0 && by_code(c->types[j - 1], c->types[j]) > 0; j--) {
            struct record *earlier = c->types[j];
            c->types[j] = c->types[j - 1];
            c->types[j - 1] = earlier;
        }
}

/* What was found here often is meant more often; on cartons that of the packing, on units not. */
static void weigh_types(struct counting *c) {
    c->weights = arena_alloc(&c->types_arena, (size_t)c->n_types + 1, sizeof *c->weights);
    for (int t = 0; t < c->n_types; t++) {
        if (strcmp(record_text(c->types[t], DEFECT_TYPE_ZONE), "packaging") == 0)
            c->weights[t] = c->cartons ? PACKING_WEIGHT : -1;
        for (int i = 0; i < c->w.set.n; i++)
            c->weights[t] += c->w.set.records[i]->entity == &defect_entity &&
                             record_int(c->w.set.records[i], DEFECT_TYPE, 0) == c->types[t]->id;
    }
}

bool count_read(struct counting *c, struct error *err) {
    c->now = store_now(c->session->store);
    if (!read_types(c, err))
        return false;
    sort_types(c);
    weigh_types(c);
    count_fill_rows(c);
    count_match(c);
    return true;
}

static void load(struct screen *screen) {
    struct counting *c = screen->state;
    struct error err;
    if (!inspection_work_load(&c->w, c->session->store, c->w.id, &err) || !count_read(c, &err))
        shell_say_error(c->shell, &err);
}

/* ---- typing ---------------------------------------------------------------------------------- */

void count_match(struct counting *c) {
    c->n_matches =
        defect_find(c->types, c->weights, c->n_types, c->typed, c->matches, COUNT_MATCHES);
    c->at = 0;
}

static bool is_letter(int32_t code) {
    return code > 127 || (code >= 'a' && code <= 'z');
}

static bool is_typed(const struct counting *c, struct key key) {
    if (!key_is_text(key))
        return false;
    if (is_letter(key.code))
        return true;
    bool digit = key.code >= '0' && key.code <= '9';
    return digit || (*c->typed && (key.code == ' ' || key.code == '-' || key.code == '.'));
}

/* The text is left alone where it is full. */
static void add_typed(struct counting *c, int32_t code) {
    char bytes[4];
    size_t more = utf8_encode((uint32_t)code, bytes), length = strlen(c->typed);
    if (length + more >= sizeof c->typed)
        return;
    memcpy(c->typed + length, bytes, more);
    c->typed[length + more] = '\0';
}

/* A code typed in full counts at once, which is the one key of a defect. */
static void type(struct counting *c, int32_t code) {
    if (!*c->typed && code >= '0' && code <= '9') {
        shell_say(c->shell, "A code begins with its letter: s4 is S04.");
        return;
    }
    add_typed(c, code);
    count_match(c);
    int sure = defect_find_sure(c->types, c->n_types, c->typed);
    if (sure >= 0)
        count_type_at(c, sure);
}

static bool take_key(struct screen *screen, struct key key) {
    struct counting *c = screen->state;
    held_note(&c->held, c->shell, key);
    c->now = store_now(c->session->store);
    if (!is_typed(c, key))
        return false;
    if (shell_options(c->shell)->read_only)
        shell_say(c->shell, "The bench is read-only: nothing is counted.");
    else if (!c->w.state.begun || c->w.state.closed)
        shell_say(c->shell, "%s is closed: nothing is counted any more.",
                  record_text(c->w.inspection, INSPECTION_NUMBER));
    else
        type(c, key.code);
    return true;
}

static void step(struct counting *c, int by) {
    if (c->n_matches)
        c->at = (c->at + by + c->n_matches) % c->n_matches;
}

static void next_match(struct screen *screen) {
    step(screen->state, 1);
}

static void previous_match(struct screen *screen) {
    step(screen->state, -1);
}

/* ---- leaving and opening others -------------------------------------------------------------- */

static void leave(struct screen *screen) {
    struct counting *c = screen->state;
    if (!*c->typed) {
        shell_say(c->shell, "All is saved; it goes on where it stood.");
        screen_close(screen, 0);
        return;
    }
    *c->typed = '\0';
    count_match(c);
}

static void checklist(struct screen *screen) {
    struct counting *c = screen->state;
    inspection_check_run(c->shell, c->w.id);
}

static void verdict(struct screen *screen) {
    struct counting *c = screen->state;
    inspection_verdict_run(c->shell, c->w.id);
    if (c->w.state.closed)
        screen_close(screen, 0);
}

static void golden(struct screen *screen) {
    struct counting *c = screen->state;
    inspection_ask_golden(c->shell, &c->w);
    shell_changed(c->shell);
}

static void cartons(struct screen *screen) {
    struct counting *c = screen->state;
    struct error err;
    c->cartons = !c->cartons;
    *c->typed = '\0';
    if (!count_read(c, &err))
        shell_say_error(c->shell, &err);
}

/* ---- what can be done ------------------------------------------------------------------------ */

static const char *need_open(struct screen *screen) {
    const struct counting *c = screen->state;
    return c->w.state.closed ? "the inspection is closed" : NULL;
}

static const char *need_press(struct screen *screen) {
    const struct counting *c = screen->state;
    const char *why = need_open(screen);
    return why ? why : held_why(&c->held);
}

/* What was typed may go as fast as the key repeats itself, what was counted not. */
static const char *need_back(struct screen *screen) {
    const struct counting *c = screen->state;
    return *c->typed ? NULL : need_press(screen);
}

static const char *need_cartons(struct screen *screen) {
    const struct counting *c = screen->state;
    const struct class_state *cartons_class = &c->w.state.classes[CLASS_CARTON];
    return cartons_class->record && cartons_class->plan.n > 0 ? NULL
                                                              : "no plan asks for cartons here";
}

static const char *need_units(struct screen *screen) {
    const struct counting *c = screen->state;
    const char *why = need_open(screen);
    return why || !c->cartons ? why : "units are tallied, not cartons; C goes back to the units";
}

static const struct action actions[] = {
    {"count.good", "good", "The unit is good, or with its defects finished: the next one.", "Space",
     ACTION_CHANGES, 1, count_good, need_press},
    {"count.pick", "pick",
     "Count the defect that stands first; a code typed in full (s4) counts by itself.", "Enter",
     ACTION_CHANGES, 2, count_pick, need_press},
    {"count.back", "back", "Take back the last letter, or the last thing that you counted.",
     "Backspace", ACTION_CHANGES, 3, count_take_back, need_back},
    {"count.checklist", "list", "Go through the checklist and measure.", "Tab", 0, 4, checklist,
     NULL},
    {"count.tally", "tally", "Count several units at once, and of them the defects.", "T",
     ACTION_CHANGES, 5, count_tally, need_units},
    {"count.cartons", "cartons", "Count cartons instead of units, and back.", "C", 0, 6, cartons,
     need_cartons},
    {"count.verdict", "verdict", "Show the verdict that follows, and close.", "X", 0, 7, verdict,
     NULL},
    {"count.zone", "zone", "Say where on the unit the last defect is.", "Z", ACTION_CHANGES, 8,
     count_zone, need_open},
    {"count.photo", "photo", "Name the file of a photo of the last defect.", "P", ACTION_CHANGES, 9,
     count_photo, need_open},
    {"count.note", "note", "Note something of the last defect.", "N", ACTION_CHANGES, 0, count_note,
     need_open},
    {"count.golden", "golden sample", "Note what came of the comparison with the golden sample.",
     "G", ACTION_CHANGES, 0, golden, need_open},
    {"count.lot", "lot", "Show the plans, all cartons drawn and the sample by variant.", "L", 0, 0,
     count_lot, NULL},
    {"count.undo", "undo", "Take the last change back, of whatever kind.", "U", ACTION_CHANGES, 0,
     count_undo, need_press},
    {"count.next", "next match", "Go to the next of the defects that fit.", "Down | Right",
     ACTION_MOTION, 0, next_match, NULL},
    {"count.previous", "match before", "Go to the one before of the defects that fit.", "Up | Left",
     ACTION_MOTION, 0, previous_match, NULL},
    {"count.close", "leave", "Forget what was typed; else leave, all is saved.", "Esc", 0, 0, leave,
     NULL},
};

const struct action_table count_actions = {"count", "Counting an inspection", actions,
                                           sizeof actions / sizeof *actions};

static const struct action_table *const tables[] = {&count_actions, NULL};

static bool open(struct screen *screen, void *argument, struct error *err) {
    screen->state = argument;
    return count_read(argument, err);
}

static const struct screen_ops count_screen = {.id = "count",
                                               .title = "Counting",
                                               .tables = tables,
                                               .undoes = true,
                                               .open = open,
                                               .load = load,
                                               .draw = count_draw,
                                               .key = take_key};

void inspection_count_run(struct shell *shell, int64_t inspection) {
    struct counting c = {.shell = shell, .session = shell_context(shell)};
    struct error err;
    if (!inspection_work_load(&c.w, c.session->store, inspection, &err))
        shell_say_error(shell, &err);
    else if (c.w.state.closed)
        inspection_verdict_run(shell, inspection);
    else if (!c.w.state.begun && !inspection_begin_asking(shell, &c.w))
        ; /* it was said why */
    else if (c.w.state.totals)
        inspection_verdict_run(shell, inspection);
    else
        shell_visit(shell, &count_screen, &c);
    arena_free(&c.types_arena);
    arena_free(&c.view);
    inspection_work_free(&c.w);
}
