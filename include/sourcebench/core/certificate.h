/*
 * What a certificate of a supplier is worth: whether it stands on a day, what is odd about it, and
 * whether it proves a claim. Records are of certificate_entity and claim_entity; the kind is what
 * the catalogue knows of it (NULL: nothing).
 */
#ifndef SOURCEBENCH_CORE_CERTIFICATE_H
#define SOURCEBENCH_CORE_CERTIFICATE_H

#include <stdint.h>

#include "sourcebench/core/catalogue.h"
#include "sourcebench/core/field.h"

/* From worst to best; from DECLARED on it stands. Lapsed is never stored: it follows from the day.
 */
enum certificate_standing {
    CERTIFICATE_REFUTED,
    CERTIFICATE_FAILED, /* its rating says so: BSCI E */
    CERTIFICATE_LAPSED, /* expired before the day */
    CERTIFICATE_FUTURE, /* issued after it */
    CERTIFICATE_DECLARED,
    CERTIFICATE_DOCUMENTED,
    CERTIFICATE_VERIFIED
};

enum certificate_standing certificate_standing(const struct certificate_kind *kind,
                                               const struct record *certificate, int32_t day);

/* Whether a rating (NULL: none) says that whoever has it failed. */
bool certificate_rating_fails(const struct certificate_kind *kind, const char *rating);

/* Whether it is the supplier's own: not for one shipment, and not held by somebody else. */
bool certificate_is_own(const struct record *certificate);

/* The last day of a certificate issued on the day, by its rating where the kind has ratings;
 * DATE_NONE where there is no fixed term or the rating fails. */
int32_t certificate_expiry(const struct certificate_kind *kind, const char *rating, int32_t issued);

/* What is wrong with it as it was entered, in a sentence: a report that was entered as a
 * certificate, a rating that is missing or fails, a subject that is missing. NULL: nothing. *field
 * is the one to mend. */
const char *certificate_fault(const struct certificate_kind *kind, const struct record *certificate,
                              int *field, struct arena *arena);

/* Whether a claim is one of those that the kind proves, by its words. */
bool certificate_is_claimed(const struct certificate_kind *kind, const struct record *claim);

/* Whether the certificates prove a claim that the catalogue knows by its words ("recycled",
 * "organic"): such a claim needs a scope certificate of the mill, one of the supplier itself, and
 * for each shipment a transaction certificate, all of one scheme. (Textile Exchange's content
 * claim standard: site and transaction certificates of every stage.) */
struct claim_proof {
    const struct certificate_kind *kind; /* the scheme that is nearest; NULL: no such claim */
    bool complete;
    const char *sentence; /* "GRS: missing scope certificate of the mill"; in the arena */
};
struct claim_proof claim_proof(const struct catalogue *catalogue, const struct record *claim,
                               bool is_mill, struct record *const *certificates, int count,
                               int32_t day, struct arena *arena);
/* The same for one kind, whatever is claimed. */
struct claim_proof certificate_proof(const struct catalogue *catalogue,
                                     const struct certificate_kind *kind, bool is_mill,
                                     struct record *const *certificates, int count, int32_t day,
                                     struct arena *arena);

#endif
