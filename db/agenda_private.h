/*
 * What the parts of the agenda share: the statements of the rules (agenda_sql.c), reading and
 * judging facts (agenda_read.c), filters (agenda_filter.c).
 */
#ifndef DB_AGENDA_PRIVATE_H
#define DB_AGENDA_PRIVATE_H

#include "sourcebench/core/id_set.h"
#include "sourcebench/core/record_set.h"
#include "sourcebench/db/agenda.h"

#include "journal_private.h"
#include "supplier_filter.h"

/* The statements of a rule. FACTS_DUE: all facts up to a day; ?1 that day, ?2 the first day, ?3 the
 * first millisecond after ?1. FACTS_OF: those of supplier ?1, of whatever day; where it has a ?2,
 * from that day on. WORDS: of subject ?1; ?2 the day that the line is about. */
enum agenda_part { AGENDA_FACTS_DUE, AGENDA_FACTS_OF, AGENDA_WORDS, AGENDA_PARTS };

enum agenda_statement {
    AGENDA_DECISION_LATEST = AGENDA_RULES * AGENDA_PARTS,
    AGENDA_SUPPLIER_WORDS,
    AGENDA_JOURNAL_END,
    AGENDA_JOURNAL_SINCE,
    AGENDA_DECISIONS_SNOOZED,
    AGENDA_DECISIONS_TAKEN,
    AGENDA_ENTRY_OF_ROW,
    AGENDA_RATE,
    AGENDA_CONCERNED_QUOTE, /* suppliers that a record concerns: agenda_touch.c */
    AGENDA_CONCERNED_ORDER,
    AGENDA_CONCERNED_INVITATION,
    AGENDA_CONCERNED_RFQ,
    AGENDA_CONCERNED_REQUIREMENT,
    AGENDA_STATEMENTS
};

extern const struct sql_module agenda_sql;

/* Columns of FACTS_DUE and FACTS_OF. A day is a text or a time in milliseconds; money and
 * its currency may be missing. */
enum agenda_fact_column {
    FACT_SUBJECT,
    FACT_SUPPLIER,
    FACT_STATUS,
    FACT_CADENCE,
    FACT_WHO,
    FACT_DAY,
    FACT_SINCE,
    FACT_MONEY,
    FACT_CURRENCY
};

/* The latest decision on a subject; id 0: none. Texts in the arena. */
struct agenda_latest {
    int64_t id, at;
    int32_t due, until, about;
    int stage;
    const char *action, *assignee, *reason, *by;
};

/* A line as it was read; who (may be NULL) is valid until the next one is. */
struct agenda_read {
    struct agenda_line line;
    const char *who;
    bool open; /* no decision holds it back */
};
typedef bool agenda_take(void *user, const struct agenda_read *read, struct error *err);

/* Gives take() all lines of all rules, or of one supplier where that is not 0. */
bool agenda_read_lines(struct store *store, const struct agenda_query *query, int64_t supplier,
                       agenda_take *take, void *user, struct error *err);
/* What amounts in other currencies are worth, as long as one reading takes. */
struct agenda_rates {
    struct {
        char currency[4];
        int64_t theirs, ours; /* for the same; 0: no rate is known */
    } known[16];
    int n;
};
/* The amount in the currency of the settings, to the hundredth; 0 where no exchange rate is known.
 */
bool agenda_convert(struct store *store, const struct agenda_query *query,
                    struct agenda_rates *rates, const char *currency, int64_t *amount,
                    struct error *err);

/* Adds the suppliers whose lines may follow from the last change; *all where it may be any. */
bool agenda_touch(const struct journal_walk *walk, struct id_set *touched, bool *all,
                  struct error *err);

/* Of an order (the fact's subject) the milestone that is first at risk, by what has happened up to
 * today: subject, day and projected become its own; projected DATE_NONE where none is. set keeps
 * calendars from one to the next. */
bool agenda_find_risk(struct store *store, int32_t today, struct record_set *set,
                      struct agenda_fact *fact, struct error *err);

/* Of a payment (the fact's subject) the day on which it is due as its order stands: projected
 * becomes that where it is another than the one noted. */
bool agenda_move_payment(struct store *store, int32_t today, struct record_set *set,
                         struct agenda_fact *fact, struct error *err);
/* What the order of a milestone that is late or at risk comes to: arrives, needed, in_time. */
bool agenda_words_arrival(struct store *store, int64_t milestone, struct agenda_words *words,
                          struct error *err);

bool agenda_read_latest(struct store *store, size_t rule, int64_t subject, struct arena *arena,
                        struct agenda_latest *latest, struct error *err);
/* The supplier that a subject of the rule belongs to; 0 where there is none. */
bool agenda_supplier_of(struct store *store, size_t rule, int64_t subject, int64_t *supplier,
                        struct error *err);

/* A filter made ready: what a line itself says is tested here, what its supplier says by the
 * condition of the list of suppliers. */
struct agenda_filter;

/* NULL and err on failure. */
struct agenda_filter *agenda_filter_new(struct store *store, const struct agenda_query *query,
                                        struct error *err);
void agenda_filter_free(struct agenda_filter *filter);
/* Before many lines are tested: finds the words of the filter in one go. Before few: forgets that,
 * each is looked up. */
bool agenda_filter_prepare(struct agenda_filter *filter, bool many, struct error *err);
bool agenda_filter_test(struct agenda_filter *filter, const struct agenda_read *read, bool *matches,
                        struct error *err);

#endif
