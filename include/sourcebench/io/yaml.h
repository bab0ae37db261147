/*
 * YAML read into a tree of nodes that know where they stand.
 *
 * Every scalar is text: the reader decides what it is to be. Aliases, anchors, tags, duplicate keys
 * and a second document are errors. Limits: 4 MiB, depth 32, 100,000 nodes, 2,000 keys a map. The
 * tree lives in the arena.
 */
#ifndef SOURCEBENCH_IO_YAML_H
#define SOURCEBENCH_IO_YAML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sourcebench/core/error.h"
#include "sourcebench/core/memory.h"

enum {
    YAML_SIZE_LIMIT = 4 << 20,
    YAML_DEPTH_LIMIT = 32,
    YAML_NODE_LIMIT = 100000,
    YAML_KEY_LIMIT = 2000
};

enum yaml_kind { YAML_TEXT, YAML_LIST, YAML_MAP };

struct yaml_node {
    enum yaml_kind kind;
    int line, column;               /* from 1; of the value */
    const char *key;                /* its name in a map, NULL elsewhere */
    int key_line;                   /* where the name stands */
    const char *text;               /* YAML_TEXT; "" where the value is left out */
    bool quoted;                    /* YAML_TEXT: written in quotes or as a block */
    struct yaml_node *first, *next; /* elements of a list, values of a map; siblings */
    size_t count;                   /* of elements or values */
};

/* The name is for messages, which begin with "NAME:LINE: ". An empty document is an empty map. */
bool yaml_parse(const char *bytes, size_t length, const char *name, struct arena *arena,
                struct yaml_node **root, struct error *err);
bool yaml_read(const char *beneath, const char *path, struct arena *arena, struct yaml_node **root,
               struct error *err);

/* The value of a key; NULL where there is none or the node is no map. */
const struct yaml_node *yaml_get(const struct yaml_node *map, const char *key);
/* Its text; NULL where there is none or it is a list or a map. */
const char *yaml_get_text(const struct yaml_node *map, const char *key);
/* The node's text as an integer; false where it is none. */
bool yaml_int(const struct yaml_node *node, int64_t *value);
/* yes, no, true, false, on, off in any case. */
bool yaml_bool(const struct yaml_node *node, bool *value);

/* Sets "NAME:LINE: …" and returns false. */
bool yaml_error(struct error *err, const char *name, const struct yaml_node *at, const char *format,
                ...) __attribute__((format(printf, 4, 5)));

#endif
