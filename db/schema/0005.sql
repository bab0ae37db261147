-- The day of the facts that a decision is about: from it the due day follows by the configured days,
-- so that a change of those does not open again what was decided. NULL: the due day counts.
ALTER TABLE agenda_state ADD COLUMN facts_on TEXT CHECK (facts_on IS date(facts_on));
