/*
 * What the subcommands of the planner share.
 */
#ifndef CLI_CLI_PLAN_H
#define CLI_CLI_PLAN_H

#include "sourcebench/service/plan_sheet.h"
#include "sourcebench/service/planning_breakdown.h"
#include "sourcebench/service/planning_missing.h"
#include "sourcebench/service/planning_text.h"

#include "cli_private.h"
#include "cli_sheet.h"

/* The plan that the words mean: of REQUIREMENT in the database, or of --file CASE (the option is
 * taken out of the words; REQUIREMENT may be left out then). */
bool cli_plan_open(struct cli *cli, struct planning *planning, struct error *err);
/* What is odd about a quote that was entered, in the words of the plan, on standard error. */
void cli_quote_note(struct cli *cli, const char *note, struct arena *arena);
/* Puts the comparison or the awards where the words said. */
bool cli_plan_sheet(struct cli *cli, const struct cli_sheet *wanted, const struct plan_sheet *what,
                    struct error *err);
/* What is odd about the requirement, and what is not checked of a case that stands in a file: on
 * stderr, where it disturbs no table; the former as JSON too. */
void cli_plan_note(const struct planning *planning);
void cli_plan_json_notes(struct json_writer *w, const struct planning *planning,
                         struct arena *arena);
/* What to ask each quote for, in a sentence or two. */
void cli_plan_targets(struct cli *cli, const struct planning *planning);
/* Of a quote what to negotiate, what is paid when, what its price is made of. */
void cli_plan_print_more(struct cli *cli, const struct planning *planning, int quote,
                         const struct planning_breakdown *breakdown, struct arena *arena);
void cli_plan_json_more(struct json_writer *w, const struct planning *planning, int quote,
                        const struct planning_breakdown *breakdown, struct arena *arena);

/* The lead time of a quote, ordered on the day that is planned. */
void cli_plan_json_lead(struct json_writer *w, const struct planning *planning, int quote);
void cli_plan_print_lead(struct cli *cli, const struct planning *planning, int quote);

#endif
