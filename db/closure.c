#include "sourcebench/db/closure.h"

#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/record.h"
#include "sourcebench/db/sql.h"

/* As the agenda finds them (agenda_sql.c): of a week at least. */
static const char next[] =
    "SELECT d.name, d.first, date(d.last, '+1 day') FROM supplier s JOIN calendar c ON c.country = "
    "s.country JOIN calendar_day d ON d.calendar_id = c.id WHERE s.id = ?1 AND d.kind = 'closure' "
    "AND d.last >= ?2 AND d.deleted_at IS NULL AND c.deleted_at IS NULL AND "
    "julianday(d.last) - julianday(d.first) >= 6 ORDER BY d.first LIMIT 1";

bool closure_begin(struct store *store, int64_t supplier, int32_t day, struct record *closure,
                   struct arena *arena, struct error *err) {
    static const int fields[] = {CLOSURE_NAME, CLOSURE_CLOSES_ON, CLOSURE_REOPENS_ON};
    bool row = false;
    sqlite3_stmt *q = sql_get_text(store, next, err);
    bool ok = q && sql_bind(store, q, "it", err, supplier, date_text(arena, day)) &&
              sql_row(store, q, &row, err);
    closure->values[CLOSURE_SUPPLIER] = value_int(supplier);
    closure->values[CLOSURE_CONFIRMED_ON] = value_text(date_text(arena, store_today(store)));
    for (int i = 0; ok && row && i < 3; i++)
        closure->values[fields[i]] = value_text(sql_text(q, i, arena));
    sql_done(q);
    return ok;
}

static bool is_same(const struct record *a, const struct record *b, struct arena *arena) {
    enum { HALF_A_YEAR = 183 };
    int32_t first = record_day(a, CLOSURE_CLOSES_ON), end = record_day(a, CLOSURE_REOPENS_ON);
    int32_t other = record_day(b, CLOSURE_CLOSES_ON);
    bool named = strcmp(text_name_key(arena, record_text(a, CLOSURE_NAME)),
                        text_name_key(arena, record_text(b, CLOSURE_NAME))) == 0;
    if (named && (first == DATE_NONE || abs(other - first) <= HALF_A_YEAR))
        return true;
    return first != DATE_NONE && other <= (end == DATE_NONE ? first : end) &&
           record_day(b, CLOSURE_REOPENS_ON) >= first;
}

bool closure_same(struct store *store, const struct record *closure, struct arena *arena,
                  struct record **same, struct error *err) {
    struct record **list;
    int n;
    *same = NULL;
    if (!record_children(store, &closure_entity, closure->values[CLOSURE_SUPPLIER].i, false, arena,
                         &list, &n, err))
        return false;
    for (int i = 0; i < n && !*same; i++)
        *same = is_same(closure, list[i], arena) ? list[i] : NULL;
    return true;
}
