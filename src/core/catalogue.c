#include "sourcebench/core/catalogue.h"

#include <string.h>

#include "sourcebench/core/country.h"
#include "sourcebench/core/text.h"

const char *const vetting_fact_names[VETTING_FACTS] = {
    [FACT_NONE] = "none",
    [FACT_LEGAL_NAME] = "legal-name",
    [FACT_CREDIT_CODE] = "credit-code",
    [FACT_REPRESENTATIVE] = "representative",
    [FACT_ADDRESS] = "address",
    [FACT_FOUNDED] = "founded",
    [FACT_SCOPE] = "scope",
    [FACT_EXPORT_RIGHT] = "export-right",
    [FACT_NAMES_AGREE] = "names-agree",
    [FACT_BANK_CONFIRMED] = "bank-confirmed",
    [FACT_EXPORT_MARKETS] = "export-markets",
    [FACT_EXPORT_SINCE] = "export-since",
    [FACT_CAPACITY] = "capacity",
    [FACT_AUDIT] = "audit",
    [FACT_THIRD_PARTY] = "third-party",
    [FACT_SAMPLE] = "sample",
    [FACT_SITE] = "site",
};

bool name_list_has(const struct name_list *list, const char *name) {
    for (int i = 0; name && i < list->count; i++) {
        if (strcmp(list->items[i], name) == 0)
            return true;
    }
    return false;
}

const struct checklist *catalogue_checklist(const struct catalogue *c, const char *kind) {
    for (int i = 0; c && kind && i < c->n_checklists; i++) {
        if (strcmp(c->checklists[i].kind, kind) == 0)
            return &c->checklists[i];
    }
    return NULL;
}

const struct check_item *catalogue_item(const struct catalogue *c, const char *code) {
    for (int i = 0; c && code && i < c->n_items; i++) {
        if (strcmp(c->items[i].code, code) == 0)
            return &c->items[i];
    }
    return NULL;
}

bool check_item_applies(const struct check_item *item, const char *country) {
    return item->countries.count == 0 || name_list_has(&item->countries, country);
}

char *certificate_key(struct arena *arena, const char *written) {
    char *key = text_name_key(arena, written), *to = key;
    for (const char *at = key; *at; at++) {
        if (!strchr(" -_/.:,()'", *at))
            *to++ = *at;
    }
    *to = '\0';
    return key;
}

const struct certificate_kind *catalogue_certificate(const struct catalogue *c,
                                                     const char *written) {
    struct arena arena = {0};
    const struct certificate_kind *found = NULL;
    const char *key = written ? certificate_key(&arena, written) : "";
    for (int i = 0; c && *key && i < c->n_certificates && !found; i++) {
        if (name_list_has(&c->certificates[i].keys, key))
            found = &c->certificates[i];
    }
    arena_free(&arena);
    return found;
}

static const struct region *find_region(const struct catalogue *c, const char *code) {
    for (int i = 0; c && i < c->n_regions; i++) {
        if (strcmp(c->regions[i].code, code) == 0)
            return &c->regions[i];
    }
    return NULL;
}

const char *catalogue_market(const struct catalogue *c, const char *typed, struct arena *arena) {
    char *upper = text_clean(arena, typed, false);
    for (char *at = upper; *at; at++)
        *at = (char)(*at >= 'a' && *at <= 'z' ? *at - ('a' - 'A') : *at);
    if (find_region(c, upper))
        return upper;
    const struct country *country = country_find(typed);
    return country ? country->alpha2 : NULL;
}

/* The same, all, a region for its countries, or a region for another that lies within it. */
bool catalogue_covers(const struct catalogue *c, const char *place, const char *market) {
    const struct region *outer = find_region(c, place), *inner = find_region(c, market);
    if (strcmp(place, "all") == 0 || strcmp(place, market) == 0)
        return true;
    if (!outer)
        return false;
    if (!inner)
        return name_list_has(&outer->countries, market);
    for (int i = 0; i < inner->countries.count; i++) {
        if (!name_list_has(&outer->countries, inner->countries.items[i]))
            return false;
    }
    return true;
}

enum market_level catalogue_level(const struct catalogue *c, const struct certificate_kind *kind,
                                  const char *market) {
    enum market_level level = MARKET_SILENT;
    for (int i = 0; i < kind->n_markets; i++) {
        if (kind->markets[i].level > level && catalogue_covers(c, kind->markets[i].market, market))
            level = kind->markets[i].level;
    }
    return level;
}

const char catalogue_author[] = "catalogue";

/* FNV-1a (Fowler, Noll, Vo), stirred by the finalizer of splitmix64 so that the lower bits depend
 * on all of the text. */
static uint64_t hash_text(uint64_t hash, const char *text) {
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 0x100000001B3u;
    return hash;
}

int64_t catalogue_id(const char *table, const char *key) {
    uint64_t z = hash_text(hash_text(hash_text(0xCBF29CE484222325u, table), "/"), key);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    z ^= z >> 31;
    return CATALOGUE_ID_FIRST | (int64_t)(z & (CATALOGUE_ID_FIRST - 1));
}

bool catalogue_is_id(int64_t id) {
    return id >= CATALOGUE_ID_FIRST && id <= CATALOGUE_ID_LAST;
}
