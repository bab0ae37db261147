#include "sourcebench/service/inspection_report.h"

#include <string.h>
#include <strings.h>
#include <time.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/money.h"
#include "sourcebench/core/order.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/record.h"

#include "inspection_report_private.h"

/* ---- words -------------------------------------------------------------------------------------
 */

const char *report_show(struct report *r, const struct record *record, int field) {
    return field_show_text(&record->entity->fields[field], record->values[field], &r->arena);
}

const char *report_number(struct report *r, int64_t n) {
    return arena_string(&r->arena, integer_text(n).text);
}

const char *report_count(struct report *r, const struct record *record, int field) {
    const struct value *v = &record->values[field];
    return v->kind == VALUE_INT ? report_number(r, v->i) : "";
}

const char *report_time(struct report *r, const struct record *record, int field) {
    char text[64];
    struct tm local;
    int64_t ms = record_int(record, field, 0);
    time_t seconds = (time_t)(ms / 1000);
    if (!ms || !localtime_r(&seconds, &local) ||
        !strftime(text, sizeof text, "%Y-%m-%d %H:%M %z", &local))
        return "";
    return arena_string(&r->arena, text);
}

struct record **report_list(struct report *r, const struct entity *entity, int field, int *n) {
    return record_set_list(r->set, entity, field, r->inspection->id, &r->arena, n);
}

const char *report_measure(struct report *r, const struct record *item, int64_t value) {
    const char *unit = record_text(item, RESULT_UNIT);
    const char *number =
        field_show_text(&item->entity->fields[RESULT_NOMINAL], value_int(value), &r->arena);
    return arena_format(&r->arena, "%s%s%s", number, *unit ? " " : "", unit);
}

/* ---- the verdict -------------------------------------------------------------------------------
 */

static enum inspection_verdict said(const struct inspection_state *s) {
    const char *word = record_text(s->inspection, INSPECTION_VERDICT);
    for (int i = VERDICT_PENDING; i <= VERDICT_REJECTED; i++)
        if (strcmp(word, inspection_verdicts[i]) == 0)
            return (enum inspection_verdict)i;
    return s->verdict;
}

const char *inspection_verdict_word(const struct inspection_state *s) {
    static const char *const words[] = {"PENDING", "ACCEPTED", "REJECTED"};
    static const char *const drafts[] = {
        "NOT CLOSED: pending so far", "NOT CLOSED: accepted so far", "NOT CLOSED: rejected so far"};
    if (strcmp(record_text(s->inspection, INSPECTION_STATUS), "cancelled") == 0)
        return "CANCELLED";
    if (!s->begun)
        return "NOT BEGUN";
    return s->closed ? words[said(s)] : drafts[s->verdict];
}

const char *inspection_verdict_why(const struct inspection_state *s, struct arena *arena) {
    const char *own = record_text(s->inspection, INSPECTION_REASON), *text = "";
    bool other = s->closed && said(s) != s->verdict;
    if (!s->has_plan)
        return arena_string(arena, s->plan_error.message);
    if (!s->begun)
        return "Nothing was counted yet.";
    for (int i = 0; i < s->n_reasons; i++)
        text = arena_format(arena, "%s%s%s", text, i ? " " : "", s->reasons[i]);
    if (!s->n_reasons)
        text = "All classes are within their plans, and nothing is open.";
    if (other)
        text = arena_format(arena, "By what was found it would be %s: %s",
                            inspection_verdicts[s->verdict], text);
    return *own ? arena_format(arena, "%s. %s", own, text) : text;
}

/* ---- the head ----------------------------------------------------------------------------------
 */

static const char *name_of(struct report *r, int field) {
    const struct record *named = record_set_follow(r->set, r->inspection, field);
    return named ? record_text(named, (int)named->entity->title) : "";
}

static void fact_of(struct report *r, int field) {
    page_fact(&r->page, r->inspection->entity->fields[field].label,
              report_show(r, r->inspection, field));
}

static const char *checklist(struct report *r) {
    const char *name = name_of(r, INSPECTION_CHECKLIST);
    const char *version = report_count(r, r->inspection, INSPECTION_CHECKLIST_VERSION);
    return *version ? arena_format(&r->arena, "%s, version %s", name, version) : name;
}

static void head(struct report *r) {
    const struct record *i = r->inspection;
    struct page *p = &r->page;
    bool html = p->html;
    page_title(p, arena_format(&r->arena, "Inspection %s", record_text(i, INSPECTION_NUMBER)));
    enum inspection_verdict verdict = r->state->closed ? said(r->state) : VERDICT_PENDING;
    page_banner(p,
                verdict == VERDICT_ACCEPTED   ? PAGE_GOOD
                : verdict == VERDICT_REJECTED ? PAGE_BAD
                                              : PAGE_OPEN,
                inspection_verdict_word(r->state), inspection_verdict_why(r->state, &r->arena));
    if (!html)
        fputc('\n', p->out);
    page_fact(p, "Supplier", name_of(r, INSPECTION_SUPPLIER));
    page_fact(p, "Site", name_of(r, INSPECTION_SITE));
    page_fact(p, "Order", name_of(r, INSPECTION_ORDER));
    fact_of(r, INSPECTION_GOODS);
    page_fact(p, "Product", name_of(r, INSPECTION_PRODUCT));
    fact_of(r, INSPECTION_STAGE);
    fact_of(r, INSPECTION_LOT);
    fact_of(r, INSPECTION_CARTONS);
    fact_of(r, INSPECTION_ENTRY);
    page_fact(p, "Checklist", checklist(r));
    fact_of(r, INSPECTION_PLACE);
    fact_of(r, INSPECTION_INSPECTOR);
    fact_of(r, INSPECTION_PLANNED_ON);
    page_fact(p, "Started", report_time(r, i, INSPECTION_STARTED_AT));
    page_fact(p, "Ended", report_time(r, i, INSPECTION_ENDED_AT));
    page_fact(p, "Closed", report_time(r, i, INSPECTION_CLOSED_AT));
    page_fact(p, "Begun before ready", record_text(i, INSPECTION_UNREADY));
    page_fact(p, "Report made", r->given->made);
}

/* ---- writing -----------------------------------------------------------------------------------
 */

static void write_page(const struct inspection_report *given, bool html, FILE *out) {
    struct report r = {.given = given,
                       .set = given->set,
                       .state = given->state,
                       .inspection = given->state->inspection};
    page_begin(
        &r.page, out, html, given->width,
        arena_format(&r.arena, "Inspection %s", record_text(r.inspection, INSPECTION_NUMBER)));
    head(&r);
    report_counts(&r);
    report_quantities(&r);
    report_defects(&r);
    report_measurements(&r);
    report_checklist(&r);
    report_around(&r);
    report_close(&r);
    page_end(&r.page);
    arena_free(&r.arena);
}

void inspection_report_write(const struct inspection_report *report,
                             enum inspection_report_form form, FILE *out) {
    if (form == INSPECTION_REPORT_CSV)
        report_csv(report, out);
    else
        write_page(report, form == INSPECTION_REPORT_HTML, out);
}

bool inspection_report_begin(const struct session *session, struct inspection_work *w,
                             struct inspection_report *report, struct error *err) {
    struct record **all;
    int n;
    const char *number = record_text(w->inspection, INSPECTION_NUMBER);
    if (!record_all(w->store, &inspection_entity, &w->set.arena, &all, &n, err))
        return false;
    for (int i = 0; i < n; i++)
        if (all[i]->id != w->id && strcmp(record_text(all[i], INSPECTION_FIRST), number) == 0 &&
            !record_set_find(&w->set, &inspection_entity, all[i]->id))
            record_set_add(&w->set, all[i]);
    *report = (struct inspection_report){
        .set = &w->set,
        .state = &w->state,
        .seal = w->state.closed ? inspection_seal(w) : NULL,
        .made = arena_format(&w->arena, "%s by %s", date_text(&w->arena, session_today(session)),
                             session->author),
        .beneath = session_exchange_folder(session),
        .width = 80,
    };
    return true;
}

bool inspection_report_form_of(const char *path, enum inspection_report_form *form,
                               struct error *err) {
    static const struct {
        const char *ending;
        enum inspection_report_form form;
    } endings[] = {{".html", INSPECTION_REPORT_HTML},
                   {".htm", INSPECTION_REPORT_HTML},
                   {".csv", INSPECTION_REPORT_CSV},
                   {".txt", INSPECTION_REPORT_TEXT}};
    const char *ending = strrchr(path, '.');
    for (size_t i = 0; ending && i < sizeof endings / sizeof *endings; i++)
        if (strcasecmp(ending, endings[i].ending) == 0) {
            *form = endings[i].form;
            return true;
        }
    return error_set(err, ERROR_INPUT,
                     "\"%s\" does not tell the form of the report; end the name in .html (to "
                     "print), .txt or .csv (raw data).",
                     path);
}

static void write_html(const void *report, enum sheet_format format, FILE *out) {
    (void)format;
    inspection_report_write(report, INSPECTION_REPORT_HTML, out);
}

static void write_csv(const void *report, enum sheet_format format, FILE *out) {
    (void)format;
    inspection_report_write(report, INSPECTION_REPORT_CSV, out);
}

static void write_text(const void *report, enum sheet_format format, FILE *out) {
    (void)format;
    inspection_report_write(report, INSPECTION_REPORT_TEXT, out);
}

bool inspection_report_save(const struct session *session, const struct inspection_report *report,
                            const char *path, bool overwrite, struct error *err) {
    enum inspection_report_form form;
    if (!inspection_report_form_of(path, &form, err))
        return false;
    struct sheet sheet = {.what = report,
                          .write = form == INSPECTION_REPORT_HTML  ? write_html
                                   : form == INSPECTION_REPORT_CSV ? write_csv
                                                                   : write_text};
    return sheet_save(session, &sheet, SHEET_HTML, path, overwrite, err);
}
