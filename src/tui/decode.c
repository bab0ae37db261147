/* Bytes of a terminal to keys: xterm, rxvt, the Linux console and what terminfo adds. */
#include <string.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/core/utf8.h"
#include "sourcebench/tui/key.h"

enum {
    ESC = 0x1B,
    LEARNED_MAX = 48,
    SEQUENCE_MAX = 256,  /* longer ones are thrown away as they come */
    PASTE_MAX = 1 << 20, /* bytes; the rest of a longer paste is dropped */
    WHEEL_UP = 64,
    PASTE_STARTS = KEYC_NONE + 1 /* never leaves this file */
};

/* What the bytes now belong to. */
enum place { IN_KEYS, IN_PASTE, IN_STRING, IN_CONTROL };

struct learned {
    char bytes[16];
    size_t length;
    struct key key;
};

struct key_decoder {
    struct strbuf in;
    size_t at; /* bytes of in that are done with */
    struct strbuf paste;
    enum place place;
    struct learned learned[LEARNED_MAX];
    int n_learned;
};

struct key_decoder *key_decoder_new(void) {
    return mem_alloc(1, sizeof(struct key_decoder));
}

void key_decoder_free(struct key_decoder *d) {
    if (!d)
        return;
    strbuf_free(&d->in);
    strbuf_free(&d->paste);
    mem_free(d);
}

void key_decoder_feed(struct key_decoder *d, const char *bytes, size_t length) {
    strbuf_add_bytes(&d->in, bytes, length);
}

void key_decoder_learn(struct key_decoder *d, const char *sequence, struct key key) {
    size_t length = strlen(sequence);
    if (length == 0 || length >= sizeof d->learned->bytes || d->n_learned == LEARNED_MAX)
        return;
    struct learned *l = &d->learned[d->n_learned++];
    memcpy(l->bytes, sequence, length);
    l->length = length;
    l->key = key;
}

bool key_decoder_pending(const struct key_decoder *d) {
    bool dropping = d->place == IN_STRING || d->place == IN_CONTROL;
    return dropping || (d->place == IN_KEYS && d->in.length > d->at);
}

const char *key_decoder_paste(const struct key_decoder *d) {
    return strbuf_text(&d->paste);
}

static size_t give(struct key *key, int32_t code, unsigned modifiers, size_t used) {
    *key = (struct key){code, (uint8_t)modifiers};
    return used;
}

/* The functions below return how many bytes a key took, 0 where more are needed. */

static size_t decode_control(unsigned char c, struct key *key) {
    if (c == 0)
        return give(key, ' ', KEY_CTRL, 1);
    if (c == '\r' || c == '\n')
        return give(key, KEYC_ENTER, 0, 1);
    if (c == '\t')
        return give(key, KEYC_TAB, 0, 1);
    if (c == 0x7F)
        return give(key, KEYC_BACKSPACE, 0, 1);
    return give(key, c <= 26 ? 'a' + c - 1 : '@' + c, KEY_CTRL, 1);
}

static size_t decode_character(const unsigned char *s, size_t length, bool final, struct key *key) {
    uint32_t c;
    if (s[0] < 0x20 || s[0] == 0x7F)
        return decode_control(s[0], key);
    size_t used = utf8_decode((const char *)s, length, &c);
    if (used && c >= 0x80 && c <= 0x9F)
        return give(key, KEYC_NONE, 0, used);
    if (used)
        return give(key, (int32_t)c, 0, used);
    size_t need = s[0] >= 0xF0 ? 4 : s[0] >= 0xE0 ? 3 : 2;
    bool unfinished = s[0] >= 0xC2 && s[0] < 0xF5 && length < need;
    for (size_t i = 1; i < length && unfinished; i++)
        unfinished = (s[i] & 0xC0) == 0x80;
    return unfinished && !final ? 0 : give(key, KEYC_NONE, 0, 1);
}

/* Codes of the last letter of CSI and SS3 sequences. */
static int32_t letter_code(unsigned char letter) {
    static const struct {
        char letter;
        int32_t code;
    } letters[] = {
        {'A', KEYC_UP},     {'B', KEYC_DOWN},   {'C', KEYC_RIGHT}, {'D', KEYC_LEFT},
        {'F', KEYC_END},    {'H', KEYC_HOME},   {'P', KEYC_F1},    {'Q', KEYC_F1 + 1},
        {'R', KEYC_F1 + 2}, {'S', KEYC_F1 + 3}, {'M', KEYC_ENTER}, {'X', '='},
        {'j', '*'},         {'k', '+'},         {'l', ','},        {'m', '-'},
        {'n', '.'},         {'o', '/'},
    };
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (letters[i].letter == (char)letter)
            return letters[i].code;
    return letter >= 'p' && letter <= 'y' ? '0' + letter - 'p' : KEYC_NONE;
}

/* Codes of the number in "CSI number ~". */
static int32_t number_code(int number) {
    static const struct {
        int first, last;
        int32_t code;
    } runs[] = {
        {1, 1, KEYC_HOME},     {2, 2, KEYC_INSERT},    {3, 3, KEYC_DELETE},
        {4, 4, KEYC_END},      {5, 5, KEYC_PAGE_UP},   {6, 6, KEYC_PAGE_DOWN},
        {7, 7, KEYC_HOME},     {8, 8, KEYC_END},       {11, 15, KEYC_F1},
        {17, 21, KEYC_F1 + 5}, {23, 24, KEYC_F1 + 10}, {200, 200, PASTE_STARTS},
    };
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++)
        if (number >= runs[i].first && number <= runs[i].last)
            return runs[i].code + (number - runs[i].first);
    return KEYC_NONE;
}

/* xterm's modifier parameter: 1 and bits for Shift, Alt, Ctrl, Meta. */
static unsigned modifiers_of(int parameter) {
    unsigned bits = parameter > 1 && parameter <= 16 ? (unsigned)parameter - 1 : 0;
    return (bits & 1 ? KEY_SHIFT : 0) | (bits & 10 ? KEY_ALT : 0) | (bits & 4 ? KEY_CTRL : 0);
}

/* A character that came as a number with modifiers ("CSI 97;5u"), as its name is read. */
static struct key numbered(int code, unsigned modifiers) {
    char name[40], character[5] = "";
    struct key key;
    if (code < 0x20 || code == 0x7F) {
        decode_control((unsigned char)code, &key);
        if (code == ESC)
            key = (struct key){KEYC_ESCAPE, 0};
        key.modifiers |= (uint8_t)modifiers;
        return key;
    }
    key = (struct key){code, (uint8_t)modifiers};
    if (code < 0xD800)
        character[utf8_encode((uint32_t)code, character)] = '\0';
    key_name_of(key, name, sizeof name);
    return *character && key_parse(name, strlen(name), &key) ? key : (struct key){KEYC_NONE, 0};
}

struct control {
    int numbers[4];
    int count;
    unsigned char mark, last; /* mark: one of < = > ? before the numbers, or 0 */
};

static struct control parse_numbers(const unsigned char *s, size_t length, unsigned char last) {
    struct control c = {.count = 1, .last = last};
    for (size_t i = 0; i < length; i++) {
        int *number = &c.numbers[c.count - 1];
        if (s[i] >= '0' && s[i] <= '9')
            *number = *number < 100000 ? *number * 10 + (s[i] - '0') : *number;
        else if (s[i] >= '<' && s[i] <= '?')
            c.mark = s[i];
        else if (c.count < 4)
            c.count++;
    }
    return c;
}

static struct key special(int32_t code, unsigned modifiers) {
    return (struct key){code, code == KEYC_NONE ? 0 : (uint8_t)modifiers};
}

/* The wheel of a mouse moves the list; other reports are swallowed. */
static struct key interpret_mouse(const struct control *c) {
    int button = c->numbers[0];
    if (c->mark != '<' || c->last != 'M' || (button & ~1) != WHEEL_UP)
        return special(KEYC_NONE, 0);
    return special(button == WHEEL_UP ? KEYC_UP : KEYC_DOWN, 0);
}

static struct key interpret(const struct control *c) {
    unsigned modifiers = modifiers_of(c->numbers[1]);
    unsigned char last = c->last;
    if (c->mark)
        return interpret_mouse(c);
    if (last == 'u')
        return numbered(c->numbers[0], modifiers);
    if (last == '~' && c->numbers[0] == 27 && c->count == 3)
        return numbered(c->numbers[2], modifiers);
    if (last == '~')
        return special(number_code(c->numbers[0]), modifiers);
    if (last == '$' || last == '^' || last == '@') /* rxvt */
        return special(number_code(c->numbers[0]),
                       (last != '^' ? KEY_SHIFT : 0U) | (last != '$' ? KEY_CTRL : 0U));
    if (last == 'Z')
        return special(KEYC_TAB, modifiers | KEY_SHIFT);
    if (last >= 'a' && last <= 'd') /* rxvt */
        return special(letter_code((unsigned char)(last - 'a' + 'A')), KEY_SHIFT);
    bool known = last >= 'A' && last <= 'S' && last != 'M' && c->numbers[0] <= 1;
    return special(known ? letter_code(last) : KEYC_NONE, modifiers);
}

/* An unfinished sequence: wait, or give it up when its time is over. */
static size_t unfinished(size_t length, bool final, struct key *key) {
    if (!final)
        return 0;
    return give(key, KEYC_NONE, 0, length);
}

/* CSI: parameters, intermediates, one last byte. rxvt ends some with '$', which others do not. */
static size_t decode_csi(const unsigned char *s, size_t length, bool final, struct key *key) {
    size_t i = 2;
    while (i < length && s[i] >= 0x20 && s[i] <= 0x3F &&
           !(s[i] == '$' && i > 2 && s[2] >= '0' && s[2] <= '9'))
        i++;
    if (i == length)
        return unfinished(length, final, key);
    if (s[i] < 0x20 || s[i] > 0x7E)
        return give(key, KEYC_NONE, 0, i);
    if (s[i] == '[') { /* function keys of the Linux console */
        if (i + 1 == length)
            return unfinished(length, final, key);
        int function = s[i + 1] - 'A';
        return give(key, function >= 0 && function < 5 ? KEYC_F1 + function : KEYC_NONE, 0, i + 2);
    }
    if (s[i] == 'M' && i == 2) /* a mouse report in three bytes */
        return length < 6 ? unfinished(length, final, key) : give(key, KEYC_NONE, 0, 6);
    struct control c = parse_numbers(s + 2, i - 2, s[i]);
    *key = interpret(&c);
    return i + 1;
}

/* SS3: a letter, in old terminals with a modifier before it. */
static size_t decode_ss3(const unsigned char *s, size_t length, bool final, struct key *key) {
    size_t i = 2;
    while (i < length && i < 8 && ((s[i] >= '0' && s[i] <= '9') || s[i] == ';'))
        i++;
    if (i == length)
        return unfinished(length, final, key);
    struct control c = parse_numbers(s + 2, i - 2, s[i]);
    unsigned modifiers = modifiers_of(c.count > 1 ? c.numbers[1] : c.numbers[0]);
    if (s[i] >= 'a' && s[i] <= 'd') /* rxvt */
        *key = special(letter_code((unsigned char)(s[i] - 'a' + 'A')), KEY_CTRL);
    else
        *key = special(letter_code(s[i]), modifiers);
    return s[i] < 0x20 || s[i] > 0x7E ? i : i + 1;
}

static bool begins_string(unsigned char c) {
    return c == ']' || c == 'P' || c == 'X' || c == '^' || c == '_';
}

static size_t decode_plain(struct key_decoder *d, const unsigned char *s, size_t length, bool final,
                           struct key *key);

/* ESC before a key is Alt. */
static size_t decode_alt(struct key_decoder *d, const unsigned char *s, size_t length, bool final,
                         struct key *key) {
    if (s[1] == ESC && (length == 2 ? final : s[2] != '[' && s[2] != 'O'))
        return give(key, KEYC_ESCAPE, 0, 1);
    if (s[1] == ESC && length == 2)
        return 0;
    size_t used = decode_plain(d, s + 1, length - 1, final, key);
    if (key->code != KEYC_NONE)
        key->modifiers |= KEY_ALT;
    return used ? used + 1 : 0;
}

static size_t decode_escape(struct key_decoder *d, const unsigned char *s, size_t length,
                            bool final, struct key *key) {
    if (length == 1)
        return final ? give(key, KEYC_ESCAPE, 0, 1) : 0;
    if (length == 2 && final)
        return decode_alt(d, s, length, final, key);
    if (s[1] == '[')
        return decode_csi(s, length, final, key);
    if (s[1] == 'O')
        return decode_ss3(s, length, final, key);
    if (begins_string(s[1])) {
        d->place = IN_STRING;
        return give(key, KEYC_NONE, 0, 2);
    }
    return decode_alt(d, s, length, final, key);
}

static size_t decode_plain(struct key_decoder *d, const unsigned char *s, size_t length, bool final,
                           struct key *key) {
    if (s[0] == ESC)
        return decode_escape(d, s, length, final, key);
    return decode_character(s, length, final, key);
}

static size_t decode_learned(const struct key_decoder *d, const unsigned char *s, size_t length,
                             struct key *key) {
    size_t used = 0;
    for (int i = 0; i < d->n_learned; i++) {
        const struct learned *l = &d->learned[i];
        if (l->length > used && l->length <= length && memcmp(l->bytes, s, l->length) == 0) {
            *key = l->key;
            used = l->length;
        }
    }
    return used;
}

/* What waits to be decoded. */
static const unsigned char *waiting(const struct key_decoder *d, size_t *length) {
    *length = d->in.length - d->at;
    return (const unsigned char *)strbuf_text(&d->in) + d->at;
}

/* Text up to the end of the paste; false where that has not come. The last bytes are held back:
 * they may begin the end. */
static bool take_paste(struct key_decoder *d) {
    static const char end[] = "\033[201~";
    size_t length, held = sizeof end - 2;
    const unsigned char *s = waiting(d, &length);
    const unsigned char *found = memmem(s, length, end, sizeof end - 1);
    size_t text = found ? (size_t)(found - s) : length > held ? length - held : 0;
    size_t room = PASTE_MAX > d->paste.length ? PASTE_MAX - d->paste.length : 0;
    strbuf_add_bytes(&d->paste, (const char *)s, text < room ? text : room);
    d->at += found ? text + sizeof end - 1 : text;
    if (found)
        d->place = IN_KEYS;
    return found;
}

/* Drops the rest of a string sequence (up to BEL or ESC \) or of an overlong CSI. */
static void drop_rest(struct key_decoder *d, bool final) {
    size_t length, i = 0;
    const unsigned char *s = waiting(d, &length);
    bool string = d->place == IN_STRING;
    while (i < length &&
           (string ? s[i] != '\a' && s[i] != ESC && s[i] != 0x18 : s[i] >= 0x20 && s[i] <= 0x3F))
        i++;
    d->at += i;
    if (i == length) {
        d->place = final ? IN_KEYS : d->place;
        return;
    }
    if (s[i] == ESC && i + 1 == length && !final)
        return;
    d->at += s[i] == ESC && string ? (i + 1 < length && s[i + 1] == '\\' ? 2 : 0) : 1;
    d->place = IN_KEYS;
}

static bool next_key(struct key_decoder *d, bool final, struct key *key) {
    size_t length;
    const unsigned char *s = waiting(d, &length);
    if (length == 0)
        return false;
    size_t used = decode_learned(d, s, length, key);
    if (!used)
        used = decode_plain(d, s, length, final, key);
    if (!used && length > SEQUENCE_MAX) {
        used = give(key, KEYC_NONE, 0, length);
        d->place = IN_CONTROL;
    }
    d->at += used;
    return used;
}

bool key_decoder_next(struct key_decoder *d, bool final, struct key *key) {
    bool found = false;
    if (d->place == IN_STRING || d->place == IN_CONTROL)
        drop_rest(d, final);
    if (d->place == IN_PASTE && take_paste(d)) {
        *key = special(KEYC_PASTE, 0);
        found = true;
    } else if (d->place == IN_KEYS) {
        found = next_key(d, final, key);
    }
    if (found && key->code == PASTE_STARTS) {
        strbuf_truncate(&d->paste, 0);
        d->place = IN_PASTE;
        found = key_decoder_next(d, final, key);
    }
    if (d->at == d->in.length) {
        strbuf_truncate(&d->in, 0);
        d->at = 0;
    }
    return found;
}
