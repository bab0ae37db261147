/*
 * The comparison of materials: weights that are moved, carried over, saved; what a filter finds.
 */
#include "sourcebench/service/comparison.h"

#include <string.h>

#include "sourcebench/core/catalogue.h"
#include "sourcebench/core/material.h"
#include "sourcebench/core/share.h"
#include "sourcebench/db/command.h"
#include "sourcebench/service/material_filter.h"

#include "session_fixture.h"
#include "suite.h"

static int64_t profile_id(void) {
    return catalogue_id("profile", "africa-urban-commuter");
}

static void open_comparison(struct fixture *f, struct comparison *c) {
    *c = (struct comparison){0};
    CHECK(f, comparison_open(c, &f->session, profile_id(), &f->err));
}

static int criterion(const struct comparison *c, const char *code) {
    int i = 0;
    while (i < c->data.n_criteria && strcmp(c->data.criteria[i].code, code) != 0)
        i++;
    ck_assert_int_lt(i, c->data.n_criteria);
    return i;
}

static int64_t percent(const struct comparison *c, const char *code) {
    int64_t *all = mem_alloc((size_t)c->data.n_criteria, sizeof *all), sum = 0;
    comparison_percent(c, all);
    for (int i = 0; i < c->data.n_criteria; i++)
        sum += all[i];
    ck_assert_int_eq(sum, SHARE_SHOWN);
    int64_t one = all[criterion(c, code)];
    mem_free(all);
    return one;
}

static const char *winner(const struct comparison *c) {
    return c->data.materials[c->ranking.order[0]].code;
}

START_TEST(a_weight_is_moved_and_moved_back) {
    struct fixture *f = fixture_open();
    struct comparison c;
    open_comparison(f, &c);
    int tear = criterion(&c, "tear");
    ck_assert_int_eq(percent(&c, "tear"), 536);
    ck_assert_str_eq(winner(&c), "P600");
    CHECK(f, comparison_set_share(&c, tear, 30 * SHARE_POINT, &f->err));
    ck_assert(c.changed);
    ck_assert_int_eq(percent(&c, "tear"), 3000);
    ck_assert_int_eq(percent(&c, "price"), 1585); /* 21.43 x 70 / 94.64 */
    ck_assert_str_eq(winner(&c), "P900");
    CHECK(f, comparison_reset(&c, &f->err));
    ck_assert(!c.changed);
    ck_assert_str_eq(winner(&c), "P600");
    ck_assert_int_eq(c.matrix.criteria[tear].weight, c.data.criteria[tear].judge.weight);
    comparison_close(&c);
    fixture_close(f);
}
END_TEST

/* What others change comes in; the weight that was moved stays, by its criterion. */
START_TEST(reading_again_keeps_what_was_moved) {
    struct fixture *f = fixture_open();
    struct comparison c;
    open_comparison(f, &c);
    CHECK(f, comparison_set_share(&c, criterion(&c, "tear"), 30 * SHARE_POINT, &f->err));
    CHECK(f, command_delete(f->session.store, &criterion_entity,
                            catalogue_id("criterion", "abrasion"), &f->err));
    CHECK(f, comparison_reload(&c, &f->err));
    ck_assert(c.changed);
    ck_assert_int_gt(percent(&c, "tear"), 3000); /* the others are fewer now */
    CHECK(f, command_delete(f->session.store, &profile_entity, profile_id(), &f->err));
    ck_assert(!comparison_reload(&c, &f->err));
    ck_assert_int_eq(f->err.code, ERROR_NOT_FOUND);
    ck_assert_int_gt(c.data.n_materials, 0); /* as before */
    comparison_close(&c);
    fixture_close(f);
}
END_TEST

START_TEST(weights_are_saved_as_one_change) {
    struct fixture *f = fixture_open();
    struct comparison c;
    struct journal_result undone;
    open_comparison(f, &c);
    CHECK(f, comparison_set_share(&c, criterion(&c, "tensile"), 20 * SHARE_POINT, &f->err));
    CHECK(f, comparison_save(&c, &f->err));
    CHECK(f, comparison_reset(&c, &f->err));
    CHECK(f, comparison_reload(&c, &f->err));
    ck_assert(!c.changed);
    ck_assert_int_eq(percent(&c, "tensile"), 2000);
    ck_assert_int_eq(percent(&c, "tear"), 429); /* 5.36 x 80 / 100 */
    CHECK(f, journal_undo(f->session.store, NULL, &undone, &f->err));
    ck_assert_str_eq(undone.label, "Change weights of profile Africa, urban commuter");
    CHECK(f, comparison_reload(&c, &f->err));
    ck_assert_int_eq(percent(&c, "tensile"), 0);
    ck_assert_int_eq(percent(&c, "tear"), 536);
    comparison_close(&c);
    fixture_close(f);
}
END_TEST

START_TEST(a_new_profile_has_the_rest_of_the_old_one) {
    struct fixture *f = fixture_open();
    struct comparison c, other = {0};
    int64_t id, again;
    open_comparison(f, &c);
    CHECK(f, comparison_set_share(&c, criterion(&c, "tear"), 30 * SHARE_POINT, &f->err));
    CHECK(f, comparison_save_as(&c, " Kenya:  school ", &id, &f->err));
    CHECK(f, comparison_save_as(&c, "Kenya school", &again, &f->err));
    CHECK(f, comparison_open(&other, &f->session, id, &f->err));
    ck_assert_str_eq(other.data.profile.name, "Kenya: school");
    ck_assert_str_eq(other.data.profile.code, "kenya-school");
    ck_assert_str_eq(other.data.profile.markets, c.data.profile.markets);
    ck_assert_int_eq(percent(&other, "tear"), 3000);
    ck_assert_str_eq(other.data.criteria[criterion(&other, "tear")].reason,
                     c.data.criteria[criterion(&c, "tear")].reason);
    comparison_close(&other);
    CHECK(f, comparison_open(&other, &f->session, again, &f->err));
    ck_assert_str_eq(other.data.profile.code, "kenya-school-2");
    ck_assert(!comparison_save_as(&c, "  ", &id, &f->err));
    ck_assert_int_eq(f->err.code, ERROR_INPUT);
    comparison_close(&other);
    comparison_close(&c);
    fixture_close(f);
}
END_TEST

START_TEST(sentences_say_what_holds) {
    struct fixture *f = fixture_open();
    struct comparison c;
    struct arena *a = &f->arena;
    open_comparison(f, &c);
    comparison_measure(&c);
    ck_assert_str_eq(comparison_leader(&c, a),
                     "Polyester 600D, PU-coated leads Polyester 900D, PU-coated by 0.8.");
    ck_assert_ptr_nonnull(strstr(comparison_unless(&c, 1, a), "It stays first unless Eco rises"));
    ck_assert_str_eq(comparison_missing(&c), "Missing values count as worst.");
    ck_assert_str_eq(comparison_rule(&c, criterion(&c, "tear"), a),
                     "more is better, from 15 to 250 N");
    ck_assert_str_eq(comparison_show_value(1240500, a), "1,240.5");
    ck_assert_str_eq(comparison_show_value(-50, a), "-0.05");
    ck_assert_str_eq(comparison_show_percent(1250, a), "12.5 %");
    ck_assert_int_eq(comparison_heat(10000), 10);
    ck_assert_int_eq(comparison_heat(499), 0);
    ck_assert_int_eq(comparison_heat(500), 1);
    comparison_close(&c);
    CHECK(f, comparison_open(&c, &f->session, 0, &f->err)); /* no profile, no weights */
    comparison_measure(&c);
    ck_assert_str_eq(comparison_leader(&c, a), "No criterion has a weight, so none leads.");
    ck_assert_str_eq(comparison_unless(&c, 3, a), "");
    ck_assert_str_eq(comparison_outside(&c, 0, a), "not ranked: no criterion has a weight");
    comparison_close(&c);
    fixture_close(f);
}
END_TEST

static int found(struct fixture *f, const struct comparison *c, const char *text) {
    struct filter filter;
    struct filter_error err;
    int n = 0;
    ck_assert_msg(filter_parse(text, material_filter_keys, n_material_filter_keys, 0, &f->arena,
                               &filter, &err),
                  "%s: %s", text, err.error.message);
    for (int i = 0; i < c->data.n_materials; i++)
        n += material_matches(&c->data.materials[i], i == 0, &filter);
    return n;
}

START_TEST(a_filter_finds_materials) {
    static const struct {
        const char *text;
        int n;
    } cases[] = {{"", 15},
                 {"polyester", 5},
                 {"POLY 600", 3},
                 {"olyester", 0},
                 {"family:nylon", 5},
                 {"claim:recycled", 2},
                 {"-claim:recycled", 13},
                 {"denier:>=900", 2},
                 {"denier:400..600", 7},
                 {"denier:none", 5},
                 {"is:out", 1},
                 {"is:ranked", 14},
                 {"is:own", 0},
                 {"is:offered", 0},
                 {"cost:low", 0},
                 {"cost:low-medium", 2},
                 {"cost:medium", 3},
                 {"cost:low,medium", 3},
                 {"cost:none", 0},
                 {"-cost:high", 10},
                 {"fibre:PET", 4}};
    struct fixture *f = fixture_open();
    struct comparison c;
    open_comparison(f, &c);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_msg(found(f, &c, cases[i].text) == cases[i].n, "%s: %d", cases[i].text,
                      found(f, &c, cases[i].text));
    comparison_close(&c);
    fixture_close(f);
}
END_TEST

TEST_MAIN(comparison, a_weight_is_moved_and_moved_back, reading_again_keeps_what_was_moved,
          weights_are_saved_as_one_change, a_new_profile_has_the_rest_of_the_old_one,
          sentences_say_what_holds, a_filter_finds_materials)
