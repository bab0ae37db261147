#include "sourcebench/core/letter.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "sourcebench/core/utf8.h"

static const struct letter_range cjk[] = {
    {0x1100, 0x11FF},   {0x3005, 0x3007},   {0x3021, 0x3029},   {0x3031, 0x3035}, {0x3038, 0x303C},
    {0x3041, 0x309F},   {0x30A1, 0x30FA},   {0x30FC, 0x30FF},   {0x3105, 0x312F}, {0x3131, 0x318E},
    {0x31A0, 0x31BF},   {0x31F0, 0x31FF},   {0x3400, 0x4DBF},   {0x4E00, 0x9FFF}, {0xA960, 0xA97C},
    {0xAC00, 0xD7A3},   {0xD7B0, 0xD7FB},   {0xF900, 0xFAFF},   {0xFF66, 0xFF9F}, {0xFFA0, 0xFFDC},
    {0x1AFF0, 0x1AFFE}, {0x1B000, 0x1B16F}, {0x20000, 0x3FFFD},
};

/* Folded already, and their canonical parts are no accents: かが, 가. */
static const struct letter_range folded[] = {
    {0x3041, 0x3096}, {0x30A1, 0x30FE}, {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF}, {0xAC00, 0xD7A3}, {0x20000, 0x2F7FF},
};

static const struct letter_range disguises[] = {
    {0x0080, 0x009F},    /* C1 */
    {0x061C, 0x061C},    /* Arabic letter mark */
    {0x200B, 0x200B},    /* zero width space */
    {0x200E, 0x200F},    /* direction marks */
    {0x2028, 0x202E},    /* separators, embeddings, overrides */
    {0x2060, 0x206F},    /* invisible operators, isolates */
    {0xD800, 0xF8FF},    /* surrogates, private use */
    {0xFEFF, 0xFEFF},    /* byte order mark */
    {0xFFF0, 0xFFFB},    /* interlinear annotation */
    {0x1D173, 0x1D17A},  /* musical controls */
    {0xE0000, 0xE00FF},  /* tags */
    {0xE01F0, 0x10FFFF}, /* private use */
};

/* Letters that Unicode does not decompose, in lower case, and signs that people write in several
 * ways. Sorted. */
static const struct spelling {
    uint32_t c;
    char plain[3];
} spellings[] = {
    {0x00E6, "ae"}, {0x00F0, "d"},  {0x00F8, "o"},  {0x00FE, "th"}, {0x0111, "d"},  {0x0127, "h"},
    {0x0131, "i"},  {0x0138, "k"},  {0x0142, "l"},  {0x014B, "n"},  {0x0153, "oe"}, {0x0167, "t"},
    {0x0180, "b"},  {0x0183, "b"},  {0x0188, "c"},  {0x018C, "d"},  {0x0192, "f"},  {0x0199, "k"},
    {0x019A, "l"},  {0x019E, "n"},  {0x01A5, "p"},  {0x01AB, "t"},  {0x01AD, "t"},  {0x01B4, "y"},
    {0x01B6, "z"},  {0x01DD, "e"},  {0x01E5, "g"},  {0x021F, "h"},  {0x0221, "d"},  {0x0225, "z"},
    {0x0234, "l"},  {0x0235, "n"},  {0x0236, "t"},  {0x0237, "j"},  {0x023C, "c"},  {0x023F, "s"},
    {0x0240, "z"},  {0x0247, "e"},  {0x0249, "j"},  {0x024B, "q"},  {0x024D, "r"},  {0x024F, "y"},
    {0x0253, "b"},  {0x0254, "o"},  {0x0256, "d"},  {0x0257, "d"},  {0x0259, "e"},  {0x025B, "e"},
    {0x0260, "g"},  {0x0263, "g"},  {0x0268, "i"},  {0x0269, "i"},  {0x026B, "l"},  {0x026F, "u"},
    {0x0272, "n"},  {0x0275, "o"},  {0x027D, "r"},  {0x0283, "s"},  {0x0288, "t"},  {0x0289, "u"},
    {0x028B, "v"},  {0x0292, "z"},  {0x02B9, "'"},  {0x02BB, "'"},  {0x02BC, "'"},  {0x0640, ""},
    {0x2010, "-"},  {0x2011, "-"},  {0x2012, "-"},  {0x2013, "-"},  {0x2014, "-"},  {0x2018, "'"},
    {0x2019, "'"},  {0x201C, "\""}, {0x201D, "\""}, {0x2120, ""},   {0x2122, ""},   {0x2212, "-"},
    {0x2C65, "a"},  {0x2C66, "t"},
};

bool letter_within(const struct letter_range *ranges, size_t n, uint32_t c) {
    for (size_t i = 0; i < n && c >= ranges[i].first; i++)
        if (c <= ranges[i].last)
            return true;
    return false;
}

bool letter_disguises(uint32_t c) {
    return c >= 0x80 && letter_within(disguises, sizeof disguises / sizeof *disguises, c);
}

enum letter_kind letter_kind_long(uint32_t c) {
    if (c >= 0x1100 && letter_within(cjk, sizeof cjk / sizeof *cjk, c))
        return LETTER_CJK;
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    bool word = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO &&
                category != UTF8PROC_CATEGORY_ME;
    return word || category == UTF8PROC_CATEGORY_CO ? LETTER_WORD : LETTER_NONE;
}

/* Accents and points go. Kept are the classes in which marks are letters or change the sound:
 * nukta 7, kana voicing 8, virama 9, the vowels of Telugu, Thai, Lao and Tibetan 84 to 132. */
static bool is_accent(const utf8proc_property_t *property) {
    int class = property->combining_class;
    return class == 1 || (class >= 10 && class <= 36) || class >= 200 ||
           property->category == UTF8PROC_CATEGORY_ME;
}

static int compare_spelling(const void *key, const void *entry) {
    uint32_t c = *(const uint32_t *)key, other = ((const struct spelling *)entry)->c;
    return (c > other) - (c < other);
}

static const char *plain_spelling(uint32_t c) {
    static const size_t n = sizeof spellings / sizeof *spellings;
    if (c < spellings[0].c || c > spellings[n - 1].c)
        return NULL;
    const struct spelling *found = bsearch(&c, spellings, n, sizeof *spellings, compare_spelling);
    return found ? found->plain : NULL;
}

static size_t put_plain(const char *plain, uint32_t *out) {
    size_t n = 0;
    for (; plain[n]; n++)
        out[n] = (unsigned char)plain[n];
    return n;
}

static size_t fold_parts(uint32_t c, uint32_t out[LETTER_FOLD_MAX]) {
    static const utf8proc_option_t options =
        UTF8PROC_CASEFOLD | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_IGNORE;
    const char *plain = plain_spelling(c);
    if (plain)
        return put_plain(plain, out);
    utf8proc_int32_t parts[LETTER_FOLD_MAX / 2];
    int boundary = 0;
    utf8proc_ssize_t found = utf8proc_decompose_char((utf8proc_int32_t)c, parts,
                                                     LETTER_FOLD_MAX / 2, options, &boundary);
    size_t n = 0;
    for (utf8proc_ssize_t i = 0; i < found && i < LETTER_FOLD_MAX / 2; i++) {
        uint32_t part = (uint32_t)parts[i];
        plain = plain_spelling(part);
        if (plain)
            n += put_plain(plain, out + n);
        else if (part < 0x80 || !is_accent(utf8proc_get_property(parts[i])))
            out[n++] = part;
    }
    return n;
}

size_t letter_fold(uint32_t c, uint32_t out[LETTER_FOLD_MAX]) {
    if (c < 0x80) {
        out[0] = c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
        return 1;
    }
    if (c >= 0x3041 && letter_within(folded, sizeof folded / sizeof *folded, c)) {
        out[0] = c;
        return 1;
    }
    return fold_parts(c, out);
}

size_t letter_fold_text(const char *s, uint32_t *out, size_t capacity) {
    size_t n = 0;
    for (uint32_t c; n < capacity && (c = utf8_next(&s)) != 0;) {
        uint32_t parts[LETTER_FOLD_MAX];
        size_t count = letter_fold(c, parts);
        for (size_t i = 0; i < count && n < capacity; i++)
            out[n++] = parts[i];
    }
    return n;
}

bool letter_joins(uint32_t c) {
    if (c < 0x300)
        return false;
    if (c >= 0x1100 && c <= 0x11FF)
        return true;
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC;
}
