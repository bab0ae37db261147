/*
 * What is known of one supplier: the overview beside the list, and the views of the full detail
 * screen.
 */
#ifndef SCREENS_SUPPLIER_DETAIL_H
#define SCREENS_SUPPLIER_DETAIL_H

#include "detail.h"

enum supplier_view {
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
    ENTRY_ORDER,
    ENTRY_CLOSURE,
    DETAIL_ENTRIES
};

extern const struct detail_spec supplier_detail;
extern const struct screen_ops supplier_detail_screen;
extern const struct action_table detail_actions;

#endif
