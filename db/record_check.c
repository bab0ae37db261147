/*
 * What the fields of one record must agree on. The schema has the same rules as CHECKs; here they
 * are told in words before the database refuses them in its own.
 */
#include <string.h>

#include "sourcebench/core/material.h"
#include "sourcebench/core/supplier.h"

#include "record_private.h"

enum agreement {
    NEEDS,     /* where a is filled, b is too */
    NOT_AFTER, /* both filled: the day a is not after the day b */
    NOT_ABOVE, /* both filled: the number a is not above b */
    BELOW      /* both filled: the number a is below b */
};

static const struct rule {
    const struct entity *entity;
    enum agreement agreement;
    int a, b;
    const char *message;
} rules[] = {
    {&certificate_entity, NOT_AFTER, CERTIFICATE_ISSUED, CERTIFICATE_EXPIRES,
     "The certificate expires before it was issued; correct one of the two days."},
    {&sample_entity, NEEDS, SAMPLE_FEE, SAMPLE_CURRENCY,
     "The fee of the sample needs a currency, e.g. USD."},
    {&sample_entity, NOT_AFTER, SAMPLE_SENT, SAMPLE_RECEIVED,
     "The sample was received before it was sent; correct one of the two days."},
    {&interaction_entity, NEEDS, INTERACTION_FOLLOW_UP_DONE, INTERACTION_FOLLOW_UP_ON,
     "A follow-up can only be done where there is one; enter the day it was due."},
    {&figure_entity, NOT_ABOVE, FIGURE_MIN, FIGURE_TYP,
     "The least is above the value itself; correct one of the two."},
    {&figure_entity, NOT_ABOVE, FIGURE_TYP, FIGURE_MAX,
     "The value is above the most; correct one of the two."},
    {&criterion_entity, BELOW, CRITERION_LOW, CRITERION_HIGH,
     "The low end of the criterion must lie below its high end."},
    {&criterion_entity, NOT_ABOVE, CRITERION_BAND_LOW, CRITERION_BAND_HIGH,
     "The band of the criterion ends below its beginning; correct one of the two."},
    {&criterion_entity, NEEDS, CRITERION_BAND_LOW, CRITERION_BAND_HIGH,
     "A band needs both ends: enter where it ends."},
    {&criterion_entity, NEEDS, CRITERION_BAND_HIGH, CRITERION_BAND_LOW,
     "A band needs both ends: enter where it begins."},
    {&criterion_entity, NOT_ABOVE, CRITERION_KNOCK_MIN, CRITERION_KNOCK_MAX,
     "The limits of the criterion knock out everything; correct one of the two."},
    {&weight_entity, NOT_ABOVE, WEIGHT_KNOCK_MIN, WEIGHT_KNOCK_MAX,
     "The limits of the weight knock out everything; correct one of the two."},
    {&offer_entity, NEEDS, OFFER_PRICE, OFFER_CURRENCY,
     "The price of the material needs a currency, e.g. USD."},
    {&offer_entity, NEEDS, OFFER_PRICE, OFFER_PRICE_PER,
     "The price of the material needs what it is per: m, yd, m2 or kg."},
    {&offer_entity, NOT_AFTER, OFFER_QUOTED_ON, OFFER_VALID_UNTIL,
     "The offer ended before it was made; correct one of the two days."},
};

static bool holds(const struct rule *rule, const struct value *values) {
    struct value a = values[rule->a], b = values[rule->b];
    switch (rule->agreement) {
    case NEEDS:
        return a.kind == VALUE_NULL || b.kind != VALUE_NULL;
    case NOT_AFTER: /* days are written so that their texts have their order */
        return a.kind != VALUE_TEXT || b.kind != VALUE_TEXT || strcmp(a.s, b.s) <= 0;
    case NOT_ABOVE:
        return a.kind != VALUE_INT || b.kind != VALUE_INT || a.i <= b.i;
    case BELOW:
        return a.kind != VALUE_INT || b.kind != VALUE_INT || a.i < b.i;
    }
    return true;
}

/* A criterion that asks for a band has one. */
static bool check_band(const struct entity *entity, const struct value *values, struct error *err) {
    if (entity != &criterion_entity || values[CRITERION_DIRECTION].kind != VALUE_TEXT ||
        strcmp(values[CRITERION_DIRECTION].s, "band") != 0 ||
        values[CRITERION_BAND_LOW].kind == VALUE_INT)
        return true;
    return error_set(err, ERROR_INPUT,
                     "A criterion that is best within a band needs the band: enter its ends.");
}

bool record_check(const struct entity *entity, const struct value *values, struct error *err) {
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        if (rules[i].entity == entity && !holds(&rules[i], values))
            return error_set(err, ERROR_INPUT, "%s", rules[i].message);
    }
    return check_band(entity, values, err);
}

static const struct coded {
    const struct entity *entity;
    int field;
} coded[] = {
    {&material_entity, MATERIAL_CODE},   {&property_entity, PROPERTY_CODE},
    {&criterion_entity, CRITERION_CODE}, {&profile_entity, PROFILE_CODE},
    {&rule_entity, RULE_CODE},
};

int record_code_field(const struct entity *entity) {
    for (size_t i = 0; i < sizeof coded / sizeof *coded; i++) {
        if (coded[i].entity == entity)
            return coded[i].field;
    }
    return -1;
}

bool record_find_code(struct store *store, const struct entity *entity, const char *code,
                      int64_t *id, struct error *err) {
    struct arena arena = {0};
    bool row = false;
    *id = 0;
    const char *text = arena_format(&arena,
                                    "SELECT id FROM %s WHERE %s = ?1 COLLATE NOCASE AND "
                                    "deleted_at IS NULL ORDER BY id LIMIT 1",
                                    entity->table, entity->fields[record_code_field(entity)].name);
    sqlite3_stmt *q = sql_get_text(store, text, err);
    bool ok = q && sql_bind(store, q, "t", err, code) && sql_row(store, q, &row, err);
    if (ok && row)
        *id = sqlite3_column_int64(q, 0);
    sql_done(q);
    arena_free(&arena);
    return ok;
}

bool record_check_code(struct store *store, const struct entity *entity, const struct value *values,
                       int64_t id, struct error *err) {
    int field = record_code_field(entity);
    int64_t other;
    if (field < 0 || values[field].kind != VALUE_TEXT)
        return true;
    return record_find_code(store, entity, values[field].s, &other, err) &&
           (!other || other == id ||
            error_set(err, ERROR_INPUT, "There is a %s %s already; choose another code.",
                      entity->label, values[field].s));
}
