/*
 * Catalogues: reference data about vetting and certificates, as service reads them from YAML.
 *
 * Everything is read only and lives as long as the session. Codes are unique; names by which people
 * write a certificate are compared without case, marks, blanks and punctuation.
 */
#ifndef SOURCEBENCH_CORE_CATALOGUE_H
#define SOURCEBENCH_CORE_CATALOGUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sourcebench/core/memory.h"

struct name_list {
    const char **items;
    int count;
};

/* Vetting */

/* What the bench itself may know about an item; see core/vetting_fact.h. */
enum vetting_fact {
    FACT_NONE,
    FACT_LEGAL_NAME,
    FACT_CREDIT_CODE,
    FACT_REPRESENTATIVE,
    FACT_ADDRESS,
    FACT_FOUNDED,
    FACT_SCOPE,
    FACT_EXPORT_RIGHT,
    FACT_NAMES_AGREE,
    FACT_BANK_CONFIRMED,
    FACT_EXPORT_MARKETS,
    FACT_EXPORT_SINCE,
    FACT_CAPACITY,
    FACT_AUDIT,
    FACT_THIRD_PARTY,
    FACT_SAMPLE,
    FACT_SITE,
    VETTING_FACTS
};
/* "legal-name", as the catalogue calls them. */
extern const char *const vetting_fact_names[VETTING_FACTS];

struct check_item {
    const char *code, *title, *evidence;
    int months;                 /* how long a check holds; 0: for good */
    struct name_list countries; /* where it is asked; none: everywhere */
    enum vetting_fact fact;
    struct name_list certificates; /* codes: a valid one is evidence */
};

struct checklist {
    const char *kind; /* of supplier: "factory" */
    const struct check_item **items;
    int count, mandatory; /* the first so many are mandatory */
};

/* Certificates */

enum market_level { MARKET_SILENT, MARKET_VOLUNTARY, MARKET_EXPECTED, MARKET_REQUIRED };

struct certificate_market {
    const char *market; /* a country, a region, or "all" */
    enum market_level level;
};

struct certificate_rating {
    const char *rating;
    int months; /* 0: whoever has it has failed */
};

struct certificate_kind {
    const char *code, *name, *issuer, *trap;
    const char *speaks_for;    /* company, material, product, market */
    const char *document;      /* the usual form: a key of CERTIFICATE_DOCUMENT */
    int months;                /* usual validity; 0: no fixed term */
    bool importer;             /* the importer's own duty: no supplier has it */
    bool chain;                /* see claim_evidence() in core/certificate.h */
    struct name_list names;    /* all, the code first */
    struct name_list keys;     /* of them, for comparing */
    struct name_list products; /* that it is asked of; none: all */
    struct name_list claims;   /* folded words of the claims that it proves */
    const struct certificate_market *markets;
    const struct certificate_rating *ratings;
    int n_markets, n_ratings;
};

struct region {
    const char *code;
    struct name_list countries;
};

struct product_kind {
    const char *code, *name;
};

struct catalogue {
    const struct check_item *items;
    const struct checklist *checklists;
    const struct certificate_kind *certificates;
    const struct region *regions;
    const struct product_kind *products;
    int n_items, n_checklists, n_certificates, n_regions, n_products;
};

/* All of these give NULL for a NULL catalogue or name and where there is none. */
const struct checklist *catalogue_checklist(const struct catalogue *c, const char *kind);
const struct check_item *catalogue_item(const struct catalogue *c, const char *code);
/* By any of its names. */
const struct certificate_kind *catalogue_certificate(const struct catalogue *c,
                                                     const char *written);

bool check_item_applies(const struct check_item *item, const char *country);
bool name_list_has(const struct name_list *list, const char *name);
/* The name without case, marks, blanks and punctuation; "" where nothing is left. */
char *certificate_key(struct arena *arena, const char *written);

/* A market that people may ask about: a region of the catalogue, or a country by code or name. Its
 * code, in the arena or static; NULL where it is neither. */
const char *catalogue_market(const struct catalogue *c, const char *typed, struct arena *arena);
/* What a market asks of a certificate: the strictest of the entries for it, for regions that it
 * lies in, and for all. */
enum market_level catalogue_level(const struct catalogue *c, const struct certificate_kind *kind,
                                  const char *market);
/* Whether what is asked in a place is asked in a market: the place is the same, "all", or a region
 * that the market lies in. */
bool catalogue_covers(const struct catalogue *c, const char *place, const char *market);

/* Rows of the database that come from a catalogue */

/* Who stands as author of what a catalogue wrote, and nobody has touched since. */
extern const char catalogue_author[];
/* The id of a row, from its table and its key within the catalogue ("N420", "N420/price"): the same
 * in every database. It lies below all ids that stores make by the clock. */
int64_t catalogue_id(const char *table, const char *key);
bool catalogue_is_id(int64_t id);
/* All such ids: from the first to the last. */
enum { CATALOGUE_ID_BITS = 51 };
#define CATALOGUE_ID_FIRST (INT64_C(1) << CATALOGUE_ID_BITS)
#define CATALOGUE_ID_LAST ((INT64_C(1) << (CATALOGUE_ID_BITS + 1)) - 1)

#endif
