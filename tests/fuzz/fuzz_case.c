/*
 * A case from anywhere: what is read is complete and refers to records of the set only, and what is
 * written of it reads as the same; else the error says where.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/entities.h"
#include "sourcebench/service/case_file.h"

enum { TODAY = 20780 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds) {
    if (!holds)
        abort();
}

static void check_record(const struct record_set *set, const struct record *r, bool implied) {
    for (size_t i = 0; i < r->entity->n_fields; i++) {
        const struct field *f = &r->entity->fields[i];
        bool empty = r->values[i].kind == VALUE_NULL;
        must(implied || !empty || !(f->flags & FIELD_REQUIRED) || f->flags & FIELD_DERIVED);
        must(empty || f->type != FIELD_REF || record_set_follow(set, r, (int)i));
    }
}

static char *written(const struct record_set *set) {
    char *text = NULL;
    size_t length = 0;
    struct error err = {0};
    FILE *out = open_memstream(&text, &length);
    must(out && case_write(set, out, &err) && fclose(out) == 0);
    return text;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct case_file file = {0}, again = {0};
    struct error err = {0};
    if (case_read(&file, (const char *)data, size, "input", TODAY, &err)) {
        for (int i = 0; i < file.set.n; i++)
            check_record(&file.set, file.set.records[i], file.notes[i].implied);
        char *text = written(&file.set);
        must(case_read(&again, text, strlen(text), "again", TODAY, &err));
        free(text);
    } else {
        must(err.code == ERROR_INPUT && strncmp(err.message, "input", 5) == 0);
    }
    case_free(&file);
    case_free(&again);
    return 0;
}
