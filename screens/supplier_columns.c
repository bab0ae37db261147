#include "supplier_columns.h"

#include <string.h>

#include "sourcebench/core/date.h"

enum { NAME_MIN = 20, NAME_WANTED = 24 };

static const char *tags_text(const void *row, struct arena *arena) {
    (void)arena;
    return ((const struct supplier_row *)row)->extras.tags;
}

static const char *certificates_text(const void *row, struct arena *arena) {
    (void)arena;
    return ((const struct supplier_row *)row)->extras.certificates;
}

static const char *contacted_text(const void *row, struct arena *arena) {
    (void)arena;
    return ((const struct supplier_row *)row)->extras.last_contact;
}

static const char *follow_up_text(const void *row, struct arena *arena) {
    (void)arena;
    return ((const struct supplier_row *)row)->extras.follow_up;
}

static const char *score_text(const void *row, struct arena *arena) {
    (void)arena;
    return ((const struct supplier_row *)row)->score;
}

static const char *updated_text(const void *row, struct arena *arena) {
    char day[DATE_TEXT];
    date_to_iso(((const struct supplier_row *)row)->changed, day);
    return arena_string(arena, day);
}

/* The code. */
static const char *country_text(const void *row, struct arena *arena) {
    (void)arena;
    return ((const struct supplier_row *)row)->record->values[SUPPLIER_COUNTRY].s;
}

static enum style status_style(const void *row) {
    const char *status = ((const struct supplier_row *)row)->record->values[SUPPLIER_STATUS].s;
    if (!status)
        return STYLE_NORMAL;
    if (strcmp(status, "blocked") == 0)
        return STYLE_BAD;
    return strcmp(status, "on-hold") == 0 ? STYLE_WARN : STYLE_NORMAL;
}

static const struct column columns[] = {
    {"name", "NAME", NULL, NAME_MIN, ALIGN_LEFT, .field = SUPPLIER_NAME, .sorts = true},
    {"local_name", "LOCAL NAME", NULL, 20, ALIGN_LEFT, .field = SUPPLIER_LOCAL_NAME},
    {"city", "CITY", NULL, 13, ALIGN_LEFT, .field = SUPPLIER_CITY, .sorts = true},
    {"country", "CC", NULL, 2, ALIGN_LEFT, .field = SUPPLIER_COUNTRY, .sorts = true,
     .text = country_text},
    {"status", "STATUS", NULL, 9, ALIGN_LEFT, .field = SUPPLIER_STATUS, .sorts = true,
     .style = status_style},
    {"score", "SCORE", "Score", 5, ALIGN_RIGHT, .field = SUPPLIER_BY_SCORE, .sorts = true,
     .needs = NEEDS_SCORE, .text = score_text},
    {"kind", "KIND", NULL, 11, ALIGN_LEFT, .field = SUPPLIER_KIND},
    {"moq", "MOQ", NULL, 7, ALIGN_RIGHT, .field = SUPPLIER_MOQ, .sorts = true,
     .without_unit = true},
    {"lead", "LEAD", NULL, 5, ALIGN_RIGHT, .field = SUPPLIER_LEAD_DAYS, .sorts = true},
    {"review", "REVIEW", NULL, 10, ALIGN_LEFT, .field = SUPPLIER_NEXT_REVIEW, .sorts = true},
    {"owner", "OWNER", NULL, 8, ALIGN_LEFT, .field = SUPPLIER_OWNER, .sorts = true},
    {"workers", "WORKERS", NULL, 7, ALIGN_RIGHT, .field = SUPPLIER_WORKERS, .sorts = true,
     .without_unit = true},
    {"capacity", "PCS/MONTH", NULL, 9, ALIGN_RIGHT, .field = SUPPLIER_CAPACITY, .sorts = true,
     .without_unit = true},
    {"founded", "SINCE", NULL, 5, ALIGN_RIGHT, .field = SUPPLIER_FOUNDED, .sorts = true},
    {"currency", "CUR", NULL, 3, ALIGN_LEFT, .field = SUPPLIER_CURRENCY},
    {"incoterm", "TERM", NULL, 4, ALIGN_LEFT, .field = SUPPLIER_INCOTERM},
    {"payment", "PAYMENT", NULL, 16, ALIGN_LEFT, .field = SUPPLIER_PAYMENT_TERMS},
    {"models", "MODELS", NULL, 10, ALIGN_LEFT, .field = SUPPLIER_MODELS},
    {"sectors", "SECTORS", NULL, 16, ALIGN_LEFT, .field = SUPPLIER_SECTORS},
    {"source", "SOURCE", NULL, 16, ALIGN_LEFT, .field = SUPPLIER_SOURCE},
    {"tags", "TAGS", "Tags", 14, ALIGN_LEFT, .field = -1, .needs = NEEDS_EXTRAS, .text = tags_text},
    {"certs", "CERTIFICATES", "Certificates", 14, ALIGN_LEFT, .field = -1, .needs = NEEDS_EXTRAS,
     .text = certificates_text},
    {"contacted", "CONTACTED", "Last contact", 10, ALIGN_LEFT, .field = -1, .needs = NEEDS_EXTRAS,
     .text = contacted_text},
    {"followup", "FOLLOW UP", "Next follow-up", 10, ALIGN_LEFT, .field = -1, .needs = NEEDS_EXTRAS,
     .text = follow_up_text},
    {"updated", "CHANGED", "Last change", 10, ALIGN_LEFT, .field = -1, .text = updated_text},
};

const struct column_set supplier_columns = {&supplier_entity, columns,
                                            (int)(sizeof columns / sizeof *columns), NAME_WANTED};
