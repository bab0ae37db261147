/* quote list, add and edit: what suppliers ask for a requirement. */
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/money.h"
#include "sourcebench/core/quote.h"
#include "sourcebench/core/quote_odd.h"
#include "sourcebench/core/requirement.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/command.h"
#include "sourcebench/db/plan.h"
#include "sourcebench/io/table.h"
#include "sourcebench/service/export.h"
#include "sourcebench/service/quote_breaks.h"

#include "cli_material.h"
#include "cli_plan.h"

/* A quote with what is shown beside it. */
struct shown {
    const struct record *quote;
    struct record *requirement, *supplier;
    struct record **breaks;
    int n_breaks;
};

static bool load_shown(struct cli *cli, const struct record *quote, struct arena *arena,
                       struct shown *s, struct error *err) {
    struct store *store = cli->session->store;
    s->quote = quote;
    bool ok = record_load(store, &requirement_entity, quote->values[QUOTE_REQUIREMENT].i, arena,
                          &s->requirement, err) &&
              record_load(store, &supplier_entity, quote->values[QUOTE_SUPPLIER].i, arena,
                          &s->supplier, err) &&
              record_children(store, &break_entity, quote->id, false, arena, &s->breaks,
                              &s->n_breaks, err);
    if (ok)
        quote_breaks_sort(s->breaks, s->n_breaks);
    return ok;
}

static void write_members(struct json_writer *w, const struct shown *s) {
    export_json_record(w, s->quote);
    json_write_text(w, "requirement", record_text(s->requirement, REQUIREMENT_NAME));
    json_write_text(w, "supplier", record_text(s->supplier, SUPPLIER_NAME));
    json_write_array(w, "breaks");
    for (int i = 0; i < s->n_breaks; i++) {
        json_write_object(w, NULL);
        json_write_int(w, "quantity", s->breaks[i]->values[BREAK_QUANTITY].i);
        json_write_decimal(w, "price", s->breaks[i]->values[BREAK_PRICE].i, 4);
        json_write_object_end(w);
    }
    json_write_array_end(w);
}

/* ---- list --------------------------------------------------------------------------------------
 */

static void print_row(struct table *t, const struct shown *s, struct arena *arena) {
    const struct record *q = s->quote;
    const char *place = record_text(q, QUOTE_PLACE);
    table_row(
        t,
        (const char *[]){
            record_text(s->requirement, REQUIREMENT_NAME),
            record_text(s->supplier, SUPPLIER_NAME),
            record_text(q, QUOTE_NUMBER),
            record_text(q, QUOTE_STATE),
            arena_format(arena, "%s%s%s", record_text(q, QUOTE_INCOTERM), *place ? " " : "", place),
            record_text(q, QUOTE_CURRENCY),
            quote_breaks_text(s->breaks, s->n_breaks, record_text(q, QUOTE_CURRENCY), arena),
            field_edit_text(&quote_entity.fields[QUOTE_MOQ], q->values[QUOTE_MOQ], arena),
            record_text(q, QUOTE_VALID_UNTIL),
            arena_format(arena, "%lld", (long long)q->id),
        });
}

static bool print_quotes(struct cli *cli, struct record *const *all, int n, struct arena *arena,
                         struct error *err) {
    static const struct table_column columns[] = {
        {"REQUIREMENT", false}, {"SUPPLIER", false}, {"NUMBER", false}, {"STATE", false},
        {"TERMS", false},       {"MONEY", false},    {"BREAKS", false}, {"MOQ", true},
        {"VALID UNTIL", false}, {"ID", false},
    };
    struct table *t = NULL;
    struct json_writer w;
    bool ok = true;
    if (cli->json) {
        cli_json_begin(&w);
        json_write_array(&w, "quotes");
    } else {
        t = table_begin(stdout, columns, sizeof columns / sizeof *columns, cli->width);
    }
    for (int i = 0; i < n && ok; i++) {
        struct shown s;
        ok = load_shown(cli, all[i], arena, &s, err);
        if (!ok)
            break;
        if (cli->json) {
            json_write_object(&w, NULL);
            write_members(&w, &s);
            json_write_object_end(&w);
        } else {
            print_row(t, &s, arena);
        }
    }
    if (cli->json) {
        json_write_array_end(&w);
        cli_json_end(&w);
    } else {
        table_end(t);
    }
    return ok;
}

bool cli_quote_list(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct store *store = cli->session->store;
    struct record **all = NULL;
    int64_t requirement;
    int n = 0;
    bool ok = cli_arguments(cli, 0, 1, err);
    if (ok && cli->argc)
        ok = requirement_find(store, cli->argv[0], &requirement, err) &&
             record_children(store, &quote_entity, requirement, false, &arena, &all, &n, err);
    else if (ok)
        ok = record_all(store, &quote_entity, &arena, &all, &n, err);
    ok = ok && print_quotes(cli, all, n, &arena, err);
    arena_free(&arena);
    return ok;
}

/* ---- add and edit ------------------------------------------------------------------------------
 */

void cli_quote_note(struct cli *cli, const char *note, struct arena *arena) {
    fprintf(stderr, "note: %s\n", cli_safe(cli, note, arena));
}

/* A plan that cannot be made is no reason to say that the quote was not entered. */
static void quote_notes(struct cli *cli, const struct record *quote) {
    struct arena arena = {0};
    const char **notes;
    int n = planning_quote_notes(cli->session, quote, &notes, &arena);
    for (int i = 0; i < n; i++)
        cli_quote_note(cli, notes[i], &arena);
    arena_free(&arena);
}

/* The quote as it stands in the database, or the sentence about it; then what is odd about it. */
static bool report(struct cli *cli, int64_t id, const char *done, struct arena *arena,
                   struct error *err) {
    struct record *now;
    struct json_writer w;
    struct shown s;
    if (!record_load(cli->session->store, &quote_entity, id, arena, &now, err) ||
        !load_shown(cli, now, arena, &s, err))
        return false;
    if (cli->json) {
        cli_json_begin(&w);
        write_members(&w, &s);
        cli_json_end(&w);
    } else {
        printf("%s the quote of %s for %s, id %lld.\n", done,
               cli_safe(cli, record_text(s.supplier, SUPPLIER_NAME), arena),
               cli_safe(cli, record_text(s.requirement, REQUIREMENT_NAME), arena), (long long)id);
    }
    quote_notes(cli, now);
    return true;
}

/* Quote and breaks together: both or neither, and one undo. */
static bool save(struct cli *cli, const struct record *base, struct record *wanted,
                 const char *breaks, struct arena *arena, struct error *err) {
    struct store *store = cli->session->store;
    if (!command_begin(store, base ? "Edit quote" : "Add quote", err))
        return false;
    bool ok = (base ? command_save(store, base, wanted, arena, NULL, err)
                    : command_add(store, wanted, err)) &&
              (!breaks || quote_breaks_save(store, wanted->id, breaks, err));
    if (ok)
        return command_commit(store, err);
    command_abort(store);
    return false;
}

bool cli_quote_add(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct record *supplier, *r;
    int64_t requirement;
    bool ok = true;
    const char *breaks = cli_option(cli, "--breaks", &ok, err);
    ok = ok && cli_arguments(cli, 4, -1, err) &&
         requirement_find(cli->session->store, cli->argv[0], &requirement, err) &&
         cli_supplier(cli, cli->argv[1], &arena, &supplier, err);
    if (ok) {
        r = quote_begin(requirement, supplier->id, session_today(cli->session), &arena);
        ok = cli_take(cli, r, QUOTE_INCOTERM, cli->argv[2], &arena, err) &&
             cli_take(cli, r, QUOTE_CURRENCY, cli->argv[3], &arena, err) &&
             cli_set_words(cli, cli->argv + 4, cli->argc - 4, r, &arena, err) &&
             save(cli, NULL, r, breaks, &arena, err) && report(cli, r->id, "Added", &arena, err);
    }
    arena_free(&arena);
    return ok;
}

bool cli_quote_edit(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct record *base, *wanted;
    bool ok = true;
    const char *breaks = cli_option(cli, "--breaks", &ok, err);
    ok = ok && cli_arguments(cli, breaks ? 1 : 2, -1, err);
    if (ok && !cli_is_id(cli->argv[0]))
        ok = cli_usage(cli, err, "A quote is named by its id, which quote list shows, not \"%s\".",
                       cli->argv[0]);
    ok = ok && record_load(cli->session->store, &quote_entity, strtoll(cli->argv[0], NULL, 10),
                           &arena, &base, err);
    if (ok && base->deleted_at)
        ok = error_set(err, ERROR_NOT_FOUND, "Quote %s was deleted.", cli->argv[0]);
    if (ok) {
        wanted = record_copy(base, &arena);
        ok = cli_set_words(cli, cli->argv + 1, cli->argc - 1, wanted, &arena, err) &&
             save(cli, base, wanted, breaks, &arena, err) &&
             report(cli, base->id, "Changed", &arena, err);
    }
    arena_free(&arena);
    return ok;
}
