#include "crash.h"

#include <sqlite3.h>
#include <stdint.h>
#include <stdlib.h>

static uint64_t state;

static int number_of(const char *variable, int otherwise) {
    const char *text = getenv(variable);
    return text && atoi(text) > 0 ? atoi(text) : otherwise;
}

void crash_begin(void) {
    state = UINT64_C(88172645463325252) + (uint64_t)number_of("CRASH_SEED", 1);
}

int crash_rounds(void) {
    return number_of("CRASH_ROUNDS", 10);
}

/* xorshift64*: the same moments on each machine, as far as time goes */
int crash_random(int limit) {
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return (int)((state * UINT64_C(2685821657736338717) >> 33) % (uint64_t)limit);
}

int crash_ask(struct bench *b, const char *sql) {
    sqlite3 *db;
    sqlite3_stmt *statement;
    ck_assert_int_eq(sqlite3_open_v2(b->database, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    sqlite3_busy_timeout(db, 5000);
    ck_assert_msg(sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK, "%s: %s", sql,
                  sqlite3_errmsg(db));
    ck_assert_int_eq(sqlite3_step(statement), SQLITE_ROW);
    int answer = sqlite3_column_int(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return answer;
}

void crash_check(struct bench *b) {
    const char *output;
    ck_assert(crash_ask(
        b, "SELECT (SELECT group_concat(integrity_check) FROM pragma_integrity_check) = 'ok'"));
    ck_assert(crash_ask(b, "SELECT count(*) = 0 FROM pragma_foreign_key_check"));
    ck_assert_msg(bench_try(b, &output, "doctor", NULL) == 0, "doctor says:\n%s", output);
}

int crash_main(const char *name, const TTest *test) {
    Suite *suite = suite_create(name);
    TCase *tcase = tcase_create(name);
    tcase_set_timeout(tcase, 0);
    tcase_add_test(tcase, test);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
