# Files of src/io.
