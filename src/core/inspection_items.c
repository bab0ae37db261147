/*
 * The checklist of an inspection, its measurements, and the verdict that follows from all.
 */
#include <stdlib.h>
#include <string.h>

#include "sourcebench/core/money.h"
#include "sourcebench/core/wide.h"

#include "inspection_private.h"

enum { MEASURE_DIGITS = 4, READY_PACKED = 80 };

/* ---- measurements ------------------------------------------------------------------------------
 */

int64_t measurement_outside(const struct record *item, int64_t value) {
    const struct value *nominal = &item->values[RESULT_NOMINAL];
    const struct value *minus = &item->values[RESULT_MINUS], *plus = &item->values[RESULT_PLUS];
    if (nominal->kind == VALUE_NULL)
        return 0;
    if (minus->kind != VALUE_NULL && value < nominal->i - minus->i)
        return nominal->i - minus->i - value;
    if (plus->kind != VALUE_NULL && value > nominal->i + plus->i)
        return value - nominal->i - plus->i;
    return 0;
}

bool measurement_read(const struct record *item, const char *typed, int64_t *value) {
    bool plain = *typed == '=' || item->values[RESULT_NOMINAL].kind == VALUE_NULL;
    int64_t number, limit = item->entity->fields[RESULT_NOMINAL].max;
    const char *digits = typed + (*typed == '=' || (!plain && *typed == '+'));
    if (!decimal_parse(digits, MEASURE_DIGITS, &number))
        return false;
    wide sum = plain ? (wide)number : (wide)number + item->values[RESULT_NOMINAL].i;
    if (sum > limit || sum < -limit)
        return false;
    *value = (int64_t)sum;
    return true;
}

static enum item_state state_said(const struct record *item) {
    const struct field *f = &item->entity->fields[RESULT_STATE];
    for (size_t i = 0; i < f->n_choices; i++)
        if (strcmp(record_text(item, RESULT_STATE), f->choices[i].key) == 0)
            return (enum item_state)i;
    return ITEM_OPEN;
}

/* A measurement is done when all its units are measured; one outside fails it at once. */
static void judge_measured(struct item_state_of *item) {
    if (item->outside)
        item->state = ITEM_FAIL;
    else if (item->measured >= record_int(item->record, RESULT_N, 1))
        item->state = ITEM_PASS;
    else
        item->state = ITEM_OPEN;
}

static int by_position(const void *a, const void *b) {
    const struct record *x = ((const struct item_state_of *)a)->record;
    const struct record *y = ((const struct item_state_of *)b)->record;
    int64_t m = record_int(x, RESULT_POSITION, 0), n = record_int(y, RESULT_POSITION, 0);
    if (m != n)
        return m < n ? -1 : 1;
    return x->id < y->id ? -1 : x->id > y->id;
}

static void read_item(const struct record_set *set, struct item_state_of *item,
                      struct arena *arena) {
    const struct record *r = item->record;
    int n;
    struct record **list =
        record_set_list(set, &measurement_entity, MEASUREMENT_RESULT, r->id, arena, &n);
    item->state = state_said(r);
    item->measured = n;
    for (int i = 0; i < n; i++)
        item->outside += measurement_outside(r, record_int(list[i], MEASUREMENT_VALUE, 0)) != 0;
    bool measures = strcmp(record_text(r, RESULT_KIND), "measurement") == 0;
    if ((measures || n > 0) && item->state == ITEM_OPEN)
        judge_measured(item);
}

static bool is_paper(const struct record *item) {
    const char *kind = record_text(item, RESULT_KIND);
    return strcmp(kind, "document") == 0 || strcmp(kind, "laboratory") == 0;
}

void inspection_read_items(const struct record_set *set, struct inspection_state *s,
                           struct arena *arena) {
    struct record **list = record_set_list(set, &result_entity, RESULT_INSPECTION,
                                           s->inspection->id, arena, &s->n_items);
    s->items = arena_alloc(arena, (size_t)s->n_items + 1, sizeof *s->items);
    for (int i = 0; i < s->n_items; i++)
        s->items[i].record = list[i];
    qsort(s->items, (size_t)s->n_items, sizeof *s->items, by_position);
    for (int i = 0; i < s->n_items; i++) {
        struct item_state_of *item = &s->items[i];
        bool mandatory = record_int(item->record, RESULT_MANDATORY, 0) != 0;
        read_item(set, item, arena);
        s->items_in[item->state]++;
        s->outside += item->outside;
        s->failed_mandatory += mandatory && item->state == ITEM_FAIL;
        s->open_mandatory += mandatory && item->state == ITEM_OPEN;
        s->papers_open += is_paper(item->record) && item->state == ITEM_OPEN;
    }
}

/* ---- the verdict -------------------------------------------------------------------------------
 */

static void add_reason(struct inspection_state *s, const char *reason) {
    s->reasons[s->n_reasons++] = reason;
}

static void judge_classes(struct inspection_state *s, struct arena *arena) {
    for (int i = 0; i < INSPECTION_CLASSES; i++) {
        const struct class_state *c = &s->classes[i];
        if (!c->record || c->plan.n == 0)
            continue;
        if (c->standing.found >= c->plan.re)
            add_reason(s, arena_format(arena, "%s: %lld found, rejected from %lld (Re).",
                                       inspection_class_names[i], (long long)c->standing.found,
                                       (long long)c->plan.re));
    }
}

static void judge_golden(struct inspection_state *s) {
    const char *golden = record_text(s->inspection, INSPECTION_GOLDEN_RESULT);
    bool has = s->inspection->values[INSPECTION_GOLDEN].kind != VALUE_NULL;
    if (strcmp(golden, "differs") == 0)
        add_reason(s, "The goods differ from the golden sample.");
    else if (has && strcmp(golden, "matches") != 0)
        add_reason(s, "The goods were not compared with the golden sample.");
}

static const char *count_of(struct arena *arena, int n, const char *one, const char *many) {
    return arena_format(arena, "%d %s", n, n == 1 ? one : many);
}

static void judge_open(struct inspection_state *s, struct arena *arena) {
    for (int i = 0; i < INSPECTION_CLASSES; i++) {
        const struct class_state *c = &s->classes[i];
        if (c->record && c->plan.n > 0 && c->standing.remaining > 0)
            add_reason(s,
                       arena_format(arena, "%s: %lld of %lld inspected.", inspection_class_names[i],
                                    (long long)c->count.inspected, (long long)c->plan.n));
    }
    int other = s->items_in[ITEM_OPEN] - s->papers_open;
    if (s->papers_open)
        add_reason(s, arena_format(arena, "%s open.",
                                   count_of(arena, s->papers_open, "document or laboratory test is",
                                            "documents or laboratory tests are")));
    if (other > 0)
        add_reason(s,
                   arena_format(arena, "%s open.", count_of(arena, other, "item is", "items are")));
}

/* What is against the lot comes first: it is rejected for that whatever is open. */
void inspection_judge(struct inspection_state *s, struct arena *arena) {
    enum { OTHERS = 6 };
    s->reasons = arena_alloc(arena, 2 * INSPECTION_CLASSES + OTHERS, sizeof *s->reasons);
    if (!s->begun)
        return;
    judge_classes(s, arena);
    if (s->failed_mandatory)
        add_reason(s, arena_format(arena, "%s failed.",
                                   count_of(arena, s->failed_mandatory, "mandatory item",
                                            "mandatory items")));
    bool differs = strcmp(record_text(s->inspection, INSPECTION_GOLDEN_RESULT), "differs") == 0;
    int against = s->n_reasons + differs;
    judge_golden(s);
    judge_open(s, arena);
    if (against)
        s->verdict = VERDICT_REJECTED;
    else
        s->verdict = s->n_reasons ? VERDICT_PENDING : VERDICT_ACCEPTED;
}

/* ---- quantities --------------------------------------------------------------------------------
 */

bool inspection_is_ready(const struct record_set *set, const struct record *inspection,
                         struct arena *arena, const char **words) {
    const char *stage = record_text(inspection, INSPECTION_STAGE);
    int64_t ordered = 0, made = 0, packed = 0;
    int n;
    struct record **parts =
        record_set_list(set, &lot_part_entity, LOT_PART_INSPECTION, inspection->id, arena, &n);
    for (int i = 0; i < n; i++) {
        ordered += record_int(parts[i], LOT_PART_ORDERED, 0);
        made += record_int(parts[i], LOT_PART_MADE, 0);
        packed += record_int(parts[i], LOT_PART_PACKED, 0);
    }
    bool loading = strcmp(stage, "loading") == 0;
    bool finished = loading || strcmp(stage, "pre-shipment") == 0;
    int64_t least = loading ? 100 : READY_PACKED;
    if (ordered == 0) {
        *words = "no quantities are noted";
        return !finished;
    }
    *words = arena_format(arena, "made %lld %%, packed %lld %% of %s pieces",
                          (long long)((wide)made * 100 / ordered),
                          (long long)((wide)packed * 100 / ordered), integer_text(ordered).text);
    if (!finished)
        return true;
    return made >= ordered && (wide)packed * 100 >= (wide)ordered * least;
}

const char **inspection_short(const struct record_set *set, const struct record *inspection,
                              int64_t tolerance, struct arena *arena, int *n) {
    int parts;
    struct record **list =
        record_set_list(set, &lot_part_entity, LOT_PART_INSPECTION, inspection->id, arena, &parts);
    const char **words = arena_alloc(arena, (size_t)parts + 1, sizeof *words);
    *n = 0;
    for (int i = 0; i < parts; i++) {
        int64_t ordered = record_int(list[i], LOT_PART_ORDERED, 0);
        int64_t there = record_int(list[i], LOT_PART_MADE, ordered);
        wide low = (wide)ordered * (1000000 - tolerance),
             high = (wide)ordered * (1000000 + tolerance);
        wide have = (wide)there * 1000000;
        if (have >= low && have <= high)
            continue;
        const char *name = record_text(list[i], LOT_PART_NAME);
        words[(*n)++] = arena_format(
            arena, "%s: %s made of %s ordered, %s than the tolerance of the order allows.", name,
            integer_text(there).text, integer_text(ordered).text, have < low ? "fewer" : "more");
    }
    return words;
}
