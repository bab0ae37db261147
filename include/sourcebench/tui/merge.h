/*
 * The merge dialog: somebody changed the same fields meanwhile. Both values stand side by side,
 * field by field; nothing is taken over unseen.
 */
#ifndef SOURCEBENCH_TUI_MERGE_H
#define SOURCEBENCH_TUI_MERGE_H

#include "sourcebench/tui/shell.h"

struct merge_row {
    const char *label;                /* "MOQ" */
    const char *base, *theirs, *mine; /* as a person reads them; "" for empty */
    bool take_mine;                   /* in: what is proposed; out: what was chosen */
};

struct merge_spec {
    const char *title; /* "Saigon Trail Bags Co." */
    const char *by;    /* who changed it, or NULL */
    struct merge_row *rows;
    int count;
};

/* True once every row is decided; false when left with Esc, then nothing may be saved. */
bool merge_run(struct shell *shell, const struct merge_spec *spec);

/* The choices apart from their looks. A row where only one side differs from base, or where both
 * agree, is decided from the start. */
struct merge_model {
    struct merge_row *rows;
    bool *decided;
    int count, current;
};

void merge_model_open(struct merge_model *m, struct merge_row *rows, int count);
void merge_model_close(struct merge_model *m);
void merge_model_choose(struct merge_model *m, bool mine); /* proposes for the current row */
/* Decides the current row as proposed and goes to the next open one; true when none is open. */
bool merge_model_accept(struct merge_model *m);
int merge_model_open_rows(const struct merge_model *m);

#endif
