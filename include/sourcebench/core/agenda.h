/*
 * The agenda: what needs a decision, and why. One rule a row of the table; each judges the facts of
 * one record and yields a line or nothing.
 *
 * A line is late, due today or due soon. What has lapsed stays until a person decides or the facts
 * change; it never drops out by age. A rule with horizons (a certificate: 90, 30, 7 days) asks
 * again at each: the stage of a line is the horizon that was reached, 0 the farthest.
 *
 * Lines are compact and many (tens of thousands); what they say is put into words only for those
 * that are shown. A new rule is a name in the enum, a row in src/core/agenda.c and a row of SQL in
 * db/agenda_sql.c.
 */
#ifndef SOURCEBENCH_CORE_AGENDA_H
#define SOURCEBENCH_CORE_AGENDA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sourcebench/core/memory.h"

enum agenda_urgency { AGENDA_LATE, AGENDA_TODAY, AGENDA_SOON, AGENDA_URGENCIES };

/* "late", "today", "soon" */
extern const char *const agenda_urgency_words[AGENDA_URGENCIES];

enum agenda_rule_id {
    AGENDA_BANK,
    AGENDA_CERTIFICATE_LAPSED,
    AGENDA_CERTIFICATE,
    AGENDA_FOLLOW_UP,
    AGENDA_REVIEW,
    AGENDA_CLAIM,
    AGENDA_SILENT,
    AGENDA_SAMPLE_TRANSIT,
    AGENDA_SAMPLE_VERDICT,
    AGENDA_VETTING_STALLED,
    AGENDA_VETTING_EXPIRED,
    AGENDA_FINDING,
    AGENDA_AUDIT,
    AGENDA_QUOTE,
    AGENDA_RFQ,
    AGENDA_ORDER_BY,
    AGENDA_MILESTONE,
    AGENDA_AT_RISK,
    AGENDA_PAYMENT,
    AGENDA_DOCUMENT,
    AGENDA_CLOSURE,
    AGENDA_RULES
};

/* Statuses of a supplier by their index in the choices of its field. */
enum agenda_status {
    AGENDA_PROSPECT,
    AGENDA_VETTING,
    AGENDA_APPROVED,
    AGENDA_PREFERRED,
    AGENDA_ON_HOLD,
    AGENDA_BLOCKED,
    AGENDA_STATUSES
};

enum { AGENDA_HORIZONS = 3 };

/* Days, from the configuration (agenda.…, review_days.…). */
struct agenda_settings {
    int soon;                         /* how far ahead what is due is listed */
    int certificate[AGENDA_HORIZONS]; /* before a certificate expires, farthest first */
    int claim;                        /* an approved supplier's claim may stand unverified */
    int silent;                       /* without a word while something is open */
    int transit;                      /* a sample may be on its way */
    int verdict;                      /* a sample may wait for our comment */
    int vetting;                      /* vetting may stand still */
    int quote;                        /* before a quote lapses */
    int order;                        /* before the last day to order in time */
    int closure;                      /* before a long closure of factories */
    int review[AGENDA_STATUSES];      /* between reviews, by status; 0: none */
    const char *currency;             /* in which money at stake is counted; NULL: it is not */
};

/* What a rule judges: one record with what matters of its supplier. */
struct agenda_fact {
    int64_t subject, supplier;
    int64_t money;     /* at stake, 1/10,000 of agenda_settings.currency; 0: not known */
    int32_t day;       /* the rule's day: to be followed up, expires, sent, …; DATE_NONE: none */
    int32_t since;     /* when it began, where the rule asks for that; DATE_NONE */
    int32_t projected; /* the day on which it will be, as it stands; DATE_NONE */
    int status;        /* enum agenda_status, of the supplier */
    int cadence;       /* days between its reviews; 0: by status */
};

struct agenda_line {
    int64_t subject, supplier;
    int64_t money;    /* as in agenda_fact */
    int64_t decision; /* db: the latest decision on it that was known; 0: none */
    int32_t due;
    int32_t about;     /* the day of the facts from which due follows: a decision is about it */
    int32_t projected; /* as in agenda_fact */
    uint8_t rule;      /* enum agenda_rule_id */
    uint8_t urgency, stage;
};

/* What is needed to put a line into words; db fills it for the lines that are shown. */
struct agenda_words {
    const char *supplier;       /* name */
    const char *country, *city; /* or NULL */
    const char *who;            /* is responsible; NULL: nobody */
    const char *what; /* the subject: "GRS", "ask for the YKK price list", a claim; or NULL */
    const char *more; /* the rule's second text: a site, a courier, the kind of a contact; or
                         NULL */
    int64_t number;   /* the rule's numbers; 0 where it has none */
    int64_t total;
    const char *currency; /* of number where that is money, of the record itself; or NULL */
    int32_t since;        /* the day it began; DATE_NONE */
    /* Of the order whose milestone is late or at risk, as it stands; DATE_NONE where nobody knows.
     */
    int32_t arrives, needed;
    int64_t in_time; /* the probability, in 1/1,000,000; -1: not known */
    const char *assignee, *assigned_by, *assigned_why; /* where it was escalated; or NULL */
};

struct agenda_rule {
    const char *key;   /* "certificate-lapsed": in filters, JSON and the journal; never changed */
    const char *label; /* "Certificate": the column of kinds */
    const char *noun;  /* "certificate": in sentences */
    const char *table; /* of its subject */
    const char *how;   /* what it looks for: a sentence */
    /* The options that say how many days it takes: a path of the configuration, or with a point at
     * its end the beginning of several; NULL: none. */
    const char *setting;
    const char *stake; /* what the money at stake is, in words; NULL: there is none */
    /* What done means beyond the decision that is noted. */
    enum { AGENDA_DONE_NOTED, AGENDA_DONE_FOLLOWED_UP, AGENDA_DONE_REVIEWED } done;
    bool needs_reason; /* the facts stay as they are: done says why that is right */
    bool when_blocked; /* also of suppliers that are blocked */
    /* The days (agenda_fact.day) for which the rule may have a line, both included. from NULL: all
     * before. */
    int32_t (*from)(const struct agenda_settings *settings, int32_t today);
    int32_t (*until)(const struct agenda_settings *settings, int32_t today);
    /* Where a line may also follow from agenda_fact.since: the last such day. NULL: it never does.
     */
    int32_t (*since)(const struct agenda_settings *settings, int32_t today);
    /* False where there is nothing to decide. Fills due, urgency and stage; agenda_judge() the
     * rest. */
    bool (*judge)(const struct agenda_fact *fact, const struct agenda_settings *settings,
                  int32_t today, struct agenda_line *line);
    /* "GRS lapsed 12 d ago": one sentence without the supplier's name, with the numbers in it. */
    const char *(*reason)(const struct agenda_line *line, const struct agenda_words *words,
                          int32_t today, struct arena *arena);
};

extern const struct agenda_rule agenda_rules[AGENDA_RULES];
extern const size_t n_agenda_rules;

/* The index of the rule with that key, or -1. */
int agenda_rule_find(const char *key);
/* Whether a word of a filter means the rule: its key or label, or how one of them begins
 * ("certificate" means two rules). */
bool agenda_rule_means(size_t rule, const char *word);
/* Whether the rule has a line for the fact, and which. */
bool agenda_judge(size_t rule, const struct agenda_fact *fact,
                  const struct agenda_settings *settings, int32_t today, struct agenda_line *line);
/* Order of the agenda: urgency, due, money (more first), rule, subject. As strcmp(). */
int agenda_compare(const struct agenda_line *a, const struct agenda_line *b);
/* The sentence of a line. */
const char *agenda_reason(const struct agenda_line *line, const struct agenda_words *words,
                          int32_t today, struct arena *arena);
/* What a line is about: "certificate GRS", "follow-up "ask for YKK price list"". */
const char *agenda_subject(const struct agenda_line *line, const struct agenda_words *words,
                           struct arena *arena);
/* The day of the next review after one held today; DATE_NONE where the status asks for none. */
int32_t agenda_next_review(const struct agenda_settings *settings, int status, int cadence,
                           int32_t today);

#endif
