#include "sourcebench/service/trade_catalogue.h"

#include "sourcebench/core/catalogue.h"
#include "sourcebench/core/trade.h"

#include "catalogue_seed.h"

static const char calendars[] =
#include "db/catalogue/calendars.inc"
    ;
static const char lanes[] =
#include "db/catalogue/lanes.inc"
    ;
static const char duties[] =
#include "db/catalogue/duties.inc"
    ;

static const char *const names[] = {"calendars.yaml", "lanes.yaml", "duties.yaml"};
static const struct catalogue_text texts[] = {
    {calendars, sizeof calendars - 1}, {lanes, sizeof lanes - 1}, {duties, sizeof duties - 1}};
enum { TEXTS = sizeof texts / sizeof *texts };

static const struct entity *const entities[] = {
    &cal_entity, &calday_entity, &lane_entity, &tariff_entity, &duty_entity, &levy_entity, NULL};

bool trade_catalogue_read(struct case_file *file, struct error *err) {
    bool ok = true;
    for (int i = 0; ok && i < TEXTS; i++) /* none of them has relative days */
        ok = case_read(file, texts[i].text, texts[i].length, names[i], 0, err);
    return ok;
}

/* ---- rows --------------------------------------------------------------------------------------
 */

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

static bool make_rows(void *data, struct arena *arena, struct record ***rows, int *count,
                      struct error *err) {
    struct case_file *file = data;
    if (!trade_catalogue_read(file, err))
        return false;
    const struct record_set *set = &file->set;
    *rows = arena_alloc(arena, (size_t)set->n + 1, sizeof **rows);
    *count = set->n;
    for (int i = 0; i < set->n; i++) {
        const struct record *r = set->records[i];
        struct record *row = (*rows)[i] = record_copy(r, arena);
        row->id = id_of(set, r, arena);
        if (r->entity->parent >= 0)
            row->values[r->entity->parent] =
                value_int(id_of(set, record_set_follow(set, r, r->entity->parent), arena));
    }
    return true;
}

bool trade_catalogue_seed(struct store *store, struct error *err) {
    struct case_file file = {0};
    const struct catalogue_seed seed = {.name = "trade",
                                        .entities = entities,
                                        .built_in = texts,
                                        .n_built_in = TEXTS,
                                        .rows = make_rows,
                                        .data = &file};
    bool ok = catalogue_seed(store, &seed, err);
    case_free(&file);
    return ok;
}
