#include "sourcebench/service/guide.h"

#include <stdio.h>
#include <string.h>

#include "sourcebench/core/text.h"
#include "sourcebench/io/file.h"
#include "sourcebench/screens/suppliers.h"
#include "sourcebench/tui/shell.h"

#include "suite.h"
#include "temporary.h"

static void load(struct arena *arena, struct guide *g) {
    struct error err = {0};
    bool ok = guide_load("", arena, g, &err);
    ck_assert_msg(ok, "%s", err.message);
}

static const struct guide_page *page(const struct guide *g, const char *code) {
    int at = guide_find(g, code);
    ck_assert_msg(at >= 0, "%s", code);
    return &g->pages[at];
}

/* The facts that the pages retell, each once, and those left out. */
static struct name_list facts_of(const struct guide *g, struct arena *arena) {
    struct name_list all = {arena_alloc(arena, 1000, sizeof *all.items), 0};
    for (int i = 0; i < g->n_pages; i++) {
        for (int k = 0; k < g->pages[i].n_parts; k++) {
            const struct guide_part *part = &g->pages[i].parts[k];
            for (int j = 0; j < part->count; j++) {
                const struct name_list *facts = &part->points[j].facts;
                for (int f = 0; f < facts->count && all.count < 1000; f++) {
                    if (!name_list_has(&all, facts->items[f]))
                        all.items[all.count++] = facts->items[f];
                }
            }
        }
    }
    return all;
}

static bool is_left_out(const struct guide *g, const char *fact) {
    for (int i = 0; i < g->n_left_out; i++) {
        if (strcmp(g->left_out[i].fact, fact) == 0)
            return *g->left_out[i].why;
    }
    return false;
}

/* tests/data/guide/README.md says where the list comes from. */
START_TEST(every_fact_is_told_or_left_out_with_a_reason) {
    struct arena arena = {0};
    struct guide g;
    char fact[32];
    int listed = 0;
    load(&arena, &g);
    struct name_list told = facts_of(&g, &arena);
    FILE *f = fopen(source_path("tests/data/guide/facts.txt"), "r");
    ck_assert_ptr_nonnull(f);
    while (fscanf(f, "%31s", fact) == 1) {
        bool here = name_list_has(&told, fact), out = is_left_out(&g, fact);
        ck_assert_msg(here != out, "%s is %s", fact, here ? "told and left out" : "nowhere");
        listed++;
    }
    fclose(f);
    ck_assert_int_eq(listed, 123);
    ck_assert_int_eq(told.count + g.n_left_out, listed);
    arena_free(&arena);
}
END_TEST

static bool says(const struct guide_page *p, const char *fact, const char *text) {
    for (int i = 0; i < p->n_parts; i++) {
        for (int k = 0; k < p->parts[i].count; k++) {
            const struct guide_point *point = &p->parts[i].points[k];
            if (name_list_has(&point->facts, fact) && strstr(point->text, text))
                return true;
        }
    }
    return false;
}

/* The guide's own figures, and the three for the minimum order beside each other. */
START_TEST(figures_are_those_of_the_guide) {
    static const struct {
        const char *page, *fact, *text;
    } cases[] = {
        {"moq", "F15.2", "100 to 1,000"},
        {"moq", "F17.3", "300 to 1,000"},
        {"moq", "F10.1", "few hundred to several thousand"},
        {"faq-moq", "F17.3", "30 % deposit"},
        {"faq-moq", "F17.3", "30 to 60 days"},
        {"cost-parts", "F9.1", "10 to 20 %"},
        {"price-factors", "F10.2", "15 to 40 %"},
        {"load-size", "F14.2", "5 to 8 kg"},
        {"load-size", "F14.3", "25 x 18 x 10 cm"},
        {"stitching", "F14.5", "8 to 10 stitches an inch"},
        {"nylon", "F3.1", "420D and 600D"},
        {"polyester", "F3.3", "600D and 900D"},
        {"supplier-profiles", "F13.3", "2003"},
        {"supplier-profiles", "F13.3", "6 days"},
        {"supplier-profiles", "F13.2", "May 2025"},
    };
    struct arena arena = {0};
    struct guide g;
    load(&arena, &g);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_msg(says(page(&g, cases[i].page), cases[i].fact, cases[i].text), "%s: %s",
                      cases[i].page, cases[i].text);
    ck_assert_ptr_nonnull(strstr(page(&g, "moq")->about, "differ"));
    arena_free(&arena);
}
END_TEST

static bool is_action(const char *id, const struct action_table *const *tables) {
    for (; *tables; tables++) {
        for (size_t i = 0; i < (*tables)->count; i++) {
            if (strcmp((*tables)->actions[i].id, id) == 0)
                return true;
        }
    }
    return false;
}

/* Sections in their order, no two pages of one title, every link and every action there. */
START_TEST(pages_stand_in_order_and_lead_somewhere) {
    struct arena arena = {0};
    struct guide g;
    load(&arena, &g);
    ck_assert_int_ge(g.n_pages, 60);
    for (int i = 0; i < g.n_pages; i++) {
        const struct guide_page *p = &g.pages[i];
        ck_assert(i == 0 || p->section >= g.pages[i - 1].section);
        ck_assert_msg(p->see.count > 0, "%s leads nowhere", p->code);
        for (int k = 0; k < p->see.count; k++)
            page(&g, p->see.items[k]);
        for (int k = 0; k < p->n_bench; k++)
            ck_assert_msg(is_action(p->bench[k].action, screen_action_tables), "%s: %s", p->code,
                          p->bench[k].action);
        for (int k = 0; k < i; k++)
            ck_assert_str_ne(p->title, g.pages[k].title);
    }
    arena_free(&arena);
}
END_TEST

START_TEST(words_find_pages_by_where_they_stand) {
    static const struct {
        const char *typed, *page;
        enum guide_fit fit;
    } cases[] = {
        {"bartack", "stitching", GUIDE_NAMES},
        {"bartack", "nylon", GUIDE_NONE},
        {"BARTACK seam", "stitching", GUIDE_NAMES},
        {"nyl", "nylon", GUIDE_TITLE},
        {"ylon", "nylon", GUIDE_NONE},
        {"oeko-tex", "other-marks", GUIDE_NAMES},
        {"Oeko Tex", "eco", GUIDE_TEXT},
        {"são paulo", "about", GUIDE_TEXT},
        {"nylon mildew", "nylon", GUIDE_TEXT},
        {"nylon bartack", "nylon", GUIDE_NONE},
        {"moq", "moq", GUIDE_TITLE},
        {"", "moq", GUIDE_TITLE},
        {"8", "load-size", GUIDE_TEXT},
        {"-", "moq", GUIDE_NONE},
    };
    struct arena arena = {0};
    struct guide g;
    load(&arena, &g);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *key = text_name_key(&arena, cases[i].typed);
        ck_assert_msg(guide_fits(page(&g, cases[i].page), key) == cases[i].fit, "%s in %s",
                      cases[i].typed, cases[i].page);
    }
    arena_free(&arena);
}
END_TEST

static const char own[] = "sections:\n"
                          "  dyes: 染色\n"
                          "  cost: What it costs\n"
                          "left_out:\n"
                          "  X1: not ours\n"
                          "pages:\n"
                          "  indigo:\n"
                          "    title: 靛蓝染色工艺\n"
                          "    section: dyes\n"
                          "    about: blue\n"
                          "    parts:\n"
                          "      Colour: [{X2 X3: blue and lasting}, a remark]\n"
                          "    see: [nylon]\n"
                          "  nylon:\n"
                          "    title: Our nylon\n"
                          "    section: dyes\n"
                          "    about: as we buy it\n"
                          "    parts: {Price: [ask Lan]}\n";

START_TEST(own_pages_add_and_replace) {
    struct arena arena = {0};
    struct guide g;
    struct error err = {0};
    const char *folder = temporary_folder();
    ck_assert(file_write(folder, "guide.yaml", own, sizeof own - 1, 0600, &err));
    ck_assert_msg(guide_load(folder, &arena, &g, &err), "%s", err.message);
    const struct guide_page *indigo = page(&g, "indigo"), *nylon = page(&g, "nylon");
    ck_assert_str_eq(g.sections[indigo->section].title, "染色");
    ck_assert_str_eq(g.sections[page(&g, "cost-parts")->section].title, "What it costs");
    ck_assert_str_eq(nylon->title, "Our nylon");
    ck_assert_int_eq(nylon->section, indigo->section);
    ck_assert_int_ge(guide_find(&g, "nylon"), g.n_pages - 2); /* the new section is the last */
    ck_assert_int_eq(indigo->parts[0].points[0].facts.count, 2);
    ck_assert_int_eq(indigo->parts[0].points[1].facts.count, 0);
    ck_assert(is_left_out(&g, "X1") && is_left_out(&g, "F0.5"));
    ck_assert_int_eq(guide_fits(indigo, text_name_key(&arena, "染色")), GUIDE_TITLE);
    ck_assert_int_eq(guide_fits(indigo, text_name_key(&arena, "蓝工")), GUIDE_NONE);
    arena_free(&arena);
    temporary_remove(folder);
}
END_TEST

/* Another trade has a guide of its own. */
START_TEST(a_guide_can_stand_alone) {
    static const char text[] =
        "alone: yes\n"
        "sections: {shoes: Shoes}\n"
        "pages:\n"
        "  last: {title: Last, section: shoes, about: form, parts: {A: [b]}}\n";
    struct arena arena = {0};
    struct guide g;
    struct error err = {0};
    load(&arena, &g);
    ck_assert_msg(guide_read(text, sizeof text - 1, "f", &arena, &g, &err), "%s", err.message);
    ck_assert_int_eq(g.n_pages, 1);
    ck_assert_int_eq(g.n_sections, 1);
    ck_assert_int_eq(g.n_left_out, 0);
    arena_free(&arena);
}
END_TEST

#define PAGE(rest) "pages:\n  x: {title: t, section: start, about: a, " rest "}\n"

START_TEST(faults_are_told_with_file_and_line) {
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"page: {}\n", "f:1: there is no word \"page\"; did you mean pages?"},
        {"alone: perhaps\n", "f:1: alone: yes or no is expected"},
        {"pages: []\n", "f:1: pages: a map with entries is expected"},
        {"sections:\n  a: []\n", "f:2: a: a text is expected"},
        {"left_out:\n  F1.1:\n", "f:2: F1.1: a text is expected"},
        {"pages:\n  x: {title: t, section: start, about: a}\n", "f:2: x: \"parts\" is missing"},
        {"pages:\n  x: {title: t, section: end, about: a, parts: {A: [b]}}\n",
         "f:2: x: there is no section \"end\""},
        {PAGE("parts: {A: b}"), "f:2: A: a list of statements is expected"},
        {PAGE("parts: {A: [{F1: b, F2: c}]}"), "f:2: a text is expected"},
        {PAGE("parts: {A: [{F1: }]}"), "f:2: a text is expected"},
        {PAGE("parts: {A: [{' ': b}]}"), "f:2: the code of a fact is expected before the colon"},
        {PAGE("parts: {A: [{F1 F1: b}]}"), "f:2: F1 stands there twice"},
        {PAGE("parts: {A: [b]}, see: [nowhere]"), "f:2: see: there is no other page \"nowhere\""},
        {PAGE("parts: {A: [b]}, see: [x]"), "f:2: see: there is no other page \"x\""},
        {PAGE("parts: {A: [b]}, bench: {supplier.vet: }"), "f:2: supplier.vet: a text is expected"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = {0};
        struct guide g;
        struct error err = {0};
        load(&arena, &g);
        ck_assert(!guide_read(cases[i].text, strlen(cases[i].text), "f", &arena, &g, &err));
        ck_assert_msg(strncmp(err.message, cases[i].message, strlen(cases[i].message)) == 0,
                      "%zu: %s", i, err.message);
        arena_free(&arena);
    }
}
END_TEST

TEST_MAIN(guide, every_fact_is_told_or_left_out_with_a_reason, figures_are_those_of_the_guide,
          pages_stand_in_order_and_lead_somewhere, words_find_pages_by_where_they_stand,
          own_pages_add_and_replace, a_guide_can_stand_alone, faults_are_told_with_file_and_line)
