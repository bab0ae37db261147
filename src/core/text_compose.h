/*
 * NFC within the text modules.
 */
#ifndef SOURCEBENCH_CORE_TEXT_COMPOSE_H
#define SOURCEBENCH_CORE_TEXT_COMPOSE_H

#include <stdbool.h>
#include <stdint.h>

#include "sourcebench/core/memory.h"

/* More marks on one letter than any language has (UAX #15, stream-safe format): the rest only hides
 * the neighbours and makes sorting marks slow. */
enum { TEXT_MARKS_MAX = 30 };

/* Whether c is a mark that NFC sorts among others. */
bool text_is_mark(uint32_t c);
/* The NFC form in the arena, at most TEXT_MARKS_MAX marks on a letter; s itself where there is
 * nothing to do. s is valid UTF-8 and has no longer runs of marks than that, so that sorting stays
 * linear. */
char *text_compose(struct arena *a, char *s);

#endif
