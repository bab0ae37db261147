#include "status.h"

#include <string.h>

#include "sourcebench/core/memory.h"

const struct message *status_before(const struct status *s, unsigned long back) {
    if (back >= s->said || back >= STATUS_KEPT)
        return NULL;
    return &s->kept[(s->said - 1 - back) % STATUS_KEPT];
}

void status_say(struct status *s, const char *text, bool failed) {
    const struct message *newest = status_before(s, 0);
    s->shown = true;
    if (newest && newest->failed == failed && strcmp(newest->text, text) == 0)
        return;
    struct message *place = &s->kept[s->said++ % STATUS_KEPT];
    mem_free(place->text);
    *place = (struct message){mem_string(text), failed};
}

void status_clear(struct status *s) {
    s->shown = false;
}

const struct message *status_shown(const struct status *s) {
    return s->shown ? status_before(s, 0) : NULL;
}

void status_free(struct status *s) {
    for (int i = 0; i < STATUS_KEPT; i++)
        mem_free(s->kept[i].text);
    memset(s, 0, sizeof *s);
}
