/*
 * YAML from anywhere: the tree is within its limits, or the error says where.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "sourcebench/io/yaml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds) {
    if (!holds)
        abort();
}

static size_t check(const struct yaml_node *node, int depth) {
    size_t nodes = 1, count = 0;
    must(depth <= YAML_DEPTH_LIMIT && node->line >= 1 && node->column >= 1);
    must((node->kind == YAML_TEXT) == (node->text != NULL));
    for (const struct yaml_node *child = node->first; child; child = child->next) {
        must((node->kind == YAML_MAP) == (child->key != NULL));
        must(!child->key || yaml_get(node, child->key) == child);
        nodes += check(child, depth + 1);
        count++;
    }
    must(count == node->count);
    return nodes;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena arena = {0};
    struct yaml_node *root;
    struct error err = {0};
    if (yaml_parse((const char *)data, size, "input", &arena, &root, &err))
        must(check(root, 1) <= YAML_NODE_LIMIT);
    else
        must(err.code == ERROR_INPUT && strncmp(err.message, "input", 5) == 0);
    arena_free(&arena);
    return 0;
}
