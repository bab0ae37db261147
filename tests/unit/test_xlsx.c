#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/io/rows.h"

#include "suite.h"
#include "temporary.h"

static const char *folder;
static struct error err;

static const char relations[] =
    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
    "<Relationship Id='rId1' Type='http://x/relationships/officeDocument' "
    "Target='xl/workbook.xml'/>"
    "</Relationships>";
static const char book_relations[] =
    "<Relationships><Relationship Id='r1' Type='http://x/worksheet' Target='worksheets/s1.xml'/>"
    "<Relationship Id='r2' Type='http://x/worksheet' Target='/xl/worksheets/s2.xml'/>"
    "<Relationship Id='r3' Type='http://x/sharedStrings' Target='strings.xml'/>"
    "<Relationship Id='r4' Type='http://x/styles' Target='styles.xml'/></Relationships>";
static const char workbook[] =
    "<workbook xmlns:r='http://x'><sheets><sheet name='Suppliers' sheetId='1' r:id='r1'/>"
    "<sheet name='Other &amp; more' sheetId='2' r:id='r2'/></sheets></workbook>";
static const char strings[] =
    "<sst><si><t>name</t></si><si><r><t>Sai</t></r><r><t xml:space='preserve'>gon </t></r></si>"
    "<si><t>東京</t><rPh sb='0' "
    "eb='2'><t>トウキョウ</t></rPh></si><si><t>a_x000D_b_x005F_x</t></si></sst>";
static const char styles[] =
    "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='yyyy\\-mm\\-dd hh:mm'/>"
    "<numFmt numFmtId='165' formatCode='[Red]#,##0.00&quot;d&quot;'/></numFmts>"
    "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
    "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/>"
    "<xf numFmtId='20'/></cellXfs></styleSheet>";
static const char other_sheet[] =
    "<worksheet><sheetData><row><c "
    "t='inlineStr'><is><t>second</t></is></c></row></sheetData></worksheet>";

static void add_part(zip_t *zip, const char *name, const char *text, size_t length) {
    zip_source_t *source = zip_source_buffer(zip, text, length, 0);
    ck_assert(zip_file_add(zip, name, source, ZIP_FL_OVERWRITE) >= 0);
}

/* A workbook whose first sheet is the given XML. */
static const char *make(const char *sheet, size_t length, const char *shared) {
    const char *path = temporary_path(folder, "book.xlsx");
    int code;
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code);
    ck_assert_ptr_nonnull(zip);
    add_part(zip, "_rels/.rels", relations, strlen(relations));
    add_part(zip, "xl/_rels/workbook.xml.rels", book_relations, strlen(book_relations));
    add_part(zip, "xl/workbook.xml", workbook, strlen(workbook));
    add_part(zip, "xl/strings.xml", shared, strlen(shared));
    add_part(zip, "xl/styles.xml", styles, strlen(styles));
    add_part(zip, "xl/worksheets/s2.xml", other_sheet, strlen(other_sheet));
    add_part(zip, "xl/worksheets/s1.xml", sheet, length);
    ck_assert_int_eq(zip_close(zip), 0);
    return path;
}

/* All rows as "a|b#line/c#line". */
static char *show(const char *path, const char *sheet) {
    struct rows_options options = {.sheet = sheet};
    struct row_reader *r = rows_open(path, &options, &err);
    struct strbuf out = {0};
    struct row row;
    if (!r) {
        strbuf_addf(&out, "!%s", err.message);
        return strbuf_take(&out);
    }
    while (rows_next(r, &row, &err)) {
        strbuf_add(&out, out.length ? "/" : "");
        for (size_t i = 0; i < row.n_cells; i++)
            strbuf_addf(&out, "%s%s", i ? "|" : "", row.cells[i].text);
        strbuf_addf(&out, "#%d", (int)row.line);
    }
    if (err.code != ERROR_NONE)
        strbuf_addf(&out, "!%s", err.message);
    ck_assert(!rows_next(r, &row, &err));
    rows_close(r);
    return strbuf_take(&out);
}

static void check_rows(const char *data, const char *expected) {
    struct strbuf sheet = {0};
    strbuf_addf(&sheet,
                "<x:worksheet xmlns:x='http://x'><x:sheetData>%s</x:sheetData></x:worksheet>",
                data);
    char *rows = show(make(sheet.data, sheet.length, strings), NULL);
    ck_assert_msg(strcmp(rows, expected) == 0, "%s gives %s", data, rows);
    mem_free(rows);
    strbuf_free(&sheet);
}

static const struct {
    const char *data, *rows;
} cases[] = {
    {"", ""},
    {"<x:row r='1'><x:c r='A1' t='s'><x:v>0</x:v></x:c><x:c r='B1' "
     "t='s'><x:v>1</x:v></x:c></x:row>",
     "name|Saigon #1"},
    {"<x:row r='7'><x:c r='C7' t='s'><x:v>2</x:v></x:c></x:row>", "||東京#7"},
    {"<x:row><x:c><x:v>1</x:v></x:c></x:row><x:row/><x:row><x:c><x:v>2</x:v></x:c></x:row>",
     "1#1/2#3"},
    {"<x:row r='2'><x:c r='A2' "
     "t='inlineStr'><x:is><x:t>in</x:t><x:r><x:t>line</x:t></x:r></x:is></x:c>"
     "<x:c t='str'><x:f>A1</x:f><x:v>formula</x:v></x:c><x:c t='b'><x:v>1</x:v></x:c>"
     "<x:c t='b'><x:v>0</x:v></x:c><x:c t='e'><x:v>#N/A</x:v></x:c></x:row>",
     "inline|formula|TRUE|FALSE|#N/A#2"},
    {"<x:row><x:c><x:v>12.5</x:v></x:c><x:c><x:v>12.300000000000001</x:v></x:c>"
     "<x:c><x:v>8.4908123456E10</x:v></x:c><x:c><x:v>1.5E-3</x:v></x:c><x:c "
     "s='3'><x:v>7</x:v></x:c></x:row>",
     "12.5|12.3|84908123456|0.0015|7#1"},
    /* 2026-11-23 is 46349; 61 is 1900-03-01, 59 is 1900-02-28. */
    {"<x:row><x:c s='1'><x:v>46349</x:v></x:c><x:c s='2'><x:v>46349.597222222</x:v></x:c>"
     "<x:c s='2'><x:v>46349</x:v></x:c><x:c s='1'><x:v>61</x:v></x:c><x:c s='1'><x:v>59</x:v></x:c>"
     "<x:c s='4'><x:v>0.5</x:v></x:c><x:c s='1'><x:v>-1</x:v></x:c><x:c s='1' "
     "t='s'><x:v>0</x:v></x:c></x:row>",
     "2026-11-23|2026-11-23 14:20:00|2026-11-23|1900-03-01|1900-02-28|12:00:00|-1|name#1"},
    {"<x:row><x:c t='s'><x:v>3</x:v></x:c></x:row>", "a\rb_x#1"},
    {"<x:row r='3'><x:c r='XFD3' s='1'/><x:c r='A3'><x:v>1</x:v></x:c></x:row>", "1#3"},
};

START_TEST(rows_are_read) {
    folder = temporary_folder();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_rows(cases[i].data, cases[i].rows);
    temporary_remove(folder);
}
END_TEST

static void refused(const char *sheet, const char *shared, const char *part) {
    char *rows = show(make(sheet, strlen(sheet), shared), NULL);
    ck_assert_msg(strchr(rows, '!') && strstr(rows, part), "%s", rows);
    mem_free(rows);
}

START_TEST(bad_workbooks_are_refused) {
    folder = temporary_folder();
    refused("<worksheet><row><c t='s'><v>9</v></c></row></worksheet>", strings,
            "a text that is not there");
    refused("<worksheet><row><c r='ALM1'><v>9</v></c></row></worksheet>", strings,
            "more than 1,000 columns");
    refused("<worksheet><row><c><v>9</v></row>", strings, "mismatched tag");
    refused("<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet/>", strings, "declares a document type");
    refused(
        "<worksheet/>",
        "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><sst><si><t>&b;</t></si></sst>",
        "declares a document type");
    const char *path = temporary_path(folder, "broken.xlsx");
    FILE *file = fopen(path, "w");
    fputs("PK\x03\x04 and nothing else", file);
    fclose(file);
    char *rows = show(path, NULL);
    ck_assert_ptr_nonnull(strstr(rows, "damaged archive"));
    mem_free(rows);
    temporary_remove(folder);
}
END_TEST

START_TEST(sheets_are_found_by_name) {
    folder = temporary_folder();
    const char *path = make(other_sheet, strlen(other_sheet), strings);
    char *rows = show(path, "Other & more");
    ck_assert_str_eq(rows, "second#1");
    mem_free(rows);
    rows = show(path, "None");
    ck_assert_ptr_nonnull(strstr(rows, "no sheet \"None\"; its first one is \"Suppliers\""));
    mem_free(rows);
    temporary_remove(folder);
}
END_TEST

/* 300 MiB of blanks pack into 300 KiB. */
START_TEST(bombs_are_refused) {
    folder = temporary_folder();
    size_t length = 300u << 20;
    char *sheet = mem_alloc(length, 1);
    memset(sheet, ' ', length);
    memcpy(sheet, "<worksheet>", 11);
    char *rows = show(make(sheet, length, strings), NULL);
    ck_assert_msg(strstr(rows, "more than 256 MiB") != NULL, "%s", rows);
    mem_free(rows);
    mem_free(sheet);
    temporary_remove(folder);
}
END_TEST

START_TEST(real_list_is_read_whole) {
    struct row row;
    struct row_reader *r = rows_open(source_path("tests/data/real/facilities_15.xlsx"), NULL, &err);
    ck_assert_msg(r != NULL, "%s", err.message);
    ck_assert(r->is_workbook);
    ck_assert_int_eq(r->delimiter, 0);
    ck_assert(rows_next(r, &row, &err));
    ck_assert_uint_eq(row.n_cells, 4);
    ck_assert_str_eq(row.cells[1].text, "name");
    int rows = 0;
    for (; rows_next(r, &row, &err); rows++)
        ck_assert_uint_eq(row.n_cells, 4);
    ck_assert_int_eq(err.code, ERROR_NONE);
    ck_assert_int_eq(rows, 15);
    ck_assert_int_eq(r->done, r->total);
    rows_close(r);
}
END_TEST

TEST_MAIN(xlsx, rows_are_read, bad_workbooks_are_refused, sheets_are_found_by_name,
          bombs_are_refused, real_list_is_read_whole)
