/*
 * A client offer written out: as text for a screen or a mail, as a page to print, as CSV, as JSON.
 * It is given a client offer alone, in which nothing is about suppliers (core/client_offer.h), so
 * that no form of it can show one.
 */
#ifndef SOURCEBENCH_SERVICE_OFFER_SHEET_H
#define SOURCEBENCH_SERVICE_OFFER_SHEET_H

#include "sourcebench/core/client_offer.h"
#include "sourcebench/io/json.h"
#include "sourcebench/service/sheet.h"

/* In lines of at most width columns, as far as names allow it. */
const char *offer_text(const struct client_offer *offer, int width, struct arena *arena);
/* A struct client_offer as a sheet. */
void offer_sheet_write(const void *offer, enum sheet_format format, FILE *out);
/* Members of an object that is open. */
void offer_write_json(const struct client_offer *offer, struct json_writer *w);

#endif
