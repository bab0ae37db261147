/*
 * The state of the Today screen, shared by the files that make it up: today.c (model), today_rows.c
 * (rows and headings of the list), today_draw.c, today_act.c (what is done with a line),
 * today_explain.c (how a line came about).
 */
#ifndef SCREENS_TODAY_STATE_H
#define SCREENS_TODAY_STATE_H

#include "sourcebench/db/agenda.h"
#include "sourcebench/service/session.h"
#include "sourcebench/tui/list.h"
#include "sourcebench/tui/shell.h"

#include "lines.h"

struct today_row {
    struct agenda_line line; /* of a heading: its urgency alone */
    struct agenda_words words;
    const char *reason;
};

struct today {
    struct list *list; /* first: motions.h finds it here */
    struct shell *shell;
    struct session *session;
    struct agenda_query query; /* settings, today, whose; without the filter */
    struct agenda *all;        /* what the tab counts */
    struct agenda *shown;      /* what the filter finds; all where there is none */
    char *filter;              /* as typed; "" for all */
    bool flat;                 /* without headings */
    bool prepared;             /* the last days to order are those of now */
    size_t reviews;            /* that are due among those shown */
    int64_t suppliers;         /* how many there are, for the empty states */

    /* What was decided, read once the keys rest. */
    bool counted;
    int snoozed, done; /* done: today */
    int32_t until;     /* when the first snooze ends */

    bool wide;           /* list and detail side by side */
    int64_t detail_id;   /* whom the lines below describe; 0: nobody */
    struct lines detail; /* the overview beside the list */
    struct arena arena;  /* of what follows */
    const char *said;    /* the whole sentence of the row under the cursor */
};

/* The row under the cursor, or NULL. */
const struct today_row *today_current(const struct today *t);

/* The first row about the supplier among those shown; false where there is none. */
bool today_row_about(const struct today *t, int64_t supplier, struct arena *arena,
                     struct list_row *row);

/* The list's source. */
extern const struct list_source today_rows;

void today_draw(struct screen *screen, struct area area);
void today_draw_row(void *user, struct area area, const struct list_row *row, bool cursor,
                    bool marked);
/* The sign of an urgency. */
const char *today_glyph(int urgency);
/* "-7 d", "0 d", "12 d": from today to the day. */
const char *today_distance(int32_t day, int32_t today, struct arena *arena);
/* All that a row has no room for, in one sentence. */
const char *today_sentence(const struct today *t, const struct today_row *row, struct arena *arena);

/* How the line came about, as text. */
const char *today_explain(const struct today *t, const struct today_row *row, struct arena *arena);

/* Why an action is off. */
const char *today_need_row(struct screen *screen);

extern const struct action_table today_actions, today_act_actions;

#endif
