/* today --snoozed, --done: what was decided, by whom and when. */
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/io/table.h"

#include "cli_private.h"

enum { LIMIT = 100 };

static void print_table(struct cli *cli, const struct agenda_decision *decisions, int count,
                        struct arena *arena) {
    static const struct table_column columns[] = {
        {"WHEN", false},     {"BY", false},     {"UNTIL", false},  {"WHAT", false},
        {"SUPPLIER", false}, {"REASON", false}, {"DECISION", true}};
    struct table *t = table_begin(stdout, columns, sizeof columns / sizeof *columns, cli->width);
    for (int i = 0; i < count; i++) {
        const struct agenda_decision *d = &decisions[i];
        const char *cells[] = {cli_time(d->at, arena),
                               d->by,
                               date_text(arena, d->until),
                               d->subject,
                               d->supplier,
                               d->reason,
                               arena_format(arena, "%lld", (long long)d->id)};
        table_row(t, cells);
    }
    table_end(t);
}

static void write_json(const struct agenda_decision *decisions, int count, struct arena *arena) {
    struct json_writer w;
    cli_json_begin(&w);
    json_write_array(&w, "decisions");
    for (int i = 0; i < count; i++) {
        const struct agenda_decision *d = &decisions[i];
        json_write_object(&w, NULL);
        json_write_id(&w, "decision", d->id);
        json_write_text(&w, "action", d->action);
        json_write_int(&w, "at", d->at);
        json_write_text(&w, "by", d->by);
        json_write_text(&w, "line",
                        arena_format(arena, "%s:%lld", agenda_rules[d->line.rule].key,
                                     (long long)d->line.subject));
        json_write_text(&w, "due", date_text(arena, d->line.due));
        json_write_text(&w, "subject", d->subject);
        json_write_id(&w, "supplier_id", d->line.supplier);
        json_write_text(&w, "supplier", d->supplier);
        json_write_text(&w, "until", d->until == DATE_NONE ? NULL : date_text(arena, d->until));
        json_write_text(&w, "reason", d->reason);
        json_write_object_end(&w);
    }
    json_write_array_end(&w);
    cli_json_end(&w);
}

bool cli_today_decisions(struct cli *cli, const struct agenda_query *query, const char *action,
                         int64_t limit, struct error *err) {
    struct arena arena = {0};
    struct agenda_decision *decisions;
    int count;
    bool ok = cli_arguments(cli, 0, 0, err) &&
              agenda_decisions(cli->session->store, query, action,
                               agenda_decided_today(cli->session->store, query),
                               limit < 0 ? LIMIT : (int)limit, &arena, &decisions, &count, err);
    if (ok && cli->json)
        write_json(decisions, count, &arena);
    else if (ok)
        print_table(cli, decisions, count, &arena);
    cli->status = 0;
    arena_free(&arena);
    return ok;
}
