/* review: which suppliers are due, and noting that one was reviewed. */
#include "sourcebench/core/date.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/record.h"
#include "sourcebench/service/agenda.h"

#include "cli_private.h"

static bool list_due(struct cli *cli, const struct agenda_query *query, int64_t limit,
                     struct error *err) {
    struct arena arena = {0};
    struct filter filter;
    struct agenda_query reviews = *query;
    bool ok = cli_filter_keys(cli, "kind:review", agenda_filter_keys, n_agenda_filter_keys, &arena,
                              &filter, err);
    reviews.filter = &filter;
    ok = ok && cli_print_agenda(cli, &reviews, limit, err);
    arena_free(&arena);
    return ok;
}

static bool hold_one(struct cli *cli, const struct agenda_query *query, const char *next,
                     struct error *err) {
    struct store *store = cli->session->store;
    struct arena arena = {0};
    struct record *r = NULL;
    const char *day = NULL;
    bool ok = cli_day(cli, "--next", next, &arena, &day, err) &&
              cli_supplier(cli, cli->argv[0], &arena, &r, err) &&
              agenda_review(store, query, r->id, day ? date_from_iso(day) : DATE_NONE, err) &&
              record_load(store, &supplier_entity, r->id, &arena, &r, err);
    if (ok) {
        const char *due = r->values[SUPPLIER_NEXT_REVIEW].s;
        printf("Reviewed %s; %s%s.\n", cli_safe(cli, r->values[SUPPLIER_NAME].s, &arena),
               due ? "next on " : "its status asks for no further review", due ? due : "");
    }
    arena_free(&arena);
    return ok;
}

bool cli_review(struct cli *cli, struct error *err) {
    struct agenda_query query = agenda_query_of(cli->session);
    int64_t limit = -1;
    bool ok = true;
    const char *next = cli_option(cli, "--next", &ok, err);
    const char *at_most = cli_option(cli, "--limit", &ok, err);
    if (cli_flag(cli, "--mine"))
        query.mine = cli->session->author;
    ok = ok && (!at_most || cli_number(cli, "--limit", at_most, 0, 1000000, &limit, err)) &&
         cli_arguments(cli, 0, 1, err);
    if (ok && next && cli->argc == 0)
        ok = cli_usage(cli, err, "--next is for one supplier; name it.");
    if (!ok)
        return false;
    return cli->argc ? hold_one(cli, &query, next, err) : list_due(cli, &query, limit, err);
}
