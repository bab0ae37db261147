/*
 * The rule at the end of a TZif file, for times behind its last transition: a POSIX TZ string such
 * as "CET-1CEST,M3.5.0,M10.5.0/3".
 */
#ifndef SOURCEBENCH_IO_ZONE_RULE_H
#define SOURCEBENCH_IO_ZONE_RULE_H

#include <stdbool.h>
#include <stdint.h>

/* Seconds east of UTC at a time; false where the rule cannot be understood. */
bool zone_rule_offset(const char *rule, int64_t seconds_utc, int *seconds_east);

#endif
