/*
 * Exchange rates from files: the layouts of banks, days and numbers as they write them, and what
 * becomes of them in the database.
 */
#include "sourcebench/core/date.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/db/journal.h"
#include "sourcebench/io/csv.h"
#include "sourcebench/service/rate_import.h"
#include "sourcebench/service/rate_table.h"

#include "session_fixture.h"
#include "suite.h"

/* ---- tables ------------------------------------------------------------------------------------
 */

/* What a file says: "2026-11-24 EUR USD 1084200\n", or for a cell that is wrong "Rate: why\n". */
static const char *read_all(struct arena *arena, const char *text, const char *dates) {
    struct error err = {0};
    struct rate_table t;
    struct row row;
    const char *said = "";
    struct row_reader *reader =
        csv_open(decoder_new(source_from_memory(text, strlen(text)), CHARSET_AUTO), 0, &err);
    ck_assert(rows_next(reader, &row, &err));
    if (!rate_table_head(&t, &row, NULL, dates, arena, &err))
        said = arena_format(arena, "%s\n", err.message);
    else
        while (rows_next(reader, &row, &err)) {
            struct rate_found f;
            int32_t day;
            int at;
            if (!rate_table_day(&t, &row, &day, &at, &err)) {
                said = arena_format(arena, "%s%s: %s\n", said, t.columns[at].header, err.message);
                continue;
            }
            for (int i = 0; i < t.n; i++) {
                enum rate_cell cell = rate_table_gives(&t, i)
                                          ? rate_table_read(&t, &row, i, day, &f, &at, &err)
                                          : RATE_EMPTY;
                if (cell == RATE_FOUND)
                    said = arena_format(arena, "%s%s %s %s %lld\n", said, date_text(arena, f.day),
                                        f.base, f.currency, (long long)f.rate);
                else if (cell == RATE_WRONG)
                    said =
                        arena_format(arena, "%s%s: %s\n", said, t.columns[at].header, err.message);
            }
        }
    rows_close(reader);
    return said;
}

static void says(const char *text, const char *expected) {
    struct arena arena = {0};
    ck_assert_str_eq(read_all(&arena, text, NULL), expected);
    arena_free(&arena);
}

/* As the European Central Bank publishes its history, and its day. */
START_TEST(a_column_for_each_currency) {
    says("Date,USD,JPY,BGN,\n2026-11-24,1.0842,163.21,N/A,\n2026-11-23,1.0850,162.9,1.9558,\n",
         "2026-11-24 EUR USD 1084200\n2026-11-24 EUR JPY 163210000\n"
         "2026-11-23 EUR USD 1085000\n2026-11-23 EUR JPY 162900000\n"
         "2026-11-23 EUR BGN 1955800\n");
    says("Date, USD, JPY, \n24 November 2026, 1.0842, 163.21, \n",
         "2026-11-24 EUR USD 1084200\n2026-11-24 EUR JPY 163210000\n");
}
END_TEST

START_TEST(a_row_for_each_rate) {
    static const char usd[] = "2026-11-24 EUR USD 1084200\n";
    says("date,base,quote,rate\n2026-11-24,EUR,USD,1.0842\n", usd);
    says("rate,currency,from,day\n1.0842,usd,eur,20261124\n", usd);
    says("KEY,FREQ,CURRENCY,CURRENCY_DENOM,TIME_PERIOD,OBS_VALUE\n"
         "EXR.D.USD,D,USD,EUR,2026-11-24,1.0842\n",
         usd);
    says("Date;Currency pair;Rate\n24.11.2026;EUR/USD;1,0842\n", usd);
    says("Date,Pair,Close\n2026-11-24T16:00:00Z,EURUSD,1.0842\n", usd);
    says("currency,date,rate\nUSD,2026-11-24,1.0842\n", usd); /* of one euro */
}
END_TEST

START_TEST(days_that_may_be_two_are_not_guessed) {
    struct arena arena = {0};
    static const char text[] = "date,USD\n11/12/2026,1.1\n24/11/2026,1.2\n11/24/2026,1.3\n";
    says(text, "date: It may be the 11.12. or the 12.11.; say with --dates dmy or mdy which comes "
               "first.\n2026-11-24 EUR USD 1200000\n2026-11-24 EUR USD 1300000\n");
    ck_assert_str_eq(read_all(&arena, "date,USD\n11/12/2026,1.1\n", "dmy"),
                     "2026-12-11 EUR USD 1100000\n");
    ck_assert_str_eq(read_all(&arena, "date,USD\n11/12/2026,1.1\n", "mdy"),
                     "2026-11-12 EUR USD 1100000\n");
    says("date,USD\n11.12.2026,1.1\n", "2026-12-11 EUR USD 1100000\n"); /* points: the day first */
    says("date,USD\n2026-02-30,1.1\nsoon,1.1\n2026-11,1.1\n",
         "date: \"2026-02-30\" is no day; write it like 2026-11-24.\n"
         "date: \"soon\" is no day; write it like 2026-11-24.\n"
         "date: \"2026-11\" is no day; write it like 2026-11-24.\n");
    arena_free(&arena);
}
END_TEST

START_TEST(numbers_as_banks_write_them) {
    static const struct {
        const char *cell, *said;
    } cells[] = {
        {"27450", "2026-11-24 EUR VND 27450000000\n"},
        {"27450.5", "2026-11-24 EUR VND 27450500000\n"},
        {"27.450,5", "2026-11-24 EUR VND 27450500000\n"},
        {"27,450.50", "2026-11-24 EUR VND 27450500000\n"},
        {"1,234,567", "2026-11-24 EUR VND 1234567000000\n"},
        {"0,450", "2026-11-24 EUR VND 450000\n"},
        {"1.08424449", "2026-11-24 EUR VND 1084244\n"}, /* rounded to the millionth */
        {"1.0842445", "2026-11-24 EUR VND 1084244\n"},  /* a half to the even one */
        {"1.0842455", "2026-11-24 EUR VND 1084246\n"},
        {"27,450", "VND: \"27,450\" may be thousands or have three decimals; write it like 27450 "
                   "or 27.45.\n"},
        {"1.2.3", "VND: \"1.2.3\" is no rate; write it like 1.0842.\n"},
        {"12,34,567", "VND: \"12,34,567\" is no rate; write it like 1.0842.\n"},
        {"one", "VND: \"one\" is no rate; write it like 1.0842.\n"},
        {"-1.08", "VND: \"-1.08\" is no rate; write it like 1.0842.\n"},
        {"0", "VND: A rate is above 0.\n"},
        {"0.0000364",
         "VND: 0.0000364 is too small to be kept exactly; give it the other way round, "
         "units of the weaker currency for one of the stronger.\n"},
        {"12345678901", "VND: The rate is too large.\n"},
        {"N/A", ""},
        {"-", ""},
        {"", ""},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        says(arena_format(&arena, "Date;VND\n2026-11-24;%s\n", cells[i].cell), cells[i].said);
    arena_free(&arena);
}
END_TEST

START_TEST(what_is_no_table_of_rates_is_said) {
    says("name,city\nSaigon,HCMC\n",
         "No column is the day; the heading is like \"Date,USD,CNY\" or "
         "\"date,base,currency,rate\".\n");
    says("date,price\n2026-11-24,1\n",
         "No column says of which currency the rates are; the heading is like \"Date,USD,CNY\" or "
         "\"date,base,currency,rate\".\n");
    says("date,day,USD\n2026-11-24,2026-11-24,1\n",
         "Two columns have the same meaning (\"date\"); leave one of them out.\n");
    says("date,base,currency,rate\n2026-11-24,EUR,dollar,1.1\n2026-11-24,EUR,EUR,1.1\n",
         "currency: \"dollar\" is no currency; a code is like USD.\n"
         "rate: EUR for one EUR is 1, not another rate.\n");
}
END_TEST

/* ---- the database ------------------------------------------------------------------------------
 */

static const char *write_file(struct fixture *f, const char *text) {
    const char *path = fixture_path(f, "rates.csv");
    FILE *out = fopen(path, "w");
    ck_assert_ptr_nonnull(out);
    fputs(text, out);
    fclose(out);
    return path;
}

/* "added updated unchanged rejected left out" */
static const char *import_text(struct fixture *f, const char *text, const char *since,
                               bool dry_run) {
    struct import_options options = {.path = write_file(f, text), .dry_run = dry_run};
    struct rate_import_options rates = {.since = date_from_iso(since)};
    struct import_report report;
    int64_t left_out;
    CHECK(f, rate_import(&f->session, &options, &rates, &report, &left_out, &f->err));
    const char *said = arena_format(&f->arena, "%lld %lld %lld %lld %lld", (long long)report.added,
                                    (long long)report.updated, (long long)report.unchanged,
                                    (long long)report.rejected, (long long)left_out);
    if (report.rejected)
        said = arena_format(&f->arena, "%s: line %lld %s: %s", said,
                            (long long)report.rejections[0].line, report.rejections[0].column,
                            report.rejections[0].reason);
    import_report_free(&report);
    return said;
}

static int64_t number(struct fixture *f, const char *text) {
    bool row;
    sqlite3_stmt *q = sql_get_text(f->session.store, text, &f->err);
    CHECK(f, q && sql_row(f->session.store, q, &row, &f->err));
    int64_t n = sqlite3_column_int64(q, 0);
    sql_done(q);
    return n;
}

static const char two_days[] = "Date,USD,CNY\n2026-11-24,1.0842,7.82\n2026-11-23,1.0850,7.83\n";

START_TEST(the_same_day_is_updated_and_a_second_run_changes_nothing) {
    struct fixture *f = fixture_open();
    ck_assert_str_eq(import_text(f, two_days, NULL, true), "4 0 0 0 0");
    ck_assert_int_eq(number(f, "SELECT count(*) FROM fx_rate"), 0);
    ck_assert_str_eq(import_text(f, two_days, NULL, false), "4 0 0 0 0");
    ck_assert_str_eq(import_text(f, two_days, NULL, false), "0 0 4 0 0");
    ck_assert_str_eq(import_text(f,
                                 "date,base,currency,rate,source\n2026-11-24,EUR,USD,1.09,bank\n",
                                 NULL, false),
                     "0 1 0 0 0");
    ck_assert_int_eq(number(f, "SELECT rate FROM fx_rate WHERE currency = 'USD' AND "
                               "on_date = '2026-11-24' AND source = 'bank'"),
                     1090000);
    ck_assert_int_eq(number(f, "SELECT count(*) FROM fx_rate WHERE source = 'rates.csv'"), 3);
    fixture_close(f);
}
END_TEST

START_TEST(one_undo_takes_all_of_it_back) {
    struct fixture *f = fixture_open();
    struct journal_result done;
    ck_assert_str_eq(import_text(f, two_days, NULL, false), "4 0 0 0 0");
    CHECK(f, journal_undo(f->session.store, NULL, &done, &f->err));
    ck_assert_int_eq(number(f, "SELECT count(*) FROM fx_rate WHERE deleted_at IS NULL"), 0);
    fixture_close(f);
}
END_TEST

START_TEST(a_wrong_cell_is_named_and_the_rest_is_taken) {
    struct fixture *f = fixture_open();
    ck_assert_str_eq(import_text(f, "Date,USD,CNY,ZZZ\n2026-11-24,1.0842,seven,1\n", NULL, false),
                     "1 0 0 2 0: line 2 CNY: \"seven\" is no rate; write it like 1.0842.");
    ck_assert_str_eq(
        import_text(f, "date,currency,rate\n2026-11-20,USD,1.1\n2026-11-20,USD,1.2\n", NULL, false),
        "1 0 0 1 0: line 3 rate: An earlier line of the file has another rate for that day.");
    ck_assert_str_eq(import_text(f, two_days, "2026-11-24", false), "1 0 1 0 2");
    fixture_close(f);
}
END_TEST

static bool count_step(void *user, int64_t done, int64_t total) {
    (void)done;
    (void)total;
    ++*(int *)user;
    return true;
}

/* At every thousandth row of 2,500, and not at each, also where nothing is written. */
START_TEST(a_dry_run_tells_as_often_how_far_it_is) {
    struct fixture *f = fixture_open();
    struct strbuf text = {0};
    strbuf_add(&text, "Date,USD\n");
    for (int i = 0; i < 2500; i++)
        strbuf_addf(&text, "%s,1.08\n", date_text(&f->arena, date_from_iso("2015-01-01") + i));
    const char *path = write_file(f, strbuf_text(&text));
    strbuf_free(&text);
    for (int dry = 1; dry >= 0; dry--) {
        int steps = 0;
        struct import_options options = {
            .path = path, .dry_run = dry != 0, .progress = {count_step, &steps}};
        struct rate_import_options rates = {.since = DATE_NONE};
        struct import_report report;
        int64_t left_out;
        CHECK(f, rate_import(&f->session, &options, &rates, &report, &left_out, &f->err));
        ck_assert_int_eq(report.added, 2500);
        ck_assert_int_eq(steps, 2);
        import_report_free(&report);
    }
    fixture_close(f);
}
END_TEST

TEST_MAIN(rates, a_column_for_each_currency, a_row_for_each_rate,
          days_that_may_be_two_are_not_guessed, numbers_as_banks_write_them,
          what_is_no_table_of_rates_is_said,
          the_same_day_is_updated_and_a_second_run_changes_nothing, one_undo_takes_all_of_it_back,
          a_wrong_cell_is_named_and_the_rest_is_taken, a_dry_run_tells_as_often_how_far_it_is)
