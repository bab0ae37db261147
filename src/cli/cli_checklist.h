/*
 * What the subcommands about checklists share.
 */
#ifndef CLI_CLI_CHECKLIST_H
#define CLI_CLI_CHECKLIST_H

#include "cli_material.h"

/* The items of a checklist by their positions. */
bool cli_checklist_items(struct cli *cli, const struct record *checklist, struct arena *arena,
                         struct record ***items, int *n, struct error *err);

#endif
