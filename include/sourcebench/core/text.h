/*
 * Text as people write it: normalisation, folding, words for searching, names that mean the same.
 * All input is NUL-terminated UTF-8 unless said otherwise; results live in the arena.
 */
#ifndef SOURCEBENCH_CORE_TEXT_H
#define SOURCEBENCH_CORE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sourcebench/core/memory.h"

/* Whether the bytes are valid UTF-8 without NUL. */
bool text_valid(const char *s, size_t length);
/* Invalid bytes become U+FFFD. */
char *text_repair(struct arena *a, const char *s, size_t length);
/* NFC, blanks (every Unicode space, tabs, line ends unless keep_lines) trimmed and collapsed,
 * control and bidirectional characters removed. What every stored text goes through. */
char *text_clean(struct arena *a, const char *s, bool keep_lines);
size_t text_length(const char *s); /* in characters */
/* The first characters of s; the whole where it has no more. */
char *text_cut(struct arena *a, const char *s, size_t characters);

/* For comparing and searching: case folded, marks removed, also letters that do not decompose (đ ł
 * ø ı → d l o i, ß → ss), full-width forms to plain ones. */
char *text_fold(struct arena *a, const char *s);
/* The folded name with punctuation and blanks reduced to single blanks: same factory, same key, and
 * the order of lists. "Saigon Trail Bags Co., Ltd." → "saigon trail bags co ltd". Between Chinese,
 * Japanese and Korean characters blanks go too. A name without any letter or digit is its own key.
 */
char *text_name_key(struct arena *a, const char *name);
/* A name's key without legal forms (co, ltd, jsc, gmbh, 有限公司 …) and blanks, for names that are
 * similar. */
char *text_key_core(struct arena *a, const char *name_key);
/* 0 … 1000: how alike two name cores are (trigram Dice coefficient, by mille). Names that count
 * differently ("factory12", "factory14") are two names: 0. */
int text_similarity(const char *core_a, const char *core_b);

/* Words for the search index: folded, blank-separated; runs of Chinese, Japanese and Korean
 * characters as overlapping pairs with the last character alone ("深圳市" → "深圳 圳市 市"), so
 * that any substring of a run is found from one character. Every blank-separated word is one token
 * of FTS5's unicode61; vowel signs, which that would split at, are written as private characters.
 */
char *text_index_words(struct arena *a, const char *s);
/* The FTS5 query for what was typed: every word a prefix, CJK runs as phrases; NULL where
 * there is no word. Column filter (may be NULL) is put before. Never a syntax error in FTS5. At
 * most 32 terms and the first 64 characters of a CJK run are looked for. */
char *text_match_query(struct arena *a, const char *typed, const char *column);

/* "Did you mean": the nearest of n names to what was typed, by letters that are missing, wrong, too
 * many or exchanged with their neighbour; NULL where none is near. */
const char *text_nearest(const char *typed, const char *const *names, size_t n);

/* Fuzzy match for pickers and the palette: 0 no match; higher is better (word starts, runs, and
 * the beginning weigh more). Case and marks are ignored. */
int text_fuzzy(const char *pattern, const char *candidate);

#endif
