-- Orders: what a penalty is per, what is paid beside the lines, how the price stood against the best
-- quote; who provides a document.
ALTER TABLE purchase_order ADD COLUMN penalty_per TEXT NOT NULL DEFAULT 'day'
    CHECK (penalty_per = 'day' OR penalty_per = 'week' OR penalty_per = 'begun-week');
ALTER TABLE purchase_order ADD COLUMN extras INTEGER CHECK (extras >= 0);
ALTER TABLE purchase_order ADD COLUMN price_index INTEGER
    CHECK (price_index BETWEEN 0 AND 100000000);
ALTER TABLE document ADD COLUMN provided_by TEXT CHECK (provided_by = 'supplier'
    OR provided_by = 'buyer' OR provided_by = 'forwarder' OR provided_by = 'laboratory');
