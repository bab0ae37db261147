#include "sourcebench/io/config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "config_value.h"
#include "sourcebench/core/text.h"
#include "sourcebench/io/file.h"

/* ---- one option ---- */

/* Lays the node over the option; the error has no place yet. */
static bool set_from_node(struct config *c, enum config_id id, const struct yaml_node *node,
                          enum config_layer layer, const char *file, struct error *err) {
    const struct config_option *option = &config_options[id];
    bool users = layer == CONFIG_USER;
    if (users && (option->system_only || (option->folder && c->restricted)))
        return error_set(err, ERROR_REFUSED,
                         "%s can only be set in /etc/sourcebench/config.yaml; remove it here.",
                         option->path);
    struct config_value value = c->values[id];
    value.layer = layer;
    value.file = file;
    value.line = node->key_line;
    if (!config_value_read(c, option, node, &value)) {
        struct strbuf expected = {0};
        config_value_expected(option, &expected);
        error_set(err, ERROR_INPUT, "%s: %s was expected%s%s%s.", option->path,
                  strbuf_text(&expected), node->kind == YAML_TEXT ? ", not \"" : "",
                  node->kind == YAML_TEXT ? node->text : "", node->kind == YAML_TEXT ? "\"" : "");
        strbuf_free(&expected);
        return false;
    }
    c->values[id] = value;
    return true;
}

bool config_set(struct config *c, enum config_id id, const char *text, enum config_layer layer,
                struct error *err) {
    struct yaml_node node = {.kind = YAML_TEXT, .text = text};
    return set_from_node(c, id, &node, layer, NULL, err);
}

void config_init(struct config *c, const struct xdg *xdg, bool restricted) {
    struct error err;
    c->home = arena_string(&c->arena, xdg->home);
    c->restricted = restricted;
    for (enum config_id id = 0; id < CONFIG_N; id++) {
        c->values[id].text = "";
        config_set(c, id, config_options[id].fallback, CONFIG_BUILT_IN, &err);
    }
    config_set(c, CONFIG_DATABASE, xdg->database, CONFIG_BUILT_IN, &err);
}

void config_free(struct config *c) {
    arena_free(&c->arena);
}

/* ---- a file ---- */

struct file_reader {
    struct config *c;
    const char *name;
    enum config_layer layer;
    struct error *err;
};

/* The name at the level below a section ("" at the top): the part of the path up to the next dot;
 * NULL where the path does not belong there. */
static const char *name_below(const char *path, const char *section, struct arena *scratch) {
    size_t length = strlen(section);
    if (length > 0) {
        if (strncmp(path, section, length) != 0 || path[length] != '.')
            return NULL;
        path += length + 1;
    }
    return arena_bytes(scratch, path, strcspn(path, "."));
}

static bool unknown(struct file_reader *f, const struct yaml_node *node, const char *section) {
    struct arena scratch = {0};
    const char *names[CONFIG_N];
    size_t n = 0;
    for (size_t i = 0; i < CONFIG_N; i++)
        if ((names[n] = name_below(config_options[i].path, section, &scratch)))
            n++;
    const char *nearest = text_nearest(node->key, names, n);
    const char *dot = *section ? "." : "";
    if (nearest)
        error_set(f->err, ERROR_INPUT,
                  "%s:%d: there is no option \"%s%s%s\"; did you mean \"%s%s%s\"?", f->name,
                  node->key_line, section, dot, node->key, section, dot, nearest);
    else
        error_set(f->err, ERROR_INPUT,
                  "%s:%d: there is no option \"%s%s%s\"; `sourcebench config example` shows all.",
                  f->name, node->key_line, section, dot, node->key);
    arena_free(&scratch);
    return false;
}

static bool is_path(const char *path, const char *section, const char *key) {
    size_t length = strlen(section);
    if (length == 0)
        return strcmp(path, key) == 0;
    return strncmp(path, section, length) == 0 && path[length] == '.' &&
           strcmp(path + length + 1, key) == 0;
}

static bool is_section(const char *path) {
    size_t length = strlen(path);
    for (size_t i = 0; i < CONFIG_N; i++)
        if (strncmp(config_options[i].path, path, length) == 0 &&
            config_options[i].path[length] == '.')
            return true;
    return false;
}

static bool set_option(struct file_reader *f, enum config_id id, const struct yaml_node *node) {
    struct error problem;
    if (set_from_node(f->c, id, node, f->layer, f->name, &problem))
        return true;
    return error_set(f->err, problem.code, "%s:%d: %s", f->name, node->key_line, problem.message);
}

static bool read_section(struct file_reader *f, const struct yaml_node *map, const char *section);

/* What is no option is a section in the section, or a mistake. */
static bool read_inner(struct file_reader *f, const struct yaml_node *node, const char *section) {
    struct arena scratch = {0};
    bool good = true;
    const char *path = arena_format(&scratch, "%s%s%s", section, *section ? "." : "", node->key);
    if (!is_section(path))
        good = unknown(f, node, section);
    else if (node->kind == YAML_MAP)
        good = read_section(f, node, path);
    else if (node->kind != YAML_TEXT || node->text[0] != '\0')
        good = error_set(f->err, ERROR_INPUT, "%s:%d: %s: options of this section were expected.",
                         f->name, node->key_line, path);
    arena_free(&scratch);
    return good;
}

static bool read_entry(struct file_reader *f, const struct yaml_node *node, const char *section) {
    for (enum config_id id = 0; id < CONFIG_N; id++)
        if (is_path(config_options[id].path, section, node->key))
            return set_option(f, id, node);
    return read_inner(f, node, section);
}

static bool read_section(struct file_reader *f, const struct yaml_node *map, const char *section) {
    for (const struct yaml_node *node = map->first; node; node = node->next)
        if (!read_entry(f, node, section))
            return false;
    return true;
}

bool config_parse(struct config *c, const char *bytes, size_t length, const char *name,
                  enum config_layer layer, struct error *err) {
    struct arena scratch = {0};
    struct yaml_node *root;
    struct file_reader f = {c, arena_string(&c->arena, name), layer, err};
    bool good = yaml_parse(bytes, length, name, &scratch, &root, err);
    if (good && root->kind != YAML_MAP)
        good = yaml_error(err, name, root, "options were expected, as in \"cursor: bar\".");
    good = good && read_section(&f, root, "");
    arena_free(&scratch);
    return good;
}

static bool load_file(struct config *c, const char *path, enum config_layer layer,
                      struct error *err) {
    struct strbuf text = {0};
    bool good = file_read(NULL, path, YAML_SIZE_LIMIT, &text, err) &&
                config_parse(c, strbuf_text(&text), text.length, path, layer, err);
    strbuf_free(&text);
    return good;
}

bool config_load(struct config *c, const struct xdg *xdg, const char *file, struct error *err) {
    if (access(xdg->system_config, F_OK) == 0 &&
        !load_file(c, xdg->system_config, CONFIG_SYSTEM, err))
        return false;
    if (!file && access(xdg->config, F_OK) != 0)
        return true;
    return load_file(c, file ? file : xdg->config, CONFIG_USER, err);
}

/* ---- asking ---- */

int64_t config_int(const struct config *c, enum config_id id) {
    return c->values[id].i;
}

bool config_bool(const struct config *c, enum config_id id) {
    return c->values[id].i != 0;
}

const char *config_text(const struct config *c, enum config_id id) {
    return c->values[id].text;
}

const char *const *config_list(const struct config *c, enum config_id id, size_t *n) {
    *n = c->values[id].n;
    return c->values[id].list;
}

int64_t config_horizon(const struct config *c, enum config_id id, int which) {
    return strtoll(c->values[id].list[which], NULL, 10);
}

int64_t config_review_days(const struct config *c, const char *status) {
    for (enum config_id id = CONFIG_REVIEW_PROSPECT; id <= CONFIG_REVIEW_BLOCKED; id++)
        if (is_path(config_options[id].path, "review_days", status))
            return config_int(c, id);
    return 0;
}
