/*
 * What suppliers are found by: which fields are indexed, and as words of which column.
 */
#include <string.h>

#include "sourcebench/core/country.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/text.h"

#include "search_private.h"

/* After so many suppliers the arena of their words is emptied. */
enum { WORDS_KEPT = 32 };

static const struct {
    const struct entity *entity;
    int field;
    enum search_column column;
} sources[] = {
    {&supplier_entity, SUPPLIER_NAME, SEARCH_NAME},
    {&supplier_entity, SUPPLIER_LOCAL_NAME, SEARCH_NAME},
    {&supplier_entity, SUPPLIER_COUNTRY, SEARCH_PLACE},
    {&supplier_entity, SUPPLIER_CITY, SEARCH_PLACE},
    {&supplier_entity, SUPPLIER_ADDRESS, SEARCH_PLACE},
    {&supplier_entity, SUPPLIER_STATUS, SEARCH_MARKS},
    {&supplier_entity, SUPPLIER_KIND, SEARCH_MARKS},
    {&supplier_entity, SUPPLIER_MODELS, SEARCH_MARKS},
    {&supplier_entity, SUPPLIER_SECTORS, SEARCH_MARKS},
    {&supplier_entity, SUPPLIER_EXTERNAL_ID, SEARCH_WORDS},
    {&supplier_entity, SUPPLIER_WEBSITE, SEARCH_WORDS},
    {&supplier_entity, SUPPLIER_OWNER, SEARCH_WORDS},
    {&supplier_entity, SUPPLIER_SOURCE, SEARCH_WORDS},
    {&supplier_entity, SUPPLIER_EXPORT_MARKETS, SEARCH_WORDS},
    {&supplier_entity, SUPPLIER_NOTE, SEARCH_WORDS},
    {&site_entity, SITE_NAME, SEARCH_PLACE},
    {&site_entity, SITE_COUNTRY, SEARCH_PLACE},
    {&site_entity, SITE_CITY, SEARCH_PLACE},
    {&site_entity, SITE_ADDRESS, SEARCH_PLACE},
    {&site_entity, SITE_NOTE, SEARCH_WORDS},
    {&contact_entity, CONTACT_NAME, SEARCH_WORDS},
    {&contact_entity, CONTACT_ROLE, SEARCH_WORDS},
    {&contact_entity, CONTACT_MAIL, SEARCH_WORDS},
    {&contact_entity, CONTACT_PHONE, SEARCH_WORDS},
    {&contact_entity, CONTACT_WHATSAPP, SEARCH_WORDS},
    {&contact_entity, CONTACT_WECHAT, SEARCH_WORDS},
    {&contact_entity, CONTACT_NOTE, SEARCH_WORDS},
    {&legal_entity, LEGAL_REGISTERED_NAME, SEARCH_WORDS},
    {&legal_entity, LEGAL_CODE, SEARCH_WORDS},
    {&claim_entity, CLAIM_WHAT, SEARCH_WORDS},
    {&claim_entity, CLAIM_VALUE, SEARCH_WORDS},
    {&certificate_entity, CERTIFICATE_KIND, SEARCH_MARKS},
    {&certificate_entity, CERTIFICATE_NUMBER, SEARCH_WORDS},
    {&certificate_entity, CERTIFICATE_BODY, SEARCH_WORDS},
    {&sample_entity, SAMPLE_SUBJECT, SEARCH_WORDS},
    {&sample_entity, SAMPLE_SEAL, SEARCH_WORDS},
    {&sample_entity, SAMPLE_WAYBILL, SEARCH_WORDS},
    {&interaction_entity, INTERACTION_TEXT, SEARCH_WORDS},
    {&tag_entity, TAG_NAME, SEARCH_MARKS},
    {&audit_entity, AUDIT_PURPOSE, SEARCH_WORDS},
    {&audit_entity, AUDIT_AUDITOR, SEARCH_WORDS},
    {&finding_entity, FINDING_TITLE, SEARCH_WORDS},
};
enum { N_SOURCES = sizeof sources / sizeof *sources };

static enum search_column column_of(const struct entity *entity, int field) {
    for (int i = 0; i < N_SOURCES; i++)
        if (sources[i].entity == entity && sources[i].field == field)
            return sources[i].column;
    return SEARCH_NONE;
}

static bool has_sources(const struct entity *entity) {
    for (int i = 0; i < N_SOURCES; i++)
        if (sources[i].entity == entity)
            return true;
    return false;
}

bool search_concerns(const struct journal_table *table, const struct change *change) {
    if (change->op != 'u')
        return has_sources(table->entity);
    for (int i = 0; i < change->n_columns; i++) {
        bool mark = i == table->deleted_at || i == table->supplier;
        if (change->after[i].kind != CELL_ABSENT &&
            (mark ? has_sources(table->entity)
                  : column_of(table->entity, table->field[i]) != SEARCH_NONE))
            return true;
    }
    return false;
}

void search_words_clear(struct search_words *words) {
    for (int i = 0; i < SEARCH_WORDS; i++)
        strbuf_truncate(&words->text[i], 0);
    if (++words->in_arena == WORDS_KEPT) {
        arena_free(&words->arena);
        words->in_arena = 0;
    }
}

void search_words_free(struct search_words *words) {
    for (int i = 0; i < SEARCH_WORDS; i++)
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

void search_words_add(struct search_words *words, const struct entity *entity, int field,
                      const char *text, size_t length) {
    enum search_column column = column_of(entity, field);
    if (column == SEARCH_NONE || length == 0)
        return;
    struct strbuf *b = &words->text[column - 1];
    strbuf_add_bytes(b, text, length);
    strbuf_add_char(b, '\n');
    const char *name =
        entity->fields[field].type == FIELD_COUNTRY ? country_name(text, length) : NULL;
    if (name) {
        strbuf_add(b, name);
        strbuf_add_char(b, '\n');
    }
}

const char *search_words_get(struct search_words *words, enum search_column column) {
    const struct strbuf *b = &words->text[column - 1];
    return b->length ? text_index_words(&words->arena, b->data) : "";
}
