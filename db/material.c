#include "sourcebench/db/material.h"

#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/catalogue.h"
#include "sourcebench/core/material.h"
#include "sourcebench/db/record.h"
#include "sourcebench/db/sql.h"

enum material_sql { MATERIALS, PROPERTIES, CRITERIA, VALUES, PROFILES, JUDGED_BY };

/* own: somebody has touched what the catalogue wrote. */
#define OWN "updated_by <> 'catalogue'"
#define PLACE "ifnull(position, 9223372036854775807), code"

static const char *const material_text[] = {
    [MATERIALS] = "SELECT id, code, name, local_name, also, family, fibre, construction, claims, "
                  "typical_use, advantage, limitation, cost_band, care, basis, note, denier, " OWN
                  ", (SELECT count(*) FROM supplier_material o JOIN supplier s ON s.id = "
                  "o.supplier_id WHERE o.material_id = m.id AND o.deleted_at IS NULL AND "
                  "s.deleted_at IS NULL) FROM material m WHERE deleted_at IS NULL "
                  "ORDER BY family COLLATE NOCASE, name COLLATE NOCASE, id",
    [PROPERTIES] = "SELECT id, code, name, unit, standard, anchors, note, " OWN
                   " FROM property WHERE deleted_at IS NULL ORDER BY " PLACE,
    /* Of two weights for one criterion, which two laptops may have entered, the later counts. */
    [CRITERIA] = "SELECT c.id, c.code, c.name, c.head, c.note, c.property_id, c.direction, c.low, "
                 "c.high, c.band_low, c.band_high, ifnull(w.knock_min, c.knock_min), "
                 "ifnull(w.knock_max, c.knock_max), w.knock_min, w.knock_max, w.id, w.weight, "
                 "w.reason, c." OWN " FROM criterion c LEFT JOIN profile_weight w ON w.id = "
                 "(SELECT max(x.id) FROM profile_weight x WHERE x.profile_id = ?1 AND "
                 "x.criterion_id = c.id AND x.deleted_at IS NULL) WHERE c.deleted_at IS NULL "
                 "ORDER BY ifnull(c.position, 9223372036854775807), c.code",
    [VALUES] = "SELECT id, material_id, property_id, min, typ, max, basis, standard, source, "
               "report, note, measured_on, updated_by, " OWN
               " FROM material_property WHERE deleted_at IS NULL ORDER BY material_id, "
               "property_id, " OWN " DESC, ifnull(measured_on, date(updated_at / 1000, "
               "'unixepoch')) DESC, updated_at DESC, id DESC",
    [PROFILES] = "SELECT id, code, name, region, use, markets, products, note, missing, " OWN
                 " FROM profile WHERE deleted_at IS NULL AND (?1 = 0 OR id = ?1) ORDER BY " PLACE,
    [JUDGED_BY] = "SELECT name FROM criterion WHERE property_id = ?1 AND deleted_at IS NULL "
                  "ORDER BY " PLACE,
};

extern const struct sql_module material_sql;
const struct sql_module material_sql = {"material", material_text,
                                        sizeof material_text / sizeof *material_text, SQL_MATERIAL};

/* Rows of one statement, growing in the arena. */
struct rows {
    void *items;
    int count, size;
    size_t each;
};

static void *next(struct rows *rows, struct arena *arena) {
    if (rows->count == rows->size) {
        rows->size = rows->size ? 2 * rows->size : 64;
        char *larger = arena_alloc(arena, (size_t)rows->size, rows->each);
        if (rows->count)
            memcpy(larger, rows->items, (size_t)rows->count * rows->each);
        rows->items = larger;
    }
    return (char *)rows->items + (size_t)rows->count++ * rows->each;
}

static struct matrix_value number(sqlite3_stmt *q, int column) {
    return (struct matrix_value){sqlite3_column_type(q, column) != SQLITE_NULL,
                                 sqlite3_column_int64(q, column)};
}

/* Runs a statement with one number and gives each row to add(). */
static bool each_row(struct store *store, enum material_sql statement, int64_t number,
                     void (*add)(void *user, sqlite3_stmt *q), void *user, struct error *err) {
    bool row = false;
    sqlite3_stmt *q = sql_get(store, &material_sql, (int)statement, err);
    bool ok = q && (sqlite3_bind_parameter_count(q) == 0 || sql_bind(store, q, "i", err, number));
    while (ok && (ok = sql_row(store, q, &row, err)) && row)
        add(user, q);
    sql_done(q);
    return ok;
}

struct reading {
    struct arena *arena;
    struct rows rows;
    const struct material_data *data;
};

static void add_material(void *user, sqlite3_stmt *q) {
    struct reading *r = user;
    struct material_row *m = next(&r->rows, r->arena);
    const char **texts[] = {&m->code,        &m->name,      &m->local_name,   &m->also,
                            &m->family,      &m->fibre,     &m->construction, &m->claims,
                            &m->typical_use, &m->advantage, &m->limitation,   &m->cost_band,
                            &m->care,        &m->basis,     &m->note};
    enum { TEXTS = sizeof texts / sizeof *texts };
    m->id = sqlite3_column_int64(q, 0);
    for (int i = 0; i < TEXTS; i++)
        *texts[i] = sql_text_or_empty(q, i + 1, r->arena);
    m->denier = sqlite3_column_int64(q, TEXTS + 1);
    m->own = sqlite3_column_int(q, TEXTS + 2) != 0;
    m->offers = sqlite3_column_int(q, TEXTS + 3);
}

static void add_property(void *user, sqlite3_stmt *q) {
    struct reading *r = user;
    struct material_property_row *p = next(&r->rows, r->arena);
    *p = (struct material_property_row){.id = sqlite3_column_int64(q, 0),
                                        .code = sql_text_or_empty(q, 1, r->arena),
                                        .name = sql_text_or_empty(q, 2, r->arena),
                                        .unit = sql_text_or_empty(q, 3, r->arena),
                                        .standard = sql_text_or_empty(q, 4, r->arena),
                                        .anchors = sql_text_or_empty(q, 5, r->arena),
                                        .note = sql_text_or_empty(q, 6, r->arena),
                                        .own = sqlite3_column_int(q, 7) != 0};
}

static int find_property(const struct material_data *data, int64_t id) {
    for (int i = 0; i < data->n_properties; i++) {
        if (data->properties[i].id == id)
            return i;
    }
    return -1;
}

static enum matrix_direction direction_of(const char *key) {
    return strcmp(key, "less") == 0   ? MATRIX_LESS
           : strcmp(key, "band") == 0 ? MATRIX_BAND
                                      : MATRIX_MORE;
}

/* A criterion whose property was deleted has nothing to judge. */
static void add_criterion(void *user, sqlite3_stmt *q) {
    struct reading *r = user;
    int property = find_property(r->data, sqlite3_column_int64(q, 5));
    if (property < 0)
        return;
    struct material_criterion *c = next(&r->rows, r->arena);
    struct matrix_value min = number(q, 11), max = number(q, 12);
    *c = (struct material_criterion){.code = sql_text_or_empty(q, 1, r->arena),
                                     .name = sql_text_or_empty(q, 2, r->arena),
                                     .head = sql_text_or_empty(q, 3, r->arena),
                                     .note = sql_text_or_empty(q, 4, r->arena),
                                     .property = property,
                                     .own_min = number(q, 13).known,
                                     .own_max = number(q, 14).known,
                                     .weight_id = sqlite3_column_int64(q, 15),
                                     .reason = sql_text_or_empty(q, 17, r->arena),
                                     .own = sqlite3_column_int(q, 18) != 0};
    c->judge =
        (struct matrix_criterion){.id = sqlite3_column_int64(q, 0),
                                  .label = c->name,
                                  .direction = direction_of(sql_text_or_empty(q, 6, r->arena)),
                                  .low = sqlite3_column_int64(q, 7),
                                  .high = sqlite3_column_int64(q, 8),
                                  .band_low = sqlite3_column_int64(q, 9),
                                  .band_high = sqlite3_column_int64(q, 10),
                                  .has_min = min.known,
                                  .min = min.value,
                                  .has_max = max.known,
                                  .max = max.value,
                                  .weight = sqlite3_column_int64(q, 16)};
}

static const char *basis_label(const char *key) {
    const struct field *f = &figure_entity.fields[FIGURE_BASIS];
    for (size_t i = 0; i < f->n_choices; i++) {
        if (strcmp(f->choices[i].key, key) == 0)
            return f->choices[i].label;
    }
    return key;
}

static void add_value(void *user, sqlite3_stmt *q) {
    struct reading *r = user;
    struct material_value *v = next(&r->rows, r->arena);
    *v = (struct material_value){.id = sqlite3_column_int64(q, 0),
                                 .material = sqlite3_column_int64(q, 1),
                                 .property = sqlite3_column_int64(q, 2),
                                 .min = number(q, 3),
                                 .typ = sqlite3_column_int64(q, 4),
                                 .max = number(q, 5),
                                 .basis = sql_text_or_empty(q, 6, r->arena),
                                 .standard = sql_text_or_empty(q, 7, r->arena),
                                 .source = sql_text_or_empty(q, 8, r->arena),
                                 .report = sql_text_or_empty(q, 9, r->arena),
                                 .note = sql_text_or_empty(q, 10, r->arena),
                                 .measured_on = sql_text_or_empty(q, 11, r->arena),
                                 .by = sql_text_or_empty(q, 12, r->arena),
                                 .own = sqlite3_column_int(q, 13) != 0};
    v->basis_label = basis_label(v->basis);
}

static enum matrix_missing missing_of(const char *key) {
    return strcmp(key, "ignore") == 0   ? MATRIX_IGNORE
           : strcmp(key, "refuse") == 0 ? MATRIX_REFUSE
                                        : MATRIX_WORST;
}

static void add_profile(void *user, sqlite3_stmt *q) {
    struct reading *r = user;
    struct material_profile *p = next(&r->rows, r->arena);
    *p = (struct material_profile){.id = sqlite3_column_int64(q, 0),
                                   .code = sql_text_or_empty(q, 1, r->arena),
                                   .name = sql_text_or_empty(q, 2, r->arena),
                                   .region = sql_text_or_empty(q, 3, r->arena),
                                   .use = sql_text_or_empty(q, 4, r->arena),
                                   .markets = sql_text_or_empty(q, 5, r->arena),
                                   .products = sql_text_or_empty(q, 6, r->arena),
                                   .note = sql_text_or_empty(q, 7, r->arena),
                                   .missing = missing_of(sql_text_or_empty(q, 8, r->arena)),
                                   .own = sqlite3_column_int(q, 9) != 0};
}

bool material_profiles_load(struct store *store, struct arena *arena,
                            struct material_profile **profiles, int *count, struct error *err) {
    struct reading r = {.arena = arena, .rows = {.each = sizeof **profiles}};
    bool ok = each_row(store, PROFILES, 0, add_profile, &r, err);
    *profiles = r.rows.items;
    *count = r.rows.count;
    return ok;
}

static bool read_profile(struct store *store, int64_t id, struct arena *arena,
                         struct material_data *data, struct error *err) {
    struct reading r = {.arena = arena, .rows = {.each = sizeof data->profile}};
    static const struct material_profile none = {
        .code = "", .name = "", .region = "", .use = "", .markets = "", .products = "", .note = ""};
    data->profile = none;
    if (id == 0)
        return true;
    if (!each_row(store, PROFILES, id, add_profile, &r, err))
        return false;
    if (r.rows.count == 0)
        return error_set(err, ERROR_NOT_FOUND,
                         "The profile is not there any more; choose another.");
    data->profile = *(const struct material_profile *)r.rows.items;
    return true;
}

/* Values in cells */

static int compare_ids(int64_t a, int64_t b) {
    return (a > b) - (a < b);
}

static int by_place(const void *a, const void *b) {
    const struct material_value *x = a, *y = b;
    int order = compare_ids(x->material, y->material);
    return order ? order : compare_ids(x->property, y->property);
}

/* The values stand by material and property already: the first of each cell is looked up. */
static void place_values(struct material_data *data, const struct material_value *values, int n,
                         struct arena *arena) {
    struct material_cell *cells = arena_alloc(
        arena, (size_t)data->n_materials * (size_t)data->n_properties + 1, sizeof *cells);
    data->values = cells;
    for (int m = 0; n > 0 && m < data->n_materials; m++) {
        for (int p = 0; p < data->n_properties; p++) {
            struct material_value key = {.material = data->materials[m].id,
                                         .property = data->properties[p].id};
            const struct material_value *v =
                bsearch(&key, values, (size_t)n, sizeof *values, by_place);
            struct material_cell *cell = &cells[m * data->n_properties + p];
            while (v && v > values && by_place(v - 1, &key) == 0)
                v--;
            cell->values = v;
            while (v && v < values + n && by_place(v, &key) == 0) {
                cell->count++;
                v++;
            }
        }
    }
}

static bool read_values(struct store *store, struct arena *arena, struct material_data *data,
                        struct error *err) {
    struct reading r = {.arena = arena, .rows = {.each = sizeof(struct material_value)}};
    bool ok = each_row(store, VALUES, 0, add_value, &r, err);
    if (ok)
        place_values(data, r.rows.items, r.rows.count, arena);
    return ok;
}

static void make_names(struct material_data *data, struct arena *arena) {
    struct material_names *names = arena_alloc(arena, (size_t)data->n_materials + 1, sizeof *names);
    data->names = names;
    for (int i = 0; i < data->n_materials; i++) {
        const struct material_row *m = &data->materials[i];
        names[i] = (struct material_names){.code = m->code,
                                           .name = m->name,
                                           .also = m->also,
                                           .family = m->family,
                                           .claims = m->claims};
    }
}

static bool read_lists(struct store *store, struct arena *arena, struct material_data *data,
                       struct error *err) {
    struct reading materials = {.arena = arena, .rows = {.each = sizeof *data->materials}};
    struct reading properties = {.arena = arena, .rows = {.each = sizeof *data->properties}};
    struct reading criteria = {
        .arena = arena, .rows = {.each = sizeof *data->criteria}, .data = data};
    if (!each_row(store, MATERIALS, 0, add_material, &materials, err) ||
        !each_row(store, PROPERTIES, 0, add_property, &properties, err))
        return false;
    data->materials = materials.rows.items;
    data->n_materials = materials.rows.count;
    data->properties = properties.rows.items;
    data->n_properties = properties.rows.count;
    if (!each_row(store, CRITERIA, data->profile.id, add_criterion, &criteria, err))
        return false;
    data->criteria = criteria.rows.items;
    data->n_criteria = criteria.rows.count;
    return true;
}

bool material_data_load(struct store *store, int64_t profile, struct arena *arena,
                        struct material_data *data, struct error *err) {
    *data = (struct material_data){.n_materials = 0};
    if (!read_profile(store, profile, arena, data, err) || !read_lists(store, arena, data, err) ||
        !read_values(store, arena, data, err))
        return false;
    make_names(data, arena);
    return true;
}

const char *material_standard(const struct material_property_row *property,
                              const struct material_value *value) {
    return *value->standard || value->own ? value->standard : property->standard;
}

const struct material_cell *material_cell_of(const struct material_data *data, int material,
                                             int criterion) {
    return &data->values[material * data->n_properties + data->criteria[criterion].property];
}

void material_matrix(const struct material_data *data, struct arena *arena, struct matrix *matrix,
                     struct matrix_row **rows) {
    int n = data->n_criteria;
    struct matrix_criterion *criteria = arena_alloc(arena, (size_t)n + 1, sizeof *criteria);
    *rows = arena_alloc(arena, (size_t)data->n_materials + 1, sizeof **rows);
    for (int c = 0; c < n; c++)
        criteria[c] = data->criteria[c].judge;
    for (int m = 0; m < data->n_materials; m++) {
        struct matrix_value *values = arena_alloc(arena, (size_t)n + 1, sizeof *values);
        for (int c = 0; c < n; c++) {
            const struct material_cell *cell = material_cell_of(data, m, c);
            if (cell->count)
                values[c] = (struct matrix_value){true, cell->values[0].typ};
        }
        (*rows)[m] = (struct matrix_row){.id = data->materials[m].id, .values = values};
    }
    *matrix = (struct matrix){.criteria = criteria,
                              .n_criteria = n,
                              .rows = *rows,
                              .n_rows = data->n_materials,
                              .missing = data->profile.missing};
}

/* What judges a property */

struct judges {
    struct arena arena;
    const char *names; /* "Tear strength, Rip" */
    int count;
};

static void add_judge(void *user, sqlite3_stmt *q) {
    struct judges *j = user;
    j->names = arena_format(&j->arena, "%s%s%s", j->names, j->count++ ? ", " : "",
                            sql_text_or_empty(q, 0, &j->arena));
}

bool material_property_may_go(struct store *store, const struct record *property,
                              struct error *err) {
    struct judges j = {.names = ""};
    bool ok = each_row(store, JUDGED_BY, property->id, add_judge, &j, err) &&
              (j.count == 0 ||
               error_set(err, ERROR_REFUSED,
                         "%s is what %s judge%s by (%s); delete %s first, or give %s another "
                         "property.",
                         record_text(property, PROPERTY_NAME),
                         j.count == 1 ? "a criterion" : "criteria", j.count == 1 ? "s" : "",
                         j.names, j.count == 1 ? "it" : "them", j.count == 1 ? "it" : "them"));
    arena_free(&j.arena);
    return ok;
}
