/*
 * How each rule of the agenda finds its facts, and the words of a line: one row for each rule. The
 * partial indexes of db/schema/0002.sql hold what is open, by day; a row is joined with what
 * matters of its supplier.
 */
#include "agenda_private.h"

#define AT(rule, part) ((rule)*AGENDA_PARTS + (part))
#define PART(rule, part, text) [AT(rule, part)] = text
#define RULE(rule, facts_due, facts_of, words)                                                     \
    PART(rule, AGENDA_FACTS_DUE, facts_due), PART(rule, AGENDA_FACTS_OF, facts_of),                \
        PART(rule, AGENDA_WORDS, words)

/* Facts of suppliers themselves. */
#define OF_SUPPLIERS(by, day, since)                                                               \
    "SELECT s.id, s.id, s.status, s.cadence_days, s.owner, " day ", " since " FROM supplier s " by \
    " WHERE s.deleted_at IS NULL"
/* Facts of what belongs to suppliers, and is open by a condition; within says of which days. */
#define OF_RECORDS(table, who, day, open)                                                          \
    "SELECT t.id, t.supplier_id, s.status, s.cadence_days, " who ", " day ", NULL FROM " table     \
    " t CROSS JOIN supplier s ON s.id = t.supplier_id AND s.deleted_at IS NULL "                   \
    "WHERE t.deleted_at IS NULL AND " open
#define RECORDS(rule, table, who, day, within, open, words)                                        \
    RULE(rule, OF_RECORDS(table, who, day, open) " AND " within,                                   \
         OF_RECORDS(table, who, day, open) " AND t.supplier_id = ?1", words)

#define NOT_BLOCKED " AND s.status <> 'blocked'"
#define OWNER "s.owner"

/* what, more, number, total, since */
#define CERTIFICATE_WORDS                                                                          \
    "SELECT kind || CASE document WHEN 'scope' THEN ' scope certificate' WHEN 'transaction' THEN " \
    "' transaction certificate' WHEN 'report' THEN ' report' ELSE '' END || "                      \
    "ifnull(' for ' || subject, '') || ifnull(' (' || rating || ')', ''), "                        \
    "ifnull(holder, (SELECT name FROM site WHERE id = site_id)), 0, 0, NULL "                      \
    "FROM certificate WHERE id = ?1"

/* What a newer certificate stands in for is not in the table. */
#define CERTIFICATES                                                                               \
    "SELECT c.certificate_id, s.id, s.status, s.cadence_days, s.owner, c.expires, NULL "           \
    "FROM certificate_current c CROSS JOIN supplier s ON s.id = c.supplier_id "                    \
    "AND s.deleted_at IS NULL WHERE s.status <> 'blocked'"

/* The days of supplier_waiting are those on which waiting began. */
#define WAITING                                                                                    \
    "SELECT s.id, s.id, s.status, s.cadence_days, s.owner, w.since, NULL FROM supplier_waiting w " \
    "CROSS JOIN supplier s ON s.id = w.supplier_id AND s.deleted_at IS NULL "                      \
    "WHERE s.status <> 'blocked'"

/* Suppliers without a planned review, for whom one follows from the last one or from when they were
 * entered. Those without a cadence of their own are due at the earliest after the shortest cadence
 * of a status: ?2 and ?4 keep the others out, however many there are. */
#define UNSCHEDULED                                                                                \
    " UNION ALL " OF_SUPPLIERS("INDEXED BY supplier_unscheduled", "NULL",                          \
                               "ifnull(s.last_review, s.created_at)") NOT_BLOCKED                  \
        " AND s.next_review IS NULL AND s.status <> 'prospect' AND "                               \
        "s.status IN ('vetting', 'approved', 'preferred', 'on-hold') AND s."

/* The checklist moved when an item of it was changed; where there is none, the supplier. */
#define LAST_MOVED                                                                                 \
    "ifnull((SELECT max(v.updated_at) FROM vetting_item v WHERE v.supplier_id = s.id), "           \
    "s.updated_at)"
#define STALLED_CHECKLISTS                                                                         \
    " AND s.id IN (SELECT supplier_id FROM vetting_item GROUP BY supplier_id "                     \
    "HAVING max(updated_at) < ?3)"
#define VETTING(by) OF_SUPPLIERS(by, LAST_MOVED, "NULL") " AND s.status = 'vetting'"

static const char *const agenda_text[AGENDA_STATEMENTS] = {
    RECORDS(AGENDA_BANK, "legal_identity", OWNER, "t.updated_at", "t.updated_at < ?3",
            "t.account IS NOT NULL AND t.bank_confirmed_on IS NULL" NOT_BLOCKED,
            "SELECT NULL, bank, 0, 0, NULL FROM legal_identity WHERE id = ?1"),
    RULE(AGENDA_CERTIFICATE_LAPSED, CERTIFICATES " AND c.expires <= ?1",
         CERTIFICATES " AND c.supplier_id = ?1", CERTIFICATE_WORDS),
    RULE(AGENDA_CERTIFICATE, CERTIFICATES " AND c.expires BETWEEN ?2 AND ?1",
         CERTIFICATES " AND c.supplier_id = ?1", CERTIFICATE_WORDS),
    RECORDS(AGENDA_FOLLOW_UP, "interaction", "ifnull(s.owner, t.created_by)", "t.follow_up_on",
            "t.follow_up_on <= ?1", "t.follow_up_on IS NOT NULL AND t.follow_up_done IS NULL",
            "SELECT text, kind, 0, 0, happened_on FROM interaction WHERE id = ?1"),
    RULE(AGENDA_REVIEW,
         OF_SUPPLIERS("", "s.next_review", "NULL") NOT_BLOCKED
         " AND s.next_review <= ?1" UNSCHEDULED
         "cadence_days IS NULL AND s.last_review IS NULL AND s.created_at < ?4" UNSCHEDULED
         "cadence_days IS NULL AND s.last_review <= ?2" UNSCHEDULED "cadence_days IS NOT NULL",
         OF_SUPPLIERS("", "s.next_review", "ifnull(s.last_review, s.created_at)") " AND s.id = ?1",
         "SELECT NULL, reviewed_by, 0, 0, last_review FROM supplier WHERE id = ?1"),
    RECORDS(AGENDA_CLAIM, "claim", OWNER, "t.created_at", "t.created_at < ?3",
            "t.state <> 'verified' AND t.state <> 'refuted' AND s.status IN ('approved', "
            "'preferred')",
            "SELECT what || ifnull(': ' || value, ''), state, 0, 0, created_at FROM claim "
            "WHERE id = ?1"),
    RULE(AGENDA_SILENT, WAITING " AND w.since <= ?1", WAITING " AND w.supplier_id = ?1",
         "SELECT NULL, NULL, (SELECT count(*) FROM interaction i WHERE i.supplier_id = ?1 AND "
         "i.follow_up_on IS NOT NULL AND i.follow_up_done IS NULL AND i.deleted_at IS NULL) + "
         "(SELECT count(*) FROM sample p WHERE p.supplier_id = ?1 AND p.sent_on IS NOT NULL AND "
         "p.received_on IS NULL AND p.deleted_at IS NULL) + (SELECT count(*) FROM finding f "
         "WHERE f.supplier_id = ?1 AND f.closed_on IS NULL AND f.deleted_at IS NULL), 0, since "
         "FROM supplier_waiting WHERE supplier_id = ?1"),
    RECORDS(AGENDA_SAMPLE_TRANSIT, "sample", OWNER, "t.sent_on", "t.sent_on <= ?1",
            "t.sent_on IS NOT NULL AND t.received_on IS NULL" NOT_BLOCKED,
            "SELECT subject, courier, 0, 0, sent_on FROM sample WHERE id = ?1"),
    RECORDS(AGENDA_SAMPLE_VERDICT, "sample", OWNER, "t.received_on", "t.received_on <= ?1",
            "t.received_on IS NOT NULL AND t.verdict = 'open'" NOT_BLOCKED,
            "SELECT subject, NULL, 0, 0, received_on FROM sample WHERE id = ?1"),
    RULE(AGENDA_VETTING_STALLED,
         /* The second: changed since their checklist moved. */
         VETTING("INDEXED BY supplier_in_vetting") " AND s.updated_at < ?3 UNION ALL " VETTING(
             "NOT INDEXED") STALLED_CHECKLISTS " AND s.updated_at >= ?3",
         VETTING("") " AND s.id = ?1",
         "SELECT NULL, NULL, (SELECT count(*) FROM vetting_item v WHERE v.supplier_id = ?1 AND "
         "v.deleted_at IS NULL AND v.state = 'open'), (SELECT count(*) FROM vetting_item v "
         "WHERE v.supplier_id = ?1 AND v.deleted_at IS NULL), " LAST_MOVED
         " FROM supplier s WHERE s.id = ?1"),
    RECORDS(AGENDA_VETTING_EXPIRED, "vetting_item", OWNER, "t.expires_on", "t.expires_on <= ?1",
            "t.expires_on IS NOT NULL AND t.state = 'met'" NOT_BLOCKED,
            "SELECT title, NULL, 0, 0, NULL FROM vetting_item WHERE id = ?1"),
    RECORDS(AGENDA_FINDING, "finding", OWNER, "t.due_on", "t.due_on <= ?1",
            "t.due_on IS NOT NULL AND t.closed_on IS NULL" NOT_BLOCKED,
            "SELECT title, severity, 0, 0, NULL FROM finding WHERE id = ?1"),
    RECORDS(AGENDA_AUDIT, "audit", OWNER, "t.planned_on", "t.planned_on <= ?1",
            "t.held_on IS NULL" NOT_BLOCKED,
            "SELECT purpose, CASE kind WHEN 'video' THEN 'video audit' WHEN 'third-party' "
            "THEN 'third-party audit' ELSE kind END, 0, 0, NULL FROM audit WHERE id = ?1"),

    [AGENDA_DECISION_LATEST] =
        "SELECT id, created_at, due, until, ifnull(stage, 0), action, assignee, reason, "
        "created_by, "
        "facts_on FROM agenda_state WHERE subject_id = ?1 AND rule = ?2 AND deleted_at IS NULL "
        "ORDER BY id DESC LIMIT 1",
    [AGENDA_SUPPLIER_WORDS] = "SELECT name, country, city, owner FROM supplier WHERE id = ?1",
    [AGENDA_JOURNAL_END] = "SELECT ifnull(max(id), 0) FROM journal",
    [AGENDA_JOURNAL_SINCE] = "SELECT changeset, rows FROM journal WHERE id > ?1 ORDER BY id",
    [AGENDA_DECISIONS_SNOOZED] =
        "SELECT a.id, a.rule, a.subject_id, a.supplier_id, a.due, a.stage, a.action, a.until, "
        "a.assignee, a.reason, a.created_by, a.created_at, s.name FROM agenda_state a "
        "JOIN supplier s ON s.id = a.supplier_id WHERE a.until > ?1 AND a.action = 'snoozed' "
        "AND a.deleted_at IS NULL AND s.deleted_at IS NULL ORDER BY a.id DESC",
    [AGENDA_DECISIONS_TAKEN] =
        "SELECT a.id, a.rule, a.subject_id, a.supplier_id, a.due, a.stage, a.action, a.until, "
        "a.assignee, a.reason, a.created_by, a.created_at, s.name FROM agenda_state a "
        "JOIN supplier s ON s.id = a.supplier_id WHERE a.id >= ?1 AND a.action = ?2 "
        "AND a.deleted_at IS NULL ORDER BY a.id DESC LIMIT ?3",
    [AGENDA_ENTRY_OF_ROW] = "SELECT min(journal) FROM journal_row WHERE tbl = ?1 AND row = ?2",
};

const struct sql_module agenda_sql = {"agenda", agenda_text, AGENDA_STATEMENTS, SQL_AGENDA};
