/*
 * Which records of the indexes a command touched, from the walk through its changeset.
 */
#include <stdlib.h>

#include "sourcebench/core/memory.h"

#include "search_private.h"

/* Whether a change can alter what records are found by. */
static bool concerns(const struct journal_walk *walk) {
    const struct journal_table *table = walk->table;
    const struct change *c = &walk->change;
    if (!search_has_words(table->entity))
        return false;
    if (c->op != 'u')
        return true;
    for (int i = 0; i < c->n_columns; i++) {
        int field = table->field[i];
        bool mark = i == table->deleted_at || i == table->owner;
        if (c->after[i].kind != CELL_ABSENT &&
            (mark || (field >= 0 && table->entity->fields[field].found != FOUND_NOT)))
            return true;
    }
    return false;
}

static void add(struct search_notes *notes, int index, enum search_kind kind, int64_t id,
                size_t at) {
    struct search_touch **touched = &notes->of[index].touched;
    size_t *n = &notes->of[index].n;
    *touched = mem_grow(*touched, *n, sizeof **touched);
    (*touched)[(*n)++] = (struct search_touch){id, at, kind};
}

static void note_root(struct search_notes *notes, int index, const struct journal_walk *walk,
                      size_t at) {
    char op = walk->change.op;
    notes->of[index].roots = walk->changeset;
    add(notes, index,
        op == 'i'   ? SEARCH_NEW
        : op == 'd' ? SEARCH_GONE
                    : SEARCH_WHOLE,
        walk->change.id, at);
}

/* Two where the record was moved from one to the other. */
static bool note_part(struct search_notes *notes, int index, const struct journal_walk *walk,
                      struct error *err) {
    int64_t owners[2];
    int n;
    if (!journal_walk_owners(walk, owners, &n, err))
        return false;
    for (int i = 0; i < n; i++)
        add(notes, index, SEARCH_WHOLE, owners[i], 0);
    return true;
}

bool search_note(struct search_notes *notes, const struct journal_walk *walk, size_t at,
                 struct error *err) {
    if (!concerns(walk))
        return true;
    for (int i = 0; i < SEARCH_INDEXES; i++) {
        if (search_indexes[i].root == walk->table->entity)
            note_root(notes, i, walk, at);
        else if (search_is_part(&search_indexes[i], walk->table->entity) &&
                 !note_part(notes, i, walk, err))
            return false;
    }
    return true;
}

static int by_id(const void *a, const void *b) {
    const struct search_touch *x = a, *y = b;
    return (x->id > y->id) - (x->id < y->id);
}

/* Keeps one touch for each root: the whole of it where there are several. */
static size_t merge(struct search_touch *touched, size_t n) {
    size_t kept = 0;
    if (n == 0)
        return 0;
    qsort(touched, n, sizeof *touched, by_id);
    for (size_t i = 1; i < n; i++) {
        if (touched[i].id == touched[kept].id)
            touched[kept].kind = SEARCH_WHOLE;
        else
            touched[++kept] = touched[i];
    }
    return kept + 1;
}

void search_notes_sort(struct search_notes *notes) {
    for (int i = 0; i < SEARCH_INDEXES; i++)
        notes->of[i].n = merge(notes->of[i].touched, notes->of[i].n);
}

void search_notes_free(struct search_notes *notes) {
    for (int i = 0; i < SEARCH_INDEXES; i++)
        mem_free(notes->of[i].touched);
}
