-- The planner: clients and products, what is wanted, quotes and awards, orders and shipments; and
-- what they are reckoned by: exchange rates, calendars, lanes, duties.
--
-- Money is in 1/10,000 of its currency, shares in 1/10,000 of a percent, exchange rates in
-- 1/1,000,000, measures of cartons in mm and g.

CREATE TABLE calendar (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL CHECK (length(trim(code)) > 0),
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    country TEXT CHECK (country GLOB '[A-Z][A-Z]'),
    rest TEXT,
    source TEXT,
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE calendar_day (
    id INTEGER PRIMARY KEY,
    calendar_id INTEGER NOT NULL REFERENCES calendar (id),
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    kind TEXT NOT NULL CHECK (kind = 'holiday' OR kind = 'closure' OR kind = 'ramp-down'
        OR kind = 'ramp-up' OR kind = 'short-days' OR kind = 'worked'),
    first TEXT NOT NULL CHECK (first IS date(first)),
    last TEXT CHECK (last IS date(last)),
    capacity INTEGER CHECK (capacity BETWEEN 1 AND 999),
    uncertain INTEGER CHECK (uncertain BETWEEN 0 AND 9),
    status TEXT,
    confidence TEXT CHECK (confidence = 'low' OR confidence = 'medium' OR confidence = 'high'),
    source TEXT,
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER,
    CHECK (last IS NULL OR first <= last)
) STRICT;

CREATE TABLE fx_rate (
    id INTEGER PRIMARY KEY,
    base TEXT NOT NULL CHECK (base GLOB '[A-Z][A-Z][A-Z]'),
    currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    on_date TEXT NOT NULL CHECK (on_date IS date(on_date)),
    rate INTEGER NOT NULL CHECK (rate BETWEEN 1 AND 1000000000000000),
    source TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE lane (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    origin_country TEXT NOT NULL CHECK (origin_country GLOB '[A-Z][A-Z]'),
    origin_port TEXT,
    country TEXT NOT NULL CHECK (country GLOB '[A-Z][A-Z]'),
    port TEXT,
    mode TEXT NOT NULL CHECK (mode = 'sea-lcl' OR mode = 'sea-fcl' OR mode = 'air'
        OR mode = 'express' OR mode = 'rail' OR mode = 'road'),
    days_min INTEGER CHECK (days_min BETWEEN 0 AND 2000),
    days_likely INTEGER CHECK (days_likely BETWEEN 0 AND 2000),
    days_max INTEGER CHECK (days_max BETWEEN 0 AND 2000),
    after_min INTEGER CHECK (after_min BETWEEN 0 AND 2000),
    after_likely INTEGER CHECK (after_likely BETWEEN 0 AND 2000),
    after_max INTEGER CHECK (after_max BETWEEN 0 AND 2000),
    cutoff TEXT CHECK (cutoff = 'mon' OR cutoff = 'tue' OR cutoff = 'wed' OR cutoff = 'thu'
        OR cutoff = 'fri' OR cutoff = 'sat' OR cutoff = 'sun'),
    sails_after INTEGER CHECK (sails_after BETWEEN 0 AND 2000),
    scope TEXT,
    valid_until TEXT CHECK (valid_until IS date(valid_until)),
    estimate INTEGER CHECK (estimate IN (0, 1)),
    confidence TEXT CHECK (confidence = 'low' OR confidence = 'medium' OR confidence = 'high'),
    source TEXT,
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER,
    CHECK (days_min IS NULL OR days_likely IS NULL OR days_min <= days_likely),
    CHECK (days_likely IS NULL OR days_max IS NULL OR days_likely <= days_max),
    CHECK (after_min IS NULL OR after_likely IS NULL OR after_min <= after_likely),
    CHECK (after_likely IS NULL OR after_max IS NULL OR after_likely <= after_max)
) STRICT;

CREATE TABLE lane_tariff (
    id INTEGER PRIMARY KEY,
    lane_id INTEGER NOT NULL REFERENCES lane (id),
    leg TEXT NOT NULL CHECK (leg = 'packing' OR leg = 'loading' OR leg = 'inland-origin'
        OR leg = 'export' OR leg = 'origin-terminal' OR leg = 'on-board' OR leg = 'carriage'
        OR leg = 'insurance' OR leg = 'destination-terminal' OR leg = 'inland-destination'
        OR leg = 'unloading' OR leg = 'import'),
    currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    shipment INTEGER CHECK (shipment >= 0),
    carton INTEGER CHECK (carton >= 0),
    m3 INTEGER CHECK (m3 >= 0),
    kg INTEGER CHECK (kg >= 0),
    revenue_tonne INTEGER CHECK (revenue_tonne >= 0),
    container_20 INTEGER CHECK (container_20 >= 0),
    container_40 INTEGER CHECK (container_40 >= 0),
    container_40hc INTEGER CHECK (container_40hc >= 0),
    minimum INTEGER CHECK (minimum >= 0),
    rate INTEGER CHECK (rate BETWEEN 0 AND 1000000),
    valid_until TEXT CHECK (valid_until IS date(valid_until)),
    estimate INTEGER CHECK (estimate IN (0, 1)),
    source TEXT,
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE duty (
    id INTEGER PRIMARY KEY,
    hs TEXT NOT NULL CHECK (length(trim(hs)) > 0),
    scope TEXT,
    destination TEXT NOT NULL CHECK (length(trim(destination)) > 0),
    origin TEXT CHECK (origin GLOB '[A-Z][A-Z]'),
    rate INTEGER CHECK (rate BETWEEN 0 AND 10000000),
    base TEXT NOT NULL DEFAULT 'CIF' CHECK (base = 'CIF' OR base = 'FOB'),
    preferential INTEGER CHECK (preferential BETWEEN 0 AND 10000000),
    proof TEXT,
    vat INTEGER CHECK (vat BETWEEN 0 AND 10000000),
    vat_base TEXT NOT NULL DEFAULT 'warehouse' CHECK (vat_base = 'warehouse' OR vat_base = 'levies'
        OR vat_base = 'duty'),
    vat_uplift INTEGER CHECK (vat_uplift BETWEEN 0 AND 10000000),
    vat_on_cif INTEGER CHECK (vat_on_cif IN (0, 1)),
    vat_recoverable INTEGER CHECK (vat_recoverable BETWEEN 0 AND 1000000),
    confirmed_on TEXT CHECK (confirmed_on IS date(confirmed_on)),
    status TEXT,
    confidence TEXT CHECK (confidence = 'low' OR confidence = 'medium' OR confidence = 'high'),
    source TEXT,
    source_on TEXT CHECK (source_on IS date(source_on)),
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE duty_levy (
    id INTEGER PRIMARY KEY,
    duty_id INTEGER NOT NULL REFERENCES duty (id),
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    base TEXT NOT NULL CHECK (base = 'fob' OR base = 'cif' OR base = 'duty' OR base = 'total'
        OR base = 'uplift' OR base = 'inside'),
    rate INTEGER NOT NULL CHECK (rate BETWEEN 0 AND 10000000),
    uplift INTEGER CHECK (uplift BETWEEN 0 AND 10000000),
    recoverable INTEGER CHECK (recoverable BETWEEN 0 AND 1000000),
    position INTEGER CHECK (position BETWEEN 0 AND 100000),
    source TEXT,
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE client (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    country TEXT CHECK (country GLOB '[A-Z][A-Z]'),
    currency TEXT CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    destination TEXT,
    address TEXT,
    contact TEXT,
    mail TEXT,
    phone TEXT,
    terms TEXT,
    aql_critical INTEGER CHECK (aql_critical BETWEEN 0 AND 1000000),
    aql_major INTEGER CHECK (aql_major BETWEEN 0 AND 1000000),
    aql_minor INTEGER CHECK (aql_minor BETWEEN 0 AND 1000000),
    inspector TEXT,
    commission INTEGER CHECK (commission BETWEEN 0 AND 1000000),
    commission_piece INTEGER CHECK (commission_piece >= 0),
    commission_by TEXT CHECK (commission_by = 'client' OR commission_by = 'supplier'),
    annual_rate INTEGER CHECK (annual_rate BETWEEN 0 AND 1000000),
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER,
    CHECK (commission_piece IS NULL OR currency IS NOT NULL)
) STRICT;

CREATE TABLE product (
    id INTEGER PRIMARY KEY,
    code TEXT,
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    client_id INTEGER REFERENCES client (id),
    type TEXT,
    application TEXT,
    surface TEXT,
    hs TEXT,
    markets TEXT,
    outside TEXT,
    inside TEXT,
    load_kg INTEGER CHECK (load_kg BETWEEN 0 AND 1000000000),
    material_id INTEGER REFERENCES material (id),
    hardware TEXT,
    stitching TEXT,
    coatings TEXT,
    features TEXT,
    logo TEXT,
    labels TEXT,
    packing TEXT,
    tech_pack TEXT,
    carton_units INTEGER CHECK (carton_units BETWEEN 1 AND 100000000),
    carton_length INTEGER CHECK (carton_length BETWEEN 1 AND 20000),
    carton_width INTEGER CHECK (carton_width BETWEEN 1 AND 20000),
    carton_height INTEGER CHECK (carton_height BETWEEN 1 AND 20000),
    carton_weight INTEGER CHECK (carton_weight BETWEEN 1 AND 100000000),
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE product_variant (
    id INTEGER PRIMARY KEY,
    product_id INTEGER NOT NULL REFERENCES product (id),
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    colour TEXT,
    pantone TEXT,
    size TEXT,
    sku TEXT,
    barcode TEXT,
    position INTEGER CHECK (position BETWEEN 0 AND 100000),
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE product_material (
    id INTEGER PRIMARY KEY,
    product_id INTEGER NOT NULL REFERENCES product (id),
    material_id INTEGER NOT NULL REFERENCES material (id),
    part TEXT NOT NULL CHECK (length(trim(part)) > 0),
    use INTEGER CHECK (use BETWEEN 0 AND 10000000000),
    unit TEXT CHECK (unit = 'm' OR unit = 'm2' OR unit = 'kg' OR unit = 'pcs'),
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE requirement (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    client_id INTEGER REFERENCES client (id),
    product_id INTEGER NOT NULL REFERENCES product (id),
    quantity INTEGER NOT NULL CHECK (quantity BETWEEN 0 AND 100000000),
    country TEXT NOT NULL CHECK (country GLOB '[A-Z][A-Z]'),
    port TEXT,
    place TEXT,
    needed_by TEXT CHECK (needed_by IS date(needed_by)),
    order_on TEXT CHECK (order_on IS date(order_on)),
    service INTEGER CHECK (service BETWEEN 0 AND 1000000),
    overage INTEGER CHECK (overage BETWEEN 0 AND 10000000),
    currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    rates_on TEXT CHECK (rates_on IS date(rates_on)),
    vat TEXT NOT NULL DEFAULT 'recovered' CHECK (vat = 'recovered' OR vat = 'cost'),
    annual_rate INTEGER CHECK (annual_rate BETWEEN 0 AND 1000000),
    fx_buffer INTEGER CHECK (fx_buffer BETWEEN 0 AND 1000000),
    inspection INTEGER CHECK (inspection >= 0),
    laboratory INTEGER CHECK (laboratory >= 0),
    bank INTEGER CHECK (bank >= 0),
    conformity INTEGER CHECK (conformity >= 0),
    peak INTEGER CHECK (peak >= 0),
    commission INTEGER CHECK (commission BETWEEN 0 AND 1000000),
    commission_piece INTEGER CHECK (commission_piece >= 0),
    incumbent_id INTEGER REFERENCES supplier (id),
    status TEXT NOT NULL DEFAULT 'open' CHECK (status = 'open' OR status = 'awarded'
        OR status = 'ordered' OR status = 'closed'),
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE requirement_line (
    id INTEGER PRIMARY KEY,
    requirement_id INTEGER NOT NULL REFERENCES requirement (id),
    variant_id INTEGER NOT NULL REFERENCES product_variant (id),
    quantity INTEGER NOT NULL CHECK (quantity BETWEEN 0 AND 100000000),
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE rfq (
    id INTEGER PRIMARY KEY,
    requirement_id INTEGER NOT NULL REFERENCES requirement (id),
    number TEXT NOT NULL CHECK (length(trim(number)) > 0),
    revision INTEGER CHECK (revision BETWEEN 1 AND 999),
    status TEXT NOT NULL DEFAULT 'draft' CHECK (status = 'draft' OR status = 'sent'
        OR status = 'closed'),
    sent_on TEXT CHECK (sent_on IS date(sent_on)),
    due_on TEXT CHECK (due_on IS date(due_on)),
    incoterm TEXT CHECK (incoterm = 'EXW' OR incoterm = 'FCA' OR incoterm = 'CPT'
        OR incoterm = 'CIP' OR incoterm = 'DAP' OR incoterm = 'DPU' OR incoterm = 'DDP'
        OR incoterm = 'FAS' OR incoterm = 'FOB' OR incoterm = 'CFR' OR incoterm = 'CIF'),
    place TEXT,
    quantities TEXT,
    terms TEXT,
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE rfq_supplier (
    id INTEGER PRIMARY KEY,
    rfq_id INTEGER NOT NULL REFERENCES rfq (id),
    supplier_id INTEGER NOT NULL REFERENCES supplier (id),
    invited_on TEXT CHECK (invited_on IS date(invited_on)),
    due_on TEXT CHECK (due_on IS date(due_on)),
    answered_on TEXT CHECK (answered_on IS date(answered_on)),
    declined_on TEXT CHECK (declined_on IS date(declined_on)),
    reason TEXT,
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE scenario (
    id INTEGER PRIMARY KEY,
    requirement_id INTEGER NOT NULL REFERENCES requirement (id),
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    on_time INTEGER CHECK (on_time BETWEEN 0 AND 1000000),
    suppliers_min INTEGER CHECK (suppliers_min BETWEEN 1 AND 40),
    suppliers_max INTEGER CHECK (suppliers_max BETWEEN 1 AND 40),
    supplier_share INTEGER CHECK (supplier_share BETWEEN 0 AND 1000000),
    country_share INTEGER CHECK (country_share BETWEEN 0 AND 1000000),
    countries_max INTEGER CHECK (countries_max BETWEEN 1 AND 40),
    approved INTEGER CHECK (approved IN (0, 1)),
    incumbent_share INTEGER CHECK (incumbent_share BETWEEN 0 AND 1000000),
    evidence TEXT,
    position INTEGER CHECK (position BETWEEN 0 AND 100000),
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER,
    CHECK (suppliers_min IS NULL OR suppliers_max IS NULL OR suppliers_min <= suppliers_max)
) STRICT;

CREATE TABLE quote (
    id INTEGER PRIMARY KEY,
    requirement_id INTEGER NOT NULL REFERENCES requirement (id),
    supplier_id INTEGER NOT NULL REFERENCES supplier (id),
    site_id INTEGER REFERENCES site (id),
    rfq_id INTEGER REFERENCES rfq (id),
    number TEXT,
    round INTEGER CHECK (round BETWEEN 1 AND 99),
    state TEXT NOT NULL DEFAULT 'offered' CHECK (state = 'offered' OR state = 'asked'
        OR state = 'agreed' OR state = 'withdrawn'),
    quoted_on TEXT CHECK (quoted_on IS date(quoted_on)),
    valid_until TEXT CHECK (valid_until IS date(valid_until)),
    incoterm TEXT NOT NULL CHECK (incoterm = 'EXW' OR incoterm = 'FCA' OR incoterm = 'CPT'
        OR incoterm = 'CIP' OR incoterm = 'DAP' OR incoterm = 'DPU' OR incoterm = 'DDP'
        OR incoterm = 'FAS' OR incoterm = 'FOB' OR incoterm = 'CFR' OR incoterm = 'CIF'),
    place TEXT,
    place_kind TEXT NOT NULL DEFAULT 'usual' CHECK (place_kind = 'usual' OR place_kind = 'factory'
        OR place_kind = 'origin-port' OR place_kind = 'destination-port' OR place_kind = 'inland'),
    seller_legs TEXT,
    buyer_legs TEXT,
    port TEXT,
    origin TEXT CHECK (origin GLOB '[A-Z][A-Z]'),
    mode TEXT CHECK (mode = 'sea-lcl' OR mode = 'sea-fcl' OR mode = 'air' OR mode = 'express'
        OR mode = 'rail' OR mode = 'road'),
    currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    moq INTEGER CHECK (moq BETWEEN 0 AND 100000000),
    moq_colour INTEGER CHECK (moq_colour BETWEEN 0 AND 100000000),
    moq_lot INTEGER CHECK (moq_lot BETWEEN 0 AND 100000000),
    multiple INTEGER CHECK (multiple BETWEEN 0 AND 100000000),
    pack INTEGER CHECK (pack BETWEEN 0 AND 100000000),
    capacity INTEGER CHECK (capacity BETWEEN 0 AND 100000000),
    below_moq INTEGER CHECK (below_moq IN (0, 1)),
    surcharge INTEGER CHECK (surcharge >= 0),
    surcharge_share INTEGER CHECK (surcharge_share BETWEEN 0 AND 10000000),
    tooling INTEGER CHECK (tooling >= 0),
    tooling_life INTEGER CHECK (tooling_life BETWEEN 0 AND 100000000),
    setup INTEGER CHECK (setup >= 0),
    sample_cost INTEGER CHECK (sample_cost >= 0),
    sample_refund INTEGER CHECK (sample_refund IN (0, 1)),
    assists INTEGER CHECK (assists >= 0),
    selling_commission INTEGER CHECK (selling_commission BETWEEN 0 AND 1000000),
    buying_commission INTEGER CHECK (buying_commission BETWEEN 0 AND 1000000),
    deposit INTEGER CHECK (deposit BETWEEN 0 AND 1000000),
    balance TEXT NOT NULL DEFAULT 'shipment' CHECK (balance = 'shipment' OR balance = 'order'
        OR balance = 'arrival'),
    net_days INTEGER CHECK (net_days BETWEEN 0 AND 2000),
    terms TEXT,
    vat_included TEXT CHECK (vat_included = 'no' OR vat_included = 'yes'),
    buyer_imports TEXT CHECK (buyer_imports = 'no' OR buyer_imports = 'yes'),
    proof TEXT,
    lead_days INTEGER CHECK (lead_days BETWEEN 0 AND 2000),
    counts_from TEXT NOT NULL DEFAULT 'order' CHECK (counts_from = 'order'
        OR counts_from = 'deposit' OR counts_from = 'approval' OR counts_from = 'fabric'),
    counts_to TEXT NOT NULL DEFAULT 'ex-factory' CHECK (counts_to = 'ex-factory'
        OR counts_to = 'on-board' OR counts_to = 'delivered'),
    calendar_id INTEGER REFERENCES calendar (id),
    carton_units INTEGER CHECK (carton_units BETWEEN 1 AND 100000000),
    carton_length INTEGER CHECK (carton_length BETWEEN 1 AND 20000),
    carton_width INTEGER CHECK (carton_width BETWEEN 1 AND 20000),
    carton_height INTEGER CHECK (carton_height BETWEEN 1 AND 20000),
    carton_weight INTEGER CHECK (carton_weight BETWEEN 1 AND 100000000),
    handicap INTEGER CHECK (handicap BETWEEN -500000 AND 1000000),
    inclusions TEXT,
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE price_break (
    id INTEGER PRIMARY KEY,
    quote_id INTEGER NOT NULL REFERENCES quote (id),
    quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 100000000),
    price INTEGER NOT NULL CHECK (price >= 0),
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE quote_stage (
    id INTEGER PRIMARY KEY,
    quote_id INTEGER NOT NULL REFERENCES quote (id),
    position INTEGER CHECK (position BETWEEN 0 AND 100000),
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    kind TEXT NOT NULL CHECK (kind = 'sample' OR kind = 'approval' OR kind = 'deposit'
        OR kind = 'material' OR kind = 'production' OR kind = 'inspection' OR kind = 'inland'
        OR kind = 'sailing' OR kind = 'transit' OR kind = 'clearance' OR kind = 'delivery'
        OR kind = 'other'),
    days_min INTEGER CHECK (days_min BETWEEN 0 AND 2000),
    days_likely INTEGER CHECK (days_likely BETWEEN 0 AND 2000),
    days_max INTEGER CHECK (days_max BETWEEN 0 AND 2000),
    setup_days INTEGER CHECK (setup_days BETWEEN 0 AND 2000),
    rate_slow INTEGER CHECK (rate_slow BETWEEN 1 AND 100000000),
    rate_likely INTEGER CHECK (rate_likely BETWEEN 1 AND 100000000),
    rate_fast INTEGER CHECK (rate_fast BETWEEN 1 AND 100000000),
    days TEXT NOT NULL DEFAULT 'working' CHECK (days = 'working' OR days = 'calendar'),
    calendar_id INTEGER REFERENCES calendar (id),
    after TEXT,
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER,
    CHECK (days_min IS NULL OR days_likely IS NULL OR days_min <= days_likely),
    CHECK (days_likely IS NULL OR days_max IS NULL OR days_likely <= days_max)
) STRICT;

CREATE TABLE cost_line (
    id INTEGER PRIMARY KEY,
    quote_id INTEGER NOT NULL REFERENCES quote (id),
    kind TEXT NOT NULL CHECK (kind = 'material' OR kind = 'labour' OR kind = 'overhead'
        OR kind = 'tooling' OR kind = 'qc' OR kind = 'logistics' OR kind = 'margin'
        OR kind = 'other'),
    label TEXT NOT NULL CHECK (length(trim(label)) > 0),
    amount INTEGER NOT NULL CHECK (amount >= 0),
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE award (
    id INTEGER PRIMARY KEY,
    requirement_id INTEGER NOT NULL REFERENCES requirement (id),
    quote_id INTEGER NOT NULL REFERENCES quote (id),
    quantity INTEGER NOT NULL CHECK (quantity BETWEEN 0 AND 100000000),
    solver_quantity INTEGER CHECK (solver_quantity BETWEEN 0 AND 100000000),
    scenario TEXT,
    landed_total INTEGER CHECK (landed_total >= 0),
    currency TEXT CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    on_time INTEGER CHECK (on_time BETWEEN 0 AND 1000000),
    decided_on TEXT NOT NULL CHECK (decided_on IS date(decided_on)),
    reason TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER,
    CHECK (landed_total IS NULL OR currency IS NOT NULL)
) STRICT;

CREATE TABLE purchase_order (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL CHECK (length(trim(number)) > 0),
    supplier_id INTEGER NOT NULL REFERENCES supplier (id),
    site_id INTEGER REFERENCES site (id),
    requirement_id INTEGER REFERENCES requirement (id),
    quote_id INTEGER REFERENCES quote (id),
    status TEXT NOT NULL DEFAULT 'draft' CHECK (status = 'draft' OR status = 'placed'
        OR status = 'confirmed' OR status = 'shipped' OR status = 'delivered'
        OR status = 'cancelled'),
    currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    incoterm TEXT CHECK (incoterm = 'EXW' OR incoterm = 'FCA' OR incoterm = 'CPT'
        OR incoterm = 'CIP' OR incoterm = 'DAP' OR incoterm = 'DPU' OR incoterm = 'DDP'
        OR incoterm = 'FAS' OR incoterm = 'FOB' OR incoterm = 'CFR' OR incoterm = 'CIF'),
    place TEXT,
    destination TEXT CHECK (destination GLOB '[A-Z][A-Z]'),
    ordered_on TEXT CHECK (ordered_on IS date(ordered_on)),
    confirmed_on TEXT CHECK (confirmed_on IS date(confirmed_on)),
    needed_by TEXT CHECK (needed_by IS date(needed_by)),
    promised_on TEXT CHECK (promised_on IS date(promised_on)),
    expected_on TEXT CHECK (expected_on IS date(expected_on)),
    delivered_on TEXT CHECK (delivered_on IS date(delivered_on)),
    tolerance INTEGER CHECK (tolerance BETWEEN 0 AND 1000000),
    excused_days INTEGER CHECK (excused_days BETWEEN 0 AND 2000),
    excused_reason TEXT,
    penalty INTEGER CHECK (penalty BETWEEN 0 AND 1000000),
    penalty_free INTEGER CHECK (penalty_free BETWEEN 0 AND 2000),
    penalty_most INTEGER CHECK (penalty_most BETWEEN 0 AND 1000000),
    payment_terms TEXT,
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER,
    CHECK (excused_days IS NULL OR excused_days = 0 OR excused_reason IS NOT NULL)
) STRICT;

CREATE TABLE order_line (
    id INTEGER PRIMARY KEY,
    order_id INTEGER NOT NULL REFERENCES purchase_order (id),
    product_id INTEGER NOT NULL REFERENCES product (id),
    variant_id INTEGER REFERENCES product_variant (id),
    quantity INTEGER NOT NULL CHECK (quantity BETWEEN 0 AND 100000000),
    price INTEGER NOT NULL CHECK (price >= 0),
    delivered INTEGER CHECK (delivered BETWEEN 0 AND 100000000),
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE milestone (
    id INTEGER PRIMARY KEY,
    order_id INTEGER NOT NULL REFERENCES purchase_order (id),
    position INTEGER CHECK (position BETWEEN 0 AND 100000),
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    kind TEXT NOT NULL CHECK (kind = 'sample' OR kind = 'approval' OR kind = 'deposit'
        OR kind = 'material' OR kind = 'production' OR kind = 'inspection' OR kind = 'inland'
        OR kind = 'sailing' OR kind = 'transit' OR kind = 'clearance' OR kind = 'delivery'
        OR kind = 'other'),
    planned_on TEXT CHECK (planned_on IS date(planned_on)),
    promised_on TEXT CHECK (promised_on IS date(promised_on)),
    started_on TEXT CHECK (started_on IS date(started_on)),
    actual_on TEXT CHECK (actual_on IS date(actual_on)),
    days_min INTEGER CHECK (days_min BETWEEN 0 AND 2000),
    days_likely INTEGER CHECK (days_likely BETWEEN 0 AND 2000),
    days_max INTEGER CHECK (days_max BETWEEN 0 AND 2000),
    days TEXT NOT NULL DEFAULT 'working' CHECK (days = 'working' OR days = 'calendar'),
    calendar_id INTEGER REFERENCES calendar (id),
    after TEXT,
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE payment (
    id INTEGER PRIMARY KEY,
    order_id INTEGER NOT NULL REFERENCES purchase_order (id),
    kind TEXT NOT NULL CHECK (kind = 'deposit' OR kind = 'balance' OR kind = 'freight'
        OR kind = 'duty' OR kind = 'vat' OR kind = 'inspection' OR kind = 'penalty'
        OR kind = 'refund' OR kind = 'other'),
    amount INTEGER NOT NULL CHECK (amount >= 0),
    currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    due_on TEXT CHECK (due_on IS date(due_on)),
    paid_on TEXT CHECK (paid_on IS date(paid_on)),
    reference TEXT,
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    order_id INTEGER NOT NULL REFERENCES purchase_order (id),
    kind TEXT NOT NULL CHECK (kind = 'proforma' OR kind = 'contract' OR kind = 'invoice'
        OR kind = 'packing-list' OR kind = 'origin' OR kind = 'proof' OR kind = 'insurance'
        OR kind = 'conformity' OR kind = 'test-reports' OR kind = 'local-papers'
        OR kind = 'transport' OR kind = 'other'),
    number TEXT,
    due_on TEXT CHECK (due_on IS date(due_on)),
    received_on TEXT CHECK (received_on IS date(received_on)),
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE dispute (
    id INTEGER PRIMARY KEY,
    order_id INTEGER NOT NULL REFERENCES purchase_order (id),
    kind TEXT NOT NULL CHECK (kind = 'delay' OR kind = 'quality' OR kind = 'quantity'
        OR kind = 'documents' OR kind = 'other'),
    what TEXT NOT NULL CHECK (length(trim(what)) > 0),
    opened_on TEXT NOT NULL CHECK (opened_on IS date(opened_on)),
    clause TEXT,
    pieces INTEGER CHECK (pieces BETWEEN 0 AND 100000000),
    asked INTEGER CHECK (asked >= 0),
    currency TEXT CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    remedy TEXT CHECK (remedy = 'rework' OR remedy = 'replacement' OR remedy = 'refund'
        OR remedy = 'credit' OR remedy = 'discount' OR remedy = 'none'),
    agreed INTEGER CHECK (agreed >= 0),
    closed_on TEXT CHECK (closed_on IS date(closed_on)),
    interaction_id INTEGER REFERENCES interaction (id),
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER,
    CHECK ((asked IS NULL AND agreed IS NULL) OR currency IS NOT NULL)
) STRICT;

CREATE TABLE shipment (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL CHECK (length(trim(number)) > 0),
    forwarder_id INTEGER REFERENCES supplier (id),
    mode TEXT CHECK (mode = 'sea-lcl' OR mode = 'sea-fcl' OR mode = 'air' OR mode = 'express'
        OR mode = 'rail' OR mode = 'road'),
    booking TEXT,
    vessel TEXT,
    container TEXT,
    transport_document TEXT,
    from_port TEXT,
    to_port TEXT,
    cutoff_on TEXT CHECK (cutoff_on IS date(cutoff_on)),
    etd TEXT CHECK (etd IS date(etd)),
    eta TEXT CHECK (eta IS date(eta)),
    arrived_on TEXT CHECK (arrived_on IS date(arrived_on)),
    freight INTEGER CHECK (freight >= 0),
    currency TEXT CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    share_by TEXT NOT NULL DEFAULT 'm3' CHECK (share_by = 'm3' OR share_by = 'kg'),
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER,
    CHECK (freight IS NULL OR currency IS NOT NULL),
    CHECK (etd IS NULL OR eta IS NULL OR etd <= eta)
) STRICT;

CREATE TABLE shipment_line (
    id INTEGER PRIMARY KEY,
    shipment_id INTEGER NOT NULL REFERENCES shipment (id),
    order_line_id INTEGER NOT NULL REFERENCES order_line (id),
    quantity INTEGER NOT NULL CHECK (quantity BETWEEN 0 AND 100000000),
    cartons INTEGER CHECK (cartons BETWEEN 0 AND 100000000),
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE INDEX calendar_day_by_calendar ON calendar_day (calendar_id);
CREATE INDEX lane_tariff_by_lane ON lane_tariff (lane_id);
CREATE INDEX duty_levy_by_duty ON duty_levy (duty_id);
CREATE INDEX product_by_client ON product (client_id) WHERE client_id IS NOT NULL;
CREATE INDEX product_by_material ON product (material_id) WHERE material_id IS NOT NULL;
CREATE INDEX product_variant_by_product ON product_variant (product_id);
CREATE INDEX product_material_by_product ON product_material (product_id);
CREATE INDEX product_material_by_material ON product_material (material_id);
CREATE INDEX requirement_by_client ON requirement (client_id) WHERE client_id IS NOT NULL;
CREATE INDEX requirement_by_product ON requirement (product_id);
CREATE INDEX requirement_by_incumbent ON requirement (incumbent_id) WHERE incumbent_id IS NOT NULL;
CREATE INDEX requirement_line_by_requirement ON requirement_line (requirement_id);
CREATE INDEX requirement_line_by_variant ON requirement_line (variant_id);
CREATE INDEX rfq_by_requirement ON rfq (requirement_id);
CREATE INDEX rfq_supplier_by_rfq ON rfq_supplier (rfq_id);
CREATE INDEX rfq_supplier_by_supplier ON rfq_supplier (supplier_id);
CREATE INDEX scenario_by_requirement ON scenario (requirement_id);
CREATE INDEX quote_by_requirement ON quote (requirement_id);
CREATE INDEX quote_by_supplier ON quote (supplier_id);
CREATE INDEX quote_by_site ON quote (site_id) WHERE site_id IS NOT NULL;
CREATE INDEX quote_by_rfq ON quote (rfq_id) WHERE rfq_id IS NOT NULL;
CREATE INDEX quote_by_calendar ON quote (calendar_id) WHERE calendar_id IS NOT NULL;
CREATE INDEX price_break_by_quote ON price_break (quote_id);
CREATE INDEX quote_stage_by_quote ON quote_stage (quote_id);
CREATE INDEX quote_stage_by_calendar ON quote_stage (calendar_id) WHERE calendar_id IS NOT NULL;
CREATE INDEX cost_line_by_quote ON cost_line (quote_id);
CREATE INDEX award_by_requirement ON award (requirement_id);
CREATE INDEX award_by_quote ON award (quote_id);
CREATE INDEX purchase_order_by_supplier ON purchase_order (supplier_id);
CREATE INDEX purchase_order_by_site ON purchase_order (site_id) WHERE site_id IS NOT NULL;
CREATE INDEX purchase_order_by_requirement ON purchase_order (requirement_id)
    WHERE requirement_id IS NOT NULL;
CREATE INDEX purchase_order_by_quote ON purchase_order (quote_id) WHERE quote_id IS NOT NULL;
CREATE INDEX order_line_by_order ON order_line (order_id);
CREATE INDEX order_line_by_product ON order_line (product_id);
CREATE INDEX order_line_by_variant ON order_line (variant_id) WHERE variant_id IS NOT NULL;
CREATE INDEX milestone_by_order ON milestone (order_id);
CREATE INDEX milestone_by_calendar ON milestone (calendar_id) WHERE calendar_id IS NOT NULL;
CREATE INDEX payment_by_order ON payment (order_id);
CREATE INDEX document_by_order ON document (order_id);
CREATE INDEX dispute_by_order ON dispute (order_id);
CREATE INDEX dispute_by_interaction ON dispute (interaction_id) WHERE interaction_id IS NOT NULL;
CREATE INDEX shipment_by_forwarder ON shipment (forwarder_id) WHERE forwarder_id IS NOT NULL;
CREATE INDEX shipment_line_by_shipment ON shipment_line (shipment_id);
CREATE INDEX shipment_line_by_order_line ON shipment_line (order_line_id);
CREATE INDEX client_by_name ON client (name COLLATE NOCASE);
CREATE INDEX product_by_name ON product (name COLLATE NOCASE);
CREATE INDEX product_by_code ON product (code COLLATE NOCASE);
CREATE INDEX requirement_by_name ON requirement (name COLLATE NOCASE);
CREATE INDEX requirement_by_need ON requirement (needed_by);
CREATE INDEX fx_rate_by_day ON fx_rate (currency, on_date);
CREATE INDEX calendar_by_code ON calendar (code COLLATE NOCASE);
CREATE INDEX calendar_by_country ON calendar (country);
CREATE INDEX lane_by_way ON lane (country, origin_country);
CREATE INDEX duty_by_goods ON duty (destination, hs);
CREATE INDEX quote_by_validity ON quote (valid_until);
CREATE INDEX purchase_order_by_number ON purchase_order (number COLLATE NOCASE);
CREATE INDEX shipment_by_number ON shipment (number COLLATE NOCASE);
