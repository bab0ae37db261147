# Files of src/service.
