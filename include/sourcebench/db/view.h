/*
 * Saved views: a name for a filter, a sort order and columns. Shared by all who use the database;
 * not journaled.
 */
#ifndef SOURCEBENCH_DB_VIEW_H
#define SOURCEBENCH_DB_VIEW_H

#include "sourcebench/core/memory.h"
#include "sourcebench/db/store.h"

struct saved_view {
    const char *name, *filter;
    const char *sort;    /* a column's name, "-" before it for descending; or NULL */
    const char *columns; /* names separated by commas; or NULL */
    const char *author;
};

/* The views of a screen by name. */
bool view_list(struct store *store, const char *screen, struct arena *arena,
               struct saved_view **views, int *count, struct error *err);
/* Adds a view or replaces the one of that name. */
bool view_save(struct store *store, const char *screen, const struct saved_view *view,
               struct error *err);
bool view_delete(struct store *store, const char *screen, const char *name, struct error *err);

#endif
