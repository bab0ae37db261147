#include "sequence.h"

#include <stdio.h>
#include <string.h>

static size_t word_length(const char *s) {
    return strcspn(s, " ");
}

static const char *skip_blanks(const char *s) {
    return s + strspn(s, " ");
}

/* Whether the word at s stands between two alternatives. */
static bool is_separator(const char *s, int keys_before) {
    return keys_before > 0 && word_length(s) == 1 && *s == '|' && *skip_blanks(s + 1);
}

bool sequence_next(const char **text, struct sequence *sequence, const char **wrong) {
    const char *s = skip_blanks(*text);
    sequence->count = 0;
    while (*s && !is_separator(s, sequence->count)) {
        if (sequence->count == BINDINGS_SEQUENCE ||
            !key_parse(s, word_length(s), &sequence->keys[sequence->count])) {
            if (wrong)
                *wrong = s;
            return false;
        }
        sequence->count++;
        s = skip_blanks(s + word_length(s));
    }
    *text = *s ? s + 1 : s;
    return sequence->count > 0;
}

bool sequence_begins(const struct key *a, int count, const struct sequence *b) {
    if (count > b->count)
        return false;
    for (int i = 0; i < count; i++)
        if (!key_equal(a[i], b->keys[i]))
            return false;
    return true;
}

void sequence_name(const struct key *keys, int count, bool brief, char *out, size_t size) {
    size_t length = 0;
    *out = '\0';
    for (int i = 0; i < count && length < size; i++) {
        char name[32];
        key_name_of(keys[i], name, sizeof name);
        bool control = brief && strncmp(name, "Ctrl-", 5) == 0 && name[5] && !name[6];
        length += (size_t)snprintf(out + length, size - length, "%s%s%s", i ? " " : "",
                                   control ? "^" : "", control ? name + 5 : name);
    }
}
