/* plan award: the scenarios of a requirement, solved. */
#include <math.h>
#include <string.h>

#include "sourcebench/io/table.h"
#include "sourcebench/service/award_keep.h"

#include "cli_plan.h"

enum { AWARD_MS = 20000 };

static void print_table(struct cli *cli, const struct planning *p, const struct planning_awards *a,
                        struct arena *arena) {
    static const struct table_column columns[] = {
        {"SCENARIO", false}, {"AWARD", false},    {"LANDED", true},  {"TOTAL", true},
        {"MORE", true},      {"SURPLUS", true},   {"ON TIME", true}, {"PROOF", false},
        {"RULE", false},     {"SUPPLIERS", true}, {"BINDING", false}};
    struct table *t = table_begin(stdout, columns, sizeof columns / sizeof *columns, cli->width);
    const char *currency = p->plan.buyer.currency;
    for (int i = 0; i < a->n; i++) {
        const struct planning_scenario *s = &a->scenarios[i];
        bool found = s->outcome.status >= AWARD_FOUND;
        table_row(t, (const char *[]){
                         s->name,
                         planning_award_says(p, a, s, arena),
                         found ? planning_money(s->award.unit, currency, arena) : "",
                         found ? planning_total(s->award.total, currency, arena) : "",
                         s->has_extra ? planning_total(s->extra, currency, arena) : "",
                         found && s->award.surplus > 0
                             ? arena_format(arena, "%lld", (long long)s->award.surplus)
                             : "",
                         found ? planning_percent(s->award.lowest, arena) : "",
                         planning_award_status[s->outcome.status],
                         s->says,
                         found ? arena_format(arena, "%d", s->award.n) : "",
                         planning_bindings_say(p, s, arena),
                     });
    }
    table_end(t);
}

static void json_rules(struct json_writer *w, const char *name, const struct planning *p,
                       const struct planning_scenario *s, const bool *set, struct arena *arena) {
    json_write_array(w, name);
    for (int l = 0; l < LIMITS; l++) {
        if (!set[l])
            continue;
        json_write_object(w, NULL);
        json_write_text(w, "rule", award_limit_names[l]);
        json_write_text(w, "says", planning_limit_says(p, &s->limits, (enum award_limit)l, arena));
        json_write_object_end(w);
    }
    json_write_array_end(w);
}

static void json_bindings(struct json_writer *w, const struct planning *p,
                          const struct planning_scenario *s, struct arena *arena) {
    json_write_array(w, "binding");
    for (int i = 0; i < s->n_bindings; i++) {
        json_write_object(w, NULL);
        json_rules(w, "rules", p, s, s->bindings[i].set, arena);
        json_write_decimal(w, "costs", s->bindings[i].costs, 4);
        json_write_object_end(w);
    }
    json_write_array_end(w);
}

static void json_award(struct json_writer *w, const struct planning *p,
                       const struct plan_award *award) {
    json_write_array(w, "award");
    for (int i = 0; i < award->n; i++) {
        const struct plan_award_share *s = &award->shares[i];
        json_write_object(w, NULL);
        json_write_id(w, "quote", p->plan.quotes[s->quote].quote->id);
        json_write_text(w, "supplier", planning_supplier(&p->plan.quotes[s->quote]));
        json_write_int(w, "quantity", s->quantity);
        json_write_text(w, "mode", planning_mode(&p->plan.quotes[s->quote], s->way));
        json_write_decimal(w, "unit", s->unit, 4);
        json_write_decimal(w, "total", s->total, 4);
        json_write_decimal(w, "on_time", llround(s->on_time * 1000000), 6);
        json_write_object_end(w);
    }
    json_write_array_end(w);
    json_write_int(w, "quantity", award->quantity);
    json_write_int(w, "surplus", award->surplus);
    json_write_decimal(w, "unit", award->unit, 4);
    json_write_decimal(w, "total", award->total, 4);
    json_write_int(w, "suppliers", award->n);
    json_write_decimal(w, "lowest_on_time", llround(award->lowest * 1000000), 6);
    json_write_decimal(w, "all_arrive_if_independent", llround(award->all_arrive * 1000000), 6);
}

static void json_scenario(struct json_writer *w, const struct planning *p,
                          const struct planning_awards *a, const struct planning_scenario *s,
                          struct arena *arena) {
    json_write_object(w, NULL);
    json_write_text(w, "name", s->name);
    json_write_text(w, "rule", s->says);
    json_write_text(w, "status", planning_award_status[s->outcome.status]);
    if (s->outcome.status >= AWARD_FOUND)
        json_award(w, p, &s->award);
    if (s->outcome.status == AWARD_FOUND)
        json_write_decimal(w, "gap", s->outcome.gap, 4);
    if (s->has_extra)
        json_write_decimal(w, "more_than_cheapest", s->extra, 4);
    json_bindings(w, p, s, arena);
    json_rules(w, "conflict", p, s, s->outcome.conflict, arena);
    if (s->outcome.status < AWARD_FOUND)
        json_write_text(w, "why_not", planning_award_says(p, a, s, arena));
    json_write_object_end(w);
}

/* Who takes no part, and who only because somebody said so. */
static void json_left_out(struct json_writer *w, const struct planning *p,
                          const struct planning_awards *a, bool waived, struct arena *arena) {
    json_write_array(w, waived ? "waived" : "left_out");
    for (int i = 0; i < p->plan.n_quotes; i++) {
        const char *out = planning_left_out(p, a, i, arena);
        const char *why = waived ? (out ? NULL : planning_waived(p, i, arena)) : out;
        if (!why)
            continue;
        json_write_object(w, NULL);
        json_write_id(w, "quote", p->plan.quotes[i].quote->id);
        json_write_text(w, "supplier", planning_supplier(&p->plan.quotes[i]));
        json_write_text(w, "because", why);
        if (*p->evidence[i].missing)
            json_write_text(w, "evidence_missing", p->evidence[i].missing);
        if (waived)
            json_write_text(w, "waiver", p->evidence[i].waiver);
        json_write_object_end(w);
    }
    json_write_array_end(w);
}

/* On stderr, where it disturbs no table. */
static void note_left_out(struct cli *cli, const struct planning *p,
                          const struct planning_awards *a, struct arena *arena) {
    bool lacks = false;
    for (int i = 0; i < p->plan.n_quotes; i++) {
        const char *out = planning_left_out(p, a, i, arena), *waived = planning_waived(p, i, arena);
        lacks = lacks || (out && a->the_case.quotes[i].n_bands > 0);
        if (out || waived)
            fprintf(stderr, "Note: %s %s: %s.\n", out ? "left out" : "admitted",
                    cli_safe(cli, planning_supplier(&p->plan.quotes[i]), arena),
                    cli_safe(cli, out ? out : waived, arena));
    }
    if (lacks)
        fputs("Note: `quote edit ID waiver=REASON` admits an offer that lacks evidence.\n", stderr);
}

static void print_json(const struct planning *p, const struct planning_awards *a,
                       struct arena *arena) {
    struct json_writer w;
    cli_json_begin(&w);
    json_write_text(&w, "currency", p->plan.buyer.currency);
    json_write_int(&w, "wanted", plan_total(&p->plan));
    json_write_int(&w, "can_be_had", a->reach);
    json_write_bool(&w, "evidence_checked", planning_knows_evidence(p));
    cli_plan_json_notes(&w, p, arena);
    json_write_array(&w, "scenarios");
    for (int i = 0; i < a->n; i++)
        json_scenario(&w, p, a, &a->scenarios[i], arena);
    json_write_array_end(&w);
    json_left_out(&w, p, a, false, arena);
    json_left_out(&w, p, a, true, arena);
    cli_json_end(&w);
}

static bool keep_award(struct cli *cli, struct planning *p, const struct planning_awards *a,
                       int scenario, const char *reason, struct error *err) {
    if (p->plan.requirement->created_at == 0)
        return cli_usage(cli, err, "--keep needs a requirement of the database; import the case.");
    if (cli->session->read_only)
        return error_set(err, ERROR_READ_ONLY, "The database is open for reading only.");
    return award_keep(p, a, scenario, reason, err);
}

bool cli_plan_award(struct cli *cli, struct error *err) {
    static const struct mip_options options = {.milliseconds = AWARD_MS};
    struct planning p = {0};
    struct planning_awards awards;
    struct arena arena = {0};
    bool ok = true;
    const char *only = cli_option(cli, "--scenario", &ok, err);
    const char *reason = ok ? cli_option(cli, "--because", &ok, err) : NULL;
    bool keep = cli_flag(cli, "--keep");
    struct cli_sheet wanted = {0};
    ok = ok &&
         (keep || !reason ||
          cli_usage(cli, err, "--because says why an award is kept: add --keep.")) &&
         cli_sheet_take(cli, &wanted, err) && cli_plan_open(cli, &p, err) &&
         planning_award(&p, only, &options, &arena, &awards, err) &&
         /* the one that was named stands behind the cheapest */
         (!keep || keep_award(cli, &p, &awards, only ? awards.n - 1 : 0, reason, err));
    if (ok && wanted.wanted) {
        ok = cli_plan_sheet(cli, &wanted, &(struct plan_sheet){.planning = &p, .awards = &awards},
                            err);
    } else if (ok && cli->json) {
        print_json(&p, &awards, &arena);
    } else if (ok) {
        print_table(cli, &p, &awards, &arena);
        note_left_out(cli, &p, &awards, &arena);
        cli_plan_note(&p);
    }
    planning_close(&p);
    arena_free(&arena);
    return ok;
}
