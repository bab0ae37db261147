/* supplier list: a table, or JSON with all own fields. */
#include <string.h>

#include "sourcebench/core/supplier.h"
#include "sourcebench/db/supplier_list.h"
#include "sourcebench/io/table.h"
#include "sourcebench/service/export.h"

#include "cli_private.h"

enum { BATCH = 200 };

static const struct {
    struct table_column column;
    enum supplier_field field;
} columns[] = {
    {{"NAME", false}, SUPPLIER_NAME},  {{"CITY", false}, SUPPLIER_CITY},
    {{"CC", false}, SUPPLIER_COUNTRY}, {{"STATUS", false}, SUPPLIER_STATUS},
    {{"MOQ", true}, SUPPLIER_MOQ},     {{"LEAD", true}, SUPPLIER_LEAD_DAYS},
};
enum { COLUMNS = sizeof columns / sizeof *columns };

struct listing {
    struct cli *cli;
    struct table *table; /* or */
    struct json_writer json;
    bool as_json;
    int64_t left; /* rows that may still come; -1: all */
};

static bool put_row(struct listing *l, const struct record *r, struct error *err) {
    struct arena arena = {0};
    struct score score;
    bool ok = true;
    if (l->as_json) {
        ok = cli_score(l->cli, r->id, &score, err);
        json_write_object(&l->json, NULL);
        export_json_record(&l->json, r);
        if (ok)
            cli_json_score(&l->json, &score);
        json_write_object_end(&l->json);
    } else {
        const char *cells[COLUMNS];
        for (int i = 0; i < COLUMNS; i++)
            cells[i] = field_edit_text(&supplier_fields[columns[i].field],
                                       r->values[columns[i].field], &arena);
        table_row(l->table, cells);
    }
    arena_free(&arena);
    return ok;
}

/* A batch is kept until the next was read, which begins behind its last row. */
static bool put_rows(struct listing *l, struct supplier_list *list, struct error *err) {
    const struct record *rows[BATCH], *from = NULL;
    struct arena before = {0};
    int count;
    bool end = false, ok = true;
    while (ok && !end && l->left != 0 && !ferror(stdout)) {
        struct arena arena = {0};
        int limit = l->left >= 0 && l->left < BATCH ? (int)l->left : BATCH;
        ok = supplier_list_fetch(list, from, false, limit, &arena, rows, &count, &end, err);
        for (int i = 0; i < count && ok; i++)
            ok = put_row(l, rows[i], err);
        from = ok && count ? rows[count - 1] : NULL;
        l->left -= ok && l->left > 0 ? count : 0;
        arena_free(&before);
        before = arena;
    }
    arena_free(&before);
    return ok;
}

static bool write_json(struct cli *cli, struct listing *l, struct supplier_list *list,
                       struct error *err) {
    struct json_writer *w = &l->json;
    int64_t total, count = 0;
    bool done = false, ok = supplier_total(cli->session->store, &total, err);
    while (ok && !done)
        ok = supplier_list_count(list, &count, &done, err);
    if (!ok)
        return false;
    l->as_json = true;
    cli_json_begin(w);
    json_write_int(w, "total", total);
    json_write_int(w, "count", count);
    json_write_array(w, "suppliers");
    ok = put_rows(l, list, err);
    json_write_array_end(w);
    cli_json_end(w);
    return ok;
}

static bool write_table(struct cli *cli, struct listing *l, struct supplier_list *list,
                        struct error *err) {
    struct table_column heads[COLUMNS];
    for (int i = 0; i < COLUMNS; i++)
        heads[i] = columns[i].column;
    l->table = table_begin(stdout, heads, COLUMNS, cli->width);
    bool ok = put_rows(l, list, err);
    table_end(l->table);
    return ok;
}

static bool read_options(struct cli *cli, struct supplier_query *query, struct listing *l,
                         struct error *err) {
    bool ok = true;
    const char *limit = cli_option(cli, "--limit", &ok, err);
    const char *sort = cli_option(cli, "--sort", &ok, err);
    query->descending = cli_flag(cli, "--reverse");
    query->sort = SUPPLIER_NAME;
    query->sort_chosen = true;
    l->left = -1;
    if (ok && limit)
        ok = cli_number(cli, "--limit", limit, 0, INT64_MAX, &l->left, err);
    if (ok && sort && strcmp(sort, "score") == 0) {
        query->sort = SUPPLIER_BY_SCORE;
        query->descending = !query->descending; /* the best first */
    } else if (ok && sort)
        ok = (query->sort = cli_field(cli, sort, err)) >= 0;
    return ok && cli_arguments(cli, 0, -1, err);
}

bool cli_supplier_list(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct filter filter;
    struct supplier_query query = {.filter = &filter, .today = session_today(cli->session)};
    struct listing l = {.cli = cli};
    struct supplier_list *list = NULL;
    bool ok = read_options(cli, &query, &l, err) &&
              cli_filter(cli, cli_filter_text(cli, &arena), &arena, &filter, err);
    if (ok)
        list = supplier_list_open(cli->session->store, &query, err);
    ok = list && (cli->json ? write_json : write_table)(cli, &l, list, err);
    supplier_list_close(list);
    arena_free(&arena);
    return ok;
}
