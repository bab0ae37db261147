/*
 * The score of a supplier as people read it: one line for overviews, and the view that shows how
 * every number of it came about.
 */
#ifndef SCREENS_SUPPLIER_SCORE_H
#define SCREENS_SUPPLIER_SCORE_H

#include "sourcebench/core/score.h"
#include "sourcebench/service/session.h"

#include "lines.h"

/* "87 ▲": a cell of a list; "" where there is too little data. */
const char *score_cell(const struct score *score, struct arena *arena);
/* "Score 87 good ▲ +3  ▁▂▄▅▆▆▇█  n 17", "Score: too little data (2 of 5)". */
const char *score_summary(const struct score *score, struct arena *arena);
/* Adds the summary of one supplier, with that kind for the line. */
bool score_add_summary(struct session *session, int64_t supplier, int kind, struct lines *lines,
                       struct error *err);
/* Adds the whole derivation. */
bool score_fill(struct session *session, int64_t supplier, struct lines *lines, struct error *err);

#endif
