#include "detail.h"

#include <string.h>

#include "sourcebench/db/command.h"
#include "sourcebench/tui/dialog.h"

#include "history.h"
#include "quick_entry.h"
#include "record_form.h"

enum { KINDS_MAX = 40 };

const char *detail_title(const struct detail *d) {
    return record_text(d->record, (int)d->spec->entity->title);
}

static bool fill(struct detail *d, struct error *err) {
    arena_free(&d->arena);
    return record_load(d->session->store, d->spec->entity, d->id, &d->arena, &d->record, err) &&
           detail_fill(d->session, d->spec, d->record, d->view, &d->lines, err);
}

bool detail_open(struct screen *screen, void *argument, struct error *err) {
    struct detail *d = argument;
    screen->state = d;
    d->shell = screen->shell;
    d->session = shell_context(screen->shell);
    if (!fill(d, err))
        return false;
    if (d->entry)
        lines_goto(&d->lines, d->entry_kind, d->entry);
    return true;
}

void detail_load(struct screen *screen) {
    struct detail *d = screen->state;
    struct error err;
    if (!fill(d, &err)) {
        shell_say_error(d->shell, &err);
        screen_close(screen, 0);
    }
}

/* Columns that the views from one to another take, with a blank between them. */
static int views_width(const struct detail_spec *spec, int from, int to) {
    int width = 0;
    for (int i = from; i <= to; i++)
        width += text_columns(spec->views[i].name) + (i < to);
    return width;
}

/* All views where they fit; otherwise as many as do, with the current one and, where there is one,
 * the next among them. Marks at the ends say that there are more. */
static void draw_views(const struct detail *d, struct area area) {
    int last = d->spec->n_views - 1, from = 0, room = area.width - 4;
    int gap = views_width(d->spec, 0, last) + last < area.width - 1 ? 2 : 1;
    if (views_width(d->spec, 0, last) < area.width - 1)
        room = area.width;
    int shown = d->view < last ? d->view + 1 : last;
    while (views_width(d->spec, from, shown) > room && from < d->view)
        from++;
    if (from)
        draw_glyph(area, 0, 0, STYLE_DIM, GLYPH_LEFT);
    int x = from ? 2 : 1;
    for (int i = from; i < d->spec->n_views; i++) {
        if (x + text_columns(d->spec->views[i].name) > area.width - (i < last ? 2 : 0)) {
            draw_glyph(area, 0, area.width - 1, STYLE_DIM, GLYPH_RIGHT);
            return;
        }
        x = gap +
            draw_text(area, 0, x, i == d->view ? STYLE_ACCENT : STYLE_DIM, d->spec->views[i].name);
    }
}

void detail_draw(struct screen *screen, struct area area) {
    struct detail *d = screen->state;
    int x = draw_text(area, 0, 1, STYLE_BOLD, detail_title(d));
    if (d->record->deleted_at)
        draw_text(area, 0, x + 2, STYLE_BAD, "deleted");
    draw_views(d, area_part(area, 1, 0, 1, area.width));
    lines_draw(&d->lines, area_part(area, 3, 0, area.height - 3, area.width), true);
}

/* Moving between views */

void detail_show_view(struct screen *screen, int view) {
    struct detail *d = screen->state;
    d->view = (view + d->spec->n_views) % d->spec->n_views;
    d->lines.cursor = d->lines.top = 0;
    detail_load(screen);
}

void detail_next_view(struct screen *screen) {
    detail_show_view(screen, ((struct detail *)screen->state)->view + 1);
}

void detail_previous_view(struct screen *screen) {
    detail_show_view(screen, ((struct detail *)screen->state)->view - 1);
}

const struct entity *detail_entry(const struct detail *d, int64_t *id) {
    const struct line *line = lines_current(&d->lines);
    *id = line ? line->id : 0;
    return line && line->id ? d->spec->views[line->kind].entity : NULL;
}

const char *detail_need_entry(struct screen *screen) {
    int64_t id;
    return detail_entry(screen->state, &id) ? NULL : "there is no entry under the cursor";
}

void detail_done(struct detail *d, bool ok, const char *sentence, const struct error *err) {
    shell_changed(d->shell);
    if (ok)
        shell_say(d->shell, "%s", sentence);
    else
        shell_say_error(d->shell, err);
}

/* Adding and editing */

/* Whether entries belong to the record, rather than being the record itself. */
static bool is_part(const struct detail_spec *spec, int kind) {
    return spec->views[kind].entity != spec->entity;
}

/* The view in which entries of a kind stand. */
static int home_of(const struct detail_spec *spec, int kind) {
    return kind < spec->n_views ? kind : spec->views[kind].in;
}

/* What `a` adds is asked in views of the record itself, and where a view has entries of two kinds.
 * Returns the view or entry; -1 when left. */
static int ask_kind(const struct detail *d) {
    const struct detail_spec *spec = d->spec;
    struct picker_item items[KINDS_MAX];
    int kinds[KINDS_MAX], n = 0;
    for (int i = 0; i < spec->n_entries && n < KINDS_MAX; i++) {
        const struct detail_view *v = &spec->views[i];
        if (!is_part(spec, i) || (is_part(spec, d->view) && home_of(spec, i) != d->view))
            continue;
        kinds[n] = i;
        items[n++] = (struct picker_item){.text = v->adds ? v->adds : v->entity->label};
    }
    int chosen = n == 1 ? 0 : pick(d->shell, "Add what", items, n, 0);
    return chosen < 0 ? -1 : kinds[chosen];
}

static void add_by_form(struct detail *d, int kind) {
    const struct detail_view *v = &d->spec->views[kind];
    struct arena arena = {0};
    struct record *r = record_new(v->entity, &arena);
    r->values[v->entity->parent] = value_int(d->id);
    if (v->preset)
        v->preset(d, r, &arena);
    int64_t id = record_form_add(d->shell, v->entity, d->id, r);
    if (id) {
        shell_say(d->shell, "Added; u takes it back.");
        lines_goto(&d->lines, kind, id);
    }
    arena_free(&arena);
}

void detail_add(struct screen *screen) {
    struct detail *d = screen->state;
    int kind = ask_kind(d);
    if (kind >= 0 && d->spec->views[kind].add)
        d->spec->views[kind].add(d);
    else if (kind >= 0)
        add_by_form(d, kind);
}

void detail_edit(struct screen *screen) {
    struct detail *d = screen->state;
    int64_t id;
    const struct entity *entity = detail_entry(d, &id);
    if (!entity) {
        entity = d->spec->entity;
        id = d->id;
    }
    if (record_form_edit(d->shell, entity, id, NULL, 0))
        shell_say(d->shell, "Saved; u takes it back.");
}

void detail_delete(struct screen *screen) {
    struct detail *d = screen->state;
    struct error err;
    int64_t id;
    struct arena arena = {0};
    struct record *r;
    const struct entity *entity = detail_entry(d, &id);
    if (!record_load(d->session->store, entity, id, &arena, &r, &err)) {
        shell_say_error(d->shell, &err);
    } else if (confirm(d->shell, "Delete %s %s?", entity->label,
                       r->values[entity->title].kind == VALUE_TEXT ? r->values[entity->title].s
                                                                   : "")) {
        bool ok = command_delete(d->session->store, entity, id, &err);
        detail_done(d, ok, "Deleted; u takes it back.", &err);
        if (ok && entity == d->spec->entity)
            screen_close(screen, 0);
    }
    arena_free(&arena);
}

/* Looking and copying */

void detail_history(struct screen *screen) {
    struct detail *d = screen->state;
    history_run(d->shell, d->spec->entity, d->id, detail_title(d));
}

const char *detail_need_line(struct screen *screen) {
    const struct detail *d = screen->state;
    return lines_current(&d->lines) ? NULL : "there is no line here";
}

void detail_copy(struct screen *screen) {
    struct detail *d = screen->state;
    quick_copy(d->shell, lines_current(&d->lines)->left);
}

/* The screen */

static void run(struct shell *shell, struct detail d) {
    shell_visit(shell, d.spec->screen, &d);
    lines_free(&d.lines);
    arena_free(&d.arena);
}

void detail_run(struct shell *shell, const struct detail_spec *spec, int64_t id, int view) {
    run(shell, (struct detail){.spec = spec, .id = id, .view = view});
}

void detail_run_at(struct shell *shell, const struct detail_spec *spec, int64_t id,
                   const char *table, int64_t entry) {
    struct detail d = {.spec = spec, .id = id, .entry = entry};
    for (int i = 0; i < spec->n_entries; i++) {
        if (is_part(spec, i) && strcmp(spec->views[i].entity->table, table) == 0) {
            d.entry_kind = i;
            d.view = home_of(spec, i);
        }
    }
    run(shell, d);
}
