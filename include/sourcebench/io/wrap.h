/*
 * Text for paper: broken into lines of a width.
 */
#ifndef SOURCEBENCH_IO_WRAP_H
#define SOURCEBENCH_IO_WRAP_H

#include <stdio.h>

#include "sourcebench/core/strbuf.h"

/* Adds the text in lines of at most width columns, broken at blanks, a longer word anywhere. The
 * first line begins with first, the others with as many blanks. What would act on a terminal or a
 * printer is made visible as in tables; line ends of the text are blanks. */
void wrap_add(struct strbuf *out, const char *first, const char *text, int width);
/* The same into a file. */
void wrap_write(FILE *out, const char *first, const char *text, int width);

#endif
