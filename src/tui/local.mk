# Files of src/tui.
