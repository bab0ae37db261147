/*
 * Words for the search index and queries that agree with them.
 *
 * FTS5's unicode61 splits at everything but letters, digits and private characters, so vowel signs
 * would tear Thai or Hindi words apart and CJK runs would be one word each. Therefore marks are
 * written as pairs of private characters, and CJK runs as overlapping pairs. What is written here
 * is one token from blank to blank.
 */
#include "sourcebench/core/text.h"

#include <string.h>
#include <utf8proc.h>

#include "sourcebench/core/letter.h"
#include "sourcebench/core/utf8.h"

/* More than anybody types; FTS5 answers each term at a cost. */
enum { TERMS_MAX = 32, RUN_MAX = 64 };

/* A stretch of one kind in folded text. */
struct run {
    const char *start, *end;
    bool cjk;
};

static bool next_run(const char **s, struct run *run) {
    const char *at = *s;
    enum letter_kind kind = LETTER_NONE;
    do {
        run->start = at;
        uint32_t c = utf8_next(&at);
        if (c == 0)
            return false;
        kind = letter_kind(c);
    } while (kind == LETTER_NONE);
    run->end = at;
    for (uint32_t c; (c = utf8_next(&at)) != 0 && letter_kind(c) == kind;)
        run->end = at;
    run->cjk = kind == LETTER_CJK;
    *s = run->end;
    return true;
}

/* Marks and private characters, and two blocks whose letters SQLite 3.40 takes for marks. */
static bool splits_words(uint32_t c) {
    if (c < 0x80)
        return false;
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    bool token = (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
                 (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
    return !token || (c >= 0x1980 && c <= 0x19DF) || (c >= 0x1CD0 && c <= 0x1CFF);
}

static void write_letter(struct utf8_writer *w, uint32_t c) {
    enum { HIGH = 0xE000, LOW = 0xE400, LOW_BITS = 11 };
    if (splits_words(c)) {
        utf8_write(w, HIGH + (c >> LOW_BITS));
        utf8_write(w, LOW + (c & ((1U << LOW_BITS) - 1)));
    } else {
        utf8_write(w, c);
    }
}

static void write_word(struct utf8_writer *w, const struct run *run) {
    const char *at = run->start;
    while (at < run->end) {
        const char *plain = at;
        while (at < run->end && (unsigned char)*at < 0x80)
            at++;
        if (at > plain)
            utf8_write_bytes(w, plain, (size_t)(at - plain));
        if (at < run->end)
            write_letter(w, utf8_next(&at));
    }
}

/* "abc" → "ab bc", with the last alone " c" as well where it is asked for. */
static void write_pairs(struct utf8_writer *w, const struct run *run, size_t limit, bool last) {
    const char *at = run->start;
    uint32_t c = utf8_next(&at);
    write_letter(w, c);
    for (size_t n = 1; at < run->end && n < limit; n++) {
        c = utf8_next(&at);
        write_letter(w, c);
        if (at < run->end && n + 1 < limit) {
            utf8_write(w, ' ');
            write_letter(w, c);
        } else if (last) {
            utf8_write(w, ' ');
            write_letter(w, c);
        }
    }
}

char *text_index_words(struct arena *a, const char *s) {
    const char *at = text_fold(a, s);
    struct utf8_writer w;
    utf8_writer_start(&w, a, strlen(at));
    for (struct run run; next_run(&at, &run);) {
        if (w.length > 0)
            utf8_write(&w, ' ');
        if (run.cjk)
            write_pairs(&w, &run, SIZE_MAX, true);
        else
            write_word(&w, &run);
    }
    return utf8_writer_end(&w);
}

static bool is_single(const struct run *run) {
    const char *at = run->start;
    utf8_next(&at);
    return at == run->end;
}

static void write_column(struct utf8_writer *w, const char *column) {
    utf8_write(w, '"');
    for (; *column; column++) {
        if (*column == '"')
            utf8_write(w, '"');
        utf8_write_bytes(w, column, 1);
    }
    utf8_write_bytes(w, "\" : ", 4);
}

char *text_match_query(struct arena *a, const char *typed, const char *column) {
    const char *at = text_fold(a, typed);
    struct utf8_writer w;
    utf8_writer_start(&w, a, strlen(at) * 2 + 16);
    size_t terms = 0;
    for (struct run run; terms < TERMS_MAX && next_run(&at, &run); terms++) {
        if (terms > 0)
            utf8_write_bytes(&w, " AND ", 5);
        else if (column)
            write_column(&w, column);
        utf8_write_bytes(&w, terms == 0 ? "(\"" : "\"", terms == 0 ? 2 : 1);
        if (run.cjk)
            write_pairs(&w, &run, RUN_MAX, false);
        else
            write_word(&w, &run);
        utf8_write_bytes(&w, "\"*", run.cjk && !is_single(&run) ? 1 : 2);
    }
    if (terms == 0)
        return NULL;
    utf8_write(&w, ')');
    return utf8_writer_end(&w);
}
