# What ./dev bench runs, and the generator of suppliers that the end-to-end tests use too.
check_PROGRAMS += tests/bench/generate
EXTRA_PROGRAMS += tests/bench/bench
tests_bench_generate_SOURCES = \
	tests/bench/generate.c \
	tests/bench/styles.c tests/bench/styles.h tests/bench/styles_asia.c
tests_bench_bench_SOURCES = \
	tests/bench/agenda.c \
	tests/bench/award.c \
	tests/bench/bench.c tests/bench/bench.h \
	tests/bench/import.c \
	tests/bench/keys.c \
	tests/bench/lead.c \
	tests/bench/matrix.c \
	tests/bench/paint.c \
	tests/bench/process.c \
	tests/bench/screen.c \
	tests/bench/table.c \
	tests/bench/thrift.c
EXTRA_DIST += tests/bench/run.sh

bench: $(bin_PROGRAMS) tests/bench/generate tests/bench/bench
	@$(srcdir)/tests/bench/run.sh

PHONY_TARGETS += bench
