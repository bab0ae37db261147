-- A milestone that waits for a ship: its weekly cut-off, and so many days later it sails.
ALTER TABLE milestone ADD COLUMN cutoff TEXT CHECK (cutoff = 'mon' OR cutoff = 'tue'
    OR cutoff = 'wed' OR cutoff = 'thu' OR cutoff = 'fri' OR cutoff = 'sat' OR cutoff = 'sun');
ALTER TABLE milestone ADD COLUMN sails_after INTEGER CHECK (sails_after BETWEEN 0 AND 2000);
