# One program per test file, tests/unit/test_NAME.c; a new test adds its name here.
unit_tests = \
	tests/unit/test_country \
	tests/unit/test_identity \
	tests/unit/test_memory \
	tests/unit/test_search_words \
	tests/unit/test_text
check_PROGRAMS += $(unit_tests)
TESTS += $(unit_tests)
EXTRA_DIST += tests/unit/suite.h
