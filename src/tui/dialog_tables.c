#include "dialog_tables.h"

#include "sourcebench/tui/shell.h"
#include "sourcebench/tui/text_pages.h"

#include "shell_private.h"

const struct action_table *const shell_action_tables[] = {
    &shell_action_table, &form_table,   &prompt_table, &picker_table, &picker_several_table,
    &text_table,         &text_motions, &help_table,   &merge_table,  NULL};
