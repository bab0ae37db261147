#include "list_find.h"

#include <string.h>

#include "sourcebench/core/money.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/tui/dialog.h"

#include "filter_prompt.h"
#include "list_views.h"

enum { CHOICES_MAX = 64 };

/* Where this agent's columns are kept. */
static const char *setting_of(const struct list_find *f, struct arena *arena) {
    return arena_format(arena, "%s.columns.%s", f->spec->name, store_author(f->session->store));
}

/* The columns this agent chose last. */
static char *take_columns(const struct list_find *f) {
    struct arena arena = {0};
    struct error ignored; /* a choice that cannot be read is one that was never made */
    char *columns = NULL;
    bool ok = store_get_setting(f->session->store, setting_of(f, &arena), &columns, &ignored);
    arena_free(&arena);
    return ok ? columns : NULL;
}

int list_find_sort_named(const struct list_find_spec *spec, const char *name) {
    const struct column_set *set = spec->columns;
    int column = column_find(set, name);
    return set->columns[column >= 0 && set->columns[column].sorts ? column : 0].field;
}

void list_find_begin(struct list_find *f, const struct list_find_spec *spec, struct shell *shell,
                     const struct list_source *source, const char *columns, const char *sort) {
    f->spec = spec;
    f->shell = shell;
    f->session = shell_context(shell);
    f->list = list_new(source);
    f->filter = mem_string("");
    f->sort = list_find_sort_named(spec, sort);
    f->descending = f->sort == spec->descends;
    f->columns.set = spec->columns;
    char *chosen = take_columns(f);
    columns_choose(&f->columns, chosen ? chosen : columns);
    mem_free(chosen);
}

bool list_find_open(struct list_find *f, const char *text, struct error *err) {
    struct filter_error wrong;
    bool ok = list_find_query(f, text, false, &wrong);
    if (!ok && wrong.start >= 0) { /* the filter is wrong: show all instead */
        shell_say_error(f->shell, &wrong.error);
        ok = list_find_query(f, "", false, &wrong);
    }
    if (!ok)
        *err = wrong.error;
    return ok;
}

bool list_find_query(struct list_find *f, const char *text, bool keep, struct filter_error *err) {
    if (!f->spec->query(f, text, err))
        return false;
    if (text != f->filter) {
        char *copy = mem_string(text);
        mem_free(f->filter);
        f->filter = copy;
    }
    if (keep)
        list_reload(f->list);
    else
        list_restart(f->list);
    return true;
}

void list_find_again(struct list_find *f, bool keep) {
    struct filter_error err;
    if (!list_find_query(f, f->filter, keep, &err))
        shell_say_error(f->shell, &err.error);
}

void list_find_free(struct list_find *f) {
    list_free(f->list);
    mem_free(f->filter);
}

bool list_find_needs(const struct list_find *f, unsigned needs) {
    return (columns_needs(&f->columns) & needs) != 0;
}

const int64_t *list_find_targets(const struct list_find *f, struct arena *arena, int64_t *n) {
    const struct list_row *row = list_current(f->list);
    *n = list_mark_count(f->list);
    const int64_t *ids = *n ? list_marks(f->list) : row ? &row->id : NULL;
    if (!*n)
        *n = row != NULL;
    int64_t *copy = arena_alloc(arena, (size_t)*n + 1, sizeof *copy);
    if (ids)
        memcpy(copy, ids, (size_t)*n * sizeof *copy);
    return copy;
}

const char *list_find_cells(const struct list_find *f, int cells, struct arena *arena) {
    struct strbuf text = {0};
    const void *row = list_current(f->list)->data;
    for (int i = 0; i < cells; i++)
        strbuf_addf(&text, "%s%s", i ? "\t" : "",
                    column_text(f->spec->columns, f->columns.columns[i], row, arena));
    const char *cut = arena_string(arena, strbuf_text(&text));
    strbuf_free(&text);
    return cut;
}

void list_find_draw_row(const struct list_find *f, struct area area, const struct list_row *row,
                        bool cursor, bool marked) {
    columns_draw_row(&f->columns, area, row->data, cursor, marked,
                     shell_options(f->shell)->cursor_mark_only);
}

/* Filter */

static const char *filter_text(const void *user) {
    return ((const struct list_find *)user)->filter;
}

static bool filter_query(void *user, const char *text, struct filter_error *err) {
    return list_find_query(user, text, false, err);
}

void list_find_filter(struct screen *screen) {
    struct list_find *f = screen->state;
    struct filter_prompt prompt = {filter_text, filter_query, f, f->spec->example,
                                   f->spec->history};
    filter_prompt_run(f->shell, &prompt);
}

void list_find_show_all(struct screen *screen) {
    struct list_find *f = screen->state;
    struct filter_error err;
    if (list_mark_count(f->list))
        list_unmark_all(f->list);
    else if (*f->filter && !list_find_query(f, "", false, &err))
        shell_say_error(f->shell, &err.error);
}

/* Order */

void list_find_sort(struct screen *screen) {
    struct list_find *f = screen->state;
    const struct column_set *set = f->spec->columns;
    struct picker_item items[CHOICES_MAX];
    int fields[CHOICES_MAX], count = 0, current = 0;
    for (int i = 0; i < set->count && count < CHOICES_MAX; i++) {
        if (!set->columns[i].sorts)
            continue;
        if (set->columns[i].field == f->sort)
            current = count;
        fields[count] = set->columns[i].field;
        items[count++] = (struct picker_item){.text = column_label(set, i)};
    }
    int chosen = pick(f->shell, "Sort by", items, count, current);
    if (chosen < 0)
        return;
    f->sort = fields[chosen];
    f->sort_chosen = true;
    f->descending = f->sort == f->spec->descends;
    list_find_again(f, false);
}

void list_find_reverse(struct screen *screen) {
    struct list_find *f = screen->state;
    f->descending = !f->descending;
    f->sort_chosen = true;
    list_find_again(f, false);
}

/* Columns */

static void keep_columns(struct list_find *f) {
    struct arena arena = {0};
    struct error err;
    if (!store_read_only(f->session->store) &&
        !store_set_setting(f->session->store, setting_of(f, &arena),
                           columns_names(&f->columns, &arena), &err))
        shell_say_error(f->shell, &err);
    arena_free(&arena);
}

void list_find_columns(struct screen *screen) {
    struct list_find *f = screen->state;
    const struct column_set *set = f->spec->columns;
    struct picker_item items[CHOICES_MAX];
    bool on[CHOICES_MAX] = {false};
    int count = 0;
    for (int i = 1; i < set->count && count < CHOICES_MAX; i++)
        items[count++] =
            (struct picker_item){.text = column_label(set, i), .note = set->columns[i].title};
    for (int i = 1; i < f->columns.chosen; i++)
        on[f->columns.columns[i] - 1] = true;
    if (pick_many(f->shell, "Columns behind the name", items, count, on) < 0)
        return;
    struct strbuf names = {0};
    for (int i = 0; i < count; i++)
        strbuf_addf(&names, "%s%s", on[i] ? set->columns[i + 1].name : "", on[i] ? "," : "");
    columns_choose(&f->columns, strbuf_text(&names));
    strbuf_free(&names);
    keep_columns(f);
    list_reload(f->list);
}

void list_find_views(struct screen *screen) {
    list_views_run(screen->state);
}

/* Marks */

void list_find_mark(struct screen *screen) {
    struct list_find *f = screen->state;
    const struct list_row *row = list_current(f->list);
    list_mark(f->list, row->id, !list_marked(f->list, row->id));
    list_move(f->list, LIST_DOWN);
}

void list_find_mark_range(struct screen *screen) {
    struct list_find *f = screen->state;
    list_mark_range(f->list);
    shell_say(f->shell, "%s marked.", integer_text(list_mark_count(f->list)).text);
}

void list_find_mark_all(struct screen *screen) {
    struct list_find *f = screen->state;
    struct error err;
    if (f->spec->mark_all(f, &err))
        shell_say(f->shell, "%s marked; Esc takes the marks away.",
                  integer_text(list_mark_count(f->list)).text);
    else
        shell_say_error(f->shell, &err);
}
