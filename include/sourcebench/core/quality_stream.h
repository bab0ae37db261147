/*
 * A stream of lots: what one supplier makes of one product, or of a family of products, in one
 * class of defects. From its closed inspections and from what people decided about it follow the
 * severity of the next lot (core/switching.h) and what is known of its quality.
 *
 * Only first inspections by an AQL move the state; another AQL than the lot before begins the count
 * anew. Lots stand in the order in which their inspections were closed; what was decided on the day
 * of a lot holds before it.
 */
#ifndef SOURCEBENCH_CORE_QUALITY_STREAM_H
#define SOURCEBENCH_CORE_QUALITY_STREAM_H

#include "sourcebench/core/inspection_state.h"
#include "sourcebench/core/record_set.h"
#include "sourcebench/core/switching.h"

/* Which lots: of a family where that is not empty, else of the product, else (0) of what has
 * neither. */
struct stream_key {
    int64_t supplier, product;
    const char *family;
    enum inspection_class class;
};

/* One event of the stream, in order. */
struct stream_step {
    const struct record *inspection; /* NULL: something else than a lot */
    const struct record *class;      /* its class */
    const struct record *event;      /* what people decided; NULL otherwise */
    struct sampling_count count;
    struct switching after; /* the state behind it */
    struct switching_step step;
    int32_t day;
};

struct stream {
    struct stream_step *steps; /* in the arena */
    int n;
    struct switching state;   /* in force for the next lot */
    int lots, accepted;       /* first inspections that were closed */
    int64_t inspected, found; /* units of these, and defects or defective units in them */
    const char *why;          /* the words of the last change of severity; NULL where none was */
};

/* Of the inspections, classes, units, defects and switching events of the set. before: only what
 * was closed earlier than this inspection counts (NULL: everything). */
void stream_read(const struct record_set *set, const struct stream_key *key,
                 const struct record *before, struct arena *arena, struct stream *stream);

/* The stream that an inspection counts in. */
struct stream_key stream_of(const struct record *inspection, enum inspection_class class);

/* The severity for the next lot; discontinued where none may be inspected. */
enum sampling_severity stream_severity(const struct stream *stream);

/* Defects of each hundred units inspected, in hundredths; -1 where nothing was inspected. */
int64_t stream_per_hundred(const struct stream *stream);

#endif
