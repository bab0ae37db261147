/*
 * The report of an inspection, from records made here: 125 of 3,000 bags, AQL 2.5 (K: Ac 7) and 4.0
 * (Ac 10) by ISO 2859-1; what a reader must find in it; and that text of suppliers stays text.
 */
#include <stdio.h>
#include <string.h>

#include "sourcebench/core/supplier.h"
#include "sourcebench/io/file.h"
#include "sourcebench/io/html.h"
#include "sourcebench/io/table.h"
#include "sourcebench/service/inspection_report.h"

#include "suite.h"
#include "temporary.h"

static struct record_set set;
static struct arena arena;
static struct record *inspection;

static struct record *add(const struct entity *entity, int parent) {
    struct record *r = record_set_new(&set, entity);
    if (parent >= 0)
        r->values[parent] = value_int(inspection->id);
    return r;
}

static void set_text(struct record *r, int field, const char *text) {
    r->values[field] = value_text(text);
}

static void set_int(struct record *r, int field, int64_t i) {
    r->values[field] = value_int(i);
}

static void add_class(const char *class, const char *kind, int64_t aql, int64_t n, int64_t ac) {
    struct record *c = add(&plan_class_entity, PLAN_CLASS_INSPECTION);
    set_text(c, PLAN_CLASS_CLASS, class);
    set_text(c, PLAN_CLASS_KIND, kind);
    set_text(c, PLAN_CLASS_MODE, "defective");
    set_text(c, PLAN_CLASS_LEVEL, "II");
    set_text(c, PLAN_CLASS_SEVERITY, "normal");
    if (aql) {
        set_int(c, PLAN_CLASS_AQL, aql);
        set_text(c, PLAN_CLASS_LETTER, "K");
    }
    set_int(c, PLAN_CLASS_LOT, 3000);
    set_int(c, PLAN_CLASS_N, n);
    set_int(c, PLAN_CLASS_AC, ac);
}

static struct record *add_units(int64_t number, int64_t units) {
    struct record *u = add(&drawn_entity, DRAWN_INSPECTION);
    set_int(u, DRAWN_NUMBER, number);
    set_int(u, DRAWN_UNITS, units);
    set_text(u, DRAWN_KIND, "unit");
    set_int(u, DRAWN_FINISHED, 1);
    return u;
}

static struct record *add_defect(const struct record *unit, const char *code, const char *name) {
    struct record *d = add(&defect_entity, DEFECT_INSPECTION);
    set_int(d, DEFECT_UNIT, unit->id);
    set_text(d, DEFECT_CODE, code);
    set_text(d, DEFECT_NAME, name);
    set_text(d, DEFECT_CLASS, "major");
    set_int(d, DEFECT_COUNT, 1);
    return d;
}

/* 25.2 cm, 1 less or 2 more allowed: 24.1 is 0.1 too short, 27.2 just fits. */
static void add_measured(void) {
    static const int64_t values[] = {252000, 241000, 272000};
    struct record *item = add(&result_entity, RESULT_INSPECTION);
    set_text(item, RESULT_PART, "Size");
    set_text(item, RESULT_KIND, "measurement");
    set_text(item, RESULT_WHAT, "height");
    set_text(item, RESULT_UNIT, "cm");
    set_text(item, RESULT_STATE, "open");
    set_int(item, RESULT_N, 3);
    set_int(item, RESULT_NOMINAL, 252000);
    set_int(item, RESULT_MINUS, 10000);
    set_int(item, RESULT_PLUS, 20000);
    for (int i = 0; i < 3; i++) {
        struct record *m = record_set_new(&set, &measurement_entity);
        set_int(m, MEASUREMENT_RESULT, item->id);
        set_int(m, MEASUREMENT_NUMBER, i + 1);
        set_int(m, MEASUREMENT_VALUE, values[i]);
    }
}

static void add_item(const char *part, const char *what, const char *state) {
    struct record *item = add(&result_entity, RESULT_INSPECTION);
    set_int(item, RESULT_POSITION, 10);
    set_text(item, RESULT_PART, part);
    set_text(item, RESULT_KIND, "visual");
    set_text(item, RESULT_WHAT, what);
    set_text(item, RESULT_STATE, state);
}

static void begin(void) {
    struct record *supplier = record_set_new(&set, &supplier_entity);
    set_text(supplier, SUPPLIER_NAME, "深圳市<script>箱包 & Co.");
    inspection = record_set_new(&set, &inspection_entity);
    set_text(inspection, INSPECTION_NUMBER, "QI-L0042");
    set_int(inspection, INSPECTION_SUPPLIER, supplier->id);
    set_text(inspection, INSPECTION_GOODS, "Urban Commuter Mini");
    set_text(inspection, INSPECTION_STAGE, "pre-shipment");
    set_text(inspection, INSPECTION_STATUS, "open");
    set_text(inspection, INSPECTION_ENTRY, "units");
    set_int(inspection, INSPECTION_LOT, 3000);
    add_class("critical", "zero", 0, 125, 0);
    add_class("major", "aql", 2500, 125, 7);
    add_class("minor", "aql", 4000, 125, 10);
}

static void end(void) {
    record_set_free(&set);
    arena_free(&arena);
}

static const char *report(enum inspection_report_form form, int width) {
    char *bytes = NULL;
    size_t size = 0;
    struct inspection_state state;
    inspection_state_read(&set, inspection, &arena, &state);
    struct inspection_report r = {
        .set = &set, .state = &state, .made = "2026-11-23 by lina", .width = width};
    FILE *out = open_memstream(&bytes, &size);
    inspection_report_write(&r, form, out);
    fclose(out);
    const char *kept = arena_bytes(&arena, bytes, size);
    free(bytes);
    return kept;
}

static void has(const char *page, const char *text) {
    ck_assert_msg(strstr(page, text), "\"%s\" is not in\n%s", text, page);
}

static void has_not(const char *page, const char *text) {
    ck_assert_msg(!strstr(page, text), "\"%s\" is in\n%s", text, page);
}

/* Whether a line of the page holds all words; they stand between blanks. */
static bool has_line(const char *page, const char *const *words) {
    for (const char *line = page; *line; line += strcspn(line, "\n") + (strchr(line, '\n') != 0)) {
        const char *copy = arena_bytes(&arena, line, strcspn(line, "\n")), *at = copy;
        int i = 0;
        while (words[i] && (at = strstr(at, words[i])) != NULL)
            at += strlen(words[i++]);
        if (!words[i])
            return true;
    }
    return false;
}

#define HAS_LINE(page, ...)                                                                        \
    ck_assert_msg(has_line(page, (const char *const[]){__VA_ARGS__, NULL}), "missing in\n%s", page)

/* 8 bad bags of 85: Re is 8, so that the lot is rejected though 40 units are left. */
START_TEST(a_lot_that_was_stopped_early_is_told_with_what_was_inspected) {
    begin();
    add_units(1, 77);
    for (int i = 0; i < 8; i++)
        set_text(add_defect(add_units(78 + i, 1), "S04", "skipped stitch"), DEFECT_ZONE, "strap");
    set_text(inspection, INSPECTION_STATUS, "closed");
    set_text(inspection, INSPECTION_VERDICT, "rejected");
    set_text(inspection, INSPECTION_DECISION, "rework");
    set_text(inspection, INSPECTION_DECISION_REASON, "bartacks can be sewn again");
    set_text(inspection, INSPECTION_SIGNED, "Lina Berg");
    const char *text = report(INSPECTION_REPORT_TEXT, 100);
    has(text, "REJECTED\n");
    has(text, "MAJOR: 8 found, rejected from 8 (Re).");
    has(text, "85 of 125 units of the sample were inspected: it was stopped early.");
    HAS_LINE(text, "MAJOR", "AQL 2.5", "II", "K", "125", "7", "8", "normal");
    HAS_LINE(text, "! MAJOR", "85", "125", "8", "8", "8", "7", "8", "rejected whatever follows");
    HAS_LINE(text, "? CRITICAL", "85", "125", "0", "open: bears 0 more");
    HAS_LINE(text, "S04", "skipped stitch", "8", "8", "strap", "78, 79, 80, 81, 82, 83, 84, 85");
    HAS_LINE(text, "Decision", "rework and re-inspect");
    HAS_LINE(text, "Inspector", "Lina Berg");
    HAS_LINE(text, "For the factory", "________");
    end();
}
END_TEST

START_TEST(measurements_out_of_tolerance_and_open_items_are_marked) {
    begin();
    add_measured();
    add_item("Packing", "carton marks", "open");
    add_item("Packing", "polybag warning", "fail");
    add_item("Papers", "test report", "pass");
    const char *text = report(INSPECTION_REPORT_TEXT, 120);
    HAS_LINE(text, "! height", "25.2 cm", "−1 / +2 cm", "3 of 3", "25.2, 24.1 ✗, 27.2", "no. 2:");
    has(text, "1 out of tolerance.");
    HAS_LINE(text, "? OPEN", "carton marks");
    HAS_LINE(text, "! FAIL", "polybag warning");
    HAS_LINE(text, "  pass", "test report");
    has(text, "1 passed, 2 failed, 1 open, 0 not applicable.");
    has(text, "NOT CLOSED");
    const char *csv = report(INSPECTION_REPORT_CSV, 0);
    HAS_LINE(csv, "measurement,QI-L0042,2,", "out of tolerance", "24.1,cm,25.2,1,2,0.1");
    HAS_LINE(csv, "measurement,QI-L0042,3,", "within", "27.2,cm,25.2,1,2,,");
    end();
}
END_TEST

START_TEST(text_of_others_stays_text) {
    begin();
    struct record *d = add_defect(add_units(1, 1), "S<b>", "=HYPERLINK(\"http://x\")");
    set_text(d, DEFECT_NOTE, "<img src=x onerror=alert(1)>\xe2\x80\xae");
    set_text(d, DEFECT_PHOTO, "/nowhere/\"><script>.png");
    const char *html = report(INSPECTION_REPORT_HTML, 0);
    has(html, "深圳市&lt;script&gt;箱包 &amp; Co.");
    has_not(html, "<script");
    has_not(html, "<img");
    has_not(html, "S<b>");
    has_not(html, "\xe2\x80\xae"); /* turns the direction of what follows */
    has(html, "is not shown: the file is not there");
    has_not(html, "url(");
    has_not(html, "@import");
    has(report(INSPECTION_REPORT_CSV, 0), "\"'=HYPERLINK(\"\"http://x\"\")\"");
    end();
}
END_TEST

/* A PNG begins with eight bytes that no other file begins with. */
START_TEST(photos_stand_within_the_page_and_only_images) {
    static const unsigned char png[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 1};
    const char *folder = temporary_folder();
    struct error err = {0};
    begin();
    struct record *unit = add_units(1, 1);
    const char *photo = arena_format(&arena, "%s/a.png", folder);
    const char *secret = arena_format(&arena, "%s/b.png", folder);
    MUST(file_write(NULL, photo, png, sizeof png, FILE_PRIVATE, &err), err);
    MUST(file_write(NULL, secret, "password", 8, FILE_PRIVATE, &err), err);
    set_text(add_defect(unit, "S04", "skipped stitch"), DEFECT_PHOTO, photo);
    set_text(add_defect(unit, "S05", "stain"), DEFECT_PHOTO, secret);
    set_text(add_defect(unit, "S06", "hole"), DEFECT_PHOTO, "/dev/zero");
    const char *html = report(INSPECTION_REPORT_HTML, 0);
    has(html, "<img src=\"data:image/png;base64,iVBORw0KGgoAAQ==\" alt=\"S04 skipped stitch");
    has(html, "the file is no PNG, JPEG, GIF or WebP image");
    has_not(html, "cGFzc3dvcmQ"); /* "password" in base64 */
    temporary_remove(folder);
    end();
}
END_TEST

START_TEST(what_was_changed_after_closing_stands_beside_what_was) {
    begin();
    struct record *a = add(&amendment_entity, AMENDMENT_INSPECTION);
    set_text(a, AMENDMENT_SUBJECT, "cartons");
    set_text(a, AMENDMENT_WAS, "150");
    set_text(a, AMENDMENT_IS, "151");
    set_text(a, AMENDMENT_REASON, "counted again");
    HAS_LINE(report(INSPECTION_REPORT_TEXT, 80), "cartons", "150", "151", "counted again");
    end();
}
END_TEST

START_TEST(text_keeps_its_width) {
    begin();
    char name[201];
    memset(name, 'x', 200);
    name[200] = '\0';
    set_text(add_defect(add_units(1, 1), "S04", name), DEFECT_NOTE, name);
    add_measured();
    add_item(name, name, "open");
    const char *text = report(INSPECTION_REPORT_TEXT, 80);
    for (const char *line = text; *line; line += strcspn(line, "\n") + 1) {
        const char *copy = arena_bytes(&arena, line, strcspn(line, "\n"));
        ck_assert_msg(table_text_width(copy) <= 80, "%s", copy);
    }
    end();
}
END_TEST

START_TEST(the_ending_of_a_name_tells_the_form) {
    enum inspection_report_form form;
    struct error err = {0};
    ck_assert(inspection_report_form_of("a.HTM", &form, &err));
    ck_assert_int_eq(form, INSPECTION_REPORT_HTML);
    ck_assert(inspection_report_form_of("a.html.txt", &form, &err));
    ck_assert_int_eq(form, INSPECTION_REPORT_TEXT);
    ck_assert(!inspection_report_form_of("a.pdf", &form, &err));
    ck_assert_int_eq(err.code, ERROR_INPUT);
}
END_TEST

TEST_MAIN(inspection_report, a_lot_that_was_stopped_early_is_told_with_what_was_inspected,
          measurements_out_of_tolerance_and_open_items_are_marked, text_of_others_stays_text,
          photos_stand_within_the_page_and_only_images,
          what_was_changed_after_closing_stands_beside_what_was, text_keeps_its_width,
          the_ending_of_a_name_tells_the_form)
