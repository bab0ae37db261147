# Files of db.
libsourcebench_a_SOURCES += \
	db/command.c \
	db/history.c \
	db/journal.c \
	db/journal_private.h \
	db/search.c \
	db/undo.c \
	include/sourcebench/db/search.h \
	db/known.c \
	db/supplier_filter.c \
	db/supplier_filter.h \
	db/supplier_import.c \
	db/supplier_count.c \
	db/supplier_list.c \
	db/supplier_list_private.h \
	db/supplier_walk.c \
	db/view.c \
	include/sourcebench/db/command.h \
	include/sourcebench/db/known.h \
	include/sourcebench/db/supplier_import.h \
	include/sourcebench/db/supplier_list.h \
	include/sourcebench/db/view.h \
	include/sourcebench/db/journal.h \
	include/sourcebench/db/record.h db/record.c \
	include/sourcebench/db/sql.h db/sql.c \
	include/sourcebench/db/store.h db/store.c \
	db/backup.c \
	db/migrate.c \
	db/record_check.c \
	db/record_private.h db/record_sql.c \
	db/record_update.c \
	db/restore.c \
	db/sql_modules.c \
	db/store_file.h db/store_file.c \
	db/store_id.c \
	db/store_private.h

# The schema, in the order in which it is applied; db/migrate.c includes what is made of it.
schema_files = \
	db/schema/0001.sql
BUILT_SOURCES += db/schema_files.inc
CLEANFILES += db/schema_files.inc
EXTRA_DIST += db/embed.awk $(schema_files)

db/schema_files.inc: db/embed.awk $(schema_files)
	$(AM_V_at)$(MKDIR_P) db
	$(AM_V_GEN)cd $(srcdir) && $(AWK) -f db/embed.awk $(schema_files) \
		> $(abs_builddir)/db/schema_files.tmp
	$(AM_V_at)mv -f db/schema_files.tmp $@

db/migrate.$(OBJEXT): db/schema_files.inc
