/*
 * What is usual for a kind of product: the share that materials, labour … have of the price ex
 * works, and terms such as deposit and MOQ (db/catalogue/cost_bands.yaml), with the cost_bands.yaml
 * of the folder that the configuration names laid over it. It is read when somebody looks at a
 * breakdown.
 */
#ifndef SOURCEBENCH_SERVICE_COST_BANDS_H
#define SOURCEBENCH_SERVICE_COST_BANDS_H

#include "sourcebench/core/catalogue.h"
#include "sourcebench/core/error.h"

enum cost_term { TERM_NONE, TERM_DEPOSIT, TERM_MOQ, TERM_DAYS, COST_TERMS };

struct cost_band {
    const char *code, *label;
    struct name_list types; /* words of a product's type; none: of all */
    struct name_list kinds; /* of cost lines, taken together; none: it is about a term */
    enum cost_term term;
    int low, high; /* percent, pieces, days */
    const char *source, *note;
};

struct cost_bands {
    const struct cost_band *items;
    int count;
};

/* folder: "" for none. All in the arena. An error names file and line. */
bool cost_bands_load(const char *folder, struct arena *arena, struct cost_bands *bands,
                     struct error *err);
/* Whether a band is for products of that type, by any of its words. */
bool cost_band_fits(const struct cost_band *band, const char *type);

#endif
