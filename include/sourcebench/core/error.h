/*
 * What went wrong, in words for the user.
 *
 * A function that can fail returns bool and fills a caller-owned struct error, passed last. The
 * message is one sentence for the person at the keyboard that says what to do next; the detail is
 * for the log (an SQLite text, an errno name) and is never shown alone.
 */
#ifndef SOURCEBENCH_CORE_ERROR_H
#define SOURCEBENCH_CORE_ERROR_H

#include <stdbool.h>

enum error_code {
    ERROR_NONE,
    ERROR_INPUT,     /* what the user gave cannot be used */
    ERROR_NOT_FOUND, /* no such record, file, key */
    ERROR_CONFLICT,  /* somebody changed the same thing meanwhile */
    ERROR_REFUSED, /* a rule of the bench forbids it: a later change is in the way, restricted mode
                    */
    ERROR_REASON,  /* it may be done when a reason is given */
    ERROR_BUSY,    /* the database is locked by another process */
    ERROR_READ_ONLY, /* the database or its folder cannot be written */
    ERROR_FULL,      /* the disk is full */
    ERROR_CORRUPT,   /* a damaged file */
    ERROR_FOREIGN,   /* a file that is not ours */
    ERROR_VERSION,   /* a database from a newer sourcebench */
    ERROR_IO,        /* the system refused to read or write */
    ERROR_CANCELLED, /* the user stopped it */
    ERROR_INTERNAL   /* a fault of the program: report it */
};

struct error {
    enum error_code code;
    char message[512];
    char detail[256];
};

/* Fills e and returns false, so that a caller can write `return error_set(…)`. Of a word or a
 * quotation of more than 120 characters the middle is left out, so that what stands behind it is
 * seen; what is still too long is cut at a character. */
bool error_set(struct error *e, enum error_code code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Adds the technical detail to an error already set; returns false. */
bool error_detail(struct error *e, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
