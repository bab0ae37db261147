/*
 * A line typed in the message line.
 *
 * The caller hears of a change when no key waits any more, so that letters typed ahead become one
 * question to the database.
 */
#include <string.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/tui/dialog.h"
#include "sourcebench/tui/edit.h"
#include "sourcebench/tui/history.h"
#include "sourcebench/tui/keymap.h"

#include "dialog_tables.h"

enum { LEFT, ACCEPTED };

enum { TYPED_COLUMNS = 24 }; /* at least, however long the label is */

struct prompt {
    const struct prompt_spec *spec;
    struct edit edit;
    struct history *history; /* or NULL */
    int line;                /* of the history; its count: what was typed */
    char *typed;             /* kept while lines of the history are shown */
    bool untold;             /* changed since the caller was asked */
    const char *sentence;
    int wrong_at;
};

static void tell(struct prompt *p) {
    p->untold = false;
    p->wrong_at = -1;
    p->sentence = NULL;
    if (p->spec->changed)
        p->sentence = p->spec->changed(p->spec->user, edit_text(&p->edit), &p->wrong_at);
}

static bool work(struct screen *s) {
    struct prompt *p = s->state;
    if (p->untold)
        tell(p);
    return false;
}

static void draw(struct screen *s, struct area area) {
    struct prompt *p = s->state;
    struct area line = area_part(area, area.height - 1, 0, 1, area.width);
    draw_blank(line);
    int label = text_columns(p->spec->label), most = line.width - TYPED_COLUMNS;
    label = label < most ? label : most;
    draw_cell(line, 0, 1, label, ALIGN_LEFT, STYLE_ACCENT, p->spec->label);
    int column = 1 + label;
    int said = p->sentence ? text_columns(p->sentence) + 2 : 0;
    int room = line.width - column - 1;
    int typed = text_columns(edit_text(&p->edit)) + 1; /* and the cursor */
    enum style style = p->wrong_at >= 0 ? STYLE_BAD : STYLE_DIM;
    if (said > room - typed && said > room / 2) { /* not cut: it stands above */
        draw_foot(area_part(area, 0, 0, area.height - 1, area.width - 1), 1, style, p->sentence,
                  NULL);
        said = 0;
    }
    const struct edit_look look = {.style = STYLE_FIELD, .wrong_at = p->wrong_at, .cursor = true};
    edit_draw(&p->edit, line, 0, column, room - said, &look);
    if (said > 2)
        draw_cell(line, 0, line.width - said + 1, said - 2, ALIGN_LEFT, style, p->sentence);
}

static void change(struct prompt *p) {
    p->untold = true;
}

/* Goes to another line of the history; behind the newest stands what was typed. */
static void step(struct prompt *p, int by) {
    int to = p->line + by;
    if (!p->history || to < 0 || to > p->history->count)
        return;
    if (p->line == p->history->count) {
        mem_free(p->typed);
        p->typed = mem_string(edit_text(&p->edit));
    }
    p->line = to;
    edit_set(&p->edit, to == p->history->count ? p->typed : p->history->lines[to]);
    change(p);
}

static void older(struct screen *s) {
    step(s->state, -1);
}

static void newer(struct screen *s) {
    step(s->state, 1);
}

static void accept(struct screen *s) {
    struct prompt *p = s->state;
    if (p->untold)
        tell(p);
    if (p->wrong_at < 0)
        screen_close(s, ACCEPTED);
}

static void leave(struct screen *s) {
    screen_close(s, LEFT);
}

static bool is_motion(struct key key) {
    return key.modifiers == 0 && (key.code == KEYC_UP || key.code == KEYC_DOWN ||
                                  key.code == KEYC_PAGE_UP || key.code == KEYC_PAGE_DOWN);
}

static bool take_key(struct screen *s, struct key key) {
    struct prompt *p = s->state;
    if (p->spec->pass_motions && is_motion(key))
        return shell_pass_motion(s, key);
    enum edit_result result = edit_key(&p->edit, key);
    if (result == EDIT_CHANGED)
        change(p);
    return result != EDIT_IGNORED || key_is_text(key);
}

static bool take_paste(struct screen *s, const char *text) {
    struct prompt *p = s->state;
    if (edit_insert(&p->edit, text, false))
        change(p);
    return true;
}

static const struct action actions[] = {
    {"prompt.accept", "accept", "Take the line as it stands.", "Enter", 0, 1, accept, NULL},
    {"prompt.leave", "leave", "Leave without the line.", "Esc", 0, 2, leave, NULL},
    {"prompt.older", "earlier line", "What was entered before.", "Ctrl-P | Up", 0, 3, older, NULL},
    {"prompt.newer", "later line", "What was entered after that.", "Ctrl-N | Down", 0, 0, newer,
     NULL},
};

const struct action_table prompt_table = {"prompt", "Typing a line", actions,
                                          sizeof actions / sizeof *actions};
static const struct action_table *const tables[] = {&prompt_table, NULL};

static bool open_screen(struct screen *s, void *argument, struct error *err) {
    (void)err;
    s->state = argument;
    return true;
}

static const struct screen_ops ops = {.id = "prompt",
                                      .title = "Prompt",
                                      .overlay = true,
                                      .line = true,
                                      .tables = tables,
                                      .open = open_screen,
                                      .draw = draw,
                                      .work = work,
                                      .key = take_key,
                                      .paste = take_paste};

char *prompt_run(struct shell *shell, const struct prompt_spec *spec) {
    struct prompt p = {.spec = spec, .wrong_at = -1, .untold = true};
    struct error err = {0};
    char *line = NULL;
    edit_set(&p.edit, spec->initial);
    if (spec->history) {
        p.history = histories_get(shell_histories(shell), spec->history);
        p.line = p.history->count;
    }
    if (shell_run(shell, &ops, &p, &err) == ACCEPTED) {
        line = mem_string(edit_text(&p.edit));
        if (p.history)
            history_add(p.history, line);
    } else if (err.code != ERROR_NONE) {
        shell_say_error(shell, &err);
    }
    edit_free(&p.edit);
    mem_free(p.typed);
    return line;
}

char *prompt_line(struct shell *shell, const char *label, const char *initial) {
    return prompt_run(shell, &(struct prompt_spec){.label = label, .initial = initial});
}
