/* supplier vet: the vetting checklist of a supplier, shown and answered. */
#include <string.h>

#include "sourcebench/core/supplier.h"
#include "sourcebench/core/vetting.h"
#include "sourcebench/db/command.h"
#include "sourcebench/db/vetting.h"
#include "sourcebench/io/table.h"

#include "cli_private.h"

struct vet {
    struct cli *cli;
    struct arena arena;
    const struct catalogue *catalogue;
    struct record *supplier;
    struct record **items;
    int count;
    int32_t today;
    struct vetting_known known;
};

static const char *const standing_words[] = {
    [VETTING_IS_OPEN] = "open",
    [VETTING_IS_LAPSED] = "lapsed",
    [VETTING_IS_FAILED] = "failed",
    [VETTING_IS_MET] = "met",
    [VETTING_IS_IRRELEVANT] = "not-applicable",
};

static bool load(struct vet *v, struct error *err) {
    struct store *store = v->cli->session->store;
    return record_children(store, &vetting_entity, v->supplier->id, false, &v->arena, &v->items,
                           &v->count, err) &&
           vetting_known_load(store, v->supplier, v->today, &v->arena, &v->known, err);
}

static struct known_fact known_of(struct vet *v, const struct record *item) {
    const struct check_item *check = catalogue_item(v->catalogue, item->values[VETTING_CODE].s);
    struct known_fact none = {NULL, false};
    return check ? vetting_fact(&v->known, check, &v->arena) : none;
}

/* By code, or by title where it has none. */
static struct record *find_item(struct vet *v, const char *name) {
    for (int i = 0; i < v->count; i++) {
        const char *code = v->items[i]->values[VETTING_CODE].s;
        if (strcmp(code ? code : v->items[i]->values[VETTING_TITLE].s, name) == 0)
            return v->items[i];
    }
    return NULL;
}

/* --set CODE=STATE */
static bool answer(struct vet *v, const char *word, const char *evidence, struct error *err) {
    const struct field *states = &vetting_entity.fields[VETTING_STATE];
    const char *equals = strchr(word, '=');
    struct error wrong = {0};
    struct value state = value_null();
    if (!equals)
        return cli_usage(v->cli, err, "--set takes CODE=STATE, like licence=met.");
    const char *name = arena_bytes(&v->arena, word, (size_t)(equals - word));
    struct record *item = find_item(v, name);
    if (!item)
        return error_set(err, ERROR_NOT_FOUND, "The checklist of %s has no item \"%s\"%s",
                         v->supplier->values[SUPPLIER_NAME].s, name,
                         v->count ? "." : "; --start takes one.");
    if (!field_parse(states, equals + 1, v->today, &v->arena, &state, &wrong) ||
        state.kind != VALUE_TEXT)
        return cli_usage(v->cli, err, "\"%s\" is no state: %s", equals + 1,
                         *wrong.message ? wrong.message : "met, failed, not-applicable or open");
    if (!evidence && strcmp(state.s, "open") != 0)
        return cli_usage(v->cli, err, "--set needs --evidence: what was seen, where, when.");
    struct record *wanted = record_copy(item, &v->arena);
    vetting_answer(wanted, catalogue_item(v->catalogue, item->values[VETTING_CODE].s), state.s,
                   evidence, v->today, store_author(v->cli->session->store), &v->arena);
    return command_save(v->cli->session->store, item, wanted, &v->arena, NULL, err) && load(v, err);
}

static void put_json_item(struct vet *v, struct json_writer *w, const struct record *r) {
    const struct check_item *check = catalogue_item(v->catalogue, r->values[VETTING_CODE].s);
    struct known_fact known = known_of(v, r);
    json_write_object(w, NULL);
    json_write_id(w, "id", r->id);
    json_write_text(w, "code", r->values[VETTING_CODE].s);
    json_write_text(w, "title", r->values[VETTING_TITLE].s);
    json_write_bool(w, "mandatory",
                    r->values[VETTING_MANDATORY].kind == VALUE_INT &&
                        r->values[VETTING_MANDATORY].i);
    json_write_text(w, "state", standing_words[vetting_standing(r, v->today)]);
    json_write_text(w, "evidence", r->values[VETTING_EVIDENCE].s);
    json_write_text(w, "checked_on", r->values[VETTING_CHECKED_ON].s);
    json_write_text(w, "checked_by", r->values[VETTING_CHECKED_BY].s);
    json_write_text(w, "expires_on", r->values[VETTING_EXPIRES].s);
    json_write_text(w, "expected", check ? check->evidence : NULL);
    json_write_text(w, "known", known.text);
    json_write_bool(w, "known_against", known.against);
    json_write_object_end(w);
}

static void put_json(struct vet *v) {
    struct json_writer w;
    struct vetting_progress p = vetting_progress(v->items, v->count, v->today);
    cli_json_begin(&w);
    json_write_id(&w, "id", v->supplier->id);
    json_write_text(&w, "name", v->supplier->values[SUPPLIER_NAME].s);
    json_write_text(&w, "status", v->supplier->values[SUPPLIER_STATUS].s);
    json_write_int(&w, "items", p.items);
    json_write_int(&w, "met", p.met);
    json_write_int(&w, "mandatory_open", p.open);
    json_write_int(&w, "mandatory_failed", p.failed);
    json_write_array(&w, "checklist");
    for (int i = 0; i < v->count; i++)
        put_json_item(v, &w, v->items[i]);
    json_write_array_end(&w);
    cli_json_end(&w);
}

static void put_table(struct vet *v) {
    static const struct table_column heads[] = {
        {"STATE", false}, {"CODE", false}, {"ITEM", false}, {"EVIDENCE", false}, {"UNTIL", false}};
    struct table *table;
    printf("%s: %s\n", cli_safe(v->cli, v->supplier->values[SUPPLIER_NAME].s, &v->arena),
           cli_safe(v->cli, vetting_summary(v->items, v->count, v->today, &v->arena), &v->arena));
    if (!v->count)
        return;
    table = table_begin(stdout, heads, sizeof heads / sizeof *heads, v->cli->width);
    for (int i = 0; i < v->count; i++) {
        const struct record *r = v->items[i];
        bool blocks = vetting_blocks(r, v->today);
        const char *known = known_of(v, r).text, *evidence = r->values[VETTING_EVIDENCE].s;
        const char *cells[] = {arena_format(&v->arena, "%s%s",
                                            standing_words[vetting_standing(r, v->today)],
                                            blocks ? ", mandatory" : ""),
                               r->values[VETTING_CODE].s, r->values[VETTING_TITLE].s,
                               evidence ? evidence
                               : known  ? arena_format(&v->arena, "(known: %s)", known)
                                        : NULL,
                               r->values[VETTING_EXPIRES].s};
        table_row(table, cells);
    }
    table_end(table);
}

bool cli_supplier_vet(struct cli *cli, struct error *err) {
    struct vet v = {
        .cli = cli, .catalogue = &cli->session->catalogue, .today = session_today(cli->session)};
    int added;
    bool ok = true, start = cli_flag(cli, "--start");
    const char *set = cli_option(cli, "--set", &ok, err);
    const char *evidence = cli_option(cli, "--evidence", &ok, err);
    ok = ok && cli_arguments(cli, 1, 1, err);
    if (ok && evidence && !set)
        ok = cli_usage(cli, err, "--evidence goes with --set CODE=STATE.");
    ok = ok && cli_supplier(cli, cli->argv[0], &v.arena, &v.supplier, err) &&
         (!start || command_vetting_start(cli->session->store, v.supplier->id, &added, err)) &&
         load(&v, err) && (!set || answer(&v, set, evidence, err));
    if (ok && cli->json)
        put_json(&v);
    else if (ok)
        put_table(&v);
    arena_free(&v.arena);
    return ok;
}
