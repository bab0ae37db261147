#include <limits.h>

#include "sourcebench/tui/dialog.h"
#include "sourcebench/tui/text_pages.h"

#include "dialog_tables.h"

enum { MARGIN = 1 };

struct textview {
    const char *title;
    struct text_pages pages;
    char *pattern;
};

/* Draws the bytes of a line from `from` to `to` as they are in the style. */
static int draw_piece(struct area a, int row, int column, enum style style, const char *text,
                      size_t from, size_t to, struct arena *scratch) {
    if (from >= to)
        return column;
    return draw_text(a, row, column, style, arena_bytes(scratch, text + from, to - from));
}

/* The first match that ends behind a place; matches ascend. */
static int first_match(const struct text_pages *p, size_t at) {
    int low = 0, high = p->n_matches;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (p->matches[middle].start + p->matches[middle].length <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void draw_line(const struct text_pages *p, struct area a, int row,
                      const struct text_line *line, struct arena *scratch) {
    size_t at = line->start, end = line->start + line->length;
    int column = MARGIN;
    for (int i = first_match(p, at); i < p->n_matches && p->matches[i].start < end; i++) {
        size_t from = p->matches[i].start > at ? p->matches[i].start : at;
        size_t to = p->matches[i].start + p->matches[i].length;
        to = to < end ? to : end;
        column = draw_piece(a, row, column, line->style, p->text, at, from, scratch);
        column = draw_piece(a, row, column, i == p->match ? STYLE_CURSOR : STYLE_MARK, p->text,
                            from, to, scratch);
        at = to;
    }
    draw_piece(a, row, column, line->style, p->text, at, end, scratch);
}

static const char *state_of(const struct textview *v, struct arena *arena) {
    const struct text_pages *p = &v->pages;
    int last = p->top + p->height < p->count ? p->top + p->height : p->count;
    const char *place = p->count > p->height ? arena_format(arena, "lines %d to %d of %d",
                                                            p->top + 1, last, p->count)
                                             : "";
    if (!v->pattern || !*v->pattern)
        return place;
    const char *gap = *place ? "   " : "";
    if (p->n_matches == 0)
        return arena_format(arena, "%s: nowhere%s%s", v->pattern, gap, place);
    return arena_format(arena, "%s: %d of %d%s%s", v->pattern, p->match + 1, p->n_matches, gap,
                        place);
}

static void draw(struct screen *s, struct area area) {
    struct textview *v = s->state;
    struct arena scratch = {0};
    struct area body = area_part(area, 1, 0, area.height - 1, area.width);
    text_pages_fit(&v->pages, area.width - 2 * MARGIN, body.height);
    const char *state = state_of(v, &scratch);
    int end = area.width - 1 - text_columns(state);
    draw_cell(area, 0, MARGIN, end - MARGIN - 2, ALIGN_LEFT, STYLE_ACCENT, v->title);
    draw_text(area, 0, end, STYLE_DIM, state);
    for (int i = 0; i < body.height && v->pages.top + i < v->pages.count; i++)
        draw_line(&v->pages, body, i, &v->pages.lines[v->pages.top + i], &scratch);
    arena_free(&scratch);
}

static void scroll(struct screen *s, int lines) {
    struct textview *v = s->state;
    text_pages_scroll(&v->pages, lines);
}

static void down(struct screen *s) {
    scroll(s, 1);
}

static void up(struct screen *s) {
    scroll(s, -1);
}

static void page_down(struct screen *s) {
    scroll(s, ((struct textview *)s->state)->pages.height);
}

static void page_up(struct screen *s) {
    scroll(s, -((struct textview *)s->state)->pages.height);
}

static void home(struct screen *s) {
    scroll(s, -INT_MAX);
}

static void end(struct screen *s) {
    scroll(s, INT_MAX);
}

static const char *search_changed(void *user, const char *text, int *at) {
    struct textview *v = user;
    *at = -1;
    mem_free(v->pattern);
    v->pattern = mem_string(text);
    text_pages_search(&v->pages, text);
    return *text && v->pages.n_matches == 0 ? "nowhere in this text" : NULL;
}

static void search(struct screen *s) {
    struct textview *v = s->state;
    const struct prompt_spec spec = {
        .label = "/ ", .history = "search", .changed = search_changed, .user = v};
    int at, top = v->pages.top;
    char *pattern = prompt_run(s->shell, &spec);
    if (!pattern) {
        search_changed(v, "", &at);
        v->pages.top = top;
    }
    mem_free(pattern);
}

static void next_match(struct screen *s) {
    text_pages_next(&((struct textview *)s->state)->pages, 1);
}

static void previous_match(struct screen *s) {
    text_pages_next(&((struct textview *)s->state)->pages, -1);
}

static const char *no_matches(struct screen *s) {
    const struct textview *v = s->state;
    return v->pages.n_matches ? NULL : "nothing is searched for; / begins";
}

static const struct action actions[] = {
    {"text.leave", "back", "Close the text.", "q | Esc | Enter", 0, 1, screen_leave, NULL},
    {"text.search", "search", "Find words; capitals are respected where you type one.", "/", 0, 2,
     search, NULL},
    {"text.next", "next place", "Go to the next place that was found.", "n", 0, 3, next_match,
     no_matches},
    {"text.previous", "place before", "Go to the place before.", "N", 0, 4, previous_match,
     no_matches},
    {"text.down", "down", "Scroll down by a line.", "j | Down", ACTION_MOTION, 0, down, NULL},
    {"text.up", "up", "Scroll up by a line.", "k | Up", ACTION_MOTION, 0, up, NULL},
    {"text.page-down", "page down", "Scroll down by a page.", "PgDn | Space", ACTION_MOTION, 0,
     page_down, NULL},
    {"text.page-up", "page up", "Scroll up by a page.", "PgUp | b", ACTION_MOTION, 0, page_up,
     NULL},
    {"text.home", "top", "Go to the beginning.", "g | Home", ACTION_MOTION, 0, home, NULL},
    {"text.end", "end", "Go to the end.", "G | End", ACTION_MOTION, 0, end, NULL},
};

const struct action_table text_table = {"text", "Texts", actions, sizeof actions / sizeof *actions};
static const struct action_table *const tables[] = {&text_table, NULL};

static bool open_screen(struct screen *s, void *argument, struct error *err) {
    (void)err;
    s->state = argument;
    return true;
}

static const struct screen_ops ops = {
    .id = "text", .title = "Text", .tables = tables, .open = open_screen, .draw = draw};

void text_view(struct shell *shell, const char *title, const char *text) {
    struct textview v = {.title = title};
    struct error err = {0};
    text_pages_open(&v.pages, text);
    shell_run(shell, &ops, &v, &err);
    if (err.code != ERROR_NONE)
        shell_say_error(shell, &err);
    text_pages_close(&v.pages);
    mem_free(v.pattern);
}

void notice(struct shell *shell, const char *title, const char *text) {
    text_view(shell, title, text);
}
