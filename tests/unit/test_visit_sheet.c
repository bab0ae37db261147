/*
 * The visit sheet: what is open is on it, what is settled is not; as text it keeps its width, as
 * HTML nothing of the data becomes markup; and how paper and HTML are written at all.
 */
#include <stdio.h>
#include <sys/stat.h>

#include "sourcebench/core/supplier.h"
#include "sourcebench/db/command.h"
#include "sourcebench/io/html.h"
#include "sourcebench/io/table.h"
#include "sourcebench/io/wrap.h"
#include "sourcebench/service/visit_sheet.h"

#include "session_fixture.h"
#include "suite.h"

static int64_t add(struct fixture *f, const struct entity *entity, int64_t supplier,
                   const int *fields, const char *const *texts, int n) {
    struct record *r = record_new(entity, &f->arena);
    if (entity->parent >= 0)
        r->values[entity->parent] = value_int(supplier);
    for (int i = 0; i < n; i++)
        r->values[fields[i]] = value_text(texts[i]);
    CHECK(f, command_add(f->session.store, r, &f->err));
    return r->id;
}

#define ADD(f, entity, supplier, fields, ...)                                                      \
    add(f, entity, supplier, fields, (const char *const[]){__VA_ARGS__},                           \
        (int)(sizeof(fields) / sizeof *(fields)))

static int64_t add_supplier(struct fixture *f, const char *name) {
    static const int fields[] = {SUPPLIER_NAME, SUPPLIER_CITY, SUPPLIER_COUNTRY};
    return ADD(f, &supplier_entity, 0, fields, name, "Huế", "VN");
}

static const char *sheet_of(struct fixture *f, int64_t supplier, bool html) {
    struct visit_sheet sheet;
    char *bytes = NULL;
    size_t size = 0;
    CHECK(f, visit_sheet_make(&f->session, supplier, &f->arena, &sheet, &f->err));
    FILE *out = open_memstream(&bytes, &size);
    visit_sheet_write(&sheet, html, out);
    fclose(out);
    const char *kept = arena_bytes(&f->arena, bytes, size);
    free(bytes);
    return kept;
}

static void has(const char *sheet, const char *text) {
    ck_assert_msg(strstr(sheet, text), "\"%s\" is not in\n%s", text, sheet);
}

static void has_not(const char *sheet, const char *text) {
    ck_assert_msg(!strstr(sheet, text), "\"%s\" is in\n%s", text, sheet);
}

/* The day of the fixture is 2026-11-23. */
static void add_all(struct fixture *f, int64_t s) {
    static const int vetting[] = {VETTING_TITLE, VETTING_STATE, VETTING_EXPIRES};
    static const int paper[] = {CERTIFICATE_KIND, CERTIFICATE_STATE, CERTIFICATE_EXPIRES};
    static const int claim[] = {CLAIM_WHAT, CLAIM_STATE};
    static const int finding[] = {FINDING_TITLE, FINDING_SEVERITY, FINDING_DUE, FINDING_CLOSED};
    static const int sample[] = {SAMPLE_SUBJECT, SAMPLE_KIND, SAMPLE_VERDICT};
    static const int bank[] = {LEGAL_REGISTERED_NAME, LEGAL_ACCOUNT, LEGAL_BANK_CONFIRMED_ON};
    static const int talk[] = {INTERACTION_KIND, INTERACTION_ON, INTERACTION_TEXT,
                               INTERACTION_FOLLOW_UP_ON, INTERACTION_FOLLOW_UP_DONE};
    static const int audit[] = {AUDIT_KIND, AUDIT_PURPOSE, AUDIT_PLANNED, AUDIT_HELD};
    ADD(f, &vetting_entity, s, vetting, "Licence open", "open", NULL);
    ADD(f, &vetting_entity, s, vetting, "Export failed", "failed", NULL);
    ADD(f, &vetting_entity, s, vetting, "Scope expired", "met", "2026-11-22");
    ADD(f, &vetting_entity, s, vetting, "Name settled", "met", "2026-11-23");
    ADD(f, &certificate_entity, s, paper, "LAPSED", "verified", "2026-11-22");
    ADD(f, &certificate_entity, s, paper, "LAPSING", "verified", "2027-02-21");
    ADD(f, &certificate_entity, s, paper, "RENEWED", "verified", "2026-11-22");
    ADD(f, &certificate_entity, s, paper, "renewed", "documented", "2028-11-22");
    ADD(f, &certificate_entity, s, paper, "SAID", "declared", NULL);
    ADD(f, &certificate_entity, s, paper, "GOODCERT", "verified", "2027-02-22");
    ADD(f, &certificate_entity, s, paper, "FALSECERT", "refuted", "2026-11-22");
    ADD(f, &claim_entity, s, claim, "Six lines", "documented");
    ADD(f, &claim_entity, s, claim, "Seen already", "verified");
    ADD(f, &finding_entity, s, finding, "Aisle blocked", "major", "2026-11-20", NULL);
    ADD(f, &finding_entity, s, finding, "Exit mended", "major", "2026-11-20", "2026-11-19");
    ADD(f, &sample_entity, s, sample, "Olive dip", "lab-dip", "open");
    ADD(f, &sample_entity, s, sample, "Old prototype", "prototype", "approved");
    ADD(f, &legal_entity, s, bank, "Hue Canvas Ltd", "0071 0032", NULL);
    ADD(f, &interaction_entity, s, talk, "call", "2026-11-20", "the YKK list", "2026-11-25", NULL);
    ADD(f, &interaction_entity, s, talk, "call", "2026-11-20", "the zip", "2026-11-21",
        "2026-11-21");
    ADD(f, &audit_entity, s, audit, "visit", "Look at line 4", "2026-12-03", NULL);
    ADD(f, &audit_entity, s, audit, "visit", "Line 3 held", "2026-01-03", "2026-01-03");
}

START_TEST(what_is_open_is_on_the_sheet) {
    static const char *const open[] = {"[ ] Licence open",
                                       "[ ] Export failed, failed",
                                       "[ ] Scope expired, good until 2026-11-22",
                                       "[ ] LAPSED, lapsed 2026-11-22, 1 d ago",
                                       "[ ] LAPSING, lapses 2027-02-21",
                                       "[ ] SAID, declared, no document",
                                       "[ ] Six lines",
                                       "[ ] Aisle blocked, major, due 2026-11-20",
                                       "[ ] Olive dip",
                                       "account 0071 0032",
                                       "[ ] the YKK list",
                                       "Look at line 4"};
    static const char *const settled[] = {
        "Name settled", "RENEWED",       "GOODCERT", "FALSECERT",   "Seen already",
        "Exit mended",  "Old prototype", "the zip",  "Line 3 held", "Nothing is open"};
    struct fixture *f = fixture_open();
    int64_t s = add_supplier(f, "Hue Canvas");
    add_all(f, s);
    const char *text = sheet_of(f, s, false), *html = sheet_of(f, s, true);
    for (size_t i = 0; i < sizeof open / sizeof *open; i++) {
        has(text, open[i]);
        has(html, open[i] + (open[i][0] == '[' ? 4 : 0));
    }
    for (size_t i = 0; i < sizeof settled / sizeof *settled; i++) {
        has_not(text, settled[i]);
        has_not(html, settled[i]);
    }
    CHECK(f, config_set(&f->session.config, CONFIG_AGENDA_CERTIFICATE, "30, 14, 7",
                        CONFIG_COMMAND_LINE, &f->err));
    has_not(sheet_of(f, s, false), "LAPSING");
    text = sheet_of(f, add_supplier(f, "Stranger"), false);
    has(text, "Nothing is open in: vetting, certificates, claims, findings, samples,");
    has_not(text, "[ ]");
    fixture_close(f);
}
END_TEST

/* No line is wider than 80 columns, and nothing acts on a terminal or a printer. */
static void check_paper(const char *text) {
    while (*text) {
        size_t n = strcspn(text, "\n");
        struct arena arena = {0};
        const char *line = arena_bytes(&arena, text, n);
        ck_assert_msg(table_text_width(line) <= 80, "%s", line);
        for (const char *c = line; *c; c++)
            ck_assert_msg((unsigned char)*c >= 0x20, "control in %s", line);
        arena_free(&arena);
        text += n + (text[n] == '\n');
    }
}

/* Whether each tag of ours is closed, in order; an element that the data brought would not be. */
static void check_markup(const char *html) {
    const char *open[32];
    int depth = 0;
    html = strstr(html, "<html");
    for (const char *at = strchr(html, '<'); at; at = strchr(at + 1, '<')) {
        const char *name = at + 1 + (at[1] == '/');
        size_t n = strcspn(name, " >");
        if (strncmp(name, "meta", 4) == 0)
            continue;
        if (at[1] != '/') {
            ck_assert_int_lt(depth, 32);
            open[depth++] = name;
        } else {
            ck_assert_int_gt(depth, 0);
            ck_assert_msg(strncmp(open[--depth], name, n) == 0, "%.20s closes %.20s", name,
                          open[depth]);
        }
    }
    ck_assert_int_eq(depth, 0);
}

START_TEST(hostile_texts_stay_texts) {
    static const int contact[] = {CONTACT_NAME, CONTACT_NOTE, CONTACT_ROLE};
    static const int finding[] = {FINDING_TITLE, FINDING_SEVERITY, FINDING_NOTE};
    static const char evil[] = "</li><script>alert('x')</script> \"&\" \033[2J\n\a[ ] forged";
    struct fixture *f = fixture_open();
    struct strbuf endless = {0};
    while (endless.length < 10000)
        strbuf_add(&endless, "袋");
    int64_t s = add_supplier(f, evil);
    ADD(f, &contact_entity, s, contact, evil, endless.data, evil);
    ADD(f, &finding_entity, s, finding, evil, "minor", endless.data);
    const char *html = sheet_of(f, s, true);
    has_not(html, "<script");
    has_not(html, "\033");
    has(html, "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &quot;&amp;&quot;");
    check_markup(html);
    check_paper(sheet_of(f, s, false));
    strbuf_free(&endless);
    fixture_close(f);
}
END_TEST

START_TEST(files_are_private_and_not_replaced) {
    struct fixture *f = fixture_open();
    struct stat st;
    int64_t s = add_supplier(f, "Hue Canvas");
    const char *path = fixture_path(f, "sheet.html");
    CHECK(f, visit_sheet_save(&f->session, s, path, visit_sheet_is_html(path), false, &f->err));
    ck_assert_int_eq(stat(path, &st), 0);
    ck_assert_int_eq(st.st_mode & 0777, 0600);
    has(fixture_read(f, path), "<!DOCTYPE html>");
    ck_assert(!visit_sheet_save(&f->session, s, path, false, false, &f->err));
    ck_assert_int_eq(f->err.code, ERROR_CONFLICT);
    CHECK(f, visit_sheet_save(&f->session, s, path, false, true, &f->err));
    has(fixture_read(f, path), "VISIT SHEET");
    ck_assert(!visit_sheet_is_html("a.txt") && !visit_sheet_is_html("html"));
    fixture_close(f);
}
END_TEST

/* In restricted mode only the exchange folder is written to. */
START_TEST(restricted_sheets_stay_in_the_exchange_folder) {
    struct fixture *f = fixture_open();
    int64_t s = add_supplier(f, "Hue Canvas");
    const char *folder = fixture_path(f, "exchange"), *outside = fixture_path(f, "outside.txt");
    ck_assert_int_eq(mkdir(folder, 0700), 0);
    fixture_reopen(f, "bench.db", true);
    CHECK(f, config_set(&f->session.config, CONFIG_EXCHANGE_FOLDER, folder, CONFIG_COMMAND_LINE,
                        &f->err));
    ck_assert(!visit_sheet_save(&f->session, s, outside, false, false, &f->err));
    ck_assert(!visit_sheet_save(&f->session, s, "../outside.txt", false, true, &f->err));
    ck_assert_int_ne(access(outside, F_OK), 0);
    CHECK(f, visit_sheet_save(&f->session, s, "sheet.txt", false, false, &f->err));
    has(fixture_read(f, fixture_path(f, "exchange/sheet.txt")), "Hue Canvas");
    fixture_close(f);
}
END_TEST

static const char *wrapped(struct arena *arena, const char *first, const char *text, int width) {
    char *bytes = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&bytes, &size);
    wrap_write(out, first, text, width);
    fclose(out);
    const char *kept = arena_bytes(arena, bytes, size);
    free(bytes);
    return kept;
}

START_TEST(paper_is_broken_at_blanks) {
    static const struct {
        const char *first, *text, *lines;
        int width;
    } cases[] = {
        {"", "", "\n", 10},
        {"- ", "one two three", "- one two\n  three\n", 10},
        {"- ", "one two  \n three", "- one two\n  three\n", 10},
        {"", "exactly 10", "exactly 10\n", 10},
        {"", "more than10", "more\nthan10\n", 10},
        {"  ", "incomprehensible", "  incompre\n  hensible\n", 10},
        {"", "东莞远行箱包", "东莞远\n行箱包\n", 7}, /* two columns each */
        {"", "a\033b", "a\342\220\233b\n", 10},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_str_eq(wrapped(&arena, cases[i].first, cases[i].text, cases[i].width),
                         cases[i].lines);
    arena_free(&arena);
}
END_TEST

TEST_MAIN(visit_sheet, what_is_open_is_on_the_sheet, hostile_texts_stay_texts,
          files_are_private_and_not_replaced, restricted_sheets_stay_in_the_exchange_folder,
          paper_is_broken_at_blanks)
