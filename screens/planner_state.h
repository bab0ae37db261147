/*
 * The Planner: planner.c is the list of requirements, plan_page.c the plan of one, whose views are
 * a file each: plan_compare.c, plan_waterfall.c, plan_gantt.c, plan_cash_view.c, plan_breakdown.c,
 * plan_negotiate.c, plan_award_view.c, plan_offer_view.c, plan_quotes.c; plan_schedule_view.c is
 * the lower part of the Gantt. plan_whatif.c changes what is wanted to see what would be.
 */
#ifndef SCREENS_PLANNER_STATE_H
#define SCREENS_PLANNER_STATE_H

#include "sourcebench/core/plan_change.h"
#include "sourcebench/service/planning_levers.h"
#include "sourcebench/service/planning_text.h"
#include "sourcebench/tui/grid.h"
#include "sourcebench/tui/shell.h"

#include "lines.h"

enum { GANTT_QUOTE = 1 /* kinds of lines */ };

enum plan_view {
    PLAN_COMPARE,
    PLAN_WATERFALL,
    PLAN_GANTT,
    PLAN_CASH,
    PLAN_BREAKDOWN,
    PLAN_NEGOTIATE,
    PLAN_AWARD,
    PLAN_OFFER,
    PLAN_QUOTES_VIEW,
    PLAN_VIEWS
};

struct plan_page {
    struct lines lines; /* first: lines_motions finds it here; of the comparison its rows */
    struct shell *shell;
    struct session *session;
    int64_t requirement;
    struct planning p;
    enum plan_view view;
    int quote;      /* under the cursor: a column, and what other views are about */
    int64_t wanted; /* the record of the quote to begin with; 0: any */
    struct grid grid;
    enum landed_basis basis;
    struct client_offer_terms offer_terms; /* what the agent earns by an offer to the client */
    struct plan_change change;
    bool backward;       /* the Gantt: from the latest order day instead of the planned one */
    bool changed;        /* it shows what would be */
    int width;           /* that the lines were made for; 0: never yet */
    bool stale;          /* they are to be made anew before they are drawn */
    unsigned readings;   /* how often the plan was read: another, and awards are gone */
    struct arena solved; /* of the awards */
    struct planning_awards awards;
    bool has_awards, tried_awards;
    int room; /* columns of what is being filled */
    struct arena levers_arena;
    struct planning_levers levers;
    const struct record *levers_of; /* the quote that they are about; NULL: none yet */
    struct arena said;              /* of the sentences below */
    const char *sentence;
};

void plan_page_run(struct shell *shell, int64_t requirement);
/* In that view, with the cursor on that quote (0: on the first). */
void plan_page_run_at(struct shell *shell, int64_t requirement, enum plan_view view, int64_t quote);
extern const struct action_table plan_page_actions, planner_actions;

/* The record of the quote under the cursor; NULL where there is none. */
const struct record *plan_page_quote(const struct plan_page *v);
/* After something was changed in memory: reckons and shows it. */
void plan_page_changed(struct plan_page *v);
/* Takes back what was changed in memory. Entering does so first: it writes what is, not what would
 * be. */
void plan_page_restore(struct plan_page *v);
/* Reads the plan anew and sets the cursor on a quote, so that the next keys are about it. */
void plan_page_show_quote(struct plan_page *v, int64_t id);
void plan_page_show(struct plan_page *v, enum plan_view view);
const char *plan_number(int64_t n, struct arena *arena); /* "3,000" */

/* ---- views: each fills the lines for a width ---- */
void plan_compare_fill(struct plan_page *v, int width);
void plan_compare_draw(struct plan_page *v, struct area area);
/* The sentence about the quote and row under the cursor, made when the keys rest. */
const char *plan_compare_say(struct plan_page *v, struct arena *arena);
const char *plan_compare_why(struct plan_page *v, struct arena *arena);
void plan_waterfall_fill(struct plan_page *v, int width);
const char *plan_waterfall_why(struct plan_page *v, struct arena *arena);
void plan_gantt_fill(struct plan_page *v, int width);
/* The quote under the cursor of the chart becomes the one that is taken apart. */
void plan_gantt_follow(struct plan_page *v);
/* The order day that the chart shows a quote for; DATE_NONE: none is in time. */
int32_t plan_gantt_order(const struct plan_page *v, int quote);
void plan_schedule_fill(struct plan_page *v, int width);
const char *plan_schedule_why(struct plan_page *v, struct arena *arena);
void plan_cash_fill(struct plan_page *v, int width);
void plan_breakdown_fill(struct plan_page *v, int width);
const char *plan_breakdown_why(struct plan_page *v, struct arena *arena);
void plan_award_solve(struct plan_page *v);
void plan_award_fill(struct plan_page *v, int width);
const char *plan_award_why(struct plan_page *v, struct arena *arena);
void plan_award_keep(struct screen *screen);
/* Asks why a quote that lacks evidence may be awarded. */
void plan_award_waive(struct screen *screen);
void plan_quotes_fill(struct plan_page *v, int width);
void plan_quotes_goto(struct plan_page *v, int64_t quote);
void plan_offer_fill(struct plan_page *v, int width);
const char *plan_offer_why(struct plan_page *v, struct arena *arena);
void plan_ask_charge(struct screen *screen);
void plan_write_offer(struct plan_page *v);
extern const char plan_offer_sentence[];
/* Reckoned when the keys rest. */
void plan_negotiate_solve(struct plan_page *v);
void plan_negotiate_fill(struct plan_page *v, int width);

/* ---- on paper ---- */
/* Writes the view Award or the comparison to a file: plan_sheet.c. */
void plan_write_sheet(struct screen *screen);

/* ---- what if ---- */
void plan_ask_quantity(struct screen *screen);
void plan_ask_need(struct screen *screen);
void plan_ask_value(struct screen *screen); /* of the row under the cursor */
void plan_less(struct screen *screen);
void plan_more(struct screen *screen);

/* ---- entering ---- */
void plan_add_quote(struct screen *screen);
void plan_edit_quote(struct screen *screen);
void plan_enter_breaks(struct screen *screen);
void plan_add_stage(struct screen *screen);
void plan_add_cost(struct screen *screen);
void plan_delete_entry(struct screen *screen);

/* What a row of the comparison is, for what < > change. */
enum plan_row {
    ROW_TERMS,
    ROW_QUANTITY,
    ROW_PRICE,
    ROW_NEXT,
    ROW_MOQ,
    ROW_CAPACITY,
    ROW_UNIT,
    ROW_TOTAL,
    ROW_MODE,
    ROW_ON_TIME,
    ROW_ORDER_BY,
    ROW_ARRIVES,
    ROW_RATE,
    ROW_VALID,
    ROW_PAYMENT,
    ROW_EVIDENCE,
    COMPARE_ROWS
};
enum plan_row plan_row_at(const struct plan_page *v);

#endif
