/* Lists, forms and dialogs in a terminal, on the small bench of widgets.c. */
#include <string.h>
#include <unistd.h>

#include "../unit/suite.h"

#include "child.h"
#include "golden.h"
#include "pty.h"

#define WIDGETS "tests/e2e/widgets"

struct bench {
    struct home home;
    struct pty *pty;
};

static void open_bench(struct bench *b, int rows, int columns, const char *const *environment) {
    static char path[4096];
    ck_assert_ptr_nonnull(getcwd(path, sizeof path - sizeof WIDGETS - 1));
    strcat(path, "/" WIDGETS);
    home_make(&b->home);
    b->pty = pty_start(&(struct pty_options){.rows = rows,
                                             .columns = columns,
                                             .program = path,
                                             .environment = environment,
                                             .home = b->home.path,
                                             .folder = b->home.path});
    pty_wait_text(b->pty, "Saigon Trail Bags Co. 4");
}

static void close_bench(struct bench *b) {
    pty_end(b->pty);
    home_remove(&b->home);
}

static void check_screen(struct bench *b, const char *name) {
    pty_wait_quiet(b->pty, 200);
    golden_check_screen(name, b->pty);
}

START_TEST(list_shows_cursor_and_marks) {
    struct bench b;
    open_bench(&b, 24, 80, NULL);
    pty_keys(b.pty, "j m m j m");
    check_screen(&b, "widgets_list");
    pty_keys(b.pty, "k *");
    pty_wait_text(b.pty, "1000 marked.");
    pty_keys(b.pty, "G");
    pty_wait_text(b.pty, "Bags Co. 1000");
    close_bench(&b);
}
END_TEST

START_TEST(form_looks_as_it_should) {
    struct bench b;
    open_bench(&b, 24, 80, NULL);
    pty_keys(b.pty, "e");
    pty_wait_text(b.pty, "Edit supplier");
    check_screen(&b, "widgets_form_new");
    pty_keys(b.pty, "Tab Tab Tab");
    pty_type(b.pty, "Ha");
    pty_wait_text(b.pty, "Hanoi");
    pty_keys(b.pty, "Right Tab Tab o n Tab 3 o o Tab 3 8 Tab 5 . 8 Tab u s d Tab + 3 0 d Tab");
    pty_type(b.pty, "oem, private label");
    pty_keys(b.pty, "Tab Tab Right Tab M Tab");
    pty_paste(b.pty, "first line\nsecond line\n");
    check_screen(&b, "widgets_form");
    pty_keys(b.pty, "Ctrl-S");
    pty_wait_text(b.pty, "MOQ has to be put right");
    pty_keys(b.pty, "Ctrl-R");
    pty_type(b.pty, "300");
    pty_keys(b.pty, "Ctrl-S");
    pty_wait_text(b.pty, "Saved as 东莞远行箱包有限公司 1.");
    close_bench(&b);
}
END_TEST

START_TEST(form_holds_long_and_wide_values) {
    struct bench b;
    open_bench(&b, 40, 120, NULL);
    pty_keys(b.pty, "j j e");
    pty_wait_text(b.pty, "Edit supplier");
    pty_type(b.pty, "末");
    check_screen(&b, "widgets_form_wide");
    pty_keys(b.pty, "Home");
    pty_wait_quiet(b.pty, 200);
    ck_assert(!pty_shows(b.pty, "x末"));
    pty_resize(b.pty, 15, 60);
    pty_wait_text(b.pty, "field 1 of 16");
    pty_keys(b.pty, "Shift-Tab");
    pty_wait_text(b.pty, "field 16 of 16"); /* what is scrolled to depends on what was seen */
    pty_keys(b.pty, "Shift-Tab");
    check_screen(&b, "widgets_form_small");
    pty_keys(b.pty, "Esc");
    pty_wait_text(b.pty, "kept as a draft");
    close_bench(&b);
}
END_TEST

START_TEST(form_that_cannot_be_saved_stays) {
    struct bench b;
    open_bench(&b, 24, 80, NULL);
    pty_keys(b.pty, "e Ctrl-U");
    pty_wait_text(b.pty, "unsaved · draft kept");
    pty_keys(b.pty, "Tab");
    pty_wait_text(b.pty, "must not be empty");
    pty_keys(b.pty, "Shift-Tab");
    pty_type(b.pty, "Locked");
    pty_keys(b.pty, "Ctrl-S");
    pty_wait_text(b.pty, "Somebody else is writing");
    ck_assert(pty_shows(b.pty, "Locked") && pty_shows(b.pty, "Edit supplier"));
    pty_keys(b.pty, "Down Down Ctrl-U Enter");
    pty_wait_text(b.pty, "type to narrow down");
    pty_type(b.pty, "viet");
    pty_keys(b.pty, "Enter");
    pty_wait_gone(b.pty, "type to narrow down");
    pty_keys(b.pty, "Down Enter");
    pty_wait_text(b.pty, "factory");
    check_screen(&b, "widgets_form_list");
    pty_keys(b.pty, "Esc Esc");
    pty_wait_text(b.pty, "kept as a draft");
    close_bench(&b);
}
END_TEST

START_TEST(long_text_opens_in_the_editor) {
    static const char *const environment[] = {"VISUAL=sed -i -e 's/^my/their/' -e '$a more'", NULL};
    struct bench b;
    open_bench(&b, 24, 80, environment);
    pty_keys(b.pty, "e Shift-Tab");
    pty_type(b.pty, "my words");
    pty_keys(b.pty, "Ctrl-E");
    pty_wait_text(b.pty, "their words  (+1 line)");
    pty_type(b.pty, "x");
    pty_wait_text(b.pty, "Ctrl-E opens it in your editor");
    pty_keys(b.pty, "Up Ctrl-E");
    pty_wait_text(b.pty, "this field is a single line");
    pty_send(b.pty, "\0", 1); /* Ctrl-Space */
    pty_wait_text(b.pty, "3 of 3");
    pty_keys(b.pty, "Down Enter");
    pty_wait_text(b.pty, "Ms Trần Thị Lan");
    close_bench(&b);
}
END_TEST

START_TEST(prompt_asks_once_for_letters_typed_ahead) {
    struct bench b;
    open_bench(&b, 24, 80, NULL);
    pty_keys(b.pty, "/");
    pty_wait_text(b.pty, "well, asked 1 times");
    pty_burst(b.pty, "s a i g o n");
    pty_wait_text(b.pty, "well, asked 2 times");
    pty_keys(b.pty, "Down");
    pty_wait_row(b.pty, 3, "▌");
    pty_type(b.pty, " wrong");
    pty_wait_text(b.pty, "there is no such word");
    check_screen(&b, "widgets_prompt");
    pty_keys(b.pty, "Enter");
    pty_wait_quiet(b.pty, 100);
    ck_assert(pty_shows(b.pty, "there is no such word"));
    pty_keys(b.pty, "Ctrl-W Backspace Enter");
    pty_wait_text(b.pty, "Entered: saigon");
    pty_keys(b.pty, "/ Ctrl-P Enter");
    pty_wait_text(b.pty, "Entered: saigon");
    pty_keys(b.pty, "n x Esc");
    pty_wait_text(b.pty, "Left");
    close_bench(&b);
}
END_TEST

START_TEST(only_y_confirms) {
    struct bench b;
    open_bench(&b, 24, 80, NULL);
    static const char *const cases[][2] = {
        {"D y", "Deleted."}, {"D Enter", "Kept."}, {"D y", "Deleted."}, {"D Space", "Kept."}};
    for (size_t i = 0; i < 4; i++) {
        pty_keys(b.pty, cases[i][0]);
        pty_wait_text(b.pty, cases[i][1]);
    }
    pty_keys(b.pty, "j j D");
    pty_wait_text(b.pty, "y/N");
    check_screen(&b, "widgets_confirm");
    close_bench(&b);
}
END_TEST

START_TEST(picker_narrows_down) {
    struct bench b;
    open_bench(&b, 24, 80, NULL);
    pty_keys(b.pty, "s");
    pty_wait_text(b.pty, "Sort by");
    check_screen(&b, "widgets_picker");
    pty_type(b.pty, "箱");
    pty_wait_text(b.pty, "1 of 5");
    pty_keys(b.pty, "Enter");
    pty_wait_text(b.pty, "Picked 箱包.");
    pty_keys(b.pty, "s z z Enter Esc");
    pty_wait_text(b.pty, "Picked nothing.");
    pty_keys(b.pty, "c Down Space Space");
    check_screen(&b, "widgets_picker_several");
    pty_keys(b.pty, "Enter");
    pty_wait_text(b.pty, "3: 1 1 1");
    pty_keys(b.pty, "c Space Esc");
    pty_wait_text(b.pty, "-1: 1 0 0");
    close_bench(&b);
}
END_TEST

START_TEST(text_view_searches) {
    struct bench b;
    open_bench(&b, 24, 80, NULL);
    pty_keys(b.pty, "t");
    pty_wait_text(b.pty, "lines 1 to");
    pty_keys(b.pty, "/");
    pty_type(b.pty, "ha noi");
    pty_keys(b.pty, "Enter n n");
    pty_wait_text(b.pty, "ha noi: 3 of 4");
    check_screen(&b, "widgets_text");
    pty_keys(b.pty, "n n N");
    pty_wait_text(b.pty, "ha noi: 4 of 4");
    pty_keys(b.pty, "g");
    pty_wait_text(b.pty, "lines 1 to");
    pty_keys(b.pty, "q");
    pty_wait_text(b.pty, "Rows");
    close_bench(&b);
}
END_TEST

START_TEST(help_and_palette_run_actions) {
    struct bench b;
    open_bench(&b, 24, 80, NULL);
    pty_keys(b.pty, "?");
    pty_wait_text(b.pty, "Keys");
    pty_keys(b.pty, "/");
    pty_type(b.pty, "delete");
    pty_keys(b.pty, "Enter");
    check_screen(&b, "widgets_help");
    pty_keys(b.pty, "Enter");
    pty_wait_text(b.pty, "y/N");
    pty_keys(b.pty, "n :");
    pty_wait_text(b.pty, "type to narrow down");
    check_screen(&b, "widgets_palette");
    pty_type(b.pty, "never");
    pty_wait_text(b.pty, "off: nothing is selected");
    pty_keys(b.pty, "Enter");
    pty_wait_text(b.pty, "nothing is selected");
    pty_keys(b.pty, ":");
    pty_type(b.pty, "note");
    pty_keys(b.pty, "Enter");
    pty_wait_text(b.pty, "Note:");
    pty_keys(b.pty, "h i Enter");
    pty_wait_text(b.pty, "Noted: hi");
    close_bench(&b);
}
END_TEST

START_TEST(merging_shows_both_sides) {
    struct bench b;
    open_bench(&b, 24, 80, NULL);
    pty_keys(b.pty, "x m Enter");
    check_screen(&b, "widgets_merge");
    pty_keys(b.pty, "Enter");
    pty_wait_text(b.pty, "Merged: 1 0 1");
    pty_keys(b.pty, "x Esc");
    pty_wait_text(b.pty, "Left:");
    close_bench(&b);
}
END_TEST

START_TEST(ascii_has_twins_for_all_signs) {
    static const char *const environment[] = {"LC_ALL=C", NULL};
    struct bench b;
    open_bench(&b, 24, 80, environment);
    pty_keys(b.pty, "j m x");
    pty_wait_text(b.pty, "Changed meanwhile");
    for (const char *s = pty_screen(b.pty); *s; s++)
        ck_assert_int_lt((unsigned char)*s, 0x80);
    close_bench(&b);
}
END_TEST

TEST_MAIN(widgets, list_shows_cursor_and_marks, form_looks_as_it_should,
          form_holds_long_and_wide_values, form_that_cannot_be_saved_stays,
          long_text_opens_in_the_editor, prompt_asks_once_for_letters_typed_ahead, only_y_confirms,
          picker_narrows_down, text_view_searches, help_and_palette_run_actions,
          merging_shows_both_sides, ascii_has_twins_for_all_signs)
