/* history, journal, journal prune: who changed what, from what, and when. */
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/entities.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/journal.h"
#include "sourcebench/io/table.h"

#include "cli_private.h"

enum { LIMIT = 100, LIMIT_MAX = 100000 };

static const struct field *field_of(const char *table, const char *name) {
    const struct entity *entity = name ? entity_of_table(table) : NULL;
    int i = entity ? entity_field(entity, name) : -1;
    return i >= 0 ? &entity->fields[i] : NULL;
}

static const char *value_words(const struct field *field, struct value v, struct arena *arena) {
    if (field)
        return field_show_text(field, v, arena);
    return v.kind == VALUE_TEXT  ? v.s
           : v.kind == VALUE_INT ? arena_format(arena, "%lld", (long long)v.i)
                                 : "";
}

static void print_history(struct cli *cli, const struct history_line *lines, int count,
                          struct arena *arena) {
    static const struct table_column columns[] = {{"WHEN", false},   {"BY", false},
                                                  {"WHAT", false},   {"FIELD", false},
                                                  {"BEFORE", false}, {"AFTER", false}};
    struct table *t = table_begin(stdout, columns, sizeof columns / sizeof *columns, cli->width);
    for (int i = 0; i < count; i++) {
        const struct history_line *l = &lines[i];
        const struct field *field = field_of(l->table, l->field);
        const char *cells[] = {
            cli_time(l->at, arena),
            l->author,
            l->op == '?'
                ? l->label
                : arena_format(arena, "%s %s", entity_of_table(l->table)->label, history_verb(l)),
            l->field ? l->field : "",
            value_words(field, l->before, arena),
            value_words(field, l->after, arena)};
        table_row(t, cells);
    }
    table_end(t);
}

static void write_value(struct json_writer *w, const char *name, const struct field *field,
                        struct value v) {
    if (v.kind == VALUE_TEXT)
        json_write_text(w, name, v.s);
    else if (v.kind == VALUE_NULL)
        json_write_null(w, name);
    else if (field && field->type == FIELD_REF)
        json_write_id(w, name, v.i);
    else if (field && field->type == FIELD_MONEY)
        json_write_decimal(w, name, v.i, 4);
    else if (field && field->type == FIELD_DECIMAL)
        json_write_decimal(w, name, v.i, field->scale);
    else
        json_write_int(w, name, v.i);
}

static void write_history(const struct history_line *lines, int count) {
    struct json_writer w;
    cli_json_begin(&w);
    json_write_array(&w, "history");
    for (int i = 0; i < count; i++) {
        const struct history_line *l = &lines[i];
        const struct field *field = field_of(l->table, l->field);
        json_write_object(&w, NULL);
        json_write_id(&w, "entry", l->entry);
        json_write_int(&w, "at", l->at);
        json_write_text(&w, "author", l->author);
        json_write_text(&w, "label", l->label);
        json_write_text(&w, "table", l->table);
        json_write_id(&w, "row", l->row);
        json_write_text(&w, "operation", history_verb(l));
        json_write_text(&w, "field", l->field);
        write_value(&w, "before", field, l->before);
        write_value(&w, "after", field, l->after);
        json_write_object_end(&w);
    }
    json_write_array_end(&w);
    cli_json_end(&w);
}

static bool read_limit(struct cli *cli, int *limit, struct error *err) {
    bool ok = true;
    int64_t number = LIMIT;
    const char *text = cli_option(cli, "--limit", &ok, err);
    ok = ok && (!text || cli_number(cli, "--limit", text, 1, LIMIT_MAX, &number, err));
    *limit = (int)number;
    return ok;
}

bool cli_history(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct record *r;
    struct history_line *lines;
    int limit, count;
    bool ok = read_limit(cli, &limit, err) && cli_arguments(cli, 1, 1, err) &&
              cli_supplier(cli, cli->argv[0], &arena, &r, err) &&
              journal_history(cli->session->store, supplier_entity.table, r->id, true, limit,
                              &arena, &lines, &count, err);
    if (ok && cli->json)
        write_history(lines, count);
    else if (ok)
        print_history(cli, lines, count, &arena);
    arena_free(&arena);
    return ok;
}

static void print_journal(struct cli *cli, const struct journal_entry *entries, int count,
                          struct arena *arena) {
    static const struct table_column columns[] = {
        {"WHEN", false}, {"BY", false}, {"ENTRY", true}, {"ROWS", true}, {"WHAT", false}};
    struct table *t = table_begin(stdout, columns, sizeof columns / sizeof *columns, cli->width);
    for (int i = 0; i < count; i++) {
        const struct journal_entry *e = &entries[i];
        const char *cells[] = {cli_time(e->at, arena), e->author,
                               arena_format(arena, "%lld", (long long)e->id),
                               arena_format(arena, "%lld", (long long)e->rows), e->label};
        table_row(t, cells);
    }
    table_end(t);
}

static void write_journal(const struct journal_entry *entries, int count) {
    struct json_writer w;
    cli_json_begin(&w);
    json_write_array(&w, "entries");
    for (int i = 0; i < count; i++) {
        const struct journal_entry *e = &entries[i];
        json_write_object(&w, NULL);
        json_write_id(&w, "id", e->id);
        json_write_id(&w, "group", e->group_id);
        json_write_id(&w, "undo_of", e->undo_of);
        json_write_int(&w, "at", e->at);
        json_write_text(&w, "author", e->author);
        json_write_text(&w, "device", e->device);
        json_write_text(&w, "label", e->label);
        json_write_int(&w, "rows", e->rows);
        json_write_object_end(&w);
    }
    json_write_array_end(&w);
    cli_json_end(&w);
}

bool cli_journal(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct journal_entry *entries;
    int limit, count;
    bool ok = read_limit(cli, &limit, err) && cli_arguments(cli, 0, 0, err) &&
              journal_list(cli->session->store, 0, limit, &arena, &entries, &count, err);
    if (ok && cli->json)
        write_journal(entries, count);
    else if (ok)
        print_journal(cli, entries, count, &arena);
    arena_free(&arena);
    return ok;
}

bool cli_journal_prune(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    const char *day;
    int64_t dropped;
    bool ok = true;
    const char *before = cli_option(cli, "--before", &ok, err);
    ok = ok && cli_arguments(cli, 0, 0, err);
    if (ok && !before)
        ok = cli_usage(cli, err, "--before DATE says how much is forgotten.");
    ok = ok && cli_day(cli, "--before", before, &arena, &day, err) &&
         journal_prune(cli->session->store,
                       store_day_begin(cli->session->store, date_from_iso(day)), &dropped, err);
    if (ok)
        printf("%lld change%s before %s can no longer be undone.\n", (long long)dropped,
               dropped == 1 ? "" : "s", day);
    arena_free(&arena);
    return ok;
}
