/* Keys to actions. */
#include <stdio.h>
#include <string.h>

#include "sequence.h"
#include "shell_private.h"

const char *dispatch_off(const struct shell *s, struct screen *screen,
                         const struct action *action) {
    if (s->options.read_only && action->flags & ACTION_CHANGES)
        return "the bench is read-only";
    if (s->options.restricted && action->flags & ACTION_SHELL)
        return "it is off in restricted mode";
    return action->off ? action->off(screen) : NULL;
}

void shell_act(struct shell *s, struct screen *screen, const struct action *action) {
    const char *off = dispatch_off(s, screen, action);
    unsigned long before = s->serial;
    if (off)
        shell_say(s, "%s: %s", action->name, off);
    else if (action->run) {
        s->acting = before;
        action->run(screen);
    }
    if (s->serial == before)
        status_clear(&s->status);
}

static void say_unknown(struct shell *s) {
    const struct action *help = bindings_action(s->bindings, "shell.help");
    char keys[80], shown[80];
    sequence_name(s->pending, s->n_pending, false, keys, sizeof keys);
    bindings_hint(s->bindings, help, shown, sizeof shown);
    if (*shown)
        shell_say(s, "no action on \"%s\"; %s shows the keys", keys, shown);
    else
        shell_say(s, "no action on \"%s\"; the actions are in the palette", keys);
}

/* Adds the key to the sequence and runs what it then means. A motion that begins longer sequences
 * is made at once, for waiting would be felt; it is taken back where one of them follows. */
static void look_up(struct shell *s, struct screen *top, struct key key) {
    const struct action_table *scope[BINDINGS_SCOPE];
    const struct action *action;
    bindings_scope(s->bindings, top->ops->tables, scope);
    s->pending[s->n_pending++] = key;
    enum bindings_answer answer =
        bindings_find(s->bindings, scope, s->pending, s->n_pending, &action);
    if (answer == BINDINGS_MORE)
        return;
    if (answer == BINDINGS_UNKNOWN)
        say_unknown(s);
    s->moved = answer == BINDINGS_FOUND && action->flags & ACTION_MOTION &&
               bindings_begin(s->bindings, scope, s->pending, s->n_pending);
    s->moved_at = shell_clock();
    if (!s->moved)
        s->n_pending = 0;
    if (answer == BINDINGS_FOUND)
        shell_act(s, top, action);
}

/* After a motion that may have been the beginning of a sequence: the key goes on with it, or stands
 * for itself. */
static void go_on(struct shell *s, struct screen *top, struct key key) {
    const struct action_table *scope[BINDINGS_SCOPE];
    const struct action *action;
    bindings_scope(s->bindings, top->ops->tables, scope);
    s->pending[s->n_pending] = key;
    bool on = shell_clock() - s->moved_at <= SEQUENCE_MS &&
              bindings_find(s->bindings, scope, s->pending, s->n_pending + 1, &action) !=
                  BINDINGS_UNKNOWN;
    if (on && top->ops->unmove)
        top->ops->unmove(top);
    if (!on)
        s->n_pending = 0;
    s->moved = false;
}

/* In a terminal that is too small nothing is seen: only the key to quit works. */
static void dispatch_blind(struct shell *s, struct key key) {
    const struct action *action;
    const struct action_table *const scope[] = {&shell_action_table, NULL};
    if (bindings_find(s->bindings, scope, &key, 1, &action) == BINDINGS_FOUND &&
        strcmp(action->id, "shell.back") == 0)
        shell_quit(s);
}

/* Something happened: draw, work, and settle when the keys rest. */
static void stir(struct shell *s) {
    s->dirty = s->work_due = s->settle_due = true;
    s->settle_at = shell_clock() + SETTLE_MS;
}

static bool screen_takes(struct shell *s, struct screen *top, struct key key) {
    unsigned long before = s->serial;
    if (!top->ops->key || !top->ops->key(top, key))
        return false;
    if (s->serial == before)
        status_clear(&s->status);
    return true;
}

void dispatch_key(struct shell *s, struct key key) {
    static const struct key control_c = {'c', KEY_CTRL}, escape = {KEYC_ESCAPE, 0};
    struct screen *top = shell_top(s);
    if (key.code == KEYC_NONE || !top)
        return;
    if (frame_too_small()) {
        dispatch_blind(s, key);
        return;
    }
    stir(s);
    if (key_equal(key, control_c))
        key = escape;
    if (s->moved)
        go_on(s, top, key);
    if (s->n_pending > 0 && key_equal(key, escape))
        s->n_pending = 0;
    else if (s->n_pending > 0 || !screen_takes(s, top, key))
        look_up(s, top, key);
}

void dispatch_paste(struct shell *s, const char *text) {
    struct screen *top = shell_top(s);
    if (!top || frame_too_small())
        return;
    stir(s);
    s->n_pending = 0;
    s->moved = false;
    if (!top->ops->paste || !top->ops->paste(top, text))
        shell_say(s, "nothing takes pasted text here; open the field it belongs to first");
}

/* What help and palette read */

static const char *copied_keys(struct shell *s, const struct action *action) {
    char keys[256];
    bindings_keys(s->bindings, action, keys, sizeof keys);
    return arena_string(&s->key_texts, keys);
}

int shell_actions(struct shell *s, struct screen *screen, struct keymap_entry *entries, int max) {
    const struct action_table *scope[BINDINGS_SCOPE];
    int count = 0;
    arena_free(&s->key_texts);
    bindings_scope(s->bindings, screen ? screen->ops->tables : NULL, scope);
    for (int t = 0; scope[t]; t++)
        for (size_t i = 0; i < scope[t]->count; i++, count++) {
            const struct action *action = &scope[t]->actions[i];
            if (count < max)
                entries[count] = (struct keymap_entry){
                    action, copied_keys(s, action),
                    arena_string(&s->key_texts, dispatch_off(s, screen, action)), scope[t]->title};
        }
    return count;
}

void shell_action_key(const struct shell *s, const char *id, char *out, size_t size) {
    const struct action *action = bindings_action(s->bindings, id);
    *out = '\0';
    if (action)
        bindings_hint(s->bindings, action, out, size);
}

static struct screen *below(const struct shell *s, const struct screen *above) {
    for (int at = 0;; at++) {
        struct screen *screen = shell_visible(s, at);
        if (!screen || screen == above)
            return screen ? shell_visible(s, at + 1) : NULL;
    }
}

bool shell_pass_motion(struct screen *above, struct key key) {
    struct shell *s = above->shell;
    struct screen *screen = below(s, above);
    const struct action *action;
    if (!screen || !screen->ops->tables ||
        bindings_find(s->bindings, screen->ops->tables, &key, 1, &action) != BINDINGS_FOUND ||
        !(action->flags & ACTION_MOTION))
        return false;
    shell_act(s, screen, action);
    return true;
}
