#include "sourcebench/db/view.h"

#include "sourcebench/db/sql.h"

enum view_sql { VIEW_COUNT, VIEW_LIST, VIEW_SAVE, VIEW_DELETE };

static const char *const view_text[] = {
    [VIEW_COUNT] = "SELECT count(*) FROM saved_view WHERE screen = ?1",
    [VIEW_LIST] = "SELECT name, filter, sort, columns, author FROM saved_view WHERE screen = ?1 "
                  "ORDER BY name",
    [VIEW_SAVE] = "INSERT INTO saved_view (id, screen, name, filter, sort, columns, author, "
                  "created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (screen, name) "
                  "DO UPDATE SET filter = ?4, sort = ?5, columns = ?6, author = ?7, "
                  "created_at = ?8",
    [VIEW_DELETE] = "DELETE FROM saved_view WHERE screen = ?1 AND name = ?2",
};

const struct sql_module view_sql = {"view", view_text, sizeof view_text / sizeof *view_text,
                                    SQL_VIEW};

static bool count_views(struct store *store, const char *screen, int *count, struct error *err) {
    bool row = false;
    sqlite3_stmt *q = sql_get(store, &view_sql, VIEW_COUNT, err);
    bool ok = q && sql_bind(store, q, "t", err, screen) && sql_row(store, q, &row, err);
    *count = ok && row ? sqlite3_column_int(q, 0) : 0;
    sql_done(q);
    return ok;
}

bool view_list(struct store *store, const char *screen, struct arena *arena,
               struct saved_view **views, int *count, struct error *err) {
    int room;
    bool row = false;
    *count = 0;
    if (!count_views(store, screen, &room, err))
        return false;
    *views = arena_alloc(arena, (size_t)room, sizeof **views);
    sqlite3_stmt *q = sql_get(store, &view_sql, VIEW_LIST, err);
    bool ok = q && sql_bind(store, q, "t", err, screen);
    while (ok && *count < room && (ok = sql_row(store, q, &row, err)) && row) {
        (*views)[(*count)++] = (struct saved_view){
            .name = sql_text(q, 0, arena),
            .filter = sql_text(q, 1, arena),
            .sort = sql_text(q, 2, arena),
            .columns = sql_text(q, 3, arena),
            .author = sql_text(q, 4, arena),
        };
    }
    sql_done(q);
    return ok;
}

bool view_save(struct store *store, const char *screen, const struct saved_view *view,
               struct error *err) {
    sqlite3_stmt *q = sql_get(store, &view_sql, VIEW_SAVE, err);
    return q &&
           sql_bind(store, q, "itttttti", err, store_new_id(store), screen, view->name,
                    view->filter, view->sort, view->columns, store_author(store),
                    store_now(store)) &&
           sql_run(store, q, err);
}

bool view_delete(struct store *store, const char *screen, const char *name, struct error *err) {
    sqlite3_stmt *q = sql_get(store, &view_sql, VIEW_DELETE, err);
    return q && sql_bind(store, q, "tt", err, screen, name) && sql_run(store, q, err);
}
