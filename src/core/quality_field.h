/*
 * What the tables of fields of inspections share.
 */
#ifndef CORE_QUALITY_FIELD_H
#define CORE_QUALITY_FIELD_H

#include "sourcebench/core/field.h"

#define CHOICES(list) .choices = (list), .n_choices = sizeof(list) / sizeof *(list)

static const struct choice defect_classes[] = {
    {"critical", "critical"},
    {"major", "major"},
    {"minor", "minor"},
};

static const struct choice stages_of_inspection[] = {
    {"iqc", "incoming"},
    {"ipqc", "in process"},
    {"during", "during production"},
    {"pre-shipment", "pre-shipment"},
    {"loading", "container loading"},
};

static const struct choice item_kinds[] = {
    {"visual", "visual"},
    {"functional", "functional test"},
    {"measurement", "measurement"},
    {"document", "document check"},
    {"laboratory", "laboratory test"},
    {"packing", "packing and marking"},
    {"barcode", "barcode"},
};

static const struct choice payers[] = {
    {"client", "client"},
    {"supplier", "supplier"},
    {"agent", "agent"},
};

static const struct choice sampled_classes[] = {
    {"critical", "critical"},
    {"major", "major"},
    {"minor", "minor"},
    {"carton", "cartons"},
};

static const struct choice severities[] = {
    {"normal", "normal"},
    {"tightened", "tightened"},
    {"reduced", "reduced"},
};

#endif
