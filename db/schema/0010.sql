-- The last day to order each offer for an open requirement in time, as the agenda asks for it: it
-- follows from the plan, and is reckoned anew where order_day_known has no row.

CREATE TABLE order_day (
    id INTEGER PRIMARY KEY,
    requirement_id INTEGER NOT NULL,
    quote_id INTEGER NOT NULL,
    way INTEGER NOT NULL,
    last_day TEXT,
    unit INTEGER,
    total INTEGER,
    currency TEXT,
    mode TEXT
) STRICT;
CREATE UNIQUE INDEX order_day_of_way ON order_day (requirement_id, quote_id, way);
CREATE INDEX order_day_of_quote ON order_day (quote_id);

CREATE TABLE order_day_known (
    requirement_id INTEGER PRIMARY KEY,
    service INTEGER NOT NULL
) STRICT;

-- The last rate of each pair, however many days are kept.
CREATE INDEX fx_rate_by_pair ON fx_rate (base, currency, on_date) WHERE deleted_at IS NULL;
