#include "sourcebench/core/coverage.h"

#include <string.h>

#include "sourcebench/core/certificate.h"
#include "sourcebench/core/date.h"
#include "sourcebench/core/supplier.h"

const char *const coverage_words[COVERAGE_STATES] = {
    [COVERAGE_NOT_NEEDED] = "not-needed",
    [COVERAGE_DEPENDS] = "depends",
    [COVERAGE_MET] = "met",
    [COVERAGE_LAPSING] = "lapsing",
    [COVERAGE_DECLARED] = "declared",
    [COVERAGE_LAPSED] = "lapsed",
    [COVERAGE_MISSING] = "missing",
};

static enum market_level level_of(const struct coverage_query *q,
                                  const struct certificate_kind *kind) {
    return catalogue_level(q->catalogue, kind, q->market);
}

static bool asked_of_product(const struct coverage_query *q, const struct certificate_kind *kind) {
    return !q->product || kind->products.count == 0 || name_list_has(&kind->products, q->product);
}

/* Whether it is asked only of some products, and none is named. */
static bool depends(const struct coverage_query *q, const struct certificate_kind *kind) {
    return !q->product && kind->products.count > 0;
}

const struct certificate_kind **coverage_kinds(const struct coverage_query *q, struct arena *arena,
                                               int *count) {
    const struct catalogue *c = q->catalogue;
    const struct certificate_kind **kinds =
        arena_alloc(arena, (size_t)c->n_certificates + 1, sizeof(const struct certificate_kind *));
    *count = 0;
    for (int turn = 0; turn < 2 * MARKET_REQUIRED; turn++) {
        int level = MARKET_REQUIRED - turn % MARKET_REQUIRED;
        bool unclear = turn >= MARKET_REQUIRED;
        for (int i = 0; i < c->n_certificates; i++) {
            const struct certificate_kind *kind = &c->certificates[i];
            if (!kind->importer && (int)level_of(q, kind) == level && asked_of_product(q, kind) &&
                depends(q, kind) == unclear)
                kinds[(*count)++] = kind;
        }
    }
    return kinds;
}

/* What one certificate is worth: the better the later. */
enum worth { NOTHING, LAPSED, DECLARED, EVIDENCE };

static enum worth worth_of(const struct certificate_kind *kind, const struct record *r,
                           int32_t today) {
    switch (certificate_standing(kind, r, today)) {
    case CERTIFICATE_VERIFIED:
    case CERTIFICATE_DOCUMENTED:
        return EVIDENCE;
    case CERTIFICATE_DECLARED:
        return DECLARED;
    case CERTIFICATE_LAPSED:
        return LAPSED;
    default:
        return NOTHING;
    }
}

/* What is for one shipment counts where the kind is of that sort. */
static bool counts(const struct certificate_kind *kind, const struct record *r) {
    return certificate_is_own(r) || (strcmp(kind->document, "transaction") == 0 &&
                                     r->values[CERTIFICATE_HOLDER].kind == VALUE_NULL);
}

/* The best certificate of the kind; of equal ones that which stands longest. */
static enum worth find_best(const struct coverage_query *q, const struct certificate_kind *kind,
                            struct record *const *certificates, int n, int32_t *until) {
    enum worth best = NOTHING;
    *until = DATE_NONE;
    for (int i = 0; i < n; i++) {
        const struct record *r = certificates[i];
        if (catalogue_certificate(q->catalogue, r->values[CERTIFICATE_KIND].s) != kind ||
            !counts(kind, r))
            continue;
        enum worth worth = worth_of(kind, r, q->today);
        int32_t last = date_from_iso(r->values[CERTIFICATE_EXPIRES].s);
        bool longer = last == DATE_NONE || (*until != DATE_NONE && last > *until);
        if (worth == NOTHING || worth < best || (worth == best && !longer))
            continue;
        best = worth;
        *until = last;
    }
    return best;
}

/* What it is when there is no certificate of the kind. */
static enum coverage_state absence(const struct coverage_query *q,
                                   const struct certificate_kind *kind,
                                   struct record *const *claims, int n) {
    bool claimed = kind->claims.count == 0;
    for (int i = 0; i < n && !claimed; i++)
        claimed = certificate_is_claimed(kind, claims[i]);
    if (level_of(q, kind) < MARKET_EXPECTED || !claimed)
        return COVERAGE_NOT_NEEDED;
    return depends(q, kind) ? COVERAGE_DEPENDS : COVERAGE_MISSING;
}

struct coverage_cell coverage_judge(const struct coverage_query *q,
                                    const struct certificate_kind *kind,
                                    struct record *const *certificates, int n_certificates,
                                    struct record *const *claims, int n_claims) {
    struct coverage_cell cell = {COVERAGE_MET, DATE_NONE};
    switch (find_best(q, kind, certificates, n_certificates, &cell.until)) {
    case EVIDENCE:
        if (cell.until != DATE_NONE && cell.until - q->today <= q->soon)
            cell.state = COVERAGE_LAPSING;
        break;
    case DECLARED:
        cell.state = COVERAGE_DECLARED;
        break;
    case LAPSED:
        cell.state = COVERAGE_LAPSED;
        break;
    case NOTHING:
        cell.state = absence(q, kind, claims, n_claims);
    }
    return cell;
}

bool coverage_is_gap(const struct coverage_query *q, const struct certificate_kind *kind,
                     enum coverage_state state) {
    return state >= COVERAGE_DECLARED && level_of(q, kind) >= MARKET_EXPECTED;
}
