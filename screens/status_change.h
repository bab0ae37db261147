/*
 * Giving suppliers another status, with the question why where the rules want a reason.
 */
#ifndef SCREENS_STATUS_CHANGE_H
#define SCREENS_STATUS_CHANGE_H

#include <stdint.h>

#include "sourcebench/core/error.h"
#include "sourcebench/tui/shell.h"

/* Asks for the status of the suppliers (name: "3 marked suppliers"; now: the present one, or NULL),
 * changes it and says what came of it. */
void status_change(struct shell *shell, const int64_t *ids, int64_t n, const char *name,
                   const char *now);

/* For changes of many suppliers: progress, and what came of it. */
bool suppliers_step(void *shell, int64_t done, int64_t total);
void suppliers_say_changed(struct shell *shell, bool ok, int64_t changed, const struct error *err);

#endif
