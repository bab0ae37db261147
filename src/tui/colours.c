#include "colours.h"

#include <stdlib.h>
#include <string.h>

/* Colours by number: dark and light ground, in 256 colours and in 16 (8 and bold where there are
 * but 8); -1 is the terminal's own. */
struct look {
    attr_t mono, coloured;
    short dark, light, dark16, light16;
};

static const struct look looks[STYLES] = {
    [STYLE_NORMAL] = {A_NORMAL, A_NORMAL, -1, -1, -1, -1},
    [STYLE_DIM] = {A_DIM, A_NORMAL, 245, 242, 8, 8},
    [STYLE_BOLD] = {A_BOLD, A_BOLD, -1, -1, -1, -1},
    [STYLE_ACCENT] = {A_BOLD, A_NORMAL, 14, 4, 14, 4},
    [STYLE_CURSOR] = {A_REVERSE, A_REVERSE, -1, -1, -1, -1},
    [STYLE_MARK] = {A_BOLD, A_BOLD, 179, 94, 11, 3},
    [STYLE_GOOD] = {A_NORMAL, A_NORMAL, 114, 28, 10, 2},
    [STYLE_WARN] = {A_BOLD, A_NORMAL, 214, 130, 11, 3},
    [STYLE_BAD] = {A_BOLD, A_BOLD, 203, 160, 9, 1},
    [STYLE_FIELD] = {A_UNDERLINE, A_UNDERLINE, -1, -1, -1, -1},
};

/* As decided when the terminal was opened. */
static struct {
    attr_t attributes;
    short pair;
} chosen[STYLES];

static int wanted_colours(const char *name) {
    const char *no_color = getenv("NO_COLOR");
    if (!name || strcmp(name, "auto") == 0)
        return no_color && *no_color ? 0 : 256;
    return strcmp(name, "mono") == 0 ? 0 : strcmp(name, "16") == 0 ? 16 : 256;
}

static int usable_colours(const char *name) {
    int wanted = wanted_colours(name);
    if (wanted == 0 || !has_colors() || start_color() == ERR || use_default_colors() == ERR)
        return 0;
    return COLORS >= 256 && wanted == 256 ? 256 : COLORS >= 16 ? 16 : 8;
}

static void choose(enum style style, int colours, bool light) {
    const struct look *look = &looks[style];
    chosen[style].attributes = look->coloured;
    short colour = light ? look->light16 : look->dark16;
    if (colours == 256)
        colour = light ? look->light : look->dark;
    if (colours == 8 && colour >= 8) {
        chosen[style].attributes |= colour == 8 ? A_DIM : A_BOLD;
        colour = colour == 8 ? -1 : (short)(colour - 8);
    }
    chosen[style].pair = 0;
    if (colour >= 0 && init_pair((short)(style + 1), colour, -1) == OK)
        chosen[style].pair = (short)(style + 1);
}

void colours_open(const struct colour_options *options) {
    int colours = usable_colours(options->colours);
    for (int style = 0; style < STYLES; style++) {
        chosen[style].attributes = looks[style].mono;
        chosen[style].pair = 0;
        if (colours)
            choose((enum style)style, colours, options->light);
    }
    if (options->cursor_mark_only)
        chosen[STYLE_CURSOR].attributes = A_NORMAL;
}

attr_t colours_attributes(enum style style) {
    return chosen[style].attributes;
}

short colours_pair(enum style style) {
    return chosen[style].pair;
}

bool colours_fills(enum style style) {
    return style == STYLE_FIELD;
}
