/*
 * The search index as commands keep it (search.c), and what is indexed (search_words.c).
 */
#ifndef DB_SEARCH_PRIVATE_H
#define DB_SEARCH_PRIVATE_H

#include "sourcebench/core/strbuf.h"
#include "sourcebench/db/search.h"

#include "journal_private.h"

enum search_column { SEARCH_NONE, SEARCH_NAME, SEARCH_PLACE, SEARCH_MARKS, SEARCH_WORDS };

/* Whether a change can alter what suppliers are found by. */
bool search_concerns(const struct journal_table *table, const struct change *change);

/* The words of one supplier after the other; zero-initialise to begin. */
struct search_words {
    struct strbuf text[SEARCH_WORDS]; /* by column - 1 */
    struct arena arena;               /* holds the words of a few suppliers */
    int in_arena;
};

void search_words_clear(struct search_words *words);
void search_words_free(struct search_words *words);
/* Adds a field of the supplier or of what belongs to it. */
void search_words_add(struct search_words *words, const struct entity *entity, int field,
                      const char *text, size_t length);
/* The words of a column, in the arena. */
const char *search_words_get(struct search_words *words, enum search_column column);

/* A supplier that a command touched: NEW is an inserted row that nothing else in the command
 * belongs to, so that its words stand in the changeset. Sorted by id, each once: FTS5 is fast in
 * ascending order. */
enum search_kind { SEARCH_NEW, SEARCH_GONE, SEARCH_WHOLE };
struct search_touch {
    int64_t id;
    size_t at; /* NEW: where its change stands in the changeset */
    enum search_kind kind;
};

/* suppliers: the place of the changeset behind the header of the suppliers. */
bool search_update(struct store *store, const struct search_touch *touched, size_t n,
                   const struct changeset *suppliers, struct error *err);

#endif
