/*
 * What the checks of the doctor share.
 */
#ifndef DB_DOCTOR_PRIVATE_H
#define DB_DOCTOR_PRIVATE_H

#include "store_private.h"

enum doctor_sql {
    DOCTOR_ORPHANS,
    DOCTOR_NAMES,
    DOCTOR_SET_NAME_KEY,
    DOCTOR_ENTRIES,
    DOCTOR_ENTRIES_OF_ROW,
    DOCTOR_ROWS_OF_ENTRY,
    DOCTOR_ADD_ENTRY,
    DOCTOR_ADD_ROW,
    DOCTOR_STATEMENTS
};

extern const struct sql_module doctor_sql;

/* The label of the journal entry that stands where another program wrote. */
#define DOCTOR_BREAK_LABEL "Changed by another program"

struct doctor {
    struct store *store;
    bool repair;
    bool damaged;      /* the file itself: nothing else can be checked */
    bool stale_search; /* rows changed behind the index's back */
    void (*found)(void *user, const struct store_finding *finding);
    void *user;
};

struct doctor_outcome {
    bool repairable, repaired;
};

/* Tells one finding. */
void doctor_report(const struct doctor *d, const char *what, struct doctor_outcome outcome,
                   const char *format, ...) __attribute__((format(printf, 4, 5)));

/* doctor_history.c: whether the journal can be read, and whether every journaled row is what the
 * journal says; with repair, rows that are not are marked by an entry of their own. */
bool doctor_check_history(struct doctor *d, struct error *err);

#endif
