-- The supplier and bench aggregates.
--
-- Journaled tables have an INTEGER PRIMARY KEY and the audit columns, no writing triggers, no
-- cascades and no UNIQUE but the key: two laptops may make the same row, which is a finding, not an
-- error. Choices are tests with OR: for IN, SQLite builds a table with every row it checks.
-- Columns are only ever appended. Dates are civil days (YYYY-MM-DD), times are milliseconds since
-- 1970 UTC, money is in 1/10,000 of the unit. core/supplier.c describes the same columns.

CREATE TABLE supplier (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    local_name TEXT,
    kind TEXT NOT NULL DEFAULT 'factory' CHECK (kind = 'factory' OR kind = 'trader'
        OR kind = 'agent' OR kind = 'brand' OR kind = 'mill' OR kind = 'forwarder'
        OR kind = 'laboratory' OR kind = 'inspection' OR kind = 'marketplace'),
    status TEXT NOT NULL DEFAULT 'prospect' CHECK (status = 'prospect' OR status = 'vetting'
        OR status = 'approved' OR status = 'preferred' OR status = 'on-hold' OR status = 'blocked'),
    country TEXT CHECK (country GLOB '[A-Z][A-Z]'),
    city TEXT,
    address TEXT,
    latitude INTEGER CHECK (latitude BETWEEN -90000000 AND 90000000),
    longitude INTEGER CHECK (longitude BETWEEN -180000000 AND 180000000),
    website TEXT,
    founded INTEGER CHECK (founded BETWEEN 1500 AND 2200),
    workers INTEGER CHECK (workers >= 0),
    capacity INTEGER CHECK (capacity >= 0),
    export_since INTEGER CHECK (export_since BETWEEN 1500 AND 2200),
    export_markets TEXT,
    models TEXT,
    sectors TEXT,
    currency TEXT CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    incoterm TEXT CHECK (incoterm = 'EXW' OR incoterm = 'FCA' OR incoterm = 'FAS'
        OR incoterm = 'FOB' OR incoterm = 'CFR' OR incoterm = 'CIF' OR incoterm = 'CPT'
        OR incoterm = 'CIP' OR incoterm = 'DAP' OR incoterm = 'DPU' OR incoterm = 'DDP'),
    payment_terms TEXT,
    rest_day TEXT CHECK (rest_day = 'mon' OR rest_day = 'tue' OR rest_day = 'wed'
        OR rest_day = 'thu' OR rest_day = 'fri' OR rest_day = 'sat' OR rest_day = 'sun'),
    moq INTEGER CHECK (moq >= 0),
    moq_basis TEXT CHECK (moq_basis = 'stated' OR moq_basis = 'quoted' OR moq_basis = 'measured'),
    lead_days INTEGER CHECK (lead_days BETWEEN 0 AND 3650),
    lead_basis TEXT CHECK (lead_basis = 'stated' OR lead_basis = 'quoted'
        OR lead_basis = 'measured'),
    cadence_days INTEGER CHECK (cadence_days BETWEEN 1 AND 3650),
    next_review TEXT CHECK (next_review IS date(next_review)),
    owner TEXT,
    external_id TEXT,
    source TEXT,
    note TEXT,
    name_key TEXT NOT NULL,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE site (
    id INTEGER PRIMARY KEY,
    supplier_id INTEGER NOT NULL REFERENCES supplier (id),
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    kind TEXT NOT NULL DEFAULT 'factory' CHECK (kind = 'factory' OR kind = 'warehouse'
        OR kind = 'office'),
    country TEXT CHECK (country GLOB '[A-Z][A-Z]'),
    city TEXT,
    address TEXT,
    latitude INTEGER CHECK (latitude BETWEEN -90000000 AND 90000000),
    longitude INTEGER CHECK (longitude BETWEEN -180000000 AND 180000000),
    workers INTEGER CHECK (workers >= 0),
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE legal_identity (
    id INTEGER PRIMARY KEY,
    supplier_id INTEGER NOT NULL REFERENCES supplier (id),
    registered_name TEXT NOT NULL CHECK (length(trim(registered_name)) > 0),
    code TEXT,
    representative TEXT,
    scope TEXT,
    export_right INTEGER CHECK (export_right IN (0, 1)),
    contract_name TEXT,
    beneficiary TEXT,
    bank TEXT,
    account TEXT,
    swift TEXT CHECK (swift IS NULL OR length(swift) IN (8, 11)),
    bank_confirmed_on TEXT CHECK (bank_confirmed_on IS date(bank_confirmed_on)),
    bank_confirmed_by TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE contact (
    id INTEGER PRIMARY KEY,
    supplier_id INTEGER NOT NULL REFERENCES supplier (id),
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    role TEXT,
    language TEXT,
    mail TEXT,
    phone TEXT,
    whatsapp TEXT,
    wechat TEXT,
    preferred TEXT CHECK (preferred = 'mail' OR preferred = 'phone' OR preferred = 'whatsapp'
        OR preferred = 'wechat' OR preferred = 'other'),
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE claim (
    id INTEGER PRIMARY KEY,
    supplier_id INTEGER NOT NULL REFERENCES supplier (id),
    what TEXT NOT NULL CHECK (length(trim(what)) > 0),
    value TEXT,
    state TEXT NOT NULL DEFAULT 'declared'
        CHECK (state = 'declared' OR state = 'documented' OR state = 'verified'
            OR state = 'refuted'),
    evidence TEXT,
    verified_on TEXT CHECK (verified_on IS date(verified_on)),
    verified_by TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE certificate (
    id INTEGER PRIMARY KEY,
    supplier_id INTEGER NOT NULL REFERENCES supplier (id),
    site_id INTEGER REFERENCES site (id),
    kind TEXT NOT NULL CHECK (length(trim(kind)) > 0),
    number TEXT,
    body TEXT,
    scope TEXT,
    rating TEXT,
    issued TEXT CHECK (issued IS date(issued)),
    expires TEXT CHECK (expires IS date(expires)),
    state TEXT NOT NULL DEFAULT 'declared'
        CHECK (state = 'declared' OR state = 'documented' OR state = 'verified'
            OR state = 'refuted'),
    evidence TEXT,
    verified_on TEXT CHECK (verified_on IS date(verified_on)),
    verified_by TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER,
    CHECK (issued IS NULL OR expires IS NULL OR issued <= expires)
) STRICT;

CREATE TABLE sample (
    id INTEGER PRIMARY KEY,
    supplier_id INTEGER NOT NULL REFERENCES supplier (id),
    kind TEXT NOT NULL CHECK (kind = 'lab-dip' OR kind = 'strike-off' OR kind = 'prototype'
        OR kind = 'counter' OR kind = 'photo' OR kind = 'pre-production' OR kind = 'shipment'
        OR kind = 'golden'),
    subject TEXT NOT NULL CHECK (length(trim(subject)) > 0),
    round INTEGER CHECK (round BETWEEN 1 AND 99),
    version TEXT,
    seal TEXT,
    holder TEXT,
    courier TEXT,
    waybill TEXT,
    sent_on TEXT CHECK (sent_on IS date(sent_on)),
    received_on TEXT CHECK (received_on IS date(received_on)),
    fee INTEGER CHECK (fee >= 0),
    currency TEXT CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    refund INTEGER CHECK (refund IN (0, 1)),
    comments TEXT,
    deviations TEXT,
    verdict TEXT NOT NULL DEFAULT 'open'
        CHECK (verdict = 'open' OR verdict = 'approved' OR verdict = 'approved-with-comments'
            OR verdict = 'rejected'),
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER,
    CHECK (fee IS NULL OR currency IS NOT NULL),
    CHECK (sent_on IS NULL OR received_on IS NULL OR sent_on <= received_on)
) STRICT;

CREATE TABLE interaction (
    id INTEGER PRIMARY KEY,
    supplier_id INTEGER NOT NULL REFERENCES supplier (id),
    contact_id INTEGER REFERENCES contact (id),
    kind TEXT NOT NULL CHECK (kind = 'note' OR kind = 'call' OR kind = 'mail' OR kind = 'chat'
        OR kind = 'visit' OR kind = 'negotiation' OR kind = 'complaint' OR kind = 'dispute'),
    direction TEXT CHECK (direction IN ('in', 'out')),
    happened_on TEXT NOT NULL CHECK (happened_on IS date(happened_on)),
    text TEXT NOT NULL CHECK (length(trim(text)) > 0),
    follow_up_on TEXT CHECK (follow_up_on IS date(follow_up_on)),
    follow_up_done TEXT CHECK (follow_up_done IS date(follow_up_done)),
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER,
    CHECK (follow_up_done IS NULL OR follow_up_on IS NOT NULL)
) STRICT;

CREATE TABLE tag (
    id INTEGER PRIMARY KEY,
    supplier_id INTEGER NOT NULL REFERENCES supplier (id),
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE attachment (
    id INTEGER PRIMARY KEY,
    supplier_id INTEGER NOT NULL REFERENCES supplier (id),
    owner_table TEXT NOT NULL CHECK (owner_table = 'supplier' OR owner_table = 'site'
        OR owner_table = 'legal_identity' OR owner_table = 'contact' OR owner_table = 'claim'
        OR owner_table = 'certificate' OR owner_table = 'sample' OR owner_table = 'interaction'),
    owner_id INTEGER NOT NULL,
    path TEXT NOT NULL CHECK (length(path) > 0),
    hash TEXT CHECK (hash IS NULL OR length(hash) = 64),
    caption TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

-- With country and external id, so that an import finds the same factory without reading its row.
CREATE INDEX supplier_by_name ON supplier (name_key, id, country, external_id)
    WHERE deleted_at IS NULL;
CREATE INDEX supplier_by_country ON supplier (country, id) WHERE deleted_at IS NULL;
CREATE INDEX supplier_by_city ON supplier (city, id) WHERE deleted_at IS NULL;
CREATE INDEX supplier_by_status ON supplier (status, id) WHERE deleted_at IS NULL;
CREATE INDEX supplier_by_moq ON supplier (moq, id) WHERE deleted_at IS NULL;
CREATE INDEX supplier_by_lead ON supplier (lead_days, id) WHERE deleted_at IS NULL;
CREATE INDEX supplier_by_review ON supplier (next_review, id) WHERE deleted_at IS NULL;
CREATE INDEX supplier_by_external_id ON supplier (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX site_by_supplier ON site (supplier_id);
CREATE INDEX legal_identity_by_supplier ON legal_identity (supplier_id);
CREATE INDEX contact_by_supplier ON contact (supplier_id);
CREATE INDEX claim_by_supplier ON claim (supplier_id);
CREATE INDEX certificate_by_supplier ON certificate (supplier_id);
CREATE INDEX certificate_by_site ON certificate (site_id) WHERE site_id IS NOT NULL;
CREATE INDEX certificate_by_kind ON certificate (kind, supplier_id);
CREATE INDEX sample_by_supplier ON sample (supplier_id);
CREATE INDEX interaction_by_supplier ON interaction (supplier_id, happened_on);
CREATE INDEX interaction_by_contact ON interaction (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX interaction_by_follow_up ON interaction (follow_up_on)
    WHERE follow_up_on IS NOT NULL AND follow_up_done IS NULL;
CREATE INDEX tag_by_supplier ON tag (supplier_id);
CREATE INDEX tag_by_name ON tag (name, supplier_id);
CREATE INDEX attachment_by_supplier ON attachment (supplier_id);

-- The journal: one row per command; journal_row is its index by record.
CREATE TABLE journal (
    id INTEGER PRIMARY KEY,
    device TEXT NOT NULL,
    seq INTEGER NOT NULL,
    author TEXT NOT NULL,
    at INTEGER NOT NULL,
    label TEXT NOT NULL,
    group_id INTEGER NOT NULL,
    root INTEGER NOT NULL, -- the first-hand entry that this one undoes or redoes, or its own id
    kind TEXT NOT NULL CHECK (kind = 'do' OR kind = 'undo' OR kind = 'redo'),
    undo_of INTEGER,
    rows INTEGER NOT NULL,
    schema_version INTEGER NOT NULL,
    changeset BLOB -- NULL once pruned
) STRICT;
CREATE INDEX journal_by_device ON journal (device, seq);
CREATE INDEX journal_by_author ON journal (author, device, id);
CREATE INDEX journal_by_group ON journal (group_id, id);
CREATE INDEX journal_by_root ON journal (root, id);

CREATE TABLE journal_row (
    tbl INTEGER NOT NULL, -- position in journal_tables (db/journal.c), which only grows
    row INTEGER NOT NULL,
    journal INTEGER NOT NULL,
    PRIMARY KEY (tbl, row, journal)
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_view (
    id INTEGER PRIMARY KEY,
    screen TEXT NOT NULL,
    name TEXT NOT NULL,
    filter TEXT NOT NULL,
    sort TEXT,
    columns TEXT,
    author TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (screen, name)
) STRICT;

CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Living rows per table, kept by every command, so that "of 18,332" costs nothing.
CREATE TABLE row_count (tbl TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- Words of a supplier and its children, folded by core/text.c; rowid is the supplier's id.
CREATE VIRTUAL TABLE supplier_search USING fts5 (name, place, marks, words,
    tokenize = "unicode61 remove_diacritics 0", prefix = '1 2 3');
