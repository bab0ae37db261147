/*
 * Where files of a user belong: the XDG base directory specification.
 */
#ifndef SOURCEBENCH_IO_XDG_H
#define SOURCEBENCH_IO_XDG_H

#include <stdbool.h>

#include "sourcebench/core/error.h"
#include "sourcebench/core/memory.h"

struct xdg {
    const char *home;
    const char *system_config; /* /etc/sourcebench/config.yaml */
    const char *config;        /* ~/.config/sourcebench/config.yaml */
    const char *data_folder;   /* ~/.local/share/sourcebench */
    const char *database;      /* bench.db in it */
    const char *state_folder;  /* ~/.local/state/sourcebench: drafts, the log */
};

/* From an environment, asked by name like getenv(). Variables that are no absolute path are
 * ignored, as the specification wants. Fails where HOME is not set. Texts live in the arena. */
bool xdg_find(const char *(*get)(const char *name), struct arena *arena, struct xdg *xdg,
              struct error *err);

/* The path with a leading "~/" replaced by the home. */
const char *xdg_expand(const char *home, const char *path, struct arena *arena);

#endif
