/*
 * Index words and queries against the real FTS5: what is written there is found as it is typed.
 */
#include "sourcebench/core/text.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "sourcebench/core/letter.h"
#include "sourcebench/core/utf8.h"
#include "suite.h"

#define ROWS(table) (sizeof(table) / sizeof *(table))

static const char *const names[] = {
    "Saigon Trail Bags Co., Ltd.",
    "Công ty TNHH Túi Xách Đà Nẵng",
    "Yıldız Çanta San. ve Tic. A.Ş.",
    "Łódź Torby sp. z o.o. \"Øresund\"",
    "深圳市鎏霆背包（东莞）有限公司",
    "3M中国有限公司 Shenzhen",
    "ムーンスター株式会社 がま口",
    "주식회사 한국가방",
    "บริษัท กระเป๋าเดินทาง จำกัด",
    "हिन्दुस्तान बैग लिमिटेड",
    "বাংলাদেশ ব্যাগ লিমিটেড",
    "شركة الحَقائب المتّحدة",
    "တောင်ကြီး အိတ်",
    "កាបូបស្ពាយ",
    "𠮷野家 𰻞 厂",
    "ㄅㄆㄇ 〇〇七 佐々木",
    "ᦆᦱᧉ ᳲᳳ",
    "Großmann & Söhne GmbH",
    "Ελληνικά ΣΑΚΙΔΙΑ",
    "O’Neill’s Warehouse-7",
};

struct fixture {
    sqlite3 *db;
    struct arena arena;
};

static void run(sqlite3 *db, const char *sql) {
    ck_assert_msg(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK, "%s", sqlite3_errmsg(db));
}

static sqlite3_stmt *prepare(sqlite3 *db, const char *sql) {
    sqlite3_stmt *statement;
    ck_assert_int_eq(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    return statement;
}

static void open_index(struct fixture *f) {
    *f = (struct fixture){0};
    ck_assert_int_eq(sqlite3_open(":memory:", &f->db), SQLITE_OK);
    run(f->db, "CREATE VIRTUAL TABLE t USING fts5(name, place, marks, words,"
               " tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3')");
}

static void close_index(struct fixture *f) {
    arena_free(&f->arena);
    ck_assert_int_eq(sqlite3_close(f->db), SQLITE_OK);
}

static void insert(struct fixture *f, sqlite3_int64 id, const char *name) {
    sqlite3_stmt *s = prepare(f->db, "INSERT INTO t(rowid, name) VALUES(?, ?)");
    sqlite3_bind_int64(s, 1, id);
    sqlite3_bind_text(s, 2, text_index_words(&f->arena, name), -1, SQLITE_TRANSIENT);
    ck_assert_int_eq(sqlite3_step(s), SQLITE_DONE);
    sqlite3_finalize(s);
}

static void open_with_names(struct fixture *f) {
    open_index(f);
    for (size_t i = 0; i < ROWS(names); i++)
        insert(f, (sqlite3_int64)i, names[i]);
}

static void insert_every_character(struct fixture *f) {
    sqlite3_stmt *s = prepare(f->db, "INSERT INTO t(rowid, name) VALUES(?, ?)");
    run(f->db, "BEGIN");
    /* Beyond the second plane all are Han or nothing: a sample will do. */
    for (uint32_t c = 1; c <= 0x10FFFF; c += c < 0x20000 ? 1 : 61) {
        char text[8] = "a";
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        size_t length = 1 + utf8_encode(c, text + 1);
        text[length] = 'b';
        struct arena a = {0};
        sqlite3_bind_int64(s, 1, c);
        sqlite3_bind_text(s, 2, text_index_words(&a, text), -1, SQLITE_TRANSIENT);
        ck_assert_int_eq(sqlite3_step(s), SQLITE_DONE);
        sqlite3_reset(s);
        arena_free(&a);
    }
    run(f->db, "COMMIT");
    sqlite3_finalize(s);
}

/* Whether the name of that id matches; any error of FTS5 fails the test. */
static bool matches(struct fixture *f, sqlite3_int64 id, const char *query) {
    sqlite3_stmt *s = prepare(f->db, "SELECT 1 FROM t WHERE t MATCH ? AND rowid = ?");
    sqlite3_bind_text(s, 1, query, -1, SQLITE_TRANSIENT);
    sqlite3_bind_int64(s, 2, id);
    int result = sqlite3_step(s);
    ck_assert_msg(result == SQLITE_ROW || result == SQLITE_DONE, "%s: %s", query,
                  sqlite3_errmsg(f->db));
    sqlite3_finalize(s);
    return result == SQLITE_ROW;
}

static void must_find(struct fixture *f, size_t id, const char *start, const char *end) {
    char *typed = arena_bytes(&f->arena, start, (size_t)(end - start));
    char *query = text_match_query(&f->arena, typed, NULL);
    if (query) /* none where the part is but punctuation */
        ck_assert_msg(matches(f, (sqlite3_int64)id, query), "%s in %s by %s", typed, names[id],
                      query);
}

/* Every word and every prefix of it, as the name is written. */
START_TEST(prefixes_of_words_are_found) {
    struct fixture f;
    open_with_names(&f);
    for (size_t i = 0; i < ROWS(names); i++) {
        bool at_start = true;
        for (const char *s = names[i]; *s;) {
            const char *next = s;
            enum letter_kind kind = letter_kind(utf8_next(&next));
            const char *end = s;
            while (at_start && *end) {
                utf8_next(&end);
                must_find(&f, i, s, end);
            }
            at_start = kind == LETTER_NONE;
            s = next;
        }
    }
    close_index(&f);
}
END_TEST

START_TEST(parts_of_cjk_runs_are_found) {
    struct fixture f;
    open_with_names(&f);
    for (size_t i = 0; i < ROWS(names); i++)
        for (const char *s = names[i]; *s; utf8_next(&s))
            for (const char *end = s; *end;) {
                const char *last = end;
                if (letter_kind(utf8_next(&end)) != LETTER_CJK) {
                    end = last;
                    break;
                }
                must_find(&f, i, s, end);
            }
    close_index(&f);
}
END_TEST

START_TEST(only_what_is_meant_is_found) {
    struct fixture f;
    open_with_names(&f);
    static const struct {
        const char *typed;
        int id; /* the only one, or -1 for none */
    } cases[] = {
        {"saigon tr", 0},    {"TRAIL saigon", 0}, {"da nang", 1},  {"DANANG", -1},
        {"çanta yildiz", 2}, {"lodz oresund", 3}, {"鎏霆", 4},     {"霆", 4},
        {"深圳鎏", -1},      {"圳市鎏霆背", 4},   {"包东", -1},    {"背包（东莞", 4},
        {"3m中国", 5},       {"ガマ", -1},        {"がま", 6},     {"국가", 7},
        {"กระเป๋า", 8},       {"กระเป๋าเด", 8},     {"กระเปา", -1},  {"हिन्दु", 9},
        {"हिन्दी", -1},       {"الحقائب", 11},     {"𠮷野", 14},    {"𰻞", 14},
        {"々木", 15},        {"grossmann", 17},   {"σακιδια", 18}, {"o'neill", 19},
        {"warehouse 7", 19}, {"aigon", -1},
    };
    for (size_t i = 0; i < ROWS(cases); i++) {
        char *query = text_match_query(&f.arena, cases[i].typed, "name");
        for (size_t id = 0; id < ROWS(names); id++)
            ck_assert_msg(matches(&f, (sqlite3_int64)id, query) == ((int)id == cases[i].id),
                          "%s in %s", cases[i].typed, names[id]);
        if (cases[i].id >= 0)
            ck_assert(
                !matches(&f, cases[i].id, text_match_query(&f.arena, cases[i].typed, "place")));
    }
    close_index(&f);
}
END_TEST

/* A character of Unicode between two letters: as many tokens as words, so that unicode61 splits
 * at the blanks and nowhere else. */
START_TEST(tokens_are_the_words_written) {
    struct fixture f;
    open_index(&f);
    insert_every_character(&f);
    run(f.db, "CREATE VIRTUAL TABLE v USING fts5vocab(t, 'instance')");
    sqlite3_stmt *s = prepare(
        f.db, "SELECT t.rowid, name, n FROM t JOIN (SELECT doc, count(*) AS n FROM v GROUP BY doc)"
              " ON doc = t.rowid WHERE n <> 1 + length(name) - length(replace(name, ' ', ''))");
    int wrong = 0;
    while (sqlite3_step(s) == SQLITE_ROW && wrong < 20) {
        printf("U+%04X %s %d\n", (unsigned)sqlite3_column_int(s, 0),
               (const char *)sqlite3_column_text(s, 1), sqlite3_column_int(s, 2));
        wrong++;
    }
    sqlite3_finalize(s);
    ck_assert_int_eq(wrong, 0);
    close_index(&f);
}
END_TEST

START_TEST(nothing_typed_is_a_syntax_error) {
    static const char *const typed[] = {
        "\"",       "a\"b",    "\" OR 1", "name:x",  "a AND",    "OR",     "NOT NOT",
        "NEAR(a b", "a*",      "*",       "^a",      "(a",       "a)",     "-a +b",
        "{a b}:c",  "\\",      "'",       "a\nb\tc", "\xFF\xFE", "a\xFF",  "深\"圳",
        "( ) : *",  "a,b;c.d", "and or",  "\uE000",  "\u0301",   "\u3099", "\U0010FFFF",
        "near",     "ิ",        "ः",       "ﷺ",       "½",        "\uFDD0", "a\u200Bb",
    };
    struct fixture f;
    open_with_names(&f);
    for (size_t i = 0; i < ROWS(typed); i++) {
        char *query = text_match_query(&f.arena, typed[i], "name");
        if (query)
            matches(&f, 0, query);
    }
    ck_assert_ptr_null(text_match_query(&f.arena, "", NULL));
    ck_assert_ptr_null(text_match_query(&f.arena, " - \"()", "name"));
    close_index(&f);
}
END_TEST

START_TEST(very_long_input_is_answered) {
    struct fixture f;
    open_with_names(&f);
    struct utf8_writer words, run;
    utf8_writer_start(&words, &f.arena, 0);
    utf8_writer_start(&run, &f.arena, 0);
    for (int i = 0; i < 10000; i++) {
        utf8_write_bytes(&words, "saigon ", 7);
        utf8_write(&run, 0x6DF1);
    }
    ck_assert(matches(&f, 0, text_match_query(&f.arena, utf8_writer_end(&words), NULL)));
    ck_assert(!matches(&f, 0, text_match_query(&f.arena, utf8_writer_end(&run), NULL)));
    close_index(&f);
}
END_TEST

START_TEST(words_and_queries_look_as_documented) {
    struct arena a = {0};
    ck_assert_str_eq(text_index_words(&a, "深圳市"), "深圳 圳市 市");
    ck_assert_str_eq(text_index_words(&a, "深"), "深");
    ck_assert_str_eq(text_index_words(&a, "Túi-Xách 3M中国"), "tui xach 3m 中国 国");
    ck_assert_str_eq(text_index_words(&a, " -- "), "");
    ck_assert_str_eq(text_match_query(&a, "Túi x", NULL), "(\"tui\"* AND \"x\"*)");
    ck_assert_str_eq(text_match_query(&a, "深圳市", "name"), "\"name\" : (\"深圳 圳市\")");
    ck_assert_str_eq(text_match_query(&a, "深", NULL), "(\"深\"*)");
    arena_free(&a);
}
END_TEST

TEST_MAIN(search_words, prefixes_of_words_are_found, parts_of_cjk_runs_are_found,
          only_what_is_meant_is_found, tokens_are_the_words_written,
          nothing_typed_is_a_syntax_error, very_long_input_is_answered,
          words_and_queries_look_as_documented)
