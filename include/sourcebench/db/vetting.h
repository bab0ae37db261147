/*
 * The vetting checklist of a supplier in the database.
 */
#ifndef SOURCEBENCH_DB_VETTING_H
#define SOURCEBENCH_DB_VETTING_H

#include "sourcebench/core/vetting_fact.h"
#include "sourcebench/db/store.h"

/* Adds what the checklist of the supplier's kind has and the supplier not yet, by code: one
 * command. What does not apply in its country is left out. *added tells how many. REFUSED where the
 * catalogue has no checklist for the kind. */
bool command_vetting_start(struct store *store, int64_t supplier, int *added, struct error *err);

/* The same within a command; nothing where there is no checklist. */
bool vetting_seed(struct store *store, int64_t supplier, int *added, struct error *err);

/* Whether a supplier may be approved without a reason: REASON with a sentence that names what
 * stands in the way. */
bool vetting_may_approve(struct store *store, int64_t supplier, const char *name,
                         struct error *err);

/* What is known of a supplier, for vetting_fact(). */
bool vetting_known_load(struct store *store, const struct record *supplier, int32_t today,
                        struct arena *arena, struct vetting_known *known, struct error *err);

#endif
