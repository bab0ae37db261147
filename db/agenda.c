/*
 * The lines in order, and keeping them: the suppliers that the journal names since the last look
 * are judged anew, everything where that is much or cannot be known.
 */
#include "sourcebench/db/agenda.h"

#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/id_set.h"

#include "agenda_private.h"

enum { REFRESH_ROWS = 2000 }; /* of the journal: more than that, and reading all is as fast */

struct line_list {
    struct agenda_line *lines;
    size_t n;
};

struct agenda {
    struct store *store;
    struct agenda_query query; /* without its filter and agent */
    struct agenda_filter *filter;
    struct line_list list;
    size_t of_urgency[AGENDA_URGENCIES];
    int64_t money;
    int64_t seen; /* the last entry of the journal that is in the lines */
};

static void add_line(struct line_list *list, const struct agenda_line *line) {
    list->lines = mem_grow(list->lines, list->n, sizeof *list->lines);
    list->lines[list->n++] = *line;
}

static int by_order(const void *a, const void *b) {
    return agenda_compare(a, b);
}

static void sort_lines(struct line_list *list) {
    if (list->n > 1)
        qsort(list->lines, list->n, sizeof *list->lines, by_order);
}

/* Whether both have the same lines; a decision that did not take a line away counts too, because
 * it may have given it to somebody. */
static bool same_lines(const struct line_list *a, const struct line_list *b) {
    bool same = a->n == b->n;
    for (size_t i = 0; same && i < a->n; i++) {
        const struct agenda_line *x = &a->lines[i], *y = &b->lines[i];
        same = agenda_compare(x, y) == 0 && x->stage == y->stage && x->decision == y->decision;
    }
    return same;
}

/* Reading */

struct reading {
    struct agenda *agenda;
    struct line_list *into;
};

static bool take(void *user, const struct agenda_read *read, struct error *err) {
    struct reading *r = user;
    bool matches = false;
    if (!read->open)
        return true;
    if (!agenda_filter_test(r->agenda->filter, read, &matches, err))
        return false;
    if (matches)
        add_line(r->into, &read->line);
    return true;
}

static bool read_lines(struct agenda *a, int64_t supplier, struct line_list *into,
                       struct error *err) {
    struct reading reading = {a, into};
    return agenda_read_lines(a->store, &a->query, supplier, take, &reading, err);
}

/* Takes the list over; what is counted is counted anew. */
static void set_lines(struct agenda *a, struct line_list *list) {
    mem_free(a->list.lines);
    a->list = *list;
    *list = (struct line_list){0};
    memset(a->of_urgency, 0, sizeof a->of_urgency);
    a->money = 0;
    for (size_t i = 0; i < a->list.n; i++) {
        a->of_urgency[a->list.lines[i].urgency]++;
        a->money += a->list.lines[i].money;
    }
}

static bool journal_end(struct agenda *a, int64_t *last, struct error *err) {
    bool row = false;
    sqlite3_stmt *q = sql_get(a->store, &agenda_sql, AGENDA_JOURNAL_END, err);
    bool ok = q && sql_row(a->store, q, &row, err);
    *last = ok && row ? sqlite3_column_int64(q, 0) : 0;
    sql_done(q);
    return ok;
}

static bool load_all(struct agenda *a, bool *changed, struct error *err) {
    struct line_list list = {0};
    int64_t last; /* read first: what is written meanwhile is judged once more, never left out */
    bool ok = journal_end(a, &last, err) &&
              agenda_filter_prepare(a->filter, a->query.supplier == 0, err) &&
              read_lines(a, a->query.supplier, &list, err);
    if (ok) {
        sort_lines(&list);
        *changed = !same_lines(&a->list, &list);
        set_lines(a, &list);
        a->seen = last;
    }
    mem_free(list.lines);
    return ok;
}

struct agenda *agenda_open(struct store *store, const struct agenda_query *query,
                           struct error *err) {
    struct agenda *a = mem_alloc(1, sizeof *a);
    bool changed;
    a->store = store;
    a->query = *query;
    a->query.filter = NULL; /* the filter made ready holds what is needed of both */
    a->query.mine = NULL;
    a->filter = agenda_filter_new(store, query, err);
    if (a->filter && load_all(a, &changed, err))
        return a;
    agenda_close(a);
    return NULL;
}

void agenda_close(struct agenda *a) {
    if (!a)
        return;
    agenda_filter_free(a->filter);
    mem_free(a->list.lines);
    mem_free(a);
}

/* Refreshing */

/* The suppliers of one changeset; false where it may be about any. So may a change that this
 * version cannot read. */
static bool walk_entry(struct agenda *a, const void *bytes, size_t size, struct id_set *touched) {
    struct journal_walk walk;
    struct error ignored;
    bool more = true, all = false;
    bool ok = journal_walk_start(&walk, a->store, bytes, size, &ignored);
    while (ok && !all && (ok = journal_walk_next(&walk, &more, &ignored)) && more)
        ok = agenda_touch(&walk, touched, &all, &ignored);
    return ok && !all;
}

/* The suppliers that were touched since; *all where it may be any. */
static bool find_touched(struct agenda *a, struct id_set *touched, bool *all, struct error *err) {
    int64_t rows = 0;
    bool row = false;
    sqlite3_stmt *q = sql_get(a->store, &agenda_sql, AGENDA_JOURNAL_SINCE, err);
    bool ok = q && sql_bind(a->store, q, "i", err, a->seen);
    *all = false;
    while (ok && !*all && (ok = sql_row(a->store, q, &row, err)) && row) {
        rows += sqlite3_column_int64(q, 1);
        *all =
            sqlite3_column_type(q, 0) == SQLITE_NULL || rows > REFRESH_ROWS ||
            !walk_entry(a, sqlite3_column_blob(q, 0), (size_t)sqlite3_column_bytes(q, 0), touched);
    }
    sql_done(q);
    return ok;
}

/* The lines of the suppliers, as they are now. */
static bool read_touched(struct agenda *a, struct id_set *touched, struct line_list *now,
                         struct error *err) {
    bool ok = agenda_filter_prepare(a->filter, false, err);
    const int64_t *ids = id_set_ids(touched);
    for (size_t i = 0, n = id_set_count(touched); ok && i < n; i++)
        if (a->query.supplier == 0 || a->query.supplier == ids[i])
            ok = read_lines(a, ids[i], now, err);
    sort_lines(now);
    return ok;
}

/* Puts the lines of the touched suppliers in the place of those that they had. */
static void replace_lines(struct agenda *a, struct id_set *touched, const struct line_list *now,
                          bool *changed) {
    struct line_list before = {0}, merged = {0};
    size_t next = 0;
    for (size_t i = 0; i < a->list.n; i++) {
        const struct agenda_line *line = &a->list.lines[i];
        if (id_set_has(touched, line->supplier)) {
            add_line(&before, line);
            continue;
        }
        while (next < now->n && agenda_compare(&now->lines[next], line) < 0)
            add_line(&merged, &now->lines[next++]);
        add_line(&merged, line);
    }
    while (next < now->n)
        add_line(&merged, &now->lines[next++]);
    *changed = !same_lines(&before, now);
    set_lines(a, &merged);
    mem_free(before.lines);
}

bool agenda_refresh(struct agenda *a, bool *changed, struct error *err) {
    struct id_set touched = {0};
    struct line_list now = {0};
    int64_t last;
    bool all = false;
    *changed = false;
    bool ok = journal_end(a, &last, err);
    if (ok && last < a->seen) /* entries were taken away: what they did is not known any more */
        all = true;
    else if (ok && last > a->seen)
        ok = find_touched(a, &touched, &all, err);
    if (ok && all) {
        ok = load_all(a, changed, err);
    } else if (ok && last > a->seen) {
        ok = read_touched(a, &touched, &now, err);
        if (ok) {
            replace_lines(a, &touched, &now, changed);
            a->seen = last;
        }
    }
    id_set_clear(&touched);
    mem_free(now.lines);
    return ok;
}

/* Looking */

size_t agenda_count(const struct agenda *a) {
    return a->list.n;
}

const struct agenda_line *agenda_at(const struct agenda *a, size_t index) {
    return index < a->list.n ? &a->list.lines[index] : NULL;
}

size_t agenda_place(const struct agenda *a, const struct agenda_line *line, bool *found) {
    size_t place = 0;
    for (size_t i = 0; i < a->list.n; i++) {
        const struct agenda_line *l = &a->list.lines[i];
        if (l->rule == line->rule && l->subject == line->subject) {
            if (found)
                *found = true;
            return i;
        }
        place += agenda_compare(l, line) < 0;
    }
    if (found)
        *found = false;
    return place;
}

size_t agenda_count_of(const struct agenda *a, enum agenda_urgency urgency) {
    return a->of_urgency[urgency];
}

int64_t agenda_money(const struct agenda *a) {
    return a->money;
}

/* One line */

struct finding_one {
    size_t rule;
    int64_t subject;
    struct agenda_line *line;
    bool found, *open;
};

static bool take_one(void *user, const struct agenda_read *read, struct error *err) {
    struct finding_one *f = user;
    (void)err;
    if (read->line.rule == f->rule && read->line.subject == f->subject) {
        *f->line = read->line;
        *f->open = read->open;
        f->found = true;
    }
    return true;
}

bool agenda_find(struct store *store, const struct agenda_query *query, size_t rule,
                 int64_t subject, struct agenda_line *line, bool *open, struct error *err) {
    struct finding_one f = {rule, subject, line, false, open};
    int64_t supplier;
    if (!agenda_supplier_of(store, rule, subject, &supplier, err) ||
        (supplier && !agenda_read_lines(store, query, supplier, take_one, &f, err)))
        return false;
    return f.found || error_set(err, ERROR_NOT_FOUND,
                                "Nothing about this %s is due today; look at the agenda again.",
                                agenda_rules[rule].noun);
}
