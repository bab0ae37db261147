/*
 * What would have to be entered so that a quote can be compared and its arrival reckoned: by which
 * action of the planner, by which command, and where in a case file.
 */
#ifndef SOURCEBENCH_SERVICE_PLANNING_MISSING_H
#define SOURCEBENCH_SERVICE_PLANNING_MISSING_H

#include "sourcebench/service/planning.h"

enum { PLANNING_MISSING = 16 };

struct planning_missing {
    const char *what;    /* "price breaks" */
    const char *action;  /* "plan.breaks": the key is what the keymap has for it */
    const char *part;    /* of a case: "breaks of the quote" */
    const char *command; /* "quote edit ID --breaks"; NULL: a case file only */
};

/* Fills the list, each once, the most telling first; returns how many. */
int planning_missing(const struct planning *planning, int quote,
                     const struct planning_missing *list[PLANNING_MISSING]);
/* "price breaks (quote edit ID --breaks; breaks of the quote in a case)", all of them; "" for
 * none. */
const char *planning_missing_text(const struct planning *planning, int quote, struct arena *arena);

#endif
