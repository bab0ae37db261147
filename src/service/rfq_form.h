/*
 * The lines of the form that a supplier fills in. Private to service.
 */
#ifndef SERVICE_RFQ_FORM_H
#define SERVICE_RFQ_FORM_H

#include "sourcebench/service/rfq_sheet.h"

/* Columns of the form; the tables go on to the right of the answer. */
enum { RFQ_CODE, RFQ_QUESTION, RFQ_ANSWER, RFQ_UNIT, RFQ_HOW, RFQ_WIDTH = 14 };
extern const char *const rfq_heads[RFQ_HOW + 1]; /* "Code", "Question" … */

/* Codes of lines that are no fields of a quote. */
extern const char rfq_told[]; /* is told, not asked: "#" */
extern const char rfq_reference_code[], rfq_supplier_code[];

/* Questions in groups, by the fields of a quote. */
struct rfq_group {
    const char *title;
    const int *fields;
    int n;
};
extern const struct rfq_group rfq_groups[];
extern const int n_rfq_groups;
bool rfq_asks(int field);
/* "days", "pcs"; "" for none. */
const char *rfq_unit(const struct field *field);
/* What stands beside a question: "one of EXW, FCA …", "yes or no"; "" for nothing. */
const char *rfq_how(const struct field *field, struct arena *arena);

enum { RFQ_COLUMNS = 12, RFQ_KEYS = 2 };
struct rfq_table_form {
    const char *code, *row_code; /* of the line of headings, of a row */
    const char *title, *how;
    const char *twice; /* what is wrong with two rows of the same keys */
    const struct entity *entity;
    int columns[RFQ_COLUMNS]; /* fields; -1: no more */
    int keys[RFQ_KEYS];       /* what tells rows apart; -1: no more */
    unsigned says;            /* 1 << field: a row in which none of these is filled says nothing */
    int least, most;          /* rows that are written at least, and at most */
};
extern const struct rfq_table_form rfq_tables[RFQ_TABLES];

/* "C14" of column 2 (from 0), row 14. */
void rfq_cell_name(char out[16], size_t column, int64_t row);

#endif
