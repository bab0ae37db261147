#include "pty_private.h"

#include <stdlib.h>
#include <string.h>

/* Longer than any program under test waits for the rest of an escape sequence. */
enum { ESCAPE_REST_MS = 200 };

struct named_key {
    const char *name;
    VTermKey key; /* sent in the mode that the program asked for; VTERM_KEY_NONE: bytes */
    const char *bytes;
};

static const struct named_key named_keys[] = {
    {"Up", VTERM_KEY_UP, NULL},       {"Down", VTERM_KEY_DOWN, NULL},
    {"Left", VTERM_KEY_LEFT, NULL},   {"Right", VTERM_KEY_RIGHT, NULL},
    {"Home", VTERM_KEY_HOME, NULL},   {"End", VTERM_KEY_END, NULL},
    {"PgUp", VTERM_KEY_PAGEUP, NULL}, {"PgDn", VTERM_KEY_PAGEDOWN, NULL},
    {"Insert", VTERM_KEY_INS, NULL},  {"Delete", VTERM_KEY_DEL, NULL},
    {"Enter", VTERM_KEY_NONE, "\r"},  {"Tab", VTERM_KEY_NONE, "\t"},
    {"Esc", VTERM_KEY_NONE, "\033"},  {"Backspace", VTERM_KEY_NONE, "\177"},
    {"Space", VTERM_KEY_NONE, " "},
};

static const struct named_key *find_named(const char *name, size_t length) {
    for (size_t i = 0; i < sizeof named_keys / sizeof *named_keys; i++) {
        if (strlen(named_keys[i].name) == length && memcmp(named_keys[i].name, name, length) == 0)
            return &named_keys[i];
    }
    return NULL;
}

/* Takes a modifier off the front of the name. */
static VTermModifier take_modifier(const char **name, size_t *length) {
    static const struct {
        const char *prefix;
        VTermModifier modifier;
    } prefixes[] = {{"Ctrl-", VTERM_MOD_CTRL},
                    {"Alt-", VTERM_MOD_ALT},
                    {"Shift-", VTERM_MOD_SHIFT},
                    {"^", VTERM_MOD_CTRL}};
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        size_t prefix = strlen(prefixes[i].prefix);
        if (*length > prefix && memcmp(*name, prefixes[i].prefix, prefix) == 0) {
            *name += prefix;
            *length -= prefix;
            return prefixes[i].modifier;
        }
    }
    return VTERM_MOD_NONE;
}

static int function_key(const char *name, size_t length) {
    int number = length > 1 && name[0] == 'F' ? atoi(name + 1) : 0;
    return number <= 12 ? number : 0;
}

/* The bytes of one character or named key with modifiers, appended to out. */
static bool add_bytes(struct strbuf *out, const char *name, size_t length, unsigned modifiers) {
    const struct named_key *named = find_named(name, length);
    const char *bytes = named ? named->bytes : name;
    size_t count = named ? strlen(bytes) : length;
    size_t character = 1;
    while (character < count && ((unsigned char)bytes[character] & 0xC0) == 0x80)
        character++;
    if (character != count)
        return false;
    if (modifiers & VTERM_MOD_ALT)
        strbuf_add_char(out, '\033');
    if (modifiers & VTERM_MOD_SHIFT && *bytes == '\t')
        strbuf_add(out, "\033[Z");
    else if (modifiers & VTERM_MOD_CTRL)
        strbuf_add_char(out, (char)(*bytes & 0x1F));
    else
        strbuf_add_bytes(out, bytes, count);
    return true;
}

static void collect(const char *bytes, size_t length, void *user) {
    strbuf_add_bytes(user, bytes, length);
}

/* Lets the terminal say what it sends for the key in its present mode. */
static void add_terminal_key(struct pty *p, struct strbuf *out, VTermKey key, unsigned modifiers) {
    struct strbuf bytes = {0};
    pty_redirect_answers(p, collect, &bytes);
    vterm_keyboard_key(p->vterm, key, (VTermModifier)modifiers);
    pty_redirect_answers(p, NULL, NULL);
    strbuf_add_bytes(out, strbuf_text(&bytes), bytes.length);
    strbuf_free(&bytes);
}

static void add_key(struct pty *p, struct strbuf *out, const char *name, size_t length) {
    const char *whole = name;
    size_t whole_length = length;
    unsigned modifiers = 0;
    for (VTermModifier m; (m = take_modifier(&name, &length)) != VTERM_MOD_NONE;)
        modifiers |= m;
    const struct named_key *named = find_named(name, length);
    int function = function_key(name, length);
    if (function)
        add_terminal_key(p, out, (VTermKey)VTERM_KEY_FUNCTION(function), modifiers);
    else if (named && named->key != VTERM_KEY_NONE)
        add_terminal_key(p, out, named->key, modifiers);
    else if (!add_bytes(out, name, length, modifiers))
        pty_fail(p, "the test names a key that is none: %.*s", (int)whole_length, whole);
}

/* The next name of a list; false at its end. */
static bool next_name(const char **names, const char **name, size_t *length) {
    *name = *names + strspn(*names, " ");
    *length = strcspn(*name, " ");
    *names = *name + *length;
    return *length > 0;
}

void pty_keys(struct pty *p, const char *names) {
    const char *name;
    for (size_t length; next_name(&names, &name, &length);) {
        struct strbuf bytes = {0};
        add_key(p, &bytes, name, length);
        pty_send(p, strbuf_text(&bytes), bytes.length);
        bool escape = bytes.length == 1 && bytes.data[0] == '\033';
        strbuf_free(&bytes);
        pty_wait_taken(p);
        if (escape)
            pty_watch(p, ESCAPE_REST_MS);
    }
}

void pty_burst(struct pty *p, const char *names) {
    struct strbuf bytes = {0};
    const char *name;
    for (size_t length; next_name(&names, &name, &length);)
        add_key(p, &bytes, name, length);
    pty_send(p, strbuf_text(&bytes), bytes.length);
    strbuf_free(&bytes);
}

void pty_type(struct pty *p, const char *text) {
    pty_send(p, text, strlen(text));
    pty_wait_taken(p);
}

void pty_paste(struct pty *p, const char *text) {
    struct strbuf bytes = {0};
    pty_redirect_answers(p, collect, &bytes);
    vterm_keyboard_start_paste(p->vterm);
    strbuf_add(&bytes, text);
    vterm_keyboard_end_paste(p->vterm);
    pty_redirect_answers(p, NULL, NULL);
    pty_send(p, strbuf_text(&bytes), bytes.length);
    strbuf_free(&bytes);
    pty_wait_taken(p);
}
