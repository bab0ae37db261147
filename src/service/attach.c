#include "sourcebench/service/attach.h"

#include <stdlib.h>

#include "sourcebench/core/supplier.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/command.h"
#include "sourcebench/io/sha256.h"

/* The whole path, so that it leads to the file from any folder. */
static const char *whole_path(const char *beneath, const char *path, struct arena *arena) {
    if (beneath && *path != '/')
        return arena_format(arena, "%s/%s", beneath, path);
    char *real = realpath(path, NULL);
    const char *whole = arena_string(arena, real ? real : path);
    free(real); /* realpath's own */
    return whole;
}

bool attach_file(struct session *session, const struct entity *owner, int64_t owner_id,
                 int64_t supplier, const char *path, const char *caption, struct error *err) {
    struct arena arena = {0};
    char hex[SHA256_TEXT];
    const char *beneath = session_exchange_folder(session);
    bool ok = sha256_file(beneath, path, hex, err);
    if (ok) {
        struct record *r = record_new(&attachment_entity, &arena);
        r->values[ATTACHMENT_SUPPLIER] = value_int(supplier);
        r->values[ATTACHMENT_TABLE] = value_text(owner->table);
        r->values[ATTACHMENT_ROW] = value_int(owner_id);
        r->values[ATTACHMENT_PATH] = value_text(whole_path(beneath, path, &arena));
        r->values[ATTACHMENT_HASH] = value_text(hex);
        r->values[ATTACHMENT_CAPTION] = value_text(text_clean(&arena, caption, false));
        ok = command_add(session->store, r, err);
    }
    arena_free(&arena);
    return ok;
}
