#include "sourcebench/core/filter.h"

#include <stdio.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/core/supplier.h"

#include "suite.h"

static const struct filter_key keys[] = {
    {.name = "country", .field = &supplier_fields[SUPPLIER_COUNTRY]},
    {.name = "status", .field = &supplier_fields[SUPPLIER_STATUS]},
    {.name = "model", .field = &supplier_fields[SUPPLIER_MODELS]},
    {.name = "city", .field = &supplier_fields[SUPPLIER_CITY]},
    {.name = "moq", .field = &supplier_fields[SUPPLIER_MOQ]},
    {.name = "lead", .field = &supplier_fields[SUPPLIER_LEAD_DAYS]},
    {.name = "lat", .field = &supplier_fields[SUPPLIER_LATITUDE]},
    {.name = "review", .field = &supplier_fields[SUPPLIER_NEXT_REVIEW]},
    {.name = "currency", .field = &supplier_fields[SUPPLIER_CURRENCY]},
    {.name = "cert", .takes_day = true},
    {.name = "tag"},
};
enum { N_KEYS = sizeof keys / sizeof *keys };

/* Terms as text, one form for each filter: `-tag=slow moq<500 [free] [words]`. */
static void write_term(struct strbuf *out, const struct filter_term *t) {
    static const char *const marks[] = {
        [FILTER_EQUAL] = "=",        [FILTER_LESS] = "<",        [FILTER_LESS_EQUAL] = "<=",
        [FILTER_GREATER] = ">",      [FILTER_RANGE] = "..",      [FILTER_GREATER_EQUAL] = ">=",
        [FILTER_NONE] = " is empty", [FILTER_ANY] = " is filled"};
    strbuf_addf(out, "%s%s", out->length ? " " : "", t->negated ? "-" : "");
    if (!t->key) {
        strbuf_addf(out, "[%s]", t->words);
        return;
    }
    strbuf_addf(out, "%s%s", t->key->name, marks[t->op]);
    for (int i = 0; i < t->n_values; i++) {
        strbuf_add(out, i ? "|" : "");
        if (t->values[i].kind == VALUE_INT)
            strbuf_addf(out, "%lld", (long long)t->values[i].i);
        else
            strbuf_add(out, t->values[i].s);
    }
    if (t->day)
        strbuf_addf(out, "@%s", t->day);
}

static bool parse(const char *text, struct arena *arena, struct filter *filter,
                  struct filter_error *err) {
    return filter_parse(text, keys, N_KEYS, date_from_iso("2026-11-23"), arena, filter, err);
}

START_TEST(filters_are_read) {
    static const struct {
        const char *text, *terms;
    } cases[] = {
        {"", ""},
        {"  ", ""},
        {"country:VN status:approved cert:GRS moq:<500 -tag:slow free words",
         "country=VN status=approved cert=GRS moq<500 -tag=slow [free] [words]"},
        {"lead:<=45 moq:>80 moq:>=80 moq:=300 moq:300", "lead<=45 moq>80 moq>=80 moq=300 moq=300"},
        {"moq:300..500 moq:300.. moq:..500", "moq..300|500 moq>=300 moq<=500"},
        {"moq:<1,000 moq:1,000", "moq<1000 moq=1|0"},
        {"lead:<45d lat:-10.5..2", "lead<45 lat..-10500000|2000000"},
        {"country:Vietnam country:\"South Korea\",cn", "country=VN country=KR|CN"},
        {"status:on-hold status:\"on hold\" status:App,bl",
         "status=on-hold status=on-hold status=approved|blocked"},
        {"model:private model:OEM", "model=private-label model=oem"},
        {"review:<+7d review:2026-11-01..fri review:today",
         "review<2026-11-30 review..2026-11-01|2026-11-27 review=2026-11-23"},
        {"city:none -city:any city:\"none\"", "city is empty -city is filled city=none"},
        {"cert:GRS,BSCI@2027-03-01 cert:\"Oeko-Tex 100\"@+1d cert:any@today",
         "cert=GRS|BSCI@2027-03-01 cert=Oeko-Tex 100@2026-11-24 cert is filled@2026-11-23"},
        {"tag:a@b", "tag=a@b"},
        {"\"trail bags\" -\"old name\" a\"b c\"d", "[trail bags] -[old name] [a] [b c] [d]"},
        {"COUNTRY:vn", "country=VN"},
        {"- \"\" -", ""},
        {"Hà Nội 深圳:箱 :x", "[Hà] [Nội] [深圳:箱] [:x]"},
        {"moq:<\"500\" currency:rmb", "moq<500 currency=CNY"},
        {"lead:>9999", "lead>9999"},
        {"city:<x tag:a..b", "city=<x tag=a..b"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = {0};
        struct filter filter;
        struct filter_error err = {0};
        struct strbuf terms = {0};
        ck_assert_msg(parse(cases[i].text, &arena, &filter, &err), "%s: %s", cases[i].text,
                      err.error.message);
        for (int t = 0; t < filter.n_terms; t++)
            write_term(&terms, &filter.terms[t]);
        ck_assert_str_eq(strbuf_text(&terms), cases[i].terms);
        strbuf_free(&terms);
        arena_free(&arena);
    }
}
END_TEST

/* The word that is wrong stands where ^ are in marks. */
START_TEST(errors_stand_at_the_word_that_is_wrong) {
    static const struct {
        const char *text, *marks, *message;
    } cases[] = {
        {"bags contry:VN", //
         "     ^^^^^^    ", "\"contry\" is no filter; did you mean country?"},
        {"http://x", //
         "^^^^    ", "\"http\" is no filter; to search for the text put it in quotes"},
        {"moq:abc x", //
         "    ^^^  ", "\"abc\" is not a number; e.g. moq:<300"},
        {"moq:<abc", //
         "     ^^^", "\"abc\" is not a number; e.g. moq:<300"},
        {"moq:5..x", //
         "       ^", "\"x\" is not a number; e.g. moq:<300"},
        {"moq:500..300", //
         "    ^^^^^^^^", "This range runs backwards; put the lower end first"},
        {"-status:maybe", //
         "        ^^^^^",
         "\"maybe\" is no status: prospect, vetting, approved, preferred, on-hold, blocked"},
        {"status:approved,pr", //
         "                ^^", "\"pr\" may be any of prospect, preferred; type more of it"},
        {"country:Vietnan", //
         "        ^^^^^^^", "\"Vietnan\" is no country; did you mean Vietnam?"},
        {"country:\"Xyzzyxy Qq\"", //
         "         ^^^^^^^^^^ ",
         "\"Xyzzyxy Qq\" is no country; e.g. country:VN or country:\"South Korea\""},
        {"review:soon", //
         "       ^^^^", "\"soon\" is no date; e.g. review:<+7d"},
        {"currency:XYQ", //
         "         ^^^", "\"XYQ\" is no currency; e.g. currency:USD"},
        {"cert:GRS@soon", //
         "         ^^^^", "\"soon\" is no date; e.g. @2027-03-01 or @+30d"},
        {"a \"b c", //
         "  ^   ", "This quote has no end; put a \" behind the text"},
        {"city:\"Ho Chi", //
         "     ^      ", "This quote has no end; put a \" behind the text"},
        {"x moq:", //
         "  ^^^^", "moq: needs a value; e.g. moq:<300"},
        {"tag:a,,b", //
         "^^^^^^  ", "tag: needs a value; e.g. tag:word"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = {0};
        struct filter filter;
        struct filter_error err = {0};
        ck_assert_msg(!parse(cases[i].text, &arena, &filter, &err), "%s", cases[i].text);
        ck_assert_str_eq(err.error.message, cases[i].message);
        ck_assert_int_eq(err.error.code, ERROR_INPUT);
        int start = (int)strcspn(cases[i].marks, "^");
        ck_assert_msg(err.start == start, "%s: starts at %d", cases[i].text, err.start);
        ck_assert_msg(err.end == start + (int)strspn(cases[i].marks + start, "^"), "%s: ends at %d",
                      cases[i].text, err.end);
        arena_free(&arena);
    }
}
END_TEST

static void repeat(char *out, size_t size, const char *part, int times) {
    size_t length = 0;
    for (int i = 0; i < times; i++)
        length += (size_t)snprintf(out + length, size - length, "%s", part);
}

START_TEST(filters_are_bounded) {
    struct arena arena = {0};
    struct filter filter;
    struct filter_error err;
    char text[2000] = "";

    repeat(text, sizeof text, "ab ", 40);
    ck_assert(parse(text, &arena, &filter, &err));
    ck_assert_int_eq(filter.n_terms, 40);
    strcat(text, "cd");
    ck_assert(!parse(text, &arena, &filter, &err));
    ck_assert_str_eq(err.error.message, "A filter takes at most 40 words");
    ck_assert_int_eq(err.start, 120);
    ck_assert_int_eq(err.end, 122);

    strcpy(text, "tag:a");
    repeat(text + 5, sizeof text - 5, ",b", 39);
    ck_assert(parse(text, &arena, &filter, &err));
    ck_assert_int_eq(filter.terms[0].n_values, 40);
    strcat(text, ",c");
    ck_assert(!parse(text, &arena, &filter, &err));
    ck_assert_str_eq(err.error.message, "A list takes at most 40 values");
    text[strlen(text) - 1] = '\0'; /* ends with the comma: the whole list is wrong */
    ck_assert(!parse(text, &arena, &filter, &err));
    ck_assert_int_eq(err.start, 0);
    ck_assert_int_eq(err.end, (int)strlen(text));

    memset(text, 'x', 1001);
    text[1001] = '\0';
    ck_assert(!parse(text, &arena, &filter, &err));
    ck_assert_int_eq(err.start, 1000);
    text[1000] = '\0';
    ck_assert(parse(text, &arena, &filter, &err));
    ck_assert(!parse("a \xFF", &arena, &filter, &err));
    arena_free(&arena);
}
END_TEST

TEST_MAIN(filter, filters_are_read, errors_stand_at_the_word_that_is_wrong, filters_are_bounded)
