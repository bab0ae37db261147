/*
 * What the files about the state of an inspection share.
 */
#ifndef CORE_INSPECTION_PRIVATE_H
#define CORE_INSPECTION_PRIVATE_H

#include "sourcebench/core/inspection_state.h"

void inspection_read_items(const struct record_set *set, struct inspection_state *s,
                           struct arena *arena);
/* Verdict and reasons, after everything else. */
void inspection_judge(struct inspection_state *s, struct arena *arena);

#endif
