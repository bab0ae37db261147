#include "sourcebench/screens/guide.h"

#include "sourcebench/service/session.h"
#include "sourcebench/tui/dialog.h"
#include "sourcebench/tui/layout.h"

#include "guide.h"
#include "guide_view.h"

enum { LIST_WIDTH = 44, TEXT_WIDTH = 90, FOOT = 2 };

/* Drawing */

static void draw_list(struct guide_view *v, struct area area, bool cursor) {
    int x = draw_text(area, 0, 1, STYLE_ACCENT, "Guide") + 2;
    if (*v->words)
        draw_textf(area, 0, x, STYLE_DIM, "%s: %d of %d pages", v->words, v->found,
                   v->guide.n_pages);
    else
        draw_textf(area, 0, x, STYLE_DIM, "%d pages", v->guide.n_pages);
    if (!v->found)
        draw_text(area, 2, 1, STYLE_DIM, "No page has these words; Esc shows all pages.");
    lines_draw(&v->lines, area_part(area, 1, 0, area.height - 1, area.width), cursor);
}

/* What the page under the cursor is about, where its text is not beside it. */
static void draw_about(const struct guide_view *v, struct area area) {
    const struct line *line = lines_current(&v->lines);
    draw_rule_horizontal(area, 0);
    if (line)
        draw_cell(area, 1, 1, area.width - 2, ALIGN_LEFT, STYLE_NORMAL,
                  v->guide.pages[line->id - 1].about);
}

static void draw_page(struct guide_view *v, struct area area, bool keys) {
    struct guide_reading *r = &v->reading;
    struct arena scratch = {0};
    const struct guide_page *page = guide_view_page(v);
    const char *state = text_pages_state(&r->pages, r->pages.n_matches ? v->words : "", &scratch);
    const char *title = page ? page->title : "";
    if (text_columns(title) + text_columns(state) + 4 > area.width) /* the title tells more */
        state = text_pages_state(&r->pages, "", &scratch);
    int end = area.width - 1 - text_columns(state);
    draw_cell(area, 0, 1, end - 3, ALIGN_LEFT, keys ? STYLE_ACCENT : STYLE_BOLD, title);
    draw_text(area, 0, end, STYLE_DIM, state);
    text_pages_draw(&r->pages, area_part(area, 1, 0, area.height - 1, area.width), 1);
    arena_free(&scratch);
}

/* Both where they find room side by side; else the one that has the keys. */
static void draw_both(struct guide_view *v, struct area area, bool reading) {
    bool wide = area.width >= LAYOUT_SPLIT_COLUMNS;
    struct area list = area, page = area;
    if (wide) {
        list = area_part(area, 0, 0, area.height, LIST_WIDTH);
        page = area_part(area, 0, LIST_WIDTH + 1, area.height, area.width - LIST_WIDTH - 1);
        draw_rule_vertical(area, LIST_WIDTH);
    }
    int width = page.width - 2;
    text_pages_fit(&v->reading.pages, width < TEXT_WIDTH ? width : TEXT_WIDTH, page.height - 1);
    if (wide || reading)
        draw_page(v, page, reading);
    if (wide) {
        draw_list(v, list, true);
    } else if (!reading) {
        draw_list(v, area_part(list, 0, 0, list.height - FOOT, list.width), true);
        draw_about(v, area_part(list, list.height - FOOT, 0, FOOT, list.width));
    }
}

/* Finding */

static const char *search_changed(void *user, const char *text, int *at) {
    struct guide_view *v = user;
    *at = -1;
    guide_view_search(v, text);
    return v->found ? NULL : "no page has these words";
}

/* True when the search was kept and finds something. */
static bool ask_words(struct guide_view *v) {
    const struct prompt_spec spec = {.label = "/ ",
                                     .history = "guide",
                                     .changed = search_changed,
                                     .user = v,
                                     .pass_motions = true};
    char *words = prompt_run(v->shell, &spec);
    if (!words)
        guide_view_search(v, "");
    bool kept = words && *words && v->found;
    mem_free(words);
    return kept;
}

/* The page before or behind in the list. */
static void turn(struct guide_view *v, int by) {
    struct lines *l = &v->lines;
    int to = l->cursor + by;
    while (to >= 0 && to < l->count && l->items[to].heading)
        to += by;
    if (to >= 0 && to < l->count)
        l->cursor = to;
    guide_view_follow(v);
}

/* A page, with the keys */

static struct guide_view *view_of(struct screen *screen) {
    return ((struct guide_reading *)screen->state)->view;
}

static bool open_page(struct screen *screen, void *argument, struct error *err) {
    (void)err;
    screen->state = argument;
    return true;
}

static void page_draw(struct screen *screen, struct area area) {
    draw_both(view_of(screen), area, true);
}

static void page_search(struct screen *screen) {
    ask_words(view_of(screen));
}

static void page_match(struct screen *screen) {
    text_pages_next(screen->state, 1);
}

static void page_match_before(struct screen *screen) {
    text_pages_next(screen->state, -1);
}

static const char *no_matches(struct screen *screen) {
    const struct guide_reading *r = screen->state;
    return r->pages.n_matches ? NULL : "nothing is searched for; / begins";
}

static void page_link(struct screen *screen) {
    guide_view_choose(view_of(screen), 1);
}

static void page_link_before(struct screen *screen) {
    guide_view_choose(view_of(screen), -1);
}

static const char *no_links(struct screen *screen) {
    const struct guide_page *page = guide_view_page(view_of(screen));
    return page && page->see.count ? NULL : "this page leads to no other";
}

static void page_follow(struct screen *screen) {
    struct guide_view *v = view_of(screen);
    struct guide_reading *r = &v->reading;
    if (r->n_visited == GUIDE_VISITED) {
        for (int i = 1; i < GUIDE_VISITED; i++)
            r->visited[i - 1] = r->visited[i];
        r->n_visited--;
    }
    r->visited[r->n_visited++] = r->page;
    guide_view_go(v, guide_find(&v->guide, guide_view_page(v)->see.items[r->link]));
}

static const char *no_link(struct screen *screen) {
    const struct guide_reading *r = screen->state;
    return r->link >= 0 ? NULL : "Tab chooses a link first";
}

static void page_return(struct screen *screen) {
    struct guide_reading *r = screen->state;
    guide_view_go(r->view, r->visited[--r->n_visited]);
}

static const char *no_visited(struct screen *screen) {
    const struct guide_reading *r = screen->state;
    return r->n_visited ? NULL : "no link led here";
}

static void page_next(struct screen *screen) {
    turn(view_of(screen), 1);
}

static void page_previous(struct screen *screen) {
    turn(view_of(screen), -1);
}

static const struct action page_actions[] = {
    {"guide.link", "next link", "Choose the next page that this one leads to.", "Tab", 0, 1,
     page_link, no_links},
    {"guide.link-before", "link before", "Choose the one before.", "Shift-Tab", 0, 0,
     page_link_before, no_links},
    {"guide.follow", "follow it", "Open the page that is chosen.", "Enter", 0, 2, page_follow,
     no_link},
    {"guide.return", "return", "Return to the page from which a link led here.", "Backspace", 0, 0,
     page_return, no_visited},
    {"guide.page-next", "next page", "Read the next page that was found.", "]", 0, 5, page_next,
     NULL},
    {"guide.page-previous", "page before", "Read the page before.", "[", 0, 6, page_previous, NULL},
    {"guide.page-search", "search", "Find the pages that have words.", "/", 0, 4, page_search,
     NULL},
    {"guide.match", "next place", "Go to the next place that was found.", "n", 0, 0, page_match,
     no_matches},
    {"guide.match-before", "place before", "Go to the place before.", "N", 0, 0, page_match_before,
     no_matches},
    {"guide.page-close", "list", "Back to the list of pages.", "Esc | q", 0, 3, screen_leave, NULL},
};

const struct action_table guide_page_actions = {"guide-page", "A page of the guide", page_actions,
                                                sizeof page_actions / sizeof *page_actions};

static const struct action_table *const page_tables[] = {&guide_page_actions, &text_motions, NULL};

static const struct screen_ops page_screen = {.id = "guide-page",
                                              .title = "A page of the guide",
                                              .tables = page_tables,
                                              .open = open_page,
                                              .draw = page_draw,
                                              .unmove = text_motion_back};

/* The list of pages */

static bool open(struct screen *screen, void *argument, struct error *err) {
    struct session *session = shell_context(screen->shell);
    struct guide_view *v = mem_alloc(1, sizeof *v);
    (void)argument;
    screen->state = v;
    if (guide_view_open(v, screen->shell, config_text(&session->config, CONFIG_CATALOGUE_FOLDER),
                        err)) {
        if (session->guide_page > 0 && session->guide_page <= v->guide.n_pages)
            guide_view_go(v, session->guide_page - 1);
        return true;
    }
    mem_free(v);
    return false;
}

static void close(struct screen *screen) {
    struct guide_view *v = screen->state;
    ((struct session *)shell_context(screen->shell))->guide_page = v->reading.page + 1;
    guide_view_close(v);
    mem_free(v);
}

static void draw(struct screen *screen, struct area area) {
    draw_both(screen->state, area, false);
}

static void settle(struct screen *screen) {
    guide_view_follow(screen->state);
}

static void read(struct screen *screen) {
    struct guide_view *v = screen->state;
    guide_view_follow(v);
    v->reading.n_visited = 0;
    shell_visit(v->shell, &page_screen, &v->reading);
}

static const char *need_page(struct screen *screen) {
    const struct guide_view *v = screen->state;
    return v->found ? NULL : "there is no page here";
}

static void search(struct screen *screen) {
    if (ask_words(screen->state))
        read(screen);
}

static void next(struct screen *screen) {
    turn(screen->state, 1);
}

static void previous(struct screen *screen) {
    turn(screen->state, -1);
}

static void escape(struct screen *screen) {
    struct guide_view *v = screen->state;
    if (*v->words)
        guide_view_search(v, "");
    else
        screen_leave(screen);
}

static const struct action actions[] = {
    {"guide.read", "read", "Read the page.", "Enter", 0, 1, read, need_page},
    {"guide.search", "search", "Find the pages that have words, in any script.", "/", 0, 2, search,
     NULL},
    {"guide.next", "next page", "Go to the next page.", "]", 0, 0, next, need_page},
    {"guide.previous", "page before", "Go to the page before.", "[", 0, 0, previous, need_page},
    {"guide.escape", "back", "Show all pages again, then leave the guide.", "Esc", ACTION_HIDDEN, 0,
     escape, NULL},
    {"guide.close", "leave", "Leave the guide.", "q", 0, 3, screen_leave, NULL},
};

const struct action_table guide_actions = {"guide", "Guide", actions,
                                           sizeof actions / sizeof *actions};

static const struct action_table *const tables[] = {&guide_actions, &lines_motions, NULL};

const struct screen_ops guide_screen = {.id = "guide",
                                        .title = "Guide",
                                        .tables = tables,
                                        .open = open,
                                        .draw = draw,
                                        .settle = settle,
                                        .unmove = lines_motion_back,
                                        .close = close};
