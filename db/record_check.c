/*
 * What the fields of one record must agree on. The schema has the same rules as CHECKs; here they
 * are told in words before the database refuses them in its own.
 */
#include <string.h>

#include "sourcebench/core/supplier.h"
#include "sourcebench/db/record.h"

enum agreement {
    NEEDS,    /* where a is filled, b is too */
    NOT_AFTER /* both filled: the day a is not after the day b */
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
};

static bool holds(const struct rule *rule, const struct value *values) {
    struct value a = values[rule->a], b = values[rule->b];
    if (rule->agreement == NEEDS)
        return a.kind == VALUE_NULL || b.kind != VALUE_NULL;
    /* Days are written so that their texts have their order. */
    return a.kind != VALUE_TEXT || b.kind != VALUE_TEXT || strcmp(a.s, b.s) <= 0;
}

bool record_check(const struct entity *entity, const struct value *values, struct error *err) {
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        if (rules[i].entity == entity && !holds(&rules[i], values))
            return error_set(err, ERROR_INPUT, "%s", rules[i].message);
    }
    return true;
}
