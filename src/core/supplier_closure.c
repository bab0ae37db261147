/*
 * The days around a holiday as a supplier has confirmed them.
 */
#include "sourcebench/core/supplier.h"

static const struct field closure_fields[] = {
    [CLOSURE_SUPPLIER] = {.name = "supplier_id",
                          .label = "Supplier",
                          .type = FIELD_REF,
                          .flags = FIELD_REQUIRED | FIELD_HIDDEN,
                          .ref = "supplier"},
    [CLOSURE_NAME] = {.name = "name",
                      .label = "Holiday",
                      .type = FIELD_TEXT,
                      .flags = FIELD_REQUIRED,
                      .example = "Lunar New Year"},
    [CLOSURE_CLOSES_ON] = {.name = "closes_on",
                           .label = "Closed from",
                           .type = FIELD_DATE,
                           .flags = FIELD_REQUIRED,
                           .example = "2027-01-29"},
    [CLOSURE_REOPENS_ON] = {.name = "reopens_on",
                            .label = "Works again on",
                            .type = FIELD_DATE,
                            .flags = FIELD_REQUIRED,
                            .example = "2027-02-20"},
    [CLOSURE_LAST_ORDER_ON] = {.name = "last_order_on",
                               .label = "Takes orders until",
                               .type = FIELD_DATE,
                               .flags = FIELD_REQUIRED,
                               .example = "2026-12-12"},
    [CLOSURE_CONFIRMED_ON] = {.name = "confirmed_on",
                              .label = "Confirmed on",
                              .type = FIELD_DATE,
                              .example = "today"},
    [CLOSURE_CONFIRMED_BY] = {.name = "confirmed_by",
                              .label = "Confirmed by",
                              .type = FIELD_TEXT,
                              .example = "Ms Lan, WeChat"},
    [CLOSURE_NOTE] = {.name = "note", .label = "Note", .type = FIELD_LONG},
};

static const struct agreement closure_agreements[] = {
    {AGREE_NOT_AFTER, CLOSURE_CLOSES_ON, CLOSURE_REOPENS_ON,
     "It works again after it has closed; on the same day where it does not close at all.", NULL},
    {AGREE_NOT_AFTER, CLOSURE_LAST_ORDER_ON, CLOSURE_CLOSES_ON,
     "The last order is taken before it closes.", NULL},
};

const struct entity closure_entity = {
    .table = "supplier_closure",
    .label = "closing days",
    .plural = "closing days",
    .fields = closure_fields,
    .n_fields = CLOSURE_N,
    .title = CLOSURE_NAME,
    .parent = CLOSURE_SUPPLIER,
    AGREEMENTS(closure_agreements),
};
