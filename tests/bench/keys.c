/* Keys and searches on a million suppliers, against our own on a thousand, and memory after it. */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "bench.h"

enum { ROUNDS = 15, SILENT_MS = 250, LETTERS = 256 };

static void rest(struct screen *s) {
    pty_wait_quiet(s->pty, SILENT_MS);
}

/* ---- moving and sorting -----------------------------------------------------------------------*/

struct jump {
    const char *what, *before, *key; /* before: so that the key changes the list */
};

static double jump_ms(struct screen *s, const struct jump *jump) {
    pty_keys(s->pty, jump->before);
    rest(s);
    struct answer answer = screen_keys(s, jump->key, SILENT_MS);
    ck_assert_msg(answer.list_last > 0, "%s changes nothing:\n%s", jump->what, pty_screen(s->pty));
    return answer.list_last;
}

static void measure_jumps(struct screen *small, struct screen *large) {
    static const struct jump jumps[] = {
        {"End", "Home", "End"},
        {"Home", "End", "Home"},
        {"PgDn", "Home", "PgDn"},
        {"PgUp", "End", "PgUp"},
    };
    table_part("moving and sorting: 1,000,000 suppliers against 1,000");
    for (size_t i = 0; i < sizeof jumps / sizeof *jumps; i++) {
        double ours[ROUNDS], theirs[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            ours[round] = jump_ms(large, &jumps[i]);
            theirs[round] = jump_ms(small, &jumps[i]);
        }
        table_ratio(jumps[i].what, median(ours, ROUNDS), median(theirs, ROUNDS), "ms", 2);
    }
}

static double sort_ms(struct screen *s, const char *column) {
    pty_keys(s->pty, "Home s");
    rest(s);
    pty_type(s->pty, column);
    rest(s);
    return screen_keys(s, "Enter", SILENT_MS).list_last;
}

static void measure_sorting(struct screen *small, struct screen *large) {
    static const char *const columns[] = {"country", "city", "status", "moq", "lead"};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        enum { TIMES = 9 };
        double ours[TIMES], theirs[TIMES];
        char what[64];
        for (int round = 0; round < TIMES; round++) {
            ours[round] = sort_ms(large, columns[i]);
            theirs[round] = sort_ms(small, columns[i]);
            sort_ms(large, "name");
            sort_ms(small, "name");
        }
        snprintf(what, sizeof what, "sort by %s", columns[i]);
        table_ratio(what, median(ours, TIMES), median(theirs, TIMES), "ms", 2);
    }
}

/* ---- searching --------------------------------------------------------------------------------*/

static double answered(struct answer answer) {
    return answer.list_last > 0 ? answer.list_last : answer.first;
}

static void leave_filter(struct screen *s) {
    pty_keys(s->pty, "Esc");
    rest(s);
}

/* Types the word letter by letter; adds the time of each to the list. */
static size_t type_word(struct screen *s, const char *word, double *ms, size_t n) {
    pty_keys(s->pty, "/");
    rest(s);
    while (*word && n < LETTERS) {
        char letter[8] = {0};
        size_t length = 1;
        while (((unsigned char)word[length] & 0xC0) == 0x80)
            length++;
        memcpy(letter, word, length);
        word += length;
        ms[n] = answered(screen_type(s, letter, SILENT_MS));
        ck_assert_msg(ms[n] > 0, "no answer to \"%s\":\n%s", letter, pty_screen(s->pty));
        n++;
    }
    return n;
}

static void measure_letters(struct screen *s) {
    static const struct {
        const char *word, *what, *found;
    } words[] = {
        {"precision", "common, Latin: precision", "Precision"},
        {"zyxomma", "rare, Latin: zyxomma", "Zyxomma"},
        {"saigon", "in no name: saigon", NULL},
        {"bình dương", "Vietnamese, two words: bình dương", "Dương"},
        {"鎏", "rare, Chinese: 鎏", "鎏霆"},
        {"箱包", "common, Chinese: 箱包", "箱包"},
        {"co ltd a", "in nearly all: co ltd a", NULL},
    };
    double all[LETTERS];
    size_t n = 0;
    table_part("search as you type, 1,000,000 suppliers: from the letter to the changed list");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t before = n;
        n = type_word(s, words[i].word, all, n);
        ck_assert_msg(!words[i].found || pty_shows(s->pty, words[i].found), "not found: %s\n%s",
                      words[i].found, pty_screen(s->pty));
        table_note(words[i].what, worst(all + before, n - before), "ms worst");
        leave_filter(s);
    }
    double most = worst(all, n);
    table_value("all letters, median", median(all, n), "ms", 15);
    table_value("all letters, worst", most, "ms", 50);
    pty_keys(s->pty, "/");
    rest(s);
    table_value("precision, typed ahead in one burst",
                answered(screen_type(s, "precision", SILENT_MS)), "ms", 50);
    leave_filter(s);
}

/* A filter that no index answers; the second finds nothing and must read every row. */
static void measure_scan(struct screen *s) {
    double keys[20];
    size_t n = 0;
    table_part("filter without an index, 1,000,000 suppliers");
    pty_keys(s->pty, "/");
    rest(s);
    struct answer answer = screen_type(s, "workers:>900", SILENT_MS);
    table_note("workers:>900, until the first rows", answer.list, "ms");
    leave_filter(s);
    pty_keys(s->pty, "/");
    rest(s);
    screen_type(s, "workers:>2400", 5);
    for (; n < sizeof keys / sizeof *keys; n++)
        keys[n] = screen_type(s, n % 2 ? "\177" : "0", 20).first;
    table_value("workers:>2400 finds none: a key meanwhile, worst", worst(keys, n), "ms", 50);
    leave_filter(s);
}

void measure_keys(void) {
    struct screen large = screen_open(LARGE, 120, "");
    struct screen small = screen_open(SMALL, 120, "");
    measure_jumps(&small, &large);
    measure_sorting(&small, &large);
    measure_letters(&large);
    measure_scan(&large);
    table_part("memory of the bench on 1,000,000 suppliers after all this");
    table_value("resident", (double)pty_resident_kib(large.pty) / 1024, "MiB", 16);
    table_value("resident, the most ever", (double)pty_peak_kib(large.pty) / 1024, "MiB", 16);
    screen_close(&small);
    screen_close(&large);
}
