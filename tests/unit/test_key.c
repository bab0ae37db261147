/* Names of keys; bytes of terminals (xterm's ctlseqs, rxvt's and console_codes(4)) to keys. */
#include <string.h>

#include "sourcebench/core/memory.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/tui/key.h"

#include "suite.h"

/* All keys that the bytes give, by name, a paste with its text in brackets. */
static char *decode(struct key_decoder *d, const char *bytes, size_t length, bool final) {
    struct strbuf names = {0};
    struct key key;
    char name[64];
    key_decoder_feed(d, bytes, length);
    while (key_decoder_next(d, final, &key)) {
        key_name_of(key, name, sizeof name);
        strbuf_addf(&names, "%s%s", names.length ? " " : "",
                    key.code == KEYC_NONE    ? "-"
                    : key.code == KEYC_PASTE ? ""
                                             : name);
        if (key.code == KEYC_PASTE)
            strbuf_addf(&names, "[%s]", key_decoder_paste(d));
    }
    return strbuf_take(&names);
}

static void expect_keys(const char *bytes, const char *names) {
    struct key_decoder *d = key_decoder_new();
    char *got = decode(d, bytes, strlen(bytes), true);
    ck_assert_msg(strcmp(got, names) == 0, "\"%s\" gave %s, not %s", bytes + (*bytes == 27), got,
                  names);
    mem_free(got);
    key_decoder_free(d);
}

/* However the bytes arrive, the keys are the same. */
static void expect_keys_in_pieces(const char *bytes, const char *names) {
    struct key_decoder *d = key_decoder_new();
    struct strbuf all = {0};
    for (size_t i = 0; bytes[i]; i++) {
        char *got = decode(d, bytes + i, 1, bytes[i + 1] == '\0');
        strbuf_addf(&all, "%s%s", all.length && *got ? " " : "", got);
        mem_free(got);
    }
    ck_assert_str_eq(strbuf_text(&all), names);
    strbuf_free(&all);
    key_decoder_free(d);
}

static const struct {
    const char *bytes, *names;
} sent[] = {
    {"aD 1", "a D Space 1"},
    {"é箱🎒", "é 箱 🎒"},
    {"\r\t\x7f", "Enter Tab Backspace"},
    {"\x01\x12\x1a\x1f\x08", "Ctrl-A Ctrl-R Ctrl-Z Ctrl-_ Ctrl-H"},
    {"\n", "Enter"},
    {"\033", "Esc"},
    {"\033x", "Alt-x"},
    {"\033\033", "Esc Esc"},
    {"\033\r", "Alt-Enter"},
    {"\033é", "Alt-é"},
    {"\033[A\033[B\033[C\033[D", "Up Down Right Left"},
    {"\033OA\033OB\033OH\033OF", "Up Down Home End"},
    {"\033[H\033[F\033[1~\033[4~\033[7~\033[8~", "Home End Home End Home End"},
    {"\033[2~\033[3~\033[5~\033[6~", "Insert Delete PgUp PgDn"},
    {"\033[1;5A\033[1;3D\033[1;2F\033[5;5~", "Ctrl-Up Alt-Left Shift-End Ctrl-PgUp"},
    {"\033OP\033[15~\033[21~\033[24~\033[1;2S", "F1 F5 F10 F12 Shift-F4"},
    {"\033[[A\033[[E", "F1 F5"},
    {"\033[Z", "Shift-Tab"},
    {"\033Oa\033[a\033[3$\033[3^", "Ctrl-Up Shift-Up Shift-Delete Ctrl-Delete"},
    {"\033\033[A", "Alt-Up"},
    {"\033Op\033Oy\033Oj\033OM", "0 9 * Enter"},
    {"\033[97;5u\033[27;5;97~\033[97;2u\033[27u", "Ctrl-A Ctrl-A A Esc"},
    {"\033[99999;5u", "-"},
    {"\033[<64;10;5M\033[<65;10;5Ma\033[<0;1;1M", "Up Down a -"},
    {"\033[M !!a", "- a"},
    {"\033[?62;22cj\033[12;40Rj\033[?2026;1$yj", "- j - j - j"},
    {"\033]52;c;YWJj\007j\033]0;x\033\\j\033Pabc\033\\j", "- j - j - j"},
    {"\033[1;2", "-"},
    {"\033[12\001j", "- Ctrl-A j"},
    {"\033[38:2:1:2:3mj", "- j"},
    {"\xff\xc3(\xc0\x80", "- - ( - -"},
    {"\xc2\x9b"
     "A",
     "- A"},
    {"\033[200~q\nquit\033[31mx\033[201~j", "[q\nquit\033[31mx] j"},
    {"\033[200~one\033[201~\033[200~two\033[201~", "[one] [two]"},
    {"\033[200~\033[201~", "[]"},
};

START_TEST(bytes_become_keys) {
    for (size_t i = 0; i < sizeof sent / sizeof *sent; i++) {
        expect_keys(sent[i].bytes, sent[i].names);
        if (strcmp(sent[i].bytes, "\033[M !!a") != 0)
            expect_keys_in_pieces(sent[i].bytes, sent[i].names);
    }
}
END_TEST

START_TEST(unfinished_sequences_wait_for_their_time) {
    struct key_decoder *d = key_decoder_new();
    char *got = decode(d, "\033", 1, false);
    ck_assert_str_eq(got, "");
    ck_assert(key_decoder_pending(d));
    mem_free(got);
    got = decode(d, "[", 1, false);
    ck_assert_str_eq(got, "");
    mem_free(got);
    got = decode(d, "Aj", 2, false);
    ck_assert_str_eq(got, "Up j");
    ck_assert(!key_decoder_pending(d));
    mem_free(got);
    key_decoder_free(d);
}
END_TEST

/* A line that stalls in the middle of a paste does not turn the rest of it into commands. */
START_TEST(a_paste_has_no_time_limit) {
    struct key_decoder *d = key_decoder_new();
    char *got = decode(d, "\033[200~first D", 13, true);
    ck_assert_str_eq(got, "");
    ck_assert(!key_decoder_pending(d));
    mem_free(got);
    got = decode(d, "D\033[201", 6, true);
    ck_assert_str_eq(got, "");
    mem_free(got);
    got = decode(d, "~j", 2, true);
    ck_assert_str_eq(got, "[first DD] j");
    mem_free(got);
    key_decoder_free(d);
}
END_TEST

START_TEST(endless_sequences_are_dropped) {
    struct key_decoder *d = key_decoder_new();
    char digits[1000];
    memset(digits, '1', sizeof digits);
    mem_free(decode(d, "\033[", 2, false));
    for (int i = 0; i < 50; i++)
        mem_free(decode(d, digits, sizeof digits, false));
    char *got = decode(d, "mj", 2, false);
    ck_assert_str_eq(got, "j");
    mem_free(got);
    mem_free(decode(d, "\033]", 2, false));
    got = decode(d, digits, sizeof digits, false);
    ck_assert_str_eq(got, "");
    ck_assert(key_decoder_pending(d));
    mem_free(got);
    got = decode(d, "", 0, true);
    ck_assert_str_eq(got, "");
    ck_assert(!key_decoder_pending(d));
    mem_free(got);
    key_decoder_free(d);
}
END_TEST

START_TEST(terminals_teach_their_own_sequences) {
    struct key_decoder *d = key_decoder_new();
    key_decoder_learn(d, "\033\001x", (struct key){KEYC_HOME, 0});
    key_decoder_learn(d, "\b", (struct key){KEYC_BACKSPACE, 0});
    char *got = decode(d, "\033\001x\bj", 5, false);
    ck_assert_str_eq(got, "Home Backspace j");
    mem_free(got);
    key_decoder_free(d);
}
END_TEST

START_TEST(names_are_read_and_written) {
    static const struct {
        const char *name, *written; /* NULL: no key */
    } names[] = {
        {"a", "a"},
        {"D", "D"},
        {"Ctrl-R", "Ctrl-R"},
        {"ctrl-r", "Ctrl-R"},
        {"^R", "Ctrl-R"},
        {"^", "^"},
        {"Alt-x", "Alt-x"},
        {"Alt-X", "Alt-X"},
        {"Space", "Space"},
        {"Tab", "Tab"},
        {"Ctrl-I", "Tab"},
        {"Ctrl-M", "Enter"},
        {"Return", "Enter"},
        {"Esc", "Esc"},
        {"Ctrl-[", "Esc"},
        {"Shift-Tab", "Shift-Tab"},
        {"PgDn", "PgDn"},
        {"PageUp", "PgUp"},
        {"F5", "F5"},
        {"F12", "F12"},
        {"Shift-a", "A"},
        {"é", "é"},
        {"|", "|"},
        {"Ctrl--", "Ctrl--"},
        {"Ctrl-Alt-Del", "Ctrl-Alt-Delete"},
        {"Ctrl-Space", "Ctrl-Space"},
        {"", NULL},
        {"ab", NULL},
        {"F13", NULL},
        {"F0", NULL},
        {"F05", NULL},
        {"Ctrl-", NULL},
        {"Shift-1", NULL},
        {"\xff", NULL},
        {"\x01", NULL},
        {"Super-a", NULL},
        {"\xc2\x9b", NULL},
        {" ", NULL},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct key key, again;
        char written[64];
        bool known = key_parse(names[i].name, strlen(names[i].name), &key);
        ck_assert_msg(known == (names[i].written != NULL), "%s", names[i].name);
        if (!known)
            continue;
        key_name_of(key, written, sizeof written);
        ck_assert_str_eq(written, names[i].written);
        ck_assert(key_parse(written, strlen(written), &again) && key_equal(key, again));
    }
}
END_TEST

START_TEST(text_is_told_from_commands) {
    ck_assert(key_is_text((struct key){'a', 0}));
    ck_assert(key_is_text((struct key){0x7BB1, 0}));
    ck_assert(key_is_text((struct key){' ', 0}));
    ck_assert(!key_is_text((struct key){'a', KEY_ALT}));
    ck_assert(!key_is_text((struct key){'a', KEY_CTRL}));
    ck_assert(!key_is_text((struct key){KEYC_ENTER, 0}));
}
END_TEST

TEST_MAIN(key, bytes_become_keys, unfinished_sequences_wait_for_their_time,
          a_paste_has_no_time_limit, endless_sequences_are_dropped,
          terminals_teach_their_own_sequences, names_are_read_and_written,
          text_is_told_from_commands)
