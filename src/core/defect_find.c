#include "sourcebench/core/defect_find.h"

#include <ctype.h>
#include <string.h>

#include "sourcebench/core/checklist.h"
#include "sourcebench/core/text.h"

enum { FITS_NOT, FITS_INSIDE, FITS_WORDS, FITS_START, FITS_CODE_BEGINS, FITS_CODE };

/* "s4" against "s04": the letters agree, zeros before the number may be left out. */
static int fit_code(const char *code, const char *typed) {
    size_t letters = strcspn(code, "0123456789");
    if (strcmp(code, typed) == 0)
        return FITS_CODE;
    if (strncmp(code, typed, strlen(typed)) == 0)
        return FITS_CODE_BEGINS;
    if (strncmp(code, typed, letters) != 0 || !isdigit((unsigned char)typed[letters]))
        return FITS_NOT;
    const char *number = code + letters + strspn(code + letters, "0"), *digits = typed + letters;
    if (strcmp(number, digits) == 0)
        return FITS_CODE;
    return strncmp(number, digits, strlen(digits)) == 0 ? FITS_CODE_BEGINS : FITS_NOT;
}

static bool has_word(const char *text, const char *word) {
    for (const char *at = text; (at = strstr(at, word)); at++)
        if (at == text || !isalnum((unsigned char)at[-1]))
            return true;
    return false;
}

/* All words must be there; at the beginning of the name is best, then of a word, then inside. */
static int fit_words(const char *text, const char *typed, struct arena *arena) {
    int fits = strncmp(text, typed, strlen(typed)) == 0 ? FITS_START : FITS_WORDS;
    bool any = false;
    while (*typed) {
        typed += strspn(typed, " ");
        size_t length = strcspn(typed, " ");
        const char *word = arena_bytes(arena, typed, length);
        typed += length;
        if (!length)
            continue;
        any = true;
        if (!strstr(text, word))
            return FITS_NOT;
        if (!has_word(text, word))
            fits = FITS_INSIDE;
    }
    return any ? fits : FITS_NOT;
}

static int fit(const struct record *type, const char *typed, struct arena *arena) {
    const char *code = text_fold(arena, record_text(type, DEFECT_TYPE_CODE));
    int fits = fit_code(code, typed);
    if (fits)
        return fits;
    const char *words =
        text_fold(arena, arena_format(arena, "%s %s", record_text(type, DEFECT_TYPE_NAME),
                                      record_text(type, DEFECT_TYPE_ZONE)));
    return fit_words(words, typed, arena);
}

/* Of one letter words are not looked for inside: it would be nearly all of them. */
static bool is_kept(int fits, const char *typed) {
    return fits > FITS_INSIDE || (fits == FITS_INSIDE && text_length(typed) > 1);
}

int defect_find(struct record *const *types, const int *weights, int n, const char *typed,
                int *found, int most) {
    struct arena arena = {0};
    int count = 0, *fits = arena_alloc(&arena, (size_t)n + 1, sizeof *fits);
    typed = text_fold(&arena, typed);
    for (int i = 0; *typed && i < n; i++) {
        fits[i] = fit(types[i], typed, &arena);
        if (!is_kept(fits[i], typed))
            continue;
        int at = count < most ? count++ : most;
        for (; at > 0; at--) {
            int before = found[at - 1];
            int heavier = weights ? weights[i] - weights[before] : 0;
            if (fits[before] > fits[i] || (fits[before] == fits[i] && heavier <= 0))
                break;
            if (at < most)
                found[at] = before;
        }
        if (at < most)
            found[at] = i;
    }
    arena_free(&arena);
    return count;
}

int defect_find_sure(struct record *const *types, int n, const char *typed) {
    struct arena arena = {0};
    int sure = -1, others = 0;
    typed = text_fold(&arena, typed);
    bool digit = strpbrk(typed, "0123456789") != NULL && text_length(typed) > 1;
    for (int i = 0; digit && i < n; i++) {
        int fits = fit_code(text_fold(&arena, record_text(types[i], DEFECT_TYPE_CODE)), typed);
        others += fits != FITS_NOT;
        if (fits == FITS_CODE)
            sure = i;
    }
    arena_free(&arena);
    return others == 1 ? sure : -1;
}
