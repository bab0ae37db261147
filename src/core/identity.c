#include "sourcebench/core/identity.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "sourcebench/core/country.h"
#include "sourcebench/core/text.h"
#include "sourcebench/core/utf8.h"

enum { REASON = 128, CREDIT_LENGTH = 18 };

static char upper(char c) {
    return (char)(c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c);
}

static bool is_letter(char c) {
    return upper(c) >= 'A' && upper(c) <= 'Z';
}

static bool is_letter_or_digit(char c) {
    return is_letter(c) || (c >= '0' && c <= '9');
}

/* Names the character with its place; all before it are ASCII. */
static bool refuse_character(const char *code, size_t at, const char *why, char reason[REASON]) {
    const char *start = code + at;
    char shown[4];
    size_t length = utf8_encode(utf8_next(&start), shown);
    snprintf(reason, REASON, "Character %zu, \"%.*s\", %s.", at + 1, (int)length, shown, why);
    return false;
}

/* What the 18th character has to be, after GB 32100-2015, or 0 where one of the 17 is not of the
 * alphabet; *wrong is its place then. */
static char credit_check(const char *code, size_t *wrong) {
    static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    int sum = 0, weight = 1;
    for (size_t i = 0; i < CREDIT_LENGTH - 1; i++) {
        const char *found = memchr(alphabet, upper(code[i]), sizeof alphabet - 1);
        if (!found) {
            *wrong = i;
            return 0;
        }
        sum += (int)(found - alphabet) * weight;
        weight = weight * 3 % 31;
    }
    return alphabet[(31 - sum % 31) % 31];
}

bool credit_code_valid(const char *code, char reason[128]) {
    size_t length = text_length(code), wrong = 0;
    reason[0] = '\0';
    if (length != CREDIT_LENGTH) {
        snprintf(reason, REASON, "A credit code has 18 characters, this has %zu.", length);
        return false;
    }
    char expected = credit_check(code, &wrong);
    if (!expected)
        return refuse_character(code, wrong, "is not a digit or a letter other than I O S V Z",
                                reason);
    if (upper(code[CREDIT_LENGTH - 1]) != expected) {
        snprintf(reason, REASON, "The last character should be %c: one of the others is wrong.",
                 expected);
        return false;
    }
    return true;
}

/* Kosovo has no code in ISO 3166 but banks with XK. */
static bool is_bank_country(const char *code) {
    char alpha2[3] = {upper(code[4]), upper(code[5]), '\0'};
    return strcmp(alpha2, "XK") == 0 || country_by_code(alpha2) != NULL;
}

bool swift_valid(const char *code, char reason[128]) {
    size_t length = text_length(code);
    reason[0] = '\0';
    if (length != 8 && length != 11) {
        snprintf(reason, REASON, "A SWIFT code has 8 or 11 characters, this has %zu.", length);
        return false;
    }
    for (size_t i = 0; i < length; i++) {
        if (i < 6 && !is_letter(code[i]))
            return refuse_character(code, i, "is not a letter; the first six are", reason);
        if (!is_letter_or_digit(code[i]))
            return refuse_character(code, i, "is not a letter or digit", reason);
    }
    if (!is_bank_country(code)) {
        snprintf(reason, REASON, "Characters 5 and 6, %.2s, are no country.", code + 4);
        return false;
    }
    return true;
}

bool names_agree(const char *registered, const char *contract, const char *beneficiary) {
    const char *const names[] = {registered, contract, beneficiary};
    struct arena a = {0};
    const char *first = NULL;
    bool agree = true;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *key = names[i] ? text_name_key(&a, names[i]) : "";
        if (*key == '\0')
            continue;
        if (!first)
            first = key;
        agree = agree && strcmp(first, key) == 0;
    }
    arena_free(&a);
    return agree;
}
