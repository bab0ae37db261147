/*
 * Civil days (proleptic Gregorian): int32_t days since 1970-01-01, and UTC milliseconds.
 */
#ifndef SOURCEBENCH_CORE_DATE_H
#define SOURCEBENCH_CORE_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sourcebench/core/memory.h"

#define DATE_NONE INT32_MIN
enum { DATE_TEXT = 16 }; /* bytes that hold "YYYY-MM-DD" */

int32_t date_from_civil(int year, int month, int day); /* DATE_NONE where there is no such day */
void date_to_civil(int32_t day, int *year, int *month, int *day_of_month);
int date_weekday(int32_t day);              /* 0 Monday … 6 Sunday */
const char *date_weekday_name(int weekday); /* "Mon" */

/* "2026-11-23" exactly; DATE_NONE otherwise (also for NULL). */
int32_t date_from_iso(const char *s);
void date_to_iso(int32_t day, char out[DATE_TEXT]); /* "" for DATE_NONE */
char *date_text(struct arena *a, int32_t day);      /* the same in the arena */
/* As typed: ISO, "today", "tomorrow", "yesterday", "+3d", "-2w", "+1m", "+1y", "3d", "fri" (the
 * next one after today), "12-24" (the next such day). DATE_NONE where it is none of these. */
int32_t date_parse(const char *typed, int32_t today);
int32_t date_add_months(int32_t day, int months); /* the 31st becomes the last of the month */
int32_t date_of_ms(int64_t ms_utc, int offset_minutes);

/* "12 d", "3 d ago" style ages: "today", "1 d", "5 w", "14 mo", "3 y" of the distance. */
void date_age(int32_t from, int32_t today, char *out, size_t size);
/* "Wed 2026-12-23" */
void date_long(int32_t day, char *out, size_t size);

#endif
