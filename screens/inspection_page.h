/*
 * The page of an inspection: what is agreed, what was counted, what was amended.
 */
#ifndef SCREENS_INSPECTION_PAGE_H
#define SCREENS_INSPECTION_PAGE_H

#include "detail.h"

enum {
    INSPECTION_VIEW_OVERVIEW,
    INSPECTION_VIEW_PLAN,
    INSPECTION_VIEW_LOT,
    INSPECTION_VIEW_CHECKLIST,
    INSPECTION_VIEW_DEFECTS,
    INSPECTION_VIEW_AMENDMENTS,
    INSPECTION_VIEW_TERMS,
    INSPECTION_VIEWS
};

extern const struct detail_spec inspection_detail;
extern const struct action_table inspection_page_actions, quality_actions;

#endif
