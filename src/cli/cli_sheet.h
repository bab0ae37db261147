/*
 * What the subcommands that write sheets (CSV, or a page to print) share.
 */
#ifndef CLI_CLI_SHEET_H
#define CLI_CLI_SHEET_H

#include "sourcebench/service/sheet.h"

#include "cli_private.h"

struct cli_sheet {
    bool wanted; /* a format or where to is named; else it is shown as a table or JSON */
    const char *path;
    bool overwrite;
    enum sheet_format as;
};

/* Takes --format csv|html, -o FILE and --overwrite out of the words. Without a format the ending of
 * the file tells it. */
bool cli_sheet_take(struct cli *cli, struct cli_sheet *s, struct error *err);
/* Writes it into the file and says so ("Wrote 4 quotes to FILE."), or to standard output: there
 * with its controls visible where a terminal reads it. */
bool cli_sheet_put(struct cli *cli, const struct cli_sheet *s, const struct sheet *sheet,
                   const char *what, struct error *err);

#endif
