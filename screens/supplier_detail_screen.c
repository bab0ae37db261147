/* The detail screen of one supplier: what is done there beside what any detail screen does. */
#include "sourcebench/core/date.h"
#include "sourcebench/core/material.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/supplier_command.h"
#include "sourcebench/db/vetting.h"

#include "material_page.h"
#include "quick_entry.h"
#include "supplier_detail.h"
#include "verify.h"
#include "visit_sheet.h"

static void show_score(struct screen *screen) {
    detail_show_view(screen, VIEW_SCORE);
}

static const char *need_verifiable(struct screen *screen) {
    int64_t id;
    return verify_can(detail_entry(screen->state, &id))
               ? NULL
               : "the cursor must stand on something that is verified, checked, held or closed";
}

static void verify(struct screen *screen) {
    struct detail *d = screen->state;
    int64_t id;
    const struct entity *entity = detail_entry(d, &id);
    verify_run(d->shell, entity, id);
}

/* To what a supplier offers */

static const char *need_offer(struct screen *screen) {
    int64_t id;
    return detail_entry(screen->state, &id) == &offer_entity
               ? NULL
               : "the cursor must stand on a material that is offered";
}

static void open_material(struct screen *screen) {
    struct detail *d = screen->state;
    struct arena arena = {0};
    struct record *offer;
    struct error err;
    int64_t id;
    const struct entity *entity = detail_entry(d, &id);
    if (record_load(d->session->store, entity, id, &arena, &offer, &err))
        material_page_visit(d->shell, offer->values[OFFER_MATERIAL].i, PAGE_OFFERS);
    else
        shell_say_error(d->shell, &err);
    arena_free(&arena);
}

/* Timeline */

static void note(struct screen *screen) {
    struct detail *d = screen->state;
    quick_note(d->shell, d->id, detail_title(d));
}

static void follow_up(struct screen *screen) {
    struct detail *d = screen->state;
    quick_follow_up(d->shell, d->id, detail_title(d));
}

static void log_contact(struct screen *screen) {
    struct detail *d = screen->state;
    quick_log(d->shell, d->id, detail_title(d));
}

static const char *need_follow_up(struct screen *screen) {
    int64_t id;
    return detail_entry(screen->state, &id) == &interaction_entity
               ? NULL
               : "the cursor must stand on an entry of the timeline";
}

static void follow_up_done(struct screen *screen) {
    struct detail *d = screen->state;
    struct error err;
    int64_t id;
    char today[DATE_TEXT];
    detail_entry(d, &id);
    date_to_iso(session_today(d->session), today);
    bool ok = command_follow_up_done(d->session->store, id, today, &err);
    detail_done(d, ok, "Followed up; u takes it back.", &err);
}

static void visit_sheet(struct screen *screen) {
    struct detail *d = screen->state;
    visit_sheet_run(d->shell, d->record);
}

static void checklist(struct screen *screen) {
    struct detail *d = screen->state;
    struct error err;
    int added;
    bool ok = command_vetting_start(d->session->store, d->id, &added, &err);
    if (d->view != VIEW_VETTING)
        detail_show_view(screen, VIEW_VETTING);
    detail_done(
        d, ok, added ? "Checklist taken; u takes it back." : "The whole checklist is here already.",
        &err);
}

static const struct action actions[] = {
    {"detail.next", "next view", "Show the next view of the supplier.", "] | Right | Tab", 0, 1,
     detail_next_view, NULL},
    {"detail.previous", "previous view", "Show the view before.", "[ | Left | Shift-Tab", 0, 0,
     detail_previous_view, NULL},
    {"detail.score", "score", "Show the score and how it is computed.", "=", 0, 0, show_score,
     NULL},
    {"detail.add", "add", "Add an entry to this view.", "a", ACTION_CHANGES, 2, detail_add, NULL},
    {"detail.edit", "edit", "Edit the entry under the cursor, or the supplier.", "e | Enter",
     ACTION_CHANGES, 3, detail_edit, NULL},
    {"detail.verify", "verify",
     "Record evidence: of a certificate, a claim, bank details, a vetting item; hold an audit, "
     "close a finding.",
     "v", ACTION_CHANGES, 4, verify, need_verifiable},
    {"detail.checklist", "checklist",
     "Take the vetting checklist for this kind of supplier, or what is missing of it.", "c",
     ACTION_CHANGES, 0, checklist, NULL},
    {"detail.note", "note", "Note something on the timeline.", "n", ACTION_CHANGES, 5, note, NULL},
    {"detail.follow-up", "follow up", "Note what must be followed up, and when.", "f",
     ACTION_CHANGES, 6, follow_up, NULL},
    {"detail.log", "log", "Log a call, mail, chat, visit … with a follow-up if there is one.", "l",
     ACTION_CHANGES, 7, log_contact, NULL},
    {"detail.done", "followed up", "Mark the follow-up under the cursor as done.", "d",
     ACTION_CHANGES, 0, follow_up_done, need_follow_up},
    {"detail.material", "material", "Open the material of the offer under the cursor.", "o", 0, 0,
     open_material, need_offer},
    {"detail.delete", "delete", "Delete the entry under the cursor.", "D",
     ACTION_CHANGES | ACTION_DANGEROUS, 0, detail_delete, detail_need_entry},
    {"detail.history", "history", "Show who changed what, from what, when.", "H", 0, 0,
     detail_history, NULL},
    {"detail.visit-sheet", "visit sheet",
     "Write what to check on a visit to a file, for paper (.html or .txt).", "P", ACTION_FILES, 0,
     visit_sheet, NULL},
    {"detail.copy", "copy line", "Copy the line to the terminal's clipboard.", "y | Y", 0, 0,
     detail_copy, detail_need_line},
    {"detail.close", "back", "Back to the list.", "Esc | q", 0, 8, screen_leave, NULL},
};

const struct action_table detail_actions = {"detail", "Supplier detail", actions,
                                            sizeof actions / sizeof *actions};

static const struct action_table *const tables[] = {&detail_actions, &lines_motions, NULL};

const struct screen_ops supplier_detail_screen = {.id = "detail",
                                                  .title = "Supplier",
                                                  .tables = tables,
                                                  .undoes = true,
                                                  .open = detail_open,
                                                  .load = detail_load,
                                                  .draw = detail_draw,
                                                  .unmove = lines_motion_back};
