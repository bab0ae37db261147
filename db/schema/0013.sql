-- Payments that follow what happens to their order: from what their day counts, and how many days
-- behind that (or before).

ALTER TABLE payment ADD COLUMN due_from TEXT CHECK (due_from = 'order' OR due_from = 'shipment'
    OR due_from = 'arrival');
ALTER TABLE payment ADD COLUMN due_days INTEGER CHECK (due_days BETWEEN -365 AND 2000);

-- The balance of what was ordered by a quote follows what its terms say.
UPDATE payment SET
    due_from = (SELECT q.balance FROM purchase_order o JOIN quote q ON q.id = o.quote_id
        WHERE o.id = order_id),
    due_days = (SELECT q.net_days FROM purchase_order o JOIN quote q ON q.id = o.quote_id
        WHERE o.id = order_id)
    WHERE kind = 'balance' AND paid_on IS NULL AND due_on IS NOT NULL;

-- The days around a holiday that a supplier confirmed: they stand before those of the calendar.
CREATE TABLE supplier_closure (
    id INTEGER PRIMARY KEY,
    supplier_id INTEGER NOT NULL REFERENCES supplier (id),
    name TEXT NOT NULL,
    closes_on TEXT NOT NULL CHECK (closes_on IS date(closes_on)),
    reopens_on TEXT NOT NULL CHECK (reopens_on IS date(reopens_on)),
    last_order_on TEXT NOT NULL CHECK (last_order_on IS date(last_order_on)),
    confirmed_on TEXT CHECK (confirmed_on IS date(confirmed_on)),
    confirmed_by TEXT,
    note TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
    deleted_at INTEGER,
    CHECK (closes_on <= reopens_on),
    CHECK (last_order_on <= closes_on)
) STRICT;
CREATE INDEX supplier_closure_by_supplier ON supplier_closure (supplier_id);
