/*
 * Cells of a form and what is made of them. Private to service.
 */
#ifndef SERVICE_RFQ_ANSWERS_H
#define SERVICE_RFQ_ANSWERS_H

#include "sourcebench/core/strbuf.h"

#include "rfq_form.h"

enum { RFQ_HEADING_CHARACTERS = 60 };

/* A cell that was asked for, also an empty one. */
struct rfq_cell {
    int table; /* -1: a question */
    int row;   /* of the table */
    int field;
    const char *text, *heading;
    size_t column;
    int64_t place, line;
};

struct rfq_lines {
    struct rfq_reading *reading;
    int columns[RFQ_HOW + 1]; /* where the columns of the form stand; -1: nowhere */
    struct rfq_cell *cells;
    int n;
    bool has_headings[RFQ_TABLES];
    int fields[RFQ_TABLES][RFQ_WIDTH]; /* which field a column of a table is; -1: none */
    int n_rows[RFQ_TABLES];
    struct strbuf more; /* lines that are not of the form */
};

void rfq_fault(struct rfq_reading *reading, size_t column, int64_t place, int64_t line,
               const char *heading, const char *reason);
void rfq_faults_sort(struct rfq_reading *reading);
/* "R12-F34-S56" */
bool rfq_reference_parse(const char *text, struct rfq_reference *about);
/* Records out of the cells that the reader gave. */
void rfq_answers_make(struct rfq_lines *lines, const struct row_reader *rows);
/* Whether two rows of a table are about the same. */
bool rfq_same_row(enum rfq_table table, const struct record *a, const struct record *b);

#endif
