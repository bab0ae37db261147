/* Measurements against their tolerances, and the checklist by part. */
#include <string.h>

#include "inspection_report_private.h"

/* ---- measurements ------------------------------------------------------------------------------
 */

static const char *plain(struct report *r, const struct record *item, int64_t value) {
    return field_show_text(&item->entity->fields[RESULT_NOMINAL], value_int(value), &r->arena);
}

/* "−1 / +2 cm"; one that is open to one side says so. */
static const char *tolerance(struct report *r, const struct record *item) {
    const struct value *minus = &item->values[RESULT_MINUS], *plus = &item->values[RESULT_PLUS];
    const char *unit = record_text(item, RESULT_UNIT);
    if (item->values[RESULT_NOMINAL].kind == VALUE_NULL)
        return "";
    return arena_format(&r->arena, "%s%s / %s%s%s%s", minus->kind == VALUE_INT ? "−" : "",
                        minus->kind == VALUE_INT ? plain(r, item, minus->i) : "any",
                        plus->kind == VALUE_INT ? "+" : "",
                        plus->kind == VALUE_INT ? plain(r, item, plus->i) : "any", *unit ? " " : "",
                        unit);
}

static struct record **values_of(struct report *r, const struct record *item, int *n) {
    return record_set_list(r->set, &measurement_entity, MEASUREMENT_RESULT, item->id, &r->arena, n);
}

/* All values in their order, and those outside once more with how far. */
static void measured(struct report *r, const struct record *item, const char **all,
                     const char **outside) {
    int n;
    struct record **values = values_of(r, item, &n);
    *all = *outside = "";
    for (int i = 0; i < n; i++) {
        int64_t value = record_int(values[i], MEASUREMENT_VALUE, 0);
        int64_t far = measurement_outside(item, value);
        *all = arena_format(&r->arena, "%s%s%s%s", *all, i ? ", " : "", plain(r, item, value),
                            far ? " ✗" : "");
        if (far)
            *outside =
                arena_format(&r->arena, "%s%sno. %s: %s, %s %s", *outside, **outside ? "; " : "",
                             report_count(r, values[i], MEASUREMENT_NUMBER),
                             report_measure(r, item, value), plain(r, item, far),
                             value > record_int(item, RESULT_NOMINAL, 0) ? "above what is allowed"
                                                                         : "below what is allowed");
    }
}

static bool is_measured(const struct item_state_of *item) {
    return item->measured > 0 || strcmp(record_text(item->record, RESULT_KIND), "measurement") == 0;
}

static enum page_mark mark_of(const struct item_state_of *item) {
    static const enum page_mark marks[ITEM_STATES] = {[ITEM_OPEN] = PAGE_OPEN,
                                                      [ITEM_PASS] = PAGE_PLAIN,
                                                      [ITEM_FAIL] = PAGE_BAD,
                                                      [ITEM_NOT_APPLICABLE] = PAGE_PLAIN};
    return marks[item->state];
}

static void measurement_row(struct report *r, const struct item_state_of *item) {
    const struct record *i = item->record;
    const char *all, *outside;
    const char *nominal = i->values[RESULT_NOMINAL].kind == VALUE_INT
                              ? report_measure(r, i, i->values[RESULT_NOMINAL].i)
                              : "";
    measured(r, i, &all, &outside);
    page_row(&r->page, item->outside ? PAGE_BAD : mark_of(item),
             (const char *[]){record_text(i, RESULT_WHAT), nominal, tolerance(r, i),
                              arena_format(&r->arena, "%d of %lld", item->measured,
                                           (long long)record_int(i, RESULT_N, 1)),
                              all, *outside ? outside : "none"});
}

void report_measurements(struct report *r) {
    static const struct table_column columns[] = {{"Measured", false}, {"Nominal", true},
                                                  {"Allowed", true},   {"Done", true},
                                                  {"Values", false},   {"Out of tolerance", false}};
    const struct inspection_state *s = r->state;
    int n = 0;
    for (int i = 0; i < s->n_items; i++)
        n += is_measured(&s->items[i]);
    if (!n)
        return;
    page_heading(&r->page, "Measurements");
    page_table(&r->page, columns, sizeof columns / sizeof *columns);
    for (int i = 0; i < s->n_items; i++)
        if (is_measured(&s->items[i]))
            measurement_row(r, &s->items[i]);
    page_table_end(&r->page);
    page_text(&r->page, s->outside ? PAGE_BAD : PAGE_PLAIN,
              s->outside ? arena_format(&r->arena, "%d out of tolerance.", s->outside)
                         : "None is out of tolerance.");
}

/* ---- checklist ---------------------------------------------------------------------------------
 */

static const char *state_words(const struct item_state_of *item) {
    static const char *const words[ITEM_STATES] = {[ITEM_OPEN] = "OPEN",
                                                   [ITEM_PASS] = "pass",
                                                   [ITEM_FAIL] = "FAIL",
                                                   [ITEM_NOT_APPLICABLE] = "not applicable"};
    return words[item->state];
}

/* What was found, expected where it is another thing, and by what it is judged. */
static const char *found_words(struct report *r, const struct record *i) {
    const char *parts[] = {record_text(i, RESULT_FOUND), record_text(i, RESULT_EXPECTED),
                           record_text(i, RESULT_NOTE)};
    static const char *const labels[] = {"", "expected: ", ""};
    const char *text = "";
    for (size_t k = 0; k < sizeof parts / sizeof *parts; k++)
        if (*parts[k])
            text =
                arena_format(&r->arena, "%s%s%s%s", text, *text ? "; " : "", labels[k], parts[k]);
    return text;
}

static void item_row(struct report *r, const struct item_state_of *item) {
    const struct record *i = item->record;
    bool mandatory = record_int(i, RESULT_MANDATORY, 0) != 0;
    page_row(&r->page, mark_of(item),
             (const char *[]){
                 state_words(item), report_show(r, i, RESULT_KIND),
                 mandatory ? arena_format(&r->arena, "%s (mandatory)", record_text(i, RESULT_WHAT))
                           : record_text(i, RESULT_WHAT),
                 record_text(i, RESULT_STANDARD), found_words(r, i)});
}

/* How many passed, failed, are open: "7 pass, 1 FAIL, 2 open" */
static const char *tally(struct report *r) {
    const int *in = r->state->items_in;
    return arena_format(&r->arena, "%d passed, %d failed, %d open, %d not applicable.",
                        in[ITEM_PASS], in[ITEM_FAIL], in[ITEM_OPEN], in[ITEM_NOT_APPLICABLE]);
}

/* Whether an earlier item has the same part. */
static bool was_told(const struct inspection_state *s, int at) {
    for (int i = 0; i < at; i++)
        if (strcmp(record_text(s->items[i].record, RESULT_PART),
                   record_text(s->items[at].record, RESULT_PART)) == 0)
            return true;
    return false;
}

static void part_table(struct report *r, int at) {
    static const struct table_column columns[] = {{"Result", false},
                                                  {"Kind", false},
                                                  {"Checked", false},
                                                  {"Standard", false},
                                                  {"Found", false}};
    const struct inspection_state *s = r->state;
    const char *part = record_text(s->items[at].record, RESULT_PART);
    page_subheading(&r->page, *part ? part : "Other");
    page_table(&r->page, columns, sizeof columns / sizeof *columns);
    for (int i = at; i < s->n_items; i++)
        if (strcmp(record_text(s->items[i].record, RESULT_PART), part) == 0)
            item_row(r, &s->items[i]);
    page_table_end(&r->page);
}

void report_checklist(struct report *r) {
    const struct inspection_state *s = r->state;
    if (!s->n_items)
        return;
    page_heading(&r->page, "Checklist");
    page_text(&r->page, s->items_in[ITEM_OPEN] || s->items_in[ITEM_FAIL] ? PAGE_OPEN : PAGE_PLAIN,
              tally(r));
    for (int i = 0; i < s->n_items; i++)
        if (!was_told(s, i))
            part_table(r, i);
}
