#include "sourcebench/core/text.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "sourcebench/core/legal_form.h"
#include "sourcebench/core/letter.h"
#include "sourcebench/core/utf8.h"
#include "suite.h"

struct pair {
    const char *given, *wanted;
};

#define ROWS(table) (sizeof(table) / sizeof *(table))

static void check_pairs(const struct pair *pairs, size_t n,
                        char *(*function)(struct arena *, const char *)) {
    struct arena a = {0};
    for (size_t i = 0; i < n; i++)
        ck_assert_str_eq(function(&a, pairs[i].given), pairs[i].wanted);
    arena_free(&a);
}

START_TEST(valid_is_what_rfc_3629_says) {
    static const struct {
        const char *bytes;
        size_t length;
        bool valid;
    } cases[] = {
        {"", 0, true},
        {"Hà Nội 深圳 \xF0\x9F\x91\x9C", 21, true},
        {"a\0b", 3, false},
        {"\xC0\xAF", 2, false},         /* overlong "/" */
        {"\xE0\x80\xAF", 3, false},     /* overlong */
        {"\xED\xA0\x80", 3, false},     /* surrogate */
        {"\xF4\x90\x80\x80", 4, false}, /* beyond U+10FFFF */
        {"\xF4\x8F\xBF\xBF", 4, true},  /* U+10FFFF */
        {"\xE6\xB7", 2, false},         /* cut */
        {"\x80", 1, false},             /* a tail alone */
        {"\xFE\xFF", 2, false},         /* UTF-16 mark */
        {"caf\xE9", 4, false},          /* Windows-1252 */
    };
    for (size_t i = 0; i < ROWS(cases); i++)
        ck_assert_int_eq(text_valid(cases[i].bytes, cases[i].length), cases[i].valid);
}
END_TEST

START_TEST(repair_replaces_only_what_is_broken) {
    struct arena a = {0};
    ck_assert_str_eq(text_repair(&a, "caf\xE9 5", 6), "caf\uFFFD 5");
    ck_assert_str_eq(text_repair(&a, "a\0b", 3), "a\uFFFDb");
    ck_assert_str_eq(text_repair(&a, "深\xE6\xB7", 5), "深\uFFFD\uFFFD");
    ck_assert_str_eq(text_repair(&a, "", 0), "");
    arena_free(&a);
}
END_TEST

static char *clean_line(struct arena *a, const char *s) {
    return text_clean(a, s, false);
}

static char *clean_lines(struct arena *a, const char *s) {
    return text_clean(a, s, true);
}

START_TEST(clean_text_is_composed_and_trimmed) {
    static const struct pair lines[] = {
        {"", ""},
        {" \t\r\n", ""},
        {"  Jiangsu Feilong Plastic Co., Ltd ", "Jiangsu Feilong Plastic Co., Ltd"},
        {"a  b\tc\r\nd", "a b c d"},
        {"a\u00A0\u3000b\u2003", "a b"},
        {"Ha\u0300 No\u0323\u0302i", "Hà Nội"},
        {"\uFEFFYKK", "YKK"},
        {"evil\x1B[2Jname\x7F", "evil[2Jname"},
        {"\xC2\x9Bm", "m"},
        {"\u202Egnp.exe\u2066x\u2069\u200F", "gnp.exex"},
        {"zero\u200Bwidth", "zerowidth"},
        {"\u1112\u1161\u11AB\u1100\u116E\u11A8", "한국"},
        {"か\u3099ば\u3099", "がば\u3099"},
        {"क्\u200Dष", "क्\u200Dष"}, /* the joiner is spelling */
        {"Ω\u2126", "ΩΩ"},        /* ohm sign to omega */
        {"bad\xFF", "bad\uFFFD"},
    };
    static const struct pair texts[] = {
        {" one \r\n\r\n two\tx \n", "one\n\ntwo x"},
        {"a\u2028b\rc", "a\nb\nc"},
        {"\n\n", ""},
    };
    check_pairs(lines, ROWS(lines), clean_line);
    check_pairs(texts, ROWS(texts), clean_lines);
}
END_TEST

START_TEST(piled_marks_are_bounded) {
    enum { PILE = 20000 };
    struct arena a = {0};
    struct utf8_writer w;
    utf8_writer_start(&w, &a, PILE * 2);
    utf8_write(&w, 'a');
    for (int i = 0; i < PILE; i++)
        utf8_write(&w, i % 2 ? 0x0316 : 0x0301); /* unsorted, the worst for NFC */
    char *clean = text_clean(&a, utf8_writer_end(&w), false);
    ck_assert_uint_le(text_length(clean), 31);
    ck_assert_str_eq(text_fold(&a, clean), "a");
    arena_free(&a);
}
END_TEST

START_TEST(length_counts_characters) {
    ck_assert_uint_eq(text_length(""), 0);
    ck_assert_uint_eq(text_length("Hà Nội"), 6);
    ck_assert_uint_eq(text_length("深圳\xFF"), 3);
}
END_TEST

START_TEST(folding_leaves_what_is_compared) {
    static const struct pair cases[] = {
        {"Saigon TRAIL", "saigon trail"},
        {"Hà Nội Túi Xách", "ha noi tui xach"},
        {"Đường Bình Dương", "duong binh duong"},
        {"ĐÀ NẴNG", "da nang"},
        {"Łódź Święty", "lodz swiety"},
        {"Ørsted Ærø Œuvre", "orsted aero oeuvre"},
        {"Straße STRASSE ẞ", "strasse strasse ss"},
        {"Þór Guðrún", "thor gudrun"},
        {"IŞIK ışık İstanbul", "isik isik istanbul"},
        {"Ħaż-Żebbuġ Ŧ Ŋ", "haz-zebbug t n"},
        {"Ελλάδα ΟΔΟΣ", "ελλαδα οδοσ"},
        {"Йошкар Ёлка", "иошкар елка"},
        {"ＡＢＣ　１２３ ｶﾞ", "abc 123 ガ"},
        {"ﬁne ² №5 ㈱", "fine 2 no5 (株)"},
        {"Gore‑Tex™ L’Oréal", "gore-tex l'oreal"},
        {"soft\u00ADhyphen zero\u200Dwidth", "softhyphen zerowidth"},
        {"深圳市 がぎ 한국", "深圳市 がぎ 한국"},
        {"か\u3099", "が"},
        {"กิน น้ำ", "กิน น้ํา"},
        {"हिन्दी क़", "हिन्दी क\u093C"},
        {"مُحَمَّد أحمد", "محمد احمد"},
        {"𝐀𝐁", "ab"},
        {"", ""},
    };
    check_pairs(cases, ROWS(cases), text_fold);
}
END_TEST

/* Folding what is folded changes nothing, or keys of stored names would drift. */
START_TEST(folding_is_stable_for_every_character) {
    for (uint32_t c = 1; c <= 0x10FFFF; c++) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        struct arena a = {0};
        char text[5] = {0};
        utf8_encode(c, text);
        const char *once = text_fold(&a, text);
        if (strcmp(once, text) != 0)
            ck_assert_msg(strcmp(text_fold(&a, once), once) == 0, "U+%04X", (unsigned)c);
        if ((c & 0xFFF) == 0 || strcmp(once, text) != 0)
            ck_assert(text_valid(once, strlen(once)));
        arena_free(&a);
    }
}
END_TEST

START_TEST(one_factory_has_one_key) {
    static const struct pair cases[] = {
        {"Saigon Trail Bags Co., Ltd.", "saigon trail bags co ltd"},
        {"SAIGON  TRAIL-BAGS CO.,LTD", "saigon trail bags co ltd"},
        {"Chen Feng (Jiangsu) Apparel CO., LTD.", "chen feng jiangsu apparel co ltd"},
        {"腾讯科技（深圳）有限公司", "腾讯科技深圳有限公司"},
        {"深圳市 3M 中国", "深圳市3m中国"},
        {"Công ty TNHH Túi Xách Hà Nội", "cong ty tnhh tui xach ha noi"},
        {"***", "***"},
        {"", ""},
    };
    check_pairs(cases, ROWS(cases), text_name_key);
}
END_TEST

static char *core_of_name(struct arena *a, const char *name) {
    return text_key_core(a, text_name_key(a, name));
}

START_TEST(core_is_the_name_without_legal_forms) {
    static const struct pair cases[] = {
        {"Saigon Trail Bags Co., Ltd.", "saigontrailbags"},
        {"Saigon Trail Bags Company Limited", "saigontrailbags"},
        {"Saigon Trail Bags JSC", "saigontrailbags"},
        {"Công ty TNHH MTV Saigon Trail Bags", "saigontrailbags"},
        {"CÔNG TY CỔ PHẦN Saigon Trail Bags", "saigontrailbags"},
        {"Bergman Riveria - Serflex S.A.C.", "bergmanriveriaserflex"},
        {"Industrias Químicas Perlacos, S.L.", "industriasquimicasperlacos"},
        {"Maquila S.A. de C.V.", "maquila"},
        {"Maquila S. de R.L. de C.V.", "maquila"},
        {"A.Schmied s.r.o.", "aschmied"},
        {"Kowalski Sp. z o.o.", "kowalski"},
        {"Müller Taschen GmbH & Co. KG", "mullertaschen"},
        {"PT. Panarub Industry Tbk", "panarubindustry"},
        {"M/s. Sialkot Gloves (Pvt.) Ltd", "sialkotgloves"},
        {"Tirupur Knits (P) Ltd.", "tirupurknits"},
        {"Yıldız Çanta San. ve Tic. Ltd. Şti.", "yildizcanta"},
        {"Yıldız Çanta Sanayi ve Ticaret A.Ş.", "yildizcanta"},
        {"Kossan Rubber Sdn. Bhd.", "kossanrubber"},
        {"Bangkok Bags Co., Ltd.", "bangkokbags"},
        {"บริษัท ไทยแบ็ก จำกัด", "ไทยแบ็ก"},
        {"深圳市腾讯计算机系统有限公司", "深圳市腾讯计算机系统"},
        {"广东箱包集团股份有限公司", "广东箱包"},
        {"白沟箱包厂", "白沟箱包"},
        {"株式会社ムーンスター", "ムーンスター"},
        {"ムーンスター株式会社", "ムーンスター"},
        {"주식회사 한국가방", "한국가방"},
        {"ООО Сумка", "сумка"},
        {"Limited Co.", "limited"}, /* something is always left */
        {"厂", "厂"},
    };
    check_pairs(cases, ROWS(cases), core_of_name);
}
END_TEST

static void check_forms(const char *const *forms, size_t n) {
    struct arena a = {0};
    for (size_t i = 0; i < n; i++) {
        ck_assert_str_eq(text_name_key(&a, forms[i]), forms[i]);
        ck_assert(i == 0 || strcmp(forms[i - 1], forms[i]) < 0);
    }
    arena_free(&a);
}

START_TEST(legal_forms_are_keys_and_sorted) {
    check_forms(legal_ends, n_legal_ends);
    check_forms(legal_starts, n_legal_starts);
}
END_TEST

START_TEST(similar_names_score_high) {
    ck_assert_int_eq(text_similarity("saigontrailbags", "saigontrailbags"), 1000);
    ck_assert_int_eq(text_similarity("", ""), 0);
    ck_assert_int_eq(text_similarity("abc", ""), 0);
    ck_assert_int_eq(text_similarity("abc", "xyz"), 0);
    /* ..a .ab abc bcd cd. against ..a .ab abc bcx cx.: three of five. */
    ck_assert_int_eq(text_similarity("abcd", "abcx"), 600);
    ck_assert_int_gt(text_similarity("guangzhoujunchigarment", "gaungzhoujunchigarment"), 700);
    ck_assert_int_lt(text_similarity("fuzhoudonglinshoe", "jinjianglibixinggarment"), 300);
    ck_assert_int_gt(text_similarity("深圳背包", "深圳背囊"), 400);
    ck_assert_int_eq(text_similarity("saigontrailfactory12", "saigontrailfactory14"), 0);
    ck_assert_int_eq(text_similarity("smartshirtskat1", "smartshirtskat12"), 0);
    ck_assert_int_gt(text_similarity("b2factory31", "b23factory1"), 500);
    ck_assert_int_gt(text_similarity("saigontrailfactory12", "saigontrailfactory"), 850);
    ck_assert_int_gt(text_similarity("saigontrailfactory12", "saigontrialfactory12"), 700);
    ck_assert_int_eq(text_similarity("深圳背包", "深圳背囊"),
                     text_similarity("深圳背囊", "深圳背包"));
}
END_TEST

START_TEST(nearest_name_is_a_slip_away) {
    static const char *const names[] = {"country", "status", "score", "certificate", "city"};
    static const struct pair cases[] = {
        {"contry", "country"}, {"STATUS", "status"}, {"sttus", "status"},
        {"socre", "score"},    {"citty", "city"},    {"certificat", "certificate"},
    };
    for (size_t i = 0; i < ROWS(cases); i++)
        ck_assert_str_eq(text_nearest(cases[i].given, names, ROWS(names)), cases[i].wanted);
    ck_assert_ptr_null(text_nearest("zebra", names, ROWS(names)));
    ck_assert_ptr_null(text_nearest("", names, ROWS(names)));
    ck_assert_ptr_null(text_nearest("city", names, 0));
}
END_TEST

START_TEST(fuzzy_prefers_words_and_runs) {
    static const struct {
        const char *pattern, *better, *worse;
    } cases[] = {
        {"vn", "Vietnam", "Slovenia"},
        {"stat", "Set status", "Sort list at top"},
        {"exp", "Export", "Next page"},
        {"hcm", "Ho Chi Minh", "Archaic mesh"},
        {"da nang", "Đà Nẵng", "Dalian Tianguang"},
        {"note", "Note", "Note history"},
        {"深市", "深圳市", "大深圳新市"},
    };
    for (size_t i = 0; i < ROWS(cases); i++) {
        int better = text_fuzzy(cases[i].pattern, cases[i].better);
        ck_assert_int_gt(better, 0);
        ck_assert_msg(better > text_fuzzy(cases[i].pattern, cases[i].worse), "%s",
                      cases[i].pattern);
    }
    ck_assert_int_eq(text_fuzzy("xyz", "Export"), 0);
    ck_assert_int_eq(text_fuzzy("exportt", "Export"), 0);
    ck_assert_int_eq(text_fuzzy("tropxe", "Export"), 0);
    ck_assert_int_gt(text_fuzzy("", "Export"), 0);
    ck_assert_int_eq(text_fuzzy("a", ""), 0);
}
END_TEST

TEST_MAIN(text, valid_is_what_rfc_3629_says, repair_replaces_only_what_is_broken,
          clean_text_is_composed_and_trimmed, piled_marks_are_bounded, length_counts_characters,
          folding_leaves_what_is_compared, folding_is_stable_for_every_character,
          one_factory_has_one_key, core_is_the_name_without_legal_forms,
          legal_forms_are_keys_and_sorted, similar_names_score_high, nearest_name_is_a_slip_away,
          fuzzy_prefers_words_and_runs)
