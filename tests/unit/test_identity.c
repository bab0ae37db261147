#include "sourcebench/core/identity.h"

#include <string.h>

#include "sourcebench/core/external_id.h"

#include "suite.h"

#define ROWS(table) (sizeof(table) / sizeof *(table))

struct refusal {
    const char *code, *reason; /* NULL where it is valid */
};

static void check_codes(const struct refusal *cases, size_t n,
                        bool (*valid)(const char *code, char reason[128])) {
    for (size_t i = 0; i < n; i++) {
        char reason[128] = "unset";
        bool is_valid = valid(cases[i].code, reason);
        ck_assert_msg(is_valid == !cases[i].reason, "%s: %s", cases[i].code, reason);
        ck_assert_str_eq(reason, cases[i].reason ? cases[i].reason : "");
    }
}

START_TEST(credit_codes_are_checked_after_gb_32100) {
    static const struct refusal cases[] = {
        /* Published: Baidu Netcom, Huawei, Tencent Technology, Tencent Computer, Xiaomi. */
        {"91110000802100433B", NULL},
        {"914403001922038216", NULL},
        {"9144030071526726XG", NULL},
        {"91440300708461136T", NULL},
        {"91110108551385082Q", NULL},
        {"9144030071526726xg", NULL},
        {"914403001922038217", "The last character should be 6: one of the others is wrong."},
        {"914403001922038261", "The last character should be M: one of the others is wrong."},
        {"91440300192203821", "A credit code has 18 characters, this has 17."},
        {"9144030019220382166", "A credit code has 18 characters, this has 19."},
        {"", "A credit code has 18 characters, this has 0."},
        {"91110000802IO0433B",
         "Character 12, \"I\", is not a digit or a letter other than I O S V Z."},
        {"9111000080210043 B",
         "Character 17, \" \", is not a digit or a letter other than I O S V Z."},
        {"91110000深02100433B",
         "Character 9, \"深\", is not a digit or a letter other than I O S V Z."},
    };
    check_codes(cases, ROWS(cases), credit_code_valid);
}
END_TEST

/* Weights that are powers of 3 modulo a prime notice every single wrong character. */
START_TEST(one_wrong_character_never_passes) {
    static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    char reason[128];
    for (size_t at = 0; at < 18; at++)
        for (size_t i = 0; i + 1 < sizeof alphabet; i++) {
            char code[] = "9144030071526726XG";
            bool same = code[at] == alphabet[i];
            code[at] = alphabet[i];
            ck_assert_int_eq(credit_code_valid(code, reason), same);
        }
}
END_TEST

START_TEST(swift_codes_have_the_form_of_iso_9362) {
    static const struct refusal cases[] = {
        {"DEUTDEFF", NULL},    /* Deutsche Bank, Frankfurt */
        {"DEUTDEFF500", NULL}, /* a branch */
        {"BKCHCNBJ", NULL},    /* Bank of China, Beijing */
        {"BFTVVNVX", NULL},    /* Vietcombank */
        {"NCBVXKPR", NULL},    /* Kosovo */
        {"bkchcnbj", NULL},
        {"DEUTDEF", "A SWIFT code has 8 or 11 characters, this has 7."},
        {"DEUTDEFF50", "A SWIFT code has 8 or 11 characters, this has 10."},
        {"D3UTDEFF", "Character 2, \"3\", is not a letter; the first six are."},
        {"DEUTDEF-", "Character 8, \"-\", is not a letter or digit."},
        {"DEUTZZFF", "Characters 5 and 6, ZZ, are no country."},
    };
    check_codes(cases, ROWS(cases), swift_valid);
}
END_TEST

START_TEST(names_agree_but_for_spelling) {
    ck_assert(names_agree("Saigon Trail Bags Co., Ltd.", "SAIGON TRAIL BAGS CO LTD", ""));
    ck_assert(names_agree("深圳市背包有限公司", "", "深圳市 背包 有限公司"));
    ck_assert(names_agree("", NULL, ""));
    ck_assert(names_agree("One", "", NULL));
    ck_assert(!names_agree("Saigon Trail Bags Co., Ltd.", "", "Nguyen Van An"));
    ck_assert(!names_agree("", "A Bags", "B Bags"));
    ck_assert(!names_agree("A Bags", "A Bags", "B Bags"));
}
END_TEST

START_TEST(ids_of_registers_are_long) {
    ck_assert(external_id_of_register("CN2019098BE2HT7"));    /* OS ID */
    ck_assert(external_id_of_register("15-048-3782"));        /* D-U-N-S */
    ck_assert(external_id_of_register("5901234123457"));      /* GLN */
    ck_assert(external_id_of_register("91350211M000100Y43")); /* credit code */
    ck_assert(!external_id_of_register(""));
    ck_assert(!external_id_of_register("1"));
    ck_assert(!external_id_of_register("F-000123"));
    ck_assert(!external_id_of_register("--------------"));
}
END_TEST

START_TEST(dated_lists_of_one_name_are_one_source) {
    static const struct {
        const char *a, *b;
        bool same;
    } cases[] = {
        {"list.csv", "list.csv", true},
        {"erp-2026-01.csv", "erp-2026-02.csv", true},
        {"erp 20260131.xlsx", "erp 20261130.xlsx", true},
        {"list1.csv", "list2.csv", false},
        {"facilities_15.csv", "facilities_352.csv", false},
        {"erp-2026-01.csv", "crm-2026-01.csv", false},
        {"erp-2026-01.csv", "erp-2026-01.xlsx", false},
        {"erp-2026.csv", "erp-1.csv", false},
        {"a", "", false},
    };
    for (size_t i = 0; i < ROWS(cases); i++) {
        ck_assert_msg(external_id_same_source(cases[i].a, cases[i].b) == cases[i].same, "%s %s",
                      cases[i].a, cases[i].b);
        ck_assert_msg(external_id_same_source(cases[i].b, cases[i].a) == cases[i].same, "%s %s",
                      cases[i].b, cases[i].a);
    }
}
END_TEST

TEST_MAIN(identity, ids_of_registers_are_long, dated_lists_of_one_name_are_one_source,
          credit_codes_are_checked_after_gb_32100, one_wrong_character_never_passes,
          swift_codes_have_the_form_of_iso_9362, names_agree_but_for_spelling)
