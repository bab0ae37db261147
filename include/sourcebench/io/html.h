/*
 * HTML for people who print or mail a page: one file, nothing from elsewhere. Every text is
 * escaped; what would act (controls, characters that turn the direction of text) is made visible
 * first, as in tables. Names of elements and classes are ours.
 */
#ifndef SOURCEBENCH_IO_HTML_H
#define SOURCEBENCH_IO_HTML_H

#include <stddef.h>
#include <stdio.h>

/* Head and the beginning of the body. The style is CSS of ours. */
void html_begin(FILE *out, const char *title, const char *style);
void html_end(FILE *out);

/* class may be NULL. */
void html_open(FILE *out, const char *element, const char *class);
void html_close(FILE *out, const char *element);
void html_text(FILE *out, const char *text);
/* An element with a text; nothing where the text is NULL or empty. */
void html_element(FILE *out, const char *element, const char *class, const char *text);
/* An image within the page, of a type such as "image/png"; alt is said where it cannot be seen. */
void html_image(FILE *out, const char *type, const void *data, size_t length, const char *alt);

#endif
