/* Small charts in text: all return UTF-8 (ASCII twins where needed) in out. */
#ifndef SOURCEBENCH_TUI_CHART_H
#define SOURCEBENCH_TUI_CHART_H

#include <stddef.h>
#include <stdint.h>

/* One character a value, scaled from min to max of the values; INT64_MIN is a gap (a blank). */
void chart_sparkline(const int64_t *values, size_t count, char *out, size_t size);
/* A bar of width columns, filled for part of whole, in eighths. */
void chart_bar(int64_t part, int64_t whole, int width, char *out, size_t size);
/* How far one has come, in width columns: "▓▓▓░░░". */
void chart_progress(int64_t part, int64_t whole, int width, char *out, size_t size);

/* One column filled from below for part of whole, in eighths: "▆". "" where glyphs are plain: a
 * digit must stand beside it. */
const char *chart_shade(int part, int whole);

enum { CHART_DIGIT_LINES = 3, CHART_DIGIT_COLUMNS = 3 };
/* One of the three lines of a number in large digits, each three columns wide, a blank between. */
void chart_digits(const char *number, int line, char *out, size_t size);

#endif
