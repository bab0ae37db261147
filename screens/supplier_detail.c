/* What is known of one supplier, as lines. */
#include "supplier_detail.h"

#include <string.h>

#include "sourcebench/core/certificate.h"
#include "sourcebench/core/country.h"
#include "sourcebench/core/date.h"
#include "sourcebench/core/identity.h"
#include "sourcebench/core/material.h"
#include "sourcebench/core/order.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/record.h"
#include "sourcebench/db/supplier_list.h"
#include "sourcebench/io/zone.h"

#include "order_page.h"
#include "supplier_fill.h"
#include "supplier_score.h"

/* Evidence, as one glyph and one word. */
struct mark {
    enum glyph glyph;
    enum style style;
    const char *word;
};

static struct mark state_mark(const char *state) {
    if (strcmp(state, "verified") == 0)
        return (struct mark){GLYPH_YES, STYLE_GOOD, "verified"};
    if (strcmp(state, "refuted") == 0)
        return (struct mark){GLYPH_NO, STYLE_BAD, "refuted"};
    if (strcmp(state, "documented") == 0)
        return (struct mark){GLYPH_FULL, STYLE_NORMAL, "documented"};
    return (struct mark){GLYPH_EMPTY, STYLE_DIM, "declared, no evidence"};
}

/* Supplier */

static void add_header(struct filling *f) {
    const struct record *r = f->of;
    const char *country_code = fill_text(r, SUPPLIER_COUNTRY);
    const struct country *country = country_by_code(country_code);
    char clock[ZONE_TEXT];
    bool has_clock =
        country && zone_clock(NULL, country->zone, store_now(f->session->store), clock);
    const char *founded = fill_show(f, r, SUPPLIER_FOUNDED);
    const char *since = *founded ? arena_format(&f->lines->arena, "since %s", founded) : NULL;
    lines_add(f->lines, STYLE_BOLD, fill_text(r, SUPPLIER_NAME), NULL);
    if (*fill_text(r, SUPPLIER_LOCAL_NAME))
        lines_add(f->lines, STYLE_NORMAL, fill_text(r, SUPPLIER_LOCAL_NAME), NULL);
    if (r->deleted_at)
        lines_add(f->lines, STYLE_BAD, "deleted; r restores it", NULL);
    lines_add(f->lines, STYLE_NORMAL,
              JOIN(f, fill_show(f, r, SUPPLIER_STATUS), fill_show(f, r, SUPPLIER_KIND),
                   fill_show(f, r, SUPPLIER_MODELS), since),
              NULL);
    const char *there = has_clock ? arena_format(&f->lines->arena, "%s there", clock) : NULL;
    lines_add(f->lines, STYLE_NORMAL,
              JOIN(f, fill_text(r, SUPPLIER_CITY), country ? country->name : NULL, there), NULL);
}

static const char *with_basis(struct filling *f, int field, int basis, const char *before) {
    const char *value = fill_show(f, f->of, field);
    if (!*value)
        return NULL;
    const char *said = fill_show(f, f->of, basis);
    return arena_format(&f->lines->arena, "%s %s%s%s", before, value, *said ? " " : "", said);
}

static void add_terms(struct filling *f) {
    const struct record *r = f->of;
    const char *terms = JOIN(f, with_basis(f, SUPPLIER_MOQ, SUPPLIER_MOQ_BASIS, "MOQ"),
                             with_basis(f, SUPPLIER_LEAD_DAYS, SUPPLIER_LEAD_BASIS, "lead"));
    const char *payment = JOIN(f, fill_text(r, SUPPLIER_INCOTERM), fill_text(r, SUPPLIER_CURRENCY),
                               fill_text(r, SUPPLIER_PAYMENT_TERMS));
    if (*terms)
        lines_add(f->lines, STYLE_NORMAL, terms, NULL);
    if (*payment)
        lines_add(f->lines, STYLE_NORMAL, payment, NULL);
    if (r->values[SUPPLIER_NEXT_REVIEW].kind == VALUE_TEXT) {
        int32_t day = date_from_iso(r->values[SUPPLIER_NEXT_REVIEW].s);
        lines_addf(f->lines, day <= f->today ? STYLE_WARN : STYLE_NORMAL, "Review %s %s",
                   r->values[SUPPLIER_NEXT_REVIEW].s, fill_distance(f, day));
    }
    if (*fill_text(r, SUPPLIER_NOTE))
        lines_add_text(f->lines, STYLE_NORMAL, fill_text(r, SUPPLIER_NOTE));
}

/* Children */

static void add_contact(struct filling *f, const struct record *r) {
    const char *reach = JOIN(f, fill_text(r, CONTACT_PHONE), fill_text(r, CONTACT_WHATSAPP),
                             fill_text(r, CONTACT_WECHAT), fill_text(r, CONTACT_MAIL));
    const char *who = JOIN(f, fill_text(r, CONTACT_NAME), fill_text(r, CONTACT_ROLE),
                           fill_text(r, CONTACT_LANGUAGE));
    fill_entry(f, VIEW_CONTACTS, r, STYLE_NORMAL, JOIN(f, who, reach),
               fill_show(f, r, CONTACT_PREFERRED));
}

/* Whether money may go to the account: changed details need a call to a known number. */
static void add_bank(struct filling *f, const struct record *r) {
    const char *on = fill_text(r, LEGAL_BANK_CONFIRMED_ON);
    if (*on)
        fill_entry(f, VIEW_LEGAL, r, STYLE_NORMAL,
                   arena_format(&f->lines->arena, "bank details confirmed %s by %s", on,
                                fill_text(r, LEGAL_BANK_CONFIRMED_BY)),
                   NULL);
    else
        fill_entry(f, VIEW_LEGAL, r, STYLE_WARN,
                   arena_format(&f->lines->arena,
                                "%s bank details not confirmed: call a known number (v)",
                                glyph_text(GLYPH_WARN)),
                   NULL);
}

static void add_legal(struct filling *f, const struct record *r) {
    char reason[128];
    const char *code = fill_text(r, LEGAL_CODE);
    bool checked = strlen(code) == 18;
    bool agree = names_agree(fill_text(r, LEGAL_REGISTERED_NAME), fill_text(r, LEGAL_CONTRACT_NAME),
                             fill_text(r, LEGAL_BENEFICIARY));
    if (!f->full)
        fill_entry(f, VIEW_LEGAL, r, STYLE_NORMAL, fill_text(r, LEGAL_REGISTERED_NAME), NULL);
    if (*code && (checked || !f->full)) {
        bool valid = !checked || credit_code_valid(code, reason);
        fill_entry(f, VIEW_LEGAL, r, valid ? STYLE_NORMAL : STYLE_BAD,
                   arena_format(&f->lines->arena, "%s %s%s", code,
                                checked ? glyph_text(valid ? GLYPH_YES : GLYPH_NO) : "",
                                valid ? "" : reason),
                   NULL);
    }
    fill_entry(f, VIEW_LEGAL, r, agree ? STYLE_GOOD : STYLE_WARN,
               arena_format(&f->lines->arena, "%s %s", glyph_text(agree ? GLYPH_YES : GLYPH_WARN),
                            agree ? "registered, contract and bank names agree"
                                  : "registered, contract and bank names differ"),
               NULL);
    if (*fill_text(r, LEGAL_ACCOUNT))
        add_bank(f, r);
    for (int i = 0; f->full && i < LEGAL_N; i++)
        fill_field(f, r, i, VIEW_LEGAL);
}

static const struct certificate_kind *kind_of(const struct filling *f, const struct record *r) {
    return catalogue_certificate(&f->session->catalogue, fill_text(r, CERTIFICATE_KIND));
}

static struct mark certificate_mark(const struct filling *f, const struct record *r) {
    struct mark mark = state_mark(fill_text(r, CERTIFICATE_STATE));
    enum certificate_standing standing = certificate_standing(kind_of(f, r), r, f->today);
    if (standing == CERTIFICATE_FAILED)
        return (struct mark){GLYPH_NO, STYLE_BAD, "failed"};
    if (standing == CERTIFICATE_LAPSED)
        return (struct mark){GLYPH_WARN, STYLE_WARN, mark.word};
    return mark;
}

/* What it is, where that is not what one expects: the mill's, a shipment's, a report. That a
 * certificate is a certificate says nothing. */
static const char *certificate_nature(struct filling *f, const struct record *r) {
    const struct certificate_kind *kind = kind_of(f, r);
    const char *document = fill_text(r, CERTIFICATE_DOCUMENT);
    const char *holder = fill_text(r, CERTIFICATE_HOLDER);
    bool usual =
        strcmp(document, "certificate") == 0 || (kind && strcmp(document, kind->document) == 0);
    return JOIN(f, usual ? NULL : fill_show(f, r, CERTIFICATE_DOCUMENT),
                fill_text(r, CERTIFICATE_SUBJECT),
                *holder ? arena_format(&f->lines->arena, "held by %s", holder) : NULL);
}

static void add_fault(struct filling *f, const struct record *r) {
    int field;
    const char *fault = certificate_fault(kind_of(f, r), r, &field, &f->lines->arena);
    if (!fault)
        return;
    struct line *line =
        lines_addf(f->lines, STYLE_WARN, "    %s %s", glyph_text(GLYPH_WARN), fault);
    line->heading = true;
}

static void add_certificate(struct filling *f, const struct record *r) {
    struct mark mark = certificate_mark(f, r);
    int32_t expires = date_from_iso(r->values[CERTIFICATE_EXPIRES].s);
    const char *lapse = NULL;
    if (expires != DATE_NONE)
        lapse = expires < f->today
                    ? arena_format(&f->lines->arena, "lapsed %s", fill_distance(f, expires))
                    : arena_format(&f->lines->arena, "until %s", fill_text(r, CERTIFICATE_EXPIRES));
    fill_entry(
        f, VIEW_CERTIFICATES, r, mark.style,
        arena_format(&f->lines->arena, "%s %-12s %s", glyph_text(mark.glyph),
                     fill_text(r, CERTIFICATE_KIND),
                     JOIN(f, mark.word, fill_text(r, CERTIFICATE_RATING), certificate_nature(f, r),
                          lapse, f->full ? fill_text(r, CERTIFICATE_NUMBER) : NULL,
                          f->full ? fill_text(r, CERTIFICATE_BODY) : NULL,
                          f->full ? fill_text(r, CERTIFICATE_SCOPE) : NULL,
                          f->full ? fill_text(r, CERTIFICATE_EVIDENCE) : NULL)),
        f->full ? fill_text(r, CERTIFICATE_VERIFIED_ON) : NULL);
    if (f->full)
        add_fault(f, r);
}

static void add_claim(struct filling *f, const struct record *r) {
    struct mark mark = state_mark(fill_text(r, CLAIM_STATE));
    fill_entry(f, VIEW_CLAIMS, r, mark.style,
               arena_format(&f->lines->arena, "%s %s", glyph_text(mark.glyph),
                            JOIN(f, fill_text(r, CLAIM_WHAT), fill_text(r, CLAIM_VALUE), mark.word,
                                 f->full ? fill_text(r, CLAIM_EVIDENCE) : NULL)),
               f->full ? fill_text(r, CLAIM_VERIFIED_ON) : NULL);
}

/* The claims, each with what its scheme asks for and what of that is there. */
static bool fill_claims(struct filling *f, struct error *err) {
    struct record **claims, **certificates;
    int n_claims, n_certificates;
    struct arena *arena = &f->lines->arena;
    bool mill = strcmp(fill_text(f->of, SUPPLIER_KIND), "mill") == 0;
    if (!record_children(f->session->store, &claim_entity, f->of->id, false, arena, &claims,
                         &n_claims, err) ||
        !record_children(f->session->store, &certificate_entity, f->of->id, false, arena,
                         &certificates, &n_certificates, err))
        return false;
    fill_section(f, VIEW_CLAIMS, n_claims);
    for (int i = 0; i < n_claims && (f->full || i < OVERVIEW_ENTRIES); i++) {
        add_claim(f, claims[i]);
        struct claim_proof proof = claim_proof(&f->session->catalogue, claims[i], mill,
                                               certificates, n_certificates, f->today, arena);
        if (proof.kind)
            lines_addf(f->lines, proof.complete ? STYLE_GOOD : STYLE_WARN, "    %s %s",
                       glyph_text(proof.complete ? GLYPH_YES : GLYPH_WARN), proof.sentence)
                ->heading = true;
    }
    return true;
}

static void add_sample(struct filling *f, const struct record *r) {
    const char *where = *fill_text(r, SAMPLE_RECEIVED) ? fill_text(r, SAMPLE_RECEIVED)
                        : *fill_text(r, SAMPLE_SENT)
                            ? arena_format(&f->lines->arena, "sent %s", fill_text(r, SAMPLE_SENT))
                            : "not sent yet";
    const char *waybill = f->full
                              ? JOIN(f, fill_text(r, SAMPLE_COURIER), fill_text(r, SAMPLE_WAYBILL),
                                     fill_text(r, SAMPLE_COMMENTS))
                              : NULL;
    bool rejected = strcmp(fill_text(r, SAMPLE_VERDICT), "rejected") == 0;
    fill_entry(f, VIEW_SAMPLES, r, rejected ? STYLE_BAD : STYLE_NORMAL,
               JOIN(f, fill_text(r, SAMPLE_SUBJECT), fill_show(f, r, SAMPLE_KIND),
                    fill_show(f, r, SAMPLE_VERDICT), waybill),
               where);
}

static void add_interaction(struct filling *f, const struct record *r) {
    const char *due = fill_text(r, INTERACTION_FOLLOW_UP_ON);
    bool open = *due && !*fill_text(r, INTERACTION_FOLLOW_UP_DONE);
    int32_t day = date_from_iso(due);
    const char *right = NULL;
    enum style style = STYLE_NORMAL;
    if (open) {
        style = day <= f->today ? STYLE_WARN : STYLE_NORMAL;
        right = arena_format(&f->lines->arena, "%s %s%s", glyph_text(GLYPH_FULL),
                             f->full ? "follow up " : "due ", fill_distance(f, day));
    } else if (*due) {
        right = arena_format(&f->lines->arena, "%s%s", glyph_text(GLYPH_YES),
                             f->full ? " followed up" : "");
    }
    const char *on = fill_text(r, INTERACTION_ON);
    char today[DATE_TEXT];
    date_to_iso(f->today, today);
    bool same_year = strncmp(on, today, 4) == 0;
    fill_entry(f, VIEW_TIMELINE, r, style,
               arena_format(&f->lines->arena, f->full ? "%s %-11s %s" : "%s %s: %s",
                            same_year ? on + 5 : on, fill_show(f, r, INTERACTION_KIND),
                            fill_text(r, INTERACTION_TEXT)),
               right);
}

static void add_attachment(struct filling *f, const struct record *r) {
    fill_entry(f, VIEW_FILES, r, STYLE_NORMAL,
               JOIN(f, fill_text(r, ATTACHMENT_CAPTION), fill_text(r, ATTACHMENT_PATH)),
               fill_text(r, ATTACHMENT_TABLE));
}

static bool add_overview(struct filling *f, struct error *err) {
    static const enum supplier_view order[] = {
        VIEW_VETTING,  VIEW_CERTIFICATES, VIEW_CLAIMS,  VIEW_TIMELINE,  VIEW_AUDITS,
        VIEW_CONTACTS, VIEW_LEGAL,        VIEW_SAMPLES, VIEW_MATERIALS, VIEW_SITES};
    struct supplier_extras extras;
    add_header(f);
    add_terms(f);
    if (!score_add_summary(f->session, f->of->id, VIEW_SCORE, f->lines, err))
        return false;
    if (!supplier_extras_load(f->session->store, f->of->id, f->today, &f->lines->arena, &extras,
                              err))
        return false;
    if (extras.tags)
        lines_addf(f->lines, STYLE_DIM, "Tags %s", extras.tags);
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        if (!fill_view(f, (int)order[i], err))
            return false;
    }
    return true;
}

static bool fill_profile(struct filling *f, struct error *err) {
    (void)err;
    fill_fields(f, f->of, VIEW_PROFILE);
    return true;
}

static bool fill_score(struct filling *f, struct error *err) {
    return score_fill(f->session, f->of->id, f->lines, err);
}

static void add_order(struct detail *d) {
    if (order_add(d->shell, d->id, 0))
        shell_say(d->shell, "Added; o in the planner shows it, to add lines and milestones.");
}

static const struct detail_view views[DETAIL_ENTRIES] = {
    [VIEW_OVERVIEW] = {.name = "Overview", .entity = &supplier_entity, .fill = add_overview},
    [VIEW_PROFILE] = {.name = "Profile", .entity = &supplier_entity, .fill = fill_profile},
    [VIEW_SCORE] = {.name = "Score", .entity = &supplier_entity, .fill = fill_score},
    [VIEW_CONTACTS] = {.name = "Contacts",
                       .entity = &contact_entity,
                       .blank = "Nobody is known here yet; a adds a contact.",
                       .fill_one = add_contact},
    [VIEW_SITES] = {.name = "Sites",
                    .entity = &site_entity,
                    .blank = "No factory, warehouse or office yet, and no closing days that it has "
                             "confirmed; a adds them.",
                    .fill = fill_sites,
                    .preset = preset_site},
    [VIEW_LEGAL] = {.name = "Legal",
                    .entity = &legal_entity,
                    .blank = "No registered name, code or bank details yet; a adds them.",
                    .fill_one = add_legal},
    [VIEW_CERTIFICATES] = {.name = "Certs",
                           .entity = &certificate_entity,
                           .blank = "No certificate yet; a adds one.",
                           .fill_one = add_certificate,
                           .preset = preset_certificate},
    [VIEW_CLAIMS] =
        {.name = "Claims",
         .entity = &claim_entity,
         .blank = "No claim yet: what the supplier says of itself, and what proves it. a adds one.",
         .fill = fill_claims,
         .preset = preset_claim},
    [VIEW_SAMPLES] = {.name = "Samples",
                      .entity = &sample_entity,
                      .blank = "No sample yet; a adds one.",
                      .fill_one = add_sample,
                      .preset = preset_sample},
    [VIEW_MATERIALS] = {.name = "Materials",
                        .entity = &offer_entity,
                        .blank = "No material is offered yet; a adds an offer with its price.",
                        .fill_one = fill_material,
                        .preset = preset_offer},
    [VIEW_TIMELINE] = {.name = "Timeline",
                       .entity = &interaction_entity,
                       .blank =
                           "Nothing has happened yet; n notes, l logs a call, a adds any entry.",
                       .fill_one = add_interaction,
                       .preset = preset_interaction},
    [VIEW_VETTING] =
        {.name = "Vetting",
         .entity = &vetting_entity,
         .blank = "No checklist yet; c takes the one for this kind of supplier, a adds an item.",
         .fill = fill_vetting},
    [VIEW_AUDITS] = {.name = "Audits",
                     .entity = &audit_entity,
                     .adds = "audit or visit",
                     .blank = "No audit, visit or finding yet; a plans one.",
                     .fill = fill_audits,
                     .preset = preset_audit},
    [VIEW_FILES] = {.name = "Files",
                    .entity = &attachment_entity,
                    .blank = "No file is attached yet; a attaches one.",
                    .fill_one = add_attachment,
                    .add = supplier_attach},
    [ENTRY_FINDING] = {.entity = &finding_entity, .in = VIEW_AUDITS, .preset = preset_finding},
    [ENTRY_CLOSURE] = {.entity = &closure_entity,
                       .in = VIEW_SITES,
                       .adds = "closing days around a holiday",
                       .preset = preset_closure},
    [ENTRY_ORDER] = {.entity = &order_entity, .in = VIEW_SCORE, .add = add_order},
};

const struct detail_spec supplier_detail = {&supplier_entity, views, DETAIL_VIEWS, DETAIL_ENTRIES,
                                            &supplier_detail_screen};
