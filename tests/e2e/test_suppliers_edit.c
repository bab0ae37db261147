/* Adding and changing suppliers: forms, errors, other people's changes, undo, history. */
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "../unit/suite.h"

#include "bench.h"

static void open_with_one(struct bench *b) {
    bench_make(b);
    bench_cli(b, "supplier", "add", "Saigon Trail", "country=VN", "city=Hue", "moq=300", NULL);
    bench_open(b, 24, 80, NULL);
    pty_wait_text(b->pty, "Saigon Trail");
}

static void open_form(struct bench *b) {
    bench_keys(b, "e", "Edit supplier");
}

/* Moves to the field by its label. A key more than was meant would go past it, so each Tab has to
 * show in the title ("field 5 of 32") before the next. */
static void go_to_field(struct bench *b, const char *label) {
    int row, column, field;
    char title[32];
    for (int i = 0; i < 40; i++) {
        pty_wait_quiet(b->pty, 20);
        if (pty_find(b->pty, "▌", &row, &column) &&
            strncmp(pty_row(b->pty, row) + strlen("▌"), label, strlen(label)) == 0)
            return;
        ck_assert(pty_find(b->pty, "field ", &row, NULL));
        ck_assert_int_eq(sscanf(strstr(pty_row(b->pty, row), "field "), "field %d of", &field), 1);
        snprintf(title, sizeof title, "field %d of", field);
        pty_keys(b->pty, "Tab");
        pty_wait_gone(b->pty, title);
    }
    ck_abort_msg("there is no field %s in\n%s", label, pty_screen(b->pty));
}

/* Replaces what stands in a field. */
static void fill(struct bench *b, const char *label, const char *text) {
    go_to_field(b, label);
    pty_keys(b->pty, "Ctrl-U");
    pty_type(b->pty, text);
}

static void save(struct bench *b, const char *said) {
    pty_keys(b->pty, "Ctrl-S");
    pty_wait_text(b->pty, said);
}

START_TEST(supplier_is_added_by_form) {
    struct bench b;
    bench_make(&b);
    bench_open(&b, 24, 80, NULL);
    bench_keys(&b, "a", "Add supplier");
    pty_type(b.pty, "Hà Nội Túi Xách JSC");
    fill(&b, "Country", "VN");
    pty_keys(b.pty, "Tab");
    pty_wait_text(b.pty, "VN  Vietnam");
    fill(&b, "City", "Hà Nội");
    fill(&b, "MOQ", "1,500");
    fill(&b, "Next review", "+30d");
    pty_wait_text(b.pty, "2026-12-23");
    save(&b, "Added; u takes it back.");
    bench_cursor_on(&b, "Hà Nội Túi Xách JSC");
    bench_cursor_on(&b, "Hà Nội        VN prospect    1,500");
    bench_cursor_on(&b, "2026-12-23");
    ck_assert_ptr_nonnull(strstr(bench_cli(&b, "supplier", "list", NULL), "Hà Nội Túi Xách JSC"));
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

START_TEST(wrong_value_stays_with_its_reason) {
    struct bench b;
    open_with_one(&b);
    open_form(&b);
    fill(&b, "Country", "Atlantis");
    fill(&b, "Workers", "ten");
    pty_keys(b.pty, "Tab");
    pty_wait_text(b.pty, "✗ a whole number, e.g.");
    bench_shows(&b, "ten");
    fill(&b, "MOQ", "12");
    save(&b, "Not saved yet");
    bench_golden(&b, "suppliers_form_wrong");
    bench_cursor_on(&b, "Country"); /* the first that is wrong */
    bench_shows(&b, "Atlantis");
    fill(&b, "Country", "TH");
    save(&b, "Workers has to be put right");
    bench_cursor_on(&b, "Workers");
    fill(&b, "Workers", "10");
    save(&b, "Saved; u takes it back.");
    bench_cursor_on(&b, "TH prospect       12");
    bench_close(&b);
}
END_TEST

START_TEST(form_reverts_a_field_and_is_left) {
    struct bench b;
    open_with_one(&b);
    open_form(&b);
    fill(&b, "City", "Saigon");
    pty_keys(b.pty, "Ctrl-R");
    pty_wait_gone(b.pty, "Saigon\n");
    pty_wait_quiet(b.pty, 50);
    bench_shows(&b, "Hue");
    save(&b, "/ filter");
    open_form(&b);
    fill(&b, "City", "Da Nang");
    bench_keys(&b, "Esc", "kept as a draft");
    bench_cursor_on(&b, "Hue");
    bench_close(&b);
}
END_TEST

/* Somebody else changes the MOQ while mine is typed. */
static void clash(struct bench *b) {
    open_with_one(b);
    open_form(b);
    fill(b, "MOQ", "500");
    bench_cli(b, "--author", "marco", "supplier", "edit", "Saigon Trail", "moq=450", "city=Hanoi",
              NULL);
    pty_keys(b->pty, "Ctrl-S");
    pty_wait_text(b->pty, "Changed meanwhile");
    pty_wait_text(b->pty, "marco changed what you changed");
    bench_shows(b, "300");
    bench_shows(b, "450");
    bench_shows(b, "500");
}

START_TEST(merging_takes_mine) {
    struct bench b;
    clash(&b);
    bench_golden(&b, "suppliers_merge");
    bench_keys(&b, "m Enter", "Saved; u takes it back.");
    bench_cursor_on(&b, "Hanoi         VN prospect      500");
    bench_close(&b);
}
END_TEST

START_TEST(merging_takes_theirs) {
    struct bench b;
    clash(&b);
    bench_keys(&b, "t Enter", "/ filter");
    bench_cursor_on(&b, "Hanoi         VN prospect      450");
    bench_close(&b);
}
END_TEST

START_TEST(merging_can_be_put_off) {
    struct bench b;
    clash(&b);
    bench_keys(&b, "Esc", "Not saved: marco changed this meanwhile.");
    bench_cursor_on(&b, "500");
    save(&b, "Changed meanwhile");
    bench_keys(&b, "m Enter", "Saved; u takes it back.");
    bench_cursor_on(&b, "500");
    bench_close(&b);
}
END_TEST

START_TEST(other_fields_are_merged_silently) {
    struct bench b;
    open_with_one(&b);
    open_form(&b);
    fill(&b, "MOQ", "500");
    bench_cli(&b, "--author", "marco", "supplier", "edit", "Saigon Trail", "city=Hanoi", NULL);
    save(&b, "Saved; u takes it back.");
    bench_cursor_on(&b, "Hanoi         VN prospect      500");
    bench_close(&b);
}
END_TEST

START_TEST(deleted_meanwhile_is_said) {
    struct bench b;
    open_with_one(&b);
    open_form(&b);
    fill(&b, "MOQ", "500");
    bench_cli(&b, "--author", "marco", "supplier", "delete", "Saigon Trail", NULL);
    save(&b, "deleted");
    bench_shows(&b, "Edit supplier");
    bench_cursor_on(&b, "500");
    bench_close(&b);
}
END_TEST

/* Another program holds the database: said after the configured second, nothing is lost. */
START_TEST(locked_database_keeps_the_form) {
    struct bench b;
    sqlite3 *other;
    bench_make(&b);
    bench_configure(&b, "busy_seconds: 1\n");
    bench_cli(&b, "supplier", "add", "Saigon Trail", "moq=300", NULL);
    bench_open(&b, 24, 80, NULL);
    open_form(&b);
    fill(&b, "MOQ", "500");
    ck_assert_int_eq(sqlite3_open(b.database, &other), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    long long began = child_clock();
    pty_keys(b.pty, "Ctrl-S");
    pty_wait_text(b.pty, "locked");
    ck_assert_int_ge(child_clock() - began, 900);
    bench_shows(&b, "Edit supplier");
    bench_cursor_on(&b, "500");
    ck_assert_int_eq(sqlite3_exec(other, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(other);
    save(&b, "Saved; u takes it back.");
    bench_cursor_on(&b, "500");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

START_TEST(every_change_is_undone_and_done_again) {
    struct bench b;
    open_with_one(&b);
    open_form(&b);
    fill(&b, "MOQ", "500");
    save(&b, "Saved");
    bench_keys(&b, "u", "Undone: Edit supplier Saigon Trail");
    bench_cursor_on(&b, "300");
    bench_keys(&b, "Ctrl-R", "Done again: Edit supplier Saigon Trail");
    bench_cursor_on(&b, "500");
    bench_keys(&b, "D y", "Deleted; u takes it back.");
    bench_shows(&b, "adds the first supplier");
    bench_keys(&b, "u", "Undone: Delete supplier Saigon Trail");
    bench_cursor_on(&b, "Saigon Trail");
    bench_keys(&b, "Ctrl-R", "Done again: Delete");
    bench_shows(&b, "adds the first supplier");
    bench_keys(&b, "u u u", "Undone: Add supplier Saigon Trail");
    bench_shows(&b, "adds the first supplier");
    bench_keys(&b, "u", "nothing");
    bench_keys(&b, "Ctrl-R Ctrl-R", "Done again: Edit supplier Saigon Trail");
    bench_cursor_on(&b, "500");
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

START_TEST(deleting_asks_and_is_restored) {
    static const char *const no[] = {"Enter", "n", "Esc", "Space"};
    struct bench b;
    open_with_one(&b);
    for (size_t i = 0; i < 4; i++) {
        bench_keys(&b, "D", "Delete supplier Saigon Trail?");
        bench_shows(&b, "y/N");
        pty_keys(b.pty, no[i]);
        pty_wait_gone(b.pty, "y/N");
        bench_cursor_on(&b, "Saigon Trail");
    }
    bench_keys(&b, "D y", "Deleted; u takes it back.");
    pty_keys(b.pty, "/");
    bench_type(&b, "is:deleted", "1 deleted");
    bench_keys(&b, "Enter e", "this supplier is deleted; r restores it");
    bench_keys(&b, "r", "Restored.");
    bench_keys(&b, "Esc", "Suppliers  1");
    bench_cursor_on(&b, "Saigon Trail");
    bench_keys(&b, "r", "this supplier is not deleted");
    bench_close(&b);
}
END_TEST

START_TEST(history_shows_from_and_to) {
    struct bench b;
    open_with_one(&b);
    bench_cli(&b, "--author", "marco", "supplier", "edit", "Saigon Trail", "moq=450", NULL);
    bench_cli(&b, "--author", "marco", "supplier", "edit", "Saigon Trail", "city=Hanoi", NULL);
    pty_wait_text(b.pty, "Hanoi");
    bench_keys(&b, "H", "History  Saigon Trail");
    bench_shows(&b, "MOQ: 300 pcs → 450 pcs");
    bench_shows(&b, "City: Hue → Hanoi");
    bench_shows(&b, "marco");
    bench_shows(&b, "lina");
    bench_keys(&b, "j j U", "Take this change back, whoever made it?");
    bench_keys(&b, "y", "Undone: Edit supplier Saigon Trail");
    bench_shows(&b, "MOQ: 450 pcs → 300 pcs");
    bench_keys(&b, "Esc", "/ filter");
    bench_cursor_on(&b, "Hanoi         VN prospect      300");
    bench_close(&b);
}
END_TEST

/* What a long text became is seen too; a text of several lines stands in several. */
START_TEST(long_texts_are_told_in_lines) {
    struct bench b;
    open_with_one(&b);
    bench_cli(&b, "supplier", "edit", "Saigon Trail",
              "note=Sews the mini backpacks and keeps webbing and two colours of 600D in stock.",
              NULL);
    bench_cli(&b, "supplier", "edit", "Saigon Trail", "note=Moved to line 5.\nAsk for Mai.", NULL);
    bench_keys(&b, "H", "   Note: Sews the mini backpacks");
    bench_shows(&b, "      → Moved to line 5.");
    bench_keys(&b, "Esc Enter", "Overview");
    bench_shows(&b, " Moved to line 5.");
    bench_shows(&b, " Ask for Mai.");
    bench_close(&b);
}
END_TEST

START_TEST(undo_in_the_way_of_a_later_change_is_refused) {
    struct bench b;
    open_with_one(&b);
    open_form(&b);
    fill(&b, "MOQ", "500");
    save(&b, "Saved");
    bench_cli(&b, "--author", "marco", "supplier", "edit", "Saigon Trail", "moq=450", NULL);
    pty_wait_text(b.pty, "450");
    bench_keys(&b, "u", "marco changed \"MOQ\"");
    bench_cursor_on(&b, "450");
    bench_close(&b);
}
END_TEST

/* Rows are read anew while something is asked: what was asked for keeps its supplier. */
START_TEST(questions_stand_while_others_work) {
    static const char *const questions[][3] = {
        {"n", "h i Enter", "Noted; u takes it back."},
        {"f", "h i Enter + 3 d Enter", "to be followed up on 2026-11-26"},
        {"l", "Enter h i Enter Enter", "Noted; u takes it back."},
        {"t", "s l o w Enter", "Changed 1 supplier; u takes it back."},
        {"x", "o n Space h o l d Enter", "Changed 1 supplier; u takes it back."},
        {"R", "3 0 Enter", "Changed 1 supplier; u takes it back."},
        {"H", "Esc", "/ filter"},
        {"Enter", "Esc", "/ filter"},
        {"D", "y", "Deleted; u takes it back."},
    };
    struct bench b;
    open_with_one(&b);
    bench_cli(&b, "supplier", "add", "Bystander", "city=Z0", NULL);
    bench_keys(&b, "End", "Bystander");
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
        char city[16];
        bench_cursor_on(&b, "Saigon Trail");
        pty_keys(b.pty, questions[i][0]);
        pty_wait_quiet(b.pty, 30);
        snprintf(city, sizeof city, "city=Y%zu", i);
        bench_cli(&b, "--author", "marco", "supplier", "edit", "Bystander", city, NULL);
        bench_cli(&b, "--author", "marco", "supplier", "add", city + strlen("city="), NULL);
        pty_watch(b.pty, 1200); /* longer than the bench takes to see it */
        bench_keys(&b, questions[i][1], questions[i][2]);
    }
    const char *list = bench_cli(&b, "supplier", "list", "is:deleted", NULL);
    ck_assert_ptr_nonnull(strstr(list, "Saigon Trail"));
    ck_assert_ptr_null(strstr(list, "Bystander"));
    bench_leave(&b);
    bench_close(&b);
}
END_TEST

START_TEST(form_says_since_when_the_status_stands) {
    struct bench b;
    bench_make(&b);
    bench_cli(&b, "supplier", "add", "Saigon Trail", NULL);
    home_write(&b.home, "config/sourcebench/config.yaml", "author: marco\n");
    bench_cli(&b, "supplier", "status", "approved", "Saigon Trail", NULL);
    bench_configure(&b, ""); /* lina again */
    bench_cli(&b, "supplier", "edit", "Saigon Trail", "moq=300", NULL);
    bench_open(&b, 24, 80, NULL);
    bench_keys(&b, "e", ", by marco");
    bench_shows(&b, "‹ approved ›");
    bench_keys(&b, "Tab Tab Tab Right", "‹ preferred ›");
    bench_shows_not(&b, "by marco"); /* it is another one now */
    bench_close(&b);
}
END_TEST

START_TEST(countries_in_use_are_offered) {
    struct bench b;
    bench_make(&b);
    bench_open(&b, 24, 80, NULL);
    bench_keys(&b, "a A Tab Tab Tab Tab c h i Tab", "✗ a country or its code");
    bench_keys(&b, "Shift-Tab n Tab", "CN  China"); /* the only one with these letters */
    bench_keys(&b, "Ctrl-S", "Added; u takes it back.");
    bench_keys(&b, "a B Tab Tab Tab Tab c h i", "▌Country           china");
    bench_keys(&b, "Tab", "CN  China");
    bench_close(&b);
}
END_TEST

/* The cursor stays on a supplier whose place in the order changes. */
START_TEST(cursor_follows_a_new_name) {
    struct bench b;
    bench_make(&b);
    bench_import_text(&b, "name,country\nAlpha,VN\nBeta,VN\nGamma,VN\n");
    bench_open(&b, 24, 80, NULL);
    bench_cursor_on(&b, "Alpha");
    bench_keys(&b, "e Ctrl-U Z e t a Ctrl-S", "Saved; u takes it back.");
    bench_cursor_on(&b, "Zeta");
    bench_cli(&b, "supplier", "edit", "Zeta", "name=Beta two", NULL);
    pty_wait_text(b.pty, "▌Beta two");
    bench_keys(&b, "u", "Undone:");
    bench_close(&b);
}
END_TEST

TEST_MAIN(suppliers_edit, questions_stand_while_others_work, supplier_is_added_by_form,
          wrong_value_stays_with_its_reason, form_reverts_a_field_and_is_left, merging_takes_mine,
          merging_takes_theirs, merging_can_be_put_off, other_fields_are_merged_silently,
          deleted_meanwhile_is_said, locked_database_keeps_the_form,
          every_change_is_undone_and_done_again, deleting_asks_and_is_restored,
          history_shows_from_and_to, long_texts_are_told_in_lines,
          undo_in_the_way_of_a_later_change_is_refused, form_says_since_when_the_status_stands,
          countries_in_use_are_offered, cursor_follows_a_new_name)
