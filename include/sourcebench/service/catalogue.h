/*
 * The catalogues of vetting and certificates: those that are built in (db/catalogue), with those
 * of the folder that the configuration names laid over them.
 */
#ifndef SOURCEBENCH_SERVICE_CATALOGUE_H
#define SOURCEBENCH_SERVICE_CATALOGUE_H

#include "sourcebench/core/catalogue.h"
#include "sourcebench/core/error.h"

/* folder: "" for none; a file that is not in it is left out. All in the arena. An error names file
 * and line. */
bool catalogue_load(const char *folder, struct arena *arena, struct catalogue *catalogue,
                    struct error *err);

/* Lays one text over a catalogue: entries of the same code replace those there. name is for
 * messages. */
bool catalogue_read_certificates(const char *text, size_t length, const char *name,
                                 struct arena *arena, struct catalogue *catalogue,
                                 struct error *err);
/* After the certificates, which its items may name. */
bool catalogue_read_vetting(const char *text, size_t length, const char *name, struct arena *arena,
                            struct catalogue *catalogue, struct error *err);

#endif
