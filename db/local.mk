# Files of db.
libsourcebench_a_SOURCES += \
	db/agenda.c \
	db/agenda_act.c \
	db/agenda_decision.c \
	db/agenda_filter.c \
	db/agenda_money.c \
	db/agenda_private.h \
	db/agenda_read.c \
	db/agenda_risk.c \
	db/agenda_sql.c \
	db/agenda_touch.c \
	db/backup.c \
	db/bulk.c \
	db/bulk.h \
	db/certificate_filter.c \
	db/changeset.c \
	db/changeset.h \
	db/changeset_write.c \
	db/checklist_rules.c \
	db/checklist_rules.h \
	db/closure.c \
	db/command.c \
	db/command_private.h \
	db/count.c \
	db/count_private.h \
	db/coverage.c \
	db/derived.c \
	db/derived.h \
	db/doctor.c \
	db/doctor_history.c \
	db/doctor_private.h \
	db/history.c \
	db/import_find.c \
	db/import_private.h \
	db/inspection_read.c \
	db/inspection_rules.c \
	db/inspection_rules.h \
	db/journal.c \
	db/journal_private.h \
	db/journal_tables.c \
	db/journal_walk.c \
	db/journal_write.c \
	db/known.c \
	db/material.c \
	db/material_import.c \
	db/material_offer.c \
	db/material_seed.c \
	db/migrate.c \
	db/order_day.c \
	db/order_day_private.h \
	db/order_follow.c \
	db/order_follow.h \
	db/order_payment.c \
	db/order_read.c \
	db/plan.c \
	db/purge.c \
	db/purge_find.c \
	db/purge_journal.c \
	db/purge_private.h \
	db/record.c \
	db/record_code.c \
	db/record_private.h \
	db/record_sql.c \
	db/record_update.c \
	db/restore.c \
	db/revert.c \
	db/save_rules.c \
	db/save_rules.h \
	db/score.c \
	db/search.c \
	db/search_note.c \
	db/search_private.h \
	db/search_sql.c \
	db/search_words.c \
	db/sql.c \
	db/sql_modules.c \
	db/store.c \
	db/store_file.c \
	db/store_file.h \
	db/store_id.c \
	db/store_private.h \
	db/supplier_command.c \
	db/supplier_count.c \
	db/supplier_filter.c \
	db/supplier_filter.h \
	db/supplier_import.c \
	db/supplier_list.c \
	db/supplier_list_private.h \
	db/supplier_sort.c \
	db/supplier_walk.c \
	db/undo.c \
	db/undo_check.c \
	db/vetting.c \
	db/view.c \
	include/sourcebench/db/agenda.h \
	include/sourcebench/db/closure.h \
	include/sourcebench/db/command.h \
	include/sourcebench/db/count.h \
	include/sourcebench/db/coverage.h \
	include/sourcebench/db/inspection_read.h \
	include/sourcebench/db/journal.h \
	include/sourcebench/db/known.h \
	include/sourcebench/db/material.h \
	include/sourcebench/db/material_import.h \
	include/sourcebench/db/material_seed.h \
	include/sourcebench/db/order_day.h \
	include/sourcebench/db/plan.h \
	include/sourcebench/db/purge.h \
	include/sourcebench/db/record.h \
	include/sourcebench/db/score.h \
	include/sourcebench/db/search.h \
	include/sourcebench/db/sql.h \
	include/sourcebench/db/store.h \
	include/sourcebench/db/supplier_command.h \
	include/sourcebench/db/supplier_import.h \
	include/sourcebench/db/supplier_list.h \
	include/sourcebench/db/vetting.h \
	include/sourcebench/db/view.h

# The schema, in the order in which it is applied; db/migrate.c includes what is made of it.
schema_files = \
	db/schema/0001.sql \
	db/schema/0002.sql \
	db/schema/0003.sql \
	db/schema/0004.sql \
	db/schema/0005.sql \
	db/schema/0006.sql \
	db/schema/0007.sql \
	db/schema/0008.sql \
	db/schema/0009.sql \
	db/schema/0010.sql \
	db/schema/0011.sql \
	db/schema/0012.sql \
	db/schema/0013.sql \
	db/schema/0014.sql
BUILT_SOURCES += db/schema_files.inc
CLEANFILES += db/schema_files.inc
EXTRA_DIST += db/embed.awk $(schema_files)

db/schema_files.inc: db/embed.awk $(schema_files)
	$(AM_V_at)$(MKDIR_P) db
	$(AM_V_GEN)cd $(srcdir) && $(AWK) -f db/embed.awk $(schema_files) \
		> $(abs_builddir)/db/schema_files.tmp
	$(AM_V_at)mv -f db/schema_files.tmp $@

db/migrate.$(OBJEXT): db/schema_files.inc
