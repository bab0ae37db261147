#include <stdint.h>
#include <string.h>

#include "sourcebench/core/error.h"
#include "sourcebench/core/memory.h"
#include "sourcebench/core/strbuf.h"

#include "suite.h"

START_TEST(arena_keeps_what_it_gave) {
    struct arena a = {0};
    char *small = arena_string(&a, "Hà Nội");
    char *large = arena_alloc(&a, 100000, 1);
    memset(large, 'x', 100000);
    for (int i = 0; i < 1000; i++)
        ck_assert_uint_eq((uintptr_t)arena_alloc(&a, 1, 3) % sizeof(void *), 0);
    ck_assert_str_eq(small, "Hà Nội");
    ck_assert_str_eq(arena_format(&a, "%d of %s", 3, "many"), "3 of many");
    arena_free(&a);
    ck_assert_ptr_null(a.head);
}
END_TEST

START_TEST(string_buffer_grows) {
    struct strbuf b = {0};
    ck_assert_str_eq(strbuf_text(&b), "");
    for (int i = 0; i < 1000; i++)
        strbuf_addf(&b, "%d,", i);
    ck_assert_uint_eq(b.length, strlen(b.data));
    strbuf_truncate(&b, 4);
    ck_assert_str_eq(strbuf_text(&b), "0,1,");
    char *taken = strbuf_take(&b);
    ck_assert_str_eq(taken, "0,1,");
    mem_free(taken);
    strbuf_free(&b);
}
END_TEST

/* Under the sanitizer a place that is not there ends the test. */
START_TEST(array_grows_as_it_is_filled) {
    int *numbers = NULL;
    for (size_t back = 0; back < 100; back++) {
        for (size_t n = back; n < 100 + 7 * back; n++) {
            numbers = mem_grow(numbers, n, sizeof *numbers);
            numbers[n] = (int)n;
        }
        for (size_t n = 0; n < 100 + 7 * back; n++)
            ensure(numbers[n] == (int)n, "%zu", n);
    }
    mem_free(numbers);
}
END_TEST

START_TEST(long_message_is_cut_at_a_character) {
    struct error e;
    char name[600];
    for (size_t i = 0; i + 3 <= sizeof name; i += 3)
        memcpy(name + i, "箱", 3);
    name[597] = '\0';
    ck_assert(!error_set(&e, ERROR_INPUT, "ab%s", name));
    size_t length = strlen(e.message);
    ck_assert_uint_lt(length, sizeof e.message);
    ck_assert_uint_eq((length - 2) % 3, 0);
}
END_TEST

/* What was typed at great length hides neither what it is about nor what to do. */
START_TEST(long_words_are_shortened) {
    struct error e;
    char name[10001];
    memset(name, 'y', 10000);
    name[10000] = '\0';
    error_set(&e, ERROR_INPUT, "No supplier is called \"%s\"; look it up.", name);
    ck_assert_uint_lt(strlen(e.message), 160);
    ck_assert_ptr_nonnull(strstr(e.message, "called \"yyyyyy"));
    ck_assert_ptr_nonnull(strstr(e.message, "yyy…yyy"));
    ck_assert_ptr_nonnull(strstr(e.message, "yyyy\"; look it up."));
    for (size_t i = 4; i < 10000; i += 5)
        name[i] = ' ';
    error_set(&e, ERROR_INPUT, "No supplier is called \"%s\"; look it up.", name);
    ck_assert_uint_lt(strlen(e.message), 160);
    ck_assert_ptr_nonnull(strstr(e.message, "; look it up."));
    error_set(&e, ERROR_INPUT, "%.90s/%s cannot be read; check it.", name, "箱箱箱.csv");
    ck_assert_ptr_nonnull(strstr(e.message, "/箱箱箱.csv cannot be read; check it."));
    error_set(&e, ERROR_INPUT, "A \"quote that never ends %.130s end", name + 5000);
    ck_assert_ptr_nonnull(strstr(e.message, " end"));
    error_set(&e, ERROR_INPUT, "%s", "");
    ck_assert_str_eq(e.message, "");
}
END_TEST

TEST_MAIN(memory, long_words_are_shortened, arena_keeps_what_it_gave, string_buffer_grows,
          array_grows_as_it_is_filled, long_message_is_cut_at_a_character)
