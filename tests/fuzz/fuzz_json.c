/*
 * JSON from anywhere: elements come out whole or the error says where; and any bytes written as
 * text are JSON that jansson reads.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/core/text.h"
#include "sourcebench/io/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds) {
    if (!holds)
        abort();
}

static void check_read(const char *text, size_t size) {
    struct json_reader *r = json_reader_new(source_from_memory(text, size), "suppliers");
    json_t *element;
    int64_t line, last = 1;
    struct error err;
    while (json_reader_next(r, &element, &line, &err)) {
        must(line >= last);
        last = line;
        json_decref(element);
    }
    must(err.code == ERROR_NONE || err.code == ERROR_INPUT);
    must(!json_reader_next(r, &element, &line, &err));
    json_reader_free(r);
}

static void check_written(const char *text, size_t size) {
    struct arena arena = {0};
    const char *s = arena_bytes(&arena, text, size);
    char *json = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&json, &length);
    struct json_writer w;
    json_write_begin(&w, out, size % 2);
    json_write_object(&w, NULL);
    json_write_text(&w, "text", s);
    json_write_object_end(&w);
    json_write_end(&w);
    fclose(out);
    json_t *root = json_loadb(json, length, 0, NULL);
    must(root != NULL);
    const char *read = json_string_value(json_object_get(root, "text"));
    must(read && strcmp(read, text_repair(&arena, s, strlen(s))) == 0);
    json_decref(root);
    free(json);
    arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    check_read((const char *)data, size);
    check_written((const char *)data, size);
    return 0;
}
