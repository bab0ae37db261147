-- What was purged: that there was a row, and nothing of what it held.
--
-- journal.purged is the entry of the purge that took rows out of this entry, the entry's own id in
-- that of a purge: they do not come back. A tombstone tells synchronisation the same.
ALTER TABLE journal ADD COLUMN purged INTEGER;

CREATE TABLE tombstone (
    tbl INTEGER NOT NULL, -- as in journal_row
    row INTEGER NOT NULL,
    journal INTEGER NOT NULL, -- the entry of the purge: who, when
    PRIMARY KEY (tbl, row)
) STRICT, WITHOUT ROWID;
