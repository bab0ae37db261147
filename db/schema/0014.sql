-- Quality: checklists and kinds of defects, inspections with everything that is counted in them,
-- laboratory tests, corrective actions, and what people decided about the severity of inspection.

CREATE TABLE defect_type (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL CHECK (length(trim(code)) > 0),
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    class TEXT NOT NULL CHECK (class = 'critical' OR class = 'major' OR class = 'minor'),
    zone TEXT,
    stage TEXT CHECK (stage = 'iqc' OR stage = 'ipqc' OR stage = 'during'
        OR stage = 'pre-shipment' OR stage = 'loading'),
    detect TEXT,
    product_type TEXT,
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE checklist (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL CHECK (length(trim(code)) > 0),
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    stage TEXT NOT NULL CHECK (stage = 'iqc' OR stage = 'ipqc' OR stage = 'during'
        OR stage = 'pre-shipment' OR stage = 'loading'),
    product_type TEXT,
    markets TEXT,
    version INTEGER NOT NULL CHECK (version BETWEEN 1 AND 1000000),
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE checklist_item (
    id INTEGER PRIMARY KEY,
    checklist_id INTEGER NOT NULL REFERENCES checklist (id),
    position INTEGER CHECK (position BETWEEN 0 AND 100000),
    part TEXT,
    kind TEXT NOT NULL CHECK (kind = 'visual' OR kind = 'functional' OR kind = 'measurement'
        OR kind = 'document' OR kind = 'laboratory' OR kind = 'packing' OR kind = 'barcode'),
    code TEXT,
    what TEXT NOT NULL CHECK (length(trim(what)) > 0),
    method TEXT,
    standard TEXT,
    n INTEGER CHECK (n BETWEEN 1 AND 100000000),
    nominal INTEGER CHECK (nominal BETWEEN -1000000000000000 AND 1000000000000000),
    tolerance_minus INTEGER CHECK (tolerance_minus BETWEEN 0 AND 1000000000000000),
    tolerance_plus INTEGER CHECK (tolerance_plus BETWEEN 0 AND 1000000000000000),
    unit TEXT,
    expected TEXT,
    class TEXT CHECK (class = 'critical' OR class = 'major' OR class = 'minor'),
    mandatory INTEGER CHECK (mandatory IN (0, 1)),
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE inspection (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL CHECK (length(trim(number)) > 0),
    supplier_id INTEGER NOT NULL REFERENCES supplier (id),
    site_id INTEGER REFERENCES site (id),
    order_id INTEGER REFERENCES purchase_order (id),
    product_id INTEGER REFERENCES product (id),
    goods TEXT NOT NULL CHECK (length(trim(goods)) > 0),
    family TEXT,
    stage TEXT NOT NULL CHECK (stage = 'iqc' OR stage = 'ipqc' OR stage = 'during'
        OR stage = 'pre-shipment' OR stage = 'loading'),
    status TEXT NOT NULL DEFAULT 'planned' CHECK (status = 'planned' OR status = 'open'
        OR status = 'closed' OR status = 'cancelled'),
    entry TEXT NOT NULL DEFAULT 'units' CHECK (entry = 'units' OR entry = 'tally'
        OR entry = 'totals'),
    lot INTEGER CHECK (lot BETWEEN 1 AND 100000000),
    cartons INTEGER CHECK (cartons BETWEEN 0 AND 100000000),
    planned_on TEXT CHECK (planned_on IS date(planned_on)),
    place TEXT,
    inspector TEXT,
    minutes INTEGER CHECK (minutes BETWEEN 1 AND 100000),
    started_at INTEGER,
    ended_at INTEGER,
    unready_reason TEXT,
    checklist_id INTEGER REFERENCES checklist (id),
    checklist_version INTEGER CHECK (checklist_version BETWEEN 1 AND 1000000),
    seed INTEGER CHECK (seed BETWEEN 0 AND 2147483647),
    golden_id INTEGER REFERENCES sample (id),
    golden_result TEXT CHECK (golden_result = 'matches' OR golden_result = 'differs'
        OR golden_result = 'absent'),
    golden_note TEXT,
    first_number TEXT,
    again_cost TEXT CHECK (again_cost = 'client' OR again_cost = 'supplier'
        OR again_cost = 'agent'),
    again_most INTEGER CHECK (again_most BETWEEN 0 AND 99),
    agency_id INTEGER REFERENCES supplier (id),
    booking TEXT,
    booked_on TEXT CHECK (booked_on IS date(booked_on)),
    fee INTEGER CHECK (fee >= 0),
    currency TEXT CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    fee_by TEXT CHECK (fee_by = 'client' OR fee_by = 'supplier' OR fee_by = 'agent'),
    report_file TEXT,
    verdict TEXT CHECK (verdict = 'pending' OR verdict = 'accepted' OR verdict = 'rejected'),
    verdict_reason TEXT,
    decision TEXT CHECK (decision = 'ship' OR decision = 'rework' OR decision = 'sort'
        OR decision = 'discount' OR decision = 'reject'),
    decision_reason TEXT,
    open_items TEXT,
    closed_at INTEGER,
    signed_by TEXT,
    signed_factory TEXT,
    seal TEXT CHECK (length(seal) = 64),
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER,
    CHECK (fee IS NULL OR currency IS NOT NULL)
) STRICT;

CREATE TABLE inspection_class (
    id INTEGER PRIMARY KEY,
    inspection_id INTEGER NOT NULL REFERENCES inspection (id),
    class TEXT NOT NULL CHECK (class = 'critical' OR class = 'major' OR class = 'minor'
        OR class = 'carton'),
    kind TEXT NOT NULL DEFAULT 'aql' CHECK (kind = 'aql' OR kind = 'own' OR kind = 'zero'),
    mode TEXT NOT NULL DEFAULT 'defective' CHECK (mode = 'defective' OR mode = 'defects'),
    level TEXT CHECK (level = 'S-1' OR level = 'S-2' OR level = 'S-3' OR level = 'S-4'
        OR level = 'I' OR level = 'II' OR level = 'III'),
    aql INTEGER CHECK (aql BETWEEN 10 AND 1000000),
    own_n INTEGER CHECK (own_n BETWEEN 1 AND 100000000),
    own_ac INTEGER CHECK (own_ac BETWEEN 0 AND 100000000),
    severity TEXT CHECK (severity = 'normal' OR severity = 'tightened' OR severity = 'reduced'),
    severity_reason TEXT,
    severity_why TEXT,
    lot INTEGER CHECK (lot BETWEEN 1 AND 100000000),
    n INTEGER CHECK (n BETWEEN 1 AND 100000000),
    ac INTEGER CHECK (ac BETWEEN 0 AND 100000000),
    tighter_ac INTEGER CHECK (tighter_ac BETWEEN -1 AND 100000000),
    letter TEXT,
    inspected INTEGER CHECK (inspected BETWEEN 0 AND 100000000),
    defective INTEGER CHECK (defective BETWEEN 0 AND 100000000),
    defects INTEGER CHECK (defects BETWEEN 0 AND 100000000),
    verdict TEXT CHECK (verdict = 'pending' OR verdict = 'accepted' OR verdict = 'rejected'),
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE inspection_variant (
    id INTEGER PRIMARY KEY,
    inspection_id INTEGER NOT NULL REFERENCES inspection (id),
    variant_id INTEGER REFERENCES product_variant (id),
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    ordered INTEGER CHECK (ordered BETWEEN 0 AND 100000000),
    made INTEGER CHECK (made BETWEEN 0 AND 100000000),
    packed INTEGER CHECK (packed BETWEEN 0 AND 100000000),
    shipped INTEGER CHECK (shipped BETWEEN 0 AND 100000000),
    cartons INTEGER CHECK (cartons BETWEEN 0 AND 100000000),
    first_carton INTEGER CHECK (first_carton BETWEEN 1 AND 100000000),
    sample INTEGER CHECK (sample BETWEEN 0 AND 100000000),
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE inspection_carton (
    id INTEGER PRIMARY KEY,
    inspection_id INTEGER NOT NULL REFERENCES inspection (id),
    part_id INTEGER REFERENCES inspection_variant (id),
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 100000000),
    opened_at INTEGER,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE inspection_unit (
    id INTEGER PRIMARY KEY,
    inspection_id INTEGER NOT NULL REFERENCES inspection (id),
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 100000000),
    units INTEGER NOT NULL CHECK (units BETWEEN 1 AND 100000000),
    kind TEXT NOT NULL DEFAULT 'unit' CHECK (kind = 'unit' OR kind = 'carton'),
    finished INTEGER CHECK (finished IN (0, 1)),
    carton INTEGER CHECK (carton BETWEEN 1 AND 100000000),
    part_id INTEGER REFERENCES inspection_variant (id),
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE defect (
    id INTEGER PRIMARY KEY,
    inspection_id INTEGER NOT NULL REFERENCES inspection (id),
    unit_id INTEGER REFERENCES inspection_unit (id),
    type_id INTEGER REFERENCES defect_type (id),
    code TEXT,
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    class TEXT NOT NULL CHECK (class = 'critical' OR class = 'major' OR class = 'minor'
        OR class = 'carton'),
    count INTEGER NOT NULL CHECK (count BETWEEN 1 AND 100000000),
    units INTEGER CHECK (units BETWEEN 0 AND 100000000),
    zone TEXT,
    photo TEXT,
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE inspection_item (
    id INTEGER PRIMARY KEY,
    inspection_id INTEGER NOT NULL REFERENCES inspection (id),
    position INTEGER CHECK (position BETWEEN 0 AND 100000),
    part TEXT,
    kind TEXT NOT NULL CHECK (kind = 'visual' OR kind = 'functional' OR kind = 'measurement'
        OR kind = 'document' OR kind = 'laboratory' OR kind = 'packing' OR kind = 'barcode'),
    code TEXT,
    what TEXT NOT NULL CHECK (length(trim(what)) > 0),
    method TEXT,
    standard TEXT,
    n INTEGER CHECK (n BETWEEN 1 AND 100000000),
    nominal INTEGER CHECK (nominal BETWEEN -1000000000000000 AND 1000000000000000),
    tolerance_minus INTEGER CHECK (tolerance_minus BETWEEN 0 AND 1000000000000000),
    tolerance_plus INTEGER CHECK (tolerance_plus BETWEEN 0 AND 1000000000000000),
    unit TEXT,
    expected TEXT,
    class TEXT CHECK (class = 'critical' OR class = 'major' OR class = 'minor'),
    mandatory INTEGER CHECK (mandatory IN (0, 1)),
    state TEXT NOT NULL DEFAULT 'open' CHECK (state = 'open' OR state = 'pass' OR state = 'fail'
        OR state = 'not-applicable'),
    found TEXT,
    photo TEXT,
    checked_by TEXT,
    checked_at INTEGER,
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE measurement (
    id INTEGER PRIMARY KEY,
    item_id INTEGER NOT NULL REFERENCES inspection_item (id),
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 100000000),
    value INTEGER NOT NULL CHECK (value BETWEEN -1000000000000000 AND 1000000000000000),
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE amendment (
    id INTEGER PRIMARY KEY,
    inspection_id INTEGER NOT NULL REFERENCES inspection (id),
    subject TEXT NOT NULL CHECK (length(trim(subject)) > 0),
    was TEXT,
    becomes TEXT NOT NULL CHECK (length(trim(becomes)) > 0),
    reason TEXT NOT NULL CHECK (length(trim(reason)) > 0),
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE stream_event (
    id INTEGER PRIMARY KEY,
    supplier_id INTEGER NOT NULL REFERENCES supplier (id),
    product_id INTEGER REFERENCES product (id),
    family TEXT,
    class TEXT NOT NULL CHECK (class = 'critical' OR class = 'major' OR class = 'minor'
        OR class = 'carton'),
    kind TEXT NOT NULL CHECK (kind = 'override' OR kind = 'conditions' OR kind = 'resume'
        OR kind = 'restart'),
    on_date TEXT NOT NULL CHECK (on_date IS date(on_date)),
    severity TEXT CHECK (severity = 'normal' OR severity = 'tightened' OR severity = 'reduced'),
    steady INTEGER CHECK (steady IN (0, 1)),
    consent INTEGER CHECK (consent IN (0, 1)),
    reason TEXT NOT NULL CHECK (length(trim(reason)) > 0),
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE laboratory_test (
    id INTEGER PRIMARY KEY,
    supplier_id INTEGER NOT NULL REFERENCES supplier (id),
    product_id INTEGER REFERENCES product (id),
    inspection_id INTEGER REFERENCES inspection (id),
    item_id INTEGER REFERENCES inspection_item (id),
    code TEXT,
    what TEXT NOT NULL CHECK (length(trim(what)) > 0),
    standard TEXT,
    threshold TEXT,
    laboratory_id INTEGER REFERENCES supplier (id),
    ordered_on TEXT NOT NULL CHECK (ordered_on IS date(ordered_on)),
    due_on TEXT CHECK (due_on IS date(due_on)),
    received_on TEXT CHECK (received_on IS date(received_on)),
    report_number TEXT,
    report_file TEXT,
    found TEXT,
    verdict TEXT NOT NULL DEFAULT 'open' CHECK (verdict = 'open' OR verdict = 'pass'
        OR verdict = 'fail'),
    fee INTEGER CHECK (fee >= 0),
    currency TEXT CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    fee_by TEXT CHECK (fee_by = 'client' OR fee_by = 'supplier' OR fee_by = 'agent'),
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER,
    CHECK (fee IS NULL OR currency IS NOT NULL)
) STRICT;

CREATE TABLE corrective_action (
    id INTEGER PRIMARY KEY,
    supplier_id INTEGER NOT NULL REFERENCES supplier (id),
    product_id INTEGER REFERENCES product (id),
    inspection_id INTEGER REFERENCES inspection (id),
    type_id INTEGER REFERENCES defect_type (id),
    item_id INTEGER REFERENCES inspection_item (id),
    finding_id INTEGER REFERENCES finding (id),
    what TEXT NOT NULL CHECK (length(trim(what)) > 0),
    root_cause TEXT,
    action TEXT,
    owner TEXT,
    opened_on TEXT NOT NULL CHECK (opened_on IS date(opened_on)),
    due_on TEXT CHECK (due_on IS date(due_on)),
    done_on TEXT CHECK (done_on IS date(done_on)),
    evidence TEXT,
    effect TEXT NOT NULL DEFAULT 'open' CHECK (effect = 'open' OR effect = 'effective'
        OR effect = 'not-effective'),
    checked_on TEXT CHECK (checked_on IS date(checked_on)),
    checked_in_id INTEGER REFERENCES inspection (id),
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER,
    CHECK (done_on IS NULL OR action IS NOT NULL)
) STRICT;

CREATE INDEX checklist_item_by_checklist ON checklist_item (checklist_id);
CREATE INDEX inspection_by_supplier ON inspection (supplier_id);
CREATE INDEX inspection_by_site ON inspection (site_id)
    WHERE site_id IS NOT NULL;
CREATE INDEX inspection_by_order ON inspection (order_id)
    WHERE order_id IS NOT NULL;
CREATE INDEX inspection_by_product ON inspection (product_id)
    WHERE product_id IS NOT NULL;
CREATE INDEX inspection_by_checklist ON inspection (checklist_id)
    WHERE checklist_id IS NOT NULL;
CREATE INDEX inspection_by_golden ON inspection (golden_id)
    WHERE golden_id IS NOT NULL;
CREATE INDEX inspection_by_first ON inspection (first_number COLLATE NOCASE)
    WHERE first_number IS NOT NULL;
CREATE INDEX inspection_by_agency ON inspection (agency_id)
    WHERE agency_id IS NOT NULL;
CREATE INDEX inspection_class_by_inspection ON inspection_class (inspection_id);
CREATE INDEX inspection_variant_by_inspection ON inspection_variant (inspection_id);
CREATE INDEX inspection_variant_by_variant ON inspection_variant (variant_id)
    WHERE variant_id IS NOT NULL;
CREATE INDEX inspection_carton_by_inspection ON inspection_carton (inspection_id);
CREATE INDEX inspection_carton_by_part ON inspection_carton (part_id)
    WHERE part_id IS NOT NULL;
CREATE INDEX inspection_unit_by_inspection ON inspection_unit (inspection_id);
CREATE INDEX inspection_unit_by_part ON inspection_unit (part_id)
    WHERE part_id IS NOT NULL;
CREATE INDEX defect_by_inspection ON defect (inspection_id);
CREATE INDEX defect_by_unit ON defect (unit_id)
    WHERE unit_id IS NOT NULL;
CREATE INDEX defect_by_type ON defect (type_id)
    WHERE type_id IS NOT NULL;
CREATE INDEX inspection_item_by_inspection ON inspection_item (inspection_id);
CREATE INDEX measurement_by_item ON measurement (item_id);
CREATE INDEX amendment_by_inspection ON amendment (inspection_id);
CREATE INDEX stream_event_by_supplier ON stream_event (supplier_id);
CREATE INDEX stream_event_by_product ON stream_event (product_id)
    WHERE product_id IS NOT NULL;
CREATE INDEX laboratory_test_by_supplier ON laboratory_test (supplier_id);
CREATE INDEX laboratory_test_by_product ON laboratory_test (product_id)
    WHERE product_id IS NOT NULL;
CREATE INDEX laboratory_test_by_inspection ON laboratory_test (inspection_id)
    WHERE inspection_id IS NOT NULL;
CREATE INDEX laboratory_test_by_item ON laboratory_test (item_id)
    WHERE item_id IS NOT NULL;
CREATE INDEX laboratory_test_by_laboratory ON laboratory_test (laboratory_id)
    WHERE laboratory_id IS NOT NULL;
CREATE INDEX corrective_action_by_supplier ON corrective_action (supplier_id);
CREATE INDEX corrective_action_by_product ON corrective_action (product_id)
    WHERE product_id IS NOT NULL;
CREATE INDEX corrective_action_by_inspection ON corrective_action (inspection_id)
    WHERE inspection_id IS NOT NULL;
CREATE INDEX corrective_action_by_type ON corrective_action (type_id)
    WHERE type_id IS NOT NULL;
CREATE INDEX corrective_action_by_item ON corrective_action (item_id)
    WHERE item_id IS NOT NULL;
CREATE INDEX corrective_action_by_finding ON corrective_action (finding_id)
    WHERE finding_id IS NOT NULL;
CREATE INDEX corrective_action_by_checked_in ON corrective_action (checked_in_id)
    WHERE checked_in_id IS NOT NULL;
CREATE INDEX defect_type_by_code ON defect_type (code COLLATE NOCASE);
CREATE INDEX checklist_by_code ON checklist (code COLLATE NOCASE);
CREATE INDEX inspection_by_number ON inspection (number COLLATE NOCASE);
CREATE INDEX inspection_unfinished ON inspection (planned_on)
    WHERE deleted_at IS NULL AND (status = 'planned' OR status = 'open');
