/*
 * The search indexes as commands keep them: which there are and their statements (search_sql.c),
 * what a command touched (search_note.c), their rows (search.c), and the words (search_words.c).
 *
 * An index is of the records of one table, its root; they are found by their own fields and by
 * those of what belongs to them, wherever field.found says so. A new one is a row of
 * search_indexes, and a table like supplier_search in the schema.
 */
#ifndef DB_SEARCH_PRIVATE_H
#define DB_SEARCH_PRIVATE_H

#include "sourcebench/core/strbuf.h"
#include "sourcebench/db/search.h"

#include "journal_private.h"

struct search_index {
    const struct entity *root;
    const char *table; /* FTS5: name, place, marks, words; rowid is the id of the root */
};

enum { SEARCH_INDEXES = 1 };
extern const struct search_index search_indexes[SEARCH_INDEXES];

/* Whether records of the entity belong to a root of the index. */
bool search_is_part(const struct search_index *index, const struct entity *entity);
bool search_has_words(const struct entity *entity);

/* Fields of one table, in the order in which a statement reads them. */
struct search_part {
    const struct entity *entity;
    int *field, n_fields;
    const char *text; /* of a timeline only: a statement of its own, the newest first */
};

enum search_statement {
    SEARCH_OWN,     /* the fields of living root ?1 */
    SEARCH_PARTS,   /* number of the part, fields: of what belongs to root ?1, but for timelines */
    SEARCH_INSERT,  /* ?1 to ?5: the root, name, place, marks, words */
    SEARCH_REPLACE, /* the same */
    SEARCH_REMOVE,
    SEARCH_LIVING, /* ids of the roots that are to be found */
    SEARCH_SCHEMA, /* the statement that made the table */
    SEARCH_DROP,
    SEARCH_CHECK,    /* fails where the index is damaged */
    SEARCH_MISSING,  /* how many living roots it lacks */
    SEARCH_LEFT,     /* how many it has that are none */
    SEARCH_OPTIMIZE, /* merges it, so that removed words go */
    SEARCH_STATEMENTS
};

struct search_set {
    const struct search_index *index;
    const char *text[SEARCH_STATEMENTS];
    struct search_part own, *parts;
    int n_parts;
};

/* The statements of an index, made on first use and kept by the store. */
const struct search_set *search_set(struct store *store, int index);
void search_sets_free(struct store *store);

/* The words of one root after the other; zero-initialise to begin. */
struct search_words {
    struct strbuf text[FOUND_WORDS]; /* by column - 1 */
    struct arena arena;              /* holds the words of a few roots */
    int in_arena;
};

void search_words_clear(struct search_words *words);
void search_words_free(struct search_words *words);
/* Adds a field of the root or of what belongs to it. */
void search_words_add(struct search_words *words, const struct field *field, const char *text,
                      size_t length);
/* The words of a column, in the arena. */
const char *search_words_get(struct search_words *words, enum field_found column);

/* A root that a command touched: NEW is an inserted row that nothing else in the command belongs
 * to, so that its words stand in the changeset. */
enum search_kind { SEARCH_NEW, SEARCH_GONE, SEARCH_WHOLE };
struct search_touch {
    int64_t id;
    size_t at; /* NEW: where its change stands in the changeset */
    enum search_kind kind;
};

/* What a command touched; zero-initialise to begin. */
struct search_notes {
    struct {
        struct search_touch *touched;
        size_t n;
        struct changeset roots; /* for NEW: behind the header of their table */
    } of[SEARCH_INDEXES];
};

/* Notes the last change of the walk, which began at the place in the changeset. */
bool search_note(struct search_notes *notes, const struct journal_walk *walk, size_t at,
                 struct error *err);
/* Sorts by id, each once: FTS5 is fast in ascending order. */
void search_notes_sort(struct search_notes *notes);
void search_notes_free(struct search_notes *notes);

/* Within the transaction of the command: writes the rows of what was noted. */
bool search_update(struct store *store, struct search_notes *notes, struct error *err);
/* Writes the row of one root anew, within a transaction; one that is deleted or not there has
 * none. */
bool search_write(struct store *store, int index, int64_t id, struct error *err);

#endif
