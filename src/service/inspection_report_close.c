/* What stands around an inspection, and how it ended. */
#include <string.h>

#include "sourcebench/core/money.h"
#include "sourcebench/core/quality.h"
#include "sourcebench/core/supplier.h"

#include "inspection_report_private.h"

static void golden(struct report *r) {
    const struct record *i = r->inspection;
    const struct record *g = record_set_follow(r->set, i, INSPECTION_GOLDEN);
    const char *result = report_show(r, i, INSPECTION_GOLDEN_RESULT);
    if (!g && !*result)
        return;
    page_heading(&r->page, "Golden sample");
    if (g) {
        page_fact(&r->page, "Sample", record_text(g, SAMPLE_SUBJECT));
        page_fact(&r->page, "Version", record_text(g, SAMPLE_VERSION));
        page_fact(&r->page, "Seal", record_text(g, SAMPLE_SEAL));
        page_fact(&r->page, "Held by", record_text(g, SAMPLE_HOLDER));
        page_fact(&r->page, "Accepted deviations", record_text(g, SAMPLE_DEVIATIONS));
    }
    page_fact(&r->page, "The goods", *result ? result : "were not compared with it");
    page_fact(&r->page, "What differs", record_text(i, INSPECTION_GOLDEN_NOTE));
}

static void again(struct report *r) {
    const struct record *i = r->inspection;
    const char *number = record_text(i, INSPECTION_NUMBER), *later = "";
    for (int k = 0; k < r->set->n; k++) {
        const struct record *other = r->set->records[k];
        if (other->entity == &inspection_entity && other != i &&
            strcmp(record_text(other, INSPECTION_FIRST), number) == 0)
            later = arena_format(&r->arena, "%s%s%s", later, *later ? ", " : "",
                                 record_text(other, INSPECTION_NUMBER));
    }
    const char *first = record_text(i, INSPECTION_FIRST);
    if (!*first && !*later)
        return;
    page_heading(&r->page, "Re-inspection");
    page_fact(&r->page, "Of", first);
    page_fact(&r->page, "Paid by", report_show(r, i, INSPECTION_AGAIN_COST));
    page_fact(&r->page, "At most", report_count(r, i, INSPECTION_AGAIN_MOST));
    page_fact(&r->page, "Inspected again in", later);
    if (*first)
        page_text(&r->page, PAGE_PLAIN,
                  "A full new sample was taken; it does not count for the severity of later lots.");
}

/* "USD 299.00, paid by client" */
static const char *fee(struct report *r, const struct record *record, int amount, int currency,
                       int by) {
    char text[64];
    if (record->values[amount].kind != VALUE_INT)
        return "";
    money_format_full(record->values[amount].i, record_text(record, currency), text, sizeof text);
    const char *payer = report_show(r, record, by);
    return arena_format(&r->arena, "%s%s%s", text, *payer ? ", paid by " : "", payer);
}

static void agency(struct report *r) {
    const struct record *i = r->inspection;
    const struct record *a = record_set_follow(r->set, i, INSPECTION_AGENCY);
    if (!a && !*record_text(i, INSPECTION_BOOKING) && !*record_text(i, INSPECTION_REPORT))
        return;
    page_heading(&r->page, "Inspection agency");
    page_fact(&r->page, "Agency", a ? record_text(a, SUPPLIER_NAME) : "");
    page_fact(&r->page, "Booking", record_text(i, INSPECTION_BOOKING));
    page_fact(&r->page, "Booked on", record_text(i, INSPECTION_BOOKED_ON));
    page_fact(&r->page, "Fee", fee(r, i, INSPECTION_FEE, INSPECTION_CURRENCY, INSPECTION_FEE_BY));
    page_fact(&r->page, "Its report", record_text(i, INSPECTION_REPORT));
}

static void laboratory(struct report *r) {
    static const struct table_column columns[] = {
        {"Result", false}, {"Test", false},    {"Standard", false}, {"Asked", false},
        {"Found", false},  {"Ordered", false}, {"Due", false},      {"Report", false}};
    int n;
    struct record **tests = report_list(r, &labtest_entity, LABTEST_INSPECTION, &n);
    if (!n)
        return;
    page_heading(&r->page, "Laboratory tests");
    page_table(&r->page, columns, sizeof columns / sizeof *columns);
    for (int i = 0; i < n; i++) {
        const char *verdict = record_text(tests[i], LABTEST_VERDICT);
        page_row(&r->page,
                 strcmp(verdict, "fail") == 0   ? PAGE_BAD
                 : strcmp(verdict, "open") == 0 ? PAGE_OPEN
                                                : PAGE_PLAIN,
                 (const char *[]){
                     report_show(r, tests[i], LABTEST_VERDICT), record_text(tests[i], LABTEST_WHAT),
                     record_text(tests[i], LABTEST_STANDARD),
                     record_text(tests[i], LABTEST_THRESHOLD), record_text(tests[i], LABTEST_FOUND),
                     record_text(tests[i], LABTEST_ORDERED_ON),
                     record_text(tests[i], LABTEST_DUE_ON), record_text(tests[i], LABTEST_REPORT)});
    }
    page_table_end(&r->page);
}

static void actions(struct report *r) {
    static const struct table_column columns[] = {{"What", false},   {"Cause", false},
                                                  {"Action", false}, {"Owner", false},
                                                  {"Due", false},    {"Done", false}};
    int n;
    struct record **list = report_list(r, &corrective_entity, CORRECTIVE_INSPECTION, &n);
    if (!n)
        return;
    page_heading(&r->page, "Corrective actions");
    page_table(&r->page, columns, sizeof columns / sizeof *columns);
    for (int i = 0; i < n; i++)
        page_row(
            &r->page, *record_text(list[i], CORRECTIVE_DONE_ON) ? PAGE_PLAIN : PAGE_OPEN,
            (const char *[]){
                record_text(list[i], CORRECTIVE_WHAT), record_text(list[i], CORRECTIVE_CAUSE),
                record_text(list[i], CORRECTIVE_ACTION), record_text(list[i], CORRECTIVE_OWNER),
                record_text(list[i], CORRECTIVE_DUE_ON), record_text(list[i], CORRECTIVE_DONE_ON)});
    page_table_end(&r->page);
}

void report_around(struct report *r) {
    golden(r);
    again(r);
    agency(r);
    laboratory(r);
    actions(r);
}

/* ---- the end -----------------------------------------------------------------------------------
 */

static void decision(struct report *r) {
    const struct record *i = r->inspection;
    const char *said = report_show(r, i, INSPECTION_DECISION);
    if (!*said && !*record_text(i, INSPECTION_OPEN_ITEMS))
        return;
    page_heading(&r->page, "Decision");
    page_fact(&r->page, "Decision", said);
    page_fact(&r->page, "Reason", record_text(i, INSPECTION_DECISION_REASON));
    page_fact(&r->page, "Open when closed", record_text(i, INSPECTION_OPEN_ITEMS));
}

static void amendments(struct report *r) {
    static const struct table_column columns[] = {
        {"Of", false}, {"Was", false}, {"Is", false}, {"Reason", false}, {"By", false}};
    int n;
    struct record **list = report_list(r, &amendment_entity, AMENDMENT_INSPECTION, &n);
    if (!n)
        return;
    page_heading(&r->page, "Amendments after closing");
    page_table(&r->page, columns, sizeof columns / sizeof *columns);
    for (int i = 0; i < n; i++)
        page_row(&r->page, PAGE_OPEN,
                 (const char *[]){
                     record_text(list[i], AMENDMENT_SUBJECT), record_text(list[i], AMENDMENT_WAS),
                     record_text(list[i], AMENDMENT_IS), record_text(list[i], AMENDMENT_REASON),
                     list[i]->created_by ? list[i]->created_by : ""});
    page_table_end(&r->page);
}

static void seal(struct report *r) {
    const char *kept = record_text(r->inspection, INSPECTION_SEAL), *now = r->given->seal;
    if (!*kept)
        return;
    page_heading(&r->page, "Seal");
    page_text(&r->page, PAGE_PLAIN, kept);
    if (now && strcmp(now, kept) != 0)
        page_text(&r->page, PAGE_BAD,
                  "The records are not as they were when it was closed: another program changed "
                  "them. history tells what this one recorded.");
    else if (now)
        page_text(&r->page, PAGE_PLAIN, "The records are as they were when it was closed.");
}

void report_close(struct report *r) {
    const struct record *i = r->inspection;
    decision(r);
    amendments(r);
    page_heading(&r->page, "Signatures");
    page_signature(&r->page, "Inspector", record_text(i, INSPECTION_SIGNED));
    page_signature(&r->page, "For the factory", record_text(i, INSPECTION_SIGNED_FACTORY));
    seal(r);
    page_text(&r->page, PAGE_PLAIN, record_text(i, INSPECTION_NOTE));
}
