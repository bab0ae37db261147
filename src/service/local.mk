libsourcebench_a_SOURCES += \
	include/sourcebench/service/agenda.h \
	include/sourcebench/service/attach.h \
	include/sourcebench/service/demo.h \
	include/sourcebench/service/draft.h \
	include/sourcebench/service/export.h \
	include/sourcebench/service/import.h \
	include/sourcebench/service/session.h \
	src/service/agenda.c \
	src/service/attach.c \
	src/service/demo.c \
	src/service/demo_world.c \
	src/service/demo_world.h \
	src/service/draft.c \
	src/service/export.c \
	src/service/export_calendar.c \
	src/service/export_contacts.c \
	src/service/export_private.h \
	src/service/import.c \
	src/service/import_json.c \
	src/service/import_json.h \
	src/service/import_map.c \
	src/service/import_map.h \
	src/service/import_report.c \
	src/service/import_report.h \
	src/service/session.c

# The demo world as lines of a C text, for src/service/demo_world.c.
BUILT_SOURCES += db/catalogue/demo.inc
CLEANFILES += db/catalogue/demo.inc
EXTRA_DIST += db/catalogue/demo.yaml

db/catalogue/demo.inc: $(srcdir)/db/catalogue/demo.yaml
	$(AM_V_at)$(MKDIR_P) db/catalogue
	$(AM_V_GEN)sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/.*/"&\\n"/' \
		$(srcdir)/db/catalogue/demo.yaml > $@.tmp
	$(AM_V_at)mv -f $@.tmp $@

src/service/demo_world.$(OBJEXT): db/catalogue/demo.inc
