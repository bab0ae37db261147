/* Key sequences as they are written in action tables and in YAML: "g g | Home". */
#ifndef TUI_SEQUENCE_H
#define TUI_SEQUENCE_H

#include "bindings.h"

struct sequence {
    struct key keys[BINDINGS_SEQUENCE];
    int count;
};

/* Takes the next alternative from *text; false at the end. A name that is no key, or too many keys,
 * sets *wrong (may be NULL) to that place and ends. A "|" between keys parts alternatives,
 * elsewhere it is the key. */
bool sequence_next(const char **text, struct sequence *sequence, const char **wrong);
/* Whether a is how b begins (or all of it). */
bool sequence_begins(const struct key *a, int count, const struct sequence *b);
/* "Ctrl-X g", or short "^X g". */
void sequence_name(const struct key *keys, int count, bool brief, char *out, size_t size);

#endif
