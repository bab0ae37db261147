/*
 * The state of the Suppliers screen, shared by the files that make it up: suppliers.c (model and
 * drawing), supplier_actions.c (one supplier), supplier_bulk.c (marked suppliers), supplier_find.c
 * (filter, sort, columns, views).
 */
#ifndef SCREENS_SUPPLIERS_STATE_H
#define SCREENS_SUPPLIERS_STATE_H

#include "lines.h"
#include "list_find.h"
#include "supplier_columns.h"

struct suppliers {
    struct list_find find; /* first: list_find.h and motions.h find it here */
    struct supplier_list *rows;
    int64_t count, total;
    bool counted;
    bool wide;           /* list and detail side by side */
    int64_t detail_id;   /* whom the lines below describe; 0: nobody */
    struct lines detail; /* the overview beside the list */
};

/* The supplier under the cursor, or NULL in an empty list. */
const struct record *suppliers_current(const struct suppliers *s);
/* Reads the rows anew by the text of a filter; for list_find_spec.query. */
bool suppliers_read(struct suppliers *s, const char *text, struct filter_error *err);
/* The rows of the present filter and order as a walk of their own; the caller closes it. */
struct supplier_list *suppliers_open_rows(struct suppliers *s, struct error *err);
/* After a command: says the sentence (unless NULL) and reloads. */
void suppliers_done(struct suppliers *s, const char *sentence);

/* Why an action is off. */
const char *suppliers_need_row(struct screen *screen);
const char *suppliers_need_living_row(struct screen *screen);

extern const struct list_find_spec supplier_find;
extern const struct action_table supplier_actions, supplier_bulk_actions, supplier_find_actions;

#endif
