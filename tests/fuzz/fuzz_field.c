/*
 * Values from anywhere, into every field of every entity: what is taken is kept in the one form of
 * its type, and comes back the same when it is written into a form or a file and read again.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/entities.h"
#include "sourcebench/core/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { TODAY = 20780 }; /* 2026-11-23 */

static void must(bool holds) {
    if (!holds)
        abort();
}

static void check_list(const char *s) {
    must(!strstr(s, ",,") && !strstr(s, ", ") && !strstr(s, " ,"));
    must(*s != ',' && s[strlen(s) - 1] != ',');
}

static void check_kept(const struct field *f, struct value v) {
    if (v.kind == VALUE_TEXT)
        must(*v.s && text_valid(v.s, strlen(v.s)));
    if (v.kind == VALUE_TEXT && (f->type == FIELD_TAGS || f->type == FIELD_MULTI))
        check_list(v.s);
    if (f->type == FIELD_DATE && v.kind != VALUE_NULL)
        must(date_from_iso(v.s) != DATE_NONE);
    if (v.kind == VALUE_INT && f->max > f->min)
        must(v.i >= f->min && v.i <= f->max);
    must(v.kind != VALUE_NULL || !(f->flags & FIELD_REQUIRED));
}

static void check_field(const struct field *f, const char *typed, struct arena *a) {
    struct value once, again;
    struct error err = {0};
    if (!field_parse(f, typed, TODAY, a, &once, &err)) {
        must(*err.message && text_valid(err.message, strlen(err.message)));
        return;
    }
    check_kept(f, once);
    const char *edit = field_edit_text(f, once, a), *show = field_show_text(f, once, a);
    must((once.kind == VALUE_NULL) == (*edit == '\0'));
    must((once.kind == VALUE_NULL) == (*show == '\0'));
    /* A relative date is no longer relative. */
    must(field_parse(f, edit, TODAY + 1000, a, &again, &err) && value_equal(once, again));
    must(strcmp(field_edit_text(f, again, a), edit) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena a = {0};
    const char *typed = arena_bytes(&a, (const char *)data, size);
    for (const struct entity *const *e = all_entities; *e; e++)
        for (size_t i = 0; i < (*e)->n_fields; i++)
            check_field(&(*e)->fields[i], typed, &a);
    arena_free(&a);
    return 0;
}
