/* order make, list and show: from an award to the goods. */
#include "sourcebench/core/order.h"

#include <math.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/order_state.h"
#include "sourcebench/core/product.h"
#include "sourcebench/core/requirement.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/plan.h"
#include "sourcebench/db/record.h"
#include "sourcebench/io/table.h"
#include "sourcebench/service/export.h"
#include "sourcebench/service/order_make.h"
#include "sourcebench/service/order_work.h"

#include "cli_plan.h"

bool cli_order_make(struct cli *cli, struct error *err) {
    struct planning p = {0};
    struct orders_made made;
    struct arena arena = {0};
    int64_t id;
    bool ok = cli_arguments(cli, 1, 1, err) &&
              requirement_find(cli->session->store, cli->argv[0], &id, err) &&
              planning_open(cli->session, id, &p, err) && orders_make(&p, &made, err);
    if (ok) {
        const char *says = orders_made_says(&made, &arena);
        printf("Made %d order%s; order list shows %s.%s%s\n", made.n, made.n == 1 ? "" : "s",
               made.n == 1 ? "it" : "them", *says ? " " : "", says);
    }
    arena_free(&arena);
    planning_close(&p);
    return ok;
}

/* ---- list --------------------------------------------------------------------------------------
 */

struct listing {
    struct cli *cli;
    struct record_set set;
    struct arena arena;
    struct table *table;
    struct json_writer json;
    int32_t today;
};

static const char *supplier_name(const struct record_set *set, const struct record *order) {
    const struct record *supplier = record_set_follow(set, order, ORDER_SUPPLIER);
    return supplier ? record_text(supplier, SUPPLIER_NAME) : "";
}

static int count_late(const struct listing *l, const struct order_projection *p) {
    int late = 0;
    for (int i = 0; i < p->n; i++)
        late += order_mark(p->milestones[i], DATE_NONE, l->today) == ORDER_LATE;
    return late;
}

static void list_json(struct listing *l, const struct record *o, const struct order_projection *p) {
    int64_t pieces, value = order_value(&l->set, o, &l->arena, &pieces);
    json_write_object(&l->json, NULL);
    export_json_record(&l->json, o);
    json_write_text(&l->json, "supplier", supplier_name(&l->set, o));
    json_write_int(&l->json, "pieces", pieces);
    json_write_decimal(&l->json, "value", value, 4);
    json_write_text(&l->json, "likely_arrival", p->gap ? NULL : date_text(&l->arena, p->likely));
    json_write_text(&l->json, "gap", p->gap);
    json_write_int(&l->json, "late_milestones", count_late(l, p));
    json_write_object_end(&l->json);
}

static void list_row(struct listing *l, const struct record *o, const struct order_projection *p) {
    int64_t pieces, value = order_value(&l->set, o, &l->arena, &pieces);
    int late = count_late(l, p);
    table_row(l->table,
              (const char *[]){record_text(o, ORDER_NUMBER), supplier_name(&l->set, o),
                               arena_format(&l->arena, "%lld", (long long)pieces),
                               planning_total(value, record_text(o, ORDER_CURRENCY), &l->arena),
                               record_text(o, ORDER_ORDERED_ON),
                               p->gap ? "" : date_text(&l->arena, p->likely),
                               record_text(o, ORDER_NEEDED_BY), record_text(o, ORDER_STATUS),
                               late ? arena_format(&l->arena, "%d late", late) : ""});
}

static bool load_listed(struct cli *cli, struct record_set *set, struct error *err) {
    struct store *store = cli->session->store;
    int64_t requirement = 0;
    return cli_arguments(cli, 0, 1, err) &&
           (!cli->argc || requirement_find(store, cli->argv[0], &requirement, err)) &&
           orders_load(store, requirement, set, err);
}

bool cli_order_list(struct cli *cli, struct error *err) {
    static const struct table_column columns[] = {
        {"NUMBER", false},    {"SUPPLIER", false}, {"PIECES", true},
        {"VALUE", true},      {"ORDERED", false},  {"ARRIVES", false},
        {"NEEDED BY", false}, {"STATUS", false},   {"MILESTONES", false}};
    struct listing l = {.cli = cli, .today = session_today(cli->session)};
    bool ok = load_listed(cli, &l.set, err);
    if (ok && cli->json) {
        cli_json_begin(&l.json);
        json_write_array(&l.json, "orders");
    } else if (ok) {
        l.table = table_begin(stdout, columns, sizeof columns / sizeof *columns, cli->width);
    }
    for (int i = 0; ok && i < l.set.n; i++) {
        struct order_projection p;
        if (l.set.records[i]->entity != &order_entity)
            continue;
        order_track(&l.set, l.set.records[i], l.today, &l.arena, &p);
        (cli->json ? list_json : list_row)(&l, l.set.records[i], &p);
    }
    if (ok && cli->json) {
        json_write_array_end(&l.json);
        cli_json_end(&l.json);
    } else if (ok) {
        table_end(l.table);
    }
    record_set_free(&l.set);
    arena_free(&l.arena);
    return ok;
}

/* ---- show --------------------------------------------------------------------------------------
 */

static const struct entity *const parts[] = {&order_line_entity, &milestone_entity, &payment_entity,
                                             &document_entity, &dispute_entity};

struct showing {
    struct cli *cli;
    struct record_set set;
    struct arena arena;
    const struct record *order;
    struct order_projection p;
    int32_t today;
};

static int32_t likely_of(const struct showing *s, const struct record *part) {
    for (int i = 0; !s->p.gap && i < s->p.n; i++) {
        if (s->p.milestones[i] == part)
            return s->p.path[i].last;
    }
    return DATE_NONE;
}

static void json_part(struct showing *s, struct json_writer *w, const struct record *part) {
    int32_t likely = likely_of(s, part);
    json_write_object(w, NULL);
    export_json_record(w, part);
    if (part->entity == &order_line_entity)
        json_write_text(w, "goods", order_line_name(&s->set, part, &s->arena));
    if (part->entity == &payment_entity) {
        int32_t due = order_payment_due(s->order, part, &s->p);
        json_write_text(w, "due_now", due == DATE_NONE ? NULL : date_text(&s->arena, due));
    }
    if (part->entity == &milestone_entity)
        json_write_text(w, "likely_on", likely == DATE_NONE ? NULL : date_text(&s->arena, likely));
    json_write_object_end(w);
}

static void json_parts(struct showing *s, struct json_writer *w) {
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        int n;
        struct record **list =
            parts[i] == &milestone_entity
                ? order_milestones(&s->set, s->order, &s->arena, &n)
                : record_set_list(&s->set, parts[i], parts[i]->parent, s->order->id, &s->arena, &n);
        json_write_array(w, parts[i]->table);
        for (int k = 0; k < n; k++)
            json_part(s, w, list[k]);
        json_write_array_end(w);
    }
}

static void json_projection(struct showing *s, struct json_writer *w) {
    const struct order_projection *p = &s->p;
    int32_t needed_by = date_from_iso(s->order->values[ORDER_NEEDED_BY].s);
    json_write_object(w, "projection");
    json_write_text(w, "gap", p->gap);
    if (!p->gap) {
        json_write_text(w, "likely_arrival", date_text(&s->arena, p->likely));
        json_write_text(w, "arrival_95", date_text(&s->arena, lead_quantile(&p->arrival, 0.95)));
        if (needed_by != DATE_NONE)
            json_write_decimal(w, "on_time",
                               llround(lead_on_time(&p->arrival, needed_by) * 1000000), 6);
    }
    json_write_object_end(w);
}

static void show_json(struct showing *s) {
    struct json_writer w;
    int late = order_days_late(s->order, s->today);
    int64_t goods = order_goods_value(&s->set, s->order, &s->arena, NULL);
    cli_json_begin(&w);
    export_json_record(&w, s->order);
    json_write_text(&w, "supplier", supplier_name(&s->set, s->order));
    json_write_decimal(&w, "value", order_value(&s->set, s->order, &s->arena, NULL), 4);
    json_write_int(&w, "days_late", late);
    json_write_decimal(&w, "penalty_due", order_penalty(s->order, goods, late), 4);
    json_projection(s, &w);
    json_parts(s, &w);
    cli_json_end(&w);
}

static const char *amount(struct showing *s, int64_t value) {
    return planning_total(value, record_text(s->order, ORDER_CURRENCY), &s->arena);
}

static void print_head(struct showing *s) {
    const struct record *o = s->order;
    const struct order_projection *p = &s->p;
    int32_t needed_by = date_from_iso(o->values[ORDER_NEEDED_BY].s);
    printf("%s, %s: %s, %s %s.\n", cli_safe(s->cli, record_text(o, ORDER_NUMBER), &s->arena),
           cli_safe(s->cli, supplier_name(&s->set, o), &s->arena), record_text(o, ORDER_STATUS),
           order_is_draft(o) ? "to be placed on" : "ordered on", record_text(o, ORDER_ORDERED_ON));
    if (p->gap)
        printf("No arrival: %s.\n", cli_safe(s->cli, p->gap, &s->arena));
    else
        printf(
            "Arrives likely on %s, with 95 %% by %s%s.\n", date_text(&s->arena, p->likely),
            date_text(&s->arena, lead_quantile(&p->arrival, 0.95)),
            needed_by == DATE_NONE
                ? ""
                : arena_format(&s->arena, "; by %s with %s", date_text(&s->arena, needed_by),
                               planning_percent(lead_on_time(&p->arrival, needed_by), &s->arena)));
    int late = order_days_late(o, s->today);
    int64_t due = order_penalty(o, order_goods_value(&s->set, o, &s->arena, NULL), late);
    if (late)
        printf("%d d behind the confirmed %s%s%s.\n", late, record_text(o, ORDER_PROMISED_ON),
               due ? "; penalty due: " : "", due ? amount(s, due) : "");
}

/* Columns of a part, behind a blank line. */
#define BEGIN(s, columns)                                                                          \
    (putchar('\n'),                                                                                \
     table_begin(stdout, columns, sizeof(columns) / sizeof *(columns), (s)->cli->width))

static struct record **parts_of(struct showing *s, const struct entity *e, int *n) {
    return record_set_list(&s->set, e, e->parent, s->order->id, &s->arena, n);
}

static void print_lines(struct showing *s) {
    static const struct table_column columns[] = {
        {"GOODS", false}, {"PIECES", true}, {"PER PIECE", true}, {"VALUE", true}};
    const char *currency = record_text(s->order, ORDER_CURRENCY);
    int n;
    struct record **list = parts_of(s, &order_line_entity, &n);
    struct table *t = BEGIN(s, columns);
    for (int i = 0; i < n; i++)
        table_row(t,
                  (const char *[]){
                      order_line_name(&s->set, list[i], &s->arena),
                      arena_format(&s->arena, "%lld",
                                   (long long)record_int(list[i], ORDER_LINE_QUANTITY, 0)),
                      planning_money(record_int(list[i], ORDER_LINE_PRICE, 0), currency, &s->arena),
                      amount(s, order_line_value(list[i]))});
    if (record_int(s->order, ORDER_EXTRAS, 0))
        table_row(t, (const char *[]){"surcharge and tooling", "", "",
                                      amount(s, record_int(s->order, ORDER_EXTRAS, 0))});
    table_row(t, (const char *[]){"all", "", "",
                                  amount(s, order_value(&s->set, s->order, &s->arena, NULL))});
    table_end(t);
}

static void print_milestones(struct showing *s) {
    static const struct table_column columns[] = {
        {"MILESTONE", false}, {"PLANNED", false}, {"PROMISED", false}, {"STATE", false}};
    struct table *t = s->p.n ? BEGIN(s, columns) : NULL;
    for (int i = 0; i < s->p.n; i++) {
        const struct record *m = s->p.milestones[i];
        table_row(t, (const char *[]){record_text(m, MILESTONE_NAME),
                                      record_text(m, MILESTONE_PLANNED_ON),
                                      record_text(m, MILESTONE_PROMISED_ON),
                                      order_mark_says(m, likely_of(s, m), s->today, &s->arena)});
    }
    if (t)
        table_end(t);
}

static void print_payments(struct showing *s) {
    static const struct table_column columns[] = {
        {"PAYMENT", false}, {"DUE", false}, {"AMOUNT", true}, {"STATE", false}};
    int n;
    struct record **list = parts_of(s, &payment_entity, &n);
    struct table *t = n ? BEGIN(s, columns) : NULL;
    for (int i = 0; i < n; i++) {
        const struct record *p = order_payment_now(s->order, list[i], &s->p, &s->arena);
        table_row(t, (const char *[]){order_part_name(p, &s->arena), record_text(p, PAYMENT_DUE_ON),
                                      planning_total(record_int(p, PAYMENT_AMOUNT, 0),
                                                     record_text(p, PAYMENT_CURRENCY), &s->arena),
                                      order_mark_says(p, DATE_NONE, s->today, &s->arena)});
    }
    if (t)
        table_end(t);
}

static void print_documents(struct showing *s) {
    static const struct table_column columns[] = {
        {"DOCUMENT", false}, {"DUE", false}, {"FROM", false}, {"STATE", false}};
    int n;
    struct record **list = parts_of(s, &document_entity, &n);
    struct table *t = n ? BEGIN(s, columns) : NULL;
    for (int i = 0; i < n; i++)
        table_row(t, (const char *[]){order_part_name(list[i], &s->arena),
                                      record_text(list[i], DOCUMENT_DUE_ON),
                                      record_text(list[i], DOCUMENT_FROM),
                                      order_mark_says(list[i], DATE_NONE, s->today, &s->arena)});
    if (t)
        table_end(t);
}

static const char *claimed(struct showing *s, const struct record *claim, int field) {
    return claim->values[field].kind == VALUE_INT
               ? planning_total(claim->values[field].i, record_text(claim, DISPUTE_CURRENCY),
                                &s->arena)
               : "";
}

static void print_claims(struct showing *s) {
    static const struct table_column columns[] = {
        {"CLAIM", false}, {"WHAT", false}, {"ASKED", true}, {"AGREED", true}, {"STATE", false}};
    int n;
    struct record **list = parts_of(s, &dispute_entity, &n);
    struct table *t = n ? BEGIN(s, columns) : NULL;
    for (int i = 0; i < n; i++)
        table_row(t, (const char *[]){
                         record_text(list[i], DISPUTE_KIND), record_text(list[i], DISPUTE_WHAT),
                         claimed(s, list[i], DISPUTE_ASKED), claimed(s, list[i], DISPUTE_AGREED),
                         order_mark_says(list[i], DATE_NONE, s->today, &s->arena)});
    if (t)
        table_end(t);
}

bool cli_order_show(struct cli *cli, struct error *err) {
    struct showing s = {.cli = cli, .today = session_today(cli->session)};
    int64_t id;
    bool ok = cli_arguments(cli, 1, 1, err) &&
              order_find(cli->session->store, cli->argv[0], &id, err) &&
              order_load(cli->session->store, id, &s.set, err);
    if (ok) {
        s.order = record_set_find(&s.set, &order_entity, id);
        order_project(&s.set, s.order, s.today, &s.arena, &s.p);
    }
    if (ok && cli->json) {
        show_json(&s);
    } else if (ok) {
        print_head(&s);
        print_lines(&s);
        print_milestones(&s);
        print_payments(&s);
        print_documents(&s);
        print_claims(&s);
    }
    record_set_free(&s.set);
    arena_free(&s.arena);
    return ok;
}
