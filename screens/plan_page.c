/* The plan of one requirement: views of the same quotes. */
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/money.h"
#include "sourcebench/core/requirement.h"
#include "sourcebench/service/order_make.h"
#include "sourcebench/tui/dialog.h"

#include "order_page.h"
#include "planner_setup.h"
#include "planner_state.h"
#include "quick_entry.h"
#include "record_form.h"
#include "rfq_screen.h"

static const char *const view_names[PLAN_VIEWS] = {
    "Compare", "Waterfall", "Gantt", "Cash", "Breakdown", "Negotiate", "Award", "Offer", "Quotes"};

/* ---- texts that views share ----------------------------------------------------------------- */

const char *plan_number(int64_t n, struct arena *arena) {
    return arena_string(arena, integer_text(n).text);
}

const struct record *plan_page_quote(const struct plan_page *v) {
    return v->quote < v->p.plan.n_quotes ? v->p.plan.quotes[v->quote].quote : NULL;
}

/* ---- lines ---------------------------------------------------------------------------------- */

static void fill(struct plan_page *v, int width) {
    static void (*const fills[PLAN_VIEWS])(struct plan_page * v, int width) = {
        plan_compare_fill, plan_waterfall_fill, plan_gantt_fill,
        plan_cash_fill,    plan_breakdown_fill, plan_negotiate_fill,
        plan_award_fill,   plan_offer_fill,     plan_quotes_fill};
    lines_clear(&v->lines);
    fills[v->view](v, width);
    v->width = width;
    v->stale = false;
}

/* At once: keys typed ahead act on what they would see, not on lines of before. */
static void refill(struct plan_page *v) {
    if (v->width)
        fill(v, v->width);
}

/* ---- reading -------------------------------------------------------------------------------- */

static void forget_awards(struct plan_page *v) {
    arena_free(&v->solved);
    v->has_awards = v->tried_awards = false;
    v->levers_of = NULL;
}

static bool read_plan(struct plan_page *v, struct error *err) {
    struct planning next = {0};
    if (!planning_open(v->session, v->requirement, &next, err)) {
        planning_close(&next);
        return false;
    }
    planning_move(&v->p, &next);
    plan_change_end(&v->change);
    plan_change_begin(&v->change, &v->p.plan);
    v->readings++;
    v->changed = false;
    v->sentence = "";
    if (v->quote >= v->p.plan.n_quotes)
        v->quote = v->p.plan.n_quotes ? v->p.plan.n_quotes - 1 : 0;
    forget_awards(v);
    refill(v);
    return true;
}

static void select_quote(struct plan_page *v, int64_t id) {
    for (int i = 0; i < v->p.plan.n_quotes; i++) {
        if (v->p.plan.quotes[i].quote->id == id)
            v->quote = i;
    }
}

void plan_page_show_quote(struct plan_page *v, int64_t id) {
    struct error err;
    if (!read_plan(v, &err)) {
        shell_say_error(v->shell, &err);
        return;
    }
    select_quote(v, id);
    refill(v);
    if (v->view == PLAN_QUOTES_VIEW)
        plan_quotes_goto(v, id);
}

static bool open(struct screen *screen, void *argument, struct error *err) {
    struct plan_page *v = argument;
    screen->state = v;
    v->shell = screen->shell;
    v->session = shell_context(screen->shell);
    v->basis = LANDED_COST;
    if (!read_plan(v, err))
        return false;
    select_quote(v, v->wanted);
    v->offer_terms = client_offer_usual(&v->p.plan);
    return true;
}

static void load(struct screen *screen) {
    struct plan_page *v = screen->state;
    struct error err;
    if (v->changed) /* what would be stands until it is taken back */
        return;
    if (!read_plan(v, &err)) {
        shell_say_error(v->shell, &err);
        screen_close(screen, 0);
    }
}

void plan_page_changed(struct plan_page *v) {
    struct error err;
    v->changed = plan_changed(&v->change);
    v->sentence = "";
    forget_awards(v);
    if (!planning_reckon(&v->p, &err))
        shell_say_error(v->shell, &err);
    refill(v);
}

void plan_page_restore(struct plan_page *v) {
    struct error err;
    if (v->changed && !read_plan(v, &err))
        shell_say_error(v->shell, &err);
}

/* ---- drawing -------------------------------------------------------------------------------- */

/* The name gives way before what is wanted does. */
static void draw_title(const struct plan_page *v, struct area area) {
    struct arena arena = {0};
    const struct plan *p = &v->p.plan;
    const char *right = p->rates_age ? arena_format(&arena, "rates %d d old", p->rates_age) : "";
    if (v->changed)
        right = "what if: Esc takes it back";
    const char *wanted = arena_format(&arena, " · %s pcs · %s", plan_number(plan_total(p), &arena),
                                      p->buyer.destination);
    if (p->needed_by != DATE_NONE)
        wanted = arena_format(&arena, "%s · by %s", wanted, date_text(&arena, p->needed_by));
    int room = area.width - 3 - text_columns(right) - text_columns(wanted);
    const char *name = record_text(p->requirement, REQUIREMENT_NAME);
    int width = text_columns(name);
    width = width < room ? width : room;
    draw_cell(area, 0, 1, width, ALIGN_LEFT, STYLE_BOLD, name);
    draw_text(area, 0, 1 + width, STYLE_NORMAL, wanted);
    draw_text(area, 0, area.width - 1 - text_columns(right), v->changed ? STYLE_WARN : STYLE_DIM,
              right);
    arena_free(&arena);
}

/* As many names as fit, the one that is shown among them. */
static void draw_views(const struct plan_page *v, struct area area) {
    enum { GAP = 2 };
    int room = area.width - 2, first = 0, used = 0, x = 1;
    for (int i = 0; i <= (int)v->view; i++) {
        used += text_columns(view_names[i]) + GAP;
        while (used - GAP > room - GAP * (first > 0))
            used -= text_columns(view_names[first++]) + GAP;
    }
    if (first > 0)
        x = 1 + draw_glyph(area, 0, x, STYLE_DIM, GLYPH_LEFT);
    for (int i = first; i < PLAN_VIEWS; i++) {
        bool last = i == PLAN_VIEWS - 1;
        if (x + text_columns(view_names[i]) + (last ? 0 : GAP) > area.width) {
            draw_glyph(area, 0, area.width - 1, STYLE_DIM, GLYPH_RIGHT);
            return;
        }
        x = GAP +
            draw_text(area, 0, x, i == (int)v->view ? STYLE_ACCENT : STYLE_DIM, view_names[i]);
    }
}

enum { SENTENCE_LINES = 3, ROOMY = 18 };

static void draw(struct screen *screen, struct area area) {
    struct plan_page *v = screen->state;
    if (v->stale || v->width != area.width)
        fill(v, area.width);
    int lines = area.height < ROOMY ? 1 : SENTENCE_LINES, below = 1 + 1 + lines;
    draw_title(v, area_part(area, 0, 0, 1, area.width));
    struct area body = area_part(area, 1, 0, area.height - 1 - below, area.width);
    if (v->p.plan.n_quotes == 0 && (v->view != PLAN_QUOTES_VIEW || v->lines.count == 0))
        draw_paragraph(body, 1, 1, STYLE_NORMAL,
                       "Nobody has quoted for this yet. n adds a quote; B gives it price breaks, "
                       "and S stages. A case file brings all at once: sourcebench import "
                       "CASE.yaml.");
    else if (v->view == PLAN_COMPARE)
        plan_compare_draw(v, body);
    else
        lines_draw(&v->lines, body, true);
    draw_rule_horizontal(area, area.height - below);
    draw_views(v, area_part(area, area.height - below + 1, 0, 1, area.width));
    draw_paragraph(area_part(area, area.height - lines, 0, lines, area.width), 0, 1, STYLE_NORMAL,
                   v->sentence);
}

static void settle(struct screen *screen) {
    struct plan_page *v = screen->state;
    if (v->view == PLAN_AWARD && v->p.plan.n_quotes)
        plan_award_solve(v);
    if (v->view == PLAN_GANTT)
        plan_gantt_follow(v);
    if (v->view == PLAN_NEGOTIATE && v->p.plan.n_quotes)
        plan_negotiate_solve(v);
    arena_free(&v->said);
    v->sentence = v->p.plan.n_quotes == 0 ? ""
                  : v->view == PLAN_OFFER ? plan_offer_sentence
                                          : plan_compare_say(v, &v->said);
}

/* ---- views ---------------------------------------------------------------------------------- */

/* A sentence about suppliers does not stand below what the client may see, not for a moment. */
void plan_page_show(struct plan_page *v, enum plan_view view) {
    v->view = view;
    v->lines.cursor = v->lines.top = 0;
    if (view == PLAN_OFFER)
        v->sentence = plan_offer_sentence;
    refill(v);
}

static void show_view(struct plan_page *v, int view) {
    plan_page_show(v, (enum plan_view)((view + PLAN_VIEWS) % PLAN_VIEWS));
}

static void next_view(struct screen *screen) {
    struct plan_page *v = screen->state;
    show_view(v, (int)v->view + 1);
}

static void previous_view(struct screen *screen) {
    struct plan_page *v = screen->state;
    show_view(v, (int)v->view - 1);
}

static void move_quote(struct screen *screen, int by) {
    struct plan_page *v = screen->state;
    int at = v->quote + by;
    if (at < 0 || at >= v->p.plan.n_quotes)
        return;
    v->quote = at;
    v->stale = true;
    v->sentence = "";
}

static void next_quote(struct screen *screen) {
    move_quote(screen, 1);
}

static void previous_quote(struct screen *screen) {
    move_quote(screen, -1);
}

static void next_basis(struct screen *screen) {
    struct plan_page *v = screen->state;
    v->basis = (enum landed_basis)((v->basis + 1) % LANDED_BASES);
    v->stale = true;
    shell_say(v->shell, "Compared by the %s cost%s.", landed_basis_words[v->basis],
              v->basis == LANDED_COST ? "" : ", which leaves out what comes behind it");
}

static void turn_chart(struct screen *screen) {
    struct plan_page *v = screen->state;
    v->backward = !v->backward;
    v->stale = true;
    shell_say(v->shell, "%s",
              v->backward ? "Backward: as if ordered on the latest day that is in time with 80 %."
                          : "Forward: as ordered on the day that is planned.");
}

static const char *need_gantt(struct screen *screen) {
    const struct plan_page *v = screen->state;
    return v->view == PLAN_GANTT ? NULL : "that is for the Gantt chart";
}

static void show_award(struct screen *screen) {
    struct plan_page *v = screen->state;
    if (!v->has_awards)
        forget_awards(v);
    show_view(screen->state, PLAN_AWARD);
}

static void why(struct screen *screen) {
    struct plan_page *v = screen->state;
    struct arena arena = {0};
    const char *text = v->view == PLAN_WATERFALL   ? plan_waterfall_why(v, &arena)
                       : v->view == PLAN_AWARD     ? plan_award_why(v, &arena)
                       : v->view == PLAN_GANTT     ? plan_schedule_why(v, &arena)
                       : v->view == PLAN_OFFER     ? plan_offer_why(v, &arena)
                       : v->view == PLAN_BREAKDOWN ? plan_breakdown_why(v, &arena)
                                                   : plan_compare_why(v, &arena);
    text_view(v->shell, "Why", text);
    arena_free(&arena);
}

/* Takes back what was changed, else closes. */
static void back(struct screen *screen) {
    struct plan_page *v = screen->state;
    if (!v->changed)
        screen_leave(screen);
    plan_page_restore(v);
}

static void edit_requirement(struct screen *screen) {
    struct plan_page *v = screen->state;
    plan_page_restore(v);
    if (record_form_edit(v->shell, &requirement_entity, v->requirement, NULL, 0))
        shell_say(v->shell, "Saved; u takes it back.");
}

static void say_made(struct plan_page *v, const struct orders_made *made) {
    struct arena arena = {0};
    const char *says = orders_made_says(made, &arena);
    if (*says)
        shell_say(v->shell, "Made %d order%s. %s o shows, u takes back.", made->n,
                  made->n == 1 ? "" : "s", says);
    else
        shell_say(v->shell,
                  "Made %d order%s with milestones, payments and documents; o shows, u takes back.",
                  made->n, made->n == 1 ? "" : "s");
    arena_free(&arena);
}

static void set_up(struct screen *screen) {
    struct plan_page *v = screen->state;
    plan_page_restore(v);
    planner_setup(v->shell);
}

static void make_orders(struct screen *screen) {
    struct plan_page *v = screen->state;
    struct error err;
    struct orders_made made;
    if (v->changed) {
        shell_say(v->shell, "This shows what would be: Esc takes it back, then order.");
        return;
    }
    if (!confirm(v->shell, "Make orders of what is awarded?"))
        return;
    bool ok = orders_make(&v->p, &made, &err);
    shell_changed(v->shell);
    if (ok)
        say_made(v, &made);
    else
        shell_say_error(v->shell, &err);
}

static void show_orders(struct screen *screen) {
    struct plan_page *v = screen->state;
    orders_run(v->shell, v->requirement);
}

static void send_request(struct screen *screen) {
    struct plan_page *v = screen->state;
    rfq_write(v->shell, v->requirement);
}

static void read_answer(struct screen *screen) {
    struct plan_page *v = screen->state;
    plan_page_restore(v);
    int64_t quote = rfq_answer_run(v->shell);
    if (quote)
        plan_page_show_quote(v, quote);
}

/* A quote, or in its view also what does not count: withdrawn, only asked for, an earlier round. */
static const char *need_entry(struct screen *screen) {
    const struct plan_page *v = screen->state;
    return plan_page_quote(v) || (v->view == PLAN_QUOTES_VIEW && lines_current(&v->lines))
               ? NULL
               : "there is no quote yet; n adds one";
}

static const char *need_quote(struct screen *screen) {
    const struct plan_page *v = screen->state;
    return plan_page_quote(v) ? NULL : "there is no quote yet; n adds one";
}

static const struct action actions[] = {
    {"plan.previous", "view", "Show the view before.", "[ | Shift-Tab", 0, 1, previous_view, NULL},
    {"plan.next", "next view", "Show the next view of the plan.", "] | Tab", 0, 1, next_view, NULL},
    {"plan.right", "next quote", "Go to the next quote.", "l | Right", ACTION_MOTION, 0, next_quote,
     NULL},
    {"plan.left", "quote before", "Go to the quote before.", "h | Left", ACTION_MOTION, 0,
     previous_quote, NULL},
    {"plan.quantity", "quantity", "See what another quantity would cost.", "#", 0, 2,
     plan_ask_quantity, NULL},
    {"plan.need", "needed by", "See what another day would mean.", "@", 0, 3, plan_ask_need, NULL},
    {"plan.less", "change", "Make what the row is about less, to see what would be.", "<", 0, 4,
     plan_less, need_quote},
    {"plan.more", "more", "Make what the row is about more, to see what would be.", ">", 0, 4,
     plan_more, need_quote},
    {"plan.value", "value", "Type a value for the row, to see what would be.", "v", 0, 0,
     plan_ask_value, need_quote},
    {"plan.basis", "basis",
     "Compare ex works, FOB, CIF or landed; ~ rests on an estimate, ( ) is for another quantity.",
     "b", 0, 5, next_basis, NULL},
    {"plan.backward", "backward",
     "Turn the Gantt chart: from the latest order day, or the planned one.", "f", 0, 0, turn_chart,
     need_gantt},
    {"plan.award", "award", "Show who would get how much, by scenario.", "a", 0, 6, show_award,
     need_quote},
    {"plan.charge", "commission", "Set what you earn by an offer to the client.", "%", 0, 0,
     plan_ask_charge, need_quote},
    {"plan.keep", "keep award", "Award as the scenario under the cursor says.", "K", ACTION_CHANGES,
     0, plan_award_keep, need_quote},
    {"plan.waive", "waive evidence",
     "Say why a quote that lacks evidence may be awarded, or that it may not.", "W", ACTION_CHANGES,
     0, plan_award_waive, need_quote},
    {"plan.order", "order", "Make orders out of what is awarded.", "O", ACTION_CHANGES, 0,
     make_orders, need_quote},
    {"plan.orders", "orders", "Show the orders of this requirement.", "o", 0, 0, show_orders, NULL},
    {"plan.why", "why", "Show how it comes about: formula, inputs, source.", "= | Enter", 0, 7, why,
     need_quote},
    {"plan.add-quote", "new quote", "Enter a quote.", "n", ACTION_CHANGES, 8, plan_add_quote, NULL},
    {"plan.edit-quote", "edit quote", "Edit the quote under the cursor.", "e", ACTION_CHANGES, 9,
     plan_edit_quote, need_entry},
    {"plan.breaks", "price breaks",
     "Enter its price breaks in a table; cells of a spreadsheet can be pasted.", "B",
     ACTION_CHANGES, 0, plan_enter_breaks, need_entry},
    {"plan.stage", "stage", "Add a stage to its lead time.", "S", ACTION_CHANGES, 0, plan_add_stage,
     need_entry},
    {"plan.cost", "cost line", "Add a line to the breakdown of its price.", "C", ACTION_CHANGES, 0,
     plan_add_cost, need_entry},
    {"plan.delete", "delete", "Delete the entry under the cursor.", "D",
     ACTION_CHANGES | ACTION_DANGEROUS, 0, plan_delete_entry, need_entry},
    {"plan.requirement", "requirement", "Edit the requirement.", "E", ACTION_CHANGES, 0,
     edit_requirement, NULL},
    {"plan.setup", "set up",
     "Products, exchange rates, calendars, lanes, duties: what the plan reckons with.", "t",
     ACTION_CHANGES, 0, set_up, NULL},
    {"plan.sheet", "to paper",
     "Write the comparison, or in its view the award or the offer, to a file: .html to print, "
     ".csv for a spreadsheet.",
     "P", ACTION_FILES, 0, plan_write_sheet, need_quote},
    {"plan.request", "request",
     "Write a request for quotation as a sheet (.csv) that the supplier fills in.", "R",
     ACTION_FILES, 0, send_request, NULL},
    {"plan.answer", "answer", "Read a sheet that a supplier filled in (.csv, .xlsx).", "I",
     ACTION_CHANGES | ACTION_FILES, 0, read_answer, NULL},
    {"plan.close", "back", "Take back what was changed to see, else back to the requirements.",
     "Esc | q", 0, 10, back, NULL},
};

const struct action_table plan_page_actions = {"plan", "Plan", actions,
                                               sizeof actions / sizeof *actions};

static const struct action_table *const tables[] = {&plan_page_actions, &lines_motions, NULL};

static const struct screen_ops page_screen = {.id = "plan",
                                              .title = "Plan",
                                              .tables = tables,
                                              .undoes = true,
                                              .open = open,
                                              .load = load,
                                              .draw = draw,
                                              .settle = settle,
                                              .unmove = lines_motion_back};

void plan_page_run(struct shell *shell, int64_t requirement) {
    plan_page_run_at(shell, requirement, PLAN_COMPARE, 0);
}

void plan_page_run_at(struct shell *shell, int64_t requirement, enum plan_view view,
                      int64_t quote) {
    struct plan_page v = {
        .requirement = requirement, .view = view, .wanted = quote, .sentence = ""};
    shell_visit(shell, &page_screen, &v);
    plan_change_end(&v.change);
    planning_close(&v.p);
    lines_free(&v.lines);
    arena_free(&v.solved);
    arena_free(&v.levers_arena);
    arena_free(&v.said);
}
