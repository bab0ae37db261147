/*
 * Dated items as a calendar and contacts for an address book, read back by a strict reader; with
 * names that try to break out.
 */
#include <stdio.h>

#include "sourcebench/core/supplier.h"
#include "sourcebench/db/command.h"
#include "sourcebench/db/supplier_command.h"
#include "sourcebench/service/export.h"

#include "content_reader.h"
#include "session_fixture.h"
#include "suite.h"

static const char hostile[] = "Evil; \"Bags\", \\n Co.\r\nEND:VCARD\nBEGIN:VEVENT\n箱\033[2J";

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
    static const int fields[] = {SUPPLIER_NAME, SUPPLIER_COUNTRY, SUPPLIER_CITY, SUPPLIER_ADDRESS,
                                 SUPPLIER_NEXT_REVIEW};
    return ADD(f, &supplier_entity, 0, fields, name, "VN", "Huế", "12 Lê Lợi, P. 3", "2026-12-24");
}

/* One of each kind that is open, and one that is over or does not count. */
static void add_dated(struct fixture *f, int64_t supplier) {
    static const int talk[] = {INTERACTION_KIND, INTERACTION_ON, INTERACTION_TEXT,
                               INTERACTION_FOLLOW_UP_ON, INTERACTION_FOLLOW_UP_DONE};
    static const int paper[] = {CERTIFICATE_KIND, CERTIFICATE_STATE, CERTIFICATE_EXPIRES};
    static const int audit[] = {AUDIT_KIND, AUDIT_PURPOSE, AUDIT_PLANNED, AUDIT_HELD};
    static const int finding[] = {FINDING_TITLE, FINDING_SEVERITY, FINDING_DUE, FINDING_CLOSED};
    ADD(f, &interaction_entity, supplier, talk, "call", "2026-11-20", "ask for,\nthe YKK list",
        "2026-11-23", NULL);
    ADD(f, &interaction_entity, supplier, talk, "call", "2026-11-20", "done", "2026-11-23",
        "2026-11-22");
    ADD(f, &certificate_entity, supplier, paper, "BSCI", "verified", "2026-11-22");
    ADD(f, &certificate_entity, supplier, paper, "GRS", "refuted", "2026-11-22");
    ADD(f, &audit_entity, supplier, audit, "visit", "Line 4", "2026-12-31", NULL);
    ADD(f, &audit_entity, supplier, audit, "visit", "Line 3", "2026-01-31", "2026-02-01");
    ADD(f, &finding_entity, supplier, finding, "Aisle", "major", "2028-02-29", NULL);
    ADD(f, &finding_entity, supplier, finding, "Exit", "major", "2026-02-28", "2026-02-28");
}

static struct content_lines export_as(struct fixture *f, enum export_format format,
                                      const char *filter, int64_t count) {
    int64_t written;
    const char *path = fixture_path(f, "out");
    struct export_options options = {
        .path = path, .format = format, .overwrite = true, .filter = filter};
    CHECK(f, export_suppliers(&f->session, &options, &written, &f->err));
    ck_assert_int_eq(written, count);
    struct strbuf text = {0};
    CHECK(f, file_read(NULL, path, 64 << 20, &text, &f->err));
    struct content_lines lines = content_read(strbuf_text(&text), text.length, &f->arena);
    strbuf_free(&text);
    return lines;
}

/* The value of the first line of that name behind a line; "" where there is none before END. */
static const char *value_of(const struct content_lines *lines, size_t from, const char *name) {
    for (size_t i = from; i < lines->n && strcmp(lines->items[i].name, "END") != 0; i++)
        if (strcmp(lines->items[i].name, name) == 0)
            return lines->items[i].value;
    return "";
}

/* The lines of the component with that summary or name; fails where there is not exactly one. */
static size_t component(struct fixture *f, const struct content_lines *lines, const char *kind,
                        const char *name, const char *value) {
    size_t found = 0, n = 0;
    for (size_t i = 0; i < lines->n; i++) {
        if (strcmp(lines->items[i].name, "BEGIN") != 0 || strcmp(lines->items[i].value, kind) != 0)
            continue;
        if (strcmp(content_text(value_of(lines, i + 1, name), &f->arena), value) == 0) {
            found = i + 1;
            n++;
        }
    }
    ck_assert_msg(n == 1, "%zu of %s", n, value);
    return found;
}

/* BEGIN and END of the outer component, then of inner ones that do not nest. */
static int count_components(const struct content_lines *lines, const char *kind) {
    int n = 0;
    bool open = false;
    for (size_t i = 0; i < lines->n; i++) {
        const struct content_line *l = &lines->items[i];
        if (strcmp(l->value, kind) != 0)
            continue;
        ck_assert_str_eq(l->name, open ? "END" : "BEGIN");
        open = !open;
        n += open;
    }
    ck_assert(!open);
    return n;
}

static const struct {
    const char *summary, *start, *end, *uid;
} events[] = {
    {"Review: Hue Canvas", "20261224", "20261225", "review-"},
    {"Follow up: Hue Canvas, ask for, the YKK list", "20261123", "20261124", "follow-up-"},
    {"Certificate expires: Hue Canvas, BSCI", "20261122", "20261123", "certificate-"},
    {"Audit: Hue Canvas, Line 4", "20261231", "20270101", "audit-"},
    {"Finding due: Hue Canvas, Aisle", "20280229", "20280301", "finding-"},
};

START_TEST(what_is_open_is_in_the_calendar) {
    struct fixture *f = fixture_open();
    add_dated(f, add_supplier(f, "Hue Canvas"));
    add_supplier(f, "Another");
    struct content_lines lines = export_as(f, EXPORT_CALENDAR, "canvas", 5);
    ck_assert_str_eq(lines.items[0].value, "VCALENDAR");
    ck_assert_str_eq(value_of(&lines, 0, "VERSION"), "2.0");
    ck_assert_str_eq(lines.items[lines.n - 1].value, "VCALENDAR");
    ck_assert_int_eq(count_components(&lines, "VEVENT"), 5);
    for (size_t i = 0; i < sizeof events / sizeof *events; i++) {
        size_t at = component(f, &lines, "VEVENT", "SUMMARY", events[i].summary);
        ck_assert_str_eq(value_of(&lines, at, "DTSTART;VALUE=DATE"), events[i].start);
        ck_assert_str_eq(value_of(&lines, at, "DTEND;VALUE=DATE"), events[i].end);
        ck_assert_str_eq(value_of(&lines, at, "DTSTAMP"), "20261123T120000Z");
        ck_assert_str_eq(value_of(&lines, at, "SEQUENCE"), "0");
        ck_assert(strncmp(value_of(&lines, at, "UID"), events[i].uid, strlen(events[i].uid)) == 0);
    }
    size_t audit = component(f, &lines, "VEVENT", "SUMMARY", "Audit: Hue Canvas, Line 4");
    ck_assert_str_eq(content_text(value_of(&lines, audit, "LOCATION"), &f->arena),
                     "12 Lê Lợi, P. 3, Huế, Vietnam");
    fixture_close(f);
}
END_TEST

/* The same identity with a higher sequence, so that a calendar changes its entry. */
START_TEST(a_changed_item_keeps_its_identity) {
    struct fixture *f = fixture_open();
    struct value later = value_text("2027-01-15");
    int64_t id = add_supplier(f, "Hue Canvas"), changed;
    struct content_lines before = export_as(f, EXPORT_CALENDAR, NULL, 1);
    CHECK(f, command_set_field(f->session.store, &id, 1, SUPPLIER_NEXT_REVIEW, later, NULL,
                               &changed, &f->err));
    struct content_lines after = export_as(f, EXPORT_CALENDAR, NULL, 1);
    size_t old = component(f, &before, "VEVENT", "SUMMARY", "Review: Hue Canvas");
    size_t new = component(f, &after, "VEVENT", "SUMMARY", "Review: Hue Canvas");
    ck_assert_str_eq(value_of(&before, old, "UID"), value_of(&after, new, "UID"));
    ck_assert_str_eq(value_of(&after, new, "SEQUENCE"), "1");
    ck_assert_str_eq(value_of(&after, new, "DTSTART;VALUE=DATE"), "20270115");
    fixture_close(f);
}
END_TEST

START_TEST(contacts_are_cards) {
    static const int fields[] = {CONTACT_NAME,   CONTACT_ROLE,      CONTACT_LANGUAGE,
                                 CONTACT_MAIL,   CONTACT_PHONE,     CONTACT_WHATSAPP,
                                 CONTACT_WECHAT, CONTACT_PREFERRED, CONTACT_NOTE};
    struct fixture *f = fixture_open();
    int64_t supplier = add_supplier(f, "Hue Canvas");
    ADD(f, &contact_entity, supplier, fields, "Trần Thị Mai", "sales, export",
        "Vietnamese, English", "mai@hue.example", "+84 28 5550 0112", "+84 90 555 0112", "mai 7",
        "whatsapp", "knows\nthe line");
    struct content_lines lines = export_as(f, EXPORT_CONTACTS, NULL, 1);
    size_t at = component(f, &lines, "VCARD", "FN", "Trần Thị Mai");
    ck_assert_str_eq(value_of(&lines, at, "VERSION"), "3.0");
    ck_assert_str_eq(content_part(value_of(&lines, at, "N"), 1, &f->arena), "Trần Thị Mai");
    ck_assert_str_eq(content_part(value_of(&lines, at, "N"), 4, &f->arena), "");
    ck_assert_ptr_null(content_part(value_of(&lines, at, "N"), 5, &f->arena));
    ck_assert_str_eq(value_of(&lines, at, "ORG"), "Hue Canvas");
    ck_assert_str_eq(value_of(&lines, at, "TITLE"), "sales\\, export");
    ck_assert_str_eq(value_of(&lines, at, "EMAIL;TYPE=INTERNET"), "mai@hue.example");
    ck_assert_str_eq(value_of(&lines, at, "TEL;TYPE=WORK,VOICE"), "+84 28 5550 0112");
    ck_assert_str_eq(value_of(&lines, at, "TEL;TYPE=CELL,PREF"), "+84 90 555 0112");
    ck_assert_str_eq(value_of(&lines, at, "IMPP;X-SERVICE-TYPE=WhatsApp"),
                     "whatsapp:+84%2090%20555%200112");
    ck_assert_str_eq(value_of(&lines, at, "IMPP;X-SERVICE-TYPE=WeChat"), "weixin:mai%207");
    ck_assert_str_eq(content_part(value_of(&lines, at, "ADR;TYPE=WORK"), 3, &f->arena), "Huế");
    ck_assert_str_eq(value_of(&lines, at, "NOTE"), "knows\\nthe line");
    ck_assert_str_eq(value_of(&lines, at, "REV"), "20261123T120000Z");
    fixture_close(f);
}
END_TEST

/* Whatever a text holds, it stays a text; and however long it is. */
START_TEST(hostile_names_stay_texts) {
    static const int contact[] = {CONTACT_NAME, CONTACT_ROLE, CONTACT_NOTE};
    static const int finding[] = {FINDING_TITLE, FINDING_SEVERITY, FINDING_DUE, FINDING_NOTE};
    struct fixture *f = fixture_open();
    struct strbuf endless = {0};
    while (endless.length < 30000)
        strbuf_add(&endless, "袋,;\\\n");
    int64_t id = add_supplier(f, hostile);
    ADD(f, &contact_entity, id, contact, hostile, hostile, endless.data);
    ADD(f, &finding_entity, id, finding, hostile, "minor", "2026-12-01", endless.data);
    struct content_lines cards = export_as(f, EXPORT_CONTACTS, NULL, 1);
    ck_assert_int_eq(count_components(&cards, "VCARD"), 1);
    const char *name = "Evil; \"Bags\", \\n Co.\nEND:VCARD\nBEGIN:VEVENT\n箱[2J";
    size_t at = component(f, &cards, "VCARD", "FN", name);
    ck_assert_str_eq(content_text(value_of(&cards, at, "ORG"), &f->arena), name);
    ck_assert_str_eq(content_text(value_of(&cards, at, "NOTE"), &f->arena), endless.data);
    struct content_lines calendar = export_as(f, EXPORT_CALENDAR, NULL, 2);
    ck_assert_int_eq(count_components(&calendar, "VEVENT"), 2);
    strbuf_free(&endless);
    fixture_close(f);
}
END_TEST

START_TEST(the_ending_says_the_form) {
    ck_assert_int_eq(export_format_of("a.csv"), EXPORT_CSV);
    ck_assert_int_eq(export_format_of("a.json"), EXPORT_JSON);
    ck_assert_int_eq(export_format_of("x.json/a.ics"), EXPORT_CALENDAR);
    ck_assert_int_eq(export_format_of("a.vcf"), EXPORT_CONTACTS);
    ck_assert_int_eq(export_format_of("suppliers"), EXPORT_CSV);
    ck_assert_str_eq(export_unit(EXPORT_CALENDAR, 1), "dated item");
    ck_assert_str_eq(export_unit(EXPORT_CONTACTS, 0), "contacts");
}
END_TEST

TEST_MAIN(export_dated, what_is_open_is_in_the_calendar, a_changed_item_keeps_its_identity,
          contacts_are_cards, hostile_names_stay_texts, the_ending_says_the_form)
