/* The tables of ISO 2859-1:1999 as they are printed. Private to core. */
#ifndef CORE_SAMPLING_TABLES_H
#define CORE_SAMPLING_TABLES_H

#include "sourcebench/core/sampling.h"

enum { SAMPLING_DOWN = -1, SAMPLING_UP = -2 };

extern const char sampling_letters[SAMPLING_LETTERS + 1];

/* The sample size of a letter. */
int64_t sampling_size(enum sampling_severity severity, int letter);
/* What the cell itself has: Ac, SAMPLING_DOWN or SAMPLING_UP. */
int sampling_cell_at(enum sampling_severity severity, int letter, int aql);

#endif
