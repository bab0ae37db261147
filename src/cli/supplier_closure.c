/* supplier closure: the days around a holiday that a supplier has confirmed. */
#include "sourcebench/core/date.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/closure.h"
#include "sourcebench/db/command.h"
#include "sourcebench/io/table.h"
#include "sourcebench/service/export.h"

#include "cli_material.h"

static bool list(struct cli *cli, int64_t supplier, struct arena *arena, struct error *err) {
    static const struct table_column columns[] = {{"HOLIDAY", false},     {"CLOSED FROM", false},
                                                  {"WORKS AGAIN", false}, {"LAST ORDER", false},
                                                  {"CONFIRMED", false},   {"ID", false}};
    struct record **all;
    struct json_writer w;
    struct table *t = NULL;
    int n;
    if (!record_children(cli->session->store, &closure_entity, supplier, false, arena, &all, &n,
                         err))
        return false;
    if (cli->json) {
        cli_json_begin(&w);
        json_write_array(&w, "closures");
    } else {
        t = table_begin(stdout, columns, sizeof columns / sizeof *columns, cli->width);
    }
    for (int i = 0; i < n; i++) {
        if (cli->json) {
            json_write_object(&w, NULL);
            export_json_record(&w, all[i]);
            json_write_object_end(&w);
            continue;
        }
        table_row(t, (const char *[]){record_text(all[i], CLOSURE_NAME),
                                      record_text(all[i], CLOSURE_CLOSES_ON),
                                      record_text(all[i], CLOSURE_REOPENS_ON),
                                      record_text(all[i], CLOSURE_LAST_ORDER_ON),
                                      record_text(all[i], CLOSURE_CONFIRMED_ON),
                                      arena_format(arena, "%lld", (long long)all[i]->id)});
    }
    if (cli->json) {
        json_write_array_end(&w);
        cli_json_end(&w);
    } else {
        table_end(t);
    }
    return true;
}

/* What the words say, and what follows: the holiday is the one in the calendar on those days. */
static bool read_words(struct cli *cli, int64_t supplier, struct record *r, struct arena *arena,
                       struct error *err) {
    struct record *usual = record_new(&closure_entity, arena);
    r->values[CLOSURE_SUPPLIER] = value_int(supplier);
    r->values[CLOSURE_CONFIRMED_ON] = value_text(date_text(arena, session_today(cli->session)));
    if (!cli_set_words(cli, cli->argv + 1, cli->argc - 1, r, arena, err))
        return false;
    int32_t first = record_day(r, CLOSURE_CLOSES_ON);
    if (r->values[CLOSURE_NAME].s || first == DATE_NONE)
        return true;
    if (!closure_begin(cli->session->store, supplier, first, usual, arena, err))
        return false;
    int32_t begins = record_day(usual, CLOSURE_CLOSES_ON);
    if (begins != DATE_NONE && begins <= record_day(r, CLOSURE_REOPENS_ON))
        r->values[CLOSURE_NAME] = usual->values[CLOSURE_NAME];
    return r->values[CLOSURE_NAME].s ||
           error_set(err, ERROR_INPUT,
                     "The calendar knows no long holiday on these days; say which it is, like "
                     "name=\"Lunar New Year\".");
}

static bool save(struct cli *cli, const struct record *supplier, struct arena *arena,
                 struct error *err) {
    struct record *r = record_new(&closure_entity, arena), *base;
    struct store *store = cli->session->store;
    if (!read_words(cli, supplier->id, r, arena, err) || !closure_same(store, r, arena, &base, err))
        return false;
    if (base) { /* what is not said stays */
        struct record *wanted = record_copy(base, arena);
        wanted->values[CLOSURE_CONFIRMED_ON] = r->values[CLOSURE_CONFIRMED_ON];
        if (!cli_set_words(cli, cli->argv + 1, cli->argc - 1, wanted, arena, err) ||
            !command_save(store, base, wanted, arena, NULL, err))
            return false;
        r = wanted;
    } else if (!command_add(store, r, err)) {
        return false;
    }
    return cli_report(
        cli, r,
        arena_format(arena, "%s: closed for %s from %s, works again on %s, takes orders until %s.",
                     record_text(supplier, SUPPLIER_NAME), record_text(r, CLOSURE_NAME),
                     record_text(r, CLOSURE_CLOSES_ON), record_text(r, CLOSURE_REOPENS_ON),
                     record_text(r, CLOSURE_LAST_ORDER_ON)),
        arena, err);
}

bool cli_supplier_closure(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct record *supplier;
    bool ok =
        cli_arguments(cli, 1, -1, err) && cli_supplier(cli, cli->argv[0], &arena, &supplier, err) &&
        (cli->argc == 1 ? list(cli, supplier->id, &arena, err) : save(cli, supplier, &arena, err));
    arena_free(&arena);
    return ok;
}
