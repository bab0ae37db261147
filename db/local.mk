# Files of db.
