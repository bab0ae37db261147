/* What the files of the comparison share. */
#ifndef SERVICE_COMPARISON_PRIVATE_H
#define SERVICE_COMPARISON_PRIVATE_H

#include "sourcebench/core/strbuf.h"
#include "sourcebench/service/comparison.h"

/* A line for each change of one weight that dethrones the winner, the smallest first. */
void comparison_add_turns(const struct comparison *c, struct strbuf *text, struct arena *arena);

#endif
