/*
 * The catalogue of materials: that it is whole, and how it comes into a database and is brought up
 * to date there.
 */
#include "sourcebench/service/material_catalogue.h"

#include <string.h>
#include <sys/stat.h>

#include "sourcebench/core/catalogue.h"
#include "sourcebench/core/material.h"
#include "sourcebench/db/command.h"
#include "sourcebench/db/journal.h"
#include "sourcebench/db/material_seed.h"
#include "sourcebench/db/record.h"

#include "session_fixture.h"
#include "suite.h"

static int ask(struct fixture *f, const char *sql) {
    return atoi(fixture_ask(f, sql));
}

/* 15 materials of the trade data, each with 12 properties (two also with the Wyzenbeek test) and
 * five fits; profiles for five regions and ten uses of the guide. */
START_TEST(a_new_database_has_the_whole_catalogue) {
    struct fixture *f = fixture_open();
    ck_assert_int_eq(ask(f, "SELECT count(*) FROM material"), 15);
    ck_assert_int_eq(ask(f, "SELECT count(*) FROM property"), 18);
    ck_assert_int_eq(ask(f, "SELECT count(*) FROM criterion"), 18);
    ck_assert_int_eq(ask(f, "SELECT count(*) FROM material_property"), 182 + 15 * 5);
    ck_assert_int_eq(ask(f, "SELECT count(*) FROM profile"), 50);
    ck_assert_int_eq(
        ask(f, "SELECT count(*) FROM material WHERE advantage IS NULL OR limitation IS NULL OR "
               "cost_band IS NULL OR care IS NULL OR typical_use IS NULL OR basis IS NULL"),
        0);
    /* What is sourced says by whom. */
    ck_assert_int_eq(ask(f, "SELECT count(*) FROM material_property WHERE source IS NULL AND "
                            "(basis = 'sourced' OR basis = 'mixed')"),
                     0);
    ck_assert_str_eq(fixture_ask(f, "SELECT typ || ' ' || v.basis || ' ' || source FROM "
                                    "material_property v JOIN material m ON m.id = v.material_id "
                                    "JOIN property p ON p.id = v.property_id "
                                    "WHERE m.code = 'P600' AND p.code = 'areal_weight'"),
                     "230000 sourced M1 oxfordfabric.net");
    ck_assert_int_eq(ask(f,
                         "SELECT count(*) FROM (SELECT 1 FROM profile_weight GROUP BY profile_id "
                         "HAVING sum(weight) <> 10000)"),
                     0);
    ck_assert_int_eq(ask(f, "SELECT count(*) FROM profile_weight WHERE reason IS NULL"), 0);
    fixture_close(f);
}
END_TEST

/* A rule asks for a kind of certificate that the catalogue knows, in a market that is one. */
START_TEST(rules_and_profiles_speak_of_what_there_is) {
    struct fixture *f = fixture_open();
    const struct catalogue *c = &f->session.catalogue;
    struct record **rules, **profiles;
    int n_rules, n_profiles;
    CHECK(f, record_all(f->session.store, &rule_entity, &f->arena, &rules, &n_rules, &f->err));
    CHECK(f, record_all(f->session.store, &profile_entity, &f->arena, &profiles, &n_profiles,
                        &f->err));
    ck_assert_int_gt(n_rules, 20);
    for (int i = 0; i < n_rules; i++) {
        const char *code = rules[i]->values[RULE_CODE].s, *market = rules[i]->values[RULE_MARKET].s;
        const struct certificate_kind *kind =
            catalogue_certificate(c, rules[i]->values[RULE_EVIDENCE].s);
        ck_assert_msg(kind && strcmp(kind->code, rules[i]->values[RULE_EVIDENCE].s) == 0, "%s",
                      code);
        ck_assert_msg(strcmp(market, "all") == 0 || catalogue_market(c, market, &f->arena), "%s",
                      code);
    }
    for (int i = 0; i < n_profiles; i++) {
        char *markets = arena_string(&f->arena, profiles[i]->values[PROFILE_MARKETS].s), *rest;
        for (char *m = strtok_r(markets, ",", &rest); m; m = strtok_r(NULL, ",", &rest))
            ck_assert_msg(catalogue_market(c, m, &f->arena), "%s", m);
    }
    fixture_close(f);
}
END_TEST

static const char all_ids[] = "SELECT group_concat(id) FROM (SELECT id FROM material UNION ALL "
                              "SELECT id FROM material_property UNION ALL SELECT id FROM "
                              "profile_weight UNION ALL SELECT id FROM compliance_rule ORDER BY 1)";

START_TEST(two_databases_agree_about_ids) {
    struct fixture *f = fixture_open();
    const char *first = fixture_ask(f, all_ids);
    ck_assert_int_eq(ask(f, "SELECT count(*) FROM material_property WHERE id < 1 << 51 OR "
                            "id >= 1 << 52"),
                     0);
    fixture_reopen(f, "other.db", false);
    ck_assert_str_eq(fixture_ask(f, all_ids), first);
    ck_assert(catalogue_is_id(catalogue_id("material", "N420")));
    ck_assert(catalogue_id("material", "N420") != catalogue_id("material", "N421"));
    ck_assert(!catalogue_is_id(INT64_C(1) << 52) && !catalogue_is_id((INT64_C(1) << 51) - 1));
    fixture_close(f);
}
END_TEST

START_TEST(the_second_open_writes_nothing) {
    struct fixture *f = fixture_open();
    const char *state = "SELECT (SELECT count(*) FROM journal) || ' ' || (SELECT sum(rev) FROM "
                        "material_property) || ' ' || (SELECT max(id) FROM journal)";
    const char *before = fixture_ask(f, state);
    ck_assert_int_eq(ask(f, "SELECT count(*) FROM journal"), 3); /* materials, trade, quality */
    fixture_reopen(f, "bench.db", false);
    ck_assert_str_eq(fixture_ask(f, state), before);
    fixture_close(f);
}
END_TEST

/* u is for what one did oneself. */
START_TEST(undo_passes_over_the_catalogue) {
    struct fixture *f = fixture_open();
    struct journal_result result;
    ck_assert(!journal_undo(f->session.store, NULL, &result, &f->err));
    ck_assert_int_eq(f->err.code, ERROR_NOT_FOUND);
    ck_assert_str_eq(fixture_ask(f, "SELECT author FROM journal"), "catalogue");
    ck_assert_str_eq(fixture_ask(f, "SELECT DISTINCT updated_by FROM profile_weight"), "catalogue");
    fixture_close(f);
}
END_TEST

/* Upgrades, as a file of the user's folder makes them. */

static void lay_over(struct fixture *f, const char *text) {
    mkdir(fixture_path(f, "folder"), 0700);
    fixture_text(f, "folder/materials.yaml", text);
    bool ok = material_catalogue_seed(f->session.store, fixture_path(f, "folder"), &f->err);
    ck_assert_msg(ok, "%s", f->err.message);
}

static void edit(struct fixture *f, const struct entity *entity, const char *key, int field,
                 struct value value) {
    struct record *base;
    CHECK(f, record_load(f->session.store, entity, catalogue_id(entity->table, key), &f->arena,
                         &base, &f->err));
    struct record *wanted = record_copy(base, &f->arena);
    wanted->values[field] = value;
    CHECK(f, command_save(f->session.store, base, wanted, &f->arena, NULL, &f->err));
}

static struct record *load(struct fixture *f, const struct entity *entity, const char *key) {
    struct record *r;
    CHECK(f, record_load(f->session.store, entity, catalogue_id(entity->table, key), &f->arena, &r,
                         &f->err));
    return r;
}

static const char small[] = "materials:\n"
                            "  N420:\n"
                            "    name: Nylon four twenty\n"
                            "    values:\n"
                            "      price: {typ: 1.9, basis: sourced, source: [M4]}\n"
                            "      areal_weight: {typ: 215}\n"
                            "  P600:\n"
                            "    name: Polyester six hundred\n"
                            "    values:\n"
                            "      price: {typ: 0.99}\n";

START_TEST(an_upgrade_changes_what_nobody_touched) {
    struct fixture *f = fixture_open();
    edit(f, &figure_entity, "N420/price", FIGURE_TYP, value_int(2100));
    edit(f, &material_entity, "P600", MATERIAL_NOTE, value_text("ours"));
    CHECK(f, command_delete(f->session.store, &figure_entity,
                            catalogue_id(figure_entity.table, "P600/price"), &f->err));
    lay_over(f, small);
    ck_assert_str_eq(load(f, &material_entity, "N420")->values[MATERIAL_NAME].s,
                     "Nylon four twenty");
    ck_assert_int_eq(load(f, &figure_entity, "N420/areal_weight")->values[FIGURE_TYP].i, 215000);
    ck_assert_int_eq(load(f, &figure_entity, "N420/price")->values[FIGURE_TYP].i, 2100);
    ck_assert_str_eq(load(f, &material_entity, "P600")->values[MATERIAL_NAME].s,
                     "Polyester 600D, PU-coated");
    ck_assert(load(f, &figure_entity, "P600/price")->deleted_at);
    /* What the new text has no more goes; it comes back with it. */
    ck_assert(load(f, &figure_entity, "N420/eco_score")->deleted_at);
    ck_assert_str_eq(load(f, &figure_entity, "N420/eco_score")->updated_by, "catalogue");
    lay_over(
        f, "materials:\n  N420:\n    name: Nylon again\n    values:\n      eco_score: {typ: 2}\n");
    ck_assert(!load(f, &figure_entity, "N420/eco_score")->deleted_at);
    ck_assert_str_eq(load(f, &material_entity, "N420")->values[MATERIAL_NAME].s, "Nylon again");
    fixture_close(f);
}
END_TEST

/* A value of one's own hangs on a material that the catalogue drops: it stays. */
START_TEST(what_is_used_is_not_taken_away) {
    struct fixture *f = fixture_open();
    lay_over(f, "materials:\n  X1: {name: One}\n  X2: {name: Two}\n");
    struct record *r = record_new(&figure_entity, &f->arena);
    r->values[FIGURE_MATERIAL] = value_int(catalogue_id("material", "X1"));
    r->values[FIGURE_PROPERTY] = value_int(catalogue_id("property", "price"));
    r->values[FIGURE_TYP] = value_int(1000);
    CHECK(f, command_add(f->session.store, r, &f->err));
    lay_over(f, "sources: {Z1: somewhere}\n");
    ck_assert(!load(f, &material_entity, "X1")->deleted_at);
    ck_assert(load(f, &material_entity, "X2")->deleted_at);
    fixture_close(f);
}
END_TEST

/* It keeps what the catalogue said of it, too, also of a property that goes from elsewhere. */
START_TEST(a_material_that_stays_keeps_its_values) {
    struct fixture *f = fixture_open();
    const char *both = "properties:\n  zip: {name: Zip}\nmaterials:\n"
                       "  X1:\n    name: One\n    values: {zip: {typ: 7}, price: {typ: 2}}\n"
                       "  X2:\n    name: Two\n    values: {zip: {typ: 8}}\n";
    lay_over(f, both);
    edit(f, &material_entity, "X1", MATERIAL_NOTE, value_text("ours"));
    lay_over(f, "sources: {Z1: somewhere}\n");
    ck_assert(!load(f, &material_entity, "X1")->deleted_at);
    ck_assert(!load(f, &figure_entity, "X1/zip")->deleted_at);
    ck_assert(!load(f, &figure_entity, "X1/price")->deleted_at);
    ck_assert(!load(f, &property_entity, "zip")->deleted_at);
    ck_assert(load(f, &material_entity, "X2")->deleted_at);
    ck_assert(load(f, &figure_entity, "X2/zip")->deleted_at);
    fixture_close(f);
}
END_TEST

/* Of a profile of which somebody saved one weight all weights stay, those that the catalogue
 * changes, brings and drops; others follow it. */
START_TEST(weights_are_kept_as_a_whole) {
    struct fixture *f = fixture_open();
    static const char first[] = "uses:\n  gym:\n    name: gym\n    weights:\n"
                                "      tear: {points: 30, reason: a}\n"
                                "      eco: {points: 10, reason: b}\n";
    static const char second[] = "uses:\n  gym:\n    name: gym\n    weights:\n"
                                 "      tear: {points: 5, reason: a}\n"
                                 "      breath: {points: 20, reason: c}\n";
    static const char of_both[] =
        "SELECT group_concat(p.code || ' ' || c.code || ' ' || w.weight) FROM (SELECT * FROM "
        "profile_weight WHERE deleted_at IS NULL ORDER BY profile_id, criterion_id) w JOIN profile "
        "p ON p.id = w.profile_id JOIN criterion c ON c.id = w.criterion_id WHERE p.code = ";
    const char *asia = arena_format(&f->arena, "%s'asia-gym'", of_both);
    const char *africa = arena_format(&f->arena, "%s'africa-gym'", of_both);
    lay_over(f, first);
    edit(f, &weight_entity, "asia-gym/tear", WEIGHT_WEIGHT, value_int(4000));
    const char *weighed = fixture_ask(f, asia);
    ck_assert_msg(strstr(weighed, "tear 4000") && strstr(weighed, "eco"), "%s", weighed);
    lay_over(f, second);
    ck_assert_str_eq(fixture_ask(f, asia), weighed);
    const char *followed = fixture_ask(f, africa);
    ck_assert_msg(strstr(followed, "breath") && !strstr(followed, "eco"), "%s", followed);
    /* The use is dropped: the profile stays with all it has. */
    lay_over(f, "sources: {Z1: somewhere}\n");
    ck_assert_str_eq(fixture_ask(f, asia), weighed);
    ck_assert(!load(f, &profile_entity, "asia-gym")->deleted_at);
    ck_assert(load(f, &profile_entity, "africa-gym")->deleted_at);
    fixture_close(f);
}
END_TEST

START_TEST(a_property_that_judges_is_not_deleted) {
    struct fixture *f = fixture_open();
    int64_t tear = catalogue_id("property", "tear_strength");
    ck_assert(!command_delete(f->session.store, &property_entity, tear, &f->err));
    ck_assert_int_eq(f->err.code, ERROR_REFUSED);
    ck_assert_str_eq(
        f->err.message,
        "Tear strength is what a criterion judges by (Tear strength); delete it first, "
        "or give it another property.");
    CHECK(f, command_delete(f->session.store, &criterion_entity, catalogue_id("criterion", "tear"),
                            &f->err));
    CHECK(f, command_delete(f->session.store, &property_entity, tear, &f->err));
    fixture_close(f);
}
END_TEST

START_TEST(ones_own_code_keeps_the_catalogues_out) {
    struct fixture *f = fixture_open();
    struct record *r = record_new(&material_entity, &f->arena);
    r->values[MATERIAL_CODE] = value_text("x9");
    r->values[MATERIAL_NAME] = value_text("Ours");
    CHECK(f, command_add(f->session.store, r, &f->err));
    lay_over(f, "materials:\n  X9:\n    name: Theirs\n    values:\n      price: {typ: 3}\n");
    ck_assert_str_eq(fixture_ask(f, "SELECT group_concat(name) FROM material WHERE code LIKE 'x9'"),
                     "Ours");
    r = record_new(&material_entity, &f->arena);
    r->values[MATERIAL_CODE] = value_text("n420");
    r->values[MATERIAL_NAME] = value_text("Another");
    ck_assert(!command_add(f->session.store, r, &f->err));
    ck_assert_int_eq(f->err.code, ERROR_INPUT);
    ck_assert_msg(strstr(f->err.message, "material n420 already"), "%s", f->err.message);
    fixture_close(f);
}
END_TEST

/* Of two agents on one database only one has a file of his own. */
START_TEST(agents_do_not_take_turns) {
    struct fixture *f = fixture_open();
    lay_over(f, small);
    CHECK(f, material_catalogue_seed(f->session.store, "", &f->err));
    ck_assert_str_eq(load(f, &material_entity, "N420")->values[MATERIAL_NAME].s,
                     "Nylon four twenty");
    /* A newer version of the program has been here. */
    CHECK(f, store_set_setting(f->session.store, "catalogue materials", "999 feed", &f->err));
    lay_over(f, "materials:\n  N420: {name: Older}\n");
    ck_assert_str_eq(load(f, &material_entity, "N420")->values[MATERIAL_NAME].s,
                     "Nylon four twenty");
    fixture_close(f);
}
END_TEST

START_TEST(a_database_for_reading_is_left_alone) {
    struct fixture *f = fixture_open();
    struct store_options options = {
        .path = fixture_path(f, "bare.db"), .author = "lina", .create = true};
    struct store *store;
    CHECK(f, store_open(&options, &store, &f->err));
    store_close(store);
    session_close(&f->session);
    struct session_options reading = {
        .database = options.path, .author = "lina", .today = FIXTURE_TODAY, .read_only = true};
    CHECK(f, session_open(&reading, &f->session, &f->err));
    CHECK(f, session_open_store(&f->session, false, &f->err));
    ck_assert_int_eq(ask(f, "SELECT count(*) FROM material"), 0);
    fixture_close(f);
}
END_TEST

/* Who opens it while another agent writes goes on without, and the next one enters the catalogue.
 */
START_TEST(a_busy_database_is_seeded_later) {
    struct fixture *f = fixture_open();
    struct store_options options = {
        .path = fixture_path(f, "busy.db"), .author = "lina", .create = true, .busy_ms = 50};
    struct store *one, *two;
    CHECK(f, store_open(&options, &one, &f->err));
    CHECK(f, store_open(&options, &two, &f->err));
    CHECK(f, command_begin(one, "Busy", &f->err));
    CHECK(f, material_catalogue_seed(two, "", &f->err));
    char *stamp;
    CHECK(f, material_seed_stamp(two, "materials", &stamp, &f->err));
    ck_assert_ptr_null(stamp);
    command_abort(one);
    CHECK(f, material_catalogue_seed(two, "", &f->err));
    CHECK(f, material_seed_stamp(one, "materials", &stamp, &f->err));
    ck_assert_ptr_nonnull(stamp);
    mem_free(stamp);
    CHECK(f, material_catalogue_seed(one, "", &f->err));
    struct journal_entry *entries;
    int n;
    CHECK(f, journal_list(one, 0, 10, &f->arena, &entries, &n, &f->err));
    ck_assert_int_eq(n, 1);
    store_close(one);
    store_close(two);
    fixture_close(f);
}
END_TEST

START_TEST(errors_name_file_and_line) {
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"material: {}\n", "materials.yaml:1: there is no part \"material\"; did you mean"},
        {"materials:\n  A:\n    name: A\n    weight: 3\n", ":4: a material has no \"weight\""},
        {"materials:\n  A:\n    family: x\n", ":3: A: \"name\" is missing"},
        {"materials:\n  A:\n    name: A\n    denier: many\n", ":4: denier: Enter a whole number"},
        {"materials:\n  A:\n    name: A\n    values:\n      cost: {typ: 1}\n",
         ":5: there is no \"cost\" among the properties"},
        {"materials:\n  A:\n    name: A\n    values:\n      price: {typ: 1, source: [M99]}\n",
         ":5: there is no source \"M99\""},
        {"criteria:\n  a: {name: A, head: Much too long, property: price, low: 0, high: 1}\n",
         ":2: head: Enter at most 7 characters"},
        {"regions:\n  moon: {name: Moon, markets: [EU], weights: {}, color: grey}\n",
         ":2: a profile has no \"color\""},
        {"uses:\n  x: {name: X, weights: {eco: {points: 0, reason: r}}}\n",
         ":2: eco: points from 1 to 1000 are expected"},
        {"uses:\n  x: {name: X, weights: {eco: {points: 5}}}\n", ":2: eco: a reason is expected"},
        {"uses:\n  x: {name: X, weights: {speed: {points: 5, reason: r}}}\n",
         ":2: there is no \"speed\" among the criteria"},
    };
    struct fixture *f = fixture_open();
    mkdir(fixture_path(f, "folder"), 0700);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fixture_text(f, "folder/materials.yaml", cases[i].text);
        ck_assert(!material_catalogue_seed(f->session.store, fixture_path(f, "folder"), &f->err));
        ck_assert_msg(strstr(f->err.message, cases[i].message), "%s", f->err.message);
    }
    ck_assert_int_eq(ask(f, "SELECT count(*) FROM journal"), 3); /* materials, trade, quality */
    fixture_close(f);
}
END_TEST

TEST_MAIN(material_catalogue, a_new_database_has_the_whole_catalogue,
          rules_and_profiles_speak_of_what_there_is, two_databases_agree_about_ids,
          the_second_open_writes_nothing, undo_passes_over_the_catalogue,
          an_upgrade_changes_what_nobody_touched, what_is_used_is_not_taken_away,
          a_material_that_stays_keeps_its_values, weights_are_kept_as_a_whole,
          a_property_that_judges_is_not_deleted, ones_own_code_keeps_the_catalogues_out,
          agents_do_not_take_turns, a_database_for_reading_is_left_alone,
          a_busy_database_is_seeded_later, errors_name_file_and_line)
