/*
 * The benchmark: ratios against stock tools on the same data in one run, with limits beside them.
 *
 * bench.c is the order of events; import.c, paint.c, keys.c, thrift.c, agenda.c,
 * matrix.c, lead.c and award.c measure; table.c prints a line for each measure as soon as it is
 * known; process.c runs commands, screen.c the bench in a terminal. Everything lives in one folder,
 * where the generated lists are kept for the next run.
 */
#ifndef TESTS_BENCH_BENCH_H
#define TESTS_BENCH_BENCH_H

#include <stdbool.h>
#include <stddef.h>

#include "../e2e/pty.h"

enum { SMALL = 1000, MIDDLE = 100000, LARGE = 1000000 };

/* ---- table.c ----------------------------------------------------------------------------------*/

void table_begin(void);
void table_part(const char *title);
/* Ours over theirs, both in milliseconds or both in MiB. */
void table_ratio(const char *what, double ours, double theirs, const char *unit, double limit);
void table_value(const char *what, double value, const char *unit, double limit);
/* A figure without a limit. */
void table_note(const char *what, double value, const char *unit);
/* Prints the sum; whether all limits were kept. */
bool table_end(void);

/* ---- process.c --------------------------------------------------------------------------------*/

struct run {
    double ms, cpu_ms; /* cpu_ms: of the program and the system for it */
    long peak_kib;
};

double clock_ms(void);                   /* of a clock that only goes forward */
double median(double *values, size_t n); /* sorts them */
double worst(const double *values, size_t n);

/* Runs the command to its end with files (or NULL) as standard input and output. A command that
 * fails ends the part of the benchmark. */
struct run run_command(const char *const *arguments, const char *input, const char *output);

/* A file in the folder of the benchmark; lives as long as the program. */
const char *bench_file(const char *format, ...) __attribute__((format(printf, 1, 2)));
const char *csv_path(int rows);      /* the generated list, made when it is not there */
const char *database_path(int rows); /* the bench database with that list */
const char *write_file(const char *name, const char *text); /* returns its path */
void remove_database(const char *path);                     /* with its log and index */

/* ---- screen.c ---------------------------------------------------------------------------------*/

/* The bench on the database with that many suppliers. Times in milliseconds since the key. */
struct screen {
    struct pty *pty;
    double paint_ms; /* from the start until the list was full */
};

struct answer {
    double first;     /* until the screen changed at all; 0: it did not */
    double list;      /* until the first change in the list; 0: it did not */
    double list_last; /* until the last one */
    size_t bytes;
};

struct screen screen_open(int rows, int columns, const char *config);
void screen_close(struct screen *s);
/* Types the keys in one write and watches from the first answer until nothing more comes for the
 * time. */
struct answer screen_keys(struct screen *s, const char *keys, int silent_ms);
/* The same with letters as they are. */
struct answer screen_type(struct screen *s, const char *text, int silent_ms);

/* ---- the measures -----------------------------------------------------------------------------*/

void measure_import(void); /* makes the databases */
void measure_paint(void);
void measure_keys(void);
void measure_thrift(void);
void measure_agenda(void);
void measure_matrix(void);
void measure_lead(void);
void measure_award(void);

#endif
