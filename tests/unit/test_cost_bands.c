/*
 * What is usual for a kind of product: the bands that are built in, and a user's own.
 */
#include "sourcebench/service/cost_bands.h"

#include <string.h>

#include "suite.h"
#include "temporary.h"

static struct arena arena;
static struct error err;
static struct cost_bands bands;

static const struct cost_band *find(const char *code) {
    for (int i = 0; i < bands.count; i++)
        if (strcmp(bands.items[i].code, code) == 0)
            return &bands.items[i];
    return NULL;
}

static void load(const char *folder) {
    ck_assert_msg(cost_bands_load(folder, &arena, &bands, &err), "%s", err.message);
}

/* Every share and term names where it comes from. */
START_TEST(what_is_built_in_names_its_sources) {
    load("");
    ck_assert_int_ge(bands.count, 6);
    for (int i = 0; i < bands.count; i++)
        ck_assert_msg(*bands.items[i].source, "%s has no source", bands.items[i].code);
    ck_assert_int_eq(find("deposit")->low, 30); /* F17.3 of the guide */
    ck_assert_int_eq(find("deposit")->high, 30);
    ck_assert_int_eq(find("moq")->low, 300);
    ck_assert_int_eq(find("moq")->high, 1000);
    ck_assert_int_eq(find("days")->low, 30);
    ck_assert_int_eq(find("days")->high, 60);
    arena_free(&arena);
}
END_TEST

START_TEST(a_band_is_for_types_by_any_of_their_words) {
    load("");
    const struct cost_band *band = find("bags-material");
    ck_assert(cost_band_fits(band, "mini backpack"));
    ck_assert(cost_band_fits(band, "Backpacks, eco"));
    ck_assert(cost_band_fits(band, "sling bag"));
    ck_assert(!cost_band_fits(band, "trail shoe"));
    ck_assert(!cost_band_fits(band, ""));
    ck_assert(cost_band_fits(find("deposit"), "trail shoe"));
    arena_free(&arena);
}
END_TEST

static void write_own(const char *folder, const char *text) {
    FILE *file = fopen(temporary_path(folder, "cost_bands.yaml"), "w");
    ck_assert_ptr_nonnull(file);
    fputs(text, file);
    fclose(file);
}

START_TEST(ones_own_bands_add_and_replace) {
    const char *folder = temporary_folder();
    write_own(folder,
              "bands:\n"
              "  deposit: {label: deposit, term: deposit, low: 20, high: 40, source: own}\n"
              "  shoes: {label: materials, types: [shoe], lines: [material], low: 45, high: 55,\n"
              "    source: own}\n");
    load(folder);
    ck_assert_int_eq(find("deposit")->high, 40);
    ck_assert(cost_band_fits(find("shoes"), "trail shoe"));
    ck_assert_ptr_nonnull(find("moq"));
    temporary_remove(folder);
    arena_free(&arena);
}
END_TEST

START_TEST(a_mistake_is_named_with_its_line) {
    static const struct {
        const char *text, *says;
    } cases[] = {
        {"bands:\n  a: {label: x, lines: [materials], low: 1, high: 2, source: s}\n", "material"},
        {"bands:\n  a: {label: x, lines: [material], low: 3, high: 2, source: s}\n",
         "low is above high"},
        {"bands:\n  a: {label: x, low: 1, high: 2, source: s}\n", "either lines or a term"},
        {"bands:\n  a: {label: x, term: deposits, low: 1, high: 2, source: s}\n", "deposit"},
        {"bands:\n  a: {label: x, term: moq, low: one, high: 2, source: s}\n", "whole number"},
        {"band: {}\n", "map of bands"},
    };
    const char *folder = temporary_folder();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        write_own(folder, cases[i].text);
        ck_assert(!cost_bands_load(folder, &arena, &bands, &err));
        ck_assert_msg(strstr(err.message, cases[i].says) != NULL, "%s", err.message);
        ck_assert_msg(strstr(err.message, "cost_bands.yaml") != NULL, "%s", err.message);
    }
    temporary_remove(folder);
    arena_free(&arena);
}
END_TEST

TEST_MAIN(cost_bands, what_is_built_in_names_its_sources, a_band_is_for_types_by_any_of_their_words,
          ones_own_bands_add_and_replace, a_mistake_is_named_with_its_line)
