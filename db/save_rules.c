#include "save_rules.h"

#include <string.h>

#include "sourcebench/core/checklist.h"
#include "sourcebench/core/inspection.h"
#include "sourcebench/core/material.h"
#include "sourcebench/core/order.h"
#include "sourcebench/core/order_state.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/vetting.h"
#include "sourcebench/db/material.h"
#include "sourcebench/db/vetting.h"

#include "checklist_rules.h"
#include "inspection_rules.h"
#include "order_follow.h"

/* ---- bank accounts ------------------------------------------------------------------------- */

static const int account_fields[] = {LEGAL_BENEFICIARY, LEGAL_BANK, LEGAL_ACCOUNT, LEGAL_SWIFT};
enum { N_ACCOUNT_FIELDS = sizeof account_fields / sizeof *account_fields };

/* Whether this save says that the bank details were confirmed. */
static bool confirms_bank(const struct save *save) {
    return save->wanted->values[LEGAL_BANK_CONFIRMED_ON].kind != VALUE_NULL &&
           (save_mine_changed(save, LEGAL_BANK_CONFIRMED_ON) ||
            save_mine_changed(save, LEGAL_BANK_CONFIRMED_BY));
}

/* One confirmed an account by phone while the other changed it: what was confirmed is not what
 * would be paid to. */
static bool account_disturbed(const struct save *save, int field) {
    for (int i = 0; i < N_ACCOUNT_FIELDS; i++)
        if (account_fields[i] == field)
            return confirms_bank(save);
    return false;
}

/* A changed account was confirmed by nobody, unless the same save says so. */
static void drop_confirmation(struct save *save) {
    bool account = false;
    if (confirms_bank(save))
        return;
    for (int i = 0; i < N_ACCOUNT_FIELDS; i++)
        account = account || save->write[account_fields[i]];
    if (!account)
        return;
    save_set(save, LEGAL_BANK_CONFIRMED_ON, value_null());
    save_set(save, LEGAL_BANK_CONFIRMED_BY, value_null());
}

/* ---- the status of a supplier -------------------------------------------------------------- */

static bool changes_status(const struct save *save) {
    return save->write[SUPPLIER_STATUS] &&
           !value_equal(save->values[SUPPLIER_STATUS], save->current->values[SUPPLIER_STATUS]);
}

/* The reason for a status goes with it, unless the same save gives a new one. */
static void drop_reason(struct save *save) {
    if (changes_status(save) && !save_mine_changed(save, SUPPLIER_STATUS_REASON))
        save_set(save, SUPPLIER_STATUS_REASON, value_null());
}

/* A supplier that has not passed its checklist is approved with a reason only. */
static bool check_approval(struct store *store, const struct save *save, struct error *err) {
    const struct value *reason = &save->values[SUPPLIER_STATUS_REASON];
    if (!changes_status(save) || !vetting_is_approval(save->values[SUPPLIER_STATUS]) ||
        (save->write[SUPPLIER_STATUS_REASON] && reason->kind == VALUE_TEXT))
        return true;
    return vetting_may_approve(store, save->current->id, save->current->values[SUPPLIER_NAME].s,
                               err);
}

static bool is_in_vetting(const struct record *supplier) {
    struct value status = supplier->values[SUPPLIER_STATUS];
    return status.kind == VALUE_TEXT && strcmp(status.s, "vetting") == 0;
}

/* Vetting begins with the checklist. */
static bool begin_vetting(struct store *store, const struct record *before,
                          const struct record *after, struct error *err) {
    int added;
    return !is_in_vetting(after) || (before && is_in_vetting(before)) ||
           vetting_seed(store, after->id, &added, err);
}

/* ---- orders -------------------------------------------------------------------------------- */

static bool check_order_line(struct store *store, const struct record *before,
                             const struct record *after, struct error *err) {
    (void)store;
    (void)before;
    return order_line_check(after, err);
}

/* ---- the table ----------------------------------------------------------------------------- */

static const struct save_rules all_rules[] = {
    {.entity = &supplier_entity,
     .settle = drop_reason,
     .check = check_approval,
     .follow = begin_vetting},
    {.entity = &legal_entity, .disturbed = account_disturbed, .settle = drop_confirmation},
    {.entity = &property_entity, .may_go = material_property_may_go},
    {.entity = &order_entity, .follow = order_follow_order},
    {.entity = &order_line_entity, .follow = check_order_line},
    {.entity = &milestone_entity, .follow = order_follow_milestone, .gone = order_gone_milestone},
    {.entity = &payment_entity, .follow = order_follow_payment},
    {.entity = &document_entity, .follow = order_follow_part},
    {.entity = &dispute_entity, .follow = order_follow_part},
    {.entity = &shipment_entity, .follow = order_follow_shipment, .gone = order_gone_shipment},
    {.entity = &loading_entity, .follow = order_follow_loading, .gone = order_gone_loading},
    {.entity = &check_entity, .follow = checklist_follow_item, .gone = checklist_gone_item},
    {.entity = &inspection_entity, .check = inspection_check, .may_go = inspection_may_go},
    {.entity = &plan_class_entity,
     .sealed = inspection_sealed,
     .follow = inspection_part_follow,
     .may_go = inspection_part_may_go,
     .gone = inspection_part_gone},
    {.entity = &lot_part_entity,
     .sealed = inspection_sealed,
     .follow = inspection_part_follow,
     .may_go = inspection_part_may_go,
     .gone = inspection_part_gone},
    {.entity = &carton_entity,
     .sealed = inspection_sealed,
     .follow = inspection_part_follow,
     .may_go = inspection_part_may_go,
     .gone = inspection_part_gone},
    {.entity = &drawn_entity,
     .sealed = inspection_sealed,
     .follow = inspection_part_follow,
     .may_go = inspection_part_may_go,
     .gone = inspection_part_gone},
    {.entity = &defect_entity,
     .sealed = inspection_sealed,
     .follow = inspection_part_follow,
     .may_go = inspection_part_may_go,
     .gone = inspection_part_gone},
    {.entity = &result_entity,
     .sealed = inspection_sealed,
     .follow = inspection_part_follow,
     .may_go = inspection_part_may_go,
     .gone = inspection_part_gone},
    {.entity = &measurement_entity,
     .sealed = inspection_item_sealed,
     .follow = inspection_part_follow,
     .may_go = inspection_part_may_go,
     .gone = inspection_part_gone},
};

const struct save_rules *save_rules_of(const struct entity *entity) {
    static const struct save_rules none;
    for (size_t i = 0; i < sizeof all_rules / sizeof *all_rules; i++)
        if (all_rules[i].entity == entity)
            return &all_rules[i];
    return &none;
}

bool save_may_go(struct store *store, const struct record *record, struct error *err) {
    const struct save_rules *rules = save_rules_of(record->entity);
    return !rules->may_go || rules->may_go(store, record, err);
}

bool save_follow(struct store *store, const struct record *before, const struct record *after,
                 struct error *err) {
    const struct save_rules *rules = save_rules_of(after->entity);
    return !rules->follow || rules->follow(store, before, after, err);
}

bool save_gone(struct store *store, const struct record *record, bool gone, struct error *err) {
    const struct save_rules *rules = save_rules_of(record->entity);
    return !rules->gone || rules->gone(store, record, gone, err);
}
