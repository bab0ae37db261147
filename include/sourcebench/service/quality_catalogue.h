/*
 * The catalogue of quality: kinds of defects and checklists (db/catalogue/defects.yaml and
 * checklists.yaml, each a part of a case), with those of the folder that the configuration names
 * laid over them: an entry of the same code takes the place of the built-in one, whole.
 */
#ifndef SOURCEBENCH_SERVICE_QUALITY_CATALOGUE_H
#define SOURCEBENCH_SERVICE_QUALITY_CATALOGUE_H

#include "sourcebench/db/store.h"
#include "sourcebench/service/case_file.h"

/* Adds what is built in. */
bool quality_catalogue_read(struct case_file *file, struct error *err);

/* Brings the database up to the catalogue, unless it has this one or a newer one; as
 * material_catalogue_seed(). folder: "" for none. */
bool quality_catalogue_seed(struct store *store, const char *folder, struct error *err);

#endif
