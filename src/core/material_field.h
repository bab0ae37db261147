/*
 * What the tables of fields of materials share.
 */
#ifndef CORE_MATERIAL_FIELD_H
#define CORE_MATERIAL_FIELD_H

#include "sourcebench/core/material.h"

#define REFERENCE(column, text, table, more, also)                                                 \
    {                                                                                              \
        .name = (column), .label = (text), .type = FIELD_REF, .flags = FIELD_REQUIRED | (more),    \
        .ref = (table), .synonyms = (also)                                                         \
    }
/* A value of a property: a thousand millions at most, above or below zero. */
#define FIGURE_LIMIT INT64_C(1000000000000)
#define MEASURE(column, text, more, also)                                                          \
    {                                                                                              \
        .name = (column), .label = (text), .type = FIELD_DECIMAL, .scale = FIGURE_SCALE,           \
        .flags = FIELD_NEGATIVE | (more), .example = "120", .min = -FIGURE_LIMIT,                  \
        .max = FIGURE_LIMIT, .synonyms = (also)                                                    \
    }

/* A code is typed in a shell and stands in files: no blanks, commas, quotes; not only digits. */
bool material_code_check(const char *text, char reason[128]);
bool material_head_check(const char *text, char reason[128]);

#endif
