/*
 * What belongs to the quality of a supplier beside its inspections: tests that a laboratory was
 * asked for, corrective actions, and what people decided about the severity of inspection.
 */
#ifndef SOURCEBENCH_CORE_QUALITY_H
#define SOURCEBENCH_CORE_QUALITY_H

#include "sourcebench/core/field.h"

enum stream_event_field {
    STREAM_EVENT_SUPPLIER,
    STREAM_EVENT_PRODUCT,
    STREAM_EVENT_FAMILY,
    STREAM_EVENT_CLASS,
    STREAM_EVENT_KIND,
    STREAM_EVENT_ON,
    STREAM_EVENT_SEVERITY,
    STREAM_EVENT_STEADY,
    STREAM_EVENT_CONSENT,
    STREAM_EVENT_REASON,
    STREAM_EVENT_N
};

enum labtest_field {
    LABTEST_SUPPLIER,
    LABTEST_PRODUCT,
    LABTEST_INSPECTION,
    LABTEST_RESULT,
    LABTEST_CODE,
    LABTEST_WHAT,
    LABTEST_STANDARD,
    LABTEST_THRESHOLD,
    LABTEST_LABORATORY,
    LABTEST_ORDERED_ON,
    LABTEST_DUE_ON,
    LABTEST_RECEIVED_ON,
    LABTEST_REPORT,
    LABTEST_FILE,
    LABTEST_FOUND,
    LABTEST_VERDICT,
    LABTEST_FEE,
    LABTEST_CURRENCY,
    LABTEST_FEE_BY,
    LABTEST_NOTE,
    LABTEST_N
};

enum corrective_field {
    CORRECTIVE_SUPPLIER,
    CORRECTIVE_PRODUCT,
    CORRECTIVE_INSPECTION,
    CORRECTIVE_TYPE,
    CORRECTIVE_RESULT,
    CORRECTIVE_FINDING,
    CORRECTIVE_WHAT,
    CORRECTIVE_CAUSE,
    CORRECTIVE_ACTION,
    CORRECTIVE_OWNER,
    CORRECTIVE_OPENED_ON,
    CORRECTIVE_DUE_ON,
    CORRECTIVE_DONE_ON,
    CORRECTIVE_EVIDENCE,
    CORRECTIVE_EFFECT,
    CORRECTIVE_CHECKED_ON,
    CORRECTIVE_CHECKED_IN,
    CORRECTIVE_NOTE,
    CORRECTIVE_N
};

extern const struct entity stream_event_entity;
extern const struct entity labtest_entity;
extern const struct entity corrective_entity;

#endif
