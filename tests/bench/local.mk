# Programs for ./dev bench, one for each tests/bench/bench_NAME.c; each prints its part of the table.
bench_programs =
EXTRA_PROGRAMS += $(bench_programs)

bench: $(bin_PROGRAMS) $(bench_programs)
	@for program in $(bench_programs); do srcdir=$(srcdir) ./$$program || exit 1; done

PHONY_TARGETS += bench
