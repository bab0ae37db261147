# One program per test file, tests/unit/test_NAME.c; a new test adds its name here.
unit_tests = \
	tests/unit/test_country \
	tests/unit/test_date \
	tests/unit/test_field \
	tests/unit/test_filter \
	tests/unit/test_identity \
	tests/unit/test_memory \
	tests/unit/test_money \
	tests/unit/test_search_words \
	tests/unit/test_supplier_entities \
	tests/unit/test_text
check_PROGRAMS += $(unit_tests)
TESTS += $(unit_tests)
EXTRA_DIST += tests/unit/suite.h
