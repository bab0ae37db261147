/* One order: its views, and what is recorded there. */
#include "order_page.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/entities.h"
#include "sourcebench/core/order.h"
#include "sourcebench/core/order_state.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/command.h"
#include "sourcebench/service/order_work.h"
#include "sourcebench/tui/dialog.h"

#include "quick_entry.h"
#include "record_form.h"
#include "supplier_detail.h"

enum { NAME_MOST = 30 };

/* ---- views ---------------------------------------------------------------------------------- */

static const struct detail_view views[ORDER_VIEWS] = {
    [ORDER_VIEW_OVERVIEW] = {.name = "Overview",
                             .entity = &order_entity,
                             .fill = order_fill_overview},
    [ORDER_VIEW_LINES] = {.name = "Lines",
                          .entity = &order_line_entity,
                          .adds = "line: goods",
                          .blank = "Nothing is ordered yet; a adds a line.",
                          .fill = order_fill_lines,
                          .preset = order_preset},
    [ORDER_VIEW_MILESTONES] = {.name = "Milestones",
                               .entity = &milestone_entity,
                               .blank = "Nothing says when it arrives; a adds a milestone.",
                               .fill = order_fill_milestones,
                               .preset = order_preset},
    [ORDER_VIEW_PAYMENTS] = {.name = "Payments",
                             .entity = &payment_entity,
                             .blank = "Nothing is to be paid; a adds a payment.",
                             .fill = order_fill_payments,
                             .preset = order_preset},
    [ORDER_VIEW_DOCUMENTS] = {.name = "Documents",
                              .entity = &document_entity,
                              .blank = "No papers are asked for; a adds one.",
                              .fill = order_fill_documents,
                              .preset = order_preset},
    [ORDER_VIEW_CLAIMS] = {.name = "Claims",
                           .entity = &dispute_entity,
                           .adds = "claim: delay, quality, quantity, documents",
                           .blank = "Nothing is claimed; a claims, for a delay with its penalty.",
                           .fill = order_fill_claims,
                           .add = order_add_claim},
    [ORDER_VIEW_SHIPMENTS] = {.name = "Shipments",
                              .entity = &loading_entity,
                              .adds = "load on a shipment",
                              .blank = "Nothing is loaded yet; a loads it on a shipment.",
                              .fill = order_fill_shipments,
                              .add = order_add_shipment},
    [ORDER_VIEW_TERMS] = {.name = "Terms", .entity = &order_entity, .fill = order_fill_terms},
};

/* ---- what new parts begin with -------------------------------------------------------------- */

void order_preset(const struct detail *d, struct record *r, struct arena *arena) {
    struct error err;
    if (!order_part_begin(d->session->store, d->record, r, arena, &err))
        shell_say_error(d->shell, &err);
}

/* ---- recording ------------------------------------------------------------------------------ */

/* A copy of the entry under the cursor in the arena; NULL and said where it cannot be read. */
static struct record *load_entry(struct detail *d, struct arena *arena) {
    struct record *r;
    struct error err;
    int64_t id;
    const struct entity *entity = detail_entry(d, &id);
    if (record_load(d->session->store, entity, id, arena, &r, &err))
        return r;
    shell_say_error(d->shell, &err);
    return NULL;
}

static const char *need_doable(struct screen *screen) {
    int64_t id;
    const struct entity *e = detail_entry(screen->state, &id);
    return e && order_part_done_field(e) >= 0
               ? NULL
               : "the cursor must stand on a milestone, payment, document or claim";
}

static void done(struct screen *screen) {
    struct detail *d = screen->state;
    struct arena arena = {0};
    struct error err;
    int32_t day;
    struct record *part = load_entry(d, &arena);
    if (part) {
        const char *noted = part->values[order_part_done_field(part->entity)].s;
        /* What is noted already is told, so that it is changed knowingly. */
        const char *label =
            arena_format(&arena, noted ? "%s done on (noted: %s): " : "%s done on (%s): ",
                         quick_cut(order_part_name(part, &arena), NAME_MOST, &arena),
                         noted ? noted : "-2d, 11-20; Enter: today");
        if (quick_ask_day(d->shell, label, !noted, session_today(d->session), &day)) {
            day = day == DATE_NONE ? session_today(d->session) : day;
            bool ok = order_done(d->session->store, part, day, true, &err);
            detail_done(d, ok, "Noted; u takes it back.", &err);
        }
    }
    arena_free(&arena);
}

/* The milestone under the cursor, or else (NULL) the order. */
static void ask_promise(struct detail *d, const struct record_set *set,
                        const struct record *milestone, struct arena *arena) {
    const struct record *order = record_set_find(set, &order_entity, d->id);
    const char *now =
        milestone ? milestone->values[MILESTONE_PROMISED_ON].s : order->values[ORDER_EXPECTED_ON].s;
    const char *what = milestone ? order_part_name(milestone, arena)
                                 : arena_format(arena, "%s %s", record_text(order, ORDER_INCOTERM),
                                                record_text(order, ORDER_PLACE));
    struct error err;
    int32_t day;
    const char *label =
        arena_format(arena, now ? "%s promised for (now %s): " : "%s promised for (%s): ",
                     quick_cut(what, NAME_MOST, arena), now ? now : "+7d, fri, 01-20");
    if (!quick_ask_day(d->shell, label, false, session_today(d->session), &day))
        return;
    bool ok = order_promise(d->session->store, set, order, milestone, day, &err);
    detail_done(d, ok, "Promised; u takes it back.", &err);
}

static void promise(struct screen *screen) {
    struct detail *d = screen->state;
    struct arena arena = {0};
    struct record_set set = {0};
    struct error err;
    int64_t id;
    const struct record *milestone = NULL;
    bool ok = order_load(d->session->store, d->id, &set, &err);
    if (ok && detail_entry(d, &id) == &milestone_entity)
        milestone = record_set_find(&set, &milestone_entity, id);
    if (ok)
        ask_promise(d, &set, milestone, &arena);
    else
        shell_say_error(d->shell, &err);
    record_set_free(&set);
    arena_free(&arena);
}

/* What is claimed is asked first, because what the form begins with follows from it. */
void order_add_claim(struct detail *d) {
    const struct field *kinds = &dispute_entity.fields[DISPUTE_KIND];
    struct picker_item items[8];
    struct arena arena = {0};
    struct record_set set = {0};
    struct error err;
    int n = (int)kinds->n_choices;
    for (int i = 0; i < n; i++)
        items[i] = (struct picker_item){kinds->choices[i].label, NULL};
    int at = pick(d->shell, "Claim for", items, n, 0);
    if (at >= 0 && order_load(d->session->store, d->id, &set, &err)) {
        struct record *r =
            order_claim_begin(&set, record_set_find(&set, &order_entity, d->id),
                              kinds->choices[at].key, session_today(d->session), &arena);
        int64_t id = record_form_add(d->shell, &dispute_entity, d->id, r);
        if (id) {
            lines_goto(&d->lines, ORDER_VIEW_CLAIMS, id);
            shell_say(d->shell, "Claimed; u takes it back.");
        }
    } else if (at >= 0) {
        shell_say_error(d->shell, &err);
    }
    record_set_free(&set);
    arena_free(&arena);
}

/* ---- the supplier, and the order itself ------------------------------------------------------ */

static void edit_order(struct screen *screen) {
    struct detail *d = screen->state;
    if (record_form_edit(d->shell, &order_entity, d->id, NULL, 0))
        shell_say(d->shell, "Saved; u takes it back.");
}

static void open_supplier(struct screen *screen) {
    struct detail *d = screen->state;
    detail_run(d->shell, &supplier_detail, d->record->values[ORDER_SUPPLIER].i, VIEW_TIMELINE);
}

/* The supplier's name, under which an entry goes to its timeline. */
static void with_supplier(struct detail *d,
                          void (*enter)(struct shell *shell, int64_t supplier, const char *name)) {
    struct arena arena = {0};
    struct record *supplier;
    struct error err;
    if (record_load(d->session->store, &supplier_entity, d->record->values[ORDER_SUPPLIER].i,
                    &arena, &supplier, &err))
        enter(d->shell, supplier->id, record_text(supplier, SUPPLIER_NAME));
    else
        shell_say_error(d->shell, &err);
    arena_free(&arena);
}

static void note(struct screen *screen) {
    with_supplier(screen->state, quick_note);
}

static void follow_up(struct screen *screen) {
    with_supplier(screen->state, quick_follow_up);
}

static void log_contact(struct screen *screen) {
    with_supplier(screen->state, quick_log);
}

/* ---- the screen ----------------------------------------------------------------------------- */

static const struct action actions[] = {
    {"order.next", "next view", "Show the next view of the order.", "] | Right | Tab", 0, 1,
     detail_next_view, NULL},
    {"order.previous", "previous view", "Show the view before.", "[ | Left | Shift-Tab", 0, 0,
     detail_previous_view, NULL},
    {"order.done", "done", "Note when the milestone, payment, document or claim was done.", "d",
     ACTION_CHANGES, 2, done, need_doable},
    {"order.promise", "promise",
     "Note which day the supplier promises now: for the milestone, elsewhere for the named place.",
     "p", ACTION_CHANGES, 3, promise, NULL},
    {"order.add", "add", "Add a line, milestone, payment, document, claim, or load a shipment.",
     "a", ACTION_CHANGES, 4, detail_add, NULL},
    {"order.edit", "edit", "Edit the entry under the cursor, or the order.", "e | Enter",
     ACTION_CHANGES, 5, detail_edit, NULL},
    {"order.terms", "terms", "Edit the order: status, days, Incoterm, penalty.", "E",
     ACTION_CHANGES, 0, edit_order, NULL},
    {"order.supplier", "supplier", "Open the supplier's timeline.", "o", 0, 6, open_supplier, NULL},
    {"order.note", "note", "Note something on the supplier's timeline.", "n", ACTION_CHANGES, 7,
     note, NULL},
    {"order.follow-up", "follow up", "Note what must be followed up, and when.", "f",
     ACTION_CHANGES, 0, follow_up, NULL},
    {"order.log", "log", "Log a call, mail, chat, visit … with the supplier.", "l", ACTION_CHANGES,
     0, log_contact, NULL},
    {"order.delete", "delete", "Delete the entry under the cursor.", "D",
     ACTION_CHANGES | ACTION_DANGEROUS, 0, detail_delete, detail_need_entry},
    {"order.history", "history", "Show who changed what, from what, when.", "H", 0, 0,
     detail_history, NULL},
    {"order.copy", "copy line", "Copy the line to the terminal's clipboard.", "y | Y", 0, 0,
     detail_copy, detail_need_line},
    {"order.close", "back", "Back to the orders.", "Esc | q", 0, 8, screen_leave, NULL},
};

const struct action_table order_page_actions = {"order", "Order", actions,
                                                sizeof actions / sizeof *actions};

static const struct action_table *const tables[] = {&order_page_actions, &lines_motions, NULL};

static const struct screen_ops page_screen = {.id = "order",
                                              .title = "Order",
                                              .tables = tables,
                                              .undoes = true,
                                              .open = detail_open,
                                              .load = detail_load,
                                              .draw = detail_draw,
                                              .unmove = lines_motion_back};

const struct detail_spec order_detail = {.entity = &order_entity,
                                         .views = views,
                                         .n_views = ORDER_VIEWS,
                                         .n_entries = ORDER_VIEWS,
                                         .screen = &page_screen};

bool order_page_run_at(struct shell *shell, const char *table, int64_t id) {
    struct session *session = shell_context(shell);
    const struct entity *e = entity_of_table(table);
    struct arena arena = {0};
    struct record *r;
    struct error err;
    bool is_part = e && e->parent >= 0 && strcmp(e->fields[e->parent].ref, order_entity.table) == 0;
    if (is_part && record_load(session->store, e, id, &arena, &r, &err))
        detail_run_at(shell, &order_detail, r->values[e->parent].i, table, id);
    else if (is_part)
        shell_say_error(shell, &err);
    arena_free(&arena);
    return is_part;
}
