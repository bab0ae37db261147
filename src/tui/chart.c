#include "sourcebench/tui/chart.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "sourcebench/core/wide.h"

#include "visible.h"

enum { STEPS = 8 };

static bool plain(void) {
    return !visible_unicode() || width_ambiguous() == 2;
}

/* Adds s if there is room for all of it. */
static bool add(char *out, size_t size, size_t *length, const char *s) {
    size_t more = strlen(s);
    if (*length + more >= size)
        return false;
    memcpy(out + *length, s, more + 1);
    *length += more;
    return true;
}

static void find_range(const int64_t *values, size_t count, int64_t *min, int64_t *max) {
    *min = INT64_MAX;
    *max = INT64_MIN;
    for (size_t i = 0; i < count; i++) {
        if (values[i] == INT64_MIN)
            continue;
        *min = values[i] < *min ? values[i] : *min;
        *max = values[i] > *max ? values[i] : *max;
    }
}

const char *chart_shade(int part, int whole) {
    static const char *const blocks[] = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    if (plain())
        return "";
    if (part <= 0 || whole <= 0)
        return blocks[0];
    if (part >= whole)
        return blocks[STEPS];
    int step = (2 * part * STEPS + whole) / (2 * whole);
    return blocks[step > 0 ? step : 1];
}

void chart_sparkline(const int64_t *values, size_t count, char *out, size_t size) {
    static const char *const blocks[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    static const char *const digits[] = {"1", "2", "3", "4", "5", "6", "7", "8"};
    size_t length = 0;
    int64_t min, max;
    if (size == 0)
        return;
    *out = '\0';
    find_range(values, count, &min, &max);
    for (size_t i = 0; i < count; i++) {
        int step = STEPS / 2 - 1;
        if (max > min) /* the range may exceed 64 bits */
            step = (int)(((wide)values[i] - min) * (STEPS - 1) / ((wide)max - min));
        const char *sign = values[i] == INT64_MIN ? " " : (plain() ? digits : blocks)[step];
        if (!add(out, size, &length, sign))
            return;
    }
}

/* Eighths of a column that are filled, rounded half up; a part above nothing shows at least one. */
static int64_t filled_eighths(int64_t part, int64_t whole, int width) {
    wide all = (wide)width * STEPS;
    if (part <= 0 || whole <= 0)
        return 0;
    if (part >= whole)
        return (int64_t)all;
    wide filled = (all * part * 2 + whole) / ((wide)whole * 2);
    return filled > 0 ? (int64_t)filled : 1;
}

void chart_bar(int64_t part, int64_t whole, int width, char *out, size_t size) {
    static const char *const eighths[] = {" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"};
    size_t length = 0;
    if (size == 0)
        return;
    *out = '\0';
    int64_t filled = filled_eighths(part, whole, width);
    for (int column = 0; column < width; column++, filled -= STEPS) {
        int64_t here = filled < 0 ? 0 : filled > STEPS ? STEPS : filled;
        const char *sign = plain() ? (here * 2 >= STEPS ? "#" : " ") : eighths[here];
        if (!add(out, size, &length, sign))
            return;
    }
}

void chart_progress(int64_t part, int64_t whole, int width, char *out, size_t size) {
    size_t length = 0;
    if (size == 0)
        return;
    *out = '\0';
    int64_t filled = (filled_eighths(part, whole, width) + STEPS / 2) / STEPS;
    for (int column = 0; column < width; column++) {
        const char *full = plain() ? "#" : "▓", *empty = plain() ? "." : "░";
        if (!add(out, size, &length, column < filled ? full : empty))
            return;
    }
}
