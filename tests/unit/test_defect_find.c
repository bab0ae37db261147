/* Finding a kind of defect by a few letters. */
#include <string.h>

#include "suite.h"

#include "sourcebench/core/checklist.h"
#include "sourcebench/core/defect_find.h"

static const char *const kinds[][3] = {
    {"B01", "care label missing", "label"},
    {"S01", "shoulder strap tears out", "strap"},
    {"S04", "straps of unequal length", "strap"},
    {"S10", "foam shows through the binding", "strap"},
    {"S12", "stitch of the handle broken", "handle"},
    {"K03", "shipping mark wrong", "packaging"},
    {"D", "dirt", "general"},
};

enum { KINDS = sizeof kinds / sizeof *kinds };

static struct arena arena;
static struct record *types[KINDS];

static void make(void) {
    for (int i = 0; i < KINDS; i++) {
        types[i] = record_new(&defect_type_entity, &arena);
        types[i]->values[DEFECT_TYPE_CODE] = value_text(kinds[i][0]);
        types[i]->values[DEFECT_TYPE_NAME] = value_text(kinds[i][1]);
        types[i]->values[DEFECT_TYPE_ZONE] = value_text(kinds[i][2]);
    }
}

/* "S04 S01": what fits, in order. */
static const char *found(const char *typed, const int *weights) {
    int places[KINDS];
    int n = defect_find(types, weights, KINDS, typed, places, KINDS);
    const char *codes = "";
    for (int i = 0; i < n; i++)
        codes = arena_format(&arena, "%s%s%s", codes, i ? " " : "", kinds[places[i]][0]);
    return codes;
}

static const char *sure(const char *typed) {
    int at = defect_find_sure(types, KINDS, typed);
    return at < 0 ? "" : kinds[at][0];
}

START_TEST(codes_come_before_words) {
    make();
    ck_assert_str_eq(found("s4", NULL), "S04");
    ck_assert_str_eq(found("s04", NULL), "S04");
    ck_assert_str_eq(found("S1", NULL), "S01 S10 S12"); /* S01 itself first */
    ck_assert_str_eq(found("k", NULL), "K03");
    ck_assert_str_eq(found("d", NULL), "D");
    ck_assert_str_eq(found("", NULL), "");
    ck_assert_str_eq(found("x9", NULL), "");
    arena_free(&arena);
}
END_TEST

START_TEST(words_fit_by_their_beginnings) {
    make();
    ck_assert_str_eq(found("strap", NULL), "S04 S01 S10"); /* the name begins so; zones count */
    ck_assert_str_eq(found("strap unequal", NULL), "S04");
    ck_assert_str_eq(found("unequal strap", NULL), "S04");
    ck_assert_str_eq(found("ruck", NULL), "");
    ck_assert_str_eq(found("oam", NULL), "S10"); /* inside a word */
    arena_free(&arena);
}
END_TEST

START_TEST(what_is_found_often_comes_first) {
    int weights[KINDS] = {0};
    make();
    weights[4] = 3; /* S12 */
    ck_assert_str_eq(found("s", weights), "S12 S01 S04 S10 K03");
    ck_assert_str_eq(found("s1", weights), "S01 S12 S10"); /* but not before the code itself */
    arena_free(&arena);
}
END_TEST

START_TEST(the_best_are_kept_where_more_fit) {
    int places[2];
    make();
    ck_assert_int_eq(defect_find(types, NULL, KINDS, "s1", places, 2), 2);
    ck_assert_str_eq(kinds[places[0]][0], "S01");
    ck_assert_str_eq(kinds[places[1]][0], "S10");
    arena_free(&arena);
}
END_TEST

/* Only a code that cannot become another is sure; letters alone never are. */
START_TEST(only_a_full_code_is_sure) {
    make();
    ck_assert_str_eq(sure("s4"), "S04");
    ck_assert_str_eq(sure("s04"), "S04");
    ck_assert_str_eq(sure("b1"), "B01");
    ck_assert_str_eq(sure("s12"), "S12");
    ck_assert_str_eq(sure("s1"), "");
    ck_assert_str_eq(sure("s0"), "");
    ck_assert_str_eq(sure("s"), "");
    ck_assert_str_eq(sure("d"), "");
    ck_assert_str_eq(sure("4"), "");
    ck_assert_str_eq(sure("s44"), "");
    ck_assert_str_eq(sure(""), "");
    arena_free(&arena);
}
END_TEST

TEST_MAIN(defect_find, codes_come_before_words, words_fit_by_their_beginnings,
          what_is_found_often_comes_first, the_best_are_kept_where_more_fit,
          only_a_full_code_is_sure)
