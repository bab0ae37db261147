/* Materials: what is done with the material under the cursor, and with marked ones. */
#include <string.h>

#include "sourcebench/core/material.h"
#include "sourcebench/core/money.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/db/command.h"
#include "sourcebench/service/comparison_export.h"
#include "sourcebench/tui/dialog.h"

#include "history.h"
#include "material_compare.h"
#include "material_page.h"
#include "materials_state.h"
#include "quick_entry.h"
#include "record_form.h"
#include "sheet_file.h"

static const struct material_row *current(const struct materials *m) {
    return &m->c.data.materials[materials_current(m)];
}

static void done(struct materials *m, const char *sentence) {
    shell_changed(m->shell);
    shell_say(m->shell, "%s", sentence);
}

/* Opening */

static void open_page(struct screen *screen, enum material_view view) {
    struct materials *m = screen->state;
    material_page_run(m->shell, current(m)->id, m->c.data.profile.id, view);
}

static void open(struct screen *screen) {
    open_page(screen, PAGE_FACTS);
}

static void offers(struct screen *screen) {
    open_page(screen, PAGE_OFFERS);
}

static void compliance(struct screen *screen) {
    open_page(screen, PAGE_RULES);
}

static void why(struct screen *screen) {
    struct materials *m = screen->state;
    struct arena arena = {0};
    const char *text = comparison_explain(&m->c, materials_current(m), true, &arena);
    text_view(m->shell, "Why: points, weights, sources", text);
    arena_free(&arena);
}

/* Changing */

static void add(struct screen *screen) {
    struct materials *m = screen->state;
    int64_t id = record_form_add(m->shell, &material_entity, 0, NULL);
    if (!id)
        return;
    materials_goto(m, id);
    done(m, "Added; Enter opens it, and a there adds its values. u takes it back.");
}

static void edit(struct screen *screen) {
    struct materials *m = screen->state;
    if (record_form_edit(m->shell, &material_entity, current(m)->id, NULL, 0))
        done(m, "Saved; u takes it back.");
}

static void note(struct screen *screen) {
    static const int fields[] = {MATERIAL_NOTE};
    struct materials *m = screen->state;
    if (record_form_edit(m->shell, &material_entity, current(m)->id, fields, 1))
        done(m, "Noted; u takes it back.");
}

static void delete (struct screen *screen) {
    struct materials *m = screen->state;
    struct error err;
    int64_t id = current(m)->id;
    if (!confirm(m->shell, "Delete material %s with its values?", current(m)->name))
        return;
    if (command_delete(m->session->store, &material_entity, id, &err))
        done(m, "Deleted; u takes it back.");
    else
        shell_say_error(m->shell, &err);
}

static void show_history(struct screen *screen) {
    struct materials *m = screen->state;
    struct arena arena = {0};
    history_run(m->shell, &material_entity, current(m)->id, arena_string(&arena, current(m)->name));
    arena_free(&arena);
}

/* Marks */

static void mark(struct screen *screen) {
    struct materials *m = screen->state;
    int64_t id = list_current(m->list)->id;
    list_mark(m->list, id, !list_marked(m->list, id));
    list_move(m->list, LIST_DOWN);
}

static void mark_range(struct screen *screen) {
    struct materials *m = screen->state;
    list_mark_range(m->list);
    shell_say(m->shell, "%s marked.", integer_text(list_mark_count(m->list)).text);
}

static void mark_all(struct screen *screen) {
    struct materials *m = screen->state;
    for (int i = 0; i < m->n_order; i++)
        list_mark(m->list, m->c.data.materials[m->order[i]].id, true);
    shell_say(m->shell, "%s marked; Esc takes the marks away.",
              integer_text(list_mark_count(m->list)).text);
}

static const char *need_marks(struct screen *screen) {
    const struct materials *m = screen->state;
    int64_t n = list_mark_count(m->list);
    return n < 2                    ? "mark two to four materials with m first"
           : n > MATERIALS_COMPARED ? "at most four materials stand side by side; unmark some"
                                    : NULL;
}

static void compare(struct screen *screen) {
    struct materials *m = screen->state;
    material_compare_run(m->shell, &m->c, list_marks(m->list), (int)list_mark_count(m->list));
}

/* Exporting: what is shown, or the marked. The ending of the name says the form. */

static struct comparison_sheet sheet_of(struct materials *m, struct arena *arena) {
    struct comparison_sheet s = {
        .c = &m->c, .face = m->face, .criteria = m->columns, .n_criteria = m->n_columns};
    int *materials = arena_alloc(arena, (size_t)m->n_order + 1, sizeof *materials);
    bool all = list_mark_count(m->list) == 0;
    for (int i = 0; i < m->n_order; i++)
        if (all || list_marked(m->list, m->c.data.materials[m->order[i]].id))
            materials[s.n_materials++] = m->order[i];
    s.materials = materials;
    return s;
}

static bool save(void *user, const char *path, bool overwrite, struct error *err) {
    struct materials *m = user;
    struct arena arena = {0};
    struct comparison_sheet what = sheet_of(m, &arena);
    struct sheet sheet = {comparison_write, &what};
    bool ok = sheet_save(m->c.session, &sheet, sheet_format_of(path), path, overwrite, err);
    arena_free(&arena);
    return ok;
}

static void export(struct screen *screen) {
    struct materials *m = screen->state;
    struct arena arena = {0};
    sheet_file_ask(m->shell,
                   list_mark_count(m->list) ? "Export the marked to (.html .csv): "
                                            : "Export what is shown to (.html .csv): ",
                   "materials.html", save, m,
                   arena_format(&arena, "the matrix (%s)", comparison_faces[m->face]));
    arena_free(&arena);
}

/* Copying */

/* What stands in a column of the row under the cursor. */
static const char *column_text(const struct materials *m, int64_t column, struct arena *arena) {
    int material = materials_current(m), criterion = materials_find_criterion(m, column);
    if (criterion < 0)
        return materials_cell(m, material, column, arena);
    const char *text = comparison_cell(&m->c, m->face, material, criterion, arena);
    return text ? text : "";
}

static void copy_cell(struct screen *screen) {
    struct materials *m = screen->state;
    struct arena arena = {0};
    quick_copy(m->shell, column_text(m, m->column, &arena));
    arena_free(&arena);
}

static void copy_row(struct screen *screen) {
    struct materials *m = screen->state;
    struct arena arena = {0};
    struct strbuf text = {0};
    for (int i = 0; i < m->n_columns + COLUMNS_BESIDE; i++)
        strbuf_addf(&text, "%s%s", i ? "\t" : "",
                    column_text(m, materials_column_at(m, i), &arena));
    quick_copy(m->shell, strbuf_text(&text));
    strbuf_free(&text);
    arena_free(&arena);
}

static const struct action actions[] = {
    {"material.open", "open", "Open all that is known of the material.", "Enter", 0, 7, open,
     materials_need_row},
    {"material.compliance", "compliance",
     "Show what the profile's markets ask of the material, and who holds the evidence.", "c", 0, 4,
     compliance, materials_need_row},
    {"material.mark", "mark", "Mark or unmark this material and go down.", "m", 0, 0, mark,
     materials_need_row},
    {"material.why", "why", "Show how the score comes about, and what would change the ranking.",
     "=", 0, 5, why, materials_need_row},
    {"material.offers", "offers", "Show who offers the material, and at what price.", "o", 0, 6,
     offers, materials_need_row},
    {"material.compare", "compare", "Show two to four marked materials side by side.", "C", 0, 0,
     compare, need_marks},
    {"material.add", "add", "Add a material.", "a", ACTION_CHANGES, 0, add, NULL},
    {"material.edit", "edit", "Edit the material.", "e", ACTION_CHANGES, 0, edit,
     materials_need_row},
    {"material.note", "note", "Write the note of the material.", "n", ACTION_CHANGES, 0, note,
     materials_need_row},
    {"material.delete", "delete", "Delete the material.", "D", ACTION_CHANGES | ACTION_DANGEROUS, 0,
     delete, materials_need_row},
    {"material.history", "history", "Show who changed what, from what, when.", "H", 0, 0,
     show_history, materials_need_row},
    {"material.mark-range", "mark range", "Mark from the last marked row to this one.", "V", 0, 0,
     mark_range, materials_need_row},
    {"material.mark-all", "mark all", "Mark all materials that the filter shows.", "*", 0, 0,
     mark_all, materials_need_row},
    {"material.export", "export",
     "Write the matrix as it is shown to a file: .html to print, .csv for a spreadsheet.", "E",
     ACTION_FILES, 0, export, materials_need_row},
    {"material.copy", "copy cell", "Copy the cell to the terminal's clipboard.", "y", 0, 0,
     copy_cell, materials_need_row},
    {"material.copy-row", "copy row", "Copy the row, cells separated by tabs.", "Y", 0, 0, copy_row,
     materials_need_row},
};

const struct action_table materials_act_actions = {"material", "The material", actions,
                                                   sizeof actions / sizeof *actions};
