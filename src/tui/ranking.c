#include "sourcebench/tui/ranking.h"

#include <stdlib.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/core/text.h"
#include "sourcebench/tui/search.h"

struct ranked {
    int index, score;
    bool in_note;
};

static int compare(const void *a, const void *b) {
    const struct ranked *x = a, *y = b;
    if (x->in_note != y->in_note)
        return x->in_note - y->in_note;
    if (x->score != y->score)
        return (x->score < y->score) - (x->score > y->score);
    return x->index - y->index;
}

static struct ranked rank(const char *pattern, const struct picker_item *item, int index) {
    struct ranked r = {.index = index, .score = text_fuzzy(pattern, item->text)};
    size_t start, length;
    /* Notes are sentences: any few letters could be picked out of them, so only whole words count.
     */
    if (r.score == 0 && item->note && search_find(item->note, pattern, 0, &start, &length)) {
        r.score = 1;
        r.in_note = true;
    }
    return r;
}

int ranking_order(const char *pattern, const struct picker_item *items, int count, int *order) {
    int n = 0;
    for (int i = 0; !*pattern && i < count; i++)
        order[n++] = i;
    if (!*pattern)
        return n;
    struct ranked *ranked = mem_alloc((size_t)count, sizeof *ranked);
    for (int i = 0; i < count; i++) {
        struct ranked r = rank(pattern, &items[i], i);
        if (r.score > 0)
            ranked[n++] = r;
    }
    qsort(ranked, (size_t)n, sizeof *ranked, compare);
    for (int i = 0; i < n; i++)
        order[i] = ranked[i].index;
    mem_free(ranked);
    return n;
}
