/*
 * What every test program of tests/unit shares: `TEST_MAIN(memory, test_a, test_b)` runs the named
 * Check tests in one case and gives main().
 */
#ifndef TESTS_UNIT_SUITE_H
#define TESTS_UNIT_SUITE_H

#include <check.h>
#include <stdlib.h>

/* ck_assert_msg() for what is asserted a hundred thousand times: Check writes a note for each of
 * its own, which takes longer than what is tested. */
#define ensure(ok, ...)                                                                            \
    do {                                                                                           \
        if (!(ok))                                                                                 \
            ck_abort_msg(__VA_ARGS__);                                                             \
    } while (0)

/* The call succeeds; else its error is told. */
#define MUST(call, err) ck_assert_msg(call, "%s (%s)", (err).message, (err).detail)

#define TEST_MAIN(name, ...)                                                                       \
    int main(void) {                                                                               \
        const TTest *const tests[] = {__VA_ARGS__};                                                \
        Suite *suite = suite_create(#name);                                                        \
        TCase *tcase = tcase_create(#name);                                                        \
        tcase_set_timeout(tcase, 60);                                                              \
        for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)                                  \
            tcase_add_test(tcase, tests[i]);                                                       \
        suite_add_tcase(suite, tcase);                                                             \
        SRunner *runner = srunner_create(suite);                                                   \
        srunner_run_all(runner, CK_NORMAL);                                                        \
        int failed = srunner_ntests_failed(runner);                                                \
        srunner_free(runner);                                                                      \
        return failed ? EXIT_FAILURE : EXIT_SUCCESS;                                               \
    }

#endif
