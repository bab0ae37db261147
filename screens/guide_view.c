#include "guide_view.h"

#include <string.h>

#include "sourcebench/core/strbuf.h"
#include "sourcebench/core/text.h"
#include "sourcebench/tui/keymap.h"

const struct guide_page *guide_view_page(const struct guide_view *v) {
    return v->reading.page < 0 ? NULL : &v->guide.pages[v->reading.page];
}

/* The text of a page. A line begins with its style, see text_view(). */

static void add_line(struct strbuf *b, enum style style, const char *text) {
    strbuf_addf(b, "%c%s\n", 1 + (int)style, text);
}

static void add_points(struct strbuf *b, const struct guide_page *page) {
    for (int i = 0; i < page->n_parts; i++) {
        strbuf_add(b, "\n");
        add_line(b, STYLE_BOLD, page->parts[i].head);
        for (int k = 0; k < page->parts[i].count; k++)
            strbuf_addf(b, " - %s\n", page->parts[i].points[k].text);
    }
}

/* What the bench has to do with it, each with its key as it is bound. */
static void add_bench(struct strbuf *b, const struct guide_view *v, const struct guide_page *page) {
    char key[80];
    if (page->n_bench) {
        strbuf_add(b, "\n");
        add_line(b, STYLE_BOLD, "In the bench");
    }
    for (int i = 0; i < page->n_bench; i++) {
        shell_action_key(v->shell, page->bench[i].action, key, sizeof key);
        strbuf_addf(b, " - %s%s%s\n", key, *key ? "  " : "", page->bench[i].text);
    }
}

static void add_links(struct strbuf *b, struct guide_view *v, const struct guide_page *page) {
    if (page->see.count) {
        strbuf_add(b, "\n");
        add_line(b, STYLE_BOLD, "See also");
    }
    for (int i = 0; i < page->see.count; i++) {
        int at = guide_find(&v->guide, page->see.items[i]);
        bool chosen = i == v->reading.link;
        v->reading.link_at = chosen ? b->length + 1 : v->reading.link_at;
        strbuf_addf(b, "%c%s- %s\n", 1 + (int)(chosen ? STYLE_CURSOR : STYLE_NORMAL),
                    chosen ? glyph_text(GLYPH_CURSOR) : " ", v->guide.pages[at].title);
    }
}

/* By which other words it is found: one of them may be what was looked for. */
static void add_also(struct strbuf *b, const struct guide_page *page) {
    strbuf_add(b, page->also.count ? "\n" : "");
    for (int i = 0; i < page->also.count; i++)
        strbuf_addf(b, "%s%s",
                    i ? ", "
                      : "\x02"
                        "Also found by: ",
                    page->also.items[i]);
}

static char *make_text(struct guide_view *v, const struct guide_page *page) {
    struct strbuf b = {0};
    strbuf_addf(&b, "%c%s: %s\n", 1 + (int)STYLE_DIM, v->guide.sections[page->section].title,
                page->about);
    add_points(&b, page);
    add_bench(&b, v, page);
    add_links(&b, v, page);
    add_also(&b, page);
    return strbuf_take(&b);
}

/* Marks what was looked for: all of it as it was typed, or its longest word. */
static void mark_words(struct guide_view *v) {
    struct arena arena = {0};
    struct text_pages *p = &v->reading.pages;
    const char *typed = text_fold(&arena, text_clean(&arena, v->words, false)), *longest = "";
    text_pages_search(p, typed);
    for (const char *at = typed; !p->n_matches && *at;) {
        size_t length = strcspn(at, " ");
        if (length > strlen(longest))
            longest = arena_bytes(&arena, at, length);
        at += length + (at[length] == ' ');
    }
    if (!p->n_matches)
        text_pages_search(p, longest);
    arena_free(&arena);
}

/* Makes the text anew; keep: the same page, of which another link is chosen. */
static void show(struct guide_view *v, bool keep) {
    struct guide_reading *r = &v->reading;
    const struct guide_page *page = guide_view_page(v);
    int width = r->pages.width, height = r->pages.height, top = keep ? r->pages.top : 0;
    text_pages_close(&r->pages);
    mem_free(r->text);
    r->text = page ? make_text(v, page) : mem_string("");
    text_pages_open(&r->pages, r->text);
    text_pages_fit(&r->pages, width, height);
    mark_words(v);
    if (keep) {
        r->pages.top = top;
        text_pages_show(&r->pages, r->link_at);
    }
}

static void read_page(struct guide_view *v, int page) {
    v->reading.page = page;
    v->reading.link = -1;
    show(v, false);
}

void guide_view_choose(struct guide_view *v, int by) {
    const struct guide_page *page = guide_view_page(v);
    int n = page ? page->see.count : 0, from = v->reading.link;
    if (!n)
        return;
    v->reading.link = from < 0 ? (by > 0 ? 0 : n - 1) : (from + by + n) % n;
    show(v, true);
}

/* The pages that are found */

static void add_page(struct guide_view *v, int at) {
    const struct guide_page *page = &v->guide.pages[at];
    bool first = true;
    for (int i = v->lines.count - 1; i >= 0 && first; i--)
        first = v->lines.items[i].heading ||
                v->guide.pages[v->lines.items[i].id - 1].section != page->section;
    if (first)
        lines_add_heading(&v->lines, v->guide.sections[page->section].title);
    lines_addf(&v->lines, STYLE_NORMAL, " %s", page->title)->id = at + 1;
    v->found++;
}

static int page_under_cursor(const struct guide_view *v) {
    const struct line *line = lines_current(&v->lines);
    return line ? (int)line->id - 1 : -1;
}

void guide_view_search(struct guide_view *v, const char *words) {
    struct arena arena = {0};
    const char *key = text_name_key(&arena, words);
    int best = -1, best_fit = GUIDE_NONE, before = v->reading.page;
    mem_free(v->words);
    v->words = mem_string(words);
    lines_clear(&v->lines);
    v->found = 0;
    for (int i = 0; i < v->guide.n_pages; i++) {
        int fit = (int)guide_fits(&v->guide.pages[i], key);
        if (fit > best_fit) {
            best = i;
            best_fit = fit;
        }
        if (fit > GUIDE_NONE)
            add_page(v, i);
    }
    lines_goto(&v->lines, 0, *key || before < 0 ? best + 1 : before + 1);
    read_page(v, page_under_cursor(v));
    arena_free(&arena);
}

void guide_view_follow(struct guide_view *v) {
    int page = page_under_cursor(v);
    if (page != v->reading.page)
        read_page(v, page);
}

void guide_view_go(struct guide_view *v, int page) {
    lines_goto(&v->lines, 0, page + 1);
    if (page_under_cursor(v) != page) {
        v->reading.page = page;
        guide_view_search(v, "");
    }
    read_page(v, page);
}

bool guide_view_open(struct guide_view *v, struct shell *shell, const char *folder,
                     struct error *err) {
    *v = (struct guide_view){.shell = shell, .reading = {.view = v, .page = -1, .link = -1}};
    text_pages_open(&v->reading.pages, "");
    if (!guide_load(folder, &v->arena, &v->guide, err)) {
        guide_view_close(v);
        return false;
    }
    guide_view_search(v, "");
    return true;
}

void guide_view_close(struct guide_view *v) {
    text_pages_close(&v->reading.pages);
    mem_free(v->reading.text);
    mem_free(v->words);
    lines_free(&v->lines);
    arena_free(&v->arena);
}
