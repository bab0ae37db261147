#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/io/csv.h"
#include "sourcebench/io/file.h"

#include "suite.h"
#include "temporary.h"

static struct row_reader *open_text(const char *text, size_t length, char delimiter) {
    struct error err;
    struct row_reader *r =
        csv_open(decoder_new(source_from_memory(text, length), CHARSET_AUTO), delimiter, &err);
    ck_assert_ptr_nonnull(r);
    return r;
}

/* The rows as "a|b#line/c|d#line"; after the last row, where it fails, "!" and the message. */
static char *show(const char *text, char delimiter) {
    struct row_reader *r = open_text(text, strlen(text), delimiter);
    struct strbuf out = {0};
    struct row row;
    struct error err;
    while (rows_next(r, &row, &err)) {
        strbuf_add(&out, out.length ? "/" : "");
        for (size_t i = 0; i < row.n_cells; i++)
            strbuf_addf(&out, "%s%s", i ? "|" : "", row.cells[i].text);
        strbuf_addf(&out, "#%d", (int)row.line);
    }
    if (err.code != ERROR_NONE)
        strbuf_addf(&out, "!%s", err.message);
    rows_close(r);
    return strbuf_take(&out);
}

static const struct {
    const char *text, *rows;
} cases[] = {
    {"", ""},
    {"\n\n", ""},
    {"a,b\nc,d\n", "a|b#1/c|d#2"},
    {"a,b\r\nc,d", "a|b#1/c|d#2"},
    {"a,b\rc,d\r", "a|b#1/c|d#2"},
    {"a;b\nc;d\n", "a|b#1/c|d#2"},
    {"a\tb\nc\td\n", "a|b#1/c|d#2"},
    {"a|b\nc|d\n", "a|b#1/c|d#2"},
    {"a,,\n,,\n,,b", "a||#1/||b#3"},
    {"\n\na,b\n\n\nc,d", "a|b#3/c|d#6"},
    {"\"a,1\",\"say \"\"hi\"\"\"\n", "a,1|say \"hi\"#1"},
    {"\"two\nlines\",b\nc,d", "two\nlines|b#1/c|d#3"},
    {"\"two\r\nlines\r\",b\r\nc,d", "two\r\nlines\r|b#1/c|d#4"},
    {"a \"b\" c,d\n", "a \"b\" c|d#1"},
    {"\"a\" ,\"b\"x\n", "a|bx#1"},
    {"\"\",\"x\"", "|x#1"},
    {"sep=;\r\na,b;c\r\n", "a,b|c#2"},
    {"name;price\nBag, large;1,5\nBag, small;0,5\n",
     "name|price#1/Bag, large|1,5#2/Bag, small|0,5#3"},
    {"one\ntwo\n", "one#1/two#2"},
    {"\xEF\xBB\xBF\"a\",b\n", "a|b#1"},
    {"a,b\nc,\"d\ne\n", "a|b#1!Line 2 begins a quoted cell that never ends; add the missing quote "
                        "there."},
    {"a,\"\n\n\",\"x",
     "!Line 3 begins a quoted cell that never ends; add the missing quote there."},
};

START_TEST(rows_are_read) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *rows = show(cases[i].text, 0);
        ck_assert_msg(strcmp(rows, cases[i].rows) == 0, "case %zu: %s", i, rows);
        mem_free(rows);
    }
}
END_TEST

START_TEST(delimiter_can_be_given) {
    char *rows = show("a,b;c\n", ';');
    ck_assert_str_eq(rows, "a,b|c#1");
    mem_free(rows);
    rows = show("a:b,c\n", ':');
    ck_assert_str_eq(rows, "a|b,c#1");
    mem_free(rows);
}
END_TEST

START_TEST(cells_know_their_line) {
    const char *text = "a,\"x\ny\",b\n";
    struct row_reader *r = open_text(text, strlen(text), 0);
    struct row row;
    struct error err;
    ck_assert(rows_next(r, &row, &err));
    ck_assert_uint_eq(row.n_cells, 3);
    ck_assert_int_eq(row.number, 1);
    ck_assert_int_eq(row.cells[0].line, 1);
    ck_assert_int_eq(row.cells[1].line, 1);
    ck_assert_int_eq(row.cells[2].line, 2);
    ck_assert_uint_eq(row.cells[1].length, 3);
    ck_assert_str_eq(r->description, "CSV, comma, UTF-8");
    ck_assert(!r->is_workbook);
    ck_assert_int_eq(r->delimiter, ',');
    ck_assert_int_eq(r->charset, CHARSET_UTF8);
    rows_close(r);
}
END_TEST

/* Rows lie across every boundary of the window. */
START_TEST(long_file_keeps_every_row) {
    struct strbuf text = {0};
    enum { ROWS = 30000 };
    for (int i = 0; i < ROWS; i++)
        strbuf_addf(&text, "%d,\"a \"\"quoted\"\"\r\ncell %d\",%.*s\r\n", i, i, i % 37,
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");
    struct row_reader *r = open_text(text.data, text.length, 0);
    struct row row;
    struct error err;
    char expected[64];
    for (int i = 0; i < ROWS; i++) {
        ck_assert(rows_next(r, &row, &err));
        ck_assert_uint_eq(row.n_cells, 3);
        ck_assert_int_eq(row.line, 2 * i + 1);
        ck_assert_int_eq(atoi(row.cells[0].text), i);
        snprintf(expected, sizeof expected, "a \"quoted\"\r\ncell %d", i);
        ck_assert_str_eq(row.cells[1].text, expected);
        ck_assert_uint_eq(row.cells[2].length, (size_t)(i % 37));
    }
    ck_assert(!rows_next(r, &row, &err));
    ck_assert_int_eq(err.code, ERROR_NONE);
    ck_assert_int_eq(r->done, r->total);
    rows_close(r);
    strbuf_free(&text);
}
END_TEST

static void refused(struct strbuf *text, const char *part) {
    struct row_reader *r = open_text(text->data, text->length, ',');
    struct row row;
    struct error err;
    while (rows_next(r, &row, &err))
        continue;
    ck_assert_int_eq(err.code, ERROR_INPUT);
    ck_assert_msg(strstr(err.message, part) != NULL, "%s", err.message);
    ck_assert(!rows_next(r, &row, &err));
    rows_close(r);
    strbuf_free(text);
}

START_TEST(limits_hold) {
    struct strbuf text = {0};
    strbuf_add(&text, "a,b\n");
    for (int i = 0; i < 1000; i++)
        strbuf_add_char(&text, ',');
    strbuf_add(&text, "x\n");
    refused(&text, "The row at line 2 has more than 1,000 columns");
    strbuf_add(&text, "a,b\nc,\"");
    while (text.length < 3 << 20)
        strbuf_add(&text, "0123456789abcdef\n");
    refused(&text, "The cell that begins at line 2 is longer than 1 MiB");
    while (text.length < 2 << 20)
        strbuf_add(&text, "0123456789abcdef");
    refused(&text, "The cell that begins at line 1 is longer than 1 MiB");
    for (int i = 0; i < 20; i++) {
        strbuf_add(&text, i ? "," : "");
        for (int j = 0; j < 65536 - 100; j++)
            strbuf_add(&text, "0123456789abcdef");
    }
    refused(&text, "longer than 16 MiB");
}
END_TEST

static const struct {
    const char *cell, *written;
} written[] = {
    {"plain", "plain"},
    {"a,b", "\"a,b\""},
    {"say \"hi\"", "\"say \"\"hi\"\"\""},
    {"two\nlines", "\"two\nlines\""},
    {" blank", "\" blank\""},
    {"=1+1", "'=1+1"},
    {"@SUM(A1)", "'@SUM(A1)"},
    {"\t=1", "'\t=1"},
    {"\r=1", "\"'\r=1\""},
    {"+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"},
    {"-2+3+cmd", "'-2+3+cmd"},
    {"+84 28 3829-5123", "+84 28 3829-5123"},
    {"+1 (555) 010.99", "+1 (555) 010.99"},
    {"+(84) 28", "+(84) 28"},
    {"-12.5", "-12.5"},
    {"-.5", "-.5"},
    {"+1,204.50", "\"+1,204.50\""},
    {"-5%", "-5%"},
    {"-1.5e-3", "-1.5e-3"},
    {"-", "'-"},
    {"+", "'+"},
    {"-abc", "'-abc"},
    {"'tis", "'tis"},
    {"'=1", "''=1"},
    {"''-x", "'''-x"},
    {"'+84 28", "'+84 28"},
    {"'", "'"},
};

static char *write_one(const char *cell) {
    char *bytes = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&bytes, &size);
    csv_write_row(out, ',', (const char *const[]){cell, "z"}, 2);
    fclose(out);
    return bytes;
}

START_TEST(cells_are_written_safely) {
    for (size_t i = 0; i < sizeof written / sizeof *written; i++) {
        char *line = write_one(written[i].cell);
        char expected[80];
        snprintf(expected, sizeof expected, "%s,z\n", written[i].written);
        ck_assert_msg(strcmp(line, expected) == 0, "%s gives %s", written[i].cell, line);
        free(line);
    }
}
END_TEST

/* What no export has written is left as it is. */
START_TEST(apostrophes_of_others_stay) {
    ck_assert_str_eq(csv_unneutralise("'tis"), "'tis");
    ck_assert_str_eq(csv_unneutralise("'"), "'");
    ck_assert_str_eq(csv_unneutralise("''"), "''");
    ck_assert_str_eq(csv_unneutralise("'+84 28"), "'+84 28");
    ck_assert_str_eq(csv_unneutralise("'=1"), "=1");
    ck_assert_str_eq(csv_unneutralise("''=1"), "'=1");
}
END_TEST

/* Writes and reads a row of cells; the first, middle and last place are all tried. */
static void round_trip(const char *const *cells, size_t n, char delimiter) {
    char *bytes = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&bytes, &size);
    csv_write_row(out, delimiter, cells, n);
    csv_write_row(out, delimiter, cells, n);
    fclose(out);
    struct row_reader *r = open_text(bytes, size, delimiter);
    struct row row;
    struct error err;
    for (int again = 0; again < 2; again++) {
        ensure(rows_next(r, &row, &err), "%s", bytes);
        ensure(row.n_cells == n, "%s", bytes);
        for (size_t i = 0; i < n; i++)
            ensure(strcmp(csv_unneutralise(row.cells[i].text), cells[i]) == 0, "%s", bytes);
    }
    ensure(!rows_next(r, &row, &err) && err.code == ERROR_NONE, "%s", bytes);
    rows_close(r);
    free(bytes);
}

/* Every string of up to five of these, which are all that means something to writer or reader. */
START_TEST(every_string_comes_back) {
    static const char *const pieces[] = {"'",  "=", "+",  "-",  "1",  "x",
                                         "\"", ",", "\r", "\n", "\t", " "};
    enum { N = sizeof pieces / sizeof *pieces, LENGTH = 4 };
    int total = 1;
    for (int i = 0; i < LENGTH; i++)
        total *= N + 1;
    for (int code = 0; code < total; code++) {
        char cell[LENGTH + 1] = "";
        for (int rest = code; rest; rest /= N + 1)
            if (rest % (N + 1))
                strcat(cell, pieces[rest % (N + 1) - 1]);
        round_trip((const char *const[]){cell, "m", cell}, 3, code % 2 ? ',' : '\t');
    }
    round_trip((const char *const[]){"sep=;", "x"}, 2, ',');
    round_trip((const char *const[]){"\xEF\xBB\xBFname", "x"}, 2, ',');
}
END_TEST

/* The lists that brands published, as they came. */
START_TEST(real_lists_are_read_whole) {
    static const struct {
        const char *path;
        int rows;
        size_t columns;
        const char *last_heading;
    } lists[] = {
        {"tests/data/real/facilities_15.csv", 15, 4, "sector"},
        {"tests/data/real/facilities_26_geocoded.csv", 26, 6, "lng"},
        {"tests/data/real/facilities_352.csv", 351, 4, "sector"},
        {"tests/data/real/footwear_83.csv", 83, 4, "sector"},
    };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        struct error err;
        struct row row;
        struct row_reader *r = rows_open(source_path(lists[i].path), NULL, &err);
        ck_assert_msg(r != NULL, "%s", err.message);
        ck_assert(rows_next(r, &row, &err));
        ck_assert_uint_eq(row.n_cells, lists[i].columns);
        ck_assert_str_eq(row.cells[row.n_cells - 1].text, lists[i].last_heading);
        int rows = 0;
        for (; rows_next(r, &row, &err); rows++)
            ck_assert_msg(row.n_cells == lists[i].columns, "line %d", (int)row.line);
        ck_assert_int_eq(err.code, ERROR_NONE);
        ck_assert_int_eq(rows, lists[i].rows);
        rows_close(r);
    }
}
END_TEST

START_TEST(missing_file_is_named) {
    struct error err;
    ck_assert_ptr_null(rows_open("/nowhere/list.csv", NULL, &err));
    ck_assert_int_eq(err.code, ERROR_NOT_FOUND);
    ck_assert_ptr_nonnull(strstr(err.message, "/nowhere/list.csv"));
    rows_close(NULL);
}
END_TEST

TEST_MAIN(csv, rows_are_read, delimiter_can_be_given, cells_know_their_line,
          long_file_keeps_every_row, limits_hold, cells_are_written_safely,
          apostrophes_of_others_stay, every_string_comes_back, real_lists_are_read_whole,
          missing_file_is_named)
