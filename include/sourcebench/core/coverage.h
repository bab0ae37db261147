/*
 * Whether suppliers have the certificates that a market asks for.
 *
 * The columns are the kinds of certificates of which the market asks something, of this product if
 * one is named: required ones first, then expected, then voluntary ones; behind them, where no
 * product is named, those that are asked of some products only. What is the importer's own duty is
 * left out.
 */
#ifndef SOURCEBENCH_CORE_COVERAGE_H
#define SOURCEBENCH_CORE_COVERAGE_H

#include <stdint.h>

#include "sourcebench/core/catalogue.h"
#include "sourcebench/core/field.h"

enum coverage_state {
    COVERAGE_NOT_NEEDED, /* voluntary, or only with a claim that the supplier does not make */
    COVERAGE_DEPENDS,    /* on the product, and none is named */
    COVERAGE_MET,        /* documented or verified */
    COVERAGE_LAPSING,    /* met, for the days of the query at most */
    COVERAGE_DECLARED,   /* the supplier says so, without evidence */
    COVERAGE_LAPSED,
    COVERAGE_MISSING, /* nothing, or refuted, or a failed rating */
    COVERAGE_STATES
};
/* "not-needed", "met" … */
extern const char *const coverage_words[COVERAGE_STATES];

struct coverage_query {
    const struct catalogue *catalogue;
    const char *market;  /* as catalogue_market() gives it */
    const char *product; /* code of a product of the catalogue, or NULL */
    int32_t today;
    int soon; /* days before the last one from which on a certificate is lapsing */
};

/* The columns, in the arena. */
const struct certificate_kind **coverage_kinds(const struct coverage_query *query,
                                               struct arena *arena, int *count);

struct coverage_cell {
    enum coverage_state state;
    int32_t until; /* the last day of what is met, lapsing or lapsed; DATE_NONE: none */
};
struct coverage_cell coverage_judge(const struct coverage_query *query,
                                    const struct certificate_kind *kind,
                                    struct record *const *certificates, int n_certificates,
                                    struct record *const *claims, int n_claims);

/* Whether the cell is a gap: the market asks for it and there is no evidence that stands. */
bool coverage_is_gap(const struct coverage_query *query, const struct certificate_kind *kind,
                     enum coverage_state state);

#endif
