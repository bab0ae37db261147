libsourcebench_a_SOURCES += \
	include/sourcebench/cli/cli.h \
	src/cli/backup.c \
	src/cli/cli_private.h \
	src/cli/commands.c \
	src/cli/config.c \
	src/cli/doctor.c \
	src/cli/export.c \
	src/cli/fields.c \
	src/cli/filter.c \
	src/cli/find.c \
	src/cli/history.c \
	src/cli/import.c \
	src/cli/init.c \
	src/cli/options.c \
	src/cli/output.c \
	src/cli/purge.c \
	src/cli/review.c \
	src/cli/supplier_edit.c \
	src/cli/supplier_list.c \
	src/cli/supplier_note.c \
	src/cli/supplier_score.c \
	src/cli/supplier_show.c \
	src/cli/supplier_status.c \
	src/cli/today.c \
	src/cli/today_act.c \
	src/cli/today_decisions.c \
	src/cli/undo.c
