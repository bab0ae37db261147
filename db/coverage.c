#include "sourcebench/db/coverage.h"

#include "sourcebench/core/supplier.h"
#include "sourcebench/db/record.h"

bool coverage_load(struct store *store, const struct coverage_query *query,
                   const struct certificate_kind *const *kinds, int n_kinds, int64_t supplier,
                   struct arena *arena, struct coverage_cell **cells, int *gaps,
                   struct error *err) {
    struct record **certificates, **claims;
    int n_certificates, n_claims, n = 0;
    if (!record_children(store, &certificate_entity, supplier, false, arena, &certificates,
                         &n_certificates, err) ||
        !record_children(store, &claim_entity, supplier, false, arena, &claims, &n_claims, err))
        return false;
    *cells = arena_alloc(arena, (size_t)n_kinds + 1, sizeof **cells);
    for (int i = 0; i < n_kinds; i++) {
        (*cells)[i] =
            coverage_judge(query, kinds[i], certificates, n_certificates, claims, n_claims);
        n += coverage_is_gap(query, kinds[i], (*cells)[i].state);
    }
    if (gaps)
        *gaps = n;
    return true;
}
