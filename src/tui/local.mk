# Files of src/tui.
libsourcebench_a_SOURCES += \
	include/sourcebench/tui/action.h \
	include/sourcebench/tui/draw.h src/tui/draw.c \
	include/sourcebench/tui/key.h src/tui/key.c \
	include/sourcebench/tui/layout.h src/tui/layout.c \
	include/sourcebench/tui/shell.h \
	include/sourcebench/tui/style.h \
	src/tui/bindings.c src/tui/bindings.h \
	src/tui/colours.c src/tui/colours.h \
	src/tui/decode.c \
	src/tui/glyph.c \
	src/tui/measure.c \
	src/tui/sequence.c src/tui/sequence.h \
	src/tui/term.c src/tui/term.h \
	src/tui/tty.c src/tui/tty.h \
	src/tui/visible.c src/tui/visible.h \
	src/tui/width.c \
	include/sourcebench/tui/chart.h \
	include/sourcebench/tui/dialog.h \
	include/sourcebench/tui/draw.h \
	include/sourcebench/tui/edit.h \
	include/sourcebench/tui/form.h \
	include/sourcebench/tui/form_model.h \
	include/sourcebench/tui/help.h \
	include/sourcebench/tui/history.h \
	include/sourcebench/tui/key.h \
	include/sourcebench/tui/keymap.h \
	include/sourcebench/tui/list.h \
	include/sourcebench/tui/list_window.h \
	include/sourcebench/tui/mark_set.h \
	include/sourcebench/tui/merge.h \
	include/sourcebench/tui/ranking.h \
	include/sourcebench/tui/search.h \
	include/sourcebench/tui/text_pages.h \
	src/tui/confirm.c \
	src/tui/dialog_tables.c \
	src/tui/dialog_tables.h \
	src/tui/edit.c \
	src/tui/edit_draw.c \
	src/tui/form.c \
	src/tui/form_draw.c \
	src/tui/form_field.c \
	src/tui/form_model.c \
	src/tui/form_parts.h \
	src/tui/form_pick.c \
	src/tui/form_suggest.c \
	src/tui/help.c \
	src/tui/history.c \
	src/tui/list.c \
	src/tui/list_window.c \
	src/tui/mark_set.c \
	src/tui/merge.c \
	src/tui/merge_model.c \
	src/tui/action_palette.c \
	src/tui/picker.c \
	src/tui/prompt.c \
	src/tui/ranking.c \
	src/tui/search.c \
	src/tui/text_pages.c \
	src/tui/textview.c
