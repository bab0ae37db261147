/* Awards by scenario, solved when the view is open and the keys rest: never while drawing. */
#include <string.h>

#include "sourcebench/core/requirement.h"
#include "sourcebench/service/award_keep.h"
#include "sourcebench/tui/dialog.h"

#include "planner_state.h"

enum { SOLVE_MS = 20000, WIDE = 100, NAME = 25, MONEY = 13 };

static bool stop(void *shell) {
    return !shell_progress(shell, "Solving the award", 0, 0);
}

void plan_award_solve(struct plan_page *v) {
    const struct mip_options options = {.milliseconds = SOLVE_MS, .stop = stop, .data = v->shell};
    struct error err;
    if (v->has_awards || v->tried_awards)
        return;
    v->tried_awards = true;
    v->has_awards = planning_award(&v->p, NULL, &options, &v->solved, &v->awards, &err);
    v->stale = true;
    if (!v->has_awards)
        shell_say_error(v->shell, &err);
}

static void add_scenario(struct plan_page *v, int at, bool wide) {
    struct arena *arena = &v->lines.arena;
    const struct planning_scenario *s = &v->awards.scenarios[at];
    const char *currency = v->p.plan.buyer.currency;
    struct line *line;
    if (s->outcome.status < AWARD_FOUND) {
        line = lines_add(&v->lines, STYLE_DIM,
                         arena_format(arena, "%s%s", text_cell(s->name, NAME, ALIGN_LEFT, arena),
                                      s->outcome.status == AWARD_STOPPED
                                          ? planning_award_status[AWARD_STOPPED]
                                          : planning_award_says(&v->p, &v->awards, s, arena)),
                         NULL);
        line->kind = at + 1;
        return;
    }
    const char *more =
        !s->has_extra   ? ""
        : s->extra <= 0 ? "no more"
                        : arena_format(arena, "+%s",
                                       strchr(planning_total(s->extra, currency, arena), ' ') + 1);
    line = lines_add(
        &v->lines, STYLE_BOLD,
        arena_format(
            arena, "%s%s%s%s%s", text_cell(s->name, NAME, ALIGN_LEFT, arena),
            text_cell(planning_money(s->award.unit, currency, arena), MONEY, ALIGN_RIGHT, arena),
            text_cell(planning_total(s->award.total, currency, arena), MONEY + 2, ALIGN_RIGHT,
                      arena),
            text_cell(planning_percent(s->award.lowest, arena), 9, ALIGN_RIGHT, arena),
            text_cell(more, MONEY, ALIGN_RIGHT, arena)),
        !wide                               ? NULL
        : s->outcome.status == AWARD_PROVED ? "proved"
                                            : "best found");
    line->kind = at + 1;
    for (int i = 0; i < s->award.n; i++) {
        const struct plan_award_share *share = &s->award.shares[i];
        line = lines_addf(
            &v->lines, STYLE_NORMAL, "%s  %s%s%s",
            text_cell(plan_number(share->quantity, arena), 11, ALIGN_RIGHT, arena),
            text_cell(planning_supplier(&v->p.plan.quotes[share->quote]), 26, ALIGN_LEFT, arena),
            text_cell(planning_money(share->unit, currency, arena), MONEY, ALIGN_RIGHT, arena),
            text_cell(planning_percent(share->on_time, arena), 7, ALIGN_RIGHT, arena));
        line->kind = at + 1;
    }
}

/* What is kept of an earlier decision. */
static void add_kept(struct plan_page *v) {
    struct arena *arena = &v->lines.arena;
    int n;
    struct record **kept = record_set_list(&v->p.file.set, &award_entity, AWARD_REQUIREMENT,
                                           v->requirement, arena, &n);
    if (n == 0)
        return;
    lines_add_heading(&v->lines, arena_format(arena, "Awarded on %s: %s",
                                              record_text(kept[0], AWARD_DECIDED_ON),
                                              record_text(kept[0], AWARD_SCENARIO)));
    for (int i = 0; i < n; i++) {
        int quote = 0;
        while (quote < v->p.plan.n_quotes &&
               v->p.plan.quotes[quote].quote->id != kept[i]->values[AWARD_QUOTE].i)
            quote++;
        lines_addf(&v->lines, STYLE_NORMAL, "    %7lld  %s",
                   (long long)kept[i]->values[AWARD_QUANTITY].i,
                   quote < v->p.plan.n_quotes
                       ? text_shorten(planning_supplier(&v->p.plan.quotes[quote]), 32, arena)
                       : "a quote that counts no more");
    }
    if (kept[0]->values[AWARD_REASON].kind == VALUE_TEXT)
        lines_addf(&v->lines, STYLE_DIM, "    %s", record_text(kept[0], AWARD_REASON));
}

void plan_award_fill(struct plan_page *v, int width) {
    add_kept(v);
    lines_add_heading(&v->lines,
                      arena_format(&v->lines.arena, "%-*s%*s%*s%*s%*s", NAME, "Scenario", MONEY,
                                   "Unit", MONEY + 2, "Total", 9, "On time", MONEY, "More"));
    if (!v->has_awards) {
        lines_add(&v->lines, STYLE_DIM,
                  v->tried_awards ? "It was not solved; a tries again." : "Being solved…", NULL);
        return;
    }
    for (int i = 0; i < v->awards.n; i++)
        add_scenario(v, i, width >= WIDE);
    lines_add(&v->lines, STYLE_DIM,
              "The lowest probability of each award is shown. K keeps the one under the cursor.",
              NULL);
}

static int scenario_under_cursor(const struct plan_page *v) {
    const struct line *line = lines_current(&v->lines);
    return v->view == PLAN_AWARD && v->has_awards && line && line->kind <= v->awards.n
               ? line->kind - 1
               : -1;
}

const char *plan_award_why(struct plan_page *v, struct arena *arena) {
    int at = scenario_under_cursor(v);
    if (at < 0)
        return plan_compare_why(v, arena);
    const struct planning_scenario *s = &v->awards.scenarios[at];
    if (s->outcome.status < AWARD_FOUND)
        return arena_format(arena, "%s: %s\n\n%s.\n", s->name, s->says,
                            s->outcome.status == AWARD_STOPPED
                                ? planning_award_status[AWARD_STOPPED]
                                : planning_award_says(&v->p, &v->awards, s, arena));
    const char *binds = planning_limit_words(s->outcome.binds, arena);
    return arena_format(
        arena,
        "%s: %s\n\n%s. Rules that bind: %s.\nAll arrive in time with %s, if they are independent "
        "of "
        "each other.\nOrdered above what is wanted, and paid: %lld pcs.\n\nQuantities are chosen "
        "within MOQ, capacity and order multiples, with the price of all units by the break "
        "reached; the proof is of a model whose costs are straight lines between exact figures, "
        "and the figures shown are reckoned exactly again.\n",
        s->name, s->says,
        s->outcome.status == AWARD_PROVED ? "No award is cheaper: proved"
                                          : "The best found in time",
        *binds ? binds : "none", planning_percent(s->award.all_arrive, arena),
        (long long)(s->award.surplus > 0 ? s->award.surplus : 0));
}

void plan_award_keep(struct screen *screen) {
    struct plan_page *v = screen->state;
    int at = scenario_under_cursor(v);
    struct error err = {0};
    char *reason = NULL;
    if (v->changed) {
        shell_say(v->shell, "This shows what would be: Esc takes it back, then award.");
        return;
    }
    if (at < 0) {
        shell_say(v->shell, "Choose a scenario in the view Award (a), then K keeps it.");
        return;
    }
    const struct planning_scenario *s = &v->awards.scenarios[at];
    unsigned readings = v->readings;
    if (s->has_extra && s->extra > 0) {
        reason = prompt_line(v->shell, "Why not the cheapest: ", NULL);
        if (!reason)
            return;
    } else if (!confirm(v->shell, "Award as \"%s\" says?", s->name)) {
        return;
    }
    if (v->readings != readings) {
        mem_free(reason);
        shell_say(v->shell, "The plan changed meanwhile; look at the scenarios again.");
        return;
    }
    bool ok = award_keep(&v->p, &v->awards, at, reason, &err);
    mem_free(reason);
    shell_changed(v->shell);
    if (ok)
        shell_say(v->shell, "Awarded; u takes it back.");
    else
        shell_say_error(v->shell, &err);
}
