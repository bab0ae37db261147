#include "sourcebench/core/field.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/supplier.h"

#include "suite.h"

/* Monday */
static int32_t today(void) {
    return date_from_iso("2026-11-23");
}

static const struct field *named(const struct entity *e, const char *name) {
    int i = entity_field(e, name);
    ck_assert_msg(i >= 0, "%s.%s", e->table, name);
    return &e->fields[i];
}

/* A typed text, how it is kept, typed again and read; kept NULL where it is refused with the
 * message in edit. */
struct reading {
    const struct entity *entity;
    const char *field, *typed, *kept, *edit, *show;
};

static void check_reading(const struct reading *c) {
    const struct field *f = named(c->entity, c->field);
    struct arena arena = {0};
    struct error err = {0};
    struct value v;
    bool ok = field_parse(f, c->typed, today(), &arena, &v, &err);
    ck_assert_msg(ok == !!c->kept, "%s \"%s\": %s", c->field, c->typed, err.message);
    if (!ok) {
        ck_assert_str_eq(err.message, c->edit);
        ck_assert_int_eq(err.code, ERROR_INPUT);
    } else {
        const char *kept = v.kind == VALUE_INT    ? arena_format(&arena, "%lld", (long long)v.i)
                           : v.kind == VALUE_NULL ? ""
                                                  : v.s;
        ck_assert_str_eq(kept, c->kept);
        ck_assert_str_eq(field_edit_text(f, v, &arena), c->edit);
        ck_assert_str_eq(field_show_text(f, v, &arena), c->show);
        struct value again;
        ck_assert(field_parse(f, c->edit, today(), &arena, &again, &err) && value_equal(v, again));
    }
    arena_free(&arena);
}

static void check_readings(const struct reading *cases, size_t n) {
    for (size_t i = 0; i < n; i++)
        check_reading(&cases[i]);
}

#define S &supplier_entity

START_TEST(texts_are_cleaned) {
    static const struct reading cases[] = {
        {S, "name", "  Saigon\tTrail  Bags ", "Saigon Trail Bags", "Saigon Trail Bags",
         "Saigon Trail Bags"},
        {S, "city", "Ha\xCC\x80 No\xCC\xA3\xCC\x82i", "Hà Nội", "Hà Nội", "Hà Nội"},
        {S, "city", "", "", "", ""},
        {S, "city", " \t ", "", "", ""},
        {S, "note", "one\r\ntwo", "one\ntwo", "one\ntwo", "one\ntwo"},
        {S, "name", "", NULL, "This must not be empty.", NULL},
        {&legal_entity, "swift", "BFTVVNVX", "BFTVVNVX", "BFTVVNVX", "BFTVVNVX"},
        {&legal_entity, "swift", "BFTVVN", NULL, "A SWIFT code has 8 or 11 characters, this has 6.",
         NULL},
        {&attachment_entity, "hash", "12ab", NULL, "A SHA-256 has 64 characters 0-9 and a-f.",
         NULL},
    };
    check_readings(cases, sizeof cases / sizeof *cases);
}
END_TEST

START_TEST(long_texts_are_refused_with_their_length) {
    struct arena arena = {0};
    struct error err;
    struct value v;
    char name[3100] = "";
    for (int i = 0; i < 1000; i++)
        strcat(name, "箱");
    ck_assert(field_parse(named(S, "name"), name, 0, &arena, &v, &err));
    strcat(name, "包");
    ck_assert(!field_parse(named(S, "name"), name, 0, &arena, &v, &err));
    ck_assert_str_eq(err.message, "Enter at most 1,000 characters; this has 1,001.");
    ck_assert(field_parse(named(S, "name"), "\xFF\xC0x", 0, &arena, &v, &err));
    ck_assert_str_eq(v.s, "\xEF\xBF\xBD\xEF\xBF\xBDx");
    arena_free(&arena);
}
END_TEST

START_TEST(numbers_keep_their_limits) {
    static const struct reading cases[] = {
        {S, "moq", "300", "300", "300", "300 pcs"},
        {S, "moq", "12,000 pcs", "12000", "12000", "12,000 pcs"},
        {S, "workers", "240.0", "240", "240", "240"},
        {S, "lead_days", "38 days", "38", "38", "38 d"},
        {S, "lead_days", "38 pcs", NULL, "Enter a whole number, for example 38.", NULL},
        {S, "lead_days", "4000", NULL, "Enter a number from 0 to 3,650.", NULL},
        {S, "moq", "-1", NULL, "Enter a number that is not below zero.", NULL},
        {S, "moq", "abc", NULL, "Enter a whole number, for example 300.", NULL},
        {S, "moq", "30.5", NULL, "Enter a whole number, for example 300.", NULL},
        {S, "moq", "99999999999999999999", NULL, "Enter a whole number, for example 300.", NULL},
        {S, "founded", "2011", "2011", "2011", "2011"},
        {S, "founded", "11", NULL, "Enter a number from 1500 to 2200.", NULL},
        {S, "latitude", "24.61534", "24615340", "24.61534", "24.61534"},
        {S, "longitude", "-118.67529000000001", "-118675290", "-118.67529", "-118.67529"},
        {S, "latitude", "10", "10000000", "10", "10"},
        {S, "latitude", "91", NULL, "Enter a number from -90 to 90.", NULL},
        {&sample_entity, "fee", "1,260.5", "12605000", "1260.5", "1,260.50"},
        {&sample_entity, "fee", "0.00001", NULL, "Enter an amount, for example 60.00.", NULL},
        {&certificate_entity, "site_id", "77", "77", "77", "77"},
        {&certificate_entity, "site_id", "0", NULL, "Enter the id of a record, a whole number.",
         NULL},
    };
    check_readings(cases, sizeof cases / sizeof *cases);
}
END_TEST

START_TEST(choices_are_known_by_key_and_label) {
    static const struct reading cases[] = {
        {S, "status", "On Hold", "on-hold", "on-hold", "on hold"},
        {S, "status", "ON_HOLD", "on-hold", "on-hold", "on hold"},
        {S, "status", "", "", "", ""},
        {S, "status", "maybe", NULL,
         "Enter one of prospect, vetting, approved, preferred, on hold, blocked.", NULL},
        {S, "status", "app", NULL,
         "Enter one of prospect, vetting, approved, preferred, on hold, blocked.", NULL},
        {S, "rest_day", "Sunday", "sun", "sun", "Sunday"},
        {S, "models", "Private Label; OEM,oem", "oem,private-label", "oem, private-label",
         "OEM, private label"},
        {S, "models", "ODM/OEM", "odm,oem", "odm, oem", "ODM, OEM"},
        {S, "models", ", ,", "", "", ""},
        {S, "models", "oem, xyz", NULL, "Enter one of OEM, ODM, private label.", NULL},
        {S, "sectors", " bags ,Apparel|Health; bags、鞋，", "Apparel,Health,bags,鞋",
         "Apparel, Health, bags, 鞋", "Apparel, Health, bags, 鞋"},
        {S, "sectors", "R&D/lab", "R&D/lab", "R&D/lab", "R&D/lab"},
        {&legal_entity, "export_right", "Y", "1", "yes", "yes"},
        {&legal_entity, "export_right", "false", "0", "no", "no"},
        {&legal_entity, "export_right", "perhaps", NULL, "Enter yes or no.", NULL},
    };
    check_readings(cases, sizeof cases / sizeof *cases);
}
END_TEST

START_TEST(days_countries_and_currencies_become_iso) {
    static const struct reading cases[] = {
        {S, "next_review", "2026-12-24", "2026-12-24", "2026-12-24", "2026-12-24"},
        {S, "next_review", "+3d", "2026-11-26", "2026-11-26", "2026-11-26"},
        {S, "next_review", "24.12.2026", NULL,
         "Enter a date as YYYY-MM-DD, or such as today, +3d, fri.", NULL},
        {S, "country", "Viet Nam", "VN", "VN", "Vietnam"},
        {S, "country", "CHINA", "CN", "CN", "China"},
        {S, "country", "Atlantis", NULL, "Enter a country or its code, for example VN or Vietnam.",
         NULL},
        {S, "currency", "usd", "USD", "USD", "USD"},
        {S, "currency", "rmb", "CNY", "CNY", "CNY"},
        {S, "currency", "€", "EUR", "EUR", "EUR"},
        {S, "currency", "bucks", NULL, "Enter a currency by its ISO code, for example USD.", NULL},
    };
    check_readings(cases, sizeof cases / sizeof *cases);
}
END_TEST

START_TEST(times_are_utc) {
    static const struct field at = {.name = "at", .label = "At", .type = FIELD_TIME};
    static const struct entity e = {.table = "e", .fields = &at, .n_fields = 1, .parent = -1};
    static const struct reading cases[] = {
        {&e, "at", "1970-01-02 00:00", "86400000", "1970-01-02T00:00:00Z", "1970-01-02T00:00:00Z"},
        {&e, "at", "2026-11-23T14:20:05.123Z", "1795443605123", "2026-11-23T14:20:05.123Z",
         "2026-11-23T14:20:05.123Z"},
        {&e, "at", "1969-12-31 23:59:59", "-1000", "1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"},
        {&e, "at", "2026-11-23", NULL, "Enter a time such as 2026-11-23 14:20, in UTC.", NULL},
        {&e, "at", "2026-11-23 24:00", NULL, "Enter a time such as 2026-11-23 14:20, in UTC.",
         NULL},
        {&e, "at", "2026-11-23 14", NULL, "Enter a time such as 2026-11-23 14:20, in UTC.", NULL},
        {&e, "at", "2026-11-23 14:20:05.1", NULL, "Enter a time such as 2026-11-23 14:20, in UTC.",
         NULL},
    };
    check_readings(cases, sizeof cases / sizeof *cases);
}
END_TEST

START_TEST(copies_own_their_texts) {
    struct arena first = {0}, second = {0};
    struct record *r = record_new(S, &first);
    for (size_t i = 0; i < SUPPLIER_N; i++)
        ck_assert_int_eq(r->values[i].kind, VALUE_NULL);
    r->id = 7;
    r->created_by = arena_string(&first, "lina");
    r->values[SUPPLIER_NAME] = value_text(arena_string(&first, "Hà Nội Túi Xách JSC"));
    r->values[SUPPLIER_MOQ] = value_int(300);
    struct record *copy = record_copy(r, &second);
    arena_free(&first);
    ck_assert_int_eq(copy->id, 7);
    ck_assert_str_eq(copy->created_by, "lina");
    ck_assert_ptr_null(copy->updated_by);
    ck_assert_str_eq(copy->values[SUPPLIER_NAME].s, "Hà Nội Túi Xách JSC");
    ck_assert(value_equal(copy->values[SUPPLIER_MOQ], value_int(300)));
    ck_assert(!value_equal(copy->values[SUPPLIER_MOQ], value_null()));
    ck_assert(value_equal(value_text(""), value_null()));
    ck_assert_int_eq(entity_field(S, "no_such_column"), -1);
    arena_free(&second);
}
END_TEST

TEST_MAIN(field, texts_are_cleaned, long_texts_are_refused_with_their_length,
          numbers_keep_their_limits, choices_are_known_by_key_and_label,
          days_countries_and_currencies_become_iso, times_are_utc, copies_own_their_texts)
