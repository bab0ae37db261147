/*
 * The agenda as the configuration of a session wants it.
 */
#ifndef SOURCEBENCH_SERVICE_AGENDA_H
#define SOURCEBENCH_SERVICE_AGENDA_H

#include "sourcebench/db/agenda.h"
#include "sourcebench/io/config.h"
#include "sourcebench/service/session.h"

struct agenda_settings agenda_settings_of(const struct config *config);

/* Everybody's agenda of the session's day, without a filter. */
struct agenda_query agenda_query_of(struct session *session);

#endif
