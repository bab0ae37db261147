/*
 * What belongs to an order beside its lines and milestones: payments, documents, claims.
 */
#include "sourcebench/core/order.h"

#include "plan_field.h"

static const struct choice payment_kinds[] = {
    {"deposit", "deposit"}, {"balance", "balance"}, {"freight", "freight"},
    {"duty", "duty"},       {"vat", "VAT"},         {"inspection", "inspection"},
    {"penalty", "penalty"}, {"refund", "refund"},   {"other", "other"},
};

static const struct choice document_kinds[] = {
    {"proforma", "proforma invoice"},       {"contract", "contract"},
    {"invoice", "commercial invoice"},      {"packing-list", "packing list"},
    {"origin", "certificate of origin"},    {"proof", "proof of origin"},
    {"insurance", "insurance certificate"}, {"conformity", "conformity documents"},
    {"test-reports", "test reports"},       {"local-papers", "papers in the local language"},
    {"transport", "transport document"},    {"other", "other"},
};

static const struct choice dispute_kinds[] = {
    {"delay", "delay"},         {"quality", "quality"}, {"quantity", "quantity"},
    {"documents", "documents"}, {"other", "other"},
};

static const struct choice remedies[] = {
    {"rework", "rework"},      {"replacement", "replacement"}, {"refund", "refund"},
    {"credit", "credit note"}, {"discount", "discount"},       {"none", "none"},
};

static const struct choice providers[] = {
    {"supplier", "supplier"},
    {"buyer", "buyer"},
    {"forwarder", "forwarder"},
    {"laboratory", "laboratory"},
};

static const struct choice payment_events[] = {
    {"order", "the order"},
    {"shipment", "shipment"},
    {"arrival", "arrival"},
};

static const struct field payment_fields[] = {
    [PAYMENT_ORDER] = {.name = "order_id",
                       .label = "Order",
                       .type = FIELD_REF,
                       .flags = FIELD_REQUIRED | FIELD_HIDDEN,
                       .ref = "purchase_order"},
    [PAYMENT_KIND] = {.name = "kind",
                      .label = "Kind",
                      .type = FIELD_CHOICE,
                      .flags = FIELD_REQUIRED,
                      .example = "deposit",
                      CHOICES(payment_kinds)},
    [PAYMENT_AMOUNT] = {.name = "amount",
                        .label = "Amount",
                        .type = FIELD_MONEY,
                        .flags = FIELD_REQUIRED,
                        .example = "5220.00",
                        .currency = "currency"},
    [PAYMENT_CURRENCY] = {.name = "currency",
                          .label = "Currency",
                          .type = FIELD_CURRENCY,
                          .flags = FIELD_REQUIRED,
                          .example = "USD"},
    [PAYMENT_DUE_ON] = {.name = "due_on", .label = "Due on", .type = FIELD_DATE, .example = "+7d"},
    [PAYMENT_PAID_ON] = {.name = "paid_on",
                         .label = "Paid on",
                         .type = FIELD_DATE,
                         .example = "today"},
    [PAYMENT_REFERENCE] = {.name = "reference",
                           .label = "Reference",
                           .type = FIELD_TEXT,
                           .example = "TT 2026-1128"},
    [PAYMENT_NOTE] = {.name = "note", .label = "Note", .type = FIELD_LONG},
    [PAYMENT_FROM] = {.name = "due_from",
                      .label = "Due follows",
                      .type = FIELD_CHOICE,
                      .example = "shipment",
                      CHOICES(payment_events)},
    [PAYMENT_DAYS] = {.name = "due_days",
                      .label = "Days behind that",
                      .type = FIELD_INT,
                      .unit = "d",
                      .example = "30",
                      .min = -365,
                      .max = 2000},
};

const struct entity payment_entity = {
    .table = "payment",
    .label = "payment",
    .plural = "payments",
    .fields = payment_fields,
    .n_fields = PAYMENT_N,
    .title = PAYMENT_KIND,
    .parent = PAYMENT_ORDER,
};

static const struct field document_fields[] = {
    [DOCUMENT_ORDER] = {.name = "order_id",
                        .label = "Order",
                        .type = FIELD_REF,
                        .flags = FIELD_REQUIRED | FIELD_HIDDEN,
                        .ref = "purchase_order"},
    [DOCUMENT_KIND] = {.name = "kind",
                       .label = "Kind",
                       .type = FIELD_CHOICE,
                       .flags = FIELD_REQUIRED,
                       .example = "packing-list",
                       CHOICES(document_kinds)},
    [DOCUMENT_NUMBER] = {.name = "number",
                         .label = "Number",
                         .type = FIELD_TEXT,
                         .example = "PL-1182"},
    [DOCUMENT_DUE_ON] = {.name = "due_on",
                         .label = "Due on",
                         .type = FIELD_DATE,
                         .example = "+14d"},
    [DOCUMENT_RECEIVED_ON] = {.name = "received_on",
                              .label = "Received on",
                              .type = FIELD_DATE,
                              .example = "today"},
    [DOCUMENT_NOTE] = {.name = "note", .label = "Note", .type = FIELD_LONG},
    [DOCUMENT_FROM] = {.name = "provided_by",
                       .label = "Provided by",
                       .type = FIELD_CHOICE,
                       .example = "supplier",
                       CHOICES(providers)},
};

const struct entity document_entity = {
    .table = "document",
    .label = "document",
    .plural = "documents",
    .fields = document_fields,
    .n_fields = DOCUMENT_N,
    .title = DOCUMENT_KIND,
    .parent = DOCUMENT_ORDER,
};

static const struct field dispute_fields[] = {
    [DISPUTE_ORDER] = {.name = "order_id",
                       .label = "Order",
                       .type = FIELD_REF,
                       .flags = FIELD_REQUIRED | FIELD_HIDDEN,
                       .ref = "purchase_order"},
    [DISPUTE_KIND] = {.name = "kind",
                      .label = "Kind",
                      .type = FIELD_CHOICE,
                      .flags = FIELD_REQUIRED,
                      .example = "quality",
                      CHOICES(dispute_kinds)},
    [DISPUTE_WHAT] = {.name = "what",
                      .label = "What",
                      .type = FIELD_TEXT,
                      .flags = FIELD_REQUIRED,
                      .example = "zips of 120 pieces jam"},
    [DISPUTE_OPENED_ON] = {.name = "opened_on",
                           .label = "Opened on",
                           .type = FIELD_DATE,
                           .flags = FIELD_REQUIRED,
                           .example = "today"},
    [DISPUTE_CLAUSE] = {.name = "clause",
                        .label = "Clause",
                        .type = FIELD_TEXT,
                        .example = "7.2 of the contract"},
    [DISPUTE_PIECES] = {.name = "pieces",
                        .label = "Pieces concerned",
                        .type = FIELD_INT,
                        .unit = "pcs",
                        .example = "120",
                        .min = 0,
                        .max = 100000000},
    [DISPUTE_ASKED] = {.name = "asked",
                       .label = "Asked for",
                       .type = FIELD_MONEY,
                       .example = "480",
                       .currency = "currency"},
    [DISPUTE_CURRENCY] = {.name = "currency",
                          .label = "Currency",
                          .type = FIELD_CURRENCY,
                          .example = "USD"},
    [DISPUTE_REMEDY] = {.name = "remedy",
                        .label = "Remedy",
                        .type = FIELD_CHOICE,
                        .example = "credit",
                        CHOICES(remedies)},
    [DISPUTE_AGREED] = {.name = "agreed",
                        .label = "Agreed",
                        .type = FIELD_MONEY,
                        .example = "360",
                        .currency = "currency"},
    [DISPUTE_CLOSED_ON] = {.name = "closed_on",
                           .label = "Closed on",
                           .type = FIELD_DATE,
                           .example = "+30d"},
    [DISPUTE_INTERACTION] = {.name = "interaction_id",
                             .label = "Evidence",
                             .type = FIELD_REF,
                             .ref = "interaction"},
    [DISPUTE_NOTE] = {.name = "note", .label = "Note", .type = FIELD_LONG},
};

static const struct agreement dispute_agreements[] = {
    {AGREE_NEEDS, DISPUTE_ASKED, DISPUTE_CURRENCY, "An amount needs its currency.", NULL},
    {AGREE_NEEDS, DISPUTE_AGREED, DISPUTE_CURRENCY, "An amount needs its currency.", NULL},
};

const struct entity dispute_entity = {
    .table = "dispute",
    .label = "order claim",
    .plural = "order claims",
    .fields = dispute_fields,
    .n_fields = DISPUTE_N,
    .title = DISPUTE_WHAT,
    .parent = DISPUTE_ORDER,
    AGREEMENTS(dispute_agreements),
};
