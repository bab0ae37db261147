/* Large digits: three lines of a number that is read from an arm's length. */
#include <string.h>

#include "sourcebench/tui/chart.h"

#include "visible.h"

static const char *const blocks[10][CHART_DIGIT_LINES] = {
    {"█▀█", "█ █", "▀▀▀"}, {"▄█ ", " █ ", "▀▀▀"}, {"▀▀█", "█▀▀", "▀▀▀"}, {"▀▀█", " ▀█", "▀▀▀"},
    {"█ █", "▀▀█", "  ▀"}, {"█▀▀", "▀▀█", "▀▀▀"}, {"█▀▀", "█▀█", "▀▀▀"}, {"▀▀█", "  █", "  ▀"},
    {"█▀█", "█▀█", "▀▀▀"}, {"█▀█", "▀▀█", "▀▀▀"},
};

static const char *const twins[10][CHART_DIGIT_LINES] = {
    {" _ ", "| |", "|_|"}, {"   ", "  |", "  |"}, {" _ ", " _|", "|_ "}, {" _ ", " _|", " _|"},
    {"   ", "|_|", "  |"}, {" _ ", "|_ ", " _|"}, {" _ ", "|_ ", "|_|"}, {" _ ", "  |", "  |"},
    {" _ ", "|_|", "|_|"}, {" _ ", "|_|", " _|"},
};

void chart_digits(const char *number, int line, char *out, size_t size) {
    bool plain = !visible_unicode() || width_ambiguous() == 2;
    size_t length = 0;
    *out = '\0';
    for (const char *at = number; *at; at++) {
        if (*at < '0' || *at > '9')
            continue;
        const char *piece = plain ? twins[*at - '0'][line] : blocks[*at - '0'][line];
        size_t more = strlen(piece) + (length > 0);
        if (length + more >= size)
            return;
        if (length > 0)
            out[length++] = ' ';
        memcpy(out + length, piece, strlen(piece) + 1);
        length = strlen(out);
    }
}
