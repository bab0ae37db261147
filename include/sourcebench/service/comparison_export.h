/*
 * The matrix of materials out: CSV for spreadsheets, JSON for scripts, and one HTML file whose heat
 * reads on paper too: each cell has its digit and its shade as a glyph.
 */
#ifndef SOURCEBENCH_SERVICE_COMPARISON_EXPORT_H
#define SOURCEBENCH_SERVICE_COMPARISON_EXPORT_H

#include "sourcebench/io/json.h"
#include "sourcebench/service/comparison.h"
#include "sourcebench/service/sheet.h"

/* What of a comparison is written, in which order. */
struct comparison_sheet {
    struct comparison *c; /* is measured where it was not */
    enum comparison_face face;
    const int *materials, *criteria;
    int n_materials, n_criteria;
};

/* All materials by rank, and the criteria that have a weight; the arrays in the arena. */
struct comparison_sheet comparison_whole(struct comparison *c, enum comparison_face face,
                                         struct arena *arena);

/* A struct comparison_sheet as a sheet. */
void comparison_write(const void *sheet, enum sheet_format format, FILE *out);
/* Members of an object that is open: profile, criteria, materials. */
void comparison_write_json(const struct comparison_sheet *sheet, struct json_writer *w);

#endif
