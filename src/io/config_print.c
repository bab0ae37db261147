#include <string.h>

#include "sourcebench/io/roff.h"

#include "config_value.h"

const char *config_show_value(const struct config *c, enum config_id id, struct arena *arena) {
    struct strbuf text = {0};
    config_value_write(&config_options[id], &c->values[id], &text);
    const char *kept = arena_string(arena, strbuf_text(&text));
    strbuf_free(&text);
    return kept;
}

const char *config_show_origin(const struct config *c, enum config_id id, struct arena *arena) {
    const struct config_value *value = &c->values[id];
    if (value->layer == CONFIG_COMMAND_LINE)
        return "command line";
    return value->file ? arena_format(arena, "%s:%d", value->file, value->line) : "built in";
}

/* The bytes of a path that two options share, up to and with a dot: the sections both lie in. */
static size_t shared_sections(const char *a, const char *b) {
    size_t shared = 0;
    for (size_t i = 0; a[i] && a[i] == b[i]; i++)
        if (a[i] == '.')
            shared = i + 1;
    return shared;
}

/* Writes the heads of the sections that begin with this option, each line after the prefix, and
 * gives the option's name within them; *indent gets its blanks. */
static const char *write_sections(FILE *out, enum config_id id, const char *prefix, int *indent) {
    const char *path = config_options[id].path, *name = path, *dot;
    size_t shared = id > 0 ? shared_sections(path, config_options[id - 1].path) : 0;
    for (*indent = 0; (dot = strchr(name, '.')); *indent += 2, name = dot + 1)
        if ((size_t)(dot - path) >= shared)
            fprintf(out, "%s%*s%.*s:\n", prefix, *indent, "", (int)(dot - name), name);
    return name;
}

void config_write_effective(const struct config *c, FILE *out) {
    struct arena scratch = {0};
    for (enum config_id id = 0; id < CONFIG_N; id++) {
        int indent;
        const char *name = write_sections(out, id, "", &indent);
        fprintf(out, "%*s%s: %s  # %s\n", indent, "", name, config_show_value(c, id, &scratch),
                config_show_origin(c, id, &scratch));
    }
    arena_free(&scratch);
}

/* The help text as comment lines of at most 78 columns. */
static void write_comment(FILE *out, const char *text) {
    while (*text) {
        size_t length = strlen(text);
        if (length > 76)
            for (length = 76; length > 0 && text[length] != ' '; length--)
                continue;
        fprintf(out, "# %.*s\n", (int)length, text);
        text += length + strspn(text + length, " ");
    }
}

static void write_fallback(const struct config_option *option, struct strbuf *out) {
    if (option->type == CONFIG_LIST || option->type == CONFIG_HORIZONS)
        strbuf_addf(out, "[%s]", option->fallback);
    else if (option->type == CONFIG_BINDINGS)
        strbuf_add(out, "{}");
    else
        strbuf_add(out, *option->fallback ? option->fallback : "\"\"");
}

void config_write_example(FILE *out) {
    struct strbuf text = {0};
    fputs("# Options of sourcebench with their built-in values. Take the # away to change one.\n",
          out);
    for (enum config_id id = 0; id < CONFIG_N; id++) {
        const struct config_option *option = &config_options[id];
        int indent;
        putc('\n', out);
        const char *name = write_sections(out, id, "#", &indent);
        write_comment(out, option->help);
        strbuf_truncate(&text, 0);
        config_value_expected(option, &text);
        fprintf(out, "# Takes %s.\n", text.data);
        strbuf_truncate(&text, 0);
        write_fallback(option, &text);
        fprintf(out, "#%*s%s: %s\n", indent, "", name, text.data);
    }
    strbuf_free(&text);
}

void config_write_man(FILE *out) {
    struct strbuf text = {0};
    for (enum config_id id = 0; id < CONFIG_N; id++) {
        const struct config_option *option = &config_options[id];
        fputs(".TP\n.B ", out);
        roff_write(out, option->path);
        putc('\n', out);
        roff_write(out, option->help);
        strbuf_truncate(&text, 0);
        strbuf_add(&text, "Takes ");
        config_value_expected(option, &text);
        if (*option->fallback)
            strbuf_addf(&text, "; the default is %s", option->fallback);
        fputs("\n", out);
        roff_write(out, text.data);
        fputs(".\n", out);
    }
    strbuf_free(&text);
}
