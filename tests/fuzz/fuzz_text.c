/*
 * Text from anywhere: whatever the bytes, results are valid UTF-8 and doing it twice changes
 * nothing.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/country.h"
#include "sourcebench/core/identity.h"
#include "sourcebench/core/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds) {
    if (!holds)
        abort();
}

static void must_be_stable(struct arena *a, const char *once,
                           char *(*function)(struct arena *, const char *)) {
    must(text_valid(once, strlen(once)));
    must(strcmp(function(a, once), once) == 0);
}

static char *clean_line(struct arena *a, const char *s) {
    return text_clean(a, s, false);
}

static char *clean_lines(struct arena *a, const char *s) {
    return text_clean(a, s, true);
}

static void check_search(struct arena *a, const char *s) {
    const char *words = text_index_words(a, s);
    size_t length = strlen(words);
    must(text_valid(words, length) && !strstr(words, "  "));
    must(length == 0 || (words[0] != ' ' && words[length - 1] != ' '));
    const char *query = text_match_query(a, s, "name");
    must((query != NULL) == (length > 0));
    must(!query || text_valid(query, strlen(query)));
}

static void check_names(struct arena *a, const char *s) {
    char reason[128];
    const char *core = text_key_core(a, text_name_key(a, s));
    must(text_valid(core, strlen(core)));
    must(text_similarity(core, core) == (*core ? 1000 : 0));
    const char *nearest = text_nearest(s, &s, 1);
    must(!nearest || nearest == s);
    text_fuzzy(core, s);
    country_find(s);
    credit_code_valid(s, reason);
    swift_valid(s, reason);
    must(text_valid(reason, strlen(reason)));
    must(names_agree(s, s, ""));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena a = {0};
    char *raw = arena_bytes(&a, (const char *)data, size);
    char *repaired = text_repair(&a, raw, size);
    must(text_valid(repaired, strlen(repaired)));
    must(text_valid(raw, size) == (strlen(repaired) == size && memcmp(raw, repaired, size) == 0));
    must_be_stable(&a, text_clean(&a, raw, false), clean_line);
    must_be_stable(&a, text_clean(&a, repaired, true), clean_lines);
    must_be_stable(&a, text_fold(&a, raw), text_fold);
    must_be_stable(&a, text_name_key(&a, raw), text_name_key);
    check_search(&a, raw);
    check_names(&a, raw);
    arena_free(&a);
    return 0;
}
