/*
 * Reading the parts of values that forms, files and filters have in common. Texts are clean
 * (text_clean) and not empty.
 */
#ifndef SOURCEBENCH_CORE_FIELD_READ_H
#define SOURCEBENCH_CORE_FIELD_READ_H

#include "sourcebench/core/field.h"

/* INT, DECIMAL, MONEY as stored, without their limits: "1,200", "300 pcs" where pcs is the field's
 * unit. Finer DECIMALs than the field holds are rounded. */
bool field_read_number(const struct field *field, const char *text, int64_t *number);

/* A choice by its key or label; case is ignored, and blank, hyphen and underscore are the same. */
const struct choice *field_read_choice(const struct field *field, const char *text);

/* Whether its key or label begins so. */
bool field_choice_begins(const struct choice *choice, const char *start);

bool field_read_bool(const char *text, bool *yes);

/* The ISO 4217 code of "usd", "RMB" or "€", or NULL. The result lives in the arena. */
const char *field_read_currency(const char *text, struct arena *arena);

/* "2026-11-23 14:20", "2026-11-23T14:20:05.123Z", in UTC. */
bool field_read_time(const char *text, int64_t *ms);

#endif
