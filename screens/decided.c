#include "decided.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/service/session.h"
#include "sourcebench/tui/dialog.h"

#include "lines.h"
#include "supplier_detail.h"

enum { SHOWN_DAYS = 7, SHOWN_MAX = 500, SAID_LINES = 3 /* for the whole of the line */ };

struct decided {
    struct lines lines; /* id: the decision */
    struct session *session;
    struct agenda_query query;
};

/* "11-23 marco" */
static const char *when_by(const struct decided *s, const struct agenda_decision *d,
                           struct arena *arena) {
    char day[DATE_TEXT];
    date_to_iso(store_day_of(s->session->store, d->at), day);
    return arena_format(arena, "%s %s", day + 5, d->by);
}

static void add(struct decided *s, const struct agenda_decision *d) {
    struct arena *arena = &s->lines.arena;
    const char *text = arena_format(arena, "%s: %s", d->supplier, d->subject);
    char day[32];
    if (d->until != DATE_NONE) {
        date_long(d->until, day, sizeof day);
        text = arena_format(arena, "%s · until %s", text, day);
    }
    if (d->assignee)
        text = arena_format(arena, "%s %s %s", text, glyph_text(GLYPH_ARROW), d->assignee);
    if (d->reason)
        text = arena_format(arena, "%s · %s", text, d->reason);
    lines_add(&s->lines, STYLE_NORMAL, text, when_by(s, d, arena))->id = d->id;
}

static bool add_section(struct decided *s, const char *action, const char *title,
                        struct error *err) {
    struct agenda_decision *decisions;
    int count;
    if (!agenda_decisions(s->session->store, &s->query, action,
                          agenda_decided_today(s->session->store, &s->query) - SHOWN_DAYS,
                          SHOWN_MAX, &s->lines.arena, &decisions, &count, err))
        return false;
    if (count && s->lines.count)
        lines_add_heading(&s->lines, "");
    if (count)
        lines_add_heading(&s->lines, title);
    for (int i = 0; i < count; i++)
        add(s, &decisions[i]);
    return true;
}

static bool fill(struct decided *s, struct error *err) {
    lines_clear(&s->lines);
    return add_section(s, "snoozed", "Snoozed", err) &&
           add_section(s, "done", "Done in the last 7 days", err) &&
           add_section(s, "escalated", "Given to another agent in the last 7 days", err);
}

static bool open(struct screen *screen, void *argument, struct error *err) {
    screen->state = argument;
    return fill(argument, err);
}

static void load(struct screen *screen) {
    struct decided *s = screen->state;
    struct error err;
    s->query.today = session_today(s->session);
    if (!fill(s, &err))
        shell_say_error(screen->shell, &err);
}

static void draw(struct screen *screen, struct area area) {
    struct decided *s = screen->state;
    draw_text(area, 0, 1, STYLE_ACCENT, "Snoozed and done");
    if (!s->lines.count)
        draw_text(area, 2, 2, STYLE_DIM, "Nothing was snoozed, done or given away these days.");
    lines_draw(&s->lines, area_part(area, 1, 0, area.height - 1 - SAID_LINES, area.width), true);
    const struct line *line = lines_current(&s->lines);
    if (line)
        draw_foot(area_part(area, area.height - SAID_LINES, 0, SAID_LINES, area.width - 1), 1,
                  STYLE_NORMAL, line->left, NULL);
}

static const char *need_line(struct screen *screen) {
    const struct decided *s = screen->state;
    return lines_current(&s->lines) ? NULL : "there is no decision here";
}

static void reopen(struct screen *screen) {
    struct decided *s = screen->state;
    struct error err;
    bool ok = agenda_reopen(s->session->store, lines_current(&s->lines)->id, &err);
    shell_changed(screen->shell);
    if (ok)
        shell_say(screen->shell, "Open again; u takes it back.");
    else
        shell_say_error(screen->shell, &err);
}

static const struct action actions[] = {
    {"decided.reopen", "open again", "Take the decision back: the line is due again.", "r | Enter",
     ACTION_CHANGES, 1, reopen, need_line},
    {"decided.close", "back", "Back to what is due.", "Esc | q | S", 0, 2, screen_leave, NULL},
};

const struct action_table decided_actions = {"decided", "Snoozed and done", actions,
                                             sizeof actions / sizeof *actions};

static const struct action_table *const tables[] = {&decided_actions, &lines_motions, NULL};

static const struct screen_ops decided_screen = {.id = "decided",
                                                 .title = "Snoozed and done",
                                                 .tables = tables,
                                                 .undoes = true,
                                                 .open = open,
                                                 .load = load,
                                                 .draw = draw,
                                                 .unmove = lines_motion_back};

void decided_run(struct shell *shell, const struct agenda_query *query) {
    struct decided s = {.session = shell_context(shell), .query = *query};
    shell_visit(shell, &decided_screen, &s);
    lines_free(&s.lines);
}
