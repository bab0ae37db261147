libsourcebench_a_SOURCES += \
	include/sourcebench/cli/cli.h \
	src/cli/cli_private.h \
	src/cli/commands.c \
	src/cli/options.c \
	src/cli/output.c
