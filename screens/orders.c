/* The orders of a requirement, or all, and the shipments that carry them. */
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/incoterm.h"
#include "sourcebench/core/money.h"
#include "sourcebench/core/order.h"
#include "sourcebench/core/order_state.h"
#include "sourcebench/core/requirement.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/command.h"
#include "sourcebench/service/order_work.h"
#include "sourcebench/service/planning_text.h"
#include "sourcebench/service/shipment.h"
#include "sourcebench/tui/dialog.h"
#include "sourcebench/tui/layout.h"

#include "history.h"
#include "order_page.h"
#include "record_form.h"
#include "supplier_pick.h"

enum orders_view { VIEW_ORDERS, VIEW_SHIPMENTS, VIEWS };

struct orders {
    struct lines lines; /* first: lines_motions finds it here */
    struct shell *shell;
    struct session *session;
    int64_t requirement; /* 0: of all */
    enum orders_view view;
    struct record_set orders, shipments;
    int n_orders, n_shipments;
    int width;           /* that the lines were made for; 0: never yet */
    struct lines glance; /* of the order under the cursor */
    int64_t glanced;
};

static int64_t current(const struct orders *v) {
    const struct line *line = lines_current(&v->lines);
    return line ? line->id : 0;
}

static const struct entity *entity_of(const struct orders *v) {
    return v->view == VIEW_ORDERS ? &order_entity : &shipment_entity;
}

static struct record_set *set_of(struct orders *v) {
    return v->view == VIEW_ORDERS ? &v->orders : &v->shipments;
}

/* ---- reading -------------------------------------------------------------------------------- */

static int count(const struct record_set *set, const struct entity *entity) {
    int n = 0;
    for (int i = 0; i < set->n; i++)
        n += set->records[i]->entity == entity;
    return n;
}

static bool read_all(struct orders *v, struct error *err) {
    struct record_set orders = {0}, shipments = {0};
    if (!orders_load(v->session->store, v->requirement, &orders, err) ||
        !shipments_load(v->session->store, &shipments, err)) {
        record_set_free(&orders);
        record_set_free(&shipments);
        return false;
    }
    record_set_free(&v->orders);
    record_set_free(&v->shipments);
    v->orders = orders;
    v->shipments = shipments;
    v->n_orders = count(&orders, &order_entity);
    v->n_shipments = count(&shipments, &shipment_entity);
    v->glanced = 0;
    return true;
}

/* What is open stands first, what is needed first on top; what is over, the latest on top. */
static bool stands_before(const struct record *a, const struct record *b) {
    const char *x = record_text(a, ORDER_NEEDED_BY), *y = record_text(b, ORDER_NEEDED_BY);
    if (order_is_over(a) != order_is_over(b))
        return order_is_over(b);
    if (order_is_over(a))
        return strcmp(record_text(a, ORDER_ORDERED_ON), record_text(b, ORDER_ORDERED_ON)) > 0;
    if (!*x != !*y)
        return *x != '\0';
    return strcmp(x, y) < 0;
}

static struct record **sorted_orders(const struct orders *v, struct arena *arena, int *n) {
    struct record **list = record_set_list(&v->orders, &order_entity, -1, 0, arena, n);
    for (int i = 1; i < *n; i++) {
        struct record *r = list[i];
        int at = i;
        for (; at > 0 && stands_before(r, list[at - 1]); at--)
            list[at] = list[at - 1];
        list[at] = r;
    }
    return list;
}

/* ---- rows ----------------------------------------------------------------------------------- */

/* Columns that go where there is no room, the first of them first. */
static const struct {
    const char *head;
    int width;
    enum align align;
} columns[] = {{"VALUE", 16, ALIGN_RIGHT},
               {"PIECES", 10, ALIGN_RIGHT},
               {"NEEDED BY", 12, ALIGN_LEFT},
               {"ARRIVES", 12, ALIGN_LEFT},
               {"STATUS", 11, ALIGN_LEFT}};
enum { COLUMNS = sizeof columns / sizeof *columns, NUMBER = 11, SUPPLIER = 18 };

/* The first column that is shown, and what is left for the supplier. */
static int first_column(int width, int *supplier) {
    int from = 0, used = 2 + NUMBER;
    for (int i = 0; i < COLUMNS; i++)
        used += columns[i].width;
    while (from < COLUMNS - 2 && width - used < SUPPLIER)
        used -= columns[from++].width;
    *supplier = width - used > 8 ? width - used : 8;
    return from;
}

static const char *cells(const char *const *texts, const char *number, const char *name, int width,
                         struct arena *arena) {
    int supplier, from = first_column(width, &supplier);
    const char *text = arena_format(arena, "%s%s ", text_cell(number, NUMBER, ALIGN_LEFT, arena),
                                    text_cell(name, supplier - 1, ALIGN_LEFT, arena));
    for (int i = from; i < COLUMNS; i++) {
        const char *cell = text_cell(texts[i], columns[i].width - 2, columns[i].align, arena);
        text = arena_format(arena, "%s%s  ", text, cell);
    }
    return text;
}

static bool has_late(const struct order_projection *p, int32_t today) {
    for (int i = 0; i < p->n; i++)
        if (order_mark(p->milestones[i], DATE_NONE, today) == ORDER_LATE)
            return true;
    return false;
}

static enum style row_style(const struct record *o, const struct order_projection *p,
                            int32_t today) {
    int32_t need = date_from_iso(o->values[ORDER_NEEDED_BY].s);
    if (order_is_over(o))
        return STYLE_DIM;
    if (!p->gap && need != DATE_NONE && p->likely > need)
        return STYLE_BAD;
    return has_late(p, today) ? STYLE_WARN : STYLE_NORMAL;
}

static void add_order(struct orders *v, const struct record *o, int width) {
    struct arena *arena = &v->lines.arena;
    struct order_projection p;
    int64_t pieces, value = order_value(&v->orders, o, arena, &pieces);
    const struct record *s = record_set_follow(&v->orders, o, ORDER_SUPPLIER);
    int32_t today = session_today(v->session);
    order_track(&v->orders, o, today, arena, &p);
    enum style style = row_style(o, &p, today);
    const char *texts[COLUMNS] = {
        planning_total(value, record_text(o, ORDER_CURRENCY), arena),
        arena_string(arena, integer_text(pieces).text), record_text(o, ORDER_NEEDED_BY),
        p.gap ? "?" : date_text(arena, p.likely), record_text(o, ORDER_STATUS)};
    const char *mark = style == STYLE_BAD || style == STYLE_WARN ? glyph_text(GLYPH_WARN) : " ";
    struct line *line =
        lines_add(&v->lines, style,
                  arena_format(arena, "%s %s", mark,
                               cells(texts, record_text(o, ORDER_NUMBER),
                                     s ? record_text(s, SUPPLIER_NAME) : "?", width, arena)),
                  NULL);
    line->id = o->id;
}

static void add_shipment(struct orders *v, const struct record *s) {
    struct arena *arena = &v->lines.arena;
    const char *arrived = record_text(s, SHIPMENT_ARRIVED_ON);
    int loaded;
    record_set_list(&v->shipments, &loading_entity, LOADING_SHIPMENT, s->id, arena, &loaded);
    const char *lines_said = arena_format(arena, "%d line%s", loaded, loaded == 1 ? "" : "s");
    struct line *line = lines_add(
        &v->lines, *arrived ? STYLE_DIM : STYLE_NORMAL,
        arena_format(arena, "  %s%s  %s %s %s %s",
                     text_cell(record_text(s, SHIPMENT_NUMBER), NUMBER, ALIGN_LEFT, arena),
                     text_cell(record_text(s, SHIPMENT_VESSEL), 18, ALIGN_LEFT, arena),
                     text_cell(lines_said, 9, ALIGN_LEFT, arena),
                     text_cell(record_text(s, SHIPMENT_ETD), 11, ALIGN_LEFT, arena),
                     text_cell(record_text(s, SHIPMENT_ETA), 11, ALIGN_LEFT, arena),
                     *arrived ? arena_format(arena, "arrived %s", arrived) : ""),
        NULL);
    line->id = s->id;
}

static void fill(struct orders *v, int width) {
    struct arena arena = {0};
    int64_t id = current(v);
    int n;
    lines_clear(&v->lines);
    if (v->view == VIEW_ORDERS) {
        struct record **list = sorted_orders(v, &arena, &n);
        for (int i = 0; i < n; i++)
            add_order(v, list[i], width - 2);
    }
    for (int i = 0; v->view == VIEW_SHIPMENTS && i < v->shipments.n; i++)
        if (v->shipments.records[i]->entity == &shipment_entity)
            add_shipment(v, v->shipments.records[i]);
    if (id)
        lines_goto(&v->lines, 0, id);
    v->width = width;
    arena_free(&arena);
}

static bool open(struct screen *screen, void *argument, struct error *err) {
    struct orders *v = argument;
    screen->state = v;
    v->shell = screen->shell;
    v->session = shell_context(screen->shell);
    return read_all(v, err);
}

static void load(struct screen *screen) {
    struct orders *v = screen->state;
    struct error err;
    if (!read_all(v, &err))
        shell_say_error(v->shell, &err);
    if (v->width) /* at once: keys typed ahead act on what they would see */
        fill(v, v->width);
}

/* ---- drawing -------------------------------------------------------------------------------- */

static void draw_heads(const struct orders *v, struct area area) {
    if (v->view == VIEW_SHIPMENTS) {
        draw_text(area, 0, 1, STYLE_DIM,
                  "  NUMBER     VESSEL              LOADED    SAILS       ARRIVES");
        return;
    }
    struct arena arena = {0};
    const char *texts[COLUMNS];
    for (int i = 0; i < COLUMNS; i++)
        texts[i] = columns[i].head;
    draw_text(area, 0, 3, STYLE_DIM, cells(texts, "NUMBER", "SUPPLIER", area.width - 2, &arena));
    arena_free(&arena);
}

static void draw_blank_state(const struct orders *v, struct area area) {
    static const char *const texts[VIEWS][2] = {
        {"No orders yet. They are made of an award: in the plan K keeps it and O orders.",
         "a  adds an order by hand"},
        {"No shipments yet. One carries lines of several orders.", "a  adds a shipment"}};
    int rows = draw_paragraph(area, 1, 2, STYLE_NORMAL, texts[v->view][0]);
    draw_text(area, 2 + rows, 2, STYLE_DIM, texts[v->view][1]);
}

static void draw_title(const struct orders *v, struct area area) {
    const int counts[VIEWS] = {v->n_orders, v->n_shipments};
    static const char *const names[VIEWS] = {"Orders", "Shipments"};
    int x = 1;
    for (int i = 0; i < VIEWS; i++)
        x = 3 + draw_textf(area, 0, x, i == (int)v->view ? STYLE_ACCENT : STYLE_DIM, "%s  %s",
                           names[i], integer_text(counts[i]).text);
}

static void draw(struct screen *screen, struct area area) {
    struct orders *v = screen->state;
    struct area list, detail;
    bool split = layout_split(area, &list, &detail) && v->view == VIEW_ORDERS;
    if (!split)
        list = area;
    if (v->width != list.width)
        fill(v, list.width);
    draw_title(v, list);
    draw_heads(v, area_part(list, 1, 0, 1, list.width));
    struct area body = area_part(list, 2, 0, list.height - 2, list.width);
    if (v->lines.count)
        lines_draw(&v->lines, body, true);
    else
        draw_blank_state(v, body);
    if (!split)
        return;
    draw_rule_vertical(area_part(area, 0, detail.x - 1 - area.x, area.height, 1), 0);
    if (v->glanced && v->glanced == current(v))
        lines_draw(&v->glance, detail, false);
}

static void settle(struct screen *screen) {
    struct orders *v = screen->state;
    if (!v->width) /* the keys rest before it was drawn */
        fill(v, 80);
    int64_t id = current(v);
    struct error err;
    const struct record *o = record_set_find(&v->orders, &order_entity, id);
    if (v->view != VIEW_ORDERS || !o || id == v->glanced)
        return;
    if (detail_fill(v->session, &order_detail, o, ORDER_VIEW_OVERVIEW, &v->glance, &err))
        v->glanced = id;
    else
        shell_say_error(v->shell, &err);
    shell_set_context(v->shell, CONTEXT_SUPPLIER, o->values[ORDER_SUPPLIER].i);
}

/* ---- actions -------------------------------------------------------------------------------- */

static void next_view(struct screen *screen) {
    struct orders *v = screen->state;
    v->view = v->view == VIEW_ORDERS ? VIEW_SHIPMENTS : VIEW_ORDERS;
    v->lines.cursor = v->lines.top = 0;
    if (v->width)
        fill(v, v->width);
}

static void open_entry(struct screen *screen) {
    struct orders *v = screen->state;
    detail_run(v->shell, v->view == VIEW_ORDERS ? &order_detail : &shipment_detail, current(v), 0);
}

/* By hand: of the requirement where the list is of one. */
static int64_t add_by_hand(struct orders *v) {
    int64_t supplier = supplier_pick(v->shell, "Whose order");
    return supplier ? order_add(v->shell, supplier, v->requirement) : 0;
}

int64_t order_add(struct shell *shell, int64_t of, int64_t of_requirement) {
    struct session *session = shell_context(shell);
    struct arena arena = {0};
    struct error err;
    struct record *r = record_new(&order_entity, &arena), *supplier, *requirement;
    const char *number = order_next_number(session->store, &order_entity, &arena, &err);
    if (!number || !record_load(session->store, &supplier_entity, of, &arena, &supplier, &err)) {
        shell_say_error(shell, &err);
        arena_free(&arena);
        return 0;
    }
    r->values[ORDER_NUMBER] = value_text(number);
    r->values[ORDER_SUPPLIER] = value_int(of);
    r->values[ORDER_STATUS] = value_text("placed");
    r->values[ORDER_CURRENCY] = supplier->values[SUPPLIER_CURRENCY];
    if (incoterm_find(record_text(supplier, SUPPLIER_INCOTERM)) >= 0)
        r->values[ORDER_INCOTERM] = supplier->values[SUPPLIER_INCOTERM];
    r->values[ORDER_PAYMENT_TERMS] = supplier->values[SUPPLIER_PAYMENT_TERMS];
    r->values[ORDER_ORDERED_ON] = value_text(date_text(&arena, session_today(session)));
    if (of_requirement && record_load(session->store, &requirement_entity, of_requirement, &arena,
                                      &requirement, &err)) {
        r->values[ORDER_REQUIREMENT] = value_int(of_requirement);
        r->values[ORDER_DESTINATION] = requirement->values[REQUIREMENT_COUNTRY];
        r->values[ORDER_NEEDED_BY] = requirement->values[REQUIREMENT_NEEDED_BY];
    }
    int64_t id = record_form_add(shell, &order_entity, 0, r);
    arena_free(&arena);
    return id;
}

static void add(struct screen *screen) {
    struct orders *v = screen->state;
    int64_t id = v->view == VIEW_ORDERS ? add_by_hand(v) : shipment_add(v->shell);
    if (!id)
        return;
    lines_goto(&v->lines, 0, id);
    shell_say(v->shell, v->view == VIEW_ORDERS
                            ? "Added; Enter opens it, to add lines and milestones."
                            : "Added; Enter opens it, a loads lines there.");
}

static void edit(struct screen *screen) {
    struct orders *v = screen->state;
    if (record_form_edit(v->shell, entity_of(v), current(v), NULL, 0))
        shell_say(v->shell, "Saved; u takes it back.");
}

static const char *number_of(struct orders *v) {
    const struct record *r = record_set_find(set_of(v), entity_of(v), current(v));
    return r ? record_text(r, (int)r->entity->title) : "";
}

static void delete (struct screen *screen) {
    struct orders *v = screen->state;
    struct error err;
    if (!confirm(v->shell,
                 v->view == VIEW_ORDERS ? "Delete %s with its lines, milestones and claims?"
                                        : "Delete %s with what is loaded?",
                 number_of(v)))
        return;
    bool ok = command_delete(v->session->store, entity_of(v), current(v), &err);
    shell_changed(v->shell);
    if (ok)
        shell_say(v->shell, "Deleted; u brings it back.");
    else
        shell_say_error(v->shell, &err);
}

static void show_history(struct screen *screen) {
    struct orders *v = screen->state;
    history_run(v->shell, entity_of(v), current(v), number_of(v));
}

static const char *need_row(struct screen *screen) {
    return current(screen->state) ? NULL : "there is nothing here yet; a adds one";
}

static const struct action actions[] = {
    {"orders.open", "open", "Open the order or the shipment.", "Enter", 0, 1, open_entry, need_row},
    {"orders.view", "orders, shipments", "Change between orders and shipments.",
     "] | [ | Tab | Shift-Tab", 0, 2, next_view, NULL},
    {"orders.add", "add", "Add an order by hand, or a shipment.", "a", ACTION_CHANGES, 3, add,
     NULL},
    {"orders.edit", "edit", "Edit the order or the shipment.", "e", ACTION_CHANGES, 4, edit,
     need_row},
    {"orders.delete", "delete", "Delete the order or the shipment.", "D",
     ACTION_CHANGES | ACTION_DANGEROUS, 0, delete, need_row},
    {"orders.history", "history", "Show who changed what, from what, when.", "H", 0, 0,
     show_history, need_row},
    {"orders.close", "back", "Back to the planner.", "Esc | q", 0, 5, screen_leave, NULL},
};

const struct action_table orders_actions = {"orders", "Orders", actions,
                                            sizeof actions / sizeof *actions};

static const struct action_table *const tables[] = {&orders_actions, &lines_motions, NULL};

static const struct screen_ops orders_screen = {.id = "orders",
                                                .title = "Orders",
                                                .tables = tables,
                                                .undoes = true,
                                                .open = open,
                                                .load = load,
                                                .draw = draw,
                                                .settle = settle,
                                                .unmove = lines_motion_back};

void orders_run(struct shell *shell, int64_t requirement) {
    struct orders v = {.requirement = requirement};
    shell_visit(shell, &orders_screen, &v);
    lines_free(&v.lines);
    lines_free(&v.glance);
    record_set_free(&v.orders);
    record_set_free(&v.shipments);
}
