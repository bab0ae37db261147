#include <stdio.h>
#include <string.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/tui/edit.h"
#include "sourcebench/tui/history.h"

#include "suite.h"

static void type(struct edit *e, const char *keys) {
    for (const char *s = keys; *s;) {
        struct key key;
        size_t length = strcspn(s, " ");
        ck_assert_msg(key_parse(s, length, &key), "key %s", s);
        edit_key(e, key);
        s += length + (s[length] == ' ');
    }
}

/* The text with | at the cursor. */
static const char *state(const struct edit *e) {
    static char out[300];
    size_t cursor = e->cursor;
    memcpy(out, edit_text(e), cursor);
    out[cursor] = '|';
    strcpy(out + cursor + 1, edit_text(e) + cursor);
    return out;
}

START_TEST(keys_move_and_delete) {
    static const struct {
        const char *text, *keys, *state;
    } cases[] = {
        {"", "a b Space c", "ab c|"},
        {"one two", "Left Left x", "one tx|wo"},
        {"one two", "Home x", "x|one two"},
        {"one two", "Ctrl-A Ctrl-K", "|"},
        {"one two", "Ctrl-A Ctrl-Right", "one| two"},
        {"one two", "Ctrl-Left", "one |two"},
        {"one two.", "Ctrl-Left Ctrl-Left", "|one two."},
        {"one two.", "Ctrl-W", "one |"},
        {"one two  ", "Ctrl-W", "one |"},
        {"one two", "Ctrl-U", "|"},
        {"one two", "Home Delete Delete", "|e two"},
        {"one two", "Backspace", "one tw|"},
        {"one two", "Home Ctrl-E", "one two|"},
        {"one two", "Alt-b Alt-d", "one |"},
        /* a letter and its mark are one, as are flags and families */
        {"Ha\xCC\x80 Nội", "Home Right Right", "Ha\xCC\x80| Nội"},
        {"Ha\xCC\x80", "Backspace", "H|"},
        {"\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7", "Backspace", "|"},
        {"\xF0\x9F\x87\xBB\xF0\x9F\x87\xB3\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA", "Backspace",
         "\xF0\x9F\x87\xBB\xF0\x9F\x87\xB3|"},
        {"东莞远行箱包", "Left Backspace", "东莞远行|包"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct edit e = {0};
        edit_set(&e, cases[i].text);
        type(&e, cases[i].keys);
        ck_assert_str_eq(state(&e), cases[i].state);
        edit_free(&e);
    }
}
END_TEST

START_TEST(what_is_pasted_is_clean) {
    static const struct {
        const char *pasted;
        bool lines;
        const char *text;
    } cases[] = {
        {"two\nlines", false, "two lines"},
        {"two\r\nlines\rmore", true, "two\nlines\nmore"},
        {"a\tb", true, "a b"},
        {"\x1B[31mred\x07", false, "[31mred"},
        {"bad \xFF byte", false, "bad \xEF\xBF\xBD byte"},
        {"cut \xE6\x9D", false, "cut \xEF\xBF\xBD\xEF\xBF\xBD"},
        {"c1 \xC2\x9B"
         "31m",
         false, "c1 31m"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct edit e = {0};
        edit_insert(&e, cases[i].pasted, cases[i].lines);
        ck_assert_str_eq(edit_text(&e), cases[i].text);
        ck_assert(edit_at_end(&e));
        edit_free(&e);
    }
}
END_TEST

START_TEST(a_mark_joins_the_letter_before) {
    struct edit e = {0};
    edit_set(&e, "ab");
    type(&e, "Left");
    edit_insert(&e, "\xCC\x80", false);
    ck_assert_str_eq(state(&e), "a\xCC\x80|b");
    edit_free(&e);
}
END_TEST

START_TEST(too_long_is_not_taken) {
    struct edit e = {0};
    char *large = mem_alloc(EDIT_MAX + 1, 1);
    memset(large, 'x', EDIT_MAX);
    ck_assert(edit_insert(&e, large, false));
    ck_assert(!edit_insert(&e, "y", false));
    ck_assert_int_eq(edit_key(&e, (struct key){'y', 0}), EDIT_IGNORED);
    ck_assert_uint_eq(strlen(edit_text(&e)), EDIT_MAX);
    mem_free(large);
    edit_free(&e);
}
END_TEST

START_TEST(other_keys_are_left_alone) {
    struct edit e = {0};
    edit_set(&e, "x");
    ck_assert_int_eq(edit_key(&e, (struct key){KEYC_ENTER, 0}), EDIT_IGNORED);
    ck_assert_int_eq(edit_key(&e, (struct key){'s', KEY_CTRL}), EDIT_IGNORED);
    ck_assert_int_eq(edit_key(&e, (struct key){KEYC_RIGHT, 0}), EDIT_IGNORED);
    ck_assert_int_eq(edit_key(&e, (struct key){KEYC_LEFT, 0}), EDIT_MOVED);
    ck_assert_int_eq(edit_key(&e, (struct key){KEYC_DELETE, 0}), EDIT_CHANGED);
    edit_free(&e);
}
END_TEST

START_TEST(history_keeps_each_line_once) {
    struct histories all = {0};
    struct history *h = histories_get(&all, "filter");
    history_add(h, "country:VN");
    history_add(h, "");
    history_add(h, "moq:<500");
    history_add(h, "country:VN");
    ck_assert_int_eq(h->count, 2);
    ck_assert_str_eq(h->lines[1], "country:VN");
    ck_assert_int_eq(histories_get(&all, "search")->count, 0);
    ck_assert_ptr_eq(histories_get(&all, "filter"), h);
    for (int i = 0; i < 3 * HISTORY_LINES; i++) {
        char line[20];
        snprintf(line, sizeof line, "line %d", i);
        history_add(h, line);
    }
    ck_assert_int_eq(h->count, HISTORY_LINES);
    ck_assert_str_eq(h->lines[HISTORY_LINES - 1], "line 149");
    histories_free(&all);
}
END_TEST

TEST_MAIN(edit, keys_move_and_delete, what_is_pasted_is_clean, a_mark_joins_the_letter_before,
          too_long_is_not_taken, other_keys_are_left_alone, history_keeps_each_line_once)
