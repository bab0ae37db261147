/*
 * Text for the manual page.
 */
#ifndef SOURCEBENCH_IO_ROFF_H
#define SOURCEBENCH_IO_ROFF_H

#include <stdio.h>

/* Writes the text so that groff shows it as it is: nothing in it is a request, a minus is a minus,
 * and what is not ASCII is named by its number. */
void roff_write(FILE *out, const char *text);

#endif
