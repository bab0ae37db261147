#include "sourcebench/core/certificate.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/service/catalogue.h"

#include "suite.h"

enum { TODAY = 20780 /* 2026-11-23 */ };

static struct arena arena;
static struct catalogue catalogue;

static void load(void) {
    struct error err = {0};
    if (!catalogue.n_certificates)
        ck_assert(catalogue_load("", &arena, &catalogue, &err));
}

static const struct certificate_kind *kind_of(const char *name) {
    load();
    return catalogue_certificate(&catalogue, name);
}

static struct record *certificate(const char *kind, const char *state, const char *document,
                                  const char *rating, const char *issued, const char *expires) {
    struct record *r = record_new(&certificate_entity, &arena);
    r->values[CERTIFICATE_KIND] = value_text(kind);
    r->values[CERTIFICATE_STATE] = value_text(state);
    r->values[CERTIFICATE_DOCUMENT] = value_text(document);
    r->values[CERTIFICATE_RATING] = value_text(rating);
    r->values[CERTIFICATE_ISSUED] = value_text(issued);
    r->values[CERTIFICATE_EXPIRES] = value_text(expires);
    return r;
}

START_TEST(lapsed_follows_from_the_day) {
    static const struct {
        const char *kind, *state, *rating, *issued, *expires;
        enum certificate_standing standing;
    } cases[] = {
        {"GRS", "verified", NULL, NULL, "2026-11-23", CERTIFICATE_VERIFIED},
        {"GRS", "verified", NULL, NULL, "2026-11-22", CERTIFICATE_LAPSED},
        {"GRS", "documented", NULL, "2026-11-23", NULL, CERTIFICATE_DOCUMENTED},
        {"GRS", "documented", NULL, "2026-11-24", NULL, CERTIFICATE_FUTURE},
        {"GRS", NULL, NULL, NULL, NULL, CERTIFICATE_DECLARED},
        {"GRS", "refuted", NULL, NULL, "2027-01-01", CERTIFICATE_REFUTED},
        {"BSCI", "verified", "E", NULL, "2027-01-01", CERTIFICATE_FAILED},
        {"bsci", "verified", "e", NULL, NULL, CERTIFICATE_FAILED},
        {"BSCI", "verified", "D", NULL, NULL, CERTIFICATE_VERIFIED},
        {"GRS", "verified", "E", NULL, NULL, CERTIFICATE_VERIFIED},
        {"XYZ", "verified", "E", NULL, NULL, CERTIFICATE_VERIFIED},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct record *r = certificate(cases[i].kind, cases[i].state, NULL, cases[i].rating,
                                       cases[i].issued, cases[i].expires);
        ck_assert_msg(certificate_standing(kind_of(cases[i].kind), r, TODAY) == cases[i].standing,
                      "%zu", i);
    }
}
END_TEST

/* amfori: A and B are followed up after two years, C and D within one; WRAP by its levels. */
START_TEST(validity_follows_kind_and_rating) {
    static const struct {
        const char *kind, *rating, *issued, *last;
    } cases[] = {
        {"GRS", NULL, "2026-03-01", "2027-02-28"},
        {"ISO9001", NULL, "2024-02-29", "2027-02-27"},
        {"BSCI", "A", "2026-01-15", "2028-01-14"},
        {"BSCI", "b", "2026-01-15", "2028-01-14"},
        {"BSCI", "C", "2026-01-15", "2027-01-14"},
        {"BSCI", "D", "2026-01-15", "2027-01-14"},
        {"BSCI", "E", "2026-01-15", NULL},
        {"BSCI", NULL, "2026-01-15", "2028-01-14"},
        {"WRAP", "silver", "2026-01-01", "2026-06-30"},
        {"CE", NULL, "2026-01-15", NULL},
        {"XYZ", NULL, "2026-01-15", NULL},
        {"GRS", NULL, NULL, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int32_t day = certificate_expiry(kind_of(cases[i].kind), cases[i].rating,
                                         date_from_iso(cases[i].issued));
        ck_assert_msg(day == date_from_iso(cases[i].last), "%zu", i);
    }
}
END_TEST

START_TEST(what_was_entered_as_the_wrong_thing_is_told) {
    static const struct {
        const char *kind, *document, *rating, *subject, *fault;
    } cases[] = {
        {"REACH", "certificate", NULL, NULL, "REACH is no certificate of a company"},
        {"reach", NULL, NULL, "600D shell", "REACH is no certificate of a company"},
        {"REACH", "report", NULL, NULL, "A report is for one material or product"},
        {"REACH", "report", NULL, "600D shell, black", NULL},
        {"SMETA", "certificate", NULL, NULL, "SMETA is an audit report, not a certificate"},
        {"SMETA", "report", NULL, NULL, NULL},
        {"BSCI", "rating", NULL, NULL, "BSCI is a rating: which one, A, B, C, D or E?"},
        {"BSCI", "rating", "F", NULL, "BSCI is rated A, B, C, D or E, not \"F\"."},
        {"BSCI", "rating", "E", NULL, "BSCI E means failed"},
        {"BSCI", "rating", "B", NULL, NULL},
        {"GRS", "transaction", NULL, NULL, "A transaction certificate is for one shipment"},
        {"GRS", "transaction", NULL, "PO-0042", NULL},
        {"GRS", "scope", NULL, NULL, NULL},
        {"XYZ", "certificate", NULL, NULL, NULL},
        {"XYZ", "report", NULL, NULL, "A report is for one material or product"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct record *r =
            certificate(cases[i].kind, "declared", cases[i].document, cases[i].rating, NULL, NULL);
        r->values[CERTIFICATE_SUBJECT] = value_text(cases[i].subject);
        int field;
        const char *fault = certificate_fault(kind_of(cases[i].kind), r, &field, &arena);
        ck_assert_msg((fault != NULL) == (cases[i].fault != NULL), "%zu: %s", i,
                      fault ? fault : "none");
        if (fault)
            ck_assert_msg(strncmp(fault, cases[i].fault, strlen(cases[i].fault)) == 0, "%s", fault);
    }
}
END_TEST

static struct claim_proof prove(const char *what, const char *value, bool mill,
                                struct record **certificates, int count) {
    struct record *claim = record_new(&claim_entity, &arena);
    load();
    claim->values[CLAIM_WHAT] = value_text(what);
    claim->values[CLAIM_VALUE] = value_text(value);
    return claim_proof(&catalogue, claim, mill, certificates, count, TODAY, &arena);
}

START_TEST(recycled_claim_needs_mill_factory_and_shipment) {
    struct record *list[] = {
        certificate("GRS", "documented", "scope", NULL, NULL, "2027-01-01"),
        certificate("Global Recycled Standard", "documented", "scope", NULL, NULL, "2027-01-01"),
        certificate("GRS", "documented", "transaction", NULL, "2026-05-01", "2026-06-01"),
    };
    struct claim_proof p = prove("Recycled polyester", "100 %", false, NULL, 0);
    ck_assert_str_eq(p.kind->code, "GRS");
    ck_assert_str_eq(p.sentence, "GRS: missing scope certificate of the mill, scope certificate of "
                                 "the factory, transaction certificate of a shipment");
    list[1]->values[CERTIFICATE_HOLDER] = value_text("Ningbo Yarn");
    p = prove("shell", "rPET 600D", false, list, 1);
    ck_assert_str_eq(p.sentence, "GRS: missing scope certificate of the mill, transaction "
                                 "certificate of a shipment");
    p = prove("shell", "rPET 600D", false, list, 2);
    ck_assert_str_eq(p.sentence, "GRS: missing transaction certificate of a shipment");
    ck_assert(!p.complete);
    p = prove("shell", "rPET 600D", false, list, 3);
    ck_assert(p.complete);
    /* A lapsed scope certificate proves nothing; nor does one that is only declared. */
    list[0]->values[CERTIFICATE_EXPIRES] = value_text("2026-11-22");
    ck_assert(!prove("shell", "rPET 600D", false, list, 3).complete);
    list[0]->values[CERTIFICATE_EXPIRES] = value_null();
    list[0]->values[CERTIFICATE_STATE] = value_text("declared");
    ck_assert(!prove("shell", "rPET 600D", false, list, 3).complete);
}
END_TEST

START_TEST(organic_claim_is_proved_by_its_own_scheme) {
    struct record *list[] = {
        certificate("GOTS", "verified", "scope", NULL, NULL, NULL),
        certificate("GOTS", "verified", "transaction", NULL, NULL, NULL),
    };
    ck_assert(
        prove("Organic canvas", NULL, true, list, 2).complete); /* a mill: its own is enough */
    ck_assert(!prove("Organic canvas", NULL, false, list, 2).complete);
    ck_assert_str_eq(prove("Recycled canvas", NULL, true, list, 2).kind->code, "GRS");
    ck_assert_ptr_null(prove("own embroidery line", "12 heads", false, list, 2).kind);
}
END_TEST

TEST_MAIN(certificate, lapsed_follows_from_the_day, validity_follows_kind_and_rating,
          what_was_entered_as_the_wrong_thing_is_told,
          recycled_claim_needs_mill_factory_and_shipment, organic_claim_is_proved_by_its_own_scheme)
