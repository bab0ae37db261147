/*
 * Saving a changed record: what this agent changed is compared with what others changed meanwhile.
 */
#include <string.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/vetting.h"
#include "sourcebench/db/vetting.h"

#include "record_private.h"

/* What one save is going to write. */
struct save {
    const struct record *base, *wanted;
    struct record *current; /* as it is in the database, under the write lock */
    bool *write;            /* per field */
    struct value *values;   /* per field: what is written where write is set */
    int changed;
};

static bool mine_changed(const struct save *save, int field) {
    return !value_equal(save->base->values[field], save->wanted->values[field]);
}

static bool theirs_changed(const struct save *save, int field) {
    return !value_equal(save->base->values[field], save->current->values[field]);
}

static bool is_derived(const struct entity *entity, int field) {
    return (entity->fields[field].flags & FIELD_DERIVED) != 0;
}

static const int account_fields[] = {LEGAL_BENEFICIARY, LEGAL_BANK, LEGAL_ACCOUNT, LEGAL_SWIFT};
enum { N_ACCOUNT_FIELDS = sizeof account_fields / sizeof *account_fields };

/* Whether this save says that the bank details were confirmed. */
static bool confirms_bank(const struct save *save) {
    return save->wanted->entity == &legal_entity &&
           save->wanted->values[LEGAL_BANK_CONFIRMED_ON].kind != VALUE_NULL &&
           (mine_changed(save, LEGAL_BANK_CONFIRMED_ON) ||
            mine_changed(save, LEGAL_BANK_CONFIRMED_BY));
}

static bool is_account_field(const struct entity *entity, int field) {
    for (int i = 0; entity == &legal_entity && i < N_ACCOUNT_FIELDS; i++)
        if (account_fields[i] == field)
            return true;
    return false;
}

/* Two agents put different things into one field; or one confirmed an account by phone while the
 * other changed it: then what was confirmed is not what would be paid to. */
static bool in_conflict(const struct save *save, int field) {
    const struct entity *entity = save->wanted->entity;
    if (is_derived(entity, field) || !theirs_changed(save, field))
        return false;
    if (value_equal(save->current->values[field], save->wanted->values[field]))
        return false;
    return mine_changed(save, field) || (is_account_field(entity, field) && confirms_bank(save));
}

static bool report_conflicts(const struct save *save, struct arena *arena,
                             struct record_conflicts *conflicts, struct error *err) {
    const struct entity *entity = save->wanted->entity;
    struct record_conflicts found = {0};
    found.items = arena_alloc(arena, entity->n_fields, sizeof *found.items);
    for (int i = 0; i < (int)entity->n_fields; i++)
        if (in_conflict(save, i))
            found.items[found.count++] = (struct record_conflict){
                i, save->base->values[i], save->current->values[i], save->wanted->values[i]};
    if (found.count == 0)
        return true;
    found.by = save->current->updated_by;
    found.at = save->current->updated_at;
    found.current = save->current;
    if (conflicts)
        *conflicts = found;
    return error_set(err, ERROR_CONFLICT,
                     "%s changed \"%s\"%s of this %s meanwhile; look at both and save again.",
                     found.by, entity->fields[found.items[0].field].label,
                     found.count > 1 ? " and more" : "", entity->label);
}

static void set_field(struct save *save, int field, struct value value) {
    save->write[field] = true;
    save->values[field] = value;
}

/* A changed account was confirmed by nobody, unless the same save says so. */
static void drop_confirmation(struct save *save) {
    bool account = false;
    if (save->wanted->entity != &legal_entity || confirms_bank(save))
        return;
    for (int i = 0; i < N_ACCOUNT_FIELDS; i++)
        account = account || save->write[account_fields[i]];
    if (!account)
        return;
    set_field(save, LEGAL_BANK_CONFIRMED_ON, value_null());
    set_field(save, LEGAL_BANK_CONFIRMED_BY, value_null());
}

/* Whether this save gives the supplier another status. */
static bool changes_status(const struct save *save) {
    return save->wanted->entity == &supplier_entity && save->write[SUPPLIER_STATUS];
}

/* The reason for a status goes with it, unless the same save gives a new one. */
static void drop_reason(struct save *save) {
    if (!changes_status(save) || mine_changed(save, SUPPLIER_STATUS_REASON) ||
        save->current->values[SUPPLIER_STATUS_REASON].kind == VALUE_NULL)
        return;
    set_field(save, SUPPLIER_STATUS_REASON, value_null());
    save->changed++;
}

static void choose_writes(struct save *save, struct arena *arena) {
    const struct entity *entity = save->wanted->entity;
    for (int i = 0; i < (int)entity->n_fields; i++)
        if (!is_derived(entity, i) && mine_changed(save, i))
            set_field(save, i, save->wanted->values[i]);
    drop_confirmation(save);
    for (int i = 0; i < (int)entity->n_fields; i++) {
        if (save->write[i] && value_equal(save->values[i], save->current->values[i]))
            save->write[i] = false;
        save->changed += save->write[i];
    }
    drop_reason(save);
    for (int i = 0; i < (int)entity->n_fields; i++) {
        int from;
        struct value value;
        if (is_derived(entity, i) &&
            record_derive(entity, i, save->wanted->values, arena, &from, &value) &&
            save->write[from])
            set_field(save, i, value);
    }
}

/* An emptied field that may not be empty is told by name, before the database refuses it. */
static bool check_emptied(const struct save *save, struct error *err) {
    const struct entity *entity = save->wanted->entity;
    for (size_t i = 0; i < entity->n_fields; i++)
        if (save->write[i] && save->values[i].kind == VALUE_NULL &&
            (entity->fields[i].flags & FIELD_REQUIRED))
            return error_set(err, ERROR_INPUT, "The %s needs an entry in \"%s\".", entity->label,
                             entity->fields[i].label);
    return true;
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

/* The record as it will be: what others saved meanwhile counts too. */
static bool check_result(struct store *store, const struct save *save, struct arena *arena,
                         struct error *err) {
    const struct entity *entity = save->wanted->entity;
    struct value *values = arena_alloc(arena, entity->n_fields, sizeof *values);
    for (size_t i = 0; i < entity->n_fields; i++)
        values[i] = save->write[i] ? save->values[i] : save->current->values[i];
    return record_check(entity, values, err) &&
           record_check_code(store, entity, values, save->wanted->id, err);
}

static bool write_fields(struct store *store, const struct save *save, struct error *err) {
    const struct entity *entity = save->wanted->entity;
    struct strbuf b = {0};
    int n = 3;
    strbuf_addf(&b, "UPDATE %s SET rev = rev + 1, updated_at = ?2, updated_by = ?3", entity->table);
    for (size_t i = 0; i < entity->n_fields; i++)
        if (save->write[i])
            strbuf_addf(&b, ", %s = ?%d", entity->fields[i].name, ++n);
    strbuf_add(&b, " WHERE id = ?1");
    sqlite3_stmt *q = sql_get_text(store, strbuf_text(&b), err);
    strbuf_free(&b);
    bool ok =
        q && sql_bind(store, q, "iit", err, save->wanted->id, store_now(store), store->author);
    n = 3;
    for (size_t i = 0; ok && i < entity->n_fields; i++)
        if (save->write[i])
            ok = sql_bind_at(store, q, ++n, save->values[i], err);
    return ok && sql_run(store, q, err);
}

static bool refuse_deleted(const struct record *current, struct error *err) {
    char when[32];
    if (current->deleted_at == 0)
        return true;
    record_time_text(current->deleted_at, when);
    return error_set(err, ERROR_REFUSED,
                     "%s deleted this %s on %s; restore it before you change it.",
                     current->updated_by, current->entity->label, when);
}

bool record_update(struct store *store, const struct record *base, const struct record *wanted,
                   struct arena *arena, struct record_conflicts *conflicts, int *changed,
                   struct error *err) {
    const struct entity *entity = wanted->entity;
    struct save save = {.base = base, .wanted = wanted};
    if (changed)
        *changed = 0;
    if (conflicts)
        *conflicts = (struct record_conflicts){0};
    if (!record_may_write(store, err) ||
        !record_load(store, entity, wanted->id, arena, &save.current, err) ||
        !refuse_deleted(save.current, err) || !report_conflicts(&save, arena, conflicts, err))
        return false;
    save.write = arena_alloc(arena, entity->n_fields, sizeof *save.write);
    save.values = arena_alloc(arena, entity->n_fields, sizeof *save.values);
    choose_writes(&save, arena);
    if (save.changed == 0)
        return true;
    if (!check_emptied(&save, err) || !check_result(store, &save, arena, err) ||
        !check_approval(store, &save, err) || !write_fields(store, &save, err))
        return false;
    if (changed)
        *changed = save.changed;
    return true;
}
