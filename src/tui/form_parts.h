/* What form.c, form_draw.c, form_suggest.c and form_pick.c share; nobody else includes this. */
#ifndef TUI_FORM_PARTS_H
#define TUI_FORM_PARTS_H

#include "sourcebench/tui/form_model.h"

/* Draws the form; suggestion is the whole text that Right would complete, or NULL. */
void form_draw(struct form_model *m, const char *suggestion, struct area area);

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
