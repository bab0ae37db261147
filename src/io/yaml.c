#include "sourcebench/io/yaml.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <yaml.h>

#include "sourcebench/core/strbuf.h"
#include "sourcebench/io/file.h"

struct reader {
    yaml_parser_t parser;
    const char *name;
    struct arena *arena;
    size_t nodes;
    struct error *err;
};

static bool fail_at(struct reader *r, size_t line, const char *problem) {
    return error_set(r->err, ERROR_INPUT, "%s:%zu: %s.", r->name, line + 1, problem);
}

static bool next_event(struct reader *r, yaml_event_t *event) {
    if (yaml_parser_parse(&r->parser, event))
        return true;
    const char *problem = r->parser.problem ? r->parser.problem : "this is not YAML";
    size_t line = r->parser.problem_mark.line;
    bool reading = r->parser.error == YAML_READER_ERROR;
    if (reading)
        return error_set(r->err, ERROR_INPUT, "%s is not a text in UTF-8; save it as one.",
                         r->name);
    return fail_at(r, line, problem);
}

static struct yaml_node *new_node(struct reader *r, const yaml_event_t *event,
                                  enum yaml_kind kind) {
    struct yaml_node *node = arena_alloc(r->arena, 1, sizeof *node);
    node->kind = kind;
    node->line = (int)event->start_mark.line + 1;
    node->column = (int)event->start_mark.column + 1;
    return node;
}

/* What YAML knows and we do not take: it makes trees that are larger than their text. */
static const char *refusal(const yaml_event_t *event) {
    const yaml_char_t *anchor = NULL, *tag = NULL;
    if (event->type == YAML_ALIAS_EVENT)
        return "aliases (*) are not used here; write the value out";
    if (event->type == YAML_SCALAR_EVENT) {
        anchor = event->data.scalar.anchor;
        tag = event->data.scalar.tag;
    } else if (event->type == YAML_SEQUENCE_START_EVENT) {
        anchor = event->data.sequence_start.anchor;
        tag = event->data.sequence_start.tag;
    } else if (event->type == YAML_MAPPING_START_EVENT) {
        anchor = event->data.mapping_start.anchor;
        tag = event->data.mapping_start.tag;
    }
    if (anchor)
        return "anchors (&) are not used here; leave it out";
    return tag ? "tags (!) are not used here; leave it out" : NULL;
}

static struct yaml_node *read_node(struct reader *r, const yaml_event_t *event, int depth);

static struct yaml_node *read_scalar(struct reader *r, const yaml_event_t *event) {
    struct yaml_node *node = new_node(r, event, YAML_TEXT);
    node->text =
        arena_bytes(r->arena, (const char *)event->data.scalar.value, event->data.scalar.length);
    node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    if (!node->quoted && (strcmp(node->text, "~") == 0 || strcmp(node->text, "null") == 0))
        node->text = "";
    return node;
}

static struct yaml_node *read_list(struct reader *r, const yaml_event_t *start, int depth) {
    struct yaml_node *list = new_node(r, start, YAML_LIST), **end = &list->first;
    yaml_event_t event;
    while (next_event(r, &event)) {
        bool done = event.type == YAML_SEQUENCE_END_EVENT;
        struct yaml_node *element = done ? NULL : read_node(r, &event, depth + 1);
        yaml_event_delete(&event);
        if (done)
            return list;
        if (!element)
            return NULL;
        *end = element;
        end = &element->next;
        list->count++;
    }
    return NULL;
}

/* Checks a map's key and gives its name. */
static const char *take_key(struct reader *r, const struct yaml_node *map,
                            const yaml_event_t *event) {
    size_t line = event->start_mark.line;
    if (event->type != YAML_SCALAR_EVENT || refusal(event)) {
        fail_at(r, line, "a name was expected before the colon");
        return NULL;
    }
    const char *key = (const char *)event->data.scalar.value;
    if (yaml_get(map, key)) {
        error_set(r->err, ERROR_INPUT, "%s:%zu: \"%s\" stands there twice; keep one.", r->name,
                  line + 1, key);
        return NULL;
    }
    if (map->count == YAML_KEY_LIMIT) {
        fail_at(r, line, "this map has more than 2,000 names");
        return NULL;
    }
    return arena_string(r->arena, key);
}

static struct yaml_node *read_map(struct reader *r, const yaml_event_t *start, int depth) {
    struct yaml_node *map = new_node(r, start, YAML_MAP), **end = &map->first;
    yaml_event_t event;
    while (next_event(r, &event)) {
        bool done = event.type == YAML_MAPPING_END_EVENT;
        const char *key = done ? NULL : take_key(r, map, &event);
        int key_line = (int)event.start_mark.line + 1;
        yaml_event_delete(&event);
        if (done)
            return map;
        if (!key || !next_event(r, &event))
            return NULL;
        struct yaml_node *value = read_node(r, &event, depth + 1);
        yaml_event_delete(&event);
        if (!value)
            return NULL;
        value->key = key;
        value->key_line = key_line;
        *end = value;
        end = &value->next;
        map->count++;
    }
    return NULL;
}

static struct yaml_node *read_node(struct reader *r, const yaml_event_t *event, int depth) {
    const char *problem = refusal(event);
    if (!problem && depth > YAML_DEPTH_LIMIT)
        problem = "nesting of more than 32 levels";
    if (!problem && ++r->nodes > YAML_NODE_LIMIT)
        problem = "more than 100,000 entries";
    if (problem) {
        fail_at(r, event->start_mark.line, problem);
        return NULL;
    }
    if (event->type == YAML_SCALAR_EVENT)
        return read_scalar(r, event);
    return event->type == YAML_SEQUENCE_START_EVENT ? read_list(r, event, depth)
                                                    : read_map(r, event, depth);
}

/* Takes the events from the stream's beginning to its end. */
static bool read_document(struct reader *r, struct yaml_node **root) {
    yaml_event_t event;
    bool ended = false, first = true;
    while (!ended) {
        if (!next_event(r, &event))
            return false;
        bool good = true;
        switch (event.type) {
        case YAML_STREAM_START_EVENT:
        case YAML_DOCUMENT_END_EVENT:
            break;
        case YAML_DOCUMENT_START_EVENT:
            good = first || fail_at(r, event.start_mark.line, "only one document may stand here");
            first = false;
            break;
        case YAML_STREAM_END_EVENT:
            ended = true;
            break;
        default:
            *root = read_node(r, &event, 1);
            good = *root != NULL;
        }
        yaml_event_delete(&event);
        if (!good)
            return false;
    }
    return true;
}

bool yaml_parse(const char *bytes, size_t length, const char *name, struct arena *arena,
                struct yaml_node **root, struct error *err) {
    struct reader r = {.name = name, .arena = arena, .err = err};
    if (length > YAML_SIZE_LIMIT)
        return error_set(err, ERROR_INPUT, "%s is larger than 4 MiB.", name);
    if (!yaml_parser_initialize(&r.parser))
        return error_set(err, ERROR_INTERNAL, "The YAML library could not be started.");
    yaml_parser_set_input_string(&r.parser, (const unsigned char *)bytes, length);
    *root = NULL;
    bool good = read_document(&r, root);
    yaml_parser_delete(&r.parser);
    /* A file of comments only has no node, or one without text. */
    if (good && (!*root || ((*root)->kind == YAML_TEXT && (*root)->text[0] == '\0'))) {
        *root = arena_alloc(arena, 1, sizeof **root);
        (*root)->kind = YAML_MAP;
        (*root)->line = (*root)->column = 1;
    }
    return good;
}

bool yaml_read(const char *beneath, const char *path, struct arena *arena, struct yaml_node **root,
               struct error *err) {
    struct strbuf text = {0};
    bool good = file_read(beneath, path, YAML_SIZE_LIMIT, &text, err) &&
                yaml_parse(strbuf_text(&text), text.length, path, arena, root, err);
    strbuf_free(&text);
    return good;
}

const struct yaml_node *yaml_get(const struct yaml_node *map, const char *key) {
    if (!map || map->kind != YAML_MAP)
        return NULL;
    for (const struct yaml_node *value = map->first; value; value = value->next)
        if (strcmp(value->key, key) == 0)
            return value;
    return NULL;
}

const char *yaml_get_text(const struct yaml_node *map, const char *key) {
    const struct yaml_node *value = yaml_get(map, key);
    return value && value->kind == YAML_TEXT ? value->text : NULL;
}

bool yaml_int(const struct yaml_node *node, int64_t *value) {
    if (!node || node->kind != YAML_TEXT)
        return false;
    const char *digits = node->text + (*node->text == '-');
    size_t length = strspn(digits, "0123456789");
    if (length == 0 || digits[length] != '\0')
        return false;
    errno = 0;
    *value = strtoll(node->text, NULL, 10);
    return errno == 0;
}

bool yaml_bool(const struct yaml_node *node, bool *value) {
    static const char *const words[] = {"no", "yes", "false", "true", "off", "on"};
    if (!node || node->kind != YAML_TEXT)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcasecmp(node->text, words[i]) == 0) {
            *value = i % 2 == 1;
            return true;
        }
    return false;
}

bool yaml_error(struct error *err, const char *name, const struct yaml_node *at, const char *format,
                ...) {
    struct strbuf text = {0};
    char words[sizeof err->message];
    va_list args;
    va_start(args, format);
    vsnprintf(words, sizeof words, format, args);
    va_end(args);
    strbuf_addf(&text, "%s:%d: %s", name, at->line, words);
    error_set(err, ERROR_INPUT, "%s", text.data);
    strbuf_free(&text);
    return false;
}
