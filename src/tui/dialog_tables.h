/* The action tables of forms and dialogs, each defined beside the screen it belongs to. */
#ifndef TUI_DIALOG_TABLES_H
#define TUI_DIALOG_TABLES_H

#include "sourcebench/tui/action.h"

extern const struct action_table form_table, help_table, merge_table, picker_table,
    picker_several_table, prompt_table, text_table;

#endif
