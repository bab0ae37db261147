/* The page of an inspection. */
#include <string.h>

#include "sourcebench/core/money.h"
#include "sourcebench/service/inspection_report.h"
#include "sourcebench/service/inspection_work.h"
#include "sourcebench/tui/dialog.h"

#include "detail_fill.h"
#include "inspection_count.h"
#include "inspection_page.h"
#include "record_form.h"
#include "sheet_file.h"

/* ---- views ---------------------------------------------------------------------------------- */

static void fill_class(struct filling *f, const struct record *r) {
    struct arena *arena = &f->lines->arena;
    bool begun = r->values[PLAN_CLASS_N].kind != VALUE_NULL;
    const char *plan =
        begun ? arena_format(arena, "n %s  Ac %s", integer_text(r->values[PLAN_CLASS_N].i).text,
                             integer_text(r->values[PLAN_CLASS_AC].i).text)
              : "";
    const char *aql = r->values[PLAN_CLASS_AQL].kind == VALUE_NULL
                          ? ""
                          : arena_format(arena, "AQL %s", fill_show(f, r, PLAN_CLASS_AQL));
    fill_entry(f, INSPECTION_VIEW_PLAN, r, STYLE_NORMAL,
               JOIN(f, fill_show(f, r, PLAN_CLASS_CLASS), fill_show(f, r, PLAN_CLASS_KIND), aql,
                    fill_show(f, r, PLAN_CLASS_LEVEL), fill_show(f, r, PLAN_CLASS_SEVERITY), plan),
               record_text(r, PLAN_CLASS_VERDICT));
}

static void fill_part(struct filling *f, const struct record *r) {
    struct arena *arena = &f->lines->arena;
    fill_entry(f, INSPECTION_VIEW_LOT, r, STYLE_NORMAL,
               JOIN(f, record_text(r, LOT_PART_NAME),
                    arena_format(arena, "ordered %s", fill_show(f, r, LOT_PART_ORDERED)),
                    arena_format(arena, "made %s", fill_show(f, r, LOT_PART_MADE)),
                    arena_format(arena, "packed %s", fill_show(f, r, LOT_PART_PACKED))),
               NULL);
}

static void fill_result(struct filling *f, const struct record *r) {
    const char *state = record_text(r, RESULT_STATE);
    enum style style = strcmp(state, "fail") == 0   ? STYLE_BAD
                       : strcmp(state, "open") == 0 ? STYLE_NORMAL
                                                    : STYLE_DIM;
    fill_entry(f, INSPECTION_VIEW_CHECKLIST, r, style,
               JOIN(f, record_text(r, RESULT_PART), record_text(r, RESULT_WHAT),
                    record_text(r, RESULT_FOUND)),
               fill_show(f, r, RESULT_STATE));
}

static void fill_defect(struct filling *f, const struct record *r) {
    fill_entry(f, INSPECTION_VIEW_DEFECTS, r, STYLE_NORMAL,
               JOIN(f, record_text(r, DEFECT_CODE), record_text(r, DEFECT_NAME),
                    record_text(r, DEFECT_ZONE), record_text(r, DEFECT_PHOTO),
                    record_text(r, DEFECT_NOTE)),
               record_text(r, DEFECT_CLASS));
}

static void fill_amendment(struct filling *f, const struct record *r) {
    struct arena *arena = &f->lines->arena;
    fill_entry(f, INSPECTION_VIEW_AMENDMENTS, r, STYLE_NORMAL,
               arena_format(arena, "%s: %s, not %s", record_text(r, AMENDMENT_SUBJECT),
                            record_text(r, AMENDMENT_IS), record_text(r, AMENDMENT_WAS)),
               record_text(r, AMENDMENT_REASON));
}

static bool fill_terms(struct filling *f, struct error *err) {
    (void)err;
    for (int i = 0; i < INSPECTION_N; i++)
        if (inspection_entity.fields[i].type != FIELD_REF)
            fill_field(f, f->of, i, INSPECTION_VIEW_TERMS);
    return true;
}

static void add_counts(struct filling *f, const struct inspection_state *s) {
    for (int i = 0; i < INSPECTION_CLASSES; i++) {
        const struct class_state *c = &s->classes[i];
        if (!c->record || c->plan.n == 0)
            continue;
        bool bad = c->standing.found > c->plan.ac;
        lines_addf(f->lines, bad ? STYLE_BAD : STYLE_NORMAL,
                   "%-9s %4s of %4s inspected   found %3s   Ac %3s   %s", inspection_class_names[i],
                   integer_text(c->count.inspected).text, integer_text(c->plan.n).text,
                   integer_text(c->standing.found).text, integer_text(c->plan.ac).text,
                   s->begun ? sampling_state_words(c->standing.state) : "not begun");
    }
}

static bool fill_overview(struct filling *f, struct error *err) {
    struct inspection_work w = {0};
    struct arena *arena = &f->lines->arena;
    if (!inspection_work_load(&w, f->session->store, f->of->id, err))
        return false;
    const struct inspection_state *s = &w.state;
    enum inspection_verdict verdict = s->verdict;
    lines_add(f->lines,
              !s->begun                     ? STYLE_BOLD
              : verdict == VERDICT_REJECTED ? STYLE_BAD
                                            : STYLE_BOLD,
              arena_string(arena, s->begun ? inspection_verdict_word(s) : "Planned"), NULL);
    if (s->begun)
        lines_add(f->lines, STYLE_NORMAL, inspection_verdict_why(s, arena), NULL);
    else if (!s->has_plan)
        lines_add(f->lines, STYLE_WARN, arena_string(arena, s->plan_error.message), NULL);
    add_counts(f, s);
    if (s->n_items)
        lines_addf(f->lines, STYLE_NORMAL, "Checklist: %d open, %d passed, %d failed",
                   s->items_in[ITEM_OPEN], s->items_in[ITEM_PASS], s->items_in[ITEM_FAIL]);
    inspection_work_free(&w);
    bool ok = true;
    for (int v = INSPECTION_VIEW_LOT; ok && v < INSPECTION_VIEW_TERMS; v++)
        ok = v == INSPECTION_VIEW_CHECKLIST || fill_view(f, v, err);
    return ok;
}

static const struct detail_view views[INSPECTION_VIEWS] = {
    [INSPECTION_VIEW_OVERVIEW] = {.name = "Overview",
                                  .entity = &inspection_entity,
                                  .fill = fill_overview},
    [INSPECTION_VIEW_PLAN] = {.name = "Plan",
                              .entity = &plan_class_entity,
                              .adds = "class of defects",
                              .blank = "No class of defects yet; a adds one.",
                              .fill_one = fill_class},
    [INSPECTION_VIEW_LOT] = {.name = "Lot",
                             .entity = &lot_part_entity,
                             .adds = "variant",
                             .blank = "No quantities are noted yet; a adds a variant.",
                             .fill_one = fill_part},
    [INSPECTION_VIEW_CHECKLIST] = {.name = "Checklist",
                                   .entity = &result_entity,
                                   .adds = "item",
                                   .blank = "The items of its checklist come when it begins.",
                                   .fill_one = fill_result},
    [INSPECTION_VIEW_DEFECTS] = {.name = "Defects",
                                 .entity = &defect_entity,
                                 .blank = "No defect was found so far.",
                                 .fill_one = fill_defect},
    [INSPECTION_VIEW_AMENDMENTS] = {.name = "Amendments",
                                    .entity = &amendment_entity,
                                    .blank = "Nothing was amended.",
                                    .fill_one = fill_amendment},
    [INSPECTION_VIEW_TERMS] = {.name = "Terms", .entity = &inspection_entity, .fill = fill_terms},
};

/* ---- actions -------------------------------------------------------------------------------- */

static void count(struct screen *screen) {
    struct detail *d = screen->state;
    inspection_count_run(d->shell, d->id);
}

static void verdict(struct screen *screen) {
    struct detail *d = screen->state;
    inspection_verdict_run(d->shell, d->id);
}

static void edit_terms(struct screen *screen) {
    struct detail *d = screen->state;
    if (record_form_edit(d->shell, &inspection_entity, d->id, NULL, 0))
        shell_say(d->shell, "Saved; u takes it back.");
}

static bool save_report(void *user, const char *path, bool overwrite, struct error *err) {
    const struct detail *d = user;
    struct inspection_work w = {0};
    struct inspection_report report = {0};
    bool ok = inspection_work_load(&w, d->session->store, d->id, err) &&
              inspection_report_begin(d->session, &w, &report, err) &&
              inspection_report_save(d->session, &report, path, overwrite, err);
    inspection_work_free(&w);
    return ok;
}

static void write_report(struct screen *screen) {
    struct detail *d = screen->state;
    struct arena arena = {0};
    sheet_file_ask(d->shell, "Write the report to (.html .txt .csv): ",
                   sheet_file_name("inspection", detail_title(d), ".html", &arena), save_report, d,
                   "the report");
    arena_free(&arena);
}

static void again(struct screen *screen) {
    struct detail *d = screen->state;
    static const struct picker_item payers[] = {
        {"Client", NULL}, {"Supplier", NULL}, {"Agent", NULL}};
    static const char *const keys[] = {"client", "supplier", "agent"};
    struct inspection_work w = {0};
    struct error err;
    int64_t id;
    int at = pick(d->shell, "Who pays for the re-inspection", payers, 3, 1);
    if (at < 0)
        return;
    bool ok = inspection_work_load(&w, d->session->store, d->id, &err) &&
              inspection_again(&w, keys[at], &id, &err);
    inspection_work_free(&w);
    detail_done(d, ok, "Planned a full new inspection; it stands in the list.", &err);
}

static const struct action actions[] = {
    {"inspection.next", "next view", "Show the next view of the inspection.", "] | Right | Tab", 0,
     1, detail_next_view, NULL},
    {"inspection.previous", "previous view", "Show the view before.", "[ | Left | Shift-Tab", 0, 0,
     detail_previous_view, NULL},
    {"inspection.count", "count", "Begin or go on: count defects, go through the checklist.", "C",
     0, 2, count, NULL},
    {"inspection.verdict", "verdict", "Show the verdict, and close and seal the inspection.", "X",
     0, 3, verdict, NULL},
    {"inspection.add", "add", "Add a class of defects, a variant, an item.", "a", ACTION_CHANGES, 4,
     detail_add, NULL},
    {"inspection.edit", "edit", "Edit what is under the cursor.", "e | Enter", ACTION_CHANGES, 5,
     detail_edit, NULL},
    {"inspection.terms", "terms", "Edit the inspection: lot, cartons, day, place, agency.", "E",
     ACTION_CHANGES, 6, edit_terms, NULL},
    {"inspection.report", "report", "Write the report: a page to print, text, or raw data.", "P",
     ACTION_FILES, 7, write_report, NULL},
    {"inspection.again", "re-inspect", "Plan a full new inspection of a lot that was not accepted.",
     "R", ACTION_CHANGES, 0, again, NULL},
    {"inspection.delete", "delete", "Delete what is under the cursor.", "D",
     ACTION_CHANGES | ACTION_DANGEROUS, 0, detail_delete, detail_need_entry},
    {"inspection.history", "history", "Show who changed what, from what, when.", "H", 0, 0,
     detail_history, NULL},
    {"inspection.copy", "copy line", "Copy the line to the terminal's clipboard.", "y | Y", 0, 0,
     detail_copy, detail_need_line},
    {"inspection.close", "back", "Back to the inspections.", "Esc | q", 0, 8, screen_leave, NULL},
};

const struct action_table inspection_page_actions = {"inspection", "Inspection", actions,
                                                     sizeof actions / sizeof *actions};

static const struct action_table *const tables[] = {&inspection_page_actions, &lines_motions, NULL};

static const struct screen_ops page_screen = {.id = "inspection",
                                              .title = "Inspection",
                                              .tables = tables,
                                              .undoes = true,
                                              .open = detail_open,
                                              .load = detail_load,
                                              .draw = detail_draw,
                                              .unmove = lines_motion_back};

const struct detail_spec inspection_detail = {.entity = &inspection_entity,
                                              .views = views,
                                              .n_views = INSPECTION_VIEWS,
                                              .n_entries = INSPECTION_VIEWS,
                                              .screen = &page_screen};
