-- The daily review: when a supplier was looked at last, the vetting checklist, audits with their
-- findings, and what was decided about lines of the agenda.

ALTER TABLE supplier ADD COLUMN last_review TEXT CHECK (last_review IS date(last_review));
ALTER TABLE supplier ADD COLUMN reviewed_by TEXT;
-- Why the status is as it is; asked for where a supplier is approved with mandatory items open.
ALTER TABLE supplier ADD COLUMN status_reason TEXT;

-- A scope certificate speaks for a firm, a transaction certificate for one shipment, a report for
-- one material or product: they do not stand in for each other.
ALTER TABLE certificate ADD COLUMN document TEXT NOT NULL DEFAULT 'certificate'
    CHECK (document = 'certificate' OR document = 'scope' OR document = 'transaction'
        OR document = 'report' OR document = 'rating');
ALTER TABLE certificate ADD COLUMN holder TEXT;
ALTER TABLE certificate ADD COLUMN subject TEXT;

CREATE TABLE vetting_item (
    id INTEGER PRIMARY KEY,
    supplier_id INTEGER NOT NULL REFERENCES supplier (id),
    code TEXT,
    title TEXT NOT NULL CHECK (length(trim(title)) > 0),
    mandatory INTEGER CHECK (mandatory IN (0, 1)),
    state TEXT NOT NULL DEFAULT 'open' CHECK (state = 'open' OR state = 'met' OR state = 'failed'
        OR state = 'not-applicable'),
    evidence TEXT,
    checked_on TEXT CHECK (checked_on IS date(checked_on)),
    checked_by TEXT,
    expires_on TEXT CHECK (expires_on IS date(expires_on)),
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    supplier_id INTEGER NOT NULL REFERENCES supplier (id),
    site_id INTEGER REFERENCES site (id),
    kind TEXT NOT NULL CHECK (kind = 'visit' OR kind = 'audit' OR kind = 'video'
        OR kind = 'third-party'),
    purpose TEXT NOT NULL CHECK (length(trim(purpose)) > 0),
    planned_on TEXT NOT NULL CHECK (planned_on IS date(planned_on)),
    held_on TEXT CHECK (held_on IS date(held_on)),
    auditor TEXT,
    result TEXT CHECK (result = 'passed' OR result = 'passed-with-findings' OR result = 'failed'),
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE finding (
    id INTEGER PRIMARY KEY,
    supplier_id INTEGER NOT NULL REFERENCES supplier (id),
    audit_id INTEGER REFERENCES audit (id),
    title TEXT NOT NULL CHECK (length(trim(title)) > 0),
    severity TEXT NOT NULL CHECK (severity = 'critical' OR severity = 'major'
        OR severity = 'minor'),
    due_on TEXT CHECK (due_on IS date(due_on)),
    closed_on TEXT CHECK (closed_on IS date(closed_on)),
    closed_by TEXT,
    evidence TEXT,
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

-- Who decided what about a line of the agenda. A row is never changed: the latest one of a subject
-- holds. due and stage say which due day and which horizon was decided on; when the facts move on,
-- the line is open again.
CREATE TABLE agenda_state (
    id INTEGER PRIMARY KEY,
    supplier_id INTEGER NOT NULL REFERENCES supplier (id),
    rule TEXT NOT NULL CHECK (length(trim(rule)) > 0),
    subject_table TEXT NOT NULL CHECK (length(trim(subject_table)) > 0),
    subject_id INTEGER NOT NULL,
    due TEXT NOT NULL CHECK (due IS date(due)),
    stage INTEGER CHECK (stage BETWEEN 0 AND 9),
    action TEXT NOT NULL CHECK (action = 'done' OR action = 'snoozed' OR action = 'escalated'),
    until TEXT CHECK (until IS date(until)),
    assignee TEXT,
    reason TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER,
    CHECK (action <> 'snoozed' OR until IS NOT NULL),
    CHECK (action <> 'escalated' OR assignee IS NOT NULL)
) STRICT;

-- Files may belong to the new records too: the same table with a longer list.
CREATE TABLE attachment_2 (
    id INTEGER PRIMARY KEY,
    supplier_id INTEGER NOT NULL REFERENCES supplier (id),
    owner_table TEXT NOT NULL CHECK (owner_table = 'supplier' OR owner_table = 'site'
        OR owner_table = 'legal_identity' OR owner_table = 'contact' OR owner_table = 'claim'
        OR owner_table = 'certificate' OR owner_table = 'sample' OR owner_table = 'interaction'
        OR owner_table = 'vetting_item' OR owner_table = 'audit' OR owner_table = 'finding'),
    owner_id INTEGER NOT NULL,
    path TEXT NOT NULL CHECK (length(path) > 0),
    hash TEXT CHECK (hash IS NULL OR length(hash) = 64),
    caption TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;
INSERT INTO attachment_2 SELECT id, supplier_id, owner_table, owner_id, path, hash, caption, rev,
    created_at, created_by, updated_at, updated_by, deleted_at FROM attachment;
DROP TABLE attachment;
ALTER TABLE attachment_2 RENAME TO attachment;
CREATE INDEX attachment_by_supplier ON attachment (supplier_id);

CREATE INDEX vetting_item_by_supplier ON vetting_item (supplier_id, updated_at);
CREATE INDEX vetting_item_by_expiry ON vetting_item (expires_on)
    WHERE expires_on IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX audit_by_supplier ON audit (supplier_id);
CREATE INDEX audit_by_site ON audit (site_id) WHERE site_id IS NOT NULL;
CREATE INDEX audit_planned ON audit (planned_on) WHERE held_on IS NULL AND deleted_at IS NULL;
CREATE INDEX finding_by_supplier ON finding (supplier_id);
CREATE INDEX finding_by_audit ON finding (audit_id) WHERE audit_id IS NOT NULL;
CREATE INDEX finding_open ON finding (due_on) WHERE closed_on IS NULL AND deleted_at IS NULL;
CREATE INDEX agenda_state_by_supplier ON agenda_state (supplier_id);
CREATE INDEX agenda_state_by_subject ON agenda_state (subject_id, rule, id)
    WHERE deleted_at IS NULL;
CREATE INDEX agenda_state_snoozed ON agenda_state (until)
    WHERE action = 'snoozed' AND deleted_at IS NULL;

-- What the agenda asks for by day.
CREATE INDEX supplier_unscheduled ON supplier
    (status, cadence_days, last_review, created_at, owner, next_review, deleted_at)
    WHERE next_review IS NULL AND status <> 'prospect' AND status <> 'blocked'
        AND deleted_at IS NULL;
CREATE INDEX supplier_in_vetting ON supplier
    (status, updated_at, cadence_days, owner, deleted_at)
    WHERE status = 'vetting' AND deleted_at IS NULL;
CREATE INDEX claim_open ON claim (created_at)
    WHERE state <> 'verified' AND state <> 'refuted' AND deleted_at IS NULL;
CREATE INDEX sample_in_transit ON sample (sent_on)
    WHERE received_on IS NULL AND sent_on IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX sample_awaiting_verdict ON sample (received_on)
    WHERE received_on IS NOT NULL AND verdict = 'open' AND deleted_at IS NULL;
CREATE INDEX legal_identity_unconfirmed ON legal_identity (updated_at)
    WHERE account IS NOT NULL AND bank_confirmed_on IS NULL AND deleted_at IS NULL;

-- Since when we have waited for a word from a supplier with something open: the later of its last
-- word and the day on which the oldest open thing began. Kept by every command (db/derived.c), not
-- journaled; a supplier with nothing open has no row.
CREATE TABLE supplier_waiting (
    supplier_id INTEGER PRIMARY KEY,
    since TEXT NOT NULL
) STRICT;
CREATE INDEX supplier_waiting_since ON supplier_waiting (since);
INSERT INTO supplier_waiting SELECT supplier_id, max(min(began), ifnull((SELECT max(happened_on)
        FROM interaction i WHERE i.supplier_id = o.supplier_id AND i.direction = 'in'
            AND i.deleted_at IS NULL), ''))
    FROM (
        SELECT supplier_id, happened_on AS began FROM interaction
            WHERE follow_up_on IS NOT NULL AND follow_up_done IS NULL AND deleted_at IS NULL
        UNION ALL
        SELECT supplier_id, sent_on FROM sample
            WHERE sent_on IS NOT NULL AND received_on IS NULL AND deleted_at IS NULL
    ) o
    GROUP BY supplier_id;

-- Certificates that expire and no newer one stands in for, kept in the same way.
CREATE TABLE certificate_current (
    certificate_id INTEGER PRIMARY KEY,
    supplier_id INTEGER NOT NULL,
    expires TEXT NOT NULL
) STRICT;
CREATE INDEX certificate_current_by_expiry ON certificate_current (expires, supplier_id);
CREATE INDEX certificate_current_by_supplier ON certificate_current (supplier_id);
INSERT INTO certificate_current SELECT id, supplier_id, expires FROM certificate t
    WHERE expires IS NOT NULL AND deleted_at IS NULL AND state <> 'refuted'
        AND NOT EXISTS (SELECT 1 FROM certificate n WHERE n.supplier_id = t.supplier_id
            AND n.kind = t.kind COLLATE NOCASE AND n.site_id IS t.site_id
            AND n.deleted_at IS NULL AND n.state <> 'refuted'
            AND (n.expires IS NULL OR n.expires > t.expires
                OR (n.expires = t.expires AND n.id > t.id)));
