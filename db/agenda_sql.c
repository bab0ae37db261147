/*
 * How each rule of the agenda finds its facts, and the words of a line: one row for each rule. The
 * partial indexes of db/schema/0002.sql hold what is open, by day; a row is joined with what
 * matters of its supplier. What belongs to a requirement is found from those that are open.
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

/* Facts of what has a supplier by way of other records: of the rows of a join. */
#define OF_JOIN(id, day, money, currency, rows)                                                    \
    "SELECT " id ", s.id, s.status, s.cadence_days, s.owner, " day ", NULL, " money ", " currency  \
    " FROM " rows " CROSS JOIN supplier s ON s.id = "
#define LIVING " AND s.deleted_at IS NULL WHERE "

#define OPEN_REQUIREMENT "r.status = 'open' AND r.deleted_at IS NULL"

#define WANTED                                                                                     \
    "ifnull((SELECT sum(l.quantity) FROM requirement_line l WHERE l.requirement_id = r.id AND "    \
    "l.deleted_at IS NULL), r.quantity)"
#define BREAK "(SELECT b.price FROM price_break b WHERE b.quote_id = q.id AND b.deleted_at IS NULL "
/* What is wanted at the price of its break; below the first one at that of the first. */
#define VALUE_OF_QUOTE                                                                             \
    WANTED " * ifnull(" BREAK "AND b.quantity <= " WANTED                                          \
           " ORDER BY b.quantity DESC LIMIT 1), " BREAK "ORDER BY b.quantity LIMIT 1))"
#define OFFERED "(q.state = 'offered' OR q.state = 'agreed') AND q.deleted_at IS NULL"
/* The last round of an offer, as in core/plan_make.c. */
#define LAST_ROUND                                                                                 \
    "NOT EXISTS (SELECT 1 FROM quote n WHERE n.requirement_id = q.requirement_id AND "             \
    "n.supplier_id = q.supplier_id AND ifnull(n.number, '') = ifnull(q.number, '') AND "           \
    "(n.state = 'offered' OR n.state = 'agreed') AND n.deleted_at IS NULL AND "                    \
    "(ifnull(n.round, 1) > ifnull(q.round, 1) OR "                                                 \
    "(ifnull(n.round, 1) = ifnull(q.round, 1) AND n.id > q.id)))"
#define QUOTES(rows)                                                                               \
    OF_JOIN("q.id", "q.valid_until", VALUE_OF_QUOTE, "q.currency", rows)                           \
    "q.supplier_id" LIVING OPEN_REQUIREMENT " AND " OFFERED                                        \
    " AND q.valid_until IS NOT NULL AND " LAST_ROUND NOT_BLOCKED

#define ANSWER_DUE "ifnull(i.due_on, f.due_on)"
/* A later revision stands in for the one before, whoever was asked again. */
#define NOT_REVISED                                                                                \
    "NOT EXISTS (SELECT 1 FROM rfq n WHERE n.requirement_id = f.requirement_id AND "               \
    "ifnull(n.number, '') = ifnull(f.number, '') AND n.status <> 'draft' AND "                     \
    "ifnull(n.revision, 1) > ifnull(f.revision, 1) AND n.deleted_at IS NULL)"
#define ANSWERS(rows)                                                                              \
    OF_JOIN("i.id", ANSWER_DUE, "NULL", "NULL", rows)                                              \
    "i.supplier_id" LIVING OPEN_REQUIREMENT                                                        \
    " AND f.status = 'sent' AND f.deleted_at IS NULL AND i.answered_on IS NULL AND "               \
    "i.declined_on IS NULL AND i.deleted_at IS NULL AND " NOT_REVISED NOT_BLOCKED

/* The last days to order (db/order_day.h), by offers that still count. What is awarded has to be
 * ordered of each who got it; of what is not, only one offer is taken: the cheapest that is in time
 * today (?2), else the one that was in time last. */
#define STILL_WANTED "(r.status = 'open' OR r.status = 'awarded') AND r.deleted_at IS NULL"
#define IS_AWARDED(more)                                                                           \
    "EXISTS (SELECT 1 FROM award w WHERE w.requirement_id = r.id AND w.deleted_at IS NULL" more ")"
#define OFFERED_ON(day)                                                                            \
    OFFERED " AND " LAST_ROUND " AND (q.valid_until IS NULL OR q.valid_until >= " day ") AND "     \
            "p.deleted_at IS NULL AND p.status <> 'blocked'"
/* The best of some rows of order_day (c), of the quote q. */
#define BEST_DAY(of)                                                                               \
    "(SELECT c.id FROM order_day c CROSS JOIN quote q ON q.id = c.quote_id CROSS JOIN supplier p " \
    "ON p.id = q.supplier_id WHERE c.last_day IS NOT NULL AND " of                                 \
    " AND " OFFERED_ON("?2") " ORDER BY c.last_day >= ?2 DESC, CASE WHEN c.last_day >= ?2 THEN "   \
                             "ifnull(c.unit, 9e18) END, "                                          \
                             "c.last_day DESC, c.id LIMIT 1)"
/* The next offer after the last day of another (b), as it would be chosen then. */
#define NEXT_OFFER(what)                                                                           \
    "(SELECT " what " FROM order_day c CROSS JOIN quote q ON q.id = c.quote_id CROSS JOIN "        \
    "supplier p ON p.id = q.supplier_id WHERE c.requirement_id = b.requirement_id AND "            \
    "c.last_day > b.last_day AND c.unit IS NOT NULL AND " OFFERED_ON(                              \
        "b.last_day") " AND (c.quote_id = b.quote_id OR NOT " IS_AWARDED("") ") ORDER BY c.unit, " \
                                                                             "c.id LIMIT 1)"
/* What waiting costs: what the next one costs more; where there is none, all is at stake. */
#define COST_OF_WAITING "ifnull(max(0, " NEXT_OFFER("c.total") " - b.total), b.total)"
#define DAYS_FROM(rows, best, within)                                                              \
    "SELECT b.quote_id, s.id, s.status, s.cadence_days, s.owner, b.last_day, "                     \
    "NULL, " COST_OF_WAITING ", b.currency FROM " rows " CROSS JOIN order_day b ON b.id = " best   \
    " CROSS JOIN quote t ON "                                                                      \
    "t.id = b.quote_id CROSS JOIN supplier s ON s.id = t.supplier_id WHERE r.needed_by IS NOT "    \
    "NULL AND " STILL_WANTED within
#define ORDER_DAYS(within)                                                                         \
    DAYS_FROM("requirement r", BEST_DAY("c.requirement_id = r.id"),                                \
              " AND NOT " IS_AWARDED("") "" within)                                                \
    " UNION ALL " DAYS_FROM("requirement r CROSS JOIN award w ON w.requirement_id = r.id AND "     \
                            "w.deleted_at IS NULL",                                                \
                            BEST_DAY("c.quote_id = w.quote_id"), within)
/* Records of orders: t, of the order o. */
#define OF_ORDERS(table, day, money, currency, open, within)                                       \
    OF_JOIN("t.id", day, money, currency,                                                          \
            table " t CROSS JOIN purchase_order o ON o.id = t.order_id AND o.deleted_at IS NULL")  \
    "o.supplier_id" LIVING "t.deleted_at IS NULL AND " open " AND " within
/* Of one supplier: from its orders. */
#define OF_ITS_ORDERS(table, day, money, currency, open)                                           \
    OF_JOIN("t.id", day, money, currency,                                                          \
            "purchase_order o CROSS JOIN " table                                                   \
            " t ON t.order_id = o.id AND o.deleted_at IS NULL")                                    \
    "o.supplier_id" LIVING "t.deleted_at IS NULL AND " open " AND o.supplier_id = ?1"
#define ORDERS(rule, table, day, money, currency, within, open, words)                             \
    RULE(rule, OF_ORDERS(table, day, money, currency, open, within),                               \
         OF_ITS_ORDERS(table, day, money, currency, open), words)

#define MILESTONE_DAY "ifnull(t.promised_on, t.planned_on)"
#define VALUE_OF_ORDER                                                                             \
    "(SELECT sum(l.quantity * l.price) + ifnull(o.extras, 0) FROM order_line l "                   \
    "WHERE l.order_id = o.id AND l.deleted_at IS NULL)"
#define RISKS(of)                                                                                  \
    OF_JOIN("o.id", "NULL", VALUE_OF_ORDER, "o.currency", "purchase_order o")                      \
    "o.supplier_id" LIVING "(o.status = 'placed' OR o.status = 'confirmed' OR "                    \
    "o.status = 'shipped') AND o.deleted_at IS NULL" of
/* What is paid and what papers are sent goes on when the goods are there. */
#define PLACED "o.status <> 'draft' AND o.status <> 'cancelled'"
#define NUMBER_OF_ORDER "(SELECT number FROM purchase_order WHERE id = order_id)"

/* Who has an order that is not sent, or offers for an open requirement. */
#define ENGAGED                                                                                    \
    "(SELECT o.supplier_id FROM purchase_order o WHERE (o.status = 'placed' OR "                   \
    "o.status = 'confirmed') AND o.deleted_at IS NULL UNION SELECT q.supplier_id FROM "            \
    "requirement r CROSS JOIN quote q ON q.requirement_id = r.id WHERE " OPEN_REQUIREMENT          \
    " AND " OFFERED ")"
#define IS_ENGAGED                                                                                 \
    "(EXISTS (SELECT 1 FROM purchase_order o WHERE o.supplier_id = s.id AND "                      \
    "(o.status = 'placed' OR o.status = 'confirmed') AND o.deleted_at IS NULL) OR "                \
    "EXISTS (SELECT 1 FROM quote q JOIN requirement r ON r.id = q.requirement_id "                 \
    "WHERE q.supplier_id = s.id AND " OPEN_REQUIREMENT " AND " OFFERED "))"
#define LONG_CLOSURE                                                                               \
    "d.kind = 'closure' AND d.deleted_at IS NULL AND c.deleted_at IS NULL AND "                    \
    "julianday(d.last) - julianday(d.first) >= 6"
/* The supplier has confirmed when it closes for that. */
#define CONFIRMED                                                                                  \
    "EXISTS (SELECT 1 FROM supplier_closure x WHERE x.supplier_id = s.id AND x.deleted_at IS "     \
    "NULL "                                                                                        \
    "AND x.confirmed_on IS NOT NULL AND julianday(x.closes_on) <= julianday(d.last) + "            \
    "ifnull(d.uncertain, 0) AND julianday(x.reopens_on) > julianday(d.first) - "                   \
    "ifnull(d.uncertain, 0))"
/* The first one from today on that is not. */
#define CLOSURES(who)                                                                              \
    "SELECT s.id, s.id, s.status, s.cadence_days, s.owner, min(d.first), NULL FROM supplier s "    \
    "CROSS JOIN calendar c ON c.country = s.country CROSS JOIN calendar_day d "                    \
    "ON d.calendar_id = c.id WHERE " LONG_CLOSURE                                                  \
    " AND d.first >= ?2 AND s.deleted_at IS NULL" NOT_BLOCKED " AND " who " AND NOT " CONFIRMED    \
    " GROUP BY s.id"

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
    RULE(AGENDA_QUOTE,
         QUOTES("requirement r CROSS JOIN quote q ON q.requirement_id = r.id") " AND q.valid_until "
                                                                               "<= ?1",
         QUOTES("quote q CROSS JOIN requirement r ON r.id = q.requirement_id") " AND q.supplier_id "
                                                                               "= ?1",
         "SELECT q.number, r.name, 0, 0, q.quoted_on FROM quote q JOIN requirement r ON "
         "r.id = q.requirement_id WHERE q.id = ?1"),
    RULE(AGENDA_RFQ,
         ANSWERS("rfq f CROSS JOIN rfq_supplier i ON i.rfq_id = f.id CROSS JOIN requirement r ON "
                 "r.id = f.requirement_id") " AND " ANSWER_DUE " <= ?1",
         ANSWERS("rfq_supplier i CROSS JOIN rfq f ON f.id = i.rfq_id CROSS JOIN requirement r ON "
                 "r.id = f.requirement_id") " AND i.supplier_id = ?1",
         "SELECT f.number, r.name, 0, 0, ifnull(i.invited_on, f.sent_on) FROM rfq_supplier i "
         "JOIN rfq f ON f.id = i.rfq_id JOIN requirement r ON r.id = f.requirement_id "
         "WHERE i.id = ?1"),
    RULE(AGENDA_ORDER_BY, ORDER_DAYS(" AND b.last_day <= ?1"),
         ORDER_DAYS(" AND s.id = ?1 AND r.id IN (SELECT o.requirement_id FROM quote o WHERE "
                    "o.supplier_id = ?1)"),
         "SELECT r.name, " NEXT_OFFER("ifnull(c.mode || ' from ', '') || p.name") ", " NEXT_OFFER(
             "c.unit") " - b.unit, k.service, NULL, b.currency FROM order_day b JOIN requirement r "
                       "ON "
                       "r.id = b.requirement_id JOIN order_day_known k ON k.requirement_id = r.id "
                       "WHERE b.quote_id = ?1 AND b.last_day = ?2 ORDER BY b.unit IS NULL, b.unit "
                       "LIMIT 1"),
    ORDERS(AGENDA_MILESTONE, "milestone", MILESTONE_DAY, VALUE_OF_ORDER, "o.currency",
           MILESTONE_DAY " <= ?1",
           "t.actual_on IS NULL AND (o.status = 'placed' OR o.status = 'confirmed' OR "
           "o.status = 'shipped')",
           "SELECT name, " NUMBER_OF_ORDER ", promised_on IS NOT NULL, 0, started_on "
           "FROM milestone WHERE id = ?1"),
    /* Orders; the milestone of each is found by projecting it (db/agenda_risk.c). */
    RULE(AGENDA_AT_RISK, RISKS(""), RISKS(" AND o.supplier_id = ?1"),
         "SELECT t.name, o.number, CASE WHEN " MILESTONE_DAY
         " IS ?2 THEN t.promised_on IS NOT NULL "
         "ELSE 2 END, 0, NULL FROM milestone t JOIN purchase_order o ON o.id = t.order_id "
         "WHERE t.id = ?1"),
    ORDERS(AGENDA_PAYMENT, "payment", "t.due_on", "t.amount", "t.currency", "t.due_on <= ?1",
           "t.paid_on IS NULL AND " PLACED,
           "SELECT CASE kind WHEN 'vat' THEN 'VAT' WHEN 'other' THEN 'payment' ELSE kind "
           "END, " NUMBER_OF_ORDER ", amount, 0, NULL, currency FROM payment WHERE id = ?1"),
    ORDERS(AGENDA_DOCUMENT, "document", "t.due_on", "NULL", "NULL", "t.due_on <= ?1",
           "t.received_on IS NULL AND " PLACED,
           "SELECT CASE kind WHEN 'proforma' THEN 'proforma invoice' WHEN 'invoice' THEN "
           "'commercial invoice' WHEN 'origin' THEN 'certificate of origin' WHEN 'proof' THEN "
           "'proof of origin' WHEN 'insurance' THEN 'insurance certificate' WHEN 'conformity' THEN "
           "'conformity documents' WHEN 'local-papers' THEN 'papers in the local language' WHEN "
           "'transport' THEN 'transport document' WHEN 'other' THEN 'document' ELSE "
           "replace(kind, '-', ' ') END || ifnull(' ' || number, ''), " NUMBER_OF_ORDER
           ", 0, 0, NULL FROM document WHERE id = ?1"),
    RULE(AGENDA_CLOSURE, CLOSURES("s.id IN " ENGAGED " AND d.first <= ?1"),
         CLOSURES("s.id = ?1 AND " IS_ENGAGED),
         "SELECT d.name, NULL, ifnull(d.uncertain, 0), "
         "CAST(julianday(d.last) - julianday(d.first) AS INTEGER) + 1, NULL FROM supplier s "
         "JOIN calendar c ON c.country = s.country JOIN calendar_day d ON d.calendar_id = c.id "
         "WHERE s.id = ?1 AND d.first = ?2 AND " LONG_CLOSURE " LIMIT 1"),

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
        "a.assignee, a.reason, a.created_by, a.created_at, s.name, a.facts_on FROM agenda_state a "
        "JOIN supplier s ON s.id = a.supplier_id WHERE a.until > ?1 AND a.action = 'snoozed' "
        "AND a.deleted_at IS NULL AND s.deleted_at IS NULL ORDER BY a.id DESC",
    [AGENDA_DECISIONS_TAKEN] =
        "SELECT a.id, a.rule, a.subject_id, a.supplier_id, a.due, a.stage, a.action, a.until, "
        "a.assignee, a.reason, a.created_by, a.created_at, s.name, a.facts_on FROM agenda_state a "
        "JOIN supplier s ON s.id = a.supplier_id WHERE a.id >= ?1 AND a.action = ?2 "
        "AND a.deleted_at IS NULL ORDER BY a.id DESC LIMIT ?3",
    [AGENDA_ENTRY_OF_ROW] = "SELECT min(journal) FROM journal_row WHERE tbl = ?1 AND row = ?2",
    /* For one of a third currency, or of one of the two: so many of ?1 and of ?2, on day ?3. */
    [AGENDA_RATE] =
        "WITH worth AS (SELECT base, currency, rate, max(on_date) AS day FROM fx_rate "
        "WHERE currency IN (?1, ?2) AND on_date <= ?3 AND deleted_at IS NULL GROUP BY base, "
        "currency UNION ALL SELECT DISTINCT base, base, 1000000, ?3 FROM fx_rate "
        "WHERE base IN (?1, ?2) AND deleted_at IS NULL) SELECT t.rate, o.rate FROM worth t "
        "JOIN worth o ON o.base = t.base WHERE t.currency = ?1 AND o.currency = ?2 "
        "ORDER BY min(t.day, o.day) DESC LIMIT 1",
    /* Of all offers for the same: which of them is told about depends on the others. */
    [AGENDA_CONCERNED_QUOTE] = "SELECT o.supplier_id FROM quote q JOIN quote o ON "
                               "o.requirement_id = q.requirement_id WHERE q.id = ?1",
    [AGENDA_CONCERNED_ORDER] = "SELECT supplier_id FROM purchase_order WHERE id = ?1",
    [AGENDA_CONCERNED_INVITATION] = "SELECT supplier_id FROM rfq_supplier WHERE id = ?1",
    [AGENDA_CONCERNED_RFQ] = "SELECT i.supplier_id FROM rfq f JOIN rfq o ON "
                             "o.requirement_id = f.requirement_id JOIN rfq_supplier i ON "
                             "i.rfq_id = o.id WHERE f.id = ?1",
    [AGENDA_CONCERNED_REQUIREMENT] =
        "SELECT supplier_id FROM quote WHERE requirement_id = ?1 UNION SELECT i.supplier_id FROM "
        "rfq f JOIN rfq_supplier i ON i.rfq_id = f.id WHERE f.requirement_id = ?1",
};

const struct sql_module agenda_sql = {"agenda", agenda_text, AGENDA_STATEMENTS, SQL_AGENDA};
