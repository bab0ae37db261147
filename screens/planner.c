/* The Planner: what is wanted, and a glance at who offers it. */
#include "sourcebench/screens/planner.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/money.h"
#include "sourcebench/core/product.h"
#include "sourcebench/core/requirement.h"
#include "sourcebench/db/command.h"
#include "sourcebench/db/record.h"
#include "sourcebench/tui/dialog.h"
#include "sourcebench/tui/layout.h"

#include "history.h"
#include "order_page.h"
#include "planner_setup.h"
#include "planner_state.h"
#include "record_form.h"
#include "rfq_screen.h"

struct planner {
    struct lines lines; /* first: lines_motions finds it here */
    struct shell *shell;
    struct session *session;
    struct arena arena;
    struct record **all; /* requirements, those that are needed first on top */
    int n;
    int width;           /* that the lines were made for; 0: never yet */
    struct lines glance; /* made when the keys rest */
    int64_t glanced;     /* the requirement that it is about; 0: none */
};

static int64_t current(const struct planner *v) {
    const struct line *line = lines_current(&v->lines);
    return line ? line->id : 0;
}

static const char *name_of(const struct planner *v, int64_t id) {
    for (int i = 0; i < v->n; i++)
        if (v->all[i]->id == id)
            return record_text(v->all[i], REQUIREMENT_NAME);
    return "";
}

static bool read_all(struct planner *v, struct error *err) {
    arena_free(&v->arena);
    v->n = 0;
    if (!record_all(v->session->store, &requirement_entity, &v->arena, &v->all, &v->n, err))
        return false;
    requirement_sort(v->all, v->n);
    v->glanced = 0;
    return true;
}

/* ---- rows ------------------------------------------------------------------------------------ */

enum { QUANTITY = 10, COUNTRY = 4, DAY = 12, STATUS = 9 };

static void add_row(struct planner *v, const struct record *r, int width) {
    struct arena *arena = &v->lines.arena;
    int name = width - 2 - QUANTITY - COUNTRY - DAY - STATUS;
    const char *text =
        text_shorten(record_text(r, REQUIREMENT_NAME), name > 8 ? name - 1 : 8, arena);
    struct line *line = lines_add(
        &v->lines, STYLE_NORMAL,
        arena_format(arena, "%s%*s  %-*s%-*s%s",
                     text_cell(text, name > 8 ? name : 9, ALIGN_LEFT, arena), QUANTITY - 2,
                     integer_text(r->values[REQUIREMENT_QUANTITY].i).text, COUNTRY,
                     record_text(r, REQUIREMENT_COUNTRY), DAY,
                     record_text(r, REQUIREMENT_NEEDED_BY), record_text(r, REQUIREMENT_STATUS)),
        NULL);
    line->id = r->id;
}

static void fill(struct planner *v, int width) {
    int64_t id = current(v);
    lines_clear(&v->lines);
    for (int i = 0; i < v->n; i++)
        add_row(v, v->all[i], width);
    if (id)
        lines_goto(&v->lines, 0, id);
    v->width = width;
}

static bool open(struct screen *screen, void *argument, struct error *err) {
    enum { USUAL_WIDTH = 80 };
    struct planner *v = mem_alloc(1, sizeof *v);
    (void)argument;
    screen->state = v;
    v->shell = screen->shell;
    v->session = shell_context(screen->shell);
    if (!read_all(v, err))
        return false;
    fill(v, USUAL_WIDTH); /* keys typed ahead act on what they would see */
    return true;
}

static void close(struct screen *screen) {
    struct planner *v = screen->state;
    if (!v)
        return;
    lines_free(&v->lines);
    arena_free(&v->arena);
    lines_free(&v->glance);
    mem_free(v);
}

/* ---- drawing -------------------------------------------------------------------------------- */

static void load(struct screen *screen) {
    struct planner *v = screen->state;
    struct error err;
    if (!read_all(v, &err))
        shell_say_error(v->shell, &err);
    fill(v, v->width); /* at once: keys typed ahead act on what they would see */
}

static void draw_heads(struct area area) {
    int x = 1 + area.width - 2 - QUANTITY - COUNTRY - DAY - STATUS;
    draw_text(area, 0, 1, STYLE_DIM, "REQUIREMENT");
    draw_cell(area, 0, x, QUANTITY - 2, ALIGN_RIGHT, STYLE_DIM, "PIECES");
    draw_text(area, 0, x + QUANTITY, STYLE_DIM, "TO");
    draw_text(area, 0, x + QUANTITY + COUNTRY, STYLE_DIM, "NEEDED BY");
    draw_text(area, 0, x + QUANTITY + COUNTRY + DAY, STYLE_DIM, "STATUS");
}

static void draw_blank_state(struct area area) {
    draw_paragraph(area_part(area, 1, 0, area.height - 1, area.width - 1), 0, 2, STYLE_NORMAL,
                   "Here quotes are compared by what they cost landed and when they arrive.\n\n"
                   "t  sets up products, clients, rates, calendars, lanes, duties\n"
                   "a  adds the first requirement, of a product\n"
                   "sourcebench import CASE.yaml brings a whole case at once");
}

static void draw_list(struct planner *v, struct area area) {
    draw_textf(area, 0, 1, STYLE_ACCENT, "Requirements  %s", integer_text(v->n).text);
    draw_heads(area_part(area, 1, 0, 1, area.width));
    struct area body = area_part(area, 2, 0, area.height - 2, area.width);
    if (v->width != area.width)
        fill(v, area.width);
    if (v->n)
        lines_draw(&v->lines, body, true);
    else
        draw_blank_state(body);
}

static void draw(struct screen *screen, struct area area) {
    struct planner *v = screen->state;
    struct area list, detail;
    bool split = layout_split(area, &list, &detail);
    draw_list(v, list);
    if (!split)
        return;
    draw_rule_vertical(area_part(area, 0, detail.x - 1 - area.x, area.height, 1), 0);
    if (!v->glanced || v->glanced != current(v))
        return;
    draw_text(detail, 0, 1, STYLE_BOLD, "Quotes");
    lines_draw(&v->glance, area_part(detail, 2, 0, detail.height - 2, detail.width), false);
}

/* ---- a glance at the quotes ----------------------------------------------------------------- */

static void add_glance(struct lines *l, const struct planning *p, int i) {
    enum { NAME = 22, UNIT = 14 };
    const struct plan_result *r = &p->results[i];
    struct arena *arena = &l->arena;
    const char *unit = r->landed.comparable ? planning_money(r->landed.basis[LANDED_COST].unit,
                                                             p->plan.buyer.currency, arena)
                                            : "not comparable";
    lines_add(
        l, STYLE_NORMAL,
        arena_format(arena, "%s %s",
                     text_cell(planning_supplier(&p->plan.quotes[i]), NAME, ALIGN_LEFT, arena),
                     text_cell(unit, UNIT, ALIGN_RIGHT, arena)),
        r->landed.expired            ? "expired"
        : r->has_lead && r->has_need ? planning_percent(r->on_time, arena)
                                     : NULL);
}

static void glance(struct planner *v, int64_t id) {
    struct planning p = {0};
    struct error err;
    struct lines *l = &v->glance;
    lines_clear(l);
    v->glanced = id;
    if (planning_open(v->session, id, &p, &err)) {
        for (int i = 0; i < p.plan.n_quotes; i++)
            add_glance(l, &p, i);
        if (l->count == 0)
            lines_add_text(l, STYLE_NORMAL,
                           "Nobody has quoted yet.\nEnter opens it, then n adds a quote.");
    } else {
        lines_add_text(l, STYLE_NORMAL, err.message);
    }
    planning_close(&p);
}

static void settle(struct screen *screen) {
    struct planner *v = screen->state;
    int64_t id = current(v);
    if (!id || id == v->glanced)
        return;
    glance(v, id);
    shell_set_context(v->shell, CONTEXT_REQUIREMENT, id);
}

static void context(struct screen *screen, enum context_kind kind, int64_t id) {
    struct planner *v = screen->state;
    if (kind == CONTEXT_REQUIREMENT)
        lines_goto(&v->lines, 0, id);
}

/* ---- actions -------------------------------------------------------------------------------- */

static void open_plan(struct screen *screen) {
    struct planner *v = screen->state;
    plan_page_run(v->shell, current(v));
}

/* A requirement begins with its product, and with what the client usually wants. */
static void add(struct screen *screen) {
    struct planner *v = screen->state;
    struct arena arena = {0};
    struct record *r = record_new(&requirement_entity, &arena);
    int64_t product = planner_pick(v->shell, &product_entity, "Which product is wanted");
    struct record *p, *client;
    struct error err;
    if (!product) {
        arena_free(&arena);
        return;
    }
    r->values[REQUIREMENT_PRODUCT] = value_int(product);
    if (record_load(v->session->store, &product_entity, product, &arena, &p, &err) &&
        p->values[PRODUCT_CLIENT].kind == VALUE_INT &&
        record_load(v->session->store, &client_entity, p->values[PRODUCT_CLIENT].i, &arena, &client,
                    &err)) {
        r->values[REQUIREMENT_CLIENT] = value_int(client->id);
        r->values[REQUIREMENT_COUNTRY] = client->values[CLIENT_COUNTRY];
        r->values[REQUIREMENT_CURRENCY] = client->values[CLIENT_CURRENCY];
        r->values[REQUIREMENT_PORT] = client->values[CLIENT_DESTINATION];
        r->values[REQUIREMENT_ANNUAL_RATE] = client->values[CLIENT_ANNUAL_RATE];
        if (strcmp(record_text(client, CLIENT_COMMISSION_BY), "supplier") != 0) {
            r->values[REQUIREMENT_COMMISSION] = client->values[CLIENT_COMMISSION];
            r->values[REQUIREMENT_COMMISSION_PIECE] = client->values[CLIENT_COMMISSION_PIECE];
        }
    }
    int64_t id = record_form_add(v->shell, &requirement_entity, 0, r);
    if (id) {
        lines_goto(&v->lines, 0, id);
        shell_say(v->shell, "Added; Enter opens its plan.");
    }
    arena_free(&arena);
}

static void edit(struct screen *screen) {
    struct planner *v = screen->state;
    if (record_form_edit(v->shell, &requirement_entity, current(v), NULL, 0))
        shell_say(v->shell, "Saved; u takes it back.");
}

static void delete (struct screen *screen) {
    struct planner *v = screen->state;
    struct error err;
    int64_t id = current(v);
    if (!confirm(v->shell, "Delete %s with its quotes?", name_of(v, id)))
        return;
    bool ok = command_delete(v->session->store, &requirement_entity, id, &err);
    shell_changed(v->shell);
    if (ok)
        shell_say(v->shell, "Deleted; u brings it back.");
    else
        shell_say_error(v->shell, &err);
}

static void show_orders(struct screen *screen) {
    orders_run(((struct planner *)screen->state)->shell, 0);
}

static void send_request(struct screen *screen) {
    struct planner *v = screen->state;
    rfq_write(v->shell, current(v));
}

static void read_answer(struct screen *screen) {
    rfq_answer_run(((struct planner *)screen->state)->shell);
}

static void set_up(struct screen *screen) {
    planner_setup(((struct planner *)screen->state)->shell);
}

static void show_history(struct screen *screen) {
    struct planner *v = screen->state;
    struct arena arena = {0};
    struct record *r;
    struct error err;
    if (record_load(v->session->store, &requirement_entity, current(v), &arena, &r, &err))
        history_run(v->shell, &requirement_entity, r->id, record_text(r, REQUIREMENT_NAME));
    else
        shell_say_error(v->shell, &err);
    arena_free(&arena);
}

static const char *need_row(struct screen *screen) {
    return current(screen->state) ? NULL : "there is no requirement here; a adds one";
}

static const struct action actions[] = {
    {"planner.open", "plan", "Compare the quotes of the requirement.", "Enter", 0, 1, open_plan,
     need_row},
    {"planner.add", "add", "Add a requirement: a product, how many, where, by when.", "a",
     ACTION_CHANGES, 2, add, NULL},
    {"planner.edit", "edit", "Edit the requirement.", "e", ACTION_CHANGES, 3, edit, need_row},
    {"planner.request", "request",
     "Write a request for quotation as a sheet (.csv) that the supplier fills in.", "R",
     ACTION_FILES, 6, send_request, need_row},
    {"planner.answer", "answer", "Read a sheet that a supplier filled in (.csv, .xlsx).", "I",
     ACTION_CHANGES | ACTION_FILES, 7, read_answer, NULL},
    {"planner.orders", "orders", "Show all orders and shipments.", "o", 0, 4, show_orders, NULL},
    {"planner.setup", "set up",
     "Products, variants, clients, exchange rates, calendars, lanes, duties.", "t", ACTION_CHANGES,
     5, set_up, NULL},
    {"planner.delete", "delete", "Delete the requirement.", "D", ACTION_CHANGES | ACTION_DANGEROUS,
     0, delete, need_row},
    {"planner.history", "history", "Show who changed what, from what, when.", "H", 0, 0,
     show_history, need_row},
};

const struct action_table planner_actions = {"planner", "Planner", actions,
                                             sizeof actions / sizeof *actions};

static const struct action_table *const tables[] = {&planner_actions, &lines_motions, NULL};

const struct screen_ops planner_screen = {.id = "planner",
                                          .title = "Planner",
                                          .tab = '4',
                                          .tables = tables,
                                          .open = open,
                                          .load = load,
                                          .draw = draw,
                                          .settle = settle,
                                          .context = context,
                                          .unmove = lines_motion_back,
                                          .close = close};
