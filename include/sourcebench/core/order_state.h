/*
 * Where an order stands: what it is worth, whether it is at its named place, how late it is, and
 * what that costs the supplier.
 *
 * An order is delivered, in the sense of its contract, at the point of its Incoterm: under EXW when
 * the goods are ready, under F and C rules when they are handed to the carrier, under D rules when
 * they arrive. Its milestones up to that point decide.
 */
#ifndef SOURCEBENCH_CORE_ORDER_STATE_H
#define SOURCEBENCH_CORE_ORDER_STATE_H

#include "sourcebench/core/error.h"
#include "sourcebench/core/record_set.h"

/* The milestones of an order by their positions. */
struct record **order_milestones(const struct record_set *set, const struct record *order,
                                 struct arena *arena, int *n);
/* Whether a milestone of that kind lies before, or at, the named place of the rule ("FOB"). */
bool order_before_place(const char *rule, const char *kind);

/* The last milestone up to the named place: with it the goods are there. NULL where there is none.
 */
const struct record *order_milestone_at_place(const struct record_set *set,
                                              const struct record *order, struct arena *arena);
/* Takes the supplier's word for the named place: the first day that he promises is what he is
 * measured by, and confirms the order; a draft that is due to be placed is then placed too. */
void order_take_promise(struct record *order, const char *day, const char *today);
/* Whether it is not placed yet. */
bool order_is_draft(const struct record *order);
/* Whether nothing is to come: it is delivered or cancelled. */
bool order_is_over(const struct record *order);

/* What follows from the milestones that are done. */
struct order_standing {
    const char *status;   /* "placed", "confirmed", "shipped", "delivered" */
    int32_t delivered_on; /* at the named place; DATE_NONE: not yet */
};
struct order_standing order_standing(const struct record *order, struct record *const *milestones,
                                     int n);

/* Whether so many pieces of what was ordered are all of it, by the order's tolerance in
 * 1/1,000,000: 970 of 1,000 are where 3 % may be missing. */
bool order_is_enough(int64_t pieces, int64_t ordered, int64_t tolerance);

/* What a line is worth at most, 10,000,000,000,000 of any currency: so that orders of many lines
 * can be added up. */
#define ORDER_LINE_MOST INT64_C(100000000000000000)
/* Pieces by price, in 1/10,000; what is above ORDER_LINE_MOST counts as that. */
int64_t order_line_value(const struct record *line);
/* INPUT, in words, where it is above. */
bool order_line_check(const struct record *line, struct error *err);

/* Of the lines, in 1/10,000 of the order's currency; pieces may be NULL. */
int64_t order_goods_value(const struct record_set *set, const struct record *order,
                          struct arena *arena, int64_t *pieces);
/* With surcharge and tooling: what the supplier is paid. */
int64_t order_value(const struct record_set *set, const struct record *order, struct arena *arena,
                    int64_t *pieces);

/* Calendar days behind the first confirmed day, without those that the buyer caused, on the day of
 * delivery or, while there is none, today; 0 where it is in time or nobody confirmed a day. */
int order_days_late(const struct record *order, int32_t today);
/* What is due for a delay of so many days on goods of that value: behind the free days the rate for
 * each day, full week or week begun, up to the most. 0 where the order has no such clause. */
int64_t order_penalty(const struct record *order, int64_t value, int days_late);
/* "0.5 % per full week behind 7 d, at most 10 %"; "" where there is none. */
const char *order_penalty_says(const struct record *order, struct arena *arena);

enum order_mark {
    ORDER_OPEN,
    ORDER_DONE,
    ORDER_LATE, /* it is not done, and its day has passed */
    ORDER_SLIPS /* it will likely be behind its day */
};
/* Of a milestone, payment, document or claim. likely: when it will be done; DATE_NONE: nobody
 * knows. */
enum order_mark order_mark(const struct record *part, int32_t likely, int32_t today);
/* "done 2026-12-20, 3 d late", "3 d late", "likely 2027-01-12, 2 d late", "" */
const char *order_mark_says(const struct record *part, int32_t likely, int32_t today,
                            struct arena *arena);

/* What makes a milestone, payment or document late: it is not done the day after. */
int32_t order_part_due(const struct record *part);
/* The field that says when it was done; -1: it is nothing that can be done. */
int order_part_done_field(const struct entity *entity);

#endif
