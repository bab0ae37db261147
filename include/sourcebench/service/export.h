/*
 * Suppliers out: CSV carries the suppliers' own fields, JSON everything that belongs to them. What
 * was exported and imported into an empty database gives the same suppliers. For a calendar what is
 * due and when, for an address book their contacts.
 */
#ifndef SOURCEBENCH_SERVICE_EXPORT_H
#define SOURCEBENCH_SERVICE_EXPORT_H

#include <stdio.h>

#include "sourcebench/core/field.h"
#include "sourcebench/db/journal.h"
#include "sourcebench/io/json.h"
#include "sourcebench/service/session.h"

enum export_format {
    EXPORT_CSV,
    EXPORT_JSON,
    EXPORT_CALENDAR, /* dated items that are open, as iCalendar */
    EXPORT_CONTACTS, /* as vCard */
    EXPORT_FORMATS
};

/* By the ending of a file's name: .csv (also any other), .json, .ics, .vcf. */
enum export_format export_format_of(const char *path);
/* What is counted: "suppliers", "1 dated item". */
const char *export_unit(enum export_format format, int64_t n);

struct export_options {
    const char *filter; /* NULL: all */
    const int64_t *ids; /* or these (marks); NULL */
    int64_t n_ids;
    enum export_format format;
    const char *path; /* written atomically, 0600; NULL: to out */
    FILE *out;
    bool overwrite;
    bool visible; /* out is a terminal: controls in CSV are shown instead of sent */
    struct journal_progress progress; /* step may be NULL */
};

bool export_suppliers(struct session *session, const struct export_options *options,
                      int64_t *written, struct error *err);

/* Into an open object: one record's own fields and audit columns; a supplier with all that belongs
 * to it. */
void export_json_record(struct json_writer *w, const struct record *r);
bool export_json_supplier(struct json_writer *w, struct session *session, const struct record *r,
                          struct arena *arena, struct error *err);

#endif
