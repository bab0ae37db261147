/*
 * A request for quotation as a spreadsheet that a supplier fills in, and the answer read back.
 *
 * The sheet is a list of questions with a column for the answer, then tables: price breaks, stages,
 * what the price is made of. A code in the first column says what a line is, so that lines may be
 * moved and their words translated. It shows what is wanted (product, quantities per variant, day,
 * destination), nothing of the client, of what others have offered, or of remarks of the agent.
 *
 * Reading collects everything that is wrong with the cell where it stands ("C14"); where anything
 * is, nothing is written. The quote of the same supplier for the same RFQ is changed, not doubled:
 * a filled cell overwrites, an empty one changes nothing; a table that has rows takes the place of
 * the one before. A row of which only the name, or the quantity, is left keeps what is there under
 * it; to take that out, the line has to be empty or gone. Numbers and days are read in the form in
 * which the sheet shows them.
 */
#ifndef SOURCEBENCH_SERVICE_RFQ_SHEET_H
#define SOURCEBENCH_SERVICE_RFQ_SHEET_H

#include "sourcebench/core/field.h"
#include "sourcebench/db/supplier_import.h"
#include "sourcebench/io/rows.h"
#include "sourcebench/service/session.h"

enum rfq_table { RFQ_BREAKS, RFQ_STAGES, RFQ_COSTS, RFQ_TABLES };

/* Whose answer to what; 0: not said. */
struct rfq_reference {
    int64_t requirement, rfq, supplier;
};

/* What a sheet says. Records have no ids and refer to nothing. */
struct rfq_answer {
    struct rfq_reference about;
    const char *supplier; /* as it is named; "" */
    struct record *quote;
    struct record **rows[RFQ_TABLES];
    bool *blank[RFQ_TABLES]; /* rows that have only what they are known by */
    int n_rows[RFQ_TABLES];
    const char *more; /* lines that are not of the form, where they are kept; "" */
};

/* How many rows of the table say something. */
int rfq_rows_said(const struct rfq_answer *answer, enum rfq_table table);

/* ---- writing ---- */

struct rfq_asked {
    const char *label, *text;
};

/* What a sheet is made of; it lives in the arena that it was made with. */
struct rfq_sheet {
    struct rfq_asked *asked; /* what is wanted */
    int n_asked;
    struct rfq_answer filled; /* what stands in it already, such as quantities without a price */
};

struct rfq_options {
    int64_t supplier; /* 0: for anybody */
    bool filled;      /* with what this supplier has offered so far */
};

/* The latest request of the requirement that is not closed (of a supplier, one to which it was
 * invited), or the requirement alone where there is none. */
bool rfq_sheet_make(struct session *session, int64_t requirement, const struct rfq_options *options,
                    struct arena *arena, struct rfq_sheet *sheet, struct error *err);
/* As CSV, with a byte order mark, without which spreadsheets take it for another encoding. */
void rfq_sheet_write(const struct rfq_sheet *sheet, char delimiter, FILE *out);

/* ---- reading ---- */

struct rfq_fault {
    char cell[16]; /* "C14"; "" where the line is missing */
    int64_t line;  /* of the file; 0 where the line is missing */
    const char *heading, *reason;
    int64_t place; /* row and column of the cell, for their order */
    size_t column;
};

/* Where a line stands, for faults that are found later; place 0: nowhere. */
struct rfq_place {
    size_t column;
    int64_t place, line;
};

enum { RFQ_FAULTS = 1000 /* so many are told */ };

struct rfq_reading {
    int32_t today;
    const char *dates;   /* "dmy", "mdy" for days that do not show it; NULL */
    bool keep_unknown;   /* lines that are not of the form go into `more`, else they are faults */
    struct arena *arena; /* of the answer and the faults */
    struct rfq_answer answer;
    struct rfq_fault *faults; /* by their place; mem_free() them */
    int n_faults;
    bool has_unknown; /* among the faults there is what keep_unknown would keep */
    struct rfq_place reference, named, numbered; /* of the reference, of the supplier's name, of the
                                                    offer's number */
};

/* False where it is no such sheet, or cannot be read. */
bool rfq_sheet_read(struct rfq_reading *reading, struct row_reader *rows, const char *name,
                    struct error *err);
/* ---- into the database ---- */

struct rfq_import {
    const char *path;
    char delimiter;       /* 0: detected */
    const char *encoding; /* NULL: detected */
    const char *dates;
    bool keep_unknown, dry_run;
    int64_t supplier; /* whose it is, whatever the sheet says; 0: the sheet says it */
};

struct rfq_report {
    struct arena arena;
    struct rfq_reading reading;
    const char *format;                 /* "CSV, comma, UTF-8" */
    const char *supplier, *requirement; /* their names; "" where they were not found */
    enum import_outcome outcome;        /* where there are no faults */
    bool again;                         /* a new round: the one before was asked for by us */
    int64_t quote;                      /* 0 where a dry run would add it */
    const char *note;                   /* what is to be known besides, in sentences; "" */
    const char **odd;                   /* about a quote that is good, as planning_quote_notes() */
    int n_odd;
};

/* True where the sheet was read; what is wrong with it stands in the report, and nothing is written
 * then. Free the report also after a failure. */
bool rfq_sheet_import(struct session *session, const struct rfq_import *options,
                      struct rfq_report *report, struct error *err);
void rfq_report_free(struct rfq_report *report);

#endif
