/* Suppliers: what is done with the marked ones (or the one under the cursor). */
#include <stdio.h>
#include <string.h>

#include "sourcebench/core/text.h"
#include "sourcebench/db/command.h"
#include "sourcebench/db/known.h"
#include "sourcebench/service/export.h"
#include "sourcebench/tui/dialog.h"

#include "compare.h"
#include "import_screen.h"
#include "suppliers_state.h"

static bool step(void *user, int64_t done, int64_t total) {
    return shell_progress(user, "Changing suppliers", done, total);
}

static void say_changed(struct suppliers *s, bool ok, int64_t changed, const struct error *err) {
    shell_changed(s->shell);
    if (!ok)
        shell_say_error(s->shell, err);
    else if (changed == 0)
        shell_say(s->shell, "Nothing to change: it is so already.");
    else
        shell_say(s->shell, "Changed %lld supplier%s; u takes it back.", (long long)changed,
                  changed == 1 ? "" : "s");
}

static void set_field(struct suppliers *s, int field, struct value value) {
    struct error err;
    struct journal_progress progress = {step, s->shell};
    int64_t n, changed = 0;
    const int64_t *ids = suppliers_targets(s, &n);
    bool ok = command_set_field(s->session->store, ids, n, field, value, &progress, &changed, &err);
    say_changed(s, ok, changed, &err);
}

/* "of 3 marked suppliers" or the name, for the titles of questions. */
static const char *target_name(struct suppliers *s, struct arena *arena) {
    int64_t n;
    suppliers_targets(s, &n);
    if (list_mark_count(s->list))
        return arena_format(arena, "%lld marked supplier%s", (long long)n, n == 1 ? "" : "s");
    return arena_string(arena, suppliers_current(s)->values[SUPPLIER_NAME].s);
}

static void status(struct screen *screen) {
    struct suppliers *s = screen->state;
    struct arena arena = {0};
    const struct field *f = &supplier_entity.fields[SUPPLIER_STATUS];
    struct picker_item items[16];
    const char *now = suppliers_current(s)->values[SUPPLIER_STATUS].s;
    int n = 0, current = 0;
    for (; n < (int)f->n_choices && n < 16; n++) {
        items[n] = (struct picker_item){.text = f->choices[n].label};
        if (now && strcmp(now, f->choices[n].key) == 0)
            current = n;
    }
    int chosen = pick(s->shell, arena_format(&arena, "Status of %s", target_name(s, &arena)), items,
                      n, current);
    if (chosen >= 0)
        set_field(s, SUPPLIER_STATUS, value_text(f->choices[chosen].key));
    arena_free(&arena);
}

static void cadence(struct screen *screen) {
    struct suppliers *s = screen->state;
    struct arena arena = {0};
    struct error err;
    struct value value;
    char *typed = prompt_line(
        s->shell,
        arena_format(&arena,
                     "Days between reviews of %s (empty: by status): ", target_name(s, &arena)),
        NULL);
    if (typed && field_parse(&supplier_entity.fields[SUPPLIER_CADENCE], typed,
                             session_today(s->session), &arena, &value, &err))
        set_field(s, SUPPLIER_CADENCE, value);
    else if (typed)
        shell_say_error(s->shell, &err);
    mem_free(typed);
    arena_free(&arena);
}

static void change_tag(struct suppliers *s, const char *tag, bool add) {
    struct error err;
    struct journal_progress progress = {step, s->shell};
    int64_t n, changed = 0;
    const int64_t *ids = suppliers_targets(s, &n);
    bool ok = command_tag(s->session->store, ids, n, tag, add, &progress, &changed, &err);
    say_changed(s, ok, changed, &err);
}

static void tag(struct screen *screen) {
    struct suppliers *s = screen->state;
    struct arena arena = {0};
    char *typed =
        prompt_line(s->shell, arena_format(&arena, "Tag %s with: ", target_name(s, &arena)), NULL);
    if (typed && *typed)
        change_tag(s, typed, true);
    mem_free(typed);
    arena_free(&arena);
}

static void untag(struct screen *screen) {
    struct suppliers *s = screen->state;
    struct arena arena = {0};
    struct error err;
    const char **tags;
    int count;
    struct picker_item items[KNOWN_MAX];
    if (!known_values(s->session->store, &tag_entity, TAG_NAME, &arena, &tags, &count, &err)) {
        shell_say_error(s->shell, &err);
    } else if (count == 0) {
        shell_say(s->shell, "No supplier has a tag yet; t adds one.");
    } else {
        for (int i = 0; i < count; i++)
            items[i] = (struct picker_item){.text = tags[i]};
        int chosen =
            pick(s->shell, arena_format(&arena, "Remove which tag from %s", target_name(s, &arena)),
                 items, count, 0);
        if (chosen >= 0)
            change_tag(s, tags[chosen], false);
    }
    arena_free(&arena);
}

/* Export: the marked suppliers, or all that the filter shows. The ending of the name says the form.
 */
static void export(struct screen *screen) {
    struct suppliers *s = screen->state;
    struct arena arena = {0};
    struct error err;
    int64_t marked = list_mark_count(s->list), written = 0;
    char *path = prompt_line(s->shell,
                             marked ? "Export the marked suppliers to (.csv or .json): "
                                    : "Export what the filter shows to (.csv or .json): ",
                             "suppliers.csv");
    size_t length = path ? strlen(path) : 0;
    struct export_options options = {
        .filter = marked ? NULL : s->filter,
        .ids = marked ? list_marks(s->list) : NULL,
        .n_ids = marked,
        .format = length > 5 && strcmp(path + length - 5, ".json") == 0 ? EXPORT_JSON : EXPORT_CSV,
        .path = path,
        .progress = {step, s->shell}};
    bool ok = length && export_suppliers(s->session, &options, &written, &err);
    if (length && !ok && err.code == ERROR_REFUSED &&
        confirm(s->shell, "%s exists already. Replace it?", path)) {
        options.overwrite = true;
        ok = export_suppliers(s->session, &options, &written, &err);
    }
    if (ok)
        shell_say(s->shell, "Wrote %lld supplier%s to %s.", (long long)written,
                  written == 1 ? "" : "s", path);
    else if (length)
        shell_say_error(s->shell, &err);
    mem_free(path);
    arena_free(&arena);
}

static void import(struct screen *screen) {
    struct suppliers *s = screen->state;
    if (import_run(s->shell))
        shell_changed(s->shell);
}

static const char *need_marks(struct screen *screen) {
    struct suppliers *s = screen->state;
    int64_t n = list_mark_count(s->list);
    if (n < 2)
        return "mark two to eight suppliers with m first";
    return n > COMPARE_MAX ? "at most eight suppliers can stand side by side; unmark some" : NULL;
}

static void compare(struct screen *screen) {
    struct suppliers *s = screen->state;
    compare_run(s->shell, list_marks(s->list), (int)list_mark_count(s->list));
}

static const struct action actions[] = {
    {"suppliers.compare", "compare", "Show the marked suppliers side by side.", "c", 0, 8, compare,
     need_marks},
    {"suppliers.status", "status", "Set the status of the supplier or the marked ones.", "x",
     ACTION_CHANGES, 0, status, suppliers_need_living_row},
    {"suppliers.tag", "tag", "Add a tag to the supplier or the marked ones.", "t", ACTION_CHANGES,
     0, tag, suppliers_need_living_row},
    {"suppliers.untag", "remove tag", "Remove a tag from the supplier or the marked ones.", "T",
     ACTION_CHANGES, 0, untag, suppliers_need_living_row},
    {"suppliers.cadence", "review cadence",
     "Set the days between reviews of the supplier or the marked ones.", "R", ACTION_CHANGES, 0,
     cadence, suppliers_need_living_row},
    {"suppliers.export", "export", "Write the marked suppliers, or all shown, to a file.", "E",
     ACTION_FILES, 0, export, NULL},
    {"suppliers.import", "import", "Import a supplier list (.csv, .xlsx) with a preview.", "I",
     ACTION_CHANGES | ACTION_FILES, 0, import, NULL},
};

const struct action_table supplier_bulk_actions = {"suppliers-bulk", "Marked suppliers", actions,
                                                   sizeof actions / sizeof *actions};
