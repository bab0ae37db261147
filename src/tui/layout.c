#include "sourcebench/tui/layout.h"

enum { DETAIL_MIN = 44, DETAIL_MAX = 96 };

bool layout_frame(int rows, int columns, struct layout *layout) {
    if (rows < LAYOUT_MIN_ROWS || columns < LAYOUT_MIN_COLUMNS)
        return false;
    layout->tabs = (struct area){0, 0, 1, columns};
    layout->body = (struct area){1, 0, rows - 3, columns};
    layout->message = (struct area){rows - 2, 0, 1, columns};
    layout->footer = (struct area){rows - 1, 0, 1, columns};
    return true;
}

/* Two fifths for the detail, within what its lines need and can use. */
static int detail_width(int width) {
    int wanted = width * 2 / 5;
    return wanted < DETAIL_MIN ? DETAIL_MIN : wanted > DETAIL_MAX ? DETAIL_MAX : wanted;
}

bool layout_split(struct area area, struct area *list, struct area *detail) {
    *list = area;
    *detail = area;
    if (area.width < LAYOUT_SPLIT_COLUMNS)
        return false;
    int width = detail_width(area.width);
    *list = area_part(area, 0, 0, area.height, area.width - width - 1);
    *detail = area_part(area, 0, area.width - width, area.height, width);
    return true;
}

void layout_tile(struct area area, struct area *left, struct area *right) {
    int half = (area.width - 1) / 2;
    *left = area_part(area, 0, 0, area.height, half);
    *right = area_part(area, 0, half + 1, area.height, area.width - half - 1);
}
