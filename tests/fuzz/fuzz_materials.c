/*
 * A catalogue of materials from anywhere, laid over a small one: what is read makes rows whose ids
 * are the catalogue's and whose references are met; else the error says where.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/catalogue.h"
#include "sourcebench/core/material.h"
#include "sourcebench/service/material_catalogue.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char base[] = "sources: {M1: a mill}\n"
                           "properties: {price: {name: Price, unit: USD}, eco: {name: Eco}}\n"
                           "criteria: {cheap: {name: Cheap, head: Price, property: price,\n"
                           "  direction: less, low: 0, high: 9}}\n"
                           "regions: {eu: {name: EU, markets: [EU],\n"
                           "  weights: {cheap: {points: 1, reason: r}}}}\n";

static void must(bool holds) {
    if (!holds)
        abort();
}

static void check_weights(struct record *const *rows, int count, const struct record *profile) {
    int64_t all = 0;
    for (int i = 0; i < count; i++) {
        if (rows[i]->entity == &weight_entity && rows[i]->values[WEIGHT_PROFILE].i == profile->id)
            all += rows[i]->values[WEIGHT_WEIGHT].i;
    }
    must(all == 10000);
}

static void check_rows(struct record *const *rows, int count) {
    for (int i = 0; i < count; i++) {
        const struct entity *e = rows[i]->entity;
        must(catalogue_is_id(rows[i]->id));
        for (size_t k = 0; k < e->n_fields; k++) {
            bool required = e->fields[k].flags & FIELD_REQUIRED;
            must(!required || rows[i]->values[k].kind != VALUE_NULL);
        }
        if (e == &profile_entity)
            check_weights(rows, count, rows[i]);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena arena = {0};
    struct error err = {0};
    struct material_catalogue c = {0};
    struct record **rows;
    int count;
    must(material_catalogue_add(&c, base, sizeof base - 1, "base", &arena, &err));
    if (material_catalogue_add(&c, (const char *)data, size, "input", &arena, &err) &&
        material_catalogue_rows(&c, &arena, &rows, &count, &err))
        check_rows(rows, count);
    else
        must(err.code == ERROR_INPUT &&
             (strncmp(err.message, "input", 5) == 0 || strncmp(err.message, "base", 4) == 0));
    arena_free(&arena);
    return 0;
}
