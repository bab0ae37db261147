/*
 * What the tables of fields of inspections share.
 */
#ifndef CORE_QUALITY_FIELD_H
#define CORE_QUALITY_FIELD_H

#include "sourcebench/core/field.h"

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

/* What a checklist asks about an item, and an inspection takes along: the same fields in the same
 * order. */
#define ITEM_FIELDS(of)                                                                            \
    [of##_POSITION] = {.name = "position",                                                         \
                       .label = "Position",                                                        \
                       .type = FIELD_INT,                                                          \
                       .example = "10",                                                            \
                       .min = 0,                                                                   \
                       .max = 100000},                                                             \
    [of##_PART] = {.name = "part",                                                                 \
                   .label = "Part",                                                                \
                   .type = FIELD_TEXT,                                                             \
                   .example = "Packing and marking",                                               \
                   .max_length = 60},                                                              \
    [of##_KIND] = {.name = "kind",                                                                 \
                   .label = "Kind",                                                                \
                   .type = FIELD_CHOICE,                                                           \
                   .flags = FIELD_REQUIRED,                                                        \
                   .example = "visual",                                                            \
                   CHOICES(item_kinds)},                                                           \
    [of##_CODE] = {.name = "code",                                                                 \
                   .label = "Code",                                                                \
                   .type = FIELD_TEXT,                                                             \
                   .example = "T50",                                                               \
                   .max_length = 20},                                                              \
    [of##_WHAT] = {.name = "what",                                                                 \
                   .label = "What is checked",                                                     \
                   .type = FIELD_TEXT,                                                             \
                   .flags = FIELD_REQUIRED,                                                        \
                   .example = "height, filled bag",                                                \
                   .max_length = 200},                                                             \
    [of##_METHOD] = {.name = "method",                                                             \
                     .label = "How",                                                               \
                     .type = FIELD_TEXT,                                                           \
                     .example = "tape on the flat filled bag",                                     \
                     .max_length = 300},                                                           \
    [of##_STANDARD] = {.name = "standard",                                                         \
                       .label = "Standard",                                                        \
                       .type = FIELD_TEXT,                                                         \
                       .example = "ISO 13934-1",                                                   \
                       .max_length = 100},                                                         \
    [of##_N] = {.name = "n",                                                                       \
                .label = "Units",                                                                  \
                .type = FIELD_INT,                                                                 \
                .unit = "pcs",                                                                     \
                .example = "5",                                                                    \
                .min = 1,                                                                          \
                .max = 100000000},                                                                 \
    [of##_NOMINAL] = {.name = "nominal",                                                           \
                      .label = "Nominal",                                                          \
                      .type = FIELD_DECIMAL,                                                       \
                      .flags = FIELD_NEGATIVE,                                                     \
                      .example = "25",                                                             \
                      .min = -1000000000000000,                                                    \
                      .max = 1000000000000000,                                                     \
                      .scale = 4},                                                                 \
    [of##_MINUS] = {.name = "tolerance_minus",                                                     \
                    .label = "Tolerance below",                                                    \
                    .type = FIELD_DECIMAL,                                                         \
                    .example = "1",                                                                \
                    .min = 0,                                                                      \
                    .max = 1000000000000000,                                                       \
                    .scale = 4},                                                                   \
    [of##_PLUS] = {.name = "tolerance_plus",                                                       \
                   .label = "Tolerance above",                                                     \
                   .type = FIELD_DECIMAL,                                                          \
                   .example = "1",                                                                 \
                   .min = 0,                                                                       \
                   .max = 1000000000000000,                                                        \
                   .scale = 4},                                                                    \
    [of##_UNIT] = {.name = "unit",                                                                 \
                   .label = "Unit",                                                                \
                   .type = FIELD_TEXT,                                                             \
                   .example = "cm",                                                                \
                   .max_length = 20},                                                              \
    [of##_EXPECTED] = {.name = "expected",                                                         \
                       .label = "Expected",                                                        \
                       .type = FIELD_TEXT,                                                         \
                       .example = "at least 300 N",                                                \
                       .max_length = 200},                                                         \
    [of##_CLASS] = {.name = "class",                                                               \
                    .label = "Class if it fails",                                                  \
                    .type = FIELD_CHOICE,                                                          \
                    .example = "major",                                                            \
                    CHOICES(defect_classes)},                                                      \
    [of##_MANDATORY] = {.name = "mandatory", .label = "Mandatory", .type = FIELD_BOOL}

#endif
