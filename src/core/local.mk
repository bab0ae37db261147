libsourcebench_a_SOURCES += \
	include/sourcebench/core/country.h src/core/country.c \
	include/sourcebench/core/country_names.h \
	include/sourcebench/core/date.h src/core/date.c \
	include/sourcebench/core/error.h src/core/error.c \
	include/sourcebench/core/field.h src/core/field.c \
	include/sourcebench/core/field_read.h src/core/field_read.c \
	include/sourcebench/core/filter.h src/core/filter.c \
	include/sourcebench/core/filter_value.h src/core/filter_value.c \
	include/sourcebench/core/identity.h src/core/identity.c \
	include/sourcebench/core/legal_form.h src/core/legal_form.c \
	include/sourcebench/core/letter.h src/core/letter.c \
	include/sourcebench/core/memory.h src/core/memory.c \
	include/sourcebench/core/money.h src/core/money.c \
	include/sourcebench/core/strbuf.h src/core/strbuf.c \
	include/sourcebench/core/supplier.h src/core/supplier.c \
	include/sourcebench/core/text.h \
	include/sourcebench/core/utf8.h src/core/utf8.c \
	src/core/country_names_latin.c \
	src/core/country_names_other.c \
	src/core/country_table.c \
	src/core/date_parse.c \
	src/core/field_text.c \
	src/core/supplier_dealings.c \
	src/core/supplier_parts.c \
	src/core/text_clean.c \
	src/core/text_compose.h \
	src/core/text_fold.c \
	src/core/text_match.c \
	src/core/text_name.c \
	src/core/text_search.c
