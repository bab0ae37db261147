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
	src/tui/width.c
