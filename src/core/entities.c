#include "sourcebench/core/entities.h"

#include <string.h>

#include "sourcebench/core/checklist.h"
#include "sourcebench/core/inspection.h"
#include "sourcebench/core/material.h"
#include "sourcebench/core/order.h"
#include "sourcebench/core/product.h"
#include "sourcebench/core/quality.h"
#include "sourcebench/core/quote.h"
#include "sourcebench/core/requirement.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/trade.h"

const struct entity *const all_entities[] = {
    &supplier_entity,     &site_entity,        &contact_entity,     &legal_entity,
    &claim_entity,        &certificate_entity, &sample_entity,      &interaction_entity,
    &tag_entity,          &attachment_entity,  &vetting_entity,     &audit_entity,
    &finding_entity,      &decision_entity,    &material_entity,    &property_entity,
    &criterion_entity,    &profile_entity,     &rule_entity,        &figure_entity,
    &weight_entity,       &offer_entity,       &cal_entity,         &calday_entity,
    &fx_entity,           &lane_entity,        &tariff_entity,      &duty_entity,
    &levy_entity,         &client_entity,      &product_entity,     &variant_entity,
    &part_entity,         &requirement_entity, &demand_entity,      &rfq_entity,
    &invitation_entity,   &scenario_entity,    &quote_entity,       &break_entity,
    &stage_entity,        &cost_entity,        &award_entity,       &order_entity,
    &order_line_entity,   &milestone_entity,   &payment_entity,     &document_entity,
    &dispute_entity,      &shipment_entity,    &loading_entity,     &closure_entity,
    &defect_type_entity,  &checklist_entity,   &check_entity,       &inspection_entity,
    &plan_class_entity,   &lot_part_entity,    &carton_entity,      &drawn_entity,
    &defect_entity,       &result_entity,      &measurement_entity, &amendment_entity,
    &stream_event_entity, &labtest_entity,     &corrective_entity,  NULL,
};

const struct entity *entity_of_table(const char *table) {
    for (const struct entity *const *e = all_entities; *e; e++) {
        if (strcmp((*e)->table, table) == 0)
            return *e;
    }
    return NULL;
}

bool entity_needs(const struct entity *entity, size_t field) {
    const struct field *f = &entity->fields[field];
    return f->type == FIELD_REF && f->flags & FIELD_REQUIRED;
}

const char *field_plain_name(const struct field *field, struct arena *arena) {
    size_t length = strlen(field->name);
    return field->type == FIELD_REF ? arena_bytes(arena, field->name, length - strlen("_id"))
                                    : field->name;
}
