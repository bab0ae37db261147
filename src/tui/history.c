#include "sourcebench/tui/history.h"

#include <string.h>

#include "sourcebench/core/memory.h"

struct history *histories_get(struct histories *all, const char *name) {
    for (size_t i = 0; i < all->count; i++) {
        if (strcmp(all->items[i]->name, name) == 0)
            return all->items[i];
    }
    struct history *h = mem_alloc(1, sizeof *h);
    h->name = mem_string(name);
    all->items = mem_resize(all->items, all->count + 1, sizeof *all->items);
    all->items[all->count++] = h;
    return h;
}

void histories_free(struct histories *all) {
    for (size_t i = 0; i < all->count; i++) {
        struct history *h = all->items[i];
        for (int line = 0; line < h->count; line++)
            mem_free(h->lines[line]);
        mem_free(h->name);
        mem_free(h);
    }
    mem_free(all->items);
    *all = (struct histories){0};
}

static void remove_line(struct history *h, int at) {
    mem_free(h->lines[at]);
    h->count--;
    memmove(h->lines + at, h->lines + at + 1, (size_t)(h->count - at) * sizeof *h->lines);
}

void history_add(struct history *h, const char *line) {
    if (!*line)
        return;
    for (int i = 0; i < h->count; i++) {
        if (strcmp(h->lines[i], line) == 0) {
            remove_line(h, i);
            break;
        }
    }
    if (h->count == HISTORY_LINES)
        remove_line(h, 0);
    h->lines[h->count++] = mem_string(line);
}
