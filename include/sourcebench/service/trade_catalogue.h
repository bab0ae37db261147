/*
 * The catalogue of trade: calendars, lanes and duties (db/catalogue/calendars.yaml, lanes.yaml,
 * duties.yaml, each a part of a case), as records for a plan and as rows for the database; see
 * db/material_seed.h.
 */
#ifndef SOURCEBENCH_SERVICE_TRADE_CATALOGUE_H
#define SOURCEBENCH_SERVICE_TRADE_CATALOGUE_H

#include "sourcebench/db/store.h"
#include "sourcebench/service/case_file.h"

/* Adds what is built in. */
bool trade_catalogue_read(struct case_file *file, struct error *err);

/* Brings the database up to the catalogue, unless it has this one or a newer one; as
 * material_catalogue_seed(). */
bool trade_catalogue_seed(struct store *store, struct error *err);

#endif
