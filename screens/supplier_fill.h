/*
 * What the fillers of a supplier's views share: supplier_detail.c, supplier_vetting.c,
 * supplier_audits.c.
 */
#ifndef SCREENS_SUPPLIER_FILL_H
#define SCREENS_SUPPLIER_FILL_H

#include "supplier_detail.h"

struct filling {
    struct session *session;
    const struct record *supplier;
    struct lines *lines;
    int32_t today;
    bool full; /* the whole view, not its summary in the overview */
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
struct line *fill_entry(struct filling *f, enum detail_view view, const struct record *r,
                        enum style style, const char *left, const char *right);

/* A material that the supplier offers. */
void fill_material(struct filling *f, const struct record *offer);
/* Views that are more than a list of records of one kind; in the overview their summary. */
bool fill_vetting(struct filling *f, struct error *err);
bool fill_audits(struct filling *f, struct error *err);

#endif
