/*
 * The filter language: `country:VN status:approved cert:GRS moq:<500 -tag:slow free words`.
 *
 * A filter is a conjunction of terms. A term is a word ("free words" find by the beginning of
 * words, in any text of the record), a quoted phrase, or KEY:VALUE; `-` before a term negates it. A
 * value is a word, a "quoted text", a comparison (<500 <=500 >80 >=80 =300), a range 300..500,
 * 300.. or ..500, a date as date_parse() reads it, a list a,b,c (any of them), or `none`/`any`
 * (field empty, field filled). A choice may be given by the beginning of its name where only one
 * begins so, a country by code or name. Comparisons and ranges are for numbers and dates; for texts
 * those marks are part of the text. cert:GRS@2027-03-01 asks for a day. The caller gives the keys
 * it knows, in lower case; errors carry the byte range of the word that is wrong. Bounded: 1,000
 * bytes, 40 terms, 40 values a list.
 */
#ifndef SOURCEBENCH_CORE_FILTER_H
#define SOURCEBENCH_CORE_FILTER_H

#include "sourcebench/core/field.h"

enum filter_operator {
    FILTER_EQUAL, /* also: contains, for texts */
    FILTER_LESS,
    FILTER_LESS_EQUAL,
    FILTER_GREATER,
    FILTER_GREATER_EQUAL,
    FILTER_RANGE, /* values[0] to values[1], both included */
    FILTER_NONE,  /* the field is empty */
    FILTER_ANY    /* the field is filled */
};

/* A word before a colon. field gives type and choices of the values; NULL for free text values. */
struct filter_key {
    const char *name;
    const struct field *field;
    bool takes_day;   /* VALUE@DATE */
    const char *help; /* "certificate valid today, cert:GRS@2027-03-01 on a day" */
    int id;           /* the caller's */
};

struct filter_term {
    const struct filter_key *key; /* NULL: free words */
    bool negated;
    enum filter_operator op;
    struct value *values; /* typed as the key's field; texts otherwise */
    int n_values;
    const char *day;   /* after @, "YYYY-MM-DD", or NULL */
    const char *words; /* free words, as typed */
};

struct filter {
    struct filter_term *terms;
    int n_terms;
};

struct filter_error {
    int start, end; /* bytes of the text: the word that is wrong */
    struct error error;
};

bool filter_parse(const char *text, const struct filter_key *keys, size_t n_keys, int32_t today,
                  struct arena *arena, struct filter *filter, struct filter_error *err);

#endif
