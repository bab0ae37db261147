/*
 * Lists as they come: any form, any header, any number, and what is told about what cannot be
 * taken.
 */
#include <stdio.h>

#include "sourcebench/core/supplier.h"
#include "sourcebench/db/journal.h"
#include "sourcebench/service/import.h"

#include "session_fixture.h"
#include "suite.h"

static void import_with(struct fixture *f, const struct import_options *options,
                        struct import_report *report) {
    CHECK(f, import_suppliers(&f->session, options, report, &f->err));
}

/* Imports a text and compares the counts: rows, added, updated, unchanged, rejected. */
static void import_text(struct fixture *f, const char *text, const char *counts) {
    struct import_report r;
    struct import_options options = {.path = fixture_text(f, "list.csv", text)};
    char got[80];
    import_with(f, &options, &r);
    snprintf(got, sizeof got, "%d %d %d %d %d", (int)r.rows, (int)r.added, (int)r.updated,
             (int)r.unchanged, (int)r.rejected);
    ck_assert_msg(strcmp(got, counts) == 0, "%s: %s %s", text, got,
                  r.n_rejections ? r.rejections[0].reason : "");
    import_report_free(&r);
}

static void ask(struct fixture *f, const char *sql, const char *answer) {
    ck_assert_str_eq(fixture_ask(f, sql), answer);
}

START_TEST(columns_are_known_by_name_and_synonym) {
    static const struct {
        const char *header, *field, *how;
    } columns[] = {
        {"Factory Name", "name", "by synonym"}, {"COUNTRY", "country", "by name"},
        {"lead time", "lead_days", "by name"},  {"Colour of the gate", NULL, "not taken"},
        {"最小起订量", "moq", "by synonym"},    {"Vendor", NULL, "not taken"},
        {"lat.", "latitude", "by synonym"},     {"", NULL, "not taken"},
        {"name_key", NULL, "not taken"}};
    struct fixture *f = fixture_open();
    struct import_report r;
    struct import_options options = {
        .path = fixture_text(f, "list.csv",
                             "Factory Name,COUNTRY,lead time,Colour of the gate,最小起订量,Vendor,"
                             "lat.,,name_key\nA,VN,30,red,300,B,10.5,,k\n")};
    CHECK(f, import_preview(&f->session, &options, &r, &f->err));
    ck_assert_int_eq(r.n_columns, (int)(sizeof columns / sizeof *columns));
    for (int i = 0; i < r.n_columns; i++) {
        const struct import_column *c = &r.columns[i];
        ck_assert_str_eq(c->header, columns[i].header);
        ck_assert_pstr_eq(c->field < 0 ? NULL : supplier_fields[c->field].name, columns[i].field);
        ck_assert_str_eq(c->how, columns[i].how);
    }
    ck_assert_str_eq(r.columns[3].sample, "red");
    ck_assert_str_eq(r.format, "CSV, comma, UTF-8");
    import_report_free(&r);
    fixture_close(f);
}
END_TEST

START_TEST(a_name_beats_a_synonym) {
    struct fixture *f = fixture_open();
    import_text(f, "Vendor,Name\nwrong,right\n", "1 1 0 0 0");
    ask(f, "SELECT name FROM supplier", "right");
    fixture_close(f);
}
END_TEST

START_TEST(a_mapping_file_decides) {
    struct fixture *f = fixture_open();
    struct import_report r;
    struct import_options options = {
        .path = fixture_text(f, "list.csv", "Werk,Vendor,Menge,City\nA,B,300,Bonn\n"),
        .map_path = fixture_text(f, "map.yaml", "werk: name\nMenge: moq\nCity: none\n")};
    import_with(f, &options, &r);
    ck_assert_int_eq(r.added, 1);
    ck_assert_str_eq(r.columns[0].how, "by map");
    import_report_free(&r);
    ask(f, "SELECT name || moq || ifnull(city, '-') FROM supplier", "A300-");
    fixture_close(f);
}
END_TEST

START_TEST(mapping_errors_name_the_line) {
    static const struct {
        const char *map, *says;
    } cases[] = {
        {"Werk: name\nMenge: maq\n", "map.yaml:2: \"maq\" is no field"},
        {"Werk: name\n\nGibtsnicht: moq\n", "map.yaml:3: the list has no column \"Gibtsnicht\""},
        {"- Werk\n", "map.yaml:1:"},
        {"Werk: name_key\n", "map.yaml:1:"},
        {"Menge: moq\n", "No column of the list is known as the supplier's name"},
    };
    struct fixture *f = fixture_open();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct import_report r;
        struct import_options options = {.path = fixture_text(f, "list.csv", "Werk,Menge\nA,3\n"),
                                         .map_path = fixture_text(f, "map.yaml", cases[i].map)};
        ck_assert(!import_suppliers(&f->session, &options, &r, &f->err));
        ck_assert_int_eq(f->err.code, ERROR_INPUT);
        ck_assert_msg(strstr(f->err.message, cases[i].says) != NULL, "%s", f->err.message);
        import_report_free(&r);
    }
    fixture_close(f);
}
END_TEST

START_TEST(numbers_are_read_as_their_column_writes_them) {
    static const struct {
        const char *header, *first, *second, *stored; /* of the second */
    } cases[] = {
        {"latitude", "12,345678", "10,776", "10776000"},
        {"latitude", "12.345678", "12,345678", "12345678"},
        {"latitude", "12,5", "12.345678", "12345678"},
        {"latitude", "10.5", "-7.1234567", "-7123457"},
        {"latitude", "52,520", "48,123", "48123000"},
        {"longitude", "105,85", "105,852", "105852000"},
        {"capacity", "1 500", "12 345 678", "12345678"},
        {"capacity", "1\u00A0500", "1\u202F200 pcs", "1200"},
        {"capacity", "1'500", "1\u2019200", "1200"},
        {"capacity", "1.500,00", "1.234,00", "1234"},
        {"capacity", "1.500", "1.200", "1200"},
        {"capacity", "1,500", "1,200", "1200"},
        {"capacity", "1.234.567", "2.345.678", "2345678"},
        {"capacity", "10", "1,234,567", "1234567"},
        {"capacity", "10", "300 pcs", "300"},
        {"lead_days", "10", "38 days", "38"},
    };
    struct fixture *f = fixture_open();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fixture_reopen(f, arena_format(&f->arena, "%zu.db", i), false);
        import_text(f,
                    arena_format(&f->arena, "name;%s\nA;%s\nB;%s\n", cases[i].header,
                                 cases[i].first, cases[i].second),
                    "2 2 0 0 0");
        ask(f, arena_format(&f->arena, "SELECT %s FROM supplier WHERE name = 'B'", cases[i].header),
            cases[i].stored);
    }
    fixture_close(f);
}
END_TEST

START_TEST(days_are_read_as_their_column_writes_them) {
    static const struct {
        const char *first, *second, *stored; /* of the second; NULL: rejected */
    } cases[] = {
        {"23/11/2026", "04/05/2026", "2026-05-04"}, {"11/23/2026", "04/05/2026", "2026-04-05"},
        {"23.11.2026", "04.05.2026", "2026-05-04"}, {"2026-11-23", "2026-05-04", "2026-05-04"},
        {"01/02/2026", "04/05/2026", NULL},         {"01/02/2026", "05/05/2026", "2026-05-05"},
        {"2026-11-23", "30/05/2026", "2026-05-30"}, {"2026-11-23", "31/02/2026", NULL},
        {"2026-11-23", "04/05/2026", NULL},
    };
    struct fixture *f = fixture_open();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct import_report r;
        fixture_reopen(f, arena_format(&f->arena, "%zu.db", i), false);
        struct import_options options = {
            .path = fixture_text(f, "list.csv",
                                 arena_format(&f->arena, "name,next review\nA,%s\nB,%s\n",
                                              cases[i].first, cases[i].second))};
        import_with(f, &options, &r);
        import_report_free(&r);
        ask(f, "SELECT next_review FROM supplier WHERE name = 'B'",
            cases[i].stored ? cases[i].stored : "");
    }
    fixture_close(f);
}
END_TEST

/* The user's word decides what a column leaves open, not what it shows by itself. */
START_TEST(unclear_days_are_read_as_the_user_says) {
    static const struct {
        const char *rows, *dates, *days;
    } cases[] = {
        {"A,04/05/2026\nB,05/06/2026\n", "dmy", "2026-05-04 2026-06-05"},
        {"A,04/05/2026\nB,05/06/2026\n", "mdy", "2026-04-05 2026-05-06"},
        {"A,04/05/2026\nB,30/05/2026\n", "dmy", "2026-05-04 2026-05-30"},
        {"A,04/05/2026\nB,30/05/2026\n", "mdy", "2026-05-04 2026-05-30"},
        {"A,04/05/2026\nB,30/05/2026\nC,05/30/2026\n", "mdy", "2026-04-05 2026-05-30 2026-05-30"},
    };
    struct fixture *f = fixture_open();
    struct import_report r;
    struct import_options options = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fixture_reopen(f, arena_format(&f->arena, "%zu.db", i), false);
        options.path = fixture_text(f, "list.csv",
                                    arena_format(&f->arena, "name,next review\n%s", cases[i].rows));
        options.dates = cases[i].dates;
        import_with(f, &options, &r);
        ck_assert_int_eq(r.rejected, 0);
        import_report_free(&r);
        ask(f, "SELECT group_concat(next_review, ' ') FROM (SELECT * FROM supplier ORDER BY name)",
            cases[i].days);
    }
    options.dates = "ymd";
    ck_assert(!import_suppliers(&f->session, &options, &r, &f->err));
    ck_assert_int_eq(f->err.code, ERROR_INPUT);
    import_report_free(&r);
    fixture_close(f);
}
END_TEST

/* What the preview asks by; a row far behind the sample may answer it. */
START_TEST(the_preview_tells_of_unclear_days) {
    struct fixture *f = fixture_open();
    struct strbuf list = {0};
    struct import_report r;
    strbuf_add(&list, "name,next review,last review\n");
    for (int i = 1; i <= 300; i++)
        strbuf_addf(&list, "Mill %d,04.05.2026,%s\n", i, i == 290 ? "23/10/2026" : "03/04/2026");
    struct import_options options = {.path = fixture_text(f, "list.csv", strbuf_text(&list))};
    ck_assert(import_preview(&f->session, &options, &r, &f->err));
    ck_assert_str_eq(r.columns[1].unclear, "04.05.2026");
    ck_assert_str_eq(r.columns[1].day_first, "2026-05-04");
    ck_assert_str_eq(r.columns[1].month_first, "2026-04-05");
    ck_assert_ptr_null(r.columns[0].unclear);
    ck_assert_ptr_null(r.columns[2].unclear);
    import_report_free(&r);
    options.dates = "mdy";
    import_with(f, &options, &r);
    ck_assert_int_eq(r.rejected, 0);
    import_report_free(&r);
    ask(f, "SELECT DISTINCT next_review || ' ' || last_review FROM supplier WHERE name = 'Mill 1'",
        "2026-04-05 2026-04-03");
    strbuf_free(&list);
    fixture_close(f);
}
END_TEST

START_TEST(unknown_columns_are_kept_in_the_note) {
    struct fixture *f = fixture_open();
    struct import_report r;
    struct import_options options = {
        .path = fixture_text(f, "list.csv",
                             "name,Gate,Note,Dog\nA,red,own words,Rex\nB,,,\nC,blue,,\n"),
        .keep_unknown = true};
    import_with(f, &options, &r);
    import_report_free(&r);
    ask(f, "SELECT note FROM supplier WHERE name = 'A'", "own words\nGate: red\nDog: Rex");
    ask(f, "SELECT ifnull(note, '-') FROM supplier WHERE name = 'B'", "-");
    ask(f, "SELECT note FROM supplier WHERE name = 'C'", "Gate: blue");
    import_with(f, &options, &r);
    ck_assert_int_eq(r.unchanged, 3);
    import_report_free(&r);
    options.keep_unknown = false;
    options.path = fixture_text(f, "list.csv", "name,Gate\nD,red\n");
    import_with(f, &options, &r);
    import_report_free(&r);
    ask(f, "SELECT ifnull(note, '-') FROM supplier WHERE name = 'D'", "-");
    fixture_close(f);
}
END_TEST

START_TEST(rejected_rows_are_told_and_the_rest_is_taken) {
    static const struct {
        int64_t line;
        const char *column, *reason;
    } rejections[] = {{3, "Name", "must not be empty"},
                      {4, "MOQ", "number"},
                      {7, "Country", "country"},
                      {8, "Lead days", "3,650"},
                      {9, "Name", "1,000"}};
    struct fixture *f = fixture_open();
    struct import_report r;
    char text[12000], name[10001];
    memset(name, 'x', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    snprintf(text, sizeof text,
             "Name,MOQ,Country,Lead days\n"
             "A,300,VN,30\n"
             " ,300,VN,30\n"
             "B,a few,VN,30\n"
             "\"C\nand more\",300,VN,30\n"
             "D,1,Nowhereland,30\n"
             "E,1,VN,99999\n"
             "%s,1,VN,30\n"
             "F,,,\n",
             name);
    struct import_options options = {.path = fixture_text(f, "list.csv", text)};
    import_with(f, &options, &r);
    ck_assert_int_eq(r.rows, 8);
    ck_assert_int_eq(r.added, 3);
    ck_assert_int_eq(r.rejected, 5);
    for (int i = 0; i < r.n_rejections; i++) {
        ck_assert_int_eq(r.rejections[i].line, rejections[i].line);
        ck_assert_str_eq(r.rejections[i].column, rejections[i].column);
        ck_assert_msg(strstr(r.rejections[i].reason, rejections[i].reason) != NULL, "%s",
                      r.rejections[i].reason);
    }
    import_report_free(&r);
    ask(f, "SELECT count(*) FROM supplier", "3");
    ask(f, "SELECT name FROM supplier WHERE name LIKE 'C%'", "C and more");
    fixture_close(f);
}
END_TEST

/* The same list in every usual form. */
START_TEST(every_form_of_file_is_read) {
#define FORM(text, format)                                                                         \
    { text, sizeof text - 1, format }
    static const struct {
        const char *bytes;
        size_t length;
        const char *format;
    } forms[] = {
        FORM("name,city\nMüller,Köln\n", "CSV, comma, UTF-8"),
        FORM("\xEF\xBB\xBFname,city\r\nMüller,Köln\r\n", "CSV, comma, UTF-8"),
        FORM("name;city\nMüller;Köln\n", "CSV, semicolon, UTF-8"),
        FORM("name\tcity\nMüller\tKöln\n", "CSV, tab, UTF-8"),
        FORM("name|city\nMüller|Köln\n", "CSV, bar, UTF-8"),
        FORM("sep=;\nname;city\nMüller;Köln\n", "CSV, semicolon, UTF-8"),
        FORM("name,city\nM\xFCller,K\xF6ln\n", "CSV, comma, Windows-1252"),
        FORM("\xFF\xFEn\0a\0m\0e\0,\0c\0i\0t\0y\0\n\0M\0\xFC\0l\0l\0e\0r\0,\0K\0\xF6\0l\0n\0\n\0",
             "CSV, comma, UTF-16LE"),
        FORM("\xFE\xFF\0n\0a\0m\0e\0,\0c\0i\0t\0y\0\n\0M\0\xFC\0l\0l\0e\0r\0,\0K\0\xF6\0l\0n\0\n",
             "CSV, comma, UTF-16BE"),
        FORM("name,city,address\n\"M\xC3\xBCller\",\"K\xC3\xB6ln\",\"a \0 stray byte in a longer "
             "text\"\n",
             "CSV, comma, UTF-8"),
    };
    struct fixture *f = fixture_open();
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        struct import_report r;
        fixture_reopen(f, arena_format(&f->arena, "%zu.db", i), false);
        struct import_options options = {
            .path = fixture_write(f, "list.csv", forms[i].bytes, forms[i].length)};
        import_with(f, &options, &r);
        ck_assert_int_eq(r.added, 1);
        ck_assert_str_eq(r.format, forms[i].format);
        ask(f, "SELECT name || ' ' || city FROM supplier", "Müller Köln");
        import_report_free(&r);
    }
    fixture_close(f);
}
END_TEST

START_TEST(what_is_no_list_is_told) {
    static const struct {
        const char *text, *says;
    } cases[] = {
        {"", "is empty"},
        {"\n\n\n", "is empty"},
        {"one,two\n1,2\n", "No column of the list is known as the supplier's name"},
        {"name,city\nA,\"open\n", "Line 2"},
        {"[1, 2", ""},
    };
    struct fixture *f = fixture_open();
    struct import_report r;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct import_options options = {.path = fixture_text(f, "list.csv", cases[i].text)};
        ck_assert_msg(!import_suppliers(&f->session, &options, &r, &f->err), "%s", cases[i].text);
        ck_assert_int_eq(f->err.code, ERROR_INPUT);
        ck_assert_msg(strstr(f->err.message, cases[i].says) != NULL, "%s", f->err.message);
        import_report_free(&r);
    }
    ck_assert(!import_suppliers(&f->session, &(struct import_options){.path = "-"}, &r, &f->err));
    ck_assert_int_eq(f->err.code, ERROR_INPUT);
    import_report_free(&r);
    ck_assert(!import_suppliers(&f->session,
                                &(struct import_options){.path = fixture_path(f, "not-there.csv")},
                                &r, &f->err));
    ck_assert_int_eq(f->err.code, ERROR_NOT_FOUND);
    import_report_free(&r);
    ck_assert(!import_suppliers(
        &f->session,
        &(struct import_options){.path = fixture_text(f, "a.csv", "name\n"), .encoding = "klingon"},
        &r, &f->err));
    ck_assert_int_eq(f->err.code, ERROR_INPUT);
    import_report_free(&r);
    import_text(f, "name,city\n", "0 0 0 0 0");
    ask(f, "SELECT count(*) FROM journal WHERE author = 'lina'", "0");
    fixture_close(f);
}
END_TEST

/* What stood before a damaged place far down is kept, and the message says so. */
START_TEST(rows_before_a_damage_are_kept) {
    struct fixture *f = fixture_open();
    struct strbuf text = {0};
    struct import_report r;
    strbuf_add(&text, "name\n");
    for (int i = 0; i < 400; i++)
        strbuf_addf(&text, "Factory %d\n", i);
    strbuf_add(&text, "\"never closed\n");
    struct import_options options = {.path = fixture_text(f, "list.csv", text.data)};
    strbuf_free(&text);
    ck_assert(!import_suppliers(&f->session, &options, &r, &f->err));
    ck_assert_msg(strstr(f->err.message, "402") && strstr(f->err.message, "400 suppliers"), "%s",
                  f->err.message);
    import_report_free(&r);
    ask(f, "SELECT count(*) FROM supplier", "400");
    fixture_close(f);
}
END_TEST

START_TEST(long_names_are_taken_whole) {
    struct fixture *f = fixture_open();
    char text[1000], name[601];
    for (int i = 0; i < 200; i++)
        memcpy(name + 3 * i, "深", 3);
    name[600] = '\0';
    snprintf(text, sizeof text, "name\n%s\n", name);
    import_text(f, text, "1 1 0 0 0");
    ask(f, "SELECT name FROM supplier", name);
    import_text(f, text, "1 0 0 1 0");
    fixture_close(f);
}
END_TEST

START_TEST(empty_cells_change_nothing) {
    struct fixture *f = fixture_open();
    import_text(f, "name,country,status,kind,city\nA,VN,approved,trader,Huế\n", "1 1 0 0 0");
    import_text(f, "name,country,status,kind,city\nA,VN,,,\n", "1 0 0 1 0");
    import_text(f, "name,country,status\nA,Vietnam,blocked\n", "1 0 1 0 0");
    ask(f, "SELECT status || kind || city FROM supplier", "blockedtraderHuế");
    fixture_close(f);
}
END_TEST

START_TEST(the_source_alone_is_no_change) {
    struct fixture *f = fixture_open();
    struct import_report r;
    struct import_options options = {.path = fixture_text(f, "one.csv", "name,city\nA,Huế\n")};
    import_with(f, &options, &r);
    import_report_free(&r);
    ask(f, "SELECT source FROM supplier", "one.csv");
    options.path = fixture_text(f, "two.csv", "name,city\nA,Huế\n");
    import_with(f, &options, &r);
    ck_assert_int_eq(r.unchanged, 1);
    import_report_free(&r);
    options.source = "the fair";
    sqlite3_exec(store_handle(f->session.store), "UPDATE supplier SET source = NULL", NULL, NULL,
                 NULL);
    import_with(f, &options, &r);
    ck_assert_int_eq(r.unchanged, 1);
    import_report_free(&r);
    ask(f, "SELECT source FROM supplier", "");
    fixture_close(f);
}
END_TEST

static void counts_of(struct fixture *f, const struct import_report *r, char **text) {
    *text = arena_format(&f->arena,
                         "rows %lld added %lld updated %lld unchanged %lld rejected %lld "
                         "duplicates %lld",
                         (long long)r->rows, (long long)r->added, (long long)r->updated,
                         (long long)r->unchanged, (long long)r->rejected, (long long)r->duplicates);
}

/* Each real list: the dry run counts as the real one and writes nothing, a second run changes
 * nothing, and undo takes the whole import back in one step. */
START_TEST(real_lists_come_in_once) {
    static const char *const lists[] = {"facilities_15.csv", "facilities_15.xlsx",
                                        "facilities_26_geocoded.csv", "facilities_352.csv",
                                        "footwear_83.csv"};
    static const int rows[] = {15, 15, 26, 351, 83};
    struct fixture *f = fixture_open();
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        struct import_report r;
        struct journal_result undone;
        char *dry, *real;
        fixture_reopen(f, arena_format(&f->arena, "%zu.db", i), false);
        struct import_options options = {
            .path = source_path(arena_format(&f->arena, "tests/data/real/%s", lists[i])),
            .dry_run = true};
        import_with(f, &options, &r);
        counts_of(f, &r, &dry);
        import_report_free(&r);
        ask(f, "SELECT count(*) FROM supplier", "0");
        options.dry_run = false;
        import_with(f, &options, &r);
        counts_of(f, &r, &real);
        ck_assert_str_eq(dry, real);
        ck_assert_int_eq(r.rows, rows[i]);
        ck_assert_int_eq(r.rejected, 0);
        ck_assert_int_ge(r.added, rows[i] * 9 / 10);
        int64_t added = r.added;
        import_report_free(&r);
        const char *before = fixture_ask(f, "SELECT sum(rev) || ' ' || count(*) FROM supplier");
        import_with(f, &options, &r);
        ck_assert_msg(r.unchanged == rows[i], "%s: %lld updated", lists[i], (long long)r.updated);
        import_report_free(&r);
        ask(f, "SELECT sum(rev) || ' ' || count(*) FROM supplier", before);
        CHECK(f, journal_undo(f->session.store, NULL, &undone, &f->err));
        ask(f, "SELECT count(*) FROM supplier", "0");
        ck_assert_int_ge(undone.rows, added);
    }
    fixture_close(f);
}
END_TEST

/* Lists of one factory that say different things: the newest says what it is, and one that was
 * there before does not take it back, nor what was edited since, until its import is undone. */
START_TEST(lists_do_not_take_turns) {
    struct fixture *f = fixture_open();
    struct import_report r;
    struct journal_result undone;
    struct import_options one = {.path = fixture_text(f, "one.csv", "name,city\nA,Huế\n")};
    struct import_options two = {.path = fixture_text(f, "two.csv", "name,city\nA,Hue\n")};
    static const char city[] = "SELECT city FROM supplier";
    for (int i = 0; i < 3; i++) {
        import_with(f, &one, &r);
        ck_assert_int_eq(r.added, i == 0);
        ck_assert_int_eq(r.unchanged, i > 0);
        ck_assert_int_eq(r.known, i > 0);
        ck_assert_int_eq(r.duplicates, 0);
        import_report_free(&r);
        import_with(f, &two, &r);
        ck_assert_int_eq(r.updated, i == 0);
        import_report_free(&r);
        ask(f, city, "Hue");
    }
    CHECK(f, journal_undo(f->session.store, NULL, &undone, &f->err));
    ask(f, city, "Huế");
    import_with(f, &two, &r);
    ck_assert_int_eq(r.updated, 1);
    import_report_free(&r);
    ask(f, city, "Hue");
    fixture_text(f, "one.csv", "name,city\nA,Hà Nội\n"); /* a new list under the name */
    import_with(f, &one, &r);
    ck_assert_int_eq(r.updated, 1);
    import_report_free(&r);
    ask(f, city, "Hà Nội");
    two.map_path = fixture_text(f, "map.yaml", "city: local_name\n"); /* says something new */
    import_with(f, &two, &r);
    ck_assert_int_eq(r.updated, 1);
    import_report_free(&r);
    ask(f, "SELECT city || local_name FROM supplier", "Hà NộiHue");
    fixture_close(f);
}
END_TEST

static bool stop_at_once(void *user, int64_t done, int64_t total) {
    (void)done;
    (void)total;
    ++*(int *)user;
    return false;
}

START_TEST(a_stopped_import_keeps_what_it_has) {
    struct fixture *f = fixture_open();
    struct strbuf text = {0};
    struct import_report r;
    struct journal_result undone;
    int calls = 0;
    strbuf_add(&text, "name\n");
    for (int i = 0; i < 1200; i++)
        strbuf_addf(&text, "Factory %d\n", i);
    struct import_options options = {.path = fixture_text(f, "list.csv", text.data),
                                     .progress = {stop_at_once, &calls}};
    strbuf_free(&text);
    import_with(f, &options, &r);
    ck_assert(r.stopped);
    ck_assert_int_eq(calls, 1);
    ck_assert_int_eq(r.added, r.rows);
    ask(f, "SELECT count(*) FROM supplier", arena_format(&f->arena, "%lld", (long long)r.rows));
    import_report_free(&r);
    CHECK(f, journal_undo(f->session.store, NULL, &undone, &f->err));
    ask(f, "SELECT count(*) FROM supplier", "0");
    fixture_close(f);
}
END_TEST

TEST_MAIN(import, unclear_days_are_read_as_the_user_says, the_preview_tells_of_unclear_days,
          lists_do_not_take_turns, columns_are_known_by_name_and_synonym, a_name_beats_a_synonym,
          a_mapping_file_decides, mapping_errors_name_the_line,
          numbers_are_read_as_their_column_writes_them, days_are_read_as_their_column_writes_them,
          unknown_columns_are_kept_in_the_note, rejected_rows_are_told_and_the_rest_is_taken,
          every_form_of_file_is_read, what_is_no_list_is_told, rows_before_a_damage_are_kept,
          long_names_are_taken_whole, empty_cells_change_nothing, the_source_alone_is_no_change,
          real_lists_come_in_once, a_stopped_import_keeps_what_it_has)
