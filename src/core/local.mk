libsourcebench_a_SOURCES += \
	include/sourcebench/core/date.h src/core/date.c \
	src/core/date_parse.c \
	include/sourcebench/core/error.h src/core/error.c \
	include/sourcebench/core/field.h src/core/field.c \
	include/sourcebench/core/memory.h src/core/memory.c \
	include/sourcebench/core/strbuf.h src/core/strbuf.c \
	include/sourcebench/core/supplier.h src/core/supplier.c \
	src/core/supplier_dealings.c \
	src/core/supplier_parts.c
