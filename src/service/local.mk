libsourcebench_a_SOURCES += \
	include/sourcebench/service/attach.h \
	include/sourcebench/service/draft.h \
	include/sourcebench/service/export.h \
	include/sourcebench/service/import.h \
	include/sourcebench/service/session.h \
	src/service/attach.c \
	src/service/draft.c \
	src/service/export.c \
	src/service/import.c \
	src/service/import_json.c \
	src/service/import_json.h \
	src/service/import_map.c \
	src/service/import_map.h \
	src/service/import_report.c \
	src/service/import_report.h \
	src/service/session.c
