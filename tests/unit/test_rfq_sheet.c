/*
 * Filled forms: numbers, days and amounts as suppliers type them; every fault with the cell where
 * it stands; nothing that was written down is lost.
 */
#include <stdio.h>

#include "sourcebench/core/quote.h"
#include "sourcebench/io/csv.h"
#include "sourcebench/service/rfq_sheet.h"

#include "suite.h"

enum { TODAY = 20780 /* 2026-11-23 */ };

static struct arena arena;
static struct rfq_reading reading;

static bool workbook; /* whether it shall count as one */

static void read_text(const char *text, const char *dates, bool keep) {
    struct error err = {0};
    mem_free(reading.faults);
    reading =
        (struct rfq_reading){.today = TODAY, .dates = dates, .keep_unknown = keep, .arena = &arena};
    struct row_reader *rows =
        csv_open(decoder_new(source_from_memory(text, strlen(text)), CHARSET_AUTO), 0, &err);
    if (rows && workbook) {
        rows->is_workbook = true;
        rows->delimiter = 0;
    }
    ck_assert_msg(rows && rfq_sheet_read(&reading, rows, "form.csv", &err), "%s", err.message);
    rows_close(rows);
}

/* The smallest form that is right, in rows 1 to 6, and what is added from row 7 on. */
#define RIGHT                                                                                      \
    "Code,Question,Answer,Unit,How\nreference,,R5-F6-S7\ncurrency,,USD\nincoterm,,FOB\n"           \
    "prices,,From quantity,Price per piece\nprice,,1000,5.80\n"

static void no_faults(void) {
    if (reading.n_faults)
        ck_abort_msg("%s, %s: %s", reading.faults[0].cell, reading.faults[0].heading,
                     reading.faults[0].reason);
}

/* That fault and no other. */
static void fault_is(int i, int n, const char *cell, const char *heading, const char *reason) {
    ck_assert_int_eq(reading.n_faults, n);
    ck_assert_str_eq(reading.faults[i].cell, cell);
    ck_assert_str_eq(reading.faults[i].heading, heading);
    ck_assert_str_eq(reading.faults[i].reason, reason);
}

static int64_t number(int field) {
    const struct value *v = &reading.answer.quote->values[field];
    ck_assert_int_eq(v->kind, VALUE_INT);
    return v->i;
}

static int64_t price(int row) {
    ck_assert_int_gt(reading.answer.n_rows[RFQ_BREAKS], row);
    return reading.answer.rows[RFQ_BREAKS][row]->values[BREAK_PRICE].i;
}

START_TEST(the_smallest_form) {
    read_text(RIGHT, NULL, false);
    no_faults();
    ck_assert_int_eq(reading.answer.about.requirement, 5);
    ck_assert_int_eq(reading.answer.about.rfq, 6);
    ck_assert_int_eq(reading.answer.about.supplier, 7);
    ck_assert_str_eq(record_text(reading.answer.quote, QUOTE_CURRENCY), "USD");
    ck_assert_int_eq(price(0), 58000);
    ck_assert_int_eq(reading.answer.rows[RFQ_BREAKS][0]->values[BREAK_QUANTITY].i, 1000);
}
END_TEST

/* Money in 1/10,000. What a cell shows counts for those that do not; else semicolons between cells
 * come from where commas stand before decimals. */
START_TEST(numbers_as_they_are_typed) {
    static const struct {
        const char *lines;
        int64_t moq, surcharge;
    } cases[] = {
        {"moq,,\"1,000\"\nsurcharge,,\"1,250\"\n", 1000, 12500000},
        {"moq,,1 000 pcs\nsurcharge,,\"1,250.50\"\n", 1000, 12505000},
        {"moq,,1'000\nsurcharge,,USD 1250\n", 1000, 12500000},
        {"moq,,1000\nsurcharge,,1250 usd\n", 1000, 12500000},
        {"moq,,1000\nsurcharge,,US$1250.5\n", 1000, 12505000},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        read_text(arena_format(&arena, "%s%s", RIGHT, cases[i].lines), NULL, false);
        no_faults();
        ck_assert_int_eq(number(QUOTE_MOQ), cases[i].moq);
        ck_assert_int_eq(number(QUOTE_SURCHARGE), cases[i].surcharge);
    }
}
END_TEST

#define GERMAN                                                                                     \
    "Code;Question;Answer;Unit;How\nreference;;R5\ncurrency;;EUR\nincoterm;;FOB\n"                 \
    "prices;;From quantity;Price per piece\n"

START_TEST(decimal_commas) {
    read_text(GERMAN "price;;1.000;5,80\nprice;;3.000;5,4 €\nsurcharge;;1.250\nmoq;;1.000\n", NULL,
              false);
    no_faults();
    ck_assert_int_eq(price(0), 58000);
    ck_assert_int_eq(price(1), 54000);
    ck_assert_int_eq(number(QUOTE_MOQ), 1000);
    ck_assert_int_eq(number(QUOTE_SURCHARGE), 12500000);
    /* nothing shows it but the semicolons */
    read_text(GERMAN "price;;1000;5,125\nsurcharge;;1.250\n", NULL, false);
    no_faults();
    ck_assert_int_eq(price(0), 51250);
    ck_assert_int_eq(number(QUOTE_SURCHARGE), 12500000);
    /* one cell shows points: then 5,125 may be either */
    read_text(GERMAN "price;;1000;5,80\nsurcharge;;1250.50\ntooling;;5,125\n", NULL, false);
    fault_is(0, 1, "C8", "Tooling and moulds",
             "This can be read with thousands or with decimals; write it without a sign between "
             "thousands.");
}
END_TEST

/* A number of a workbook has a point; one that was typed as text may have a comma. Then 5.125 may
 * be either, and is not taken for 5,125. */
START_TEST(numbers_of_a_workbook) {
    workbook = true;
    read_text(GERMAN "price;;1000;5.125\nsurcharge;;150.5\n", NULL, false);
    no_faults();
    ck_assert_int_eq(price(0), 51250);
    read_text(GERMAN "price;;1000;5.125\nsurcharge;;150,5\n", NULL, false);
    ck_assert_int_eq(reading.n_faults, 1);
    ck_assert_str_eq(reading.faults[0].cell, "D6");
    workbook = false;
}
END_TEST

START_TEST(days) {
    read_text(RIGHT "valid_until,,24/12/2026\nquoted_on,,03/12/2026\n", NULL, false);
    no_faults(); /* the first shows that days come first */
    ck_assert_str_eq(record_text(reading.answer.quote, QUOTE_VALID_UNTIL), "2026-12-24");
    ck_assert_str_eq(record_text(reading.answer.quote, QUOTE_QUOTED_ON), "2026-12-03");
    read_text(RIGHT "valid_until,,03/12/2026\n", NULL, false);
    ck_assert_int_eq(reading.n_faults, 1);
    ck_assert_str_eq(reading.faults[0].cell, "C7");
    ck_assert_ptr_nonnull(strstr(reading.faults[0].reason, "--dates dmy"));
    read_text(RIGHT "valid_until,,03/12/2026\n", "mdy", false);
    no_faults();
    ck_assert_str_eq(record_text(reading.answer.quote, QUOTE_VALID_UNTIL), "2026-03-12");
}
END_TEST

/* Rows without text count, and a cell of two lines is one row: as a spreadsheet shows it. */
START_TEST(a_cell_is_named_as_a_spreadsheet_shows_it) {
    read_text(RIGHT ",,\n\nnote,,\"two\nlines\"\nmoq,,many\n", NULL, false);
    fault_is(0, 1, "C10", "MOQ", "Enter a whole number, for example 300.");
    ck_assert_int_eq(reading.faults[0].line, 11);
    ck_assert_str_eq(record_text(reading.answer.quote, QUOTE_NOTE), "two\nlines");
}
END_TEST

/* In the order of the sheet, whatever found them. */
START_TEST(all_faults_are_told) {
    read_text("Code,Question,Answer,Unit,How\nreference,,5\ncurrency,,dollars\nincoterm,,\n"
              "prices,,From quantity,Price per piece\nprice,,,5.80\nprice,,1000,EUR 5.80\n"
              "price,,1000,5.10\nvalid_until,,soon\ndeposit,,0.3\ndeposit,,30\n"
              "carton_weight,,11.5,kg\nmokq,,1\n",
              NULL, false);
    ck_assert_int_eq(reading.n_faults, 12);
    static const char *const cells[] = {"C2", "C3",  "C4",  "C6",  "D7",  "C8",
                                        "C9", "C10", "C11", "C12", "D12", "A13"};
    for (int i = 0; i < 12; i++)
        ck_assert_msg(strcmp(reading.faults[i].cell, cells[i]) == 0, "%s instead of %s: %s",
                      reading.faults[i].cell, cells[i], reading.faults[i].reason);
    ck_assert_str_eq(reading.faults[3].reason, "This must not be empty.");
    ck_assert_str_eq(reading.faults[4].reason,
                     "This is in EUR, while the currency of the offer is not told.");
    ck_assert_str_eq(reading.faults[5].reason, "There is a price from this quantity on already.");
    ck_assert_str_eq(reading.faults[8].reason, "This is answered twice.");
    ck_assert_str_eq(reading.faults[10].reason, "This is asked in g.");
    ck_assert_str_eq(reading.faults[11].reason, "There is no line of this code; did you mean moq?");
}
END_TEST

START_TEST(what_is_missing_is_told_without_a_cell) {
    read_text("Code,Answer\nmoq,300\n", NULL, false);
    ck_assert_int_eq(reading.n_faults, 4);
    for (int i = 0; i < 4; i++)
        ck_assert_str_eq(reading.faults[i].cell, "");
    read_text("Code,Answer\nreference,R5\ncurrency,USD\nincoterm,FOB\nprice,1000,5.80\n", NULL,
              false);
    ck_assert_int_eq(reading.n_faults, 2);
    ck_assert_str_eq(reading.faults[0].cell, "B5");
    ck_assert_str_eq(reading.faults[0].reason,
                     "The line of headings (code prices) is missing above it.");
}
END_TEST

/* Columns and lines may be moved, and words in front of the answers translated. */
START_TEST(columns_may_be_moved) {
    read_text("\nQuestion,Answer,Code,Unit\n,R5,reference\n起订量,300,moq\n币种,USD,currency\n"
              ",FOB,incoterm\n,Price per piece,prices,From quantity\n,5.80,price,1000\n",
              NULL, false);
    no_faults();
    ck_assert_int_eq(number(QUOTE_MOQ), 300);
    ck_assert_int_eq(price(0), 58000);
}
END_TEST

/* A line or a cell that nobody asked for is no answer that gets lost. */
START_TEST(what_is_not_of_the_form) {
    static const char text[] = RIGHT ",,We are closed,in February\nmoq,,300,pcs,,if black\n"
                                     "price,,3000,5.40,cash only\n";
    read_text(text, NULL, false);
    ck_assert_int_eq(reading.n_faults, 3);
    fault_is(0, 3, "C7", "We are closed in February",
             "This line is not of the form: put it under Note.");
    ck_assert(reading.has_unknown);
    ck_assert_str_eq(reading.faults[1].cell, "F8");
    ck_assert_str_eq(reading.faults[2].cell, "E9");
    read_text(text, NULL, true);
    no_faults();
    ck_assert_str_eq(reading.answer.more, "We are closed in February\nif black\ncash only");
}
END_TEST

START_TEST(stages_and_parts_of_the_price) {
    static const char heads[] = RIGHT "stages,,Stage,Kind,Least,Likely,Most,After\n";
    read_text(
        arena_format(&arena,
                     "%sstage,,sample,approval,,,,\n"
                     "stage,,cutting,production,4,5,7\nstage,,sewing,production,9,12,15,cutting\n"
                     "costs,,Kind,What,Amount per piece\ncost,,labour,,1.20\ncost,,materials,,\n",
                     heads),
        NULL, false);
    no_faults(); /* a stage without days and a part without an amount say nothing */
    ck_assert_int_eq(rfq_rows_said(&reading.answer, RFQ_STAGES), 2);
    ck_assert_str_eq(record_text(reading.answer.rows[RFQ_STAGES][2], STAGE_AFTER), "cutting");
    ck_assert_int_eq(rfq_rows_said(&reading.answer, RFQ_COSTS), 1);
    ck_assert_str_eq(record_text(reading.answer.rows[RFQ_COSTS][0], COST_LABEL), "labour");
    read_text(arena_format(&arena,
                           "%sstage,,cutting,production,6,5,7\nstage,,Cutting,production,1,2,3\n"
                           "stage,,sewing,,1,2,3,ironing\n",
                           heads),
              NULL, false);
    fault_is(0, 4, "F8", "Likely", "This is below \"Least\".");
    fault_is(1, 4, "C9", "Stage", "There is a stage of this name already.");
    fault_is(2, 4, "D10", "Kind", "This must not be empty.");
    fault_is(3, 4, "H10", "After", "There is no stage \"ironing\" above that has days.");
}
END_TEST

START_TEST(references) {
    static const char *const wrong[] = {"",    "5",      "R",        "R0",
                                        "R-1", "F6",     "R5-X6",    "R5-S7x",
                                        "R5S", "R5--F6", "R5-S7-F6", "R99999999999999999999"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        read_text(arena_format(&arena,
                               "Code,Question,Answer\nreference,,%s\ncurrency,,USD\nincoterm,,FOB\n"
                               "prices,,From quantity,Price per piece\nprice,,1000,5.80\n",
                               wrong[i]),
                  NULL, false);
        ck_assert_msg(reading.n_faults == 1, "\"%s\" is taken", wrong[i]);
        ck_assert_str_eq(reading.faults[0].cell, "C2");
    }
}
END_TEST

START_TEST(another_table_is_no_form) {
    static const char *const texts[] = {"", "name,country\nSaigon,VN\n", "Code,Question\nmoq,1\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct error err = {0};
        struct rfq_reading r = {.arena = &arena};
        struct row_reader *rows = csv_open(
            decoder_new(source_from_memory(texts[i], strlen(texts[i])), CHARSET_AUTO), 0, &err);
        ck_assert_ptr_nonnull(rows);
        ck_assert(!rfq_sheet_read(&r, rows, "form.csv", &err));
        ck_assert_int_eq(err.code, ERROR_INPUT);
        ck_assert_ptr_nonnull(strstr(err.message, "form.csv is no form for a quote"));
        rows_close(rows);
    }
}
END_TEST

/* What a spreadsheet would run, and numbers that it might take for others, come back as they were.
 */
START_TEST(what_is_written_is_read_again) {
    read_text(RIGHT "number,,'=1+1\nplace,,'@SUM(A1)\nnote,,'+x\ndeposit,,0.5 %\n"
                    "price,,3000,1.234\n",
              NULL, false);
    no_faults();
    ck_assert_str_eq(record_text(reading.answer.quote, QUOTE_NUMBER), "=1+1");
    ck_assert_str_eq(record_text(reading.answer.quote, QUOTE_PLACE), "@SUM(A1)");
    for (int i = 0; i < 2; i++) {
        struct rfq_sheet sheet = {.filled = reading.answer};
        char *text = NULL;
        size_t size = 0;
        FILE *out = open_memstream(&text, &size);
        rfq_sheet_write(&sheet, ",;"[i], out);
        fclose(out);
        ck_assert(strncmp(text,
                          "\xEF\xBB\xBF"
                          "Code",
                          7) == 0);
        ck_assert_ptr_nonnull(strstr(text, "'=1+1"));
        ck_assert_ptr_null(strstr(text, "\n="));
        read_text(text, NULL, false);
        no_faults();
        ck_assert_str_eq(record_text(reading.answer.quote, QUOTE_NUMBER), "=1+1");
        ck_assert_str_eq(record_text(reading.answer.quote, QUOTE_NOTE), "+x");
        ck_assert_int_eq(number(QUOTE_DEPOSIT), 5000);
        ck_assert_int_eq(price(1), 12340);
        free(text);
    }
}
END_TEST

TEST_MAIN(rfq_sheet, the_smallest_form, numbers_as_they_are_typed, decimal_commas,
          numbers_of_a_workbook, days, a_cell_is_named_as_a_spreadsheet_shows_it,
          all_faults_are_told, what_is_missing_is_told_without_a_cell, columns_may_be_moved,
          what_is_not_of_the_form, stages_and_parts_of_the_price, references,
          another_table_is_no_form, what_is_written_is_read_again)
