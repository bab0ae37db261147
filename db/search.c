#include "sourcebench/db/search.h"

#include "sourcebench/core/supplier.h"

#include "search_private.h"

/* Bytes of interactions that a supplier is found by, the newest first. */
enum { TALK_MAX = 20000 };

enum search_sql {
    SEARCH_SUPPLIER,
    SEARCH_PARTS,
    SEARCH_TALK,
    SEARCH_INSERT,
    SEARCH_REPLACE,
    SEARCH_REMOVE,
    SEARCH_LIVING,
    SEARCH_SCHEMA
};

/* Parts come with the number of their entry in parts[]. */
static const char *const search_text[] = {
    [SEARCH_SUPPLIER] =
        "SELECT name, local_name, country, city, address, status, kind, models, sectors, "
        "external_id, website, owner, source, export_markets, note FROM supplier WHERE id = ?1 AND "
        "deleted_at IS NULL",
    [SEARCH_PARTS] =
        "SELECT 0, name, country, city, address, note, NULL, NULL FROM site "
        "WHERE supplier_id = ?1 AND deleted_at IS NULL "
        "UNION ALL SELECT 1, name, role, mail, phone, whatsapp, wechat, note FROM contact "
        "WHERE supplier_id = ?1 AND deleted_at IS NULL "
        "UNION ALL SELECT 2, registered_name, code, NULL, NULL, NULL, NULL, NULL FROM "
        "legal_identity WHERE supplier_id = ?1 AND deleted_at IS NULL "
        "UNION ALL SELECT 3, what, value, NULL, NULL, NULL, NULL, NULL FROM claim "
        "WHERE supplier_id = ?1 AND deleted_at IS NULL "
        "UNION ALL SELECT 4, kind, number, body, NULL, NULL, NULL, NULL FROM certificate "
        "WHERE supplier_id = ?1 AND deleted_at IS NULL "
        "UNION ALL SELECT 5, subject, seal, waybill, NULL, NULL, NULL, NULL FROM sample "
        "WHERE supplier_id = ?1 AND deleted_at IS NULL "
        "UNION ALL SELECT 6, name, NULL, NULL, NULL, NULL, NULL, NULL FROM tag "
        "WHERE supplier_id = ?1 AND deleted_at IS NULL "
        "UNION ALL SELECT 7, purpose, auditor, NULL, NULL, NULL, NULL, NULL FROM audit "
        "WHERE supplier_id = ?1 AND deleted_at IS NULL "
        "UNION ALL SELECT 8, title, NULL, NULL, NULL, NULL, NULL, NULL FROM finding "
        "WHERE supplier_id = ?1 AND deleted_at IS NULL",
    [SEARCH_TALK] = "SELECT text FROM interaction WHERE supplier_id = ?1 AND deleted_at IS NULL "
                    "ORDER BY happened_on DESC, id DESC",
    [SEARCH_INSERT] = "INSERT INTO supplier_search (rowid, name, place, marks, words) "
                      "VALUES (?1, ?2, ?3, ?4, ?5)",
    [SEARCH_REPLACE] = "INSERT OR REPLACE INTO supplier_search (rowid, name, place, marks, words) "
                       "VALUES (?1, ?2, ?3, ?4, ?5)",
    [SEARCH_REMOVE] = "DELETE FROM supplier_search WHERE rowid = ?1",
    [SEARCH_LIVING] = "SELECT id FROM supplier WHERE deleted_at IS NULL ORDER BY id",
    [SEARCH_SCHEMA] = "SELECT sql FROM sqlite_schema WHERE name = 'supplier_search'",
};

extern const struct sql_module search_sql;
const struct sql_module search_sql = {"search", search_text,
                                      sizeof search_text / sizeof *search_text, SQL_SEARCH};

enum { PART_FIELDS = 7 };

static const int supplier_columns[] = {
    SUPPLIER_NAME,    SUPPLIER_LOCAL_NAME,     SUPPLIER_COUNTRY, SUPPLIER_CITY,
    SUPPLIER_ADDRESS, SUPPLIER_STATUS,         SUPPLIER_KIND,    SUPPLIER_MODELS,
    SUPPLIER_SECTORS, SUPPLIER_EXTERNAL_ID,    SUPPLIER_WEBSITE, SUPPLIER_OWNER,
    SUPPLIER_SOURCE,  SUPPLIER_EXPORT_MARKETS, SUPPLIER_NOTE,
};

static const struct {
    const struct entity *entity;
    int n_fields;
    int field[PART_FIELDS];
} parts[] = {
    {&site_entity, 5, {SITE_NAME, SITE_COUNTRY, SITE_CITY, SITE_ADDRESS, SITE_NOTE}},
    {&contact_entity,
     7,
     {CONTACT_NAME, CONTACT_ROLE, CONTACT_MAIL, CONTACT_PHONE, CONTACT_WHATSAPP, CONTACT_WECHAT,
      CONTACT_NOTE}},
    {&legal_entity, 2, {LEGAL_REGISTERED_NAME, LEGAL_CODE}},
    {&claim_entity, 2, {CLAIM_WHAT, CLAIM_VALUE}},
    {&certificate_entity, 3, {CERTIFICATE_KIND, CERTIFICATE_NUMBER, CERTIFICATE_BODY}},
    {&sample_entity, 3, {SAMPLE_SUBJECT, SAMPLE_SEAL, SAMPLE_WAYBILL}},
    {&tag_entity, 1, {TAG_NAME}},
    {&audit_entity, 2, {AUDIT_PURPOSE, AUDIT_AUDITOR}},
    {&finding_entity, 1, {FINDING_TITLE}},
};

static void add_column(struct search_words *words, const struct entity *entity, int field,
                       sqlite3_stmt *q, int column) {
    const char *text = (const char *)sqlite3_column_text(q, column);
    if (text)
        search_words_add(words, entity, field, text, (size_t)sqlite3_column_bytes(q, column));
}

/* *living is false where there is no such supplier, or only a deleted one. */
static bool add_supplier(struct store *store, struct search_words *words, int64_t id, bool *living,
                         struct error *err) {
    sqlite3_stmt *q = sql_get(store, &search_sql, SEARCH_SUPPLIER, err);
    *living = false;
    bool ok = q && sql_bind(store, q, "i", err, id) && sql_row(store, q, living, err);
    int n = sizeof supplier_columns / sizeof *supplier_columns;
    for (int i = 0; ok && *living && i < n; i++)
        add_column(words, &supplier_entity, supplier_columns[i], q, i);
    sql_done(q);
    return ok;
}

static bool add_parts(struct store *store, struct search_words *words, int64_t id,
                      struct error *err) {
    bool row = false;
    sqlite3_stmt *q = sql_get(store, &search_sql, SEARCH_PARTS, err);
    bool ok = q && sql_bind(store, q, "i", err, id);
    while (ok && (ok = sql_row(store, q, &row, err)) && row) {
        int part = sqlite3_column_int(q, 0);
        for (int i = 0; i < parts[part].n_fields; i++)
            add_column(words, parts[part].entity, parts[part].field[i], q, i + 1);
    }
    sql_done(q);
    return ok;
}

static bool add_talk(struct store *store, struct search_words *words, int64_t id,
                     struct error *err) {
    bool row = false;
    const struct strbuf *b = &words->text[SEARCH_WORDS - 1];
    size_t limit = b->length + TALK_MAX;
    sqlite3_stmt *q = sql_get(store, &search_sql, SEARCH_TALK, err);
    bool ok = q && sql_bind(store, q, "i", err, id);
    while (ok && b->length < limit && (ok = sql_row(store, q, &row, err)) && row)
        add_column(words, &interaction_entity, INTERACTION_TEXT, q, 0);
    if (b->length > limit)
        strbuf_truncate(&words->text[SEARCH_WORDS - 1], limit);
    sql_done(q);
    return ok;
}

static bool write_row(struct store *store, struct search_words *words, enum search_sql how,
                      int64_t id, struct error *err) {
    sqlite3_stmt *q = sql_get(store, &search_sql, (int)how, err);
    return q &&
           sql_bind(store, q, "issss", err, id, search_words_get(words, SEARCH_NAME),
                    search_words_get(words, SEARCH_PLACE), search_words_get(words, SEARCH_MARKS),
                    search_words_get(words, SEARCH_WORDS)) &&
           sql_run(store, q, err);
}

static bool remove_row(struct store *store, int64_t id, struct error *err) {
    sqlite3_stmt *q = sql_get(store, &search_sql, SEARCH_REMOVE, err);
    return q && sql_bind(store, q, "i", err, id) && sql_run(store, q, err);
}

static bool write_whole(struct store *store, struct search_words *words, enum search_sql how,
                        int64_t id, struct error *err) {
    bool living;
    search_words_clear(words);
    if (!add_supplier(store, words, id, &living, err))
        return false;
    if (!living)
        return remove_row(store, id, err);
    return add_parts(store, words, id, err) && add_talk(store, words, id, err) &&
           write_row(store, words, how, id, err);
}

bool search_index_supplier(struct store *store, int64_t id, struct error *err) {
    struct search_words words = {0};
    bool ok = write_whole(store, &words, SEARCH_REPLACE, id, err);
    search_words_free(&words);
    return ok;
}

/* A row that was inserted, from the changeset alone. A stale row of the index is no reason not to
 * save a supplier. */
static bool write_new(struct store *store, struct search_words *words,
                      const struct journal_table *table, const struct change *change,
                      struct error *err) {
    if (change->after[table->deleted_at].kind != CELL_NULL)
        return true;
    search_words_clear(words);
    for (int i = 0; i < change->n_columns; i++)
        if (table->field[i] >= 0 && change->after[i].kind == CELL_TEXT)
            search_words_add(words, table->entity, table->field[i], change->after[i].is.bytes,
                             change->after[i].length);
    return write_row(store, words, SEARCH_INSERT, change->id, err) ||
           ((sqlite3_errcode(store->db) & 0xff) == SQLITE_CONSTRAINT &&
            write_row(store, words, SEARCH_REPLACE, change->id, err));
}

bool search_update(struct store *store, const struct search_touch *touched, size_t n,
                   const struct changeset *suppliers, struct error *err) {
    struct search_words words = {0};
    struct change change;
    const struct journal_schema *schema = journal_schema(store, err);
    const struct journal_table *table =
        schema ? journal_table_named(schema, supplier_entity.table) : NULL;
    bool ok = table != NULL;
    for (size_t i = 0; ok && i < n; i++) {
        struct changeset at = *suppliers;
        switch (touched[i].kind) {
        case SEARCH_NEW:
            at.at = touched[i].at;
            ok = changeset_next(&at, &change) == CHANGESET_CHANGE &&
                 write_new(store, &words, table, &change, err);
            break;
        case SEARCH_GONE:
            ok = remove_row(store, touched[i].id, err);
            break;
        case SEARCH_WHOLE:
            ok = write_whole(store, &words, SEARCH_REPLACE, touched[i].id, err);
        }
    }
    search_words_free(&words);
    return ok;
}

/* An index that is damaged cannot be emptied, but it can be dropped. */
static bool recreate(struct store *store, struct error *err) {
    struct arena arena = {0};
    bool row = false;
    sqlite3_stmt *q = sql_get(store, &search_sql, SEARCH_SCHEMA, err);
    bool ok = q && sql_row(store, q, &row, err);
    if (ok && !row)
        ok =
            error_set(err, ERROR_CORRUPT, "%s has no search index; restore a backup.", store->path);
    const char *schema = ok ? sql_text(q, 0, &arena) : NULL;
    sql_done(q);
    ok = ok && sql_exec(store, "DROP TABLE supplier_search", err) && sql_exec(store, schema, err);
    arena_free(&arena);
    return ok;
}

static bool index_all(struct store *store, struct error *err) {
    struct search_words words = {0};
    bool row = false;
    sqlite3_stmt *q = sql_get(store, &search_sql, SEARCH_LIVING, err);
    bool ok = q != NULL;
    while (ok && (ok = sql_row(store, q, &row, err)) && row)
        ok = write_whole(store, &words, SEARCH_INSERT, sqlite3_column_int64(q, 0), err);
    sql_done(q);
    search_words_free(&words);
    return ok;
}

bool search_rebuild(struct store *store, struct error *err) {
    if (!sql_exec(store, "BEGIN IMMEDIATE", err))
        return false;
    bool ok = recreate(store, err) && index_all(store, err) && sql_exec(store, "COMMIT", err);
    if (!ok)
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    return ok;
}
