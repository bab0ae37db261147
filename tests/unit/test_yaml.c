#include <string.h>

#include "sourcebench/core/strbuf.h"
#include "sourcebench/io/yaml.h"

#include "suite.h"

static struct arena arena;
static struct error err;

static struct yaml_node *parse(const char *text) {
    struct yaml_node *root = NULL;
    return yaml_parse(text, strlen(text), "f.yaml", &arena, &root, &err) ? root : NULL;
}

static void refused(const char *text, const char *message) {
    ck_assert_ptr_null(parse(text));
    ck_assert_int_eq(err.code, ERROR_INPUT);
    ck_assert_msg(strstr(err.message, message) != NULL, "%s", err.message);
    arena_free(&arena);
}

START_TEST(tree_knows_its_lines) {
    struct yaml_node *root =
        parse("# comment\nname: Saigon\ntags: [a, 'b c']\nmap:\n  deep: {x: 1}\n"
              "text: |\n  two\n  lines\nnone:\nquoted: \"7\"\n");
    ck_assert_ptr_nonnull(root);
    ck_assert_int_eq(root->kind, YAML_MAP);
    ck_assert_uint_eq(root->count, 6);
    ck_assert_str_eq(yaml_get_text(root, "name"), "Saigon");
    const struct yaml_node *tags = yaml_get(root, "tags");
    ck_assert_int_eq(tags->kind, YAML_LIST);
    ck_assert_uint_eq(tags->count, 2);
    ck_assert_int_eq(tags->line, 3);
    ck_assert_int_eq(tags->column, 7);
    ck_assert_str_eq(tags->first->next->text, "b c");
    ck_assert_ptr_null(tags->first->next->next);
    const struct yaml_node *deep = yaml_get(yaml_get(root, "map"), "deep");
    ck_assert_int_eq(deep->key_line, 5);
    ck_assert_str_eq(yaml_get_text(deep, "x"), "1");
    ck_assert_str_eq(yaml_get_text(root, "text"), "two\nlines\n");
    ck_assert_str_eq(yaml_get_text(root, "none"), "");
    ck_assert(yaml_get(root, "quoted")->quoted);
    ck_assert(!yaml_get(root, "name")->quoted);
    ck_assert_ptr_null(yaml_get(root, "missing"));
    ck_assert_ptr_null(yaml_get_text(root, "tags"));
    ck_assert_ptr_null(yaml_get(tags, "a"));
    arena_free(&arena);
}
END_TEST

START_TEST(empty_documents_are_empty_maps) {
    static const char *const texts[] = {"", "# only a comment\n", "---\n", "~\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct yaml_node *root = parse(texts[i]);
        ck_assert_ptr_nonnull(root);
        ck_assert_int_eq(root->kind, YAML_MAP);
        ck_assert_uint_eq(root->count, 0);
    }
    arena_free(&arena);
}
END_TEST

START_TEST(numbers_and_truth) {
    struct yaml_node *root =
        parse("[7, -12, 9223372036854775807, 9223372036854775808, 1x, '', yes, "
              "Off, TRUE, maybe]");
    static const struct {
        bool is_int;
        int64_t i;
        bool is_bool, b;
    } expected[] = {{true, 7, false, false},         {true, -12, false, false},
                    {true, INT64_MAX, false, false}, {false, 0, false, false},
                    {false, 0, false, false},        {false, 0, false, false},
                    {false, 0, true, true},          {false, 0, true, false},
                    {false, 0, true, true},          {false, 0, false, false}};
    const struct yaml_node *node = root->first;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++, node = node->next) {
        int64_t n = 0;
        bool b = false;
        ck_assert_int_eq(yaml_int(node, &n), expected[i].is_int);
        ck_assert_int_eq(yaml_bool(node, &b), expected[i].is_bool);
        if (expected[i].is_int)
            ck_assert_int_eq(n, expected[i].i);
        if (expected[i].is_bool)
            ck_assert_int_eq(b, expected[i].b);
    }
    arena_free(&arena);
}
END_TEST

START_TEST(what_is_not_taken_is_named) {
    refused("a: 1\nb: [1, 2\n", "f.yaml:");
    refused("a: 1\nb: 2\na: 3\n", "f.yaml:3: \"a\" stands there twice");
    refused("a: &x 1\nb: 2\n", "f.yaml:1: anchors");
    refused("a: 1\nb: *x\n", "f.yaml:2: aliases");
    refused("a: !!python/object:os.system x\n", "f.yaml:1: tags");
    refused("a: !x {b: 1}\n", "tags");
    refused("a: 1\n---\nb: 2\n", "f.yaml:2: only one document");
    refused("? [a, b]\n: 1\n", "f.yaml:1: a name was expected");
    refused("a: \xff\n", "UTF-8");
}
END_TEST

START_TEST(limits_hold) {
    struct strbuf text = {0};
    for (int i = 0; i < 40; i++)
        strbuf_add_char(&text, '[');
    for (int i = 0; i < 40; i++)
        strbuf_add_char(&text, ']');
    refused(text.data, "more than 32 levels");
    strbuf_truncate(&text, 0);
    for (int i = 0; i < YAML_NODE_LIMIT + 1; i++)
        strbuf_add(&text, "- 1\n");
    refused(text.data, "more than 100,000 entries");
    strbuf_truncate(&text, 0);
    for (int i = 0; i < YAML_KEY_LIMIT + 1; i++)
        strbuf_addf(&text, "k%d: 1\n", i);
    refused(text.data, "more than 2,000 names");
    while (text.length <= YAML_SIZE_LIMIT)
        strbuf_add(&text, "# a long comment that says nothing at all\n");
    refused(text.data, "larger than 4 MiB");
    strbuf_free(&text);
}
END_TEST

TEST_MAIN(yaml, tree_knows_its_lines, empty_documents_are_empty_maps, numbers_and_truth,
          what_is_not_taken_is_named, limits_hold)
