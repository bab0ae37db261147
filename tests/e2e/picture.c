/*
 * Draws a picture of the real program: runs it in a terminal, types keys and writes what stands on
 * the screen as SVG.
 *
 *     picture OUT.svg ROWS COLUMNS "KEYS" [ARGUMENT…]
 */
#include <check.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/strbuf.h"

#include "child.h"
#include "pty.h"

/* Of a cell and of the margin, in tenths of a pixel. */
enum { CELL_WIDTH = 84, CELL_HEIGHT = 180, BASELINE = 135, MARGIN = 120 };

static const unsigned palette[16] = {0x1d2028, 0xe06c75, 0x98c379, 0xe5c07b, 0x61afef, 0xc678dd,
                                     0x56b6c2, 0xc8ccd4, 0x6b7180, 0xf0868e, 0xb0d894, 0xf2d49b,
                                     0x82c4ff, 0xd9a0ea, 0x7cd0da, 0xf4f6fa};
static const unsigned default_foreground = 0xd8dce4, default_background = 0x1d2028;

/* What xterm shows for a colour of struct pty_cell. */
static unsigned rgb(int colour, unsigned otherwise) {
    if (colour < 0)
        return otherwise;
    if (colour >= 0x1000000)
        return (unsigned)colour & 0xFFFFFF;
    if (colour < 16)
        return palette[colour];
    if (colour >= 232)
        return (unsigned)(8 + (colour - 232) * 10) * 0x10101;
    static const unsigned steps[] = {0, 95, 135, 175, 215, 255};
    int cube = colour - 16;
    return steps[cube / 36] << 16 | steps[cube / 6 % 6] << 8 | steps[cube % 6];
}

struct look {
    unsigned foreground, background;
    bool bold, underline, wide;
};

static struct look look_of(const struct pty_cell *cell) {
    struct look look = {
        .foreground = rgb(cell->foreground, default_foreground),
        .background = rgb(cell->background, default_background),
        .bold = cell->bold,
        .underline = cell->underline,
        .wide = cell->width > 1,
    };
    if (cell->reverse) {
        unsigned swap = look.foreground;
        look.foreground = look.background;
        look.background = swap;
    }
    return look;
}

static bool same_look(struct look a, struct look b) {
    return a.foreground == b.foreground && a.background == b.background && a.bold == b.bold &&
           a.underline == b.underline && a.wide == b.wide;
}

static void add_escaped(struct strbuf *out, const char *text) {
    for (; *text; text++) {
        switch (*text) {
        case '<':
            strbuf_add(out, "&lt;");
            break;
        case '&':
            strbuf_add(out, "&amp;");
            break;
        default:
            strbuf_add_char(out, *text);
        }
    }
}

static void add_tenths(struct strbuf *out, const char *name, int tenths) {
    strbuf_addf(out, " %s=\"%d.%d\"", name, tenths / 10, tenths % 10);
}

static size_t without_blanks_at_end(const char *text) {
    size_t length = strlen(text);
    while (length > 0 && text[length - 1] == ' ')
        length--;
    return length;
}

/* Cells of one look, from the column to the end (not included). */
static void add_run(struct strbuf *out, struct look look, struct strbuf *text, int row, int column,
                    int end) {
    int x = MARGIN + column * CELL_WIDTH, width = (end - column) * CELL_WIDTH;
    int y = MARGIN + row * CELL_HEIGHT;
    if (look.background != default_background) {
        strbuf_add(out, "<rect");
        add_tenths(out, "x", x);
        add_tenths(out, "y", y);
        add_tenths(out, "width", width);
        add_tenths(out, "height", CELL_HEIGHT);
        strbuf_addf(out, " fill=\"#%06x\"/>\n", look.background);
    }
    size_t seen = look.underline ? text->length : without_blanks_at_end(strbuf_text(text));
    if (seen == 0)
        return;
    width -= (int)(text->length - seen) * CELL_WIDTH;
    strbuf_truncate(text, seen);
    strbuf_add(out, "<text");
    add_tenths(out, "x", x);
    add_tenths(out, "y", y + BASELINE);
    add_tenths(out, "textLength", width);
    strbuf_addf(out, " lengthAdjust=\"spacingAndGlyphs\" fill=\"#%06x\"%s%s>", look.foreground,
                look.bold ? " font-weight=\"bold\"" : "",
                look.underline ? " text-decoration=\"underline\"" : "");
    add_escaped(out, strbuf_text(text));
    strbuf_add(out, "</text>\n");
}

static void add_row(struct strbuf *out, struct pty *p, int row, int columns) {
    struct strbuf text = {0};
    struct look look = {0};
    int start = 0;
    for (int column = 0; column < columns;) {
        struct pty_cell cell = pty_cell(p, row, column);
        struct look next = look_of(&cell);
        if (column > start && !same_look(look, next)) {
            add_run(out, look, &text, row, start, column);
            strbuf_truncate(&text, 0);
            start = column;
        }
        look = next;
        strbuf_add(&text, cell.text[0] ? cell.text : " ");
        column += cell.width > 1 ? cell.width : 1;
    }
    add_run(out, look, &text, row, start, columns);
    strbuf_free(&text);
}

static void draw_screen(struct strbuf *out, struct pty *p, int rows, int columns) {
    int width = (columns * CELL_WIDTH + 2 * MARGIN) / 10;
    int height = (rows * CELL_HEIGHT + 2 * MARGIN) / 10;
    strbuf_addf(out,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
                "viewBox=\"0 0 %d %d\" font-family=\"DejaVu Sans Mono, Menlo, Consolas, "
                "monospace\" font-size=\"14\" xml:space=\"preserve\">\n"
                "<rect width=\"100%%\" height=\"100%%\" rx=\"8\" fill=\"#%06x\"/>\n",
                width, height, width, height, default_background);
    for (int row = 0; row < rows; row++)
        add_row(out, p, row, columns);
    strbuf_add(out, "</svg>\n");
}

static void write_file(const char *path, const struct strbuf *text) {
    FILE *file = fopen(path, "wb");
    bool written = file && fwrite(text->data, 1, text->length, file) == text->length;
    ck_assert_msg(written && fclose(file) == 0, "%s: %s", path, strerror(errno));
}

static char **arguments; /* of main */

/* A test, so that the harness can say what is wrong and show the screen. */
START_TEST(program_is_drawn) {
    int rows = atoi(arguments[2]), columns = atoi(arguments[3]);
    struct home home;
    struct strbuf picture = {0};
    home_make(&home);
    struct pty *p = pty_start(&(struct pty_options){.rows = rows,
                                                    .columns = columns,
                                                    .arguments = (const char *const *)arguments + 5,
                                                    .home = home.path});
    pty_wait_quiet(p, 500);
    pty_keys(p, arguments[4]);
    pty_wait_quiet(p, 500);
    ck_assert_msg(pty_running(p), "the program has ended:\n%s", pty_screen(p));
    draw_screen(&picture, p, rows, columns);
    write_file(arguments[1], &picture);
    strbuf_free(&picture);
    pty_end(p);
    home_remove(&home);
}
END_TEST

int main(int argc, char **argv) {
    if (argc < 5) {
        fprintf(stderr, "usage: %s OUT.svg ROWS COLUMNS KEYS [ARGUMENT...]\n", argv[0]);
        return 2;
    }
    arguments = argv;
    Suite *suite = suite_create(argv[1]);
    TCase *tcase = tcase_create("picture");
    tcase_set_timeout(tcase, 60);
    tcase_add_test(tcase, program_is_drawn);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
