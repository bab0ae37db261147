/* supplier status, tag, delete and restore: changes that need no form. */
#include <string.h>

#include "sourcebench/core/supplier.h"
#include "sourcebench/db/command.h"
#include "sourcebench/db/supplier_command.h"

#include "cli_private.h"

static void report(int64_t changed, int64_t asked, const char *what) {
    printf("%lld of %lld supplier%s %s.\n", (long long)changed, (long long)asked,
           asked == 1 ? "" : "s", what);
}

bool cli_supplier_status(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct error wrong = {0};
    struct value status = value_null();
    int64_t *ids, n, changed;
    bool ok = true;
    const char *reason = cli_option(cli, "--reason", &ok, err);
    ok = ok && cli_arguments(cli, 2, -1, err);
    if (ok && !field_parse(&supplier_fields[SUPPLIER_STATUS], cli->argv[0],
                           session_today(cli->session), &arena, &status, &wrong))
        ok = cli_usage(cli, err, "\"%s\" is no status: %s", cli->argv[0], wrong.message);
    ok = ok && cli_suppliers(cli, cli->argv + 1, cli->argc - 1, &arena, &ids, &n, err) &&
         command_set_status(cli->session->store, ids, n, status.s, reason, NULL, &changed, err);
    if (!ok && err->code == ERROR_REASON)
        error_set(err, ERROR_REASON, "%s (--reason TEXT)", arena_string(&arena, err->message));
    if (ok)
        report(changed, n, arena_format(&arena, "changed to %s", status.s));
    arena_free(&arena);
    return ok;
}

bool cli_supplier_tag(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct error wrong = {0};
    struct value tag = value_null();
    int64_t *ids, n, changed;
    bool remove = cli_flag(cli, "--remove");
    bool ok = cli_arguments(cli, 2, -1, err);
    if (ok && !field_parse(&tag_entity.fields[TAG_NAME], cli->argv[0], session_today(cli->session),
                           &arena, &tag, &wrong))
        ok = error_set(err, ERROR_INPUT, "tag: %s", wrong.message);
    if (ok && tag.kind != VALUE_TEXT)
        ok = cli_usage(cli, err, "The tag is empty.");
    ok = ok && cli_suppliers(cli, cli->argv + 1, cli->argc - 1, &arena, &ids, &n, err) &&
         command_tag(cli->session->store, ids, n, tag.s, !remove, NULL, &changed, err);
    if (ok)
        report(changed, n,
               arena_format(&arena, "%s %s", remove ? "lost the tag" : "tagged",
                            cli_safe(cli, tag.s, &arena)));
    arena_free(&arena);
    return ok;
}

bool cli_supplier_delete(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct record *r;
    bool ok = cli_arguments(cli, 1, 1, err) && cli_supplier(cli, cli->argv[0], &arena, &r, err);
    if (ok && r->deleted_at)
        ok = error_set(err, ERROR_REFUSED, "%s is deleted already.", r->values[SUPPLIER_NAME].s);
    ok = ok && command_delete(cli->session->store, &supplier_entity, r->id, err);
    if (ok)
        printf("Deleted %s; supplier restore %lld brings it back.\n",
               cli_safe(cli, r->values[SUPPLIER_NAME].s, &arena), (long long)r->id);
    arena_free(&arena);
    return ok;
}

/* By id only: what is deleted is not found by its name. */
bool cli_supplier_restore(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct record *r;
    int64_t id;
    bool ok = cli_arguments(cli, 1, 1, err) &&
              cli_number(cli, "supplier restore", cli->argv[0], 1, INT64_MAX, &id, err) &&
              record_load(cli->session->store, &supplier_entity, id, &arena, &r, err);
    if (ok && !r->deleted_at)
        ok = error_set(err, ERROR_REFUSED, "%s is not deleted.", r->values[SUPPLIER_NAME].s);
    ok = ok && command_restore(cli->session->store, &supplier_entity, id, err);
    if (ok)
        printf("Restored %s.\n", cli_safe(cli, r->values[SUPPLIER_NAME].s, &arena));
    arena_free(&arena);
    return ok;
}
