#include "sourcebench/core/memory.h"
#include "sourcebench/tui/dialog.h"
#include "sourcebench/tui/help.h"
#include "sourcebench/tui/keymap.h"

enum { ENTRIES_MAX = 512 };

static bool belongs(const struct keymap_entry *e) {
    return !(e->action->flags & (ACTION_HIDDEN | ACTION_MOTION)) && e->action->run;
}

/* The texts of an entry are the keymap's and may go away while the picker runs: all are copied. */
static struct picker_item item_of(const struct keymap_entry *e, struct arena *arena) {
    struct picker_item item = {.text =
                                   arena_format(arena, "%s: %s", e->table_title, e->action->name)};
    const char *help = e->action->help ? e->action->help : "";
    if (e->off_reason)
        item.note = arena_format(arena, "%-12s  off: %s", e->keys, e->off_reason);
    else
        item.note = arena_format(arena, "%-12s  %s", e->keys, help);
    return item;
}

void palette_run(struct shell *shell, struct screen *below) {
    struct arena arena = {0};
    struct keymap_entry *entries = arena_alloc(&arena, ENTRIES_MAX, sizeof *entries);
    struct picker_item *items = arena_alloc(&arena, ENTRIES_MAX, sizeof *items);
    const struct action **actions = arena_alloc(&arena, ENTRIES_MAX, sizeof *actions);
    int n = 0, found = shell_actions(shell, below, entries, ENTRIES_MAX);
    for (int i = 0; i < found && i < ENTRIES_MAX; i++) {
        if (!belongs(&entries[i]))
            continue;
        actions[n] = entries[i].action;
        items[n++] = item_of(&entries[i], &arena);
    }
    int chosen = pick(shell, ":", items, n, 0);
    const struct action *action = chosen >= 0 ? actions[chosen] : NULL;
    arena_free(&arena);
    if (action)
        shell_act(shell, below, action);
}
