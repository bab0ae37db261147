/*
 * Parts of the report of an inspection. Each writes nothing where it has nothing to say.
 */
#ifndef SERVICE_INSPECTION_REPORT_PRIVATE_H
#define SERVICE_INSPECTION_REPORT_PRIVATE_H

#include "sourcebench/io/page.h"
#include "sourcebench/service/inspection_report.h"

struct report {
    const struct inspection_report *given;
    const struct record_set *set;
    const struct inspection_state *state;
    const struct record *inspection;
    struct page page;
    struct arena arena;
};

/* A field as a person reads it; "" where it is empty. */
const char *report_show(struct report *r, const struct record *record, int field);
/* A number with its thousands; "" where it is empty. */
const char *report_count(struct report *r, const struct record *record, int field);
const char *report_number(struct report *r, int64_t n);
/* "2026-11-23 09:10 +0700", where the machine is; "" where it is empty. */
const char *report_time(struct report *r, const struct record *record, int field);
/* The records of an entity that the field ties to the inspection. */
struct record **report_list(struct report *r, const struct entity *entity, int field, int *n);
/* A measured value with its unit: "25.2 cm". */
const char *report_measure(struct report *r, const struct record *item, int64_t value);

void report_counts(struct report *r);     /* plan, counts */
void report_quantities(struct report *r); /* variants, cartons */
void report_defects(struct report *r);    /* by class, photos */
void report_measurements(struct report *r);
void report_checklist(struct report *r);
void report_around(struct report *r); /* golden sample, re-inspection, agency, laboratory */
void report_close(struct report *r);  /* decision, amendments, signatures, seal */

void report_csv(const struct inspection_report *given, FILE *out);

#endif
