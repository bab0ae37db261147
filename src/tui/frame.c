/* What stands around every screen: tabs, message line, key line. */
#include <stdio.h>
#include <string.h>

#include "sourcebench/tui/layout.h"

#include "shell_private.h"
#include "term.h"

enum { HINTS_MAX = 64 };

bool frame_too_small(void) {
    struct layout layout;
    int rows, columns;
    term_size(&rows, &columns);
    return !layout_frame(rows, columns, &layout);
}

static void compose_notice(const struct shell *s, int rows, int columns) {
    struct area all = {0, 0, rows, columns};
    char key[80] = "";
    bindings_hint(s->bindings, bindings_action(s->bindings, "shell.back"), key, sizeof key);
    draw_textf(all, 0, 0, STYLE_BOLD, "%d x %d is too small", columns, rows);
    draw_textf(all, 1, 0, STYLE_NORMAL, "at least %d x %d; %s quits", LAYOUT_MIN_COLUMNS,
               LAYOUT_MIN_ROWS, key);
}

/* Line 1: the screens that there are; who, where, which day. */

static const char *or_nothing(const char *s) {
    return s ? s : "";
}

static void compose_tabs(const struct shell *s, struct area line) {
    const struct shell_options *o = &s->options;
    char place[256];
    int column = 1;
    for (int i = 0; i < s->n_bases; i++) {
        const struct screen_ops *ops = s->bases[i]->screen.ops;
        enum style style = i == s->base ? STYLE_ACCENT : STYLE_DIM;
        if (ops->tab)
            column = draw_textf(line, 0, column, style, "%c %s", ops->tab, ops->title) + 2;
    }
    snprintf(place, sizeof place, "%s%s%s%s  %s", o->read_only ? "read-only  " : "",
             or_nothing(o->user), o->host ? "@" : "", or_nothing(o->host), or_nothing(o->date));
    int start = line.width - 1 - text_columns(place);
    if (start > column)
        draw_text(line, 0, start, STYLE_DIM, place);
}

/* Line n-1: what just happened, or what may follow the keys so far. */
static void compose_message(const struct shell *s, struct area line) {
    const struct message *message = status_shown(&s->status);
    const struct screen *top = shell_top(s);
    if (*s->progress) {
        draw_text(line, 0, 1, STYLE_NORMAL, s->progress);
    } else if (s->n_pending > 0 && top) {
        const struct action_table *scope[BINDINGS_SCOPE];
        char following[512];
        bindings_scope(s->bindings, top->ops->tables, scope);
        bindings_following(s->bindings, scope, s->pending, s->n_pending, following,
                           sizeof following);
        draw_text(line, 0, 1, STYLE_NORMAL, following);
    } else if (message && message->failed) {
        draw_glyph(line, 0, 1, STYLE_BAD, GLYPH_NO);
        draw_cell(line, 0, 3, line.width - 4, ALIGN_LEFT, STYLE_BAD, message->text);
    } else if (message) {
        draw_cell(line, 0, 1, line.width - 2, ALIGN_LEFT, STYLE_NORMAL, message->text);
    }
}

/* Line n: the keys that matter here, then the key of the help. */

/* Puts the actions with a place in the footer in their order; returns how many. */
static int collect_hints(const struct screen *top, const struct action *hints[HINTS_MAX]) {
    int count = 0;
    for (int t = 0; top->ops->tables && top->ops->tables[t]; t++)
        for (size_t i = 0; i < top->ops->tables[t]->count && count < HINTS_MAX; i++) {
            const struct action *action = &top->ops->tables[t]->actions[i];
            int at = count;
            if (!action->hint || action->flags & ACTION_HIDDEN)
                continue;
            for (; at > 0 && hints[at - 1]->hint > action->hint; at--)
                hints[at] = hints[at - 1];
            hints[at] = action;
            count++;
        }
    return count;
}

/* Draws "n note" and returns the column behind; the column itself where there is no room. */
static int draw_hint(const struct shell *s, struct area line, int column, struct screen *top,
                     const struct action *action) {
    char key[80];
    bindings_hint(s->bindings, action, key, sizeof key);
    int width = text_columns(key) + 1 + text_columns(action->name);
    if (!*key || column + width > line.width)
        return column;
    bool off = dispatch_off(s, top, action);
    draw_text(line, 0, column, off ? STYLE_DIM : STYLE_ACCENT, key);
    draw_text(line, 0, column + text_columns(key) + 1, off ? STYLE_DIM : STYLE_NORMAL,
              action->name);
    return column + width;
}

/* Draws the key of the help at the right end; returns the columns that are left. Where text is
 * typed its key is a letter like any other, and there is room for one hint more. */
static int draw_help_hint(const struct shell *s, struct area line, struct screen *top) {
    const struct action *help = bindings_action(s->bindings, "shell.help");
    char key[80];
    if (top->ops->paste)
        return line.width - 1;
    bindings_hint(s->bindings, help, key, sizeof key);
    int width = text_columns(key) + 1 + text_columns(help->name);
    int at = line.width - 1 - width;
    draw_hint(s, area_part(line, 0, at, 1, width), 0, top, help);
    return at - 2;
}

static void compose_footer(const struct shell *s, struct area line) {
    const struct action *hints[HINTS_MAX];
    struct screen *top = shell_top(s);
    if (!top)
        return;
    struct area room = area_part(line, 0, 0, 1, draw_help_hint(s, line, top));
    int column = 1, count = collect_hints(top, hints);
    for (int i = 0; i < count; i++) {
        int end = draw_hint(s, room, column, top, hints[i]);
        column = end > column ? end + 2 : column;
    }
}

/* Those seen, the lowest first. */
static void compose_screens(const struct shell *s, const struct layout *layout) {
    int at = 0;
    while (shell_visible(s, at))
        at++;
    while (at-- > 0) {
        struct screen *screen = shell_visible(s, at);
        screen->ops->draw(screen, screen->ops->line ? layout->message : layout->body);
    }
}

void frame_compose(struct shell *s) {
    struct layout layout;
    int rows, columns;
    term_begin_frame();
    term_size(&rows, &columns);
    if (!layout_frame(rows, columns, &layout)) {
        compose_notice(s, rows, columns);
        return;
    }
    compose_tabs(s, layout.tabs);
    compose_message(s, layout.message);
    compose_footer(s, layout.footer);
    compose_screens(s, &layout);
}
