/*
 * CSV: RFC 4180 read with tolerance and limits, written strictly and safe for spreadsheets.
 *
 * Reading: delimiters , ; TAB | found from the first rows; lines end with LF, CRLF or CR; a quote
 * opens a quoted cell only at its beginning; what follows a closing quote is kept unless blank. A
 * line "sep=;" at the top names the delimiter. An unterminated quote is an error that names the
 * line where it began.
 *
 * Writing: a spreadsheet runs cells that begin with = @ TAB CR, or + and - where no number or
 * telephone number follows. Such cells get a leading apostrophe. So that it can be taken away again
 * from exactly those, a cell of apostrophes followed by such a beginning gets one more: '=1 becomes
 * ''=1, while 'tis stays as it is.
 */
#ifndef SOURCEBENCH_IO_CSV_H
#define SOURCEBENCH_IO_CSV_H

#include <stdio.h>

#include "sourcebench/io/rows.h"

/* Takes the decoder over, also on failure. delimiter 0: found by looking. */
struct row_reader *csv_open(struct decoder *decoder, char delimiter, struct error *err);
/* The delimiter of the first rows in a sample of the text; ',' where nothing speaks for another. */
char csv_detect_delimiter(const char *text, size_t length);

/* Writes a row with neutralised cells (NULL is an empty one) and LF at its end. The stream's error
 * state tells failure: file_writer_commit() looks at it. */
void csv_write_row(FILE *out, char delimiter, const char *const *cells, size_t n);

/* The cell without the apostrophe that csv_write_row() put before it, else the same pointer. */
const char *csv_unneutralise(const char *cell);

#endif
