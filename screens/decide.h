/*
 * Deciding about a line of the agenda: what is asked, done and said. The Today screen and the
 * review cards share it. Each works on a copy of the line, because lines are read anew while
 * something is asked; where another agent was faster it is said who did what.
 */
#ifndef SCREENS_DECIDE_H
#define SCREENS_DECIDE_H

#include "sourcebench/db/agenda.h"
#include "sourcebench/tui/shell.h"

struct decide {
    struct shell *shell;
    const struct agenda_query *query;
    struct agenda_line line;
    const char *name;   /* of the supplier, for questions; copied */
    const char *reason; /* what the line says; copied */
};

/* True when it was decided. Screens have loaded again and a message stands. */
bool decide_done(const struct decide *d);
bool decide_snooze(const struct decide *d);
bool decide_escalate(const struct decide *d);

#endif
