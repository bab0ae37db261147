#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "sourcebench/db/store.h"

#include "suite.h"

START_TEST(makes_a_private_database) {
    char folder[] = "/tmp/test_store_XXXXXX";
    ck_assert_ptr_nonnull(mkdtemp(folder));
    char path[200];
    snprintf(path, sizeof path, "%s/bench.db", folder);
    struct store_options options = {.path = path, .author = "lina", .create = true};
    struct store *store;
    struct error err = {0};
    bool ok = store_open(&options, &store, &err);
    ck_assert_msg(ok, "%s (%s)", err.message, err.detail);
    ck_assert_str_eq(store_device(store), "A");
    struct stat st;
    ck_assert_int_eq(stat(path, &st), 0);
    ck_assert_uint_eq(st.st_mode & 0777, 0600);
    int64_t a = store_new_id(store), b = store_new_id(store);
    ck_assert(a < b);
    store_close(store);
}
END_TEST

TEST_MAIN(store, makes_a_private_database)
