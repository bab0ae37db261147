#include "xlsx_book.h"

#include <string.h>

enum { SHEET_LIMIT = 1000, PART_LIMIT = 1000 };

/* ---- relationships: which part an id stands for ---- */

struct relation {
    const char *id, *type, *target; /* the type's last word */
};

struct relations {
    struct arena *arena;
    struct relation list[PART_LIMIT];
    size_t n;
};

static const char *last_word(const char *type) {
    const char *slash = strrchr(type, '/');
    return slash ? slash + 1 : type;
}

static void relation_start(void *user, const char *name, const char **attributes) {
    struct relations *r = user;
    const char *id = xlsx_attribute(attributes, "Id");
    const char *type = xlsx_attribute(attributes, "Type");
    const char *target = xlsx_attribute(attributes, "Target");
    if (strcmp(name, "Relationship") != 0 || !id || !type || !target || r->n == PART_LIMIT)
        return;
    r->list[r->n++] =
        (struct relation){arena_string(r->arena, id), arena_string(r->arena, last_word(type)),
                          arena_string(r->arena, target)};
}

static void nothing(void *user, const char *name) {
    (void)user;
    (void)name;
}

static const struct xlsx_handlers relation_handlers = {relation_start, nothing, NULL};

static const char *target_of_type(const struct relations *r, const char *type) {
    for (size_t i = 0; i < r->n; i++)
        if (strcmp(r->list[i].type, type) == 0)
            return r->list[i].target;
    return NULL;
}

static const char *target_of_id(const struct relations *r, const char *id) {
    for (size_t i = 0; i < r->n; i++)
        if (strcmp(r->list[i].id, id) == 0)
            return r->list[i].target;
    return NULL;
}

/* A target is relative to the folder of the part that names it, or absolute in the package. */
static char *resolve(struct arena *arena, const char *from, const char *target) {
    if (target[0] == '/')
        return arena_string(arena, target + 1);
    const char *slash = strrchr(from, '/');
    return arena_format(arena, "%.*s%s", slash ? (int)(slash + 1 - from) : 0, from, target);
}

static bool read_relations(struct xlsx_package *p, const char *name, struct relations *r,
                           struct error *err) {
    r->n = 0;
    return xlsx_part_read(p, name, &relation_handlers, r, err);
}

/* ---- the workbook: names of sheets ---- */

struct sheets {
    struct arena *arena;
    const char *names[SHEET_LIMIT], *ids[SHEET_LIMIT];
    size_t n;
    bool from_1904;
};

static bool is_true(const char *value) {
    return value && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

static void workbook_start(void *user, const char *name, const char **attributes) {
    struct sheets *s = user;
    if (strcmp(name, "workbookPr") == 0)
        s->from_1904 = is_true(xlsx_attribute(attributes, "date1904"));
    const char *title = xlsx_attribute(attributes, "name");
    const char *id = xlsx_attribute(attributes, "id");
    if (strcmp(name, "sheet") != 0 || !title || !id || s->n == SHEET_LIMIT)
        return;
    s->names[s->n] = arena_string(s->arena, title);
    s->ids[s->n++] = arena_string(s->arena, id);
}

static const struct xlsx_handlers workbook_handlers = {workbook_start, nothing, NULL};

static bool choose_sheet(const struct xlsx_package *p, const struct sheets *s, const char *wanted,
                         size_t *chosen, struct error *err) {
    for (*chosen = 0; *chosen < s->n; ++*chosen)
        if (!wanted || strcmp(s->names[*chosen], wanted) == 0)
            return true;
    if (s->n == 0)
        return error_set(err, ERROR_INPUT, "%s has no sheet.", p->path);
    return error_set(err, ERROR_NOT_FOUND, "%s has no sheet \"%s\"; its first one is \"%s\".",
                     p->path, wanted, s->names[0]);
}

/* ---- the book ---- */

/* Reads a part that a workbook may lack. */
static bool read_if_there(struct xlsx_package *p, const char *workbook,
                          const struct relations *relations, const char *type,
                          bool (*read)(struct xlsx_package *p, const char *name,
                                       struct xlsx_book *book, struct error *err),
                          struct xlsx_book *book, struct error *err) {
    const char *target = target_of_type(relations, type);
    if (!target)
        return true;
    const char *name = resolve(&book->arena, workbook, target);
    return !xlsx_part_exists(p, name) || read(p, name, book, err);
}

static const char *relations_name(struct arena *arena, const char *part) {
    const char *slash = strrchr(part, '/');
    int folder = slash ? (int)(slash + 1 - part) : 0;
    return arena_format(arena, "%.*s_rels/%s.rels", folder, part, part + folder);
}

bool xlsx_book_read(struct xlsx_package *p, const char *sheet, struct xlsx_book *book,
                    struct error *err) {
    struct arena scratch = {0};
    struct relations *relations = arena_alloc(&scratch, 1, sizeof *relations);
    struct sheets *sheets = arena_alloc(&scratch, 1, sizeof *sheets);
    const char *workbook = "xl/workbook.xml", *target;
    size_t chosen;
    relations->arena = sheets->arena = &scratch;
    bool good = false;
    if (!read_relations(p, "_rels/.rels", relations, err))
        goto out;
    if ((target = target_of_type(relations, "officeDocument")))
        workbook = resolve(&scratch, "", target);
    if (!read_relations(p, relations_name(&scratch, workbook), relations, err) ||
        !xlsx_part_read(p, workbook, &workbook_handlers, sheets, err) ||
        !choose_sheet(p, sheets, sheet, &chosen, err))
        goto out;
    book->from_1904 = sheets->from_1904;
    book->sheet_name = arena_string(&book->arena, sheets->names[chosen]);
    target = target_of_id(relations, sheets->ids[chosen]);
    book->sheet_part = resolve(&book->arena, workbook, target ? target : "worksheets/sheet1.xml");
    good = read_if_there(p, workbook, relations, "sharedStrings", xlsx_read_strings, book, err) &&
           read_if_there(p, workbook, relations, "styles", xlsx_read_styles, book, err);
out:
    arena_free(&scratch);
    return good;
}

void xlsx_book_free(struct xlsx_book *book) {
    mem_free(book->strings);
    mem_free(book->styles);
    arena_free(&book->arena);
}
