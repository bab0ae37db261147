/*
 * What the files of supplier lists share: supplier_list.c chooses how to find the suppliers and
 * keeps few of them, supplier_walk.c walks along an index, supplier_count.c counts. Private to db.
 */
#ifndef DB_SUPPLIER_LIST_PRIVATE_H
#define DB_SUPPLIER_LIST_PRIVATE_H

#include "sourcebench/db/sql.h"
#include "sourcebench/db/supplier_list.h"

#include "supplier_filter.h"

/* How the suppliers of a query are found. */
enum plan {
    PLAN_FEW,   /* ids collected and ordered once */
    PLAN_WORDS, /* along the word index, in order of id */
    PLAN_INDEX, /* along the index of the sort column, each row tested */
    PLAN_SORT   /* no index for this order: SQLite sorts, a page at a time */
};

/* Values first (0), empty ones behind them (1). */
enum { SEGMENTS = 2 };

/* Where a walk stopped in one direction, so that asking again goes on there. */
struct frontier {
    bool set, exhausted;
    int64_t from; /* id of the row the caller asks from; 0: from the edge */
    int segment;
    bool has_key; /* key and id hold the last row that was looked at in this segment */
    struct value key;
    int64_t id;
};

struct supplier_list {
    struct store *store;
    struct supplier_query query;
    struct condition condition;
    enum plan plan;
    const char *key; /* the sort column */
    bool nullable;
    int64_t *few; /* PLAN_FEW: ids in order */
    int n_few;
    bool ranked;
    sqlite3_stmt *walk[SEGMENTS][2][2]; /* [segment][backward][with key] */
    struct frontier frontier[2];        /* [backward] */
    struct arena keys[2];               /* texts of frontier keys */
    sqlite3_stmt *count;
    int64_t counted, count_after;
    bool count_done;
};

/* Prepares the statement, binds what the condition needs, and frees the text. */
bool supplier_list_prepare(struct supplier_list *list, struct strbuf *text, sqlite3_stmt **q,
                           struct error *err);
/* The condition on s that leaves out what is deleted, or all else. */
const char *supplier_list_living(const struct supplier_list *list);
/* When a slice that begins now ends; 0: never. */
int64_t supplier_list_deadline(const struct supplier_list *list);
bool supplier_list_late(int64_t deadline);

/* supplier_list_fetch() for all plans but PLAN_FEW. */
bool supplier_walk_fetch(struct supplier_list *list, const struct record *from, bool backward,
                         int limit, struct arena *arena, const struct record **rows, int *count,
                         bool *end, struct error *err);

#endif
