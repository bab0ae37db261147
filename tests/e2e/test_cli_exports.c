/* What is taken along: the calendar, the address book, the sheet for a visit. */
#include <stdio.h>
#include <sys/stat.h>

#include "../unit/suite.h"

#include "cli_check.h"

static const char world[] =
    "{\"suppliers\": [{\"id\": \"1\", \"name\": \"Hue Canvas\", \"country\": \"VN\","
    " \"next_review\": \"2026-12-24\","
    " \"contact\": [{\"name\": \"Mai\", \"mail\": \"mai@hue.example\"}],"
    " \"claim\": [{\"what\": \"Six lines\", \"state\": \"declared\"}]},"
    " {\"id\": \"2\", \"name\": \"Dhaka Stitch\", \"country\": \"BD\","
    " \"next_review\": \"2026-12-25\"}]}";

static void make(struct home *home) {
    home_make(home);
    cli_says(home, 0, "2 added", "import", "suppliers", home_write(home, "world.json", world),
             NULL);
}

START_TEST(the_calendar_has_what_the_filter_finds) {
    struct home home;
    make(&home);
    cli_says(&home, 0, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "export", "calendar", NULL);
    struct cli_result result = cli_expect(&home, 0, "export", "calendar", "country:VN", NULL);
    ck_assert_ptr_nonnull(strstr(strbuf_text(&result.out), "SUMMARY:Review: Hue Canvas\r\n"));
    ck_assert_ptr_null(strstr(strbuf_text(&result.out), "Dhaka"));
    cli_free(&result);
    const char *file = home_file(&home, "due.ics");
    cli_says(&home, 0, "Wrote 2 dated items to ", "export", "calendar", "-o", file, NULL);
    cli_says(&home, 1, "exists already", "export", "calendar", "-o", file, NULL);
    cli_says(&home, 0, "Wrote 1 dated item to ", "export", "calendar", "hue", "-o", file,
             "--overwrite", NULL);
    cli_says(&home, 2, "colour", "export", "calendar", "colour:red", NULL);
    cli_says(&home, 2, "--format", "export", "calendar", "--format", "csv", NULL);
    home_remove(&home);
}
END_TEST

START_TEST(contacts_go_to_an_address_book) {
    struct home home;
    struct stat st;
    make(&home);
    const char *file = home_file(&home, "people.vcf");
    cli_says(&home, 0, "Wrote 1 contact to ", "export", "contacts", "-o", file, NULL);
    ck_assert(stat(file, &st) == 0 && (st.st_mode & 0777) == 0600);
    cli_says(&home, 0, "FN:Mai\r\n", "export", "contacts", "country:VN", NULL);
    cli_says(&home, 0, "", "export", "contacts", "country:BD", NULL);
    home_remove(&home);
}
END_TEST

START_TEST(a_visit_sheet_is_text_or_a_page) {
    struct home home;
    make(&home);
    cli_says(&home, 0, "  [ ] Six lines\n", "supplier", "visit-sheet", "hue", NULL);
    cli_says(&home, 0, "<li class=\"check\"><div>Six lines</div>", "supplier", "visit-sheet", "hue",
             "--html", NULL);
    const char *file = home_file(&home, "visit.html");
    cli_says(&home, 0, "Wrote the visit sheet of Hue Canvas to ", "supplier", "visit-sheet", "hue",
             "-o", file, NULL);
    cli_says(&home, 1, "exists already", "supplier", "visit-sheet", "hue", "-o", file, NULL);
    cli_says(&home, 1, "No supplier", "supplier", "visit-sheet", "nobody", NULL);
    cli_says(&home, 1, "sourcebench: ", "--restricted", "supplier", "visit-sheet", "hue", "-o",
             file, "--overwrite", NULL);
    home_remove(&home);
}
END_TEST

TEST_MAIN(cli_exports, the_calendar_has_what_the_filter_finds, contacts_go_to_an_address_book,
          a_visit_sheet_is_text_or_a_page)
