/* Today: what is done with the line under the cursor. */
#include "sourcebench/core/date.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/tui/dialog.h"

#include "decide.h"
#include "decided.h"
#include "history.h"
#include "order_page.h"
#include "planner_state.h"
#include "quick_entry.h"
#include "review.h"
#include "supplier_detail.h"
#include "today_state.h"

/* What is asked runs while rows are read anew: it gets copies. */
static void decide(struct screen *screen, bool (*how)(const struct decide *d)) {
    struct today *t = screen->state;
    const struct today_row *row = today_current(t);
    struct arena arena = {0};
    struct decide d = {.shell = t->shell,
                       .query = &t->query,
                       .line = row->line,
                       .name = arena_string(&arena, row->words.supplier),
                       .reason = arena_string(&arena, row->reason)};
    how(&d);
    arena_free(&arena);
}

static void done(struct screen *screen) {
    decide(screen, decide_done);
}

static void snooze(struct screen *screen) {
    decide(screen, decide_snooze);
}

static void escalate(struct screen *screen) {
    decide(screen, decide_escalate);
}

static void with_supplier(struct screen *screen,
                          void (*how)(struct shell *shell, int64_t supplier, const char *name)) {
    struct today *t = screen->state;
    const struct today_row *row = today_current(t);
    struct arena arena = {0};
    how(t->shell, row->line.supplier, arena_string(&arena, row->words.supplier));
    arena_free(&arena);
}

static void note(struct screen *screen) {
    with_supplier(screen, quick_note);
}

static void follow_up(struct screen *screen) {
    with_supplier(screen, quick_follow_up);
}

static void log_contact(struct screen *screen) {
    with_supplier(screen, quick_log);
}

static void supplier_history(struct shell *shell, int64_t supplier, const char *name) {
    history_run(shell, &supplier_entity, supplier, name);
}

static void show_history(struct screen *screen) {
    with_supplier(screen, supplier_history);
}

/* What is offered or asked for is mended in the plan of its requirement. */
static bool open_plan(struct today *t, const struct agenda_line *line) {
    static const struct {
        enum agenda_rule_id rule;
        enum plan_view view;
    } views[] = {{AGENDA_QUOTE, PLAN_QUOTES_VIEW}, {AGENDA_ORDER_BY, PLAN_GANTT}};
    enum plan_view view = PLAN_COMPARE;
    int64_t requirement;
    struct error err;
    if (!agenda_requirement_of(t->session->store, line, &requirement, &err)) {
        shell_say_error(t->shell, &err);
        return true;
    }
    for (size_t i = 0; i < sizeof views / sizeof *views; i++)
        view = line->rule == views[i].rule ? views[i].view : view;
    if (requirement)
        plan_page_run_at(t->shell, requirement, view, line->subject);
    return requirement != 0;
}

/* Where a line is mended: a review on its card, the others in the view of their record; those
 * about the supplier itself in the view that has what is missing. */
static void open_line(struct screen *screen) {
    static const struct {
        enum agenda_rule_id rule;
        enum supplier_view view;
    } views[] = {{AGENDA_SILENT, VIEW_TIMELINE},
                 {AGENDA_VETTING_STALLED, VIEW_VETTING},
                 {AGENDA_CLOSURE, VIEW_SITES}};
    struct today *t = screen->state;
    struct agenda_line line = today_current(t)->line;
    if (agenda_rules[line.rule].done == AGENDA_DONE_REVIEWED) {
        review_run(t->shell, &t->query, t->shown, line.supplier);
        return;
    }
    if (open_plan(t, &line))
        return;
    for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
        if (line.rule == views[i].rule) {
            detail_run(t->shell, &supplier_detail, line.supplier, views[i].view);
            return;
        }
    }
    if (order_page_run_at(t->shell, agenda_rules[line.rule].table, line.subject))
        return;
    detail_run_at(t->shell, &supplier_detail, line.supplier, agenda_rules[line.rule].table,
                  line.subject);
}

static void review(struct screen *screen) {
    struct today *t = screen->state;
    review_run(t->shell, &t->query, t->shown, 0);
}

static const char *need_review(struct screen *screen) {
    const struct today *t = screen->state;
    return t->reviews ? NULL : "no supplier is due for review";
}

static void show_decided(struct screen *screen) {
    struct today *t = screen->state;
    decided_run(t->shell, &t->query);
}

static void explain(struct screen *screen) {
    struct today *t = screen->state;
    struct arena arena = {0};
    const struct today_row *row = today_current(t);
    text_view(t->shell, "How this line came about", today_explain(t, row, &arena));
    arena_free(&arena);
}

static void copy_name(struct screen *screen) {
    struct today *t = screen->state;
    quick_copy(t->shell, today_current(t)->words.supplier);
}

/* As a spreadsheet takes it: separated by tabs. */
static void copy_row(struct screen *screen) {
    struct today *t = screen->state;
    const struct today_row *row = today_current(t);
    struct arena arena = {0};
    char due[DATE_TEXT];
    date_to_iso(row->line.due, due);
    quick_copy(t->shell, arena_format(&arena, "%s\t%s\t%s\t%s\t%s\t%s",
                                      agenda_urgency_words[row->line.urgency],
                                      agenda_rules[row->line.rule].label, row->words.supplier,
                                      row->reason, due, row->words.who ? row->words.who : ""));
    arena_free(&arena);
}

static const struct action actions[] = {
    {"today.open", "open", "Open what the line is about where it can be mended.", "Enter", 0, 1,
     open_line, today_need_row},
    {"today.done", "done",
     "Settle the line; asks why where nothing else says so. A follow-up is kept, a review held.",
     "d", ACTION_CHANGES, 2, done, today_need_row},
    {"today.snooze", "snooze", "Put the line aside until a day.", "s", ACTION_CHANGES, 3, snooze,
     today_need_row},
    {"today.decided", "snoozed and done",
     "Show what was snoozed and done, by whom and when, and open it again.", "S", 0, 0,
     show_decided, NULL},
    {"today.note", "note", "Note something on the supplier's timeline.", "n", ACTION_CHANGES, 7,
     note, today_need_row},
    {"today.follow-up", "follow up", "Note what must be followed up, and when.", "f",
     ACTION_CHANGES, 4, follow_up, today_need_row},
    {"today.log", "log", "Log a call, mail, chat, visit … with a follow-up if there is one.", "l",
     ACTION_CHANGES, 0, log_contact, today_need_row},
    {"today.escalate", "escalate", "Give the line to another agent, with a reason.", "x",
     ACTION_CHANGES, 5, escalate, today_need_row},
    {"today.review", "review", "Review the suppliers that are due, one card at a time.", "r", 0, 6,
     review, need_review},
    {"today.explain", "why", "Say how the line came about: rule, days, settings.", "=", 0, 0,
     explain, today_need_row},
    {"today.history", "history", "Show who changed what about the supplier.", "H", 0, 0,
     show_history, today_need_row},
    {"today.copy", "copy name", "Copy the supplier's name to the terminal's clipboard.", "y", 0, 0,
     copy_name, today_need_row},
    {"today.copy-row", "copy row", "Copy the line, cells separated by tabs.", "Y", 0, 0, copy_row,
     today_need_row},
};

const struct action_table today_act_actions = {"today-line", "The line", actions,
                                               sizeof actions / sizeof *actions};
