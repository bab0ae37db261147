/*
 * Materials read for comparing them: everything that the matrix of a profile shows, in a handful of
 * statements, into plain structs in the caller's arena.
 *
 * Numbers as in core/matrix.h: values in 1/1000 of their unit, weights in 1/100 %. Texts are ""
 * where there is none.
 */
#ifndef SOURCEBENCH_DB_MATERIAL_H
#define SOURCEBENCH_DB_MATERIAL_H

#include "sourcebench/core/compliance.h"
#include "sourcebench/core/matrix.h"
#include "sourcebench/db/store.h"

/* One value of a property of a material, with where it comes from. */
struct material_value {
    int64_t id, material, property;
    int64_t typ;
    struct matrix_value min, max;
    const char *basis; /* key: sourced, derived, mixed, judgement, measured */
    const char *basis_label;
    const char *standard, *source, *report, *note, *measured_on;
    const char *by; /* who wrote it last; "catalogue" */
    bool own;       /* not as the catalogue wrote it */
};

/* The values of a cell, the one that counts first: the newest of one's own (by the day of
 * measurement, else of entry), then the catalogue's. */
struct material_cell {
    const struct material_value *values;
    int count; /* 0: missing */
};

struct material_row {
    int64_t id;
    const char *code, *name, *local_name, *also, *family, *fibre, *construction, *claims;
    const char *typical_use, *advantage, *limitation, *cost_band, *care, *basis, *note;
    int64_t denier; /* 0: none */
    bool own;
    int offers; /* living ones, of living suppliers */
};

struct material_property_row {
    int64_t id;
    const char *code, *name, *unit, *standard, *anchors, *note;
    bool own;
};

/* A criterion with its weight in the profile. judge has the limits that hold: those of the profile
 * where it sets them. */
struct material_criterion {
    struct matrix_criterion judge;
    const char *code, *name, *head, *note;
    int property;      /* index */
    int64_t weight_id; /* the row of profile_weight; 0: the profile does not have it */
    const char *reason;
    bool own;
    bool own_min, own_max; /* the limit is the profile's */
};

struct material_profile {
    int64_t id;
    const char *code, *name, *region, *use, *markets, *products, *note;
    enum matrix_missing missing;
    bool own;
};

struct material_data {
    struct material_profile profile;                /* id 0: none */
    const struct material_row *materials;           /* by family, then name */
    const struct material_property_row *properties; /* in the order of the catalogue */
    const struct material_criterion *criteria;      /* in the order of the catalogue */
    int n_materials, n_properties, n_criteria;
    const struct material_cell *values; /* [material * n_properties + property] */
    const struct material_names *names; /* one for each material, for core/compliance.h */
};

/* All profiles, in the order of the catalogue, own ones last. */
bool material_profiles_load(struct store *store, struct arena *arena,
                            struct material_profile **profiles, int *count, struct error *err);
/* What a profile compares; profile 0: all criteria without weight. NOT_FOUND where it is deleted or
 * there is none. */
bool material_data_load(struct store *store, int64_t profile, struct arena *arena,
                        struct material_data *data, struct error *err);
/* REFUSED, with their names, where criteria judge by the property: without it they would be gone
 * from every profile, unseen. */
bool material_property_may_go(struct store *store, const struct record *property,
                              struct error *err);
/* The method by which a value was found: its own, else, of what the catalogue says, the property's
 * usual one. "": not said. */
const char *material_standard(const struct material_property_row *property,
                              const struct material_value *value);
/* The cell of a material and a criterion, both as indexes. */
const struct material_cell *material_cell_of(const struct material_data *data, int material,
                                             int criterion);
/* The rows and criteria of the data as core/matrix.h takes them; outside is 0 in all rows. The rows
 * array (in the arena, as many as materials) may be written to. */
void material_matrix(const struct material_data *data, struct arena *arena, struct matrix *matrix,
                     struct matrix_row **rows);

/* A supplier's offer of a material. */
struct material_offer {
    int64_t id, supplier, material;
    const char *supplier_name, *country, *status, *article, *currency, *price_per, *moq_unit,
        *moq_per, *quoted_on, *valid_until, *note;
    struct matrix_value price;    /* value in 1/10,000 of the currency unit */
    struct matrix_value price_m2; /* the same per m², where width or weight allow it */
    const char *no_m2;            /* why there is none per m², a sentence; or NULL */
    int64_t width_mm, weight_gsm, moq, lead_days; /* 0: not said; lead_days -1 */
    bool expired;                                 /* valid_until lies before the day */
};
/* The offers of a material (0: of all), of living suppliers: by material, currency and price per
 * m². The areal weight that a price per kg needs is the offer's, else what counts of the material.
 */
bool material_offers_load(struct store *store, int64_t material, int32_t day, struct arena *arena,
                          struct material_offer **offers, int *count, struct error *err);

/* From the lowest to the highest price per m², expired offers left out: one band for each currency,
 * the one with most offers first. */
struct material_band {
    int64_t material;
    const char *currency;
    int64_t low, high; /* 1/10,000 */
    int offers, suppliers;
};
/* Of offers as material_offers_load() gives them. */
void material_bands(const struct material_offer *offers, int count, struct arena *arena,
                    struct material_band **bands, int *n_bands);

/* What the profile's markets ask: rules by level, then code, and a cell for each material and rule,
 * [material * n_rules + rule]. Only suppliers who offer a material are looked at. */
struct material_compliance {
    const struct compliance_rule *rules;
    int n_rules;
    const struct compliance_cell *cells;
};
bool material_compliance_load(struct store *store, const struct material_data *data, int32_t day,
                              struct arena *arena, struct material_compliance *compliance,
                              struct error *err);
/* The rule, as its index + 1, that knocks a material out; 0: none. For matrix_row.outside. */
int material_knocked_out(const struct material_compliance *compliance, int material);

#endif
