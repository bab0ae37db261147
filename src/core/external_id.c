#include "sourcebench/core/external_id.h"

#include <string.h>

enum { REGISTER_LENGTH = 8, YEAR_LENGTH = 4 };

static const char digits[] = "0123456789";

bool external_id_of_register(const char *id) {
    int length = 0;
    for (; *id; id++)
        length +=
            (*id >= '0' && *id <= '9') || (*id >= 'A' && *id <= 'Z') || (*id >= 'a' && *id <= 'z');
    return length >= REGISTER_LENGTH;
}

/* Whether some digits begin as a year of ours: 2026, 20261123. */
static bool is_dated(const char *source) {
    for (const char *s = source; *(s += strcspn(s, digits));) {
        size_t length = strspn(s, digits);
        if (length >= YEAR_LENGTH && (strncmp(s, "19", 2) == 0 || strncmp(s, "20", 2) == 0))
            return true;
        s += length;
    }
    return false;
}

static bool equal_but_for_digits(const char *a, const char *b) {
    for (;; a++, b++) {
        a += strspn(a, digits);
        b += strspn(b, digits);
        if (*a != *b)
            return false;
        if (*a == '\0')
            return true;
    }
}

bool external_id_same_source(const char *a, const char *b) {
    return strcmp(a, b) == 0 || (is_dated(a) && is_dated(b) && equal_but_for_digits(a, b));
}
