/*
 * The judgements. A day that is due today is not late yet: a certificate is valid through the day
 * on which it expires, and lapsed from the next midnight on.
 */
#include "sourcebench/core/date.h"

#include "agenda_rules.h"

/* Until which days the rules look */

int32_t agenda_day_today(const struct agenda_settings *settings, int32_t today) {
    (void)settings;
    return today;
}

int32_t agenda_day_yesterday(const struct agenda_settings *settings, int32_t today) {
    (void)settings;
    return today - 1;
}

int32_t agenda_day_soon(const struct agenda_settings *settings, int32_t today) {
    return today + settings->soon;
}

int32_t agenda_day_horizon(const struct agenda_settings *settings, int32_t today) {
    return today + settings->certificate[0];
}

int32_t agenda_day_claim(const struct agenda_settings *settings, int32_t today) {
    return today - settings->claim;
}

int32_t agenda_day_silent(const struct agenda_settings *settings, int32_t today) {
    return today - settings->silent;
}

int32_t agenda_day_transit(const struct agenda_settings *settings, int32_t today) {
    return today - settings->transit;
}

int32_t agenda_day_verdict(const struct agenda_settings *settings, int32_t today) {
    return today - settings->verdict;
}

int32_t agenda_day_vetting(const struct agenda_settings *settings, int32_t today) {
    return today - settings->vetting;
}

int32_t agenda_day_quote(const struct agenda_settings *settings, int32_t today) {
    return today + settings->quote;
}

int32_t agenda_day_order(const struct agenda_settings *settings, int32_t today) {
    return today + settings->order;
}

int32_t agenda_day_closure(const struct agenda_settings *settings, int32_t today) {
    return today + settings->closure;
}

/* The last day from which on the shortest cadence of a status leads to a review that is listed. */
int32_t agenda_day_unscheduled(const struct agenda_settings *settings, int32_t today) {
    int shortest = 0;
    for (int i = 0; i < AGENDA_STATUSES; i++) {
        if (settings->review[i] && (!shortest || settings->review[i] < shortest))
            shortest = settings->review[i];
    }
    return today + settings->soon - shortest;
}

/* Due on the day; listed from so many days before. */
static bool due_on(int32_t day, int ahead, int32_t today, struct agenda_line *line) {
    line->due = day;
    line->urgency = day < today ? AGENDA_LATE : day == today ? AGENDA_TODAY : AGENDA_SOON;
    return day <= today + ahead;
}

/* What may stand for some days from the fact's day on is due when they are over. */
static bool stands(const struct agenda_fact *fact, int days, int32_t today,
                   struct agenda_line *line) {
    return fact->day != DATE_NONE && due_on(fact->day + days, 0, today, line);
}

bool agenda_judge_soon(const struct agenda_fact *fact, const struct agenda_settings *settings,
                       int32_t today, struct agenda_line *line) {
    return fact->day != DATE_NONE && due_on(fact->day, settings->soon, today, line);
}

bool agenda_judge_bank(const struct agenda_fact *fact, const struct agenda_settings *settings,
                       int32_t today, struct agenda_line *line) {
    (void)settings;
    return stands(fact, 0, today, line);
}

/* Late from the day after. */
bool agenda_judge_passed(const struct agenda_fact *fact, const struct agenda_settings *settings,
                         int32_t today, struct agenda_line *line) {
    (void)settings;
    return fact->day != DATE_NONE && fact->day < today && due_on(fact->day, 0, today, line);
}

bool agenda_judge_certificate(const struct agenda_fact *fact,
                              const struct agenda_settings *settings, int32_t today,
                              struct agenda_line *line) {
    if (fact->day == DATE_NONE || fact->day < today)
        return false;
    for (int i = 0; i < AGENDA_HORIZONS; i++)
        if (fact->day <= today + settings->certificate[i])
            line->stage = (uint8_t)i;
    return due_on(fact->day, settings->certificate[0], today, line);
}

/* A prospect is reviewed where somebody said when; a supplier we work with also where nobody did,
 * from its last review or from when it was entered. */
bool agenda_judge_review(const struct agenda_fact *fact, const struct agenda_settings *settings,
                         int32_t today, struct agenda_line *line) {
    int32_t due = fact->day;
    if (due == DATE_NONE && fact->status != AGENDA_PROSPECT && fact->since != DATE_NONE)
        due = agenda_next_review(settings, fact->status, fact->cadence, fact->since);
    return due != DATE_NONE && due_on(due, settings->soon, today, line);
}

bool agenda_judge_claim(const struct agenda_fact *fact, const struct agenda_settings *settings,
                        int32_t today, struct agenda_line *line) {
    bool relied_on = fact->status == AGENDA_APPROVED || fact->status == AGENDA_PREFERRED;
    return relied_on && stands(fact, settings->claim, today, line);
}

bool agenda_judge_silent(const struct agenda_fact *fact, const struct agenda_settings *settings,
                         int32_t today, struct agenda_line *line) {
    return stands(fact, settings->silent, today, line);
}

bool agenda_judge_transit(const struct agenda_fact *fact, const struct agenda_settings *settings,
                          int32_t today, struct agenda_line *line) {
    return stands(fact, settings->transit, today, line);
}

bool agenda_judge_verdict(const struct agenda_fact *fact, const struct agenda_settings *settings,
                          int32_t today, struct agenda_line *line) {
    return stands(fact, settings->verdict, today, line);
}

bool agenda_judge_vetting(const struct agenda_fact *fact, const struct agenda_settings *settings,
                          int32_t today, struct agenda_line *line) {
    return fact->status == AGENDA_VETTING && stands(fact, settings->vetting, today, line);
}

bool agenda_judge_quote(const struct agenda_fact *fact, const struct agenda_settings *settings,
                        int32_t today, struct agenda_line *line) {
    return fact->day != DATE_NONE && due_on(fact->day, settings->quote, today, line);
}

bool agenda_judge_order_by(const struct agenda_fact *fact, const struct agenda_settings *settings,
                           int32_t today, struct agenda_line *line) {
    return fact->day != DATE_NONE && due_on(fact->day, settings->order, today, line);
}

/* One that follows a milestone is due when that is, as it stands. */
bool agenda_judge_payment(const struct agenda_fact *fact, const struct agenda_settings *settings,
                          int32_t today, struct agenda_line *line) {
    int32_t day = fact->projected != DATE_NONE ? fact->projected : fact->day;
    return day != DATE_NONE && due_on(day, settings->soon, today, line);
}

/* What will be late is at risk as long as it is not late yet. */
bool agenda_judge_at_risk(const struct agenda_fact *fact, const struct agenda_settings *settings,
                          int32_t today, struct agenda_line *line) {
    (void)settings;
    line->due = fact->day;
    line->urgency = fact->day == today ? AGENDA_TODAY : AGENDA_SOON;
    return fact->day != DATE_NONE && fact->day >= today && fact->projected != DATE_NONE &&
           fact->projected > fact->day;
}

/* Its days are to be confirmed so long before it begins; once it has begun there is nothing left to
 * ask. */
bool agenda_judge_closure(const struct agenda_fact *fact, const struct agenda_settings *settings,
                          int32_t today, struct agenda_line *line) {
    return fact->day != DATE_NONE && fact->day >= today &&
           due_on(fact->day - settings->closure, 0, today, line);
}
