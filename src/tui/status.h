/* The message line and the messages before it. Zero-initialise to begin. */
#ifndef TUI_STATUS_H
#define TUI_STATUS_H

#include <stdbool.h>

enum { STATUS_KEPT = 200 };

struct message {
    char *text;
    bool failed;
};

struct status {
    struct message kept[STATUS_KEPT]; /* a ring; the newest is at (said - 1) % STATUS_KEPT */
    unsigned long said;               /* how many there ever were */
    bool shown;                       /* the newest stands in the message line */
};

/* The newest message; the same again is not kept twice in a row. */
void status_say(struct status *s, const char *text, bool failed);
void status_clear(struct status *s); /* empties the line; the history stays */
/* What stands in the line, or NULL. */
const struct message *status_shown(const struct status *s);
/* The message that came so many before the newest (0: the newest); NULL behind the oldest. */
const struct message *status_before(const struct status *s, unsigned long back);
void status_free(struct status *s);

#endif
