#include "import_report.h"

void import_report_reject(struct import_report *report, int64_t line, const char *column,
                          const char *reason) {
    report->rejected++;
    if (report->n_rejections >= IMPORT_LISTED)
        return;
    if (!report->rejections)
        report->rejections = arena_alloc(&report->arena, IMPORT_LISTED, sizeof *report->rejections);
    report->rejections[report->n_rejections++] =
        (struct import_rejection){.line = line,
                                  .column = arena_string(&report->arena, column),
                                  .reason = arena_string(&report->arena, reason)};
}

void import_report_add(struct import_report *report, int64_t line, const char *name,
                       const struct import_outcome_of_row *result) {
    int64_t *counters[] = {[IMPORT_ADDED] = &report->added,
                           [IMPORT_UPDATED] = &report->updated,
                           [IMPORT_UNCHANGED] = &report->unchanged};
    (*counters[result->outcome])++;
    if (!result->similar)
        return;
    report->duplicates++;
    if (report->n_duplicates >= IMPORT_LISTED)
        return;
    if (!report->possible_duplicates)
        report->possible_duplicates =
            arena_alloc(&report->arena, IMPORT_LISTED, sizeof *report->possible_duplicates);
    report->possible_duplicates[report->n_duplicates++] =
        (struct import_duplicate){.line = line,
                                  .name = arena_string(&report->arena, name),
                                  .like = result->similar,
                                  .like_name = arena_string(&report->arena, result->similar_name),
                                  .why = result->why};
}
