/*
 * A mixed-integer linear program: minimise a sum of columns, each within its bounds, whole where it
 * says so, while each row (a sum of columns times factors) stays within its bounds.
 *
 * Rows are filled one after the other. No bound: -INFINITY, INFINITY. Everything lives in the arena
 * that the program was made with. It is solved by service/mip_solve.h.
 */
#ifndef SOURCEBENCH_CORE_MIP_H
#define SOURCEBENCH_CORE_MIP_H

#include <stdbool.h>

#include "sourcebench/core/memory.h"

struct mip_column {
    double low, high, cost;
    bool whole;
};

struct mip_entry {
    int column;
    double factor;
};

struct mip_row {
    double low, high;
    int first, n; /* of its entries */
};

struct mip {
    struct mip_column *columns;
    struct mip_row *rows;
    struct mip_entry *entries;
    int n_columns, n_rows, n_entries;
};

/* What a program has room for. */
struct mip_size {
    int columns, rows, entries;
};

void mip_init(struct mip *mip, struct mip_size size, struct arena *arena);
/* The index of the new column. */
int mip_add_column(struct mip *mip, struct mip_column column);
void mip_add_row(struct mip *mip, double low, double high);
/* Adds to the last row; each column once. */
void mip_add_entry(struct mip *mip, int column, double factor);

#endif
