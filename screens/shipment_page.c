/* One shipment: what it carries of several orders, its days, and how its freight is shared. */

#include "sourcebench/core/date.h"
#include "sourcebench/core/money.h"
#include "sourcebench/core/order.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/command.h"
#include "sourcebench/service/order_work.h"
#include "sourcebench/service/planning_text.h"
#include "sourcebench/service/shipment.h"
#include "sourcebench/tui/dialog.h"

#include "order_page.h"
#include "quick_entry.h"
#include "record_form.h"
#include "supplier_pick.h"

enum { VIEW_CARRIES, VIEW_BOOKING, SHIPMENT_VIEWS };

/* ---- views ---------------------------------------------------------------------------------- */

static const char *thousandths(int64_t n, const char *unit, struct arena *arena) {
    char text[32];
    if (n < 0)
        return "?";
    decimal_format((n + 5) / 10, 2, text, sizeof text);
    return arena_format(arena, "%s %s", text, unit);
}

/* Goods, pieces, cartons, volume, weight in columns; the last stands free. */
static const char *in_columns(const char *const texts[6], struct arena *arena) {
    static const int widths[] = {24, 7, 7, 9, 11};
    const char *line = "";
    for (int i = 0; i < 5; i++)
        line = arena_format(arena, "%s%s ", line,
                            text_cell(texts[i], widths[i], i ? ALIGN_RIGHT : ALIGN_LEFT, arena));
    return arena_format(arena, "%s %s", line, texts[5]);
}

static void add_loaded(struct filling *f, const struct record_set *set,
                       const struct shipment_share *s, const char *currency) {
    struct arena *arena = &f->lines->arena;
    const char *texts[6] = {
        s->line ? shipment_line_name(set, s->line, arena) : "?",
        arena_string(arena, integer_text(s->loading->values[LOADING_QUANTITY].i).text),
        s->cartons < 0 ? "?" : arena_string(arena, integer_text(s->cartons).text),
        thousandths(s->litres, "m³", arena),
        thousandths(s->grams, "kg", arena),
        s->freight < 0 ? "" : planning_total(s->freight, currency, arena)};
    fill_entry(f, VIEW_CARRIES, s->loading, STYLE_NORMAL, in_columns(texts, arena), NULL);
}

static void add_head(struct filling *f, const struct record_set *set, const struct record *s) {
    const struct record *forwarder = record_set_follow(set, s, SHIPMENT_FORWARDER);
    const char *arrived = record_text(s, SHIPMENT_ARRIVED_ON);
    struct arena *arena = &f->lines->arena;
    lines_add(f->lines, STYLE_BOLD,
              JOIN(f, fill_show(f, s, SHIPMENT_MODE), record_text(s, SHIPMENT_VESSEL),
                   record_text(s, SHIPMENT_CONTAINER),
                   forwarder ? record_text(forwarder, SUPPLIER_NAME) : "no forwarder yet (w)"),
              NULL);
    const char *etd = record_text(s, SHIPMENT_ETD), *eta = record_text(s, SHIPMENT_ETA);
    lines_add(
        f->lines, STYLE_NORMAL,
        arena_format(
            arena, "%s %s  to  %s %s%s%s",
            *record_text(s, SHIPMENT_FROM_PORT) ? record_text(s, SHIPMENT_FROM_PORT) : "from ?",
            etd, *record_text(s, SHIPMENT_TO_PORT) ? record_text(s, SHIPMENT_TO_PORT) : "?", eta,
            *arrived ? "  arrived " : "", arrived),
        NULL);
}

static bool fill_carries(struct filling *f, struct error *err) {
    static const char *const heads[6] = {"LOADED", "PIECES", "CARTONS",
                                         "VOLUME", "WEIGHT", "FREIGHT"};
    struct record_set set = {0};
    struct shipment_share *shares;
    const char *gap;
    bool ok = shipments_load(f->session->store, &set, err);
    if (ok) {
        const struct record *s = record_set_find(&set, &shipment_entity, f->of->id);
        const char *currency = record_text(s, SHIPMENT_CURRENCY);
        int n = shipment_shares(&set, s, &f->lines->arena, &shares, &gap);
        if (f->full || f->spec == &shipment_detail)
            add_head(f, &set, s);
        lines_add_heading(f->lines, n ? in_columns(heads, &f->lines->arena)
                                      : "Nothing is loaded yet; a loads a line of an order.");
        for (int i = 0; i < n; i++)
            add_loaded(f, &set, &shares[i], currency);
        if (gap)
            lines_addf(f->lines, STYLE_WARN, "The freight is not shared: %s.", gap)->heading = true;
    }
    record_set_free(&set);
    return ok;
}

static bool fill_booking(struct filling *f, struct error *err) {
    (void)err;
    for (int i = 0; i < SHIPMENT_N; i++) {
        if (shipment_entity.fields[i].type != FIELD_REF)
            fill_field(f, f->of, i, VIEW_BOOKING);
    }
    return true;
}

/* ---- loading -------------------------------------------------------------------------------- */

/* The lines of which something is left, as items to pick from. */
static int offer_lines(const struct record_set *set, struct arena *arena,
                       const struct record **lines, struct picker_item *items) {
    int n = 0;
    for (int i = 0; i < set->n; i++) {
        const struct record *line = set->records[i];
        if (line->entity != &order_line_entity || shipment_left(set, line) == 0)
            continue;
        lines[n] = line;
        items[n++] = (struct picker_item){
            shipment_line_name(set, line, arena),
            arena_format(arena, "%s pcs left", integer_text(shipment_left(set, line)).text)};
    }
    return n;
}

static void add_loading(struct detail *d) {
    struct record_set set = {0};
    struct arena arena = {0};
    struct error err;
    if (!shipment_open_lines(d->session->store, &set, &err)) {
        shell_say_error(d->shell, &err);
    } else {
        const struct record **lines = arena_alloc(&arena, (size_t)set.n + 1, sizeof(void *));
        struct picker_item *items = arena_alloc(&arena, (size_t)set.n + 1, sizeof *items);
        int n = offer_lines(&set, &arena, lines, items);
        int at = n ? pick(d->shell, "Load which line", items, n, 0) : -1;
        if (!n)
            shell_say(d->shell, "All that is ordered is loaded already.");
        if (at >= 0) {
            bool ok = shipment_load(d->session->store, &set, d->id, lines[at],
                                    shipment_left(&set, lines[at]), &err);
            detail_done(d, ok, "Loaded all that is left; e changes the pieces, u takes it back.",
                        &err);
        }
    }
    record_set_free(&set);
    arena_free(&arena);
}

int64_t shipment_add(struct shell *shell) {
    struct session *session = shell_context(shell);
    struct arena arena = {0};
    struct error err;
    int64_t id = 0;
    struct record *r = shipment_begin(session->store, &arena, &err);
    if (r)
        id = record_form_add(shell, &shipment_entity, 0, r);
    else
        shell_say_error(shell, &err);
    arena_free(&arena);
    return id;
}

/* An existing shipment that has not arrived, or a new one; 0: none. */
static int64_t choose_shipment(struct detail *d, const struct record_set *set,
                               struct arena *arena) {
    struct picker_item *items = arena_alloc(arena, (size_t)set->n + 1, sizeof *items);
    int64_t *ids = arena_alloc(arena, (size_t)set->n + 1, sizeof *ids);
    int n = 0;
    items[n++] = (struct picker_item){"A new shipment", NULL};
    for (int i = 0; i < set->n; i++) {
        const struct record *s = set->records[i];
        if (s->entity != &shipment_entity || *record_text(s, SHIPMENT_ARRIVED_ON))
            continue;
        ids[n] = s->id;
        items[n++] =
            (struct picker_item){record_text(s, SHIPMENT_NUMBER),
                                 arena_format(arena, "%s %s", record_text(s, SHIPMENT_VESSEL),
                                              record_text(s, SHIPMENT_ETD))};
    }
    int at = pick(d->shell, "Load on which shipment", items, n, n > 1 ? 1 : 0);
    return at < 0 ? 0 : at == 0 ? shipment_add(d->shell) : ids[at];
}

void order_add_shipment(struct detail *d) {
    struct record_set set = {0};
    struct arena arena = {0};
    struct error err;
    int loaded;
    if (!shipments_load(d->session->store, &set, &err)) {
        shell_say_error(d->shell, &err);
    } else {
        int64_t order = d->id, shipment = choose_shipment(d, &set, &arena);
        if (shipment) {
            bool ok = shipment_load_order(d->session->store, shipment, order, &loaded, &err);
            detail_done(d, ok, "Loaded all that was left of the order; u takes it back.", &err);
        }
    }
    record_set_free(&set);
    arena_free(&arena);
}

/* ---- the screen ----------------------------------------------------------------------------- */

static const struct detail_view views[SHIPMENT_VIEWS] = {
    [VIEW_CARRIES] = {.name = "Carries",
                      .entity = &loading_entity,
                      .adds = "line of an order",
                      .fill = fill_carries,
                      .add = add_loading},
    [VIEW_BOOKING] = {.name = "Booking", .entity = &shipment_entity, .fill = fill_booking},
};

static void arrived(struct screen *screen) {
    struct detail *d = screen->state;
    struct arena arena = {0};
    struct error err;
    int32_t day;
    struct record *wanted = record_copy(d->record, &arena), *base = record_copy(d->record, &arena);
    if (quick_ask_day(d->shell, "Arrived on (-2d, 11-20; Enter: today): ", true,
                      session_today(d->session), &day)) {
        day = day == DATE_NONE ? session_today(d->session) : day;
        wanted->values[SHIPMENT_ARRIVED_ON] = value_text(date_text(&arena, day));
        bool ok = command_save(d->session->store, base, wanted, &arena, NULL, &err);
        detail_done(d, ok, "Noted, for the orders too; u takes it back.", &err);
    }
    arena_free(&arena);
}

static void set_forwarder(struct screen *screen) {
    struct detail *d = screen->state;
    struct arena arena = {0};
    struct error err;
    int64_t id = supplier_pick(d->shell, "Who forwards it");
    if (id) {
        struct record *wanted = record_copy(d->record, &arena);
        wanted->values[SHIPMENT_FORWARDER] = value_int(id);
        bool ok = command_save(d->session->store, d->record, wanted, &arena, NULL, &err);
        detail_done(d, ok, "Saved; u takes it back.", &err);
    }
    arena_free(&arena);
}

static void edit_shipment(struct screen *screen) {
    struct detail *d = screen->state;
    if (record_form_edit(d->shell, &shipment_entity, d->id, NULL, 0))
        shell_say(d->shell, "Saved; u takes it back.");
}

static const struct action actions[] = {
    {"shipment.next", "next view", "Show the next view of the shipment.", "] | Right | Tab", 0, 1,
     detail_next_view, NULL},
    {"shipment.previous", "previous view", "Show the view before.", "[ | Left | Shift-Tab", 0, 0,
     detail_previous_view, NULL},
    {"shipment.arrived", "arrived", "Note when it arrived, for its orders too.", "d",
     ACTION_CHANGES, 2, arrived, NULL},
    {"shipment.add", "load", "Load a line of an order.", "a", ACTION_CHANGES, 3, detail_add, NULL},
    {"shipment.edit", "edit", "Edit what is loaded under the cursor, or the shipment.", "e | Enter",
     ACTION_CHANGES, 4, detail_edit, NULL},
    {"shipment.booking", "booking", "Edit the shipment: vessel, days, freight.", "E",
     ACTION_CHANGES, 5, edit_shipment, NULL},
    {"shipment.forwarder", "forwarder", "Say who forwards it.", "w", ACTION_CHANGES, 6,
     set_forwarder, NULL},
    {"shipment.delete", "unload", "Take the line under the cursor off the shipment.", "D",
     ACTION_CHANGES | ACTION_DANGEROUS, 0, detail_delete, detail_need_entry},
    {"shipment.history", "history", "Show who changed what, from what, when.", "H", 0, 0,
     detail_history, NULL},
    {"shipment.copy", "copy line", "Copy the line to the terminal's clipboard.", "y | Y", 0, 0,
     detail_copy, detail_need_line},
    {"shipment.close", "back", "Back to the shipments.", "Esc | q", 0, 7, screen_leave, NULL},
};

const struct action_table shipment_page_actions = {"shipment", "Shipment", actions,
                                                   sizeof actions / sizeof *actions};

static const struct action_table *const tables[] = {&shipment_page_actions, &lines_motions, NULL};

static const struct screen_ops page_screen = {.id = "shipment",
                                              .title = "Shipment",
                                              .tables = tables,
                                              .undoes = true,
                                              .open = detail_open,
                                              .load = detail_load,
                                              .draw = detail_draw,
                                              .unmove = lines_motion_back};

const struct detail_spec shipment_detail = {.entity = &shipment_entity,
                                            .views = views,
                                            .n_views = SHIPMENT_VIEWS,
                                            .n_entries = SHIPMENT_VIEWS,
                                            .screen = &page_screen};
