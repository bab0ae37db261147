-- The day that last days to order were reckoned on: by another one lanes, rates and validities may
-- be others. NULL: something that they follow from has changed.

DROP TABLE order_day_known;
CREATE TABLE order_day_known (
    requirement_id INTEGER PRIMARY KEY,
    service INTEGER NOT NULL,
    reckoned_on TEXT
) STRICT;
