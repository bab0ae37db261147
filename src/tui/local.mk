# Files of src/tui.
libsourcebench_a_SOURCES += \
	include/sourcebench/tui/edit.h \
	include/sourcebench/tui/history.h \
	include/sourcebench/tui/list_window.h \
	include/sourcebench/tui/mark_set.h \
	src/tui/edit.c \
	src/tui/edit_draw.c \
	src/tui/history.c \
	src/tui/list.c \
	src/tui/list_window.c \
	src/tui/mark_set.c
