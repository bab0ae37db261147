/* Awards by scenario, solved when the view is open and the keys rest: never while drawing. */
#include <string.h>

#include "sourcebench/core/requirement.h"
#include "sourcebench/service/award_keep.h"
#include "sourcebench/tui/dialog.h"

#include "planner_state.h"

enum {
    SOLVE_MS = 20000,
    SUPPLIERS = 10, /* in the column of names */
    QUANTITY = 9,
    UNIT = 11,
    TOTAL = 13,
    ON_TIME = 9,
    MORE = 11,
    PROOF = 12
};

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

struct telling {
    struct plan_page *v;
    int kind;
    const char *indent;
};

static void tell_piece(void *telling, const char *text, size_t length) {
    struct telling *t = telling;
    lines_addf(&t->v->lines, STYLE_DIM, "%s%.*s", t->indent, (int)length, text)->kind = t->kind;
}

/* A sentence below a scenario, of which its lines are part. */
static void tell(struct plan_page *v, int kind, int width, const char *text) {
    struct telling t = {v, kind, "    "};
    text_wrap(text, width - 2 - (int)strlen(t.indent), tell_piece, &t);
}

static const char *impossible_text(const struct plan_page *v, const struct planning_scenario *s,
                                   struct arena *arena) {
    return s->outcome.status == AWARD_STOPPED ? planning_award_status[AWARD_STOPPED]
                                              : planning_award_says(&v->p, &v->awards, s, arena);
}

static void add_scenario(struct plan_page *v, int at, int width) {
    struct arena *arena = &v->lines.arena;
    const struct planning_scenario *s = &v->awards.scenarios[at];
    int name = name_width(width);
    if (s->outcome.status < AWARD_FOUND) {
        lines_add(&v->lines, STYLE_BOLD, s->name, NULL)->kind = at + 1;
        tell(v, at + 1, width, impossible_text(v, s, arena));
        return;
    }
    lines_add(&v->lines, STYLE_BOLD,
              arena_format(arena, "%s%*d%s%s",
                           text_cell(s->name, name - SUPPLIERS, ALIGN_LEFT, arena), SUPPLIERS,
                           s->award.n,
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
    if (s->n_bindings)
        tell(v, at + 1, width,
             arena_format(arena, "binds: %s", planning_bindings_say(&v->p, s, arena)));
}

/* Who takes no part, and who only because somebody said so. */
static void add_left_out(struct plan_page *v, int width) {
    struct arena *arena = &v->lines.arena;
    bool first = true;
    for (int i = 0; i < v->p.plan.n_quotes; i++) {
        const char *out = planning_left_out(&v->p, &v->awards, i, arena);
        const char *why = out ? out : planning_waived(&v->p, i, arena);
        if (!why)
            continue;
        if (first)
            lines_add_heading(&v->lines, "Left out, or admitted by a waiver (W)");
        first = false;
        int before = v->lines.count;
        tell(v, 0, width,
             arena_format(arena, "%s: %s",
                          text_shorten(planning_supplier(&v->p.plan.quotes[i]), 32, arena), why));
        for (; before < v->lines.count; before++)
            v->lines.items[before].id = v->p.plan.quotes[i].quote->id;
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
                      arena_format(arena, "%-*s%*s%*s%*s%*s%*s", name_width(width) - SUPPLIERS,
                                   "Scenario", SUPPLIERS, "Suppliers", UNIT,
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
    add_left_out(v, width);
    lines_add_foot(&v->lines, width,
                   "Of each award the lowest probability is shown. K keeps the one under the "
                   "cursor.");
}

static int scenario_under_cursor(const struct plan_page *v) {
    const struct line *line = lines_current(&v->lines);
    return v->view == PLAN_AWARD && v->has_awards && line && line->kind > 0 &&
                   line->kind <= v->awards.n
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
                            impossible_text(v, s, arena));
    const char *binds = planning_bindings_say(&v->p, s, arena);
    return arena_format(
        arena,
        "%s: %s\n\n%s. Rules that bind: %s.\nAll arrive in time with %s, if they are independent "
        "of each other.\nOrdered above what is wanted, and paid: %s pcs.\n\nQuantities are chosen "
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

/* ---- evidence ---------------------------------------------------------------------------------
 */

/* The quote of the line under the cursor if it is left out; else one that is chosen; -1: none. */
static int lacking_quote(struct plan_page *v, struct arena *arena) {
    const struct line *line = lines_current(&v->lines);
    struct picker_item *items = arena_alloc(arena, (size_t)v->p.plan.n_quotes + 1, sizeof *items);
    int of[PLAN_QUOTES], n = 0;
    for (int i = 0; i < v->p.plan.n_quotes; i++) {
        if (!v->p.evidence[i].gaps)
            continue;
        if (v->view == PLAN_AWARD && line && line->id == v->p.plan.quotes[i].quote->id)
            return i;
        items[n] =
            (struct picker_item){planning_supplier(&v->p.plan.quotes[i]), v->p.evidence[i].missing};
        of[n++] = i;
    }
    if (n == 0) {
        shell_say(v->shell, "No quote here lacks evidence that %s demands.",
                  v->p.plan.buyer.destination);
        return -1;
    }
    int at = pick(v->shell, "Whose evidence is waived", items, n, 0);
    return at < 0 ? -1 : of[at];
}

void plan_award_waive(struct screen *screen) {
    struct plan_page *v = screen->state;
    struct arena arena = {0};
    struct error err = {0};
    char *reason = NULL;
    plan_page_restore(v);
    unsigned readings = v->readings;
    int quote = lacking_quote(v, &arena);
    if (quote >= 0 && v->readings == readings)
        reason = prompt_line(
            v->shell,
            arena_format(&arena, "Without %s because (empty: not): ", v->p.evidence[quote].missing),
            v->p.evidence[quote].waiver);
    if (v->readings != readings) {
        shell_say(v->shell, "The plan changed meanwhile; look at it again.");
    } else if (reason) {
        bool ok = award_waive(&v->p, quote, reason, &err);
        shell_changed(v->shell);
        if (ok)
            shell_say(v->shell, *reason ? "Waived; it may be awarded. u takes it back."
                                        : "It is left out again; u takes it back.");
        else
            shell_say_error(v->shell, &err);
    }
    mem_free(reason);
    arena_free(&arena);
}
