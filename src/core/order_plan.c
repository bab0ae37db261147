#include "sourcebench/core/order_plan.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/order.h"
#include "sourcebench/core/plan_terms.h"
#include "sourcebench/core/text.h"
#include "sourcebench/core/trade.h"
#include "sourcebench/core/wide.h"

/* ---- papers ------------------------------------------------------------------------------------
 */

/* Where papers in English are papers in the local language. */
static bool reads_english(const char *country) {
    static const char english[] = "AU CA GB GH IE IN KE NG NZ PH SG US ZA";
    return strlen(country) == 2 && strstr(english, country) != NULL;
}

static bool insured_by_seller(const struct order_papers *a) {
    return incoterm_cover(a->rule) != COVER_NONE;
}

static bool has_preference(const struct order_papers *a) {
    return a->preference;
}

static bool has_tests(const struct order_papers *a) {
    return a->laboratory;
}

static bool has_conformity(const struct order_papers *a) {
    return a->conformity;
}

static bool is_foreign(const struct order_papers *a) {
    return !reads_english(a->destination);
}

static const struct {
    struct order_paper paper;
    bool (*needed)(const struct order_papers *about); /* NULL: always */
} papers_table[] = {
    {{"proforma", true, 0}, NULL},
    {{"contract", true, 3}, NULL},
    {{"test-reports", false, -7}, has_tests},
    {{"conformity", false, -3}, has_conformity},
    {{"invoice", false, 0}, NULL},
    {{"packing-list", false, 0}, NULL},
    {{"insurance", false, 0}, insured_by_seller},
    {{"local-papers", false, 0}, is_foreign},
    {{"origin", false, 3}, NULL},
    {{"proof", false, 3}, has_preference},
    {{"transport", false, 5}, NULL},
};

int order_papers(const struct order_papers *about, struct order_paper papers[ORDER_PAPERS]) {
    int n = 0;
    for (size_t i = 0; i < sizeof papers_table / sizeof *papers_table; i++) {
        if (!papers_table[i].needed || papers_table[i].needed(about))
            papers[n++] = papers_table[i].paper;
    }
    return n;
}

/* ---- where it stands ---------------------------------------------------------------------------
 */

static int64_t number(const struct record *r, int field, int64_t otherwise) {
    return r->values[field].kind == VALUE_INT ? r->values[field].i : otherwise;
}

static bool take_calendar(const struct record_set *set, const struct record *r, struct arena *arena,
                          struct lead_stage *stage, struct error *err) {
    const struct record *calendar = record_set_follow(set, r, MILESTONE_CALENDAR);
    if (!calendar || strcmp(record_text(r, MILESTONE_DAYS), "calendar") == 0)
        return true;
    struct calendar *made = arena_alloc(arena, 1, sizeof *made);
    stage->calendar = made;
    return plan_calendar(set, calendar, arena, made, err);
}

/* Names of milestones as bits; none: the one before. */
static unsigned after_of(struct record *const *list, int n, int at, struct arena *arena) {
    const char *names = list[at]->values[MILESTONE_AFTER].s;
    unsigned after = 0;
    if (!names)
        return at ? 1U << (at - 1) : 0;
    char *copy = arena_string(arena, names), *rest = NULL;
    for (char *name = strtok_r(copy, ",", &rest); name; name = strtok_r(NULL, ",", &rest)) {
        for (int k = 0; k < n; k++) {
            if (strcmp(text_name_key(arena, name),
                       text_name_key(arena, record_text(list[k], MILESTONE_NAME))) == 0)
                after |= 1U << k;
        }
    }
    return after;
}

static void sort(struct record **list, int n) {
    for (int i = 1; i < n; i++) {
        struct record *r = list[i];
        int at = i;
        for (; at > 0 &&
               number(list[at - 1], MILESTONE_POSITION, 0) > number(r, MILESTONE_POSITION, 0);
             at--)
            list[at] = list[at - 1];
        list[at] = r;
    }
}

bool order_project(const struct record_set *set, const struct record *order, int32_t today,
                   struct arena *arena, struct order_projection *p, struct error *err) {
    struct lead_stage *stages = arena_alloc(arena, LEAD_STAGES, sizeof *stages);
    struct lead_plan plan;
    int32_t ordered = date_from_iso(order->values[ORDER_ORDERED_ON].s);
    *p = (struct order_projection){0};
    struct record **list =
        record_set_list(set, &milestone_entity, MILESTONE_ORDER, order->id, arena, &p->n);
    sort(list, p->n);
    if (p->n == 0)
        p->gap = "the order has no milestones";
    else if (p->n > LEAD_STAGES)
        p->gap = "the order has more milestones than can be projected";
    else if (ordered == DATE_NONE)
        p->gap = "nobody says when it was ordered";
    for (int i = 0; !p->gap && i < p->n; i++) {
        const struct record *r = list[i];
        int likely = (int)number(r, MILESTONE_DAYS_LIKELY, -1);
        stages[i] = (struct lead_stage){
            .name = record_text(r, MILESTONE_NAME),
            .days = {(int)number(r, MILESTONE_DAYS_MIN, likely), likely,
                     (int)number(r, MILESTONE_DAYS_MAX, likely)},
            .after = after_of(list, p->n, i, arena),
            .sails = r->values[MILESTONE_CUTOFF].kind == VALUE_TEXT,
            .cutoff = plan_weekday(record_text(r, MILESTONE_CUTOFF)),
            .sails_after = (int)number(r, MILESTONE_SAILS_AFTER, 0),
            .started = date_from_iso(r->values[MILESTONE_STARTED_ON].s),
            .ended = date_from_iso(r->values[MILESTONE_ACTUAL_ON].s),
        };
        if (likely < 0)
            p->gap = arena_format(arena, "nobody says how long \"%s\" takes", stages[i].name);
        if (!take_calendar(set, r, arena, &stages[i], err))
            return false;
    }
    return p->gap || (lead_plan_make(stages, p->n, today, arena, &plan, err) &&
                      lead_forward(&plan, ordered, arena, &p->arrival, err) &&
                      lead_likely(&plan, ordered, p->path, &p->likely, err));
}

int64_t order_penalty(const struct record *order, int64_t value, int days_late) {
    int64_t days = days_late - number(order, ORDER_PENALTY_FREE, 0);
    int64_t rate = number(order, ORDER_PENALTY, 0),
            most = number(order, ORDER_PENALTY_MOST, 1000000);
    if (days <= 0 || rate <= 0)
        return 0;
    int64_t share = days > most / rate ? most : days * rate;
    return (int64_t)wide_divide((wide)value * (share < most ? share : most), 1000000);
}
