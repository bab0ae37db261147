/* A request for quotation as a sheet, filled in by a supplier and read back. */
#include <stdio.h>
#include <sys/stat.h>

#include "../unit/suite.h"

#include "cli_check.h"

static const char world[] =
    "clients: [{name: Alpine Outfitters GmbH, country: DE, currency: EUR, contact: Ute Braun}]\n"
    "suppliers: [{name: Saigon Trail Bags Co., country: VN}, {name: Lahore Canvas, country: PK},\n"
    "            {name: 深圳清风, country: CN}]\n"
    "rates: [{base: EUR, currency: USD, on_date: 2026-11-20, rate: 1.08}]\n"
    "products:\n"
    "  - name: Urban Mini\n"
    "    code: UM-1\n"
    "    client: Alpine Outfitters GmbH\n"
    "    outside: 25 x 18 x 10 cm\n"
    "    hardware: '=YKK 8'\n"
    "    note: margin is 40 %\n"
    "    variants: [{name: black, pantone: 19-0303 TCX, sku: ALPINE-SKU}, {name: olive}]\n"
    "requirements:\n"
    "  - name: Alpine spring\n"
    "    client: Alpine Outfitters GmbH\n"
    "    product: Urban Mini\n"
    "    quantity: 3000\n"
    "    country: DE\n"
    "    port: Hamburg\n"
    "    place: Alpine Strasse 4\n"
    "    currency: EUR\n"
    "    needed_by: 2027-03-11\n"
    "    note: target 5.00\n"
    "    lines: {black: 2000, olive: 1000}\n"
    "    rfqs:\n"
    "      - number: RFQ-7\n"
    "        revision: 1\n"
    "        status: sent\n"
    "        sent_on: 2026-11-10\n"
    "        due_on: 2026-11-20\n"
    "        incoterm: FOB\n"
    "        place: Cat Lai\n"
    "        quantities: 1000, 3000, 5000\n"
    "        terms: 30 % deposit\n"
    "        note: they are desperate\n"
    "        invited: [{supplier: Saigon Trail Bags Co., invited_on: 2026-11-10},\n"
    "                  {supplier: Lahore Canvas, invited_on: 2026-11-10}]\n"
    "    quotes:\n"
    "      - {supplier: Lahore Canvas, number: LC-1, incoterm: FOB, currency: USD,\n"
    "         note: weak seams, breaks: {1000: 5.11}}\n"
    "  - {name: Autumn, product: Urban Mini, quantity: 500, country: DE, currency: EUR}\n";

#define TODAY "--today", "2026-11-23"

static void begin(struct home *home) {
    home_make(home);
    cli_says(home, 0, "added", TODAY, "import", home_write(home, "world.yaml", world), NULL);
}

/* The request as it goes out to Saigon. */
static const char *request(struct home *home) {
    cli_says(home, 0, "Wrote the request to ", TODAY, "export", "rfq", "Alpine spring",
             "--supplier", "Saigon", "-o", home_file(home, "out.csv"), "--overwrite", NULL);
    return home_read(home, "out.csv");
}

/* Writes into the nth line of a code from its third cell on, in the place of what stands there. */
static const char *fill(struct home *home, const char *text, const char *code, int nth,
                        const char *cells) {
    const char *begins = arena_format(&home->arena, "\n%s,", code), *at = text;
    for (int i = 0; i < nth; i++) {
        at = strstr(i ? at + 1 : at, begins);
        ck_assert_msg(at, "there is no line %d of %s", nth, code);
    }
    at = strchr(strchr(at, ',') + 1, ',') + 1;
    return arena_format(&home->arena, "%.*s%s%s", (int)(at - text), text, cells, strchr(at, '\n'));
}

/* As the supplier would: an offer of two breaks with stages and parts of the price. */
static const char *filled(struct home *home) {
    static const struct {
        const char *code;
        int nth;
        const char *cells;
    } answers[] = {{"number", 1, "Q-77"},
                   {"quoted_on", 1, "2026-11-18"},
                   {"valid_until", 1, "31/12/2026"},
                   {"currency", 1, "usd"},
                   {"port", 1, "Cat Lai"},
                   {"moq", 1, "\"1,000\""},
                   {"moq_colour", 1, "300"},
                   {"capacity", 1, "8000"},
                   {"surcharge", 1, "150"},
                   {"deposit", 1, "30%"},
                   {"balance", 1, "at shipment"},
                   {"sample_refund", 1, "yes"},
                   {"carton_units", 1, "20"},
                   {"price", 2, "3000,USD 5.40"},
                   {"price", 1, "1000,5.80"},
                   {"stage", 2, "material,material,8,10,16,working"},
                   {"stage", 3, "production,production,,,,working,4,160,210,250,,two lines"},
                   {"cost", 1, "materials,cloth,2.10"},
                   {"cost", 2, "labour,,1.20"}};
    const char *text = request(home);
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
        text = fill(home, text, answers[i].code, answers[i].nth, answers[i].cells);
    return text;
}

static const char *put(struct home *home, const char *text) {
    return home_write(home, "in.csv", text);
}

/* ---- what goes out ----------------------------------------------------------------------------
 */

START_TEST(a_request_tells_what_is_wanted_and_nothing_else) {
    struct home home;
    struct stat st;
    static const char *const told[] = {"#,Request for quotation,\"RFQ-7, revision 1\",",
                                       "#,Please answer by,2026-11-20,",
                                       "#,Product,Urban Mini (UM-1),",
                                       "#,Size outside,25 x 18 x 10 cm,",
                                       "#,Hardware,'=YKK 8,",
                                       "#,Of these,\"black: 2,000 pcs (Pantone 19-0303 TCX)\",",
                                       "#,Of these,\"olive: 1,000 pcs\",",
                                       "#,Prices for,\"1000, 3000, 5000\",",
                                       "#,Destination,\"Hamburg, Germany\",",
                                       "#,Needed there by,2027-03-11,",
                                       "#,Terms of delivery,FOB Cat Lai,",
                                       "#,Our terms,30 % deposit,",
                                       "\nsupplier,Your company,Saigon Trail Bags Co.,",
                                       "\nincoterm,Incoterm,FOB,",
                                       "\nprice,3,5000,"};
    static const char *const kept[] = {"Alpine",  "Ute",        "Lahore",   "5.11",
                                       "LC-1",    "weak seams", "40 %",     "SKU",
                                       "Strasse", "target",     "desperate"};
    begin(&home);
    const char *text = request(&home);
    for (size_t i = 0; i < sizeof told / sizeof *told; i++)
        ck_assert_msg(strstr(text, told[i]), "\"%s\" is not in\n%.3000s", told[i], text);
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        ck_assert_msg(!strstr(text, kept[i]), "\"%s\" is told", kept[i]);
    ck_assert(stat(home_file(&home, "out.csv"), &st) == 0 && (st.st_mode & 0777) == 0600);
    cli_says(&home, 1, "exists already", "export", "rfq", "Alpine", "-o",
             home_file(&home, "out.csv"), NULL);
    /* without a request of its own, for anybody */
    cli_says(&home, 0, "\nsupplier,Your company,,,needed,", TODAY, "export", "rfq", "Autumn", NULL);
    cli_says(&home, 0, "\nprice;1;500;", TODAY, "export", "rfq", "Autumn", "--delimiter", ";",
             NULL);
    cli_says(&home, 2, "--filled needs --supplier", "export", "rfq", "Autumn", "--filled", NULL);
    home_remove(&home);
}
END_TEST

/* ---- what comes back --------------------------------------------------------------------------
 */

static json_t *import_json(struct home *home, const char *file) {
    return cli_json(home, TODAY, "quote", "import", file, "--json", NULL);
}

static json_t *quote_of(struct home *home, json_t **list, const char *number) {
    size_t i;
    json_t *quote;
    *list = cli_json(home, "quote", "list", "Alpine", "--json", NULL);
    json_array_foreach(json_object_get(*list, "quotes"), i, quote) {
        const json_t *n = json_object_get(quote, "number");
        if (json_is_string(n) && strcmp(json_string_value(n), number) == 0)
            return quote;
    }
    ck_abort_msg("there is no quote %s", number);
}

START_TEST(what_the_supplier_filled_in_is_the_quote) {
    struct home home;
    json_t *list;
    begin(&home);
    const char *file = put(&home, filled(&home));
    cli_says(&home, 0, "Added the quote. This was a dry run; nothing was written.", TODAY, "quote",
             "import", file, "--dry-run", NULL);
    cli_says(&home, 0,
             "Saigon Trail Bags Co. for Alpine spring: 2 prices, 2 stages, 2 parts of the price.\n"
             "Added the quote, id ",
             TODAY, "quote", "import", file, NULL);
    json_t *quote = quote_of(&home, &list, "Q-77");
    static const char *const texts[][2] = {{"supplier", "Saigon Trail Bags Co."},
                                           {"quoted_on", "2026-11-18"},
                                           {"valid_until", "2026-12-31"},
                                           {"currency", "USD"},
                                           {"incoterm", "FOB"},
                                           {"place", "Cat Lai"},
                                           {"port", "Cat Lai"},
                                           {"balance", "shipment"},
                                           {"state", "offered"}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        json_says(quote, texts[i][0], texts[i][1]);
    json_is(quote, "moq", 1000);
    json_is(quote, "moq_colour", 300);
    json_is(quote, "capacity", 8000);
    json_is(quote, "carton_units", 20);
    ck_assert(json_number_value(json_object_get(quote, "deposit")) == 30);
    ck_assert(json_number_value(json_object_get(quote, "surcharge")) == 150);
    ck_assert(json_is_true(json_object_get(quote, "sample_refund")));
    cli_says(&home, 0, "\tQ-77\toffered\tFOB Cat Lai\tUSD\t1000:5.80 3000:5.40\t1000\t2026-12-31\t",
             "quote", "list", "Alpine", NULL);
    cli_says(&home, 0,
             "      kind: production\n      setup_days: 4\n      rate_slow: 160\n"
             "      rate_likely: 210\n      rate_fast: 250\n      days: working\n"
             "      note: two lines\n",
             "export", "case", "Alpine spring", NULL);
    cli_says(&home, 0, "    - kind: labour\n      label: labour\n      amount: 1.2\n", "export",
             "case", "Alpine spring", NULL);
    cli_says(&home, 0, "      answered_on: 2026-11-18\n", "export", "case", "Alpine spring", NULL);
    json_decref(list);
    /* one step, with all that belongs to it */
    cli_says(&home, 0, "Undone: Import quote of Saigon Trail Bags Co. for Alpine spring", "undo",
             NULL);
    struct cli_result r = cli_expect(&home, 0, "export", "case", "Alpine spring", NULL);
    ck_assert_ptr_null(strstr(strbuf_text(&r.out), "labour"));
    ck_assert_ptr_null(strstr(strbuf_text(&r.out), "answered_on"));
    cli_free(&r);
    home_remove(&home);
}
END_TEST

/* The same sheet changes nothing; one with other prices changes the quote, and the break that it
 * does not name any more goes. An empty cell changes nothing. */
START_TEST(the_same_offer_is_not_doubled) {
    struct home home;
    json_t *list;
    begin(&home);
    const char *text = filled(&home);
    json_t *report = import_json(&home, put(&home, text));
    json_is(report, "added", 1);
    json_decref(report);
    report = import_json(&home, put(&home, text));
    json_is(report, "unchanged", 1);
    json_decref(report);
    text = fill(&home, text, "price", 2, "5000,5.05");
    text = fill(&home, text, "price", 1, "1000,5.75");
    text = fill(&home, text, "moq", 1, "");
    text = fill(&home, text, "number", 1, "q-77");
    report = import_json(&home, put(&home, text));
    json_is(report, "updated", 1);
    json_is(report, "added", 0);
    json_decref(report);
    json_t *quote = quote_of(&home, &list, "q-77");
    json_is(quote, "moq", 1000);
    ck_assert_uint_eq(json_array_size(json_object_get(list, "quotes")), 2);
    json_t *breaks = json_object_get(quote, "breaks");
    ck_assert_uint_eq(json_array_size(breaks), 2);
    json_is(json_array_get(breaks, 1), "quantity", 5000);
    ck_assert(json_number_value(json_object_get(json_array_get(breaks, 0), "price")) == 5.75);
    json_decref(list);
    /* another number is another offer */
    report = import_json(&home, put(&home, fill(&home, text, "number", 1, "Q-78")));
    json_is(report, "added", 1);
    json_decref(report);
    /* of two offers it has to be said which */
    struct cli_result r = cli_expect(&home, 1, TODAY, "quote", "import",
                                     put(&home, fill(&home, text, "number", 1, "")), NULL);
    ck_assert_ptr_nonnull(strstr(strbuf_text(&r.out),
                                 "  C22, Number: There are offers \"q-77\" and \"Q-78\" of this "
                                 "supplier; write which one this is, or another number.\n"));
    cli_free(&r);
    home_remove(&home);
}
END_TEST

/* What was offered so far, as a sheet, is the same offer; the agent's notes do not go out. */
START_TEST(a_sheet_with_the_offer_in_it_changes_nothing) {
    struct home home;
    begin(&home);
    cli_says(&home, 0, "Added", TODAY, "quote", "import", put(&home, filled(&home)), NULL);
    const char *out = home_file(&home, "own.csv");
    for (int i = 0; i < 2; i++) {
        cli_says(&home, 0, "Wrote", TODAY, "export", "rfq", "Alpine spring", "--supplier",
                 i ? "Lahore" : "Saigon", "--filled", "--delimiter", ";", "-o", out, "--overwrite",
                 NULL);
        const char *text = home_read(&home, "own.csv");
        ck_assert_ptr_nonnull(strstr(text, i ? "\nprice;1;1000;5.11;" : "\nprice;2;3000;5.4;"));
        ck_assert_ptr_null(strstr(text, i ? "Q-77" : "LC-1"));
        ck_assert_ptr_null(strstr(text, "weak seams"));
        json_t *report = import_json(&home, out);
        /* that of Lahore was entered by hand: now it is known which request it answers */
        json_is(report, i ? "updated" : "unchanged", 1);
        json_decref(report);
    }
    home_remove(&home);
}
END_TEST

/* An offer of so many stages and prices for a request of its own. */
static const char *long_offer(struct home *home, int stages, int prices) {
    const char *text = arena_format(&home->arena,
                                    "%s  - name: Winter\n    product: Urban Mini\n"
                                    "    quantity: 500\n    country: DE\n    currency: EUR\n"
                                    "    quotes:\n      - supplier: Saigon Trail Bags Co.\n"
                                    "        incoterm: FOB\n        currency: USD\n"
                                    "        stages:\n",
                                    world);
    for (int i = 1; i <= stages; i++)
        text = arena_format(&home->arena,
                            "%s          - {name: step %d, kind: production, days_likely: %d}\n",
                            text, i, i);
    text = arena_format(&home->arena, "%s        breaks: {", text);
    for (int i = 1; i <= prices; i++)
        text = arena_format(&home->arena, "%s%s%d: %d", text, i > 1 ? ", " : "", i, 100 - i);
    return home_write(home, "world.yaml", arena_format(&home->arena, "%s}\n", text));
}

/* A plan takes 29 stages of a quote: none of them is lost on the way. What has no room in a sheet
 * is not cut off. */
START_TEST(the_longest_offer_goes_out_and_comes_back_whole) {
    struct home home;
    home_make(&home);
    cli_says(&home, 0, "added", TODAY, "import", long_offer(&home, 29, 64), NULL);
    const char *out = home_file(&home, "own.csv");
    for (int i = 0; i < 2; i++) {
        cli_says(&home, 0, "Wrote", TODAY, "export", "rfq", "Winter", "--supplier", "Saigon",
                 "--filled", "-o", out, "--overwrite", NULL);
        const char *text = home_read(&home, "own.csv");
        ck_assert_ptr_nonnull(strstr(text, "\nstage,29,step 29,"));
        ck_assert_ptr_nonnull(strstr(text, "\nprice,64,64,36,"));
        json_t *report = import_json(&home, out);
        /* the sheet counts the stages by tens, as a form does */
        json_is(report, i ? "unchanged" : "updated", 1);
        json_decref(report);
    }
    home_remove(&home);
    home_make(&home);
    cli_says(&home, 0, "added", TODAY, "import", long_offer(&home, 1, 65), NULL);
    cli_says(&home, 1,
             "The offer has 65 lines under \"Prices\", and a sheet has room for 64:", TODAY,
             "export", "rfq", "Winter", "--supplier", "Saigon", "--filled", "-o",
             home_file(&home, "own.csv"), NULL);
    home_remove(&home);
}
END_TEST

START_TEST(wrong_cells_are_named_and_nothing_is_written) {
    struct home home;
    begin(&home);
    const char *text = filled(&home);
    text = fill(&home, text, "moq", 1, "a few");
    text = fill(&home, text, "price", 2, "3000,EUR 5.40");
    text = fill(&home, text, "incoterm", 1, "FOP");
    const char *file = put(&home, text);
    struct cli_result r = cli_expect(&home, 1, TODAY, "quote", "import", file, NULL);
    const char *out = strbuf_text(&r.out);
    ck_assert_msg(strstr(out, "  D30, Price per piece: This is in EUR, while the currency of the "
                              "offer is USD.\n"),
                  "%s", out);
    ck_assert_ptr_nonnull(strstr(out, "  C39, Incoterm: Enter one of EXW, FCA, "));
    ck_assert_ptr_nonnull(strstr(out, ", MOQ: Enter a whole number, for example 300.\n"));
    ck_assert_ptr_nonnull(
        strstr(strbuf_text(&r.err), "Nothing was written: 3 cells are to be put right."));
    cli_free(&r);
    json_t *report =
        cli_take_json(cli_expect(&home, 1, TODAY, "quote", "import", file, "--json", NULL));
    json_is(report, "rejected", 3);
    json_is(report, "added", 0);
    json_t *first = json_array_get(json_object_get(report, "rejections"), 0);
    json_says(first, "cell", "D30");
    json_says(first, "column", "Price per piece");
    json_is(first, "line", 30);
    json_decref(report);
    r = cli_expect(&home, 0, "quote", "list", NULL);
    ck_assert_ptr_null(strstr(strbuf_text(&r.out), "Saigon"));
    cli_free(&r);
    home_remove(&home);
}
END_TEST

START_TEST(who_answers) {
    struct home home;
    begin(&home);
    const char *text = filled(&home);
    const char *others = fill(&home, text, "supplier", 1, "Lahore Canvas");
    cli_says(&home, 1, "Nothing was written", TODAY, "quote", "import", put(&home, others), NULL);
    json_t *report = cli_take_json(
        cli_expect(&home, 1, TODAY, "quote", "import", put(&home, others), "--json", NULL));
    json_t *first = json_array_get(json_object_get(report, "rejections"), 0);
    json_says(first, "cell", "C4");
    json_says(
        first, "reason",
        "The sheet was made for Saigon Trail Bags Co.; import with --supplier to say whose it "
        "is.");
    json_decref(report);
    cli_says(&home, 0, "深圳清风 for Alpine spring", TODAY, "quote", "import", put(&home, others),
             "--supplier", "深圳清风", NULL);
    /* one for anybody: the name counts, or --supplier */
    struct cli_result r = cli_expect(&home, 0, TODAY, "export", "rfq", "Autumn", NULL);
    text = arena_string(&home.arena, strbuf_text(&r.out));
    cli_free(&r);
    text = fill(&home, text, "currency", 1, "USD");
    text = fill(&home, text, "incoterm", 1, "EXW");
    text = fill(&home, text, "price", 1, "500,4");
    cli_says(&home, 1, "Nothing was written: 1 cell is to be put right.", TODAY, "quote", "import",
             put(&home, text), NULL);
    cli_says(&home, 1, "Nothing was written", TODAY, "quote", "import",
             put(&home, fill(&home, text, "supplier", 1, "Nobody Ltd")), NULL);
    cli_says(&home, 0, "Saigon Trail Bags Co. for Autumn: 1 prices", TODAY, "quote", "import",
             put(&home, fill(&home, text, "supplier", 1, "SAIGON TRAIL BAGS CO")), NULL);
    home_remove(&home);
}
END_TEST

/* What we asked for in return is answered by the next round; what is agreed stands. */
START_TEST(rounds_of_an_offer) {
    struct home home;
    json_t *list;
    char id[32];
    begin(&home);
    const char *file = put(&home, filled(&home));
    json_t *report = import_json(&home, file);
    snprintf(id, sizeof id, "%s", json_string_value(json_object_get(report, "quote")));
    json_decref(report);
    cli_says(&home, 0, "Changed", TODAY, "quote", "edit", id, "state=asked", NULL);
    report = import_json(&home, file);
    json_is(report, "added", 1);
    ck_assert(json_is_true(json_object_get(report, "next_round")));
    const char *next = json_string_value(json_object_get(report, "quote"));
    cli_says(&home, 0, "Changed", TODAY, "quote", "edit", next, "state=agreed", NULL);
    json_decref(report);
    cli_says(&home, 1, "is agreed; change it by hand, or withdraw it", TODAY, "quote", "import",
             file, NULL);
    quote_of(&home, &list, "Q-77");
    ck_assert_uint_eq(json_array_size(json_object_get(list, "quotes")), 3);
    json_decref(list);
    home_remove(&home);
}
END_TEST

/* Lines of the supplier's own are kept where that is asked for, once. */
START_TEST(other_lines_are_kept_in_the_note) {
    struct home home;
    json_t *list;
    begin(&home);
    const char *file =
        put(&home, arena_format(&home.arena, "%s,We close on 2027-02-01\n", filled(&home)));
    struct cli_result r = cli_expect(&home, 1, TODAY, "quote", "import", file, NULL);
    ck_assert_ptr_nonnull(strstr(strbuf_text(&r.out),
                                 "We close on 2027-02-01: This line is not of the form: put it "
                                 "under Note.\n--keep-unknown puts what is not of the form into "
                                 "the note.\n"));
    cli_free(&r);
    for (int i = 0; i < 2; i++)
        cli_says(&home, 0, i ? "as it was" : "Added", TODAY, "quote", "import", file,
                 "--keep-unknown", NULL);
    json_says(quote_of(&home, &list, "Q-77"), "note", "We close on 2027-02-01");
    json_decref(list);
    home_remove(&home);
}
END_TEST

START_TEST(an_answer_to_an_earlier_request_says_so) {
    struct home home;
    begin(&home);
    const char *file = put(&home, filled(&home));
    cli_says(&home, 0, "added", TODAY, "import",
             home_write(&home, "more.yaml",
                        "products: [{name: Urban Mini}]\n"
                        "requirements:\n"
                        "  - name: Alpine spring\n"
                        "    product: Urban Mini\n"
                        "    quantity: 3000\n"
                        "    country: DE\n"
                        "    currency: EUR\n"
                        "    rfqs: [{number: RFQ-7, revision: 2, status: sent,\n"
                        "            invited: [{supplier: Saigon Trail Bags Co.}]}]\n"),
             NULL);
    cli_says(&home, 0,
             "It answers RFQ-7, revision 1, while RFQ-7, revision 2 was the last request.", TODAY,
             "quote", "import", file, NULL);
    ck_assert_ptr_nonnull(strstr(request(&home), "\"RFQ-7, revision 2\""));
    home_remove(&home);
}
END_TEST

/* \xE9 is no UTF-8. */
START_TEST(letters_that_may_be_wrong_are_mentioned) {
    struct home home;
    begin(&home);
    const char *text = fill(&home, filled(&home), "note", 1, "caf\xE9");
    cli_says(&home, 0, "Its letters were read as Windows-1252; where they look wrong,", TODAY,
             "quote", "import", put(&home, text + 3), NULL); /* without the byte order mark */
    struct cli_result r =
        cli_expect(&home, 0, TODAY, "quote", "import", put(&home, filled(&home)), NULL);
    ck_assert_ptr_null(strstr(strbuf_text(&r.out), "1252"));
    cli_free(&r);
    home_remove(&home);
}
END_TEST

START_TEST(wrong_calls) {
    struct home home;
    begin(&home);
    const char *list = home_write(&home, "list.csv", "name,country\nSaigon,VN\n");
    cli_says(&home, 1, "list.csv is no form for a quote", "quote", "import", list, NULL);
    cli_says(&home, 1, "dmy or mdy", "quote", "import", list, "--dates", "ymd", NULL);
    cli_says(&home, 2, "Something is missing", "quote", "import", NULL);
    cli_says(&home, 2, "--delimiter takes", "quote", "import", list, "--delimiter", "x", NULL);
    cli_says(&home, 1, "read", "--read-only", TODAY, "quote", "import", put(&home, filled(&home)),
             NULL);
    home_remove(&home);
}
END_TEST

TEST_MAIN(cli_rfq, a_request_tells_what_is_wanted_and_nothing_else,
          what_the_supplier_filled_in_is_the_quote, the_same_offer_is_not_doubled,
          a_sheet_with_the_offer_in_it_changes_nothing,
          the_longest_offer_goes_out_and_comes_back_whole,
          wrong_cells_are_named_and_nothing_is_written, who_answers, rounds_of_an_offer,
          other_lines_are_kept_in_the_note, an_answer_to_an_earlier_request_says_so,
          letters_that_may_be_wrong_are_mentioned, wrong_calls)
