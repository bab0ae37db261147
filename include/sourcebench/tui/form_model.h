/*
 * What a form knows, apart from how it looks: the typed texts, what they mean, what is wrong with
 * them, which field is current. Free of the terminal.
 *
 * A text stays as typed; its value or the reason why it has none stand beside it. A text that is as
 * loaded keeps the loaded value exactly. The model owns its memory; the spec must outlive it.
 */
#ifndef SOURCEBENCH_TUI_FORM_MODEL_H
#define SOURCEBENCH_TUI_FORM_MODEL_H

#include "sourcebench/tui/cells.h"
#include "sourcebench/tui/edit.h"
#include "sourcebench/tui/form.h"

enum { FORM_PREFIX = 40 };

struct form_item {
    const struct field *field;
    int index;                    /* in the entity; -1: the table of cells */
    struct cells *cells;          /* of the table, whose text the edit holds; else NULL */
    struct edit edit;             /* what is typed; of one choice: its key */
    char *base_text;              /* as loaded */
    struct arena arena;           /* of value and reason */
    struct value value;           /* NULL where the text is empty or no value */
    const char *reason;           /* why the text is no value, or NULL */
    bool judged;                  /* the reason is shown: the field was left, or a save was tried */
    char *proposed;               /* what followed for it when one last looked, or NULL */
    bool own;                     /* the user typed here: it takes no proposal any more */
    const struct choice *choices; /* of CHOICE, BOOL, REF: one of these; else NULL */
    int n_choices;
    char prefix[FORM_PREFIX]; /* letters that look for a choice */
};

struct form_model {
    const struct form_spec *spec;
    struct arena arena;
    struct form_item *items;
    int count, current;
    struct cells cells; /* of the table, where there is one */
    struct field cells_field;
    struct value *cell_values; /* as last told */
    int top;                   /* first field that is visible; drawing moves it */
    struct record *typed;      /* the base with the values typed so far */
    bool unkept;               /* changed since the draft was last kept */
    bool kept;                 /* a draft is kept */
};

void form_model_open(struct form_model *m, const struct form_spec *spec);
void form_model_close(struct form_model *m);

struct form_item *form_model_current(struct form_model *m);
/* To be called after the text of the current field changed: reads it anew, and fills in what other
 * fields take from it. */
void form_model_typed(struct form_model *m);
/* To be called after the cells of the current field changed. */
void form_model_cells_typed(struct form_model *m);
/* Leaves the current field (its reason is shown from now on) and goes by so many fields; wrap: from
 * the last to the first. False where it did not move. */
bool form_model_move(struct form_model *m, int by, bool wrap);
void form_model_revert(struct form_model *m); /* the current field as loaded */
bool form_model_changed(const struct form_model *m);
/* Shows all reasons; the first field that is wrong becomes current. False where one is. */
bool form_model_judge(struct form_model *m);
/* The record with all values; valid until the model is closed. */
const struct record *form_model_wanted(struct form_model *m);
/* Keeps or drops the draft where that is due. */
void form_model_keep(struct form_model *m);

/* Items, in form_field.c */

bool form_item_changed(const struct form_item *item);
void form_item_set(struct form_item *item, const char *text);
void form_item_read(struct form_item *item, const struct form_spec *spec);
/* Index of the choice that the text names, or -1. */
int form_item_choice(const struct form_item *item);
/* One choice further; required fields have no empty place between last and first. */
void form_item_step(struct form_item *item, int by);
/* A letter looks for the first choice that begins with the letters so far. */
bool form_item_seek(struct form_item *item, struct key key);
bool form_item_is_list(const struct form_item *item);   /* several, comma-separated */
bool form_item_has_lines(const struct form_item *item); /* more than one line: only $EDITOR */

/* Texts beside and in place of what is typed; in the arena. */
const char *form_item_shown(const struct form_item *item, const struct record *typed,
                            struct arena *arena);
/* Dim, right behind the text: "→ Wed 2026-12-23", "d", "USD", "(+3 lines)"; or NULL. */
const char *form_item_note(const struct form_item *item, const struct record *typed, bool current,
                           struct arena *arena);

#endif
