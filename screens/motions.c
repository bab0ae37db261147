#include "motions.h"

#include "sourcebench/tui/list.h"
#include "sourcebench/tui/shell.h"

static void move(struct screen *s, enum list_motion motion) {
    struct list *const *list = s->state;
    list_move(*list, motion);
}

static void down(struct screen *s) {
    move(s, LIST_DOWN);
}

static void up(struct screen *s) {
    move(s, LIST_UP);
}

static void page_down(struct screen *s) {
    move(s, LIST_PAGE_DOWN);
}

static void page_up(struct screen *s) {
    move(s, LIST_PAGE_UP);
}

static void home(struct screen *s) {
    move(s, LIST_HOME);
}

static void end(struct screen *s) {
    move(s, LIST_END);
}

void list_motion_back(struct screen *s) {
    struct list *const *list = s->state;
    list_unmove(*list);
}

static const struct action actions[] = {
    {"list.down", "down", "Go to the next row.", "j | Down", ACTION_MOTION, 0, down, NULL},
    {"list.up", "up", "Go to the row above.", "k | Up", ACTION_MOTION, 0, up, NULL},
    {"list.page-down", "page down", "Go a page down.", "PgDn", ACTION_MOTION, 0, page_down, NULL},
    {"list.page-up", "page up", "Go a page up.", "PgUp", ACTION_MOTION, 0, page_up, NULL},
    {"list.home", "first", "Go to the first row.", "g | Home", ACTION_MOTION, 0, home, NULL},
    {"list.end", "last", "Go to the last row.", "G | End", ACTION_MOTION, 0, end, NULL},
};

const struct action_table list_motions = {"list", "Moving", actions,
                                          sizeof actions / sizeof *actions};
