#include "sourcebench/core/coverage.h"

#include "sourcebench/core/date.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/service/catalogue.h"

#include "suite.h"

enum { TODAY = 20780 /* 2026-11-23 */ };

static struct arena arena;
static struct catalogue catalogue;

static struct coverage_query query(const char *market, const char *product) {
    struct error err = {0};
    if (!catalogue.n_certificates)
        ck_assert(catalogue_load("", &arena, &catalogue, &err));
    return (struct coverage_query){&catalogue, market, product, TODAY, 90};
}

static struct record *certificate(const char *kind, const char *state, const char *document,
                                  const char *expires) {
    struct record *r = record_new(&certificate_entity, &arena);
    r->values[CERTIFICATE_KIND] = value_text(kind);
    r->values[CERTIFICATE_STATE] = value_text(state);
    r->values[CERTIFICATE_DOCUMENT] = value_text(document);
    r->values[CERTIFICATE_EXPIRES] = value_text(expires);
    return r;
}

static enum coverage_state judge(const struct coverage_query *q, const char *kind,
                                 struct record **certificates, int n, struct record *claim) {
    return coverage_judge(q, catalogue_certificate(&catalogue, kind), certificates, n, &claim,
                          claim ? 1 : 0)
        .state;
}

START_TEST(states_follow_evidence_and_day) {
    static const struct {
        const char *state, *expires;
        enum coverage_state covered;
    } cases[] = {
        {"verified", NULL, COVERAGE_MET},
        {"documented", "2027-02-22", COVERAGE_MET},     /* 91 days */
        {"documented", "2027-02-21", COVERAGE_LAPSING}, /* 90 */
        {"documented", "2026-11-23", COVERAGE_LAPSING},
        {"documented", "2026-11-22", COVERAGE_LAPSED},
        {"declared", "2027-11-22", COVERAGE_DECLARED},
        {"refuted", "2027-11-22", COVERAGE_MISSING},
    };
    struct coverage_query q = query("DE", NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct record *r = certificate("BSCI", cases[i].state, "rating", cases[i].expires);
        ck_assert_msg(judge(&q, "BSCI", &r, 1, NULL) == cases[i].covered, "%zu", i);
        r->values[CERTIFICATE_RATING] = value_text("E");
        ck_assert_int_ge(judge(&q, "BSCI", &r, 1, NULL), COVERAGE_DECLARED);
    }
    struct record *two[] = {certificate("BSCI", "verified", "rating", "2026-11-22"),
                            certificate("amfori BSCI", "documented", "rating", "2028-01-01")};
    ck_assert_int_eq(judge(&q, "BSCI", two, 2, NULL), COVERAGE_MET); /* the best counts */
}
END_TEST

START_TEST(what_is_not_asked_is_no_gap) {
    struct coverage_query q = query("DE", NULL), bag = query("DE", "textile-bag");
    struct coverage_query powered = query("DE", "powered-bag");
    struct record *claim = record_new(&claim_entity, &arena);
    claim->values[CLAIM_WHAT] = value_text("Recycled shell");
    ck_assert_int_eq(judge(&q, "REACH", NULL, 0, NULL), COVERAGE_MISSING);
    ck_assert_int_eq(judge(&q, "CE", NULL, 0, NULL), COVERAGE_DEPENDS);
    ck_assert_int_eq(judge(&powered, "CE", NULL, 0, NULL), COVERAGE_MISSING);
    ck_assert_int_eq(judge(&q, "GRS", NULL, 0, NULL), COVERAGE_NOT_NEEDED); /* claims nothing */
    ck_assert_int_eq(judge(&q, "GRS", NULL, 0, claim), COVERAGE_MISSING);
    ck_assert_int_eq(judge(&q, "SA8000", NULL, 0, NULL), COVERAGE_NOT_NEEDED); /* voluntary */
    const struct certificate_kind *reach = catalogue_certificate(&catalogue, "REACH");
    const struct certificate_kind *sa = catalogue_certificate(&catalogue, "SA8000");
    ck_assert(coverage_is_gap(&q, reach, COVERAGE_DECLARED));
    ck_assert(!coverage_is_gap(&q, reach, COVERAGE_LAPSING));
    ck_assert(!coverage_is_gap(&q, sa, COVERAGE_LAPSED));
    int all, plain;
    const struct certificate_kind **kinds = coverage_kinds(&q, &arena, &all);
    ck_assert_str_eq(kinds[0]->code, "REACH");
    kinds = coverage_kinds(&bag, &arena, &plain);
    ck_assert_int_eq(all - plain, 3); /* RoHS, EN 71 and CE are nothing of a plain bag's */
    for (int i = 0; i < plain; i++)
        ck_assert_str_ne(kinds[i]->code, "EPR_PACK"); /* the importer's duty */
}
END_TEST

START_TEST(a_shipment_certificate_counts_where_the_market_asks_per_shipment) {
    struct coverage_query q = query("KE", NULL);
    struct record *r = certificate("KEBS PVoC", "documented", "transaction", NULL);
    ck_assert_int_eq(judge(&q, "PVOC", &r, 1, NULL), COVERAGE_MET);
    q = query("EU", NULL);
    r = certificate("OEKO-TEX", "documented", "transaction", NULL);
    ck_assert_int_eq(judge(&q, "OEKOTEX100", &r, 1, NULL), COVERAGE_MISSING);
    r = certificate("OEKO-TEX", "documented", "certificate", NULL);
    r->values[CERTIFICATE_HOLDER] = value_text("the mill");
    ck_assert_int_eq(judge(&q, "OEKOTEX100", &r, 1, NULL), COVERAGE_MISSING);
}
END_TEST

TEST_MAIN(coverage, states_follow_evidence_and_day, what_is_not_asked_is_no_gap,
          a_shipment_certificate_counts_where_the_market_asks_per_shipment)
