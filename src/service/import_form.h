/*
 * In which form a list writes its numbers and days. Cells that show it say it for those of their
 * column that do not. Private to service.
 */
#ifndef SERVICE_IMPORT_FORM_H
#define SERVICE_IMPORT_FORM_H

#include "sourcebench/core/field.h"

enum number_form { NUMBER_POINT, NUMBER_COMMA }; /* 1,234.56 or 1.234,56 */
/* 23/11/2026 or 11/23/2026; or both stand in one column. */
enum date_form { DATE_UNCLEAR, DATE_DMY, DATE_MDY, DATE_MIXED };

struct import_form {
    enum number_form number;
    enum date_form date;
};

bool import_form_is_number(const struct field *f);
/* How a number is written, as far as it shows by itself; false where it does not. The sign of
 * decimals comes last and stands once; a sign before each three digits parts thousands, and for
 * whole numbers always does. */
bool import_form_shows(const struct field *f, const char *text, enum number_form *form);

/* What a day written as 23/11/2026, 23.11.2026 or 23-11-2026 shows. */
struct import_day {
    enum date_form form;                 /* DATE_UNCLEAR where it may be read in two ways */
    const char *day_first, *month_first; /* the ISO days it may be; "" for none */
};
/* False where the text is none of these, or the same in both readings: it teaches nothing. */
bool import_form_day(const char *text, struct import_day *day, struct arena *arena);

/* The text of a cell with number or day in the one form that fields read. INPUT where a day may be
 * read in two ways. */
bool import_form_text(const struct field *f, const struct import_form *form, const char **text,
                      struct arena *arena, struct error *err);

#endif
