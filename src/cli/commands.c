#include <string.h>

#include "cli_private.h"

const struct cli_command cli_commands[] = {
    {"init", "", "Make an empty database where there is none.", CLI_WRITES, cli_init},
    {"import suppliers",
     "FILE [--map FILE.yaml] [--keep-unknown] [--source TEXT] [--delimiter C] "
     "[--encoding NAME] [--dates dmy|mdy] [--dry-run] [--json]",
     "Import a supplier list (.csv, .xlsx, or .json as export writes it).",
     CLI_CREATES | CLI_WRITES, cli_import_suppliers},
    {"import materials",
     "FILE [--map FILE.yaml] [--delimiter C] [--encoding NAME] [--dates dmy|mdy] [--dry-run] "
     "[--json]",
     "Import materials (.csv, .xlsx, .json), known by their codes.", CLI_CREATES | CLI_WRITES,
     cli_import_materials},
    {"import values",
     "FILE [--map FILE.yaml] [--delimiter C] [--encoding NAME] [--dates dmy|mdy] [--dry-run] "
     "[--json]",
     "Import values of materials (.csv, .xlsx, .json), in units that can be converted.",
     CLI_CREATES | CLI_WRITES, cli_import_values},
    {"import offers",
     "FILE [--map FILE.yaml] [--delimiter C] [--encoding NAME] [--dates dmy|mdy] [--dry-run] "
     "[--json]",
     "Import suppliers' prices of materials (.csv, .xlsx, .json).", CLI_CREATES | CLI_WRITES,
     cli_import_offers},
    {"import rates",
     "FILE [--base CODE] [--since DATE|all] [--source TEXT] [--delimiter C] [--encoding NAME] "
     "[--dates dmy|mdy] [--dry-run] [--json]",
     "Import exchange rates (.csv, .xlsx): a column for each currency, or a row for each rate.",
     CLI_CREATES | CLI_WRITES, cli_import_rates},
    {"import", "FILE.yaml [--dry-run] [--json]",
     "Import a case: products, requirements, quotes and what they are reckoned by.",
     CLI_CREATES | CLI_WRITES, cli_import_case},
    {"export suppliers", "[FILTER] [--format csv|json] [-o FILE] [--overwrite]",
     "Write suppliers as CSV (own fields) or JSON (everything).", CLI_STORE, cli_export_suppliers},
    {"export calendar", "[FILTER] [-o FILE] [--overwrite]",
     "Write what is due and when as a calendar (.ics).", CLI_STORE, cli_export_calendar},
    {"export contacts", "[FILTER] [-o FILE] [--overwrite]",
     "Write contacts for an address book (.vcf).", CLI_STORE, cli_export_contacts},
    {"export materials", "[--format csv|json] [-o FILE] [--overwrite]",
     "Write materials as CSV or JSON.", CLI_STORE, cli_export_materials},
    {"export values", "[--format csv|json] [-o FILE] [--overwrite]",
     "Write the values of materials, the catalogue's too.", CLI_STORE, cli_export_values},
    {"export offers", "[--format csv|json] [-o FILE] [--overwrite]",
     "Write suppliers' offers of materials.", CLI_STORE, cli_export_offers},
    {"case fields", "[PART] [--json]", "List the parts of a case, or the fields of one.", CLI_BARE,
     cli_case_fields},
    {"export case", "REQUIREMENT [-o FILE] [--overwrite]",
     "Write a requirement with all that belongs to it as a case (YAML).", CLI_STORE,
     cli_export_case},
    {"export rfq",
     "REQUIREMENT [--supplier ID|NAME [--filled]] [--delimiter C] [-o FILE] [--overwrite]",
     "Write a request for quotation as a sheet (CSV) that the supplier fills in.", CLI_STORE,
     cli_export_rfq},
    {"supplier list", "[FILTER] [--limit N] [--sort FIELD] [--reverse] [--json]",
     "List suppliers by name.", CLI_STORE, cli_supplier_list},
    {"supplier show", "ID|NAME [--json]", "Show all that is known of a supplier.", CLI_STORE,
     cli_supplier_show},
    {"supplier score", "ID|NAME [--json]", "Show the score of a supplier and how it is computed.",
     CLI_STORE, cli_supplier_score},
    {"supplier visit-sheet", "ID|NAME [--html] [-o FILE] [--overwrite]",
     "Write what to check on a visit, for paper.", CLI_STORE, cli_visit_sheet},
    {"supplier add", "NAME [FIELD=VALUE …] [--json]", "Add a supplier.", CLI_CREATES | CLI_WRITES,
     cli_supplier_add},
    {"supplier edit", "ID|NAME FIELD=VALUE …", "Change fields of a supplier.",
     CLI_STORE | CLI_WRITES, cli_supplier_edit},
    {"supplier note", "ID|NAME TEXT [--kind call] [--on DATE] [--follow-up DATE]",
     "Add an entry to a supplier's timeline.", CLI_STORE | CLI_WRITES, cli_supplier_note},
    {"supplier status", "STATUS ID|NAME … [--reason TEXT]", "Set the status of suppliers.",
     CLI_STORE | CLI_WRITES, cli_supplier_status},
    {"supplier vet", "ID|NAME [--start] [--set CODE=STATE --evidence TEXT] [--json]",
     "Show a supplier's vetting checklist, take it, or answer an item.", CLI_STORE,
     cli_supplier_vet},
    {"supplier coverage", "[FILTER] --market PLACE [--product KIND] [--json]",
     "Show which certificates that a market asks for suppliers have.", CLI_STORE,
     cli_supplier_coverage},
    {"supplier closure",
     "ID|NAME [closes_on=DATE reopens_on=DATE last_order_on=DATE [FIELD=VALUE …]] [--json]",
     "Note when a supplier has confirmed to close for a holiday, or list such days.", CLI_STORE,
     cli_supplier_closure},
    {"supplier tag", "TAG ID|NAME … [--remove]", "Add a tag to suppliers, or remove it.",
     CLI_STORE | CLI_WRITES, cli_supplier_tag},
    {"supplier delete", "ID|NAME", "Delete a supplier (restore brings it back).",
     CLI_STORE | CLI_WRITES, cli_supplier_delete},
    {"supplier restore", "ID", "Restore a deleted supplier.", CLI_STORE | CLI_WRITES,
     cli_supplier_restore},
    {"material list", "[WORDS] [--json]", "List materials.", CLI_STORE, cli_material_list},
    {"material show", "CODE [--market PLACE] [--product KIND] [--json]",
     "Show a material: its values and their sources, who offers it, what markets ask.", CLI_STORE,
     cli_material_show},
    {"material matrix",
     "--profile CODE [--face heat|values|points] [--format csv|html] [-o FILE] [--overwrite] "
     "[--json]",
     "Rank materials by a profile, and say how firmly the first one stands.", CLI_STORE,
     cli_material_matrix},
    {"material add", "CODE NAME [FIELD=VALUE …] [--json]", "Add a material.",
     CLI_CREATES | CLI_WRITES, cli_material_add},
    {"material edit", "CODE FIELD=VALUE …", "Change fields of a material.", CLI_STORE | CLI_WRITES,
     cli_material_edit},
    {"material delete", "CODE", "Delete a material (undo brings it back).", CLI_STORE | CLI_WRITES,
     cli_material_delete},
    {"material value",
     "CODE PROPERTY VALUE [--min V] [--max V] [--report TEXT] [--on DATE] [--standard TEXT] "
     "[--source TEXT] [--basis WORD] [--note TEXT] [--json]",
     "Enter a value of your own, beside those of the catalogue.", CLI_STORE | CLI_WRITES,
     cli_material_value},
    {"material offer", "CODE SUPPLIER FIELD=VALUE … [--json]",
     "Enter a supplier's price for a material.", CLI_STORE | CLI_WRITES, cli_material_offer},
    {"material terms", "KIND [--json]",
     "List by what materials are judged: property, criterion, profile or rule.", CLI_STORE,
     cli_material_terms},
    {"material set", "KIND CODE FIELD=VALUE … [--json]",
     "Change one of them, or add it where there is no such code.", CLI_CREATES | CLI_WRITES,
     cli_material_set},
    {"material drop", "KIND CODE", "Delete one of them (undo brings it back).",
     CLI_STORE | CLI_WRITES, cli_material_drop},
    {"material weigh",
     "PROFILE CRITERION WEIGHT [--out-below VALUE] [--out-above VALUE] [--because REASON] [--json]",
     "Set what a criterion weighs in a profile, in percent, and its limits there.",
     CLI_STORE | CLI_WRITES, cli_material_weigh},
    {"plan",
     "--file CASE.yaml show|compare|award|offer [REQUIREMENT] [--scenario NAME] "
     "[--format csv|html] [-o FILE] [--json]",
     "Plan a case without touching the database.", 0, cli_plan},
    {"plan list", "[--json]", "List the requirements.", CLI_STORE, cli_plan_list},
    {"plan show", "REQUIREMENT | --file CASE.yaml [REQUIREMENT] [--json]",
     "Show what each quote costs landed, line by line, and when it arrives.", 0, cli_plan_show},
    {"plan compare",
     "REQUIREMENT | --file CASE.yaml [REQUIREMENT] [--format csv|html] [-o FILE] [--overwrite] "
     "[--json]",
     "Compare the quotes of a requirement.", 0, cli_plan_compare},
    {"plan award",
     "REQUIREMENT | --file CASE.yaml [REQUIREMENT] [--scenario NAME] [--keep [--because REASON]] "
     "[--format csv|html] [-o FILE] [--overwrite] [--json]",
     "Solve who gets how much, by scenario, with proof.", 0, cli_plan_award},
    {"plan offer",
     "REQUIREMENT | --file CASE.yaml [REQUIREMENT] [--supplier NAME] [--basis landed|cif|fob] "
     "[--commission PERCENT [--within] | --margin PERCENT [--on price|cost]] [--valid-until DAY] "
     "[--format csv|html] [-o FILE] [--overwrite] [--json]",
     "Write what the client is offered: no supplier, cost or remark is in it.", 0, cli_plan_offer},
    {"order make", "REQUIREMENT", "Make orders out of what is awarded.", CLI_STORE | CLI_WRITES,
     cli_order_make},
    {"order list", "[REQUIREMENT] [--json]", "List the orders, of all or of one requirement.",
     CLI_STORE, cli_order_list},
    {"order show", "NUMBER [--json]",
     "Show an order: when it arrives by what has happened, milestones, payments, documents, "
     "claims.",
     CLI_STORE, cli_order_show},
    {"order done", "NUMBER WHAT [--kind KIND] [--on DATE] [--replace] [--json]",
     "Note that a milestone, payment, document or claim is done.", CLI_STORE | CLI_WRITES,
     cli_order_done},
    {"order promise", "NUMBER [MILESTONE] DATE [--json]",
     "Note which day the supplier promises, for a milestone or the named place.",
     CLI_STORE | CLI_WRITES, cli_order_promise},
    {"order claim", "NUMBER KIND [FIELD=VALUE …] [--evidence ID] [--json]",
     "Claim for a delay, with the penalty that is due, or for quality, quantity, documents.",
     CLI_STORE | CLI_WRITES, cli_order_claim},
    {"order add",
     "NUMBER line|milestone|payment|document|claim FIELD=VALUE … [--product NAME] [--variant NAME] "
     "[--json]",
     "Add a part to an order.", CLI_STORE | CLI_WRITES, cli_order_add},
    {"order edit", "NUMBER [WHAT [--kind KIND]] FIELD=VALUE … [--json]",
     "Change fields of an order or of a part of it.", CLI_STORE | CLI_WRITES, cli_order_edit},
    {"order drop", "NUMBER [WHAT [--kind KIND]]",
     "Delete an order or a part of it (undo brings it back).", CLI_STORE | CLI_WRITES,
     cli_order_drop},
    {"shipment list", "[--json]", "List the shipments.", CLI_STORE, cli_shipment_list},
    {"shipment show", "NUMBER [--json]",
     "Show what a shipment carries, and what each line bears of its freight.", CLI_STORE,
     cli_shipment_show},
    {"shipment add", "[FIELD=VALUE …] [--forwarder SUPPLIER] [--json]", "Add a shipment.",
     CLI_STORE | CLI_WRITES, cli_shipment_add},
    {"shipment edit", "NUMBER [FIELD=VALUE …] [--forwarder SUPPLIER] [--json]",
     "Change a shipment; its days are those of the transit of its orders.", CLI_STORE | CLI_WRITES,
     cli_shipment_edit},
    {"shipment load", "NUMBER ORDER [LINE [PIECES]] [--json]",
     "Load what is left of an order, or of one line of it.", CLI_STORE | CLI_WRITES,
     cli_shipment_load},
    {"shipment drop", "NUMBER", "Delete a shipment (undo brings it back).", CLI_STORE | CLI_WRITES,
     cli_shipment_drop},
    {"checklist list", "[--stage STAGE] [--product TYPE] [--json]",
     "List checklists: of a stage, for a type of product.", CLI_STORE, cli_checklist_list},
    {"checklist show", "CODE [--json]", "Show a checklist with its items.", CLI_STORE,
     cli_checklist_show},
    {"checklist add", "CODE STAGE NAME [FIELD=VALUE …] [--json]", "Add a checklist.",
     CLI_CREATES | CLI_WRITES, cli_checklist_add},
    {"checklist edit", "CODE FIELD=VALUE … [--json]", "Change fields of a checklist.",
     CLI_STORE | CLI_WRITES, cli_checklist_edit},
    {"checklist delete", "CODE", "Delete a checklist (undo brings it back).",
     CLI_STORE | CLI_WRITES, cli_checklist_delete},
    {"checklist item add", "CHECKLIST KIND WHAT [FIELD=VALUE …] [--json]",
     "Add an item to a checklist, which raises its version.", CLI_STORE | CLI_WRITES,
     cli_checklist_item_add},
    {"checklist item edit", "CHECKLIST ITEM FIELD=VALUE … [--json]",
     "Change an item, meant by its position, its code or its text.", CLI_STORE | CLI_WRITES,
     cli_checklist_item_edit},
    {"checklist item delete", "CHECKLIST ITEM", "Delete an item (undo brings it back).",
     CLI_STORE | CLI_WRITES, cli_checklist_item_delete},
    {"defect-type list", "[WORDS] [--product TYPE] [--json]",
     "List the kinds of defects that inspectors count.", CLI_STORE, cli_defect_type_list},
    {"defect-type add", "CODE CLASS NAME [FIELD=VALUE …] [--json]", "Add a kind of defects.",
     CLI_CREATES | CLI_WRITES, cli_defect_type_add},
    {"defect-type edit", "CODE FIELD=VALUE … [--json]", "Change fields of a kind of defects.",
     CLI_STORE | CLI_WRITES, cli_defect_type_edit},
    {"defect-type delete", "CODE", "Delete a kind of defects (undo brings it back).",
     CLI_STORE | CLI_WRITES, cli_defect_type_delete},
    {"quote list", "[REQUIREMENT] [--json]", "List the quotes, of all or of one requirement.",
     CLI_STORE, cli_quote_list},
    {"quote add",
     "REQUIREMENT SUPPLIER INCOTERM CURRENCY [FIELD=VALUE …] [--breaks \"1000:5.80 5000:5.45\"] "
     "[--json]",
     "Enter a quote, and say what is odd about it.", CLI_STORE | CLI_WRITES, cli_quote_add},
    {"quote edit", "ID [FIELD=VALUE …] [--breaks \"1000:5.80 5000:5.45\"] [--json]",
     "Change fields of a quote, or its price breaks.", CLI_STORE | CLI_WRITES, cli_quote_edit},
    {"quote import",
     "FILE [--supplier ID|NAME] [--keep-unknown] [--delimiter C] [--encoding NAME] "
     "[--dates dmy|mdy] [--dry-run] [--json]",
     "Enter the quote of a filled sheet (.csv, .xlsx) of export rfq, or name the wrong cells.",
     CLI_STORE | CLI_WRITES, cli_quote_import},
    {"today",
     "[FILTER] [--mine] [--who AGENT] [--limit N] [--exit-code] [--snoozed | --done] [--json]",
     "List what needs a decision, and why.", CLI_STORE, cli_today},
    {"today done", "LINE [--reason TEXT]", "Settle a line: follow-ups are kept, reviews held.",
     CLI_STORE | CLI_WRITES, cli_today_done},
    {"today snooze", "LINE --until DATE [--reason TEXT]", "Put a line off until a day.",
     CLI_STORE | CLI_WRITES, cli_today_snooze},
    {"today escalate", "LINE --to AGENT --reason TEXT", "Give a line to another agent.",
     CLI_STORE | CLI_WRITES, cli_today_escalate},
    {"today reopen", "DECISION", "Take a decision back, so that the line is open again.",
     CLI_STORE | CLI_WRITES, cli_today_reopen},
    {"review", "[ID|NAME [--next DATE]] [--mine] [--limit N] [--json]",
     "Note that a supplier was reviewed today; alone, list which are due.", CLI_STORE, cli_review},
    {"aql",
     "--lot N --aql AQL [--level II] [--severity normal|tightened|reduced] "
     "[--mode defective|defects] [--curve] [--json]",
     "Look up the sampling plan of ISO 2859-1 for a lot, and what it lets through.", CLI_BARE,
     cli_aql},
    {"guide", "[PAGE|FACT|WORD …] [--json]",
     "Show a page about the trade, or list those that have words.", 0, cli_guide},
    {"history", "ID|NAME [--limit N] [--json]",
     "Show who changed what of a supplier, field by field.", CLI_STORE, cli_history},
    {"journal", "[--limit N] [--json]", "Show the latest changes of all.", CLI_STORE, cli_journal},
    {"journal prune", "--before DATE", "Forget old changes; undo ends there.",
     CLI_STORE | CLI_WRITES, cli_journal_prune},
    {"purge", "KIND ID|NAME | --deleted-before DATE [--dry-run] [--json]",
     "Remove deleted records for good, also from the journal.", CLI_STORE | CLI_WRITES, cli_purge},
    {"undo", "[--entry ID] [--json]",
     "Take back your latest change on this device, or a given one.", CLI_STORE | CLI_WRITES,
     cli_undo},
    {"redo", "[--json]", "Do again what was taken back last.", CLI_STORE | CLI_WRITES, cli_redo},
    {"backup", "FILE [--overwrite]", "Copy the database, verified, while others work with it.",
     CLI_STORE | CLI_PATHS, cli_backup},
    {"restore", "FILE [--overwrite]", "Put a backup in the place of the database.",
     CLI_WRITES | CLI_PATHS, cli_restore},
    {"doctor", "[--repair] [--json]", "Check the database; with --repair rebuild what is derived.",
     CLI_STORE, cli_doctor},
    {"config check", "[FILE]", "Check the configuration.", 0, cli_config_check},
    {"config show", "", "Show every setting and where it comes from.", 0, cli_config_show},
    {"config example", "", "Print a commented configuration with all settings.", CLI_BARE,
     cli_config_example},
    {"config man", "", "Print the settings for the manual page.", CLI_BARE, cli_config_man},
};
const int n_cli_commands = sizeof cli_commands / sizeof *cli_commands;

/* The number of words of a command's name, if the words begin with it; else 0. */
static int match(const char *name, int argc, char **argv) {
    int words = 0;
    while (*name) {
        size_t length = strcspn(name, " ");
        if (words >= argc || strlen(argv[words]) != length ||
            strncmp(argv[words], name, length) != 0)
            return 0;
        words++;
        name += length + (name[length] == ' ');
    }
    return words;
}

const struct cli_command *cli_find(int argc, char **argv, int *used) {
    const struct cli_command *found = NULL;
    *used = 0;
    for (int i = 0; i < n_cli_commands; i++) {
        int words = match(cli_commands[i].name, argc, argv);
        if (words > *used) {
            found = &cli_commands[i];
            *used = words;
        }
    }
    return found;
}

void cli_help_command(const struct cli_command *c, FILE *out) {
    fprintf(out, "sourcebench %s%s%s\n    %s\n", c->name, *c->usage ? " " : "", c->usage, c->help);
}

void cli_help(FILE *out) {
    for (int i = 0; i < n_cli_commands; i++)
        fprintf(out, "  %-18s %s\n", cli_commands[i].name, cli_commands[i].help);
}
