#include "sourcebench/db/known.h"

#include <string.h>

#include "sourcebench/core/supplier.h"
#include "sourcebench/db/sql.h"

#define DISTINCT(column, table)                                                                    \
    "SELECT DISTINCT " column " FROM " table " WHERE deleted_at IS NULL AND " column               \
    " IS NOT NULL ORDER BY " column " LIMIT ?1"

/* Only what an index or a small table answers at once. */
static const char *const known_text[] = {
    DISTINCT("city", "supplier"),
    DISTINCT("kind", "certificate"),
    DISTINCT("body", "certificate"),
    DISTINCT("what", "claim"),
    DISTINCT("role", "contact"),
    DISTINCT("language", "contact"),
    DISTINCT("courier", "sample"),
    DISTINCT("name", "tag"),
    /* From one country to the next along the index: there may be a million rows. */
    "WITH RECURSIVE used (country) AS ("
    "SELECT min(country) FROM supplier WHERE deleted_at IS NULL UNION ALL "
    "SELECT (SELECT min(country) FROM supplier s WHERE deleted_at IS NULL AND "
    "s.country > used.country) FROM used WHERE used.country IS NOT NULL) "
    "SELECT country FROM used WHERE country IS NOT NULL LIMIT ?1",
    /* Agents: whoever has changed something here, from one name to the next; the catalogue is none.
     */
    "WITH RECURSIVE used (author) AS (SELECT min(author) FROM journal UNION ALL "
    "SELECT (SELECT min(author) FROM journal j WHERE j.author > used.author) FROM used "
    "WHERE used.author IS NOT NULL) SELECT author FROM used WHERE author <> 'catalogue' LIMIT ?1",
    /* From one kind to the next by the index, however many certificates there are of each. */
    "WITH RECURSIVE kinds (kind) AS (SELECT min(kind) FROM certificate UNION ALL SELECT (SELECT "
    "min(kind) FROM certificate c WHERE c.kind > kinds.kind) FROM kinds WHERE kind IS NOT NULL) "
    "SELECT kind FROM kinds WHERE kind IS NOT NULL LIMIT ?1",
};

const struct sql_module known_sql = {"known", known_text, sizeof known_text / sizeof *known_text,
                                     SQL_KNOWN};

enum { CERTIFICATE_KINDS = sizeof known_text / sizeof *known_text - 1, KINDS_MAX = 10000 };

static int statement_for(const struct entity *entity, int field) {
    static const struct {
        const struct entity *entity;
        int field;
    } offered[] = {
        {&supplier_entity, SUPPLIER_CITY},       {&certificate_entity, CERTIFICATE_KIND},
        {&certificate_entity, CERTIFICATE_BODY}, {&claim_entity, CLAIM_WHAT},
        {&contact_entity, CONTACT_ROLE},         {&contact_entity, CONTACT_LANGUAGE},
        {&sample_entity, SAMPLE_COURIER},        {&tag_entity, TAG_NAME},
        {&supplier_entity, SUPPLIER_COUNTRY},    {&supplier_entity, SUPPLIER_OWNER},
    };
    for (int i = 0; i < (int)(sizeof offered / sizeof *offered); i++) {
        if (offered[i].entity == entity && offered[i].field == field)
            return i;
    }
    return -1;
}

bool known_values(struct store *store, const struct entity *entity, int field, struct arena *arena,
                  const char ***values, int *count, struct error *err) {
    int statement = statement_for(entity, field);
    bool row = false;
    *count = 0;
    *values = arena_alloc(arena, KNOWN_MAX, sizeof **values);
    if (statement < 0)
        return true;
    sqlite3_stmt *q = sql_get(store, &known_sql, statement, err);
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
