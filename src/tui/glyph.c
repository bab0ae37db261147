#include "sourcebench/tui/draw.h"

#include "visible.h"

static const struct {
    const char *text, *twin;
} glyphs[GLYPHS] = {
    [GLYPH_CURSOR] = {"▌", "|"}, [GLYPH_FULL] = {"●", "*"}, [GLYPH_EMPTY] = {"○", "o"},
    [GLYPH_WARN] = {"⚠", "!"},   [GLYPH_UP] = {"▲", "^"},   [GLYPH_FLAT] = {"▬", "-"},
    [GLYPH_DOWN] = {"▼", "v"},   [GLYPH_YES] = {"✓", "+"},  [GLYPH_NO] = {"✗", "x"},
    [GLYPH_RULE] = {"│", "|"},   [GLYPH_LINE] = {"─", "-"}, [GLYPH_MORE] = {"…", "~"},
    [GLYPH_NONE] = {"–", "-"},   [GLYPH_LEFT] = {"‹", "<"}, [GLYPH_RIGHT] = {"›", ">"},
    [GLYPH_ARROW] = {"→", ">"},  [GLYPH_BOTH] = {"◆", "#"},
};

/* Most of them are two columns wide where ambiguous characters are; they are given one. */
const char *glyph_text(enum glyph glyph) {
    bool plain = !visible_unicode() || width_ambiguous() == 2;
    return plain ? glyphs[glyph].twin : glyphs[glyph].text;
}
