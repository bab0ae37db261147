/*
 * The parts of a case file. What an entry refers to stands before it.
 */
#include "sourcebench/core/checklist.h"
#include "sourcebench/core/order.h"
#include "sourcebench/core/product.h"
#include "sourcebench/core/quote.h"
#include "sourcebench/core/requirement.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/trade.h"
#include "sourcebench/service/case_file.h"

enum {
    AT_CLIENTS,
    AT_SUPPLIERS,
    AT_SITES,
    AT_CERTIFICATES,
    AT_CLAIMED,
    AT_CLOSURES,
    AT_CALENDARS,
    AT_DAYS,
    AT_RATES,
    AT_LANES,
    AT_TARIFFS,
    AT_DUTIES,
    AT_LEVIES,
    AT_PRODUCTS,
    AT_VARIANTS,
    AT_PARTS,
    AT_REQUIREMENTS,
    AT_LINES,
    AT_RFQS,
    AT_INVITATIONS,
    AT_SCENARIOS,
    AT_QUOTES,
    AT_BREAKS,
    AT_STAGES,
    AT_COSTS,
    AT_SHIPMENTS,
    AT_ORDERS,
    AT_ITEMS,
    AT_LOADED,
    AT_MILESTONES,
    AT_PAYMENTS,
    AT_DOCUMENTS,
    AT_CLAIMS,
    AT_DEFECT_TYPES,
    AT_CHECKLISTS,
    AT_CHECKS,
    SECTIONS
};

#define TOP(title, of, ...)                                                                        \
    {                                                                                              \
        .name = (title), .entity = &(of), .keys = {__VA_ARGS__, -1}, .short_key = -1,              \
        .short_value = -1, .nested_by = -1                                                         \
    }
#define WITHIN(parent, title, of, ...)                                                             \
    {                                                                                              \
        .name = (title), .entity = &(of), .within = &case_sections[parent],                        \
        .keys = {__VA_ARGS__, -1}, .short_key = -1, .short_value = -1, .nested_by = -1             \
    }
#define SHORT(parent, title, of, key, value)                                                       \
    {                                                                                              \
        .name = (title), .entity = &(of), .within = &case_sections[parent],                        \
        .keys = {(key), -1, -1}, .short_key = (key), .short_value = (value), .nested_by = -1       \
    }

const struct case_section case_sections[] = {
    [AT_CLIENTS] = TOP("clients", client_entity, CLIENT_NAME, -1, -1),
    [AT_SUPPLIERS] = TOP("suppliers", supplier_entity, SUPPLIER_NAME, -1, -1),
    [AT_SITES] = WITHIN(AT_SUPPLIERS, "sites", site_entity, SITE_NAME, -1, -1),
    [AT_CERTIFICATES] = {.name = "certificates",
                         .entity = &certificate_entity,
                         .within = &case_sections[AT_SUPPLIERS],
                         .keys = {CERTIFICATE_KIND, CERTIFICATE_SITE, CERTIFICATE_NUMBER,
                                  CERTIFICATE_SUBJECT, CERTIFICATE_HOLDER, CERTIFICATE_ISSUED},
                         .short_key = -1,
                         .short_value = -1,
                         .nested_by = -1,
                         .is_evidence = true},
    [AT_CLAIMED] = {.name = "claimed",
                    .entity = &claim_entity,
                    .within = &case_sections[AT_SUPPLIERS],
                    .keys = {CLAIM_WHAT, CLAIM_VALUE, -1},
                    .short_key = -1,
                    .short_value = -1,
                    .nested_by = -1,
                    .is_evidence = true},
    [AT_CLOSURES] =
        WITHIN(AT_SUPPLIERS, "closures", closure_entity, CLOSURE_NAME, CLOSURE_CLOSES_ON, -1),
    [AT_CALENDARS] = TOP("calendars", cal_entity, CAL_CODE, -1, -1),
    [AT_DAYS] = WITHIN(AT_CALENDARS, "days", calday_entity, CALDAY_NAME, CALDAY_KIND, CALDAY_FIRST),
    [AT_RATES] = TOP("rates", fx_entity, FX_BASE, FX_CURRENCY, FX_ON_DATE),
    [AT_LANES] = TOP("lanes", lane_entity, LANE_NAME, -1, -1),
    [AT_TARIFFS] = WITHIN(AT_LANES, "tariffs", tariff_entity, TARIFF_LEG, -1, -1),
    [AT_DUTIES] = TOP("duties", duty_entity, DUTY_HS, DUTY_DESTINATION, DUTY_ORIGIN),
    [AT_LEVIES] = WITHIN(AT_DUTIES, "levies", levy_entity, LEVY_NAME, -1, -1),
    [AT_PRODUCTS] = TOP("products", product_entity, PRODUCT_NAME, -1, -1),
    [AT_VARIANTS] = WITHIN(AT_PRODUCTS, "variants", variant_entity, VARIANT_NAME, -1, -1),
    [AT_PARTS] = WITHIN(AT_PRODUCTS, "parts", part_entity, PART_PART, PART_MATERIAL, -1),
    [AT_REQUIREMENTS] = TOP("requirements", requirement_entity, REQUIREMENT_NAME, -1, -1),
    [AT_LINES] = SHORT(AT_REQUIREMENTS, "lines", demand_entity, DEMAND_VARIANT, DEMAND_QUANTITY),
    [AT_RFQS] = WITHIN(AT_REQUIREMENTS, "rfqs", rfq_entity, RFQ_NUMBER, RFQ_REVISION, -1),
    [AT_INVITATIONS] = WITHIN(AT_RFQS, "invited", invitation_entity, INVITATION_SUPPLIER, -1, -1),
    [AT_SCENARIOS] = WITHIN(AT_REQUIREMENTS, "scenarios", scenario_entity, SCENARIO_NAME, -1, -1),
    [AT_QUOTES] =
        WITHIN(AT_REQUIREMENTS, "quotes", quote_entity, QUOTE_SUPPLIER, QUOTE_NUMBER, QUOTE_ROUND),
    [AT_BREAKS] = SHORT(AT_QUOTES, "breaks", break_entity, BREAK_QUANTITY, BREAK_PRICE),
    [AT_STAGES] = WITHIN(AT_QUOTES, "stages", stage_entity, STAGE_NAME, -1, -1),
    [AT_COSTS] = WITHIN(AT_QUOTES, "costs", cost_entity, COST_KIND, COST_LABEL, -1),
    [AT_SHIPMENTS] = TOP("shipments", shipment_entity, SHIPMENT_NUMBER, -1, -1),
    [AT_ORDERS] = TOP("orders", order_entity, ORDER_NUMBER, -1, -1),
    [AT_ITEMS] =
        WITHIN(AT_ORDERS, "items", order_line_entity, ORDER_LINE_PRODUCT, ORDER_LINE_VARIANT, -1),
    /* A line has no name by which a shipment could mean it, so it says on which it is loaded. */
    [AT_LOADED] = {.name = "loaded",
                   .entity = &loading_entity,
                   .within = &case_sections[AT_ITEMS],
                   .keys = {LOADING_SHIPMENT, -1, -1},
                   .short_key = -1,
                   .short_value = -1,
                   .nested_by = LOADING_ORDER_LINE},
    [AT_MILESTONES] = WITHIN(AT_ORDERS, "milestones", milestone_entity, MILESTONE_NAME, -1, -1),
    [AT_PAYMENTS] = WITHIN(AT_ORDERS, "payments", payment_entity, PAYMENT_KIND, PAYMENT_DUE_ON, -1),
    [AT_DOCUMENTS] =
        WITHIN(AT_ORDERS, "documents", document_entity, DOCUMENT_KIND, DOCUMENT_NUMBER, -1),
    [AT_CLAIMS] = WITHIN(AT_ORDERS, "claims", dispute_entity, DISPUTE_KIND, DISPUTE_WHAT, -1),
    [AT_DEFECT_TYPES] = TOP("defect_types", defect_type_entity, DEFECT_TYPE_CODE, -1, -1),
    [AT_CHECKLISTS] = TOP("checklists", checklist_entity, CHECKLIST_CODE, -1, -1),
    [AT_CHECKS] = WITHIN(AT_CHECKLISTS, "items", check_entity, CHECK_WHAT, -1, -1),
};
const int n_case_sections = SECTIONS;

int case_parent(const struct case_section *section) {
    return section->nested_by >= 0 ? section->nested_by : section->entity->parent;
}
