/* Awards by scenario, solved when the view is open and the keys rest: never while drawing. */
#include <string.h>

#include "sourcebench/core/requirement.h"
#include "sourcebench/service/award_keep.h"
#include "sourcebench/tui/dialog.h"

#include "planner_state.h"

enum { SOLVE_MS = 20000, QUANTITY = 9, UNIT = 11, TOTAL = 13, ON_TIME = 9, MORE = 11, PROOF = 12 };

/* What the figures leave for names. */
static int name_width(int width) {
    enum { LEAST = 24, MOST = 48 };
    int room = width - 1 - UNIT - TOTAL - ON_TIME - MORE;
    room -= room - PROOF >= LEAST + QUANTITY ? PROOF : 0;
    return room < LEAST ? LEAST : room > MOST ? MOST : room;
}

static bool shows_proof(int width) {
    return width - 1 - name_width(width) - UNIT - TOTAL - ON_TIME - MORE >= PROOF;
}

/* The heads name the currency. */
static const char *figure(const char *money, int width, struct arena *arena) {
    const char *blank = strchr(money, ' ');
    return text_cell(blank ? blank + 1 : money, width, ALIGN_RIGHT, arena);
}

static const char *figures(const struct plan_page *v, int64_t unit, int64_t total, double on_time,
                           struct arena *arena) {
    const char *currency = v->p.plan.buyer.currency;
    return arena_format(arena, "%s%s%s", figure(planning_money(unit, currency, arena), UNIT, arena),
                        figure(planning_total(total, currency, arena), TOTAL, arena),
                        text_cell(planning_percent(on_time, arena), ON_TIME, ALIGN_RIGHT, arena));
}

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

static void add_share(struct plan_page *v, const struct plan_award_share *share, int kind,
                      int name) {
    struct arena *arena = &v->lines.arena;
    const struct plan_quote *q = &v->p.plan.quotes[share->quote];
    const char *mode = planning_mode(q, share->way);
    int room = name - QUANTITY - 2 - (*mode ? text_columns(mode) + 2 : 0);
    const char *supplier = arena_format(
        arena, "%s%s%s", text_shorten(planning_supplier(q), room, arena), *mode ? ", " : "", mode);
    lines_addf(&v->lines, STYLE_NORMAL, "%s  %s%s",
               text_cell(plan_number(share->quantity, arena), QUANTITY, ALIGN_RIGHT, arena),
               text_cell(supplier, name - QUANTITY - 2, ALIGN_LEFT, arena),
               figures(v, share->unit, share->total, share->on_time, arena))
        ->kind = kind;
}

static const char *more_text(const struct plan_page *v, const struct planning_scenario *s,
                             struct arena *arena) {
    if (!s->has_extra)
        return "";
    return s->extra <= 0
               ? "no more"
               : arena_format(
                     arena, "+%s",
                     strchr(planning_total(s->extra, v->p.plan.buyer.currency, arena), ' ') + 1);
}

static void add_scenario(struct plan_page *v, int at, int width) {
    struct arena *arena = &v->lines.arena;
    const struct planning_scenario *s = &v->awards.scenarios[at];
    int name = name_width(width);
    if (s->outcome.status < AWARD_FOUND) {
        const char *why = s->outcome.status == AWARD_STOPPED
                              ? planning_award_status[AWARD_STOPPED]
                              : planning_award_says(&v->p, &v->awards, s, arena);
        lines_addf(&v->lines, STYLE_DIM, "%s  %s", text_cell(s->name, name, ALIGN_LEFT, arena), why)
            ->kind = at + 1;
        return;
    }
    lines_add(&v->lines, STYLE_BOLD,
              arena_format(arena, "%s%s%s", text_cell(s->name, name, ALIGN_LEFT, arena),
                           figures(v, s->award.unit, s->award.total, s->award.lowest, arena),
                           text_cell(more_text(v, s, arena), MORE, ALIGN_RIGHT, arena)),
              !shows_proof(width)                 ? NULL
              : s->outcome.status == AWARD_PROVED ? "proved"
                                                  : "best found")
        ->kind = at + 1;
    for (int i = 0; i < s->award.n; i++)
        add_share(v, &s->award.shares[i], at + 1, name);
    if (s->award.surplus > 0)
        lines_addf(&v->lines, STYLE_DIM, "%s  more than is wanted, and paid",
                   text_cell(plan_number(s->award.surplus, arena), QUANTITY, ALIGN_RIGHT, arena))
            ->kind = at + 1;
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
        lines_addf(&v->lines, STYLE_NORMAL, "%s  %s",
                   text_cell(plan_number(kept[i]->values[AWARD_QUANTITY].i, arena), QUANTITY,
                             ALIGN_RIGHT, arena),
                   quote < v->p.plan.n_quotes
                       ? text_shorten(planning_supplier(&v->p.plan.quotes[quote]), 32, arena)
                       : "a quote that counts no more");
    }
    if (kept[0]->values[AWARD_REASON].kind == VALUE_TEXT)
        lines_addf(&v->lines, STYLE_DIM, "    %s", record_text(kept[0], AWARD_REASON));
}

void plan_award_fill(struct plan_page *v, int width) {
    struct arena *arena = &v->lines.arena;
    const char *currency = v->p.plan.buyer.currency;
    add_kept(v);
    lines_add_heading(&v->lines,
                      arena_format(arena, "%-*s%*s%*s%*s%*s", name_width(width), "Scenario", UNIT,
                                   arena_format(arena, "%s / unit", currency), TOTAL,
                                   arena_format(arena, "%s total", currency), ON_TIME, "On time",
                                   MORE, "More"));
    if (!v->has_awards) {
        lines_add(&v->lines, STYLE_DIM,
                  v->tried_awards ? "It was not solved; a tries again." : "Being solved…", NULL);
        return;
    }
    for (int i = 0; i < v->awards.n; i++)
        add_scenario(v, i, width);
    lines_add_foot(&v->lines, width,
                   "Of each award the lowest probability is shown. K keeps the one under the "
                   "cursor.");
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
        "each other.\nOrdered above what is wanted, and paid: %s pcs.\n\nQuantities are chosen "
        "within MOQ, capacity and order multiples, with the price of all units by the break "
        "reached; the proof is of a model whose costs are straight lines between exact figures, "
        "and the figures shown are reckoned exactly again.\n",
        s->name, s->says,
        s->outcome.status == AWARD_PROVED ? "No award is cheaper: proved"
                                          : "The best found in time",
        *binds ? binds : "none", planning_percent(s->award.all_arrive, arena),
        plan_number(s->award.surplus > 0 ? s->award.surplus : 0, arena));
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
