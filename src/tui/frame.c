/* What stands around every screen: tabs, message line, key line. */
#include <stdio.h>
#include <string.h>

#include "sourcebench/core/money.h"
#include "sourcebench/core/strbuf.h"
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

/* As much of it as there is room for: that nothing can be changed before the day, the day before
 * who and where. */
static void compose_place(const struct shell_options *o, struct area line, int column) {
    const char *mode = o->read_only ? "read-only" : "", *gap = o->read_only ? "  " : "";
    char places[3][256];
    snprintf(places[0], sizeof places[0], "%s%s%s%s%s  %s", mode, gap, or_nothing(o->user),
             o->host ? "@" : "", or_nothing(o->host), or_nothing(o->date));
    snprintf(places[1], sizeof places[1], "%s%s%s", mode, gap, or_nothing(o->date));
    snprintf(places[2], sizeof places[2], "%s", mode);
    for (int i = 0; i < 3; i++) {
        int start = line.width - 1 - text_columns(places[i]);
        if (start <= column)
            continue;
        draw_text(line, 0, start, STYLE_DIM, places[i]);
        return;
    }
}

static void compose_tabs(const struct shell *s, struct area line) {
    int column = 1;
    for (int i = 0; i < s->n_bases; i++) {
        const struct screen *screen = &s->bases[i]->screen;
        const struct screen_ops *ops = screen->ops;
        enum style style = i == s->base                ? STYLE_ACCENT
                           : screen == shell_beside(s) ? STYLE_NORMAL
                                                       : STYLE_DIM;
        int64_t count = ops->count ? ops->count(screen) : 0;
        if (!ops->tab)
            continue;
        column = draw_textf(line, 0, column, style, "%c %s", ops->tab, ops->title);
        if (count)
            column = draw_textf(line, 0, column + 1, style, "%s", integer_text(count).text);
        column += 2;
    }
    compose_place(&s->options, line, column);
}

/* The message line with the lines above it into which a long sentence grows. */
static struct area message_area(const struct layout *layout) {
    struct area line = layout->message;
    return (struct area){line.y - DRAW_FOOT_LINES + 1, line.x, DRAW_FOOT_LINES, line.width};
}

/* Line n-1: what just happened, or what may follow the keys so far. Returns the lines it takes. */
static int compose_message(const struct shell *s, const struct layout *layout) {
    struct area line = layout->message, lines = message_area(layout);
    const struct message *message = status_shown(&s->status);
    struct strbuf text = {0};
    int taken = 1;
    const struct screen *top = shell_top(s);
    lines.width--;
    if (*s->progress) {
        draw_text(line, 0, 1, STYLE_NORMAL, s->progress);
    } else if (s->n_pending > 0 && !s->moved && top) {
        const struct action_table *scope[BINDINGS_SCOPE];
        char following[512];
        bindings_scope(s->bindings, top->ops->tables, scope);
        bindings_following(s->bindings, scope, s->pending, s->n_pending, following,
                           sizeof following);
        draw_text(line, 0, 1, STYLE_NORMAL, following);
    } else if (message && message->failed) {
        strbuf_addf(&text, "%s %s", glyph_text(GLYPH_NO), message->text);
        taken = draw_foot(lines, 1, STYLE_BAD, strbuf_text(&text), NULL);
        strbuf_free(&text);
    } else if (message) {
        taken = draw_foot(lines, 1, STYLE_NORMAL, message->text, NULL);
    }
    return taken;
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

/* Draws "n note" and returns the column behind; the column itself where there is no room. twin: an
 * action whose key stands beside, "< > weight"; or NULL. */
static int draw_hint(const struct shell *s, struct area line, int column, struct screen *top,
                     const struct action *action, const struct action *twin) {
    char key[160], other[80] = "";
    bindings_hint(s->bindings, action, key, sizeof key);
    if (twin)
        bindings_hint(s->bindings, twin, other, sizeof other);
    size_t length = strlen(key);
    if (length && *other)
        snprintf(key + length, sizeof key - length, " %s", other);
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
    draw_hint(s, area_part(line, 0, at, 1, width), 0, top, help, NULL);
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
        const struct action *action = hints[i];
        bool twins = i + 1 < count && hints[i + 1]->hint == action->hint;
        int end = draw_hint(s, room, column, top, action, twins ? hints[++i] : NULL);
        column = end > column ? end + 2 : column;
    }
}

/* Two base screens; a sign on the rule points to the one that has the keys. */
static void compose_tiles(const struct shell *s, struct screen *beside, struct area body) {
    struct screen *focus = &s->bases[s->base]->screen;
    struct area left, right;
    layout_tile(body, &left, &right);
    beside->ops->draw(beside, s->at_right ? left : right);
    term_hide_cursor();
    focus->ops->draw(focus, s->at_right ? right : left);
    draw_rule_vertical(body, right.x - 1);
    draw_glyph(body, 0, right.x - 1, STYLE_ACCENT, s->at_right ? GLYPH_RIGHT : GLYPH_LEFT);
}

static void compose_one(const struct shell *s, struct screen *screen, const struct layout *layout) {
    struct screen *beside = shell_beside(s);
    bool base = s->n_bases && screen == &s->bases[s->base]->screen;
    if (base && beside)
        compose_tiles(s, beside, layout->body);
    else if (screen != beside)
        screen->ops->draw(screen, screen->ops->line ? message_area(layout) : layout->body);
}

/* Those seen, the lowest first. */
static void compose_screens(const struct shell *s, const struct layout *layout) {
    int at = 0;
    while (shell_visible(s, at))
        at++;
    while (at-- > 0)
        compose_one(s, shell_visible(s, at), layout);
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
    const struct screen *top = shell_top(s);
    compose_tabs(s, layout.tabs);
    compose_footer(s, layout.footer);
    if (!top || !top->ops->line) /* the screens keep their cursors above a long message */
        layout.body.height -= compose_message(s, &layout) - 1;
    compose_screens(s, &layout);
}
