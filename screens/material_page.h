/*
 * The page of one material: facts, values with their sources, offers, what markets ask, where it
 * fits. Views on [ ]; entries are added, edited and deleted in the view that lists them.
 */
#ifndef SCREENS_MATERIAL_PAGE_H
#define SCREENS_MATERIAL_PAGE_H

#include "sourcebench/tui/shell.h"

enum material_view { PAGE_FACTS, PAGE_VALUES, PAGE_OFFERS, PAGE_RULES, PAGE_FIT, PAGE_VIEWS };

/* profile: whose markets' rules are shown; 0: none. */
void material_page_run(struct shell *shell, int64_t material, int64_t profile,
                       enum material_view view);

/* The same with the profile that was used last. */
void material_page_visit(struct shell *shell, int64_t material, enum material_view view);

extern const struct action_table material_page_actions;

#endif
