#include "search_private.h"

#include <string.h>

#include "sourcebench/core/entities.h"
#include "sourcebench/core/supplier.h"

const struct search_index search_indexes[SEARCH_INDEXES] = {
    {&supplier_entity, "supplier_search"},
};

struct search_sets {
    struct arena arena;
    struct search_set set[SEARCH_INDEXES];
};

/* @ stands for the table of the index, # for that of the roots. */
static const char *const texts[SEARCH_STATEMENTS] = {
    [SEARCH_INSERT] =
        "INSERT INTO @ (rowid, name, place, marks, words) VALUES (?1, ?2, ?3, ?4, ?5)",
    [SEARCH_REPLACE] = "INSERT OR REPLACE INTO @ (rowid, name, place, marks, words) "
                       "VALUES (?1, ?2, ?3, ?4, ?5)",
    [SEARCH_REMOVE] = "DELETE FROM @ WHERE rowid = ?1",
    [SEARCH_LIVING] = "SELECT id FROM # WHERE deleted_at IS NULL ORDER BY id",
    [SEARCH_SCHEMA] = "SELECT sql FROM sqlite_schema WHERE name = '@'",
    [SEARCH_DROP] = "DROP TABLE @",
    [SEARCH_CHECK] = "INSERT INTO @ (@) VALUES ('integrity-check')",
    [SEARCH_MISSING] = "SELECT count(*) FROM # s WHERE deleted_at IS NULL AND NOT EXISTS "
                       "(SELECT 1 FROM @_docsize d WHERE d.id = s.id)",
    [SEARCH_LEFT] = "SELECT count(*) FROM @_docsize d WHERE NOT EXISTS "
                    "(SELECT 1 FROM # s WHERE s.id = d.id AND s.deleted_at IS NULL)",
    [SEARCH_OPTIMIZE] = "INSERT INTO @ (@) VALUES ('optimize')",
};

bool search_is_part(const struct search_index *index, const struct entity *entity) {
    return entity->parent >= 0 &&
           strcmp(entity->fields[entity->parent].ref, index->root->table) == 0;
}

bool search_has_words(const struct entity *entity) {
    for (size_t i = 0; i < entity->n_fields; i++)
        if (entity->fields[i].found != FOUND_NOT)
            return true;
    return false;
}

static struct search_part make_part(const struct entity *entity, struct arena *arena) {
    struct search_part part = {entity, arena_alloc(arena, entity->n_fields, sizeof(int)), 0, NULL};
    for (size_t i = 0; i < entity->n_fields; i++)
        if (entity->fields[i].found != FOUND_NOT)
            part.field[part.n_fields++] = (int)i;
    return part;
}

static void add_fields(struct strbuf *b, const struct search_part *part, int width) {
    for (int i = 0; i < width; i++)
        strbuf_addf(b, "%s%s", i ? ", " : "",
                    i < part->n_fields ? part->entity->fields[part->field[i]].name : "NULL");
}

static const char *take(struct strbuf *b, struct arena *arena) {
    const char *text = arena_string(arena, strbuf_text(b));
    strbuf_free(b);
    return text;
}

static const char *make_own(const struct search_part *own, struct arena *arena) {
    struct strbuf b = {0};
    strbuf_add(&b, "SELECT ");
    add_fields(&b, own, own->n_fields);
    strbuf_addf(&b, " FROM %s WHERE id = ?1 AND deleted_at IS NULL", own->entity->table);
    return take(&b, arena);
}

static const char *make_timeline(const struct search_part *part, const char *day,
                                 struct arena *arena) {
    const struct entity *entity = part->entity;
    struct strbuf b = {0};
    strbuf_add(&b, "SELECT ");
    add_fields(&b, part, part->n_fields);
    strbuf_addf(&b, " FROM %s WHERE %s = ?1 AND deleted_at IS NULL ORDER BY %s DESC, id DESC",
                entity->table, entity->fields[entity->parent].name, day);
    return take(&b, arena);
}

/* One statement for all parts, which have not the same number of fields. */
static const char *make_parts(const struct search_set *set, struct arena *arena) {
    struct strbuf b = {0};
    int width = 0;
    for (int i = 0; i < set->n_parts; i++)
        if (!set->parts[i].text && set->parts[i].n_fields > width)
            width = set->parts[i].n_fields;
    for (int i = 0; i < set->n_parts; i++) {
        const struct entity *entity = set->parts[i].entity;
        if (set->parts[i].text)
            continue;
        strbuf_addf(&b, "%sSELECT %d, ", b.length ? " UNION ALL " : "", i);
        add_fields(&b, &set->parts[i], width);
        strbuf_addf(&b, " FROM %s WHERE %s = ?1 AND deleted_at IS NULL", entity->table,
                    entity->fields[entity->parent].name);
    }
    return b.length ? take(&b, arena) : NULL;
}

static void find_parts(struct search_set *set, struct arena *arena) {
    int n = 0;
    while (all_entities[n])
        n++;
    set->parts = arena_alloc(arena, (size_t)n, sizeof *set->parts);
    for (int i = 0; i < n; i++) {
        const struct entity *entity = all_entities[i];
        if (!search_is_part(set->index, entity) || !search_has_words(entity))
            continue;
        struct search_part *part = &set->parts[set->n_parts++];
        int day = entity_flagged(entity, FIELD_LATEST);
        *part = make_part(entity, arena);
        if (day >= 0)
            part->text = make_timeline(part, entity->fields[day].name, arena);
    }
}

static const char *fill(const char *text, const struct search_index *index, struct arena *arena) {
    struct strbuf b = {0};
    for (; *text; text++) {
        if (*text == '@')
            strbuf_add(&b, index->table);
        else if (*text == '#')
            strbuf_add(&b, index->root->table);
        else
            strbuf_add_char(&b, *text);
    }
    return take(&b, arena);
}

static void make_set(struct search_set *set, const struct search_index *index,
                     struct arena *arena) {
    set->index = index;
    set->own = make_part(index->root, arena);
    find_parts(set, arena);
    for (int i = 0; i < SEARCH_STATEMENTS; i++)
        if (texts[i])
            set->text[i] = fill(texts[i], index, arena);
    set->text[SEARCH_OWN] = make_own(&set->own, arena);
    set->text[SEARCH_PARTS] = make_parts(set, arena);
}

const struct search_set *search_set(struct store *store, int index) {
    if (!store->search_sets)
        store->search_sets = mem_alloc(1, sizeof *store->search_sets);
    struct search_sets *sets = store->search_sets;
    if (!sets->set[index].index)
        make_set(&sets->set[index], &search_indexes[index], &sets->arena);
    return &sets->set[index];
}

void search_sets_free(struct store *store) {
    if (store->search_sets)
        arena_free(&store->search_sets->arena);
    mem_free(store->search_sets);
    store->search_sets = NULL;
}
