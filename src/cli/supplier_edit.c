/* supplier add and supplier edit: fields as words, moq=300. */
#include <string.h>

#include "sourcebench/core/supplier.h"
#include "sourcebench/db/command.h"
#include "sourcebench/service/export.h"

#include "cli_private.h"

static void report_added(struct cli *cli, const struct record *r, struct arena *arena) {
    struct json_writer w;
    if (!cli->json) {
        printf("Added %s, id %lld.\n", cli_safe(cli, r->values[SUPPLIER_NAME].s, arena),
               (long long)r->id);
        return;
    }
    cli_json_begin(&w);
    export_json_record(&w, r);
    cli_json_end(&w);
}

/* "name=Saigon Trail" is no name, though it could be one. */
static bool is_name(struct cli *cli, const char *word, struct error *err) {
    struct arena arena = {0};
    size_t length = strcspn(word, "=");
    bool field =
        word[length] && entity_field(&supplier_entity, arena_bytes(&arena, word, length)) >= 0;
    arena_free(&arena);
    return !field ||
           cli_usage(cli, err, "The name comes first and stands alone, not as \"%s\".", word);
}

bool cli_supplier_add(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct record *r = record_new(&supplier_entity, &arena), *added = r;
    struct error wrong = {0};
    bool ok = cli_arguments(cli, 1, -1, err) && is_name(cli, cli->argv[0], err);
    if (ok && !field_parse(&supplier_fields[SUPPLIER_NAME], cli->argv[0],
                           session_today(cli->session), &arena, &r->values[SUPPLIER_NAME], &wrong))
        ok = error_set(err, ERROR_INPUT, "name: %s", wrong.message);
    ok = ok && cli_set_fields(cli, cli->argv + 1, cli->argc - 1, r, &arena, err) &&
         command_add(cli->session->store, r, err) &&
         record_load(cli->session->store, &supplier_entity, r->id, &arena, &added, err);
    if (ok)
        report_added(cli, added, &arena);
    arena_free(&arena);
    return ok;
}

static int count_changes(const struct record *base, const struct record *wanted) {
    int changes = 0;
    for (int i = 0; i < SUPPLIER_N; i++)
        changes += !value_equal(base->values[i], wanted->values[i]);
    return changes;
}

bool cli_supplier_edit(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct record *base, *wanted = NULL;
    int changes = 0;
    bool ok = cli_arguments(cli, 2, -1, err) && cli_supplier(cli, cli->argv[0], &arena, &base, err);
    if (ok) {
        wanted = record_copy(base, &arena);
        ok = cli_set_fields(cli, cli->argv + 1, cli->argc - 1, wanted, &arena, err);
    }
    if (ok && (changes = count_changes(base, wanted)) > 0)
        ok = command_save(cli->session->store, base, wanted, &arena, NULL, err);
    if (ok)
        printf("%s: %d field%s changed.\n", cli_safe(cli, wanted->values[SUPPLIER_NAME].s, &arena),
               changes, changes == 1 ? "" : "s");
    arena_free(&arena);
    return ok;
}
