/*
 * What the subcommands of the planner share.
 */
#ifndef CLI_CLI_PLAN_H
#define CLI_CLI_PLAN_H

#include "sourcebench/service/planning.h"

#include "cli_private.h"

/* The plan that the words mean: of REQUIREMENT in the database, or of --file CASE (the option is
 * taken out of the words; REQUIREMENT may be left out then). */
bool cli_plan_open(struct cli *cli, struct planning *planning, struct error *err);

/* "EUR 7.42" in the arena. */
const char *cli_money(int64_t amount, const char *currency, struct arena *arena);
/* The same rounded to 1/100 for reading. */
const char *cli_total(int64_t amount, const char *currency, struct arena *arena);
/* "93 %"; "<1 %" and ">99 %" where it is neither 0 nor 1. */
const char *cli_percent(double probability, struct arena *arena);
const char *cli_quote_name(const struct plan_quote *quote);

#endif
