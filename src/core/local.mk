libsourcebench_a_SOURCES += \
	include/sourcebench/core/error.h src/core/error.c \
	include/sourcebench/core/memory.h src/core/memory.c \
	include/sourcebench/core/strbuf.h src/core/strbuf.c \
	include/sourcebench/core/utf8.h src/core/utf8.c
