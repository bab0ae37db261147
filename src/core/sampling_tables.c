/* Tables 1, 2-A, 2-B and 2-C of ISO 2859-1:1999. Their cells are facts; tests/unit/test_sampling.c
 * compares each with tests/data/aql, and with the diagonals that they lie on. */
#include "sampling_tables.h"

#include <stdlib.h>

const char sampling_letters[SAMPLING_LETTERS + 1] = "ABCDEFGHJKLMNPQRS";

/* clang-format off */

/* Table 1: the last lot size of a row, and its letters at S-1 S-2 S-3 S-4 I II III. */
static const struct {
    int64_t last;
    char letters[SAMPLING_LEVELS + 1];
} table_1[] = {
    {8, "AAAAAAB"},
    {15, "AAAAABC"},
    {25, "AABBBCD"},
    {50, "ABBCCDE"},
    {90, "BBCCCEF"},
    {150, "BBCDDFG"},
    {280, "BCDEEGH"},
    {500, "BCDEFHJ"},
    {1200, "CCEFGJK"},
    {3200, "CDEGHKL"},
    {10000, "CDFGJLM"},
    {35000, "CDFHKMN"},
    {150000, "DEGJLNP"},
    {500000, "DEGJMPQ"},
    {SAMPLING_LOT_MAX, "DEHKNQR"},
};

/* In normal and tightened inspection, and in reduced. */
static const int sizes[SAMPLING_LETTERS] = {
    2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800, 1250, 2000, 3150};
static const int reduced_sizes[SAMPLING_LETTERS] = {
    2, 2, 2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800, 0};

/* Three characters a cell: Ac, or an arrow down (v) or up (^). A row for each letter, a column for
 * each AQL. */
static const char *const tables[SAMPLING_SEVERITIES][SAMPLING_LETTERS] = {
    [SAMPLING_NORMAL] = {
        "  v  v  v  v  v  v  v  v  v  v  v  v  v  v  0  v  v  1  2  3  5  7 10 14 21 30", /* A */
        "  v  v  v  v  v  v  v  v  v  v  v  v  v  0  ^  v  1  2  3  5  7 10 14 21 30 44", /* B */
        "  v  v  v  v  v  v  v  v  v  v  v  v  0  ^  v  1  2  3  5  7 10 14 21 30 44  ^", /* C */
        "  v  v  v  v  v  v  v  v  v  v  v  0  ^  v  1  2  3  5  7 10 14 21 30 44  ^  ^", /* D */
        "  v  v  v  v  v  v  v  v  v  v  0  ^  v  1  2  3  5  7 10 14 21 30 44  ^  ^  ^", /* E */
        "  v  v  v  v  v  v  v  v  v  0  ^  v  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^", /* F */
        "  v  v  v  v  v  v  v  v  0  ^  v  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^", /* G */
        "  v  v  v  v  v  v  v  0  ^  v  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^  ^", /* H */
        "  v  v  v  v  v  v  0  ^  v  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^  ^  ^", /* J */
        "  v  v  v  v  v  0  ^  v  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^", /* K */
        "  v  v  v  v  0  ^  v  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^", /* L */
        "  v  v  v  0  ^  v  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^", /* M */
        "  v  v  0  ^  v  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^", /* N */
        "  v  0  ^  v  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^", /* P */
        "  0  ^  v  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^", /* Q */
        "  ^  ^  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^", /* R */
    },
    [SAMPLING_TIGHTENED] = {
        /* A at AQL 10 is disputed: the diagonals of the table go on with Ac 0 over 2 units there,
         * and editions differ. The arrow, to D with Ac 1 over 8, is the reading of tests/data/aql. */
        "  v  v  v  v  v  v  v  v  v  v  v  v  v  v  v  v  v  v  1  2  3  5  8 12 18 27", /* A */
        "  v  v  v  v  v  v  v  v  v  v  v  v  v  v  0  v  v  1  2  3  5  8 12 18 27 41", /* B */
        "  v  v  v  v  v  v  v  v  v  v  v  v  v  0  v  v  1  2  3  5  8 12 18 27 41  ^", /* C */
        "  v  v  v  v  v  v  v  v  v  v  v  v  0  v  v  1  2  3  5  8 12 18 27 41  ^  ^", /* D */
        "  v  v  v  v  v  v  v  v  v  v  v  0  v  v  1  2  3  5  8 12 18 27 41  ^  ^  ^", /* E */
        "  v  v  v  v  v  v  v  v  v  v  0  v  v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^", /* F */
        "  v  v  v  v  v  v  v  v  v  0  v  v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^  ^", /* G */
        "  v  v  v  v  v  v  v  v  0  v  v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^  ^  ^", /* H */
        "  v  v  v  v  v  v  v  0  v  v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^  ^  ^  ^", /* J */
        "  v  v  v  v  v  v  0  v  v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^", /* K */
        "  v  v  v  v  v  0  v  v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^", /* L */
        "  v  v  v  v  0  v  v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^", /* M */
        "  v  v  v  0  v  v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^", /* N */
        "  v  v  0  v  v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^", /* P */
        "  v  0  v  v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^", /* Q */
        "  0  ^  v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^", /* R */
        "  ^  ^  1  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^", /* S */
    },
    [SAMPLING_REDUCED] = {
        "  v  v  v  v  v  v  v  v  v  v  v  v  v  v  0  v  v  1  2  3  5  7 10 14 21 30", /* A */
        "  v  v  v  v  v  v  v  v  v  v  v  v  v  0  ^  v  v  1  2  3  5  7 10 14 21 30", /* B */
        "  v  v  v  v  v  v  v  v  v  v  v  v  0  ^  v  v  1  2  3  5  6  8 10 14 21  ^", /* C */
        "  v  v  v  v  v  v  v  v  v  v  v  0  ^  v  v  1  2  3  5  6  8 10 14 21  ^  ^", /* D */
        "  v  v  v  v  v  v  v  v  v  v  0  ^  v  v  1  2  3  5  6  8 10 14 21  ^  ^  ^", /* E */
        "  v  v  v  v  v  v  v  v  v  0  ^  v  v  1  2  3  5  6  8 10  ^  ^  ^  ^  ^  ^", /* F */
        "  v  v  v  v  v  v  v  v  0  ^  v  v  1  2  3  5  6  8 10  ^  ^  ^  ^  ^  ^  ^", /* G */
        "  v  v  v  v  v  v  v  0  ^  v  v  1  2  3  5  6  8 10  ^  ^  ^  ^  ^  ^  ^  ^", /* H */
        "  v  v  v  v  v  v  0  ^  v  v  1  2  3  5  6  8 10  ^  ^  ^  ^  ^  ^  ^  ^  ^", /* J */
        "  v  v  v  v  v  0  ^  v  v  1  2  3  5  6  8 10  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^", /* K */
        "  v  v  v  v  0  ^  v  v  1  2  3  5  6  8 10  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^", /* L */
        "  v  v  v  0  ^  v  v  1  2  3  5  6  8 10  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^", /* M */
        "  v  v  0  ^  v  v  1  2  3  5  6  8 10  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^", /* N */
        "  v  0  ^  v  v  1  2  3  5  6  8 10  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^", /* P */
        "  0  ^  ^  v  1  2  3  5  6  8 10  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^", /* Q */
        "  ^  ^  ^  1  2  3  5  6  8 10  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^", /* R */
    },
};

/* clang-format on */

int64_t sampling_size(enum sampling_severity severity, int letter) {
    return severity == SAMPLING_REDUCED ? reduced_sizes[letter] : sizes[letter];
}

int sampling_cell_at(enum sampling_severity severity, int letter, int aql) {
    const char *at = tables[severity][letter] + (size_t)aql * 3;
    char cell[4] = {at[0], at[1], at[2], '\0'};
    if (cell[2] == 'v')
        return SAMPLING_DOWN;
    return cell[2] == '^' ? SAMPLING_UP : (int)strtol(cell, NULL, 10);
}

int sampling_letter(int64_t lot, enum sampling_level level) {
    int row = 0;
    while (lot > table_1[row].last)
        row++;
    int letter = 0;
    while (sampling_letters[letter] != table_1[row].letters[level])
        letter++;
    return letter;
}

char sampling_letter_name(int letter) {
    return sampling_letters[letter];
}
