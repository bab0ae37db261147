#include "history.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/entities.h"
#include "sourcebench/db/journal.h"
#include "sourcebench/service/session.h"
#include "sourcebench/tui/dialog.h"

#include "lines.h"

enum { HISTORY_LINES = 2000, BESIDE = 64 /* columns: longer values stand one below the other */ };

struct history {
    struct lines lines; /* id: the journal entry */
    struct session *session;
    const struct entity *entity;
    int64_t id;
    const char *name;
};

/* A value in quotes, or "nothing"; long ones cut by the line's width. */
static const char *shown(const struct field *f, struct value v, struct arena *arena) {
    return v.kind == VALUE_NULL ? "nothing" : field_show_text(f, v, arena);
}

const char *history_change(const struct entity *of, const struct history_line *line,
                           struct arena *arena) {
    const struct entity *entity = entity_of_table(line->table);
    int field = entity && line->field ? entity_field(entity, line->field) : -1;
    if (field < 0)
        return arena_format(arena, "%s %s", history_verb(line),
                            entity ? entity->label : line->table);
    const struct field *f = &entity->fields[field];
    bool own = entity == of;
    return arena_format(arena, "%s%s%s: %s %s %s", own ? "" : entity->label, own ? "" : " ",
                        f->label, shown(f, line->before, arena), glyph_text(GLYPH_ARROW),
                        shown(f, line->after, arena));
}

/* "   Lead time: 45 d → 38 d" under the heading of its entry; what became of a long value stands in
 * a line of its own, or it would not be seen. */
static void add_change(struct history *h, const struct history_line *line) {
    struct lines *l = &h->lines;
    const char *change = history_change(h->entity, line, &l->arena);
    const char *arrow =
        text_columns(change) > BESIDE ? strstr(change, glyph_text(GLYPH_ARROW)) : NULL;
    int length = arrow ? (int)(arrow - change) : (int)strlen(change);
    lines_add(l, STYLE_NORMAL, arena_format(&l->arena, "   %.*s", length, change), NULL)->id =
        line->entry;
    if (arrow)
        lines_add(l, STYLE_NORMAL, arena_format(&l->arena, "      %s", arrow), NULL)->id =
            line->entry;
}

static bool fill(struct history *h, struct error *err) {
    struct history_line *items;
    int count;
    struct arena arena = {0};
    lines_clear(&h->lines);
    bool ok = journal_history(h->session->store, h->entity->table, h->id, h->entity->parent < 0,
                              HISTORY_LINES, &arena, &items, &count, err);
    for (int i = 0; ok && i < count; i++) {
        if (i == 0 || items[i].entry != items[i - 1].entry) {
            char day[DATE_TEXT];
            date_to_iso(store_day_of(h->session->store, items[i].at), day);
            struct line *head = lines_addf(&h->lines, STYLE_BOLD, "%s  %-8s  %s", day,
                                           items[i].author, items[i].label);
            head->id = items[i].entry;
        }
        add_change(h, &items[i]);
    }
    arena_free(&arena);
    return ok;
}

static bool open(struct screen *screen, void *argument, struct error *err) {
    struct history *h = argument;
    screen->state = h;
    h->session = shell_context(screen->shell);
    return fill(h, err);
}

static void load(struct screen *screen) {
    struct error err;
    if (!fill(screen->state, &err))
        shell_say_error(screen->shell, &err);
}

static void draw(struct screen *screen, struct area area) {
    struct history *h = screen->state;
    int x = draw_text(area, 0, 1, STYLE_ACCENT, "History");
    draw_text(area, 0, x + 2, STYLE_BOLD, h->name);
    if (!h->lines.count)
        draw_text(area, 2, 2, STYLE_DIM, "Nothing was changed here since the journal began.");
    lines_draw(&h->lines, area_part(area, 1, 0, area.height - 1, area.width), true);
}

static bool step(void *user, int64_t done, int64_t total) {
    return shell_progress(user, "Undoing", done, total);
}

static void undo_entry(struct screen *screen) {
    struct history *h = screen->state;
    struct error err;
    struct journal_result result;
    struct journal_progress progress = {step, screen->shell};
    int64_t entry = lines_current(&h->lines)->id; /* the lines are read anew while it asks */
    if (!confirm(screen->shell, "Take this change back, whoever made it?"))
        return;
    if (journal_undo_entry(h->session->store, entry, &progress, &result, &err)) {
        shell_changed(screen->shell);
        shell_say(screen->shell, "Undone: %s%s", result.label, journal_result_note(&result));
    } else {
        shell_say_error(screen->shell, &err);
    }
}

static const char *need_line(struct screen *screen) {
    const struct history *h = screen->state;
    return lines_current(&h->lines) ? NULL : "there is no change here";
}

static const struct action actions[] = {
    {"history.undo", "undo this change", "Take back the change under the cursor, whoever made it.",
     "U", ACTION_CHANGES | ACTION_DANGEROUS, 1, undo_entry, need_line},
    {"history.close", "back", "Back to where you came from.", "Esc | q | H", 0, 2, screen_leave,
     NULL},
};

const struct action_table history_actions = {"history", "History", actions,
                                             sizeof actions / sizeof *actions};

static const struct action_table *const tables[] = {&history_actions, &lines_motions, NULL};

static const struct screen_ops history_screen = {.id = "history",
                                                 .title = "History",
                                                 .tables = tables,
                                                 .undoes = true,
                                                 .open = open,
                                                 .load = load,
                                                 .draw = draw,
                                                 .unmove = lines_motion_back};

void history_run(struct shell *shell, const struct entity *entity, int64_t id, const char *name) {
    struct arena arena = {0};
    struct history h = {.entity = entity, .id = id, .name = arena_string(&arena, name)};
    shell_visit(shell, &history_screen, &h);
    lines_free(&h.lines);
    arena_free(&arena);
}
