/*
 * Names of firms that mean the same.
 */
#include "sourcebench/core/text.h"

#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/legal_form.h"
#include "sourcebench/core/letter.h"
#include "sourcebench/core/utf8.h"
#include "text_compose.h"

/* Blanks between Chinese, Japanese or Korean characters carry nothing and are written at will. A
 * mark that lost its letter to punctuation is dropped, and what comes together may have to be
 * composed. */
char *text_name_key(struct arena *a, const char *name) {
    const char *folded = text_fold(a, name), *at = folded;
    struct utf8_writer w;
    utf8_writer_start(&w, a, strlen(folded));
    enum letter_kind last = LETTER_NONE;
    bool gap = true, joins = false;
    for (uint32_t c; (c = utf8_next(&at)) != 0;) {
        enum letter_kind kind = letter_kind(c);
        if (kind == LETTER_NONE || (gap && text_is_mark(c))) {
            gap = true;
            continue;
        }
        if (gap && last == LETTER_WORD && kind == LETTER_WORD)
            utf8_write(&w, ' ');
        utf8_write(&w, c);
        joins = joins || (gap && letter_joins(c));
        last = kind;
        gap = false;
    }
    if (w.length == 0)
        return text_clean(a, folded, false);
    char *key = utf8_writer_end(&w);
    return joins ? text_compose(a, key) : key;
}

/* Latin and Cyrillic forms are words of their own, others are written without blanks. */
static bool is_unspaced(const char *s) {
    return utf8_next(&s) >= 0x0E00;
}

static int compare_form(const void *key, const void *form) {
    return strcmp(key, *(const char *const *)form);
}

/* Where the last legal form of the key begins, the longest that there is, or NULL. */
static char *last_form(char *key, char *end) {
    char *found = NULL;
    size_t parts = 0;
    for (char *at = end; at > key && parts <= LEGAL_WORDS_MAX;) {
        do
            at--;
        while (((unsigned char)*at & 0xC0) == 0x80);
        if (at == key || (at[-1] != ' ' && !is_unspaced(at)))
            continue;
        parts++;
        if (bsearch(at, legal_ends, n_legal_ends, sizeof *legal_ends, compare_form))
            found = at;
    }
    return found;
}

/* The bytes of the longest legal form that the key begins with and goes on after. */
static size_t first_form(const char *key) {
    size_t longest = 0;
    for (size_t i = 0; i < n_legal_starts; i++) {
        const char *form = legal_starts[i];
        size_t n = 0;
        while (form[n] && form[n] == key[n])
            n++;
        if (form[n] == '\0' && n > longest && (key[n] == ' ' || (key[n] && is_unspaced(form))))
            longest = n + (key[n] == ' ');
    }
    return longest;
}

static void drop_blanks(char *s) {
    char *to = s;
    for (; *s; s++)
        if (*s != ' ')
            *to++ = *s;
    *to = '\0';
}

char *text_key_core(struct arena *a, const char *name_key) {
    char *key = arena_string(a, name_key);
    for (size_t n; (n = first_form(key)) > 0;)
        key += n;
    char *end = key + strlen(key);
    for (char *form; (form = last_form(key, end)) != NULL;) {
        end = form > key && form[-1] == ' ' ? form - 1 : form;
        *end = '\0';
    }
    drop_blanks(key);
    return key;
}

enum { CORE_MAX = 128 };

/* Three code points in 63 bits. The name is padded at both ends, so that beginnings count and names
 * of two characters have trigrams too. Sorted. */
static size_t trigrams(const char *core, uint64_t out[CORE_MAX]) {
    size_t n = 0;
    uint64_t window = 0;
    while (n < CORE_MAX) {
        uint32_t c = utf8_next(&core);
        window = (window << 21 | c) & ((UINT64_C(1) << 63) - 1);
        size_t at = n++;
        for (; at > 0 && out[at - 1] > window; at--)
            out[at] = out[at - 1];
        out[at] = window;
        if (c == 0)
            break;
    }
    return n;
}

/* Whether both names have digits, and other ones. */
static bool count_differently(const char *a, const char *b) {
    static const char digits[] = "0123456789";
    a += strcspn(a, digits);
    b += strcspn(b, digits);
    if (*a == '\0' || *b == '\0')
        return false;
    while (*a && *a == *b) {
        a += 1 + strcspn(a + 1, digits);
        b += 1 + strcspn(b + 1, digits);
    }
    return *a != *b;
}

int text_similarity(const char *core_a, const char *core_b) {
    uint64_t a[CORE_MAX], b[CORE_MAX];
    if (*core_a == '\0' || *core_b == '\0' || count_differently(core_a, core_b))
        return 0;
    size_t na = trigrams(core_a, a), nb = trigrams(core_b, b), common = 0;
    for (size_t i = 0, j = 0; i < na && j < nb;) {
        if (a[i] == b[j]) {
            common++;
            i++;
            j++;
        } else if (a[i] < b[j]) {
            i++;
        } else {
            j++;
        }
    }
    return (int)(2000 * common / (na + nb));
}
