/*
 * What somebody probably meant: edit distance for commands and names, fuzzy matching for pickers.
 */
#include "sourcebench/core/text.h"

#include <string.h>

#include "sourcebench/core/letter.h"
#include "sourcebench/core/utf8.h"

enum { NAME_MAX_LENGTH = 64, PATTERN_MAX = 32, CANDIDATE_MAX = 128 };

static int smaller(int a, int b) {
    return a < b ? a : b;
}

static int larger(int a, int b) {
    return a > b ? a : b;
}

/* Rows of the table of distances, for the prefixes of a up to i against those of b. */
struct rows {
    int *before, *last, *now;
};

/* Optimal string alignment: insert, delete, replace, swap neighbours. Returns the least of the row,
 * below which the end cannot fall. */
static int distance_row(struct rows *r, const uint32_t *a, size_t i, const uint32_t *b, size_t n) {
    int least = r->now[0] = (int)i;
    for (size_t j = 1; j <= n; j++) {
        int cost = a[i - 1] != b[j - 1];
        int d = smaller(r->last[j - 1] + cost, smaller(r->last[j], r->now[j - 1]) + 1);
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            d = smaller(d, r->before[j - 2] + 1);
        r->now[j] = d;
        least = smaller(least, d);
    }
    return least;
}

/* limit + 1 where it is more than the limit. */
static int distance(const uint32_t *a, size_t m, const uint32_t *b, size_t n, int limit) {
    if (limit < 0 || (m > n ? m - n : n - m) > (size_t)limit)
        return limit + 1;
    int *cells = mem_alloc(3 * (n + 1), sizeof *cells);
    struct rows r = {cells, cells + n + 1, cells + 2 * (n + 1)};
    for (size_t j = 0; j <= n; j++)
        r.last[j] = (int)j;
    int least = 0, previous = 0;
    for (size_t i = 1; i <= m && smaller(least, previous) <= limit; i++) {
        previous = least;
        least = distance_row(&r, a, i, b, n);
        int *spare = r.before;
        r = (struct rows){r.last, r.now, spare};
    }
    int result = smaller(least, previous) > limit ? limit + 1 : smaller(r.last[n], limit + 1);
    mem_free(cells);
    return result;
}

/* One slip in three letters still looks like the word. */
const char *text_nearest(const char *typed, const char *const *names, size_t n) {
    uint32_t wanted[NAME_MAX_LENGTH], name[NAME_MAX_LENGTH];
    size_t length = letter_fold_text(typed, wanted, NAME_MAX_LENGTH);
    int limit = smaller(3, (int)(length + 1) / 3);
    const char *nearest = NULL;
    for (size_t i = 0; i < n && length > 0; i++) {
        size_t other = letter_fold_text(names[i], name, NAME_MAX_LENGTH);
        int d = distance(wanted, length, name, other, limit);
        if (d <= limit) {
            nearest = names[i];
            limit = d - 1;
        }
    }
    return nearest;
}

enum { NEVER = -100000, MATCH = 16, RUN = 8, AT_START = 12, AT_WORD = 8, GAP = 3, GAP_MORE = 1 };

static int place_bonus(const uint32_t *text, size_t at) {
    if (at == 0)
        return AT_START;
    enum letter_kind here = letter_kind(text[at]), before = letter_kind(text[at - 1]);
    return here != LETTER_NONE && here != before ? AT_WORD : 0;
}

/* Scores of the patterns that end with letter i at each place, from those that end with the letter
 * before it. */
static void fuzzy_row(uint32_t letter, size_t i, const uint32_t *text, size_t n, const int *last,
                      int *now) {
    int apart = NEVER;
    for (size_t j = 0; j < n; j++) {
        if (j >= 2)
            apart = larger(apart - GAP_MORE, last[j - 2] - GAP);
        int before = i == 0 ? -smaller((int)j, 2 * GAP) : NEVER;
        if (i > 0 && j > 0)
            before = larger(apart, last[j - 1] + RUN);
        bool match = text[j] == letter && before > NEVER / 2;
        now[j] = match ? before + MATCH + place_bonus(text, j) : NEVER;
    }
}

static size_t drop_blanks(uint32_t *points, size_t n) {
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (points[i] != ' ')
            points[kept++] = points[i];
    return kept;
}

int text_fuzzy(const char *pattern, const char *candidate) {
    uint32_t wanted[PATTERN_MAX], text[CANDIDATE_MAX];
    size_t m = drop_blanks(wanted, letter_fold_text(pattern, wanted, PATTERN_MAX));
    size_t n = letter_fold_text(candidate, text, CANDIDATE_MAX);
    int rows[2][CANDIDATE_MAX] = {{0}};
    if (m > n)
        return 0;
    for (size_t i = 0; i < m; i++)
        fuzzy_row(wanted[i], i, text, n, rows[(i + 1) % 2], rows[i % 2]);
    int best = m == 0 ? 0 : NEVER;
    for (size_t j = 0; j < n && m > 0; j++)
        best = larger(best, rows[(m - 1) % 2][j]);
    if (best < NEVER / 2)
        return 0;
    /* Of equal matches the shorter name is the likelier. */
    return larger(1, best * CANDIDATE_MAX + CANDIDATE_MAX - (int)n);
}
