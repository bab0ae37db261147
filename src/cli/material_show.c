/* material show: what a material is, its values with their sources, who offers it, what markets
 * ask. */
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/material.h"
#include "sourcebench/core/money.h"
#include "sourcebench/core/wide.h"
#include "sourcebench/db/material.h"
#include "sourcebench/db/record.h"
#include "sourcebench/io/table.h"
#include "sourcebench/service/export.h"

#include "cli_material.h"

enum { LABEL_WIDTH = 16, MONEY_TEXT = 40 };

/* Everything about one material. */
struct profile {
    struct cli *cli;
    struct arena *arena;
    struct record *record;
    struct material_data data;
    int at; /* of the material in data */
    struct material_offer *offers;
    int n_offers;
    struct material_band *bands;
    int n_bands;
    struct material_compliance compliance;
};

static const char *const levels[] = {[MARKET_SILENT] = "",
                                     [MARKET_VOLUNTARY] = "voluntary",
                                     [MARKET_EXPECTED] = "expected",
                                     [MARKET_REQUIRED] = "required"};

static const char *money(int64_t amount, const char *currency, struct arena *arena) {
    char text[MONEY_TEXT];
    money_format(amount, currency, text, sizeof text);
    return arena_string(arena, text);
}

static void put_fields(const struct profile *p) {
    const struct record *r = p->record;
    printf("%s%s\n", cli_safe(p->cli, r->values[MATERIAL_NAME].s, p->arena),
           r->deleted_at ? "  (deleted)" : "");
    for (int i = 0; i < MATERIAL_N; i++) {
        const struct field *f = &material_entity.fields[i];
        if (i == MATERIAL_NAME || r->values[i].kind == VALUE_NULL)
            continue;
        printf("%-*s%s\n", LABEL_WIDTH, f->label,
               cli_safe(p->cli, field_show_text(f, r->values[i], p->arena), p->arena));
    }
    printf("%-*s%lld\n", LABEL_WIDTH, "Id", (long long)r->id);
    printf("%-*s%s by %s\n", LABEL_WIDTH, "Changed", cli_time(r->updated_at, p->arena),
           cli_safe(p->cli, r->updated_by, p->arena));
}

static const struct material_cell *cell_at(const struct profile *p, int property) {
    return &p->data.values[p->at * p->data.n_properties + property];
}

/* "190–270", "at least 30000" */
static const char *range(const struct material_value *v, struct arena *arena) {
    if (!v->min.known && !v->max.known)
        return "";
    return arena_format(arena, "%s–%s", v->min.known ? cli_figure(v->min.value, arena) : "",
                        v->max.known ? cli_figure(v->max.value, arena) : "");
}

/* "LAB-7 of 2026-06-01, Hohenfeld" */
static const char *origin(const struct material_value *v, struct arena *arena) {
    return arena_format(arena, "%s%s%s%s%s", v->report, *v->measured_on ? " of " : "",
                        v->measured_on, (*v->report || *v->measured_on) && *v->source ? ", " : "",
                        v->source);
}

static void put_values(const struct profile *p) {
    static const struct table_column columns[] = {
        {"PROPERTY", false}, {"VALUE", true},     {"UNIT", false},   {"RANGE", false},
        {"BASIS", false},    {"STANDARD", false}, {"SOURCE", false}, {"NOTE", false}};
    puts("\nValues; the first of a property counts");
    struct table *t = table_begin(stdout, columns, sizeof columns / sizeof *columns, p->cli->width);
    for (int i = 0; i < p->data.n_properties; i++) {
        const struct material_property_row *property = &p->data.properties[i];
        const struct material_cell *cell = cell_at(p, i);
        for (int k = 0; k < cell->count; k++) {
            const struct material_value *v = &cell->values[k];
            const char *cells[] = {k ? "" : property->name, cli_figure(v->typ, p->arena),
                                   property->unit,          range(v, p->arena),
                                   v->basis_label,          material_standard(property, v),
                                   origin(v, p->arena),     v->note};
            table_row(t, cells);
        }
    }
    table_end(t);
}

/* To a hundredth: what was converted has more digits than anybody quotes. */
static const char *rounded(int64_t amount, const char *currency, struct arena *arena) {
    return money((int64_t)wide_divide(amount, 100) * 100, currency, arena);
}

static void put_bands(const struct profile *p) {
    for (int i = 0; i < p->n_bands; i++) {
        const struct material_band *b = &p->bands[i];
        printf("%s %s", b->currency, rounded(b->low, b->currency, p->arena));
        if (b->high > b->low)
            printf("–%s", rounded(b->high, b->currency, p->arena));
        printf(" per m², %d offer%s of %d supplier%s\n", b->offers, b->offers == 1 ? "" : "s",
               b->suppliers, b->suppliers == 1 ? "" : "s");
    }
}

static void put_offers(const struct profile *p) {
    static const struct table_column columns[] = {
        {"SUPPLIER", false}, {"ARTICLE", false}, {"PRICE", true},
        {"PER", false},      {"PER m²", true},   {"MOQ", true},
        {"LEAD", true},      {"QUOTED", false},  {"UNTIL", false}};
    if (p->n_offers == 0) {
        puts("\nNo supplier is known to offer it; `material offer` adds one.");
        return;
    }
    puts("\nOffers");
    struct table *t = table_begin(stdout, columns, sizeof columns / sizeof *columns, p->cli->width);
    for (int i = 0; i < p->n_offers; i++) {
        const struct material_offer *o = &p->offers[i];
        const char *price = o->price.known
                                ? arena_format(p->arena, "%s %s", o->currency,
                                               money(o->price.value, o->currency, p->arena))
                                : "";
        const char *moq = o->moq ? arena_format(p->arena, "%lld %s%s%s", (long long)o->moq,
                                                o->moq_unit, *o->moq_per ? "/" : "", o->moq_per)
                                 : "";
        const char *cells[] = {
            o->supplier_name,
            o->article,
            price,
            o->price_per,
            o->price_m2.known ? rounded(o->price_m2.value, o->currency, p->arena) : "",
            moq,
            o->lead_days >= 0 ? arena_format(p->arena, "%lld d", (long long)o->lead_days) : "",
            o->quoted_on,
            o->expired ? arena_format(p->arena, "%s (over)", o->valid_until) : o->valid_until};
        table_row(t, cells);
    }
    table_end(t);
    put_bands(p);
}

static const struct compliance_cell *rule_cell(const struct profile *p, int rule) {
    return &p->compliance.cells[p->at * p->compliance.n_rules + rule];
}

/* "1 of 4 suppliers, 1 lapsed" */
static const char *counted(const struct compliance_cell *c, struct arena *arena) {
    if (c->suppliers == 0)
        return "nobody offers it";
    return arena_format(arena, "%d of %d supplier%s%s%s", c->met, c->suppliers,
                        c->suppliers == 1 ? "" : "s",
                        c->lapsed ? arena_format(arena, ", %d lapsed", c->lapsed) : "",
                        c->refuted ? arena_format(arena, ", %d refuted", c->refuted) : "");
}

static void put_rules(const struct profile *p) {
    static const struct table_column columns[] = {{"RULE", false},     {"MARKET", false},
                                                  {"LEVEL", false},    {"STATE", false},
                                                  {"EVIDENCE", false}, {"HELD BY", false}};
    puts("\nCompliance");
    struct table *t = table_begin(stdout, columns, sizeof columns / sizeof *columns, p->cli->width);
    for (int i = 0; i < p->compliance.n_rules; i++) {
        const struct compliance_rule *rule = &p->compliance.rules[i];
        const struct compliance_cell *c = rule_cell(p, i);
        if (c->state == COMPLIANCE_NOT_ASKED)
            continue;
        const char *cells[] = {rule->name,          rule->market,
                               levels[rule->level], compliance_words[c->state],
                               rule->evidence,      counted(c, p->arena)};
        table_row(t, cells);
    }
    table_end(t);
}

/* JSON */

static void write_known(struct json_writer *w, const char *name, struct matrix_value v, int scale) {
    if (v.known)
        json_write_decimal(w, name, v.value, scale);
    else
        json_write_null(w, name);
}

static void write_value(struct json_writer *w, const struct material_property_row *p,
                        const struct material_value *v, bool counts) {
    json_write_object(w, NULL);
    json_write_id(w, "id", v->id);
    json_write_decimal(w, "value", v->typ, FIGURE_SCALE);
    write_known(w, "min", v->min, FIGURE_SCALE);
    write_known(w, "max", v->max, FIGURE_SCALE);
    json_write_bool(w, "counts", counts);
    json_write_bool(w, "own", v->own);
    json_write_text(w, "basis", v->basis);
    json_write_text(w, "source", v->source);
    json_write_text(w, "standard", material_standard(p, v));
    json_write_text(w, "report", v->report);
    json_write_text(w, "measured_on", v->measured_on);
    json_write_text(w, "note", v->note);
    json_write_text(w, "by", v->by);
    json_write_object_end(w);
}

static void write_values(struct json_writer *w, const struct profile *p) {
    json_write_array(w, "properties");
    for (int i = 0; i < p->data.n_properties; i++) {
        const struct material_property_row *property = &p->data.properties[i];
        const struct material_cell *cell = cell_at(p, i);
        json_write_object(w, NULL);
        json_write_text(w, "code", property->code);
        json_write_text(w, "name", property->name);
        json_write_text(w, "unit", property->unit);
        json_write_text(w, "standard", property->standard);
        json_write_array(w, "values");
        for (int k = 0; k < cell->count; k++)
            write_value(w, property, &cell->values[k], k == 0);
        json_write_array_end(w);
        json_write_object_end(w);
    }
    json_write_array_end(w);
}

static void write_offer(struct json_writer *w, const struct material_offer *o) {
    json_write_object(w, NULL);
    json_write_id(w, "id", o->id);
    json_write_object(w, "supplier");
    json_write_id(w, "id", o->supplier);
    json_write_text(w, "name", o->supplier_name);
    json_write_object_end(w);
    json_write_text(w, "article", o->article);
    write_known(w, "price", o->price, 4);
    json_write_text(w, "currency", o->currency);
    json_write_text(w, "price_per", o->price_per);
    write_known(w, "price_m2", o->price_m2, 4);
    json_write_text(w, "no_price_m2", o->no_m2);
    json_write_int(w, "moq", o->moq);
    json_write_text(w, "moq_unit", o->moq_unit);
    json_write_text(w, "moq_per", o->moq_per);
    json_write_text(w, "quoted_on", o->quoted_on);
    json_write_text(w, "valid_until", o->valid_until);
    json_write_bool(w, "expired", o->expired);
    json_write_object_end(w);
}

static void write_offers(struct json_writer *w, const struct profile *p) {
    json_write_array(w, "offers");
    for (int i = 0; i < p->n_offers; i++)
        write_offer(w, &p->offers[i]);
    json_write_array_end(w);
    json_write_array(w, "price_bands");
    for (int i = 0; i < p->n_bands; i++) {
        json_write_object(w, NULL);
        json_write_text(w, "currency", p->bands[i].currency);
        json_write_decimal(w, "low", p->bands[i].low, 4);
        json_write_decimal(w, "high", p->bands[i].high, 4);
        json_write_int(w, "offers", p->bands[i].offers);
        json_write_int(w, "suppliers", p->bands[i].suppliers);
        json_write_object_end(w);
    }
    json_write_array_end(w);
}

static void write_proofs(struct json_writer *w, const struct compliance_cell *c) {
    json_write_array(w, "suppliers");
    for (int i = 0; i < c->suppliers; i++) {
        const struct compliance_proof *proof = &c->proofs[i];
        json_write_object(w, NULL);
        json_write_id(w, "id", proof->supplier);
        json_write_text(w, "state", compliance_words[proof->state]);
        if (proof->certificate)
            json_write_id(w, "certificate", proof->certificate);
        json_write_text(w, "chain", proof->sentence);
        json_write_object_end(w);
    }
    json_write_array_end(w);
}

static void write_rules(struct json_writer *w, const struct profile *p) {
    json_write_array(w, "compliance");
    for (int i = 0; i < p->compliance.n_rules; i++) {
        const struct compliance_rule *rule = &p->compliance.rules[i];
        const struct compliance_cell *c = rule_cell(p, i);
        if (c->state == COMPLIANCE_NOT_ASKED)
            continue;
        json_write_object(w, NULL);
        json_write_text(w, "rule", rule->code);
        json_write_text(w, "name", rule->name);
        json_write_text(w, "market", rule->market);
        json_write_text(w, "level", levels[rule->level]);
        json_write_text(w, "evidence", rule->evidence);
        json_write_text(w, "state", compliance_words[c->state]);
        json_write_bool(w, "knocks_out", c->knocks_out);
        write_proofs(w, c);
        json_write_object_end(w);
    }
    json_write_array_end(w);
}

static void write_json(const struct profile *p) {
    struct json_writer w;
    cli_json_begin(&w);
    export_json_record(&w, p->record);
    write_values(&w, p);
    write_offers(&w, p);
    write_rules(&w, p);
    cli_json_end(&w);
}

/* Reading */

/* The markets that any rule names: without a market given, all are asked. */
static bool all_markets(struct profile *p, const char **markets, struct error *err) {
    struct record **rules;
    int n;
    *markets = "";
    if (!record_all(p->cli->session->store, &rule_entity, p->arena, &rules, &n, err))
        return false;
    for (int i = 0; i < n; i++)
        *markets = arena_format(p->arena, "%s%s%s", *markets, **markets ? "," : "",
                                rules[i]->values[RULE_MARKET].s);
    return true;
}

static bool set_market(struct profile *p, const char *market, const char *product,
                       struct error *err) {
    const struct catalogue *c = &p->cli->session->catalogue;
    p->data.profile.products = product ? product : "";
    if (!market)
        return all_markets(p, &p->data.profile.markets, err);
    p->data.profile.markets = catalogue_market(c, market, p->arena);
    return p->data.profile.markets ||
           cli_usage(p->cli, err, "\"%s\" is no country and no region of the catalogue.", market);
}

static bool read_all(struct profile *p, const char *market, const char *product,
                     struct error *err) {
    struct store *store = p->cli->session->store;
    int32_t today = session_today(p->cli->session);
    if (!cli_coded(p->cli, &material_entity, p->cli->argv[0], p->arena, &p->record, err) ||
        !material_data_load(store, 0, p->arena, &p->data, err) ||
        !set_market(p, market, product, err) ||
        !material_offers_load(store, p->record->id, today, p->arena, &p->offers, &p->n_offers,
                              err) ||
        !material_compliance_load(store, &p->data, today, p->arena, &p->compliance, err))
        return false;
    while (p->at < p->data.n_materials && p->data.materials[p->at].id != p->record->id)
        p->at++;
    if (p->at == p->data.n_materials)
        return error_set(err, ERROR_REFUSED, "The material is deleted; undo brings it back.");
    material_bands(p->offers, p->n_offers, p->arena, &p->bands, &p->n_bands);
    return true;
}

bool cli_material_show(struct cli *cli, struct error *err) {
    struct arena arena = {0};
    struct profile p = {.cli = cli, .arena = &arena};
    bool ok = true;
    const char *market = cli_option(cli, "--market", &ok, err);
    const char *product = cli_option(cli, "--product", &ok, err);
    ok = ok && cli_arguments(cli, 1, 1, err) && read_all(&p, market, product, err);
    if (ok && cli->json) {
        write_json(&p);
    } else if (ok) {
        put_fields(&p);
        put_values(&p);
        put_offers(&p);
        put_rules(&p);
    }
    arena_free(&arena);
    return ok;
}
