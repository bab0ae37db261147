/* What commands on any record and commands on suppliers share. */
#ifndef DB_COMMAND_PRIVATE_H
#define DB_COMMAND_PRIVATE_H

#include "sourcebench/db/command.h"

/* Begins a command that is called "VERB contact Lan of Saigon Trail Bags Co.". */
bool command_begin_labelled(struct store *store, const char *verb, const struct record *record,
                            struct error *err);
/* Commits, or takes everything back where something failed; false then. */
bool command_finish(struct store *store, bool ok, struct error *err);

#endif
