/*
 * bench [PART…]: prints the table. Parts: import, paint, keys, thrift, agenda, matrix, lead, award;
 * without any, all in this order. Runs in the folder of the build; the databases of the last import
 * are used where the import is left out.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"

/* Each part is a test, so that the harness can say what is wrong and show the screen. */
START_TEST(import_part) {
    measure_import();
}
END_TEST

START_TEST(paint_part) {
    measure_paint();
}
END_TEST

START_TEST(keys_part) {
    measure_keys();
}
END_TEST

START_TEST(thrift_part) {
    measure_thrift();
}
END_TEST

START_TEST(agenda_part) {
    measure_agenda();
}
END_TEST

START_TEST(matrix_part) {
    measure_matrix();
}
END_TEST

START_TEST(lead_part) {
    measure_lead();
}
END_TEST

START_TEST(award_part) {
    measure_award();
}
END_TEST

static bool is_named(const char *name, int n, char **names) {
    for (int i = 0; i < n; i++) {
        if (strcmp(names[i], name) == 0)
            return true;
    }
    return n == 0;
}

int main(int argc, char **argv) {
    const struct {
        const char *name;
        const TTest *test;
    } parts[] = {{"import", import_part}, {"paint", paint_part},   {"keys", keys_part},
                 {"thrift", thrift_part}, {"agenda", agenda_part}, {"matrix", matrix_part},
                 {"lead", lead_part},     {"award", award_part}};
    Suite *suite = suite_create("bench");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        TCase *tcase = tcase_create(parts[i].name);
        if (is_named(parts[i].name, argc - 1, argv + 1))
            tcase_add_test(tcase, parts[i].test);
        suite_add_tcase(suite, tcase);
    }
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_NOFORK); /* the table counts over all parts */
    table_begin();
    srunner_run_all(runner, CK_SILENT);
    srunner_print(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return table_end() && failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
