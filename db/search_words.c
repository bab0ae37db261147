/*
 * The words of one record after the other, as columns of an index.
 */
#include <string.h>

#include "sourcebench/core/country.h"
#include "sourcebench/core/text.h"

#include "search_private.h"

/* After so many records the arena of their words is emptied. */
enum { WORDS_KEPT = 32 };

void search_words_clear(struct search_words *words) {
    for (int i = 0; i < FOUND_WORDS; i++)
        strbuf_truncate(&words->text[i], 0);
    if (++words->in_arena == WORDS_KEPT) {
        arena_free(&words->arena);
        words->in_arena = 0;
    }
}

void search_words_free(struct search_words *words) {
    for (int i = 0; i < FOUND_WORDS; i++)
        strbuf_free(&words->text[i]);
    arena_free(&words->arena);
}

/* "VN" → "Vietnam"; NULL where it is no code. */
static const char *country_name(const char *text, size_t length) {
    char code[3] = "";
    if (length != 2)
        return NULL;
    memcpy(code, text, 2);
    const struct country *country = country_by_code(code);
    return country ? country->name : NULL;
}

void search_words_add(struct search_words *words, const struct field *field, const char *text,
                      size_t length) {
    if (field->found == FOUND_NOT || length == 0)
        return;
    struct strbuf *b = &words->text[field->found - 1];
    strbuf_add_bytes(b, text, length);
    strbuf_add_char(b, '\n');
    const char *name = field->type == FIELD_COUNTRY ? country_name(text, length) : NULL;
    if (name) {
        strbuf_add(b, name);
        strbuf_add_char(b, '\n');
    }
}

const char *search_words_get(struct search_words *words, enum field_found column) {
    const struct strbuf *b = &words->text[column - 1];
    return b->length ? text_index_words(&words->arena, b->data) : "";
}
