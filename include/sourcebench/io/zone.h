/*
 * What the clock shows elsewhere: time zones from the system's TZif files (RFC 8536), read here
 * so that the process's own zone is never touched.
 */
#ifndef SOURCEBENCH_IO_ZONE_H
#define SOURCEBENCH_IO_ZONE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { ZONE_TEXT = 8 }; /* bytes that hold "14:20" */

/* Minutes east of UTC in an IANA zone ("Asia/Ho_Chi_Minh") at a UTC time in ms. folder: of the zone
 * files, NULL for the system's. false where there is no such zone. */
bool zone_offset(const char *folder, const char *zone, int64_t ms_utc, int *minutes);

/* "14:20" there; NULL where the zone is not known. Returns out. */
const char *zone_clock(const char *folder, const char *zone, int64_t ms_utc, char out[ZONE_TEXT]);

/* The same on bytes of a TZif file; false where they are none. For tests and fuzzing. */
bool zone_parse(const unsigned char *bytes, size_t length, int64_t seconds_utc, int *seconds_east);

#endif
