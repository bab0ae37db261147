/* The counting view: how it looks. What matters is read from an arm's length. */
#include <stdio.h>
#include <string.h>

#include "sourcebench/core/checklist.h"
#include "sourcebench/core/money.h"
#include "sourcebench/tui/chart.h"

#include "inspection_count_state.h"

enum {
    ROOMY = 17,
    FEW_LEFT = 2,
    MINUTE = 60000,
    NUMBER_COLUMNS = 9,
    TYPED_SHARE = 5,
    TELLING = 10
};

int count_classes(const struct counting *c, enum inspection_class classes[INSPECTION_CLASSES]) {
    int n = 0;
    for (int i = 0; i < INSPECTION_CLASSES; i++) {
        const struct class_state *k = &c->w.state.classes[i];
        if (k->record && k->plan.n > 0 && (i == CLASS_CARTON) == c->cartons)
            classes[n++] = (enum inspection_class)i;
    }
    return n;
}

bool count_is_full(const struct counting *c) {
    enum inspection_class classes[INSPECTION_CLASSES];
    int n = count_classes(c, classes);
    bool full = !(c->cartons ? c->w.carton : c->w.unit);
    for (int i = 0; i < n; i++)
        full = full && c->w.state.classes[classes[i]].standing.remaining == 0;
    return full;
}

/* ---- above ------------------------------------------------------------------------------------
 */

/* "02:41 left", of the minutes at hand. */
static const char *time_left(const struct counting *c, struct arena *arena, enum style *style) {
    const struct record *r = c->w.inspection;
    int64_t minutes = record_int(r, INSPECTION_MINUTES, 0);
    int64_t begun = record_int(r, INSPECTION_STARTED_AT, 0);
    if (!minutes || !begun || c->w.state.closed)
        return "";
    int64_t left = minutes - (c->now - begun) / MINUTE;
    *style = left < 0 ? STYLE_BAD : left < minutes / 8 ? STYLE_WARN : STYLE_NORMAL;
    int64_t shown = left < 0 ? -left : left;
    return arena_format(arena, "%02lld:%02lld %s", (long long)(shown / 60), (long long)(shown % 60),
                        left < 0 ? "over" : "left");
}

static void draw_heading(struct counting *c, struct area area, struct arena *arena) {
    enum style style = STYLE_NORMAL;
    const char *left = c->w.state.closed ? "CLOSED" : time_left(c, arena, &style);
    int width = text_columns(left), right = area.width - 1 - width;
    draw_text(area, 0, right, style, left);
    draw_cell(area, 0, 1, right - 3, ALIGN_LEFT, STYLE_BOLD, inspection_heading(&c->w, arena));
}

/* Returns the row behind. */
static int draw_where(struct counting *c, struct area area, int row, bool roomy) {
    int64_t wanted = c->cartons ? c->w.state.classes[CLASS_CARTON].plan.n : c->w.state.drawn;
    const char *kind = c->cartons ? "carton" : "unit";
    int x = 1;
    if (count_is_full(c))
        x = draw_textf(area, row, x, STYLE_BOLD, "all %s %ss inspected", integer_text(wanted).text,
                       kind);
    else
        x = draw_textf(area, row, x, STYLE_BOLD, "%s %s of %s", kind, integer_text(c->unit).text,
                       integer_text(wanted).text);
    if ((c->cartons ? c->w.carton : c->w.unit))
        x = draw_text(area, row, x, STYLE_WARN, " under way");
    if (*c->variant)
        x = draw_textf(area, row, x, STYLE_NORMAL, " · %s", c->variant);
    if (roomy && *c->cartons_now)
        draw_text(area, ++row, 1, STYLE_DIM, c->cartons_now);
    else if (x + 3 + text_columns(c->cartons_now) < area.width)
        draw_text(area, row, x + 3, STYLE_DIM, c->cartons_now);
    return row + 1;
}

/* ---- the table of classes ----------------------------------------------------------------------
 */

struct cell {
    enum style style;
    enum glyph glyph;
    const char *words;
};

static struct cell cell_of(const struct class_state *k, struct arena *arena) {
    const struct sampling_standing *s = &k->standing;
    switch (s->state) {
    case SAMPLING_SAFE:
        return (struct cell){STYLE_GOOD, GLYPH_YES, "cannot fail any more"};
    case SAMPLING_DOOMED:
        return (struct cell){STYLE_BAD, GLYPH_NO, "rejected whatever follows"};
    case SAMPLING_ACCEPTED:
        return (struct cell){STYLE_GOOD, GLYPH_YES, "accepted"};
    case SAMPLING_REJECTED:
        return (struct cell){STYLE_BAD, GLYPH_NO, "REJECTED"};
    default:
        break;
    }
    if (s->found == 0 || s->bears > FEW_LEFT)
        return (struct cell){STYLE_GOOD, GLYPH_YES, "so far"};
    const char *words = s->bears > 0 ? arena_format(arena, "%s left", integer_text(s->bears).text)
                                     : "none left, the next fails";
    return (struct cell){STYLE_WARN, GLYPH_WARN, words};
}

/* "AQL 2.5", "Ac 0", "n 80 agreed" */
static const char *plan_words(const struct class_state *k, struct arena *arena) {
    if (k->plan.aql == SAMPLING_NO_AQL)
        return arena_format(arena, "Ac %s", integer_text(k->plan.ac).text);
    return arena_format(arena, "AQL %s", sampling_aqls[k->plan.aql]);
}

static enum style number_style(const struct class_state *k) {
    enum sampling_state state = k->standing.state;
    bool bad = state == SAMPLING_DOOMED || state == SAMPLING_REJECTED;
    return bad ? STYLE_BAD : STYLE_BOLD;
}

/* The number found in large digits, and beside it what it may be. Returns the row behind. */
static int draw_number(struct area area, int row, const struct class_state *k, bool roomy) {
    char found[32], line[256];
    enum style style = number_style(k);
    snprintf(found, sizeof found, "%lld", (long long)k->standing.found);
    int wide = (int)strlen(found) * (CHART_DIGIT_COLUMNS + 1);
    if (!roomy || wide + 8 > area.width) {
        int x = draw_text(area, row, 0, style, found);
        draw_textf(area, row, x, STYLE_NORMAL, " / %s", integer_text(k->plan.ac).text);
        return row + 1;
    }
    for (int i = 0; i < CHART_DIGIT_LINES; i++) {
        chart_digits(found, i, line, sizeof line);
        draw_text(area, row + i, 0, style, line);
    }
    draw_textf(area, row + 1, wide, STYLE_NORMAL, "/ %s", integer_text(k->plan.ac).text);
    draw_textf(area, row + 2, wide, STYLE_DIM, "Re %s", integer_text(k->plan.re).text);
    return row + CHART_DIGIT_LINES;
}

static int draw_class(struct counting *c, struct area area, enum inspection_class class, bool roomy,
                      struct arena *arena) {
    const struct class_state *k = &c->w.state.classes[class];
    struct cell cell = cell_of(k, arena);
    int x = draw_text(area, 0, 0, STYLE_ACCENT, inspection_class_names[class]);
    draw_text(area, 0, x + 2, STYLE_DIM, plan_words(k, arena));
    int row = draw_number(area, 1, k, roomy);
    const char *words = arena_format(arena, "%s %s", glyph_text(cell.glyph), cell.words);
    int lines =
        draw_paragraph(area_part(area, 0, 0, row + 2, area.width - 1), row, 0, cell.style, words);
    row += lines > 1 || roomy ? 2 : 1;
    if (roomy)
        draw_textf(area, row, 0, STYLE_DIM, "%s of %s%s", integer_text(k->count.inspected).text,
                   integer_text(k->plan.n).text,
                   k->plan.mode == SAMPLING_DEFECTS ? ", defects" : "");
    return row + roomy;
}

static int draw_table(struct counting *c, struct area area, int row, bool roomy,
                      struct arena *arena) {
    enum inspection_class classes[INSPECTION_CLASSES];
    int n = count_classes(c, classes), most = 0;
    int width = n ? (area.width - 1) / (n < UNIT_CLASSES ? UNIT_CLASSES : n) : 0;
    for (int i = 0; i < n; i++) {
        struct area part = area_part(area, row, 1 + i * width, area.height - row, width);
        int rows = draw_class(c, part, classes[i], roomy, arena);
        most = rows > most ? rows : most;
    }
    return row + most;
}

/* What it comes to if it goes on like this, of the class that is worst off; the first few units
 * tell nothing. */
static void draw_outlook(struct counting *c, struct area area, int row, struct arena *arena) {
    enum inspection_class classes[INSPECTION_CLASSES];
    int n = count_classes(c, classes), worst = -1;
    double fails = 0.005;
    if (c->w.state.lot == SAMPLING_DOOMED || c->w.state.lot == SAMPLING_REJECTED) {
        draw_textf(area, row, 1, STYLE_BAD, "%s The lot is REJECTED%s; X shows the verdict.",
                   glyph_text(GLYPH_NO),
                   c->w.state.lot == SAMPLING_DOOMED ? " whatever follows" : "");
        return;
    }
    for (int i = 0; i < n; i++) {
        const struct sampling_standing *s = &c->w.state.classes[classes[i]].standing;
        int64_t done = c->w.state.classes[classes[i]].count.inspected;
        bool telling = done * TELLING >= done + s->remaining;
        if (s->has_fails && telling && s->fails >= fails) {
            fails = s->fails;
            worst = i;
        }
    }
    if (worst >= 0)
        draw_text(area, row, 1, fails >= 0.5 ? STYLE_WARN : STYLE_NORMAL,
                  arena_format(arena, "%s fails in %.0f %% if the rest is like this",
                               inspection_class_names[classes[worst]], fails * 100));
    else if (count_is_full(c) && !c->cartons)
        draw_text(area, row, 1, STYLE_NORMAL, "The sample is complete; X shows the verdict.");
}

/* ---- below ------------------------------------------------------------------------------------
 */

/* The hint stands where the row leaves room for it. */
static void draw_row(struct area area, int at, const struct count_row *row, bool hint) {
    static const char takes[] = "Backspace takes it back";
    int column = 7 + NUMBER_COLUMNS, right = area.width - 1 - text_columns(row->right);
    draw_text(area, at, 1, STYLE_DIM, at ? "" : "last");
    draw_cell(area, at, 6, NUMBER_COLUMNS, ALIGN_RIGHT, STYLE_NORMAL, row->number);
    draw_cell(area, at, column, right - column - 1, ALIGN_LEFT, row->style, row->text);
    draw_text(area, at, right, STYLE_DIM, row->right);
    int start = (*row->right ? right - 2 : right) - text_columns(takes);
    if (hint && start > column + text_columns(row->text) + 1)
        draw_text(area, at, start, STYLE_DIM, takes);
}

static void draw_last(struct counting *c, struct area area) {
    bool hinted = *c->typed != '\0';
    for (int i = 0; i < c->n_rows && i < area.height; i++) {
        draw_row(area, i, &c->rows[i], c->rows[i].mine && !hinted);
        hinted = hinted || c->rows[i].mine;
    }
}

static void draw_match(struct counting *c, struct area area, int row, int match) {
    const struct record *r = c->types[c->matches[match]];
    bool here = match == c->at;
    const char *class = c->cartons ? "carton" : record_text(r, DEFECT_TYPE_CLASS);
    int right = area.width - 1 - text_columns(class);
    if (here)
        draw_glyph(area, row, 5, STYLE_ACCENT, GLYPH_CURSOR);
    draw_cell(area, row, 6, 5, ALIGN_LEFT, STYLE_ACCENT, record_text(r, DEFECT_TYPE_CODE));
    draw_cell(area, row, 11, right - 12, ALIGN_LEFT, here ? STYLE_CURSOR : STYLE_NORMAL,
              record_text(r, DEFECT_TYPE_NAME));
    draw_text(area, row, right, STYLE_DIM, class);
}

/* What is typed, and under it what fits. */
static void draw_typed(struct counting *c, struct area area) {
    int x = draw_text(area, 0, 1, STYLE_ACCENT, "type ");
    if (!*c->typed) {
        draw_text(area, 0, x, STYLE_DIM,
                  c->n_types ? "a defect: its code (s4) or words of it (strap)"
                             : "a defect in words: no kinds of defects are known yet");
        draw_cursor(area, 0, x);
        return;
    }
    x = draw_text(area, 0, x, STYLE_FIELD, c->typed);
    draw_cursor(area, 0, x);
    if (!c->n_matches)
        draw_text(area, 0, x + 2, STYLE_WARN, "nothing fits; Enter counts it by this name");
    int top = c->at >= area.height - 1 ? c->at - (area.height - 2) : 0;
    for (int i = 0; i + 1 < area.height && top + i < c->n_matches; i++)
        draw_match(c, area, i + 1, top + i);
}

void count_draw(struct screen *screen, struct area area) {
    struct counting *c = screen->state;
    struct arena arena = {0};
    bool roomy = area.height >= ROOMY;
    draw_heading(c, area, &arena);
    int row = 1;
    if (roomy)
        draw_cell(area, row++, 1, area.width - 2, ALIGN_LEFT, STYLE_DIM,
                  inspection_setting(&c->w, &arena));
    row = draw_where(c, area, row, roomy) + roomy;
    row = draw_table(c, area, row, roomy, &arena);
    draw_outlook(c, area, row++, &arena);
    row += roomy;
    /* The line that is typed stands still, whatever fits under it. */
    int left = area.height - row, below = left * TYPED_SHARE / 8;
    below = below < 1 ? 1 : below > COUNT_MATCHES + 1 ? COUNT_MATCHES + 1 : below;
    int last = left - below > 0 ? left - below : 0;
    draw_last(c, area_part(area, row, 0, last, area.width));
    draw_typed(c, area_part(area, area.height - below, 0, below, area.width));
    arena_free(&arena);
}
