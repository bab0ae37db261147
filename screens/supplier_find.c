/* Suppliers: filter, order, columns, saved views and marks. */
#include "suppliers_state.h"

static bool query(struct list_find *f, const char *text, struct filter_error *err) {
    return suppliers_read((struct suppliers *)f, text, err);
}

static bool mark_all(struct list_find *f, struct error *err) {
    struct suppliers *s = (struct suppliers *)f;
    int64_t ids[SUPPLIER_LIST_IDS], marked = 0;
    bool end = false;
    /* A walk of its own: the list's must not move. */
    struct supplier_list *all = suppliers_open_rows(s, err);
    bool ok = all != NULL;
    while (ok && !end) {
        int count;
        ok = supplier_list_ids(all, ids, &count, &end, err);
        for (int i = 0; i < count; i++)
            list_mark(f->list, ids[i], true);
        marked += count;
        if (ok && !end && !shell_progress(f->shell, "Marking", marked, s->counted ? s->count : 0))
            break;
    }
    supplier_list_close(all);
    return ok;
}

const struct list_find_spec supplier_find = {
    .name = "suppliers",
    .columns = &supplier_columns,
    .example = "words, or country:VN status:approved moq:<500 cert:GRS -tag:slow",
    .history = "filter",
    .descends = SUPPLIER_BY_SCORE,
    .query = query,
    .mark_all = mark_all,
};

static const struct action actions[] = {
    {"suppliers.filter", "filter", "Filter as you type; Esc shows all again.", "/", 0, 1,
     list_find_filter, NULL},
    {"suppliers.all", "show all", "Take the marks away, then the filter.", "Esc", ACTION_HIDDEN, 0,
     list_find_show_all, NULL},
    {"suppliers.sort", "sort", "Choose the column to sort by.", "s", 0, 0, list_find_sort, NULL},
    {"suppliers.reverse", "reverse", "Reverse the order.", "S", 0, 0, list_find_reverse, NULL},
    {"suppliers.columns", "columns", "Choose the columns.", "o", 0, 0, list_find_columns, NULL},
    {"suppliers.views", "views", "Open, save or delete a view (filter, order, columns).", "F", 0, 0,
     list_find_views, NULL},
    {"suppliers.mark", "mark", "Mark or unmark this supplier and go down.", "m", 0, 0,
     list_find_mark, suppliers_need_row},
    {"suppliers.mark-range", "mark range", "Mark from the last marked row to this one.", "V", 0, 0,
     list_find_mark_range, suppliers_need_row},
    {"suppliers.mark-all", "mark all", "Mark all suppliers that the filter shows.", "*", 0, 0,
     list_find_mark_all, suppliers_need_row},
};

const struct action_table supplier_find_actions = {"suppliers-find", "Finding and marking", actions,
                                                   sizeof actions / sizeof *actions};
