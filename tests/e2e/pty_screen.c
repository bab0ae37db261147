#include "pty_private.h"

#include <stdio.h>
#include <string.h>

static void add_character(struct strbuf *out, uint32_t c) {
    if (c < 0x80) {
        strbuf_add_char(out, (char)c);
        return;
    }
    int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    static const unsigned lead[] = {0, 0xC0, 0xE0, 0xF0};
    strbuf_add_char(out, (char)(lead[more] | c >> (6 * more)));
    while (more-- > 0)
        strbuf_add_char(out, (char)(0x80 | (c >> (6 * more) & 0x3F)));
}

static VTermScreenCell get_cell(const struct pty *p, int row, int column) {
    VTermScreenCell cell;
    memset(&cell, 0, sizeof cell);
    vterm_screen_get_cell(p->screen, (VTermPos){.row = row, .col = column}, &cell);
    return cell;
}

static void add_cell(struct strbuf *out, const VTermScreenCell *cell) {
    for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i]; i++)
        add_character(out, cell->chars[i]);
}

static bool is_right_half(const VTermScreenCell *cell) {
    return cell->chars[0] == UINT32_MAX;
}

/* Appends the row from the column on, without the blanks at its end. */
static void add_row(struct strbuf *out, const struct pty *p, int row, int column) {
    size_t end = out->length;
    for (; column < p->columns; column++) {
        VTermScreenCell cell = get_cell(p, row, column);
        if (is_right_half(&cell))
            continue;
        if (cell.chars[0] == 0) {
            strbuf_add_char(out, ' ');
            continue;
        }
        add_cell(out, &cell);
        if (cell.chars[0] != ' ')
            end = out->length;
    }
    strbuf_truncate(out, end);
}

const char *pty_row(struct pty *p, int row) {
    strbuf_truncate(&p->text, 0);
    add_row(&p->text, p, row, 0);
    return strbuf_text(&p->text);
}

const char *pty_screen(struct pty *p) {
    strbuf_truncate(&p->text, 0);
    for (int row = 0; row < p->rows; row++) {
        add_row(&p->text, p, row, 0);
        strbuf_add_char(&p->text, '\n');
    }
    return strbuf_text(&p->text);
}

bool pty_shows(struct pty *p, const char *text) {
    return strstr(pty_screen(p), text) != NULL;
}

bool pty_find(struct pty *p, const char *text, int *row, int *column) {
    for (int y = 0; y < p->rows; y++) {
        if (!strstr(pty_row(p, y), text))
            continue;
        int x = 0;
        for (; x < p->columns; x++) {
            strbuf_truncate(&p->text, 0);
            add_row(&p->text, p, y, x);
            if (strncmp(strbuf_text(&p->text), text, strlen(text)) == 0)
                break;
        }
        if (row)
            *row = y;
        if (column)
            *column = x;
        return true;
    }
    return false;
}

static int colour(VTermColor c, bool is_default) {
    if (is_default)
        return -1;
    if (VTERM_COLOR_IS_INDEXED(&c))
        return c.indexed.idx;
    return 0x1000000 | c.rgb.red << 16 | c.rgb.green << 8 | c.rgb.blue;
}

struct pty_cell pty_cell(struct pty *p, int row, int column) {
    VTermScreenCell cell = get_cell(p, row, column);
    struct pty_cell seen = {
        .width = cell.width,
        .bold = cell.attrs.bold,
        .underline = cell.attrs.underline != 0,
        .italic = cell.attrs.italic,
        .blink = cell.attrs.blink,
        .reverse = cell.attrs.reverse,
        .foreground = colour(cell.fg, VTERM_COLOR_IS_DEFAULT_FG(&cell.fg)),
        .background = colour(cell.bg, VTERM_COLOR_IS_DEFAULT_BG(&cell.bg)),
    };
    if (!is_right_half(&cell)) {
        struct strbuf text = {0};
        add_cell(&text, &cell);
        snprintf(seen.text, sizeof seen.text, "%s", strbuf_text(&text));
        strbuf_free(&text);
    }
    return seen;
}

void pty_cursor(struct pty *p, int *row, int *column) {
    VTermPos at;
    vterm_state_get_cursorpos(vterm_obtain_state(p->vterm), &at);
    *row = at.row;
    *column = at.col;
}

bool pty_cursor_visible(const struct pty *p) {
    return p->cursor_visible;
}

bool pty_alternate_screen(const struct pty *p) {
    return p->alternate;
}

static int property_set(VTermProp property, VTermValue *value, void *user) {
    struct pty *p = user;
    if (property == VTERM_PROP_CURSORVISIBLE)
        p->cursor_visible = value->boolean;
    else if (property == VTERM_PROP_ALTSCREEN)
        p->alternate = value->boolean;
    return 1;
}

void pty_watch_properties(struct pty *p) {
    static const VTermScreenCallbacks callbacks = {.settermprop = property_set};
    vterm_screen_set_callbacks(p->screen, &callbacks, p);
}
