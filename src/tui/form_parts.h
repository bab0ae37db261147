/* What form.c, form_draw.c, form_suggest.c and form_pick.c share; nobody else includes this. */
#ifndef TUI_FORM_PARTS_H
#define TUI_FORM_PARTS_H

#include "sourcebench/tui/form_model.h"

/* "Enter a whole number, for example 300." as it stands beside a field: "a whole number, e.g. 300".
 */
const char *form_short_reason(struct arena *arena, const char *sentence);

/* Draws the form; suggestion is the whole text that Right would complete, or NULL. */
void form_draw(struct form_model *m, const char *suggestion, struct area area);

/* Rows that the table takes below its headings, at most so many. */
int form_cells_height(struct form_model *m, bool current, int width, int most);
/* Draws headings and rows from the first row of the area on. */
void form_cells_draw(struct form_model *m, bool current, struct area area);
/* Keys and pasted text where the table is the current field; false: not for it. */
bool form_cells_key(struct form_model *m, struct key key);
void form_cells_paste(struct shell *shell, struct form_model *m, const char *text);

/* The first known value that begins with what is typed (in lists: with the last element), or NULL.
 */
const char *form_suggestion(struct form_model *m, struct arena *arena);
/* The one country that begins with what is typed; NULL where there are several or none. */
const char *form_only_country(const struct form_item *item);
/* What of the suggestion stands behind the typed text, or NULL where it does not fit it. */
const char *form_suggestion_rest(const struct form_item *item, const char *suggestion);
void form_suggestion_take(struct form_item *item, const char *suggestion);

/* Whether Enter opens a list for the field as it stands. */
bool form_pick_offered(struct form_model *m);
/* Lets the user choose from the field's list; false where it has none or nothing was chosen. */
bool form_pick(struct shell *shell, struct form_model *m);

#endif
