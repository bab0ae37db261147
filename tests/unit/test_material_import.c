/*
 * Lists of materials, values and offers: in from files of any form, out and in again.
 */
#include "sourcebench/service/material_import.h"

#include <string.h>

#include "sourcebench/core/supplier.h"
#include "sourcebench/db/command.h"

#include "session_fixture.h"
#include "suite.h"

static void add_supplier(struct fixture *f, const char *name) {
    struct record *r = record_new(&supplier_entity, &f->arena);
    r->values[SUPPLIER_NAME] = value_text(name);
    CHECK(f, command_add(f->session.store, r, &f->err));
}

/* Imports a text; counts: rows, added, updated, unchanged, rejected. The first rejection. */
static const char *import(struct fixture *f, enum material_list list, const char *text,
                          const char *counts) {
    struct import_options options = {.path = fixture_text(f, "list.csv", text)};
    struct import_report r;
    char got[80];
    CHECK(f, material_import(&f->session, list, &options, &r, &f->err));
    snprintf(got, sizeof got, "%d %d %d %d %d", (int)r.rows, (int)r.added, (int)r.updated,
             (int)r.unchanged, (int)r.rejected);
    const char *reason = r.n_rejections
                             ? arena_format(&f->arena, "%d %s: %s", (int)r.rejections[0].line,
                                            r.rejections[0].column, r.rejections[0].reason)
                             : "";
    ck_assert_msg(strcmp(got, counts) == 0, "%s: %s %s", text, got, reason);
    import_report_free(&r);
    return reason;
}

static const char *export(struct fixture *f, enum material_list list) {
    const char *path = fixture_path(f, "out.csv");
    struct export_options options = {.path = path, .overwrite = true, .format = EXPORT_CSV};
    int64_t written;
    CHECK(f, material_export(&f->session, list, &options, &written, &f->err));
    return fixture_read(f, path);
}

START_TEST(materials_are_known_by_their_codes) {
    struct fixture *f = fixture_open();
    const char *list = "Fabric code,Fabric name,Composition,Denier,Cost\n"
                       "HC10,Hemp canvas,hemp,,medium\n"
                       "p600,,,600,low\n"
                       ",Nameless,,,\n"
                       "X 1,Blank,,,\n"
                       "N1,,,,\n";
    const char *first = import(f, LIST_MATERIALS, list, "5 1 1 0 3");
    ck_assert_str_eq(first, "4 Fabric code: This must not be empty.");
    import(f, LIST_MATERIALS, list, "5 0 0 2 3");
    ck_assert_str_eq(fixture_ask(f, "SELECT code || ' ' || cost_band || ' ' || updated_by FROM "
                                    "material WHERE code = 'P600'"),
                     "P600 low lina");
    /* Of one code twice the first row wins, and the later one fills. */
    import(f, LIST_MATERIALS, "code,name,care\nZ1,One,\nZ1,Two,wipe\n", "2 1 1 0 0");
    ck_assert_str_eq(fixture_ask(f, "SELECT name || ' ' || care FROM material WHERE code = 'Z1'"),
                     "One wipe");
    import(f, LIST_MATERIALS, "code,name,care\nZ1,One,\nZ1,Two,wipe\n", "2 0 0 2 0");
    fixture_close(f);
}
END_TEST

START_TEST(values_come_in_their_units) {
    struct fixture *f = fixture_open();
    const char *list = "Material;Property;Result;Unit;Report no;Test date\n"
                       "P600;tear_strength;20;lbf;L1;2026-11-02\n"
                       "600D polyester;Weight;6,9;oz/yd2;L1;2026-11-02\n"
                       "P600;Water column;1.5 m;;L1;2026-11-02\n"
                       "P600;Water column;1500;kg;L2;2026-11-02\n"
                       "P600;Speed;1;;L2;2026-11-02\n"
                       "Q9;Weight;1;;L2;2026-11-02\n";
    const char *first = import(f, LIST_VALUES, list, "6 3 0 0 3");
    ck_assert_str_eq(first, "5 Result: kg cannot be turned into mm; give it in mm.");
    import(f, LIST_VALUES, list, "6 0 0 3 3");
    ck_assert_str_eq(
        fixture_ask(f, "SELECT group_concat(typ || ' ' || basis) FROM (SELECT typ, basis FROM "
                       "material_property WHERE report = 'L1' ORDER BY typ)"),
        /* 20 lbf = 88.964 N; 6.9 oz/yd² = 233.950 g/m² */
        "88964 measured,233950 measured,1500000 measured");
    /* The catalogue's value stands as it was. */
    ck_assert_str_eq(fixture_ask(f, "SELECT count(*) FROM material_property WHERE updated_by = "
                                    "'catalogue'"),
                     "257");
    struct journal_result result;
    CHECK(f, journal_undo(f->session.store, NULL, &result, &f->err));
    ck_assert_str_eq(result.label, "Import list.csv");
    ck_assert_str_eq(fixture_ask(f, "SELECT count(*) FROM material_property"), "257");
    fixture_close(f);
}
END_TEST

START_TEST(offers_come_in_their_units) {
    struct fixture *f = fixture_open();
    add_supplier(f, "Long An Mill");
    add_supplier(f, "Twin");
    add_supplier(f, "Twin");
    const char *list = "Mill,Fabric,Article no,Price (USD/yd),Width (inch),Weight (oz/yd2),MOQ\n"
                       "long an mill,rPET 600D,A,1.48,58,6.8,3000\n"
                       "Long An Mill,LE,B,2 USD/sq ft,,,\n"
                       "Long An Mill,P600,C,1.10 EUR/m2,150 cm,,\n"
                       "Twin,P600,,1,,,\n"
                       "Nobody,P600,,1,,,\n";
    const char *first = import(f, LIST_OFFERS, list, "5 3 0 0 2");
    ck_assert_str_eq(first, "5 Mill: Several suppliers are called \"Twin\"; give the id.");
    import(f, LIST_OFFERS, list, "5 0 0 3 2");
    ck_assert_str_eq(
        fixture_ask(f, "SELECT group_concat(article || ' ' || price || ' ' || currency || ' ' || "
                       "price_per || ' ' || ifnull(width_mm, '-') || ' ' || ifnull(weight_gsm, "
                       "'-'), '; ') FROM (SELECT * FROM supplier_material ORDER BY article)"),
        /* 58 in = 1473.2 mm; 6.8 oz/yd² = 230.56 g/m²; 2 USD/ft² = 21.5278 USD/m² */
        "A 14800 USD yd 1473 231; B 215278 USD m2 - -; C 11000 EUR m2 1500 -");
    import(f, LIST_OFFERS, "supplier,material,price\nLong An Mill,CC,3\n", "1 0 0 0 1");
    fixture_close(f);
}
END_TEST

START_TEST(a_dry_run_writes_nothing) {
    struct fixture *f = fixture_open();
    struct import_options options = {
        .path = fixture_text(f, "list.csv", "code,name\nA1,One\nP600,Changed\n"), .dry_run = true};
    struct import_report r;
    const char *before = fixture_ask(f, "SELECT max(id) FROM journal");
    CHECK(f, material_import(&f->session, LIST_MATERIALS, &options, &r, &f->err));
    ck_assert(r.added == 1 && r.updated == 1);
    import_report_free(&r);
    ck_assert_str_eq(fixture_ask(f, "SELECT count(*) FROM material WHERE code = 'A1' OR name = "
                                    "'Changed'"),
                     "0");
    ck_assert_str_eq(fixture_ask(f, "SELECT max(id) FROM journal"), before);
    options.path = fixture_text(f, "list.csv", "name\nOne\n");
    ck_assert(!material_import(&f->session, LIST_MATERIALS, &options, &r, &f->err));
    ck_assert_msg(strstr(f->err.message, "known as the code of the material"), "%s",
                  f->err.message);
    import_report_free(&r);
    fixture_close(f);
}
END_TEST

/* What goes out comes in unchanged, here and in an empty database. */
START_TEST(lists_go_round) {
    struct fixture *f = fixture_open();
    add_supplier(f, "Long An \"Mill\", Ltd.");
    import(f, LIST_MATERIALS, "code,name,note\nHC10,Hemp,\"=two\nlines\"\n", "1 1 0 0 0");
    import(f, LIST_VALUES, "material,property,value,min,max,source\nHC10,Price,2.5,2,3,own\n",
           "1 1 0 0 0");
    import(f, LIST_OFFERS,
           "supplier,material,price,currency,per,quoted on\n"
           "\"Long An \"\"Mill\"\", Ltd.\",HC10,1.25,USD,kg,2026-11-01\n",
           "1 1 0 0 0");
    const char *materials = export(f, LIST_MATERIALS), *values = export(f, LIST_VALUES),
               *offers = export(f, LIST_OFFERS);
    import(f, LIST_MATERIALS, materials, "16 0 0 16 0");
    import(f, LIST_VALUES, values, "258 0 0 258 0");
    import(f, LIST_OFFERS, offers, "1 0 0 1 0");
    fixture_reopen(f, "other.db", false);
    add_supplier(f, "Long An \"Mill\", Ltd.");
    import(f, LIST_MATERIALS, materials, "16 1 0 15 0");
    import(f, LIST_VALUES, values, "258 1 0 257 0");
    import(f, LIST_OFFERS, offers, "1 1 0 0 0");
    ck_assert_str_eq(export(f, LIST_OFFERS), offers);
    ck_assert_str_eq(fixture_ask(f, "SELECT note FROM material WHERE code = 'HC10'"),
                     "=two\nlines");
    fixture_close(f);
}
END_TEST

/* A value without report, source and day looks like the catalogue's: it stands beside it, and both
 * go round. */
START_TEST(a_value_of_ones_own_stays_beside_the_catalogues) {
    struct fixture *f = fixture_open();
    static const char both[] =
        "SELECT group_concat(typ || ' ' || basis || ' ' || updated_by) FROM (SELECT v.* FROM "
        "material_property v JOIN material m ON m.id = material_id JOIN property p ON p.id = "
        "property_id WHERE m.code = 'P600' AND p.code = 'light_fastness' ORDER BY typ)";
    import(f, LIST_VALUES, "material,property,value,basis\nP600,Light fastness,7,measured\n",
           "1 1 0 0 0");
    const char *here = "6000 judgement catalogue,7000 measured lina";
    ck_assert_str_eq(fixture_ask(f, both), here);
    const char *values = export(f, LIST_VALUES);
    import(f, LIST_VALUES, values, "258 0 0 258 0");
    ck_assert_str_eq(fixture_ask(f, both), here);
    fixture_reopen(f, "other.db", false);
    import(f, LIST_VALUES, values, "258 1 0 257 0");
    ck_assert_str_eq(fixture_ask(f, both), here);
    fixture_close(f);
}
END_TEST

static const char *export_json(struct fixture *f, enum material_list list) {
    const char *path = fixture_path(f, "out.json");
    struct export_options options = {.path = path, .overwrite = true, .format = EXPORT_JSON};
    int64_t written;
    CHECK(f, material_export(&f->session, list, &options, &written, &f->err));
    return fixture_read(f, path);
}

/* As JSON too, with texts that CSV would put an apostrophe before, and numbers with a point. */
START_TEST(json_goes_round) {
    struct fixture *f = fixture_open();
    add_supplier(f, "Long An Mill");
    import(f, LIST_MATERIALS, "code,name,also,note\nHC10,Hemp,\"b, a\",\"''=two\nlines\"\n",
           "1 1 0 0 0");
    import(f, LIST_VALUES, "material,property,value,min\nHC10,Price,2.125,1.999\n", "1 1 0 0 0");
    import(f, LIST_OFFERS,
           "supplier,material,price,currency,per,lead days\nLong An Mill,HC10,1.2345,USD,yd,0\n",
           "1 1 0 0 0");
    const char *materials = export_json(f, LIST_MATERIALS), *values = export_json(f, LIST_VALUES),
               *offers = export_json(f, LIST_OFFERS);
    const char *lists[] = {export(f, LIST_MATERIALS), export(f, LIST_VALUES),
                           export(f, LIST_OFFERS)};
    import(f, LIST_MATERIALS, materials, "16 0 0 16 0");
    import(f, LIST_VALUES, values, "258 0 0 258 0");
    import(f, LIST_OFFERS, offers, "1 0 0 1 0");
    fixture_reopen(f, "other.db", false);
    add_supplier(f, "Long An Mill");
    import(f, LIST_MATERIALS, materials, "16 1 0 15 0");
    import(f, LIST_VALUES, values, "258 1 0 257 0");
    import(f, LIST_OFFERS, offers, "1 1 0 0 0");
    for (int i = 0; i < MATERIAL_LISTS; i++)
        ck_assert_str_eq(export(f, (enum material_list)i), lists[i]);
    ck_assert_str_eq(fixture_ask(f, "SELECT note FROM material WHERE code = 'HC10'"),
                     "'=two\nlines");
    fixture_close(f);
}
END_TEST

START_TEST(json_that_is_no_such_list_is_told) {
    struct fixture *f = fixture_open();
    const char *first =
        import(f, LIST_VALUES,
               "{\"values\": [\n3,\n{\"material\": \"P600\", \"property\": \"price\", \"typ\": "
               "\"much\"},\n{\"material\": \"P600\", \"property\": \"tear_strength\", \"typ\": "
               "\"20 lbf\", \"report\": \"L1\"}]}",
               "3 1 0 0 2");
    ck_assert_str_eq(first, "2 material: This must not be empty.");
    ck_assert_str_eq(fixture_ask(f, "SELECT typ FROM material_property WHERE report = 'L1'"),
                     "88964"); /* 20 lbf */
    struct import_options options = {.path = fixture_text(f, "list.json", "{\"suppliers\": []}")};
    struct import_report r;
    ck_assert(!material_import(&f->session, LIST_OFFERS, &options, &r, &f->err));
    ck_assert_str_eq(f->err.message, "The JSON file has no member \"offers\".");
    import_report_free(&r);
    fixture_close(f);
}
END_TEST

TEST_MAIN(material_import, materials_are_known_by_their_codes, values_come_in_their_units,
          offers_come_in_their_units, a_dry_run_writes_nothing, lists_go_round,
          a_value_of_ones_own_stays_beside_the_catalogues, json_goes_round,
          json_that_is_no_such_list_is_told)
