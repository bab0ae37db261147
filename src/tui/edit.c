#include "sourcebench/tui/edit.h"

#include <string.h>

#include <utf8proc.h>

static const char replacement[] = "\xEF\xBF\xBD";

static size_t decode(const char *s, size_t length, utf8proc_int32_t *c) {
    utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)length, c);
    if (n > 0)
        return (size_t)n;
    *c = -1;
    return 1;
}

/* The grapheme border behind byte `at`. */
static size_t grapheme_next(const char *text, size_t length, size_t at) {
    utf8proc_int32_t before, c, state = 0;
    if (at >= length)
        return length;
    at += decode(text + at, length - at, &before);
    while (at < length) {
        size_t n = decode(text + at, length - at, &c);
        if (before < 0 || c < 0 || utf8proc_grapheme_break_stateful(before, c, &state))
            break;
        at += n;
        before = c;
    }
    return at;
}

/* Breaks are found forward only: walk from a place that is a border for sure, an ASCII character or
 * 64 bytes ahead (longer graphemes are no writing). */
size_t text_grapheme_before(const char *text, size_t length, size_t at) {
    if (at > length)
        at = length;
    size_t start = at > 64 ? at - 64 : 0;
    while (start > 0 && ((unsigned char)text[start] & 0xC0) == 0x80)
        start--;
    size_t before = start;
    while (start < at) {
        before = start;
        start = grapheme_next(text, length, start);
    }
    return before;
}

void edit_free(struct edit *e) {
    strbuf_free(&e->text);
    *e = (struct edit){0};
}

const char *edit_text(const struct edit *e) {
    return strbuf_text(&e->text);
}

bool edit_at_end(const struct edit *e) {
    return e->cursor == e->text.length;
}

void edit_set(struct edit *e, const char *text) {
    strbuf_truncate(&e->text, 0);
    e->cursor = e->first = 0;
    edit_insert(e, text ? text : "", true);
}

static bool is_control(utf8proc_int32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

/* What may stand in the text for the character c of n bytes at s. */
static void add_clean(struct strbuf *out, const char *s, size_t n, utf8proc_int32_t c,
                      bool keep_lines) {
    bool line_end = c == '\n' || c == 0x2028 || c == 0x2029;
    if (c < 0)
        strbuf_add(out, replacement);
    else if (line_end && keep_lines)
        strbuf_add_char(out, '\n');
    else if (line_end || c == '\t')
        strbuf_add_char(out, ' ');
    else if (!is_control(c))
        strbuf_add_bytes(out, s, n);
}

/* "\r\n" and a lone "\r" are line ends too. */
static struct strbuf clean(const char *text, bool keep_lines) {
    struct strbuf out = {0};
    size_t length = strlen(text);
    for (size_t i = 0; i < length && out.length < EDIT_MAX;) {
        utf8proc_int32_t c;
        size_t n = decode(text + i, length - i, &c);
        if (c == '\r' && text[i + 1] != '\n')
            c = '\n';
        add_clean(&out, text + i, n, c, keep_lines);
        i += n;
    }
    return out;
}

/* Replaces the bytes from start to end; the cursor stands behind what comes in. */
static void splice(struct edit *e, size_t start, size_t end, const char *s, size_t length) {
    struct strbuf out = {0};
    strbuf_add_bytes(&out, edit_text(e), start);
    strbuf_add_bytes(&out, s, length);
    strbuf_add(&out, edit_text(e) + end);
    strbuf_free(&e->text);
    e->text = out;
    e->cursor = start + length;
    if (e->first > e->cursor)
        e->first = 0;
}

/* A mark that was typed may join the grapheme before or after: the cursor goes behind the whole. */
static void to_border(struct edit *e) {
    size_t before = text_grapheme_before(edit_text(e), e->text.length, e->cursor);
    size_t border = grapheme_next(edit_text(e), e->text.length, before);
    if (border > e->cursor)
        e->cursor = border;
}

bool edit_insert(struct edit *e, const char *text, bool keep_lines) {
    struct strbuf in = clean(text, keep_lines);
    bool taken = in.length > 0 && e->text.length + in.length <= EDIT_MAX;
    if (taken) {
        splice(e, e->cursor, e->cursor, in.data, in.length);
        to_border(e);
    }
    strbuf_free(&in);
    return taken;
}

enum place {
    PLACE_NONE,
    PLACE_LEFT,
    PLACE_RIGHT,
    PLACE_WORD_LEFT,
    PLACE_WORD_RIGHT,
    PLACE_START,
    PLACE_END,
    PLACE_BLANK_LEFT /* Ctrl-W: back over blanks, then to the blank before */
};

/* Letters and digits of any script, and bytes that are part of them. */
static bool is_word(const char *s, size_t length) {
    utf8proc_int32_t c;
    decode(s, length, &c);
    if (c < 0)
        return false;
    utf8proc_category_t category = utf8proc_category(c);
    return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO);
}

static bool is_inside(const struct edit *e, size_t at, enum place kind) {
    const char *s = edit_text(e) + at;
    return kind == PLACE_BLANK_LEFT ? *s != ' ' && *s != '\n' : is_word(s, e->text.length - at);
}

static size_t word_left(const struct edit *e, enum place kind) {
    size_t at = e->cursor;
    bool inside = false;
    while (at > 0) {
        size_t before = text_grapheme_before(edit_text(e), e->text.length, at);
        bool now = is_inside(e, before, kind);
        if (inside && !now)
            break;
        inside = now;
        at = before;
    }
    return at;
}

static size_t word_right(const struct edit *e) {
    size_t at = e->cursor;
    bool inside = false;
    while (at < e->text.length) {
        bool now = is_inside(e, at, PLACE_WORD_RIGHT);
        if (inside && !now)
            break;
        inside = now;
        at = grapheme_next(edit_text(e), e->text.length, at);
    }
    return at;
}

static size_t find_place(const struct edit *e, enum place place) {
    switch (place) {
    case PLACE_LEFT:
        return text_grapheme_before(edit_text(e), e->text.length, e->cursor);
    case PLACE_RIGHT:
        return grapheme_next(edit_text(e), e->text.length, e->cursor);
    case PLACE_WORD_LEFT:
    case PLACE_BLANK_LEFT:
        return word_left(e, place);
    case PLACE_WORD_RIGHT:
        return word_right(e);
    case PLACE_START:
        return 0;
    case PLACE_END:
        return e->text.length;
    case PLACE_NONE:
        break;
    }
    return e->cursor;
}

static const struct edit_binding {
    struct key key;
    enum place place;
    bool deletes; /* what lies between the cursor and the place */
} bindings[] = {
    {{KEYC_LEFT, 0}, PLACE_LEFT, false},
    {{KEYC_RIGHT, 0}, PLACE_RIGHT, false},
    {{KEYC_HOME, 0}, PLACE_START, false},
    {{KEYC_END, 0}, PLACE_END, false},
    {{KEYC_LEFT, KEY_CTRL}, PLACE_WORD_LEFT, false},
    {{KEYC_RIGHT, KEY_CTRL}, PLACE_WORD_RIGHT, false},
    {{'b', KEY_ALT}, PLACE_WORD_LEFT, false},
    {{'f', KEY_ALT}, PLACE_WORD_RIGHT, false},
    {{'a', KEY_CTRL}, PLACE_START, false},
    {{'e', KEY_CTRL}, PLACE_END, false},
    {{'b', KEY_CTRL}, PLACE_LEFT, false},
    {{'f', KEY_CTRL}, PLACE_RIGHT, false},
    {{KEYC_BACKSPACE, 0}, PLACE_LEFT, true},
    {{KEYC_DELETE, 0}, PLACE_RIGHT, true},
    {{'h', KEY_CTRL}, PLACE_LEFT, true},
    {{'d', KEY_CTRL}, PLACE_RIGHT, true},
    {{KEYC_BACKSPACE, KEY_ALT}, PLACE_WORD_LEFT, true},
    {{'w', KEY_CTRL}, PLACE_BLANK_LEFT, true},
    {{'d', KEY_ALT}, PLACE_WORD_RIGHT, true},
    {{'u', KEY_CTRL}, PLACE_START, true},
    {{'k', KEY_CTRL}, PLACE_END, true},
};

/* Ctrl-A may be told as the letter or as the capital. */
static struct key plain(struct key key) {
    if ((key.modifiers & KEY_CTRL) && key.code >= 'A' && key.code <= 'Z')
        key.code += 'a' - 'A';
    return key;
}

static const struct edit_binding *binding_of(struct key key) {
    for (size_t i = 0; i < sizeof bindings / sizeof *bindings; i++) {
        if (key_equal(bindings[i].key, plain(key)))
            return &bindings[i];
    }
    return NULL;
}

static enum edit_result insert_key(struct edit *e, int32_t c) {
    char bytes[5] = {0};
    utf8proc_encode_char(c, (utf8proc_uint8_t *)bytes);
    return edit_insert(e, bytes, false) ? EDIT_CHANGED : EDIT_IGNORED;
}

enum edit_result edit_key(struct edit *e, struct key key) {
    const struct edit_binding *b = binding_of(key);
    if (!b)
        return key_is_text(key) ? insert_key(e, key.code) : EDIT_IGNORED;
    size_t to = find_place(e, b->place);
    if (to == e->cursor)
        return EDIT_IGNORED;
    if (!b->deletes) {
        e->cursor = to;
        return EDIT_MOVED;
    }
    splice(e, to < e->cursor ? to : e->cursor, to < e->cursor ? e->cursor : to, "", 0);
    return EDIT_CHANGED;
}
