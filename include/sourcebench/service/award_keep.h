/*
 * Keeping an award: who gets how much, by which scenario, and why, where it is not the solver's
 * choice for the baseline; and why somebody may be awarded who lacks evidence.
 */
#ifndef SOURCEBENCH_SERVICE_AWARD_KEEP_H
#define SOURCEBENCH_SERVICE_AWARD_KEEP_H

#include "sourcebench/service/planning.h"

/* Writes the scenario's award in the place of an earlier one and marks the requirement as awarded,
 * in one command. REASON where the scenario is not the cheapest and no reason is given; CONFLICT
 * never: an award is a decision. */
bool award_keep(struct planning *planning, const struct planning_awards *awards, int scenario,
                const char *reason, struct error *err);

/* Admits a quote to awards though it lacks evidence, for that reason, in one command; without a
 * reason it is left out again. */
bool award_waive(struct planning *planning, int quote, const char *reason, struct error *err);

#endif
