/*
 * What a piece of the screen means; the terminal decides how that looks in 256, 16 or 2 colours,
 * light or dark. Never colour alone: whoever uses a style also writes a glyph or a word.
 */
#ifndef SOURCEBENCH_TUI_STYLE_H
#define SOURCEBENCH_TUI_STYLE_H

enum style {
    STYLE_NORMAL,
    STYLE_DIM,    /* secondary: heads, labels, units */
    STYLE_BOLD,   /* what matters */
    STYLE_ACCENT, /* the one accent colour: titles, the current tab, keys in hints */
    STYLE_CURSOR, /* the highlighted name of the line under the cursor */
    STYLE_MARK,   /* marked rows */
    STYLE_GOOD,
    STYLE_WARN,
    STYLE_BAD,
    STYLE_FIELD, /* the text being edited */
    STYLES
};

/* Glyphs with an ASCII twin for locales without UTF-8. */
enum glyph {
    GLYPH_CURSOR, /* ▌ | */
    GLYPH_FULL,   /* ● * */
    GLYPH_EMPTY,  /* ○ o */
    GLYPH_WARN,   /* ⚠ ! */
    GLYPH_UP,     /* ▲ ^ */
    GLYPH_FLAT,   /* ▬ - */
    GLYPH_DOWN,   /* ▼ v */
    GLYPH_YES,    /* ✓ + */
    GLYPH_NO,     /* ✗ x */
    GLYPH_RULE,   /* │ | */
    GLYPH_LINE,   /* ─ - */
    GLYPH_MORE,   /* … ~ */
    GLYPH_NONE,   /* – - */
    GLYPH_LEFT,   /* ‹ < */
    GLYPH_RIGHT,  /* › > */
    GLYPH_ARROW,  /* → > */
    GLYPH_BOTH,   /* ◆ #: the cursor on a marked row */
    GLYPHS
};

#endif
