#include "sourcebench/tui/cells.h"

#include <string.h>

static const char flow_marks[] = " :;|\n";

static size_t at(const struct cells *c, int row, int column) {
    return (size_t)row * (size_t)c->n_columns + (size_t)column;
}

struct cell *cells_at(const struct cells *c, int row, int column) {
    return &c->cells[at(c, row, column)];
}

static struct cell *current(struct cells *c) {
    return cells_at(c, c->row, c->column);
}

bool cells_row_empty(const struct cells *c, int row) {
    for (int i = 0; i < c->n_columns; i++) {
        if (*edit_text(&cells_at(c, row, i)->edit))
            return false;
    }
    return true;
}

/* ---- reading ----------------------------------------------------------------------------------
 */

/* An empty row means nothing; in any other each cell is what its column asks for. */
static void read_row(struct cells *c, int row) {
    bool empty = cells_row_empty(c, row);
    for (int i = 0; i < c->n_columns; i++) {
        struct cell *cell = cells_at(c, row, i);
        struct error err;
        arena_free(&cell->arena);
        cell->reason = NULL;
        cell->value = value_null();
        if (empty)
            continue;
        if (!field_parse(&c->columns[i], edit_text(&cell->edit), 0, &cell->arena, &cell->value,
                         &err)) {
            cell->value = value_null();
            cell->reason = arena_string(&cell->arena, err.message);
        }
    }
}

/* ---- rows -------------------------------------------------------------------------------------
 */

static void free_row(struct cells *c, int row) {
    for (int i = 0; i < c->n_columns; i++) {
        edit_free(&cells_at(c, row, i)->edit);
        arena_free(&cells_at(c, row, i)->arena);
        *cells_at(c, row, i) = (struct cell){0};
    }
}

/* Moves the rows from one on down to the end by so many places. */
static void shift(struct cells *c, int row, int by) {
    memmove(cells_at(c, row + by, 0), cells_at(c, row, 0),
            (size_t)(c->n_rows - row) * (size_t)c->n_columns * sizeof *c->cells);
    c->n_rows += by;
}

static void take_out(struct cells *c, int row) {
    free_row(c, row);
    shift(c, row + 1, -1);
    memset(cells_at(c, c->n_rows, 0), 0, (size_t)c->n_columns * sizeof *c->cells);
    if (c->row > row)
        c->row--;
}

static void add_empty_last(struct cells *c) {
    if (c->n_rows < CELLS_ROWS && (c->n_rows == 0 || !cells_row_empty(c, c->n_rows - 1)))
        c->n_rows++;
}

static void drop_empty(struct cells *c) {
    for (int row = c->n_rows - 2; row >= 0; row--) {
        if (cells_row_empty(c, row))
            take_out(c, row);
    }
}

void cells_open(struct cells *c, const struct field *columns, int n_columns) {
    *c = (struct cells){.columns = columns, .n_columns = n_columns};
    c->cells = mem_alloc((size_t)CELLS_ROWS * (size_t)n_columns, sizeof *c->cells);
    add_empty_last(c);
}

void cells_close(struct cells *c) {
    for (int row = 0; row < c->n_rows; row++)
        free_row(c, row);
    mem_free(c->cells);
    *c = (struct cells){0};
}

static void judge_all(struct cells *c) {
    for (int i = 0; i < c->n_rows * c->n_columns; i++)
        c->cells[i].judged = true;
}

/* ---- as one text ------------------------------------------------------------------------------
 */

/* Puts a text into a cell; false where the table ends before it. A bar would end the cell. */
static bool put(struct cells *c, int row, int column, const char *text, size_t length) {
    struct strbuf clean = {0};
    if (row >= CELLS_ROWS - 1 || column >= c->n_columns)
        return false;
    while (c->n_rows <= row)
        c->n_rows++;
    for (size_t i = 0; i < length; i++)
        strbuf_add_char(&clean, text[i] == '|' ? ' ' : text[i]);
    edit_set(&cells_at(c, row, column)->edit, "");
    edit_insert(&cells_at(c, row, column)->edit, strbuf_text(&clean), false);
    strbuf_free(&clean);
    read_row(c, row);
    return true;
}

void cells_set(struct cells *c, const char *text) {
    for (int row = 0; row < c->n_rows; row++)
        free_row(c, row);
    c->n_rows = c->row = c->column = c->top = 0;
    for (int row = 0; *text; row++) {
        size_t line = strcspn(text, "\n");
        for (int column = 0; column < c->n_columns && line; column++) {
            size_t length = strcspn(text, "|\n");
            put(c, row, column, text, length);
            text += length + (text[length] == '|');
            line = strcspn(text, "\n");
        }
        text += strcspn(text, "\n");
        text += *text == '\n';
    }
    add_empty_last(c);
    judge_all(c);
}

void cells_add_text(const struct cells *c, struct strbuf *out) {
    bool first = true;
    for (int row = 0; row < c->n_rows; row++) {
        if (cells_row_empty(c, row))
            continue;
        if (!first)
            strbuf_add_char(out, '\n');
        first = false;
        for (int i = 0; i < c->n_columns; i++)
            strbuf_addf(out, "%s%s", i ? "|" : "", edit_text(&cells_at(c, row, i)->edit));
    }
}

/* ---- moving -----------------------------------------------------------------------------------
 */

static void go(struct cells *c, int row, int column) {
    current(c)->judged = true;
    if (row != c->row) {
        for (int i = 0; i < c->n_columns; i++)
            cells_at(c, c->row, i)->judged = true;
    }
    c->row = row;
    c->column = column;
    struct edit *e = &current(c)->edit;
    e->cursor = e->text.length;
}

bool cells_step(struct cells *c, int by) {
    int to = (int)at(c, c->row, c->column) + by;
    bool ended = by > 0 && c->column == 0 && c->row == c->n_rows - 1 && cells_row_empty(c, c->row);
    if (ended || to < 0 || to >= c->n_rows * c->n_columns)
        return false;
    go(c, to / c->n_columns, to % c->n_columns);
    return true;
}

bool cells_step_row(struct cells *c, int by) {
    if (c->row + by < 0 || c->row + by >= c->n_rows)
        return false;
    go(c, c->row + by, c->column);
    return true;
}

void cells_enter(struct cells *c, bool at_end) {
    c->row = at_end ? c->n_rows - 1 : 0;
    c->column = 0;
    struct edit *e = &current(c)->edit;
    e->cursor = e->text.length;
}

void cells_leave(struct cells *c) {
    drop_empty(c);
    judge_all(c);
}

/* ---- typing -----------------------------------------------------------------------------------
 */

static enum edit_result go_beside(struct cells *c, struct key key) {
    bool left = key.code == KEYC_LEFT, right = key.code == KEYC_RIGHT;
    if (key.modifiers || (!left && !right))
        return EDIT_IGNORED;
    return cells_step(c, left ? -1 : 1) ? EDIT_MOVED : EDIT_IGNORED;
}

enum edit_result cells_key(struct cells *c, struct key key) {
    if (key_is_text(key) && key.code == '|')
        return EDIT_IGNORED;
    enum edit_result result = edit_key(&current(c)->edit, key);
    if (result == EDIT_IGNORED)
        return go_beside(c, key);
    if (result == EDIT_CHANGED) {
        read_row(c, c->row);
        add_empty_last(c);
    }
    return result;
}

/* Headings have no digit in them, prices and quantities do. */
static bool is_heading(const char *line, size_t length) {
    bool letters = false;
    for (size_t i = 0; i < length; i++) {
        if (line[i] >= '0' && line[i] <= '9')
            return false;
        letters = letters || (line[i] != '\t' && line[i] != ' ');
    }
    return letters;
}

static void trim(const char **text, size_t *length) {
    while (*length && (*text)[*length - 1] == ' ')
        --*length;
    while (*length && **text == ' ') {
        ++*text;
        --*length;
    }
}

/* One line: its cells from the column on, in that row. */
static void paste_line(struct cells *c, int row, const char *line, size_t length,
                       struct cells_pasted *pasted) {
    for (int column = c->column;; column++) {
        size_t cell = 0;
        while (cell < length && line[cell] != '\t')
            cell++;
        const char *text = line;
        size_t trimmed = cell;
        trim(&text, &trimmed);
        if (!put(c, row, column, text, trimmed) && trimmed)
            pasted->left_out++;
        if (cell == length)
            return;
        line += cell + 1;
        length -= cell + 1;
    }
}

/* Gives the row behind. */
static int paste_lines(struct cells *c, const char *text, struct cells_pasted *pasted) {
    int row = c->row;
    while (*text) {
        size_t length = strcspn(text, "\n"), used = length;
        const char *line = text;
        trim(&line, &used);
        if (pasted->rows == 0 && !pasted->heading && is_heading(text, length)) {
            pasted->heading = true;
        } else if (used) {
            pasted->rows += row < CELLS_ROWS - 1;
            paste_line(c, row++, text, length, pasted);
        }
        text += length + (text[length] == '\n');
    }
    return row;
}

/* "300:7.20 1000:6.80" */
static int paste_flow(struct cells *c, const char *text, struct cells_pasted *pasted) {
    int row = c->row, column = c->column;
    for (text += strspn(text, flow_marks); *text; text += strspn(text, flow_marks)) {
        size_t length = strcspn(text, flow_marks);
        if (!put(c, row, column, text, length))
            pasted->left_out++;
        text += length;
        if (++column < c->n_columns)
            continue;
        column = 0;
        row++;
    }
    pasted->rows = row - c->row + (column > 0);
    c->column = column;
    return row;
}

/* A word goes into what is being typed. */
static void paste_word(struct cells *c, const char *text, size_t length) {
    struct strbuf word = {0};
    trim(&text, &length);
    strbuf_add_bytes(&word, text, length);
    edit_insert(&current(c)->edit, strbuf_text(&word), false);
    strbuf_free(&word);
    read_row(c, c->row);
    add_empty_last(c);
}

/* Terminals send the return key for each line end of what is pasted. */
static char *with_line_feeds(const char *text) {
    struct strbuf out = {0};
    for (const char *at = text; *at; at++) {
        if (*at != '\n' || at == text || at[-1] != '\r')
            strbuf_add_char(&out, *at == '\r' ? '\n' : *at);
    }
    return strbuf_take(&out);
}

static struct cells_pasted paste(struct cells *c, const char *text) {
    struct cells_pasted pasted = {0};
    size_t end = strcspn(text, "\n");
    bool tabs = strchr(text, '\t') != NULL, marks = strpbrk(text, ":;|") != NULL;
    if (!tabs && !marks && text[end + strspn(text + end, "\n")] == '\0') {
        paste_word(c, text, end);
        pasted.rows = 1;
        return pasted;
    }
    int row = tabs || !marks ? paste_lines(c, text, &pasted) : paste_flow(c, text, &pasted);
    judge_all(c);
    add_empty_last(c);
    go(c, row < c->n_rows ? row : c->n_rows - 1, c->column);
    return pasted;
}

struct cells_pasted cells_paste(struct cells *c, const char *text) {
    char *lines = with_line_feeds(text);
    struct cells_pasted pasted = paste(c, lines);
    mem_free(lines);
    return pasted;
}

/* ---- rows, by hand ----------------------------------------------------------------------------
 */

void cells_remove_row(struct cells *c) {
    if (c->row == c->n_rows - 1) {
        free_row(c, c->row);
    } else {
        take_out(c, c->row);
    }
    c->column = 0;
    add_empty_last(c);
}

void cells_insert_row(struct cells *c) {
    if (c->n_rows == CELLS_ROWS || cells_row_empty(c, c->row))
        return;
    shift(c, c->row, 1);
    memset(cells_at(c, c->row, 0), 0, (size_t)c->n_columns * sizeof *c->cells);
    c->column = 0;
}

/* ---- what is wrong ----------------------------------------------------------------------------
 */

int cells_wrong(const struct cells *c) {
    int n = 0;
    for (int i = 0; i < c->n_rows * c->n_columns; i++)
        n += c->cells[i].reason != NULL;
    return n;
}

bool cells_find_wrong(struct cells *c) {
    judge_all(c);
    for (int i = 0; i < c->n_rows * c->n_columns; i++) {
        if (!c->cells[i].reason)
            continue;
        c->row = i / c->n_columns;
        c->column = i % c->n_columns;
        return true;
    }
    return false;
}
