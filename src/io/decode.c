#include "sourcebench/io/decode.h"

#include <string.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/core/utf8.h"

enum { BLOCK = 64 * 1024 };

struct decoder {
    struct byte_source source;
    enum charset charset; /* CHARSET_AUTO while everything was ASCII */
    bool started, ended;
    int64_t position;
    size_t at, end; /* what is not yet decoded of raw */
    char raw[BLOCK];
};

static const char *const charset_names[] = {
    [CHARSET_AUTO] = "automatic",
    [CHARSET_UTF8] = "UTF-8",
    [CHARSET_UTF16LE] = "UTF-16LE",
    [CHARSET_UTF16BE] = "UTF-16BE",
    [CHARSET_WINDOWS_1252] = "Windows-1252",
};

static const struct {
    const char *name; /* lower case, without punctuation */
    enum charset charset;
} charset_aliases[] = {
    {"auto", CHARSET_AUTO},
    {"automatic", CHARSET_AUTO},
    {"utf8", CHARSET_UTF8},
    {"utf16", CHARSET_UTF16LE},
    {"utf16le", CHARSET_UTF16LE},
    {"utf16be", CHARSET_UTF16BE},
    {"windows1252", CHARSET_WINDOWS_1252},
    {"cp1252", CHARSET_WINDOWS_1252},
    {"latin1", CHARSET_WINDOWS_1252},
    {"iso88591", CHARSET_WINDOWS_1252},
};

const char *charset_name(enum charset charset) {
    return charset_names[charset];
}

bool charset_find(const char *name, enum charset *charset) {
    char plain[16] = "";
    size_t n = 0;
    for (; *name && n + 1 < sizeof plain; name++)
        if (*name >= 'A' && *name <= 'Z')
            plain[n++] = (char)(*name + 32);
        else if (*name != '-' && *name != '_' && *name != ' ')
            plain[n++] = *name;
    for (size_t i = 0; i < sizeof charset_aliases / sizeof *charset_aliases; i++)
        if (*name == '\0' && strcmp(plain, charset_aliases[i].name) == 0) {
            *charset = charset_aliases[i].charset;
            return true;
        }
    return false;
}

/* ---- finding the encoding ---- */

static const struct {
    const char *mark;
    size_t length;
    enum charset charset;
} marks[] = {
    {"\xEF\xBB\xBF", 3, CHARSET_UTF8},
    {"\xFF\xFE", 2, CHARSET_UTF16LE},
    {"\xFE\xFF", 2, CHARSET_UTF16BE},
};

/* Drops a byte order mark and takes its word unless the caller has named another family. */
static void take_mark(struct decoder *d) {
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        bool utf16 = marks[i].charset != CHARSET_UTF8;
        bool fits = d->charset == CHARSET_AUTO || d->charset == marks[i].charset ||
                    (d->charset == CHARSET_UTF16LE && utf16);
        if (fits && d->end >= marks[i].length &&
            memcmp(d->raw, marks[i].mark, marks[i].length) == 0) {
            d->at = marks[i].length;
            d->charset = marks[i].charset;
            return;
        }
    }
}

/* Whether lines end with a pair of bytes, a zero on that side; what has no line end may. */
static bool ends_lines_in_pairs(const char *bytes, size_t length, size_t side) {
    bool single = false;
    for (size_t i = 0; i < length; i++) {
        size_t other = i ^ 1;
        if (bytes[i] != '\n' && bytes[i] != '\r')
            continue;
        if (i % 2 != side && other < length && bytes[other] == '\0')
            return true;
        single = true;
    }
    return !single;
}

/* UTF-16 text has zero bytes at blanks, digits and line ends, all on the same side of the pairs. A
 * stray zero in other text is not at its line ends. */
static enum charset find_utf16(const char *bytes, size_t length) {
    size_t zeros[2] = {0, 0};
    for (size_t i = 0; i < length; i++)
        zeros[i % 2] += bytes[i] == '\0';
    for (size_t side = 0; side < 2; side++)
        if (zeros[side] > length / 40 && zeros[1 - side] * 10 < zeros[side] &&
            ends_lines_in_pairs(bytes, length, side))
            return side ? CHARSET_UTF16LE : CHARSET_UTF16BE;
    return CHARSET_AUTO;
}

/* Whether the bytes at s, which begin no valid character, could begin one that is cut off. */
static bool cut_off(const char *s, size_t left) {
    unsigned char c = (unsigned char)*s;
    size_t need = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
    if (c < 0xC2 || c > 0xF4 || left >= need)
        return false;
    for (size_t i = 1; i < left; i++)
        if (((unsigned char)s[i] & 0xC0) != 0x80)
            return false;
    return true;
}

/* Stays with CHARSET_AUTO where all is ASCII. whole: nothing follows these bytes. */
static enum charset find_8bit(const char *bytes, size_t length, bool whole) {
    size_t good = 0, bad = 0;
    for (size_t i = 0; i < length;) {
        uint32_t c;
        size_t n = (unsigned char)bytes[i] < 0x80 ? 1 : utf8_decode(bytes + i, length - i, &c);
        if (n == 0 && !whole && cut_off(bytes + i, length - i))
            n = length - i;
        good += n > 1;
        bad += n == 0;
        i += n ? n : 1;
    }
    if (good + bad == 0)
        return CHARSET_AUTO;
    return bad * 10 <= good ? CHARSET_UTF8 : CHARSET_WINDOWS_1252;
}

static bool fill(struct decoder *d, struct error *err) {
    size_t kept = d->end - d->at, n;
    memmove(d->raw, d->raw + d->at, kept);
    d->at = 0;
    d->end = kept;
    if (!source_read_full(&d->source, d->raw + kept, BLOCK - kept, &n, err))
        return false;
    d->end += n;
    d->position += (int64_t)n;
    d->ended = d->end < BLOCK;
    if (!d->started) {
        d->started = true;
        take_mark(d);
        if (d->charset == CHARSET_AUTO)
            d->charset = find_utf16(d->raw, d->end);
    }
    if (d->charset == CHARSET_AUTO)
        d->charset = find_8bit(d->raw + d->at, d->end - d->at, d->ended);
    return true;
}

/* ---- decoding: each takes what it can of the raw bytes and gives how much it wrote ---- */

static size_t put(char *out, uint32_t c) {
    return utf8_encode(c ? c : UTF8_REPLACEMENT, out);
}

/* Bytes of valid UTF-8 without NUL at the beginning; plain ASCII is skipped eight at a time. */
static size_t valid_run(const char *s, size_t length) {
    const uint64_t ones = 0x0101010101010101u, highs = 0x8080808080808080u;
    size_t i = 0;
    while (i < length) {
        uint64_t word;
        if (length - i >= sizeof word) {
            memcpy(&word, s + i, sizeof word);
            if ((((word - ones) | word) & highs) == 0) {
                i += sizeof word;
                continue;
            }
        }
        uint32_t c;
        size_t n = utf8_decode(s + i, length - i, &c);
        if (n == 0 || c == 0)
            break;
        i += n;
    }
    return i;
}

static size_t decode_utf8(struct decoder *d, char *out, size_t size) {
    size_t used = 0;
    while (d->at < d->end) {
        const char *s = d->raw + d->at;
        size_t left = d->end - d->at;
        size_t run = valid_run(s, size - used < left ? size - used : left);
        memcpy(out + used, s, run);
        used += run;
        d->at += run;
        uint32_t c;
        bool no_room = size - used < 4;
        if (run == left || no_room || (!d->ended && cut_off(s + run, left - run)))
            break;
        /* With room for any character the run has stopped at a bad byte or a NUL. */
        if (utf8_decode(s + run, left - run, &c) == 0 || c == 0) {
            used += put(out + used, 0);
            d->at++;
        }
    }
    return used;
}

static uint32_t unit_at(const struct decoder *d, size_t at) {
    uint32_t a = (unsigned char)d->raw[at], b = (unsigned char)d->raw[at + 1];
    return d->charset == CHARSET_UTF16LE ? b << 8 | a : a << 8 | b;
}

static size_t decode_utf16(struct decoder *d, char *out, size_t size) {
    size_t used = 0;
    while (d->end - d->at >= 2 && used + 4 <= size) {
        uint32_t c = unit_at(d, d->at), low = 0;
        bool pair = c >= 0xD800 && c < 0xDC00;
        if (pair && d->end - d->at < 4 && !d->ended)
            break;
        if (pair && d->end - d->at >= 4)
            low = unit_at(d, d->at + 2);
        pair = pair && low >= 0xDC00 && low < 0xE000;
        if (pair)
            c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        else if (c >= 0xD800 && c < 0xE000)
            c = UTF8_REPLACEMENT;
        used += put(out + used, c);
        d->at += pair ? 4 : 2;
    }
    if (d->ended && d->end - d->at == 1 && used + 4 <= size) {
        used += put(out + used, UTF8_REPLACEMENT);
        d->at++;
    }
    return used;
}

/* 0x80 … 0x9F of Windows-1252; 0 where it has no character. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

static size_t decode_1252(struct decoder *d, char *out, size_t size) {
    size_t used = 0;
    while (d->at < d->end && used + 4 <= size) {
        uint32_t c = (unsigned char)d->raw[d->at++];
        used += put(out + used, c >= 0x80 && c < 0xA0 ? windows_1252[c - 0x80] : c);
    }
    return used;
}

static size_t (*const decode_functions[])(struct decoder *d, char *out, size_t size) = {
    [CHARSET_AUTO] = decode_utf8,         [CHARSET_UTF8] = decode_utf8,
    [CHARSET_UTF16LE] = decode_utf16,     [CHARSET_UTF16BE] = decode_utf16,
    [CHARSET_WINDOWS_1252] = decode_1252,
};

/* ---- the public face ---- */

struct decoder *decoder_new(struct byte_source source, enum charset charset) {
    struct decoder *d = mem_alloc(1, sizeof *d);
    d->source = source;
    d->charset = charset;
    return d;
}

bool decoder_read(struct decoder *d, char *out, size_t size, size_t *length, struct error *err) {
    *length = 0;
    for (;;) {
        if (d->at < d->end)
            *length = decode_functions[d->charset](d, out, size);
        if (*length > 0 || (d->ended && d->at == d->end))
            return true;
        if (!fill(d, err))
            return false;
    }
}

enum charset decoder_charset(const struct decoder *d) {
    return d->charset == CHARSET_AUTO ? CHARSET_UTF8 : d->charset;
}

int64_t decoder_position(const struct decoder *d) {
    return d->position;
}

int64_t decoder_total(const struct decoder *d) {
    return d->source.total;
}

void decoder_free(struct decoder *d) {
    if (!d)
        return;
    source_close(&d->source);
    mem_free(d);
}
