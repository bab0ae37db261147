/*
 * Offers of materials, their prices per m², and whether the suppliers who make them have the
 * evidence that markets ask for.
 */
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/material.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/textile.h"
#include "sourcebench/db/material.h"
#include "sourcebench/db/record.h"
#include "sourcebench/db/sql.h"

enum offer_sql { OFFERS, HOLDERS, EVIDENCE };

static const char *const offer_text[] = {
    /* The weight of the material is the value that counts, as in VALUES of material.c. */
    [OFFERS] =
        "SELECT o.id, o.supplier_id, o.material_id, s.name, s.country, s.status, o.article, "
        "o.currency, o.price_per, o.moq_unit, o.moq_per, o.quoted_on, o.valid_until, o.note, "
        "o.price, o.width_mm, o.weight_gsm, o.moq, o.lead_days, (SELECT v.typ FROM "
        "material_property v JOIN property p ON p.id = v.property_id WHERE v.material_id = "
        "o.material_id AND p.code = 'areal_weight' AND v.deleted_at IS NULL ORDER BY "
        "v.updated_by <> 'catalogue' DESC, ifnull(v.measured_on, date(v.updated_at / 1000, "
        "'unixepoch')) DESC, v.updated_at DESC, v.id DESC LIMIT 1) FROM supplier_material o "
        "JOIN supplier s ON s.id = o.supplier_id WHERE o.deleted_at IS NULL AND "
        "s.deleted_at IS NULL AND (?1 = 0 OR o.material_id = ?1)",
    [HOLDERS] = "SELECT DISTINCT o.material_id, o.supplier_id, s.kind = 'mill' FROM "
                "supplier_material o JOIN supplier s ON s.id = o.supplier_id WHERE o.deleted_at IS "
                "NULL AND s.deleted_at IS NULL ORDER BY 1, 2",
    [EVIDENCE] =
        "SELECT DISTINCT supplier_id FROM supplier_material WHERE deleted_at IS NULL ORDER BY 1",
};

extern const struct sql_module material_offer_sql;
const struct sql_module material_offer_sql = {
    "material_offer", offer_text, sizeof offer_text / sizeof *offer_text, SQL_MATERIAL_OFFER};

/* Offers */

static enum textile_per per_of(const char *key) {
    for (int i = 0; i < TEXTILE_PERS; i++) {
        if (strcmp(textile_per_words[i], key) == 0)
            return (enum textile_per)i;
    }
    return TEXTILE_PER_M2;
}

/* What it comes to per m², by its width or weight. */
static void convert_price(struct material_offer *o, int64_t weight_of_material,
                          struct arena *arena) {
    struct textile_cloth cloth = {.width = o->width_mm,
                                  .gsm = o->weight_gsm ? o->weight_gsm * 1000 : weight_of_material};
    struct error why;
    if (!o->price.known)
        return;
    o->price_m2.known = textile_price(o->price.value, per_of(o->price_per), TEXTILE_PER_M2, &cloth,
                                      &o->price_m2.value, &why);
    if (!o->price_m2.known)
        o->no_m2 = arena_string(arena, why.message);
}

static void read_offer(sqlite3_stmt *q, int32_t day, struct arena *arena,
                       struct material_offer *o) {
    const char **texts[] = {&o->supplier_name, &o->country,     &o->status,   &o->article,
                            &o->currency,      &o->price_per,   &o->moq_unit, &o->moq_per,
                            &o->quoted_on,     &o->valid_until, &o->note};
    enum { TEXTS = sizeof texts / sizeof *texts, FIRST = 3, NUMBERS = FIRST + TEXTS };
    *o = (struct material_offer){.id = sqlite3_column_int64(q, 0),
                                 .supplier = sqlite3_column_int64(q, 1),
                                 .material = sqlite3_column_int64(q, 2)};
    for (int i = 0; i < TEXTS; i++)
        *texts[i] = sql_text_or_empty(q, FIRST + i, arena);
    o->price = (struct matrix_value){sqlite3_column_type(q, NUMBERS) != SQLITE_NULL,
                                     sqlite3_column_int64(q, NUMBERS)};
    o->width_mm = sqlite3_column_int64(q, NUMBERS + 1);
    o->weight_gsm = sqlite3_column_int64(q, NUMBERS + 2);
    o->moq = sqlite3_column_int64(q, NUMBERS + 3);
    o->lead_days = sqlite3_column_type(q, NUMBERS + 4) == SQLITE_NULL
                       ? -1
                       : sqlite3_column_int64(q, NUMBERS + 4);
    int32_t until = date_from_iso(o->valid_until);
    o->expired = until != DATE_NONE && until < day;
    convert_price(o, sqlite3_column_int64(q, NUMBERS + 5), arena);
}

static int compare(int64_t a, int64_t b) {
    return (a > b) - (a < b);
}

/* By material, currency and price per m²; without one last. */
static int by_price(const void *a, const void *b) {
    const struct material_offer *x = a, *y = b;
    int order = compare(x->material, y->material);
    if (order == 0)
        order = strcmp(x->currency, y->currency);
    if (order == 0)
        order = y->price_m2.known - x->price_m2.known;
    if (order == 0)
        order = compare(x->price_m2.value, y->price_m2.value);
    return order ? order : compare(x->id, y->id);
}

bool material_offers_load(struct store *store, int64_t material, int32_t day, struct arena *arena,
                          struct material_offer **offers, int *count, struct error *err) {
    bool row = false;
    int size = 0;
    *offers = NULL;
    *count = 0;
    sqlite3_stmt *q = sql_get(store, &material_offer_sql, OFFERS, err);
    bool ok = q && sql_bind(store, q, "i", err, material);
    while (ok && (ok = sql_row(store, q, &row, err)) && row) {
        if (*count == size) {
            size = size ? 2 * size : 32;
            struct material_offer *larger = arena_alloc(arena, (size_t)size, sizeof *larger);
            if (*count)
                memcpy(larger, *offers, (size_t)*count * sizeof *larger);
            *offers = larger;
        }
        read_offer(q, day, arena, &(*offers)[(*count)++]);
    }
    sql_done(q);
    if (ok && *count > 1)
        qsort(*offers, (size_t)*count, sizeof **offers, by_price);
    return ok;
}

/* Price bands */

static bool offered_before(const struct material_offer *offers, int from, int at) {
    for (int i = from; i < at; i++) {
        if (!offers[i].expired && offers[i].price_m2.known &&
            offers[i].supplier == offers[at].supplier)
            return true;
    }
    return false;
}

static int by_offers(const void *a, const void *b) {
    const struct material_band *x = a, *y = b;
    int order = compare(x->material, y->material);
    if (order == 0)
        order = y->offers - x->offers;
    return order ? order : strcmp(x->currency, y->currency);
}

void material_bands(const struct material_offer *offers, int count, struct arena *arena,
                    struct material_band **bands, int *n_bands) {
    *bands = arena_alloc(arena, (size_t)count + 1, sizeof **bands);
    *n_bands = 0;
    for (int i = 0, first = 0; i < count; i++) {
        const struct material_offer *o = &offers[i];
        struct material_band *band = *n_bands ? &(*bands)[*n_bands - 1] : NULL;
        if (o->expired || !o->price_m2.known)
            continue;
        if (!band || band->material != o->material || strcmp(band->currency, o->currency) != 0) {
            band = &(*bands)[(*n_bands)++];
            *band = (struct material_band){
                .material = o->material, .currency = o->currency, .low = o->price_m2.value};
            first = i;
        }
        band->high = o->price_m2.value;
        band->offers++;
        band->suppliers += !offered_before(offers, first, i);
    }
    if (*n_bands > 1)
        qsort(*bands, (size_t)*n_bands, sizeof **bands, by_offers);
}

/* Compliance */

/* A supplier who offers something, with the certificates. */
struct supplier_evidence {
    int64_t supplier;
    struct record **certificates;
    int count;
};

/* A material and a supplier who offers it. */
struct offering {
    int64_t material, supplier;
    bool is_mill;
};

struct gathering {
    struct store *store;
    struct arena *arena;
    const struct material_data *data;
    struct compliance_query query;
    struct supplier_evidence *evidence;
    int n_evidence;
    struct offering *offerings;
    int n_offerings;
};

static bool count_rows(struct gathering *g, enum offer_sql statement, int *n, struct error *err) {
    bool row = false;
    sqlite3_stmt *q = sql_get(g->store, &material_offer_sql, (int)statement, err);
    bool ok = q != NULL;
    *n = 0;
    while (ok && (ok = sql_row(g->store, q, &row, err)) && row)
        ++*n;
    sql_done(q);
    return ok;
}

static bool read_offerings(struct gathering *g, struct error *err) {
    bool row = false;
    int n;
    if (!count_rows(g, HOLDERS, &n, err))
        return false;
    g->offerings = arena_alloc(g->arena, (size_t)n + 1, sizeof *g->offerings);
    sqlite3_stmt *q = sql_get(g->store, &material_offer_sql, HOLDERS, err);
    bool ok = q != NULL;
    while (ok && g->n_offerings < n && (ok = sql_row(g->store, q, &row, err)) && row)
        g->offerings[g->n_offerings++] = (struct offering){
            sqlite3_column_int64(q, 0), sqlite3_column_int64(q, 1), sqlite3_column_int(q, 2) != 0};
    sql_done(q);
    return ok;
}

static bool read_evidence(struct gathering *g, struct error *err) {
    bool row = false;
    int n;
    if (!count_rows(g, EVIDENCE, &n, err))
        return false;
    g->evidence = arena_alloc(g->arena, (size_t)n + 1, sizeof *g->evidence);
    sqlite3_stmt *q = sql_get(g->store, &material_offer_sql, EVIDENCE, err);
    bool ok = q != NULL;
    while (ok && g->n_evidence < n && (ok = sql_row(g->store, q, &row, err)) && row)
        g->evidence[g->n_evidence++].supplier = sqlite3_column_int64(q, 0);
    sql_done(q);
    for (int i = 0; ok && i < g->n_evidence; i++)
        ok = record_children(g->store, &certificate_entity, g->evidence[i].supplier, false,
                             g->arena, &g->evidence[i].certificates, &g->evidence[i].count, err);
    return ok;
}

static const struct supplier_evidence *evidence_of(const struct gathering *g, int64_t supplier) {
    int low = 0, high = g->n_evidence;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (g->evidence[middle].supplier < supplier)
            low = middle + 1;
        else
            high = middle;
    }
    return &g->evidence[low];
}

static struct compliance_cell judge(const struct gathering *g, const struct compliance_rule *rule,
                                    int material) {
    int64_t id = g->data->materials[material].id;
    struct compliance_cell none = {.state = COMPLIANCE_NOT_ASKED};
    int first = 0, n = 0;
    if (!compliance_applies(rule, &g->data->names[material]))
        return none;
    while (first < g->n_offerings && g->offerings[first].material < id)
        first++;
    while (first + n < g->n_offerings && g->offerings[first + n].material == id)
        n++;
    struct compliance_proof *proofs = arena_alloc(g->arena, (size_t)n + 1, sizeof *proofs);
    for (int i = 0; i < n; i++) {
        const struct offering *o = &g->offerings[first + i];
        const struct supplier_evidence *e = evidence_of(g, o->supplier);
        struct compliance_holder holder = {o->supplier, o->is_mill, e->certificates, e->count};
        proofs[i] = compliance_judge(&g->query, rule, material, &holder, g->arena);
    }
    return compliance_sum(rule, proofs, n);
}

static int by_level(const void *a, const void *b) {
    const struct compliance_rule *x = a, *y = b;
    return x->level != y->level ? (int)y->level - (int)x->level : strcmp(x->code, y->code);
}

static bool read_rules(struct gathering *g, struct material_compliance *c, struct error *err) {
    const struct material_profile *profile = &g->data->profile;
    struct record **records;
    int n;
    if (!record_all(g->store, &rule_entity, g->arena, &records, &n, err))
        return false;
    struct compliance_rule *rules = arena_alloc(g->arena, (size_t)n + 1, sizeof *rules);
    c->rules = rules;
    for (int i = 0; i < n; i++) {
        rules[c->n_rules] = compliance_rule_of(g->query.catalogue, records[i]);
        c->n_rules += compliance_is_asked(g->query.catalogue, &rules[c->n_rules], profile->markets,
                                          profile->products);
    }
    if (c->n_rules > 1)
        qsort(rules, (size_t)c->n_rules, sizeof *rules, by_level);
    return true;
}

bool material_compliance_load(struct store *store, const struct material_data *data, int32_t day,
                              struct arena *arena, struct material_compliance *c,
                              struct error *err) {
    struct gathering g = {.store = store,
                          .arena = arena,
                          .data = data,
                          .query = {.catalogue = store_catalogue(store),
                                    .materials = data->names,
                                    .n_materials = data->n_materials,
                                    .day = day}};
    *c = (struct material_compliance){.n_rules = 0};
    if (!read_rules(&g, c, err) || !read_offerings(&g, err) || !read_evidence(&g, err))
        return false;
    struct compliance_cell *cells =
        arena_alloc(arena, (size_t)data->n_materials * (size_t)c->n_rules + 1, sizeof *cells);
    c->cells = cells;
    for (int m = 0; m < data->n_materials; m++) {
        for (int r = 0; r < c->n_rules; r++)
            cells[m * c->n_rules + r] = judge(&g, &c->rules[r], m);
    }
    return true;
}

int material_knocked_out(const struct material_compliance *c, int material) {
    for (int r = 0; r < c->n_rules; r++) {
        if (c->cells[material * c->n_rules + r].knocks_out)
            return r + 1;
    }
    return 0;
}
