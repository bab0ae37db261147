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

/* Before an agenda is opened, refreshed or decided on: brings the last days to order up to date,
 * which its lines are read from. False where that cannot be done: the agenda can be read all the
 * same, with those that are known. In a database that can only be read these stand. */
bool agenda_prepare(struct session *session, struct error *err);

#endif
