/* shipment list, show, add, edit, load, arrived and drop. */
#include "sourcebench/core/shipment_share.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/order.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/command.h"
#include "sourcebench/io/table.h"
#include "sourcebench/service/export.h"
#include "sourcebench/service/order_work.h"
#include "sourcebench/service/shipment.h"

#include "cli_material.h"
#include "cli_plan.h"

/* All shipments, and the one that the first word names. */
struct shipment_call {
    struct cli *cli;
    struct record_set set;
    struct arena arena;
    const struct record *shipment;
};

static bool open_shipment(struct shipment_call *c, int min, int max, struct error *err) {
    struct store *store = c->cli->session->store;
    int64_t id;
    bool ok = cli_arguments(c->cli, min, max, err) &&
              shipment_find(store, c->cli->argv[0], &id, err) &&
              shipments_load(store, &c->set, err);
    c->shipment = ok ? record_set_find(&c->set, &shipment_entity, id) : NULL;
    return ok;
}

static void close_shipment(struct shipment_call *c) {
    record_set_free(&c->set);
    arena_free(&c->arena);
}

static const char *forwarder_of(const struct shipment_call *c, const struct record *s) {
    const struct record *f = record_set_follow(&c->set, s, SHIPMENT_FORWARDER);
    return f ? record_text(f, SUPPLIER_NAME) : "";
}

/* ---- list and show -----------------------------------------------------------------------------
 */

/* A figure in 1/1000, or "?". */
static const char *thousandths(int64_t n, struct arena *arena) {
    return n < 0 ? "?"
                 : arena_format(arena, "%lld.%03lld", (long long)(n / 1000), (long long)(n % 1000));
}

static void write_shipment(struct shipment_call *c, struct json_writer *w, const struct record *s) {
    struct shipment_share *shares;
    const char *gap;
    int n = shipment_shares(&c->set, s, &c->arena, &shares, &gap);
    export_json_record(w, s);
    json_write_text(w, "forwarder", forwarder_of(c, s));
    json_write_text(w, "gap", gap);
    json_write_array(w, "loaded");
    for (int i = 0; i < n; i++) {
        json_write_object(w, NULL);
        export_json_record(w, shares[i].loading);
        json_write_text(w, "goods",
                        shares[i].line ? shipment_line_name(&c->set, shares[i].line, &c->arena)
                                       : NULL);
        if (shares[i].cartons >= 0)
            json_write_int(w, "counted_cartons", shares[i].cartons);
        if (shares[i].litres >= 0)
            json_write_decimal(w, "m3", shares[i].litres, 3);
        if (shares[i].grams >= 0)
            json_write_decimal(w, "kg", shares[i].grams, 3);
        if (shares[i].freight >= 0)
            json_write_decimal(w, "freight_share", shares[i].freight, 4);
        json_write_object_end(w);
    }
    json_write_array_end(w);
}

bool cli_shipment_list(struct cli *cli, struct error *err) {
    static const struct table_column columns[] = {
        {"NUMBER", false}, {"FORWARDER", false}, {"VESSEL", false},  {"FROM", false},
        {"SAILS", false},  {"TO", false},        {"ARRIVES", false}, {"ARRIVED", false}};
    struct shipment_call c = {.cli = cli};
    struct json_writer w;
    struct table *t = NULL;
    bool ok = cli_arguments(cli, 0, 0, err) && shipments_load(cli->session->store, &c.set, err);
    if (ok && cli->json) {
        cli_json_begin(&w);
        json_write_array(&w, "shipments");
    } else if (ok) {
        t = table_begin(stdout, columns, sizeof columns / sizeof *columns, cli->width);
    }
    for (int i = 0; ok && i < c.set.n; i++) {
        const struct record *s = c.set.records[i];
        if (s->entity != &shipment_entity)
            continue;
        if (cli->json) {
            json_write_object(&w, NULL);
            write_shipment(&c, &w, s);
            json_write_object_end(&w);
            continue;
        }
        table_row(
            t, (const char *[]){record_text(s, SHIPMENT_NUMBER), forwarder_of(&c, s),
                                record_text(s, SHIPMENT_VESSEL), record_text(s, SHIPMENT_FROM_PORT),
                                record_text(s, SHIPMENT_ETD), record_text(s, SHIPMENT_TO_PORT),
                                record_text(s, SHIPMENT_ETA), record_text(s, SHIPMENT_ARRIVED_ON)});
    }
    if (ok && cli->json) {
        json_write_array_end(&w);
        cli_json_end(&w);
    } else if (ok) {
        table_end(t);
    }
    close_shipment(&c);
    return ok;
}

static void print_loaded(struct shipment_call *c, const struct shipment_share *shares, int n,
                         const char *currency) {
    static const struct table_column columns[] = {
        {"GOODS", false}, {"PIECES", true}, {"M3", true}, {"KG", true}, {"FREIGHT", true}};
    struct table *t =
        n ? table_begin(stdout, columns, sizeof columns / sizeof *columns, c->cli->width) : NULL;
    for (int i = 0; i < n; i++)
        table_row(
            t,
            (const char *[]){
                shares[i].line ? shipment_line_name(&c->set, shares[i].line, &c->arena) : "?",
                arena_format(&c->arena, "%lld",
                             (long long)record_int(shares[i].loading, LOADING_QUANTITY, 0)),
                thousandths(shares[i].litres, &c->arena), thousandths(shares[i].grams, &c->arena),
                shares[i].freight < 0 ? ""
                                      : planning_total(shares[i].freight, currency, &c->arena)});
    if (t)
        table_end(t);
}

static void print_shipment(struct shipment_call *c) {
    const struct record *s = c->shipment;
    struct shipment_share *shares;
    const char *gap, *currency = record_text(s, SHIPMENT_CURRENCY);
    int n = shipment_shares(&c->set, s, &c->arena, &shares, &gap);
    printf("%s  %s  %s\n", cli_safe(c->cli, record_text(s, SHIPMENT_NUMBER), &c->arena),
           cli_safe(c->cli, record_text(s, SHIPMENT_VESSEL), &c->arena),
           cli_safe(c->cli, forwarder_of(c, s), &c->arena));
    printf("from %s %s to %s %s%s%s\n",
           cli_safe(c->cli, record_text(s, SHIPMENT_FROM_PORT), &c->arena),
           record_text(s, SHIPMENT_ETD),
           cli_safe(c->cli, record_text(s, SHIPMENT_TO_PORT), &c->arena),
           record_text(s, SHIPMENT_ETA), *record_text(s, SHIPMENT_ARRIVED_ON) ? ", arrived " : "",
           record_text(s, SHIPMENT_ARRIVED_ON));
    print_loaded(c, shares, n, currency);
    if (gap)
        printf("The freight is not shared: %s.\n", cli_safe(c->cli, gap, &c->arena));
}

bool cli_shipment_show(struct cli *cli, struct error *err) {
    struct shipment_call c = {.cli = cli};
    struct json_writer w;
    bool ok = open_shipment(&c, 1, 1, err);
    if (ok && cli->json) {
        cli_json_begin(&w);
        write_shipment(&c, &w, c.shipment);
        cli_json_end(&w);
    } else if (ok) {
        print_shipment(&c);
    }
    close_shipment(&c);
    return ok;
}

/* ---- entering ----------------------------------------------------------------------------------
 */

static bool take_forwarder(struct cli *cli, const char *word, struct record *r, struct arena *arena,
                           struct error *err) {
    struct record *supplier;
    if (!word)
        return true;
    if (!cli_supplier(cli, word, arena, &supplier, err))
        return false;
    r->values[SHIPMENT_FORWARDER] = value_int(supplier->id);
    return true;
}

bool cli_shipment_add(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct record *r = NULL;
    bool ok = true;
    const char *forwarder = cli_option(cli, "--forwarder", &ok, err);
    ok = ok && cli_arguments(cli, 0, -1, err) &&
         (r = shipment_begin(cli->session->store, &arena, err)) != NULL &&
         cli_set_words(cli, cli->argv, cli->argc, r, &arena, err) &&
         take_forwarder(cli, forwarder, r, &arena, err) &&
         command_add(cli->session->store, r, err) &&
         cli_report(cli, r,
                    arena_format(&arena, "Added shipment %s.", record_text(r, SHIPMENT_NUMBER)),
                    &arena, err);
    arena_free(&arena);
    return ok;
}

bool cli_shipment_edit(struct cli *cli, struct error *err) {
    struct shipment_call c = {.cli = cli};
    bool ok = true;
    const char *forwarder = cli_option(cli, "--forwarder", &ok, err);
    ok = ok && open_shipment(&c, forwarder ? 1 : 2, -1, err);
    if (ok) {
        struct record *wanted = record_copy(c.shipment, &c.arena);
        ok = cli_set_words(cli, cli->argv + 1, cli->argc - 1, wanted, &c.arena, err) &&
             take_forwarder(cli, forwarder, wanted, &c.arena, err) &&
             command_save(cli->session->store, c.shipment, wanted, &c.arena, NULL, err) &&
             cli_report(cli, wanted,
                        arena_format(&c.arena, "Changed shipment %s.",
                                     record_text(wanted, SHIPMENT_NUMBER)),
                        &c.arena, err);
    }
    close_shipment(&c);
    return ok;
}

/* The line of the order that is so called, by its variant or product. */
static const struct record *find_line(struct shipment_call *c, const struct record_set *set,
                                      const char *word, struct error *err) {
    const char *key = text_name_key(&c->arena, word);
    for (int i = 0; i < set->n; i++) {
        const struct record *r = set->records[i];
        if (r->entity != &order_line_entity)
            continue;
        const char *name = text_name_key(&c->arena, order_line_name(set, r, &c->arena));
        if (strncmp(name, key, strlen(key)) == 0)
            return r;
    }
    error_set(err, ERROR_NOT_FOUND, "%s has no line \"%s\"; order show lists them.",
              c->cli->argv[1], word);
    return NULL;
}

/* So many of one line, or all that is left of it. */
static bool load_line(struct shipment_call *c, const struct record_set *set, int *loaded,
                      struct error *err) {
    const struct record *line = find_line(c, set, c->cli->argv[2], err);
    if (!line)
        return false;
    int64_t pieces = shipment_left(set, line);
    if (c->cli->argc == 4 &&
        !cli_number(c->cli, "PIECES", c->cli->argv[3], 1, 100000000, &pieces, err))
        return false;
    *loaded = 1;
    return shipment_load(c->cli->session->store, set, c->shipment->id, line, pieces, err);
}

bool cli_shipment_load(struct cli *cli, struct error *err) {
    struct shipment_call c = {.cli = cli};
    struct record_set set = {0};
    int64_t order;
    int loaded = 0;
    bool ok = open_shipment(&c, 2, 4, err) &&
              order_find(cli->session->store, cli->argv[1], &order, err) &&
              order_load(cli->session->store, order, &set, err);
    if (ok && cli->argc == 2)
        ok = shipment_load_order(cli->session->store, c.shipment->id, order, &loaded, err);
    else if (ok)
        ok = load_line(&c, &set, &loaded, err);
    if (ok)
        ok = cli_report(cli, c.shipment,
                        arena_format(&c.arena, "Loaded %d line%s of %s on %s.", loaded,
                                     loaded == 1 ? "" : "s", cli->argv[1],
                                     record_text(c.shipment, SHIPMENT_NUMBER)),
                        &c.arena, err);
    record_set_free(&set);
    close_shipment(&c);
    return ok;
}

bool cli_shipment_drop(struct cli *cli, struct error *err) {
    struct shipment_call c = {.cli = cli};
    bool ok = open_shipment(&c, 1, 1, err) &&
              command_delete(cli->session->store, &shipment_entity, c.shipment->id, err);
    if (ok)
        printf("Deleted shipment %s; undo brings it back.\n",
               cli_safe(cli, record_text(c.shipment, SHIPMENT_NUMBER), &c.arena));
    close_shipment(&c);
    return ok;
}
