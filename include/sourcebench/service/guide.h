/*
 * The guide that is built in (db/catalogue/guide.yaml), with the guide.yaml of the folder that the
 * configuration names laid over it. It is read when somebody opens it, not at each start.
 */
#ifndef SOURCEBENCH_SERVICE_GUIDE_H
#define SOURCEBENCH_SERVICE_GUIDE_H

#include "sourcebench/core/error.h"
#include "sourcebench/core/guide.h"

/* folder: "" for none. All in the arena. An error names file and line. */
bool guide_load(const char *folder, struct arena *arena, struct guide *guide, struct error *err);

/* Lays one text over a guide: sections, pages and facts left out of the same code replace those
 * there; `alone: yes` drops all that was there. name is for messages. */
bool guide_read(const char *text, size_t length, const char *name, struct arena *arena,
                struct guide *guide, struct error *err);

#endif
