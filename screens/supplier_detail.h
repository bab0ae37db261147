/*
 * What is known of one supplier, as lines: the overview beside the list, and the views of the full
 * detail screen.
 */
#ifndef SCREENS_SUPPLIER_DETAIL_H
#define SCREENS_SUPPLIER_DETAIL_H

#include "sourcebench/core/field.h"
#include "sourcebench/service/session.h"

#include "lines.h"

enum detail_view {
    VIEW_OVERVIEW,
    VIEW_PROFILE,
    VIEW_SCORE,
    VIEW_CONTACTS,
    VIEW_SITES,
    VIEW_LEGAL,
    VIEW_CERTIFICATES,
    VIEW_CLAIMS,
    VIEW_SAMPLES,
    VIEW_MATERIALS,
    VIEW_TIMELINE,
    VIEW_VETTING,
    VIEW_AUDITS,
    VIEW_FILES,
    DETAIL_VIEWS,
    /* Entries that stand in the view of others. */
    ENTRY_FINDING = DETAIL_VIEWS,
    DETAIL_ENTRIES
};

extern const char *const detail_view_names[DETAIL_VIEWS];
/* The entity whose entries a view lists, or of an ENTRY; the supplier's own for the overview and
 * profile. */
const struct entity *detail_view_entity(int view_or_entry);

/* Fills lines (cleared before). The kind of a line is the view (or ENTRY) whose entity its id
 * belongs to. */
bool detail_fill(struct session *session, const struct record *supplier, enum detail_view view,
                 struct lines *lines, struct error *err);

/* The records of a view that lists them one a line (certificates, timeline …), short as in the
 * overview. */
bool detail_summary(struct session *session, const struct record *supplier, enum detail_view view,
                    struct lines *lines, struct error *err);

/* Opens the detail screen on a supplier; view VIEW_OVERVIEW to begin with the overview. */
void detail_run(struct shell *shell, int64_t supplier, enum detail_view view);
/* Opens it where a record of that table is mended: in its view, the cursor on it. */
void detail_run_at(struct shell *shell, int64_t supplier, const char *table, int64_t entry);

extern const struct action_table detail_actions;

#endif
