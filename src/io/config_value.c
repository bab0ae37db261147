#include "config_value.h"

#include <inttypes.h>
#include <string.h>

#include "sourcebench/core/money.h"
#include "sourcebench/core/utf8.h"
#include "sourcebench/io/xdg.h"

/* ---- reading ---- */

static bool read_text(struct config *c, const struct config_option *option,
                      const struct yaml_node *node, struct config_value *value) {
    (void)option;
    value->text = arena_string(&c->arena, node->text);
    return true;
}

static bool read_path(struct config *c, const struct config_option *option,
                      const struct yaml_node *node, struct config_value *value) {
    (void)option;
    value->text = xdg_expand(c->home, node->text, &c->arena);
    return value->text[0] == '/' || value->text[0] == '\0';
}

static bool read_integer(struct config *c, const struct config_option *option,
                         const struct yaml_node *node, struct config_value *value) {
    (void)c;
    return yaml_int(node, &value->i) && value->i >= option->min && value->i <= option->max;
}

static bool read_boolean(struct config *c, const struct config_option *option,
                         const struct yaml_node *node, struct config_value *value) {
    bool yes;
    (void)c;
    (void)option;
    if (!yaml_bool(node, &yes))
        return false;
    value->i = yes;
    return true;
}

static bool read_choice(struct config *c, const struct config_option *option,
                        const struct yaml_node *node, struct config_value *value) {
    (void)c;
    for (int i = 0; option->choices[i]; i++)
        if (strcmp(node->text, option->choices[i]) == 0) {
            value->i = i;
            return true;
        }
    return false;
}

static bool read_currency(struct config *c, const struct config_option *option,
                          const struct yaml_node *node, struct config_value *value) {
    (void)option;
    value->text = arena_string(&c->arena, node->text);
    return currency_known(value->text);
}

static const struct {
    const char *text;
    int mode;
} modes[] = {{"0600", 0600}, {"0640", 0640}, {"0660", 0660}};

static bool read_mode(struct config *c, const struct config_option *option,
                      const struct yaml_node *node, struct config_value *value) {
    (void)c;
    (void)option;
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++)
        if (strcmp(node->text, modes[i].text) == 0 || strcmp(node->text, modes[i].text + 1) == 0) {
            value->i = modes[i].mode;
            return true;
        }
    return false;
}

/* The elements of a list of texts, all filled; NULL where it is none. */
static const char **elements(struct config *c, const struct yaml_node *node, size_t *n) {
    const char **list = arena_alloc(&c->arena, node->count, sizeof *list);
    *n = 0;
    for (const struct yaml_node *e = node->first; e; e = e->next) {
        if (e->kind != YAML_TEXT || e->text[0] == '\0')
            return NULL;
        list[(*n)++] = arena_string(&c->arena, e->text);
    }
    return list;
}

/* "a, b" as its parts. */
static const char **split(struct config *c, const char *text, size_t *n) {
    const char **list = arena_alloc(&c->arena, strlen(text) + 1, sizeof *list);
    *n = 0;
    while (*(text += strspn(text, ", "))) {
        size_t length = strcspn(text, ", ");
        list[(*n)++] = arena_bytes(&c->arena, text, length);
        text += length;
    }
    return list;
}

static bool read_list(struct config *c, const struct config_option *option,
                      const struct yaml_node *node, struct config_value *value) {
    (void)option;
    if (node->kind == YAML_LIST)
        value->list = elements(c, node, &value->n);
    else
        value->list = split(c, node->text, &value->n);
    return value->list && value->n > 0;
}

/* Three days, each nearer than the one before. */
static bool read_horizons(struct config *c, const struct config_option *option,
                          const struct yaml_node *node, struct config_value *value) {
    if (!read_list(c, option, node, value) || value->n != CONFIG_HORIZON_COUNT)
        return false;
    int64_t before = option->max + 1;
    for (size_t i = 0; i < value->n; i++) {
        struct yaml_node number = {.kind = YAML_TEXT, .text = value->list[i]};
        int64_t days;
        if (!yaml_int(&number, &days) || days >= before || days < option->min)
            return false;
        before = days;
    }
    return true;
}

/* A later binding of the same action takes the earlier one's place. */
static struct config_binding *place_for(struct config_value *value, const char *action) {
    for (size_t i = 0; i < value->n; i++)
        if (strcmp(value->bindings[i].action, action) == 0)
            return &value->bindings[i];
    return &value->bindings[value->n++];
}

static bool read_bindings(struct config *c, const struct config_option *option,
                          const struct yaml_node *node, struct config_value *value) {
    (void)option;
    if (node->kind == YAML_TEXT)
        return node->text[0] == '\0';
    size_t before = value->n;
    struct config_binding *all =
        arena_alloc(&c->arena, before + node->count, sizeof *value->bindings);
    if (before)
        memcpy(all, value->bindings, before * sizeof *all);
    value->bindings = all;
    for (const struct yaml_node *e = node->first; e; e = e->next) {
        struct config_binding b = {
            .action = arena_string(&c->arena, e->key), .file = value->file, .line = e->key_line};
        if (e->kind == YAML_LIST)
            b.keys = elements(c, e, &b.n_keys);
        else if (e->kind == YAML_TEXT && e->text[0] != '\0')
            b.keys = split(c, e->text, &b.n_keys);
        if (!b.keys)
            return false;
        *place_for(value, b.action) = b;
    }
    return true;
}

/* ---- writing ---- */

/* What may stand in YAML as it is: no controls, no line ends of Unicode, no byte order mark. */
static bool is_printable(uint32_t c) {
    return c >= 0x20 && !(c >= 0x7F && c < 0xA0) && c != 0x2028 && c != 0x2029 && c != 0xFEFF &&
           c != 0xFFFE && c != 0xFFFF;
}

/* In quotes where YAML would not take it for the same text. */
static void write_scalar(const char *text, struct strbuf *out) {
    size_t length = strlen(text);
    bool plain = length > 0 &&
                 strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                              "0123456789_./~-+@ ") == length &&
                 text[0] != '-' && text[0] != '@' && text[0] != ' ' && text[length - 1] != ' ' &&
                 strcmp(text, "~") != 0 && strcmp(text, "null") != 0;
    if (plain) {
        strbuf_add(out, text);
        return;
    }
    strbuf_add_char(out, '"');
    for (const char *s = text, *from = text; *from; from = s) {
        uint32_t c = utf8_next(&s);
        if (!is_printable(c))
            strbuf_addf(out, "\\u%04" PRIx32, c);
        else if (c == '"' || c == '\\')
            strbuf_addf(out, "\\%c", (char)c);
        else
            strbuf_add_bytes(out, from, (size_t)(s - from));
    }
    strbuf_add_char(out, '"');
}

enum { LONGEST_SIMPLE_KEY = 1024 }; /* YAML 1.1, 9.2.2: a longer key needs its question mark */

static void write_key(const char *text, struct strbuf *out) {
    struct strbuf key = {0};
    write_scalar(text, &key);
    strbuf_addf(out, "%s%s: ", key.length > LONGEST_SIMPLE_KEY ? "? " : "", strbuf_text(&key));
    strbuf_free(&key);
}

static void write_text(const struct config_option *option, const struct config_value *value,
                       struct strbuf *out) {
    (void)option;
    write_scalar(value->text, out);
}

static void write_integer(const struct config_option *option, const struct config_value *value,
                          struct strbuf *out) {
    (void)option;
    strbuf_addf(out, "%" PRId64, value->i);
}

static void write_boolean(const struct config_option *option, const struct config_value *value,
                          struct strbuf *out) {
    (void)option;
    strbuf_add(out, value->i ? "yes" : "no");
}

static void write_choice(const struct config_option *option, const struct config_value *value,
                         struct strbuf *out) {
    strbuf_add(out, option->choices[value->i]);
}

static void write_mode(const struct config_option *option, const struct config_value *value,
                       struct strbuf *out) {
    (void)option;
    strbuf_addf(out, "%04o", (unsigned)value->i);
}

static void write_names(const char *const *names, size_t n, struct strbuf *out) {
    strbuf_add_char(out, '[');
    for (size_t i = 0; i < n; i++) {
        strbuf_add(out, i ? ", " : "");
        write_scalar(names[i], out);
    }
    strbuf_add_char(out, ']');
}

static void write_list(const struct config_option *option, const struct config_value *value,
                       struct strbuf *out) {
    (void)option;
    write_names(value->list, value->n, out);
}

static void write_bindings(const struct config_option *option, const struct config_value *value,
                           struct strbuf *out) {
    (void)option;
    strbuf_add_char(out, '{');
    for (size_t i = 0; i < value->n; i++) {
        strbuf_add(out, i ? ", " : "");
        write_key(value->bindings[i].action, out);
        write_names(value->bindings[i].keys, value->bindings[i].n_keys, out);
    }
    strbuf_add_char(out, '}');
}

/* ---- the types ---- */

static const struct {
    bool (*read)(struct config *c, const struct config_option *option, const struct yaml_node *node,
                 struct config_value *value);
    void (*write)(const struct config_option *option, const struct config_value *value,
                  struct strbuf *out);
    bool list, map; /* whether a list or a map may stand for it */
    const char *expected;
} types[] = {
    [CONFIG_TEXT] = {read_text, write_text, false, false, "a text"},
    [CONFIG_PATH] = {read_path, write_text, false, false,
                     "an absolute path or one that begins with ~/"},
    [CONFIG_INTEGER] = {read_integer, write_integer, false, false, NULL},
    [CONFIG_BOOLEAN] = {read_boolean, write_boolean, false, false, "yes or no"},
    [CONFIG_CHOICE] = {read_choice, write_choice, false, false, NULL},
    [CONFIG_CURRENCY] = {read_currency, write_text, false, false,
                         "a currency code such as EUR or USD"},
    [CONFIG_MODE] = {read_mode, write_mode, false, false, "0600, 0640 or 0660"},
    [CONFIG_LIST] = {read_list, write_list, true, false, "a list of names"},
    [CONFIG_HORIZONS] = {read_horizons, write_list, true, false, NULL},
    [CONFIG_BINDINGS] = {read_bindings, write_bindings, false, true,
                         "a map of action names to keys"},
};

bool config_value_read(struct config *c, const struct config_option *option,
                       const struct yaml_node *node, struct config_value *value) {
    if ((node->kind == YAML_LIST && !types[option->type].list) ||
        (node->kind == YAML_MAP && !types[option->type].map))
        return false;
    return types[option->type].read(c, option, node, value);
}

static void expect_choice(const struct config_option *option, struct strbuf *out) {
    for (size_t i = 0; option->choices[i]; i++)
        strbuf_addf(out, "%s%s",
                    i == 0                   ? ""
                    : option->choices[i + 1] ? ", "
                                             : " or ",
                    option->choices[i]);
}

void config_value_expected(const struct config_option *option, struct strbuf *out) {
    if (option->type == CONFIG_CHOICE)
        expect_choice(option, out);
    else if (option->type == CONFIG_INTEGER)
        strbuf_addf(out, "a whole number from %" PRId64 " to %" PRId64 "%s%s", option->min,
                    option->max, option->unit ? " " : "", option->unit ? option->unit : "");
    else if (option->type == CONFIG_HORIZONS)
        strbuf_addf(out,
                    "three whole numbers from %" PRId64 " to %" PRId64
                    ", the largest first, as in [%s]",
                    option->max, option->min, option->fallback);
    else
        strbuf_add(out, types[option->type].expected);
}

void config_value_write(const struct config_option *option, const struct config_value *value,
                        struct strbuf *out) {
    types[option->type].write(option, value, out);
}
