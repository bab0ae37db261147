/*
 * Guides from anywhere, laid over a small one: every page has a section and leads to pages that are
 * there, or the error says where.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/text.h"
#include "sourcebench/service/guide.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char base[] =
    "sections: {a: A, b: B}\n"
    "pages:\n"
    "  p: {title: T, section: b, about: x, parts: {H: [{F1: t}]}, see: [q]}\n"
    "  q: {title: U, section: a, about: y, parts: {H: [t]}, bench: {list.up: z}}\n";

static void must(bool holds) {
    if (!holds)
        abort();
}

static void check(const struct guide *g, int at, const char *key) {
    const struct guide_page *page = &g->pages[at];
    must(page->section >= 0 && page->section < g->n_sections);
    must(at == 0 || g->pages[at - 1].section <= page->section);
    must(guide_find(g, page->code) == at);
    for (int i = 0; i < page->see.count; i++)
        must(guide_find(g, page->see.items[i]) >= 0);
    for (int i = 0; i < page->n_parts; i++) {
        for (int k = 0; k < page->parts[i].count; k++)
            must(*page->parts[i].points[k].text);
    }
    must(guide_fits(page, "") == GUIDE_TITLE);
    must(guide_fits(page, key) <= GUIDE_TITLE);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena arena = {0};
    struct guide g = {0};
    struct error err = {0};
    const char *text = (const char *)data;
    must(guide_read(base, sizeof base - 1, "base", &arena, &g, &err));
    if (guide_read(text, size, "input", &arena, &g, &err)) {
        const char *key = text_name_key(&arena, text_repair(&arena, text, size < 60 ? size : 60));
        for (int i = 0; i < g.n_pages && i < 50; i++)
            check(&g, i, key);
    } else {
        must(err.code == ERROR_INPUT && strncmp(err.message, "input", 5) == 0);
    }
    arena_free(&arena);
    return 0;
}
