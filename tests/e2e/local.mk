# One program per test file, tests/e2e/test_NAME.c; a new test adds its name here. They drive the
# real binary through the harness: pty.h (in a terminal), run_cli.h (as a command), golden.h.
e2e_tests =
e2e_tests += tests/e2e/test_frugal
e2e_tests += tests/e2e/test_crash
e2e_tests += tests/e2e/test_cli
e2e_tests += tests/e2e/test_cli_answers
e2e_tests += tests/e2e/test_cli_aql
e2e_tests += tests/e2e/test_cli_case
e2e_tests += tests/e2e/test_cli_checklists
e2e_tests += tests/e2e/test_cli_demo
e2e_tests += tests/e2e/test_cli_exports
e2e_tests += tests/e2e/test_cli_files
e2e_tests += tests/e2e/test_cli_guide
e2e_tests += tests/e2e/test_cli_inspections
e2e_tests += tests/e2e/test_cli_lists
e2e_tests += tests/e2e/test_cli_material_terms
e2e_tests += tests/e2e/test_cli_materials
e2e_tests += tests/e2e/test_cli_orders
e2e_tests += tests/e2e/test_cli_plan
e2e_tests += tests/e2e/test_cli_plan_more
e2e_tests += tests/e2e/test_cli_quotes
e2e_tests += tests/e2e/test_cli_rates
e2e_tests += tests/e2e/test_cli_rfq
e2e_tests += tests/e2e/test_cli_sheets
e2e_tests += tests/e2e/test_cli_suppliers
e2e_tests += tests/e2e/test_cli_today
e2e_tests += tests/e2e/test_cli_vetting
e2e_tests += tests/e2e/test_guide
e2e_tests += tests/e2e/test_harness
e2e_tests += tests/e2e/test_inspection
e2e_tests += tests/e2e/test_inspection_crash
e2e_tests += tests/e2e/test_inspectors
e2e_tests += tests/e2e/test_materials
e2e_tests += tests/e2e/test_orders
e2e_tests += tests/e2e/test_planner
e2e_tests += tests/e2e/test_planner_quotes
e2e_tests += tests/e2e/test_purge
e2e_tests += tests/e2e/test_review
e2e_tests += tests/e2e/test_rfq_screen
e2e_tests += tests/e2e/test_robust
e2e_tests += tests/e2e/test_shell
e2e_tests += tests/e2e/test_suppliers_bulk
e2e_tests += tests/e2e/test_suppliers_edit
e2e_tests += tests/e2e/test_suppliers_list
e2e_tests += tests/e2e/test_suppliers_log
e2e_tests += tests/e2e/test_suppliers_vetting
e2e_tests += tests/e2e/test_today
e2e_tests += tests/e2e/test_widgets
check_PROGRAMS += $(e2e_tests) tests/e2e/inspector tests/e2e/picture tests/e2e/probe \
	tests/e2e/toy_bench tests/e2e/widgets
check_LIBRARIES += tests/e2e/libe2e.a
TESTS += $(e2e_tests)
TEST_ARCHIVES += tests/e2e/libe2e.a
tests_e2e_libe2e_a_SOURCES = \
	tests/e2e/bench.c tests/e2e/bench.h \
	tests/e2e/child.c tests/e2e/child.h \
	tests/e2e/crash.c tests/e2e/crash.h \
	tests/e2e/frugal.c tests/e2e/frugal.h \
	tests/e2e/cli_check.c tests/e2e/cli_check.h \
	tests/e2e/golden.c tests/e2e/golden.h tests/e2e/planner_bench.h \
	tests/e2e/golden.c tests/e2e/golden.h \
	tests/e2e/inspection_world.c tests/e2e/inspection_world.h \
	tests/e2e/pty.c tests/e2e/pty.h tests/e2e/pty_private.h \
	tests/e2e/pty_keys.c tests/e2e/pty_meter.c tests/e2e/pty_screen.c tests/e2e/pty_writes.c \
	tests/e2e/run_cli.c tests/e2e/run_cli.h \
	tests/e2e/today_world.c tests/e2e/today_world.h
EXTRA_DIST += tests/e2e/golden
