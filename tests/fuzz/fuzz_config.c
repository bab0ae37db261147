/*
 * A configuration from anywhere: what is taken can be shown, and what is shown reads back the same.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sourcebench/io/config.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct xdg xdg = {.home = "/users/x", .database = "/users/x/bench.db"};

static void must(bool holds) {
    if (!holds)
        abort();
}

static void check_shown(const struct config *c) {
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    config_write_effective(c, out);
    fclose(out);
    struct config again = {0};
    struct arena arena = {0};
    struct error err;
    config_init(&again, &xdg, false);
    must(config_parse(&again, text, size, "shown", CONFIG_SYSTEM, &err));
    for (enum config_id id = 0; id < CONFIG_N; id++)
        must(strcmp(config_show_value(c, id, &arena), config_show_value(&again, id, &arena)) == 0);
    arena_free(&arena);
    config_free(&again);
    free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct config c = {0};
    struct error err;
    config_init(&c, &xdg, false);
    if (config_parse(&c, (const char *)data, size, "input", CONFIG_SYSTEM, &err))
        check_shown(&c);
    else
        must(err.code == ERROR_INPUT);
    config_free(&c);
    return 0;
}
