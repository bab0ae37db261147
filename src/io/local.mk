# Files of src/io.
libsourcebench_a_SOURCES += \
	include/sourcebench/io/csv.h \
	include/sourcebench/io/decode.h \
	include/sourcebench/io/file.h \
	include/sourcebench/io/json.h \
	include/sourcebench/io/rows.h \
	include/sourcebench/io/source.h \
	include/sourcebench/io/table.h \
	src/io/csv.c \
	src/io/csv_detect.c \
	src/io/csv_write.c \
	src/io/decode.c \
	src/io/file.c \
	src/io/file_error.c \
	src/io/file_path.c \
	src/io/file_path.h \
	src/io/file_writer.c \
	src/io/json_read.c \
	src/io/json_write.c \
	src/io/rows.c \
	src/io/source.c \
	src/io/table.c
