#include "sourcebench/service/quality_catalogue.h"

#include "sourcebench/core/checklist.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/io/file.h"
#include "sourcebench/io/yaml.h"

#include "catalogue_rows.h"
#include "catalogue_seed.h"

static const char defects[] =
#include "db/catalogue/defects.inc"
    ;
static const char checklists[] =
#include "db/catalogue/checklists.inc"
    ;

static const char *const names[] = {"defects.yaml", "checklists.yaml"};
static const struct catalogue_text texts[] = {{defects, sizeof defects - 1},
                                              {checklists, sizeof checklists - 1}};
enum { TEXTS = sizeof texts / sizeof *texts };

static const struct entity *const entities[] = {&defect_type_entity, &checklist_entity,
                                                &check_entity, NULL};

/* The user's own files, as they are in the folder; a path is NULL where there is none. */
struct laying {
    struct arena arena;
    struct strbuf texts[TEXTS];
    const char *paths[TEXTS];
    struct case_file built_in, over;
};

bool quality_catalogue_read(struct case_file *file, struct error *err) {
    bool ok = true;
    for (int i = 0; ok && i < TEXTS; i++) /* none of them has days */
        ok = case_read(file, texts[i].text, texts[i].length, names[i], 0, err);
    return ok;
}

static bool is_of_quality(const struct record *r) {
    const struct entity *const *e = entities;
    while (*e && *e != r->entity)
        e++;
    return *e != NULL;
}

static bool check_own(const struct laying *l, const char *path, int first, struct error *err) {
    for (int i = first; i < l->over.set.n; i++) {
        const struct record *r = l->over.set.records[i];
        if (!is_of_quality(r))
            return error_set(err, ERROR_INPUT,
                             "%s:%d: a %s cannot stand here: only defect_types and checklists can.",
                             path, l->over.notes[i].line, r->entity->label);
    }
    return true;
}

static bool make_rows(void *data, struct arena *arena, struct record ***rows, int *count,
                      struct error *err) {
    struct laying *l = data;
    bool ok = quality_catalogue_read(&l->built_in, err);
    for (int i = 0; ok && i < TEXTS; i++) {
        int first = l->over.set.n;
        ok = !l->paths[i] || (case_read(&l->over, strbuf_text(&l->texts[i]), l->texts[i].length,
                                        l->paths[i], 0, err) &&
                              check_own(l, l->paths[i], first, err));
    }
    if (ok)
        catalogue_rows(&l->built_in.set, &l->over.set, arena, rows, count);
    return ok;
}

static bool read_own(struct laying *l, int i, const char *folder, struct error *err) {
    const char *path = arena_format(&l->arena, "%s/%s", folder, names[i]);
    if (!file_read(NULL, path, YAML_SIZE_LIMIT, &l->texts[i], err))
        return err->code == ERROR_NOT_FOUND;
    l->paths[i] = path;
    return true;
}

bool quality_catalogue_seed(struct store *store, const char *folder, struct error *err) {
    struct laying l = {0};
    struct strbuf over = {0}; /* both, for the stamp */
    bool ok = true;
    for (int i = 0; ok && *folder && i < TEXTS; i++) {
        ok = read_own(&l, i, folder, err);
        strbuf_add_bytes(&over, strbuf_text(&l.texts[i]), l.texts[i].length);
    }
    if (ok) {
        const struct catalogue_seed seed = {.name = "quality",
                                            .entities = entities,
                                            .built_in = texts,
                                            .n_built_in = TEXTS,
                                            .over = {strbuf_text(&over), over.length},
                                            .rows = make_rows,
                                            .data = &l};
        ok = catalogue_seed(store, &seed, err);
    }
    for (int i = 0; i < TEXTS; i++)
        strbuf_free(&l.texts[i]);
    strbuf_free(&over);
    case_free(&l.built_in);
    case_free(&l.over);
    arena_free(&l.arena);
    return ok;
}
