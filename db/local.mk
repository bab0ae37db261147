# Files of db.
libsourcebench_a_SOURCES += \
	include/sourcebench/db/count.h db/count.c \
	include/sourcebench/db/journal.h db/journal.c \
	include/sourcebench/db/record.h db/record.c \
	include/sourcebench/db/search.h db/search.c \
	include/sourcebench/db/sql.h db/sql.c \
	include/sourcebench/db/store.h db/store.c \
	db/backup.c \
	db/changeset.h db/changeset.c \
	db/count_private.h \
	db/doctor.c \
	db/doctor_history.c \
	db/doctor_private.h \
	db/history.c \
	db/journal_private.h db/journal_tables.c \
	db/journal_walk.c \
	db/journal_write.c \
	db/migrate.c \
	db/record_private.h db/record_sql.c \
	db/record_update.c \
	db/restore.c \
	db/revert.c \
	db/search_private.h db/search_words.c \
	db/sql_modules.c \
	db/store_file.h db/store_file.c \
	db/store_id.c \
	db/store_private.h \
	db/undo.c \
	db/undo_check.c

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
