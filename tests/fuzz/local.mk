# One program per parser of outside text, tests/fuzz/fuzz_NAME.c, with LLVMFuzzerTestOneInput and a
# corpus in tests/fuzz/corpus/NAME; a new target adds its name here. `make check` replays the corpora,
# `./dev fuzz` searches on with libFuzzer.
fuzz_targets = \
	tests/fuzz/fuzz_case \
	tests/fuzz/fuzz_catalogue \
	tests/fuzz/fuzz_changeset \
	tests/fuzz/fuzz_config \
	tests/fuzz/fuzz_csv \
	tests/fuzz/fuzz_draw \
	tests/fuzz/fuzz_field \
	tests/fuzz/fuzz_filter \
	tests/fuzz/fuzz_guide \
	tests/fuzz/fuzz_import \
	tests/fuzz/fuzz_json \
	tests/fuzz/fuzz_key \
	tests/fuzz/fuzz_materials \
	tests/fuzz/fuzz_rates \
	tests/fuzz/fuzz_rfq \
	tests/fuzz/fuzz_text \
	tests/fuzz/fuzz_xlsx \
	tests/fuzz/fuzz_yaml \
	tests/fuzz/fuzz_zone
check_PROGRAMS += $(fuzz_targets)
EXTRA_DIST += tests/fuzz/corpus

if ENABLE_FUZZING
TEST_ARCHIVES += $(FUZZ_DRIVER)
else
TESTS += $(fuzz_targets)
check_LIBRARIES += tests/fuzz/libreplay.a
tests_fuzz_libreplay_a_SOURCES = tests/fuzz/replay.c
TEST_ARCHIVES += tests/fuzz/libreplay.a
endif

# For ./dev fuzz, which runs each target by itself.
fuzz-targets: $(fuzz_targets)

print-fuzz-targets:
	@echo $(fuzz_targets)

PHONY_TARGETS += fuzz-targets print-fuzz-targets
