/*
 * Adding and editing any record by form: drafts, suggestions, checks while typing, and the merge
 * dialog when another agent saved meanwhile.
 */
#ifndef SCREENS_RECORD_FORM_H
#define SCREENS_RECORD_FORM_H

#include "sourcebench/core/field.h"
#include "sourcebench/service/draft.h"
#include "sourcebench/tui/shell.h"

/* Edits a record that is in the database. fields as in form_spec (NULL: all). True when saved. */
bool record_form_edit(struct shell *shell, const struct entity *entity, int64_t id,
                      const int *fields, int n_fields);
/* The same of a quote, begun in its price breaks. */
bool record_form_breaks(struct shell *shell, int64_t quote);
/* Adds a record; parent is the supplier's id for children, 0 otherwise. values preset the form
 * (may be NULL). The new id, or 0 when left. */
int64_t record_form_add(struct shell *shell, const struct entity *entity, int64_t parent,
                        const struct record *preset);
/* Takes a draft up again. True when saved. */
bool record_form_resume(struct shell *shell, const struct draft *draft);

#endif
