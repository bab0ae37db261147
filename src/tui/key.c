#include "sourcebench/tui/key.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "sourcebench/core/utf8.h"

/* The first name of a code is the one that is written; the others are only read. */
static const struct {
    const char *name;
    int32_t code;
} names[] = {
    {"Up", KEYC_UP},          {"Down", KEYC_DOWN},           {"Left", KEYC_LEFT},
    {"Right", KEYC_RIGHT},    {"Home", KEYC_HOME},           {"End", KEYC_END},
    {"PgUp", KEYC_PAGE_UP},   {"PgDn", KEYC_PAGE_DOWN},      {"Insert", KEYC_INSERT},
    {"Delete", KEYC_DELETE},  {"Backspace", KEYC_BACKSPACE}, {"Enter", KEYC_ENTER},
    {"Tab", KEYC_TAB},        {"Esc", KEYC_ESCAPE},          {"Space", ' '},
    {"PageUp", KEYC_PAGE_UP}, {"PageDown", KEYC_PAGE_DOWN},  {"Ins", KEYC_INSERT},
    {"Del", KEYC_DELETE},     {"Return", KEYC_ENTER},        {"Escape", KEYC_ESCAPE},
};

static const struct {
    const char *prefix;
    uint8_t modifier;
} prefixes[] = {{"Ctrl-", KEY_CTRL}, {"Alt-", KEY_ALT}, {"Shift-", KEY_SHIFT}};

bool key_equal(struct key a, struct key b) {
    return a.code == b.code && a.modifiers == b.modifiers;
}

bool key_is_text(struct key k) {
    return k.code >= ' ' && k.code < KEY_CODES && k.code != 0x7F && !k.modifiers;
}

static bool name_is(const char *name, size_t length, const char *wanted) {
    return strlen(wanted) == length && strncasecmp(name, wanted, length) == 0;
}

static bool parse_function_key(const char *name, size_t length, int32_t *code) {
    int number = 0;
    if (length < 2 || length > 3 || (name[0] != 'F' && name[0] != 'f') || name[1] == '0')
        return false;
    for (size_t i = 1; i < length; i++) {
        if (name[i] < '0' || name[i] > '9')
            return false;
        number = number * 10 + (name[i] - '0');
    }
    *code = KEYC_F1 + number - 1;
    return number >= 1 && number <= 12;
}

static bool parse_character(const char *name, size_t length, int32_t *code) {
    uint32_t c;
    if (length == 0 || length > 4 || utf8_decode(name, length, &c) != length)
        return false;
    *code = (int32_t)c;
    return c > ' ' && c != 0x7F && (c < 0x80 || c > 0x9F);
}

static bool parse_code(const char *name, size_t length, int32_t *code) {
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (name_is(name, length, names[i].name)) {
            *code = names[i].code;
            return true;
        }
    return parse_function_key(name, length, code) || parse_character(name, length, code);
}

static bool is_upper(int32_t c) {
    return c >= 'A' && c <= 'Z';
}

/* What a terminal sends for it: Ctrl-I is Tab, Ctrl-R and Ctrl-r are one key, Shift-a is A. */
static bool make_canonical(struct key *key) {
    static const struct {
        char letter;
        int32_t code;
    } twins[] = {{'i', KEYC_TAB}, {'m', KEYC_ENTER}, {'j', KEYC_ENTER}, {'[', KEYC_ESCAPE}};
    if (key->modifiers & KEY_CTRL && is_upper(key->code))
        key->code += 'a' - 'A';
    if (key->modifiers & KEY_SHIFT && key->code < KEY_CODES) {
        if (key->code < 'a' || key->code > 'z' || key->modifiers & KEY_CTRL)
            return false;
        key->code -= 'a' - 'A';
        key->modifiers &= (uint8_t)~KEY_SHIFT;
    }
    if (!(key->modifiers & KEY_CTRL) || key->code >= KEY_CODES)
        return true;
    for (size_t i = 0; i < sizeof twins / sizeof *twins; i++)
        if (key->code == twins[i].letter) {
            key->code = twins[i].code;
            key->modifiers &= (uint8_t)~KEY_CTRL;
        }
    return true;
}

static bool take_prefix(const char **name, size_t *length, uint8_t *modifiers) {
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        size_t n = strlen(prefixes[i].prefix);
        if (*length > n && strncasecmp(*name, prefixes[i].prefix, n) == 0) {
            *modifiers |= prefixes[i].modifier;
            *name += n;
            *length -= n;
            return true;
        }
    }
    return false;
}

bool key_parse(const char *name, size_t length, struct key *key) {
    struct key k = {0, 0};
    while (take_prefix(&name, &length, &k.modifiers))
        continue;
    if (length == 2 && name[0] == '^' && !k.modifiers) {
        k.modifiers = KEY_CTRL;
        name++;
        length--;
    }
    if (!parse_code(name, length, &k.code) || !make_canonical(&k))
        return false;
    *key = k;
    return true;
}

static void write_code(int32_t code, char *out, size_t size) {
    char bytes[5] = "";
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].code == code) {
            snprintf(out, size, "%s", names[i].name);
            return;
        }
    if (code >= KEYC_F1 && code <= KEYC_F12) {
        snprintf(out, size, "F%d", (int)(code - KEYC_F1 + 1));
        return;
    }
    if (code > 0 && code < KEY_CODES)
        bytes[utf8_encode((uint32_t)code, bytes)] = '\0';
    snprintf(out, size, "%s", bytes);
}

void key_name_of(struct key key, char *out, size_t size) {
    char code[16];
    int32_t c = key.code;
    if (key.modifiers & KEY_CTRL && c >= 'a' && c <= 'z')
        c -= 'a' - 'A';
    write_code(c, code, sizeof code);
    snprintf(out, size, "%s%s%s%s", key.modifiers & KEY_CTRL ? "Ctrl-" : "",
             key.modifiers & KEY_ALT ? "Alt-" : "", key.modifiers & KEY_SHIFT ? "Shift-" : "",
             code);
}
