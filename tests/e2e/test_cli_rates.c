/* Exchange rates on the command line: as banks publish them, and once only. */
#include <string.h>

#include "../unit/suite.h"

#include "cli_check.h"

static const char bank[] = "Date,USD,CNY,VND,\n"
                           "2026-11-20,1.0842,7.8205,27450.5,\n"
                           "2026-11-19,1.0800,7.8100,N/A,\n"
                           "2024-01-02,1.1000,7.0000,26800,\n";

static const char day[] = "2026-11-23";

START_TEST(a_table_of_a_bank_comes_in_once) {
    struct home home;
    home_make(&home);
    const char *file = home_write(&home, "bank.csv", bank);
    cli_says(&home, 0, "5 added", "--today", day, "import", "rates", file, "--dry-run", NULL);
    cli_says(&home, 0, "5 added", "--today", day, "import", "rates", file, NULL);
    cli_says(&home, 0, "3 rates of days before 2025-11-22 were left out", "--today", day, "import",
             "rates", file, NULL);
    cli_says(&home, 0, "0 added, 0 updated, 5 unchanged", "--today", day, "import", "rates", file,
             NULL);
    cli_says(&home, 0, "3 added, 0 updated, 5 unchanged", "--today", day, "import", "rates", file,
             "--since", "all", NULL);
    cli_says(&home, 0, "(3 rows)", "undo", NULL);
    cli_says(&home, 0, "(5 rows)", "undo", NULL);
    cli_says(&home, 0, "5 added", "--today", day, "import", "rates", file, NULL);
    home_remove(&home);
}
END_TEST

START_TEST(a_changed_rate_is_updated) {
    struct home home;
    home_make(&home);
    cli_says(&home, 0, "1 added", "--today", day, "import", "rates",
             home_write(&home, "a.csv", "Date,USD\n2026-11-20,1.0842\n"), NULL);
    cli_says(&home, 0, "0 added, 1 updated", "--today", day, "import", "rates",
             home_write(&home, "b.csv", "date,base,currency,rate\n2026-11-20,EUR,USD,1.0850\n"),
             NULL);
    home_remove(&home);
}
END_TEST

START_TEST(wrong_cells_are_named_and_the_rest_is_taken) {
    struct home home;
    home_make(&home);
    const char *file =
        home_write(&home, "bank.csv", "Date,USD,CNY\n2026-11-20,1.0x,7.8205\n20/13/2026,1,2\n");
    cli_says(&home, 0, "line 2, column USD: \"1.0x\" is no rate", "--today", day, "import", "rates",
             file, NULL);
    cli_says(&home, 0, "line 3, column Date: \"20/13/2026\" is no day", "--today", day, "import",
             "rates", file, NULL);
    cli_says(&home, 1, "No column is the day", "import", "rates",
             home_write(&home, "none.csv", "a,b\n1,2\n"), NULL);
    cli_says(&home, 2, "--since takes a day", "import", "rates", file, "--since", "soon", NULL);
    home_remove(&home);
}
END_TEST

TEST_MAIN(cli_rates, a_table_of_a_bank_comes_in_once, a_changed_rate_is_updated,
          wrong_cells_are_named_and_the_rest_is_taken)
