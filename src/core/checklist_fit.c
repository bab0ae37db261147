/*
 * Which checklist is meant for which goods.
 */
#include <string.h>

#include "sourcebench/core/checklist.h"
#include "sourcebench/core/text.h"

/* Whether the word, length bytes of it, stands in the words; there it may have the ending of a
 * plural. */
static bool has_word(const char *words, const char *word, size_t length) {
    for (const char *at = words; *at; at += *at == ' ') {
        size_t n = strcspn(at, " ");
        size_t ending = n > length ? n - length : 0;
        bool plural = !ending || (ending == 1 && at[n - 1] == 's') ||
                      (ending == 2 && at[n - 2] == 'e' && at[n - 1] == 's');
        if (n >= length && strncmp(at, word, length) == 0 && plural)
            return true;
        at += n;
    }
    return false;
}

/* Whether all words of the key stand in the words; of an empty one, none do. */
static bool has_words(const char *words, const char *key) {
    for (const char *at = key; *at; at += *at == ' ') {
        size_t n = strcspn(at, " ");
        if (!has_word(words, at, n))
            return false;
        at += n;
    }
    return *key != '\0';
}

bool product_type_fits(const char *wanted, const char *product_type) {
    struct arena arena = {0};
    const char *words = text_name_key(&arena, product_type);
    bool fits = !*wanted;
    for (const char *at = wanted; !fits && *at; at += *at == ',') {
        size_t n = strcspn(at, ",");
        fits = has_words(words, text_name_key(&arena, arena_bytes(&arena, at, n)));
        at += n;
    }
    arena_free(&arena);
    return fits;
}

/* Whether a market stands in both; the elements of tags have no blanks around them. */
static bool share_market(const char *a, const char *b) {
    struct arena arena = {0};
    const char *in = arena_format(&arena, ",%s,", text_fold(&arena, b));
    bool found = false;
    for (const char *at = text_fold(&arena, a); !found && *at; at += *at == ',') {
        size_t n = strcspn(at, ",");
        found = n && strstr(in, arena_format(&arena, ",%.*s,", (int)n, at));
        at += n;
    }
    arena_free(&arena);
    return found;
}

enum { FITS = 1, FITS_MARKET = 1, FITS_TYPE = 2 };

int checklist_fits(const struct record *checklist, const struct checklist_need *need) {
    const char *type = record_text(checklist, CHECKLIST_PRODUCT_TYPE);
    const char *markets = record_text(checklist, CHECKLIST_MARKETS);
    if (strcmp(record_text(checklist, CHECKLIST_STAGE), need->stage) != 0 ||
        !product_type_fits(type, need->product_type) ||
        (*markets && !share_market(markets, need->markets)))
        return 0;
    return FITS + (*type ? FITS_TYPE : 0) + (*markets ? FITS_MARKET : 0);
}

const struct record *checklist_best(struct record *const *checklists, int n,
                                    const struct checklist_need *need) {
    const struct record *best = NULL;
    int most = 0;
    for (int i = 0; i < n; i++) {
        int fits = checklist_fits(checklists[i], need);
        if (fits <= most)
            continue;
        best = checklists[i];
        most = fits;
    }
    return best;
}
