/*
 * What a form says beside a value while it is typed, and what follows for an empty field from the
 * others.
 */
#ifndef SCREENS_RECORD_HINT_H
#define SCREENS_RECORD_HINT_H

#include "sourcebench/core/field.h"
#include "sourcebench/service/session.h"

/* NULL: nothing is to be said. */
const char *record_hint(struct session *session, const struct record *typed, int field,
                        struct arena *arena);
/* As form_spec.propose. */
const char *record_propose(struct session *session, const struct record *typed, int field,
                           struct arena *arena);

#endif
