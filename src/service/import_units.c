/*
 * Headers that name a unit: "Width (cm)", "Weight (oz/yd2)", "Price USD/yd", and a column that
 * names the unit of each row.
 */
#include <string.h>

#include "sourcebench/core/material_unit.h"
#include "sourcebench/core/text.h"

#include "import_map.h"

static bool is_claimed(const struct import_map *map, int field) {
    for (int i = 0; i < map->n; i++) {
        if (map->columns[i].field == field)
            return true;
    }
    return false;
}

static int money_field(const struct entity *entity) {
    for (int i = 0; i < (int)entity->n_fields; i++) {
        if (entity->fields[i].type == FIELD_MONEY)
            return i;
    }
    return -1;
}

/* "Width (cm)" → the field that "Width" means, and "cm". */
static int field_before_unit(const struct import_map *map, const char *header, struct arena *arena,
                             const char **unit, const char **how) {
    const char *open = strrchr(header, '('), *close = open ? strchr(open, ')') : NULL;
    if (!close || close == open + 1)
        return -1;
    *unit = arena_bytes(arena, open + 1, (size_t)(close - open - 1));
    return import_map_find(map->entity, arena_bytes(arena, header, (size_t)(open - header)), arena,
                           how);
}

void import_units_learn(struct import_map *map, struct arena *arena) {
    for (int i = 0; i < map->n; i++) {
        struct import_column *c = &map->columns[i];
        struct material_price_unit price;
        const char *unit = NULL, *how = NULL, *folded = text_fold(arena, c->header);
        int field;
        if (c->field >= 0)
            continue;
        if (strcmp(folded, "unit") == 0 || strcmp(folded, "units") == 0) {
            map->unit_column = i;
            c->how = "the unit of the row";
            continue;
        }
        field = field_before_unit(map, c->header, arena, &unit, &how);
        if (field < 0 && material_read_price_unit(c->header, &price)) {
            field = money_field(map->entity);
            unit = c->header;
        }
        if (field < 0 || is_claimed(map, field))
            continue;
        c->field = field;
        c->how = "by name and unit";
        map->units[i] = unit;
    }
}
