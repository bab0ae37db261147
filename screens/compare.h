/*
 * Things side by side: rows are what is compared, columns the things; rows that differ are bold,
 * and d shows only those.
 */
#ifndef SCREENS_COMPARE_H
#define SCREENS_COMPARE_H

#include "sourcebench/core/memory.h"
#include "sourcebench/tui/shell.h"

enum { COMPARE_MAX = 8 };

struct compare_row {
    const char *label;
    bool group; /* a heading: the rest is empty */
    const char *cells[COMPARE_MAX];
    bool differs; /* between any two of the columns */
};

struct compare_table {
    struct arena arena; /* of all texts */
    int count;          /* of columns */
    const char *names[COMPARE_MAX];
    struct compare_row *rows;
    int n_rows, capacity;
};

/* Texts live in the table's arena or are static; an empty cell is shown as such. */
void compare_add_group(struct compare_table *table, const char *name);
void compare_add(struct compare_table *table, const char *label, const char *const *cells);

struct compare_spec {
    const char *what; /* "suppliers" */
    /* Sets count and names of an empty table, then adds its rows; again when data change. */
    bool (*fill)(void *user, struct compare_table *table, struct error *err);
    void *user;
};

void compare_run(struct shell *shell, const struct compare_spec *spec);

extern const struct action_table compare_actions;

#endif
