/*
 * Compliance: which documents speak for a material, what suppliers' evidence comes to, and what
 * markets ask.
 */
#include "sourcebench/core/compliance.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/material.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/service/catalogue.h"

#include "suite.h"

enum { TODAY = 20780 /* 2026-11-23 */ };

static const struct material_names materials[] = {
    {"P600", "Polyester 600D, PU-coated", "polyester 600D,600D polyester", "polyester", ""},
    {"R600", "Recycled polyester (rPET) 600D", "rPET 600D,recycled polyester 600D",
     "polyester recycled", "animal-free,recycled"},
    {"PU", "PU synthetic leather 0.8–1.0 mm", "PU leather", "synthetic leather", "animal-free"},
    {"CC", "Cotton canvas 12 oz", "cotton canvas", "canvas", "natural"},
};
enum { P600, R600, PU, CC, N_MATERIALS };

static struct catalogue catalogue;
static struct arena arena;

static void load(void) {
    struct error err = {0};
    bool ok = catalogue.n_certificates || catalogue_load("", &arena, &catalogue, &err);
    ck_assert_msg(ok, "%s", err.message);
}

static const struct compliance_query *query(void) {
    static struct compliance_query q;
    load();
    q = (struct compliance_query){&catalogue, materials, N_MATERIALS, TODAY};
    return &q;
}

START_TEST(a_text_names_a_material_by_code_or_by_all_words_of_a_name) {
    static const struct {
        const char *text;
        int material;
        bool named;
    } cases[] = {
        {"P600", P600, true},
        {"fabric p600, navy", P600, true},
        {"600D polyester oxford, PU-coated", P600, true},
        {"polyester", P600, false},
        {"polyester 420D", P600, false},
        {"rPET 600D", R600, true},
        {"rPET 600D", P600, false},
        {"PU leather, black 0.9 mm", PU, true},
        {"Cotton canvas 12 oz", CC, true},
        {"canvas of cotton", CC, true},
        {"", P600, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_msg((material_named(&materials[cases[i].material], cases[i].text) > 0) ==
                          cases[i].named,
                      "%s", cases[i].text);
    /* Of two that are named the one with more words is meant. */
    ck_assert_int_gt(material_named(&materials[R600], "recycled polyester 600D"),
                     material_named(&materials[P600], "recycled polyester 600D"));
    /* What cloth is coated with is no material code. */
    ck_assert_int_gt(material_named(&materials[P600], "polyester 600D PU-coated"),
                     material_named(&materials[PU], "polyester 600D PU-coated"));
}
END_TEST

static struct record *paper(const char *kind, const char *document, const char *subject,
                            const char *state, const char *expires, const char *holder) {
    struct record *r = record_new(&certificate_entity, &arena);
    r->id = 7;
    r->values[CERTIFICATE_KIND] = value_text(kind);
    r->values[CERTIFICATE_DOCUMENT] = value_text(document);
    r->values[CERTIFICATE_SUBJECT] = value_text(subject);
    r->values[CERTIFICATE_STATE] = value_text(state);
    r->values[CERTIFICATE_EXPIRES] = value_text(expires);
    r->values[CERTIFICATE_HOLDER] = value_text(holder);
    return r;
}

static struct compliance_rule rule(const char *evidence, bool of_material,
                                   enum market_level level) {
    load();
    return (struct compliance_rule){.evidence = evidence,
                                    .kind = catalogue_certificate(&catalogue, evidence),
                                    .of_material = of_material,
                                    .level = level,
                                    .market = "EEA",
                                    .applies = "",
                                    .products = ""};
}

START_TEST(one_suppliers_evidence) {
    static const struct {
        const char *kind, *document, *subject, *state, *expires, *holder;
        bool of_material;
        enum compliance_state state_of_p600;
    } cases[] = {
        {"REACH", "report", "P600", "documented", "2027-01-01", NULL, true, COMPLIANCE_MET},
        {"EU REACH", "report", "polyester 600D", "verified", NULL, NULL, true, COMPLIANCE_MET},
        {"REACH", "report", NULL, "verified", NULL, NULL, true, COMPLIANCE_MET},
        {"REACH", "report", "P600", "declared", NULL, NULL, true, COMPLIANCE_UNKNOWN},
        {"REACH", "report", "P600", "verified", "2026-11-22", NULL, true, COMPLIANCE_MISSING},
        {"REACH", "report", "P600", "verified", "2026-11-23", NULL, true, COMPLIANCE_MET},
        {"REACH", "report", "P600", "refuted", "2027-01-01", NULL, true, COMPLIANCE_REFUTED},
        {"REACH", "report", "recycled polyester 600D", "verified", NULL, NULL, true,
         COMPLIANCE_UNKNOWN},
        {"REACH", "report", "buckles", "verified", NULL, NULL, true, COMPLIANCE_UNKNOWN},
        {"ISO 9001", "certificate", NULL, "verified", NULL, NULL, true, COMPLIANCE_UNKNOWN},
        {"REACH", "report", "buckles", "verified", NULL, NULL, false, COMPLIANCE_MET},
        {"REACH", "report", NULL, "verified", NULL, "some mill", false, COMPLIANCE_UNKNOWN},
        {"REACH", "transaction", "P600", "verified", NULL, NULL, true, COMPLIANCE_UNKNOWN},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct compliance_rule reach = rule("REACH", cases[i].of_material, MARKET_REQUIRED);
        struct record *r = paper(cases[i].kind, cases[i].document, cases[i].subject, cases[i].state,
                                 cases[i].expires, cases[i].holder);
        struct compliance_holder holder = {1, false, &r, 1};
        struct compliance_proof proof = compliance_judge(query(), &reach, P600, &holder, &arena);
        ck_assert_msg(proof.state == cases[i].state_of_p600, "%zu: %s", i,
                      compliance_words[proof.state]);
    }
}
END_TEST

/* A later good report stands in for one that was refuted. */
START_TEST(what_stands_counts_before_what_does_not) {
    struct compliance_rule reach = rule("REACH", true, MARKET_REQUIRED);
    struct record *papers[] = {paper("REACH", "report", "P600", "refuted", NULL, NULL),
                               paper("REACH", "report", "P600", "verified", NULL, NULL),
                               paper("REACH", "report", "P600", "declared", NULL, NULL)};
    struct compliance_holder holder = {1, false, papers, 3};
    ck_assert_int_eq(compliance_judge(query(), &reach, P600, &holder, &arena).state,
                     COMPLIANCE_MET);
    holder.count = 1;
    ck_assert_int_eq(compliance_judge(query(), &reach, P600, &holder, &arena).state,
                     COMPLIANCE_REFUTED);
}
END_TEST

START_TEST(a_chain_must_be_complete) {
    struct compliance_rule grs = rule("GRS", false, MARKET_EXPECTED);
    struct record *papers[] = {paper("GRS", "scope", NULL, "verified", "2027-01-01", NULL),
                               paper("GRS", "transaction", "lot 4", "documented", NULL, NULL),
                               paper("GRS", "scope", NULL, "verified", "2027-01-01", "a mill")};
    struct compliance_holder factory = {1, false, papers, 2}, mill = {2, true, papers, 2};
    struct compliance_proof proof = compliance_judge(query(), &grs, R600, &factory, &arena);
    ck_assert_int_eq(proof.state, COMPLIANCE_UNKNOWN);
    ck_assert_str_eq(proof.sentence, "GRS: missing scope certificate of the mill");
    ck_assert_int_eq(compliance_judge(query(), &grs, R600, &mill, &arena).state, COMPLIANCE_MET);
    factory.count = 3;
    ck_assert_int_eq(compliance_judge(query(), &grs, R600, &factory, &arena).state, COMPLIANCE_MET);
}
END_TEST

#define U COMPLIANCE_UNKNOWN
#define L COMPLIANCE_MISSING /* lapsed */
#define R COMPLIANCE_REFUTED
#define M COMPLIANCE_MET

/* Unknown never knocks out: where one supplier was refuted another may still pass. */
START_TEST(suppliers_together) {
    static const struct {
        enum compliance_state states[3];
        int count;
        enum compliance_state sum;
        bool knocks_out;
    } cases[] = {
        {{U}, 0, U, false},       {{U, U}, 2, U, false}, {{M, R, U}, 3, M, false},
        {{R, U}, 2, L, false},    {{R, L}, 2, L, false}, {{R, R}, 2, R, true},
        {{R}, 1, R, true},        {{L}, 1, L, false},    {{L, U}, 2, L, false},
        {{M, L, R}, 3, M, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct compliance_proof proofs[3];
        struct compliance_rule reach = rule("REACH", true, MARKET_REQUIRED);
        for (int k = 0; k < cases[i].count; k++)
            proofs[k] = (struct compliance_proof){.state = cases[i].states[k]};
        struct compliance_cell cell = compliance_sum(&reach, proofs, cases[i].count);
        ck_assert_msg(cell.state == cases[i].sum && cell.knocks_out == cases[i].knocks_out, "%zu",
                      i);
        reach.level = MARKET_EXPECTED;
        ck_assert(!compliance_sum(&reach, proofs, cases[i].count).knocks_out);
    }
}
END_TEST

START_TEST(what_is_asked_of_what) {
    struct compliance_rule r = rule("REACH", true, MARKET_REQUIRED);
    /* The Union lies in the economic area (EEA), Norway too; Vietnam does not. */
    ck_assert(compliance_is_asked(&catalogue, &r, "EU", ""));
    ck_assert(compliance_is_asked(&catalogue, &r, "NO,VN", ""));
    ck_assert(!compliance_is_asked(&catalogue, &r, "VN", ""));
    ck_assert(!compliance_is_asked(&catalogue, &r, "", ""));
    r.products = "child-bag,toy";
    ck_assert(!compliance_is_asked(&catalogue, &r, "EU", ""));
    ck_assert(!compliance_is_asked(&catalogue, &r, "EU", "textile-bag"));
    ck_assert(compliance_is_asked(&catalogue, &r, "EU", "textile-bag,toy"));
    r.applies = "recycled,canvas,PU";
    ck_assert(compliance_applies(&r, &materials[R600]));
    ck_assert(compliance_applies(&r, &materials[CC]));
    ck_assert(compliance_applies(&r, &materials[PU]));
    ck_assert(!compliance_applies(&r, &materials[P600]));
    /* Who brings goods into the market registers as producer: no supplier can. */
    r = rule("EPR_PACK", false, MARKET_REQUIRED);
    ck_assert(!compliance_is_asked(&catalogue, &r, "EU", ""));
}
END_TEST

TEST_MAIN(compliance, a_text_names_a_material_by_code_or_by_all_words_of_a_name,
          one_suppliers_evidence, what_stands_counts_before_what_does_not, a_chain_must_be_complete,
          suppliers_together, what_is_asked_of_what)
