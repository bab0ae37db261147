/* Suppliers: what is done with the one under the cursor. */
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/money.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/db/command.h"
#include "sourcebench/tui/dialog.h"

#include "history.h"
#include "quick_entry.h"
#include "record_form.h"
#include "supplier_detail.h"
#include "suppliers_state.h"

static void open_detail(struct screen *screen) {
    struct suppliers *s = screen->state;
    detail_run(s->find.shell, &supplier_detail, suppliers_current(s)->id, VIEW_OVERVIEW);
}

static void show_score(struct screen *screen) {
    struct suppliers *s = screen->state;
    detail_run(s->find.shell, &supplier_detail, suppliers_current(s)->id, VIEW_SCORE);
}

static void vet(struct screen *screen) {
    struct suppliers *s = screen->state;
    detail_run(s->find.shell, &supplier_detail, suppliers_current(s)->id, VIEW_VETTING);
}

/* Puts the cursor on a supplier that was just added or restored. */
static void go_to(struct suppliers *s, int64_t id) {
    struct arena arena = {0};
    struct error err;
    struct record *record;
    if (record_load(s->find.session->store, &supplier_entity, id, &arena, &record, &err)) {
        struct supplier_row row = {.record = record};
        list_goto(s->find.list, &(struct list_row){.id = id, .data = &row});
    }
    arena_free(&arena);
}

static void add(struct screen *screen) {
    struct suppliers *s = screen->state;
    struct arena arena = {0};
    struct record *preset = record_new(&supplier_entity, &arena);
    preset->values[SUPPLIER_STATUS] = value_text("prospect");
    int64_t id = record_form_add(s->find.shell, &supplier_entity, 0, preset);
    arena_free(&arena);
    if (!id)
        return;
    go_to(s, id);
    suppliers_done(s, "Added; u takes it back.");
}

static void edit(struct screen *screen) {
    struct suppliers *s = screen->state;
    if (record_form_edit(s->find.shell, &supplier_entity, suppliers_current(s)->id, NULL, 0))
        suppliers_done(s, "Saved; u takes it back.");
}

static void note(struct screen *screen) {
    struct suppliers *s = screen->state;
    const struct record *r = suppliers_current(s);
    quick_note(s->find.shell, r->id, r->values[SUPPLIER_NAME].s);
}

static void follow_up(struct screen *screen) {
    struct suppliers *s = screen->state;
    const struct record *r = suppliers_current(s);
    quick_follow_up(s->find.shell, r->id, r->values[SUPPLIER_NAME].s);
}

static void log_contact(struct screen *screen) {
    struct suppliers *s = screen->state;
    const struct record *r = suppliers_current(s);
    quick_log(s->find.shell, r->id, r->values[SUPPLIER_NAME].s);
}

static bool delete_all(struct suppliers *s, const int64_t *ids, int64_t n, struct error *err) {
    bool ok = true;
    command_group_begin(s->find.session->store);
    for (int64_t i = 0; i < n && ok; i++)
        ok = command_delete(s->find.session->store, &supplier_entity, ids[i], err);
    command_group_end(s->find.session->store);
    return ok;
}

static bool confirm_delete(struct suppliers *s, const int64_t *ids, int64_t n) {
    const struct record *current = suppliers_current(s);
    if (n > 1)
        return confirm(s->find.shell, "Delete the %s marked suppliers?", integer_text(n).text);
    return confirm(s->find.shell, "Delete supplier %s? is:deleted lists it, r restores it.",
                   ids[0] == current->id ? current->values[SUPPLIER_NAME].s : "that is marked");
}

static void delete (struct screen *screen) {
    struct suppliers *s = screen->state;
    struct arena arena = {0};
    struct error err;
    int64_t n;
    const int64_t *ids = list_find_targets(&s->find, &arena, &n);
    if (confirm_delete(s, ids, n)) {
        bool ok = delete_all(s, ids, n, &err);
        list_unmark_all(s->find.list);
        suppliers_done(s, ok ? "Deleted; u takes it back." : NULL);
        if (!ok)
            shell_say_error(s->find.shell, &err);
    }
    arena_free(&arena);
}

static const char *need_deleted(struct screen *screen) {
    const struct record *r = suppliers_current(screen->state);
    return !r ? "there is no supplier here" : r->deleted_at ? NULL : "this supplier is not deleted";
}

static void restore(struct screen *screen) {
    struct suppliers *s = screen->state;
    struct error err;
    if (command_restore(s->find.session->store, &supplier_entity, suppliers_current(s)->id, &err))
        suppliers_done(s, "Restored.");
    else
        shell_say_error(s->find.shell, &err);
}

static void show_history(struct screen *screen) {
    struct suppliers *s = screen->state;
    const struct record *r = suppliers_current(s);
    history_run(s->find.shell, &supplier_entity, r->id, r->values[SUPPLIER_NAME].s);
}

static void copy(struct suppliers *s, int cells) {
    struct arena arena = {0};
    quick_copy(s->find.shell, list_find_cells(&s->find, cells, &arena));
    arena_free(&arena);
}

static void copy_cell(struct screen *screen) {
    copy(screen->state, 1);
}

static void copy_row(struct screen *screen) {
    struct suppliers *s = screen->state;
    copy(s, s->find.columns.chosen);
}

static const struct action actions[] = {
    {"supplier.open", "open", "Open all that is known of the supplier.", "Enter", 0, 2, open_detail,
     suppliers_need_row},
    {"supplier.add", "add", "Add a supplier.", "a", ACTION_CHANGES, 3, add, NULL},
    {"supplier.edit", "edit", "Edit the supplier.", "e", ACTION_CHANGES, 4, edit,
     suppliers_need_living_row},
    {"supplier.note", "note", "Note something on the supplier's timeline.", "n", ACTION_CHANGES, 5,
     note, suppliers_need_living_row},
    {"supplier.follow-up", "follow up", "Note what must be followed up, and when.", "f",
     ACTION_CHANGES, 6, follow_up, suppliers_need_living_row},
    {"supplier.log", "log", "Log a call, mail, chat, visit … with a follow-up if there is one.",
     "l", ACTION_CHANGES, 7, log_contact, suppliers_need_living_row},
    {"supplier.score", "score", "Show the score of the supplier and how it is computed.", "=", 0, 0,
     show_score, suppliers_need_row},
    {"supplier.vet", "vet", "Open the vetting checklist of the supplier.", "v", 0, 0, vet,
     suppliers_need_row},
    {"supplier.delete", "delete", "Delete the supplier, or the marked ones.", "D",
     ACTION_CHANGES | ACTION_DANGEROUS, 0, delete, suppliers_need_living_row},
    {"supplier.restore", "restore", "Restore a deleted supplier (filter is:deleted).", "r",
     ACTION_CHANGES, 0, restore, need_deleted},
    {"supplier.history", "history", "Show who changed what, from what, when.", "H", 0, 0,
     show_history, suppliers_need_row},
    {"supplier.copy", "copy name", "Copy the name to the terminal's clipboard.", "y", 0, 0,
     copy_cell, suppliers_need_row},
    {"supplier.copy-row", "copy row", "Copy the row, cells separated by tabs.", "Y", 0, 0, copy_row,
     suppliers_need_row},
};

const struct action_table supplier_actions = {"supplier", "The supplier", actions,
                                              sizeof actions / sizeof *actions};
