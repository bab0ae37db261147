#include "import_screen.h"

#include <stdio.h>
#include <string.h>

#include "sourcebench/core/money.h"
#include "sourcebench/core/strbuf.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/service/import.h"
#include "sourcebench/tui/dialog.h"

#include "lines.h"

struct import_state {
    struct lines lines;
    struct shell *shell;
    struct session *session;
    struct import_options options;
    struct import_report preview;
};

enum { DONE = 1 };

static void fill(struct import_state *s) {
    lines_clear(&s->lines);
    if (!s->preview.n_columns) {
        lines_add(&s->lines, STYLE_NORMAL,
                  "Suppliers with everything that belongs to them, as another bench wrote them.",
                  NULL);
        return;
    }
    lines_add_heading(&s->lines, "Column of the list          becomes             for example");
    for (int i = 0; i < s->preview.n_columns; i++) {
        struct line *line = lines_add(&s->lines, STYLE_NORMAL, s->preview.columns[i].header, NULL);
        line->id = i + 1; /* draw() puts its cells over the line */
    }
}

static const char *becomes(const struct import_state *s, const struct import_column *c) {
    if (c->field >= 0)
        return supplier_entity.fields[c->field].label;
    return s->options.keep_unknown ? "part of the note" : "not taken";
}

/* A day of the first column that does not show which way its days are written; or NULL. */
static const struct import_column *unclear(const struct import_state *s) {
    for (int i = 0; i < s->preview.n_columns; i++)
        if (s->preview.columns[i].unclear)
            return &s->preview.columns[i];
    return NULL;
}

/* False where it was left unanswered. */
static bool ask_dates(struct import_state *s) {
    static const char *const forms[] = {"dmy", "mdy"};
    struct arena arena = {0};
    const struct import_column *c = unclear(s);
    const struct picker_item items[] = {{"day/month/year", c->day_first},
                                        {"month/day/year", c->month_first}};
    int now = s->options.dates && strcmp(s->options.dates, "mdy") == 0;
    int chosen = pick(s->shell, arena_format(&arena, "How to read %s in %s", c->unclear, c->header),
                      items, 2, now);
    arena_free(&arena);
    if (chosen >= 0)
        s->options.dates = forms[chosen];
    return chosen >= 0;
}

static bool dates_are_clear(struct import_state *s) {
    return !unclear(s) || s->options.dates || ask_dates(s);
}

static bool open(struct screen *screen, void *argument, struct error *err) {
    struct import_state *s = argument;
    (void)err;
    screen->state = s;
    fill(s);
    return true;
}

/* "Hue", or "04/05/2026 = 2026-05-04" where days may be read in two ways. */
static void draw_sample(const struct import_state *s, const struct import_column *c,
                        struct area area, int row) {
    char text[96];
    if (!c->unclear) {
        draw_cell(area, row, 0, area.width, ALIGN_LEFT, STYLE_DIM, c->sample);
        return;
    }
    bool month_first = s->options.dates && strcmp(s->options.dates, "mdy") == 0;
    if (s->options.dates)
        snprintf(text, sizeof text, "%s = %s", c->unclear,
                 month_first ? c->month_first : c->day_first);
    else
        snprintf(text, sizeof text, "%s: d/m or m/d?", c->unclear);
    draw_cell(area, row, 0, area.width, ALIGN_LEFT, s->options.dates ? STYLE_DIM : STYLE_WARN,
              text);
}

static void draw(struct screen *screen, struct area area) {
    struct import_state *s = screen->state;
    int x = draw_text(area, 0, 1, STYLE_ACCENT, "Import");
    x = draw_text(area, 0, x + 2, STYLE_BOLD, s->options.path);
    draw_text(area, 0, x + 2, STYLE_DIM, s->preview.format);
    struct area body = area_part(area, 2, 0, area.height - 2, area.width);
    lines_draw(&s->lines, body, true);
    for (int row = 0; row < body.height && s->lines.top + row < s->lines.count; row++) {
        const struct line *line = &s->lines.items[s->lines.top + row];
        if (line->heading || !line->id)
            continue;
        const struct import_column *c = &s->preview.columns[line->id - 1];
        enum style style = c->field < 0 ? STYLE_DIM : STYLE_NORMAL;
        draw_cell(body, row, 1, 26, ALIGN_LEFT, style, c->header);
        draw_cell(body, row, 29, 18, ALIGN_LEFT, style, becomes(s, c));
        draw_sample(s, c, area_part(body, 0, 49, body.height, body.width - 50), row);
    }
}

static bool step(void *user, int64_t done, int64_t total) {
    return shell_progress(user, "Importing", done, total);
}

/* The report, as it is read after the run. */
static void show_report(struct import_state *s, const struct import_report *r) {
    struct strbuf text = {0};
    strbuf_addf(&text, "%s rows: %s added, %s updated, %s unchanged, %s rejected.\n",
                integer_text(r->rows).text, integer_text(r->added).text,
                integer_text(r->updated).text, integer_text(r->unchanged).text,
                integer_text(r->rejected).text);
    if (s->options.dry_run)
        strbuf_add(&text, "This was a trial: nothing was written.\n");
    if (r->known)
        strbuf_add(&text, "This list was imported before; what was changed since is kept.\n");
    if (r->stopped)
        strbuf_add(&text, "Stopped by you; what was read before is in. u takes it back.\n");
    if (r->n_rejections)
        strbuf_add(&text, "\nRejected\n");
    for (int i = 0; i < r->n_rejections; i++)
        strbuf_addf(&text, "  line %lld, %s: %s\n", (long long)r->rejections[i].line,
                    r->rejections[i].column, r->rejections[i].reason);
    if (r->n_duplicates)
        strbuf_add(&text, "\nPossibly the same factory\n");
    for (int i = 0; i < r->n_duplicates; i++)
        strbuf_addf(&text, "  line %lld, %s: like %s (%s)\n",
                    (long long)r->possible_duplicates[i].line, r->possible_duplicates[i].name,
                    r->possible_duplicates[i].like_name, r->possible_duplicates[i].why);
    text_view(s->shell, s->options.dry_run ? "Trial import" : "Imported", strbuf_text(&text));
    strbuf_free(&text);
}

static bool run_import(struct import_state *s) {
    struct import_report report;
    struct error err;
    s->options.progress = (struct journal_progress){step, s->shell};
    bool ok = import_suppliers(s->session, &s->options, &report, &err);
    if (!s->options.dry_run)
        shell_changed(s->shell);
    if (report.rows)
        show_report(s, &report);
    if (!ok)
        shell_say_error(s->shell, &err);
    else if (!s->options.dry_run)
        shell_say(s->shell, "Imported %s, updated %s; u takes it back.",
                  integer_text(report.added).text, integer_text(report.updated).text);
    import_report_free(&report);
    return ok;
}

static void go(struct screen *screen) {
    struct import_state *s = screen->state;
    s->options.dry_run = false;
    if (dates_are_clear(s) && run_import(s))
        screen_close(screen, DONE);
}

static void try_out(struct screen *screen) {
    struct import_state *s = screen->state;
    s->options.dry_run = true;
    if (dates_are_clear(s))
        run_import(s);
}

static void dates(struct screen *screen) {
    ask_dates(screen->state);
}

static const char *need_unclear(struct screen *screen) {
    return unclear(screen->state) ? NULL : "no day of the list can be read in two ways";
}

static void keep_unknown(struct screen *screen) {
    struct import_state *s = screen->state;
    s->options.keep_unknown = !s->options.keep_unknown;
    fill(s);
}

static const struct action actions[] = {
    {"import.go", "import", "Import the list; one undo takes it back.", "Enter", ACTION_CHANGES, 1,
     go, NULL},
    {"import.try", "try", "Check every row and write nothing.", "t", 0, 2, try_out, NULL},
    {"import.unknown", "keep unknown columns",
     "Put columns that are no field into the note, or leave them out.", "k", 0, 3, keep_unknown,
     NULL},
    {"import.dates", "days", "Say which way days are written that can be read in two ways.", "d", 0,
     4, dates, need_unclear},
    {"import.close", "leave", "Leave without importing.", "Esc | q", 0, 5, screen_leave, NULL},
};

const struct action_table import_actions = {"import", "Import preview", actions,
                                            sizeof actions / sizeof *actions};

static const struct action_table *const tables[] = {&import_actions, &lines_motions, NULL};

static const struct screen_ops import_preview_screen = {.id = "import",
                                                        .title = "Import",
                                                        .tables = tables,
                                                        .open = open,
                                                        .draw = draw,
                                                        .unmove = lines_motion_back};

bool import_run(struct shell *shell) {
    struct import_state s = {.shell = shell, .session = shell_context(shell)};
    struct error err = {.code = ERROR_NONE};
    char *path = prompt_line(shell, "Import suppliers from (.csv, .xlsx, .json): ", NULL);
    int result = 0;
    if (path && *path) {
        s.options.path = path;
        if (import_preview(s.session, &s.options, &s.preview, &err)) {
            err.code = ERROR_NONE;
            result = shell_run(shell, &import_preview_screen, &s, &err);
        }
        if (err.code != ERROR_NONE)
            shell_say_error(shell, &err);
    }
    import_report_free(&s.preview);
    lines_free(&s.lines);
    mem_free(path);
    return result == DONE;
}
