/* supplier coverage: suppliers × certificates that a market asks for. */
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/coverage.h"
#include "sourcebench/db/supplier_list.h"
#include "sourcebench/io/table.h"
#include "sourcebench/service/agenda.h"

#include "cli_private.h"

enum { BATCH = 100 };

struct covering {
    struct cli *cli;
    struct coverage_query query;
    const struct certificate_kind **kinds;
    int n_kinds;
    struct table *table;
    struct json_writer json;
};

static const char *const levels[] = {
    [MARKET_SILENT] = NULL,
    [MARKET_VOLUNTARY] = "voluntary",
    [MARKET_EXPECTED] = "expected",
    [MARKET_REQUIRED] = "required",
};

static bool find_product(struct cli *cli, const char *typed, const char **product,
                         struct error *err) {
    const struct catalogue *c = &cli->session->catalogue;
    const char *names[64];
    size_t n = 0;
    for (int i = 0; i < c->n_products; i++) {
        if (strcmp(c->products[i].code, typed) == 0) {
            *product = c->products[i].code;
            return true;
        }
        if (n < sizeof names / sizeof *names)
            names[n++] = c->products[i].code;
    }
    const char *near = text_nearest(typed, names, n);
    return cli_usage(cli, err, "The catalogue has no product \"%s\"%s%s.", typed,
                     near ? "; did you mean " : "", near ? near : "");
}

static bool read_options(struct covering *c, struct arena *arena, struct error *err) {
    struct cli *cli = c->cli;
    bool ok = true;
    const char *market = cli_option(cli, "--market", &ok, err);
    const char *product = cli_option(cli, "--product", &ok, err);
    if (ok && !market)
        ok = cli_usage(cli, err, "--market is missing: a country or a region, like EU or SA.");
    if (ok) {
        c->query.market = catalogue_market(c->query.catalogue, market, arena);
        ok = c->query.market ||
             cli_usage(cli, err, "\"%s\" is no market: give a country or a region, like EU or SA.",
                       market);
    }
    if (ok && product)
        ok = find_product(cli, product, &c->query.product, err);
    return ok && cli_arguments(cli, 0, -1, err);
}

static const char *cell_text(const struct coverage_cell *cell, struct arena *arena) {
    char day[DATE_TEXT];
    if (cell->state == COVERAGE_NOT_NEEDED)
        return "-";
    if (cell->until == DATE_NONE)
        return coverage_words[cell->state];
    date_to_iso(cell->until, day);
    return arena_format(arena, "%s %s", coverage_words[cell->state], day);
}

static void put_json(struct covering *c, const struct record *r, const struct coverage_cell *cells,
                     int gaps) {
    struct json_writer *w = &c->json;
    char day[DATE_TEXT];
    json_write_object(w, NULL);
    json_write_id(w, "id", r->id);
    json_write_text(w, "name", r->values[SUPPLIER_NAME].s);
    json_write_int(w, "gaps", gaps);
    json_write_array(w, "certificates");
    for (int i = 0; i < c->n_kinds; i++) {
        json_write_object(w, NULL);
        json_write_text(w, "code", c->kinds[i]->code);
        json_write_text(w, "level",
                        levels[catalogue_level(c->query.catalogue, c->kinds[i], c->query.market)]);
        json_write_text(w, "state", coverage_words[cells[i].state]);
        if (cells[i].until != DATE_NONE)
            date_to_iso(cells[i].until, day);
        json_write_text(w, "until", cells[i].until == DATE_NONE ? NULL : day);
        json_write_object_end(w);
    }
    json_write_array_end(w);
    json_write_object_end(w);
}

static void put_row(struct covering *c, const struct record *r, const struct coverage_cell *cells,
                    int gaps, struct arena *arena) {
    const char **texts = arena_alloc(arena, (size_t)c->n_kinds + 2, sizeof *texts);
    texts[0] = r->values[SUPPLIER_NAME].s;
    texts[1] = arena_format(arena, "%d", gaps);
    for (int i = 0; i < c->n_kinds; i++)
        texts[i + 2] = cell_text(&cells[i], arena);
    table_row(c->table, texts);
}

static bool put_supplier(struct covering *c, const struct record *r, struct error *err) {
    struct arena arena = {0};
    struct coverage_cell *cells;
    int gaps;
    bool ok = coverage_load(c->cli->session->store, &c->query, c->kinds, c->n_kinds, r->id, &arena,
                            &cells, &gaps, err);
    if (ok && c->cli->json)
        put_json(c, r, cells, gaps);
    else if (ok)
        put_row(c, r, cells, gaps, &arena);
    arena_free(&arena);
    return ok;
}

/* A batch is kept until the next was read, which begins behind its last row. */
static bool put_suppliers(struct covering *c, struct supplier_list *list, struct error *err) {
    const struct record *rows[BATCH], *from = NULL;
    struct arena before = {0};
    int count;
    bool end = false, ok = true;
    while (ok && !end && !ferror(stdout)) {
        struct arena arena = {0};
        ok = supplier_list_fetch(list, from, false, BATCH, &arena, rows, &count, &end, err);
        for (int i = 0; i < count && ok; i++)
            ok = put_supplier(c, rows[i], err);
        from = ok && count ? rows[count - 1] : from;
        arena_free(&before);
        before = arena;
    }
    arena_free(&before);
    return ok;
}

static bool write_json(struct covering *c, struct supplier_list *list, struct error *err) {
    cli_json_begin(&c->json);
    json_write_text(&c->json, "market", c->query.market);
    json_write_text(&c->json, "product", c->query.product);
    json_write_array(&c->json, "suppliers");
    bool ok = put_suppliers(c, list, err);
    json_write_array_end(&c->json);
    cli_json_end(&c->json);
    return ok;
}

static bool write_table(struct covering *c, struct supplier_list *list, struct arena *arena,
                        struct error *err) {
    struct table_column *heads = arena_alloc(arena, (size_t)c->n_kinds + 2, sizeof *heads);
    heads[0] = (struct table_column){"NAME", false};
    heads[1] = (struct table_column){"GAPS", true};
    for (int i = 0; i < c->n_kinds; i++)
        heads[i + 2] = (struct table_column){c->kinds[i]->code, false};
    c->table = table_begin(stdout, heads, (size_t)c->n_kinds + 2, c->cli->width);
    bool ok = put_suppliers(c, list, err);
    table_end(c->table);
    return ok;
}

bool cli_supplier_coverage(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct filter filter;
    struct supplier_query query = {.filter = &filter,
                                   .sort = SUPPLIER_NAME,
                                   .sort_chosen = true,
                                   .today = session_today(cli->session)};
    struct covering c = {
        .cli = cli,
        .query = {.catalogue = &cli->session->catalogue,
                  .today = session_today(cli->session),
                  .soon = agenda_settings_of(&cli->session->config).certificate[0]}};
    struct supplier_list *list = NULL;
    bool ok = read_options(&c, &arena, err) &&
              cli_filter(cli, cli_filter_text(cli, &arena), &arena, &filter, err);
    if (ok) {
        c.kinds = coverage_kinds(&c.query, &arena, &c.n_kinds);
        list = supplier_list_open(cli->session->store, &query, err);
    }
    ok = list && (cli->json ? write_json(&c, list, err) : write_table(&c, list, &arena, err));
    supplier_list_close(list);
    arena_free(&arena);
    return ok;
}
