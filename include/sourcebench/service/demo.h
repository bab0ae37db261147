/*
 * The demo world: a small believable directory of suppliers in a new database.
 *
 * It is told in db/catalogue/demo.yaml, with days relative to today ("-33d"), and made with the
 * commands that screens use, each by its agent and at its time, so that history, undo and
 * timelines look as after a year of work. The same day gives the same database.
 */
#ifndef SOURCEBENCH_SERVICE_DEMO_H
#define SOURCEBENCH_SERVICE_DEMO_H

#include <stdint.h>

#include "sourcebench/core/error.h"

/* The agent whose desk the demo shows. */
extern const char *const demo_author;

/* Makes the database, which must not be there yet, and fills it. today: days since 1970-01-01. */
bool demo_make(const char *path, int32_t today, struct error *err);

#endif
