libsourcebench_a_SOURCES += \
	include/sourcebench/screens/suppliers.h \
	screens/compare.c \
	screens/compare.h \
	screens/detail_screen.c \
	screens/history.c \
	screens/history.h \
	screens/import_screen.c \
	screens/import_screen.h \
	screens/lines.c \
	screens/lines.h \
	screens/motions.c \
	screens/motions.h \
	screens/quick_entry.c \
	screens/quick_entry.h \
	screens/record_form.c \
	screens/record_form.h \
	screens/screens.c \
	screens/supplier_actions.c \
	screens/supplier_bulk.c \
	screens/supplier_columns.c \
	screens/supplier_columns.h \
	screens/supplier_detail.c \
	screens/supplier_detail.h \
	screens/supplier_find.c \
	screens/suppliers.c \
	screens/suppliers_state.h
