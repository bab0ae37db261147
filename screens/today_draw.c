/* Today: how it looks. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/money.h"
#include "sourcebench/core/text.h"
#include "sourcebench/tui/layout.h"

#include "quick_entry.h"
#include "today_state.h"

enum {
    KIND_WIDTH = 12,
    URGENCY_WIDTH = 5,
    WHO_WIDTH = 8,
    WHO_FROM = 100, /* the width from which it is told who is responsible */
    DUE_WIDTH = 6,
    NAME_SAID = 60, /* characters of the name in it: the reason follows */
    SAID_LINES = 2, /* for the whole sentence of the row under the cursor */
    NAME_MIN = 16,
    NAME_MAX = 34,
    AGE_DAYS = 1000 /* further away in larger units */
};

static const struct {
    enum glyph glyph;
    enum style style;
    const char *heading;
} looks[AGENDA_URGENCIES] = {[AGENDA_LATE] = {GLYPH_WARN, STYLE_WARN, "LATE"},
                             [AGENDA_TODAY] = {GLYPH_FULL, STYLE_ACCENT, "TODAY"},
                             [AGENDA_SOON] = {GLYPH_EMPTY, STYLE_DIM, "SOON"}};

const char *today_glyph(int urgency) {
    return glyph_text(looks[urgency].glyph);
}

const char *today_distance(int32_t day, int32_t today, struct arena *arena) {
    char age[24];
    if (abs(day - today) < AGE_DAYS)
        return arena_format(arena, "%d d", (int)(day - today));
    date_age(day, today, age, sizeof age);
    return arena_format(arena, "%s%s", day < today ? "-" : "", age);
}

/* Rows */

static void draw_heading(const struct today *t, struct area area, int urgency) {
    int x = draw_text(area, 0, 2, STYLE_BOLD, looks[urgency].heading);
    char number[32];
    integer_format((int64_t)agenda_count_of(t->shown, (enum agenda_urgency)urgency), number,
                   sizeof number);
    draw_text(area, 0, x + 1, STYLE_DIM, number);
}

/* Columns: glyph, urgency (flat), kind, supplier, reason, who (where there is room), due. */
void today_draw_row(void *user, struct area area, const struct list_row *row, bool cursor,
                    bool marked) {
    const struct today *t = user;
    const struct today_row *r = row->data;
    struct arena arena = {0};
    int urgency = r->line.urgency, x = 2, right = area.width - 1;
    bool late = urgency == AGENDA_LATE, bar = cursor && !shell_options(t->shell)->cursor_mark_only;
    (void)marked;
    if (row->heading) {
        draw_heading(t, area, urgency);
        return;
    }
    draw_glyph(area, 0, 0, looks[urgency].style, looks[urgency].glyph);
    if (t->flat) {
        draw_cell(area, 0, x, URGENCY_WIDTH, ALIGN_LEFT, looks[urgency].style,
                  agenda_urgency_words[urgency]);
        x += URGENCY_WIDTH + 1;
    }
    draw_cell(area, 0, x, KIND_WIDTH, ALIGN_LEFT, STYLE_NORMAL, agenda_rules[r->line.rule].label);
    x += KIND_WIDTH + 1;
    right -= DUE_WIDTH;
    draw_cell(area, 0, right, DUE_WIDTH, ALIGN_RIGHT, late ? STYLE_WARN : STYLE_DIM,
              today_distance(r->line.due, t->query.today, &arena));
    if (area.width >= WHO_FROM) {
        right -= WHO_WIDTH + 1;
        draw_cell(area, 0, right, WHO_WIDTH, ALIGN_LEFT, STYLE_DIM,
                  r->words.who ? r->words.who : "");
    }
    int name = (right - x) * 3 / 8;
    name = name < NAME_MIN ? NAME_MIN : name > NAME_MAX ? NAME_MAX : name;
    draw_cell(area, 0, x, name, ALIGN_LEFT, bar ? STYLE_CURSOR : STYLE_NORMAL,
              r->words.supplier ? r->words.supplier : "");
    x += name + 1;
    draw_cell(area, 0, x, right - x - 1, ALIGN_LEFT, STYLE_NORMAL, r->reason);
    arena_free(&arena);
}

/* " · EUR 66,400 at stake" */
static const char *stake_said(const struct today *t, int64_t money, struct arena *arena) {
    char amount[64];
    if (money < MONEY_SCALE)
        return "";
    integer_format(money / MONEY_SCALE, amount, sizeof amount);
    return arena_format(arena, " · %s %s at stake", t->query.settings.currency, amount);
}

const char *today_sentence(const struct today *t, const struct today_row *row,
                           struct arena *arena) {
    const struct agenda_words *w = &row->words;
    char day[32];
    date_long(row->line.due, day, sizeof day);
    const char *text = arena_format(arena, "%s: %s · due %s%s",
                                    quick_cut(w->supplier ? w->supplier : "", NAME_SAID, arena),
                                    row->reason, day, stake_said(t, row->line.money, arena));
    if (w->assignee)
        return arena_format(arena, "%s · %s gave it to %s: %s", text,
                            w->assigned_by ? w->assigned_by : "", w->assignee,
                            w->assigned_why ? w->assigned_why : "");
    if (!w->who)
        return arena_format(arena, "%s · nobody's", text);
    return strcmp(w->who, t->session->author) == 0 ? text
                                                   : arena_format(arena, "%s · %s", text, w->who);
}

/* Around them */

/* "at stake EUR 66,400" at the right, where there is room. */
static void draw_stake(const struct today *t, struct area area, int used) {
    char money[64];
    int64_t stake = agenda_money(t->shown) / MONEY_SCALE;
    if (!stake)
        return;
    integer_format(stake, money, sizeof money);
    struct arena arena = {0};
    const char *text = arena_format(&arena, "at stake %s %s", t->query.settings.currency, money);
    int x = area.width - 1 - text_columns(text);
    if (x > used + 1)
        draw_text(area, 0, x, STYLE_DIM, text);
    arena_free(&arena);
}

/* "Due 14 · 5 soon   mine   by urgency   kind:cert" */
static void draw_title(const struct today *t, struct area area) {
    size_t soon = agenda_count_of(t->shown, AGENDA_SOON), due = agenda_count(t->shown) - soon;
    size_t all = agenda_count(t->all) - agenda_count_of(t->all, AGENDA_SOON);
    char number[32];
    int x = draw_text(area, 0, 1, STYLE_ACCENT, "Due");
    integer_format((int64_t)due, number, sizeof number);
    x = draw_text(area, 0, x + 1, STYLE_BOLD, number);
    integer_format((int64_t)all, number, sizeof number);
    if (*t->filter)
        x = draw_textf(area, 0, x + 1, STYLE_NORMAL, "of %s", number);
    integer_format((int64_t)soon, number, sizeof number);
    if (soon)
        x = draw_textf(area, 0, x, STYLE_NORMAL, " · %s soon", number);
    x = draw_text(area, 0, x + 3, STYLE_DIM, t->query.mine ? "mine" : "everybody's");
    x = draw_text(area, 0, x + 3, STYLE_DIM, t->flat ? "in one list" : "by urgency");
    if (*t->filter)
        x = draw_text(area, 0, x + 3, STYLE_NORMAL, t->filter);
    draw_stake(t, area, x);
}

/* "snoozed: 3 until tomorrow (S shows)          ✓ done: 6 today" */
static void draw_decided(const struct today *t, struct area area) {
    char day[32];
    if (!t->counted)
        return;
    if (t->snoozed) {
        date_long(t->until, day, sizeof day);
        draw_textf(area, 0, 1, STYLE_DIM, "snoozed: %d%s until %s (S shows)", t->snoozed,
                   t->snoozed > 1 ? ", the first" : "",
                   t->until == t->query.today + 1 ? "tomorrow" : day);
    }
    if (t->done) {
        struct arena arena = {0};
        const char *done =
            arena_format(&arena, "%s done: %d today", glyph_text(GLYPH_YES), t->done);
        draw_text(area, 0, area.width - 1 - text_columns(done), STYLE_DIM, done);
        arena_free(&arena);
    }
}

static const char *blank_text(const struct today *t) {
    if (*t->filter)
        return "No line of the agenda matches the filter.\n/ changes it, Esc shows all again.";
    if (!t->suppliers)
        return "Here stands every morning what needs a decision, and why: reviews and follow-ups "
               "that are due, certificates that lapse, samples and suppliers that have gone quiet, "
               "bank details nobody confirmed.\n\n"
               "2  opens the suppliers: a adds the first one there, I imports a list";
    if (t->query.mine)
        return "Nothing needs a decision of yours today.\n\n"
               "v  shows what is everybody's\nS  shows what was snoozed and done";
    return "Nothing needs a decision today.\n\nS  shows what was snoozed and done";
}

static void draw_list(struct today *t, struct area area) {
    list_draw(t->list, area, t->wide);
    if (!agenda_count(t->shown))
        draw_paragraph(area_part(area, 1, 0, area.height - 1, area.width - 1), 0, 2, STYLE_NORMAL,
                       blank_text(t));
}

void today_draw(struct screen *screen, struct area area) {
    struct today *t = screen->state;
    struct area list, detail;
    t->wide = layout_split(area, &list, &detail);
    draw_title(t, area_part(list, 0, 0, 1, list.width));
    draw_list(t, area_part(list, 1, 0, list.height - 2 - SAID_LINES, list.width));
    if (t->said)
        draw_foot(area_part(list, list.height - 1 - SAID_LINES, 0, SAID_LINES, list.width - 1), 1,
                  STYLE_NORMAL, t->said, NULL);
    draw_decided(t, area_part(list, list.height - 1, 0, 1, list.width));
    if (!t->wide)
        return;
    draw_rule_vertical(area, detail.x - area.x - 1);
    lines_draw(&t->detail, detail, false);
}
