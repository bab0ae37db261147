/*
 * The state of the Suppliers screen, shared by the files that make it up: suppliers.c (model and
 * drawing), supplier_actions.c (one supplier), supplier_bulk.c (marked suppliers), supplier_find.c
 * (filter, sort, columns, views).
 */
#ifndef SCREENS_SUPPLIERS_STATE_H
#define SCREENS_SUPPLIERS_STATE_H

#include "sourcebench/service/session.h"
#include "sourcebench/tui/list.h"
#include "sourcebench/tui/shell.h"

#include "lines.h"
#include "supplier_columns.h"

struct suppliers {
    struct list *list; /* first: motions.h finds it here */
    struct shell *shell;
    struct session *session;
    struct supplier_list *rows;
    char *filter; /* as typed; "" for all */
    struct supplier_query query;
    struct supplier_layout layout;
    bool extras; /* a column shows tags, certificates … */
    bool scores; /* a column shows the score */
    int64_t count, total;
    bool counted;
    bool wide;           /* list and detail side by side */
    int64_t detail_id;   /* whom the lines below describe; 0: nobody */
    struct lines detail; /* the overview beside the list */
};

/* The supplier under the cursor, or NULL in an empty list. */
const struct record *suppliers_current(const struct suppliers *s);
/* Reads the rows anew by filter and sort; keep: stay on the row under the cursor. False where the
 * filter is wrong or the database cannot be read; the list is then unchanged. */
bool suppliers_query(struct suppliers *s, const char *filter, bool keep, struct filter_error *err);
/* The rows of the present filter and order as a walk of their own; the caller closes it. */
struct supplier_list *suppliers_open_rows(struct suppliers *s, struct error *err);
/* The marked suppliers, or the one under the cursor; *n 0 where there is none. A copy, because
 * marks and rows may change while something is asked. */
const int64_t *suppliers_targets(struct suppliers *s, struct arena *arena, int64_t *n);
/* After a command: says the sentence (unless NULL) and reloads. */
void suppliers_done(struct suppliers *s, const char *sentence);

/* Why an action is off. */
const char *suppliers_need_row(struct screen *screen);
const char *suppliers_need_living_row(struct screen *screen);

/* The name of the setting that keeps this agent's columns. */
const char *suppliers_columns_setting(const struct suppliers *s, struct arena *arena);
/* After another choice of columns. */
void suppliers_find_columns_changed(struct suppliers *s);

extern const struct action_table supplier_actions, supplier_bulk_actions, supplier_find_actions;

#endif
