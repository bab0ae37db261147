/*
 * What the files of supplier lists share: supplier_list.c chooses how to find the suppliers and
 * keeps few of them, supplier_walk.c walks along an index, supplier_sort.c sorts where there is
 * none, supplier_count.c counts. Private to db.
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
    PLAN_SORT   /* no index for this order: the table is read for the rows that come next */
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

/* A row's place in an order without an index. */
struct sort_place {
    int64_t id, number;
    char *text; /* NULL: the number counts */
    bool empty;
};

/* The rows that follow one in that order. */
struct sort_run {
    bool begun, done, backward;
    bool all;     /* there is none behind them */
    int64_t from; /* id of that one; 0: from the edge */
    struct sort_place start;
    int64_t read;            /* the table is read up to this id */
    struct sort_place *kept; /* while it is read: a heap, the furthest first */
    int64_t *ids;            /* then: the nearest first */
    int count, size;
};

struct supplier_list {
    struct store *store;
    struct supplier_query query;
    struct condition condition;
    enum plan plan;
    char key[40]; /* what is sorted by: an expression on s */
    bool nullable;
    int64_t *few; /* PLAN_FEW: ids in order */
    int n_few;
    bool ranked;
    sqlite3_stmt *walk[SEGMENTS][2][2]; /* [segment][backward][with key] */
    struct frontier frontier[2];        /* [backward] */
    struct arena keys[2];               /* texts of frontier keys */
    struct sort_run run[2];             /* PLAN_SORT: [backward] */
    sqlite3_stmt *scan;
    sqlite3_stmt *count, *test, *id;
    int64_t ids_after;
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

/* What the list is sorted by of one supplier; texts live as long as the record. */
bool supplier_list_sort_value(const struct supplier_list *list, const struct record *r,
                              struct value *value, struct error *err);

/* supplier_list_fetch() for PLAN_SORT. */
bool supplier_sort_fetch(struct supplier_list *list, const struct record *from, bool backward,
                         int limit, struct arena *arena, const struct record **rows, int *count,
                         bool *end, struct error *err);
void supplier_sort_free(struct supplier_list *list);

/* supplier_list_fetch() for PLAN_WORDS and PLAN_INDEX. */
bool supplier_walk_fetch(struct supplier_list *list, const struct record *from, bool backward,
                         int limit, struct arena *arena, const struct record **rows, int *count,
                         bool *end, struct error *err);

#endif
