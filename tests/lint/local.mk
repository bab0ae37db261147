# Rules of the house that a script can check; ./dev lint runs them without a build.
lint_tests = \
	tests/lint/calls.sh \
	tests/lint/commands.sh \
	tests/lint/docs.sh \
	tests/lint/files.sh \
	tests/lint/format.sh \
	tests/lint/layers.sh \
	tests/lint/pictures.sh \
	tests/lint/shape.sh \
	tests/lint/shell.sh
TESTS += $(lint_tests)
EXTRA_DIST += $(lint_tests) tests/lint/cppcheck.txt
