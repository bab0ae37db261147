/* What a filled sheet would do, before it is done. */
#include <string.h>

#include "sourcebench/core/quote.h"
#include "sourcebench/service/rfq_sheet.h"
#include "sourcebench/tui/dialog.h"

#include "lines.h"
#include "rfq_screen.h"
#include "supplier_pick.h"

struct answer {
    struct lines lines; /* first: lines_motions finds it here */
    struct shell *shell;
    struct session *session;
    struct rfq_import options;
    struct rfq_report report;
    int width; /* that the lines were made for */
};

enum { DONE = 1, USUAL_WIDTH = 80 };

/* ---- lines ------------------------------------------------------------------------------------
 */

struct wrapping {
    struct lines *lines;
    enum style style;
};

static void add_piece(void *user, const char *s, size_t length) {
    const struct wrapping *w = user;
    lines_add(w->lines, w->style, arena_bytes(&w->lines->arena, s, length), NULL);
}

static void add_sentence(struct answer *v, enum style style, const char *text) {
    struct wrapping w = {&v->lines, style};
    text_wrap(text, v->width - 2, add_piece, &w);
}

static const char *outcome(const struct rfq_report *r) {
    static const char *const words[] = {[IMPORT_ADDED] = "adds a quote",
                                        [IMPORT_UPDATED] = "changes the quote that is there",
                                        [IMPORT_UNCHANGED] = "the quote is so already"};
    return r->again ? "adds the next round of the quote" : words[r->outcome];
}

static void add_faults(struct answer *v) {
    const struct rfq_reading *r = &v->report.reading;
    struct arena *arena = &v->lines.arena;
    lines_add(&v->lines, STYLE_BAD,
              arena_format(arena, "Nothing can be read in yet: %d cell%s to be put right",
                           r->n_faults, r->n_faults == 1 ? " is" : "s are"),
              NULL);
    for (int i = 0; i < r->n_faults; i++)
        add_sentence(v, STYLE_NORMAL,
                     arena_format(arena, "%s%s%s: %s", r->faults[i].cell,
                                  *r->faults[i].cell ? ", " : "", r->faults[i].heading,
                                  r->faults[i].reason));
    if (r->has_unknown)
        lines_add_heading(&v->lines, "k  puts what is not of the form into the note");
}

static void add_field(struct answer *v, const struct record *r, int field) {
    enum { LABEL = 27 };
    struct arena *arena = &v->lines.arena;
    const struct field *f = &r->entity->fields[field];
    if (r->values[field].kind == VALUE_NULL || f->type == FIELD_REF)
        return;
    add_sentence(v, STYLE_NORMAL,
                 arena_format(arena, "%s %s", text_cell(f->label, LABEL, ALIGN_LEFT, arena),
                              field_show_text(f, r->values[field], arena)));
}

/* "sewing: Kind production, Likely 22 d" */
static void add_row(struct answer *v, const struct record *r) {
    struct arena *arena = &v->lines.arena;
    const char *text = "";
    for (size_t i = 0; i < r->entity->n_fields; i++) {
        const struct field *f = &r->entity->fields[i];
        if (r->values[i].kind != VALUE_NULL && f->type != FIELD_REF &&
            (r->entity != &stage_entity || i != STAGE_POSITION))
            text = arena_format(arena, "%s%s%s %s", text, *text ? ", " : "", f->label,
                                field_show_text(f, r->values[i], arena));
    }
    add_sentence(v, STYLE_NORMAL, text);
}

static void add_table(struct answer *v, enum rfq_table table, const char *title) {
    const struct rfq_answer *a = &v->report.reading.answer;
    if (rfq_rows_said(a, table) == 0)
        return;
    lines_add_heading(&v->lines, "");
    lines_add_heading(&v->lines, title);
    for (int i = 0; i < a->n_rows[table]; i++)
        if (!a->blank[table][i])
            add_row(v, a->rows[table][i]);
}

static void fill(struct answer *v, int width) {
    const struct rfq_report *r = &v->report;
    lines_clear(&v->lines);
    v->width = width;
    if (r->reading.n_faults)
        add_faults(v);
    for (int i = 0; i < r->n_odd; i++)
        add_sentence(v, STYLE_WARN, r->odd[i]);
    if (*r->note)
        add_sentence(v, STYLE_WARN, r->note);
    if (v->lines.count)
        lines_add_heading(&v->lines, "");
    lines_add_heading(&v->lines, "What it says");
    for (int f = 0; f < QUOTE_N; f++)
        add_field(v, r->reading.answer.quote, f);
    add_table(v, RFQ_BREAKS, "Prices");
    add_table(v, RFQ_STAGES, "Stages");
    add_table(v, RFQ_COSTS, "What the price is made of");
}

/* ---- the screen -------------------------------------------------------------------------------
 */

/* Reads the sheet as the import would, and writes nothing. */
static bool look(struct answer *v, struct error *err) {
    struct rfq_report report;
    v->options.dry_run = true;
    bool ok = rfq_sheet_import(v->session, &v->options, &report, err);
    if (ok) {
        rfq_report_free(&v->report);
        v->report = report;
        fill(v, v->width ? v->width : USUAL_WIDTH);
    } else {
        rfq_report_free(&report);
    }
    return ok;
}

static void look_again(struct answer *v) {
    struct error err;
    if (!look(v, &err))
        shell_say_error(v->shell, &err);
}

static bool open(struct screen *screen, void *argument, struct error *err) {
    screen->state = argument;
    return look(argument, err);
}

static void draw(struct screen *screen, struct area area) {
    struct answer *v = screen->state;
    const struct rfq_report *r = &v->report;
    int x = draw_text(area, 0, 1, STYLE_ACCENT, "Answer");
    x = draw_text(area, 0, x + 2, STYLE_BOLD, *r->supplier ? r->supplier : "of nobody yet");
    draw_text(area, 0, x + 2, STYLE_DIM, r->reading.n_faults ? "" : outcome(r));
    x = draw_text(area, 1, 1, STYLE_DIM, *r->requirement ? r->requirement : v->options.path);
    draw_text(area, 1, x + 2, STYLE_DIM, r->format);
    if (v->width != area.width)
        fill(v, area.width);
    lines_draw(&v->lines, area_part(area, 3, 0, area.height - 3, area.width), true);
}

/* What is wrong in it was not seen before: the file may have changed meanwhile. */
static void go(struct screen *screen) {
    struct answer *v = screen->state;
    struct rfq_report report;
    struct error err;
    v->options.dry_run = false;
    bool ok = rfq_sheet_import(v->session, &v->options, &report, &err);
    shell_changed(v->shell);
    if (!ok) {
        rfq_report_free(&report);
        shell_say_error(v->shell, &err);
        return;
    }
    rfq_report_free(&v->report);
    v->report = report;
    if (!report.reading.n_faults) {
        shell_say(v->shell, "%s: %s; u takes it back.", report.supplier,
                  report.outcome == IMPORT_UNCHANGED ? "nothing new" : "read in");
        screen_close(screen, DONE);
        return;
    }
    fill(v, v->width);
    shell_say(v->shell, "Nothing was written: the cells below are to be put right.");
}

static const char *need_whole(struct screen *screen) {
    const struct answer *v = screen->state;
    return v->report.reading.n_faults ? "cells are to be put right first; t reads the file again"
                                      : NULL;
}

static void again(struct screen *screen) {
    look_again(screen->state);
}

static void keep_unknown(struct screen *screen) {
    struct answer *v = screen->state;
    v->options.keep_unknown = !v->options.keep_unknown;
    look_again(v);
}

static void whose(struct screen *screen) {
    struct answer *v = screen->state;
    int64_t supplier = supplier_pick(v->shell, "Whose offer it is");
    if (supplier) {
        v->options.supplier = supplier;
        look_again(v);
    }
}

static void dates(struct screen *screen) {
    static const char *const forms[] = {"dmy", "mdy"};
    static const struct picker_item items[] = {{"day/month/year", NULL}, {"month/day/year", NULL}};
    struct answer *v = screen->state;
    int now = v->options.dates && strcmp(v->options.dates, "mdy") == 0;
    int chosen = pick(v->shell, "How its days are written", items, 2, now);
    if (chosen >= 0) {
        v->options.dates = forms[chosen];
        look_again(v);
    }
}

static const struct action actions[] = {
    {"rfq.go", "read in", "Enter the quote as the sheet says it; one undo takes it back.", "Enter",
     ACTION_CHANGES, 1, go, need_whole},
    {"rfq.again", "look again", "Read the file again, after it was put right.", "t", 0, 2, again,
     NULL},
    {"rfq.supplier", "whose", "Say whose offer it is, whatever the sheet says.", "s", 0, 3, whose,
     NULL},
    {"rfq.unknown", "keep the rest", "Put what is not of the form into the note, or have it named.",
     "k", 0, 4, keep_unknown, NULL},
    {"rfq.dates", "days", "Say which way days are written that can be read in two ways.", "d", 0, 5,
     dates, NULL},
    {"rfq.close", "leave", "Leave without reading it in.", "Esc | q", 0, 6, screen_leave, NULL},
};

const struct action_table rfq_answer_actions = {"rfq", "Answer to a request", actions,
                                                sizeof actions / sizeof *actions};

static const struct action_table *const tables[] = {&rfq_answer_actions, &lines_motions, NULL};

static const struct screen_ops answer_screen = {.id = "rfq",
                                                .title = "Answer",
                                                .tables = tables,
                                                .open = open,
                                                .draw = draw,
                                                .unmove = lines_motion_back};

int64_t rfq_answer_run(struct shell *shell) {
    struct answer v = {.shell = shell, .session = shell_context(shell)};
    struct error err = {.code = ERROR_NONE};
    char *path = prompt_line(shell, "Read the answer to a request from (.csv, .xlsx): ", NULL);
    int result = 0;
    if (path && *path) {
        v.options.path = path;
        result = shell_run(shell, &answer_screen, &v, &err);
        if (err.code != ERROR_NONE)
            shell_say_error(shell, &err);
    }
    int64_t quote = result == DONE ? v.report.quote : 0;
    rfq_report_free(&v.report);
    lines_free(&v.lines);
    mem_free(path);
    return quote;
}
