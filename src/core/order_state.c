#include "sourcebench/core/order_state.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/incoterm.h"
#include "sourcebench/core/order.h"
#include "sourcebench/core/wide.h"

static bool is_one_of(const char *word, const char *const *words) {
    while (*words && strcmp(*words, word) != 0)
        words++;
    return *words != NULL;
}

/* ---- milestones --------------------------------------------------------------------------------
 */

struct record **order_milestones(const struct record_set *set, const struct record *order,
                                 struct arena *arena, int *n) {
    struct record **list =
        record_set_list(set, &milestone_entity, MILESTONE_ORDER, order->id, arena, n);
    for (int i = 1; i < *n; i++) {
        struct record *r = list[i];
        int at = i;
        for (; at > 0 && record_int(list[at - 1], MILESTONE_POSITION, 0) >
                             record_int(r, MILESTONE_POSITION, 0);
             at--)
            list[at] = list[at - 1];
        list[at] = r;
    }
    return list;
}

bool order_before_place(const char *rule, const char *kind) {
    static const char *const on_the_way[] = {"inland",    "sailing",  "transit",
                                             "clearance", "delivery", NULL};
    switch (incoterm_find(rule)) {
    case INCOTERM_DAP:
    case INCOTERM_DPU:
    case INCOTERM_DDP:
        return true;
    case INCOTERM_EXW:
        return !is_one_of(kind, on_the_way);
    default: /* F and C; an order without a rule is taken as leaving where most do */
        return !is_one_of(kind, on_the_way + 2);
    }
}

const struct record *order_milestone_at_place(const struct record_set *set,
                                              const struct record *order, struct arena *arena) {
    int n;
    const struct record *last = NULL;
    struct record **list = order_milestones(set, order, arena, &n);
    for (int i = 0; i < n; i++) {
        if (order_before_place(record_text(order, ORDER_INCOTERM),
                               record_text(list[i], MILESTONE_KIND)))
            last = list[i];
    }
    return last;
}

void order_take_promise(struct record *order, const char *day, const char *today) {
    order->values[ORDER_EXPECTED_ON] = value_text(day);
    if (order->values[ORDER_PROMISED_ON].kind == VALUE_NULL)
        order->values[ORDER_PROMISED_ON] = value_text(day);
    if (order->values[ORDER_CONFIRMED_ON].kind == VALUE_NULL)
        order->values[ORDER_CONFIRMED_ON] = value_text(today);
    if (strcmp(record_text(order, ORDER_STATUS), "placed") == 0 ||
        (order_is_draft(order) && strcmp(record_text(order, ORDER_ORDERED_ON), today) <= 0))
        order->values[ORDER_STATUS] = value_text("confirmed");
}

bool order_is_draft(const struct record *order) {
    return strcmp(record_text(order, ORDER_STATUS), "draft") == 0;
}

bool order_is_over(const struct record *order) {
    const char *status = record_text(order, ORDER_STATUS);
    return strcmp(status, "delivered") == 0 || strcmp(status, "cancelled") == 0;
}

struct order_standing order_standing(const struct record *order, struct record *const *milestones,
                                     int n) {
    struct order_standing s = {"placed", DATE_NONE};
    const char *rule = record_text(order, ORDER_INCOTERM);
    int open = 0, open_before = 0, before = 0;
    int32_t last = DATE_NONE;
    for (int i = 0; i < n; i++) {
        bool counts = order_before_place(rule, record_text(milestones[i], MILESTONE_KIND));
        int32_t done = record_day(milestones[i], MILESTONE_ACTUAL_ON);
        open += done == DATE_NONE;
        before += counts;
        open_before += counts && done == DATE_NONE;
        last = counts && done > last ? done : last;
    }
    if (record_day(order, ORDER_CONFIRMED_ON) != DATE_NONE)
        s.status = "confirmed";
    if (before && open_before == 0) {
        s.status = "shipped";
        s.delivered_on = last;
    }
    if (n && open == 0)
        s.status = "delivered";
    return s;
}

bool order_is_enough(int64_t pieces, int64_t ordered, int64_t tolerance) {
    return (wide)pieces * 1000000 >= (wide)ordered * (1000000 - tolerance);
}

/* ---- value and delay ---------------------------------------------------------------------------
 */

static wide whole_value(const struct record *line) {
    return (wide)record_int(line, ORDER_LINE_QUANTITY, 0) * record_int(line, ORDER_LINE_PRICE, 0);
}

/* Amounts that no order can have must not come round as negative ones. */
static int64_t at_most(wide value, int64_t most) {
    return value > most ? most : value < -most ? -most : (int64_t)value;
}

int64_t order_line_value(const struct record *line) {
    return at_most(whole_value(line), ORDER_LINE_MOST);
}

bool order_line_check(const struct record *line, struct error *err) {
    return whole_value(line) <= ORDER_LINE_MOST ||
           error_set(err, ERROR_INPUT,
                     "%lld pieces at that price are worth more than an order line can be "
                     "(10,000,000,000,000); check the price and its currency.",
                     (long long)record_int(line, ORDER_LINE_QUANTITY, 0));
}

int64_t order_goods_value(const struct record_set *set, const struct record *order,
                          struct arena *arena, int64_t *pieces) {
    int n;
    wide value = 0;
    int64_t all = 0;
    struct record **lines =
        record_set_list(set, &order_line_entity, ORDER_LINE_ORDER, order->id, arena, &n);
    for (int i = 0; i < n; i++) {
        value += order_line_value(lines[i]);
        all += record_int(lines[i], ORDER_LINE_QUANTITY, 0);
    }
    if (pieces)
        *pieces = all;
    return at_most(value, INT64_MAX);
}

int64_t order_value(const struct record_set *set, const struct record *order, struct arena *arena,
                    int64_t *pieces) {
    return at_most((wide)order_goods_value(set, order, arena, pieces) +
                       record_int(order, ORDER_EXTRAS, 0),
                   INT64_MAX);
}

int order_days_late(const struct record *order, int32_t today) {
    int32_t promised = record_day(order, ORDER_PROMISED_ON),
            at = record_day(order, ORDER_DELIVERED_ON);
    at = at == DATE_NONE ? today : at;
    if (promised == DATE_NONE)
        return 0;
    int64_t late = (int64_t)at - promised - record_int(order, ORDER_EXCUSED_DAYS, 0);
    return late > 0 ? (int)late : 0;
}

/* Days, full weeks or weeks begun in so many days. */
static int64_t periods_in(const struct record *order, int64_t days) {
    const char *per = record_text(order, ORDER_PENALTY_PER);
    if (strcmp(per, "week") == 0)
        return days / 7;
    return strcmp(per, "begun-week") == 0 ? (days + 6) / 7 : days;
}

int64_t order_penalty(const struct record *order, int64_t value, int days_late) {
    int64_t days = days_late - record_int(order, ORDER_PENALTY_FREE, 0);
    int64_t rate = record_int(order, ORDER_PENALTY, 0),
            most = record_int(order, ORDER_PENALTY_MOST, 1000000);
    if (days <= 0 || rate <= 0)
        return 0;
    int64_t periods = periods_in(order, days);
    int64_t share = periods > most / rate ? most : periods * rate;
    return (int64_t)wide_divide((wide)value * (share < most ? share : most), 1000000);
}

const char *order_penalty_says(const struct record *order, struct arena *arena) {
    const struct field *f = order_entity.fields;
    int64_t rate = record_int(order, ORDER_PENALTY, 0);
    if (rate <= 0)
        return "";
    struct value per = order->values[ORDER_PENALTY_PER];
    const char *text = arena_format(
        arena, "%s per %s", field_show_text(&f[ORDER_PENALTY], order->values[ORDER_PENALTY], arena),
        per.kind == VALUE_TEXT ? field_show_text(&f[ORDER_PENALTY_PER], per, arena) : "day");
    if (record_int(order, ORDER_PENALTY_FREE, 0) > 0)
        text = arena_format(arena, "%s behind %lld d", text,
                            (long long)record_int(order, ORDER_PENALTY_FREE, 0));
    if (order->values[ORDER_PENALTY_MOST].kind == VALUE_INT)
        text = arena_format(
            arena, "%s, at most %s", text,
            field_show_text(&f[ORDER_PENALTY_MOST], order->values[ORDER_PENALTY_MOST], arena));
    return text;
}

/* ---- parts -------------------------------------------------------------------------------------
 */

int32_t order_part_due(const struct record *part) {
    if (part->entity == &payment_entity)
        return record_day(part, PAYMENT_DUE_ON);
    if (part->entity == &document_entity)
        return record_day(part, DOCUMENT_DUE_ON);
    if (part->entity != &milestone_entity)
        return DATE_NONE;
    int32_t promised = record_day(part, MILESTONE_PROMISED_ON);
    return promised != DATE_NONE ? promised : record_day(part, MILESTONE_PLANNED_ON);
}

int order_part_done_field(const struct entity *entity) {
    return entity == &milestone_entity  ? MILESTONE_ACTUAL_ON
           : entity == &payment_entity  ? PAYMENT_PAID_ON
           : entity == &document_entity ? DOCUMENT_RECEIVED_ON
           : entity == &dispute_entity  ? DISPUTE_CLOSED_ON
                                        : -1;
}

enum order_mark order_mark(const struct record *part, int32_t likely, int32_t today) {
    int32_t due = order_part_due(part);
    if (record_day(part, order_part_done_field(part->entity)) != DATE_NONE)
        return ORDER_DONE;
    if (due == DATE_NONE)
        return ORDER_OPEN;
    return due < today ? ORDER_LATE : likely > due ? ORDER_SLIPS : ORDER_OPEN;
}

static const char *behind(int32_t day, int32_t due, struct arena *arena) {
    return due != DATE_NONE && day > due ? arena_format(arena, "%d d late", day - due) : "";
}

const char *order_mark_says(const struct record *part, int32_t likely, int32_t today,
                            struct arena *arena) {
    static const char *const done_words[] = {"done", "paid", "received", "closed"};
    static const struct entity *const kinds[] = {&milestone_entity, &payment_entity,
                                                 &document_entity, &dispute_entity};
    int32_t due = order_part_due(part),
            done = record_day(part, order_part_done_field(part->entity));
    const char *late = behind(done != DATE_NONE ? done : today, due, arena);
    const char *word = "";
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        word = kinds[i] == part->entity ? done_words[i] : word;
    if (done != DATE_NONE)
        return arena_format(arena, "%s %s%s%s", word, date_text(arena, done), *late ? ", " : "",
                            late);
    if (likely == DATE_NONE)
        return late;
    if (*late)
        return arena_format(arena, "%s, likely %s", late, date_text(arena, likely));
    late = behind(likely, due, arena);
    return arena_format(arena, "likely %s%s%s", date_text(arena, likely), *late ? ", " : "", late);
}
