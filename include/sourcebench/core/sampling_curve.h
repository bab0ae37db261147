/*
 * What a plan lets through: its operating characteristic, and the risks read from it.
 *
 * Quality is the share of bad units, or the defects for each unit; 0.025 is 2.5 % or 2.5 for 100
 * units. Defective units follow the binomial law, as in the tables of ISO 2859-1, while the sample
 * is small beside the lot; above a tenth of it the units that are left matter and the law is
 * hypergeometric. Defects follow Poisson's law.
 *
 * A lot has a whole number of bad units. The hypergeometric curve is exact at those shares; between
 * two of them it is that of lots which have one or the other and the share on average.
 */
#ifndef SOURCEBENCH_CORE_SAMPLING_CURVE_H
#define SOURCEBENCH_CORE_SAMPLING_CURVE_H

#include "sourcebench/core/sampling.h"

enum sampling_law { SAMPLING_BINOMIAL, SAMPLING_HYPERGEOMETRIC, SAMPLING_POISSON };

enum sampling_law sampling_law(const struct sampling_plan *plan);
/* "binomial", "hypergeometric", "Poisson" */
const char *sampling_law_name(enum sampling_law law);

/* The probability that a lot of that quality is accepted; share from 0, of units up to 1. */
double sampling_accepts(const struct sampling_plan *plan, double share);

/* The best quality of which at most `accepted` (above 0, below 1) of the lots pass; of the
 * hypergeometric law one that a lot of this size can have. */
double sampling_share_at(const struct sampling_plan *plan, double accepted);

struct sampling_risks {
    bool has_aql;
    double producer;    /* that a lot as good as the AQL is rejected; where the plan has one */
    double indifferent; /* the quality of which half of the lots pass */
    double limiting;    /* that of which one in ten passes: the consumer's risk is 10 % there */
    double detected;    /* that which is found out with 95 % */
};

struct sampling_risks sampling_risks(const struct sampling_plan *plan);

struct sampling_point {
    double share, accepted;
};

enum { SAMPLING_POINTS = 24 };

/* The curve from 0 to where hardly a lot passes, in steps of 1, 2 or 5 × 10^k, with the AQL among
 * them; the number of points. */
int sampling_curve(const struct sampling_plan *plan, struct sampling_point points[SAMPLING_POINTS]);

#endif
