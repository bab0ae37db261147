/*
 * What profiles and compliance rules name of the catalogues: markets, kinds of evidence, kinds of
 * product. A word that no catalogue knows would be asked for nobody and met by nobody, unseen.
 */
#ifndef SOURCEBENCH_SERVICE_MATERIAL_TERMS_H
#define SOURCEBENCH_SERVICE_MATERIAL_TERMS_H

#include "sourcebench/core/catalogue.h"
#include "sourcebench/core/error.h"
#include "sourcebench/core/field.h"

/* Puts such words of a record as the catalogue writes them ("reach" is REACH, "Germany" DE); INPUT
 * where it has no such, with the nearest. Records of other entities have none. base is the record
 * before it was changed, NULL for a new one: what stands there as it stood is not asked about, it
 * may be from the catalogue of another agent. */
bool material_terms_settle(const struct catalogue *catalogue, const struct record *base,
                           struct record *record, struct arena *arena, struct error *err);

#endif
