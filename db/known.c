#include "sourcebench/db/known.h"

#include <string.h>

#include "sourcebench/db/sql.h"

enum known_statement { AGENTS, CERTIFICATE_KINDS };

static const char *const known_text[] = {
    /* From one name to the next by the index; the catalogue is no agent. */
    [AGENTS] = "WITH RECURSIVE used (author) AS (SELECT min(author) FROM journal UNION ALL "
               "SELECT (SELECT min(author) FROM journal j WHERE j.author > used.author) FROM used "
               "WHERE used.author IS NOT NULL) SELECT author FROM used WHERE author <> "
               "'catalogue' LIMIT ?1",
    /* The same by kinds, however many certificates there are of each. */
    [CERTIFICATE_KINDS] =
        "WITH RECURSIVE kinds (kind) AS (SELECT min(kind) FROM certificate UNION ALL SELECT "
        "(SELECT min(kind) FROM certificate c WHERE c.kind > kinds.kind) FROM kinds WHERE kind IS "
        "NOT NULL) SELECT kind FROM kinds WHERE kind IS NOT NULL LIMIT ?1",
};

const struct sql_module known_sql = {"known", known_text, sizeof known_text / sizeof *known_text,
                                     SQL_KNOWN};

enum { KINDS_MAX = 10000 };

/* Values of column %1$s of table %2$s. */
static const char values_sql[] = "SELECT DISTINCT %1$s FROM %2$s WHERE deleted_at IS NULL AND "
                                 "%1$s IS NOT NULL ORDER BY %1$s LIMIT ?1";
/* There may be a million rows: from one value to the next along the index. */
static const char few_sql[] =
    "WITH RECURSIVE used (v) AS (SELECT min(%1$s) FROM %2$s WHERE deleted_at IS NULL UNION ALL "
    "SELECT (SELECT min(%1$s) FROM %2$s s WHERE deleted_at IS NULL AND s.%1$s > used.v) FROM used "
    "WHERE used.v IS NOT NULL) SELECT v FROM used WHERE v IS NOT NULL LIMIT ?1";

static sqlite3_stmt *statement_for(struct store *store, const struct entity *entity,
                                   const struct field *field, struct error *err) {
    struct arena arena = {0};
    if (field->known == KNOWN_AGENTS)
        return sql_get(store, &known_sql, AGENTS, err);
    const char *text = arena_format(&arena, field->known == KNOWN_FEW ? few_sql : values_sql,
                                    field->name, entity->table);
    sqlite3_stmt *q = sql_get_text(store, text, err);
    arena_free(&arena);
    return q;
}

bool known_values(struct store *store, const struct entity *entity, int field, struct arena *arena,
                  const char ***values, int *count, struct error *err) {
    const struct field *f = &entity->fields[field];
    bool row = false;
    *count = 0;
    *values = arena_alloc(arena, KNOWN_MAX, sizeof **values);
    if (f->known == KNOWN_NOTHING)
        return true;
    sqlite3_stmt *q = statement_for(store, entity, f, err);
    bool ok = q && sql_bind(store, q, "i", err, (int64_t)KNOWN_MAX);
    while (ok && *count < KNOWN_MAX && (ok = sql_row(store, q, &row, err)) && row)
        (*values)[(*count)++] = sql_text(q, 0, arena);
    sql_done(q);
    return ok;
}

bool known_certificate_kinds(struct store *store, struct arena *arena, const char ***kinds,
                             int *count, struct error *err) {
    bool row = false;
    int room = 64;
    *count = 0;
    *kinds = arena_alloc(arena, (size_t)room, sizeof **kinds);
    sqlite3_stmt *q = sql_get(store, &known_sql, CERTIFICATE_KINDS, err);
    bool ok = q && sql_bind(store, q, "i", err, (int64_t)KINDS_MAX);
    while (ok && (ok = sql_row(store, q, &row, err)) && row) {
        if (*count == room) {
            const char **larger = arena_alloc(arena, 2 * (size_t)room, sizeof *larger);
            memcpy(larger, *kinds, (size_t)room * sizeof *larger);
            *kinds = larger;
            room *= 2;
        }
        (*kinds)[(*count)++] = sql_text(q, 0, arena);
    }
    sql_done(q);
    return ok;
}
