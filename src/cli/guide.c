/* guide: the pages about the trade. */
#include <string.h>

#include "sourcebench/core/text.h"
#include "sourcebench/io/table.h"
#include "sourcebench/io/wrap.h"
#include "sourcebench/service/guide.h"

#include "cli_private.h"

enum { LINE_WIDTH = 80 };

struct looking {
    struct cli *cli;
    struct arena arena;
    struct guide guide;
    const struct guide_page **found; /* the best first */
    int n_found;
};

/* Finding */

static bool retells(const struct guide_page *page, const char *fact) {
    for (int i = 0; i < page->n_parts; i++) {
        for (int k = 0; k < page->parts[i].count; k++) {
            if (name_list_has(&page->parts[i].points[k].facts, fact))
                return true;
        }
    }
    return false;
}

static void find_fact(struct looking *l, const char *fact) {
    for (int i = 0; i < l->guide.n_pages; i++) {
        if (retells(&l->guide.pages[i], fact))
            l->found[l->n_found++] = &l->guide.pages[i];
    }
}

static void find_words(struct looking *l, const char *words) {
    const char *key = text_name_key(&l->arena, words);
    for (int fit = GUIDE_TITLE; fit > GUIDE_NONE; fit--) {
        for (int i = 0; i < l->guide.n_pages; i++) {
            if ((int)guide_fits(&l->guide.pages[i], key) == fit)
                l->found[l->n_found++] = &l->guide.pages[i];
        }
    }
}

static bool nothing(const struct looking *l, const char *words, struct error *err) {
    for (int i = 0; i < l->guide.n_left_out; i++) {
        if (strcmp(l->guide.left_out[i].fact, words) == 0)
            return error_set(err, ERROR_NOT_FOUND, "%s is left out of the guide: %s.", words,
                             l->guide.left_out[i].why);
    }
    return error_set(err, ERROR_NOT_FOUND,
                     "No page of the guide has \"%s\"; sourcebench guide lists them all.", words);
}

/* The list */

static const char *section_of(const struct looking *l, const struct guide_page *page) {
    return l->guide.sections[page->section].title;
}

static void list_text(const struct looking *l) {
    static const struct table_column columns[] = {
        {"CODE", false}, {"SECTION", false}, {"TITLE", false}, {"ABOUT", false}};
    struct table *t = table_begin(stdout, columns, 4, l->cli->width);
    for (int i = 0; i < l->n_found; i++) {
        const struct guide_page *page = l->found[i];
        table_row(t,
                  (const char *const[]){page->code, section_of(l, page), page->title, page->about});
    }
    table_end(t);
}

static void put_head(struct json_writer *w, const struct looking *l,
                     const struct guide_page *page) {
    json_write_object(w, NULL);
    json_write_text(w, "code", page->code);
    json_write_text(w, "section", section_of(l, page));
    json_write_text(w, "title", page->title);
    json_write_text(w, "about", page->about);
}

static void list_json(const struct looking *l) {
    struct json_writer w;
    json_write_begin(&w, stdout, true);
    json_write_array(&w, NULL);
    for (int i = 0; i < l->n_found; i++) {
        put_head(&w, l, l->found[i]);
        json_write_object_end(&w);
    }
    json_write_array_end(&w);
    json_write_end(&w);
}

/* A page */

static void page_text(struct looking *l, const struct guide_page *page) {
    int width = l->cli->width && l->cli->width < LINE_WIDTH ? l->cli->width : LINE_WIDTH;
    wrap_write(stdout, "", page->title, width);
    wrap_write(stdout, "", arena_format(&l->arena, "%s: %s", section_of(l, page), page->about),
               width);
    for (int i = 0; i < page->n_parts; i++) {
        const struct guide_part *part = &page->parts[i];
        putchar('\n');
        wrap_write(stdout, "", part->head, width);
        for (int k = 0; k < part->count; k++)
            wrap_write(stdout, "  - ", part->points[k].text, width);
    }
    if (page->n_bench)
        puts("\nIn the bench (sourcebench keys lists the keys)");
    for (int i = 0; i < page->n_bench; i++)
        wrap_write(stdout, "  - ",
                   arena_format(&l->arena, "%s [%s]", page->bench[i].text, page->bench[i].action),
                   width);
    if (page->see.count)
        puts("\nSee also");
    for (int i = 0; i < page->see.count; i++) {
        const char *code = page->see.items[i];
        const struct guide_page *other = &l->guide.pages[guide_find(&l->guide, code)];
        wrap_write(stdout, "  - ", arena_format(&l->arena, "%s: %s", code, other->title), width);
    }
}

static void put_names(struct json_writer *w, const char *name, const struct name_list *names) {
    json_write_array(w, name);
    for (int i = 0; i < names->count; i++)
        json_write_text(w, NULL, names->items[i]);
    json_write_array_end(w);
}

static void put_part(struct json_writer *w, const struct guide_part *part) {
    json_write_object(w, NULL);
    json_write_text(w, "head", part->head);
    json_write_array(w, "points");
    for (int i = 0; i < part->count; i++) {
        json_write_object(w, NULL);
        json_write_text(w, "text", part->points[i].text);
        put_names(w, "facts", &part->points[i].facts);
        json_write_object_end(w);
    }
    json_write_array_end(w);
    json_write_object_end(w);
}

static void page_json(const struct looking *l, const struct guide_page *page) {
    struct json_writer w;
    json_write_begin(&w, stdout, true);
    put_head(&w, l, page);
    put_names(&w, "also", &page->also);
    json_write_array(&w, "parts");
    for (int i = 0; i < page->n_parts; i++)
        put_part(&w, &page->parts[i]);
    json_write_array_end(&w);
    put_names(&w, "see", &page->see);
    json_write_array(&w, "bench");
    for (int i = 0; i < page->n_bench; i++) {
        json_write_object(&w, NULL);
        json_write_text(&w, "action", page->bench[i].action);
        json_write_text(&w, "text", page->bench[i].text);
        json_write_object_end(&w);
    }
    json_write_array_end(&w);
    cli_json_end(&w);
}

static bool answer(struct looking *l, struct error *err) {
    const char *words = cli_filter_text(l->cli, &l->arena);
    int at = guide_find(&l->guide, words);
    if (at >= 0 && l->cli->json)
        page_json(l, &l->guide.pages[at]);
    else if (at >= 0)
        page_text(l, &l->guide.pages[at]);
    if (at >= 0)
        return true;
    l->found = arena_alloc(&l->arena, (size_t)l->guide.n_pages + 1, sizeof(struct guide_page *));
    find_fact(l, words);
    if (!l->n_found)
        find_words(l, words);
    if (l->cli->json)
        list_json(l);
    else if (l->n_found)
        list_text(l);
    return l->n_found || nothing(l, words, err);
}

bool cli_guide(struct cli *cli, struct error *err) {
    struct looking l = {.cli = cli};
    const char *folder = config_text(&cli->session->config, CONFIG_CATALOGUE_FOLDER);
    bool ok = cli_arguments(cli, 0, -1, err) && guide_load(folder, &l.arena, &l.guide, err) &&
              answer(&l, err);
    arena_free(&l.arena);
    return ok;
}
