#include "sourcebench/service/draft.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sourcebench/core/strbuf.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/purge.h"
#include "sourcebench/io/file.h"
#include "sourcebench/io/json.h"

enum { DRAFT_LIMIT = 4 << 20 };

/* A short name for a database: FNV-1a of its path. */
static uint64_t database_hash(const char *path) {
    uint64_t hash = UINT64_C(14695981039346656037);
    for (; *path; path++)
        hash = (hash ^ (unsigned char)*path) * UINT64_C(1099511628211);
    return hash;
}

static char *folder_path(const struct session *session, struct arena *arena) {
    return arena_format(arena, "%s/drafts", session->xdg.state_folder);
}

static char *draft_path(const struct session *session, const char *table, int64_t id,
                        int64_t parent, struct arena *arena) {
    return arena_format(arena, "%s/%016llx-%s-%lld-%lld.json", folder_path(session, arena),
                        (unsigned long long)database_hash(session->database), table, (long long)id,
                        (long long)parent);
}

bool draft_keep(struct session *session, const struct draft *draft, struct error *err) {
    struct arena arena = {0};
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    bool ok = out != NULL;
    if (!ok)
        error_set(err, ERROR_IO, "The draft could not be kept: no memory.");
    if (ok) {
        struct json_writer w;
        json_write_begin(&w, out, true);
        json_write_object(&w, NULL);
        json_write_text(&w, "table", draft->table);
        json_write_id(&w, "id", draft->id);
        json_write_id(&w, "parent", draft->parent);
        json_write_text(&w, "subject", draft->subject);
        json_write_int(&w, "at", draft->at);
        json_write_object(&w, "texts");
        for (int i = 0; i < draft->count; i++)
            json_write_text(&w, draft->names[i], draft->texts[i]);
        json_write_object_end(&w);
        json_write_object_end(&w);
        json_write_end(&w);
        ok = fclose(out) == 0 || error_set(err, ERROR_IO, "The draft could not be kept.");
    }
    ok = ok && folder_make(folder_path(session, &arena), FOLDER_PRIVATE, err) &&
         file_write(NULL, draft_path(session, draft->table, draft->id, draft->parent, &arena), text,
                    length, FILE_PRIVATE, err);
    free(text); /* open_memstream's own */
    arena_free(&arena);
    return ok;
}

bool draft_drop(struct session *session, const char *table, int64_t id, int64_t parent,
                struct error *err) {
    struct arena arena = {0};
    const char *path = draft_path(session, table, id, parent, &arena);
    bool ok = unlink(path) == 0 || errno == ENOENT || file_error_writing(err, errno, path);
    arena_free(&arena);
    return ok;
}

static int64_t id_member(const json_t *object, const char *name) {
    const char *text = json_string_value(json_object_get(object, name));
    return text ? strtoll(text, NULL, 10) : 0;
}

static const char *text_member(const json_t *object, const char *name, struct arena *arena) {
    return arena_string(arena, json_string_value(json_object_get(object, name)));
}

/* Reads one draft; false where the file is none. */
static bool read_draft(const char *path, struct draft *draft, struct arena *arena) {
    struct strbuf text = {0};
    struct error ignored; /* an unreadable draft is left alone */
    json_t *root = NULL;
    if (file_read(NULL, path, DRAFT_LIMIT, &text, &ignored))
        root = json_loads(strbuf_text(&text), 0, NULL);
    json_t *texts = json_object_get(root, "texts");
    *draft = (struct draft){.table = text_member(root, "table", arena),
                            .id = id_member(root, "id"),
                            .parent = id_member(root, "parent"),
                            .subject = text_member(root, "subject", arena),
                            .at = json_integer_value(json_object_get(root, "at")),
                            .path = arena_string(arena, path)};
    size_t n = json_object_size(texts);
    draft->names = arena_alloc(arena, n, sizeof *draft->names);
    draft->texts = arena_alloc(arena, n, sizeof *draft->texts);
    const char *name;
    json_t *value;
    json_object_foreach(texts, name, value) {
        draft->names[draft->count] = arena_string(arena, name);
        draft->texts[draft->count] = text_member(texts, name, arena);
        draft->count += draft->texts[draft->count] != NULL;
    }
    bool ok = draft->table && json_is_object(texts);
    json_decref(root);
    strbuf_free(&text);
    return ok;
}

static int newest_first(const void *a, const void *b) {
    int64_t x = ((const struct draft *)a)->at, y = ((const struct draft *)b)->at;
    return (x < y) - (x > y);
}

static char *file_prefix(const struct session *session, struct arena *arena) {
    return arena_format(arena, "%016llx-", (unsigned long long)database_hash(session->database));
}

/* The next file of the folder that is a draft of this database, in the arena; NULL at the end. */
static const char *next_file(DIR *dir, const char *folder, const char *prefix,
                             struct arena *arena) {
    for (struct dirent *e; (e = readdir(dir));) {
        size_t length = strlen(e->d_name);
        if (strncmp(e->d_name, prefix, strlen(prefix)) == 0 && length > 5 &&
            strcmp(e->d_name + length - 5, ".json") == 0)
            return arena_format(arena, "%s/%s", folder, e->d_name);
    }
    return NULL;
}

bool draft_list(struct session *session, struct arena *arena, struct draft **drafts, int *count,
                struct error *err) {
    enum { DRAFTS = 64 };
    const char *folder = folder_path(session, arena);
    const char *prefix = file_prefix(session, arena), *path;
    *count = 0;
    *drafts = arena_alloc(arena, DRAFTS, sizeof **drafts);
    DIR *dir = opendir(folder);
    if (!dir)
        return errno == ENOENT || file_error_reading(err, errno, folder);
    while (*count < DRAFTS && (path = next_file(dir, folder, prefix, arena)))
        *count += read_draft(path, &(*drafts)[*count], arena);
    closedir(dir);
    qsort(*drafts, (size_t)*count, sizeof **drafts, newest_first);
    return true;
}

/* Of a new record the parent is known, and that is a supplier. */
static bool is_purged(struct session *session, const struct draft *draft, bool *purged,
                      struct error *err) {
    return tombstone_find(session->store, draft->table, draft->id, NULL, NULL, purged, err) &&
           (*purged || tombstone_find(session->store, supplier_entity.table, draft->parent, NULL,
                                      NULL, purged, err));
}

bool draft_drop_purged(struct session *session, int *dropped, struct error *err) {
    struct arena arena = {0};
    const char *folder = folder_path(session, &arena), *prefix = file_prefix(session, &arena),
               *path;
    DIR *dir = opendir(folder);
    bool ok = dir || errno == ENOENT || file_error_reading(err, errno, folder);
    *dropped = 0;
    while (ok && dir && (path = next_file(dir, folder, prefix, &arena))) {
        struct draft draft;
        bool purged = false;
        ok = !read_draft(path, &draft, &arena) || is_purged(session, &draft, &purged, err);
        if (ok && purged) {
            ok = unlink(path) == 0 || file_error_writing(err, errno, path);
            ++*dropped;
        }
    }
    if (dir)
        closedir(dir);
    arena_free(&arena);
    return ok;
}
