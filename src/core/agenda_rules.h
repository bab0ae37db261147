/*
 * What each rule of the agenda judges (agenda_judge.c) and says (agenda_reason.c), for the table in
 * agenda.c alone.
 */
#ifndef CORE_AGENDA_RULES_H
#define CORE_AGENDA_RULES_H

#include "sourcebench/core/agenda.h"

typedef int32_t agenda_day(const struct agenda_settings *settings, int32_t today);
typedef bool agenda_judging(const struct agenda_fact *fact, const struct agenda_settings *settings,
                            int32_t today, struct agenda_line *line);
typedef const char *agenda_saying(const struct agenda_line *line, const struct agenda_words *words,
                                  int32_t today, struct arena *arena);

agenda_day agenda_day_today, agenda_day_yesterday, agenda_day_soon, agenda_day_horizon,
    agenda_day_claim, agenda_day_silent, agenda_day_transit, agenda_day_verdict, agenda_day_vetting,
    agenda_day_unscheduled, agenda_day_quote, agenda_day_order, agenda_day_closure;

agenda_judging agenda_judge_bank, agenda_judge_passed, agenda_judge_certificate, agenda_judge_soon,
    agenda_judge_review, agenda_judge_claim, agenda_judge_silent, agenda_judge_transit,
    agenda_judge_verdict, agenda_judge_vetting, agenda_judge_quote, agenda_judge_order_by,
    agenda_judge_at_risk, agenda_judge_payment, agenda_judge_closure;

agenda_saying agenda_say_bank, agenda_say_lapsed, agenda_say_certificate, agenda_say_follow_up,
    agenda_say_review, agenda_say_claim, agenda_say_silent, agenda_say_transit, agenda_say_verdict,
    agenda_say_vetting, agenda_say_expired, agenda_say_finding, agenda_say_audit, agenda_say_quote,
    agenda_say_rfq, agenda_say_order_by, agenda_say_milestone, agenda_say_at_risk,
    agenda_say_payment, agenda_say_document, agenda_say_closure;

#endif
