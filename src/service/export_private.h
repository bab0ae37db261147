/*
 * What the formats of an export share: export.c walks over the suppliers and sees to the file, each
 * format writes one supplier at a time. Private to service.
 */
#ifndef SERVICE_EXPORT_PRIVATE_H
#define SERVICE_EXPORT_PRIVATE_H

#include "sourcebench/service/export.h"

struct exporter {
    struct session *session;
    const struct export_options *options;
    FILE *out;
    struct json_writer json;
    int64_t suppliers, written; /* written: suppliers, dated items or contacts */
};

struct export_writer {
    void (*begin)(struct exporter *x);
    /* Writes what the format has of one supplier, and counts it. */
    bool (*one)(struct exporter *x, const struct record *supplier, struct arena *arena,
                struct error *err);
    void (*end)(struct exporter *x);
};

extern const struct export_writer export_calendar, export_contacts;

#endif
