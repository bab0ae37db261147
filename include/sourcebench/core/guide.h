/*
 * The guide: pages about a trade that are looked up, as service reads them from YAML.
 *
 * Everything is read only and lives in the arena it was read into. Sections stand in their order,
 * pages in the order of their sections. A statement may carry the codes of the facts it retells, so
 * that a check can tell which are missing.
 */
#ifndef SOURCEBENCH_CORE_GUIDE_H
#define SOURCEBENCH_CORE_GUIDE_H

#include "sourcebench/core/catalogue.h"
#include "sourcebench/core/memory.h"

struct guide_point {
    const char *text;
    struct name_list facts; /* "F1.1"; none: a remark of the catalogue's own */
};

struct guide_part {
    const char *head;
    const struct guide_point *points;
    int count;
};

/* Where the bench has to do with a page. */
struct guide_use {
    const char *action; /* "supplier.vet" */
    const char *text;
};

/* How well a page fits what is looked for: where its words stand, the best last. */
enum guide_fit { GUIDE_NONE, GUIDE_TEXT, GUIDE_NAMES, GUIDE_TITLE, GUIDE_FITS };

struct guide_page {
    const char *code, *title, *about;
    int section;           /* of guide.sections */
    struct name_list also; /* other words by which it is found */
    struct name_list see;  /* codes of other pages */
    const struct guide_part *parts;
    const struct guide_use *bench;
    int n_parts, n_bench;
    const char *words[GUIDE_FITS]; /* text_name_key() of what each fit looks at */
};

struct guide_section {
    const char *code, *title;
};

struct guide_left_out {
    const char *fact, *why;
};

struct guide {
    const struct guide_section *sections;
    const struct guide_page *pages;
    const struct guide_left_out *left_out;
    int n_sections, n_pages, n_left_out;
};

/* The place of the page of that code, -1 where there is none. */
int guide_find(const struct guide *guide, const char *code);
/* Fills the page's words from the rest of it. */
void guide_index(const struct guide *guide, struct guide_page *page, struct arena *arena);
/* The best fit that has every word of the key, each as the beginning of one of its words; of
 * Chinese, Japanese and Korean as any part. key is text_name_key() of what was typed; "" fits
 * every title. */
enum guide_fit guide_fits(const struct guide_page *page, const char *key);

#endif
