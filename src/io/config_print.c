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

/* An option's name within its section, and the section where the option is its first. */
struct place {
    const char *name;
    int section_length;  /* of the path; 0 at the top */
    bool begins_section; /* no option before it stands in the same one */
};

static struct place place_of(enum config_id id) {
    const char *path = config_options[id].path, *dot = strchr(path, '.');
    struct place p = {dot ? dot + 1 : path, dot ? (int)(dot - path) : 0, false};
    p.begins_section = dot && (id == 0 || strncmp(config_options[id - 1].path, path,
                                                  (size_t)p.section_length + 1) != 0);
    return p;
}

void config_write_effective(const struct config *c, FILE *out) {
    struct arena scratch = {0};
    for (enum config_id id = 0; id < CONFIG_N; id++) {
        struct place p = place_of(id);
        if (p.begins_section)
            fprintf(out, "%.*s:\n", p.section_length, config_options[id].path);
        fprintf(out, "%s%s: %s  # %s\n", p.section_length ? "  " : "", p.name,
                config_show_value(c, id, &scratch), config_show_origin(c, id, &scratch));
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
    if (option->type == CONFIG_LIST)
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
        struct place p = place_of(id);
        putc('\n', out);
        if (p.begins_section)
            fprintf(out, "#%.*s:\n", p.section_length, option->path);
        write_comment(out, option->help);
        strbuf_truncate(&text, 0);
        config_value_expected(option, &text);
        fprintf(out, "# Takes %s.\n", text.data);
        strbuf_truncate(&text, 0);
        write_fallback(option, &text);
        fprintf(out, "#%s%s: %s\n", p.section_length ? "  " : "", p.name, text.data);
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
