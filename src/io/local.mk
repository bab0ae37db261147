# Files of src/io.
libsourcebench_a_SOURCES += \
	include/sourcebench/io/config.h \
	include/sourcebench/io/csv.h \
	include/sourcebench/io/decode.h \
	include/sourcebench/io/file.h \
	include/sourcebench/io/json.h \
	include/sourcebench/io/roff.h src/io/roff.c \
	include/sourcebench/io/rows.h \
	include/sourcebench/io/sha256.h \
	include/sourcebench/io/source.h \
	include/sourcebench/io/table.h \
	include/sourcebench/io/xdg.h \
	include/sourcebench/io/xlsx.h \
	include/sourcebench/io/yaml.h \
	include/sourcebench/io/zone.h \
	src/io/config.c \
	src/io/config_print.c \
	src/io/config_table.c \
	src/io/config_value.c \
	src/io/config_value.h \
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
	src/io/sha256.c \
	src/io/source.c \
	src/io/table.c \
	src/io/xdg.c \
	src/io/xlsx.c \
	src/io/xlsx_book.c \
	src/io/xlsx_book.h \
	src/io/xlsx_part.c \
	src/io/xlsx_part.h \
	src/io/xlsx_strings.c \
	src/io/xlsx_styles.c \
	src/io/yaml.c \
	src/io/zone.c \
	src/io/zone_rule.c \
	src/io/zone_rule.h
