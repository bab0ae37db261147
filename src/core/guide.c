#include "sourcebench/core/guide.h"

#include <stdbool.h>
#include <string.h>

#include "sourcebench/core/letter.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/core/text.h"
#include "sourcebench/core/utf8.h"

int guide_find(const struct guide *guide, const char *code) {
    for (int i = 0; i < guide->n_pages; i++) {
        if (strcmp(guide->pages[i].code, code) == 0)
            return i;
    }
    return -1;
}

static void add(struct strbuf *b, const char *text) {
    strbuf_addf(b, " %s", text);
}

static void add_body(struct strbuf *b, const struct guide_page *page) {
    for (int i = 0; i < page->n_parts; i++) {
        const struct guide_part *part = &page->parts[i];
        add(b, part->head);
        for (int k = 0; k < part->count; k++)
            add(b, part->points[k].text);
    }
    for (int i = 0; i < page->n_bench; i++)
        add(b, page->bench[i].text);
}

void guide_index(const struct guide *guide, struct guide_page *page, struct arena *arena) {
    struct strbuf words = {0};
    add(&words, page->title);
    page->words[GUIDE_TITLE] = text_name_key(arena, strbuf_text(&words));
    add(&words, page->code);
    for (int i = 0; i < page->also.count; i++)
        add(&words, page->also.items[i]);
    page->words[GUIDE_NAMES] = text_name_key(arena, strbuf_text(&words));
    add(&words, page->about);
    add(&words, guide->sections[page->section].title);
    add_body(&words, page);
    page->words[GUIDE_TEXT] = text_name_key(arena, strbuf_text(&words));
    page->words[GUIDE_NONE] = "";
    strbuf_free(&words);
}

/* Whether a word of the text begins with the bytes. */
static bool has_word(const char *text, const char *word, size_t length) {
    enum letter_kind before = LETTER_NONE;
    for (const char *at = text; *at;) {
        const char *next = at;
        enum letter_kind here = letter_kind(utf8_next(&next));
        bool begins = here == LETTER_CJK || here != before;
        if (begins && strncmp(at, word, length) == 0)
            return true;
        before = here;
        at = next;
    }
    return false;
}

static bool has_words(const char *text, const char *key) {
    while (*key) {
        size_t length = strcspn(key, " ");
        if (length && !has_word(text, key, length))
            return false;
        key += length + (key[length] == ' ');
    }
    return true;
}

enum guide_fit guide_fits(const struct guide_page *page, const char *key) {
    int fit = GUIDE_TITLE;
    while (fit > GUIDE_NONE && !has_words(page->words[fit], key))
        fit--;
    return (enum guide_fit)fit;
}
