/*
 * How factories are called in the countries of the generated suppliers, as static data.
 *
 * A name or an address is a pattern: a capital letter stands for a word of that list, `N` for a
 * number of a house, everything else for itself; `p` is a word of list P that goes on in small
 * letters. Where a style has both its own script and Latin letters, patterns and lists have the
 * same length, so that one row of choices gives the same name twice.
 */
#ifndef TESTS_BENCH_STYLES_H
#define TESTS_BENCH_STYLES_H

#include <stddef.h>

struct words {
    const char *const *items; /* ended by NULL */
};

struct script {
    struct words names, addresses; /* patterns */
    struct words city;             /* C */
    struct words proper;           /* P: what the house is called */
    struct words trade;            /* T: what it makes */
    struct words form;             /* F: its legal form */
};

struct style {
    const char *country, *currency; /* ISO 3166, ISO 4217 */
    int share;                      /* of 100 */
    const struct script *own;
    const struct script *latin; /* NULL where own is written in Latin letters */
};

extern const struct style styles[];
extern const size_t n_styles;

/* East Asia, told apart from the rest only to keep the tables in files of a readable size. */
extern const struct script chinese, chinese_latin, japanese, japanese_latin, korean, korean_latin,
    vietnamese;

#endif
