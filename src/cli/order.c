/* order make, list, show and done: from an award to the goods. */
#include "sourcebench/core/order.h"

#include <math.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/order_plan.h"
#include "sourcebench/core/product.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/command.h"
#include "sourcebench/db/plan.h"
#include "sourcebench/io/table.h"
#include "sourcebench/service/export.h"
#include "sourcebench/service/order_make.h"

#include "cli_plan.h"

bool cli_order_make(struct cli *cli, struct error *err) {
    struct planning p = {0};
    int made = 0;
    int64_t id;
    bool ok = cli_arguments(cli, 1, 1, err) &&
              requirement_find(cli->session->store, cli->argv[0], &id, err) &&
              planning_open(cli->session, id, &p, err) && orders_make(&p, &made, err);
    if (ok)
        printf("Made %d order%s; order list shows %s.\n", made, made == 1 ? "" : "s",
               made == 1 ? "it" : "them");
    planning_close(&p);
    return ok;
}

/* ---- list --------------------------------------------------------------------------------------
 */

static int64_t value_of(struct store *store, int64_t order, struct arena *arena, int64_t *pieces,
                        struct error *err) {
    struct record **lines;
    int n;
    int64_t value = 0;
    *pieces = 0;
    if (!record_children(store, &order_line_entity, order, false, arena, &lines, &n, err))
        return -1;
    for (int i = 0; i < n; i++) {
        value += lines[i]->values[ORDER_LINE_QUANTITY].i * lines[i]->values[ORDER_LINE_PRICE].i;
        *pieces += lines[i]->values[ORDER_LINE_QUANTITY].i;
    }
    return value;
}

static const char *supplier_name(struct cli *cli, const struct record *order, struct arena *arena) {
    struct record *supplier;
    struct error ignored;
    return record_load(cli->session->store, &supplier_entity, order->values[ORDER_SUPPLIER].i,
                       arena, &supplier, &ignored)
               ? record_text(supplier, SUPPLIER_NAME)
               : "";
}

static bool print_order(struct cli *cli, struct table *t, struct json_writer *w,
                        const struct record *o, struct arena *arena, struct error *err) {
    int64_t pieces, value = value_of(cli->session->store, o->id, arena, &pieces, err);
    const char *name = supplier_name(cli, o, arena);
    if (value < 0)
        return false;
    if (cli->json) {
        json_write_object(w, NULL);
        export_json_record(w, o);
        json_write_text(w, "supplier", name);
        json_write_int(w, "pieces", pieces);
        json_write_decimal(w, "value", value, 4);
        json_write_object_end(w);
        return true;
    }
    table_row(t,
              (const char *[]){record_text(o, ORDER_NUMBER), name,
                               arena_format(arena, "%lld", (long long)pieces),
                               planning_total(value, record_text(o, ORDER_CURRENCY), arena),
                               record_text(o, ORDER_ORDERED_ON), record_text(o, ORDER_EXPECTED_ON),
                               record_text(o, ORDER_NEEDED_BY), record_text(o, ORDER_STATUS)});
    return true;
}

bool cli_order_list(struct cli *cli, struct error *err) {
    static const struct table_column columns[] = {
        {"NUMBER", false},  {"SUPPLIER", false}, {"PIECES", true},     {"VALUE", true},
        {"ORDERED", false}, {"EXPECTED", false}, {"NEEDED BY", false}, {"STATUS", false}};
    struct arena arena = {0};
    struct json_writer w;
    struct table *t = NULL;
    struct record **all;
    int n;
    if (!cli_arguments(cli, 0, 0, err) ||
        !record_all(cli->session->store, &order_entity, &arena, &all, &n, err)) {
        arena_free(&arena);
        return false;
    }
    if (cli->json) {
        cli_json_begin(&w);
        json_write_array(&w, "orders");
    } else {
        t = table_begin(stdout, columns, sizeof columns / sizeof *columns, cli->width);
    }
    bool ok = true;
    for (int i = 0; ok && i < n; i++)
        ok = print_order(cli, t, &w, all[i], &arena, err);
    if (cli->json) {
        json_write_array_end(&w);
        cli_json_end(&w);
    } else {
        table_end(t);
    }
    arena_free(&arena);
    return ok;
}

/* ---- show --------------------------------------------------------------------------------------
 */

static const struct entity *const parts[] = {&order_line_entity, &milestone_entity, &payment_entity,
                                             &document_entity, &dispute_entity};

static void json_parts(struct json_writer *w, const struct record_set *set, int64_t order,
                       struct arena *arena) {
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        int n;
        struct record **list = record_set_list(set, parts[i], parts[i]->parent, order, arena, &n);
        json_write_array(w, parts[i]->table);
        for (int k = 0; k < n; k++) {
            json_write_object(w, NULL);
            export_json_record(w, list[k]);
            json_write_object_end(w);
        }
        json_write_array_end(w);
    }
}

static void json_projection(struct json_writer *w, const struct order_projection *p,
                            int32_t needed_by, struct arena *arena) {
    json_write_object(w, "projection");
    json_write_text(w, "gap", p->gap);
    if (!p->gap) {
        json_write_text(w, "likely_arrival", date_text(arena, p->likely));
        json_write_text(w, "arrival_95", date_text(arena, lead_quantile(&p->arrival, 0.95)));
        if (needed_by != DATE_NONE)
            json_write_decimal(w, "on_time",
                               llround(lead_on_time(&p->arrival, needed_by) * 1000000), 6);
    }
    json_write_object_end(w);
}

static void print_milestones(struct cli *cli, const struct record_set *set, int64_t order,
                             const struct order_projection *p, struct arena *arena) {
    int n;
    struct record **list =
        record_set_list(set, &milestone_entity, MILESTONE_ORDER, order, arena, &n);
    printf("\nMilestones\n");
    for (int i = 0; i < n; i++)
        printf("  %-24s planned %s  %s%s\n",
               cli_safe(cli, record_text(list[i], MILESTONE_NAME), arena),
               record_text(list[i], MILESTONE_PLANNED_ON),
               *record_text(list[i], MILESTONE_ACTUAL_ON) ? "done "
               : p->gap                                   ? ""
                                                          : "likely ",
               *record_text(list[i], MILESTONE_ACTUAL_ON)
                   ? record_text(list[i], MILESTONE_ACTUAL_ON)
               : p->gap ? ""
                        : date_text(arena, p->path[i].last));
}

static void print_dues(const struct record_set *set, int64_t order, struct arena *arena) {
    int n;
    struct record **list = record_set_list(set, &payment_entity, PAYMENT_ORDER, order, arena, &n);
    printf("\nPayments\n");
    for (int i = 0; i < n; i++)
        printf("  %-24s due %s  %s%s%s\n", record_text(list[i], PAYMENT_KIND),
               record_text(list[i], PAYMENT_DUE_ON),
               planning_total(list[i]->values[PAYMENT_AMOUNT].i,
                              record_text(list[i], PAYMENT_CURRENCY), arena),
               *record_text(list[i], PAYMENT_PAID_ON) ? "  paid " : "",
               record_text(list[i], PAYMENT_PAID_ON));
    list = record_set_list(set, &document_entity, DOCUMENT_ORDER, order, arena, &n);
    printf("\nDocuments\n");
    for (int i = 0; i < n; i++)
        printf("  %-24s due %s%s%s\n",
               field_show_text(&document_entity.fields[DOCUMENT_KIND],
                               list[i]->values[DOCUMENT_KIND], arena),
               record_text(list[i], DOCUMENT_DUE_ON),
               *record_text(list[i], DOCUMENT_RECEIVED_ON) ? "  received " : "",
               record_text(list[i], DOCUMENT_RECEIVED_ON));
}

static void print_head(struct cli *cli, const struct record *o, const struct order_projection *p,
                       struct arena *arena) {
    int32_t needed_by = date_from_iso(o->values[ORDER_NEEDED_BY].s);
    printf("%s, %s: %s, ordered on %s.\n", cli_safe(cli, record_text(o, ORDER_NUMBER), arena),
           cli_safe(cli, supplier_name(cli, o, arena), arena), record_text(o, ORDER_STATUS),
           record_text(o, ORDER_ORDERED_ON));
    if (p->gap)
        printf("No arrival: %s.\n", cli_safe(cli, p->gap, arena));
    else
        printf("Arrives likely on %s, with 95 %% by %s%s.\n", date_text(arena, p->likely),
               date_text(arena, lead_quantile(&p->arrival, 0.95)),
               needed_by == DATE_NONE
                   ? ""
                   : arena_format(arena, "; by %s with %s", date_text(arena, needed_by),
                                  planning_percent(lead_on_time(&p->arrival, needed_by), arena)));
}

bool cli_order_show(struct cli *cli, struct error *err) {
    struct record_set set = {0};
    struct arena arena = {0};
    struct order_projection p;
    struct json_writer w;
    int64_t id;
    bool ok = cli_arguments(cli, 1, 1, err) &&
              order_find(cli->session->store, cli->argv[0], &id, err) &&
              order_load(cli->session->store, id, &set, err);
    const struct record *o = ok ? record_set_find(&set, &order_entity, id) : NULL;
    ok = ok && order_project(&set, o, session_today(cli->session), &arena, &p, err);
    if (ok && cli->json) {
        cli_json_begin(&w);
        export_json_record(&w, o);
        json_projection(&w, &p, date_from_iso(o->values[ORDER_NEEDED_BY].s), &arena);
        json_parts(&w, &set, id, &arena);
        cli_json_end(&w);
    } else if (ok) {
        print_head(cli, o, &p, &arena);
        print_milestones(cli, &set, id, &p, &arena);
        print_dues(&set, id, &arena);
    }
    record_set_free(&set);
    arena_free(&arena);
    return ok;
}

/* ---- what happened -----------------------------------------------------------------------------
 */

/* What can be done: a milestone by its name, a payment or a document by its kind; of several what
 * is not done yet. */
static struct record *find_part(const struct record_set *set, int64_t order, const char *word,
                                int *field, struct arena *arena) {
    static const struct {
        const struct entity *entity;
        int name, done;
    } kinds[] = {{&milestone_entity, MILESTONE_NAME, MILESTONE_ACTUAL_ON},
                 {&payment_entity, PAYMENT_KIND, PAYMENT_PAID_ON},
                 {&document_entity, DOCUMENT_KIND, DOCUMENT_RECEIVED_ON}};
    struct record *found = NULL;
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        int n;
        struct record **list =
            record_set_list(set, kinds[k].entity, kinds[k].entity->parent, order, arena, &n);
        for (int i = 0; i < n; i++) {
            bool open = list[i]->values[kinds[k].done].kind == VALUE_NULL;
            if (strcmp(record_text(list[i], kinds[k].name), word) != 0 || (found && !open))
                continue;
            *field = kinds[k].done;
            found = list[i];
            if (open)
                return found;
        }
    }
    return found;
}

bool cli_order_done(struct cli *cli, struct error *err) {
    struct record_set set = {0};
    struct arena arena = {0};
    struct record *part = NULL;
    const char *on = NULL;
    int64_t id;
    int field = 0;
    bool ok = true;
    const char *typed = cli_option(cli, "--on", &ok, err);
    ok = ok && cli_arguments(cli, 2, 2, err) && cli_day(cli, "--on", typed, &arena, &on, err) &&
         order_find(cli->session->store, cli->argv[0], &id, err) &&
         order_load(cli->session->store, id, &set, err);
    if (ok && !(part = find_part(&set, id, cli->argv[1], &field, &arena)))
        ok = error_set(err, ERROR_NOT_FOUND,
                       "%s has no milestone, payment or document \"%s\"; order show lists them.",
                       cli->argv[0], cli->argv[1]);
    if (ok) {
        struct record *wanted = record_copy(part, &arena);
        wanted->values[field] =
            value_text(on ? on : date_text(&arena, session_today(cli->session)));
        ok = command_save(cli->session->store, part, wanted, &arena, NULL, err);
        if (ok)
            printf("%s: %s done on %s.\n", cli_safe(cli, cli->argv[0], &arena),
                   cli_safe(cli, cli->argv[1], &arena), wanted->values[field].s);
    }
    record_set_free(&set);
    arena_free(&arena);
    return ok;
}
