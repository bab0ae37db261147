#include "sourcebench/core/country.h"

#include <string.h>

#include "sourcebench/core/country_names.h"
#include "suite.h"

#define ROWS(table) (sizeof(table) / sizeof *(table))

START_TEST(iso_3166_is_complete_and_sorted) {
    ck_assert_uint_eq(n_countries, 249);
    for (size_t i = 0; i < n_countries; i++) {
        const struct country *c = &countries[i];
        ck_assert_uint_eq(strlen(c->alpha2), 2);
        ck_assert_uint_eq(strlen(c->alpha3), 3);
        ck_assert_uint_eq(strlen(c->currency), 3);
        ck_assert_ptr_nonnull(strchr(c->zone, '/'));
        ck_assert(i == 0 || strcmp(countries[i - 1].alpha2, c->alpha2) < 0);
        ck_assert_ptr_eq(country_by_code(c->alpha2), c);
        ck_assert_ptr_eq(country_find(c->alpha2), c);
        ck_assert_ptr_eq(country_find(c->alpha3), c);
        ck_assert_ptr_eq(country_find(c->name), c);
    }
}
END_TEST

static void check_names(const struct country_name *names, size_t n) {
    for (size_t i = 0; i < n; i++) {
        const struct country *found = country_find(names[i].spelling);
        ck_assert_msg(found && strcmp(found->alpha2, names[i].alpha2) == 0, "%s",
                      names[i].spelling);
        ck_assert_msg(i == 0 || strcmp(names[i - 1].spelling, names[i].spelling) < 0, "%s",
                      names[i].spelling);
    }
}

/* Found by its own spelling: it is in the order that the search takes for granted, and reduced. */
START_TEST(every_spelling_is_sorted_and_found) {
    check_names(country_names_latin, n_country_names_latin);
    check_names(country_names_other, n_country_names_other);
}
END_TEST

START_TEST(supplier_lists_are_understood) {
    static const struct {
        const char *text, *alpha2;
    } cases[] = {
        {"CHINA", "CN"},
        {" China ", "CN"},
        {"cn", "CN"},
        {"chn", "CN"},
        {"P.R. China", "CN"},
        {"PR China", "CN"},
        {"PRC", "CN"},
        {"People's Republic of China", "CN"},
        {"People’s Republic of China", "CN"},
        {"China (Mainland)", "CN"},
        {"中国", "CN"},
        {"中國", "CN"},
        {"USA", "US"},
        {"U.S.A.", "US"},
        {"US", "US"},
        {"United States", "US"},
        {"United States of America", "US"},
        {"the United States", "US"},
        {"UK", "GB"},
        {"U.K.", "GB"},
        {"Great Britain", "GB"},
        {"England", "GB"},
        {"Viet Nam", "VN"},
        {"VIETNAM", "VN"},
        {"Việt Nam", "VN"},
        {"Viêt-Nam", "VN"},
        {"越南", "VN"},
        {"Korea", "KR"},
        {"South Korea", "KR"},
        {"Republic of Korea", "KR"},
        {"Korea, Republic of", "KR"},
        {"North Korea", "KP"},
        {"대한민국", "KR"},
        {"日本", "JP"},
        {"Türkiye", "TR"},
        {"Turkey", "TR"},
        {"TURKIYE", "TR"},
        {"Czechia", "CZ"},
        {"Czech Republic", "CZ"},
        {"Česká republika", "CZ"},
        {"Taiwan", "TW"},
        {"Taiwan, Province of China", "TW"},
        {"台灣", "TW"},
        {"Hong Kong SAR", "HK"},
        {"Hong Kong", "HK"},
        {"HONGKONG", "HK"},
        {"Macau", "MO"},
        {"Macao", "MO"},
        {"Russia", "RU"},
        {"Russian Federation", "RU"},
        {"Россия", "RU"},
        {"Ivory Coast", "CI"},
        {"Côte d’Ivoire", "CI"},
        {"Bosnia", "BA"},
        {"Bosnia & Herzegovina", "BA"},
        {"Burma", "MM"},
        {"Holland", "NL"},
        {"The Netherlands", "NL"},
        {"UAE", "AE"},
        {"KSA", "SA"},
        {"Deutschland", "DE"},
        {"España", "ES"},
        {"Brasil", "BR"},
        {"México", "MX"},
        {"Italia", "IT"},
        {"Chine", "CN"},
        {"Türkei", "TR"},
        {"Indien", "IN"},
        {"भारत", "IN"},
        {"বাংলাদেশ", "BD"},
        {"ประเทศไทย", NULL},
        {"ไทย", "TH"},
        {"The Gambia", "GM"},
        {"Swaziland", "SZ"},
        {"DR Congo", "CD"},
        {"Congo", "CG"},
        {"Niger", "NE"},
        {"Nigeria", "NG"},
        {"Dominica", "DM"},
        {"Dominican Republic", "DO"},
        {"Georgia", "GE"},
        {"Ｃｈｉｎａ", "CN"},
        {"", NULL},
        {"the", NULL},
        {"ZZ", NULL},
        {"Atlantis", NULL},
        {"Guangdong", NULL},
        {"--", NULL},
        {"\xFF\xFE", NULL},
    };
    for (size_t i = 0; i < ROWS(cases); i++) {
        const struct country *found = country_find(cases[i].text);
        ck_assert_msg(!found == !cases[i].alpha2, "%s", cases[i].text);
        if (found)
            ck_assert_str_eq(found->alpha2, cases[i].alpha2);
    }
}
END_TEST

START_TEST(long_text_is_no_country) {
    char text[10000];
    memset(text, 'a', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    ck_assert_ptr_null(country_find(text));
}
END_TEST

START_TEST(facts_of_trading_places) {
    static const struct {
        const char *alpha2, *alpha3, *name, *currency, *zone;
    } facts[] = {
        {"CN", "CHN", "China", "CNY", "Asia/Shanghai"},
        {"VN", "VNM", "Vietnam", "VND", "Asia/Ho_Chi_Minh"},
        {"BD", "BGD", "Bangladesh", "BDT", "Asia/Dhaka"},
        {"IN", "IND", "India", "INR", "Asia/Kolkata"},
        {"TR", "TUR", "Turkey", "TRY", "Europe/Istanbul"},
        {"KR", "KOR", "South Korea", "KRW", "Asia/Seoul"},
        {"US", "USA", "United States", "USD", "America/New_York"},
        {"HR", "HRV", "Croatia", "EUR", "Europe/Zagreb"},
    };
    for (size_t i = 0; i < ROWS(facts); i++) {
        const struct country *c = country_by_code(facts[i].alpha2);
        ck_assert_str_eq(c->alpha3, facts[i].alpha3);
        ck_assert_str_eq(c->name, facts[i].name);
        ck_assert_str_eq(c->currency, facts[i].currency);
        ck_assert_str_eq(c->zone, facts[i].zone);
    }
}
END_TEST

TEST_MAIN(country, iso_3166_is_complete_and_sorted, every_spelling_is_sorted_and_found,
          supplier_lists_are_understood, long_text_is_no_country, facts_of_trading_places)
