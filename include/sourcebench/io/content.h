/*
 * Content lines, of which calendars (iCalendar, RFC 5545) and address books (vCard 3.0, RFC 2426)
 * are made: NAME:VALUE, ended by CR LF, folded so that no line has more than 75 bytes.
 *
 * A fold never parts the bytes of a character. Texts from outside are made harmless: backslash,
 * semicolon and comma are escaped, any kind of line end becomes \n, other control characters go,
 * and invalid UTF-8 becomes U+FFFD. The names and parameters are ours.
 */
#ifndef SOURCEBENCH_IO_CONTENT_H
#define SOURCEBENCH_IO_CONTENT_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* A value that is written as it is, without escapes: "20261123", an address that is a URI. */
void content_write(FILE *out, const char *name, const char *value);
/* A text; NULL and "" write nothing. */
void content_write_text(FILE *out, const char *name, const char *text);
/* Texts with semicolons between them: "N:;Lan;;;". NULL is an empty one. */
void content_write_texts(FILE *out, const char *name, const char *const *texts, size_t n);
/* "20261123", of days since 1970-01-01; "20261123T120000Z", of milliseconds since then. */
void content_write_day(FILE *out, const char *name, int32_t day);
void content_write_time(FILE *out, const char *name, int64_t ms_utc);
/* A URI of a scheme and what stands behind it, percent-encoded where a URI must (RFC 3986). */
void content_write_uri(FILE *out, const char *name, const char *scheme, const char *rest);

#endif
