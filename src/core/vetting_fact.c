#include "sourcebench/core/vetting_fact.h"

#include <string.h>

#include "sourcebench/core/certificate.h"
#include "sourcebench/core/date.h"
#include "sourcebench/core/identity.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/text.h"

enum { SCOPE_SHOWN = 80 };

static const char *shown(const struct record *r, int field, struct arena *arena) {
    return field_show_text(&r->entity->fields[field], r->values[field], arena);
}

/* The first legal identity in which the field is filled, or NULL. */
static const struct record *legal_with(const struct vetting_known *k, int field) {
    for (int i = 0; i < k->legal.count; i++) {
        if (k->legal.items[i]->values[field].kind != VALUE_NULL)
            return k->legal.items[i];
    }
    return NULL;
}

static const char *legal_text(const struct vetting_known *k, int field, const char *label,
                              struct arena *arena) {
    const struct record *r = legal_with(k, field);
    return r ? arena_format(arena, "%s: %s", label,
                            text_cut(arena, record_text(r, field), SCOPE_SHOWN))
             : NULL;
}

static const char *supplier_text(const struct vetting_known *k, int field, const char *label,
                                 struct arena *arena) {
    const char *text = shown(k->supplier, field, arena);
    return *text ? arena_format(arena, "%s %s", label, text) : NULL;
}

static const char *legal_name(const struct vetting_known *k, bool *against, struct arena *arena) {
    (void)against;
    return legal_text(k, LEGAL_REGISTERED_NAME, "registered as", arena);
}

static const char *credit_code(const struct vetting_known *k, bool *against, struct arena *arena) {
    const struct record *r = legal_with(k, LEGAL_CODE);
    char reason[128];
    if (!r)
        return NULL;
    const char *code = record_text(r, LEGAL_CODE);
    *against = !credit_code_valid(code, reason);
    return *against ? arena_format(arena, "code %s is wrong: %s", code, reason)
                    : arena_format(arena, "code %s, check character is right", code);
}

static const char *representative(const struct vetting_known *k, bool *against,
                                  struct arena *arena) {
    (void)against;
    return legal_text(k, LEGAL_REPRESENTATIVE, "representative", arena);
}

static const char *scope(const struct vetting_known *k, bool *against, struct arena *arena) {
    (void)against;
    return legal_text(k, LEGAL_SCOPE, "scope", arena);
}

static const char *export_right(const struct vetting_known *k, bool *against, struct arena *arena) {
    const struct record *r = legal_with(k, LEGAL_EXPORT_RIGHT);
    (void)arena;
    if (!r)
        return NULL;
    *against = !r->values[LEGAL_EXPORT_RIGHT].i;
    return *against ? "has no export right itself" : "export right is noted";
}

static const char *three_names(const struct vetting_known *k, bool *against, struct arena *arena) {
    const struct record *r = legal_with(k, LEGAL_REGISTERED_NAME);
    (void)arena;
    if (!r || !*record_text(r, LEGAL_BENEFICIARY))
        return NULL;
    *against = !names_agree(record_text(r, LEGAL_REGISTERED_NAME),
                            record_text(r, LEGAL_CONTRACT_NAME), record_text(r, LEGAL_BENEFICIARY));
    return *against ? "registered, contract and bank names differ"
                    : "registered, contract and bank names agree";
}

static const char *bank_confirmed(const struct vetting_known *k, bool *against,
                                  struct arena *arena) {
    (void)against;
    const struct record *r = legal_with(k, LEGAL_BANK_CONFIRMED_ON);
    return r ? arena_format(arena, "confirmed on %s by %s", record_text(r, LEGAL_BANK_CONFIRMED_ON),
                            record_text(r, LEGAL_BANK_CONFIRMED_BY))
             : NULL;
}

static const char *address(const struct vetting_known *k, bool *against, struct arena *arena) {
    (void)against;
    return supplier_text(k, SUPPLIER_ADDRESS, "address", arena);
}

static const char *founded(const struct vetting_known *k, bool *against, struct arena *arena) {
    (void)against;
    return supplier_text(k, SUPPLIER_FOUNDED, "founded", arena);
}

static const char *export_markets(const struct vetting_known *k, bool *against,
                                  struct arena *arena) {
    (void)against;
    return supplier_text(k, SUPPLIER_EXPORT_MARKETS, "exports to", arena);
}

static const char *export_since(const struct vetting_known *k, bool *against, struct arena *arena) {
    (void)against;
    return supplier_text(k, SUPPLIER_EXPORT_SINCE, "exports since", arena);
}

static const char *capacity(const struct vetting_known *k, bool *against, struct arena *arena) {
    (void)against;
    const char *pieces = shown(k->supplier, SUPPLIER_CAPACITY, arena);
    const char *workers = shown(k->supplier, SUPPLIER_WORKERS, arena);
    if (!*pieces && !*workers)
        return NULL;
    return arena_format(arena, "%s%s%s%s", pieces, *pieces && *workers ? ", " : "", workers,
                        *workers ? " workers" : "");
}

/* The latest one that was held, of a kind (NULL: any). */
static const char *latest_audit(const struct vetting_known *k, const char *kind, bool *against,
                                struct arena *arena) {
    const struct record *latest = NULL;
    for (int i = 0; i < k->audits.count; i++) {
        const struct record *r = k->audits.items[i];
        const char *held = record_text(r, AUDIT_HELD);
        if (*held && (!kind || strcmp(record_text(r, AUDIT_KIND), kind) == 0) &&
            (!latest || strcmp(held, record_text(latest, AUDIT_HELD)) > 0))
            latest = r;
    }
    if (!latest)
        return NULL;
    const char *result = shown(latest, AUDIT_RESULT, arena);
    *against = strcmp(record_text(latest, AUDIT_RESULT), "failed") == 0;
    return arena_format(arena, "%s of %s%s%s", shown(latest, AUDIT_KIND, arena),
                        record_text(latest, AUDIT_HELD), *result ? ": " : "", result);
}

static const char *audit(const struct vetting_known *k, bool *against, struct arena *arena) {
    return latest_audit(k, NULL, against, arena);
}

static const char *third_party(const struct vetting_known *k, bool *against, struct arena *arena) {
    return latest_audit(k, "third-party", against, arena);
}

static const char *sample(const struct vetting_known *k, bool *against, struct arena *arena) {
    (void)against;
    for (int i = k->samples.count - 1; i >= 0; i--) {
        const struct record *r = k->samples.items[i];
        if (strncmp(record_text(r, SAMPLE_VERDICT), "approved", 8) == 0)
            return arena_format(arena, "%s of %s: %s", shown(r, SAMPLE_KIND, arena),
                                record_text(r, SAMPLE_SUBJECT), shown(r, SAMPLE_VERDICT, arena));
    }
    return NULL;
}

static const char *site(const struct vetting_known *k, bool *against, struct arena *arena) {
    (void)against;
    const char *all = NULL;
    for (int i = 0; i < k->sites.count; i++) {
        if (strcmp(record_text(k->sites.items[i], SITE_KIND), "factory") == 0)
            all =
                arena_format(arena, "%s%s%s", all ? all : "",
                             all ? ", " : "factories: ", record_text(k->sites.items[i], SITE_NAME));
    }
    return all;
}

static const char *(*const facts[VETTING_FACTS])(const struct vetting_known *k, bool *against,
                                                 struct arena *arena) = {
    [FACT_LEGAL_NAME] = legal_name,
    [FACT_CREDIT_CODE] = credit_code,
    [FACT_REPRESENTATIVE] = representative,
    [FACT_ADDRESS] = address,
    [FACT_FOUNDED] = founded,
    [FACT_SCOPE] = scope,
    [FACT_EXPORT_RIGHT] = export_right,
    [FACT_NAMES_AGREE] = three_names,
    [FACT_BANK_CONFIRMED] = bank_confirmed,
    [FACT_EXPORT_MARKETS] = export_markets,
    [FACT_EXPORT_SINCE] = export_since,
    [FACT_CAPACITY] = capacity,
    [FACT_AUDIT] = audit,
    [FACT_THIRD_PARTY] = third_party,
    [FACT_SAMPLE] = sample,
    [FACT_SITE] = site,
};

/* The best of the certificates that the item names. */
static const char *certificate(const struct vetting_known *k, const struct check_item *item,
                               struct arena *arena) {
    const struct record *best = NULL;
    enum certificate_standing most = CERTIFICATE_FUTURE;
    for (int i = 0; i < k->certificates.count; i++) {
        const struct record *r = k->certificates.items[i];
        const struct certificate_kind *kind =
            catalogue_certificate(k->catalogue, record_text(r, CERTIFICATE_KIND));
        enum certificate_standing standing = certificate_standing(kind, r, k->today);
        if (!kind || !name_list_has(&item->certificates, kind->code) || standing <= most)
            continue;
        best = r;
        most = standing;
    }
    if (!best)
        return NULL;
    const char *expires = record_text(best, CERTIFICATE_EXPIRES);
    return arena_format(
        arena, "%s %s%s%s%s%s", record_text(best, CERTIFICATE_KIND),
        record_text(best, CERTIFICATE_NUMBER), *record_text(best, CERTIFICATE_NUMBER) ? ", " : "",
        *record_text(best, CERTIFICATE_STATE) ? record_text(best, CERTIFICATE_STATE) : "declared",
        *expires ? ", until " : "", expires);
}

struct known_fact vetting_fact(const struct vetting_known *known, const struct check_item *item,
                               struct arena *arena) {
    struct known_fact fact = {NULL, false};
    if (item->certificates.count)
        fact.text = certificate(known, item, arena);
    else if (facts[item->fact])
        fact.text = facts[item->fact](known, &fact.against, arena);
    return fact;
}
