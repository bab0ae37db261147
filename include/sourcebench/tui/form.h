/*
 * Forms from an entity's fields: one line a field, errors beside the field, nothing typed is lost.
 *
 * form_run() edits a record. Texts stay as typed until the field is left; a text that is not a
 * value of the field keeps standing with the reason beside it. ^S saves through spec->save; where
 * that fails the form stays with the message. Esc leaves; what was typed is kept as a draft.
 */
#ifndef SOURCEBENCH_TUI_FORM_H
#define SOURCEBENCH_TUI_FORM_H

#include "sourcebench/core/field.h"
#include "sourcebench/tui/shell.h"

enum form_result { FORM_LEFT, FORM_SAVED };

/* Where drafts are kept; the shell's user provides it, tui knows no files. texts are entity-field
 * names and typed texts. */
struct form_draft {
    void *user;
    void (*keep)(void *user, const char *const *names, const char *const *texts, int count);
    void (*drop)(void *user);
};

/* A table of cells among the fields, such as the price breaks of a quote. */
struct form_cells {
    const char *name, *label;    /* of drafts, and as shown */
    int behind;                  /* the field of the entity that it stands behind */
    const struct field *columns; /* n_columns of them */
    int n_columns;
    int currency;     /* the field of the entity that amounts are in, or -1 */
    const char *text; /* as loaded: a line a row, bars between cells */
    /* After each change and when the form opens: the values row by row, until the next call. */
    void (*changed)(void *user, const struct value *values, int n_rows);
    /* What is odd about a row, or NULL. */
    const char *(*remark)(void *user, const struct record *typed, int row, struct arena *arena);
};

struct form_spec {
    const char *title;         /* "Edit supplier" */
    const char *subject;       /* "Saigon Trail Bags Co." or NULL */
    const struct record *base; /* as loaded, or an empty record */
    const int *fields; /* which fields in which order; NULL: all but hidden and derived ones */
    int n_fields;
    int32_t today;
    int start_field; /* index into fields; where that is a reference, the next that is none */
    const struct form_cells *cells; /* NULL: none */
    bool start_cells;               /* begin in them */
    /* Typed texts of a draft that is taken up again (names, texts), or NULL. */
    const char *const *draft_names, *const *draft_texts;
    int n_draft;
    const struct form_draft *draft; /* NULL: none kept */
    /* Choices for a text field that has a list of known values (suggestions) or a REF; NULL: none.
     */
    bool (*suggest)(void *user, int field, const char *typed, struct arena *arena,
                    struct choice **choices, int *count);
    /* A hint beside a value while it is typed ("3 days from now", "check character wrong"), or
     * NULL. */
    const char *(*hint)(void *user, const struct record *typed, int field, struct arena *arena);
    /* What is odd about a value that may be meant; it goes before a hint. NULL: nothing is. */
    const char *(*warn)(void *user, const struct record *typed, int field, struct arena *arena);
    /* What follows for a field from the others ("": nothing yet); NULL: it follows from none. A
     * field that was empty as loaded takes it whenever it changes, until the user types there. */
    const char *(*propose)(void *user, const struct record *typed, int field, struct arena *arena);
    /* Saves; false keeps the form open with err. wanted lives until form_run returns. */
    bool (*save)(void *user, const struct record *wanted, struct error *err);
    void *user;
};

enum form_result form_run(struct shell *shell, const struct form_spec *spec);

#endif
