/*
 * What `v` does: records what is known of a certificate, a claim, bank details, a vetting item, an
 * audit or a finding, with its evidence, the day and who says so, in one step.
 */
#ifndef SCREENS_VERIFY_H
#define SCREENS_VERIFY_H

#include "sourcebench/core/field.h"
#include "sourcebench/tui/shell.h"

bool verify_can(const struct entity *entity); /* NULL: no */
/* Asks, saves and says what came of it. */
void verify_run(struct shell *shell, const struct entity *entity, int64_t id);

#endif
