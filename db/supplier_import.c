#include "sourcebench/db/supplier_import.h"

#include <stdlib.h>

#include "sourcebench/core/external_id.h"
#include "sourcebench/core/material.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/journal.h"
#include "sourcebench/db/record.h"

#include "import_private.h"
#include "store_private.h"

/* A large chunk touches each page of the index of names once for more rows, but takes memory for
 * them; a long one keeps others from writing: what its rows took, its commit takes again, and
 * together they stay well below the time for which a save waits. */
enum { CHUNK_ROWS = 20000, CHUNK_MS = 1000 };

struct supplier_import *supplier_import_begin(struct store *store, const char *label, bool dry_run,
                                              struct error *err) {
    struct supplier_import *import = mem_alloc(1, sizeof *import);
    import->store = store;
    import->dry_run = dry_run;
    if (!import_tables(import, err)) {
        mem_free(import);
        return NULL;
    }
    import->label = mem_string(label);
    command_group_begin(store);
    return import;
}

/* The setting that holds the undo group of a list's last import. */
static char *list_setting(const char *digest, struct arena *arena) {
    return arena_format(arena, "list:%s", digest);
}

bool supplier_import_list(struct supplier_import *import, const char *digest, bool *known,
                          struct error *err) {
    struct arena arena = {0};
    char *group = NULL;
    bool ok =
        store_get_setting(import->store, list_setting(digest, &arena), &group, err) &&
        (!group || import_group_stands(import, strtoll(group, NULL, 10), &import->known, err));
    if (known)
        *known = import->known;
    mem_free(group);
    arena_free(&arena);
    return ok;
}

bool supplier_import_list_done(struct supplier_import *import, const char *digest,
                               struct error *err) {
    struct arena arena = {0};
    if (!import->open || !import->changed || import->known)
        return true;
    const char *group = arena_format(&arena, "%lld", (long long)import->store->group_id);
    bool ok = store_set_setting(import->store, list_setting(digest, &arena), group, err);
    arena_free(&arena);
    return ok;
}

void supplier_import_each_once(struct supplier_import *import) {
    import->each_once = true;
}

bool supplier_import_end(struct supplier_import *import, bool keep, struct error *err) {
    bool ok = true;
    if (import->open && keep && !import->failed)
        ok = command_commit(import->store, err);
    else if (import->open)
        command_abort(import->store);
    command_group_end(import->store);
    mem_free(import->label);
    mem_free(import);
    return ok;
}

static bool is_full(const struct supplier_import *import) {
    int64_t age = store_now(import->store) - import->begun;
    return import->rows >= CHUNK_ROWS || age >= CHUNK_MS || age < 0;
}

static bool ensure_chunk(struct supplier_import *import, struct error *err) {
    if (import->dry_run)
        return true;
    if (import->open && is_full(import)) {
        import->open = false;
        if (!command_commit(import->store, err))
            return false;
    }
    if (!import->open) {
        if (!command_begin(import->store, import->label, err))
            return false;
        import->open = true;
        import->rows = 0;
        import->begun = store_now(import->store);
    }
    import->rows++;
    return true;
}

/* What cannot be entered is for the caller to reject; after anything else the chunk is lost. */
static bool finish(struct supplier_import *import, bool ok, const struct error *err) {
    import->failed = import->failed || (!ok && err->code != ERROR_INPUT);
    return ok;
}

/* Fields that are never empty in the database, where nothing was given. */
static void set_defaults(struct record *r) {
    for (size_t i = 0; i < r->entity->n_fields; i++) {
        const struct field *f = &r->entity->fields[i];
        if (f->flags & FIELD_DEFAULTED && r->values[i].kind == VALUE_NULL)
            r->values[i] = value_text(f->choices[0].key);
    }
}

/* What is given goes onto the base: always, or (fill) only where the base is empty. */
static struct record *put_over(const struct record *base, const struct record *given, bool fill,
                               bool *kept_other, struct arena *arena) {
    struct record *wanted = record_copy(base, arena);
    for (size_t i = 0; i < base->entity->n_fields; i++) {
        if (given->values[i].kind == VALUE_NULL || base->entity->fields[i].flags & FIELD_DERIVED)
            continue;
        if (!fill || base->values[i].kind == VALUE_NULL)
            wanted->values[i] = given->values[i];
        else if (!value_equal(base->values[i], given->values[i]))
            *kept_other = true;
    }
    return wanted;
}

/* Suppliers */

static bool add_row(struct supplier_import *import, const struct record *row, struct arena *arena,
                    struct import_outcome_of_row *result, struct error *err) {
    struct record *r = record_copy(row, arena);
    set_defaults(r);
    if (import->dry_run)
        r->id = store_new_id(import->store);
    bool ok = import->dry_run ? record_check(&supplier_entity, r->values, err) &&
                                    import_lay_over(import, r, err)
                              : record_insert(import->store, r, err);
    result->outcome = IMPORT_ADDED;
    result->id = import->dry_run ? 0 : r->id;
    if (ok && !import->first_added)
        import->first_added = r->id;
    return ok;
}

/* Whether both name a list, and another one. */
static bool other_list(const struct record *a, const struct record *b) {
    struct value x = a->values[SUPPLIER_SOURCE], y = b->values[SUPPLIER_SOURCE];
    return x.kind == VALUE_TEXT && y.kind == VALUE_TEXT && !external_id_same_source(x.s, y.s);
}

/* Where a supplier comes from is told once: another list that names it too is no change. The
 * external id is that list's; one of another list is only taken, with its source, where there is
 * none. */
static struct record *wanted_row(const struct record *base, const struct record *row, bool fill,
                                 bool *kept_other, bool *changed, struct arena *arena) {
    struct record *given = record_copy(row, arena);
    struct value source = given->values[SUPPLIER_SOURCE];
    given->values[SUPPLIER_SOURCE] = value_null();
    bool has_id = base->values[SUPPLIER_EXTERNAL_ID].kind != VALUE_NULL;
    if (has_id && other_list(base, row))
        given->values[SUPPLIER_EXTERNAL_ID] = value_null();
    bool new_id = !has_id && given->values[SUPPLIER_EXTERNAL_ID].kind != VALUE_NULL;
    struct record *wanted = put_over(base, given, fill, kept_other, arena);
    *changed = false;
    for (int i = 0; i < SUPPLIER_N; i++)
        *changed = *changed || !value_equal(base->values[i], wanted->values[i]);
    if (*changed && (new_id || base->values[SUPPLIER_SOURCE].kind == VALUE_NULL) &&
        source.kind != VALUE_NULL)
        wanted->values[SUPPLIER_SOURCE] = source;
    return wanted;
}

static bool update_row(struct supplier_import *import, int64_t id, const struct record *row,
                       struct arena *arena, struct import_outcome_of_row *result,
                       struct error *err) {
    struct record *base;
    bool changed;
    result->id = id;
    if (!import_seen(import, id, &result->named_before, err) ||
        !import_load(import, id, arena, &base, err))
        return false;
    import->fill = result->named_before || import->known;
    const struct record *wanted =
        wanted_row(base, row, import->fill, &result->kept_other, &changed, arena);
    result->outcome = changed ? IMPORT_UPDATED : IMPORT_UNCHANGED;
    if (result->kept_other && result->named_before) {
        result->similar = id;
        result->similar_name = base->values[SUPPLIER_NAME].s;
        result->why = "the list names this factory twice; the first row was taken";
    }
    if (changed && import->dry_run && !import_lay_over(import, wanted, err))
        return false;
    if (changed && !import->dry_run &&
        !record_update(import->store, base, wanted, arena, NULL, NULL, err))
        return false;
    return result->named_before || import_remember(import, id, err);
}

bool supplier_import_row(struct supplier_import *import, const struct record *row,
                         struct arena *arena, struct import_outcome_of_row *result,
                         struct error *err) {
    int64_t id;
    *result = (struct import_outcome_of_row){0};
    import->fill = false;
    if (!ensure_chunk(import, err))
        return finish(import, false, err);
    const char *key = text_name_key(arena, row->values[SUPPLIER_NAME].s);
    bool ok = import_find(import, row, key, arena, &id, result, err) &&
              (id ? update_row(import, id, row, arena, result, err)
                  : add_row(import, row, arena, result, err));
    import->changed = import->changed || (ok && result->outcome != IMPORT_UNCHANGED);
    return finish(import, ok, err);
}

/* Children */

/* The children of one kind that a file gives for a supplier, and those that are there. */
struct matching {
    struct supplier_import *import;
    struct arena *arena;
    struct record **there;
    int n_there;
    bool *taken; /* per record there: it is one of the given */
};

static bool same_values(const struct record *a, const struct record *b) {
    for (size_t i = 0; i < a->entity->n_fields; i++) {
        if (!value_equal(a->values[i], b->values[i]))
            return false;
    }
    return true;
}

/* Whether the record is what is given; of what is never empty nothing need be given. */
static bool as_given(const struct record *there, const struct record *given) {
    for (size_t i = 0; i < given->entity->n_fields; i++) {
        bool open =
            given->entity->fields[i].flags & FIELD_DEFAULTED && given->values[i].kind == VALUE_NULL;
        if (!open && !value_equal(there->values[i], given->values[i]))
            return false;
    }
    return true;
}

static bool same_title(const struct record *a, const struct record *b) {
    size_t title = a->entity->title;
    return value_equal(a->values[title], b->values[title]);
}

/* The first record there that nothing given was matched with yet, or NULL. */
static struct record *take(struct matching *m, const struct record *child,
                           bool (*same)(const struct record *, const struct record *)) {
    for (int i = 0; i < m->n_there; i++) {
        if (!m->taken[i] && same(m->there[i], child)) {
            m->taken[i] = true;
            return m->there[i];
        }
    }
    return NULL;
}

/* Whether its title tells what it is. A timeline may say the same words twice, and there is more
 * than one prototype of a bag, more than one audit and more than one offer of a material: of those
 * only equal ones are the same. */
static bool title_tells(const struct entity *entity) {
    static const struct entity *const repeated[] = {&interaction_entity, &sample_entity,
                                                    &audit_entity,       &finding_entity,
                                                    &decision_entity,    &offer_entity};
    for (size_t i = 0; i < sizeof repeated / sizeof *repeated; i++) {
        if (repeated[i] == entity)
            return false;
    }
    return true;
}

static bool add_child(struct matching *m, const struct record *given, int64_t *id,
                      struct error *err) {
    struct store *store = m->import->store;
    struct record *child = record_copy(given, m->arena);
    set_defaults(child);
    child->id = 0;
    bool ok = m->import->dry_run ? record_check(child->entity, child->values, err)
                                 : record_insert(store, child, err);
    *id = m->import->dry_run ? store_new_id(store) : child->id;
    return ok;
}

/* A child that is not there as it is: the record of its title gets what is given; otherwise it is
 * added. */
static bool settle_child(struct matching *m, const struct record *given, int64_t *id, bool *changed,
                         struct error *err) {
    bool kept_other = false;
    const struct entity *entity = given->entity;
    struct record *there = title_tells(entity) ? take(m, given, same_title) : NULL;
    if (!there) {
        *changed = true;
        return add_child(m, given, id, err);
    }
    *id = there->id;
    struct record *wanted = put_over(there, given, m->import->fill, &kept_other, m->arena);
    *changed = !same_values(there, wanted);
    if (!*changed)
        return true;
    return m->import->dry_run
               ? record_check(entity, wanted->values, err)
               : record_update(m->import->store, there, wanted, m->arena, NULL, NULL, err);
}

bool supplier_import_children(struct supplier_import *import, struct record *const *children, int n,
                              struct arena *arena, struct import_child *results,
                              struct error *err) {
    struct matching m = {.import = import, .arena = arena};
    if (n == 0)
        return true;
    const struct entity *entity = children[0]->entity;
    int64_t supplier = children[0]->values[entity->parent].i;
    if (!record_children(import->store, entity, supplier, false, arena, &m.there, &m.n_there, err))
        return finish(import, false, err);
    m.taken = arena_alloc(arena, (size_t)m.n_there + 1, sizeof *m.taken);
    for (int i = 0; i < n; i++) { /* equal ones first: they must not be taken by their title */
        const struct record *there = take(&m, children[i], as_given);
        results[i] = (struct import_child){.id = there ? there->id : 0};
    }
    for (int i = 0; i < n; i++) {
        struct import_child *r = &results[i];
        struct error wrong;
        if (r->id || settle_child(&m, children[i], &r->id, &r->changed, &wrong))
            continue;
        if (wrong.code != ERROR_INPUT) {
            *err = wrong;
            return finish(import, false, err);
        }
        *r = (struct import_child){.refused = arena_string(arena, wrong.message)};
    }
    return true;
}
