/* The detail screen of one supplier: views on [ ], entries added, edited, verified, deleted. */
#include <stdio.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/material.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/command.h"
#include "sourcebench/db/supplier_command.h"
#include "sourcebench/db/vetting.h"
#include "sourcebench/service/attach.h"
#include "sourcebench/tui/dialog.h"

#include "history.h"
#include "material_page.h"
#include "quick_entry.h"
#include "record_form.h"
#include "supplier_detail.h"
#include "verify.h"
#include "visit_sheet.h"

struct detail {
    struct lines lines; /* first: lines_motions finds it here */
    struct shell *shell;
    struct session *session;
    int64_t id;
    enum detail_view view;
    int64_t entry; /* to begin with; 0: the first */
    int entry_kind;
    struct arena arena;
    struct record *supplier;
};

static bool fill(struct detail *d, struct error *err) {
    arena_free(&d->arena);
    return record_load(d->session->store, &supplier_entity, d->id, &d->arena, &d->supplier, err) &&
           detail_fill(d->session, d->supplier, d->view, &d->lines, err);
}

static bool open(struct screen *screen, void *argument, struct error *err) {
    struct detail *d = argument;
    screen->state = d;
    d->shell = screen->shell;
    d->session = shell_context(screen->shell);
    if (!fill(d, err))
        return false;
    if (d->entry)
        lines_goto(&d->lines, d->entry_kind, d->entry);
    return true;
}

static void load(struct screen *screen) {
    struct detail *d = screen->state;
    struct error err;
    if (!fill(d, &err)) {
        shell_say_error(d->shell, &err);
        screen_close(screen, 0);
    }
}

/* Columns that the views from one to another take, with a blank between them. */
static int views_width(int from, int to) {
    int width = 0;
    for (int i = from; i <= to; i++)
        width += text_columns(detail_view_names[i]) + (i < to);
    return width;
}

/* All views where they fit; otherwise as many as do, with the current one and, where there is one,
 * the next among them. Marks at the ends say that there are more. */
static void draw_views(const struct detail *d, struct area area) {
    int last = DETAIL_VIEWS - 1, from = 0, room = area.width - 4;
    int gap = views_width(0, last) + last < area.width - 1 ? 2 : 1;
    if (views_width(0, last) < area.width - 1)
        room = area.width;
    int shown = (int)d->view < last ? (int)d->view + 1 : last;
    while (views_width(from, shown) > room && from < (int)d->view)
        from++;
    if (from)
        draw_glyph(area, 0, 0, STYLE_DIM, GLYPH_LEFT);
    int x = from ? 2 : 1;
    for (int i = from; i < DETAIL_VIEWS; i++) {
        if (x + text_columns(detail_view_names[i]) > area.width - (i < last ? 2 : 0)) {
            draw_glyph(area, 0, area.width - 1, STYLE_DIM, GLYPH_RIGHT);
            return;
        }
        x = gap + draw_text(area, 0, x, i == (int)d->view ? STYLE_ACCENT : STYLE_DIM,
                            detail_view_names[i]);
    }
}

static void draw(struct screen *screen, struct area area) {
    struct detail *d = screen->state;
    int x = draw_text(area, 0, 1, STYLE_BOLD, d->supplier->values[SUPPLIER_NAME].s);
    if (d->supplier->deleted_at)
        draw_text(area, 0, x + 2, STYLE_BAD, "deleted");
    draw_views(d, area_part(area, 1, 0, 1, area.width));
    lines_draw(&d->lines, area_part(area, 3, 0, area.height - 3, area.width), true);
}

/* Moving between views */

static void show_view(struct screen *screen, int view) {
    struct detail *d = screen->state;
    d->view = (enum detail_view)((view + DETAIL_VIEWS) % DETAIL_VIEWS);
    d->lines.cursor = d->lines.top = 0;
    load(screen);
}

static void next_view(struct screen *screen) {
    show_view(screen, (int)((struct detail *)screen->state)->view + 1);
}

static void previous_view(struct screen *screen) {
    show_view(screen, (int)((struct detail *)screen->state)->view - 1);
}

static void show_score(struct screen *screen) {
    show_view(screen, VIEW_SCORE);
}

/* The entry under the cursor: its view (the overview shows several) and id. */
static const struct entity *entry_under_cursor(const struct detail *d, int64_t *id) {
    const struct line *line = lines_current(&d->lines);
    *id = line ? line->id : 0;
    return line && line->id ? detail_view_entity(line->kind) : NULL;
}

static const char *need_entry(struct screen *screen) {
    int64_t id;
    return entry_under_cursor(screen->state, &id) ? NULL : "there is no entry under the cursor";
}

static void done(struct detail *d, bool ok, const char *sentence, const struct error *err) {
    shell_changed(d->shell);
    if (ok)
        shell_say(d->shell, "%s", sentence);
    else
        shell_say_error(d->shell, err);
}

/* Adding and editing */

/* A new finding belongs to the audit under the cursor, or to that of the finding there. */
static void set_audit(const struct detail *d, struct record *finding) {
    const struct line *line = lines_current(&d->lines);
    for (int i = line ? d->lines.cursor : -1; i >= 0 && !d->lines.items[i].heading; i--) {
        if (d->lines.items[i].kind != VIEW_AUDITS)
            continue;
        finding->values[FINDING_AUDIT] = value_int(d->lines.items[i].id);
        return;
    }
}

/* What a new entry begins with; copied, because the supplier is read anew while the form is open.
 */
static void preset(const struct detail *d, const struct entity *entity, struct record *r,
                   struct arena *arena) {
    char today[DATE_TEXT];
    date_to_iso(session_today(d->session), today);
    r->values[entity->parent] = value_int(d->id);
    if (entity == &interaction_entity) {
        r->values[INTERACTION_KIND] = value_text("call");
        r->values[INTERACTION_ON] = value_text(arena_string(arena, today));
    } else if (entity == &certificate_entity) {
        r->values[CERTIFICATE_STATE] = value_text("declared");
    } else if (entity == &claim_entity) {
        r->values[CLAIM_STATE] = value_text("declared");
    } else if (entity == &audit_entity) {
        r->values[AUDIT_KIND] = value_text("visit");
    } else if (entity == &finding_entity) {
        r->values[FINDING_SEVERITY] = value_text("major");
        set_audit(d, r);
    } else if (entity == &sample_entity) {
        r->values[SAMPLE_VERDICT] = value_text("open");
        r->values[SAMPLE_ROUND] = value_int(1);
    } else if (entity == &offer_entity) {
        const struct value *currency = &d->supplier->values[SUPPLIER_CURRENCY];
        r->values[OFFER_PRICE_PER] = value_text("m");
        r->values[OFFER_QUOTED_ON] = value_text(arena_string(arena, today));
        if (currency->kind == VALUE_TEXT)
            r->values[OFFER_CURRENCY] = value_text(arena_string(arena, currency->s));
    } else if (entity == &site_entity) {
        r->values[SITE_KIND] = value_text("factory");
        const struct value *country = &d->supplier->values[SUPPLIER_COUNTRY];
        if (country->kind == VALUE_TEXT)
            r->values[SITE_COUNTRY] = value_text(arena_string(arena, country->s));
    }
}

static void attach(struct detail *d) {
    struct error err;
    char *path = prompt_line(d->shell, "File to attach: ", NULL);
    char *caption = path && *path ? prompt_line(d->shell, "Caption: ", NULL) : NULL;
    if (caption) {
        bool ok = attach_file(d->session, &supplier_entity, d->id, d->id, path, caption, &err);
        done(d, ok, "Attached; u takes it back.", &err);
    }
    mem_free(path);
    mem_free(caption);
}

/* What `a` adds is asked in the overview, and where a view has entries of two kinds. Returns the
 * view or ENTRY, or VIEW_OVERVIEW when left. */
static int ask_kind(struct detail *d) {
    struct picker_item items[DETAIL_ENTRIES];
    int kinds[DETAIL_ENTRIES], n = 0;
    if (d->view >= VIEW_CONTACTS && d->view != VIEW_AUDITS)
        return (int)d->view;
    for (int i = VIEW_CONTACTS; i < DETAIL_ENTRIES; i++) {
        if (d->view == VIEW_AUDITS && i != VIEW_AUDITS && i != ENTRY_FINDING)
            continue;
        kinds[n] = i;
        items[n++] = (struct picker_item){.text = i == VIEW_AUDITS ? "audit or visit"
                                                                   : detail_view_entity(i)->label};
    }
    int chosen = pick(d->shell, "Add what", items, n, 0);
    return chosen < 0 ? VIEW_OVERVIEW : kinds[chosen];
}

static void add(struct screen *screen) {
    struct detail *d = screen->state;
    int kind = ask_kind(d);
    if (kind == VIEW_OVERVIEW)
        return;
    if (kind == VIEW_FILES) {
        attach(d);
        return;
    }
    struct arena arena = {0};
    const struct entity *entity = detail_view_entity(kind);
    struct record *r = record_new(entity, &arena);
    preset(d, entity, r, &arena);
    int64_t id = record_form_add(d->shell, entity, d->id, r);
    if (id) {
        shell_say(d->shell, "Added; u takes it back.");
        lines_goto(&d->lines, kind, id);
    }
    arena_free(&arena);
}

static void edit(struct screen *screen) {
    struct detail *d = screen->state;
    int64_t id;
    const struct entity *entity = entry_under_cursor(d, &id);
    if (!entity) {
        entity = &supplier_entity;
        id = d->id;
    }
    if (record_form_edit(d->shell, entity, id, NULL, 0))
        shell_say(d->shell, "Saved; u takes it back.");
}

static void delete (struct screen *screen) {
    struct detail *d = screen->state;
    struct error err;
    int64_t id;
    struct arena arena = {0};
    struct record *r;
    const struct entity *entity = entry_under_cursor(d, &id);
    if (!record_load(d->session->store, entity, id, &arena, &r, &err)) {
        shell_say_error(d->shell, &err);
    } else if (confirm(d->shell, "Delete %s %s?", entity->label,
                       r->values[entity->title].kind == VALUE_TEXT ? r->values[entity->title].s
                                                                   : "")) {
        bool ok = command_delete(d->session->store, entity, id, &err);
        done(d, ok, "Deleted; u takes it back.", &err);
        if (ok && entity == &supplier_entity)
            screen_close(screen, 0);
    }
    arena_free(&arena);
}

static const char *need_verifiable(struct screen *screen) {
    int64_t id;
    return verify_can(entry_under_cursor(screen->state, &id))
               ? NULL
               : "the cursor must stand on something that is verified, checked, held or closed";
}

static void verify(struct screen *screen) {
    struct detail *d = screen->state;
    int64_t id;
    const struct entity *entity = entry_under_cursor(d, &id);
    verify_run(d->shell, entity, id);
}

/* To what a supplier offers */

static const char *need_offer(struct screen *screen) {
    int64_t id;
    return entry_under_cursor(screen->state, &id) == &offer_entity
               ? NULL
               : "the cursor must stand on a material that is offered";
}

static void open_material(struct screen *screen) {
    struct detail *d = screen->state;
    struct arena arena = {0};
    struct record *offer;
    struct error err;
    int64_t id;
    const struct entity *entity = entry_under_cursor(d, &id);
    if (record_load(d->session->store, entity, id, &arena, &offer, &err))
        material_page_visit(d->shell, offer->values[OFFER_MATERIAL].i, PAGE_OFFERS);
    else
        shell_say_error(d->shell, &err);
    arena_free(&arena);
}

/* Timeline */

static void note(struct screen *screen) {
    struct detail *d = screen->state;
    quick_note(d->shell, d->id, d->supplier->values[SUPPLIER_NAME].s);
}

static void follow_up(struct screen *screen) {
    struct detail *d = screen->state;
    quick_follow_up(d->shell, d->id, d->supplier->values[SUPPLIER_NAME].s);
}

static void log_contact(struct screen *screen) {
    struct detail *d = screen->state;
    quick_log(d->shell, d->id, d->supplier->values[SUPPLIER_NAME].s);
}

static const char *need_follow_up(struct screen *screen) {
    int64_t id;
    return entry_under_cursor(screen->state, &id) == &interaction_entity
               ? NULL
               : "the cursor must stand on an entry of the timeline";
}

static void follow_up_done(struct screen *screen) {
    struct detail *d = screen->state;
    struct error err;
    int64_t id;
    char today[DATE_TEXT];
    entry_under_cursor(d, &id);
    date_to_iso(session_today(d->session), today);
    bool ok = command_follow_up_done(d->session->store, id, today, &err);
    done(d, ok, "Followed up; u takes it back.", &err);
}

static void show_history(struct screen *screen) {
    struct detail *d = screen->state;
    history_run(d->shell, &supplier_entity, d->id, d->supplier->values[SUPPLIER_NAME].s);
}

static void visit_sheet(struct screen *screen) {
    struct detail *d = screen->state;
    visit_sheet_run(d->shell, d->supplier);
}

static void copy(struct screen *screen) {
    struct detail *d = screen->state;
    quick_copy(d->shell, lines_current(&d->lines)->left);
}

static void checklist(struct screen *screen) {
    struct detail *d = screen->state;
    struct error err;
    int added;
    bool ok = command_vetting_start(d->session->store, d->id, &added, &err);
    if (d->view != VIEW_VETTING)
        show_view(screen, VIEW_VETTING);
    done(d, ok,
         added ? "Checklist taken; u takes it back." : "The whole checklist is here already.",
         &err);
}

static const char *need_line(struct screen *screen) {
    const struct detail *d = screen->state;
    return lines_current(&d->lines) ? NULL : "there is no line here";
}

static const struct action actions[] = {
    {"detail.next", "next view", "Show the next view of the supplier.", "] | Right | Tab", 0, 1,
     next_view, NULL},
    {"detail.previous", "previous view", "Show the view before.", "[ | Left | Shift-Tab", 0, 0,
     previous_view, NULL},
    {"detail.score", "score", "Show the score and how it is computed.", "=", 0, 0, show_score,
     NULL},
    {"detail.add", "add", "Add an entry to this view.", "a", ACTION_CHANGES, 2, add, NULL},
    {"detail.edit", "edit", "Edit the entry under the cursor, or the supplier.", "e | Enter",
     ACTION_CHANGES, 3, edit, NULL},
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
     ACTION_CHANGES | ACTION_DANGEROUS, 0, delete, need_entry},
    {"detail.history", "history", "Show who changed what, from what, when.", "H", 0, 0,
     show_history, NULL},
    {"detail.visit-sheet", "visit sheet",
     "Write what to check on a visit to a file, for paper (.html or .txt).", "P", ACTION_FILES, 0,
     visit_sheet, NULL},
    {"detail.copy", "copy line", "Copy the line to the terminal's clipboard.", "y | Y", 0, 0, copy,
     need_line},
    {"detail.close", "back", "Back to the list.", "Esc | q", 0, 8, screen_leave, NULL},
};

const struct action_table detail_actions = {"detail", "Supplier detail", actions,
                                            sizeof actions / sizeof *actions};

static const struct action_table *const tables[] = {&detail_actions, &lines_motions, NULL};

static const struct screen_ops detail_screen = {.id = "detail",
                                                .title = "Supplier",
                                                .tables = tables,
                                                .undoes = true,
                                                .open = open,
                                                .load = load,
                                                .draw = draw,
                                                .unmove = lines_motion_back};

static void run(struct shell *shell, struct detail d) {
    shell_visit(shell, &detail_screen, &d);
    lines_free(&d.lines);
    arena_free(&d.arena);
}

void detail_run(struct shell *shell, int64_t supplier, enum detail_view view) {
    run(shell, (struct detail){.id = supplier, .view = view});
}

void detail_run_at(struct shell *shell, int64_t supplier, const char *table, int64_t entry) {
    struct detail d = {.id = supplier, .view = VIEW_OVERVIEW, .entry = entry};
    for (int i = VIEW_CONTACTS; i < DETAIL_ENTRIES; i++) {
        if (strcmp(detail_view_entity(i)->table, table) == 0)
            d.entry_kind = i;
    }
    if (d.entry_kind)
        d.view = d.entry_kind == ENTRY_FINDING ? VIEW_AUDITS : (enum detail_view)d.entry_kind;
    run(shell, d);
}
