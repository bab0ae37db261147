/*
 * How the agents of the demo world vet: what is known of a supplier is taken as evidence.
 */
#ifndef SERVICE_DEMO_VETTING_H
#define SERVICE_DEMO_VETTING_H

#include <stdint.h>

#include "sourcebench/db/store.h"

/* Answers the open items of the supplier's checklist for which something is known; all: also the
 * mandatory ones for which nothing is. */
bool demo_vet(struct store *store, int64_t supplier, int32_t day, bool all, struct error *err);

#endif
