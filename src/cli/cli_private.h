/*
 * What the subcommands share: options, output, loading by id or name. Private to cli.
 */
#ifndef CLI_PRIVATE_H
#define CLI_PRIVATE_H

#include "sourcebench/cli/cli.h"
#include "sourcebench/core/field.h"
#include "sourcebench/io/json.h"

/* The call is wrong: sets the error and the exit code; false. */
bool cli_usage(struct cli *cli, struct error *err, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Takes `--name VALUE` or `--name=VALUE` out of the words; NULL where it is not given. A missing value is
 * a wrong call: *ok false. */
const char *cli_option(struct cli *cli, const char *name, bool *ok, struct error *err);
/* Takes `--name` out of the words. */
bool cli_flag(struct cli *cli, const char *name);
/* After the options were taken: no word may begin with "--", and between min and max must be left. */
bool cli_arguments(struct cli *cli, int min, int max, struct error *err);
/* A whole number from min to max. */
bool cli_number(struct cli *cli, const char *name, const char *text, int64_t min, int64_t max,
                int64_t *number, struct error *err);

/* The supplier that a word means: an id, or a name (the whole name, or a beginning of words that only
 * one supplier has). */
bool cli_supplier(struct cli *cli, const char *word, struct arena *arena, struct record **supplier,
                  struct error *err);

/* A JSON document on stdout: begins an object; end writes the line's end. */
void cli_json_begin(struct json_writer *w);
void cli_json_end(struct json_writer *w);

/* Progress on stderr, where that is a terminal, for anything over a second; looks for Ctrl-C. */
struct journal_progress cli_progress(const char *doing);
void cli_progress_end(void);

bool cli_init(struct cli *cli, struct error *err);
bool cli_import_suppliers(struct cli *cli, struct error *err);
bool cli_export_suppliers(struct cli *cli, struct error *err);
bool cli_supplier_list(struct cli *cli, struct error *err);
bool cli_supplier_show(struct cli *cli, struct error *err);
bool cli_supplier_add(struct cli *cli, struct error *err);
bool cli_supplier_edit(struct cli *cli, struct error *err);
bool cli_supplier_note(struct cli *cli, struct error *err);
bool cli_supplier_status(struct cli *cli, struct error *err);
bool cli_supplier_tag(struct cli *cli, struct error *err);
bool cli_supplier_delete(struct cli *cli, struct error *err);
bool cli_supplier_restore(struct cli *cli, struct error *err);
bool cli_history(struct cli *cli, struct error *err);
bool cli_journal(struct cli *cli, struct error *err);
bool cli_journal_prune(struct cli *cli, struct error *err);
bool cli_undo(struct cli *cli, struct error *err);
bool cli_redo(struct cli *cli, struct error *err);
bool cli_backup(struct cli *cli, struct error *err);
bool cli_restore(struct cli *cli, struct error *err);
bool cli_doctor(struct cli *cli, struct error *err);
bool cli_config_check(struct cli *cli, struct error *err);
bool cli_config_show(struct cli *cli, struct error *err);
bool cli_config_example(struct cli *cli, struct error *err);
bool cli_config_man(struct cli *cli, struct error *err);

#endif
