/*
 * A lot that waits for its inspector: 3,000 bags in 150 cartons, pre-shipment, level II, critical
 * 0, major 2.5, minor 4.0, with a checklist of five items. Which cartons are drawn repeats.
 */
#ifndef TESTS_E2E_INSPECTION_WORLD_H
#define TESTS_E2E_INSPECTION_WORLD_H

#include "bench.h"

#define INSPECTION "QI-L0001"

/* packed: so many of the 3,000 are packed. */
void inspection_world(struct bench *b, int packed);
/* Opens it at work in a terminal of this size, by this author: b->pty. */
void inspection_open(struct bench *b, int rows, int columns, const char *author);

#endif
