/*
 * What the files about working on an inspection share.
 */
#ifndef SERVICE_INSPECTION_PRIVATE_H
#define SERVICE_INSPECTION_PRIVATE_H

#include "sourcebench/service/inspection_work.h"

/* A command labelled "QI-L0042: what"; its end commits it where ok, and reads the inspection anew.
 */
bool inspection_begin(struct inspection_work *w, const char *what, struct error *err);
bool inspection_end(struct inspection_work *w, bool ok, struct error *err);
/* Within a command: whether it is open as the database has it now. REFUSED where it is not. */
bool inspection_must_be_open(struct inspection_work *w, struct error *err);
bool inspection_write(struct inspection_work *w, const struct record *base, struct record *wanted,
                      struct error *err);

#endif
