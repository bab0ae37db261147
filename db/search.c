#include "sourcebench/db/search.h"

#include "sourcebench/core/country.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/record.h"
#include "sourcebench/db/sql.h"

enum { WORDS_LIMIT = 20000 }; /* bytes of a supplier's further texts, newest first */

enum search_sql_id { REMOVE, ADD, CLEAR, ALL, MARKS, OTHER_WORDS };

static const char *const search_text[] = {
    [REMOVE] = "DELETE FROM supplier_search WHERE rowid = ?1",
    [ADD] = "INSERT INTO supplier_search (rowid, name, place, marks, words) "
            "VALUES (?1, ?2, ?3, ?4, ?5)",
    [CLEAR] = "DELETE FROM supplier_search",
    [ALL] = "SELECT id FROM supplier WHERE deleted_at IS NULL AND id > ?1 ORDER BY id LIMIT 1000",
    [MARKS] = "SELECT name FROM tag WHERE supplier_id = ?1 AND deleted_at IS NULL UNION ALL "
              "SELECT kind FROM certificate WHERE supplier_id = ?1 AND deleted_at IS NULL",
    [OTHER_WORDS] =
        "SELECT name || ' ' || ifnull(role, '') || ' ' || ifnull(mail, '') || ' ' || "
        "ifnull(phone, '') FROM contact WHERE supplier_id = ?1 AND deleted_at IS NULL UNION ALL "
        "SELECT registered_name || ' ' || ifnull(code, '') FROM legal_identity "
        "WHERE supplier_id = ?1 AND deleted_at IS NULL UNION ALL "
        "SELECT name || ' ' || ifnull(city, '') || ' ' || ifnull(address, '') FROM site "
        "WHERE supplier_id = ?1 AND deleted_at IS NULL UNION ALL "
        "SELECT what || ' ' || ifnull(value, '') FROM claim "
        "WHERE supplier_id = ?1 AND deleted_at IS NULL UNION ALL "
        "SELECT subject FROM sample WHERE supplier_id = ?1 AND deleted_at IS NULL UNION ALL "
        "SELECT text FROM (SELECT text FROM interaction WHERE supplier_id = ?1 AND "
        "deleted_at IS NULL ORDER BY happened_on DESC, id DESC)",
};

const struct sql_module search_sql = {"search", search_text,
                                      sizeof search_text / sizeof *search_text, SQL_SEARCH};

static void add(struct strbuf *b, const char *text) {
    if (text && *text)
        strbuf_addf(b, "%s%s", b->length ? " " : "", text);
}

static void add_field(struct strbuf *b, const struct record *r, int field) {
    if (r->values[field].kind == VALUE_TEXT)
        add(b, r->values[field].s);
}

/* The texts that a statement gives for the supplier, as far as the limit goes. */
static bool add_rows(struct store *store, int statement, int64_t supplier, struct strbuf *b,
                     struct error *err) {
    bool row = false;
    sqlite3_stmt *q = sql_get(store, &search_sql, statement, err);
    bool ok = q && sql_bind(store, q, "i", err, supplier);
    while (ok && b->length < WORDS_LIMIT && (ok = sql_row(store, q, &row, err)) && row)
        add(b, (const char *)sqlite3_column_text(q, 0));
    sql_done(q);
    return ok;
}

struct document {
    struct strbuf name, place, marks, words;
};

static void add_own(struct document *d, const struct record *r) {
    static const int names[] = {SUPPLIER_NAME, SUPPLIER_LOCAL_NAME};
    static const int places[] = {SUPPLIER_CITY, SUPPLIER_COUNTRY, SUPPLIER_ADDRESS};
    static const int marks[] = {SUPPLIER_STATUS, SUPPLIER_KIND, SUPPLIER_MODELS, SUPPLIER_SECTORS};
    static const int words[] = {SUPPLIER_EXTERNAL_ID, SUPPLIER_OWNER, SUPPLIER_SOURCE,
                                SUPPLIER_WEBSITE, SUPPLIER_NOTE};
    const struct country *country = r->values[SUPPLIER_COUNTRY].kind == VALUE_TEXT
                                        ? country_by_code(r->values[SUPPLIER_COUNTRY].s)
                                        : NULL;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        add_field(&d->name, r, names[i]);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        add_field(&d->place, r, places[i]);
    add(&d->place, country ? country->name : NULL);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        add_field(&d->marks, r, marks[i]);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        add_field(&d->words, r, words[i]);
}

static bool write_document(struct store *store, int64_t supplier, const struct document *d,
                           struct arena *arena, struct error *err) {
    sqlite3_stmt *q = sql_get(store, &search_sql, ADD, err);
    return q &&
           sql_bind(store, q, "itttt", err, supplier,
                    text_index_words(arena, strbuf_text(&d->name)),
                    text_index_words(arena, strbuf_text(&d->place)),
                    text_index_words(arena, strbuf_text(&d->marks)),
                    text_index_words(arena, strbuf_text(&d->words))) &&
           sql_run(store, q, err);
}

static bool remove_document(struct store *store, int64_t supplier, struct error *err) {
    sqlite3_stmt *q = sql_get(store, &search_sql, REMOVE, err);
    return q && sql_bind(store, q, "i", err, supplier) && sql_run(store, q, err);
}

bool search_index_supplier(struct store *store, int64_t supplier, bool fresh, bool alone,
                           struct error *err) {
    struct arena arena = {0};
    struct document d = {0};
    struct record *r = NULL;
    bool ok = fresh || remove_document(store, supplier, err);
    if (ok && !record_load(store, &supplier_entity, supplier, &arena, &r, err))
        ok = err->code == ERROR_NOT_FOUND; /* its adding was undone: nothing to index */
    if (ok && r && !r->deleted_at) {
        add_own(&d, r);
        ok = (alone || (add_rows(store, MARKS, supplier, &d.marks, err) &&
                        add_rows(store, OTHER_WORDS, supplier, &d.words, err))) &&
             write_document(store, supplier, &d, &arena, err);
    }
    strbuf_free(&d.name);
    strbuf_free(&d.place);
    strbuf_free(&d.marks);
    strbuf_free(&d.words);
    arena_free(&arena);
    return ok;
}

/* Ids in batches: the statement must not stay open while its own table's index is written. */
static bool next_batch(struct store *store, int64_t after, int64_t ids[1000], int *n,
                       struct error *err) {
    bool row = false;
    *n = 0;
    sqlite3_stmt *q = sql_get(store, &search_sql, ALL, err);
    bool ok = q && sql_bind(store, q, "i", err, after);
    while (ok && *n < 1000 && (ok = sql_row(store, q, &row, err)) && row)
        ids[(*n)++] = sqlite3_column_int64(q, 0);
    sql_done(q);
    return ok;
}

bool search_rebuild(struct store *store, struct error *err) {
    int64_t ids[1000], last = 0;
    int n = 0;
    sqlite3_stmt *q = sql_get(store, &search_sql, CLEAR, err);
    bool ok = q && sql_run(store, q, err);
    do {
        ok = ok && next_batch(store, last, ids, &n, err);
        for (int i = 0; i < n && ok; i++)
            ok = search_index_supplier(store, ids[i], true, false, err);
        last = n ? ids[n - 1] : last;
    } while (ok && n > 0);
    return ok;
}
