#include "sourcebench/tui/form.h"

#include <string.h>

#include "sourcebench/tui/dialog.h"

#include "dialog_tables.h"
#include "form_parts.h"

struct form {
    const struct form_spec *spec;
    struct form_model m;
    struct arena arena;     /* of the suggestion */
    const char *suggestion; /* the whole text that Right completes, or NULL */
};

static struct form_item *current(struct form *f) {
    return form_model_current(&f->m);
}

static void forget_suggestion(struct form *f) {
    arena_free(&f->arena);
    f->suggestion = NULL;
}

static void typed(struct form *f) {
    form_model_typed(&f->m);
    if (!form_suggestion_rest(current(f), f->suggestion))
        forget_suggestion(f);
}

/* Inside a field: keys before the keymap, and what is pasted */

static bool is_clearing(struct key key) {
    return key.code == KEYC_BACKSPACE || key.code == KEYC_DELETE ||
           (key.code == 'u' && key.modifiers == KEY_CTRL);
}

static bool choice_key(struct screen *s, struct key key) {
    struct form *f = s->state;
    struct form_item *item = current(f);
    bool side = (key.code == KEYC_LEFT || key.code == KEYC_RIGHT) && key.modifiers == 0;
    if (side)
        form_item_step(item, key.code == KEYC_LEFT ? -1 : 1);
    else if (is_clearing(key))
        form_item_set(item, "");
    else if (!key_is_text(key))
        return false;
    else if (!form_item_seek(item, key))
        shell_say(s->shell, "No choice of %s begins so; Left and Right show them all.",
                  item->field->label);
    typed(f);
    return true;
}

static bool is_key(struct key key, int32_t code, unsigned modifiers) {
    return key.code == code && key.modifiers == modifiers;
}

static bool text_key(struct screen *s, struct key key) {
    struct form *f = s->state;
    struct form_item *item = current(f);
    bool is_long = item->field->type == FIELD_LONG;
    if (is_long && is_key(key, 'e', KEY_CTRL))
        return false;
    if (is_key(key, KEYC_RIGHT, 0) && form_suggestion_rest(item, f->suggestion)) {
        form_suggestion_take(item, f->suggestion);
        typed(f);
        return true;
    }
    if (form_item_has_lines(item)) {
        if (key_is_text(key))
            shell_say(s->shell, "This text has several lines: Ctrl-E opens it in your editor.");
        return key_is_text(key);
    }
    enum edit_result result = edit_key(&item->edit, key);
    if (result == EDIT_CHANGED)
        typed(f);
    return result != EDIT_IGNORED || key_is_text(key);
}

static bool take_key(struct screen *s, struct key key) {
    struct form *f = s->state;
    if (current(f)->cells)
        return form_cells_key(&f->m, key);
    return current(f)->choices ? choice_key(s, key) : text_key(s, key);
}

/* What is pasted into a choice must name one. */
static bool take_paste(struct screen *s, const char *text) {
    struct form *f = s->state;
    struct form_item *item = current(f);
    if (item->cells) {
        form_cells_paste(s->shell, &f->m, text);
        return true;
    }
    if (!item->choices) {
        edit_insert(&item->edit, text, item->field->type == FIELD_LONG);
    } else {
        struct strbuf before = {0};
        strbuf_add(&before, edit_text(&item->edit));
        form_item_set(item, text);
        if (form_item_choice(item) < 0)
            form_item_set(item, strbuf_text(&before));
        strbuf_free(&before);
    }
    typed(f);
    return true;
}

/* Actions */

/* A country that is not finished takes what is offered behind it, or the only one it can be. */
static void finish_country(struct form *f) {
    struct form_item *item = current(f);
    const char *whole = form_suggestion_rest(item, f->suggestion) ? f->suggestion : NULL;
    if (item->field->type != FIELD_COUNTRY || !item->reason)
        return;
    if (!whole)
        whole = form_only_country(item);
    if (!whole)
        return;
    form_suggestion_take(item, whole);
    typed(f);
}

static void move(struct screen *s, int by, bool wrap) {
    struct form *f = s->state;
    finish_country(f);
    if (form_model_move(&f->m, by, wrap))
        forget_suggestion(f);
}

/* In a table from cell to cell, and at its end on to the next field. */
static bool step_cell(struct screen *s, int by) {
    struct form *f = s->state;
    return current(f)->cells && cells_step(current(f)->cells, by);
}

static bool step_row(struct screen *s, int by) {
    struct form *f = s->state;
    return current(f)->cells && cells_step_row(current(f)->cells, by);
}

static void next(struct screen *s) {
    if (!step_cell(s, 1))
        move(s, 1, true);
}

static void previous(struct screen *s) {
    if (!step_cell(s, -1))
        move(s, -1, true);
}

static void down(struct screen *s) {
    if (!step_row(s, 1))
        move(s, 1, false);
}

static void up(struct screen *s) {
    if (!step_row(s, -1))
        move(s, -1, false);
}

static void page(struct screen *s, int direction) {
    struct form *f = s->state;
    int by = direction * 10, last = f->m.count - 1;
    if (f->m.current + by < 0)
        by = -f->m.current;
    else if (f->m.current + by > last)
        by = last - f->m.current;
    move(s, by, false);
}

static void page_down(struct screen *s) {
    page(s, 1);
}

static void page_up(struct screen *s) {
    page(s, -1);
}

static void enter(struct screen *s) {
    struct form *f = s->state;
    if (step_cell(s, 1))
        return;
    if (form_pick_offered(&f->m) && !form_pick(s->shell, &f->m))
        return;
    if (f->m.current == f->m.count - 1)
        shell_say(s->shell, "This is the last field; Ctrl-S saves.");
    move(s, 1, false);
}

static void choose(struct screen *s) {
    struct form *f = s->state;
    form_pick(s->shell, &f->m);
    forget_suggestion(f);
}

static void revert(struct screen *s) {
    struct form *f = s->state;
    form_model_revert(&f->m);
    forget_suggestion(f);
}

static const char *not_long(struct screen *s) {
    struct form *f = s->state;
    return current(f)->field->type == FIELD_LONG && !current(f)->cells
               ? NULL
               : "this field is a single line";
}

static const char *no_rows(struct screen *s) {
    struct form *f = s->state;
    return current(f)->cells ? NULL : "this field has no rows";
}

static void remove_row(struct screen *s) {
    struct form *f = s->state;
    cells_remove_row(current(f)->cells);
    form_model_cells_typed(&f->m);
}

static void insert_row(struct screen *s) {
    struct form *f = s->state;
    cells_insert_row(current(f)->cells);
    form_model_cells_typed(&f->m);
}

/* An editor ends its file with a line end; the text has none. */
static void trim_end(char *text) {
    size_t length = strlen(text);
    while (length > 0 && (text[length - 1] == '\n' || text[length - 1] == '\r'))
        text[--length] = '\0';
}

static void open_editor(struct screen *s) {
    struct form *f = s->state;
    char *edited = NULL;
    struct error err;
    if (!shell_edit(s->shell, edit_text(&current(f)->edit), &edited, &err)) {
        shell_say_error(s->shell, &err);
        return;
    }
    trim_end(edited);
    form_item_set(current(f), edited);
    mem_free(edited);
    typed(f);
}

static void drop_draft(struct form *f) {
    if (f->spec->draft)
        f->spec->draft->drop(f->spec->draft->user);
}

static void save(struct screen *s) {
    struct form *f = s->state;
    struct error err;
    finish_country(f);
    if (!form_model_judge(&f->m)) {
        forget_suggestion(f);
        shell_say(s->shell, "Not saved yet: %s has to be put right.", current(f)->field->label);
        return;
    }
    if (f->spec->base->id && !form_model_changed(&f->m)) {
        shell_say(s->shell, "Nothing was changed.");
        drop_draft(f);
        screen_close(s, FORM_LEFT);
        return;
    }
    form_model_keep(&f->m);
    if (!f->spec->save(f->spec->user, form_model_wanted(&f->m), &err)) {
        shell_say_error(s->shell, &err);
        return;
    }
    drop_draft(f);
    screen_close(s, FORM_SAVED);
}

static void leave(struct screen *s) {
    struct form *f = s->state;
    bool changed = form_model_changed(&f->m);
    if (changed && !f->spec->draft && !confirm(s->shell, "Leave and lose what you typed?"))
        return;
    form_model_keep(&f->m);
    if (changed && f->m.kept)
        shell_say(s->shell, "Not saved; what you typed is kept as a draft.");
    screen_close(s, FORM_LEFT);
}

static const struct action actions[] = {
    {"form.next", "next", "Go to the next field; behind the last comes the first.", "Tab", 0, 1,
     next, NULL},
    {"form.previous", "previous", "Go to the field before.", "Shift-Tab", 0, 0, previous, NULL},
    {"form.down", "down", "Go to the field below.", "Down", ACTION_HIDDEN, 0, down, NULL},
    {"form.up", "up", "Go to the field above.", "Up", ACTION_HIDDEN, 0, up, NULL},
    {"form.page-down", "ten down", "Go ten fields down.", "PgDn", ACTION_HIDDEN, 0, page_down,
     NULL},
    {"form.page-up", "ten up", "Go ten fields up.", "PgUp", ACTION_HIDDEN, 0, page_up, NULL},
    {"form.enter", "enter", "Open the field's list where it has one; go to the next field.",
     "Enter", ACTION_HIDDEN, 0, enter, NULL},
    {"form.save", "save", "Save what was typed.", "Ctrl-S", ACTION_CHANGES, 2, save, NULL},
    {"form.leave", "leave (draft kept)", "Leave without saving; what was typed is kept as a draft.",
     "Esc", 0, 3, leave, NULL},
    {"form.editor", "long text in editor", "Edit a long text in your editor.", "Ctrl-E",
     ACTION_SHELL, 4, open_editor, not_long},
    {"form.revert", "revert field", "Take back what was typed in this field.", "Ctrl-R", 0, 5,
     revert, NULL},
    {"form.choose", "choose", "Choose the field's value from a list.", "Ctrl-Space | F4", 0, 6,
     choose, NULL},
    {"form.row-insert", "insert row", "Insert a row above, in a table.", "Ctrl-N", ACTION_HIDDEN, 0,
     insert_row, no_rows},
    {"form.row-remove", "remove row", "Take the row out, in a table.", "Ctrl-X", ACTION_HIDDEN, 0,
     remove_row, no_rows},
};

const struct action_table form_table = {"form", "Forms", actions, sizeof actions / sizeof *actions};
static const struct action_table *const tables[] = {&form_table, NULL};

/* The screen */

static bool open_screen(struct screen *s, void *argument, struct error *err) {
    (void)err;
    s->state = argument;
    return true;
}

static void draw(struct screen *s, struct area area) {
    struct form *f = s->state;
    form_draw(&f->m, f->suggestion, area);
}

/* The keys rest: the draft is kept, and a value that is known may complete what is typed. */
static void settle(struct screen *s) {
    struct form *f = s->state;
    form_model_keep(&f->m);
    forget_suggestion(f);
    f->suggestion = form_suggestion(&f->m, &f->arena);
}

static void line_dropped(struct screen *s) {
    struct form *f = s->state;
    form_model_keep(&f->m);
}

static const struct screen_ops ops = {.id = "form",
                                      .title = "Form",
                                      .tables = tables,
                                      .open = open_screen,
                                      .draw = draw,
                                      .settle = settle,
                                      .key = take_key,
                                      .paste = take_paste,
                                      .leave = line_dropped};

enum form_result form_run(struct shell *shell, const struct form_spec *spec) {
    struct form f = {.spec = spec};
    struct error err = {0};
    form_model_open(&f.m, spec);
    int result = f.m.count > 0 ? shell_run(shell, &ops, &f, &err) : FORM_LEFT;
    if (err.code != ERROR_NONE)
        shell_say_error(shell, &err);
    form_model_close(&f.m);
    arena_free(&f.arena);
    return result == FORM_SAVED ? FORM_SAVED : FORM_LEFT;
}
