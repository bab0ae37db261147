#include "sourcebench/tui/shell.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "sourcebench/tui/layout.h"

#include "shell_private.h"
#include "term.h"
#include "tty.h"

int64_t shell_clock(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool open_terminal(struct shell *s, struct error *err) {
    const struct shell_options *o = &s->options;
    const struct term_options options = {
        .colours = {o->colours, o->light, o->cursor_mark_only},
        .ambiguous_width = o->ambiguous_width,
        .mouse = o->mouse,
        .headless = o->script,
        .rows = 24,
        .columns = 80,
    };
    if (!term_open(&options, err))
        return false;
    term_teach(s->decoder);
    return true;
}

bool shell_open(const struct shell_options *options, struct shell **shell, struct error *err) {
    if (options->script && options->restricted)
        return error_set(err, ERROR_REFUSED, "Scripts are off in restricted mode.");
    struct shell *s = mem_alloc(1, sizeof *s);
    s->options = *options;
    if (s->options.escape_ms <= 0)
        s->options.escape_ms = ESCAPE_MS;
    s->bindings = bindings_new(&shell_action_table);
    s->decoder = key_decoder_new();
    s->beside = -1;
    s->dirty = s->unpainted = true;
    bool opened = (!options->script || script_open(s, err)) && open_terminal(s, err);
    *shell = opened ? s : NULL;
    if (!opened)
        shell_close(s);
    return opened;
}

void shell_know(struct shell *s, const struct action_table *const *tables) {
    for (; *tables; tables++) {
        const struct action_table *const alone[] = {*tables, NULL};
        bindings_add(s->bindings, alone);
    }
}

bool shell_bind(struct shell *s, const char *action_id, const char *keys, struct error *err) {
    return bindings_bind(s->bindings, action_id, keys, err);
}

static size_t place_of(const struct shell_keys *keys, size_t n, const struct action *action) {
    size_t i = 0;
    while (i < n && strcmp(keys[i].action, action->id) != 0)
        i++;
    return i;
}

bool shell_check_keys(const struct action_table *const *known,
                      const struct screen_ops *const *screens, const struct shell_keys *keys,
                      size_t n, size_t *wrong, struct error *err) {
    struct shell s = {.bindings = bindings_new(&shell_action_table)};
    const struct action *clashing = NULL;
    bool ok = true;
    shell_know(&s, known);
    shell_know(&s, shell_action_tables);
    for (; *screens; screens++)
        bindings_add(s.bindings, (*screens)->tables);
    for (*wrong = 0; *wrong < n; ++*wrong) {
        ok = shell_bind(&s, keys[*wrong].action, keys[*wrong].keys, err);
        if (!ok)
            break;
    }
    if (ok && !bindings_check(s.bindings, &clashing, err)) {
        *wrong = place_of(keys, n, clashing);
        ok = false;
    }
    bindings_free(s.bindings);
    return ok;
}

static void init_screen(struct shell *s, struct frame *f, const struct screen_ops *ops) {
    *f = (struct frame){.screen = {.ops = ops, .shell = s}, .result = -1};
    if (ops->tables)
        bindings_add(s->bindings, ops->tables);
}

bool shell_add(struct shell *s, const struct screen_ops *ops, void *argument, struct error *err) {
    struct frame *f = mem_alloc(1, sizeof *f);
    init_screen(s, f, ops);
    if (ops->open && !ops->open(&f->screen, argument, err)) {
        mem_free(f);
        return false;
    }
    s->bases = mem_resize(s->bases, (size_t)s->n_bases + 1, sizeof *s->bases);
    s->bases[s->n_bases++] = f;
    return true;
}

static void close_screen(struct frame *f) {
    if (f->screen.ops->close)
        f->screen.ops->close(&f->screen);
    mem_free(f);
}

bool shell_loop(struct shell *s, struct error *err) {
    if (!bindings_check(s->bindings, NULL, err))
        return false;
    s->settle_due = s->work_due = true;
    s->polled_at = shell_clock();
    loop_until_closed(s, NULL);
    if (s->failure.code != ERROR_NONE)
        *err = s->failure;
    return s->failure.code == ERROR_NONE;
}

void shell_close(struct shell *s) {
    if (!s)
        return;
    term_close();
    for (int i = 0; i < s->n_bases; i++)
        close_screen(s->bases[i]);
    mem_free(s->bases);
    mem_free(s->modals);
    script_free(s->script);
    bindings_free(s->bindings);
    key_decoder_free(s->decoder);
    histories_free(&s->histories);
    status_free(&s->status);
    arena_free(&s->key_texts);
    mem_free(s);
}

/* The stack */

struct screen *shell_top(const struct shell *s) {
    return shell_visible(s, 0);
}

struct screen *shell_visible(const struct shell *s, int at) {
    for (int i = s->n_modals - 1; i >= 0; i--, at--) {
        if (at == 0)
            return &s->modals[i]->screen;
        if (!s->modals[i]->screen.ops->overlay)
            return NULL;
    }
    if (at == 0 && s->n_bases)
        return &s->bases[s->base]->screen;
    return at == 1 ? shell_beside(s) : NULL;
}

struct screen *shell_beside(const struct shell *s) {
    int rows, columns;
    term_size(&rows, &columns);
    bool seen = s->beside >= 0 && !s->zoomed && columns >= LAYOUT_TILE_COLUMNS;
    return seen ? &s->bases[s->beside]->screen : NULL;
}

static void wake(struct shell *s) {
    s->dirty = s->work_due = s->settle_due = true;
    s->settle_at = 0;
}

static void push(struct shell *s, struct frame *f) {
    s->modals = mem_resize(s->modals, (size_t)s->n_modals + 1, sizeof *s->modals);
    s->modals[s->n_modals++] = f;
    s->n_pending = 0;
    s->moved = false;
    if (s->serial == s->acting) /* what was said before is not about what opens now */
        status_clear(&s->status);
    wake(s);
}

int shell_run(struct shell *s, const struct screen_ops *ops, void *argument, struct error *err) {
    struct frame *f = mem_alloc(1, sizeof *f);
    init_screen(s, f, ops);
    if (ops->open && !ops->open(&f->screen, argument, err)) {
        mem_free(f);
        return -1;
    }
    push(s, f);
    loop_until_closed(s, f);
    s->n_modals--;
    wake(s);
    int result = f->closed ? f->result : -1;
    close_screen(f);
    return result;
}

void screen_close(struct screen *screen, int result) {
    struct shell *s = screen->shell;
    for (int i = 0; i < s->n_modals; i++)
        if (&s->modals[i]->screen == screen) {
            s->modals[i]->closed = true;
            s->modals[i]->result = result;
        }
}

void shell_visit(struct shell *s, const struct screen_ops *ops, void *argument) {
    struct error err = {.code = ERROR_NONE};
    shell_run(s, ops, argument, &err);
    if (err.code != ERROR_NONE)
        shell_say_error(s, &err);
}

void screen_leave(struct screen *screen) {
    screen_close(screen, 0);
}

/* Of two tiled screens the other one gets the keys, where it stands. */
static void show_base(struct shell *s, int base) {
    if (base == s->beside) {
        s->beside = s->base;
        s->at_right = !s->at_right;
    }
    s->base = base;
    s->unpainted = true;
    wake(s);
}

void shell_show(struct shell *s, const char *id) {
    for (int i = 0; i < s->n_bases; i++)
        if (strcmp(s->bases[i]->screen.ops->id, id) == 0)
            show_base(s, i);
}

void shell_show_with(struct shell *s, const char *id, const void *what) {
    for (int i = 0; i < s->n_bases; i++) {
        struct screen *screen = &s->bases[i]->screen;
        if (strcmp(screen->ops->id, id) == 0 && screen->ops->show)
            screen->ops->show(screen, what);
    }
    shell_show(s, id);
}

void shell_tile(struct shell *s) {
    bool tiled = s->beside >= 0;
    s->beside = tiled ? -1 : (s->base + 1) % s->n_bases;
    s->at_right = s->zoomed = false;
    s->unpainted = true;
    wake(s);
}

void shell_other(struct shell *s) {
    show_base(s, s->beside);
}

bool shell_leaving(const struct shell *s) {
    return s->leaving;
}

void shell_leave(struct shell *s) {
    if (s->leaving)
        return;
    s->leaving = true;
    for (int i = s->n_modals - 1; i >= 0; i--)
        if (s->modals[i]->screen.ops->leave)
            s->modals[i]->screen.ops->leave(&s->modals[i]->screen);
    for (int i = 0; i < s->n_bases; i++)
        if (s->bases[i]->screen.ops->leave)
            s->bases[i]->screen.ops->leave(&s->bases[i]->screen);
}

void shell_fail(struct shell *s, const struct error *err) {
    if (s->failure.code == ERROR_NONE)
        s->failure = *err;
    shell_leave(s);
}

void shell_quit(struct shell *s) {
    shell_leave(s);
}

void shell_suspend(struct shell *s) {
    term_leave();
    tty_stop();
    term_enter();
    term_resize();
    s->dirty = true;
}

/* What screens share */

struct histories *shell_histories(struct shell *s) {
    return &s->histories;
}

void *shell_context(const struct shell *s) {
    return s->options.context;
}

const struct shell_options *shell_options(const struct shell *s) {
    return &s->options;
}

/* Calls a member of every screen, those on top first. */
static void tell_context(struct shell *s, struct frame **frames, int count,
                         enum context_kind kind) {
    for (int i = count - 1; i >= 0; i--)
        if (frames[i]->screen.ops->context)
            frames[i]->screen.ops->context(&frames[i]->screen, kind, s->context[kind]);
}

void shell_set_context(struct shell *s, enum context_kind kind, int64_t id) {
    if (s->following || s->context[kind] == id)
        return;
    s->context[kind] = id;
    tell_context(s, s->modals, s->n_modals, kind);
    tell_context(s, s->bases, s->n_bases, kind);
    s->dirty = true;
}

void shell_load_all(struct shell *s) {
    for (int i = 0; i < s->n_bases; i++)
        if (s->bases[i]->screen.ops->load)
            s->bases[i]->screen.ops->load(&s->bases[i]->screen);
    for (int i = 0; i < s->n_modals; i++)
        if (s->modals[i]->screen.ops->load)
            s->modals[i]->screen.ops->load(&s->modals[i]->screen);
    wake(s);
}

void shell_changed(struct shell *s) {
    if (s->options.changed_elsewhere)
        s->options.changed_elsewhere(s->options.context);
    s->polled_at = shell_clock();
    shell_load_all(s);
}

void shell_say(struct shell *s, const char *format, ...) {
    char text[1024];
    va_list args;
    va_start(args, format);
    int length = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (length <= 0)
        return;
    status_say(&s->status, text, false);
    s->serial++;
    s->dirty = true;
}

void shell_say_error(struct shell *s, const struct error *err) {
    if (!*err->message)
        return;
    status_say(&s->status, err->message, true);
    s->serial++;
    s->dirty = true;
}
