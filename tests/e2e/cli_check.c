#include "cli_check.h"

json_t *cli_take_json(struct cli_result result) {
    json_error_t error;
    json_t *value = json_loads(strbuf_text(&result.out), 0, &error);
    ck_assert_msg(value, "no JSON: %s at line %d of\n%s", error.text, error.line,
                  strbuf_text(&result.out));
    cli_free(&result);
    return value;
}

void json_is(const json_t *object, const char *member, long long value) {
    const json_t *found = json_object_get(object, member);
    ck_assert_msg(json_is_integer(found), "\"%s\" is no number", member);
    ck_assert_msg(json_integer_value(found) == value, "\"%s\" is %lld instead of %lld", member,
                  (long long)json_integer_value(found), value);
}

void json_says(const json_t *object, const char *member, const char *text) {
    const char *found = json_string_value(json_object_get(object, member));
    ck_assert_msg(found && strcmp(found, text) == 0, "\"%s\" is \"%s\" instead of \"%s\"", member,
                  found ? found : "nothing", text);
}

long long cli_count(const struct home *home, const char *filter) {
    json_t *list = cli_json(home, "supplier", "list", filter, "--json", NULL);
    long long count = json_integer_value(json_object_get(list, "count"));
    ck_assert_int_eq((long long)json_array_size(json_object_get(list, "suppliers")), count);
    json_decref(list);
    return count;
}
