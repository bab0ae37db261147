/*
 * Suppliers by filter and sort order, page by page, by key.
 *
 * A query first tries whether some part of the filter (words, country, tag, …) leaves few
 * suppliers (at most LIST_FEW): then their ids are collected, sorted or ranked once, and pages come
 * from that. Otherwise it walks the index of the sort column and tests each row, never longer than
 * the time slice: fetch then returns the rows found so far and goes on where it stopped when it is
 * asked again. Words with many hits come in the order of entry. For an order without an index the
 * table is read in such slices for the next 2,048 rows or more, so that many pages come from
 * memory. Nothing here uses OFFSET.
 *
 * Order: ascending puts empty values last, descending too. The name sorts by name_key.
 */
#ifndef SOURCEBENCH_DB_SUPPLIER_LIST_H
#define SOURCEBENCH_DB_SUPPLIER_LIST_H

#include "sourcebench/core/filter.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/store.h"

enum { SUPPLIER_LIST_FEW = 2000, SUPPLIER_LIST_IDS = 4000 };

/* The words before a colon in a filter of suppliers. */
extern const struct filter_key supplier_filter_keys[];
extern const size_t n_supplier_filter_keys;

/* Sorted by the score of the query's day, which is no field: it is computed row by row. */
enum { SUPPLIER_BY_SCORE = SUPPLIER_N };

struct supplier_query {
    const struct filter *filter; /* copied; NULL: all */
    int sort;         /* a supplier field, or SUPPLIER_BY_SCORE; SUPPLIER_NAME by default */
    bool sort_chosen; /* the user asked for that order: few hits are not ranked */
    bool descending;
    int32_t today;
    int slice_ms; /* the longest a fetch or count works at a time; 0: no limit */
};

struct supplier_list;

/* NULL and err where the database cannot be read. */
struct supplier_list *supplier_list_open(struct store *store, const struct supplier_query *query,
                                         struct error *err);
void supplier_list_close(struct supplier_list *list);

/* Up to limit suppliers behind (or before) the one given; from NULL: from the first (or last).
 * Before: nearest first. *end: there is none further. False on an error. */
bool supplier_list_fetch(struct supplier_list *list, const struct record *from, bool backward,
                         int limit, struct arena *arena, const struct record **rows, int *count,
                         bool *end, struct error *err);

/* A supplier as it is now; NULL where it is not (or no longer) in the list. */
bool supplier_list_find(struct supplier_list *list, int64_t id, struct arena *arena,
                        const struct record **record, struct error *err);
/* Whether the filter asks for what is deleted. */
bool supplier_list_of_deleted(const struct supplier_list *list);

/* The ids of all suppliers of the list, in no order, a slice a call: at most SUPPLIER_LIST_IDS into
 * ids, perhaps none; *done with the last. */
bool supplier_list_ids(struct supplier_list *list, int64_t *ids, int *count, bool *done,
                       struct error *err);

/* How many there are so far, one slice a call; *done when the number is final. */
bool supplier_list_count(struct supplier_list *list, int64_t *count, bool *done, struct error *err);
/* Living suppliers in all. */
bool supplier_total(struct store *store, int64_t *total, struct error *err);

/* How the rows are ordered, for the title: "best match first", "as entered", "best score first";
 * NULL by a column. */
const char *supplier_list_order(const struct supplier_list *list);

/* What a list shows beside the record: for one supplier, texts in the arena. */
struct supplier_extras {
    const char *tags;         /* "fair-2026, slow" */
    const char *certificates; /* valid today: "GRS, BSCI" */
    const char *last_contact; /* day of the latest interaction, or NULL */
    const char *follow_up;    /* day of the earliest open follow-up, or NULL */
};
bool supplier_extras_load(struct store *store, int64_t supplier, int32_t today, struct arena *arena,
                          struct supplier_extras *extras, struct error *err);

#endif
