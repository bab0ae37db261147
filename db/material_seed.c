#include "sourcebench/db/material_seed.h"

#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/catalogue.h"
#include "sourcebench/core/checklist.h"
#include "sourcebench/core/entities.h"
#include "sourcebench/core/id_set.h"
#include "sourcebench/core/material.h"
#include "sourcebench/db/purge.h"
#include "sourcebench/db/record.h"

#include "journal_private.h"

struct seeding {
    struct store *store;
    const struct material_seed *seed;
    struct arena arena;
    struct record **there; /* rows of any catalogue that the database has, by id */
    int n_there, size_there;
    bool *wanted;          /* per row there: the catalogue has it still */
    bool *kept;            /* per row there: it stays though the catalogue has it no more */
    struct id_set weighed; /* profiles of which somebody else wrote or deleted a weight */
};

static const char *stamp_setting(const char *name, struct arena *arena) {
    return arena_format(arena, "catalogue %s", name);
}

bool material_seed_stamp(struct store *store, const char *name, char **stamp, struct error *err) {
    struct arena arena = {0};
    bool ok = store_get_setting(store, stamp_setting(name, &arena), stamp, err);
    arena_free(&arena);
    return ok;
}

/* What the database has */

static bool add_there(struct seeding *s, const struct entity *entity, int64_t id,
                      struct error *err) {
    if (s->n_there == s->size_there) {
        s->size_there = s->size_there ? 2 * s->size_there : 256;
        s->there = mem_resize(s->there, (size_t)s->size_there, sizeof *s->there);
    }
    return record_load(s->store, entity, id, &s->arena, &s->there[s->n_there++], err);
}

static bool read_ids(struct seeding *s, const char *text, struct id_set *ids, struct error *err) {
    bool row = false;
    sqlite3_stmt *q = sql_get_text(s->store, text, err);
    bool ok = q != NULL;
    while (ok && (ok = sql_row(s->store, q, &row, err)) && row)
        id_set_add(ids, sqlite3_column_int64(q, 0));
    sql_done(q);
    return ok;
}

static bool read_table(struct seeding *s, const struct entity *entity, struct error *err) {
    struct id_set ids = {0};
    const char *text =
        arena_format(&s->arena, "SELECT id FROM %s WHERE id BETWEEN %lld AND %lld", entity->table,
                     (long long)CATALOGUE_ID_FIRST, (long long)CATALOGUE_ID_LAST);
    bool ok = read_ids(s, text, &ids, err);
    for (size_t i = 0; ok && i < id_set_count(&ids); i++)
        ok = add_there(s, entity, id_set_ids(&ids)[i], err);
    id_set_clear(&ids);
    return ok;
}

static const char weighed[] =
    "SELECT DISTINCT profile_id FROM profile_weight WHERE updated_by <> 'catalogue'";

static int by_id(const void *a, const void *b) {
    const struct record *x = *(struct record *const *)a, *y = *(struct record *const *)b;
    return (x->id > y->id) - (x->id < y->id);
}

static bool read_there(struct seeding *s, struct error *err) {
    bool ok = true;
    for (const struct entity *const *e = s->seed->entities; *e && ok; e++)
        ok = read_table(s, *e, err);
    if (s->n_there > 0)
        qsort(s->there, (size_t)s->n_there, sizeof(struct record *), by_id);
    s->wanted = mem_alloc((size_t)s->n_there + 1, sizeof *s->wanted);
    s->kept = mem_alloc((size_t)s->n_there + 1, sizeof *s->kept);
    return ok && read_ids(s, weighed, &s->weighed, err);
}

static int find_there(const struct seeding *s, int64_t id) {
    int low = 0, high = s->n_there;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (s->there[middle]->id < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < s->n_there && s->there[low]->id == id ? low : -1;
}

static bool is_edited(const struct record *r) {
    return strcmp(r->updated_by, catalogue_author) != 0;
}

/* The items of a checklist have a version in common: whoever changed one, which raises it, answers
 * for all of them. */
static bool is_of_edited(const struct seeding *s, const struct record *row) {
    int at = row->entity == &check_entity ? find_there(s, row->values[CHECK_CHECKLIST].i) : -1;
    return at >= 0 && is_edited(s->there[at]);
}

/* The weights of a profile are shares of one whole: whoever changed one has weighed all of them. */
static bool is_weighed(struct seeding *s, const struct record *row) {
    return (row->entity == &weight_entity &&
            id_set_has(&s->weighed, row->values[WEIGHT_PROFILE].i)) ||
           is_of_edited(s, row);
}

/* Entering and changing rows */

/* Whether what the row refers to is there and lives. */
static bool has_what_it_needs(struct seeding *s, const struct record *row, bool *has,
                              struct error *err) {
    bool ok = true;
    *has = true;
    for (size_t i = 0; ok && *has && i < row->entity->n_fields; i++) {
        if (!entity_needs(row->entity, i))
            continue;
        const char *text =
            arena_format(&s->arena, "SELECT 1 FROM %s WHERE id = ?1 AND deleted_at IS NULL",
                         row->entity->fields[i].ref);
        sqlite3_stmt *q = sql_get_text(s->store, text, err);
        ok = q && sql_bind(s->store, q, "v", err, row->values[i]) && sql_row(s->store, q, has, err);
        sql_done(q);
    }
    return ok;
}

/* Whether a row of somebody's own has its code. */
static bool code_is_taken(struct seeding *s, const struct record *row, bool *taken,
                          struct error *err) {
    int field = record_code_field(row->entity);
    int64_t other = 0;
    bool ok =
        field < 0 || record_find_code(s->store, row->entity, row->values[field].s, &other, err);
    *taken = other != 0 && other != row->id;
    return ok;
}

static bool may_stand(struct seeding *s, const struct record *row, bool *may, struct error *err) {
    bool has, taken = true;
    bool ok = has_what_it_needs(s, row, &has, err) && code_is_taken(s, row, &taken, err);
    *may = ok && has && !taken;
    return ok;
}

static bool enter(struct seeding *s, const struct record *row, struct error *err) {
    bool may, gone;
    if (!may_stand(s, row, &may, err) ||
        !tombstone_find(s->store, row->entity->table, row->id, NULL, NULL, &gone, err))
        return false;
    return !may || gone || record_insert(s->store, record_copy(row, &s->arena), err);
}

/* A choice that the catalogue leaves out is what the database filled in. */
static struct value or_default(const struct record *row, size_t i) {
    const struct field *f = &row->entity->fields[i];
    return row->values[i].kind == VALUE_NULL && f->flags & FIELD_DEFAULTED
               ? value_text(f->choices[0].key)
               : row->values[i];
}

static bool bring_up_to_date(struct seeding *s, struct record *there, const struct record *row,
                             struct error *err) {
    bool may;
    if (is_edited(there))
        return true;
    if (!may_stand(s, row, &may, err))
        return false;
    if (!may)
        return true;
    struct record *wanted = record_copy(there, &s->arena);
    for (size_t i = 0; i < row->entity->n_fields; i++)
        wanted->values[i] = or_default(row, i);
    return (!there->deleted_at || record_restore(s->store, there->entity, there->id, err)) &&
           record_update(s->store, there, wanted, &s->arena, NULL, NULL, err);
}

static bool write_row(struct seeding *s, const struct record *row, struct error *err) {
    int at = find_there(s, row->id);
    if (at >= 0)
        s->wanted[at] = true;
    if (is_weighed(s, row))
        return true;
    return at < 0 ? enter(s, row, err) : bring_up_to_date(s, s->there[at], row, err);
}

/* Taking away what the catalogue has no more */

/* Whether something that stays and is no row of the catalogue's text refers to the row. */
static bool is_used(struct seeding *s, const struct record *r, bool *used, struct error *err) {
    const struct journal_schema *schema = journal_schema(s->store, err);
    const struct journal_table *t = schema ? journal_table_named(schema, r->entity->table) : NULL;
    bool row = false;
    *used = false;
    if (!t || !t->children)
        return t != NULL;
    sqlite3_stmt *q = sql_get_text(s->store, t->children, err);
    bool ok = q && sql_bind(s->store, q, "i", err, r->id);
    while (ok && !*used && (ok = sql_row(s->store, q, &row, err)) && row) {
        int at = find_there(s, sqlite3_column_int64(q, 1));
        *used = at < 0 || s->kept[at] || is_edited(s->there[at]);
    }
    sql_done(q);
    return ok;
}

/* Whether the record that the row belongs to stays: a material keeps its values. */
static bool parent_stays(const struct seeding *s, const struct record *r) {
    int at = r->entity->parent < 0 ? -1 : find_there(s, r->values[r->entity->parent].i);
    return at >= 0 && s->kept[at];
}

/* What stays has others stay: values those of which they are, a material its values. */
static bool find_kept(struct seeding *s, struct error *err) {
    bool ok = true;
    for (bool more = true; more && ok;) {
        more = false;
        for (int i = 0; i < s->n_there && ok; i++) {
            const struct record *r = s->there[i];
            if (s->wanted[i] || s->kept[i] || r->deleted_at)
                continue;
            s->kept[i] = is_edited(r) || is_weighed(s, r) || parent_stays(s, r);
            if (!s->kept[i])
                ok = is_used(s, r, &s->kept[i], err);
            more = more || s->kept[i];
        }
    }
    return ok;
}

static bool take_away(struct seeding *s, struct error *err) {
    bool ok = find_kept(s, err);
    for (int i = 0; i < s->n_there && ok; i++) {
        const struct record *r = s->there[i];
        if (!s->wanted[i] && !s->kept[i] && !r->deleted_at)
            ok = record_delete(s->store, r->entity, r->id, err);
    }
    return ok;
}

static bool write_all(struct seeding *s, struct error *err) {
    bool ok = read_there(s, err);
    for (int i = 0; i < s->seed->count && ok; i++)
        ok = write_row(s, s->seed->rows[i], err);
    return ok && take_away(s, err);
}

/* Under the write lock: another process may have written the same meanwhile. */
static bool write_locked(struct seeding *s, struct error *err) {
    char *stamp = NULL;
    bool ok = material_seed_stamp(s->store, s->seed->name, &stamp, err);
    if (ok && (!stamp || strcmp(stamp, s->seed->stamp) != 0))
        ok = write_all(s, err) &&
             store_set_setting(s->store, stamp_setting(s->seed->name, &s->arena), s->seed->stamp,
                               err);
    mem_free(stamp);
    return ok;
}

bool material_seed_write(struct store *store, const struct material_seed *seed, struct error *err) {
    struct seeding s = {.store = store, .seed = seed};
    char *author = store->author;
    store->author = mem_string(catalogue_author);
    bool ok = command_begin(
        store, arena_format(&s.arena, "Bring the catalogue of %s up to date", seed->name), err);
    if (ok && write_locked(&s, err))
        ok = command_commit(store, err);
    else if (ok) {
        command_abort(store);
        ok = false;
    }
    mem_free(store->author);
    store->author = author;
    mem_free(s.there);
    mem_free(s.wanted);
    mem_free(s.kept);
    id_set_clear(&s.weighed);
    arena_free(&s.arena);
    return ok;
}
