/*
 * Offers to clients: what is earned, to the cent, and that nothing of a supplier is in them.
 */
#include "sourcebench/core/client_offer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/money.h"
#include "sourcebench/core/requirement.h"
#include "sourcebench/service/case_file.h"
#include "sourcebench/service/offer_sheet.h"

#include "suite.h"

static struct arena arena;
static struct case_file file;
static struct plan plan;
static struct client_offer offer;
static struct client_offer_gain gain;

/* By this lane all legs are free and there is no duty: an order costs its price, the inspection of
 * 100, and the commission of the requirement, which is not a cost here. */
static const char text[] =
    "suppliers: [{name: Ningbo Secret Bags, country: CN}, {name: Wenzhou Hidden Packs, country: "
    "CN}]\n"
    "clients: [{name: Alpine Outfitters, country: DE, currency: EUR, terms: 30 days net,\n"
    "  commission: 7, commission_by: supplier}]\n"
    "products: [{name: Backpack, code: BP-1, hs: 6307.90.98, outside: 25 x 18 x 10 cm,\n"
    "  client: Alpine Outfitters, variants: [{name: black}, {name: 橄榄}]}]\n"
    "duties: [{hs: 6307.90, destination: DE, rate: 0, base: CIF, vat: 0}]\n"
    "lanes:\n"
    "  - name: Ningbo-Hamburg\n"
    "    origin_country: CN\n"
    "    origin_port: Ningbo\n"
    "    country: DE\n"
    "    mode: sea-lcl\n"
    "    days_likely: 30\n"
    "    after_likely: 5\n"
    "    valid_until: 2026-12-20\n"
    "    tariffs:\n"
    "      - {leg: packing, currency: EUR}\n"
    "      - {leg: loading, currency: EUR}\n"
    "      - {leg: inland-origin, currency: EUR}\n"
    "      - {leg: export, currency: EUR}\n"
    "      - {leg: origin-terminal, currency: EUR}\n"
    "      - {leg: on-board, currency: EUR}\n"
    "      - {leg: carriage, currency: EUR}\n"
    "      - {leg: insurance, currency: EUR}\n"
    "      - {leg: destination-terminal, currency: EUR}\n"
    "      - {leg: inland-destination, currency: EUR}\n"
    "      - {leg: unloading, currency: EUR}\n"
    "      - {leg: import, currency: EUR}\n"
    "requirements:\n"
    "  - name: Spring\n"
    "    client: Alpine Outfitters\n"
    "    product: Backpack\n"
    "    quantity: 1000\n"
    "    country: DE\n"
    "    port: Hamburg\n"
    "    currency: EUR\n"
    "    order_on: 2026-12-01\n"
    "    commission: 5\n"
    "    commission_piece: 0.10\n"
    "    inspection: 100\n"
    "    note: keep it quiet\n"
    "    lines: {black: 600, 橄榄: 400}\n"
    "    quotes:\n"
    "      - {supplier: Ningbo Secret Bags, number: QN-777, incoterm: FOB, place: Ningbo,\n"
    "         currency: EUR, valid_until: 2026-12-24, note: they owe us one, breaks: {1: 3.90},\n"
    "         stages: [{name: production, kind: production, days_likely: 20, days: calendar}]}\n"
    "      - {supplier: Wenzhou Hidden Packs, number: QW-888, incoterm: EXW, place: Factory 7,\n"
    "         currency: EUR, breaks: {1: 4.401}}\n"
    "      - {supplier: Wenzhou Hidden Packs, number: QW-889, incoterm: FOB, currency: EUR,\n"
    "         valid_until: 2026-11-20, breaks: {1: 3}}\n"
    "      - {supplier: Wenzhou Hidden Packs, number: QW-890, incoterm: FOB, currency: CNY,\n"
    "         breaks: {1: 30}}\n";

enum { NINGBO, WENZHOU, EXPIRED, NO_RATE };

static void begin(void) {
    struct error err = {0};
    int n;
    int32_t today = date_from_iso("2026-11-23");
    ck_assert_msg(case_read(&file, text, strlen(text), "case.yaml", today, &err), "%s",
                  err.message);
    struct record **all = record_set_list(&file.set, &requirement_entity, -1, 0, &arena, &n);
    ck_assert_msg(plan_make(&file.set, all[0], NULL, today, &arena, &plan, &err), "%s",
                  err.message);
}

static void end(void) {
    arena_free(&arena);
    case_free(&file);
}

static struct client_offer_terms terms(enum offer_charge charge, int64_t percent) {
    return (struct client_offer_terms){
        .basis = LANDED_COST, .charge = charge, .share = percent * 10000, .valid_until = DATE_NONE};
}

static void make(const struct client_offer_part *parts, int n, struct client_offer_terms t) {
    struct error err = {0};
    ck_assert_msg(client_offer_make(&plan, parts, n, &t, &arena, &offer, &gain, &err), "%s",
                  err.message);
}

static const struct client_offer_part all_ningbo = {NINGBO, 1000};

static void refuses(int quote, struct client_offer_terms t, const char *words) {
    struct error err = {0};
    struct client_offer_part part = {quote, 1000};
    ck_assert(!client_offer_make(&plan, &part, 1, &t, &arena, &offer, &gain, &err));
    ck_assert_msg(strstr(err.message, words) != NULL, "%s", err.message);
}

/* 3,900 and the inspection of 100 are 4,000: 4.00 a piece. */
START_TEST(what_is_earned_is_right_to_the_cent) {
    static const struct {
        enum offer_charge charge;
        int64_t percent, unit, commission, total, gain;
    } ways[] = {
        {OFFER_COMMISSION, 5, 40000, 2000000, 42000000, 2000000},
        {OFFER_COMMISSION_WITHIN, 5, 42000, 0, 42000000, 2000000},
        {OFFER_MARGIN_ON_PRICE, 20, 50000, 0, 50000000, 10000000},
        {OFFER_MARGIN_ON_COST, 20, 48000, 0, 48000000, 8000000},
        /* 4.00 / 0.67 is 5.9701…: rounded up to 5.98 */
        {OFFER_MARGIN_ON_PRICE, 33, 59800, 0, 59800000, 19800000},
        {OFFER_COMMISSION, 0, 40000, 0, 40000000, 0},
    };
    begin();
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        make(&all_ningbo, 1, terms(ways[i].charge, ways[i].percent));
        ck_assert_int_eq(offer.unit, ways[i].unit);
        ck_assert_int_eq(offer.commission, ways[i].commission);
        ck_assert_int_eq(offer.total, ways[i].total);
        ck_assert_int_eq(gain.cost, 40000000);
        ck_assert_int_eq(gain.gain, ways[i].gain);
        ck_assert_int_eq(offer.lines[0].quantity, 600);
        ck_assert_int_eq(offer.lines[0].total, 600 * ways[i].unit);
        ck_assert_int_eq(offer.lines[1].total, 400 * ways[i].unit);
    }
    end();
}
END_TEST

/* What the requirement says of commission: 5 % and 0.10 a piece, 200 and 100. */
START_TEST(a_commission_may_be_so_much_a_piece_too) {
    begin();
    struct client_offer_terms t = client_offer_usual(&plan);
    ck_assert_int_eq(t.share, 50000);
    ck_assert_int_eq(t.piece, 1000);
    make(&all_ningbo, 1, t);
    ck_assert_int_eq(offer.unit, 40000);
    ck_assert_int_eq(offer.commission, 3000000);
    t.charge = OFFER_COMMISSION_WITHIN;
    make(&all_ningbo, 1, t);
    ck_assert_int_eq(offer.unit, 43000);
    end();
}
END_TEST

/* The client does not pay what the supplier does. */
START_TEST(a_commission_of_the_supplier_is_not_the_clients) {
    begin();
    struct record *r = record_copy(plan.requirement, &arena);
    r->values[REQUIREMENT_COMMISSION] = r->values[REQUIREMENT_COMMISSION_PIECE] = (struct value){0};
    plan.requirement = r;
    ck_assert_int_eq(client_offer_usual(&plan).share, 0);
    end();
}
END_TEST

/* 600 at 3.90 and 400 at 4.401, each order with an inspection of 100: 2,340 + 1,760.40 + 200 are
 * 4,300.40, so 4.31 a piece. */
START_TEST(an_award_of_two_is_one_price) {
    static const struct client_offer_part parts[] = {{NINGBO, 600}, {WENZHOU, 400}};
    begin();
    make(parts, 2, terms(OFFER_COMMISSION, 0));
    ck_assert_int_eq(gain.cost, 43004000);
    ck_assert_int_eq(offer.unit, 43100);
    ck_assert_int_eq(offer.quantity, 1000);
    ck_assert_int_eq(offer.lines[0].quantity, 600);
    ck_assert_int_eq(offer.there_on, DATE_NONE); /* of the second nobody knows */
    end();
}
END_TEST

/* Of 20 days from the order on 2026-12-01 on it leaves on the 21st, is 30 days on the way, until
 * 2027-01-19, and 5 more to the door. The tariffs end before the quote does. */
START_TEST(terms_follow_the_basis) {
    begin();
    struct client_offer_terms t = terms(OFFER_MARGIN_ON_COST, 0);
    make(&all_ningbo, 1, t);
    ck_assert_str_eq(offer.terms, "DDP Hamburg");
    ck_assert_int_eq(offer.there_on, date_from_iso("2027-01-24"));
    ck_assert_int_eq(offer.valid_until, date_from_iso("2026-12-20"));
    t.basis = LANDED_CIF;
    make(&all_ningbo, 1, t);
    ck_assert_str_eq(offer.terms, "CIF Hamburg");
    ck_assert_int_eq(offer.there_on, date_from_iso("2027-01-19"));
    t.basis = LANDED_FOB;
    make(&all_ningbo, 1, t);
    ck_assert_str_eq(offer.terms, "FOB Ningbo");
    ck_assert_int_eq(offer.there_on, date_from_iso("2026-12-21"));
    ck_assert_int_eq(offer.valid_until, date_from_iso("2026-12-24"));
    ck_assert_int_eq(offer.unit, 40000); /* the inspection is paid too */
    end();
}
END_TEST

START_TEST(what_cannot_be_offered_says_why) {
    begin();
    struct client_offer_terms t = terms(OFFER_COMMISSION, 5);
    refuses(EXPIRED, t, "has expired: ask for it again");
    refuses(NO_RATE, t, "is not comparable: no rate for CNY");
    t.basis = LANDED_EXW;
    refuses(NINGBO, t, "ex works names the factory");
    refuses(NINGBO, terms(OFFER_MARGIN_ON_PRICE, 100), "less than 100 %");
    t = terms(OFFER_COMMISSION, 5);
    t.valid_until = date_from_iso("2026-12-21");
    refuses(NINGBO, t, "is valid until 2026-12-20 only");
    t.valid_until = date_from_iso("2026-11-22");
    refuses(NINGBO, t, "would have expired already");
    end();
}
END_TEST

/* The lane of the text is valid until 2026-12-20, the quote until the 24th, and what is put on
 * board does not take the lane; what comes ex works does. */
START_TEST(tariffs_that_have_expired_are_not_promised) {
    begin();
    struct client_offer_terms t = terms(OFFER_COMMISSION, 5);
    plan.buyer.today = date_from_iso("2026-12-20");
    make(&all_ningbo, 1, t);
    plan.buyer.today = date_from_iso("2026-12-21");
    static const char why[] = "The tariffs of Ningbo-Hamburg were valid until 2026-12-20: ask for "
                              "them again.";
    refuses(NINGBO, t, why);
    t.valid_until = date_from_iso("2026-12-22");
    refuses(NINGBO, t, why);
    t.basis = LANDED_FOB;
    make(&all_ningbo, 1, t);
    ck_assert_int_eq(offer.valid_until, date_from_iso("2026-12-22"));
    refuses(WENZHOU, t, why);
    end();
}
END_TEST

/* ---- nothing leaks ----------------------------------------------------------------------------
 */

/* Without the rules of how it looks, which have margins. */
static const char *behind_style(const char *page) {
    const char *end = strstr(page, "</style>");
    return end ? end : page;
}

static const char *written(enum sheet_format format) {
    char *out = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&out, &size);
    ck_assert_ptr_nonnull(stream);
    offer_sheet_write(&offer, format, stream);
    fclose(stream);
    const char *kept = arena_string(&arena, out);
    free(out);
    return kept;
}

static const char *as_json(void) {
    struct json_writer w;
    char *out = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&out, &size);
    ck_assert_ptr_nonnull(stream);
    json_write_begin(&w, stream, true);
    json_write_object(&w, NULL);
    offer_write_json(&offer, &w);
    json_write_object_end(&w);
    json_write_end(&w);
    fclose(stream);
    const char *kept = arena_string(&arena, out);
    free(out);
    return kept;
}

/* Names, numbers, places and notes of suppliers, what they ask, what it costs and what is earned:
 * none of it, in no form. What the client is to know is in each. */
START_TEST(no_form_shows_a_supplier_a_cost_or_a_remark) {
    static const char *const secret[] = {"Secret",   "Hidden",   "QN-777",  "QW-888", "Factory",
                                         "they owe", "quiet",    "3.9",     "3,900",  "3900",
                                         "4.00",     "4,000",    "4000",    "margin", "Margin",
                                         "20 %",     "1,000.00", "spection"};
    static const char *const told[] = {"Backpack", "black", "橄榄", "DDP Hamburg", "2026-12-20"};
    begin();
    make(&all_ningbo, 1, terms(OFFER_MARGIN_ON_PRICE, 20));
    ck_assert_int_eq(gain.gain, 10000000);
    const char *const forms[] = {offer_text(&offer, 80, &arena), behind_style(written(SHEET_HTML)),
                                 written(SHEET_CSV), as_json()};
    for (size_t f = 0; f < sizeof forms / sizeof *forms; f++) {
        for (size_t i = 0; i < sizeof secret / sizeof *secret; i++)
            ck_assert_msg(!strstr(forms[f], secret[i]), "\"%s\" is in\n%s", secret[i], forms[f]);
        for (size_t i = 0; i < sizeof told / sizeof *told; i++)
            ck_assert_msg(strstr(forms[f], told[i]), "\"%s\" is not in\n%s", told[i], forms[f]);
    }
    end();
}
END_TEST

START_TEST(the_text_stands_in_columns) {
    begin();
    make(&all_ningbo, 1, terms(OFFER_COMMISSION, 5));
    const char *sheet = offer_text(&offer, 60, &arena);
    ck_assert_ptr_nonnull(strstr(sheet, "Offer to Alpine Outfitters\n"));
    ck_assert_ptr_nonnull(
        strstr(sheet, "\nblack                      600          4.00        2,400.00\n"));
    ck_assert_ptr_nonnull(
        strstr(sheet, "\n橄榄                       400          4.00        1,600.00\n"));
    ck_assert_ptr_nonnull(
        strstr(sheet, "\nCommission 5 %                                        200.00\n"));
    ck_assert_ptr_nonnull(
        strstr(sheet, "\nTotal                                               4,200.00\n"));
    ck_assert_ptr_nonnull(strstr(sheet, "\nPayment       30 days net\n"));
    end();
}
END_TEST

/* Of 30 columns 16 are behind the label. */
START_TEST(a_long_word_stays_within_the_line) {
    begin();
    make(&all_ningbo, 1, terms(OFFER_COMMISSION, 5));
    offer.n_facts = 1;
    offer.facts[0] = (struct client_offer_fact){"Logo", "on https://alpine.example/logo now"};
    const char *sheet = offer_text(&offer, 30, &arena);
    ck_assert_msg(strstr(sheet, "\nLogo          on\n"
                                "              https://alpine.e\n"
                                "              xample/logo now\n"),
                  "%s", sheet);
    end();
}
END_TEST

TEST_MAIN(client_offer, what_is_earned_is_right_to_the_cent,
          a_commission_may_be_so_much_a_piece_too, a_commission_of_the_supplier_is_not_the_clients,
          an_award_of_two_is_one_price, terms_follow_the_basis, what_cannot_be_offered_says_why,
          tariffs_that_have_expired_are_not_promised, no_form_shows_a_supplier_a_cost_or_a_remark,
          the_text_stands_in_columns, a_long_word_stays_within_the_line)
