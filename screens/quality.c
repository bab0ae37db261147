/* The Quality screen: all inspections, what is under way first. */
#include "sourcebench/screens/quality.h"

#include <string.h>

#include "sourcebench/core/inspection.h"
#include "sourcebench/core/money.h"
#include "sourcebench/core/order.h"
#include "sourcebench/core/order_state.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/command.h"
#include "sourcebench/db/inspection_read.h"
#include "sourcebench/service/inspection_work.h"
#include "sourcebench/service/order_work.h"
#include "sourcebench/tui/dialog.h"
#include "sourcebench/tui/layout.h"

#include "detail_fill.h"
#include "history.h"
#include "inspection_count.h"
#include "inspection_page.h"
#include "record_form.h"
#include "supplier_pick.h"

struct quality {
    struct lines lines; /* first: lines_motions finds it here */
    struct shell *shell;
    struct session *session;
    struct record_set set;
    int n;
    int width;           /* that the lines were made for; 0: never yet */
    struct lines glance; /* of the inspection under the cursor */
    int64_t glanced;
};

static int64_t current(const struct quality *v) {
    const struct line *line = lines_current(&v->lines);
    return line ? line->id : 0;
}

/* ---- rows ----------------------------------------------------------------------------------- */

static int rank_of(const struct record *r) {
    const char *status = record_text(r, INSPECTION_STATUS);
    return strcmp(status, "open") == 0 ? 0 : strcmp(status, "planned") == 0 ? 1 : 2;
}

/* What is under way, then what is planned, the next one first; what is over, the latest on top. */
static bool stands_before(const struct record *a, const struct record *b) {
    const char *x = record_text(a, INSPECTION_PLANNED_ON);
    const char *y = record_text(b, INSPECTION_PLANNED_ON);
    if (rank_of(a) != rank_of(b))
        return rank_of(a) < rank_of(b);
    if (rank_of(a) == 2)
        return record_int(a, INSPECTION_CLOSED_AT, 0) > record_int(b, INSPECTION_CLOSED_AT, 0);
    if (!*x != !*y)
        return *x != '\0';
    return strcmp(x, y) < 0;
}

static enum style style_of(const struct record *r) {
    if (strcmp(record_text(r, INSPECTION_VERDICT), "rejected") == 0)
        return STYLE_BAD;
    return rank_of(r) == 0 ? STYLE_ACCENT : rank_of(r) == 1 ? STYLE_NORMAL : STYLE_DIM;
}

enum { NUMBER = 11, STAGE = 18, LOT = 10, DAY = 11, STATUS = 9, NAMES = 24 };

/* The planned day goes where there is no room for it. */
static const char *cells(const char *const texts[6], int width, struct arena *arena) {
    int fixed = NUMBER + STAGE + 1 + LOT + 2 + STATUS, names = width - fixed - DAY;
    const char *day = "";
    if (names >= NAMES)
        day = text_cell(texts[4], DAY, ALIGN_LEFT, arena);
    else
        names += DAY;
    return arena_format(arena, "%s%s %s%s  %s%s", text_cell(texts[0], NUMBER, ALIGN_LEFT, arena),
                        text_cell(texts[1], names - 1, ALIGN_LEFT, arena),
                        text_cell(texts[2], STAGE, ALIGN_LEFT, arena),
                        text_cell(texts[3], LOT, ALIGN_RIGHT, arena), day,
                        text_cell(texts[5], STATUS, ALIGN_LEFT, arena));
}

static void add_row(struct quality *v, const struct record *r, int width) {
    struct arena *arena = &v->lines.arena;
    const struct record *s = record_set_follow(&v->set, r, INSPECTION_SUPPLIER);
    const struct field *stage = &inspection_entity.fields[INSPECTION_STAGE];
    const char *verdict = record_text(r, INSPECTION_VERDICT);
    const char *texts[6] = {
        record_text(r, INSPECTION_NUMBER),
        arena_format(arena, "%s · %s", s ? record_text(s, SUPPLIER_NAME) : "?",
                     record_text(r, INSPECTION_GOODS)),
        field_show_text(stage, r->values[INSPECTION_STAGE], arena),
        r->values[INSPECTION_LOT].kind == VALUE_NULL
            ? ""
            : arena_string(arena, integer_text(r->values[INSPECTION_LOT].i).text),
        record_text(r, INSPECTION_PLANNED_ON),
        *verdict ? verdict : record_text(r, INSPECTION_STATUS)};
    lines_add(&v->lines, style_of(r), cells(texts, width, arena), NULL)->id = r->id;
}

static void fill(struct quality *v, int width) {
    struct arena arena = {0};
    int64_t id = current(v);
    struct record **list = record_set_list(&v->set, &inspection_entity, -1, 0, &arena, &v->n);
    lines_clear(&v->lines);
    for (int i = 1; i < v->n; i++) {
        struct record *r = list[i];
        int at = i;
        for (; at > 0 && stands_before(r, list[at - 1]); at--)
            list[at] = list[at - 1];
        list[at] = r;
    }
    for (int i = 0; i < v->n; i++)
        add_row(v, list[i], width - 2);
    if (id)
        lines_goto(&v->lines, 0, id);
    v->width = width;
    arena_free(&arena);
}

static bool read_all(struct quality *v, struct error *err) {
    struct record_set set = {0};
    if (!inspection_load_list(v->session->store, &set, err)) {
        record_set_free(&set);
        return false;
    }
    record_set_free(&v->set);
    v->set = set;
    v->glanced = 0;
    return true;
}

static bool open(struct screen *screen, void *argument, struct error *err) {
    (void)argument;
    struct quality *v = screen->state = mem_alloc(1, sizeof *v);
    v->shell = screen->shell;
    v->session = shell_context(screen->shell);
    return read_all(v, err);
}

static void load(struct screen *screen) {
    struct quality *v = screen->state;
    struct error err;
    if (!read_all(v, &err))
        shell_say_error(v->shell, &err);
    if (v->width) /* at once: keys typed ahead act on what they would see */
        fill(v, v->width);
}

static void close(struct screen *screen) {
    struct quality *v = screen->state;
    lines_free(&v->lines);
    lines_free(&v->glance);
    record_set_free(&v->set);
    mem_free(v);
}

/* ---- drawing -------------------------------------------------------------------------------- */

static void draw_list(struct quality *v, struct area list) {
    static const char *const heads[6] = {"NUMBER", "SUPPLIER · GOODS", "STAGE",
                                         "LOT",    "PLANNED",          "STATUS"};
    struct arena arena = {0};
    draw_textf(list, 0, 1, STYLE_ACCENT, "Inspections  %s", integer_text(v->n).text);
    draw_text(list, 1, 1, STYLE_DIM, cells(heads, list.width - 2, &arena));
    struct area body = area_part(list, 2, 0, list.height - 2, list.width);
    if (v->lines.count) {
        lines_draw(&v->lines, body, true);
    } else {
        int rows = draw_paragraph(body, 1, 2, STYLE_NORMAL,
                                  "No inspections yet. One says how many units to draw and from "
                                  "which cartons, counts defects by a key each, and knows the "
                                  "verdict at every moment.");
        draw_text(body, 2 + rows, 2, STYLE_DIM, "a  plans one, of an order or by hand");
    }
    arena_free(&arena);
}

static void draw(struct screen *screen, struct area area) {
    struct quality *v = screen->state;
    struct area list, detail;
    bool split = layout_split(area, &list, &detail);
    if (!split)
        list = area;
    if (v->width != list.width)
        fill(v, list.width);
    draw_list(v, list);
    if (!split)
        return;
    draw_rule_vertical(area_part(area, 0, detail.x - 1 - area.x, area.height, 1), 0);
    if (v->glanced && v->glanced == current(v))
        lines_draw(&v->glance, detail, false);
}

static void settle(struct screen *screen) {
    struct quality *v = screen->state;
    if (!v->width) /* the keys rest before it was drawn */
        fill(v, 80);
    int64_t id = current(v);
    struct error err;
    const struct record *r = record_set_find(&v->set, &inspection_entity, id);
    if (!r || id == v->glanced)
        return;
    if (detail_fill(v->session, &inspection_detail, r, INSPECTION_VIEW_OVERVIEW, &v->glance, &err))
        v->glanced = id;
    else
        shell_say_error(v->shell, &err);
    shell_set_context(v->shell, CONTEXT_SUPPLIER, r->values[INSPECTION_SUPPLIER].i);
}

/* ---- planning ------------------------------------------------------------------------------- */

static const char *ask_stage(struct quality *v) {
    const struct field *f = &inspection_entity.fields[INSPECTION_STAGE];
    struct picker_item items[8];
    int n = (int)f->n_choices;
    for (int i = 0; i < n; i++)
        items[i] = (struct picker_item){f->choices[i].label, NULL};
    int at = pick(v->shell, "At which stage", items, n, 3);
    return at < 0 ? NULL : f->choices[at].key;
}

/* An order that is not over; 0: by hand; -1: none was chosen. */
static int64_t ask_order(struct quality *v, struct arena *arena) {
    struct record_set orders = {0};
    struct error err;
    int64_t chosen = -1;
    if (!orders_load(v->session->store, 0, &orders, &err)) {
        shell_say_error(v->shell, &err);
    } else {
        struct picker_item *items = arena_alloc(arena, (size_t)orders.n + 1, sizeof *items);
        int64_t *ids = arena_alloc(arena, (size_t)orders.n + 1, sizeof *ids);
        int n = 0;
        items[n++] = (struct picker_item){"By hand", "of no order"};
        for (int i = 0; i < orders.n; i++) {
            const struct record *o = orders.records[i];
            if (o->entity != &order_entity || order_is_over(o))
                continue;
            const struct record *s = record_set_follow(&orders, o, ORDER_SUPPLIER);
            ids[n] = o->id;
            items[n++] = (struct picker_item){record_text(o, ORDER_NUMBER),
                                              s ? record_text(s, SUPPLIER_NAME) : ""};
        }
        int at = n > 1 ? pick(v->shell, "Inspect which order", items, n, 1) : 0;
        chosen = at < 0 ? -1 : ids[at];
    }
    record_set_free(&orders);
    return chosen;
}

/* Supplier and goods, where no order tells them. */
static bool ask_goods(struct quality *v, struct record *r, struct arena *arena) {
    int64_t supplier = supplier_pick(v->shell, "Whose goods");
    char *goods = supplier ? prompt_line(v->shell, "Which goods: ", NULL) : NULL;
    bool ok = goods && *goods;
    r->values[INSPECTION_SUPPLIER] = value_int(supplier);
    if (ok)
        r->values[INSPECTION_GOODS] = value_text(arena_string(arena, goods));
    mem_free(goods);
    return ok;
}

static bool plan_one(struct quality *v, struct record *r, struct arena *arena, struct error *err) {
    struct record *order = NULL;
    int64_t of = ask_order(v, arena);
    const char *stage = of < 0 ? NULL : ask_stage(v);
    return stage &&
           (of == 0 || record_load(v->session->store, &order_entity, of, arena, &order, err)) &&
           inspection_begin_record(v->session->store, order, stage, r, arena, err) &&
           (order || ask_goods(v, r, arena)) && inspection_add(v->session->store, r, err);
}

static void add(struct screen *screen) {
    struct quality *v = screen->state;
    struct arena arena = {0};
    struct error err = {0};
    struct record *r = record_new(&inspection_entity, &arena);
    bool ok = plan_one(v, r, &arena, &err);
    if (ok) {
        shell_changed(v->shell);
        lines_goto(&v->lines, 0, r->id);
        shell_say(v->shell, "Planned; E in its page sets lot and cartons, C begins to count.");
        detail_run(v->shell, &inspection_detail, r->id, 0);
    } else if (*err.message) {
        shell_say_error(v->shell, &err);
    }
    arena_free(&arena);
}

/* ---- actions -------------------------------------------------------------------------------- */

static void open_page(struct screen *screen) {
    struct quality *v = screen->state;
    detail_run(v->shell, &inspection_detail, current(v), 0);
}

static void count(struct screen *screen) {
    struct quality *v = screen->state;
    inspection_count_run(v->shell, current(v));
}

static void edit(struct screen *screen) {
    struct quality *v = screen->state;
    if (record_form_edit(v->shell, &inspection_entity, current(v), NULL, 0))
        shell_say(v->shell, "Saved; u takes it back.");
}

static const char *number_of(struct quality *v) {
    const struct record *r = record_set_find(&v->set, &inspection_entity, current(v));
    return r ? record_text(r, INSPECTION_NUMBER) : "";
}

static void delete (struct screen *screen) {
    struct quality *v = screen->state;
    struct error err;
    if (!confirm(v->shell, "Delete %s with all that was counted?", number_of(v)))
        return;
    bool ok = command_delete(v->session->store, &inspection_entity, current(v), &err);
    shell_changed(v->shell);
    if (ok)
        shell_say(v->shell, "Deleted; u brings it back.");
    else
        shell_say_error(v->shell, &err);
}

static void show_history(struct screen *screen) {
    struct quality *v = screen->state;
    history_run(v->shell, &inspection_entity, current(v), number_of(v));
}

static const char *need_row(struct screen *screen) {
    return current(screen->state) ? NULL : "there is no inspection here; a plans one";
}

static const struct action actions[] = {
    {"quality.open", "open", "Open the page of the inspection.", "Enter", 0, 1, open_page,
     need_row},
    {"quality.count", "count", "Begin or go on: count defects, go through the checklist.", "C", 0,
     2, count, need_row},
    {"quality.add", "add", "Plan an inspection, of an order or by hand.", "a", ACTION_CHANGES, 3,
     add, NULL},
    {"quality.edit", "edit", "Edit the inspection: lot, cartons, day, place, agency.", "e",
     ACTION_CHANGES, 4, edit, need_row},
    {"quality.delete", "delete", "Delete the inspection.", "D", ACTION_CHANGES | ACTION_DANGEROUS,
     0, delete, need_row},
    {"quality.history", "history", "Show who changed what, from what, when.", "H", 0, 0,
     show_history, need_row},
};

const struct action_table quality_actions = {"quality", "Quality", actions,
                                             sizeof actions / sizeof *actions};

static const struct action_table *const tables[] = {&quality_actions, &lines_motions, NULL};

const struct screen_ops quality_screen = {.id = "quality",
                                          .title = "Quality",
                                          .tab = '5',
                                          .tables = tables,
                                          .open = open,
                                          .load = load,
                                          .draw = draw,
                                          .settle = settle,
                                          .unmove = lines_motion_back,
                                          .close = close};
