/*
 * Reading what SQLite's session extension recorded, and writing it.
 *
 * The bytes come from the database file and may be damaged: every length is checked, nothing is
 * read beyond the end, and what does not have the shape of a change to a journaled table (INTEGER
 * PRIMARY KEY first, at most CHANGE_COLUMNS columns) is CORRUPT. Names and values point into the
 * bytes; texts have no NUL. The format is described in SQLite's ext/session/sqlite3session.c.
 */
#ifndef DB_CHANGESET_H
#define DB_CHANGESET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sourcebench/core/strbuf.h"

enum { CHANGE_COLUMNS = 128 };
/* SQLite's codes for the kinds of change. */
enum { CHANGESET_DELETE = 9, CHANGESET_INSERT = 18, CHANGESET_UPDATE = 23 };

enum cell_kind { CELL_ABSENT, CELL_INTEGER, CELL_REAL, CELL_TEXT, CELL_BLOB, CELL_NULL };

struct cell {
    enum cell_kind kind;
    uint32_t length; /* TEXT, BLOB */
    union {
        int64_t integer;
        double real;
        const char *bytes;
    } is;
};

/* The change of one row. */
struct change {
    const char *table;
    int n_columns; /* the table had when it was changed */
    char op;       /* 'i', 'u', 'd' */
    int64_t id;
    /* 'i': after holds the row. 'd': before holds the row. 'u': both hold the changed columns, the
     * others are ABSENT. What an op does not have is not filled. */
    struct cell before[CHANGE_COLUMNS], after[CHANGE_COLUMNS];
};

/* A place to begin or go on reading at; copy it to come back to a change. */
struct changeset {
    const unsigned char *bytes;
    size_t size, at;
    const char *table;
    int n_columns;
};

enum changeset_step { CHANGESET_CHANGE, CHANGESET_END, CHANGESET_CORRUPT };

void changeset_start(struct changeset *c, const void *bytes, size_t size);
enum changeset_step changeset_next(struct changeset *c, struct change *change);

/* Appends a change, as SQLite would write it. *table is what the last change in out belongs to;
 * NULL to begin. The name must live on. */
void changeset_put(struct strbuf *out, const char **table, const struct change *change);

#endif
