/*
 * A session: who works, on which database, with which configuration, and what day it is. Made once
 * by app; screens and subcommands get it.
 */
#ifndef SOURCEBENCH_SERVICE_SESSION_H
#define SOURCEBENCH_SERVICE_SESSION_H

#include <stdint.h>

#include "sourcebench/core/catalogue.h"
#include "sourcebench/core/error.h"
#include "sourcebench/core/score.h"
#include "sourcebench/db/store.h"
#include "sourcebench/io/config.h"

struct session_options {
    const char *database, *config, *author; /* NULL: as the configuration says */
    int32_t today;                          /* DATE_NONE: the calendar's */
    bool read_only, restricted;
    bool fixed; /* demo and script mode: the clock stands at noon of today, ids repeat */
};

struct session {
    struct session_options options;
    struct arena arena; /* of the texts below and the configuration's places */
    struct xdg xdg;
    struct config config;
    const char *author, *host, *database;
    struct catalogue catalogue; /* empty until session_load_catalogue() or session_open_store() */
    struct store *store;        /* NULL until session_open_store() */
    bool read_only, restricted;
    int guide_page; /* of the guide, read last: its index and 1; 0: none yet */
};

/* Reads the configuration and settles author and database path. session is zero before; close it
 * also after a failure. */
bool session_open(const struct session_options *options, struct session *session,
                  struct error *err);
/* For who works without a database: duties and evidence go by its regions. */
bool session_load_catalogue(struct session *session, struct error *err);
/* Opens the database, creating it where create is set. */
bool session_open_store(struct session *session, bool create, struct error *err);
void session_close(struct session *session);

/* The day it is now: moves on at midnight unless the options fix it. */
int32_t session_today(const struct session *session);
/* The folder that holds all files the user may name, in restricted mode; NULL otherwise. */
const char *session_exchange_folder(const struct session *session);
/* How the configuration has suppliers scored. */
struct score_settings session_score_settings(const struct session *session);

#endif
