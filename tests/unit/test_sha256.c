#include <string.h>

#include "sourcebench/io/file.h"
#include "sourcebench/io/sha256.h"

#include "suite.h"
#include "temporary.h"

/* FIPS 180-4 examples and the short messages of NIST's CAVP (SHA256ShortMsg.rsp). */
static const struct {
    const char *message;
    size_t length;
    const char *hash;
} vectors[] = {
    {"", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"abc", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56,
     "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
    {"abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqr"
     "lmnopqrsmnopqrstnopqrstu",
     112, "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"},
    {"\xd3", 1, "28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1"},
    {"\x11\xaf", 2, "5ca7133fa735326081558ac312c620eeca9970d1e70a4b95533d956f072d1f98"},
};

static const char *hash_of(const char *message, size_t length, size_t step) {
    static char out[SHA256_TEXT];
    struct sha256 s;
    sha256_begin(&s);
    for (size_t i = 0; i < length; i += step)
        sha256_add(&s, message + i, length - i < step ? length - i : step);
    sha256_end(&s, out);
    return out;
}

START_TEST(published_vectors) {
    for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++)
        for (size_t step = 1; step < 130; step += 7)
            ck_assert_str_eq(hash_of(vectors[i].message, vectors[i].length, step), vectors[i].hash);
}
END_TEST

/* FIPS 180-4: one million times "a". */
START_TEST(million_letters) {
    static char text[1000000];
    memset(text, 'a', sizeof text);
    ck_assert_str_eq(hash_of(text, sizeof text, 4093),
                     "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}
END_TEST

START_TEST(files_are_hashed) {
    const char *folder = temporary_folder(), *path = temporary_path(folder, "a");
    struct error err;
    char out[SHA256_TEXT];
    ck_assert(file_write(NULL, path, "abc", 3, 0600, &err));
    ck_assert(sha256_file(NULL, path, out, &err));
    ck_assert_str_eq(out, vectors[1].hash);
    ck_assert(!sha256_file(NULL, temporary_path(folder, "none"), out, &err));
    ck_assert_int_eq(err.code, ERROR_NOT_FOUND);
    temporary_remove(folder);
}
END_TEST

TEST_MAIN(sha256, published_vectors, million_letters, files_are_hashed)
