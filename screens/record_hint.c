#include "record_hint.h"

#include <string.h>

#include "sourcebench/core/certificate.h"
#include "sourcebench/core/date.h"
#include "sourcebench/core/identity.h"
#include "sourcebench/core/material.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/record.h"

static const char *legal_hint(const struct record *r, int field, struct arena *arena) {
    char reason[128];
    const char *code = r->values[LEGAL_CODE].s, *swift = r->values[LEGAL_SWIFT].s;
    if (field == LEGAL_CODE && code && strlen(code) == 18)
        return credit_code_valid(code, reason) ? "check character is right"
                                               : arena_string(arena, reason);
    if (field == LEGAL_SWIFT && swift && !swift_valid(swift, reason))
        return arena_string(arena, reason);
    if ((field == LEGAL_BENEFICIARY || field == LEGAL_CONTRACT_NAME) && r->values[field].s &&
        !names_agree(r->values[LEGAL_REGISTERED_NAME].s, r->values[LEGAL_CONTRACT_NAME].s,
                     r->values[LEGAL_BENEFICIARY].s))
        return "differs from the registered name: ask why before you pay";
    return NULL;
}

/* The last day by kind, rating and day of issue; "" where there is none. */
static const char *usual_expiry(const struct certificate_kind *kind, const struct record *r,
                                struct arena *arena) {
    char day[DATE_TEXT];
    int32_t last = certificate_expiry(kind, r->values[CERTIFICATE_RATING].s,
                                      date_from_iso(r->values[CERTIFICATE_ISSUED].s));
    if (last == DATE_NONE)
        return "";
    date_to_iso(last, day);
    return arena_string(arena, day);
}

static const char *expiry_hint(const struct certificate_kind *kind, const struct record *r,
                               struct arena *arena) {
    const char *usual = usual_expiry(kind, r, arena), *typed = r->values[CERTIFICATE_EXPIRES].s;
    if (!*usual)
        return NULL;
    return typed && strcmp(typed, usual) == 0
               ? arena_format(arena, "as usual for %s", kind->code)
               : arena_format(arena, "%s: usually until %s", kind->code, usual);
}

static const char *certificate_hint(struct session *session, const struct record *r, int field,
                                    struct arena *arena) {
    const struct certificate_kind *kind =
        catalogue_certificate(&session->catalogue, r->values[CERTIFICATE_KIND].s);
    int wrong;
    const char *fault = certificate_fault(kind, r, &wrong, arena);
    if (fault && wrong == field)
        return fault;
    if (field == CERTIFICATE_KIND && kind)
        return kind->trap ? kind->trap : kind->name;
    if (field == CERTIFICATE_BODY && kind && !r->values[CERTIFICATE_BODY].s)
        return kind->issuer;
    return field == CERTIFICATE_EXPIRES ? expiry_hint(kind, r, arena) : NULL;
}

/* What a value is in, "in N", and how it is usually measured; of the property what is much and
 * little of it. */
static const char *figure_hint(struct session *session, const struct record *r, int field,
                               struct arena *arena) {
    struct record *property;
    struct error ignored; /* then nothing is hinted at */
    if (r->values[FIGURE_PROPERTY].kind != VALUE_INT || field > FIGURE_STANDARD ||
        !record_load(session->store, &property_entity, r->values[FIGURE_PROPERTY].i, arena,
                     &property, &ignored))
        return NULL;
    if (field == FIGURE_PROPERTY)
        return record_text(property, PROPERTY_ANCHORS);
    if (field == FIGURE_STANDARD)
        return r->values[field].kind == VALUE_NULL ? record_text(property, PROPERTY_STANDARD)
                                                   : NULL;
    const char *unit = record_text(property, PROPERTY_UNIT);
    return field == FIGURE_MATERIAL || !*unit ? NULL : arena_format(arena, "in %s", unit);
}

const char *record_hint(struct session *session, const struct record *typed, int field,
                        struct arena *arena) {
    if (typed->entity == &legal_entity)
        return legal_hint(typed, field, arena);
    if (typed->entity == &certificate_entity)
        return certificate_hint(session, typed, field, arena);
    if (typed->entity == &figure_entity)
        return figure_hint(session, typed, field, arena);
    return NULL;
}

/* A certificate comes in the form that is usual for its kind, and holds as long as is usual. */
const char *record_propose(struct session *session, const struct record *typed, int field,
                           struct arena *arena) {
    if (typed->entity != &certificate_entity)
        return NULL;
    const struct certificate_kind *kind =
        catalogue_certificate(&session->catalogue, typed->values[CERTIFICATE_KIND].s);
    if (field == CERTIFICATE_DOCUMENT)
        return kind ? kind->document : "";
    return field == CERTIFICATE_EXPIRES ? usual_expiry(kind, typed, arena) : NULL;
}
