/*
 * What is known of one material, as lines of the views of its page.
 */
#ifndef SCREENS_MATERIAL_LINES_H
#define SCREENS_MATERIAL_LINES_H

#include "sourcebench/service/comparison.h"

#include "lines.h"
#include "material_page.h"

/* What a line stands for: its kind; the id is that of the record. */
enum material_line {
    MATERIAL_LINE_PLAIN,
    MATERIAL_LINE_VALUE,
    MATERIAL_LINE_OFFER,
    MATERIAL_LINE_RULE,
    MATERIAL_LINE_PROOF /* a supplier's evidence, below its rule; the id is the supplier's */
};

/* How the state of evidence looks. */
struct material_look {
    enum glyph glyph;
    enum style style;
};
struct material_look material_look(enum compliance_state state);

/* Fills lines (cleared before) for a view as wide as width. material is an index of the comparison,
 * whose rules are those of the profile's markets. */
void material_lines_fill(const struct comparison *c, int material, enum material_view view,
                         int width, struct lines *lines);

#endif
