#include "sourcebench/core/country.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/country_names.h"
#include "sourcebench/core/letter.h"
#include "sourcebench/core/utf8.h"

/* Longer than any spelling; what does not fit is no country. */
enum { KEY_MAX = 96 };

static int compare_country(const void *alpha2, const void *country) {
    return strcmp(alpha2, ((const struct country *)country)->alpha2);
}

static int compare_name(const void *key, const void *name) {
    return strcmp(key, ((const struct country_name *)name)->spelling);
}

const struct country *country_by_code(const char *alpha2) {
    return bsearch(alpha2, countries, n_countries, sizeof *countries, compare_country);
}

struct key {
    char text[KEY_MAX];
    size_t length;
    bool ascii, overflow, after_gap;
};

static void add_letter(struct key *key, uint32_t c) {
    if (key->length + 4 >= KEY_MAX) {
        key->overflow = true;
        return;
    }
    bool article = key->after_gap && key->length == 3 && memcmp(key->text, "the", 3) == 0;
    if (article)
        key->length = 0;
    key->after_gap = false;
    key->ascii = key->ascii && c < 0x80;
    key->length += utf8_encode(c, key->text + key->length);
}

static void add_folded(struct key *key, const uint32_t *parts, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (parts[i] == '&') {
            add_letter(key, 'a');
            add_letter(key, 'n');
            add_letter(key, 'd');
        } else if (letter_kind(parts[i]) != LETTER_NONE) {
            add_letter(key, parts[i]);
        } else {
            key->after_gap = true;
        }
    }
}

const struct country *country_find(const char *text) {
    struct key key = {.ascii = true};
    for (uint32_t c; !key.overflow && (c = utf8_next(&text)) != 0;) {
        uint32_t parts[LETTER_FOLD_MAX];
        add_folded(&key, parts, letter_fold(c, parts));
    }
    if (key.overflow || key.length == 0)
        return NULL;
    key.text[key.length] = '\0';
    if (key.length == 2 && key.ascii) {
        char code[] = {(char)(key.text[0] - 'a' + 'A'), (char)(key.text[1] - 'a' + 'A'), '\0'};
        const struct country *country = country_by_code(code);
        if (country)
            return country;
    }
    const struct country_name *name =
        key.ascii ? bsearch(key.text, country_names_latin, n_country_names_latin,
                            sizeof *country_names_latin, compare_name)
                  : bsearch(key.text, country_names_other, n_country_names_other,
                            sizeof *country_names_other, compare_name);
    return name ? country_by_code(name->alpha2) : NULL;
}
