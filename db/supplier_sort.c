/*
 * An order that has no index: the table is read from end to end, a slice at a time, for the rows
 * that come next in that order. So many of them are kept that the pages behind come from memory;
 * each further reading keeps twice as many.
 */
#include "supplier_list_private.h"

#include <string.h>

#include "sourcebench/core/strbuf.h"
#include "sourcebench/db/record.h"

enum { KEPT_FIRST = 2048, KEPT_MOST = 8192, CHECK_CLOCK_EVERY = 64 };

static int compare_numbers(int64_t a, int64_t b) {
    return (a > b) - (a < b);
}

/* Below zero where a comes before b in the list. */
static int compare(const struct supplier_list *l, const struct sort_place *a,
                   const struct sort_place *b) {
    if (a->empty != b->empty)
        return a->empty ? 1 : -1;
    int order = a->empty  ? 0
                : a->text ? strcmp(a->text, b->text)
                          : compare_numbers(a->number, b->number);
    if (order == 0)
        order = compare_numbers(a->id, b->id);
    return l->query.descending ? -order : order;
}

static void swap(struct sort_place *a, struct sort_place *b) {
    struct sort_place other = *a;
    *a = *b;
    *b = other;
}

/* The rows kept while reading are a heap with the furthest on top. */

static bool further(const struct supplier_list *l, const struct sort_run *run,
                    const struct sort_place *a, const struct sort_place *b) {
    int order = compare(l, a, b);
    return run->backward ? order < 0 : order > 0;
}

static void sift_up(const struct supplier_list *l, struct sort_run *run, int at) {
    for (int up; at > 0 && further(l, run, &run->kept[at], &run->kept[up = (at - 1) / 2]); at = up)
        swap(&run->kept[at], &run->kept[up]);
}

static void sift_down(const struct supplier_list *l, struct sort_run *run, int count) {
    for (int at = 0, next; (next = 2 * at + 1) < count; at = next) {
        if (next + 1 < count && further(l, run, &run->kept[next + 1], &run->kept[next]))
            next++;
        if (!further(l, run, &run->kept[next], &run->kept[at]))
            return;
        swap(&run->kept[next], &run->kept[at]);
    }
}

/* Keeps a row that comes behind the start, if it is among the nearest. */
static void offer(const struct supplier_list *l, struct sort_run *run,
                  const struct sort_place *place) {
    if (run->from && !further(l, run, place, &run->start))
        return;
    bool full = run->count == run->size;
    if (full)
        run->all = false;
    if (full && !further(l, run, &run->kept[0], place))
        return;
    struct sort_place copy = *place;
    if (place->text)
        copy.text = mem_string(place->text);
    if (full) {
        mem_free(run->kept[0].text);
        run->kept[0] = copy;
        sift_down(l, run, run->count);
    } else {
        run->kept[run->count] = copy;
        sift_up(l, run, run->count++);
    }
}

/* Takes the furthest away one by one: what is left are the ids, the nearest first. */
static void finish(const struct supplier_list *l, struct sort_run *run) {
    run->ids = mem_alloc((size_t)run->count + 1, sizeof *run->ids);
    for (int left = run->count; left > 0; left--) {
        run->ids[left - 1] = run->kept[0].id;
        mem_free(run->kept[0].text);
        run->kept[0] = run->kept[left - 1];
        sift_down(l, run, left - 1);
    }
    mem_free(run->kept);
    run->kept = NULL;
    run->done = true;
}

static void forget(struct sort_run *run) {
    for (int i = 0; run->kept && i < run->count; i++)
        mem_free(run->kept[i].text);
    mem_free(run->kept);
    mem_free(run->ids);
    mem_free(run->start.text);
    *run = (struct sort_run){.size = run->size};
}

void supplier_sort_free(struct supplier_list *l) {
    forget(&l->run[0]);
    forget(&l->run[1]);
    sqlite3_finalize(l->scan);
}

/* Begins to read for what follows the row. */
static bool begin(const struct supplier_list *l, struct sort_run *run, const struct record *from,
                  bool backward, struct error *err) {
    int size = run->done && run->size < KEPT_MOST ? run->size * 2 : run->size;
    forget(run);
    run->size = size ? size : KEPT_FIRST;
    run->begun = run->all = true;
    run->backward = backward;
    run->kept = mem_alloc((size_t)run->size, sizeof *run->kept);
    struct value key;
    if (!from)
        return true;
    if (!supplier_list_sort_value(l, from, &key, err)) {
        forget(run);
        return false;
    }
    run->from = from->id;
    run->start = (struct sort_place){.id = from->id, .empty = key.kind == VALUE_NULL};
    run->start.number = key.kind == VALUE_INT ? key.i : 0;
    run->start.text = key.kind == VALUE_TEXT ? mem_string(key.s) : NULL;
    return true;
}

static bool prepare_scan(struct supplier_list *l, struct error *err) {
    struct strbuf text = {0};
    if (l->scan)
        return true;
    strbuf_addf(&text, "SELECT s.id, %s, %s AND (%s) FROM supplier s WHERE s.id > ?1 ORDER BY s.id",
                l->key, supplier_list_living(l),
                l->condition.test.length ? l->condition.test.data : "1");
    return supplier_list_prepare(l, &text, &l->scan, err);
}

static void take_row(const struct supplier_list *l, struct sort_run *run) {
    int kind = sqlite3_column_type(l->scan, 1);
    struct sort_place place = {.id = run->read, .empty = kind == SQLITE_NULL};
    if (kind == SQLITE_INTEGER)
        place.number = sqlite3_column_int64(l->scan, 1);
    else if (kind == SQLITE_TEXT)
        place.text = (char *)sqlite3_column_text(l->scan, 1);
    offer(l, run, &place);
}

/* Reads on until the end or until the slice is over. */
static bool read_on(struct supplier_list *l, struct sort_run *run, struct error *err) {
    int64_t deadline = supplier_list_deadline(l);
    bool row = false;
    if (!prepare_scan(l, err))
        return false;
    sqlite3_reset(l->scan);
    if (sqlite3_bind_int64(l->scan, 1, run->read) != SQLITE_OK)
        return sql_fail(l->store, err, "list suppliers");
    for (int looked = 1; sql_row(l->store, l->scan, &row, err); looked++) {
        if (!row) {
            finish(l, run);
            break;
        }
        run->read = sqlite3_column_int64(l->scan, 0);
        if (sqlite3_column_int(l->scan, 2))
            take_row(l, run);
        if (looked % CHECK_CLOCK_EVERY == 0 && supplier_list_late(deadline))
            break;
    }
    bool ok = row || run->done;
    sqlite3_reset(l->scan);
    return ok;
}

/* Where the rows behind one stand in what was read. */
struct found {
    const struct sort_run *run;
    int at, step;
};

static int index_of(const struct sort_run *run, int64_t id) {
    for (int i = 0; i < run->count; i++)
        if (run->ids[i] == id)
            return i;
    return -1;
}

static bool find(const struct supplier_list *l, int64_t from, bool backward, struct found *found) {
    const struct sort_run *same = &l->run[backward], *other = &l->run[!backward];
    if (same->done) {
        int at = from == same->from ? 0 : index_of(same, from) + 1;
        *found = (struct found){same, at, 1};
        if ((at > 0 || from == same->from) && (at < same->count || same->all))
            return true;
    }
    if (!other->done)
        return false;
    int at = from ? index_of(other, from) - 1 : other->all ? other->count - 1 : -2;
    *found = (struct found){other, at, -1};
    return at >= 0 || (at == -1 && !other->from);
}

bool supplier_sort_fetch(struct supplier_list *l, const struct record *from, bool backward,
                         int limit, struct arena *arena, const struct record **rows, int *count,
                         bool *end, struct error *err) {
    struct sort_run *run = &l->run[backward];
    int64_t id = from ? from->id : 0;
    struct found found;
    if (!find(l, id, backward, &found)) {
        if ((!run->begun || run->done || run->from != id) && !begin(l, run, from, backward, err))
            return false;
        if (!read_on(l, run, err))
            return false;
        if (!run->done)
            return true;
        find(l, id, backward, &found);
    }
    for (; found.at >= 0 && found.at < found.run->count && *count < limit; found.at += found.step) {
        struct record *r;
        if (record_load(l->store, &supplier_entity, found.run->ids[found.at], arena, &r, err))
            rows[(*count)++] = r;
        else if (err->code != ERROR_NOT_FOUND) /* its adding was undone meanwhile: left out */
            return false;
    }
    *end = found.step > 0 ? found.at >= found.run->count && found.run->all
                          : found.at < 0 && !found.run->from;
    return true;
}
