/* Keys that work everywhere. */
#include <stdio.h>

#include "sourcebench/core/strbuf.h"
#include "sourcebench/tui/dialog.h"
#include "sourcebench/tui/help.h"
#include "sourcebench/tui/layout.h"

#include "shell_private.h"
#include "term.h"

/* Undo and redo */

static void take_back(struct screen *screen, bool (*command)(void *context, char *message,
                                                             size_t size, struct error *err)) {
    struct shell *s = screen->shell;
    struct error err = {0};
    char message[512] = "";
    if (!command(s->options.context, message, sizeof message, &err)) {
        shell_say_error(s, &err);
        return;
    }
    shell_changed(s);
    shell_say(s, "%s", message);
}

static void undo(struct screen *screen) {
    take_back(screen, screen->shell->options.undo);
}

static void redo(struct screen *screen) {
    take_back(screen, screen->shell->options.redo);
}

/* What was typed into an open form must not be left behind by what it belongs to. */
static const char *under_something(struct screen *screen) {
    const struct shell *s = screen ? screen->shell : NULL;
    for (int i = 0; s && i < s->n_modals; i++) {
        if (!s->modals[i]->screen.ops->undoes)
            return "first leave what is open (Esc)";
    }
    return NULL;
}

static const char *no_undo(struct screen *screen) {
    if (screen && !screen->shell->options.undo)
        return "nothing here can be undone";
    return under_something(screen);
}

static const char *no_redo(struct screen *screen) {
    if (screen && !screen->shell->options.redo)
        return "nothing here can be redone";
    return under_something(screen);
}

/* Finding one's way */

static void help(struct screen *screen) {
    help_run(screen->shell, screen);
}

static void palette(struct screen *screen) {
    palette_run(screen->shell, screen);
}

static void guide(struct screen *screen) {
    shell_visit(screen->shell, screen->shell->options.guide, NULL);
}

static const char *no_guide(struct screen *screen) {
    const struct shell *s = screen ? screen->shell : NULL;
    if (s && !s->options.guide)
        return "there is none here";
    for (int i = 0; s && i < s->n_modals; i++) {
        if (s->modals[i]->screen.ops == s->options.guide)
            return "it is open";
    }
    return NULL;
}

static void messages(struct screen *screen) {
    struct shell *s = screen->shell;
    struct strbuf text = {0};
    const struct message *message;
    for (unsigned long i = 0; (message = status_before(&s->status, i)); i++)
        strbuf_addf(&text, "%s %s\n", message->failed ? glyph_text(GLYPH_NO) : " ", message->text);
    text_view(s, "Messages, the newest first", strbuf_text(&text));
    strbuf_free(&text);
}

static const char *no_messages(struct screen *screen) {
    return screen && !screen->shell->status.said ? "there are none yet" : NULL;
}

/* Leaving */

static void back(struct screen *screen) {
    if (screen->shell->n_modals)
        screen_close(screen, -1);
    else
        shell_quit(screen->shell);
}

static void escape(struct screen *screen) {
    if (screen->shell->n_modals)
        screen_close(screen, -1);
}

static void suspend(struct screen *screen) {
    shell_suspend(screen->shell);
}

static const char *no_suspend(struct screen *screen) {
    return screen && screen->shell->script ? "a script cannot be suspended" : NULL;
}

static void redraw(struct screen *screen) {
    term_redraw_all();
    screen->shell->dirty = true;
}

/* Tabs */

static int find_tab(const struct shell *s, char tab) {
    for (int i = 0; i < s->n_bases; i++)
        if (s->bases[i]->screen.ops->tab == tab)
            return i;
    return -1;
}

static const char *no_tab(struct screen *screen, char tab) {
    if (screen && find_tab(screen->shell, tab) < 0)
        return "there is no such screen";
    return under_something(screen);
}

static void show_tab(struct screen *screen, char tab) {
    struct shell *s = screen->shell;
    shell_show(s, s->bases[find_tab(s, tab)]->screen.ops->id);
}

#define TAB(digit)                                                                                 \
    static void show_##digit(struct screen *screen) {                                              \
        show_tab(screen, '0' + (digit));                                                           \
    }                                                                                              \
    static const char *no_##digit(struct screen *screen) {                                         \
        return no_tab(screen, '0' + (digit));                                                      \
    }
TAB(1)
TAB(2)
TAB(3)
TAB(4)
TAB(5)

/* Two screens side by side */

static const char *no_second(struct screen *screen) {
    static char reason[80];
    int rows, columns;
    if (!screen)
        return NULL;
    term_size(&rows, &columns);
    if (screen->shell->n_modals)
        return "first leave what is open (Esc)";
    if (screen->shell->n_bases < 2)
        return "there is only one screen";
    if (columns >= LAYOUT_TILE_COLUMNS)
        return NULL;
    snprintf(reason, sizeof reason, "two screens need %d columns, here are %d", LAYOUT_TILE_COLUMNS,
             columns);
    return reason;
}

static const char *no_tiles(struct screen *screen) {
    static char reason[128];
    char key[40];
    const char *why = no_second(screen);
    if (why || !screen || screen->shell->beside >= 0)
        return why;
    const struct bindings *bindings = screen->shell->bindings;
    bindings_hint(bindings, bindings_action(bindings, "shell.tile"), key, sizeof key);
    snprintf(reason, sizeof reason, "one screen is shown; %s shows a second beside it", key);
    return reason;
}

static void tile(struct screen *screen) {
    shell_tile(screen->shell);
}

static void zoom(struct screen *screen) {
    screen->shell->zoomed = !screen->shell->zoomed;
}

static void other(struct screen *screen) {
    shell_other(screen->shell);
}

static const struct action actions[] = {
    {"shell.help", "help", "Show all keys of this screen.", "? | F1", 0, 1, help, NULL},
    {"shell.palette", "palette", "Find any action by its name and do it.", ":", 0, 0, palette,
     NULL},
    {"shell.guide", "guide",
     "Look up the trade: types, materials, terms, standards, quality, cost.", "g ?", 0, 0, guide,
     no_guide},
    {"shell.undo", "undo", "Take the last change back.", "u", ACTION_CHANGES, 0, undo, no_undo},
    {"shell.redo", "redo", "Make the change again that was taken back.", "Ctrl-R", ACTION_CHANGES,
     0, redo, no_redo},
    {"shell.back", "back", "Go back; at the top leave the bench.", "q", 0, 0, back, NULL},
    {"shell.escape", "leave", "Leave what is open or begun.", "Esc", ACTION_HIDDEN, 0, escape,
     NULL},
    {"shell.messages", "messages", "Show the messages so far.", "M", 0, 0, messages, no_messages},
    {"shell.redraw", "redraw", "Draw the whole screen anew.", "Ctrl-L", 0, 0, redraw, NULL},
    {"shell.suspend", "suspend", "Go to the shell; fg comes back.", "Ctrl-Z", ACTION_SHELL, 0,
     suspend, no_suspend},
    {"shell.tile", "tile", "Show the next screen beside this one, or this one alone again.", "|", 0,
     0, tile, no_second},
    {"shell.zoom", "zoom", "Give this one of two screens all the room, or share it again.", "z", 0,
     0, zoom, no_tiles},
    {"shell.switch", "switch", "Go to the other of two screens.", "Tab", 0, 0, other, no_tiles},
    {"shell.screen-1", "screen 1", "Go to the first screen.", "1", ACTION_HIDDEN, 0, show_1, no_1},
    {"shell.screen-2", "screen 2", "Go to the second screen.", "2", ACTION_HIDDEN, 0, show_2, no_2},
    {"shell.screen-3", "screen 3", "Go to the third screen.", "3", ACTION_HIDDEN, 0, show_3, no_3},
    {"shell.screen-4", "screen 4", "Go to the fourth screen.", "4", ACTION_HIDDEN, 0, show_4, no_4},
    {"shell.screen-5", "screen 5", "Go to the fifth screen.", "5", ACTION_HIDDEN, 0, show_5, no_5},
};

const struct action_table shell_action_table = {"shell", "Everywhere", actions,
                                                sizeof actions / sizeof *actions};
