#include "sourcebench/core/vetting.h"

#include "sourcebench/core/date.h"
#include "sourcebench/core/supplier.h"

#include "suite.h"

enum { TODAY = 20780 /* 2026-11-23 */ };

static struct record *item(struct arena *arena, const char *title, bool mandatory,
                           const char *state, const char *expires) {
    struct record *r = record_new(&vetting_entity, arena);
    r->values[VETTING_TITLE] = value_text(title);
    r->values[VETTING_MANDATORY] = value_int(mandatory);
    r->values[VETTING_STATE] = value_text(state);
    r->values[VETTING_EXPIRES] = value_text(expires);
    return r;
}

START_TEST(what_was_met_lapses_on_the_day_after_its_expiry) {
    static const struct {
        const char *state, *expires;
        enum vetting_standing standing;
        bool blocks;
    } cases[] = {
        {"open", NULL, VETTING_IS_OPEN, true},
        {NULL, NULL, VETTING_IS_OPEN, true},
        {"met", NULL, VETTING_IS_MET, false},
        {"met", "2026-11-23", VETTING_IS_MET, false},
        {"met", "2026-11-22", VETTING_IS_LAPSED, true},
        {"met", "2024-02-29", VETTING_IS_LAPSED, true},
        {"failed", NULL, VETTING_IS_FAILED, true},
        {"failed", "2027-11-22", VETTING_IS_FAILED, true},
        {"not-applicable", "2020-01-01", VETTING_IS_IRRELEVANT, false},
    };
    struct arena arena = {0};
    ck_assert_int_eq(date_from_iso("2026-11-23"), TODAY);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct record *r = item(&arena, "licence", true, cases[i].state, cases[i].expires);
        ck_assert_int_eq(vetting_standing(r, TODAY), cases[i].standing);
        ck_assert_int_eq(vetting_blocks(r, TODAY), cases[i].blocks);
        r->values[VETTING_MANDATORY] = value_null();
        ck_assert(!vetting_blocks(r, TODAY));
    }
    arena_free(&arena);
}
END_TEST

START_TEST(summary_counts_what_applies_and_names_what_stands_in_the_way) {
    struct arena arena = {0};
    struct record *items[] = {
        item(&arena, "licence", true, "met", NULL),
        item(&arena, "references", false, "open", NULL),
        item(&arena, "export right", true, "open", NULL),
        item(&arena, "fur", true, "not-applicable", NULL),
        item(&arena, "audit", true, "met", "2026-11-22"),
        item(&arena, "lawsuits", true, "failed", NULL),
        item(&arena, "bank names", true, "open", NULL),
    };
    ck_assert_str_eq(vetting_summary(items, 0, TODAY, &arena), "no checklist");
    ck_assert_str_eq(vetting_summary(items, 2, TODAY, &arena), "1 of 2 met");
    ck_assert_ptr_null(vetting_obstacles(items, 2, TODAY, &arena));
    ck_assert_str_eq(vetting_summary(items, 3, TODAY, &arena),
                     "1 of 3 met, 1 mandatory open: export right");
    ck_assert_str_eq(vetting_summary(items, 5, TODAY, &arena),
                     "1 of 4 met, 2 mandatory open: export right, audit");
    ck_assert_str_eq(vetting_obstacles(items + 5, 1, TODAY, &arena),
                     "1 mandatory failed: lawsuits");
    ck_assert_str_eq(vetting_summary(items, 7, TODAY, &arena),
                     "1 of 6 met, 1 mandatory failed, 3 open: lawsuits, export right, audit "
                     "and 1 more");
    arena_free(&arena);
}
END_TEST

START_TEST(approved_and_preferred_are_approvals) {
    ck_assert(vetting_is_approval(value_text("approved")));
    ck_assert(vetting_is_approval(value_text("preferred")));
    ck_assert(!vetting_is_approval(value_text("vetting")));
    ck_assert(!vetting_is_approval(value_null()));
}
END_TEST

TEST_MAIN(vetting, what_was_met_lapses_on_the_day_after_its_expiry,
          summary_counts_what_applies_and_names_what_stands_in_the_way,
          approved_and_preferred_are_approvals)
