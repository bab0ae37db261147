/*
 * Golden texts: what a screen or a command shows is compared with tests/e2e/golden/NAME.txt. With
 * UPDATE_GOLDEN=1 in the environment the file is written instead; look at the difference before
 * committing it.
 */
#ifndef TESTS_E2E_GOLDEN_H
#define TESTS_E2E_GOLDEN_H

struct pty;

void golden_check(const char *name, const char *text);
void golden_check_file(const char *name, const char *path); /* such as a screen saved by --script */
void golden_check_screen(const char *name, struct pty *p);

#endif
