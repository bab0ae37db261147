#include "sourcebench/db/search.h"

#include "search_private.h"

/* Bytes of a timeline that a record is found by, the newest first. */
enum { TIMELINE_MAX = 20000 };

static sqlite3_stmt *statement(struct store *store, const struct search_set *set,
                               enum search_statement which, struct error *err) {
    return sql_get_text(store, set->text[which], err);
}

/* Adds the fields of a part from the row of a statement, from the column on. */
static void add_row(struct search_words *words, const struct search_part *part, sqlite3_stmt *q,
                    int column) {
    for (int i = 0; i < part->n_fields; i++) {
        const char *text = (const char *)sqlite3_column_text(q, column + i);
        if (text)
            search_words_add(words, &part->entity->fields[part->field[i]], text,
                             (size_t)sqlite3_column_bytes(q, column + i));
    }
}

/* *living is false where there is no such record, or only a deleted one. */
static bool add_own(struct store *store, const struct search_set *set, struct search_words *words,
                    int64_t id, bool *living, struct error *err) {
    sqlite3_stmt *q = statement(store, set, SEARCH_OWN, err);
    *living = false;
    bool ok = q && sql_bind(store, q, "i", err, id) && sql_row(store, q, living, err);
    if (ok && *living)
        add_row(words, &set->own, q, 0);
    sql_done(q);
    return ok;
}

static bool add_parts(struct store *store, const struct search_set *set, struct search_words *words,
                      int64_t id, struct error *err) {
    bool row = false;
    if (!set->text[SEARCH_PARTS])
        return true;
    sqlite3_stmt *q = statement(store, set, SEARCH_PARTS, err);
    bool ok = q && sql_bind(store, q, "i", err, id);
    while (ok && (ok = sql_row(store, q, &row, err)) && row)
        add_row(words, &set->parts[sqlite3_column_int(q, 0)], q, 1);
    sql_done(q);
    return ok;
}

static bool add_timeline(struct store *store, const struct search_part *part,
                         struct search_words *words, int64_t id, struct error *err) {
    bool row = false;
    const struct strbuf *b = &words->text[FOUND_WORDS - 1];
    size_t limit = b->length + TIMELINE_MAX;
    sqlite3_stmt *q = sql_get_text(store, part->text, err);
    bool ok = q && sql_bind(store, q, "i", err, id);
    while (ok && b->length < limit && (ok = sql_row(store, q, &row, err)) && row)
        add_row(words, part, q, 0);
    if (b->length > limit)
        strbuf_truncate(&words->text[FOUND_WORDS - 1], limit);
    sql_done(q);
    return ok;
}

static bool add_timelines(struct store *store, const struct search_set *set,
                          struct search_words *words, int64_t id, struct error *err) {
    bool ok = true;
    for (int i = 0; ok && i < set->n_parts; i++)
        ok = !set->parts[i].text || add_timeline(store, &set->parts[i], words, id, err);
    return ok;
}

static bool write_row(struct store *store, const struct search_set *set, struct search_words *words,
                      enum search_statement how, int64_t id, struct error *err) {
    sqlite3_stmt *q = statement(store, set, how, err);
    return q &&
           sql_bind(store, q, "issss", err, id, search_words_get(words, FOUND_NAME),
                    search_words_get(words, FOUND_PLACE), search_words_get(words, FOUND_MARKS),
                    search_words_get(words, FOUND_WORDS)) &&
           sql_run(store, q, err);
}

static bool remove_row(struct store *store, const struct search_set *set, int64_t id,
                       struct error *err) {
    sqlite3_stmt *q = statement(store, set, SEARCH_REMOVE, err);
    return q && sql_bind(store, q, "i", err, id) && sql_run(store, q, err);
}

static bool write_whole(struct store *store, const struct search_set *set,
                        struct search_words *words, enum search_statement how, int64_t id,
                        struct error *err) {
    bool living;
    search_words_clear(words);
    if (!add_own(store, set, words, id, &living, err))
        return false;
    if (!living)
        return remove_row(store, set, id, err);
    return add_parts(store, set, words, id, err) && add_timelines(store, set, words, id, err) &&
           write_row(store, set, words, how, id, err);
}

bool search_write(struct store *store, int index, int64_t id, struct error *err) {
    struct search_words words = {0};
    bool ok = write_whole(store, search_set(store, index), &words, SEARCH_REPLACE, id, err);
    search_words_free(&words);
    return ok;
}

/* A row that was inserted, from the changeset alone. A stale row of the index is no reason not to
 * save a record. */
static bool write_new(struct store *store, const struct search_set *set, struct search_words *words,
                      const struct journal_table *table, const struct change *change,
                      struct error *err) {
    if (change->after[table->deleted_at].kind != CELL_NULL)
        return true;
    search_words_clear(words);
    for (int i = 0; i < change->n_columns; i++)
        if (table->field[i] >= 0 && change->after[i].kind == CELL_TEXT)
            search_words_add(words, &table->entity->fields[table->field[i]],
                             change->after[i].is.bytes, change->after[i].length);
    return write_row(store, set, words, SEARCH_INSERT, change->id, err) ||
           ((sqlite3_errcode(store->db) & 0xff) == SQLITE_CONSTRAINT &&
            write_row(store, set, words, SEARCH_REPLACE, change->id, err));
}

static bool write_touch(struct store *store, const struct search_set *set,
                        struct search_words *words, const struct journal_table *table,
                        const struct search_touch *touch, struct changeset roots,
                        struct error *err) {
    struct change change;
    switch (touch->kind) {
    case SEARCH_NEW:
        roots.at = touch->at;
        return changeset_next(&roots, &change) == CHANGESET_CHANGE &&
               write_new(store, set, words, table, &change, err);
    case SEARCH_GONE:
        return remove_row(store, set, touch->id, err);
    case SEARCH_WHOLE:
        break;
    }
    return write_whole(store, set, words, SEARCH_REPLACE, touch->id, err);
}

bool search_update(struct store *store, struct search_notes *notes, struct error *err) {
    struct search_words words = {0};
    const struct journal_schema *schema = journal_schema(store, err);
    bool ok = schema != NULL;
    search_notes_sort(notes);
    for (int i = 0; ok && i < SEARCH_INDEXES; i++) {
        const struct search_set *set = search_set(store, i);
        const struct journal_table *table = journal_table_named(schema, set->index->root->table);
        for (size_t n = 0; ok && n < notes->of[i].n; n++)
            ok = write_touch(store, set, &words, table, &notes->of[i].touched[n],
                             notes->of[i].roots, err);
    }
    search_words_free(&words);
    return ok;
}

/* An index that is damaged cannot be emptied, but it can be dropped. */
static bool recreate(struct store *store, const struct search_set *set, struct error *err) {
    struct arena arena = {0};
    bool row = false;
    sqlite3_stmt *q = statement(store, set, SEARCH_SCHEMA, err);
    bool ok = q && sql_row(store, q, &row, err);
    if (ok && !row)
        ok =
            error_set(err, ERROR_CORRUPT, "%s has no search index; restore a backup.", store->path);
    const char *schema = ok ? sql_text(q, 0, &arena) : NULL;
    sql_done(q);
    ok = ok && sql_exec(store, set->text[SEARCH_DROP], err) && sql_exec(store, schema, err);
    arena_free(&arena);
    return ok;
}

static bool index_all(struct store *store, const struct search_set *set, struct error *err) {
    struct search_words words = {0};
    bool row = false;
    sqlite3_stmt *q = statement(store, set, SEARCH_LIVING, err);
    bool ok = q != NULL;
    while (ok && (ok = sql_row(store, q, &row, err)) && row)
        ok = write_whole(store, set, &words, SEARCH_INSERT, sqlite3_column_int64(q, 0), err);
    sql_done(q);
    search_words_free(&words);
    return ok;
}

bool search_rebuild(struct store *store, struct error *err) {
    bool ok = true;
    if (!sql_exec(store, "BEGIN IMMEDIATE", err))
        return false;
    for (int i = 0; ok && i < SEARCH_INDEXES; i++)
        ok = recreate(store, search_set(store, i), err) &&
             index_all(store, search_set(store, i), err);
    return sql_end(store, ok, err);
}
