/* Which keys run which action: sequences, scopes, rebinding, clashes. */
#include <string.h>

#include "sourcebench/core/memory.h"

#include "../../src/tui/bindings.h"
#include "../../src/tui/sequence.h"
#include "suite.h"

static const struct action everywhere_actions[] = {
    {.id = "shell.quit", .name = "quit", .keys = "q"},
    {.id = "shell.help", .name = "help", .keys = "?"},
    {.id = "shell.tile", .name = "tile", .keys = "|"},
    {.id = "shell.redo", .name = "redo", .keys = "Ctrl-R | Alt-r"},
};
static const struct action_table everywhere = {"shell", "Everywhere", everywhere_actions, 4};

static const struct action supplier_actions[] = {
    {.id = "supplier.note", .name = "note", .keys = "n"},
    {.id = "supplier.follow", .name = "follow up", .keys = "f"},
    {.id = "supplier.first", .name = "first", .keys = "g g | Home"},
    {.id = "supplier.guide", .name = "guide", .keys = "g ?"},
};
static const struct action_table suppliers = {"suppliers", "Suppliers", supplier_actions, 4};

/* A motion may begin a sequence. */
static const struct action list_actions[] = {
    {.id = "list.home", .name = "first", .keys = "g | Home", .flags = ACTION_MOTION},
    {.id = "list.note", .name = "note", .keys = "n"},
};
static const struct action_table list = {"list", "Lists", list_actions, 2};

static const struct action_table *const list_tables[] = {&list, NULL};

static const struct action form_actions[] = {
    {.id = "form.revert", .name = "revert", .keys = "Ctrl-R"},
    {.id = "form.none", .name = "nothing", .keys = ""},
};
static const struct action_table form = {"form", "Form", form_actions, 2};

static const struct action_table *const supplier_tables[] = {&suppliers, NULL};
static const struct action_table *const form_tables[] = {&form, NULL};

static struct bindings *make(void) {
    struct bindings *m = bindings_new(&everywhere);
    bindings_add(m, supplier_tables);
    bindings_add(m, form_tables);
    bindings_add(m, supplier_tables);
    return m;
}

/* The id that the keys run in the scope of the tables; "more" or "unknown". */
static const char *look_up(const struct bindings *m, const struct action_table *const *tables,
                           const char *keys) {
    const struct action_table *scope[BINDINGS_SCOPE];
    const struct action *action;
    struct sequence sequence;
    ck_assert(sequence_next(&keys, &sequence, NULL));
    bindings_scope(m, tables, scope);
    enum bindings_answer answer = bindings_find(m, scope, sequence.keys, sequence.count, &action);
    return answer == BINDINGS_FOUND ? action->id : answer == BINDINGS_MORE ? "more" : "unknown";
}

START_TEST(a_key_is_looked_up_in_the_screen_then_everywhere) {
    struct bindings *m = make();
    ck_assert_str_eq(look_up(m, supplier_tables, "n"), "supplier.note");
    ck_assert_str_eq(look_up(m, supplier_tables, "q"), "shell.quit");
    ck_assert_str_eq(look_up(m, supplier_tables, "Alt-r"), "shell.redo");
    ck_assert_str_eq(look_up(m, supplier_tables, "^R"), "shell.redo");
    ck_assert_str_eq(look_up(m, form_tables, "^R"), "form.revert");
    ck_assert_str_eq(look_up(m, form_tables, "n"), "unknown");
    ck_assert_str_eq(look_up(m, NULL, "|"), "shell.tile");
    bindings_free(m);
}
END_TEST

START_TEST(sequences_wait_for_their_next_key) {
    struct bindings *m = make();
    const struct action_table *scope[BINDINGS_SCOPE];
    const struct key g = {'g', 0};
    char following[100];
    ck_assert_str_eq(look_up(m, supplier_tables, "g"), "more");
    ck_assert_str_eq(look_up(m, supplier_tables, "g g"), "supplier.first");
    ck_assert_str_eq(look_up(m, supplier_tables, "Home"), "supplier.first");
    ck_assert_str_eq(look_up(m, supplier_tables, "g ?"), "supplier.guide");
    ck_assert_str_eq(look_up(m, supplier_tables, "g x"), "unknown");
    bindings_scope(m, supplier_tables, scope);
    bindings_following(m, scope, &g, 1, following, sizeof following);
    ck_assert_str_eq(following, "g first  ? guide");
    bindings_free(m);
}
END_TEST

/* The screen's g is found at once although the shell's g ? begins with it. */
START_TEST(a_motion_may_begin_a_sequence) {
    static const struct action shell_actions_[] = {{.id = "shell.guide", .keys = "g ? | n x"}};
    static const struct action_table shell = {"shell", "Everywhere", shell_actions_, 1};
    static const struct {
        const char *id, *keys;
        bool clash;
    } cases[] = {
        {"shell.guide", "g ?", false}, {"list.home", "g", false},    {"list.home", "z", false},
        {"shell.guide", "g", true},    {"shell.guide", "n x", true}, /* what is done cannot be taken
                                                                        back by the next key */
        {"list.note", "g", true},      {"list.note", "g ?", true},
    };
    struct bindings *m = bindings_new(&shell);
    const struct action_table *scope[BINDINGS_SCOPE];
    const struct key g = {'g', 0}, home = {KEYC_HOME, 0};
    bindings_add(m, list_tables);
    bindings_scope(m, list_tables, scope);
    ck_assert_str_eq(look_up(m, list_tables, "g"), "list.home");
    ck_assert_str_eq(look_up(m, list_tables, "g ?"), "shell.guide");
    ck_assert_str_eq(look_up(m, NULL, "g"), "more");
    ck_assert(bindings_begin(m, scope, &g, 1));
    ck_assert(!bindings_begin(m, scope, &home, 1));
    bindings_free(m);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct error err;
        m = bindings_new(&shell);
        bindings_add(m, list_tables);
        ck_assert(bindings_bind(m, cases[i].id, cases[i].keys, &err));
        ck_assert_msg(bindings_check(m, NULL, &err) != cases[i].clash, "%s %s", cases[i].id,
                      cases[i].keys);
        bindings_free(m);
    }
}
END_TEST

START_TEST(actions_take_other_keys) {
    struct bindings *m = make();
    struct error err;
    char keys[100];
    ck_assert(bindings_bind(m, "supplier.note", "N | Ctrl-N", &err));
    ck_assert_str_eq(look_up(m, supplier_tables, "n"), "unknown");
    ck_assert_str_eq(look_up(m, supplier_tables, "^N"), "supplier.note");
    bindings_keys(m, bindings_action(m, "supplier.note"), keys, sizeof keys);
    ck_assert_str_eq(keys, "N, Ctrl-N");
    ck_assert(bindings_bind(m, "supplier.note", "Ctrl-X n", &err));
    bindings_hint(m, bindings_action(m, "supplier.note"), keys, sizeof keys);
    ck_assert_str_eq(keys, "^X n");
    ck_assert(bindings_bind(m, "supplier.note", "", &err));
    bindings_hint(m, bindings_action(m, "supplier.note"), keys, sizeof keys);
    ck_assert_str_eq(keys, "");
    ck_assert(bindings_check(m, NULL, &err));
    bindings_free(m);
}
END_TEST

START_TEST(wrong_names_are_told) {
    struct bindings *m = make();
    struct error err;
    ck_assert(!bindings_bind(m, "suplier.note", "n", &err));
    ck_assert_ptr_nonnull(strstr(err.message, "\"supplier.note\""));
    ck_assert(!bindings_bind(m, "supplier.note", "Hyper-n", &err));
    ck_assert_ptr_nonnull(strstr(err.message, "\"Hyper-n\""));
    ck_assert(!bindings_bind(m, "supplier.note", "a b c d e", &err));
    ck_assert_ptr_nonnull(strstr(err.message, "\"e\""));
    ck_assert(bindings_check(m, NULL, &err));
    bindings_free(m);
}
END_TEST

START_TEST(clashes_are_found_when_all_is_bound) {
    static const struct {
        const char *id, *keys, *other; /* NULL: no clash */
    } cases[] = {
        {"supplier.note", "f", "supplier.follow"},
        {"supplier.note", "q", "shell.quit"},
        {"supplier.note", "g", "supplier.first"},
        {"supplier.note", "g g n", "supplier.first"},
        {"shell.quit", "n", "supplier.note"},
        {"supplier.note", "Ctrl-X", NULL},
        {"form.revert", "n", NULL}, /* never at the same time */
        {"form.none", "Ctrl-R", "form.revert"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct bindings *m = make();
        struct error err;
        ck_assert(bindings_bind(m, cases[i].id, cases[i].keys, &err));
        ck_assert_msg(bindings_check(m, NULL, &err) == !cases[i].other, "%s %s", cases[i].id,
                      cases[i].keys);
        if (cases[i].other)
            ck_assert_msg(strstr(err.message, cases[i].other) != NULL, "%s", err.message);
        bindings_free(m);
    }
}
END_TEST

START_TEST(keys_can_be_exchanged) {
    struct bindings *m = make();
    struct error err;
    ck_assert(bindings_bind(m, "supplier.note", "f", &err));
    ck_assert(bindings_bind(m, "supplier.follow", "n", &err));
    ck_assert(bindings_check(m, NULL, &err));
    ck_assert_str_eq(look_up(m, supplier_tables, "f"), "supplier.note");
    bindings_free(m);
}
END_TEST

START_TEST(a_bar_is_a_key_where_it_parts_nothing) {
    static const struct {
        const char *text;
        int counts[4]; /* keys of each alternative */
    } cases[] = {{"|", {1}},          {"a | b", {1, 1}}, {"| | a", {1, 1}}, {"a |", {2}},
                 {"a b | c", {2, 1}}, {"", {0}},         {"  a  ", {1}},    {"a | |", {1, 1}}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *rest = cases[i].text;
        struct sequence sequence;
        int n = 0;
        while (sequence_next(&rest, &sequence, NULL))
            ck_assert_int_eq(sequence.count, cases[i].counts[n++]);
        ck_assert_int_eq(cases[i].counts[n], 0);
    }
}
END_TEST

TEST_MAIN(bindings, a_key_is_looked_up_in_the_screen_then_everywhere,
          sequences_wait_for_their_next_key, a_motion_may_begin_a_sequence, actions_take_other_keys,
          wrong_names_are_told, clashes_are_found_when_all_is_bound, keys_can_be_exchanged,
          a_bar_is_a_key_where_it_parts_nothing)
