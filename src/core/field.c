#include "sourcebench/core/field.h"

#include <string.h>

#include "sourcebench/core/date.h"

struct value value_null(void) {
    return (struct value){.kind = VALUE_NULL};
}

struct value value_int(int64_t i) {
    return (struct value){.kind = VALUE_INT, .i = i};
}

struct value value_text(const char *s) {
    if (!s || !*s)
        return value_null();
    return (struct value){.kind = VALUE_TEXT, .s = s};
}

bool value_equal(struct value a, struct value b) {
    if (a.kind != b.kind)
        return false;
    switch (a.kind) {
    case VALUE_INT:
        return a.i == b.i;
    case VALUE_TEXT:
        return strcmp(a.s, b.s) == 0;
    case VALUE_NULL:
        break;
    }
    return true;
}

struct record *record_new(const struct entity *entity, struct arena *arena) {
    struct record *r = arena_alloc(arena, 1, sizeof *r);
    r->entity = entity;
    r->values = arena_alloc(arena, entity->n_fields, sizeof *r->values);
    return r;
}

struct record *record_copy(const struct record *r, struct arena *arena) {
    struct record *copy = record_new(r->entity, arena);
    struct value *values = copy->values;
    *copy = *r;
    copy->values = values;
    copy->created_by = arena_string(arena, r->created_by);
    copy->updated_by = arena_string(arena, r->updated_by);
    for (size_t i = 0; i < r->entity->n_fields; i++) {
        values[i] = r->values[i];
        if (values[i].kind == VALUE_TEXT)
            values[i].s = arena_string(arena, values[i].s);
    }
    return copy;
}

const char *record_text(const struct record *r, int field) {
    return r->values[field].kind == VALUE_TEXT ? r->values[field].s : "";
}

int64_t record_int(const struct record *r, int field, int64_t otherwise) {
    return r->values[field].kind == VALUE_INT ? r->values[field].i : otherwise;
}

int32_t record_day(const struct record *r, int field) {
    return date_from_iso(r->values[field].kind == VALUE_TEXT ? r->values[field].s : NULL);
}

int entity_field(const struct entity *entity, const char *name) {
    for (size_t i = 0; i < entity->n_fields; i++)
        if (strcmp(entity->fields[i].name, name) == 0)
            return (int)i;
    return -1;
}

int entity_flagged(const struct entity *entity, enum field_flags flag) {
    for (size_t i = 0; i < entity->n_fields; i++)
        if (entity->fields[i].flags & (unsigned)flag)
            return (int)i;
    return -1;
}
