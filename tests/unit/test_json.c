#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/strbuf.h"
#include "sourcebench/io/json.h"

#include "suite.h"

static void write_sample(struct json_writer *w) {
    json_write_object(w, NULL);
    json_write_text(w, "name", "Saigon \"Trail\" Bags\n");
    json_write_id(w, "id", INT64_MAX);
    json_write_id(w, "parent", 0);
    json_write_int(w, "moq", -300);
    json_write_bool(w, "oem", true);
    json_write_array(w, "tags");
    json_write_text(w, NULL, "a");
    json_write_text(w, NULL, NULL);
    json_write_array_end(w);
    json_write_array(w, "none");
    json_write_array_end(w);
    json_write_object_end(w);
}

static char *written(bool pretty, void (*fill)(struct json_writer *w)) {
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    struct json_writer w;
    json_write_begin(&w, out, pretty);
    fill(&w);
    json_write_end(&w);
    fclose(out);
    return text;
}

START_TEST(objects_are_written) {
    char *text = written(false, write_sample);
    ck_assert_str_eq(
        text, "{\"name\":\"Saigon \\\"Trail\\\" Bags\\n\",\"id\":\"9223372036854775807\","
              "\"parent\":null,\"moq\":-300,\"oem\":true,\"tags\":[\"a\",null],\"none\":[]}\n");
    free(text);
    text = written(true, write_sample);
    ck_assert_str_eq(text, "{\n  \"name\": \"Saigon \\\"Trail\\\" Bags\\n\",\n"
                           "  \"id\": \"9223372036854775807\",\n  \"parent\": null,\n"
                           "  \"moq\": -300,\n  \"oem\": true,\n  \"tags\": [\n    \"a\",\n"
                           "    null\n  ],\n  \"none\": []\n}\n");
    free(text);
}
END_TEST

static void write_hostile(struct json_writer *w) {
    json_write_array(w, NULL);
    json_write_text(w, NULL, "\x01\x1b[2J\x7f \\ / 箱\U0001F600");
    json_write_text(w, NULL, "a\u2028b\u2029c");
    json_write_text(w, NULL, "\u202Ereversed\u2069 \xC2\x9B");
    json_write_text(w, NULL, "bad \xff\xc3 byte");
    json_write_text(w, NULL, "");
    json_write_array_end(w);
}

START_TEST(hostile_text_is_escaped) {
    char *text = written(false, write_hostile);
    ck_assert_str_eq(text,
                     "[\"\\u0001\\u001b[2J\\u007f \\\\ / 箱\U0001F600\",\"a\\u2028b\\u2029c\","
                     "\"\\u202ereversed\\u2069 \\u009b\","
                     "\"bad \uFFFD\uFFFD byte\",\"\"]\n");
    json_t *read = json_loads(text, 0, NULL);
    ck_assert_ptr_nonnull(read);
    json_decref(read);
    free(text);
}
END_TEST

static void write_decimals(struct json_writer *w) {
    json_write_array(w, NULL);
    json_write_decimal(w, NULL, 125000, 4);
    json_write_decimal(w, NULL, -5, 2);
    json_write_decimal(w, NULL, 120000, 4);
    json_write_decimal(w, NULL, 10001, 4);
    json_write_decimal(w, NULL, 7, 0);
    json_write_decimal(w, NULL, 0, 4);
    json_write_decimal(w, NULL, INT64_MIN, 4);
    json_write_array_end(w);
}

START_TEST(decimals_are_exact) {
    char *text = written(false, write_decimals);
    ck_assert_str_eq(text, "[12.5,-0.05,12,1.0001,7,0,-922337203685477.5808]\n");
    free(text);
}
END_TEST

/* The elements as jansson prints them with their line, then "!" and the message of a failure. */
static char *show(const char *text) {
    struct json_reader *r = json_reader_new(source_from_memory(text, strlen(text)), "suppliers");
    struct strbuf out = {0};
    struct error err;
    json_t *element;
    int64_t line;
    while (json_reader_next(r, &element, &line, &err)) {
        char *dump = json_dumps(element, JSON_COMPACT | JSON_ENCODE_ANY);
        strbuf_addf(&out, "%s@%d ", dump, (int)line);
        free(dump);
        json_decref(element);
    }
    if (err.code != ERROR_NONE)
        strbuf_addf(&out, "!%s", err.message);
    ck_assert(!json_reader_next(r, &element, &line, &err));
    json_reader_free(r);
    return strbuf_take(&out);
}

static const struct {
    const char *text, *elements;
} documents[] = {
    {"[]", ""},
    {"[1,2]", "1@1 2@1 "},
    {"[\n {\"a\": \"]}\\\"\"},\n [1, [2]]\n]\n", "{\"a\":\"]}\\\"\"}@2 [1,[2]]@3 "},
    {"{\"suppliers\":[{\"n\":1}]}", "{\"n\":1}@1 "},
    {"{\"version\": 1, \"x\": {\"suppliers\": [9]},\n\"suppliers\": [1, 2], \"end\": []}",
     "1@2 2@2 "},
    {"\xEF\xBB\xBF[\"é\"]", "\"é\"@1 "},
    {"", "!Line 1 of the JSON file: an array or an object was expected."},
    {"7", "!Line 1 of the JSON file: an array or an object was expected."},
    {"{\"other\": []}", "!The JSON file has no member \"suppliers\"."},
    {"{\"suppliers\": 1}", "!Line 1 of the JSON file: an array was expected."},
    {"[1 2]", "1@1 !Line 1 of the JSON file: a comma or the array's end was expected."},
    {"[1,]", "1@1 !Line 1 of the JSON file: a value was expected."},
    {"[1,\n{\"a\": ", "1@1 !Line 2 of the JSON file: the end of the element was expected."},
    {"[1] x", "1@1 !Line 1 of the JSON file: the end of the file was expected."},
    {"[\"abc", "!Line 1 of the JSON file: the end of the element was expected."},
};

START_TEST(documents_are_read) {
    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
        char *elements = show(documents[i].text);
        ck_assert_msg(strcmp(elements, documents[i].elements) == 0, "case %zu: %s", i, elements);
        free(elements);
    }
}
END_TEST

START_TEST(bad_element_names_its_line) {
    char *elements = show("[1,\n{\"a\":\nnope}]");
    ck_assert_msg(strncmp(elements, "1@1 !Line 3 of the JSON file: ", 30) == 0, "%s", elements);
    free(elements);
}
END_TEST

START_TEST(limits_hold) {
    struct strbuf text = {0};
    for (int i = 0; i < 100; i++)
        strbuf_add_char(&text, '[');
    char *elements = show(text.data);
    ck_assert_ptr_nonnull(strstr(elements, "at most 32 levels"));
    free(elements);
    strbuf_truncate(&text, 0);
    strbuf_add(&text, "[\"");
    while (text.length < 5 << 20)
        strbuf_add(&text, "0123456789abcdef");
    elements = show(text.data);
    ck_assert_ptr_nonnull(strstr(elements, "at most 4 MiB"));
    free(elements);
    strbuf_free(&text);
}
END_TEST

TEST_MAIN(json, objects_are_written, hostile_text_is_escaped, decimals_are_exact,
          documents_are_read, bad_element_names_its_line, limits_hold)
