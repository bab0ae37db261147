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
