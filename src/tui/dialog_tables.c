#include "dialog_tables.h"

#include "sourcebench/tui/shell.h"

#include "shell_private.h"

const struct action_table *const shell_action_tables[] = {
    &shell_action_table, &form_table, &prompt_table, &picker_table, &picker_several_table,
    &text_table,         &help_table, &merge_table,  NULL};
