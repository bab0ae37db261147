#include "sourcebench/core/field.h"

#include <string.h>

static bool holds(const struct agreement *agreement, const struct value *values) {
    struct value a = values[agreement->a], b = values[agreement->b];
    switch (agreement->kind) {
    case AGREE_NEEDS:
        return a.kind == VALUE_NULL || b.kind != VALUE_NULL;
    case AGREE_NEEDS_FOR:
        return a.kind != VALUE_TEXT || strcmp(a.s, agreement->choice) != 0 || b.kind != VALUE_NULL;
    case AGREE_NOT_AFTER: /* days are written so that their texts have their order */
        return a.kind != VALUE_TEXT || b.kind != VALUE_TEXT || strcmp(a.s, b.s) <= 0;
    case AGREE_NOT_ABOVE:
        return a.kind != VALUE_INT || b.kind != VALUE_INT || a.i <= b.i;
    case AGREE_BELOW:
        return a.kind != VALUE_INT || b.kind != VALUE_INT || a.i < b.i;
    }
    return true;
}

bool record_check(const struct entity *entity, const struct value *values, struct error *err) {
    for (size_t i = 0; i < entity->n_agreements; i++) {
        if (!holds(&entity->agreements[i], values))
            return error_set(err, ERROR_INPUT, "%s", entity->agreements[i].message);
    }
    return true;
}
