/*
 * A choice among items, in the lower part of the screen: what is typed narrows them down, best
 * first.
 */
#include "sourcebench/core/memory.h"
#include "sourcebench/tui/dialog.h"
#include "sourcebench/tui/edit.h"
#include "sourcebench/tui/ranking.h"

#include "dialog_tables.h"

enum { LEFT = -1, HEAD_ROWS = 2, LEAST_ROWS = 6, TYPED_COLUMNS = 24 };

struct picker {
    const char *title;
    const struct picker_item *items;
    int count;
    bool *chosen; /* several may be chosen; NULL: one */
    struct edit edit;
    int *order, n; /* indices of the items that match, best first */
    int cursor, top, height;
    int text_columns; /* of the widest text */
};

static void rank(struct picker *p) {
    p->n = ranking_order(edit_text(&p->edit), p->items, p->count, p->order);
    p->cursor = p->top = 0;
}

/* Drawing */

/* Room for all items that there are, so that it does not jump while typing. */
static struct area place(const struct picker *p, struct area area) {
    int most = area.height * 2 / 3, height = p->count + HEAD_ROWS;
    most = most < LEAST_ROWS ? area.height : most;
    height = height < most ? height : most;
    return area_part(area, area.height - height, 0, height, area.width);
}

static void scroll(struct picker *p) {
    if (p->cursor < p->top)
        p->top = p->cursor;
    if (p->cursor >= p->top + p->height)
        p->top = p->cursor - p->height + 1;
}

static int chosen_count(const struct picker *p) {
    int n = 0;
    for (int i = 0; p->chosen && i < p->count; i++)
        n += p->chosen[i];
    return n;
}

static void draw_head(struct picker *p, struct area a) {
    struct arena scratch = {0};
    const char *counter = arena_format(&scratch, "%d of %d", p->n, p->count);
    if (p->chosen)
        counter = arena_format(&scratch, "%d chosen · %s", chosen_count(p), counter);
    int end = a.width - 1 - text_columns(counter);
    int title = text_columns(p->title), room = end - 1 - TYPED_COLUMNS;
    title = title < room ? title : room;
    int column = 1 + title + 2;
    const struct edit_look look = {
        .style = STYLE_FIELD, .placeholder = "type to narrow down", .wrong_at = -1, .cursor = true};
    draw_rule_horizontal(a, 0);
    draw_cell(a, 1, 1, title, ALIGN_LEFT, STYLE_ACCENT, p->title);
    edit_draw(&p->edit, a, 1, column, end - column - 2, &look);
    draw_text(a, 1, end, STYLE_DIM, counter);
    arena_free(&scratch);
}

static void draw_item(const struct picker *p, struct area a, int row, int at) {
    int index = p->order[at], column = 1, half = a.width / 2;
    const struct picker_item *item = &p->items[index];
    bool cursor = at == p->cursor;
    if (cursor)
        draw_glyph(a, row, 0, STYLE_ACCENT, GLYPH_CURSOR);
    if (p->chosen) {
        bool chosen = p->chosen[index];
        draw_glyph(a, row, 1, chosen ? STYLE_MARK : STYLE_DIM, chosen ? GLYPH_FULL : GLYPH_EMPTY);
        column = 3;
    }
    int width = p->text_columns < half || !item->note ? p->text_columns : half;
    int room = a.width - column - 1;
    draw_cell(a, row, column, width < room ? width : room, ALIGN_LEFT,
              cursor ? STYLE_CURSOR : STYLE_NORMAL, item->text);
    column += width + 2;
    if (item->note && column < a.width - 1)
        draw_cell(a, row, column, a.width - 1 - column, ALIGN_LEFT, STYLE_DIM, item->note);
}

static void draw(struct screen *s, struct area area) {
    struct picker *p = s->state;
    struct area a = place(p, area);
    struct area rows = area_part(a, HEAD_ROWS, 0, a.height - HEAD_ROWS, a.width);
    p->height = rows.height > 0 ? rows.height : 1;
    scroll(p);
    draw_blank(a);
    draw_head(p, a);
    for (int i = 0; i < rows.height && p->top + i < p->n; i++)
        draw_item(p, rows, i, p->top + i);
    if (p->n == 0)
        draw_text(rows, 0, 1, STYLE_DIM, "Nothing matches what was typed.");
}

/* Keys */

static void go(struct screen *s, int by) {
    struct picker *p = s->state;
    int to = p->cursor + by;
    to = to < p->n - 1 ? to : p->n - 1;
    p->cursor = to > 0 ? to : 0;
}

static void down(struct screen *s) {
    go(s, 1);
}

static void up(struct screen *s) {
    go(s, -1);
}

static void page_down(struct screen *s) {
    go(s, ((struct picker *)s->state)->height);
}

static void page_up(struct screen *s) {
    go(s, -((struct picker *)s->state)->height);
}

static void accept(struct screen *s) {
    const struct picker *p = s->state;
    if (p->chosen)
        screen_close(s, chosen_count(p));
    else if (p->n > 0)
        screen_close(s, p->order[p->cursor]);
}

static void leave(struct screen *s) {
    screen_close(s, LEFT);
}

static void toggle(struct picker *p) {
    if (p->n == 0)
        return;
    bool *chosen = &p->chosen[p->order[p->cursor]];
    *chosen = !*chosen;
    if (p->cursor < p->n - 1)
        p->cursor++;
}

static bool take_key(struct screen *s, struct key key) {
    struct picker *p = s->state;
    if (p->chosen && key.code == ' ' && key.modifiers == 0) {
        toggle(p);
        return true;
    }
    enum edit_result result = edit_key(&p->edit, key);
    if (result == EDIT_CHANGED)
        rank(p);
    return result != EDIT_IGNORED || key_is_text(key);
}

static bool take_paste(struct screen *s, const char *text) {
    struct picker *p = s->state;
    if (edit_insert(&p->edit, text, false))
        rank(p);
    return true;
}

static const struct action actions[] = {
    {"picker.accept", "take", "Take what the cursor is on, or all that is chosen.", "Enter", 0, 1,
     accept, NULL},
    {"picker.leave", "leave", "Leave without choosing.", "Esc", 0, 2, leave, NULL},
    {"picker.down", "down", "Go one down.", "Down | Ctrl-N", ACTION_MOTION, 0, down, NULL},
    {"picker.up", "up", "Go one up.", "Up | Ctrl-P", ACTION_MOTION, 0, up, NULL},
    {"picker.page-down", "page down", "Go a page down.", "PgDn", ACTION_MOTION, 0, page_down, NULL},
    {"picker.page-up", "page up", "Go a page up.", "PgUp", ACTION_MOTION, 0, page_up, NULL},
};

static void toggle_current(struct screen *s) {
    toggle(s->state);
}

static const struct action toggle_action = {
    "picker.toggle", "choose", "Choose or leave out what the cursor is on.", "Space", 0, 3,
    toggle_current,  NULL};

const struct action_table picker_table = {"picker", "Choosing", actions,
                                          sizeof actions / sizeof *actions};
const struct action_table picker_several_table = {"picker-several", "Choosing several",
                                                  &toggle_action, 1};
static const struct action_table *const tables_one[] = {&picker_table, NULL};
static const struct action_table *const tables_several[] = {&picker_table, &picker_several_table,
                                                            NULL};

static bool open_screen(struct screen *s, void *argument, struct error *err) {
    (void)err;
    s->state = argument;
    return true;
}

static const struct screen_ops picker_ops = {.id = "picker",
                                             .title = "Choose",
                                             .overlay = true,
                                             .tables = tables_one,
                                             .open = open_screen,
                                             .draw = draw,
                                             .key = take_key,
                                             .paste = take_paste};

static int run(struct shell *shell, struct picker *p, int current) {
    struct screen_ops ops = picker_ops;
    struct error err = {0};
    if (p->chosen)
        ops.tables = tables_several;
    p->order = mem_alloc((size_t)p->count, sizeof *p->order);
    for (int i = 0; i < p->count; i++) {
        int columns = text_columns(p->items[i].text);
        p->text_columns = columns > p->text_columns ? columns : p->text_columns;
    }
    rank(p);
    p->cursor = current > 0 && current < p->count ? current : 0;
    int result = shell_run(shell, &ops, p, &err);
    if (err.code != ERROR_NONE)
        shell_say_error(shell, &err);
    edit_free(&p->edit);
    mem_free(p->order);
    return err.code == ERROR_NONE && !shell_leaving(shell) ? result : LEFT;
}

int pick(struct shell *shell, const char *title, const struct picker_item *items, int count,
         int current) {
    struct picker p = {.title = title, .items = items, .count = count};
    return count > 0 ? run(shell, &p, current) : LEFT;
}

int pick_many(struct shell *shell, const char *title, const struct picker_item *items, int count,
              bool *chosen) {
    struct arena before = {0};
    bool *kept = arena_alloc(&before, (size_t)count + 1, sizeof *kept);
    for (int i = 0; i < count; i++)
        kept[i] = chosen[i];
    struct picker p = {.title = title, .items = items, .count = count, .chosen = chosen};
    int result = count > 0 ? run(shell, &p, 0) : LEFT;
    for (int i = 0; i < count && result == LEFT; i++)
        chosen[i] = kept[i];
    arena_free(&before);
    return result;
}
