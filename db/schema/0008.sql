-- What is open in the planner, as the agenda asks for it.

CREATE INDEX requirement_by_status ON requirement (status) WHERE deleted_at IS NULL;
CREATE INDEX rfq_by_status ON rfq (status) WHERE deleted_at IS NULL;
CREATE INDEX purchase_order_by_status ON purchase_order (status, supplier_id)
    WHERE deleted_at IS NULL;
CREATE INDEX milestone_open ON milestone (ifnull(promised_on, planned_on))
    WHERE actual_on IS NULL AND deleted_at IS NULL;
CREATE INDEX payment_open ON payment (due_on) WHERE paid_on IS NULL AND deleted_at IS NULL;
CREATE INDEX document_open ON document (due_on) WHERE received_on IS NULL AND deleted_at IS NULL;
