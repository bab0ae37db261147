/* Materials side by side, and one ranking beside another; see compare.h. */
#ifndef SCREENS_MATERIAL_COMPARE_H
#define SCREENS_MATERIAL_COMPARE_H

#include "sourcebench/service/comparison.h"
#include "sourcebench/tui/shell.h"

enum { MATERIALS_COMPARED = 4 };

/* The materials with those ids by the comparison, which must outlive the call; it may be read anew
 * meanwhile. */
void material_compare_run(struct shell *shell, const struct comparison *c, const int64_t *ids,
                          int count);
/* Ranks and scores by the comparison's weights and by another profile. */
void profile_compare_run(struct shell *shell, const struct comparison *c, int64_t other);

#endif
