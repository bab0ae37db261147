#include "sourcebench/tui/search.h"

#include <string.h>

#include <utf8proc.h>

#include "sourcebench/core/letter.h"
#include "sourcebench/core/utf8.h"

enum { PATTERN_MAX = 200 };

/* The pattern as code points, folded unless it is exact. */
struct pattern {
    uint32_t points[PATTERN_MAX];
    size_t count;
    bool exact;
};

static bool has_capital(const char *s) {
    for (uint32_t c; (c = utf8_next(&s)) != 0;) {
        if (utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_LU)
            return true;
    }
    return false;
}

static void compile(struct pattern *p, const char *s) {
    p->exact = has_capital(s);
    p->count = 0;
    if (!p->exact) {
        p->count = letter_fold_text(s, p->points, PATTERN_MAX);
        return;
    }
    for (uint32_t c; p->count < PATTERN_MAX && (c = utf8_next(&s)) != 0;)
        p->points[p->count++] = c;
}

/* Code points that c is compared as; returns how many. */
static size_t compared_as(const struct pattern *p, uint32_t c, uint32_t out[LETTER_FOLD_MAX]) {
    if (!p->exact)
        return letter_fold(c, out);
    out[0] = c;
    return 1;
}

/* Where the pattern ends if it stands at s, or NULL. */
static const char *match_at(const struct pattern *p, const char *s) {
    uint32_t points[LETTER_FOLD_MAX];
    size_t matched = 0;
    while (matched < p->count) {
        uint32_t c = utf8_next(&s);
        if (c == 0)
            return NULL;
        size_t n = compared_as(p, c, points);
        if (matched == 0 && n == 0)
            return NULL; /* a match begins with a letter, not with a mark before it */
        for (size_t i = 0; i < n; i++) {
            if (matched == p->count || points[i] != p->points[matched++])
                return NULL;
        }
    }
    return s;
}

bool search_find(const char *text, const char *pattern, size_t from, size_t *start,
                 size_t *length) {
    struct pattern p;
    compile(&p, pattern);
    if (p.count == 0 || from > strlen(text))
        return false;
    for (const char *s = text + from; *s;) {
        const char *end = match_at(&p, s);
        if (end) {
            *start = (size_t)(s - text);
            *length = (size_t)(end - s);
            return true;
        }
        utf8_next(&s);
    }
    return false;
}
