#include "list_views.h"

#include <string.h>

#include "sourcebench/core/text.h"
#include "sourcebench/db/view.h"
#include "sourcebench/tui/dialog.h"

enum { VIEWS_MAX = 100 };

static const char *sort_name(const struct list_find *f, struct arena *arena) {
    int column = column_sorting(f->spec->columns, f->sort);
    return column < 0 ? NULL
                      : arena_format(arena, "%s%s", f->descending ? "-" : "",
                                     f->spec->columns->columns[column].name);
}

static void apply_view(struct list_find *f, const struct saved_view *v) {
    struct filter_error err;
    if (v->sort) {
        int first = f->spec->columns->columns[0].field;
        f->descending = *v->sort == '-';
        f->sort = list_find_sort_named(f->spec, v->sort + f->descending);
        f->sort_chosen = f->sort != first || f->descending;
    }
    if (v->columns && *v->columns)
        columns_choose(&f->columns, v->columns);
    if (list_find_query(f, v->filter, false, &err))
        shell_say(f->shell, "View %s.", v->name);
    else
        shell_say_error(f->shell, &err.error);
}

static void save_view(struct list_find *f) {
    struct arena arena = {0};
    struct error err;
    char *name = prompt_line(f->shell, "Save this view as: ", NULL);
    if (name && *text_clean(&arena, name, false)) {
        struct saved_view v = {.name = text_clean(&arena, name, false),
                               .filter = f->filter,
                               .sort = sort_name(f, &arena),
                               .columns = columns_names(&f->columns, &arena)};
        if (view_save(f->session->store, f->spec->name, &v, &err))
            shell_say(f->shell, "Saved as view %s; F brings it back.", v.name);
        else
            shell_say_error(f->shell, &err);
    }
    mem_free(name);
    arena_free(&arena);
}

static void delete_view(struct list_find *f, const struct saved_view *views, int count) {
    struct error err;
    struct picker_item items[VIEWS_MAX];
    int n = 0;
    for (; n < count && n < VIEWS_MAX; n++)
        items[n] = (struct picker_item){.text = views[n].name, .note = views[n].filter};
    int chosen = pick(f->shell, "Delete which view", items, n, 0);
    if (chosen < 0 || !confirm(f->shell, "Delete the view %s?", views[chosen].name))
        return;
    if (view_delete(f->session->store, f->spec->name, views[chosen].name, &err))
        shell_say(f->shell, "Deleted the view %s.", views[chosen].name);
    else
        shell_say_error(f->shell, &err);
}

void list_views_run(struct list_find *f) {
    struct arena arena = {0};
    struct error err;
    struct saved_view *saved;
    struct picker_item items[VIEWS_MAX + 2];
    int count = 0, n = 0;
    if (!view_list(f->session->store, f->spec->name, &arena, &saved, &count, &err)) {
        shell_say_error(f->shell, &err);
        arena_free(&arena);
        return;
    }
    bool may_save = !store_read_only(f->session->store);
    for (; n < count && n < VIEWS_MAX; n++)
        items[n] = (struct picker_item){.text = saved[n].name, .note = saved[n].filter};
    int shown = n;
    if (may_save)
        items[n++] = (struct picker_item){.text = "Save the present view …"};
    if (may_save && shown)
        items[n++] = (struct picker_item){.text = "Delete a view …"};
    int chosen = n ? pick(f->shell, "Views", items, n, 0) : -1;
    if (chosen >= 0 && chosen < shown)
        apply_view(f, &saved[chosen]);
    else if (chosen == shown)
        save_view(f);
    else if (chosen > shown)
        delete_view(f, saved, shown);
    arena_free(&arena);
}
