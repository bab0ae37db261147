/*
 * Bytes in any usual encoding → valid UTF-8 without NUL, as a stream in constant memory.
 *
 * The encoding is found by a byte order mark, else UTF-16 by the pattern of zero bytes, else
 * UTF-8 where the first block with anything beyond ASCII is valid (a stray bad byte among many good
 * characters does not count), else Windows-1252. While a file is plain ASCII the choice
 * stays open. Bytes that stand for nothing become U+FFFD; a byte order mark is dropped.
 */
#ifndef SOURCEBENCH_IO_DECODE_H
#define SOURCEBENCH_IO_DECODE_H

#include "sourcebench/io/source.h"

enum charset { CHARSET_AUTO, CHARSET_UTF8, CHARSET_UTF16LE, CHARSET_UTF16BE, CHARSET_WINDOWS_1252 };

const char *charset_name(enum charset charset); /* "UTF-8" */
/* From a name as typed ("utf8", "UTF-16", "cp1252", "latin1", "auto"); false where unknown. */
bool charset_find(const char *name, enum charset *charset);

struct decoder;

/* Takes the source over. */
struct decoder *decoder_new(struct byte_source source, enum charset charset);
/* Gives up to size (at least 8) bytes, whole characters; *length 0 at the end. */
bool decoder_read(struct decoder *d, char *out, size_t size, size_t *length, struct error *err);
/* CHARSET_UTF8 while all was ASCII. */
enum charset decoder_charset(const struct decoder *d);
int64_t decoder_position(const struct decoder *d); /* bytes taken from the source */
int64_t decoder_total(const struct decoder *d);    /* bytes of the source, 0 unknown */
void decoder_free(struct decoder *d);

#endif
