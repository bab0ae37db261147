/*
 * Which materials a filter finds (core/filter.h): words begin words of what a material is called,
 * made of, claimed to be and used for; keys look at one of those, or at what it is.
 */
#ifndef SOURCEBENCH_SERVICE_MATERIAL_FILTER_H
#define SOURCEBENCH_SERVICE_MATERIAL_FILTER_H

#include "sourcebench/core/filter.h"
#include "sourcebench/db/material.h"

extern const struct filter_key material_filter_keys[];
extern const size_t n_material_filter_keys;

/* out: the material has no rank, for is:out. */
bool material_matches(const struct material_row *material, bool out, const struct filter *filter);

#endif
