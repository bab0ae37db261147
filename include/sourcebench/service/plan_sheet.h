/*
 * The comparison of a plan's quotes, and its awards, as sheets: CSV for spreadsheets, one HTML file
 * of A4 pages to print. They are the agent's own: they name suppliers and what they ask.
 */
#ifndef SOURCEBENCH_SERVICE_PLAN_SHEET_H
#define SOURCEBENCH_SERVICE_PLAN_SHEET_H

#include "sourcebench/service/planning.h"
#include "sourcebench/service/sheet.h"

struct plan_sheet {
    const struct planning *planning;
    const struct planning_awards *awards; /* NULL: the comparison */
    bool what_if; /* the plan was changed to see what would be; the page says so */
};

/* A struct plan_sheet as a sheet. */
void plan_sheet_write(const void *sheet, enum sheet_format format, FILE *out);
/* "4 quotes", "6 scenarios": what was written. */
const char *plan_sheet_what(const struct plan_sheet *sheet, struct arena *arena);

#endif
