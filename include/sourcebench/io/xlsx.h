/*
 * Rows of a sheet of an .xlsx workbook (ECMA-376) as a row_reader.
 *
 * The sheet streams; shared strings are kept. Numbers come as written (those with the noise of
 * binary fractions with 15 digits), booleans as TRUE and FALSE, cells whose style is a date as ISO
 * dates. Bounded by rows.h and 256 MiB of unpacked parts; document types, and with them entities,
 * are refused.
 */
#ifndef SOURCEBENCH_IO_XLSX_H
#define SOURCEBENCH_IO_XLSX_H

#include "sourcebench/io/rows.h"

/* Takes the file descriptor over, also on failure. The path is for messages; sheet NULL: the first.
 */
struct row_reader *xlsx_open(int fd, const char *path, const char *sheet, struct error *err);

#endif
