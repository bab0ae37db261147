/*
 * Materials as the matrix reads them: which value counts, limits and weights, offers per m², bands,
 * compliance.
 */
#include "sourcebench/db/material.h"

#include <string.h>

#include "sourcebench/core/catalogue.h"
#include "sourcebench/core/material.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/command.h"

#include "session_fixture.h"
#include "suite.h"

#define STORE (f->session.store)

static int64_t profile_id(const char *code) {
    return catalogue_id("profile", code);
}

static struct material_data load_data(struct fixture *f, const char *profile) {
    struct material_data data;
    CHECK(f,
          material_data_load(STORE, profile ? profile_id(profile) : 0, &f->arena, &data, &f->err));
    return data;
}

static int material_at(const struct material_data *d, const char *code) {
    int i = 0;
    while (i < d->n_materials && strcmp(d->materials[i].code, code) != 0)
        i++;
    ck_assert_msg(i < d->n_materials, "%s", code);
    return i;
}

static int criterion_at(const struct material_data *d, const char *code) {
    int i = 0;
    while (i < d->n_criteria && strcmp(d->criteria[i].code, code) != 0)
        i++;
    ck_assert_msg(i < d->n_criteria, "%s", code);
    return i;
}

static const struct material_cell *cell(const struct material_data *d, const char *material,
                                        const char *criterion) {
    return material_cell_of(d, material_at(d, material), criterion_at(d, criterion));
}

static int64_t add(struct fixture *f, const struct entity *entity,
                   void (*fill)(struct value *values, int64_t a, int64_t b), int64_t a, int64_t b) {
    struct record *r = record_new(entity, &f->arena);
    fill(r->values, a, b);
    CHECK(f, command_add(STORE, r, &f->err));
    return r->id;
}

static void tear_value(struct value *v, int64_t typ, int64_t day) {
    v[FIGURE_MATERIAL] = value_int(catalogue_id("material", "P600"));
    v[FIGURE_PROPERTY] = value_int(catalogue_id("property", "tear_strength"));
    v[FIGURE_TYP] = value_int(typ);
    v[FIGURE_BASIS] = value_text("measured");
    v[FIGURE_REPORT] = value_text("LAB-1");
    if (day)
        v[FIGURE_MEASURED_ON] = value_text(day == 1 ? "2026-05-01" : "2026-06-01");
}

START_TEST(ones_own_newest_value_counts_before_the_catalogues) {
    struct fixture *f = fixture_open();
    struct material_data d = load_data(f, "europe-urban-commuter");
    const struct material_cell *c = cell(&d, "P600", "tear");
    ck_assert(c->count == 1 && c->values[0].typ == 85000 && !c->values[0].own);
    ck_assert_str_eq(c->values[0].basis, "sourced");
    ck_assert_str_eq(c->values[0].source, "M2 answer on ask.com (weak)");
    ck_assert(c->values[0].min.known && c->values[0].min.value == 76000);
    add(f, &figure_entity, tear_value, 91000, 2);
    add(f, &figure_entity, tear_value, 60000, 1);
    d = load_data(f, "europe-urban-commuter");
    c = cell(&d, "P600", "tear");
    ck_assert_int_eq(c->count, 3);
    ck_assert(c->values[0].typ == 91000 && c->values[0].own);
    ck_assert_str_eq(c->values[0].report, "LAB-1");
    ck_assert(c->values[1].typ == 60000 && c->values[2].typ == 85000);
    /* Only two have the Wyzenbeek test; the others have no value. */
    ck_assert(cell(&d, "C500", "rubs")->count == 1 && cell(&d, "P600", "rubs")->count == 0);
    fixture_close(f);
}
END_TEST

START_TEST(a_profile_weighs_and_limits) {
    struct fixture *f = fixture_open();
    struct material_data d = load_data(f, "europe-eco-friendly");
    struct error err;
    int64_t all = 0;
    for (int i = 0; i < d.n_criteria; i++) {
        ck_assert(matrix_check(&d.criteria[i].judge, &err));
        all += d.criteria[i].judge.weight;
        ck_assert((d.criteria[i].judge.weight > 0) == (d.criteria[i].weight_id != 0));
        ck_assert((d.criteria[i].judge.weight > 0) == (*d.criteria[i].reason != '\0'));
    }
    ck_assert_int_eq(all, 10000);
    ck_assert_str_eq(d.profile.markets, "EU");
    ck_assert(d.profile.missing == MATRIX_WORST && !d.profile.own);
    ck_assert(d.criteria[criterion_at(&d, "price")].judge.direction == MATRIX_LESS);
    /* Limits: the criterion's, then those that the profile sets instead. */
    struct record *base, *wanted;
    CHECK(f, record_load(STORE, &criterion_entity, catalogue_id("criterion", "tear"), &f->arena,
                         &base, &f->err));
    wanted = record_copy(base, &f->arena);
    wanted->values[CRITERION_KNOCK_MIN] = value_int(30000);
    CHECK(f, command_save(STORE, base, wanted, &f->arena, NULL, &f->err));
    CHECK(f, record_load(STORE, &weight_entity,
                         catalogue_id("profile_weight", "europe-eco-friendly/tear"), &f->arena,
                         &base, &f->err));
    wanted = record_copy(base, &f->arena);
    wanted->values[WEIGHT_KNOCK_MIN] = value_int(70000);
    CHECK(f, command_save(STORE, base, wanted, &f->arena, NULL, &f->err));
    d = load_data(f, "europe-eco-friendly");
    const struct material_criterion *tear = &d.criteria[criterion_at(&d, "tear")];
    ck_assert(tear->judge.has_min && tear->judge.min == 70000 && tear->own_min && tear->own);
    d = load_data(f, "europe-urban-commuter");
    tear = &d.criteria[criterion_at(&d, "tear")];
    ck_assert(tear->judge.has_min && tear->judge.min == 30000 && !tear->own_min);
    d = load_data(f, NULL);
    ck_assert(d.criteria[criterion_at(&d, "eco")].judge.weight == 0 && d.n_materials == 15);
    fixture_close(f);
}
END_TEST

/* What the guide says: polyester where sun and price decide (F3.4), rugged nylon for tactical use
 * in heat and dust (F1.3, F3.2), sustainable canvas for fashion in Europe (F3.6). */
START_TEST(profiles_lead_where_the_guide_leads) {
    static const struct {
        const char *profile, *first;
    } cases[] = {
        {"africa-corporate", "P600"},      {"south-america-education", "P600"},
        {"middle-east-tactical", "C1000"}, {"europe-fashion-leather", "OCC"},
        {"europe-urban-commuter", "R600"}, {"asia-urban-commuter", "P600"},
    };
    struct fixture *f = fixture_open();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct material_data d = load_data(f, cases[i].profile);
        struct matrix matrix;
        struct matrix_row *rows;
        struct matrix_ranking ranking;
        material_matrix(&d, &f->arena, &matrix, &rows);
        CHECK(f, matrix_rank(&matrix, &f->arena, &ranking, &f->err));
        ck_assert_msg(strcmp(d.materials[ranking.order[0]].code, cases[i].first) == 0, "%s: %s",
                      cases[i].profile, d.materials[ranking.order[0]].code);
    }
    fixture_close(f);
}
END_TEST

/* The recycled cloth leads where sustainability is what is bought. */
START_TEST(the_matrix_is_ready_to_rank) {
    struct fixture *f = fixture_open();
    struct material_data d = load_data(f, "europe-eco-friendly");
    struct matrix matrix;
    struct matrix_row *rows;
    struct matrix_ranking ranking;
    material_matrix(&d, &f->arena, &matrix, &rows);
    CHECK(f, matrix_rank(&matrix, &f->arena, &ranking, &f->err));
    ck_assert_int_eq(ranking.n_ranked, 15);
    ck_assert_str_eq(d.materials[ranking.order[0]].code, "R600");
    ck_assert_int_eq(ranking.results[ranking.order[0]].coverage, MATRIX_FULL);
    struct material_profile *profiles;
    int n;
    CHECK(f, material_profiles_load(STORE, &f->arena, &profiles, &n, &f->err));
    ck_assert_int_eq(n, 50);
    ck_assert_str_eq(profiles[0].code, "africa-urban-commuter");
    ck_assert(!material_data_load(STORE, 12345, &f->arena, &d, &f->err));
    ck_assert_int_eq(f->err.code, ERROR_NOT_FOUND);
    fixture_close(f);
}
END_TEST

/* Offers */

static void supplier_of(struct value *v, int64_t mill, int64_t unused) {
    (void)unused;
    v[SUPPLIER_NAME] = value_text(mill ? "Long An Mill" : "Saigon Trail");
    v[SUPPLIER_KIND] = value_text(mill ? "mill" : "factory");
}

static int64_t add_offer(struct fixture *f, int64_t supplier, const char *material, int64_t price,
                         const char *currency, const char *per, int64_t width, const char *until) {
    struct record *r = record_new(&offer_entity, &f->arena);
    r->values[OFFER_SUPPLIER] = value_int(supplier);
    r->values[OFFER_MATERIAL] = value_int(catalogue_id("material", material));
    if (price)
        r->values[OFFER_PRICE] = value_int(price);
    r->values[OFFER_CURRENCY] = value_text(currency);
    r->values[OFFER_PRICE_PER] = value_text(per);
    if (width)
        r->values[OFFER_WIDTH] = value_int(width);
    r->values[OFFER_VALID_UNTIL] = value_text(until);
    CHECK(f, command_add(STORE, r, &f->err));
    return r->id;
}

START_TEST(offers_are_compared_per_square_metre) {
    struct fixture *f = fixture_open();
    struct material_offer *offers;
    struct material_band *bands;
    int n, n_bands;
    int64_t mill = add(f, &supplier_entity, supplier_of, 1, 0);
    int64_t factory = add(f, &supplier_entity, supplier_of, 0, 0);
    add_offer(f, factory, "P600", 15000, "USD", "m2", 0, NULL);
    add_offer(f, mill, "P600", 18000, "USD", "m", 1500, NULL);       /* 1.80 / 1.5 = 1.20 */
    add_offer(f, mill, "P600", 50000, "USD", "kg", 0, NULL);         /* 5.00 × 0.230 = 1.15 */
    add_offer(f, mill, "P600", 9000, "USD", "yd", 0, NULL);          /* no width */
    add_offer(f, mill, "P600", 10000, "USD", "m2", 0, "2026-11-22"); /* over */
    add_offer(f, mill, "P600", 80000, "CNY", "m2", 0, NULL);
    add_offer(f, mill, "R600", 0, NULL, NULL, 0, NULL);
    CHECK(f, material_offers_load(STORE, catalogue_id("material", "P600"), FIXTURE_TODAY, &f->arena,
                                  &offers, &n, &f->err));
    ck_assert_int_eq(n, 6);
    ck_assert_str_eq(offers[0].currency, "CNY");
    ck_assert(offers[1].price_m2.value == 10000 && offers[1].expired);
    ck_assert(offers[2].price_m2.value == 11500 && offers[3].price_m2.value == 12000);
    ck_assert(!offers[5].price_m2.known && strstr(offers[5].no_m2, "width"));
    material_bands(offers, n, &f->arena, &bands, &n_bands);
    ck_assert_int_eq(n_bands, 2);
    ck_assert_str_eq(bands[0].currency, "USD");
    ck_assert(bands[0].low == 11500 && bands[0].high == 15000);
    ck_assert(bands[0].offers == 3 && bands[0].suppliers == 2);
    CHECK(f, command_delete(STORE, &supplier_entity, factory, &f->err));
    CHECK(f, material_offers_load(STORE, 0, FIXTURE_TODAY, &f->arena, &offers, &n, &f->err));
    ck_assert_int_eq(n, 6);
    struct material_data d = load_data(f, NULL);
    ck_assert_int_eq(d.materials[material_at(&d, "P600")].offers, 5);
    fixture_close(f);
}
END_TEST

static int64_t add_paper(struct fixture *f, int64_t supplier, const char *kind,
                         const char *document, const char *subject, const char *state) {
    struct record *r = record_new(&certificate_entity, &f->arena);
    r->values[CERTIFICATE_SUPPLIER] = value_int(supplier);
    r->values[CERTIFICATE_KIND] = value_text(kind);
    r->values[CERTIFICATE_DOCUMENT] = value_text(document);
    r->values[CERTIFICATE_SUBJECT] = value_text(subject);
    r->values[CERTIFICATE_STATE] = value_text(state);
    CHECK(f, command_add(STORE, r, &f->err));
    return r->id;
}

static const struct compliance_cell *rule_cell(const struct material_data *d,
                                               const struct material_compliance *c,
                                               const char *material, const char *rule) {
    for (int r = 0; r < c->n_rules; r++) {
        if (strcmp(c->rules[r].code, rule) == 0)
            return &c->cells[material_at(d, material) * c->n_rules + r];
    }
    ck_abort_msg("there is no rule %s", rule);
}

START_TEST(compliance_follows_from_the_suppliers_papers) {
    struct fixture *f = fixture_open();
    struct material_compliance c;
    int64_t mill = add(f, &supplier_entity, supplier_of, 1, 0);
    int64_t factory = add(f, &supplier_entity, supplier_of, 0, 0);
    add_offer(f, mill, "P600", 15000, "USD", "m2", 0, NULL);
    add_offer(f, factory, "P600", 16000, "USD", "m2", 0, NULL);
    add_offer(f, factory, "PU", 40000, "USD", "m2", 0, NULL);
    int64_t report = add_paper(f, mill, "REACH", "report", "Polyester 600D", "verified");
    add_paper(f, factory, "REACH", "report", "PU leather", "refuted");
    struct material_data d = load_data(f, "europe-urban-commuter");
    CHECK(f, material_compliance_load(STORE, &d, FIXTURE_TODAY, &f->arena, &c, &f->err));
    ck_assert_int_eq(c.rules[0].level, MARKET_REQUIRED);
    const struct compliance_cell *p600 = rule_cell(&d, &c, "P600", "eu-reach");
    ck_assert(p600->state == COMPLIANCE_MET && p600->suppliers == 2 && p600->met == 1);
    for (int i = 0; i < 2; i++) {
        const struct compliance_proof *proof = &p600->proofs[i];
        ck_assert(proof->supplier == mill ? proof->certificate == report
                                          : proof->state == COMPLIANCE_UNKNOWN);
    }
    ck_assert_int_eq(rule_cell(&d, &c, "PU", "eu-reach")->state, COMPLIANCE_REFUTED);
    ck_assert_int_eq(rule_cell(&d, &c, "CC", "eu-reach")->state, COMPLIANCE_UNKNOWN);
    ck_assert_int_eq(rule_cell(&d, &c, "P600", "eu-grs")->state, COMPLIANCE_NOT_ASKED);
    ck_assert_int_eq(rule_cell(&d, &c, "R600", "eu-grs")->state, COMPLIANCE_UNKNOWN);
    int outside = material_knocked_out(&c, material_at(&d, "PU"));
    ck_assert(outside > 0 && strcmp(c.rules[outside - 1].code, "eu-reach") == 0);
    ck_assert_int_eq(material_knocked_out(&c, material_at(&d, "P600")), 0);
    ck_assert_int_eq(material_knocked_out(&c, material_at(&d, "CC")), 0);
    /* Another who offers it may still prove it. */
    add_offer(f, mill, "PU", 41000, "USD", "m2", 0, NULL);
    d = load_data(f, "europe-urban-commuter");
    CHECK(f, material_compliance_load(STORE, &d, FIXTURE_TODAY, &f->arena, &c, &f->err));
    ck_assert_int_eq(rule_cell(&d, &c, "PU", "eu-reach")->state, COMPLIANCE_MISSING);
    ck_assert_int_eq(material_knocked_out(&c, material_at(&d, "PU")), 0);
    fixture_close(f);
}
END_TEST

TEST_MAIN(material, ones_own_newest_value_counts_before_the_catalogues, a_profile_weighs_and_limits,
          the_matrix_is_ready_to_rank, profiles_lead_where_the_guide_leads,
          offers_are_compared_per_square_metre, compliance_follows_from_the_suppliers_papers)
