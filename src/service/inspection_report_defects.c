/* Defects by class and kind, where they were, and their photos. */
#include <string.h>

#include "sourcebench/io/file.h"

#include "inspection_report_private.h"

enum { PHOTO_LIMIT = 8 << 20, PHOTOS_LIMIT = 40 << 20, WHERE_MOST = 12 };

/* A kind of defect in one class. */
struct kind {
    const char *code, *name;
    int64_t times, units;
    const char *zones, *where;
    int n_where;
};

static bool same_kind(const struct kind *k, const struct record *d) {
    return strcmp(k->code, record_text(d, DEFECT_CODE)) == 0 &&
           strcmp(k->name, record_text(d, DEFECT_NAME)) == 0;
}

static const char *add_word(struct report *r, const char *list, const char *word) {
    size_t n = strlen(word);
    for (const char *s = list; *s; s += strcspn(s, ",") + (strchr(s, ',') ? 2 : 0))
        if (strcspn(s, ",") == n && strncmp(s, word, n) == 0)
            return list;
    return arena_format(&r->arena, "%s%s%s", list, *list ? ", " : "", word);
}

/* "79", "carton 3"; "" where it is of no unit. */
static const char *unit_of(struct report *r, const struct record *d) {
    const struct record *unit = record_set_follow(r->set, d, DEFECT_UNIT);
    if (!unit)
        return "";
    const char *number = report_count(r, unit, DRAWN_NUMBER);
    if (record_int(unit, DRAWN_UNITS, 1) > 1)
        number = arena_format(&r->arena, "%s–%s", number,
                              report_number(r, record_int(unit, DRAWN_NUMBER, 1) +
                                                   record_int(unit, DRAWN_UNITS, 1) - 1));
    return number;
}

static void add_defect(struct report *r, struct kind *k, const struct record *d) {
    const char *unit = unit_of(r, d), *zone = record_text(d, DEFECT_ZONE);
    k->times += record_int(d, DEFECT_COUNT, 1);
    k->units += record_int(d, DEFECT_UNITS, 1);
    if (*zone)
        k->zones = add_word(r, k->zones, zone);
    if (*unit && k->n_where++ < WHERE_MOST)
        k->where = add_word(r, k->where, unit);
}

static void sort_kinds(struct kind *kinds, int n) {
    for (int i = 1; i < n; i++)
        for (int k = i; k > 0 && kinds[k].times > kinds[k - 1].times; k--) {
            struct kind swap = kinds[k];
            kinds[k] = kinds[k - 1];
            kinds[k - 1] = swap;
        }
}

/* The kinds of a class, the most frequent first. */
static struct kind *kinds_of(struct report *r, struct record **defects, int n, const char *class,
                             int *n_kinds) {
    struct kind *kinds = arena_alloc(&r->arena, (size_t)n + 1, sizeof *kinds);
    *n_kinds = 0;
    for (int i = 0; i < n; i++) {
        int k = 0;
        if (strcmp(record_text(defects[i], DEFECT_CLASS), class) != 0)
            continue;
        while (k < *n_kinds && !same_kind(&kinds[k], defects[i]))
            k++;
        if (k == *n_kinds)
            kinds[(*n_kinds)++] = (struct kind){.code = record_text(defects[i], DEFECT_CODE),
                                                .name = record_text(defects[i], DEFECT_NAME),
                                                .zones = "",
                                                .where = ""};
        add_defect(r, &kinds[k], defects[i]);
    }
    sort_kinds(kinds, *n_kinds);
    return kinds;
}

static void class_table(struct report *r, struct record **defects, int n, int class) {
    static const struct table_column columns[] = {{"Code", false}, {"Defect", false},
                                                  {"Times", true}, {"Units", true},
                                                  {"Zone", false}, {"In units no.", false}};
    int n_kinds;
    struct kind *kinds = kinds_of(r, defects, n, inspection_class_keys[class], &n_kinds);
    if (!n_kinds)
        return;
    page_subheading(&r->page, inspection_class_names[class]);
    page_table(&r->page, columns, sizeof columns / sizeof *columns);
    for (int k = 0; k < n_kinds; k++) {
        const struct kind *d = &kinds[k];
        const char *where = d->where;
        if (d->n_where > WHERE_MOST)
            where = arena_format(&r->arena, "%s and %d more", where, d->n_where - WHERE_MOST);
        page_row(&r->page, PAGE_PLAIN,
                 (const char *[]){d->code, d->name, report_number(r, d->times),
                                  report_number(r, d->units), d->zones, where});
    }
    page_table_end(&r->page);
}

/* ---- photos ------------------------------------------------------------------------------------
 */

/* By what the file begins with; NULL where a browser would not show it as an image. SVG is none:
 * it may hold scripts. */
static const char *image_type(const struct strbuf *file) {
    static const struct {
        const char *type, *begins;
        size_t n;
    } types[] = {{"image/png", "\x89PNG\r\n\x1a\n", 8},
                 {"image/jpeg", "\xff\xd8\xff", 3},
                 {"image/gif", "GIF8", 4}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (file->length > types[i].n && memcmp(file->data, types[i].begins, types[i].n) == 0)
            return types[i].type;
    if (file->length > 12 && memcmp(file->data, "RIFF", 4) == 0 &&
        memcmp(file->data + 8, "WEBP", 4) == 0)
        return "image/webp";
    return NULL;
}

/* The photo, or in words why it is not here. */
static void photo(struct report *r, const char *path, const char *caption, size_t *room) {
    struct strbuf file = {0};
    struct error err = {0};
    const char *beneath = r->given->beneath, *type, *why = NULL;
    size_t limit = *room < PHOTO_LIMIT ? *room : PHOTO_LIMIT;
    if (!r->page.html)
        page_text(&r->page, PAGE_PLAIN, arena_format(&r->arena, "%s: %s", caption, path));
    else if (!file_is_there(beneath, path))
        why = "the file is not there";
    else if (!file_read(beneath, path, limit, &file, &err))
        why = err.message;
    else if (!(type = image_type(&file)))
        why = "the file is no PNG, JPEG, GIF or WebP image";
    else {
        *room -= file.length;
        page_image(&r->page, type, file.data, file.length, caption);
    }
    if (why)
        page_text(&r->page, PAGE_OPEN,
                  arena_format(&r->arena, "%s: photo %s is not shown: %s", caption, path, why));
    strbuf_free(&file);
}

static const char *caption_of(struct report *r, const struct record *d) {
    const char *unit = unit_of(r, d), *zone = record_text(d, DEFECT_ZONE);
    const char *note = record_text(d, DEFECT_NOTE), *code = record_text(d, DEFECT_CODE);
    return arena_format(&r->arena, "%s%s%s%s%s%s%s%s%s", code, *code ? " " : "",
                        record_text(d, DEFECT_NAME), *zone ? ", " : "", zone,
                        *unit ? ", unit " : "", unit, *note ? ": " : "", note);
}

static void details(struct report *r, struct record **defects, int n) {
    size_t room = PHOTOS_LIMIT;
    for (int i = 0; i < n; i++) {
        const char *note = record_text(defects[i], DEFECT_NOTE);
        const char *path = record_text(defects[i], DEFECT_PHOTO);
        if (*path)
            photo(r, path, caption_of(r, defects[i]), &room);
        else if (*note)
            page_text(&r->page, PAGE_PLAIN, caption_of(r, defects[i]));
    }
    for (int i = 0; i < r->state->n_items; i++) {
        const struct record *item = r->state->items[i].record;
        const char *path = record_text(item, RESULT_PHOTO);
        if (*path)
            photo(r, path, record_text(item, RESULT_WHAT), &room);
    }
}

void report_defects(struct report *r) {
    int n;
    struct record **defects = report_list(r, &defect_entity, DEFECT_INSPECTION, &n);
    if (!r->state->begun)
        return;
    page_heading(&r->page, "Defects");
    if (!n)
        page_text(&r->page, PAGE_PLAIN,
                  r->state->totals ? "The report that the totals are of tells the defects."
                                   : "None was found.");
    for (int class = 0; class < INSPECTION_CLASSES; class ++)
        class_table(r, defects, n, class);
    details(r, defects, n);
}
