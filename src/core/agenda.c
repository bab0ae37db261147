#include "sourcebench/core/agenda.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/text.h"

#include "agenda_rules.h"

const char *const agenda_urgency_words[AGENDA_URGENCIES] = {"late", "today", "soon"};

const struct agenda_rule agenda_rules[AGENDA_RULES] = {
    [AGENDA_BANK] = {.key = "bank",
                     .label = "Bank details",
                     .noun = "bank details",
                     .table = "legal_identity",
                     .how = "bank details that changed and that nobody has confirmed yet by a call "
                            "to a known number",
                     .needs_reason = true,
                     .until = agenda_day_today,
                     .judge = agenda_judge_bank,
                     .reason = agenda_say_bank},
    [AGENDA_CERTIFICATE_LAPSED] = {.key = "certificate-lapsed",
                                   .label = "Certificate",
                                   .noun = "certificate",
                                   .table = "certificate",
                                   .how = "a certificate whose last day is over, until it is "
                                          "renewed or somebody says why it is settled",
                                   .needs_reason = true,
                                   .until = agenda_day_yesterday,
                                   .judge = agenda_judge_passed,
                                   .reason = agenda_say_lapsed},
    [AGENDA_CERTIFICATE] = {.key = "certificate",
                            .label = "Certificate",
                            .noun = "certificate",
                            .table = "certificate",
                            .how =
                                "a certificate still valid, at three distances from its last day",
                            .setting = "agenda.certificate_days",
                            .from = agenda_day_today,
                            .until = agenda_day_horizon,
                            .judge = agenda_judge_certificate,
                            .reason = agenda_say_certificate},
    [AGENDA_FOLLOW_UP] = {.key = "follow-up",
                          .label = "Follow up",
                          .noun = "follow-up",
                          .table = "interaction",
                          .how = "an entry of the timeline that is to be followed up",
                          .setting = "agenda.soon_days",
                          .done = AGENDA_DONE_FOLLOWED_UP,
                          .when_blocked = true,
                          .until = agenda_day_soon,
                          .judge = agenda_judge_soon,
                          .reason = agenda_say_follow_up},
    [AGENDA_REVIEW] = {.key = "review",
                       .label = "Review",
                       .noun = "review",
                       .table = "supplier",
                       .how = "a supplier whose next review has come, as planned, by its own "
                              "cadence or by its status",
                       .setting = "review_days.",
                       .done = AGENDA_DONE_REVIEWED,
                       .until = agenda_day_soon,
                       .since = agenda_day_unscheduled,
                       .judge = agenda_judge_review,
                       .reason = agenda_say_review},
    [AGENDA_CLAIM] = {.key = "claim",
                      .label = "Claim",
                      .noun = "claim",
                      .table = "claim",
                      .how = "a claim of an approved supplier, neither verified nor refuted",
                      .setting = "agenda.claim_days",
                      .needs_reason = true,
                      .until = agenda_day_claim,
                      .judge = agenda_judge_claim,
                      .reason = agenda_say_claim},
    [AGENDA_SILENT] = {.key = "silent",
                       .label = "Silence",
                       .noun = "silence",
                       .table = "supplier",
                       .how = "a supplier without a word from it while something is open",
                       .setting = "agenda.silent_days",
                       .needs_reason = true,
                       .until = agenda_day_silent,
                       .judge = agenda_judge_silent,
                       .reason = agenda_say_silent},
    [AGENDA_SAMPLE_TRANSIT] = {.key = "sample-transit",
                               .label = "Sample",
                               .noun = "sample",
                               .table = "sample",
                               .how = "a sample that was sent and has not arrived",
                               .setting = "agenda.transit_days",
                               .needs_reason = true,
                               .until = agenda_day_transit,
                               .judge = agenda_judge_transit,
                               .reason = agenda_say_transit},
    [AGENDA_SAMPLE_VERDICT] = {.key = "sample-verdict",
                               .label = "Sample",
                               .noun = "sample",
                               .table = "sample",
                               .how = "a sample that has arrived and waits for our verdict",
                               .setting = "agenda.verdict_days",
                               .needs_reason = true,
                               .until = agenda_day_verdict,
                               .judge = agenda_judge_verdict,
                               .reason = agenda_say_verdict},
    [AGENDA_VETTING_STALLED] = {.key = "vetting-stalled",
                                .label = "Vetting",
                                .noun = "vetting",
                                .table = "supplier",
                                .how = "a supplier in vetting of which nothing was settled",
                                .setting = "agenda.vetting_days",
                                .needs_reason = true,
                                .until = agenda_day_vetting,
                                .judge = agenda_judge_vetting,
                                .reason = agenda_say_vetting},
    [AGENDA_VETTING_EXPIRED] = {.key = "vetting-expired",
                                .label = "Vetting",
                                .noun = "vetting",
                                .table = "vetting_item",
                                .how = "evidence of the vetting checklist that is good until a day",
                                .setting = "agenda.soon_days",
                                .needs_reason = true,
                                .until = agenda_day_soon,
                                .judge = agenda_judge_soon,
                                .reason = agenda_say_expired},
    [AGENDA_FINDING] = {.key = "finding",
                        .label = "Finding",
                        .noun = "finding",
                        .table = "finding",
                        .how = "a finding of an audit that is not mended",
                        .setting = "agenda.soon_days",
                        .needs_reason = true,
                        .until = agenda_day_soon,
                        .judge = agenda_judge_soon,
                        .reason = agenda_say_finding},
    [AGENDA_AUDIT] = {.key = "audit",
                      .label = "Audit",
                      .noun = "audit",
                      .table = "audit",
                      .how = "an audit or visit that was planned and not held",
                      .setting = "agenda.soon_days",
                      .needs_reason = true,
                      .until = agenda_day_soon,
                      .judge = agenda_judge_soon,
                      .reason = agenda_say_audit},
    [AGENDA_QUOTE] = {.key = "quote",
                      .label = "Quote",
                      .noun = "quote",
                      .table = "quote",
                      .how = "the last round of an offer for an open requirement that will lapse "
                             "or has lapsed",
                      .setting = "agenda.quote_days",
                      .needs_reason = true,
                      .stake = "what is wanted, at its price",
                      .until = agenda_day_quote,
                      .judge = agenda_judge_quote,
                      .reason = agenda_say_quote},
    [AGENDA_RFQ] = {.key = "rfq",
                    .label = "RFQ",
                    .noun = "answer to RFQ",
                    .table = "rfq_supplier",
                    .how = "a request for quotation that was sent, for an open requirement, and "
                           "neither answered nor declined by its day, unless a later revision of "
                           "it was sent",
                    .needs_reason = true,
                    .until = agenda_day_yesterday,
                    .judge = agenda_judge_passed,
                    .reason = agenda_say_rfq},
    [AGENDA_ORDER_BY] = {.key = "order-by",
                         .label = "Order by",
                         .noun = "last order date",
                         .table = "quote",
                         .how = "the last day on which what is wanted can be ordered in time, with "
                                "the service level of the requirement or else 80 %, by the "
                                "cheapest offer that still can",
                         .setting = "agenda.order_days",
                         .needs_reason = true,
                         .stake = "what the next offer that is in time then costs more, or all of "
                                  "it where there is none",
                         .until = agenda_day_order,
                         .judge = agenda_judge_order_by,
                         .reason = agenda_say_order_by},
    [AGENDA_MILESTONE] = {.key = "milestone",
                          .label = "Milestone",
                          .noun = "milestone",
                          .table = "milestone",
                          .how = "a milestone of an order that is not done though its promised "
                                 "or else its planned day is over",
                          .needs_reason = true,
                          .when_blocked = true,
                          .stake = "the value of the order",
                          .until = agenda_day_yesterday,
                          .judge = agenda_judge_passed,
                          .reason = agenda_say_milestone},
    [AGENDA_AT_RISK] = {.key = "at-risk",
                        .label = "At risk",
                        .noun = "milestone at risk",
                        .table = "milestone",
                        .how = "the first milestone of an order that, by what has happened, will "
                               "be done after its promised or else its planned day; or an arrival "
                               "after the day it is needed",
                        .needs_reason = true,
                        .when_blocked = true,
                        .stake = "the value of the order",
                        .until = agenda_day_today,
                        .judge = agenda_judge_at_risk,
                        .reason = agenda_say_at_risk},
    [AGENDA_PAYMENT] = {.key = "payment",
                        .label = "Payment",
                        .noun = "payment",
                        .table = "payment",
                        .how = "a deposit, balance or other payment of an order that is not paid",
                        .setting = "agenda.soon_days",
                        .needs_reason = true,
                        .when_blocked = true,
                        .stake = "the payment",
                        .until = agenda_day_soon,
                        .judge = agenda_judge_payment,
                        .reason = agenda_say_payment},
    [AGENDA_DOCUMENT] = {.key = "document",
                         .label = "Document",
                         .noun = "document",
                         .table = "document",
                         .how = "a document of an order that is not received",
                         .setting = "agenda.soon_days",
                         .needs_reason = true,
                         .when_blocked = true,
                         .until = agenda_day_soon,
                         .judge = agenda_judge_soon,
                         .reason = agenda_say_document},
    [AGENDA_CLOSURE] = {.key = "closure",
                        .label = "Closure",
                        .noun = "closure",
                        .table = "supplier",
                        .how = "the next closure of 7 days or more in the calendar of the "
                               "supplier's country, where it has an order or an open requirement "
                               "and has not confirmed its own days (d notes them)",
                        .setting = "agenda.closure_days",
                        .needs_reason = true,
                        .from = agenda_day_today,
                        .until = agenda_day_closure,
                        .judge = agenda_judge_closure,
                        .reason = agenda_say_closure},
};
const size_t n_agenda_rules = AGENDA_RULES;

int agenda_rule_find(const char *key) {
    for (size_t i = 0; i < n_agenda_rules; i++)
        if (strcmp(agenda_rules[i].key, key) == 0)
            return (int)i;
    return -1;
}

/* Without case, and a hyphen is like a blank. */
static bool begins(const char *name, const char *word) {
    for (; *word; name++, word++) {
        char a = (char)(*name >= 'A' && *name <= 'Z' ? *name + ('a' - 'A') : *name);
        char b = (char)(*word >= 'A' && *word <= 'Z' ? *word + ('a' - 'A') : *word);
        if ((a == '-' ? ' ' : a) != (b == '-' ? ' ' : b))
            return false;
    }
    return true;
}

bool agenda_rule_means(size_t rule, const char *word) {
    return *word &&
           (begins(agenda_rules[rule].key, word) || begins(agenda_rules[rule].label, word));
}

bool agenda_judge(size_t rule, const struct agenda_fact *fact,
                  const struct agenda_settings *settings, int32_t today, struct agenda_line *line) {
    const struct agenda_rule *r = &agenda_rules[rule];
    *line = (struct agenda_line){.subject = fact->subject,
                                 .supplier = fact->supplier,
                                 .money = fact->money,
                                 .about = fact->day != DATE_NONE ? fact->day : fact->since,
                                 .projected = fact->projected,
                                 .rule = (uint8_t)rule};
    if (fact->status == AGENDA_BLOCKED && !r->when_blocked)
        return false;
    return r->judge(fact, settings, today, line);
}

static int order(int64_t a, int64_t b) {
    return (a > b) - (a < b);
}

int agenda_compare(const struct agenda_line *a, const struct agenda_line *b) {
    if (a->urgency != b->urgency)
        return order(a->urgency, b->urgency);
    if (a->due != b->due)
        return order(a->due, b->due);
    if (a->money != b->money)
        return order(b->money, a->money);
    return a->rule != b->rule ? order(a->rule, b->rule) : order(a->subject, b->subject);
}

const char *agenda_reason(const struct agenda_line *line, const struct agenda_words *words,
                          int32_t today, struct arena *arena) {
    return agenda_rules[line->rule].reason(line, words, today, arena);
}

/* Certificates have names; other things were described in words. */
const char *agenda_subject(const struct agenda_line *line, const struct agenda_words *words,
                           struct arena *arena) {
    enum { LENGTH = 60 };
    const struct agenda_rule *r = &agenda_rules[line->rule];
    if (!words->what)
        return r->noun;
    const char *quote = strcmp(r->table, "certificate") == 0 ? "" : "\"";
    return arena_format(arena, "%s %s%s%s", r->noun, quote, text_cut(arena, words->what, LENGTH),
                        quote);
}

int32_t agenda_next_review(const struct agenda_settings *settings, int status, int cadence,
                           int32_t today) {
    int days = cadence ? cadence : settings->review[status];
    return days ? today + days : DATE_NONE;
}
