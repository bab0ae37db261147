-- Materials: what they are, what was measured, sourced or judged of them, how they are compared for
-- a region and a use, which evidence a market asks for, and who offers them at what price.
--
-- Values are in thousandths of their unit, weights in hundredths of a percent.

CREATE TABLE material (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL CHECK (length(trim(code)) > 0),
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    local_name TEXT,
    also TEXT,
    family TEXT,
    fibre TEXT,
    construction TEXT,
    denier INTEGER CHECK (denier >= 0),
    claims TEXT,
    typical_use TEXT,
    advantage TEXT,
    limitation TEXT,
    cost_band TEXT CHECK (cost_band = 'low' OR cost_band = 'low-medium' OR cost_band = 'medium'
        OR cost_band = 'medium-high' OR cost_band = 'high'),
    care TEXT,
    basis TEXT,
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE property (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL CHECK (length(trim(code)) > 0),
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    unit TEXT,
    standard TEXT,
    anchors TEXT,
    position INTEGER CHECK (position >= 0),
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE criterion (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL CHECK (length(trim(code)) > 0),
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    head TEXT NOT NULL CHECK (length(head) BETWEEN 1 AND 7),
    property_id INTEGER NOT NULL REFERENCES property (id),
    direction TEXT NOT NULL DEFAULT 'more' CHECK (direction = 'more' OR direction = 'less'
        OR direction = 'band'),
    low INTEGER NOT NULL CHECK (low BETWEEN -1000000000000 AND 1000000000000),
    high INTEGER NOT NULL CHECK (high BETWEEN -1000000000000 AND 1000000000000),
    band_low INTEGER CHECK (band_low BETWEEN -1000000000000 AND 1000000000000),
    band_high INTEGER CHECK (band_high BETWEEN -1000000000000 AND 1000000000000),
    knock_min INTEGER CHECK (knock_min BETWEEN -1000000000000 AND 1000000000000),
    knock_max INTEGER CHECK (knock_max BETWEEN -1000000000000 AND 1000000000000),
    position INTEGER CHECK (position >= 0),
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE profile (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL CHECK (length(trim(code)) > 0),
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    region TEXT,
    use TEXT,
    markets TEXT,
    products TEXT,
    missing TEXT NOT NULL DEFAULT 'worst' CHECK (missing = 'worst' OR missing = 'ignore'
        OR missing = 'refuse'),
    position INTEGER CHECK (position >= 0),
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE compliance_rule (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL CHECK (length(trim(code)) > 0),
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    market TEXT NOT NULL CHECK (length(trim(market)) > 0),
    level TEXT NOT NULL DEFAULT 'required' CHECK (level = 'required' OR level = 'expected'
        OR level = 'voluntary'),
    evidence TEXT NOT NULL CHECK (length(trim(evidence)) > 0),
    subject TEXT NOT NULL DEFAULT 'material' CHECK (subject = 'material' OR subject = 'supplier'),
    applies TEXT,
    products TEXT,
    source TEXT,
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

-- Several values of one property stand beside each other: which of them counts is settled when they
-- are read (db/material.c).
CREATE TABLE material_property (
    id INTEGER PRIMARY KEY,
    material_id INTEGER NOT NULL REFERENCES material (id),
    property_id INTEGER NOT NULL REFERENCES property (id),
    min INTEGER CHECK (min BETWEEN -1000000000000 AND 1000000000000),
    typ INTEGER NOT NULL CHECK (typ BETWEEN -1000000000000 AND 1000000000000),
    max INTEGER CHECK (max BETWEEN -1000000000000 AND 1000000000000),
    standard TEXT,
    basis TEXT NOT NULL DEFAULT 'judgement' CHECK (basis = 'judgement' OR basis = 'sourced'
        OR basis = 'derived' OR basis = 'mixed' OR basis = 'measured'),
    source TEXT,
    measured_on TEXT CHECK (measured_on IS date(measured_on)),
    report TEXT,
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE profile_weight (
    id INTEGER PRIMARY KEY,
    profile_id INTEGER NOT NULL REFERENCES profile (id),
    criterion_id INTEGER NOT NULL REFERENCES criterion (id),
    weight INTEGER NOT NULL CHECK (weight BETWEEN 0 AND 10000),
    knock_min INTEGER CHECK (knock_min BETWEEN -1000000000000 AND 1000000000000),
    knock_max INTEGER CHECK (knock_max BETWEEN -1000000000000 AND 1000000000000),
    reason TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE supplier_material (
    id INTEGER PRIMARY KEY,
    supplier_id INTEGER NOT NULL REFERENCES supplier (id),
    material_id INTEGER NOT NULL REFERENCES material (id),
    article TEXT,
    price INTEGER CHECK (price >= 0),
    currency TEXT CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    price_per TEXT CHECK (price_per = 'm' OR price_per = 'yd' OR price_per = 'm2'
        OR price_per = 'kg'),
    width_mm INTEGER CHECK (width_mm >= 0),
    weight_gsm INTEGER CHECK (weight_gsm >= 0),
    moq INTEGER CHECK (moq >= 0),
    moq_unit TEXT CHECK (moq_unit = 'm' OR moq_unit = 'yd' OR moq_unit = 'm2' OR moq_unit = 'kg'
        OR moq_unit = 'rolls'),
    moq_per TEXT CHECK (moq_per = 'colour' OR moq_per = 'order'),
    lead_days INTEGER CHECK (lead_days BETWEEN 0 AND 3650),
    quoted_on TEXT CHECK (quoted_on IS date(quoted_on)),
    valid_until TEXT CHECK (valid_until IS date(valid_until)),
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER,
    CHECK (price IS NULL OR (currency IS NOT NULL AND price_per IS NOT NULL))
) STRICT;

CREATE INDEX material_by_code ON material (code COLLATE NOCASE);
CREATE INDEX property_by_code ON property (code COLLATE NOCASE);
CREATE INDEX criterion_by_code ON criterion (code COLLATE NOCASE);
CREATE INDEX criterion_by_property ON criterion (property_id);
CREATE INDEX profile_by_code ON profile (code COLLATE NOCASE);
CREATE INDEX compliance_rule_by_code ON compliance_rule (code COLLATE NOCASE);
CREATE INDEX material_property_by_material ON material_property (material_id, property_id);
CREATE INDEX material_property_by_property ON material_property (property_id);
CREATE INDEX profile_weight_by_profile ON profile_weight (profile_id);
CREATE INDEX profile_weight_by_criterion ON profile_weight (criterion_id);
CREATE INDEX supplier_material_by_supplier ON supplier_material (supplier_id);
CREATE INDEX supplier_material_by_material ON supplier_material (material_id);
