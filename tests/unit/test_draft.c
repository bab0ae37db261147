/*
 * Drafts: kept, found again, dropped; one per database and record; damaged ones are left alone.
 */
#include <stdio.h>
#include <sys/stat.h>

#include "sourcebench/service/draft.h"

#include "session_fixture.h"
#include "suite.h"

static void keep(struct fixture *f, int64_t id, int64_t parent, int64_t at, const char *text) {
    const char *names[] = {"name", "note"}, *texts[] = {text, "two\nlines \"quoted\" \x01"};
    struct draft draft = {.table = "contact",
                          .id = id,
                          .parent = parent,
                          .subject = "contact Lan of Saigon Trail",
                          .at = at,
                          .names = names,
                          .texts = texts,
                          .count = 2};
    CHECK(f, draft_keep(&f->session, &draft, &f->err));
}

static int list(struct fixture *f, struct draft **drafts) {
    int count;
    CHECK(f, draft_list(&f->session, &f->arena, drafts, &count, &f->err));
    return count;
}

START_TEST(drafts_are_found_again) {
    struct fixture *f = fixture_open();
    struct draft *drafts;
    struct stat st;
    ck_assert_int_eq(list(f, &drafts), 0);
    keep(f, INT64_C(3765217473331677100), 0, 10, "Lan");
    keep(f, 0, 5, 30, "Bob");
    keep(f, 0, 6, 20, "");
    ck_assert_int_eq(list(f, &drafts), 3);
    ck_assert_str_eq(drafts[0].texts[0], "Bob");
    ck_assert_str_eq(drafts[1].texts[0], "");
    ck_assert_int_eq(drafts[2].id, INT64_C(3765217473331677100));
    ck_assert_int_eq(drafts[0].parent, 5);
    ck_assert_str_eq(drafts[0].table, "contact");
    ck_assert_str_eq(drafts[0].subject, "contact Lan of Saigon Trail");
    ck_assert_int_eq(drafts[0].count, 2);
    ck_assert_str_eq(drafts[0].names[1], "note");
    ck_assert_str_eq(drafts[0].texts[1], "two\nlines \"quoted\" \x01");
    ck_assert_int_eq(stat(drafts[0].path, &st), 0);
    ck_assert_int_eq(st.st_mode & 0777, 0600);
    fixture_close(f);
}
END_TEST

START_TEST(a_record_has_one_draft) {
    struct fixture *f = fixture_open();
    struct draft *drafts;
    keep(f, 7, 0, 10, "first");
    keep(f, 7, 0, 20, "second");
    ck_assert_int_eq(list(f, &drafts), 1);
    ck_assert_str_eq(drafts[0].texts[0], "second");
    CHECK(f, draft_drop(&f->session, "contact", 7, 0, &f->err));
    ck_assert_int_eq(list(f, &drafts), 0);
    CHECK(f, draft_drop(&f->session, "contact", 7, 0, &f->err));
    fixture_close(f);
}
END_TEST

START_TEST(databases_do_not_share_drafts) {
    struct fixture *f = fixture_open();
    struct draft *drafts;
    keep(f, 7, 0, 10, "mine");
    fixture_reopen(f, "other.db", false);
    ck_assert_int_eq(list(f, &drafts), 0);
    keep(f, 7, 0, 10, "other");
    fixture_reopen(f, "bench.db", false);
    ck_assert_int_eq(list(f, &drafts), 1);
    ck_assert_str_eq(drafts[0].texts[0], "mine");
    fixture_close(f);
}
END_TEST

START_TEST(damaged_drafts_are_left_alone) {
    static const char *const damage[] = {"", "{", "[]", "{\"table\": 7, \"texts\": {}}",
                                         "{\"table\": \"contact\", \"texts\": []}"};
    struct fixture *f = fixture_open();
    struct draft *drafts;
    keep(f, 7, 0, 10, "good");
    ck_assert_int_eq(list(f, &drafts), 1);
    for (size_t i = 0; i < sizeof damage / sizeof *damage; i++) {
        char *path =
            arena_format(&f->arena, "%.*s-%zu.json",
                         (int)(strlen(drafts[0].path) - strlen(".json")), drafts[0].path, i);
        FILE *file = fopen(path, "w");
        ck_assert_ptr_nonnull(file);
        fputs(damage[i], file);
        fclose(file);
    }
    ck_assert_int_eq(list(f, &drafts), 1);
    fixture_close(f);
}
END_TEST

START_TEST(a_folder_that_cannot_be_made_is_told) {
    struct fixture *f = fixture_open();
    fixture_text(f, ".local", "a file where a folder should be");
    const char *names[] = {"name"}, *texts[] = {"Lan"};
    struct draft draft = {
        .table = "contact", .subject = "contact", .names = names, .texts = texts, .count = 1};
    ck_assert(!draft_keep(&f->session, &draft, &f->err));
    ck_assert_int_ne(f->err.message[0], '\0');
    fixture_close(f);
}
END_TEST

/* The draft of a purged record, and of what was to be added to it; all others stay. */
START_TEST(drafts_of_the_purged_are_dropped) {
    struct fixture *f = fixture_open();
    struct draft *drafts;
    int dropped;
    keep(f, 7, 5, 10, "Lan");
    keep(f, 0, 5, 20, "Bob");
    keep(f, 8, 6, 30, "Nam");
    keep(f, 0, 6, 40, "Hoa");
    CHECK(f, draft_drop_purged(&f->session, &dropped, &f->err));
    ck_assert_int_eq(dropped, 0);
    fixture_ask(f, "INSERT INTO tombstone VALUES (2, 8, 1)"); /* contact 8 */
    fixture_ask(f, "INSERT INTO tombstone VALUES (0, 5, 1)"); /* supplier 5 */
    fixture_ask(f,
                "INSERT INTO journal (id, device, seq, author, at, label, group_id, root, kind, "
                "rows, schema_version) VALUES (1, 'A', 1, 'lina', 0, 'Purge', 1, 1, 'do', 1, 1)");
    CHECK(f, draft_drop_purged(&f->session, &dropped, &f->err));
    ck_assert_int_eq(dropped, 3);
    ck_assert_int_eq(list(f, &drafts), 1);
    ck_assert_str_eq(drafts[0].texts[0], "Hoa");
    fixture_close(f);
}
END_TEST

TEST_MAIN(draft, drafts_of_the_purged_are_dropped, drafts_are_found_again, a_record_has_one_draft,
          databases_do_not_share_drafts, damaged_drafts_are_left_alone,
          a_folder_that_cannot_be_made_is_told)
