/*
 * A session: who works, on which database, with which configuration, and what day it is. Made once
 * by app; screens and subcommands get it.
 */
#ifndef SOURCEBENCH_SERVICE_SESSION_H
#define SOURCEBENCH_SERVICE_SESSION_H

#include <stdint.h>

#include "sourcebench/core/error.h"
#include "sourcebench/db/store.h"
#include "sourcebench/io/config.h"

struct session_options {
    const char *database, *config, *author; /* NULL: as the configuration says */
    int32_t today;                          /* DATE_NONE: the calendar's */
    bool read_only, restricted;
    bool fixed; /* demo and script mode: clock stands at noon of today, ids repeat */
};

struct session {
    struct config *config;
    struct store *store; /* NULL until session_open_store() */
    char *author, *host, *database;
    int32_t today;
    bool read_only, restricted;
    struct session_options options;
};

/* Reads the configuration and settles author, database path and day. */
bool session_open(const struct session_options *options, struct session *session,
                  struct error *err);
/* Opens the database, creating it where create is set. */
bool session_open_store(struct session *session, bool create, struct error *err);
void session_close(struct session *session);

/* The day it is now: moves on at midnight unless --today fixed it. */
int32_t session_today(const struct session *session);
/* Days between reviews of a supplier with that status, from its own cadence or the configuration; 0: none. */
int session_review_days(const struct session *session, const char *status);

#endif
