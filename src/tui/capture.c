#include "capture.h"

#include <curses.h>
#include <string.h>

#include "sourcebench/core/utf8.h"

/* Size of a cell and place of the letters' foot in it, in tenths of a pixel and pixels. */
enum { CELL_WIDTH = 84, CELL_HEIGHT = 17, BASELINE = 13, MARGIN = 8 };

struct cell {
    char text[32]; /* UTF-8; "" for a blank */
    int columns;   /* 0 in the right half of a wide character */
    attr_t attributes;
    short foreground, background; /* -1: the terminal's own */
};

static void add_character(struct cell *cell, size_t *length, wchar_t c) {
    if (*length + 4 < sizeof cell->text)
        *length += utf8_encode((uint32_t)c, cell->text + *length);
}

static struct cell read_cell(int y, int x) {
    struct cell cell = {.columns = 1, .foreground = -1, .background = -1};
    wchar_t text[CCHARW_MAX + 1] = {0};
    size_t length = 0;
    cchar_t raw;
    short pair = 0;
    if (mvin_wch(y, x, &raw) != OK || getcchar(&raw, text, &cell.attributes, &pair, NULL) != OK)
        return cell;
    if (pair)
        pair_content(pair, &cell.foreground, &cell.background);
    if (text[0] == L'\0')
        cell.columns = 0;
    else if (text[0] != L' ' || text[1])
        for (int i = 0; i <= CCHARW_MAX && text[i]; i++)
            add_character(&cell, &length, text[i]);
    if (text[0])
        cell.columns = wcwidth(text[0]) == 2 ? 2 : 1;
    return cell;
}

void capture_text(struct strbuf *out) {
    for (int y = 0; y < LINES; y++) {
        size_t end = out->length;
        for (int x = 0; x < COLS;) {
            struct cell cell = read_cell(y, x);
            strbuf_add(out, *cell.text ? cell.text : " ");
            if (*cell.text)
                end = out->length;
            x += cell.columns ? cell.columns : 1;
        }
        strbuf_truncate(out, end);
        strbuf_add_char(out, '\n');
    }
}

/* xterm's colours. */
static unsigned rgb_of(int colour) {
    static const unsigned basic[] = {0x000000, 0xcd3131, 0x0dbc79, 0xc19c00, 0x2472c8, 0xbc3fbc,
                                     0x11a8cd, 0xe5e5e5, 0x666666, 0xf14c4c, 0x23d18b, 0xf5f543,
                                     0x3b8eea, 0xd670d6, 0x29b8db, 0xffffff};
    if (colour < 16)
        return basic[colour];
    if (colour >= 232)
        return (unsigned)(8 + (colour - 232) * 10) * 0x010101U;
    unsigned parts[] = {(unsigned)(colour - 16) / 36, (unsigned)(colour - 16) / 6 % 6,
                        (unsigned)(colour - 16) % 6};
    unsigned rgb = 0;
    for (int i = 0; i < 3; i++)
        rgb = rgb << 8 | (parts[i] ? 55 + parts[i] * 40 : 0);
    return rgb;
}

struct ink {
    unsigned foreground, background;
    bool ground; /* the background is not the page's */
};

static struct ink ink_of(const struct cell *cell, unsigned paper, unsigned pen) {
    struct ink ink = {cell->foreground >= 0 ? rgb_of(cell->foreground) : pen,
                      cell->background >= 0 ? rgb_of(cell->background) : paper,
                      cell->background >= 0};
    if (cell->attributes & A_REVERSE) {
        unsigned swapped = ink.foreground;
        ink.foreground = ink.background;
        ink.background = swapped;
        ink.ground = true;
    }
    return ink;
}

static void add_escaped(struct strbuf *out, const char *s) {
    for (; *s; s++) {
        if (*s == '&')
            strbuf_add(out, "&amp;");
        else if (*s == '<')
            strbuf_add(out, "&lt;");
        else
            strbuf_add_char(out, *s);
    }
}

static void add_place(struct strbuf *out, int x) {
    int tenths = MARGIN * 10 + x * CELL_WIDTH;
    strbuf_addf(out, "%d.%d", tenths / 10, tenths % 10);
}

static void add_ground(struct strbuf *out, int y, int x, const struct cell *cell, struct ink ink) {
    strbuf_add(out, "<rect x=\"");
    add_place(out, x);
    int width = CELL_WIDTH * (cell->columns ? cell->columns : 1);
    strbuf_addf(out, "\" y=\"%d\" width=\"%d.%d\" height=\"%d\" fill=\"#%06x\"/>\n",
                MARGIN + y * CELL_HEIGHT, width / 10, width % 10, CELL_HEIGHT, ink.background);
}

static bool same_look(const struct cell *a, const struct cell *b) {
    return a->attributes == b->attributes && a->foreground == b->foreground &&
           a->background == b->background;
}

static bool is_plain(const struct cell *cell) {
    return cell->text[0] && (unsigned char)cell->text[0] < 0x80 && !cell->text[1];
}

static void open_text(struct strbuf *out, int y, int x, const struct cell *cell, unsigned colour) {
    strbuf_add(out, "<text x=\"");
    add_place(out, x);
    strbuf_addf(out, "\" y=\"%d\" fill=\"#%06x\"%s%s>", MARGIN + y * CELL_HEIGHT + BASELINE, colour,
                cell->attributes & A_BOLD ? " font-weight=\"bold\"" : "",
                cell->attributes & A_UNDERLINE ? " text-decoration=\"underline\"" : "");
    add_escaped(out, cell->text);
}

/* One piece of text from x on: a run of ASCII of one look, or one other character, which fonts
 * may draw in another width. Returns the column behind. */
static int add_piece(struct strbuf *out, int y, int x, unsigned paper, unsigned pen) {
    struct cell first = read_cell(y, x);
    int end = x + (first.columns ? first.columns : 1);
    struct ink ink = ink_of(&first, paper, pen);
    if (ink.ground)
        add_ground(out, y, x, &first, ink);
    if (!*first.text)
        return end;
    open_text(out, y, x, &first, ink.foreground);
    for (; is_plain(&first) && !ink.ground && end < COLS; end++) {
        struct cell next = read_cell(y, end);
        if (!is_plain(&next) || !same_look(&first, &next))
            break;
        add_escaped(out, next.text);
    }
    strbuf_add(out, "</text>\n");
    return end;
}

void capture_svg(struct strbuf *out, bool light) {
    unsigned paper = light ? 0xffffff : 0x14171c, pen = light ? 0x1f2328 : 0xd6dae0;
    int width = 2 * MARGIN + (COLS * CELL_WIDTH + 9) / 10;
    int height = 2 * MARGIN + LINES * CELL_HEIGHT;
    strbuf_addf(out,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
                "viewBox=\"0 0 %d %d\" font-family=\"DejaVu Sans Mono, Menlo, Consolas, "
                "monospace\" font-size=\"14\" xml:space=\"preserve\">\n"
                "<rect width=\"%d\" height=\"%d\" fill=\"#%06x\"/>\n",
                width, height, width, height, width, height, paper);
    for (int y = 0; y < LINES; y++)
        for (int x = 0; x < COLS;)
            x = add_piece(out, y, x, paper, pen);
    strbuf_add(out, "</svg>\n");
}
