/*
 * What a supplier's vetting checklist says: how far it is, and what stands in the way of approval.
 *
 * Items are records of vetting_entity. What was met lapses on the day after its expiry and is then
 * open again. A mandatory item that is open, lapsed or failed stands in the way; what does not
 * apply does not.
 */
#ifndef SOURCEBENCH_CORE_VETTING_H
#define SOURCEBENCH_CORE_VETTING_H

#include <stdbool.h>
#include <stdint.h>

#include "sourcebench/core/catalogue.h"
#include "sourcebench/core/field.h"

enum vetting_standing {
    VETTING_IS_OPEN,
    VETTING_IS_LAPSED,
    VETTING_IS_FAILED,
    VETTING_IS_MET,
    VETTING_IS_IRRELEVANT /* does not apply */
};

enum vetting_standing vetting_standing(const struct record *item, int32_t today);
bool vetting_blocks(const struct record *item, int32_t today);

struct vetting_progress {
    int items;  /* that apply */
    int met;    /* of them */
    int open;   /* mandatory ones that are open or lapsed */
    int failed; /* mandatory ones that failed */
};

struct vetting_progress vetting_progress(struct record *const *items, int count, int32_t today);

/* "9 of 14 met, 2 mandatory open: registered name, export right": at most three are named, what
 * failed first. "no checklist" where there is none. Text in the arena. */
const char *vetting_summary(struct record *const *items, int count, int32_t today,
                            struct arena *arena);
/* The second half of it, "2 mandatory open: …"; NULL where nothing stands in the way. */
const char *vetting_obstacles(struct record *const *items, int count, int32_t today,
                              struct arena *arena);

/* What an answer makes of an item: "met", "failed" and "not-applicable" with evidence, day and
 * name, what is met with the day until which it holds by the catalogue (known; NULL: for good);
 * "open" takes all that away. by must outlive the item; the day is kept in the arena. */
void vetting_answer(struct record *item, const struct check_item *known, const char *state,
                    const char *evidence, int32_t today, const char *by, struct arena *arena);

/* Whether a status says that we buy from the supplier: approved or preferred. */
bool vetting_is_approval(struct value status);

#endif
