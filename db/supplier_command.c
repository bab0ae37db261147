#include "sourcebench/db/supplier_command.h"

#include <string.h>

#include "sourcebench/core/supplier.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/sql.h"

#include "command_private.h"
#include "save_rules.h"

enum { BULK_CHUNK = 5000 };

enum command_sql { TAG_FIND, SUPPLIER_LIVES };

static const char *const command_text[] = {
    [TAG_FIND] = ("SELECT id FROM tag WHERE supplier_id = ?1 AND deleted_at IS NULL AND "
                  "name = ?2 COLLATE NOCASE LIMIT 1"),
    [SUPPLIER_LIVES] = "SELECT 1 FROM supplier WHERE id = ?1 AND deleted_at IS NULL",
};

extern const struct sql_module command_sql;
const struct sql_module command_sql = {"command", command_text,
                                       sizeof command_text / sizeof *command_text, SQL_COMMAND};

bool command_interaction(struct store *store, const struct interaction_entry *entry,
                         struct error *err) {
    struct arena arena = {0};
    struct record *r = record_new(&interaction_entity, &arena);
    r->values[INTERACTION_SUPPLIER] = value_int(entry->supplier);
    if (entry->contact)
        r->values[INTERACTION_CONTACT] = value_int(entry->contact);
    r->values[INTERACTION_KIND] = value_text(entry->kind);
    r->values[INTERACTION_DIRECTION] = value_text(entry->direction);
    r->values[INTERACTION_ON] = value_text(entry->on);
    r->values[INTERACTION_TEXT] = value_text(text_clean(&arena, entry->text, true));
    r->values[INTERACTION_FOLLOW_UP_ON] = value_text(entry->follow_up_on);
    bool ok = r->values[INTERACTION_TEXT].kind == VALUE_TEXT
                  ? command_add(store, r, err)
                  : error_set(err, ERROR_INPUT, "Nothing was noted: the text is empty.");
    arena_free(&arena);
    return ok;
}

bool command_follow_up_done(struct store *store, int64_t interaction, const char *on,
                            struct error *err) {
    struct arena arena = {0};
    struct record *base = NULL;
    bool ok = record_load(store, &interaction_entity, interaction, &arena, &base, err);
    if (ok && base->values[INTERACTION_FOLLOW_UP_ON].kind == VALUE_NULL)
        ok = error_set(err, ERROR_INPUT, "This entry asks for no follow-up.");
    if (ok) {
        struct record *wanted = record_copy(base, &arena);
        wanted->values[INTERACTION_FOLLOW_UP_DONE] = value_text(on);
        ok =
            command_begin_labelled(store, "Close follow-up of", wanted, err) &&
            command_finish(store, record_update(store, base, wanted, &arena, NULL, NULL, err), err);
    }
    arena_free(&arena);
    return ok;
}

/* One step of a bulk command on one supplier; *changed where it changed something. */
struct bulk {
    struct store *store;
    const char *label;
    bool (*step)(struct bulk *bulk, int64_t id, struct arena *arena, bool *changed,
                 struct error *err);
    int field;
    struct value value;
    const char *reason; /* for a status; or NULL */
    const char *tag;
    bool add;
};

/* What was deleted, or whose adding was undone, after it was marked is left out. */
static bool lives(struct store *store, int64_t supplier, bool *living, struct error *err) {
    *living = false;
    sqlite3_stmt *q = sql_get(store, &command_sql, SUPPLIER_LIVES, err);
    bool ok = q && sql_bind(store, q, "i", err, supplier) && sql_row(store, q, living, err);
    sql_done(q);
    return ok;
}

static bool bulk_chunk(struct bulk *bulk, const int64_t *ids, int64_t n, int64_t *changed,
                       struct error *err) {
    if (!command_begin(bulk->store, bulk->label, err))
        return false;
    int64_t here = 0;
    bool ok = true;
    for (int64_t i = 0; i < n && ok; i++) {
        struct arena arena = {0};
        bool did = false, living;
        ok = lives(bulk->store, ids[i], &living, err) &&
             (!living || bulk->step(bulk, ids[i], &arena, &did, err));
        here += did;
        arena_free(&arena);
    }
    ok = command_finish(bulk->store, ok, err);
    if (ok)
        *changed += here;
    return ok;
}

static bool bulk_run(struct bulk *bulk, const int64_t *ids, int64_t n,
                     const struct journal_progress *progress, int64_t *changed, struct error *err) {
    bool ok = true;
    *changed = 0;
    command_group_begin(bulk->store);
    for (int64_t at = 0; at < n && ok; at += BULK_CHUNK) {
        int64_t part = n - at < BULK_CHUNK ? n - at : BULK_CHUNK;
        ok = bulk_chunk(bulk, ids + at, part, changed, err);
        if (ok && progress && progress->step && !progress->step(progress->user, at + part, n) &&
            at + part < n)
            ok = error_set(err, ERROR_CANCELLED,
                           "Stopped; %lld suppliers were changed, u takes them back.",
                           (long long)*changed);
    }
    command_group_end(bulk->store);
    return ok;
}

static bool set_field_step(struct bulk *bulk, int64_t id, struct arena *arena, bool *changed,
                           struct error *err) {
    struct record *base = NULL;
    if (!record_load(bulk->store, &supplier_entity, id, arena, &base, err))
        return false;
    if (value_equal(base->values[bulk->field], bulk->value))
        return true;
    struct record *wanted = record_copy(base, arena);
    wanted->values[bulk->field] = bulk->value;
    if (bulk->reason)
        wanted->values[SUPPLIER_STATUS_REASON] = value_text(bulk->reason);
    *changed = true;
    return record_update(bulk->store, base, wanted, arena, NULL, NULL, err) &&
           save_follow(bulk->store, base, wanted, err);
}

static bool set_fields(struct bulk *bulk, const int64_t *ids, int64_t n,
                       const struct journal_progress *progress, int64_t *changed,
                       struct error *err) {
    struct arena arena = {0};
    const struct field *f = &supplier_entity.fields[bulk->field];
    const char *shown = field_show_text(f, bulk->value, &arena);
    bulk->step = set_field_step;
    bulk->label = arena_format(&arena, "Set %s of %lld supplier%s to %s", f->label, (long long)n,
                               n == 1 ? "" : "s", *shown ? shown : "nothing");
    bool ok = bulk_run(bulk, ids, n, progress, changed, err);
    arena_free(&arena);
    return ok;
}

bool command_set_field(struct store *store, const int64_t *ids, int64_t n, int field,
                       struct value value, const struct journal_progress *progress,
                       int64_t *changed, struct error *err) {
    struct bulk bulk = {.store = store, .field = field, .value = value};
    return set_fields(&bulk, ids, n, progress, changed, err);
}

bool command_set_status(struct store *store, const int64_t *ids, int64_t n, const char *status,
                        const char *reason, const struct journal_progress *progress,
                        int64_t *changed, struct error *err) {
    struct bulk bulk = {.store = store,
                        .field = SUPPLIER_STATUS,
                        .value = value_text(status),
                        .reason = reason && *reason ? reason : NULL};
    return set_fields(&bulk, ids, n, progress, changed, err);
}

/* The id of a living tag of that name, or 0. */
static bool find_tag(struct store *store, int64_t supplier, const char *tag, int64_t *id,
                     struct error *err) {
    bool row = false;
    *id = 0;
    sqlite3_stmt *q = sql_get(store, &command_sql, TAG_FIND, err);
    bool ok = q && sql_bind(store, q, "it", err, supplier, tag) && sql_row(store, q, &row, err);
    if (ok && row)
        *id = sqlite3_column_int64(q, 0);
    sql_done(q);
    return ok;
}

/* From this tag on: two laptops may each have added one of the same name. */
static bool remove_tags(struct bulk *bulk, int64_t supplier, int64_t tag, struct error *err) {
    bool ok = true;
    while (ok && tag)
        ok = record_delete(bulk->store, &tag_entity, tag, err) &&
             find_tag(bulk->store, supplier, bulk->tag, &tag, err);
    return ok;
}

static bool tag_step(struct bulk *bulk, int64_t id, struct arena *arena, bool *changed,
                     struct error *err) {
    int64_t tag;
    if (!find_tag(bulk->store, id, bulk->tag, &tag, err))
        return false;
    *changed = (tag != 0) != bulk->add;
    if (!bulk->add)
        return remove_tags(bulk, id, tag, err);
    if (tag)
        return true;
    struct record *r = record_new(&tag_entity, arena);
    r->values[TAG_SUPPLIER] = value_int(id);
    r->values[TAG_NAME] = value_text(bulk->tag);
    return record_insert(bulk->store, r, err);
}

bool command_tag(struct store *store, const int64_t *ids, int64_t n, const char *tag, bool add,
                 const struct journal_progress *progress, int64_t *changed, struct error *err) {
    struct arena arena = {0};
    struct bulk bulk = {.store = store, .step = tag_step, .add = add};
    bulk.tag = text_clean(&arena, tag, false);
    bool ok = true;
    if (!*bulk.tag || strchr(bulk.tag, ','))
        ok = error_set(err, ERROR_INPUT,
                       "A tag is one or more words without a comma, e.g. fair-2026.");
    bulk.label = arena_format(&arena, "%s tag %s %s %lld supplier%s", add ? "Add" : "Remove",
                              bulk.tag, add ? "to" : "from", (long long)n, n == 1 ? "" : "s");
    ok = ok && bulk_run(&bulk, ids, n, progress, changed, err);
    arena_free(&arena);
    return ok;
}
