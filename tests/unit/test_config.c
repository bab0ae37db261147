#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/score.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/io/config.h"
#include "sourcebench/io/file.h"

#include "suite.h"
#include "temporary.h"

static const struct xdg xdg = {.home = "/users/lina",
                               .system_config = "/nowhere/config.yaml",
                               .config = "/nowhere/either.yaml",
                               .database = "/users/lina/.local/share/sourcebench/bench.db"};
static struct error err;

static bool parse(struct config *c, const char *text) {
    return config_parse(c, text, strlen(text), "c.yaml", CONFIG_USER, &err);
}

START_TEST(defaults_are_as_documented) {
    struct config c = {0};
    config_init(&c, &xdg, false);
    ck_assert_str_eq(config_text(&c, CONFIG_DATABASE), xdg.database);
    ck_assert_str_eq(config_text(&c, CONFIG_AUTHOR), "");
    ck_assert_int_eq(config_int(&c, CONFIG_CURSOR), CONFIG_CURSOR_BAR);
    ck_assert_int_eq(config_int(&c, CONFIG_ESCAPE_MS), 75);
    ck_assert_int_eq(config_int(&c, CONFIG_FILE_MODE), 0600);
    ck_assert_int_eq(config_int(&c, CONFIG_BUSY_SECONDS), 5);
    ck_assert(!config_bool(&c, CONFIG_MOUSE));
    static const struct {
        const char *status;
        int64_t days;
    } review[] = {{"prospect", 90}, {"vetting", 14}, {"approved", 30}, {"preferred", 30},
                  {"on-hold", 60},  {"blocked", 0},  {"unheard of", 0}};
    for (size_t i = 0; i < sizeof review / sizeof *review; i++)
        ck_assert_int_eq(config_review_days(&c, review[i].status), review[i].days);
    for (int i = 0; i < SCORE_MEASURES; i++) {
        enum config_id weight = CONFIG_SCORE_WEIGHT + (enum config_id)i;
        const char *dot = strrchr(config_options[weight].path, '.');
        ck_assert_str_eq(dot + 1, score_measures[i].key);
        ck_assert_int_eq(config_int(&c, weight), score_measures[i].weight);
    }
    ck_assert_int_eq(config_horizon(&c, CONFIG_AGENDA_CERTIFICATE, 0), 90);
    ck_assert_int_eq(config_horizon(&c, CONFIG_AGENDA_CERTIFICATE, 2), 7);
    for (int id = 0; id < CONFIG_N; id++) {
        ck_assert_ptr_nonnull(config_options[id].path);
        ck_assert_ptr_nonnull(config_options[id].help);
        ck_assert_int_eq(c.values[id].layer, CONFIG_BUILT_IN);
    }
    config_free(&c);
}
END_TEST

START_TEST(every_kind_of_value_is_read) {
    struct config c = {0};
    config_init(&c, &xdg, false);
    ck_assert_msg(parse(&c,
                        "database: ~/trade.db\nauthor: Lina Nguyễn\ncursor: mark\ncolours: 256\n"
                        "theme: light\nescape_ms: 250\nambiguous_width: 2\nmouse: Yes\n"
                        "file_mode: 0660\nreview_days:\n  on-hold: 7\n"
                        "agenda: {soon_days: 0, certificate_days: [120, 60, 1]}\n"
                        "suppliers:\n  columns: [name, moq]\n  sort: -moq\n"
                        "score:\n  min_sample: 3\n  weights:\n    answer: 0\n    findings: 90\n"
                        "keys:\n  supplier.note: [N, F5]\n  supplier.add: a, Insert\n"
                        "  supplier.edit: []\n"),
                  "%s", err.message);
    ck_assert_str_eq(config_text(&c, CONFIG_DATABASE), "/users/lina/trade.db");
    ck_assert_str_eq(config_text(&c, CONFIG_AUTHOR), "Lina Nguyễn");
    ck_assert_int_eq(config_int(&c, CONFIG_CURSOR), CONFIG_CURSOR_MARK);
    ck_assert_int_eq(config_int(&c, CONFIG_COLOURS), CONFIG_COLOURS_256);
    ck_assert_int_eq(config_int(&c, CONFIG_THEME), CONFIG_THEME_LIGHT);
    ck_assert_int_eq(config_int(&c, CONFIG_ESCAPE_MS), 250);
    ck_assert_int_eq(config_int(&c, CONFIG_AMBIGUOUS_WIDTH), 2);
    ck_assert(config_bool(&c, CONFIG_MOUSE));
    ck_assert_int_eq(config_int(&c, CONFIG_FILE_MODE), 0660);
    ck_assert_int_eq(config_review_days(&c, "on-hold"), 7);
    ck_assert_int_eq(config_int(&c, CONFIG_SCORE_SAMPLE), 3);
    ck_assert_int_eq(config_int(&c, CONFIG_SCORE_WEIGHT), 0);
    ck_assert_int_eq(config_int(&c, CONFIG_SCORE_WEIGHT_CERTIFICATES), 30);
    ck_assert_int_eq(config_int(&c, CONFIG_SCORE_WEIGHT_FINDINGS), 90);
    ck_assert_int_eq(config_int(&c, CONFIG_AGENDA_SOON), 0);
    ck_assert_int_eq(config_horizon(&c, CONFIG_AGENDA_CERTIFICATE, 1), 60);
    size_t n;
    const char *const *columns = config_list(&c, CONFIG_SUPPLIERS_COLUMNS, &n);
    ck_assert_uint_eq(n, 2);
    ck_assert_str_eq(columns[1], "moq");
    ck_assert_str_eq(config_text(&c, CONFIG_SUPPLIERS_SORT), "-moq");
    const struct config_value *keys = &c.values[CONFIG_KEYS];
    ck_assert_uint_eq(keys->n, 3);
    ck_assert_str_eq(keys->bindings[0].action, "supplier.note");
    ck_assert_str_eq(keys->bindings[0].keys[1], "F5");
    ck_assert_int_eq(keys->bindings[0].line, 22);
    ck_assert_str_eq(keys->bindings[0].file, "c.yaml");
    ck_assert_uint_eq(keys->bindings[1].n_keys, 2);
    ck_assert_uint_eq(keys->bindings[2].n_keys, 0);
    config_free(&c);
}
END_TEST

static const struct {
    const char *text, *message;
} mistakes[] = {
    {"author: x\ncursr: bar\n", "c.yaml:2: there is no option \"cursr\"; did you mean \"cursor\"?"},
    {"zzzzzzzz: 1\n",
     "c.yaml:1: there is no option \"zzzzzzzz\"; `sourcebench config example` shows all."},
    {"suppliers:\n  colums: [name]\n",
     "c.yaml:2: there is no option \"suppliers.colums\"; did you mean \"suppliers.columns\"?"},
    {"revew_days:\n  prospect: 1\n",
     "c.yaml:1: there is no option \"revew_days\"; did you mean \"review_days\"?"},
    {"\ncursor: block\n", "c.yaml:2: cursor: bar or mark was expected, not \"block\"."},
    {"escape_ms: 5\n",
     "c.yaml:1: escape_ms: a whole number from 25 to 1000 ms was expected, not \"5\"."},
    {"escape_ms: fast\n",
     "c.yaml:1: escape_ms: a whole number from 25 to 1000 ms was expected, not \"fast\"."},
    {"mouse: 7\n", "c.yaml:1: mouse: yes or no was expected, not \"7\"."},
    {"file_mode: 0777\n", "c.yaml:1: file_mode: 0600, 0640 or 0660 was expected, not \"0777\"."},
    {"database: bench.db\n", "c.yaml:1: database: an absolute path or one that begins with ~/ was "
                             "expected, not \"bench.db\"."},
    {"cursor: [bar]\n", "c.yaml:1: cursor: bar or mark was expected."},
    {"review_days: 30\n", "c.yaml:1: review_days: options of this section were expected."},
    {"score:\n  weights:\n    anser: 1\n", "c.yaml:3: there is no option "
                                           "\"score.weights.anser\"; did you mean "
                                           "\"score.weights.answer\"?"},
    {"score:\n  weight:\n    answer: 1\n",
     "c.yaml:2: there is no option \"score.weight\"; did you mean \"score.weights\"?"},
    {"score:\n  weights: 7\n", "c.yaml:2: score.weights: options of this section were expected."},
    {"agenda: {soon_days: 400}\n", "c.yaml:1: agenda.soon_days: a whole number from 0 to 365 days "
                                   "was expected, not \"400\"."},
    {"agenda: {certificate_days: [30, 90, 7]}\n",
     "c.yaml:1: agenda.certificate_days: three whole numbers from 3650 to 1, the largest first, as "
     "in [90, 30, 7] was expected."},
    {"agenda: {certificate_days: [90, 30]}\n",
     "c.yaml:1: agenda.certificate_days: three whole numbers from 3650 to 1, the largest first, as "
     "in [90, 30, 7] was expected."},
    {"agenda: {certificate_days: \"90, 30, soon\"}\n",
     "c.yaml:1: agenda.certificate_days: three whole numbers from 3650 to 1, the largest first, as "
     "in [90, 30, 7] was expected, not \"90, 30, soon\"."},
    {"agenda: {certificate_days: [90, 30, 0]}\n",
     "c.yaml:1: agenda.certificate_days: three whole numbers from 3650 to 1, the largest first, as "
     "in [90, 30, 7] was expected."},
    {"suppliers:\n  columns: []\n", "c.yaml:2: suppliers.columns: a list of names was expected."},
    {"keys:\n  a: {b: c}\n", "c.yaml:1: keys: a map of action names to keys was expected."},
    {"exchange_folder: /tmp\n", "c.yaml:1: exchange_folder can only be set in "
                                "/etc/sourcebench/config.yaml; remove it here."},
    {"- a\n", "c.yaml:1: options were expected, as in \"cursor: bar\"."},
    {"cursor: bar\ncursor: mark\n", "c.yaml:2: \"cursor\" stands there twice; keep one."},
};

START_TEST(mistakes_are_named) {
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        struct config c = {0};
        config_init(&c, &xdg, false);
        ck_assert(!parse(&c, mistakes[i].text));
        ck_assert_msg(strcmp(err.message, mistakes[i].message) == 0, "%s", err.message);
        config_free(&c);
    }
}
END_TEST

START_TEST(restricted_session_keeps_its_database) {
    struct config c = {0};
    config_init(&c, &xdg, true);
    ck_assert(!parse(&c, "database: /tmp/other.db\n"));
    ck_assert_int_eq(err.code, ERROR_REFUSED);
    ck_assert(config_parse(&c, "exchange_folder: /srv/x\n", 24, "/etc", CONFIG_SYSTEM, &err));
    ck_assert_str_eq(config_text(&c, CONFIG_EXCHANGE_FOLDER), "/srv/x");
    config_free(&c);
}
END_TEST

static void save(const char *path, const char *text) {
    ck_assert(file_write(NULL, path, text, strlen(text), 0600, &err));
}

START_TEST(layers_lie_over_each_other) {
    const char *folder = temporary_folder();
    struct arena arena = {0};
    struct xdg places = xdg;
    places.system_config = arena_format(&arena, "%s/system.yaml", folder);
    places.config = arena_format(&arena, "%s/user.yaml", folder);
    const char *other = arena_format(&arena, "%s/other.yaml", folder);
    save(places.system_config, "cursor: mark\nescape_ms: 100\nkeys: {a: x, b: y}\n");
    save(places.config, "\nescape_ms: 200\nkeys:\n  b: z\n");
    save(other, "theme: light\n");
    struct config c = {0};
    config_init(&c, &places, false);
    ck_assert_msg(config_load(&c, &places, NULL, &err), "%s", err.message);
    ck_assert_int_eq(config_int(&c, CONFIG_CURSOR), CONFIG_CURSOR_MARK);
    ck_assert_int_eq(config_int(&c, CONFIG_ESCAPE_MS), 200);
    ck_assert_int_eq(c.values[CONFIG_CURSOR].layer, CONFIG_SYSTEM);
    ck_assert_uint_eq(c.values[CONFIG_KEYS].n, 2);
    ck_assert_str_eq(c.values[CONFIG_KEYS].bindings[1].keys[0], "z");
    ck_assert_str_eq(config_show_origin(&c, CONFIG_ESCAPE_MS, &arena),
                     arena_format(&arena, "%s:2", places.config));
    ck_assert_str_eq(config_show_origin(&c, CONFIG_THEME, &arena), "built in");
    ck_assert(config_set(&c, CONFIG_THEME, "light", CONFIG_COMMAND_LINE, &err));
    ck_assert_str_eq(config_show_origin(&c, CONFIG_THEME, &arena), "command line");
    ck_assert(!config_set(&c, CONFIG_THEME, "pink", CONFIG_COMMAND_LINE, &err));
    config_free(&c);
    c = (struct config){0};
    config_init(&c, &places, false);
    ck_assert(config_load(&c, &places, other, &err));
    ck_assert_int_eq(config_int(&c, CONFIG_ESCAPE_MS), 100);
    ck_assert_int_eq(config_int(&c, CONFIG_THEME), CONFIG_THEME_LIGHT);
    ck_assert(!config_load(&c, &places, "/nowhere/c.yaml", &err));
    ck_assert_int_eq(err.code, ERROR_NOT_FOUND);
    config_free(&c);
    arena_free(&arena);
    temporary_remove(folder);
}
END_TEST

static char *written(void (*write)(FILE *out)) {
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    write(out);
    fclose(out);
    return text;
}

static void same_values(const struct config *a, const struct config *b) {
    struct arena arena = {0};
    for (enum config_id id = 0; id < CONFIG_N; id++)
        ck_assert_str_eq(config_show_value(a, id, &arena), config_show_value(b, id, &arena));
    arena_free(&arena);
}

/* The example as it is changes nothing; with its marks taken away it says all defaults. */
START_TEST(example_is_valid_and_complete) {
    char *example = written(config_write_example);
    struct config plain = {0}, c = {0};
    config_init(&plain, &xdg, false);
    config_init(&c, &xdg, false);
    ck_assert_msg(parse(&c, example), "%s", err.message);
    for (enum config_id id = 0; id < CONFIG_N; id++)
        ck_assert_int_eq(c.values[id].layer, CONFIG_BUILT_IN);
    struct strbuf active = {0};
    for (char *line = strtok(example, "\n"); line; line = strtok(NULL, "\n")) {
        ck_assert_uint_le(strlen(line), 100);
        bool comment = strncmp(line, "# ", 2) == 0 && line[2] != ' ';
        strbuf_addf(&active, "%s\n", line + !comment);
    }
    ck_assert_msg(config_parse(&c, active.data, active.length, "example", CONFIG_SYSTEM, &err),
                  "%s", err.message);
    for (enum config_id id = 0; id < CONFIG_N; id++)
        ck_assert_msg(c.values[id].layer == CONFIG_SYSTEM, "%s", config_options[id].path);
    same_values(&plain, &c);
    strbuf_free(&active);
    free(example);
    config_free(&plain);
    config_free(&c);
}
END_TEST

static struct config *shown;

static void write_shown(FILE *out) {
    config_write_effective(shown, out);
}

START_TEST(effective_values_read_back) {
    struct config a = {0}, b = {0};
    config_init(&a, &xdg, false);
    config_init(&b, &xdg, false);
    ck_assert(parse(&a, "author: \"a: b # c \\\" \\\\ \\x07\\x85\\u2028 箱\"\ncursor: mark\n"
                        "keys: {x.y: ['#', ':'], 'q r': []}\n"));
    shown = &a;
    char *text = written(write_shown);
    ck_assert_ptr_nonnull(strstr(text, "cursor: mark  # c.yaml:2\n"));
    ck_assert_ptr_nonnull(strstr(text, "review_days:\n  prospect: 90  # built in\n  vetting: 14"));
    ck_assert_msg(config_parse(&b, text, strlen(text), "shown", CONFIG_SYSTEM, &err), "%s",
                  err.message);
    same_values(&a, &b);
    free(text);
    config_free(&a);
    config_free(&b);
}
END_TEST

/* YAML takes a key of more than 1,024 characters only after a question mark. */
START_TEST(a_key_of_any_length_reads_back) {
    struct config a = {0}, b = {0};
    struct strbuf text = {0};
    config_init(&a, &xdg, false);
    config_init(&b, &xdg, false);
    strbuf_add(&text, "keys: {? \"");
    for (int i = 0; i < 1100; i++)
        strbuf_add_char(&text, 'x');
    strbuf_add(&text, "\" : [a, b], 'q r': z}\n");
    ck_assert(parse(&a, strbuf_text(&text)));
    shown = &a;
    char *said = written(write_shown);
    ck_assert_msg(config_parse(&b, said, strlen(said), "shown", CONFIG_SYSTEM, &err), "%s",
                  err.message);
    ck_assert_uint_eq(b.values[CONFIG_KEYS].n, 2);
    ck_assert_uint_eq(strlen(b.values[CONFIG_KEYS].bindings[0].action), 1100);
    ck_assert_str_eq(b.values[CONFIG_KEYS].bindings[1].action, "q r");
    same_values(&a, &b);
    free(said);
    strbuf_free(&text);
    config_free(&a);
    config_free(&b);
}
END_TEST

START_TEST(man_page_has_every_option) {
    char *text = written(config_write_man);
    ck_assert_ptr_nonnull(strstr(text, ".TP\n.B escape_ms\n"));
    ck_assert_ptr_nonnull(
        strstr(text, "Takes a whole number from 25 to 1000 ms; the default is 75."));
    ck_assert_ptr_nonnull(strstr(text, ".B review_days.on\\-hold\n"));
    free(text);
}
END_TEST

static const char *bare_home(const char *name) {
    return strcmp(name, "HOME") == 0 ? "/users/lina" : NULL;
}

static const char *full(const char *name) {
    if (strcmp(name, "XDG_CONFIG_HOME") == 0)
        return "/conf";
    if (strcmp(name, "XDG_DATA_HOME") == 0)
        return "relative/is/ignored";
    return bare_home(name);
}

static const char *nothing(const char *name) {
    (void)name;
    return NULL;
}

START_TEST(places_follow_the_specification) {
    struct arena arena = {0};
    struct xdg x;
    ck_assert(xdg_find(bare_home, &arena, &x, &err));
    ck_assert_str_eq(x.config, "/users/lina/.config/sourcebench/config.yaml");
    ck_assert_str_eq(x.database, "/users/lina/.local/share/sourcebench/bench.db");
    ck_assert_str_eq(x.state_folder, "/users/lina/.local/state/sourcebench");
    ck_assert(xdg_find(full, &arena, &x, &err));
    ck_assert_str_eq(x.config, "/conf/sourcebench/config.yaml");
    ck_assert_str_eq(x.data_folder, "/users/lina/.local/share/sourcebench");
    ck_assert(!xdg_find(nothing, &arena, &x, &err));
    ck_assert_str_eq(xdg_expand("/users/lina", "~/a", &arena), "/users/lina/a");
    ck_assert_str_eq(xdg_expand("/users/lina", "~other/a", &arena), "~other/a");
    arena_free(&arena);
}
END_TEST

TEST_MAIN(config, defaults_are_as_documented, every_kind_of_value_is_read, mistakes_are_named,
          restricted_session_keeps_its_database, layers_lie_over_each_other,
          example_is_valid_and_complete, effective_values_read_back, a_key_of_any_length_reads_back,
          man_page_has_every_option, places_follow_the_specification)
