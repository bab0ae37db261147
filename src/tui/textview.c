#include "sourcebench/tui/dialog.h"
#include "sourcebench/tui/text_pages.h"

#include "dialog_tables.h"

enum { MARGIN = 1 };

struct textview {
    struct text_pages pages; /* first: text_motions find it here */
    const char *title;
    char *pattern;
};

static void draw(struct screen *s, struct area area) {
    struct textview *v = s->state;
    struct arena scratch = {0};
    struct area body = area_part(area, 1, 0, area.height - 1, area.width);
    text_pages_fit(&v->pages, area.width - 2 * MARGIN, body.height);
    const char *state = text_pages_state(&v->pages, v->pattern, &scratch);
    int end = area.width - 1 - text_columns(state);
    draw_cell(area, 0, MARGIN, end - MARGIN - 2, ALIGN_LEFT, STYLE_ACCENT, v->title);
    draw_text(area, 0, end, STYLE_DIM, state);
    text_pages_draw(&v->pages, body, MARGIN);
    arena_free(&scratch);
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
};

const struct action_table text_table = {"text", "Texts", actions, sizeof actions / sizeof *actions};
static const struct action_table *const tables[] = {&text_table, &text_motions, NULL};

static bool open_screen(struct screen *s, void *argument, struct error *err) {
    (void)err;
    s->state = argument;
    return true;
}

static const struct screen_ops ops = {.id = "text",
                                      .title = "Text",
                                      .tables = tables,
                                      .open = open_screen,
                                      .draw = draw,
                                      .unmove = text_motion_back};

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
