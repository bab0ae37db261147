/*
 * Ids that lists give to factories. An id stands for a factory within its list; only a register's
 * means the same factory everywhere.
 */
#ifndef SOURCEBENCH_CORE_EXTERNAL_ID_H
#define SOURCEBENCH_CORE_EXTERNAL_ID_H

#include <stdbool.h>

/* Whether an id is as long as a register's, at least eight ASCII letters and digits: OS ID 15, GLN
 * 13, D-U-N-S 9, Chinese credit code 18. Shorter ones any list may give. */
bool external_id_of_register(const char *id);
/* Whether two sources (names of files, mostly) are the same list: equal, or both with a year and
 * equal but for digits ("erp-2026-01.csv", "erp-2026-02.csv"). */
bool external_id_same_source(const char *a, const char *b);

#endif
