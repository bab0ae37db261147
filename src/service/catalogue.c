#include "sourcebench/service/catalogue.h"

#include <string.h>

#include "sourcebench/core/country.h"
#include "sourcebench/core/text.h"
#include "sourcebench/io/file.h"

#include "catalogue_node.h"

enum { MONTHS_MAX = 240 };

static const char vetting_text[] =
#include "db/catalogue/vetting.inc"
    ;
static const char certificates_text[] =
#include "db/catalogue/certificates.inc"
    ;

bool catalogue_need_map(const struct catalogue_reader *r, const struct yaml_node *node) {
    return (node->kind == YAML_MAP && node->first) ||
           yaml_error(r->err, r->name, node, "%s: a map with entries is expected",
                      node->key ? node->key : "the file");
}

bool catalogue_read_map(const struct catalogue_reader *r, const struct yaml_node *map,
                        const struct catalogue_word *words, size_t n, void *entry) {
    const char *keys[16];
    bool ok = catalogue_need_map(r, map);
    for (size_t i = 0; i < n; i++)
        keys[i] = words[i].key;
    for (const struct yaml_node *node = ok ? map->first : NULL; node && ok; node = node->next) {
        int at = catalogue_one_of(r, node, node->key, keys, n, "word");
        ok = at >= 0 && words[at].read(r, node, (char *)entry + words[at].offset);
    }
    for (size_t i = 0; i < n && ok; i++) {
        if (words[i].required && !yaml_get(map, words[i].key))
            ok = yaml_error(r->err, r->name, map, "%s: \"%s\" is missing", map->key, words[i].key);
    }
    return ok;
}

bool catalogue_text(const struct catalogue_reader *r, const struct yaml_node *node, void *to) {
    const char *text = node->kind == YAML_TEXT ? text_clean(r->arena, node->text, false) : "";
    *(const char **)to = text;
    return *text || yaml_error(r->err, r->name, node, "%s: a text is expected", node->key);
}

bool catalogue_months(const struct catalogue_reader *r, const struct yaml_node *node, void *to) {
    int64_t months;
    if (!yaml_int(node, &months) || months < 1 || months > MONTHS_MAX)
        return yaml_error(r->err, r->name, node, "%s: months from 1 to %d are expected", node->key,
                          MONTHS_MAX);
    *(int *)to = (int)months;
    return true;
}

bool catalogue_yes(const struct catalogue_reader *r, const struct yaml_node *node, void *to) {
    return yaml_bool(node, to) ||
           yaml_error(r->err, r->name, node, "%s: yes or no is expected", node->key);
}

bool catalogue_names(const struct catalogue_reader *r, const struct yaml_node *node, void *to) {
    struct name_list *list = to;
    if (node->kind != YAML_LIST || !node->first)
        return yaml_error(r->err, r->name, node, "%s: a list is expected, like [one, two]",
                          node->key);
    *list = (struct name_list){arena_alloc(r->arena, node->count, sizeof *list->items), 0};
    for (const struct yaml_node *n = node->first; n; n = n->next) {
        if (n->kind != YAML_TEXT || !*n->text)
            return yaml_error(r->err, r->name, n, "%s: a list of texts is expected", node->key);
        if (name_list_has(list, n->text))
            return yaml_error(r->err, r->name, n, "%s: %s stands there twice", node->key, n->text);
        list->items[list->count++] = n->text;
    }
    return true;
}

bool catalogue_countries(const struct catalogue_reader *r, const struct yaml_node *node, void *to) {
    const struct name_list *list = to;
    if (!catalogue_names(r, node, to))
        return false;
    for (int i = 0; i < list->count; i++) {
        if (!country_by_code(list->items[i]))
            return yaml_error(r->err, r->name, node,
                              "%s: \"%s\" is no country code such as VN (\"NO\" needs quotes)",
                              node->key, list->items[i]);
    }
    return true;
}

int catalogue_one_of(const struct catalogue_reader *r, const struct yaml_node *node,
                     const char *text, const char *const *names, size_t n, const char *what) {
    for (size_t i = 0; text && i < n; i++) {
        if (strcmp(names[i], text) == 0)
            return (int)i;
    }
    const char *near = text ? text_nearest(text, names, n) : NULL;
    yaml_error(r->err, r->name, node, "there is no %s \"%s\"%s%s%s", what, text ? text : "",
               near ? "; did you mean " : "", near ? near : "", near ? "?" : "");
    return -1;
}

void *catalogue_grow(const struct catalogue_reader *r, const void *entries, int count, size_t size,
                     size_t more) {
    void *grown = arena_alloc(r->arena, (size_t)count + more, size);
    if (count)
        memcpy(grown, entries, (size_t)count * size);
    return grown;
}

bool catalogue_own_file(const char *folder, const char *name, struct arena *arena,
                        const char **path, struct strbuf *text, struct error *err) {
    *path = *folder ? arena_format(arena, "%s/%s", folder, name) : NULL;
    if (!*path || file_read(NULL, *path, YAML_SIZE_LIMIT, text, err))
        return true;
    *path = NULL;
    return err->code == ERROR_NOT_FOUND;
}

/* One file of the user's folder, if it is there. */
static bool lay_over(const char *folder, const char *name,
                     bool (*read)(const char *, size_t, const char *, struct arena *,
                                  struct catalogue *, struct error *),
                     struct arena *arena, struct catalogue *catalogue, struct error *err) {
    struct strbuf text = {0};
    const char *path;
    bool ok = catalogue_own_file(folder, name, arena, &path, &text, err);
    if (ok && path)
        ok = read(strbuf_text(&text), text.length, path, arena, catalogue, err);
    strbuf_free(&text);
    return ok;
}

bool catalogue_load(const char *folder, struct arena *arena, struct catalogue *catalogue,
                    struct error *err) {
    *catalogue = (struct catalogue){0};
    return catalogue_read_certificates(certificates_text, sizeof certificates_text - 1,
                                       "certificates.yaml", arena, catalogue, err) &&
           lay_over(folder, "certificates.yaml", catalogue_read_certificates, arena, catalogue,
                    err) &&
           catalogue_read_vetting(vetting_text, sizeof vetting_text - 1, "vetting.yaml", arena,
                                  catalogue, err) &&
           lay_over(folder, "vetting.yaml", catalogue_read_vetting, arena, catalogue, err);
}
