#include "sourcebench/service/attach.h"

#include <stdlib.h>

#include "sourcebench/core/supplier.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/command.h"
#include "sourcebench/io/sha256.h"

bool attach_file(struct session *session, const struct entity *owner, int64_t owner_id,
                 int64_t supplier, const char *path, const char *caption, struct error *err) {
    struct arena arena = {0};
    char hex[SHA256_TEXT];
    bool ok = sha256_file(session_exchange_folder(session), path, hex, err);
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
