#include "squeeze.h"

#include <stdbool.h>
#include <string.h>

enum { UNKNOWN = -1 };

/* A control sequence: ESC [ up to two numbers, and the letter that ends it; n -1 where it is of
 * another form. */
struct sequence {
    size_t length; /* 0: none begins here */
    int numbers[2], n;
    char letter;
};

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static struct sequence read_sequence(const char *s, size_t length) {
    struct sequence q = {0};
    size_t at = 2;
    if (length < 3 || s[0] != '\033' || s[1] != '[')
        return q;
    while (at < length && q.n >= 0 && (is_digit(s[at]) || s[at] == ';')) {
        if (!is_digit(s[at])) {
            q.n = -1; /* an empty number */
            break;
        }
        int number = 0;
        for (; at < length && is_digit(s[at]) && number < 10000; at++)
            number = 10 * number + (s[at] - '0');
        if (q.n == 2)
            q.n = -1; /* a colour */
        else
            q.numbers[q.n++] = number;
        at += q.n >= 0 && at < length && s[at] == ';';
    }
    while (at < length && (unsigned char)s[at] < 0x40)
        at++;
    if (at < length) {
        q.letter = s[at];
        q.length = at + 1;
    }
    return q;
}

/* Where the cursor's row is after a sequence. */
static int row_after(const struct sequence *q, int row) {
    switch (q->letter) {
    case 'm': /* colours, columns, erasing and inserting leave the row alone */
    case 'G':
    case 'C':
    case 'D':
    case 'K':
    case 'X':
    case 'P':
    case '@':
    case 'h':
    case 'l':
        return row;
    case 'd':
        return q->n == 1 ? q->numbers[0] : UNKNOWN;
    case 'H':
        return q->n == 0 ? 1 : q->n == 2 ? q->numbers[0] : UNKNOWN;
    default:
        return UNKNOWN;
    }
}

/* The shorter form of a move within or to the row below, where there is one. cr: a CR stands before
 * it. */
static bool add_short(struct strbuf *out, const struct sequence *q, int row, bool cr) {
    if (row == UNKNOWN)
        return false;
    if (q->letter == 'd' && q->n == 1 && cr && q->numbers[0] == row + 1) {
        strbuf_add_char(out, '\n');
        return true;
    }
    if (q->letter == 'H' && q->n == 2 && q->numbers[0] == row) {
        strbuf_addf(out, "\033[%dG", q->numbers[1]);
        return true;
    }
    return false;
}

/* xterm's "no attributes" begins with a return from line graphics, which the bench never enters. */
static const char no_graphics[] = "\033(B";

static size_t skip_no_graphics(const char *s, size_t length) {
    size_t skip = sizeof no_graphics - 1;
    return length >= skip && memcmp(s, no_graphics, skip) == 0 ? skip : 0;
}

/* Attributes that go right away: curses takes the colour back before "no attributes", which does
 * so too. */
static bool is_undone(const struct sequence *q, const char *behind, size_t length) {
    static const char none[] = "\033[m";
    size_t skip = skip_no_graphics(behind, length);
    return q->letter == 'm' && q->n > 0 && length - skip >= sizeof none - 1 &&
           memcmp(behind + skip, none, sizeof none - 1) == 0;
}

static bool enters_graphics(const char *frame, size_t length) {
    static const char graphics[] = "\033(0";
    return memmem(frame, length, graphics, sizeof graphics - 1) != NULL;
}

static bool sets_region(const char *frame, size_t length) {
    for (size_t at = 0; at < length; at++) {
        struct sequence q = read_sequence(frame + at, length - at);
        if (q.length && q.letter == 'r')
            return true;
    }
    return false;
}

void squeeze_frame(struct strbuf *out, const char *frame, size_t length) {
    int row = UNKNOWN;
    if (sets_region(frame, length) || enters_graphics(frame, length)) {
        strbuf_add_bytes(out, frame, length);
        return;
    }
    for (size_t at = 0; at < length;) {
        size_t skip = skip_no_graphics(frame + at, length - at);
        if (skip) {
            at += skip;
            continue;
        }
        struct sequence q = read_sequence(frame + at, length - at);
        bool cr = at > 0 && frame[at - 1] == '\r';
        if (!q.length) {
            /* LF, and two-byte sequences such as reverse index, move in ways not followed here. */
            if (frame[at] == '\n' ||
                (frame[at] == '\033' && at + 1 < length && strchr("78=>", frame[at + 1]) == NULL))
                row = UNKNOWN;
            strbuf_add_char(out, frame[at++]);
            continue;
        }
        if (!is_undone(&q, frame + at + q.length, length - at - q.length) &&
            !add_short(out, &q, row, cr))
            strbuf_add_bytes(out, frame + at, q.length);
        row = row_after(&q, row);
        at += q.length;
    }
}
