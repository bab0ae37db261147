# Files of screens.
