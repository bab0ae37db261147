/* What was planned and counted, the quantities, and the cartons. */
#include <string.h>

#include "sourcebench/core/money.h"
#include "sourcebench/core/order.h"
#include "sourcebench/core/wide.h"

#include "inspection_report_private.h"

#define COLUMNS(c) (c), sizeof(c) / sizeof *(c)

/* ---- plan and counts ---------------------------------------------------------------------------
 */

/* "none allowed", "own plan", "AQL 4.0" as the standard prints it */
static const char *kind_words(struct report *r, const struct class_state *c) {
    const char *kind = record_text(c->record, PLAN_CLASS_KIND);
    if (strcmp(kind, "own") == 0)
        return "own plan";
    if (strcmp(kind, "zero") == 0)
        return "none allowed";
    return arena_format(&r->arena, "AQL %s",
                        c->plan.aql == SAMPLING_NO_AQL ? report_show(r, c->record, PLAN_CLASS_AQL)
                                                       : sampling_aqls[c->plan.aql]);
}

static const char *letter_words(struct report *r, const struct sampling_plan *p) {
    return p->letter >= 0 ? arena_format(&r->arena, "%c", sampling_letter_name(p->letter)) : "";
}

static const char *severity_words(struct report *r, const struct class_state *c) {
    if (c->plan.kind != SAMPLING_BY_AQL)
        return "";
    const char *severity = report_show(r, c->record, PLAN_CLASS_SEVERITY);
    return *severity ? severity : "normal";
}

static bool is_planned(const struct class_state *c) {
    return c->record && c->plan.n > 0;
}

static const char *size_words(struct report *r, const struct sampling_plan *p) {
    const char *n = report_number(r, p->n);
    return p->full ? arena_format(&r->arena, "%s (all)", n) : n;
}

static void plan_table(struct report *r) {
    static const struct table_column columns[] = {
        {"Class", false}, {"Plan", false},   {"Counted", false},
        {"Level", false}, {"Letter", false}, {"n", true},
        {"Ac", true},     {"Re", true},      {"Severity", false}};
    page_table(&r->page, COLUMNS(columns));
    for (int i = 0; i < INSPECTION_CLASSES; i++) {
        const struct class_state *c = &r->state->classes[i];
        if (!is_planned(c))
            continue;
        page_row(
            &r->page, PAGE_PLAIN,
            (const char *[]){
                inspection_class_names[i], kind_words(r, c),
                report_show(r, c->record, PLAN_CLASS_MODE),
                c->plan.kind == SAMPLING_BY_AQL ? report_show(r, c->record, PLAN_CLASS_LEVEL) : "",
                letter_words(r, &c->plan), size_words(r, &c->plan), report_number(r, c->plan.ac),
                report_number(r, c->plan.re), severity_words(r, c)});
    }
    page_table_end(&r->page);
    for (int i = 0; i < INSPECTION_CLASSES; i++) {
        const struct class_state *c = &r->state->classes[i];
        const char *why = is_planned(c) ? record_text(c->record, PLAN_CLASS_WHY) : "";
        const char *own = is_planned(c) ? record_text(c->record, PLAN_CLASS_OVERRIDE) : "";
        if (*own)
            page_text(&r->page, PAGE_PLAIN,
                      arena_format(&r->arena, "%s is %s by decision: %s", inspection_class_names[i],
                                   severity_words(r, c), own));
        if (*why)
            page_text(&r->page, PAGE_PLAIN,
                      arena_format(&r->arena, "%s: %s", inspection_class_names[i], why));
    }
}

static const char *result_words(struct report *r, const struct class_state *c) {
    if (c->standing.state == SAMPLING_OPEN)
        return arena_format(&r->arena, "open: bears %s more", report_number(r, c->standing.bears));
    return sampling_state_words(c->standing.state);
}

static enum page_mark mark_of(const struct class_state *c) {
    switch (c->standing.state) {
    case SAMPLING_DOOMED:
    case SAMPLING_REJECTED:
        return PAGE_BAD;
    case SAMPLING_ACCEPTED:
    case SAMPLING_SAFE:
        return PAGE_GOOD;
    default:
        return PAGE_OPEN;
    }
}

static void count_table(struct report *r) {
    static const struct table_column columns[] = {
        {"Class", false}, {"Inspected", true}, {"Of", true}, {"Units bad", true}, {"Defects", true},
        {"Counts", true}, {"Ac", true},        {"Re", true}, {"Result", false}};
    page_table(&r->page, COLUMNS(columns));
    for (int i = 0; i < INSPECTION_CLASSES; i++) {
        const struct class_state *c = &r->state->classes[i];
        if (is_planned(c))
            page_row(
                &r->page, mark_of(c),
                (const char *[]){inspection_class_names[i], report_number(r, c->count.inspected),
                                 report_number(r, c->plan.n), report_number(r, c->count.defective),
                                 report_number(r, c->count.defects),
                                 report_number(r, c->standing.found), report_number(r, c->plan.ac),
                                 report_number(r, c->plan.re), result_words(r, c)});
    }
    page_table_end(&r->page);
}

static void say_inspected(struct report *r) {
    const struct inspection_state *s = r->state;
    bool early = s->inspected < s->drawn;
    const char *text = arena_format(&r->arena, "%s of %s units of the sample were inspected%s",
                                    report_number(r, s->inspected), report_number(r, s->drawn),
                                    early && s->closed ? ": it was stopped early." : ".");
    page_text(&r->page, early ? PAGE_OPEN : PAGE_PLAIN, text);
    if (s->totals)
        page_text(&r->page, PAGE_PLAIN, "The figures are the totals of somebody else's report.");
}

void report_counts(struct report *r) {
    if (!r->state->has_plan)
        return;
    page_heading(&r->page, "Sampling plan (ISO 2859-1, single sampling)");
    plan_table(r);
    if (!r->state->begun)
        return;
    page_heading(&r->page, "What was found");
    count_table(r);
    say_inspected(r);
}

/* ---- quantities --------------------------------------------------------------------------------
 */

/* How far what was made is off what was ordered: "+1.2 %". */
static const char *off_words(struct report *r, const struct record *part) {
    int64_t ordered = record_int(part, LOT_PART_ORDERED, 0);
    char text[64];
    if (!ordered || part->values[LOT_PART_MADE].kind == VALUE_NULL)
        return "";
    int64_t off =
        (int64_t)wide_divide(((wide)record_int(part, LOT_PART_MADE, 0) - ordered) * 1000, ordered);
    decimal_format(off, 1, text, sizeof text);
    return arena_format(&r->arena, "%s%s %%", off > 0 ? "+" : "", text);
}

static void parts_table(struct report *r, struct record **parts, int n) {
    static const struct table_column columns[] = {
        {"Variant", false}, {"Ordered", true}, {"Made", true},    {"Off", true},
        {"Packed", true},   {"Shipped", true}, {"Cartons", true}, {"Sample", true}};
    page_table(&r->page, COLUMNS(columns));
    for (int i = 0; i < n; i++)
        page_row(&r->page, PAGE_PLAIN,
                 (const char *[]){record_text(parts[i], LOT_PART_NAME),
                                  report_count(r, parts[i], LOT_PART_ORDERED),
                                  report_count(r, parts[i], LOT_PART_MADE), off_words(r, parts[i]),
                                  report_count(r, parts[i], LOT_PART_PACKED),
                                  report_count(r, parts[i], LOT_PART_SHIPPED),
                                  report_count(r, parts[i], LOT_PART_CARTONS),
                                  report_count(r, parts[i], LOT_PART_SAMPLE)});
    page_table_end(&r->page);
}

static void say_tolerance(struct report *r) {
    const struct record *order = record_set_follow(r->set, r->inspection, INSPECTION_ORDER);
    int64_t tolerance = order ? record_int(order, ORDER_TOLERANCE, 0) : 0;
    bool agreed = order && order->values[ORDER_TOLERANCE].kind != VALUE_NULL;
    int n;
    const char **words = inspection_short(r->set, r->inspection, tolerance, &r->arena, &n);
    if (!agreed) {
        page_text(&r->page, PAGE_PLAIN, "No tolerance of quantities is agreed with an order.");
        return;
    }
    page_text(&r->page, PAGE_PLAIN,
              arena_format(&r->arena, "The order allows %s more or fewer.%s",
                           report_show(r, order, ORDER_TOLERANCE),
                           n ? "" : " All quantities lie within."));
    for (int i = 0; i < n; i++)
        page_text(&r->page, PAGE_BAD, words[i]);
}

/* Where it was noted which cartons are open, also which are not. */
static void cartons(struct report *r) {
    int n, opened = 0;
    struct record **list = report_list(r, &carton_entity, CARTON_INSPECTION, &n);
    const char *drawn = "", *shut = "";
    for (int i = 0; i < n; i++) {
        const char *number = report_count(r, list[i], CARTON_NUMBER);
        bool open = record_int(list[i], CARTON_OPENED_AT, 0) != 0;
        opened += open;
        drawn = arena_format(&r->arena, "%s%s%s", drawn, *drawn ? ", " : "", number);
        if (!open)
            shut = arena_format(&r->arena, "%s%s%s", shut, *shut ? ", " : "", number);
    }
    if (!n)
        return;
    page_subheading(&r->page, "Cartons");
    page_fact(&r->page, "Drawn", drawn);
    if (opened) {
        page_fact(&r->page, "Opened", arena_format(&r->arena, "%d of %d", opened, n));
        page_fact(&r->page, "Not opened", shut);
    }
    if (r->state->cartons_inspected)
        page_fact(
            &r->page, "Inspected",
            arena_format(&r->arena, "%s of %d", report_number(r, r->state->cartons_inspected), n));
    const struct value *seed = &r->inspection->values[INSPECTION_SEED];
    if (seed->kind == VALUE_INT)
        page_fact(&r->page, "Seed of the draw",
                  arena_format(&r->arena, "%lld (the same seed draws the same cartons)",
                               (long long)seed->i));
}

void report_quantities(struct report *r) {
    int n, cartons_drawn;
    struct record **parts = report_list(r, &lot_part_entity, LOT_PART_INSPECTION, &n);
    report_list(r, &carton_entity, CARTON_INSPECTION, &cartons_drawn);
    if (!n && !cartons_drawn)
        return;
    page_heading(&r->page, "Quantities");
    if (n) {
        const char *ready;
        bool is_ready = inspection_is_ready(r->set, r->inspection, &r->arena, &ready);
        parts_table(r, parts, n);
        page_text(&r->page, is_ready ? PAGE_PLAIN : PAGE_OPEN,
                  arena_format(&r->arena, "%s: %s", is_ready ? "Ready" : "Not ready", ready));
        say_tolerance(r);
    }
    cartons(r);
}
