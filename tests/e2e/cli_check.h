/*
 * What the tests of the command line ask of a run: its words, its JSON, its suppliers.
 */
#ifndef TESTS_E2E_CLI_CHECK_H
#define TESTS_E2E_CLI_CHECK_H

#include <check.h>
#include <jansson.h>
#include <stdbool.h>
#include <string.h>

#include "run_cli.h"

/* Runs it, wants that exit status, and that standard output (or error) has the text. */
#define cli_says(home, status, text, ...)                                                          \
    do {                                                                                           \
        struct cli_result says_ = cli_expect((home), (status), __VA_ARGS__);                       \
        const char *where_ = (status) ? strbuf_text(&says_.err) : strbuf_text(&says_.out);         \
        ck_assert_msg(strstr(where_, (text)), "\"%s\" is not in what it said:\n%s%s", (text),      \
                      strbuf_text(&says_.out), strbuf_text(&says_.err));                           \
        cli_free(&says_);                                                                          \
    } while (0)

/* The JSON that a run prints; the caller gives it back with json_decref(). */
json_t *cli_take_json(struct cli_result result);
#define cli_json(home, ...) cli_take_json(cli_expect((home), 0, __VA_ARGS__))

/* Checks members of an object: json_is(report, "added", 15). */
void json_is(const json_t *object, const char *member, long long value);
void json_says(const json_t *object, const char *member, const char *text);

/* How many suppliers a filter finds. */
long long cli_count(const struct home *home, const char *filter);

#endif
