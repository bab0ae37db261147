#include "sourcebench/tui/help.h"

#include <string.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/tui/dialog.h"
#include "sourcebench/tui/keymap.h"
#include "sourcebench/tui/search.h"

#include "dialog_tables.h"

enum { ENTRIES_MAX = 512, KEYS_AT = 1, KEYS_MAX = 20, NAME_MAX_COLUMNS = 22, LEAVE_TO_NOTHING = 0 };

/* A heading (action NULL) or an action. */
struct help_row {
    const struct action *action;
    const char *title, *keys, *off;
    char *searched; /* keys, name and sentence, to find words in */
    bool found;
};

struct help {
    struct screen *below;
    struct arena arena;
    struct help_row *rows;
    int count, cursor, top, height;
    int cursor_before, top_before; /* the last motion */
    int keys_columns, name_columns;
    char *pattern;
    int found; /* rows that hold the pattern */
};

static int at_most(int value, int limit) {
    return value < limit ? value : limit;
}

/* Making the rows */

static void add_action(struct help *h, const struct keymap_entry *e) {
    struct help_row *row = &h->rows[h->count++];
    const char *help = e->action->help ? e->action->help : "";
    *row = (struct help_row){.action = e->action,
                             .title = arena_string(&h->arena, e->table_title),
                             .keys = arena_string(&h->arena, e->keys),
                             .off = arena_string(&h->arena, e->off_reason)};
    row->searched = arena_format(&h->arena, "%s  %s  %s", e->keys, e->action->name, help);
    int keys = at_most(text_columns(e->keys), KEYS_MAX);
    int name = at_most(text_columns(e->action->name), NAME_MAX_COLUMNS);
    h->keys_columns = keys > h->keys_columns ? keys : h->keys_columns;
    h->name_columns = name > h->name_columns ? name : h->name_columns;
}

static void make_rows(struct help *h, struct shell *shell) {
    struct keymap_entry *entries = arena_alloc(&h->arena, ENTRIES_MAX, sizeof *entries);
    int n = at_most(shell_actions(shell, h->below, entries, ENTRIES_MAX), ENTRIES_MAX);
    const char *title = "";
    h->rows = arena_alloc(&h->arena, 2 * (size_t)n + 1, sizeof *h->rows);
    for (int i = 0; i < n; i++) {
        if (strcmp(entries[i].table_title, title) != 0) {
            title = arena_string(&h->arena, entries[i].table_title);
            h->rows[h->count++] = (struct help_row){.title = title};
        }
        add_action(h, &entries[i]);
    }
    h->cursor = h->count > 1 ? 1 : 0;
}

/* Drawing */

static void draw_row(const struct help *h, struct area a, int y, int index) {
    const struct help_row *row = &h->rows[index];
    bool cursor = index == h->cursor;
    if (!row->action) {
        draw_text(a, y, KEYS_AT, STYLE_BOLD, row->title);
        return;
    }
    if (cursor)
        draw_glyph(a, y, 0, STYLE_ACCENT, GLYPH_CURSOR);
    int name_at = KEYS_AT + 2 + h->keys_columns + 2, help_at = name_at + h->name_columns + 2;
    enum style name = row->found ? STYLE_MARK : cursor ? STYLE_CURSOR : STYLE_NORMAL;
    draw_cell(a, y, KEYS_AT + 2, h->keys_columns, ALIGN_LEFT, STYLE_ACCENT, row->keys);
    draw_cell(a, y, name_at, h->name_columns, ALIGN_LEFT, row->off ? STYLE_DIM : name,
              row->action->name);
    draw_cell(a, y, help_at, a.width - help_at - 1, ALIGN_LEFT, row->off ? STYLE_DIM : STYLE_NORMAL,
              row->action->help ? row->action->help : "");
}

/* The sentence in full, and why it is off: lines that are too narrow have cut it above. */
static void draw_sentence(const struct help *h, struct area a) {
    const struct help_row *row = &h->rows[h->cursor];
    draw_rule_horizontal(a, 0);
    if (!row->action)
        return;
    int column = draw_text(a, 1, KEYS_AT, STYLE_NORMAL, row->action->help ? row->action->help : "");
    if (row->off)
        draw_textf(a, 1, column + 1, STYLE_WARN, "Off now: %s.", row->off);
}

static void scroll(struct help *h) {
    if (h->cursor < h->top)
        h->top = h->cursor;
    if (h->cursor == 1)
        h->top = 0;
    if (h->cursor >= h->top + h->height)
        h->top = h->cursor - h->height + 1;
}

static void draw(struct screen *s, struct area area) {
    struct help *h = s->state;
    struct area body = area_part(area, 1, 0, area.height - 3, area.width);
    h->height = body.height > 0 ? body.height : 1;
    scroll(h);
    int column = draw_text(area, 0, KEYS_AT, STYLE_ACCENT, "Keys") + 2;
    column = draw_text(area, 0, column, STYLE_BOLD, h->below ? h->below->ops->title : "");
    if (h->pattern && *h->pattern)
        draw_textf(area, 0, column + 2, STYLE_DIM, "%s: %d found", h->pattern, h->found);
    for (int i = 0; i < body.height && h->top + i < h->count; i++)
        draw_row(h, body, i, h->top + i);
    if (h->count > 0)
        draw_sentence(h, area_part(area, area.height - 2, 0, 2, area.width));
}

/* Moving */

/* By so many rows; headings are stepped over. */
static void go(struct help *h, int by) {
    h->cursor_before = h->cursor;
    h->top_before = h->top;
    int to = at_most(h->cursor + by, h->count - 1), step = by < 0 ? -1 : 1;
    to = to > 0 ? to : 0;
    while (to > 0 && to < h->count && !h->rows[to].action)
        to += step;
    if (to <= 0)
        to = h->count > 1 ? 1 : 0;
    if (to < h->count)
        h->cursor = to;
}

static void down(struct screen *s) {
    go(s->state, 1);
}

static void up(struct screen *s) {
    go(s->state, -1);
}

static void page_down(struct screen *s) {
    go(s->state, ((struct help *)s->state)->height);
}

static void page_up(struct screen *s) {
    go(s->state, -((struct help *)s->state)->height);
}

static void home(struct screen *s) {
    go(s->state, -ENTRIES_MAX * 2);
}

static void end(struct screen *s) {
    go(s->state, ENTRIES_MAX * 2);
}

/* Searching */

static void find_from(struct help *h, int start, int step) {
    for (int i = 0; i < h->count; i++) {
        int at = ((start + i * step) % h->count + h->count) % h->count;
        if (h->rows[at].found) {
            h->cursor = at;
            return;
        }
    }
}

static const char *search_changed(void *user, const char *text, int *at) {
    struct help *h = user;
    size_t start, length;
    *at = -1;
    mem_free(h->pattern);
    h->pattern = mem_string(text);
    h->found = 0;
    for (int i = 0; i < h->count; i++) {
        struct help_row *row = &h->rows[i];
        row->found = row->action && search_find(row->searched, text, 0, &start, &length);
        h->found += row->found;
    }
    find_from(h, h->cursor, 1);
    return *text && h->found == 0 ? "no key does that" : NULL;
}

static void search(struct screen *s) {
    struct help *h = s->state;
    const struct prompt_spec spec = {
        .label = "/ ", .history = "search", .changed = search_changed, .user = h};
    int at;
    char *pattern = prompt_run(s->shell, &spec);
    if (!pattern)
        search_changed(h, "", &at);
    mem_free(pattern);
}

static void next(struct screen *s) {
    struct help *h = s->state;
    find_from(h, h->cursor + 1, 1);
}

static void previous(struct screen *s) {
    struct help *h = s->state;
    find_from(h, h->cursor - 1, -1);
}

static const char *no_matches(struct screen *s) {
    const struct help *h = s->state;
    return h->found ? NULL : "nothing is searched for; / begins";
}

static void run_row(struct screen *s) {
    const struct help *h = s->state;
    screen_close(s, h->count > 0 && h->rows[h->cursor].action ? h->cursor : LEAVE_TO_NOTHING);
}

static void leave(struct screen *s) {
    screen_close(s, LEAVE_TO_NOTHING);
}

static const struct action actions[] = {
    {"help.run", "do it", "Close the help and do what the cursor is on.", "Enter", 0, 1, run_row,
     NULL},
    {"help.search", "search", "Find a key by what it does.", "/", 0, 2, search, NULL},
    {"help.next", "next place", "Go to the next place that was found.", "n", 0, 3, next,
     no_matches},
    {"help.previous", "place before", "Go to the place before.", "N", 0, 0, previous, no_matches},
    {"help.leave", "back", "Close the help.", "q | Esc", 0, 4, leave, NULL},
    {"help.down", "down", "Go down.", "j | Down", ACTION_MOTION, 0, down, NULL},
    {"help.up", "up", "Go up.", "k | Up", ACTION_MOTION, 0, up, NULL},
    {"help.page-down", "page down", "Go a page down.", "PgDn", ACTION_MOTION, 0, page_down, NULL},
    {"help.page-up", "page up", "Go a page up.", "PgUp", ACTION_MOTION, 0, page_up, NULL},
    {"help.home", "top", "Go to the first key.", "g | Home", ACTION_MOTION, 0, home, NULL},
    {"help.end", "end", "Go to the last key.", "G | End", ACTION_MOTION, 0, end, NULL},
};

const struct action_table help_table = {"help", "Help", actions, sizeof actions / sizeof *actions};
static const struct action_table *const tables[] = {&help_table, NULL};

static bool open_screen(struct screen *s, void *argument, struct error *err) {
    (void)err;
    s->state = argument;
    return true;
}

static void motion_back(struct screen *s) {
    struct help *h = s->state;
    h->cursor = h->cursor_before;
    h->top = h->top_before;
}

static const struct screen_ops ops = {.id = "help",
                                      .title = "Help",
                                      .tables = tables,
                                      .open = open_screen,
                                      .draw = draw,
                                      .unmove = motion_back};

void help_run(struct shell *shell, struct screen *below) {
    struct help h = {.below = below};
    struct error err = {0};
    make_rows(&h, shell);
    int chosen = shell_run(shell, &ops, &h, &err);
    bool run = err.code == ERROR_NONE && chosen > 0 && chosen < h.count && !shell_leaving(shell);
    const struct action *action = run ? h.rows[chosen].action : NULL;
    if (err.code != ERROR_NONE)
        shell_say_error(shell, &err);
    mem_free(h.pattern);
    arena_free(&h.arena);
    if (action)
        shell_act(shell, below, action);
}
