#include "sourcebench/service/attach.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sourcebench/core/supplier.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/command.h"
#include "sourcebench/io/file.h"
#include "sourcebench/io/sha256.h"

static bool hash_file(struct session *session, const char *path, char hex[SHA256_HEX],
                      struct error *err) {
    struct sha256 state;
    char buffer[16384];
    ssize_t n;
    int fd = file_open(session_exchange_folder(session), path, err);
    if (fd < 0)
        return false;
    sha256_init(&state);
    while ((n = read(fd, buffer, sizeof buffer)) > 0)
        sha256_add(&state, buffer, (size_t)n);
    close(fd);
    sha256_finish(&state, hex);
    return n == 0 || error_set(err, ERROR_IO, "%s could not be read to its end.", path);
}

bool attach_file(struct session *session, const struct entity *owner, int64_t owner_id,
                 int64_t supplier, const char *path, const char *caption, struct error *err) {
    struct arena arena = {0};
    char hex[SHA256_HEX];
    bool ok = hash_file(session, path, hex, err);
    if (ok) {
        char *whole = realpath(path, NULL);
        struct record *r = record_new(&attachment_entity, &arena);
        r->values[ATTACHMENT_SUPPLIER] = value_int(supplier);
        r->values[ATTACHMENT_TABLE] = value_text(owner->table);
        r->values[ATTACHMENT_ROW] = value_int(owner_id);
        r->values[ATTACHMENT_PATH] = value_text(arena_string(&arena, whole ? whole : path));
        r->values[ATTACHMENT_HASH] = value_text(hex);
        r->values[ATTACHMENT_CAPTION] = value_text(text_clean(&arena, caption, false));
        free(whole); /* realpath's own */
        ok = command_add(session->store, r, err);
    }
    arena_free(&arena);
    return ok;
}
