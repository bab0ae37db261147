/*
 * What is closed is sealed: nothing of an inspection changes any more but by amendments, which
 * stand beside it. For struct save_rules.
 */
#ifndef DB_INSPECTION_RULES_H
#define DB_INSPECTION_RULES_H

#include "save_rules.h"

/* Of the inspection itself, and of what belongs to it. */
bool inspection_check(struct store *store, const struct save *save, struct error *err);
bool inspection_may_go(struct store *store, const struct record *record, struct error *err);
bool inspection_part_follow(struct store *store, const struct record *before,
                            const struct record *after, struct error *err);
bool inspection_part_may_go(struct store *store, const struct record *record, struct error *err);
bool inspection_part_gone(struct store *store, const struct record *record, bool gone,
                          struct error *err);
/* The closed inspection to which a part belongs, and to whose item a measurement. */
bool inspection_sealed(struct store *store, int64_t inspection, const struct entity **by,
                       int64_t *id, struct error *err);
bool inspection_item_sealed(struct store *store, int64_t item, const struct entity **by,
                            int64_t *id, struct error *err);

#endif
