#include "catalogue_seed.h"

#include <stdlib.h>
#include <string.h>

#include "sourcebench/io/sha256.h"

/* Which catalogue it is: "VERSION DIGEST", and a + where a file of the folder is laid over it. */
struct stamp {
    long version;
    const char *digest;
    bool laid_over;
};

static struct stamp stamp_of(const struct catalogue_seed *seed, struct arena *arena) {
    struct sha256 digest;
    struct stamp stamp = {.laid_over = seed->over.length > 0};
    char text[SHA256_TEXT];
    sha256_begin(&digest);
    for (int i = 0; i < seed->n_built_in; i++) {
        const char *version = strstr(seed->built_in[i].text, "\nversion: ");
        stamp.version += version ? strtol(version + strlen("\nversion: "), NULL, 10) : 0;
        sha256_add(&digest, seed->built_in[i].text, seed->built_in[i].length);
    }
    if (seed->over.length)
        sha256_add(&digest, seed->over.text, seed->over.length);
    sha256_end(&digest, text);
    stamp.digest = arena_string(arena, text);
    return stamp;
}

static const char *stamp_text(const struct stamp *s, struct arena *arena) {
    return arena_format(arena, "%ld %s%s", s->version, s->digest, s->laid_over ? " +" : "");
}

/* Several programs and agents may share a database: an older one does not take back what a newer
 * one brought, and one without a file of its own not what another's file says. */
static bool is_wanted(const struct stamp *mine, const char *there) {
    if (!there)
        return true;
    long version = strtol(there, NULL, 10);
    bool same = strstr(there, mine->digest) != NULL, laid_over = strchr(there, '+') != NULL;
    return version < mine->version ||
           (version == mine->version && !same && (mine->laid_over || !laid_over));
}

static bool write_rows(struct store *store, const struct catalogue_seed *seed, const char *stamp,
                       struct arena *arena, struct error *err) {
    struct material_seed rows = {.name = seed->name, .entities = seed->entities, .stamp = stamp};
    struct record **made;
    if (!seed->rows(seed->data, arena, &made, &rows.count, err))
        return false;
    rows.rows = made;
    return material_seed_write(store, &rows, err) || err->code == ERROR_BUSY ||
           err->code == ERROR_FULL || err->code == ERROR_READ_ONLY;
}

bool catalogue_seed(struct store *store, const struct catalogue_seed *seed, struct error *err) {
    struct arena arena = {0};
    char *there = NULL;
    bool ok = material_seed_stamp(store, seed->name, &there, err);
    if (ok) {
        struct stamp mine = stamp_of(seed, &arena);
        ok = !is_wanted(&mine, there) ||
             write_rows(store, seed, stamp_text(&mine, &arena), &arena, err);
    }
    mem_free(there);
    arena_free(&arena);
    return ok;
}
