/*
 * Planning in words: what the screen, the command line and an exported sheet say alike.
 */
#ifndef SOURCEBENCH_SERVICE_PLANNING_TEXT_H
#define SOURCEBENCH_SERVICE_PLANNING_TEXT_H

#include "sourcebench/service/planning.h"

/* "EUR 7.4210" in the arena; amount in 1/10,000. */
const char *planning_money(int64_t amount, const char *currency, struct arena *arena);
/* The same rounded to 1/100 for reading. */
const char *planning_total(int64_t amount, const char *currency, struct arena *arena);
/* "93 %"; "<1 %" and ">99 %" where it is neither 0 nor 1. */
const char *planning_percent(double probability, struct arena *arena);
/* Whether the price holds a line, so that it costs the buyer nothing beside it. */
bool planning_in_price(const struct landed_line *line);
/* How a line comes about: its formula, or that it is in the price. */
const char *planning_how(const struct landed_line *line, struct arena *arena);
/* "sea LCL"; "" where no lane is known. */
const char *planning_mode(const struct plan_quote *quote, int way);
/* The supplier's name; "?" where the quote has none. */
const char *planning_supplier(const struct plan_quote *quote);
/* "no tariff for main carriage and insurance by sea LCL; no rate for CNY": what leaves the landed
 * cost of a quote open, each once. */
const char *planning_gaps(const struct plan_quote *quote, const struct plan_result *result,
                          struct arena *arena);
/* What is odd about a quote of the database as it stands, such as a ladder that rises or a validity
 * in the past: a sentence each, in the arena. Where its plan cannot be made, why. */
int planning_quote_notes(struct session *session, const struct record *quote, const char ***notes,
                         struct arena *arena);
/* What is odd about the requirement itself, in a sentence: its lines make another quantity than it
 * says; "" for nothing. */
const char *planning_note(const struct planning *planning, struct arena *arena);
/* What is not known of a quote: why it is not comparable, why it has no arrival; "" for nothing. */
const char *planning_unknown(const struct planning *planning, int quote, struct arena *arena);
/* What stands against it as far as it is known. */
const char *planning_objection(const struct planning *planning, int quote, struct arena *arena);
/* Both: what stands against a quote, in sentences; "" for nothing. */
const char *planning_remark(const struct planning *planning, int quote, struct arena *arena);

/* By enum award_status: "optimal, proved". */
extern const char *const planning_award_status[];
/* "2,000 Saigon + 1,000 Lahore", or why there is none. */
const char *planning_award_says(const struct planning *planning,
                                const struct planning_awards *awards,
                                const struct planning_scenario *scenario, struct arena *arena);
/* What a rule asks, "no supplier above 60 %"; and all that a scenario asks beyond the ground that
 * every one stands on. */
const char *planning_limit_says(const struct planning *planning, const struct award_limits *limits,
                                enum award_limit limit, struct arena *arena);
const char *planning_limits_say(const struct planning *planning, const struct award_limits *limits,
                                struct arena *arena);
/* "no supplier above 60 % (EUR 830.20)": what binds, and what it costs; one, or all ("": none). */
const char *planning_binding_says(const struct planning *planning,
                                  const struct planning_scenario *scenario, int binding,
                                  struct arena *arena);
const char *planning_bindings_say(const struct planning *planning,
                                  const struct planning_scenario *scenario, struct arena *arena);
/* Why a quote takes no part in any award, "lacks REACH for DE"; NULL: it does. */
const char *planning_left_out(const struct planning *planning, const struct planning_awards *awards,
                              int quote, struct arena *arena);
/* "lacks REACH for DE, waived: tested here": why it takes part all the same; NULL: nothing lacks.
 */
const char *planning_waived(const struct planning *planning, int quote, struct arena *arena);

#endif
