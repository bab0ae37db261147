/*
 * Versions of checklists: one up whenever somebody adds, changes, deletes or restores an item, in
 * the same command. Catalogues and case files bring the versions that they state.
 */
#ifndef DB_CHECKLIST_RULES_H
#define DB_CHECKLIST_RULES_H

#include "save_rules.h"

bool checklist_follow_item(struct store *store, const struct record *before,
                           const struct record *after, struct error *err);
bool checklist_gone_item(struct store *store, const struct record *item, bool gone,
                         struct error *err);

#endif
