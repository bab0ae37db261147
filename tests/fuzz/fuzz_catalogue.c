/*
 * Catalogues of certificates and vetting from anywhere, laid over small ones (those that are built
 * in take long to read): what is taken can be found by its names and holds together, and taking it
 * twice makes no difference.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/certificate.h"
#include "sourcebench/core/coverage.h"
#include "sourcebench/service/catalogue.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds) {
    if (!holds)
        abort();
}

static void check_kind(const struct catalogue *c, const struct certificate_kind *kind) {
    must(*kind->code && *kind->name && *kind->speaks_for && *kind->document);
    must(kind->months >= 0 && kind->names.count >= 2);
    for (int i = 0; i < kind->names.count; i++) {
        const struct certificate_kind *found = catalogue_certificate(c, kind->names.items[i]);
        must(!found || found == kind);
    }
    for (int i = 0; i < kind->n_ratings; i++) {
        const char *rating = kind->ratings[i].rating;
        must(certificate_expiry(kind, rating, 0) != 0);
    }
}

static void check_checklist(const struct catalogue *c, const struct checklist *list) {
    must(catalogue_checklist(c, list->kind) == list);
    must(list->mandatory >= 0 && list->mandatory <= list->count);
    for (int i = 0; i < list->count; i++)
        must(list->items[i] && list->items[i] == catalogue_item(c, list->items[i]->code));
}

/* A market of the catalogue, and which columns its view of coverage has. */
static void check_market(const struct catalogue *c, const char *market, struct arena *arena) {
    struct coverage_query query = {.catalogue = c, .market = market};
    int count;
    const struct certificate_kind **kinds = coverage_kinds(&query, arena, &count);
    must(count >= 0 && count <= c->n_certificates);
    for (int i = 0; i < count; i++)
        must(catalogue_level(c, kinds[i], market) != MARKET_SILENT);
}

static void check(const struct catalogue *c, struct arena *arena) {
    for (int i = 0; i < c->n_certificates; i++)
        check_kind(c, &c->certificates[i]);
    for (int i = 0; i < c->n_checklists; i++)
        check_checklist(c, &c->checklists[i]);
    for (int i = 0; i < c->n_regions; i++)
        check_market(c, c->regions[i].code, arena);
}

static const char base_certificates[] =
    "products: {textile-bag: textile bag}\n"
    "regions: {EU: [AT, DE], US: [US]}\n"
    "certificates:\n"
    "  GRS: {name: Global Recycled Standard, speaks_for: company, markets: {EU: expected}}\n"
    "  BSCI: {name: amfori BSCI, speaks_for: company, ratings: {A: 24, E: fails}}\n";
static const char base_vetting[] = "items:\n"
                                   "  licence: {title: licence, evidence: copy, countries: [CN]}\n"
                                   "  audit: {title: audit, evidence: report, fact: audit}\n"
                                   "checklists:\n"
                                   "  factory: {mandatory: [licence], other: [audit]}\n";

typedef bool read_catalogue(const char *text, size_t length, const char *name, struct arena *arena,
                            struct catalogue *catalogue, struct error *err);

static void lay_over(read_catalogue *read, const char *text, size_t size) {
    struct arena arena = {0};
    struct catalogue c = {0};
    struct error err = {0};
    must(catalogue_read_certificates(base_certificates, sizeof base_certificates - 1, "base",
                                     &arena, &c, &err));
    must(catalogue_read_vetting(base_vetting, sizeof base_vetting - 1, "base", &arena, &c, &err));
    if (read(text, size, "input", &arena, &c, &err)) {
        struct catalogue once = c;
        check(&c, &arena);
        must(read(text, size, "input", &arena, &c, &err));
        check(&c, &arena);
        must(c.n_certificates == once.n_certificates && c.n_items == once.n_items &&
             c.n_checklists == once.n_checklists && c.n_regions == once.n_regions &&
             c.n_products == once.n_products);
    } else {
        must(err.code == ERROR_INPUT && strncmp(err.message, "input", 5) == 0);
    }
    arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    lay_over(catalogue_read_certificates, (const char *)data, size);
    lay_over(catalogue_read_vetting, (const char *)data, size);
    return 0;
}
