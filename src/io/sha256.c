#include "sourcebench/io/sha256.h"

#include <stdio.h>

#include "sourcebench/io/file.h"
#include "sourcebench/io/source.h"

void sha256_begin(struct sha256 *s) {
    sha256_init(&s->context);
}

void sha256_add(struct sha256 *s, const void *data, size_t length) {
    sha256_update(&s->context, length, data);
}

void sha256_end(struct sha256 *s, char out[SHA256_TEXT]) {
    unsigned char digest[SHA256_DIGEST_SIZE];
    sha256_digest(&s->context, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++)
        snprintf(out + 2 * i, 3, "%02x", digest[i]);
}

bool sha256_file(const char *beneath, const char *path, char out[SHA256_TEXT], struct error *err) {
    int fd = file_open(beneath, path, err);
    if (fd < 0)
        return false;
    struct byte_source source = source_from_fd(fd, path);
    struct sha256 s;
    char block[16 * 1024];
    size_t n;
    bool good;
    sha256_begin(&s);
    while ((good = source.read(source.user, block, sizeof block, &n, err)) && n > 0)
        sha256_add(&s, block, n);
    sha256_end(&s, out);
    source_close(&source);
    return good;
}
