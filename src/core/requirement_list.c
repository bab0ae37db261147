/*
 * Requirements among others: in which order, and which is meant by a word.
 */
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/requirement.h"
#include "sourcebench/core/text.h"

static int compare(const void *left, const void *right) {
    const struct record *a = *(struct record *const *)left, *b = *(struct record *const *)right;
    const char *x = record_text(a, REQUIREMENT_NEEDED_BY),
               *y = record_text(b, REQUIREMENT_NEEDED_BY);
    if (!*x != !*y)
        return *x ? -1 : 1;
    int order = strcmp(x, y);
    if (!order)
        order = strcmp(record_text(a, REQUIREMENT_NAME), record_text(b, REQUIREMENT_NAME));
    return order ? order : (a->id > b->id) - (a->id < b->id);
}

void requirement_sort(struct record **requirements, int n) {
    if (n > 1)
        qsort(requirements, (size_t)n, sizeof *requirements, compare);
}

/* The whole name wins over its beginning. */
static int fit_of(const char *key, const char *wanted) {
    if (strcmp(key, wanted) == 0)
        return 2;
    return strncmp(key, wanted, strlen(wanted)) == 0;
}

int requirement_meant(struct record *const *requirements, int n, const char *word,
                      const struct record **found) {
    struct arena arena = {0};
    const char *wanted = text_name_key(&arena, word);
    int best = 0, several = 0;
    for (int i = 0; i < n; i++) {
        int fit =
            fit_of(text_name_key(&arena, record_text(requirements[i], REQUIREMENT_NAME)), wanted);
        if (fit == 0 || fit < best)
            continue;
        several = fit > best ? 1 : several + 1;
        best = fit;
        *found = requirements[i];
    }
    arena_free(&arena);
    return several;
}
