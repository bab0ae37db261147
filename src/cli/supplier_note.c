/* supplier note: an entry of the timeline, with a follow-up where asked. */
#include "sourcebench/core/date.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/supplier_command.h"

#include "cli_private.h"

static bool read_kind(struct cli *cli, const char *text, struct arena *arena, const char **kind,
                      struct error *err) {
    struct value value;
    struct error wrong = {0};
    if (!field_parse(&interaction_entity.fields[INTERACTION_KIND], text ? text : "note",
                     session_today(cli->session), arena, &value, &wrong))
        return cli_usage(cli, err, "--kind: %s", wrong.message);
    *kind = value.s;
    return true;
}

static bool read_entry(struct cli *cli, struct arena *arena, struct interaction_entry *entry,
                       struct error *err) {
    bool ok = true;
    const char *kind = cli_option(cli, "--kind", &ok, err);
    const char *on = cli_option(cli, "--on", &ok, err);
    const char *follow_up = cli_option(cli, "--follow-up", &ok, err);
    return ok && cli_arguments(cli, 2, 2, err) && read_kind(cli, kind, arena, &entry->kind, err) &&
           cli_day(cli, "--on", on ? on : "today", arena, &entry->on, err) &&
           cli_day(cli, "--follow-up", follow_up, arena, &entry->follow_up_on, err);
}

bool cli_supplier_note(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct interaction_entry entry = {0};
    struct record *supplier;
    bool ok = read_entry(cli, &arena, &entry, err) &&
              cli_supplier(cli, cli->argv[0], &arena, &supplier, err);
    if (ok) {
        entry.supplier = supplier->id;
        entry.text = cli->argv[1];
        ok = command_interaction(cli->session->store, &entry, err);
    }
    if (ok)
        printf("%s: %s of %s noted%s%s.\n",
               cli_safe(cli, supplier->values[SUPPLIER_NAME].s, &arena), entry.kind, entry.on,
               entry.follow_up_on ? ", follow up on " : "",
               entry.follow_up_on ? entry.follow_up_on : "");
    arena_free(&arena);
    return ok;
}
