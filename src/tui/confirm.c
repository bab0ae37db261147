#include <stdarg.h>
#include <stdio.h>

#include "sourcebench/tui/dialog.h"

enum { QUESTION = 1000, ANSWER_COLUMNS = 6 };

/* The answers always stay visible, however long the name in the question is. */
static void draw(struct screen *s, struct area area) {
    int last = area.height - 1;
    draw_blank(area_part(area, last, 0, 1, area.width));
    int column;
    draw_foot(area_part(area, 0, 0, area.height, area.width - ANSWER_COLUMNS), 1, STYLE_WARN,
              s->state, &column);
    column = draw_text(area, last, column + 1, STYLE_BOLD, "y/N");
    draw_cursor(area, last, column + 1);
}

static bool take_key(struct screen *s, struct key key) {
    bool yes = (key.code == 'y' || key.code == 'Y') && !(key.modifiers & (KEY_CTRL | KEY_ALT));
    screen_close(s, yes);
    return true;
}

/* Pasted text answers nothing. */
static bool take_paste(struct screen *s, const char *text) {
    (void)s;
    (void)text;
    return true;
}

static bool open_screen(struct screen *s, void *argument, struct error *err) {
    (void)err;
    s->state = argument;
    return true;
}

static const struct screen_ops ops = {.id = "confirm",
                                      .title = "Question",
                                      .overlay = true,
                                      .line = true,
                                      .open = open_screen,
                                      .draw = draw,
                                      .key = take_key,
                                      .paste = take_paste};

bool confirm(struct shell *shell, const char *format, ...) {
    char question[QUESTION];
    struct error err = {0};
    va_list args;
    va_start(args, format);
    vsnprintf(question, sizeof question, format, args);
    va_end(args);
    bool yes = shell_run(shell, &ops, question, &err) == 1;
    if (err.code != ERROR_NONE)
        shell_say_error(shell, &err);
    return yes;
}
