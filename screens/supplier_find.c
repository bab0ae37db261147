/* Suppliers: filter, sort order, columns and saved views. */
#include <string.h>

#include "sourcebench/core/strbuf.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/view.h"
#include "sourcebench/tui/dialog.h"

#include "filter_prompt.h"
#include "suppliers_state.h"

static const char views_screen[] = "suppliers";

/* Filter */

static const char *filter_text(const void *user) {
    return ((const struct suppliers *)user)->filter;
}

static bool filter_query(void *user, const char *text, struct filter_error *err) {
    return suppliers_query(user, text, false, err);
}

static void filter(struct screen *screen) {
    struct suppliers *s = screen->state;
    static const char example[] =
        "words, or country:VN status:approved moq:<500 cert:GRS -tag:slow";
    struct filter_prompt prompt = {filter_text, filter_query, s, example, "filter"};
    filter_prompt_run(s->shell, &prompt);
}

static void show_all(struct screen *screen) {
    struct suppliers *s = screen->state;
    struct filter_error err;
    if (list_mark_count(s->list))
        list_unmark_all(s->list);
    else if (*s->filter && !suppliers_query(s, "", false, &err))
        shell_say_error(s->shell, &err.error);
}

/* Sort order */

static void query_again(struct suppliers *s) {
    struct filter_error err;
    if (!suppliers_query(s, s->filter, false, &err))
        shell_say_error(s->shell, &err.error);
}

static void sort(struct screen *screen) {
    struct suppliers *s = screen->state;
    struct picker_item items[64];
    int fields[64], count = 0, current = 0;
    for (int i = 0; i < n_supplier_columns && count < 64; i++) {
        if (!supplier_columns[i].sorts)
            continue;
        if (supplier_columns[i].field == s->query.sort)
            current = count;
        fields[count] = supplier_columns[i].field;
        items[count++] = (struct picker_item){.text = supplier_column_label(i)};
    }
    int chosen = pick(s->shell, "Sort by", items, count, current);
    if (chosen < 0)
        return;
    s->query.sort = fields[chosen];
    s->query.sort_chosen = true;
    s->query.descending = s->query.sort == SUPPLIER_BY_SCORE; /* the best first */
    query_again(s);
}

static void reverse(struct screen *screen) {
    struct suppliers *s = screen->state;
    s->query.descending = !s->query.descending;
    s->query.sort_chosen = true;
    query_again(s);
}

/* Columns */

const char *suppliers_columns_setting(const struct suppliers *s, struct arena *arena) {
    return arena_format(arena, "suppliers.columns.%s", store_author(s->session->store));
}

void suppliers_find_columns_changed(struct suppliers *s) {
    s->extras = s->scores = false;
    for (int i = 0; i < s->layout.chosen; i++) {
        s->extras = s->extras || supplier_column_is_extra(s->layout.columns[i]);
        s->scores = s->scores || supplier_column_is_score(s->layout.columns[i]);
    }
}

/* "city,status,moq": the chosen columns behind the name. */
static char *column_names(const struct suppliers *s, struct arena *arena) {
    struct strbuf names = {0};
    for (int i = 1; i < s->layout.chosen; i++)
        strbuf_addf(&names, "%s%s", i > 1 ? "," : "", supplier_columns[s->layout.columns[i]].name);
    char *text = arena_string(arena, strbuf_text(&names));
    strbuf_free(&names);
    return text;
}

static void choose_columns(struct suppliers *s, const char *names) {
    supplier_layout_choose(&s->layout, names);
    suppliers_find_columns_changed(s);
}

static void columns(struct screen *screen) {
    struct suppliers *s = screen->state;
    struct arena arena = {0};
    struct error err;
    struct picker_item items[64];
    bool on[64] = {false};
    int count = 0;
    for (int i = 1; i < n_supplier_columns && count < 64; i++)
        items[count++] = (struct picker_item){.text = supplier_column_label(i),
                                              .note = supplier_columns[i].title};
    for (int i = 1; i < s->layout.chosen; i++)
        on[s->layout.columns[i] - 1] = true;
    if (pick_many(s->shell, "Columns behind the name", items, count, on) >= 0) {
        struct strbuf names = {0};
        for (int i = 0; i < count; i++)
            strbuf_addf(&names, "%s%s", on[i] ? supplier_columns[i + 1].name : "",
                        on[i] ? "," : "");
        choose_columns(s, strbuf_text(&names));
        if (!store_read_only(s->session->store) &&
            !store_set_setting(s->session->store, suppliers_columns_setting(s, &arena),
                               column_names(s, &arena), &err))
            shell_say_error(s->shell, &err);
        strbuf_free(&names);
        list_reload(s->list);
    }
    arena_free(&arena);
}

/* Saved views */

static char *sort_name(const struct suppliers *s, struct arena *arena) {
    for (int i = 0; i < n_supplier_columns; i++) {
        if (supplier_columns[i].field == s->query.sort)
            return arena_format(arena, "%s%s", s->query.descending ? "-" : "",
                                supplier_columns[i].name);
    }
    return NULL;
}

static void apply_view(struct suppliers *s, const struct saved_view *v) {
    struct filter_error err;
    if (v->sort) {
        s->query.descending = *v->sort == '-';
        int column = supplier_column_find(v->sort + s->query.descending);
        s->query.sort = column >= 0 && supplier_columns[column].sorts
                            ? supplier_columns[column].field
                            : SUPPLIER_NAME;
        s->query.sort_chosen = s->query.sort != SUPPLIER_NAME || s->query.descending;
    }
    if (v->columns && *v->columns)
        choose_columns(s, v->columns);
    if (suppliers_query(s, v->filter, false, &err))
        shell_say(s->shell, "View %s.", v->name);
    else
        shell_say_error(s->shell, &err.error);
}

static void save_view(struct suppliers *s) {
    struct arena arena = {0};
    struct error err;
    char *name = prompt_line(s->shell, "Save this view as: ", NULL);
    if (name && *text_clean(&arena, name, false)) {
        struct saved_view v = {.name = text_clean(&arena, name, false),
                               .filter = s->filter,
                               .sort = sort_name(s, &arena),
                               .columns = column_names(s, &arena)};
        if (view_save(s->session->store, views_screen, &v, &err))
            shell_say(s->shell, "Saved as view %s; F brings it back.", v.name);
        else
            shell_say_error(s->shell, &err);
    }
    mem_free(name);
    arena_free(&arena);
}

static void delete_view(struct suppliers *s, const struct saved_view *views, int count) {
    struct error err;
    struct picker_item items[100];
    int n = 0;
    for (; n < count && n < 100; n++)
        items[n] = (struct picker_item){.text = views[n].name, .note = views[n].filter};
    int chosen = pick(s->shell, "Delete which view", items, n, 0);
    if (chosen < 0 || !confirm(s->shell, "Delete the view %s?", views[chosen].name))
        return;
    if (view_delete(s->session->store, views_screen, views[chosen].name, &err))
        shell_say(s->shell, "Deleted the view %s.", views[chosen].name);
    else
        shell_say_error(s->shell, &err);
}

static void views(struct screen *screen) {
    struct suppliers *s = screen->state;
    struct arena arena = {0};
    struct error err;
    struct saved_view *saved;
    struct picker_item items[100 + 2];
    int count = 0, n = 0;
    if (!view_list(s->session->store, views_screen, &arena, &saved, &count, &err)) {
        shell_say_error(s->shell, &err);
        arena_free(&arena);
        return;
    }
    bool may_save = !store_read_only(s->session->store);
    for (; n < count && n < 100; n++)
        items[n] = (struct picker_item){.text = saved[n].name, .note = saved[n].filter};
    int shown = n;
    if (may_save)
        items[n++] = (struct picker_item){.text = "Save the present view …"};
    if (may_save && shown)
        items[n++] = (struct picker_item){.text = "Delete a view …"};
    int chosen = n ? pick(s->shell, "Views", items, n, 0) : -1;
    if (chosen >= 0 && chosen < shown)
        apply_view(s, &saved[chosen]);
    else if (chosen == shown)
        save_view(s);
    else if (chosen > shown)
        delete_view(s, saved, shown);
    arena_free(&arena);
}

/* Marks */

static void mark(struct screen *screen) {
    struct suppliers *s = screen->state;
    const struct list_row *row = list_current(s->list);
    list_mark(s->list, row->id, !list_marked(s->list, row->id));
    list_move(s->list, LIST_DOWN);
}

static void mark_range(struct screen *screen) {
    struct suppliers *s = screen->state;
    list_mark_range(s->list);
    shell_say(s->shell, "%lld marked.", (long long)list_mark_count(s->list));
}

static void mark_all(struct screen *screen) {
    struct suppliers *s = screen->state;
    struct error err;
    int64_t ids[SUPPLIER_LIST_IDS], marked = 0;
    bool end = false;
    /* A walk of its own: the list's must not move. */
    struct supplier_list *all = suppliers_open_rows(s, &err);
    bool ok = all != NULL;
    while (ok && !end) {
        int count;
        ok = supplier_list_ids(all, ids, &count, &end, &err);
        for (int i = 0; i < count; i++)
            list_mark(s->list, ids[i], true);
        marked += count;
        if (ok && !end && !shell_progress(s->shell, "Marking", marked, s->counted ? s->count : 0))
            break;
    }
    supplier_list_close(all);
    if (ok)
        shell_say(s->shell, "%lld marked; Esc takes the marks away.",
                  (long long)list_mark_count(s->list));
    else
        shell_say_error(s->shell, &err);
}

static const struct action actions[] = {
    {"suppliers.filter", "filter", "Filter as you type; Esc shows all again.", "/", 0, 1, filter,
     NULL},
    {"suppliers.all", "show all", "Take the marks away, then the filter.", "Esc", ACTION_HIDDEN, 0,
     show_all, NULL},
    {"suppliers.sort", "sort", "Choose the column to sort by.", "s", 0, 0, sort, NULL},
    {"suppliers.reverse", "reverse", "Reverse the order.", "S", 0, 0, reverse, NULL},
    {"suppliers.columns", "columns", "Choose the columns.", "o", 0, 0, columns, NULL},
    {"suppliers.views", "views", "Open, save or delete a view (filter, order, columns).", "F", 0, 0,
     views, NULL},
    {"suppliers.mark", "mark", "Mark or unmark this supplier and go down.", "m", 0, 0, mark,
     suppliers_need_row},
    {"suppliers.mark-range", "mark range", "Mark from the last marked row to this one.", "V", 0, 0,
     mark_range, suppliers_need_row},
    {"suppliers.mark-all", "mark all", "Mark all suppliers that the filter shows.", "*", 0, 0,
     mark_all, suppliers_need_row},
};

const struct action_table supplier_find_actions = {"suppliers-find", "Finding and marking", actions,
                                                   sizeof actions / sizeof *actions};
