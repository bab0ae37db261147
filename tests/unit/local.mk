# One program per test file, tests/unit/test_NAME.c; a new test adds its name here.
unit_tests = \
	tests/unit/test_backup \
	tests/unit/test_bindings \
	tests/unit/test_command \
	tests/unit/test_config \
	tests/unit/test_country \
	tests/unit/test_csv \
	tests/unit/test_date \
	tests/unit/test_decode \
	tests/unit/test_draft \
	tests/unit/test_edit \
	tests/unit/test_export \
	tests/unit/test_field \
	tests/unit/test_file \
	tests/unit/test_filter \
	tests/unit/test_form \
	tests/unit/test_identity \
	tests/unit/test_import \
	tests/unit/test_json \
	tests/unit/test_key \
	tests/unit/test_list \
	tests/unit/test_memory \
	tests/unit/test_money \
	tests/unit/test_record \
	tests/unit/test_search_words \
	tests/unit/test_sha256 \
	tests/unit/test_shell_parts \
	tests/unit/test_sql \
	tests/unit/test_store \
	tests/unit/test_store_trouble \
	tests/unit/test_supplier_entities \
	tests/unit/test_supplier_import \
	tests/unit/test_supplier_list \
	tests/unit/test_table \
	tests/unit/test_text \
	tests/unit/test_text_view \
	tests/unit/test_visible \
	tests/unit/test_xlsx \
	tests/unit/test_yaml \
	tests/unit/test_zone
check_PROGRAMS += $(unit_tests)
TESTS += $(unit_tests)
EXTRA_DIST += \
	tests/data/README.md \
	tests/data/real/README.md \
	tests/data/real/facilities_15.csv \
	tests/data/real/facilities_15.xlsx \
	tests/data/real/facilities_26_geocoded.csv \
	tests/data/real/facilities_352.csv \
	tests/data/real/footwear_83.csv \
	tests/unit/session_fixture.h \
	tests/unit/store_fixture.h \
	tests/unit/suite.h \
	tests/unit/supplier_world.h \
	tests/unit/temporary.h
