/* keys: what the action tables of all screens say. */
#include <string.h>

#include "sourcebench/io/json.h"
#include "sourcebench/io/roff.h"
#include "sourcebench/io/table.h"
#include "sourcebench/screens/suppliers.h"
#include "sourcebench/tui/shell.h"

#include "app_private.h"

/* Where the tables of a screen and of the shell go. */
struct key_writer {
    void (*begin)(struct key_writer *w, const struct action_table *table);
    void (*action)(struct key_writer *w, const struct action *action);
    void (*end)(struct key_writer *w);
    const struct shell_keys *bound; /* by the configuration */
    size_t n_bound;
    struct table *table;
    struct json_writer json;
};

static const char *keys_of(const struct key_writer *w, const struct action *a) {
    for (size_t i = 0; i < w->n_bound; i++) {
        if (strcmp(w->bound[i].action, a->id) == 0)
            return w->bound[i].keys;
    }
    return a->keys;
}

static void walk(struct key_writer *w, const struct action_table *const *tables) {
    for (; *tables; tables++) {
        w->begin(w, *tables);
        for (size_t i = 0; i < (*tables)->count; i++)
            w->action(w, &(*tables)->actions[i]);
        w->end(w);
    }
}

static const struct action_table *const *const all_tables[] = {shell_action_tables,
                                                               screen_action_tables};
enum { GROUPS = sizeof all_tables / sizeof *all_tables };

static void walk_all(struct key_writer *w) {
    for (int i = 0; i < GROUPS; i++)
        walk(w, all_tables[i]);
}

/* For people */

static void begin_text(struct key_writer *w, const struct action_table *table) {
    static const struct table_column columns[] = {{"KEYS", false}, {"ACTION", false}, {"", false}};
    printf("%s\n", table->title);
    w->table = table_begin(stdout, columns, 3, app_terminal_width());
}

static void action_text(struct key_writer *w, const struct action *a) {
    table_row(w->table, (const char *const[]){keys_of(w, a), a->id, a->help});
}

static void end_text(struct key_writer *w) {
    table_end(w->table);
    putchar('\n');
}

/* As JSON */

static void begin_json(struct key_writer *w, const struct action_table *table) {
    json_write_object(&w->json, NULL);
    json_write_text(&w->json, "id", table->id);
    json_write_text(&w->json, "title", table->title);
    json_write_array(&w->json, "actions");
}

static void action_json(struct key_writer *w, const struct action *a) {
    json_write_object(&w->json, NULL);
    json_write_text(&w->json, "id", a->id);
    json_write_text(&w->json, "name", a->name);
    json_write_text(&w->json, "help", a->help);
    json_write_text(&w->json, "keys", keys_of(w, a));
    json_write_bool(&w->json, "changes", a->flags & ACTION_CHANGES);
    json_write_object_end(&w->json);
}

static void end_json(struct key_writer *w) {
    json_write_array_end(&w->json);
    json_write_object_end(&w->json);
}

static void write_json(struct key_writer *w) {
    w->begin = begin_json;
    w->action = action_json;
    w->end = end_json;
    json_write_begin(&w->json, stdout, true);
    json_write_array(&w->json, NULL);
    walk_all(w);
    json_write_array_end(&w->json);
    json_write_end(&w->json);
}

/* For the manual page, in roff */

static void begin_man(struct key_writer *w, const struct action_table *table) {
    (void)w;
    fputs(".SS ", stdout);
    roff_write(stdout, table->title);
    putchar('\n');
}

static void action_man(struct key_writer *w, const struct action *a) {
    (void)w;
    fputs(".TP\n\\fB", stdout);
    roff_write(stdout, *a->keys ? a->keys : "(no key)");
    fputs("\\fR  [", stdout);
    roff_write(stdout, a->id);
    fputs("]\n\\&", stdout);
    roff_write(stdout, a->help);
    putchar('\n');
}

static void end_man(struct key_writer *w) {
    (void)w;
}

int app_keys(int argc, char **argv, const struct config *config) {
    const char *form = argc == 2 ? argv[1] : "";
    bool man = strcmp(form, "--man") == 0, as_json = strcmp(form, "--json") == 0;
    struct arena arena = {0};
    struct error err;
    struct key_writer w = {.begin = begin_text, .action = action_text, .end = end_text};
    if (argc > 2 || (argc == 2 && !man && !as_json)) {
        error_set(&err, ERROR_INPUT, "keys takes --json or nothing.");
        return app_wrong_call(&err, &app_commands[APP_KEYS]);
    }
    if (man)
        w = (struct key_writer){.begin = begin_man, .action = action_man, .end = end_man};
    else if (!app_check_keys(config, &err))
        return app_fail(&err);
    if (!man) {
        w.bound = app_read_keys(config, &arena);
        w.n_bound = config->values[CONFIG_KEYS].n;
    }
    if (as_json)
        write_json(&w);
    else
        walk_all(&w);
    arena_free(&arena);
    return EXIT_DONE;
}
