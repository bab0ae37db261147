#include "sourcebench/tui/list.h"

#include "sourcebench/core/id_set.h"
#include "sourcebench/tui/list_window.h"

#include "term.h"

enum { FIRST_HEIGHT = 20 };

struct list {
    struct list_source source;
    struct list_window w;
    int cursor;                 /* index in the window */
    int above;                  /* rows that shall stand above the cursor's */
    int height;                 /* as last drawn */
    bool half;                  /* as last drawn */
    enum list_direction origin; /* where an empty window begins */
    struct id_set *marks;       /* not in the struct itself: looking sorts it */
    int64_t last_marked;
    int64_t before; /* the row under the cursor before the last move; 0: none */
    int before_above;
};

struct list *list_new(const struct list_source *source) {
    struct list *l = mem_alloc(1, sizeof *l);
    l->source = *source;
    l->height = FIRST_HEIGHT;
    l->marks = mem_alloc(1, sizeof *l->marks);
    list_window_open(&l->w, &l->source);
    return l;
}

void list_free(struct list *l) {
    if (!l)
        return;
    list_window_clear(&l->w);
    id_set_clear(l->marks);
    mem_free(l->marks);
    mem_free(l);
}

static int at_most(int value, int limit) {
    return value < limit ? value : limit;
}

static int at_least(int value, int limit) {
    return value > limit ? value : limit;
}

/* Index of the first visible row: as the cursor's height asks, but no empty line below the last row
 * while there are rows above. */
static int top_of(const struct list *l) {
    int top = l->cursor - l->above;
    if (l->w.at_last)
        top = at_most(top, l->w.count - l->height);
    return at_least(top, 0);
}

static bool is_heading(const struct list *l, int index) {
    return index >= 0 && index < l->w.count && l->w.rows[index].heading;
}

/* How far the nearest row is that the cursor can stand on: first behind, then before it; 0 where it
 * can stay, or the window holds headings alone. */
static int to_row(const struct list *l) {
    int behind = 0, before = 0;
    while (is_heading(l, l->cursor + behind))
        behind++;
    while (is_heading(l, l->cursor + before))
        before--;
    if (l->cursor + behind < l->w.count)
        return behind;
    return l->cursor + before >= 0 ? before : 0;
}

/* Puts the cursor on a row and makes its height what it is now, unless rows above are still to
 * come. */
static void settle_cursor(struct list *l) {
    l->cursor = at_least(at_most(l->cursor, l->w.count - 1), 0);
    int by = to_row(l);
    l->cursor += by;
    l->above += by;
    if (l->w.at_first || l->cursor >= l->above)
        l->above = l->cursor - top_of(l);
}

/* Where rows are missing that should be visible. */
static bool missing(const struct list *l, enum list_direction *direction) {
    const struct list_window *w = &l->w;
    bool last = w->at_last, first = w->at_first;
    if (w->count == 0) {
        *direction = l->origin;
        return l->origin == LIST_FORWARD ? !last : !first;
    }
    int below = w->count - (l->cursor - l->above);
    if (below < l->height && !last) {
        *direction = LIST_FORWARD;
        return true;
    }
    *direction = LIST_BACKWARD;
    return !first && (l->cursor < l->above || w->count < l->height);
}

/* Reads one batch; returns how many rows came. */
static int extend(struct list *l, enum list_direction direction) {
    int shift, top = top_of(l);
    bool empty = l->w.count == 0;
    int last = at_most(at_least(top + l->height, l->cursor), l->w.count - 1);
    int count = list_window_extend(&l->w, direction, at_most(top, l->cursor), last, &shift);
    if (empty && direction == LIST_BACKWARD)
        l->cursor = at_least(count - 1, 0);
    else
        l->cursor += shift;
    return count;
}

/* Reads what is missing, one batch at each end; list_work() does the rest. */
static void fill(struct list *l) {
    enum list_direction direction;
    for (int i = 0; i < 2 && missing(l, &direction); i++)
        extend(l, direction);
    settle_cursor(l);
}

bool list_work(struct list *l) {
    enum list_direction direction;
    if (!missing(l, &direction))
        return false;
    extend(l, direction);
    settle_cursor(l);
    return missing(l, &direction);
}

bool list_searching(const struct list *l) {
    enum list_direction direction;
    return missing(l, &direction);
}

static void start(struct list *l, enum list_direction origin, int above) {
    list_window_clear(&l->w);
    l->origin = origin;
    l->cursor = 0;
    l->above = above;
    fill(l);
}

void list_restart(struct list *l) {
    start(l, LIST_FORWARD, 0);
}

const struct list_row *list_current(const struct list *l) {
    return l->w.count && !is_heading(l, l->cursor) ? &l->w.rows[l->cursor] : NULL;
}

/* A window around the row as it is now. */
static bool around_found(struct list_window *w, const struct list_row *place, int *cursor) {
    struct arena arena = {0};
    struct list_row row;
    if (!w->source->find(w->source->user, place->id, &arena, &row)) {
        arena_free(&arena);
        return false;
    }
    list_window_put(w, &row, arena);
    list_window_extend(w, LIST_BACKWARD, 0, 0, cursor);
    return true;
}

/* A window around the place where a row was that is gone: the next one takes it. */
static void around_gap(struct list_window *w, const struct list_row *place, int *cursor) {
    if (list_window_begin(w, place, LIST_FORWARD) > 0) {
        list_window_extend(w, LIST_BACKWARD, 0, 0, cursor);
        return;
    }
    *cursor = at_least(list_window_begin(w, place, LIST_BACKWARD) - 1, 0);
}

/* A window around a row that may be there or not: the one before it tells. */
static void around_place(struct list_window *w, const struct list_row *place, int *cursor) {
    int shift, before = list_window_begin(w, place, LIST_BACKWARD);
    if (before > 0)
        list_window_extend(w, LIST_FORWARD, 0, before - 1, &shift);
    else if (w->at_first)
        list_window_begin(w, NULL, LIST_FORWARD);
    int found = list_window_find(w, place->id);
    *cursor = found >= 0 ? found : at_least(at_most(before, w->count - 1), 0);
}

/* Reads again around the place; the place's data may lie in the old window. Where a slow source
 * gave nothing yet the old rows stay. */
static void read_around(struct list *l, const struct list_row *place) {
    struct list_window w;
    int cursor = 0;
    list_window_open(&w, &l->source);
    if (!l->source.find)
        around_place(&w, place, &cursor);
    else if (!around_found(&w, place, &cursor))
        around_gap(&w, place, &cursor);
    if (w.count == 0 && !(w.at_first && w.at_last)) {
        list_window_clear(&w);
        return;
    }
    list_window_clear(&l->w);
    l->w = w;
    l->cursor = cursor;
    l->origin = LIST_FORWARD;
    fill(l);
}

void list_reload(struct list *l) {
    const struct list_row *row = list_current(l);
    if (row)
        read_around(l, row);
    else
        list_restart(l);
}

void list_goto(struct list *l, const struct list_row *row) {
    int index = list_window_find(&l->w, row->id);
    if (index < 0) {
        l->above = l->height / 3;
        read_around(l, row);
        return;
    }
    l->above = at_least(at_most(index - top_of(l), l->height - 1), 0);
    l->cursor = index;
    fill(l);
}

/* Moves the cursor over so many rows, reading at the edge. Returns by how many it moved. */
static int step(struct list *l, int rows) {
    enum list_direction direction = rows < 0 ? LIST_BACKWARD : LIST_FORWARD;
    for (int i = 0; i < 4; i++) {
        int target = l->cursor + rows;
        bool end = rows < 0 ? l->w.at_first : l->w.at_last;
        if ((target >= 0 && target < l->w.count) || end || extend(l, direction) == 0)
            break;
    }
    int target = at_least(at_most(l->cursor + rows, l->w.count - 1), 0);
    int moved = target - l->cursor;
    l->cursor = target;
    return moved;
}

/* The same, and on over headings; where there is no row behind them, back to the last one. */
static int step_to_row(struct list *l, int rows) {
    int on = rows < 0 ? -1 : 1, moved = step(l, rows);
    for (int turn = 0; turn < 2; turn++, on = -on) {
        for (int more = 1; more && is_heading(l, l->cursor); moved += more)
            more = step(l, on);
    }
    return moved;
}

/* The heading right above the first visible row is worth showing. */
static void show_heading(struct list *l) {
    if (l->above > 0)
        return;
    if (l->cursor == 0 && !l->w.at_first)
        extend(l, LIST_BACKWARD);
    if (is_heading(l, l->cursor - 1))
        l->above = 1;
}

/* A step over the edge of what is visible scrolls by one row, or by half a page. */
static void move_line(struct list *l, int rows) {
    l->above += step_to_row(l, rows);
    int jump = l->half ? l->height / 2 : 1;
    if (l->above < 0)
        l->above = at_most(jump, l->height) - 1;
    else if (l->above >= l->height)
        l->above = l->height - jump;
    if (rows < 0)
        show_heading(l);
}

static void move_end(struct list *l) {
    if (l->w.at_last && l->w.count > 0) {
        l->cursor = l->w.count - 1;
        l->above = l->height - 1;
    } else {
        start(l, LIST_BACKWARD, l->height - 1);
    }
}

static void move_home(struct list *l) {
    if (!l->w.at_first) {
        start(l, LIST_FORWARD, 0);
        return;
    }
    l->cursor = 0;
    l->above = 0;
}

void list_move(struct list *l, enum list_motion motion) {
    const struct list_row *row = list_current(l);
    l->before = row ? row->id : 0;
    l->before_above = l->above;
    if (motion == LIST_HOME)
        move_home(l);
    else if (motion == LIST_END)
        move_end(l);
    else if (l->w.count == 0)
        return;
    else if (motion == LIST_UP || motion == LIST_DOWN)
        move_line(l, motion == LIST_UP ? -1 : 1);
    else
        step_to_row(l, motion == LIST_PAGE_UP ? -l->height : l->height);
    fill(l);
}

void list_unmove(struct list *l) {
    int index = list_window_find(&l->w, l->before);
    struct list_row place = {.id = l->before};
    struct arena arena = {0};
    if (index >= 0)
        l->cursor = index;
    else if (l->before && l->source.find &&
             l->source.find(l->source.user, l->before, &arena, &place))
        read_around(l, &place);
    else
        return;
    arena_free(&arena);
    l->above = l->before_above;
    fill(l);
}

static void draw_gutter(struct area area, int row, bool cursor, bool marked) {
    if (cursor && marked)
        draw_glyph(area, row, 0, STYLE_ACCENT, GLYPH_BOTH);
    else if (cursor)
        draw_glyph(area, row, 0, STYLE_ACCENT, GLYPH_CURSOR);
    else if (marked)
        draw_glyph(area, row, 0, STYLE_MARK, GLYPH_FULL);
}

void list_draw(struct list *l, struct area area, bool half) {
    if (area.height < 1)
        return;
    int rows, columns;
    l->height = area.height;
    term_size(&rows, &columns);
    l->half = half || area.width < columns; /* the terminal scrolls whole lines only */
    l->above = at_least(at_most(l->above, l->height - 1), 0);
    settle_cursor(l);
    int top = top_of(l), last = at_most(l->w.count, top + l->height);
    for (int i = top; i < last; i++) {
        const struct list_row *row = &l->w.rows[i];
        bool cursor = i == l->cursor && !row->heading, marked = list_marked(l, row->id);
        draw_gutter(area, i - top, cursor, marked);
        l->source.draw(l->source.user,
                       area_part(area, i - top, LIST_GUTTER, 1, area.width - LIST_GUTTER), row,
                       cursor, marked);
    }
}

void list_mark(struct list *l, int64_t id, bool marked) {
    if (marked)
        id_set_add(l->marks, id);
    else
        id_set_remove(l->marks, id);
    l->last_marked = id;
}

bool list_marked(const struct list *l, int64_t id) {
    return id_set_has(l->marks, id);
}

int64_t list_mark_count(const struct list *l) {
    return (int64_t)id_set_count(l->marks);
}

const int64_t *list_marks(const struct list *l) {
    return id_set_ids(l->marks);
}

void list_unmark_all(struct list *l) {
    id_set_clear(l->marks);
}

void list_mark_range(struct list *l) {
    int from = list_window_find(&l->w, l->last_marked);
    if (!list_current(l))
        return;
    if (from < 0)
        from = l->cursor;
    for (int i = at_most(from, l->cursor); i <= at_least(from, l->cursor); i++) {
        if (!is_heading(l, i))
            id_set_add(l->marks, l->w.rows[i].id);
    }
    l->last_marked = l->w.rows[l->cursor].id;
}
