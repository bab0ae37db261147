/*
 * What is known of the quality of goods from all their closed inspections: lot by lot, which kinds
 * of defects make up most of it, and whether it gets better.
 *
 * Goods are those of a stream (core/quality_stream.h) of all its classes together; re-inspections
 * stand among the lots but are counted for nothing, since their lot was counted before.
 */
#ifndef SOURCEBENCH_CORE_QUALITY_HISTORY_H
#define SOURCEBENCH_CORE_QUALITY_HISTORY_H

#include "sourcebench/core/quality_stream.h"

struct goods_lot {
    const struct record *inspection;
    int32_t day;       /* on which it was closed */
    bool again;        /* a re-inspection */
    int64_t inspected; /* units */
    int64_t defects;   /* of all classes of units */
};

/* A kind of defect, as often as it was found. */
struct goods_defect {
    const char *code, *name;
    enum inspection_class class;
    int64_t times;
    int lots; /* that had it */
};

struct goods_history {
    struct stream_key key;        /* class CLASS_MAJOR: it is of all */
    const char *goods;            /* what the last lot was called */
    struct goods_lot *lots;       /* in the order in which they were closed */
    int n_lots, n_first;          /* n_first: without re-inspections */
    struct goods_defect *defects; /* the most frequent first */
    int n_defects;
    int64_t inspected, found; /* of first inspections */
};

/* The goods of which the set has closed inspections or decisions about their severity, of one
 * supplier; *n of them, all in the arena. */
struct goods_history *goods_histories(const struct record_set *set, int64_t supplier,
                                      struct arena *arena, int *n);

/* Defects of each hundred units, in hundredths; -1 where nothing was inspected. */
int64_t goods_per_hundred(int64_t defects, int64_t inspected);

/* Defects of each hundred units in the later half of the lots (at most five) and in as many before
 * them; false where there are fewer than four lots. */
struct goods_trend {
    int lots; /* of each half */
    int64_t before, after;
};
bool goods_trend(const struct goods_history *history, struct goods_trend *trend);

#endif
