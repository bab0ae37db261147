/*
 * Single code points: what they are in a word, and what they are compared as. text.h is made of
 * these; use them directly only where there is no arena.
 */
#ifndef SOURCEBENCH_CORE_LETTER_H
#define SOURCEBENCH_CORE_LETTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum letter_kind {
    LETTER_NONE, /* blanks, punctuation, symbols, controls: they part words */
    LETTER_WORD, /* letters, digits and the vowel signs of scripts that write them as marks */
    LETTER_CJK   /* Han, kana, bopomofo, hangul: written without blanks, so each may begin a word */
};

enum letter_kind letter_kind_long(uint32_t c); /* letter_kind() above ASCII */
static inline enum letter_kind letter_kind(uint32_t c) {
    uint32_t lower = c | 0x20;
    if (c >= 0x80)
        return letter_kind_long(c);
    return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') ? LETTER_WORD : LETTER_NONE;
}

struct letter_range {
    uint32_t first, last;
};

/* Whether one of n ranges in ascending order has c. */
bool letter_within(const struct letter_range *ranges, size_t n, uint32_t c);

/* Whether c, where it is shown, would reorder, hide or break what stands around it instead of being
 * seen: a replacement stands for it. C0 and DEL are not among them, they have signs of their own.
 */
bool letter_disguises(uint32_t c);

enum { LETTER_FOLD_MAX = 64 };

/* What c is compared as: lower case, without accents and points, compatibility forms (full width,
 * ligatures, superscripts) as plain ones, letters with strokes and the like as their base (đ d,
 * æ ae, þ th). Vowel signs of Indic and Thai scripts stay, they are letters there. Returns how
 * many code points were written: 0 for a mark or an invisible character. */
size_t letter_fold(uint32_t c, uint32_t out[LETTER_FOLD_MAX]);
/* The folded code points of a whole text, cut at capacity; returns how many. */
size_t letter_fold_text(const char *s, uint32_t *out, size_t capacity);
/* Whether c may join with what stands before it, so that folded text has to be recomposed. */
bool letter_joins(uint32_t c);

#endif
