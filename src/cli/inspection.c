/* inspection list, show and report. */
#include "sourcebench/core/inspection.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/money.h"
#include "sourcebench/core/order.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/inspection_read.h"
#include "sourcebench/io/table.h"
#include "sourcebench/service/export.h"
#include "sourcebench/service/inspection_report.h"

#include "cli_inspection.h"

#define COLUMNS(c) (c), sizeof(c) / sizeof *(c)

bool cli_inspection_open(struct inspection_call *c, int min, int max, struct error *err) {
    int64_t id;
    struct store *store = c->cli->session->store;
    return cli_arguments(c->cli, min, max, err) &&
           inspection_find(store, c->cli->argv[0], &id, err) &&
           inspection_work_load(&c->w, store, id, err);
}

void cli_inspection_close(struct inspection_call *c) {
    inspection_work_free(&c->w);
    arena_free(&c->arena);
}

/* ---- how it stands -----------------------------------------------------------------------------
 */

static bool is_planned(const struct class_state *c) {
    return c->record && c->plan.n > 0;
}

const char *cli_inspection_standing(const struct inspection_state *s, struct arena *arena) {
    const char *text = "";
    for (int i = 0; i < INSPECTION_CLASSES; i++)
        if (s->has_plan && is_planned(&s->classes[i]))
            text = arena_format(arena, "%s%s%s %lld (Ac %lld)", text, *text ? ", " : "",
                                inspection_class_names[i], (long long)s->classes[i].standing.found,
                                (long long)s->classes[i].plan.ac);
    return text;
}

static void json_class(struct json_writer *w, const struct class_state *c) {
    json_write_object(w, NULL);
    export_json_record(w, c->record);
    if (is_planned(c)) {
        json_write_int(w, "sample", c->plan.n);
        json_write_int(w, "accept", c->plan.ac);
        json_write_int(w, "reject", c->plan.re);
        json_write_int(w, "inspected_units", c->count.inspected);
        json_write_int(w, "defective_units", c->count.defective);
        json_write_int(w, "defects_found", c->count.defects);
        json_write_int(w, "found", c->standing.found);
        json_write_int(w, "remaining", c->standing.remaining);
        json_write_text(w, "standing", sampling_state_words(c->standing.state));
    }
    json_write_object_end(w);
}

void cli_inspection_json(struct inspection_call *c, struct json_writer *w) {
    const struct inspection_state *s = &c->w.state;
    export_json_record(w, c->w.inspection);
    const struct record *supplier =
        record_set_follow(&c->w.set, c->w.inspection, INSPECTION_SUPPLIER);
    json_write_text(w, "supplier", supplier ? record_text(supplier, SUPPLIER_NAME) : NULL);
    json_write_bool(w, "has_plan", s->has_plan);
    json_write_text(w, "plan_gap", s->has_plan ? NULL : s->plan_error.message);
    json_write_int(w, "sample", s->drawn);
    json_write_int(w, "inspected", s->inspected);
    json_write_int(w, "cartons_to_open", s->cartons_wanted);
    json_write_int(w, "cartons_inspected", s->cartons_inspected);
    json_write_array(w, "classes");
    for (int i = 0; i < INSPECTION_CLASSES; i++)
        if (s->classes[i].record)
            json_class(w, &s->classes[i]);
    json_write_array_end(w);
    json_write_int(w, "open_items", s->items_in[ITEM_OPEN]);
    json_write_int(w, "failed_items", s->items_in[ITEM_FAIL]);
    json_write_int(w, "out_of_tolerance", s->outside);
    json_write_text(w, "standing", s->begun ? sampling_state_words(s->lot) : NULL);
    json_write_text(w, "follows", s->begun ? inspection_verdicts[s->verdict] : NULL);
    json_write_array(w, "reasons");
    for (int i = 0; i < s->n_reasons; i++)
        json_write_text(w, NULL, s->reasons[i]);
    json_write_array_end(w);
}

void cli_inspection_tell(struct inspection_call *c, const char *sentence) {
    const struct inspection_state *s = &c->w.state;
    struct json_writer w;
    if (c->cli->json) {
        cli_json_begin(&w);
        cli_inspection_json(c, &w);
        cli_json_end(&w);
        return;
    }
    puts(cli_safe(c->cli, sentence, &c->arena));
    if (s->begun && !s->closed && s->has_plan)
        printf("%lld of %lld inspected; found %s: %s.\n", (long long)s->inspected,
               (long long)s->drawn, cli_inspection_standing(s, &c->arena),
               sampling_state_words(s->lot));
}

/* ---- list --------------------------------------------------------------------------------------
 */

struct listing {
    struct cli *cli;
    struct record_set set;
    struct arena arena;
    struct table *table;
    struct json_writer json;
    int64_t supplier; /* 0: of all */
    const char *status;
};

static bool take_filter(struct listing *l, struct error *err) {
    bool ok = true;
    struct record *supplier;
    struct value value;
    struct error wrong = {0};
    const char *who = cli_option(l->cli, "--supplier", &ok, err);
    const char *status = ok ? cli_option(l->cli, "--status", &ok, err) : NULL;
    if (!ok || !cli_arguments(l->cli, 0, 0, err))
        return false;
    if (who && !cli_supplier(l->cli, who, &l->arena, &supplier, err))
        return false;
    l->supplier = who ? supplier->id : 0;
    if (status && !field_parse(&inspection_entity.fields[INSPECTION_STATUS], status, 0, &l->arena,
                               &value, &wrong))
        return cli_usage(l->cli, err, "--status: %s", wrong.message);
    l->status = status ? value.s : NULL;
    return true;
}

static bool is_listed(const struct listing *l, const struct record *r) {
    return r->entity == &inspection_entity &&
           (!l->supplier || record_int(r, INSPECTION_SUPPLIER, 0) == l->supplier) &&
           (!l->status || strcmp(record_text(r, INSPECTION_STATUS), l->status) == 0);
}

static const char *named(struct listing *l, const struct record *r, int field) {
    const struct record *of = record_set_follow(&l->set, r, field);
    return of ? record_text(of, (int)of->entity->title) : "";
}

static const char *show(struct listing *l, const struct record *r, int field) {
    return field_show_text(&r->entity->fields[field], r->values[field], &l->arena);
}

static void list_row(struct listing *l, const struct record *r) {
    table_row(l->table,
              (const char *[]){record_text(r, INSPECTION_NUMBER), named(l, r, INSPECTION_SUPPLIER),
                               record_text(r, INSPECTION_GOODS), show(l, r, INSPECTION_STAGE),
                               show(l, r, INSPECTION_LOT), record_text(r, INSPECTION_PLANNED_ON),
                               named(l, r, INSPECTION_ORDER), show(l, r, INSPECTION_STATUS),
                               show(l, r, INSPECTION_VERDICT)});
}

static void list_json(struct listing *l, const struct record *r) {
    json_write_object(&l->json, NULL);
    export_json_record(&l->json, r);
    json_write_text(&l->json, "supplier", named(l, r, INSPECTION_SUPPLIER));
    json_write_text(&l->json, "order", named(l, r, INSPECTION_ORDER));
    json_write_object_end(&l->json);
}

bool cli_inspection_list(struct cli *cli, struct error *err) {
    static const struct table_column columns[] = {
        {"NUMBER", false}, {"SUPPLIER", false}, {"GOODS", false},
        {"STAGE", false},  {"LOT", true},       {"PLANNED", false},
        {"ORDER", false},  {"STATUS", false},   {"VERDICT", false}};
    struct listing l = {.cli = cli};
    bool ok = take_filter(&l, err) && inspection_load_list(cli->session->store, &l.set, err);
    if (ok && cli->json) {
        cli_json_begin(&l.json);
        json_write_array(&l.json, "inspections");
    } else if (ok) {
        l.table = table_begin(stdout, COLUMNS(columns), cli->width);
    }
    for (int i = 0; ok && i < l.set.n; i++)
        if (is_listed(&l, l.set.records[i]))
            (cli->json ? list_json : list_row)(&l, l.set.records[i]);
    if (ok && cli->json) {
        json_write_array_end(&l.json);
        cli_json_end(&l.json);
    } else if (ok) {
        table_end(l.table);
    }
    record_set_free(&l.set);
    arena_free(&l.arena);
    return ok;
}

/* ---- show --------------------------------------------------------------------------------------
 */

static void json_part(struct inspection_call *c, struct json_writer *w, const struct entity *e) {
    int n;
    struct record **list = record_set_list(&c->w.set, e, e->parent, c->w.id, &c->arena, &n);
    json_write_array(w, e->table);
    for (int i = 0; i < n; i++) {
        json_write_object(w, NULL);
        export_json_record(w, list[i]);
        json_write_object_end(w);
    }
    json_write_array_end(w);
}

static void json_item(struct inspection_call *c, struct json_writer *w,
                      const struct item_state_of *item) {
    static const char *const states[ITEM_STATES] = {"open", "pass", "fail", "not-applicable"};
    const struct field *value = &measurement_entity.fields[MEASUREMENT_VALUE];
    int n;
    struct record **list = record_set_list(&c->w.set, &measurement_entity, MEASUREMENT_RESULT,
                                           item->record->id, &c->arena, &n);
    json_write_object(w, NULL);
    export_json_record(w, item->record);
    json_write_text(w, "stands", states[item->state]);
    json_write_int(w, "out_of_tolerance", item->outside);
    json_write_array(w, "measured");
    for (int i = 0; i < n; i++)
        json_write_decimal(w, NULL, record_int(list[i], MEASUREMENT_VALUE, 0), value->scale);
    json_write_array_end(w);
    json_write_object_end(w);
}

static void show_json(struct inspection_call *c) {
    static const struct entity *const parts[] = {&lot_part_entity, &carton_entity, &drawn_entity,
                                                 &defect_entity, &amendment_entity};
    struct json_writer w;
    const char *ready;
    cli_json_begin(&w);
    cli_inspection_json(c, &w);
    json_write_bool(&w, "ready",
                    inspection_is_ready(&c->w.set, c->w.inspection, &c->arena, &ready));
    json_write_text(&w, "readiness", ready);
    json_write_array(&w, "items");
    for (int i = 0; i < c->w.state.n_items; i++)
        json_item(c, &w, &c->w.state.items[i]);
    json_write_array_end(&w);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        json_part(c, &w, parts[i]);
    cli_json_end(&w);
}

static void print_head(struct inspection_call *c) {
    const struct inspection_state *s = &c->w.state;
    const struct record *i = c->w.inspection;
    const struct record *supplier = record_set_follow(&c->w.set, i, INSPECTION_SUPPLIER);
    const char *ready;
    bool is_ready = inspection_is_ready(&c->w.set, i, &c->arena, &ready);
    printf("%s, %s: %s, %s, %s.\n", cli_safe(c->cli, record_text(i, INSPECTION_NUMBER), &c->arena),
           cli_safe(c->cli, supplier ? record_text(supplier, SUPPLIER_NAME) : "", &c->arena),
           cli_safe(c->cli, record_text(i, INSPECTION_GOODS), &c->arena),
           record_text(i, INSPECTION_STAGE), record_text(i, INSPECTION_STATUS));
    printf("%s. %s\n", inspection_verdict_word(s),
           cli_safe(c->cli, inspection_verdict_why(s, &c->arena), &c->arena));
    if (!s->begun)
        printf("%s: %s\n", is_ready ? "Ready" : "Not ready", ready);
}

static void print_classes(struct inspection_call *c) {
    static const struct table_column columns[] = {
        {"CLASS", false}, {"AQL", true},    {"LEVEL", false}, {"SEVERITY", false},
        {"N", true},      {"SEEN", true},   {"FOUND", true},  {"AC", true},
        {"RE", true},     {"STANDS", false}};
    struct arena *arena = &c->arena;
    struct table *t;
    putchar('\n');
    t = table_begin(stdout, COLUMNS(columns), c->cli->width);
    for (int i = 0; i < INSPECTION_CLASSES; i++) {
        const struct class_state *s = &c->w.state.classes[i];
        if (!c->w.state.has_plan || !is_planned(s))
            continue;
        table_row(
            t, (const char *[]){inspection_class_names[i],
                                s->plan.aql == SAMPLING_NO_AQL ? "" : sampling_aqls[s->plan.aql],
                                record_text(s->record, PLAN_CLASS_LEVEL),
                                record_text(s->record, PLAN_CLASS_SEVERITY),
                                arena_format(arena, "%lld", (long long)s->plan.n),
                                arena_format(arena, "%lld", (long long)s->count.inspected),
                                arena_format(arena, "%lld", (long long)s->standing.found),
                                arena_format(arena, "%lld", (long long)s->plan.ac),
                                arena_format(arena, "%lld", (long long)s->plan.re),
                                c->w.state.begun ? sampling_state_words(s->standing.state) : ""});
    }
    table_end(t);
}

static void print_items(struct inspection_call *c) {
    static const struct table_column columns[] = {
        {"ITEM", false}, {"PART", false}, {"WHAT", false}, {"STATE", false}, {"FOUND", false}};
    static const char *const states[ITEM_STATES] = {"open", "pass", "FAIL", "not applicable"};
    const struct inspection_state *s = &c->w.state;
    struct table *t;
    if (!s->n_items)
        return;
    putchar('\n');
    t = table_begin(stdout, COLUMNS(columns), c->cli->width);
    for (int i = 0; i < s->n_items; i++) {
        const struct record *r = s->items[i].record;
        const char *code = record_text(r, RESULT_CODE);
        const char *found = record_text(r, RESULT_FOUND);
        if (s->items[i].measured)
            found = arena_format(&c->arena, "%d measured, %d out of tolerance",
                                 s->items[i].measured, s->items[i].outside);
        table_row(t,
                  (const char *[]){*code ? code
                                         : field_show_text(&r->entity->fields[RESULT_POSITION],
                                                           r->values[RESULT_POSITION], &c->arena),
                                   record_text(r, RESULT_PART), record_text(r, RESULT_WHAT),
                                   states[s->items[i].state], found});
    }
    table_end(t);
}

bool cli_inspection_show(struct cli *cli, struct error *err) {
    struct inspection_call c = {.cli = cli};
    bool ok = cli_inspection_open(&c, 1, 1, err);
    if (ok && cli->json) {
        show_json(&c);
    } else if (ok) {
        print_head(&c);
        print_classes(&c);
        print_items(&c);
    }
    cli_inspection_close(&c);
    return ok;
}

/* ---- report ------------------------------------------------------------------------------------
 */

bool cli_inspection_report(struct cli *cli, struct error *err) {
    struct inspection_call c = {.cli = cli};
    struct inspection_report report;
    bool ok = true;
    const char *path = cli_option(cli, "-o", &ok, err);
    bool overwrite = cli_flag(cli, "--overwrite");
    ok = ok && cli_inspection_open(&c, 1, 1, err) &&
         inspection_report_begin(cli->session, &c.w, &report, err);
    if (ok && path) {
        ok = inspection_report_save(cli->session, &report, path, overwrite, err);
        if (ok)
            printf("Wrote the report of %s to %s.\n",
                   record_text(c.w.inspection, INSPECTION_NUMBER), cli_safe(cli, path, &c.arena));
    } else if (ok && cli->json) {
        show_json(&c);
    } else if (ok) {
        report.width = cli->width ? cli->width : report.width;
        inspection_report_write(&report, INSPECTION_REPORT_TEXT, stdout);
    }
    cli_inspection_close(&c);
    return ok;
}
