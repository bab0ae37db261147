libsourcebench_a_SOURCES += \
	db/command.c \
	db/known.c \
	db/supplier_filter.c \
	db/supplier_filter.h \
	db/supplier_import.c \
	db/supplier_list.c \
	db/view.c \
	include/sourcebench/db/command.h \
	include/sourcebench/db/known.h \
	include/sourcebench/db/supplier_import.h \
	include/sourcebench/db/supplier_list.h \
	include/sourcebench/db/view.h
