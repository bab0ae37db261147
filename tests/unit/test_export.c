/*
 * Suppliers out and in again: the same, whatever they hold.
 */
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "sourcebench/core/supplier.h"
#include "sourcebench/db/command.h"
#include "sourcebench/service/attach.h"
#include "sourcebench/service/demo.h"
#include "sourcebench/service/export.h"
#include "sourcebench/service/import.h"

#include "session_fixture.h"
#include "suite.h"

static int64_t export_to(struct fixture *f, const char *name, enum export_format format) {
    int64_t written;
    struct export_options options = {
        .path = fixture_path(f, name), .format = format, .overwrite = true};
    CHECK(f, export_suppliers(&f->session, &options, &written, &f->err));
    return written;
}

static void import_from(struct fixture *f, const char *name, bool dry, struct import_report *r) {
    struct import_options options = {.path = fixture_path(f, name), .dry_run = dry};
    CHECK(f, import_suppliers(&f->session, &options, r, &f->err));
}

/* The file without the lines that tell of ids, who and when, which a new database makes anew. */
static const char *without_stamps(struct fixture *f, const char *name) {
    static const char *const stamps[] = {
        "\"id\":",         "\"rev\":",        "\"created_at\":", "\"created_by\":",
        "\"updated_at\":", "\"updated_by\":", "_id\":",          NULL};
    struct strbuf out = {0};
    const char *text = fixture_read(f, fixture_path(f, name));
    while (*text) {
        size_t length = strcspn(text, "\n");
        const char *line = arena_bytes(&f->arena, text, length);
        bool stamp = false;
        for (int i = 0; stamps[i]; i++)
            stamp = stamp || (strstr(line, stamps[i]) && !strstr(line, "\"external_id\":"));
        if (!stamp)
            strbuf_addf(&out, "%s\n", line);
        text += length + (text[length] == '\n');
    }
    const char *copy = arena_string(&f->arena, strbuf_text(&out));
    strbuf_free(&out);
    return copy;
}

static void add_awkward(struct fixture *f) {
    static const char *const names[] = {
        "=HYPERLINK(\"x\")", "+84 28 3822", "-5 % off",          "@home",       "'=quoted",
        "'tis a name",       "\"Marked\"",  "Komma, Semikolon;", "Hà Nội 东莞", "Ends with blank"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct record *r = record_new(&supplier_entity, &f->arena);
        r->values[SUPPLIER_NAME] = value_text(names[i]);
        r->values[SUPPLIER_NOTE] = value_text(i % 2 ? "=1+1\nsecond line" : "- minus first");
        r->values[SUPPLIER_LATITUDE] = value_int(-12345678 + (int64_t)i);
        r->values[SUPPLIER_LONGITUDE] = value_int(106700001);
        r->values[SUPPLIER_MODELS] = value_text("odm,private-label");
        r->values[SUPPLIER_SECTORS] = value_text("apparel,bags");
        r->values[SUPPLIER_FOUNDED] = value_int(2011);
        r->values[SUPPLIER_CAPACITY] = value_int(1234567);
        r->values[SUPPLIER_NEXT_REVIEW] = value_text("2026-12-24");
        r->values[SUPPLIER_STATUS] = value_text("on-hold");
        r->values[SUPPLIER_SOURCE] = value_text("by hand");
        CHECK(f, command_add(f->session.store, r, &f->err));
    }
}

START_TEST(csv_comes_back_the_same) {
    struct fixture *f = fixture_open();
    struct import_report r;
    add_awkward(f);
    int64_t n = export_to(f, "one.csv", EXPORT_CSV);
    ck_assert_int_eq(n, 10);
    ck_assert_ptr_nonnull(strstr(fixture_read(f, fixture_path(f, "one.csv")), "'=HYPERLINK"));
    fixture_reopen(f, "two.db", false);
    import_from(f, "one.csv", false, &r);
    ck_assert_int_eq(r.added, n);
    import_report_free(&r);
    ck_assert_int_eq(export_to(f, "two.csv", EXPORT_CSV), n);
    ck_assert_str_eq(fixture_read(f, fixture_path(f, "two.csv")),
                     fixture_read(f, fixture_path(f, "one.csv")));
    ck_assert_str_eq(fixture_ask(f,
                                 "SELECT group_concat(name, '|') FROM (SELECT name FROM supplier "
                                 "WHERE name GLOB '[=+@'']*' ORDER BY name)"),
                     "'=quoted|'tis a name|+84 28 3822|=HYPERLINK(\"x\")|@home");
    fixture_close(f);
}
END_TEST

/* Where a material goes by another id, or is not there at all. */
START_TEST(json_tells_materials_by_their_code) {
    static const char text[] = "[{\"name\": \"Mill\", \"supplier_material\": ["
                               "{\"material_id\": \"77\", \"material\": \"r600\"},"
                               "{\"material\": \"X-1\"}]}]";
    struct fixture *f = fixture_open();
    struct import_report r;
    fixture_text(f, "mill.json", text);
    import_from(f, "mill.json", false, &r);
    ck_assert_int_eq(r.added, 1);
    ck_assert_int_eq(r.rejected, 1);
    ck_assert_str_eq(r.rejections[0].reason, "there is no material \"X-1\"; add it first");
    import_report_free(&r);
    ck_assert_str_eq(fixture_ask(f, "SELECT m.code FROM supplier_material o JOIN material m ON "
                                    "m.id = o.material_id"),
                     "R600");
    export_to(f, "out.json", EXPORT_JSON);
    ck_assert_ptr_nonnull(
        strstr(fixture_read(f, fixture_path(f, "out.json")), "\"material\": \"R600\""));
    fixture_close(f);
}
END_TEST

/* The demo world has something of everything. */
START_TEST(json_comes_back_the_same) {
    struct fixture *f = fixture_open();
    struct import_report dry, real, again;
    CHECK(f, demo_make(fixture_path(f, "demo.db"), FIXTURE_TODAY, &f->err));
    fixture_reopen(f, "demo.db", false);
    int64_t n = export_to(f, "one.json", EXPORT_JSON);
    ck_assert_int_gt(n, 3);
    fixture_reopen(f, "two.db", false);
    import_from(f, "one.json", true, &dry);
    import_from(f, "one.json", false, &real);
    ck_assert_msg(real.rejected == 0, "%s: %s", real.rejections ? real.rejections[0].column : "",
                  real.rejections ? real.rejections[0].reason : "");
    ck_assert_int_eq(real.added, n);
    ck_assert_int_eq(dry.added, n);
    ck_assert_int_eq(dry.rejected, 0);
    ck_assert_int_eq(export_to(f, "two.json", EXPORT_JSON), n);
    ck_assert_str_eq(without_stamps(f, "one.json"), without_stamps(f, "two.json"));
    import_from(f, "one.json", false, &again);
    ck_assert_int_eq(again.unchanged, n);
    import_report_free(&again);
    import_from(f, "two.json", true, &again);
    ck_assert_int_eq(again.unchanged, n);
    import_report_free(&again);
    import_report_free(&dry);
    import_report_free(&real);
    ck_assert_str_eq(fixture_ask(f, "SELECT count(*) FROM interaction i JOIN contact c ON c.id = "
                                    "i.contact_id WHERE c.supplier_id <> i.supplier_id"),
                     "0");
    fixture_close(f);
}
END_TEST

static struct record *child_of(struct fixture *f, const struct entity *entity, int64_t supplier) {
    struct record *r = record_new(entity, &f->arena);
    r->values[entity->parent] = value_int(supplier);
    return r;
}

static int64_t add(struct fixture *f, struct record *r) {
    CHECK(f, command_add(f->session.store, r, &f->err));
    return r->id;
}

static int64_t add_audit(struct fixture *f, int64_t supplier, const char *purpose, bool held) {
    struct record *r = child_of(f, &audit_entity, supplier);
    r->values[AUDIT_PURPOSE] = value_text(purpose);
    r->values[AUDIT_KIND] = value_text("visit");
    r->values[AUDIT_PLANNED] = value_text("2026-11-10");
    r->values[AUDIT_HELD] = value_text(held ? "2026-11-12" : NULL);
    r->values[AUDIT_RESULT] = value_text(held ? "passed-with-findings" : NULL);
    return add(f, r);
}

static int64_t add_finding(struct fixture *f, int64_t supplier, int64_t audit, const char *title) {
    struct record *r = child_of(f, &finding_entity, supplier);
    r->values[FINDING_AUDIT] = audit ? value_int(audit) : value_null();
    r->values[FINDING_TITLE] = value_text(title);
    r->values[FINDING_SEVERITY] = value_text("major");
    r->values[FINDING_DUE] = value_text("2026-12-01");
    return add(f, r);
}

static void decide(struct fixture *f, int64_t supplier, const char *rule, const char *table,
                   int64_t row) {
    struct record *r = child_of(f, &decision_entity, supplier);
    r->values[DECISION_RULE] = value_text(rule);
    r->values[DECISION_TABLE] = value_text(table);
    r->values[DECISION_ROW] = value_int(row);
    r->values[DECISION_DUE] = value_text("2026-12-01");
    r->values[DECISION_ACTION] = value_text("snoozed");
    r->values[DECISION_UNTIL] = value_text("2026-12-24");
    r->values[DECISION_REASON] = value_text("waits for the buyer");
    add(f, r);
}

/* A supplier with two audits, their findings and one that stands alone, a checklist with every
 * answer, and decisions, one of them about a finding that was deleted. */
static void add_reviewed(struct fixture *f) {
    static const char *const states[] = {"met", "failed", "not-applicable", "open"};
    struct record *r = record_new(&supplier_entity, &f->arena);
    r->values[SUPPLIER_NAME] = value_text("Saigon Trail");
    int64_t id = add(f, r);
    int64_t held = add_audit(f, id, "Sewing floor", true);
    int64_t planned = add_audit(f, id, "Dye house", false);
    int64_t needles = add_finding(f, id, held, "No needle log");
    int64_t deleted = add_finding(f, id, held, "Entered by mistake");
    add_finding(f, id, planned, "Drain open");
    add_finding(f, id, 0, "Told by a buyer");
    for (int i = 0; i < 4; i++) {
        struct record *item = child_of(f, &vetting_entity, id);
        item->values[VETTING_TITLE] = value_text(states[i]);
        item->values[VETTING_STATE] = value_text(states[i]);
        item->values[VETTING_MANDATORY] = value_int(i % 2);
        item->values[VETTING_EVIDENCE] = value_text(i < 3 ? "seen" : NULL);
        item->values[VETTING_CHECKED_ON] = value_text(i < 3 ? "2026-11-20" : NULL);
        item->values[VETTING_EXPIRES] = value_text(i == 0 ? "2027-11-19" : NULL);
        add(f, item);
    }
    decide(f, id, "finding", "finding", needles);
    decide(f, id, "finding", "finding", deleted);
    decide(f, id, "silent", "supplier", id);
    CHECK(f, command_delete(f->session.store, &finding_entity, deleted, &f->err));
}

/* What belongs to what, by names. */
static const char *ties(struct fixture *f) {
    return fixture_ask(
        f, "SELECT group_concat(line, '; ') FROM (SELECT f.title || ' of ' || ifnull(a.purpose, "
           "'none') AS line FROM finding f LEFT JOIN audit a ON a.id = f.audit_id WHERE "
           "f.deleted_at IS NULL UNION ALL SELECT d.rule || ' about ' || ifnull(f.title, s.name) "
           "FROM agenda_state d JOIN supplier s ON s.id = d.supplier_id LEFT JOIN finding f "
           "ON f.id = d.subject_id UNION ALL SELECT title || '=' || state FROM vetting_item "
           "ORDER BY line)");
}

START_TEST(reviews_come_back_with_what_they_hang_together_by) {
    struct fixture *f = fixture_open();
    struct import_report r;
    add_reviewed(f);
    ck_assert_int_eq(export_to(f, "one.json", EXPORT_JSON), 1);
    fixture_reopen(f, "two.db", false);
    import_from(f, "one.json", false, &r);
    ck_assert_msg(r.rejected == 0, "%s", r.rejections ? r.rejections[0].reason : "");
    import_report_free(&r);
    ck_assert_str_eq(ties(f), "Drain open of Dye house; No needle log of Sewing floor; Told by a "
                              "buyer of none; failed=failed; finding about No needle log; met=met; "
                              "not-applicable=not-applicable; open=open; silent about Saigon "
                              "Trail");
    ck_assert_int_eq(export_to(f, "two.json", EXPORT_JSON), 1);
    ck_assert_str_eq(without_stamps(f, "one.json"), without_stamps(f, "two.json"));
    import_from(f, "two.json", false, &r);
    ck_assert_int_eq(r.unchanged, 1);
    import_report_free(&r);
    fixture_close(f);
}
END_TEST

/* What another program wrote cannot act on the terminal that shows it, and a file keeps it. */
START_TEST(a_terminal_sees_controls) {
    struct fixture *f = fixture_open();
    struct record *supplier = record_new(&supplier_entity, &f->arena);
    int64_t written;
    supplier->values[SUPPLIER_NAME] = value_text("A \x1b[2J\u202e\xC2\x9B\nB");
    CHECK(f, command_add(f->session.store, supplier, &f->err));
    for (int visible = 0; visible < 2; visible++) {
        const char *path = fixture_path(f, visible ? "seen.csv" : "sent.csv");
        FILE *out = fopen(path, "w");
        struct export_options options = {.out = out, .visible = visible};
        CHECK(f, export_suppliers(&f->session, &options, &written, &f->err));
        fclose(out);
        const char *text = fixture_read(f, path);
        ck_assert_int_eq(strchr(text, '\x1b') == NULL, visible);
        ck_assert_int_eq(strstr(text, "\u202e") == NULL, visible);
        ck_assert_int_eq(strstr(text, "\nB") == NULL, visible);
    }
    fixture_close(f);
}
END_TEST

/* Two records of one name are two: an export names each supplier once. */
START_TEST(doubles_come_back_as_two) {
    struct fixture *f = fixture_open();
    struct import_report r;
    for (int i = 0; i < 2; i++) {
        struct record *supplier = record_new(&supplier_entity, &f->arena);
        supplier->values[SUPPLIER_NAME] = value_text("A Bags");
        supplier->values[SUPPLIER_CITY] = value_text(i ? "Huế" : "Vinh");
        CHECK(f, command_add(f->session.store, supplier, &f->err));
    }
    ck_assert_int_eq(export_to(f, "one.json", EXPORT_JSON), 2);
    fixture_reopen(f, "two.db", false);
    import_from(f, "one.json", true, &r);
    ck_assert_int_eq(r.added, 2);
    import_report_free(&r);
    import_from(f, "one.json", false, &r);
    ck_assert_int_eq(r.added, 2);
    import_report_free(&r);
    import_from(f, "one.json", false, &r);
    ck_assert_int_eq(r.unchanged, 2);
    import_report_free(&r);
    ck_assert_str_eq(fixture_ask(f, "SELECT group_concat(city) FROM (SELECT city FROM supplier "
                                    "ORDER BY city)"),
                     "Huế,Vinh");
    fixture_close(f);
}
END_TEST

START_TEST(bad_json_is_rejected_piece_by_piece) {
    static const char text[] =
        "{\"suppliers\": [\n"
        "{\"name\": \"A\", \"country\": \"VN\", \"sample\": [\n"
        "  {\"kind\": \"photo\", \"subject\": \"40 l\", \"fee\": 12.5, \"currency\": \"USD\"},\n"
        "  {\"kind\": \"photo\", \"subject\": \"20 l\", \"fee\": 12.5},\n"
        "  {\"kind\": \"photo\"}, 7],\n"
        "  \"attachment\": [{\"owner_table\": \"supplier\", \"owner_id\": \"99\", \"path\": "
        "\"/x\"}]},\n"
        "{\"country\": \"VN\"}, \"no object\", {\"name\": \"B\", \"moq\": \"a few\"},\n"
        "{\"name\": \"C\", \"moq\": 300.0, \"contact\": [{\"name\": \"Lan\"}, {\"name\": "
        "\"Lan\"}]}]}";
    struct fixture *f = fixture_open();
    struct import_report dry, real;
    fixture_text(f, "bad.json", text);
    import_from(f, "bad.json", true, &dry);
    import_from(f, "bad.json", false, &real);
    ck_assert_int_eq(real.rows, 5);
    ck_assert_int_eq(real.added, 2);
    ck_assert_int_eq(real.rejected, 7);
    ck_assert_int_eq(dry.added, real.added);
    ck_assert_int_eq(dry.rejected, real.rejected);
    ck_assert_str_eq(fixture_ask(f, "SELECT fee FROM sample"), "125000");
    ck_assert_str_eq(fixture_ask(f, "SELECT count(*) FROM sample"), "1");
    ck_assert_str_eq(fixture_ask(f, "SELECT count(*) FROM contact"), "2");
    ck_assert_str_eq(fixture_ask(f, "SELECT moq FROM supplier WHERE name = 'C'"), "300");
    import_report_free(&dry);
    import_report_free(&real);
    import_from(f, "bad.json", false, &real);
    ck_assert_int_eq(real.unchanged, 2);
    import_report_free(&real);
    fixture_close(f);
}
END_TEST

START_TEST(marks_and_filters_choose) {
    struct fixture *f = fixture_open();
    char *text = NULL;
    size_t size;
    int64_t ids[2], written;
    add_awkward(f);
    ids[0] = atoll(fixture_ask(f, "SELECT id FROM supplier WHERE name = '@home'"));
    ids[1] = atoll(fixture_ask(f, "SELECT id FROM supplier WHERE name = '=HYPERLINK(\"x\")'"));
    FILE *out = open_memstream(&text, &size);
    struct export_options options = {.ids = ids, .n_ids = 2, .out = out};
    CHECK(f, export_suppliers(&f->session, &options, &written, &f->err));
    fclose(out);
    ck_assert_int_eq(written, 2);
    ck_assert(strstr(text, "'@home") < strstr(text, "'=HYPERLINK"));
    free(text);
    out = open_memstream(&text, &size);
    options = (struct export_options){.filter = "name:home status:on-hold", .out = out};
    CHECK(f, export_suppliers(&f->session, &options, &written, &f->err));
    ck_assert_int_eq(written, 1);
    options.filter = "nonsense:1";
    ck_assert(!export_suppliers(&f->session, &options, &written, &f->err));
    ck_assert_int_eq(f->err.code, ERROR_INPUT);
    fclose(out);
    free(text);
    fixture_close(f);
}
END_TEST

START_TEST(files_are_private_and_not_written_over) {
    struct fixture *f = fixture_open();
    struct stat st;
    int64_t written;
    add_awkward(f);
    const char *path = fixture_text(f, "there.csv", "old");
    struct export_options options = {.path = path};
    ck_assert(!export_suppliers(&f->session, &options, &written, &f->err));
    ck_assert_int_eq(f->err.code, ERROR_CONFLICT);
    ck_assert_str_eq(fixture_read(f, path), "old");
    options.overwrite = true;
    CHECK(f, export_suppliers(&f->session, &options, &written, &f->err));
    ck_assert_int_eq(stat(path, &st), 0);
    ck_assert_int_eq(st.st_mode & 0777, 0600);
    fixture_close(f);
}
END_TEST

static bool stop(void *user, int64_t done, int64_t total) {
    (void)user;
    (void)done;
    (void)total;
    return false;
}

START_TEST(a_failed_export_leaves_the_old_file) {
    struct fixture *f = fixture_open();
    struct rlimit limit, small;
    int64_t written;
    add_awkward(f);
    const char *path = fixture_text(f, "there.csv", "old");
    struct export_options options = {.path = path, .overwrite = true, .progress = {stop, NULL}};
    ck_assert(!export_suppliers(&f->session, &options, &written, &f->err));
    ck_assert_int_eq(f->err.code, ERROR_CANCELLED);
    ck_assert_str_eq(fixture_read(f, path), "old");
    options.progress.step = NULL;
    ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &limit), 0);
    small = limit;
    small.rlim_cur = 100;
    signal(SIGXFSZ, SIG_IGN);
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &small), 0);
    bool ok = export_suppliers(&f->session, &options, &written, &f->err);
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
    ck_assert(!ok);
    ck_assert_msg(strstr(f->err.message, path) != NULL, "%s", f->err.message);
    ck_assert_str_eq(fixture_read(f, path), "old");
    options.path = fixture_path(f, "no-folder/x.csv");
    ck_assert(!export_suppliers(&f->session, &options, &written, &f->err));
    ck_assert_int_eq(f->err.code, ERROR_NOT_FOUND);
    fixture_close(f);
}
END_TEST

/* Restricted: all files lie in the exchange folder, whatever the working folder is. */
START_TEST(restricted_files_stay_in_the_exchange_folder) {
    struct fixture *f = fixture_open();
    int64_t written;
    add_awkward(f);
    fixture_reopen(f, "bench.db", true);
    struct export_options options = {.path = "out.csv"};
    ck_assert(!export_suppliers(&f->session, &options, &written, &f->err)); /* no folder yet */
    const char *folder = fixture_path(f, "exchange");
    CHECK(f, folder_make(folder, FOLDER_PRIVATE, &f->err));
    CHECK(f, config_set(&f->session.config, CONFIG_EXCHANGE_FOLDER, folder, CONFIG_COMMAND_LINE,
                        &f->err));
    CHECK(f, export_suppliers(&f->session, &options, &written, &f->err));
    ck_assert_int_eq(written, 10);
    ck_assert(!export_suppliers(&f->session, &options, &written, &f->err));
    ck_assert_int_eq(f->err.code, ERROR_CONFLICT);
    options.path = "../out.csv";
    options.overwrite = true;
    ck_assert(!export_suppliers(&f->session, &options, &written, &f->err));
    int64_t id = atoll(fixture_ask(f, "SELECT id FROM supplier WHERE name = '@home'"));
    CHECK(f, attach_file(&f->session, &supplier_entity, id, id, "out.csv", " The  list ", &f->err));
    ck_assert_str_eq(fixture_ask(f, "SELECT path FROM attachment"),
                     arena_format(&f->arena, "%s/out.csv", folder));
    ck_assert_str_eq(fixture_ask(f, "SELECT caption || length(hash) FROM attachment"),
                     "The list64");
    ck_assert(!attach_file(&f->session, &supplier_entity, id, id, "/etc/passwd", "", &f->err));
    struct import_report r;
    struct import_options import = {.path = "out.csv", .dry_run = true};
    CHECK(f, import_suppliers(&f->session, &import, &r, &f->err));
    ck_assert_int_eq(r.unchanged, 10);
    import_report_free(&r);
    fixture_close(f);
}
END_TEST

TEST_MAIN(export, a_terminal_sees_controls, doubles_come_back_as_two, csv_comes_back_the_same,
          json_tells_materials_by_their_code, json_comes_back_the_same,
          reviews_come_back_with_what_they_hang_together_by, bad_json_is_rejected_piece_by_piece,
          marks_and_filters_choose, files_are_private_and_not_written_over,
          a_failed_export_leaves_the_old_file, restricted_files_stay_in_the_exchange_folder)
