/*
 * What the subcommands share: options, output, loading by id or name. Private to cli.
 */
#ifndef CLI_CLI_PRIVATE_H
#define CLI_CLI_PRIVATE_H

#include "sourcebench/cli/cli.h"
#include "sourcebench/core/field.h"
#include "sourcebench/core/filter.h"
#include "sourcebench/core/score.h"
#include "sourcebench/db/agenda.h"
#include "sourcebench/io/json.h"

/* The call is wrong: sets the error and the exit code; false. */
bool cli_usage(struct cli *cli, struct error *err, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Takes `--name VALUE` or `--name=VALUE` out of the words; NULL where it is not given. A missing
 * value is a wrong call: *ok false. */
const char *cli_option(struct cli *cli, const char *name, bool *ok, struct error *err);
/* Takes `-o FILE`; NULL for standard output: without it, and for "-". named (may be NULL) tells
 * whether it was given. */
const char *cli_output(struct cli *cli, bool *named, bool *ok, struct error *err);
/* Takes `--name` out of the words. */
bool cli_flag(struct cli *cli, const char *name);
/* After the options were taken: no word may begin with "--", and between min and max must be left.
 */
bool cli_arguments(struct cli *cli, int min, int max, struct error *err);
/* A whole number from min to max. */
bool cli_number(struct cli *cli, const char *name, const char *text, int64_t min, int64_t max,
                int64_t *number, struct error *err);

/* "tab", "\t" or the character itself; NULL leaves it to be found: '\0'. */
bool cli_delimiter(struct cli *cli, const char *text, char *delimiter, struct error *err);

/* The supplier that a word means: an id, or a name (the whole, or a beginning or words of it that
 * only one supplier has). */
bool cli_supplier(struct cli *cli, const char *word, struct arena *arena, struct record **supplier,
                  struct error *err);

/* Whether a word is an id: no name has so many digits and nothing else. */
bool cli_is_id(const char *word);

/* The suppliers that words mean, without repeats: their ids in the arena. */
bool cli_suppliers(struct cli *cli, char **words, int n, struct arena *arena, int64_t **ids,
                   int64_t *count, struct error *err);

/* The words joined to one text of the filter language, in the arena. */
const char *cli_filter_text(const struct cli *cli, struct arena *arena);
/* Reads a filter of suppliers, or with the given keys; where it is wrong, shows it on stderr with
 * the wrong word marked. */
bool cli_filter(struct cli *cli, const char *text, struct arena *arena, struct filter *filter,
                struct error *err);
bool cli_filter_keys(struct cli *cli, const char *text, const struct filter_key *keys,
                     size_t n_keys, struct arena *arena, struct filter *filter, struct error *err);

/* The agenda of the query as a table or JSON, at most limit lines (-1: all). */
/* Brings the last days to order up to date; says on stderr where it cannot. */
void cli_prepare_agenda(struct cli *cli);
bool cli_print_agenda(struct cli *cli, const struct agenda_query *query, int64_t limit,
                      struct error *err);
/* What was decided: "snoozed", or "done" today. */
bool cli_today_decisions(struct cli *cli, const struct agenda_query *query, const char *action,
                         int64_t limit, struct error *err);

/* The supplier field that a word names: its name, its label or its filter key; -1 with a message
 * that names the nearest. */
int cli_field(struct cli *cli, const char *name, struct error *err);
/* Sets the fields that words like "moq=300" name. */
bool cli_set_fields(struct cli *cli, char **words, int n, struct record *supplier,
                    struct arena *arena, struct error *err);
/* A day as people type it ("+3d", "fri", "2026-11-23") as "YYYY-MM-DD" in the arena. */
bool cli_day(struct cli *cli, const char *name, const char *text, struct arena *arena,
             const char **day, struct error *err);

/* The text as it can be printed: with its controls visible where a terminal reads it. */
const char *cli_safe(const struct cli *cli, const char *text, struct arena *arena);
/* "2026-11-23 14:20", in the zone of the machine. */
const char *cli_time(int64_t ms, struct arena *arena);

/* A JSON document on stdout: begins an object; end writes the line's end. */
void cli_json_begin(struct json_writer *w);
void cli_json_end(struct json_writer *w);

/* The score of a supplier today, and the member "score" of an object that is open. */
bool cli_score(struct cli *cli, int64_t supplier, struct score *score, struct error *err);
void cli_json_score(struct json_writer *w, const struct score *score);

/* Progress on stderr, where that is a terminal, for anything over a second; looks for Ctrl-C. */
struct journal_progress cli_progress(const char *doing);
void cli_progress_end(void);

bool cli_init(struct cli *cli, struct error *err);
bool cli_import_suppliers(struct cli *cli, struct error *err);
bool cli_import_materials(struct cli *cli, struct error *err);
bool cli_import_values(struct cli *cli, struct error *err);
bool cli_import_offers(struct cli *cli, struct error *err);
bool cli_import_rates(struct cli *cli, struct error *err);
bool cli_import_case(struct cli *cli, struct error *err);
bool cli_case_fields(struct cli *cli, struct error *err);
bool cli_export_rfq(struct cli *cli, struct error *err);
bool cli_export_case(struct cli *cli, struct error *err);
bool cli_export_materials(struct cli *cli, struct error *err);
bool cli_export_values(struct cli *cli, struct error *err);
bool cli_export_offers(struct cli *cli, struct error *err);
bool cli_export_suppliers(struct cli *cli, struct error *err);
bool cli_export_calendar(struct cli *cli, struct error *err);
bool cli_export_contacts(struct cli *cli, struct error *err);
bool cli_supplier_list(struct cli *cli, struct error *err);
bool cli_supplier_show(struct cli *cli, struct error *err);
bool cli_supplier_score(struct cli *cli, struct error *err);
bool cli_visit_sheet(struct cli *cli, struct error *err);
bool cli_supplier_add(struct cli *cli, struct error *err);
bool cli_supplier_edit(struct cli *cli, struct error *err);
bool cli_supplier_note(struct cli *cli, struct error *err);
bool cli_supplier_status(struct cli *cli, struct error *err);
bool cli_supplier_closure(struct cli *cli, struct error *err);
bool cli_supplier_coverage(struct cli *cli, struct error *err);
bool cli_supplier_tag(struct cli *cli, struct error *err);
bool cli_supplier_vet(struct cli *cli, struct error *err);
bool cli_supplier_delete(struct cli *cli, struct error *err);
bool cli_supplier_restore(struct cli *cli, struct error *err);
bool cli_material_list(struct cli *cli, struct error *err);
bool cli_material_matrix(struct cli *cli, struct error *err);
bool cli_material_show(struct cli *cli, struct error *err);
bool cli_material_add(struct cli *cli, struct error *err);
bool cli_material_edit(struct cli *cli, struct error *err);
bool cli_material_delete(struct cli *cli, struct error *err);
bool cli_material_value(struct cli *cli, struct error *err);
bool cli_material_offer(struct cli *cli, struct error *err);
bool cli_material_terms(struct cli *cli, struct error *err);
bool cli_material_set(struct cli *cli, struct error *err);
bool cli_material_drop(struct cli *cli, struct error *err);
bool cli_material_weigh(struct cli *cli, struct error *err);
bool cli_plan(struct cli *cli, struct error *err);
bool cli_plan_list(struct cli *cli, struct error *err);
bool cli_plan_show(struct cli *cli, struct error *err);
bool cli_plan_compare(struct cli *cli, struct error *err);
bool cli_plan_award(struct cli *cli, struct error *err);
bool cli_plan_offer(struct cli *cli, struct error *err);
bool cli_order_make(struct cli *cli, struct error *err);
bool cli_order_list(struct cli *cli, struct error *err);
bool cli_order_show(struct cli *cli, struct error *err);
bool cli_order_done(struct cli *cli, struct error *err);
bool cli_order_promise(struct cli *cli, struct error *err);
bool cli_order_claim(struct cli *cli, struct error *err);
bool cli_order_add(struct cli *cli, struct error *err);
bool cli_order_edit(struct cli *cli, struct error *err);
bool cli_order_drop(struct cli *cli, struct error *err);
bool cli_shipment_list(struct cli *cli, struct error *err);
bool cli_shipment_show(struct cli *cli, struct error *err);
bool cli_shipment_add(struct cli *cli, struct error *err);
bool cli_shipment_edit(struct cli *cli, struct error *err);
bool cli_shipment_load(struct cli *cli, struct error *err);
bool cli_shipment_drop(struct cli *cli, struct error *err);
bool cli_checklist_list(struct cli *cli, struct error *err);
bool cli_checklist_show(struct cli *cli, struct error *err);
bool cli_checklist_add(struct cli *cli, struct error *err);
bool cli_checklist_edit(struct cli *cli, struct error *err);
bool cli_checklist_delete(struct cli *cli, struct error *err);
bool cli_checklist_item_add(struct cli *cli, struct error *err);
bool cli_checklist_item_edit(struct cli *cli, struct error *err);
bool cli_checklist_item_delete(struct cli *cli, struct error *err);
bool cli_defect_type_list(struct cli *cli, struct error *err);
bool cli_defect_type_add(struct cli *cli, struct error *err);
bool cli_defect_type_edit(struct cli *cli, struct error *err);
bool cli_defect_type_delete(struct cli *cli, struct error *err);
bool cli_inspection_list(struct cli *cli, struct error *err);
bool cli_inspection_show(struct cli *cli, struct error *err);
bool cli_inspection_report(struct cli *cli, struct error *err);
bool cli_inspection_add(struct cli *cli, struct error *err);
bool cli_inspection_edit(struct cli *cli, struct error *err);
bool cli_inspection_drop(struct cli *cli, struct error *err);
bool cli_inspection_start(struct cli *cli, struct error *err);
bool cli_inspection_count(struct cli *cli, struct error *err);
bool cli_inspection_answer(struct cli *cli, struct error *err);
bool cli_inspection_measure(struct cli *cli, struct error *err);
bool cli_inspection_end(struct cli *cli, struct error *err);
bool cli_inspection_amend(struct cli *cli, struct error *err);
bool cli_inspection_again(struct cli *cli, struct error *err);
bool cli_inspection_history(struct cli *cli, struct error *err);
bool cli_inspection_severity(struct cli *cli, struct error *err);
bool cli_quote_list(struct cli *cli, struct error *err);
bool cli_quote_add(struct cli *cli, struct error *err);
bool cli_quote_import(struct cli *cli, struct error *err);
bool cli_quote_edit(struct cli *cli, struct error *err);
bool cli_today(struct cli *cli, struct error *err);
bool cli_today_done(struct cli *cli, struct error *err);
bool cli_today_snooze(struct cli *cli, struct error *err);
bool cli_today_escalate(struct cli *cli, struct error *err);
bool cli_today_reopen(struct cli *cli, struct error *err);
bool cli_review(struct cli *cli, struct error *err);
bool cli_aql(struct cli *cli, struct error *err);
bool cli_guide(struct cli *cli, struct error *err);
bool cli_history(struct cli *cli, struct error *err);
bool cli_journal(struct cli *cli, struct error *err);
bool cli_journal_prune(struct cli *cli, struct error *err);
bool cli_purge(struct cli *cli, struct error *err);
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
