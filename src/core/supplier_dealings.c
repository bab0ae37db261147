/*
 * What passes between a supplier and us: claims, certificates, samples, the timeline, tags and
 * attachments.
 */
#include "sourcebench/core/supplier.h"

#include <stdio.h>
#include <string.h>

#define SUPPLIER_REF                                                                               \
    {                                                                                              \
        .name = "supplier_id", .label = "Supplier", .type = FIELD_REF,                             \
        .flags = FIELD_REQUIRED | FIELD_HIDDEN, .ref = "supplier"                                  \
    }

enum { SHA256_HEX = 64 };

static const struct choice evidence_states[] = {
    {"declared", "declared"},
    {"documented", "documented"},
    {"verified", "verified"},
    {"refuted", "refuted"},
};

static const struct field claim_fields[] = {
    [CLAIM_SUPPLIER] = SUPPLIER_REF,
    [CLAIM_WHAT] = {.name = "what",
                    .label = "Claim",
                    .type = FIELD_TEXT,
                    .flags = FIELD_REQUIRED,
                    .example = "own embroidery line",
                    .synonyms = "claim",
                    .known = KNOWN_VALUES,
                    .found = FOUND_WORDS},
    [CLAIM_VALUE] = {.name = "value",
                     .label = "Value",
                     .type = FIELD_TEXT,
                     .example = "12 heads",
                     .found = FOUND_WORDS},
    [CLAIM_STATE] = {.name = "state",
                     .label = "State",
                     .type = FIELD_CHOICE,
                     .flags = FIELD_DEFAULTED,
                     .example = "declared",
                     CHOICES(evidence_states)},
    [CLAIM_EVIDENCE] = {.name = "evidence",
                        .label = "Evidence",
                        .type = FIELD_TEXT,
                        .example = "seen on visit, photo 14"},
    [CLAIM_VERIFIED_ON] = {.name = "verified_on",
                           .label = "Verified on",
                           .type = FIELD_DATE,
                           .flags = FIELD_HIDDEN,
                           .example = "today"},
    [CLAIM_VERIFIED_BY] = {.name = "verified_by",
                           .label = "Verified by",
                           .type = FIELD_TEXT,
                           .flags = FIELD_HIDDEN,
                           .example = "lina"},
};

const struct entity claim_entity = {
    .table = "claim",
    .label = "claim",
    .plural = "claims",
    .fields = claim_fields,
    .n_fields = CLAIM_N,
    .title = CLAIM_WHAT,
    .parent = CLAIM_SUPPLIER,
};

static const struct choice certificate_documents[] = {
    {"certificate", "certificate"},
    {"scope", "scope certificate"},
    {"transaction", "transaction certificate"},
    {"report", "test report"},
    {"rating", "audit rating"},
};

static const struct field certificate_fields[] = {
    [CERTIFICATE_SUPPLIER] = SUPPLIER_REF,
    [CERTIFICATE_SITE] = {.name = "site_id", .label = "Site", .type = FIELD_REF, .ref = "site"},
    [CERTIFICATE_KIND] = {.name = "kind",
                          .label = "Certificate",
                          .type = FIELD_TEXT,
                          .flags = FIELD_REQUIRED,
                          .example = "GRS",
                          .synonyms =
                              "certificate|certification|standard|证书|chứng nhận|zertifikat",
                          .known = KNOWN_VALUES,
                          .found = FOUND_MARKS},
    [CERTIFICATE_DOCUMENT] = {.name = "document",
                              .label = "Document",
                              .type = FIELD_CHOICE,
                              .flags = FIELD_DEFAULTED,
                              .example = "scope",
                              CHOICES(certificate_documents)},
    [CERTIFICATE_NUMBER] = {.name = "number",
                            .label = "Number",
                            .type = FIELD_TEXT,
                            .example = "CU 1047319",
                            .synonyms = "certificate number|certificate no|证书编号",
                            .found = FOUND_WORDS},
    [CERTIFICATE_BODY] = {.name = "body",
                          .label = "Issued by",
                          .type = FIELD_TEXT,
                          .example = "Control Union",
                          .synonyms = "certification body|certifier|issuer|发证机构",
                          .known = KNOWN_VALUES,
                          .found = FOUND_WORDS},
    [CERTIFICATE_SCOPE] = {.name = "scope",
                           .label = "Scope",
                           .type = FIELD_TEXT,
                           .example = "cutting, sewing, packing"},
    [CERTIFICATE_SUBJECT] = {.name = "subject",
                             .label = "Covers",
                             .type = FIELD_TEXT,
                             .example = "600D rPET shell, black; or PO-0042"},
    [CERTIFICATE_HOLDER] = {.name = "holder",
                            .label = "Held by",
                            .type = FIELD_TEXT,
                            .example = "the mill, where it is not the supplier's own"},
    [CERTIFICATE_RATING] = {.name = "rating",
                            .label = "Rating",
                            .type = FIELD_TEXT,
                            .example = "B",
                            .synonyms = "grade|result"},
    [CERTIFICATE_ISSUED] = {.name = "issued",
                            .label = "Issued",
                            .type = FIELD_DATE,
                            .example = "2026-03-01",
                            .synonyms = "issued on|issue date|valid from|发证日期"},
    [CERTIFICATE_EXPIRES] = {.name = "expires",
                             .label = "Expires",
                             .type = FIELD_DATE,
                             .example = "2027-02-28",
                             .synonyms = "expires on|expiry|expiry date|expiration date|"
                                         "valid until|valid to|有效期至"},
    [CERTIFICATE_STATE] = {.name = "state",
                           .label = "State",
                           .type = FIELD_CHOICE,
                           .flags = FIELD_DEFAULTED,
                           .example = "documented",
                           CHOICES(evidence_states)},
    [CERTIFICATE_EVIDENCE] = {.name = "evidence",
                              .label = "Evidence",
                              .type = FIELD_TEXT,
                              .example = "found in the public database of the scheme"},
    [CERTIFICATE_VERIFIED_ON] = {.name = "verified_on",
                                 .label = "Verified on",
                                 .type = FIELD_DATE,
                                 .flags = FIELD_HIDDEN,
                                 .example = "today"},
    [CERTIFICATE_VERIFIED_BY] = {.name = "verified_by",
                                 .label = "Verified by",
                                 .type = FIELD_TEXT,
                                 .flags = FIELD_HIDDEN,
                                 .example = "lina"},
};

static const struct agreement certificate_agreements[] = {
    {AGREE_NOT_AFTER, CERTIFICATE_ISSUED, CERTIFICATE_EXPIRES,
     "The certificate expires before it was issued; correct one of the two days.", NULL},
};

const struct entity certificate_entity = {
    .table = "certificate",
    .label = "certificate",
    .plural = "certificates",
    .fields = certificate_fields,
    .n_fields = CERTIFICATE_N,
    .title = CERTIFICATE_KIND,
    .parent = CERTIFICATE_SUPPLIER,
    AGREEMENTS(certificate_agreements),
};

static const struct choice sample_kinds[] = {
    {"lab-dip", "lab dip"},          {"strike-off", "strike-off"},
    {"prototype", "prototype"},      {"counter", "counter sample"},
    {"photo", "photo sample"},       {"pre-production", "pre-production"},
    {"shipment", "shipment sample"}, {"golden", "golden sample"},
};

static const struct choice verdicts[] = {
    {"open", "open"},
    {"approved", "approved"},
    {"approved-with-comments", "approved with comments"},
    {"rejected", "rejected"},
};

static const struct field sample_fields[] = {
    [SAMPLE_SUPPLIER] = SUPPLIER_REF,
    [SAMPLE_KIND] = {.name = "kind",
                     .label = "Kind",
                     .type = FIELD_CHOICE,
                     .flags = FIELD_REQUIRED,
                     .example = "pre-production",
                     CHOICES(sample_kinds),
                     .synonyms = "sample type|sample kind"},
    [SAMPLE_SUBJECT] = {.name = "subject",
                        .label = "Subject",
                        .type = FIELD_TEXT,
                        .flags = FIELD_REQUIRED,
                        .example = "style 1042, black",
                        .found = FOUND_WORDS},
    [SAMPLE_ROUND] =
        {.name = "round", .label = "Round", .type = FIELD_INT, .example = "2", .min = 1, .max = 99},
    [SAMPLE_VERSION] = {.name = "version", .label = "Version", .type = FIELD_TEXT, .example = "C"},
    [SAMPLE_SEAL] = {.name = "seal",
                     .label = "Seal",
                     .type = FIELD_TEXT,
                     .example = "SB-00317",
                     .found = FOUND_WORDS},
    [SAMPLE_HOLDER] = {.name = "holder",
                       .label = "Held by",
                       .type = FIELD_TEXT,
                       .example = "office, shelf 4"},
    [SAMPLE_COURIER] = {.name = "courier",
                        .label = "Courier",
                        .type = FIELD_TEXT,
                        .example = "DHL",
                        .known = KNOWN_VALUES},
    [SAMPLE_WAYBILL] = {.name = "waybill",
                        .label = "Waybill",
                        .type = FIELD_TEXT,
                        .example = "1234567890",
                        .synonyms = "tracking number|awb",
                        .found = FOUND_WORDS},
    [SAMPLE_SENT] = {.name = "sent_on",
                     .label = "Sent",
                     .type = FIELD_DATE,
                     .example = "yesterday",
                     .synonyms = "sent|sent date"},
    [SAMPLE_RECEIVED] = {.name = "received_on",
                         .label = "Received",
                         .type = FIELD_DATE,
                         .example = "today",
                         .synonyms = "received|received date"},
    [SAMPLE_FEE] = {.name = "fee",
                    .label = "Fee",
                    .type = FIELD_MONEY,
                    .example = "60.00",
                    .currency = "currency",
                    .synonyms = "sample fee|sample cost"},
    [SAMPLE_CURRENCY] = {.name = "currency",
                         .label = "Currency",
                         .type = FIELD_CURRENCY,
                         .example = "USD"},
    [SAMPLE_REFUND] = {.name = "refund",
                       .label = "Refunded with the order",
                       .type = FIELD_BOOL,
                       .example = "yes",
                       .synonyms = "refundable"},
    [SAMPLE_COMMENTS] = {.name = "comments", .label = "Comments", .type = FIELD_LONG},
    [SAMPLE_DEVIATIONS] = {.name = "deviations",
                           .label = "Accepted deviations",
                           .type = FIELD_LONG},
    [SAMPLE_VERDICT] = {.name = "verdict",
                        .label = "Verdict",
                        .type = FIELD_CHOICE,
                        .flags = FIELD_DEFAULTED,
                        .example = "approved",
                        CHOICES(verdicts)},
};

static const struct agreement sample_agreements[] = {
    {AGREE_NEEDS, SAMPLE_FEE, SAMPLE_CURRENCY, "The fee of the sample needs a currency, e.g. USD.",
     NULL},
    {AGREE_NOT_AFTER, SAMPLE_SENT, SAMPLE_RECEIVED,
     "The sample was received before it was sent; correct one of the two days.", NULL},
};

const struct entity sample_entity = {
    .table = "sample",
    .label = "sample",
    .plural = "samples",
    .fields = sample_fields,
    .n_fields = SAMPLE_N,
    .title = SAMPLE_SUBJECT,
    .parent = SAMPLE_SUPPLIER,
    AGREEMENTS(sample_agreements),
};

static const struct choice interaction_kinds[] = {
    {"note", "note"},           {"call", "call"},       {"mail", "mail"},
    {"chat", "chat"},           {"visit", "visit"},     {"negotiation", "negotiation"},
    {"complaint", "complaint"}, {"dispute", "dispute"},
};

static const struct choice directions[] = {
    {"in", "from them"},
    {"out", "from us"},
};

static const struct field interaction_fields[] = {
    [INTERACTION_SUPPLIER] = SUPPLIER_REF,
    [INTERACTION_CONTACT] = {.name = "contact_id",
                             .label = "Contact",
                             .type = FIELD_REF,
                             .ref = "contact"},
    [INTERACTION_KIND] = {.name = "kind",
                          .label = "Kind",
                          .type = FIELD_CHOICE,
                          .flags = FIELD_REQUIRED,
                          .example = "call",
                          CHOICES(interaction_kinds)},
    [INTERACTION_DIRECTION] = {.name = "direction",
                               .label = "Direction",
                               .type = FIELD_CHOICE,
                               .example = "in",
                               CHOICES(directions)},
    [INTERACTION_ON] = {.name = "happened_on",
                        .label = "On",
                        .type = FIELD_DATE,
                        .flags = FIELD_REQUIRED | FIELD_LATEST,
                        .example = "today",
                        .synonyms = "date"},
    [INTERACTION_TEXT] = {.name = "text",
                          .label = "Text",
                          .type = FIELD_LONG,
                          .flags = FIELD_REQUIRED,
                          .example = "zippers late by a week",
                          .synonyms = "note",
                          .found = FOUND_WORDS},
    [INTERACTION_FOLLOW_UP_ON] = {.name = "follow_up_on",
                                  .label = "Follow up on",
                                  .type = FIELD_DATE,
                                  .example = "+3d",
                                  .synonyms = "follow up"},
    [INTERACTION_FOLLOW_UP_DONE] = {.name = "follow_up_done",
                                    .label = "Followed up on",
                                    .type = FIELD_DATE,
                                    .flags = FIELD_HIDDEN,
                                    .example = "today"},
};

static const struct agreement interaction_agreements[] = {
    {AGREE_NEEDS, INTERACTION_FOLLOW_UP_DONE, INTERACTION_FOLLOW_UP_ON,
     "A follow-up can only be done where there is one; enter the day it was due.", NULL},
};

const struct entity interaction_entity = {
    .table = "interaction",
    .label = "timeline entry",
    .plural = "timeline entries",
    .fields = interaction_fields,
    .n_fields = INTERACTION_N,
    .title = INTERACTION_TEXT,
    .parent = INTERACTION_SUPPLIER,
    AGREEMENTS(interaction_agreements),
};

static const struct field tag_fields[] = {
    [TAG_SUPPLIER] = SUPPLIER_REF,
    [TAG_NAME] = {.name = "name",
                  .label = "Tag",
                  .type = FIELD_TEXT,
                  .flags = FIELD_REQUIRED,
                  .example = "slow",
                  .max_length = 100,
                  .known = KNOWN_VALUES,
                  .found = FOUND_MARKS},
};

const struct entity tag_entity = {
    .table = "tag",
    .label = "tag",
    .plural = "tags",
    .fields = tag_fields,
    .n_fields = TAG_N,
    .title = TAG_NAME,
    .parent = TAG_SUPPLIER,
};

static const struct choice attachment_owners[] = {
    {"supplier", "supplier"},
    {"site", "site"},
    {"legal_identity", "legal identity"},
    {"contact", "contact"},
    {"claim", "claim"},
    {"certificate", "certificate"},
    {"sample", "sample"},
    {"interaction", "timeline entry"},
    {"vetting_item", "vetting item"},
    {"audit", "audit"},
    {"finding", "finding"},
};

static bool sha256_text(const char *text, char reason[128]) {
    if (strlen(text) == SHA256_HEX && strspn(text, "0123456789abcdef") == SHA256_HEX)
        return true;
    snprintf(reason, 128, "A SHA-256 has 64 characters 0-9 and a-f.");
    return false;
}

static const struct field attachment_fields[] = {
    [ATTACHMENT_SUPPLIER] = SUPPLIER_REF,
    [ATTACHMENT_TABLE] = {.name = "owner_table",
                          .label = "Belongs to",
                          .type = FIELD_CHOICE,
                          .flags = FIELD_REQUIRED | FIELD_HIDDEN,
                          .example = "certificate",
                          CHOICES(attachment_owners)},
    [ATTACHMENT_ROW] = {.name = "owner_id",
                        .label = "Record",
                        .type = FIELD_INT,
                        .flags = FIELD_REQUIRED | FIELD_HIDDEN | FIELD_ANY_ROW},
    [ATTACHMENT_PATH] = {.name = "path",
                         .label = "File",
                         .type = FIELD_TEXT,
                         .flags = FIELD_REQUIRED,
                         .example = "certificates/grs-2026.pdf",
                         .max_length = 4000},
    [ATTACHMENT_HASH] = {.name = "hash",
                         .label = "SHA-256",
                         .type = FIELD_TEXT,
                         .flags = FIELD_HIDDEN,
                         .check = sha256_text},
    [ATTACHMENT_CAPTION] = {.name = "caption",
                            .label = "Caption",
                            .type = FIELD_TEXT,
                            .example = "scope certificate, page 1"},
};

const struct entity attachment_entity = {
    .table = "attachment",
    .label = "attachment",
    .plural = "attachments",
    .fields = attachment_fields,
    .n_fields = ATTACHMENT_N,
    .title = ATTACHMENT_PATH,
    .parent = ATTACHMENT_SUPPLIER,
};
