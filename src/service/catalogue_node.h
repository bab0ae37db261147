/*
 * Reading catalogues: what both kinds share.
 */
#ifndef SERVICE_CATALOGUE_NODE_H
#define SERVICE_CATALOGUE_NODE_H

#include "sourcebench/core/catalogue.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/io/yaml.h"

struct catalogue_reader {
    struct catalogue *catalogue;
    struct arena *arena;
    const char *name; /* of the file */
    struct error *err;
};

/* A value of a map: how it is read, and where it goes. */
struct catalogue_word {
    const char *key;
    bool (*read)(const struct catalogue_reader *r, const struct yaml_node *node, void *to);
    size_t offset; /* within the entry */
    bool required;
};

/* Reads the values of a map into an entry; a word that is unknown or missing is an error. */
bool catalogue_read_map(const struct catalogue_reader *r, const struct yaml_node *map,
                        const struct catalogue_word *words, size_t n, void *entry);
/* The node as a map with at least one value. */
bool catalogue_need_map(const struct catalogue_reader *r, const struct yaml_node *node);

/* Readers: of const char *, int, bool, struct name_list. */
bool catalogue_text(const struct catalogue_reader *r, const struct yaml_node *node, void *to);
bool catalogue_months(const struct catalogue_reader *r, const struct yaml_node *node, void *to);
bool catalogue_yes(const struct catalogue_reader *r, const struct yaml_node *node, void *to);
bool catalogue_names(const struct catalogue_reader *r, const struct yaml_node *node, void *to);
bool catalogue_countries(const struct catalogue_reader *r, const struct yaml_node *node, void *to);
/* The place of the node's text among the names; -1 with an error that names the nearest. */
int catalogue_one_of(const struct catalogue_reader *r, const struct yaml_node *node,
                     const char *text, const char *const *names, size_t n, const char *what);

/* The text of a file of the user's folder and its path, which is NULL where the folder is "" or has
 * no such file. */
bool catalogue_own_file(const char *folder, const char *name, struct arena *arena,
                        const char **path, struct strbuf *text, struct error *err);

/* A copy of the entries with room for `more` behind them. */
void *catalogue_grow(const struct catalogue_reader *r, const void *entries, int count, size_t size,
                     size_t more);

#endif
