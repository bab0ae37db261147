/*
 * What a sheet refers to: where its part stands, the shared strings and the styles that are dates.
 */
#ifndef SOURCEBENCH_IO_XLSX_BOOK_H
#define SOURCEBENCH_IO_XLSX_BOOK_H

#include "sourcebench/core/memory.h"
#include "sourcebench/core/strbuf.h"
#include "xlsx_part.h"

enum xlsx_style { XLSX_NUMBER = 0, XLSX_DATE = 1, XLSX_TIME = 2 }; /* bits */

struct xlsx_book {
    struct arena arena;
    char *sheet_part; /* "xl/worksheets/sheet1.xml" */
    char *sheet_name;
    bool from_1904;
    const char **strings;
    size_t n_strings;
    unsigned char *styles; /* enum xlsx_style by cell style */
    size_t n_styles;
};

/* Finds the sheet (NULL: the first) and reads what it refers to. */
bool xlsx_book_read(struct xlsx_package *p, const char *sheet, struct xlsx_book *book,
                    struct error *err);
void xlsx_book_free(struct xlsx_book *book);

bool xlsx_read_strings(struct xlsx_package *p, const char *name, struct xlsx_book *book,
                       struct error *err);
bool xlsx_read_styles(struct xlsx_package *p, const char *name, struct xlsx_book *book,
                      struct error *err);

/* Undoes _xHHHH_, by which XML holds characters that it cannot, in place. */
void xlsx_unescape(struct strbuf *text);
/* A serial number as "2026-11-23", "14:20:00" or both; false where it is no day. */
bool xlsx_date_text(const char *serial, unsigned style, bool from_1904, char *out, size_t size);
/* A number as a person would write it; "" where it is as it should be already. */
void xlsx_number_text(const char *written, char *out, size_t size);

#endif
