/* Suppliers: what is done with the marked ones (or the one under the cursor). */
#include <stdio.h>
#include <string.h>

#include "sourcebench/core/money.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/known.h"
#include "sourcebench/db/supplier_command.h"
#include "sourcebench/service/export.h"
#include "sourcebench/tui/dialog.h"

#include "compare.h"
#include "coverage.h"
#include "import_screen.h"
#include "quick_entry.h"
#include "status_change.h"
#include "supplier_compare.h"
#include "suppliers_state.h"

/* Whom an action is for, settled before anything is asked. */
struct targets {
    const int64_t *ids;
    int64_t n;
    const char *name; /* "3 marked suppliers" or the supplier's, for the titles of questions */
    struct arena arena;
};

static struct targets take_targets(struct suppliers *s) {
    struct targets t = {0};
    t.ids = list_find_targets(&s->find, &t.arena, &t.n);
    t.name = list_mark_count(s->find.list)
                 ? arena_format(&t.arena, "%s marked supplier%s", integer_text(t.n).text,
                                t.n == 1 ? "" : "s")
                 : quick_name(suppliers_current(s)->values[SUPPLIER_NAME].s, &t.arena);
    return t;
}

static void set_field(struct suppliers *s, const struct targets *t, int field, struct value value) {
    struct error err;
    struct journal_progress progress = {suppliers_step, s->find.shell};
    int64_t changed = 0;
    bool ok = command_set_field(s->find.session->store, t->ids, t->n, field, value, &progress,
                                &changed, &err);
    suppliers_say_changed(s->find.shell, ok, changed, &err);
}

static void status(struct screen *screen) {
    struct suppliers *s = screen->state;
    struct targets t = take_targets(s);
    const char *now = arena_string(&t.arena, suppliers_current(s)->values[SUPPLIER_STATUS].s);
    status_change(s->find.shell, t.ids, t.n, t.name, now);
    arena_free(&t.arena);
}

static void cadence(struct screen *screen) {
    struct suppliers *s = screen->state;
    struct targets t = take_targets(s);
    struct error err;
    struct value value;
    char *typed = prompt_line(
        s->find.shell,
        arena_format(&t.arena, "Days between reviews (empty: by status), %s: ", t.name), NULL);
    if (typed && field_parse(&supplier_entity.fields[SUPPLIER_CADENCE], typed,
                             session_today(s->find.session), &t.arena, &value, &err))
        set_field(s, &t, SUPPLIER_CADENCE, value);
    else if (typed)
        shell_say_error(s->find.shell, &err);
    mem_free(typed);
    arena_free(&t.arena);
}

static void change_tag(struct suppliers *s, const struct targets *t, const char *tag, bool add) {
    struct error err;
    struct journal_progress progress = {suppliers_step, s->find.shell};
    int64_t changed = 0;
    bool ok =
        command_tag(s->find.session->store, t->ids, t->n, tag, add, &progress, &changed, &err);
    suppliers_say_changed(s->find.shell, ok, changed, &err);
}

static void tag(struct screen *screen) {
    struct suppliers *s = screen->state;
    struct targets t = take_targets(s);
    char *typed = prompt_line(s->find.shell, arena_format(&t.arena, "Tag %s with: ", t.name), NULL);
    if (typed && *typed)
        change_tag(s, &t, typed, true);
    mem_free(typed);
    arena_free(&t.arena);
}

/* The tags of one supplier; of several all that are in use. */
static bool tags_of(struct suppliers *s, struct targets *t, struct picker_item items[KNOWN_MAX],
                    int *count, struct error *err) {
    struct supplier_extras extras;
    const char **tags;
    *count = 0;
    if (t->n == 1) {
        if (!supplier_extras_load(s->find.session->store, t->ids[0], session_today(s->find.session),
                                  &t->arena, &extras, err))
            return false;
        char *rest = arena_string(&t->arena, extras.tags ? extras.tags : ""), *tag;
        while (*count < KNOWN_MAX && (tag = strtok_r(rest, ",", &rest)))
            items[(*count)++] = (struct picker_item){.text = tag + strspn(tag, " ")};
        return true;
    }
    if (!known_values(s->find.session->store, &tag_entity, TAG_NAME, &t->arena, &tags, count, err))
        return false;
    for (int i = 0; i < *count; i++)
        items[i] = (struct picker_item){.text = tags[i]};
    return true;
}

static void untag(struct screen *screen) {
    struct suppliers *s = screen->state;
    struct targets t = take_targets(s);
    struct error err;
    int count;
    struct picker_item items[KNOWN_MAX];
    if (!tags_of(s, &t, items, &count, &err)) {
        shell_say_error(s->find.shell, &err);
    } else if (count == 0) {
        shell_say(s->find.shell, "%s no tag; t adds one.", t.n == 1 ? "It has" : "No supplier has");
    } else {
        int chosen = pick(s->find.shell, arena_format(&t.arena, "Remove which tag from %s", t.name),
                          items, count, 0);
        if (chosen >= 0)
            change_tag(s, &t, items[chosen].text, false);
    }
    arena_free(&t.arena);
}

/* Export: the marked suppliers, or all that the filter shows. The ending of the name says the form.
 */
static void export(struct screen *screen) {
    struct suppliers *s = screen->state;
    struct arena arena = {0};
    struct error err;
    int64_t marked = list_mark_count(s->find.list), written = 0;
    char *path = prompt_line(s->find.shell,
                             marked ? "Export the marked to (.csv .json .ics .vcf): "
                                    : "Export what is shown to (.csv .json .ics .vcf): ",
                             "suppliers.csv");
    bool named = path && *path;
    struct export_options options = {.filter = marked ? NULL : s->find.filter,
                                     .ids = marked ? list_marks(s->find.list) : NULL,
                                     .n_ids = marked,
                                     .format = named ? export_format_of(path) : EXPORT_CSV,
                                     .path = path,
                                     .progress = {suppliers_step, s->find.shell}};
    bool ok = named && export_suppliers(s->find.session, &options, &written, &err);
    if (named && !ok && err.code == ERROR_CONFLICT &&
        confirm(s->find.shell, "%s exists already. Replace it?", path)) {
        options.overwrite = true;
        ok = export_suppliers(s->find.session, &options, &written, &err);
    }
    if (ok)
        shell_say(s->find.shell, "Wrote %s %s to %s.", integer_text(written).text,
                  export_unit(options.format, written), path);
    else if (named)
        shell_say_error(s->find.shell, &err);
    mem_free(path);
    arena_free(&arena);
}

static void import(struct screen *screen) {
    struct suppliers *s = screen->state;
    if (import_run(s->find.shell))
        shell_changed(s->find.shell);
}

static const char *need_marks(struct screen *screen) {
    struct suppliers *s = screen->state;
    int64_t n = list_mark_count(s->find.list);
    if (n < 2)
        return "mark two to eight suppliers with m first";
    return n > COMPARE_MAX ? "at most eight suppliers can stand side by side; unmark some" : NULL;
}

static void compare(struct screen *screen) {
    struct suppliers *s = screen->state;
    supplier_compare_run(s->find.shell, list_marks(s->find.list),
                         (int)list_mark_count(s->find.list));
}

/* The marked suppliers, or the first that the filter shows: their ids. */
static bool take_covered(struct suppliers *s, struct arena *arena, int64_t *ids, int *count,
                         int64_t *all, struct error *err) {
    const struct record *rows[COVERAGE_MAX];
    int64_t marked = list_mark_count(s->find.list);
    bool end = true, ok = true;
    *count = 0;
    if (marked) {
        for (; *count < marked && *count < COVERAGE_MAX; ++*count)
            ids[*count] = list_marks(s->find.list)[*count];
        *all = marked;
        return true;
    }
    struct supplier_list *list = suppliers_open_rows(s, err);
    const struct record *from = NULL;
    do {
        int n = 0;
        ok = list && supplier_list_fetch(list, from, false, COVERAGE_MAX - *count, arena, rows, &n,
                                         &end, err);
        for (int i = 0; i < n && ok; i++)
            ids[(*count)++] = rows[i]->id;
        from = n ? rows[n - 1] : from;
    } while (ok && !end && *count < COVERAGE_MAX);
    *all = end ? *count : !*s->find.filter ? s->total : s->counted ? s->count : -1;
    supplier_list_close(list);
    return ok;
}

static void coverage(struct screen *screen) {
    struct suppliers *s = screen->state;
    struct arena arena = {0};
    struct error err;
    int64_t *ids = arena_alloc(&arena, COVERAGE_MAX, sizeof *ids);
    int count;
    int64_t all;
    if (take_covered(s, &arena, ids, &count, &all, &err))
        coverage_run(s->find.shell, ids, count, all);
    else
        shell_say_error(s->find.shell, &err);
    arena_free(&arena);
}

static const struct action actions[] = {
    {"suppliers.compare", "compare", "Show the marked suppliers side by side.", "c", 0, 8, compare,
     need_marks},
    {"suppliers.coverage", "coverage",
     "Show which certificates a market asks for the marked suppliers, or those shown, have.", "C",
     0, 0, coverage, suppliers_need_row},
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
