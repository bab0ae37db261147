/*
 * What the fillers of the views of a record share.
 */
#ifndef SCREENS_DETAIL_FILL_H
#define SCREENS_DETAIL_FILL_H

#include "detail.h"

/* Entries of a view that its summary in the overview shows. */
enum { OVERVIEW_ENTRIES = 6 };

struct filling {
    struct session *session;
    const struct detail_spec *spec;
    const struct record *of; /* the record whose detail it is */
    struct lines *lines;
    int32_t today;
    bool full;        /* the whole view, not its summary in the overview */
    const void *read; /* what a view that fills others has read for them; NULL: nothing */
};

/* The text of a field, "" where it has none. */
const char *fill_text(const struct record *r, int field);
/* A field as a person reads it. */
const char *fill_show(const struct filling *f, const struct record *r, int field);
/* Puts the non-empty texts together, separated by a middle dot. */
const char *fill_joined(struct arena *arena, const char *const *texts, int n);
#define JOIN(f, ...)                                                                               \
    fill_joined(&(f)->lines->arena, (const char *const[]){__VA_ARGS__},                            \
                (int)(sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *)))
/* "in 12 d", "3 d ago", "today" */
const char *fill_distance(const struct filling *f, int32_t day);
/* A line that stands for a record. */
struct line *fill_entry(struct filling *f, int view, const struct record *r, enum style style,
                        const char *left, const char *right);
/* "Lead time   30 d": a line for a field that is filled, and for all of a record. */
void fill_field(struct filling *f, const struct record *r, int field, int view);
void fill_fields(struct filling *f, const struct record *r, int view);

/* The heading of a view in the overview, where it has records. */
void fill_section(struct filling *f, int view, int count);
/* A view as its row of the table says. */
bool fill_view(struct filling *f, int view, struct error *err);

#endif
