#include "catalogue_rows.h"

#include "sourcebench/core/catalogue.h"
#include "sourcebench/core/id_set.h"
#include "sourcebench/service/case_file.h"

static const struct case_section *section_of(const struct entity *entity) {
    int i = 0;
    while (case_sections[i].entity != entity)
        i++;
    return &case_sections[i];
}

/* "CN/Lunar New Year/closure/2027-01-29": the keys of what it belongs to, then its own. */
static const char *key_of(const struct record_set *set, const struct record *r,
                          struct arena *arena) {
    const struct case_section *s = section_of(r->entity);
    const char *key =
        s->within ? key_of(set, record_set_follow(set, r, r->entity->parent), arena) : "";
    for (int i = 0; i < CASE_KEYS && s->keys[i] >= 0; i++)
        key = arena_format(arena, "%s/%s", key, record_text(r, s->keys[i]));
    return key;
}

static int64_t id_of(const struct record_set *set, const struct record *r, struct arena *arena) {
    return catalogue_id(r->entity->table, key_of(set, r, arena));
}

/* The id of the entry at the top that the record is of. */
static int64_t top_of(const struct record_set *set, const struct record *r, struct arena *arena) {
    while (r->entity->parent >= 0)
        r = record_set_follow(set, r, r->entity->parent);
    return id_of(set, r, arena);
}

static struct record *row_of(const struct record_set *set, const struct record *r,
                             struct arena *arena) {
    struct record *row = record_copy(r, arena);
    row->id = id_of(set, r, arena);
    if (r->entity->parent >= 0)
        row->values[r->entity->parent] =
            value_int(id_of(set, record_set_follow(set, r, r->entity->parent), arena));
    return row;
}

void catalogue_rows(const struct record_set *set, const struct record_set *over,
                    struct arena *arena, struct record ***rows, int *count) {
    struct id_set replaced = {0};
    int n = over ? over->n : 0;
    *rows = arena_alloc(arena, (size_t)set->n + (size_t)n + 1, sizeof **rows);
    *count = 0;
    for (int i = 0; i < n; i++)
        if (over->records[i]->entity->parent < 0)
            id_set_add(&replaced, id_of(over, over->records[i], arena));
    for (int i = 0; i < set->n; i++)
        if (!n || !id_set_has(&replaced, top_of(set, set->records[i], arena)))
            (*rows)[(*count)++] = row_of(set, set->records[i], arena);
    for (int i = 0; i < n; i++)
        (*rows)[(*count)++] = row_of(over, over->records[i], arena);
    id_set_clear(&replaced);
}
