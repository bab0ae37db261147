#include "dialog_tables.h"

#include "sourcebench/tui/dialog.h"

const struct action_table *const dialog_tables[] = {
    &form_table, &prompt_table, &picker_table, &picker_several_table,
    &text_table, &help_table,   &merge_table,  NULL};
