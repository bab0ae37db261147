#include "sourcebench/core/certificate.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/text.h"

static const struct certificate_rating *find_rating(const struct certificate_kind *kind,
                                                    const char *rating) {
    struct arena arena = {0};
    const struct certificate_rating *found = NULL;
    const char *typed = text_fold(&arena, rating);
    for (int i = 0; kind && i < kind->n_ratings && !found; i++) {
        if (strcmp(typed, text_fold(&arena, kind->ratings[i].rating)) == 0)
            found = &kind->ratings[i];
    }
    arena_free(&arena);
    return found;
}

bool certificate_rating_fails(const struct certificate_kind *kind, const char *rating) {
    const struct certificate_rating *found = rating ? find_rating(kind, rating) : NULL;
    return found && found->months == 0;
}

enum certificate_standing certificate_standing(const struct certificate_kind *kind,
                                               const struct record *r, int32_t day) {
    const char *state = record_text(r, CERTIFICATE_STATE);
    int32_t expires = date_from_iso(record_text(r, CERTIFICATE_EXPIRES));
    int32_t issued = date_from_iso(record_text(r, CERTIFICATE_ISSUED));
    if (strcmp(state, "refuted") == 0)
        return CERTIFICATE_REFUTED;
    if (certificate_rating_fails(kind, record_text(r, CERTIFICATE_RATING)))
        return CERTIFICATE_FAILED;
    if (expires != DATE_NONE && expires < day)
        return CERTIFICATE_LAPSED;
    if (issued != DATE_NONE && issued > day)
        return CERTIFICATE_FUTURE;
    return strcmp(state, "verified") == 0     ? CERTIFICATE_VERIFIED
           : strcmp(state, "documented") == 0 ? CERTIFICATE_DOCUMENTED
                                              : CERTIFICATE_DECLARED;
}

bool certificate_is_own(const struct record *certificate) {
    return strcmp(record_text(certificate, CERTIFICATE_DOCUMENT), "transaction") != 0 &&
           !*record_text(certificate, CERTIFICATE_HOLDER);
}

int32_t certificate_expiry(const struct certificate_kind *kind, const char *rating,
                           int32_t issued) {
    if (!kind || issued == DATE_NONE)
        return DATE_NONE;
    const struct certificate_rating *rated = find_rating(kind, rating ? rating : "");
    int months = rated ? rated->months : kind->months;
    return months ? date_add_months(issued, months) - 1 : DATE_NONE;
}

static const char *document_name(const char *document) {
    const struct field *field = &certificate_entity.fields[CERTIFICATE_DOCUMENT];
    for (size_t i = 0; i < field->n_choices; i++) {
        if (strcmp(field->choices[i].key, document) == 0)
            return field->choices[i].label;
    }
    return document;
}

/* "A, B, C, D or E" */
static const char *rating_names(const struct certificate_kind *kind, struct arena *arena) {
    const char *all = "";
    for (int i = 0; i < kind->n_ratings; i++)
        all = arena_format(arena, "%s%s%s", all,
                           i == 0                     ? ""
                           : i + 1 == kind->n_ratings ? " or "
                                                      : ", ",
                           kind->ratings[i].rating);
    return all;
}

static const char *rating_fault(const struct certificate_kind *kind, const char *rating,
                                struct arena *arena) {
    const struct certificate_rating *found = find_rating(kind, rating);
    if (kind->n_ratings == 0)
        return NULL;
    if (!*rating)
        return arena_format(arena, "%s is a rating: which one, %s?", kind->code,
                            rating_names(kind, arena));
    if (!found)
        return arena_format(arena, "%s is rated %s, not \"%s\".", kind->code,
                            rating_names(kind, arena), rating);
    return found->months ? NULL
                         : arena_format(arena, "%s %s means failed: it proves nothing.", kind->code,
                                        found->rating);
}

static bool is_document(const struct record *r, const char *document) {
    return strcmp(record_text(r, CERTIFICATE_DOCUMENT), document) == 0;
}

static const char *document_fault(const struct certificate_kind *kind, const struct record *r,
                                  struct arena *arena) {
    if (!kind || strcmp(kind->document, "report") != 0 || is_document(r, "report") ||
        is_document(r, "transaction"))
        return NULL;
    return arena_format(arena,
                        strcmp(kind->speaks_for, "company") == 0
                            ? "%s is an audit report, not a certificate: choose \"%s\"."
                            : "%s is no certificate of a company but a dated report for one "
                              "material or product: choose \"%s\" and say what it covers.",
                        kind->code, document_name("report"));
}

static const char *subject_fault(const struct certificate_kind *kind, const struct record *r) {
    if (*record_text(r, CERTIFICATE_SUBJECT))
        return NULL;
    if (is_document(r, "transaction"))
        return "A transaction certificate is for one shipment: say which under \"Covers\".";
    return is_document(r, "report") && (!kind || strcmp(kind->speaks_for, "company") != 0)
               ? "A report is for one material or product: say which under \"Covers\"."
               : NULL;
}

const char *certificate_fault(const struct certificate_kind *kind, const struct record *r,
                              int *field, struct arena *arena) {
    const char *fault = document_fault(kind, r, arena);
    *field = CERTIFICATE_DOCUMENT;
    if (fault)
        return fault;
    *field = CERTIFICATE_SUBJECT;
    fault = subject_fault(kind, r);
    if (fault)
        return fault;
    *field = CERTIFICATE_RATING;
    return kind ? rating_fault(kind, record_text(r, CERTIFICATE_RATING), arena) : NULL;
}

/* Claims */

bool certificate_is_claimed(const struct certificate_kind *kind, const struct record *claim) {
    struct arena arena = {0};
    const char *said =
        text_fold(&arena, arena_format(&arena, "%s %s", record_text(claim, CLAIM_WHAT),
                                       record_text(claim, CLAIM_VALUE)));
    bool found = false;
    for (int i = 0; i < kind->claims.count; i++)
        found = found || strstr(said, kind->claims.items[i]) != NULL;
    arena_free(&arena);
    return found;
}

/* What of a chain is there. */
struct chain {
    bool mill, own, transaction;
};

static struct chain find_chain(const struct catalogue *c, const struct certificate_kind *kind,
                               bool is_mill, struct record *const *certificates, int count,
                               int32_t day) {
    struct chain chain = {.mill = false};
    for (int i = 0; i < count; i++) {
        const struct record *r = certificates[i];
        bool transaction = strcmp(record_text(r, CERTIFICATE_DOCUMENT), "transaction") == 0;
        enum certificate_standing standing = certificate_standing(kind, r, day);
        if (catalogue_certificate(c, record_text(r, CERTIFICATE_KIND)) != kind)
            continue;
        /* That of a shipment of last year is good for that shipment. */
        if (transaction)
            chain.transaction = chain.transaction || standing == CERTIFICATE_LAPSED ||
                                standing >= CERTIFICATE_DOCUMENTED;
        else if (standing < CERTIFICATE_DOCUMENTED)
            continue;
        else if (*record_text(r, CERTIFICATE_HOLDER))
            chain.mill = true;
        else
            chain.own = true;
    }
    if (is_mill) /* its own certificate is that of the mill */
        chain.mill = chain.own;
    return chain;
}

static int parts_of(struct chain chain) {
    return chain.mill + chain.own + chain.transaction;
}

static const char *chain_sentence(const struct certificate_kind *kind, struct chain chain,
                                  bool is_mill, struct arena *arena) {
    const struct {
        bool missing;
        const char *what;
    } parts[] = {
        {!chain.mill && !is_mill, "scope certificate of the mill"},
        {!chain.own, is_mill ? "its scope certificate" : "scope certificate of the factory"},
        {!chain.transaction, "transaction certificate of a shipment"},
    };
    const char *missing = "";
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (parts[i].missing)
            missing = arena_format(arena, "%s%s%s", missing, *missing ? ", " : "", parts[i].what);
    }
    return *missing ? arena_format(arena, "%s: missing %s", kind->code, missing)
                    : arena_format(arena,
                                   "%s: chain complete; each further shipment needs its "
                                   "transaction certificate",
                                   kind->code);
}

static bool stands_alone(const struct catalogue *c, const struct certificate_kind *kind,
                         struct record *const *certificates, int count, int32_t day) {
    for (int i = 0; i < count; i++) {
        if (catalogue_certificate(c, record_text(certificates[i], CERTIFICATE_KIND)) == kind &&
            certificate_standing(kind, certificates[i], day) >= CERTIFICATE_DOCUMENTED)
            return true;
    }
    return false;
}

/* How far one scheme proves it: 0 … 3 parts. */
static int judge(const struct catalogue *c, const struct certificate_kind *kind, bool is_mill,
                 struct record *const *certificates, int count, int32_t day, struct arena *arena,
                 struct claim_proof *proof) {
    proof->kind = kind;
    if (kind->chain) {
        struct chain chain = find_chain(c, kind, is_mill, certificates, count, day);
        proof->complete = parts_of(chain) == 3;
        proof->sentence = chain_sentence(kind, chain, is_mill, arena);
        return parts_of(chain);
    }
    proof->complete = stands_alone(c, kind, certificates, count, day);
    proof->sentence =
        arena_format(arena, "%s: %s", kind->code,
                     proof->complete ? "certificate is there" : "missing a valid certificate");
    return proof->complete ? 3 : 0;
}

struct claim_proof certificate_proof(const struct catalogue *catalogue,
                                     const struct certificate_kind *kind, bool is_mill,
                                     struct record *const *certificates, int count, int32_t day,
                                     struct arena *arena) {
    struct claim_proof proof;
    judge(catalogue, kind, is_mill, certificates, count, day, arena, &proof);
    return proof;
}

struct claim_proof claim_proof(const struct catalogue *catalogue, const struct record *claim,
                               bool is_mill, struct record *const *certificates, int count,
                               int32_t day, struct arena *arena) {
    struct claim_proof best = {NULL, false, NULL};
    int most = -1;
    for (int i = 0; catalogue && i < catalogue->n_certificates; i++) {
        const struct certificate_kind *kind = &catalogue->certificates[i];
        struct claim_proof proof;
        if (!certificate_is_claimed(kind, claim))
            continue;
        int parts = judge(catalogue, kind, is_mill, certificates, count, day, arena, &proof);
        if (parts > most)
            best = proof;
        most = parts > most ? parts : most;
    }
    return best;
}
