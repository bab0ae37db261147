/*
 * The supplier aggregate: entities (see core/field.h) and the names of their fields.
 *
 * The enums give positions in record->values; a unit test holds them, the entity tables and the
 * database schema (db/schema/0001.sql) together.
 */
#ifndef SOURCEBENCH_CORE_SUPPLIER_H
#define SOURCEBENCH_CORE_SUPPLIER_H

#include "sourcebench/core/field.h"

enum supplier_field {
    SUPPLIER_NAME,
    SUPPLIER_LOCAL_NAME,
    SUPPLIER_KIND,
    SUPPLIER_STATUS,
    SUPPLIER_COUNTRY,
    SUPPLIER_CITY,
    SUPPLIER_ADDRESS,
    SUPPLIER_LATITUDE,  /* DECIMAL, 6 digits */
    SUPPLIER_LONGITUDE, /* DECIMAL, 6 digits */
    SUPPLIER_WEBSITE,
    SUPPLIER_FOUNDED, /* year */
    SUPPLIER_WORKERS,
    SUPPLIER_CAPACITY,     /* pieces a month */
    SUPPLIER_EXPORT_SINCE, /* year */
    SUPPLIER_EXPORT_MARKETS,
    SUPPLIER_MODELS, /* MULTI: oem, odm, private-label */
    SUPPLIER_SECTORS,
    SUPPLIER_CURRENCY,
    SUPPLIER_INCOTERM,
    SUPPLIER_PAYMENT_TERMS,
    SUPPLIER_REST_DAY,   /* CHOICE: mon … sun */
    SUPPLIER_MOQ,        /* pieces, as the basis says */
    SUPPLIER_MOQ_BASIS,  /* CHOICE: stated, quoted, measured */
    SUPPLIER_LEAD_DAYS,  /* days, as the basis says */
    SUPPLIER_LEAD_BASIS, /* CHOICE: stated, quoted, measured */
    SUPPLIER_CADENCE,    /* days between reviews; NULL: by status, from the configuration */
    SUPPLIER_NEXT_REVIEW,
    SUPPLIER_LAST_REVIEW, /* set by a review, with the agent who did it */
    SUPPLIER_REVIEWED_BY,
    SUPPLIER_STATUS_REASON, /* why; needed where mandatory vetting items are open at approval */
    SUPPLIER_OWNER,         /* the agent who looks after it */
    SUPPLIER_EXTERNAL_ID,   /* its number in the list or system it came from */
    SUPPLIER_SOURCE,        /* the list, fair or person it came from */
    SUPPLIER_NOTE,
    SUPPLIER_NAME_KEY, /* derived: text_name_key() of the name; sorts and finds the same factory */
    SUPPLIER_N
};

enum site_field {
    SITE_SUPPLIER,
    SITE_NAME,
    SITE_KIND, /* CHOICE: factory, warehouse, office */
    SITE_COUNTRY,
    SITE_CITY,
    SITE_ADDRESS,
    SITE_LATITUDE,
    SITE_LONGITUDE,
    SITE_WORKERS,
    SITE_NOTE,
    SITE_N
};

enum legal_field {
    LEGAL_SUPPLIER,
    LEGAL_REGISTERED_NAME,
    LEGAL_CODE,           /* registration code; for China the 18-character credit code, checked */
    LEGAL_REPRESENTATIVE, /* legal representative */
    LEGAL_SCOPE,          /* business scope */
    LEGAL_EXPORT_RIGHT,   /* BOOL */
    LEGAL_CONTRACT_NAME,  /* the name that signs contracts */
    LEGAL_BENEFICIARY, /* bank beneficiary: registered, contract and beneficiary names must agree */
    LEGAL_BANK,
    LEGAL_ACCOUNT,
    LEGAL_SWIFT,
    LEGAL_BANK_CONFIRMED_ON, /* emptied by db when beneficiary, bank, account or SWIFT change */
    LEGAL_BANK_CONFIRMED_BY,
    LEGAL_N
};

enum contact_field {
    CONTACT_SUPPLIER,
    CONTACT_NAME,
    CONTACT_ROLE,
    CONTACT_LANGUAGE,
    CONTACT_MAIL,
    CONTACT_PHONE,
    CONTACT_WHATSAPP,
    CONTACT_WECHAT,
    CONTACT_PREFERRED, /* CHOICE: mail, phone, whatsapp, wechat, other */
    CONTACT_NOTE,
    CONTACT_N
};

enum claim_field {
    CLAIM_SUPPLIER,
    CLAIM_WHAT,
    CLAIM_VALUE,
    CLAIM_STATE, /* CHOICE: declared, documented, verified, refuted */
    CLAIM_EVIDENCE,
    CLAIM_VERIFIED_ON,
    CLAIM_VERIFIED_BY,
    CLAIM_N
};

enum certificate_field {
    CERTIFICATE_SUPPLIER,
    CERTIFICATE_SITE,
    CERTIFICATE_KIND,     /* "GRS", "BSCI": upper case by custom */
    CERTIFICATE_DOCUMENT, /* CHOICE: certificate, scope, transaction, report, rating */
    CERTIFICATE_NUMBER,
    CERTIFICATE_BODY,
    CERTIFICATE_SCOPE,
    CERTIFICATE_SUBJECT, /* of a report the material or product, of a transaction the shipment */
    CERTIFICATE_HOLDER,  /* who holds it where that is not the supplier, e.g. the mill */
    CERTIFICATE_RATING,
    CERTIFICATE_ISSUED,
    CERTIFICATE_EXPIRES,
    CERTIFICATE_STATE, /* CHOICE: declared, documented, verified, refuted; lapsed is computed */
    CERTIFICATE_EVIDENCE,
    CERTIFICATE_VERIFIED_ON,
    CERTIFICATE_VERIFIED_BY,
    CERTIFICATE_N
};

enum sample_field {
    SAMPLE_SUPPLIER,
    SAMPLE_KIND, /* CHOICE: lab-dip, strike-off, prototype, counter, photo, pre-production, … */
    SAMPLE_SUBJECT,
    SAMPLE_ROUND,
    SAMPLE_VERSION, /* of a golden sample */
    SAMPLE_SEAL,
    SAMPLE_HOLDER,
    SAMPLE_COURIER,
    SAMPLE_WAYBILL,
    SAMPLE_SENT,
    SAMPLE_RECEIVED,
    SAMPLE_FEE,
    SAMPLE_CURRENCY,
    SAMPLE_REFUND, /* BOOL: refunded with the order */
    SAMPLE_COMMENTS,
    SAMPLE_DEVIATIONS, /* accepted ones */
    SAMPLE_VERDICT,    /* CHOICE: open, approved, approved-with-comments, rejected */
    SAMPLE_N
};

enum interaction_field {
    INTERACTION_SUPPLIER,
    INTERACTION_CONTACT,
    INTERACTION_KIND, /* CHOICE: call, mail, chat, visit, negotiation, complaint, dispute, note */
    INTERACTION_DIRECTION, /* CHOICE: in, out; NULL for a note */
    INTERACTION_ON,        /* DATE */
    INTERACTION_TEXT,
    INTERACTION_FOLLOW_UP_ON,
    INTERACTION_FOLLOW_UP_DONE, /* DATE it was kept */
    INTERACTION_N
};

/* One question of the checklist that a supplier is vetted by. */
enum vetting_field {
    VETTING_SUPPLIER,
    VETTING_CODE, /* key in the catalogue of checklists; NULL for an item of one's own */
    VETTING_TITLE,
    VETTING_MANDATORY, /* BOOL: open, it stands in the way of approval */
    VETTING_STATE,     /* CHOICE: open, met, failed, not-applicable */
    VETTING_EVIDENCE,
    VETTING_CHECKED_ON,
    VETTING_CHECKED_BY,
    VETTING_EXPIRES,
    VETTING_NOTE,
    VETTING_N
};

/* A visit or an audit, planned or held. */
enum audit_field {
    AUDIT_SUPPLIER,
    AUDIT_SITE,
    AUDIT_KIND, /* CHOICE: visit, audit, video, third-party */
    AUDIT_PURPOSE,
    AUDIT_PLANNED,
    AUDIT_HELD,
    AUDIT_AUDITOR,
    AUDIT_RESULT, /* CHOICE: passed, passed-with-findings, failed */
    AUDIT_NOTE,
    AUDIT_N
};

enum finding_field {
    FINDING_SUPPLIER,
    FINDING_AUDIT,
    FINDING_TITLE,
    FINDING_SEVERITY, /* CHOICE: critical, major, minor */
    FINDING_DUE,
    FINDING_CLOSED,
    FINDING_CLOSED_BY,
    FINDING_EVIDENCE, /* of its being mended */
    FINDING_NOTE,
    FINDING_N
};

/* What was decided about a line of the agenda, see core/agenda.h. */
enum decision_field {
    DECISION_SUPPLIER,
    DECISION_RULE,
    DECISION_TABLE, /* the record the line is about: its table and id */
    DECISION_ROW,
    DECISION_DUE,
    DECISION_STAGE,
    DECISION_ACTION, /* CHOICE: done, snoozed, escalated */
    DECISION_UNTIL,
    DECISION_ASSIGNEE,
    DECISION_REASON,
    DECISION_ABOUT, /* the day of the facts, as agenda_line.about */
    DECISION_N
};

enum tag_field { TAG_SUPPLIER, TAG_NAME, TAG_N };

enum attachment_field {
    ATTACHMENT_SUPPLIER,
    ATTACHMENT_TABLE, /* the record it belongs to: its table and id */
    ATTACHMENT_ROW,
    ATTACHMENT_PATH,
    ATTACHMENT_HASH, /* SHA-256, hex */
    ATTACHMENT_CAPTION,
    ATTACHMENT_N
};

/* The fields of supplier_entity, for tables that point at them. */
extern const struct field supplier_fields[SUPPLIER_N];

/* Its own days around a holiday: they stand before those of the calendar. */
enum closure_field {
    CLOSURE_SUPPLIER,
    CLOSURE_NAME,
    CLOSURE_CLOSES_ON,  /* the first day that is closed */
    CLOSURE_REOPENS_ON, /* the first day that is not; the same: it does not close at all */
    CLOSURE_LAST_ORDER_ON,
    CLOSURE_CONFIRMED_ON, /* NULL: nobody has confirmed them yet */
    CLOSURE_CONFIRMED_BY,
    CLOSURE_NOTE,
    CLOSURE_N
};

extern const struct entity supplier_entity;
extern const struct entity site_entity;
extern const struct entity legal_entity;
extern const struct entity contact_entity;
extern const struct entity claim_entity;
extern const struct entity certificate_entity;
extern const struct entity sample_entity;
extern const struct entity interaction_entity;
extern const struct entity tag_entity;
extern const struct entity attachment_entity;
extern const struct entity vetting_entity;
extern const struct entity audit_entity;
extern const struct entity finding_entity;
extern const struct entity closure_entity;
extern const struct entity decision_entity;

/* A supplier and all that belongs to it, parents before children and what may point at any of them
 * last, ended by NULL. Its offers of materials are among them (core/material.h). */
extern const struct entity *const supplier_entities[];

#endif
