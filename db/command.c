#include "sourcebench/db/command.h"

#include <string.h>

#include "sourcebench/core/entities.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/sql.h"

#include "command_private.h"
#include "save_rules.h"

enum { LABEL_TITLE = 60 };

/* What the record that a field refers to is called; NULL where it is none, or there is none. */
static bool name_of(struct store *store, const struct record *record, int field,
                    struct arena *arena, const char **name, struct error *err) {
    *name = NULL;
    if (field < 0 || record->entity->fields[field].type != FIELD_REF)
        return true;
    const struct entity *entity = entity_of_table(record->entity->fields[field].ref);
    bool row = false;
    const char *text = arena_format(arena, "SELECT %s FROM %s WHERE id = ?1",
                                    entity->fields[entity->title].name, entity->table);
    sqlite3_stmt *q = sql_get_text(store, text, err);
    bool ok =
        q && sql_bind(store, q, "v", err, record->values[field]) && sql_row(store, q, &row, err);
    if (ok && row)
        *name = sql_text(q, 0, arena);
    sql_done(q);
    return ok;
}

/* In one line, as long as a label bears. */
static const char *short_text(struct arena *arena, const char *text) {
    return text_cut(arena, text_clean(arena, text ? text : "", false), LABEL_TITLE);
}

/* "Edit contact Lan of Saigon Trail Bags Co.", cut to the length of a label. */
static bool make_label(struct store *store, const char *verb, const struct record *record,
                       struct arena *arena, const char **label, struct error *err) {
    const struct entity *entity = record->entity;
    const char *title, *parent;
    if (!name_of(store, record, (int)entity->title, arena, &title, err) ||
        !name_of(store, record, entity->parent, arena, &parent, err))
        return false;
    title = short_text(arena, title ? title : record->values[entity->title].s);
    if (entity->fields[entity->title].type == FIELD_LONG && *title)
        title = arena_format(arena, "\"%s\"", title); /* a sentence would run into the rest */
    *label = arena_format(arena, "%s %s%s%s%s%s", verb, entity->label, *title ? " " : "", title,
                          parent ? " of " : "", short_text(arena, parent));
    return true;
}

bool command_begin_labelled(struct store *store, const char *verb, const struct record *record,
                            struct error *err) {
    struct arena arena = {0};
    const char *label = NULL;
    bool ok =
        make_label(store, verb, record, &arena, &label, err) && command_begin(store, label, err);
    arena_free(&arena);
    return ok;
}

bool command_finish(struct store *store, bool ok, struct error *err) {
    if (ok)
        return command_commit(store, err);
    command_abort(store);
    return false;
}

bool command_add(struct store *store, struct record *record, struct error *err) {
    return command_begin_labelled(store, "Add", record, err) &&
           command_finish(
               store, record_insert(store, record, err) && save_follow(store, NULL, record, err),
               err);
}

bool command_save(struct store *store, const struct record *base, const struct record *wanted,
                  struct arena *arena, struct record_conflicts *conflicts, struct error *err) {
    return command_begin_labelled(store, "Edit", wanted, err) &&
           command_finish(store,
                          record_update(store, base, wanted, arena, conflicts, NULL, err) &&
                              save_follow(store, base, wanted, err),
                          err);
}

static bool with_loaded(struct store *store, const char *verb, const struct entity *entity,
                        int64_t id,
                        bool (*change)(struct store *, const struct record *, struct error *),
                        struct error *err) {
    struct arena arena = {0};
    struct record *record = NULL;
    bool ok = record_load(store, entity, id, &arena, &record, err) &&
              command_begin_labelled(store, verb, record, err) &&
              command_finish(store, change(store, record, err), err);
    arena_free(&arena);
    return ok;
}

static bool delete_loaded(struct store *store, const struct record *record, struct error *err) {
    return save_may_go(store, record, err) &&
           record_delete(store, record->entity, record->id, err) &&
           save_gone(store, record, true, err);
}

static bool restore_loaded(struct store *store, const struct record *record, struct error *err) {
    return record_restore(store, record->entity, record->id, err) &&
           save_gone(store, record, false, err);
}

bool command_delete(struct store *store, const struct entity *entity, int64_t id,
                    struct error *err) {
    return with_loaded(store, "Delete", entity, id, delete_loaded, err);
}

bool command_restore(struct store *store, const struct entity *entity, int64_t id,
                     struct error *err) {
    return with_loaded(store, "Restore", entity, id, restore_loaded, err);
}
