#include "compare.h"

#include <string.h>

#include "sourcebench/core/supplier.h"
#include "sourcebench/db/record.h"
#include "sourcebench/db/supplier_list.h"
#include "sourcebench/service/session.h"

#include "lines.h"

enum { LABEL_WIDTH = 16, COLUMN_MIN = 14 };

struct compare {
    struct lines lines; /* left: the label; cells below by the line's id - 1 */
    struct session *session;
    int64_t ids[COMPARE_MAX];
    int count;
    int first; /* the first supplier shown, where not all fit */
    bool only_differences;
    struct arena arena; /* of the cells */
    const char *(*cells)[COMPARE_MAX];
    bool *differs;
    const char *names[COMPARE_MAX];
};

/* What is compared, in groups; fields of the supplier, or one of the extras. */
enum extra { EXTRA_CERTIFICATES = 1000, EXTRA_TAGS, EXTRA_LAST_CONTACT, EXTRA_FOLLOW_UP };

static const struct {
    const char *group;
    int fields[12];
    int n;
} groups[] = {
    {"Identity",
     {SUPPLIER_STATUS, SUPPLIER_KIND, SUPPLIER_COUNTRY, SUPPLIER_CITY, SUPPLIER_FOUNDED,
      SUPPLIER_OWNER},
     6},
    {"Capability",
     {SUPPLIER_WORKERS, SUPPLIER_CAPACITY, SUPPLIER_MODELS, SUPPLIER_SECTORS, SUPPLIER_EXPORT_SINCE,
      SUPPLIER_EXPORT_MARKETS},
     6},
    {"Terms",
     {SUPPLIER_MOQ, SUPPLIER_MOQ_BASIS, SUPPLIER_LEAD_DAYS, SUPPLIER_LEAD_BASIS, SUPPLIER_CURRENCY,
      SUPPLIER_INCOTERM, SUPPLIER_PAYMENT_TERMS},
     7},
    {"Compliance", {EXTRA_CERTIFICATES, EXTRA_TAGS}, 2},
    {"Contact", {EXTRA_LAST_CONTACT, EXTRA_FOLLOW_UP, SUPPLIER_NEXT_REVIEW}, 3},
};

enum { GROUPS = sizeof groups / sizeof *groups, ROWS_MAX = 32 };

static const char *row_label(int field) {
    switch (field) {
    case EXTRA_CERTIFICATES:
        return "Certificates";
    case EXTRA_TAGS:
        return "Tags";
    case EXTRA_LAST_CONTACT:
        return "Last contact";
    case EXTRA_FOLLOW_UP:
        return "Follow up";
    default:
        return supplier_entity.fields[field].label;
    }
}

static const char *cell(struct compare *c, int field, const struct record *r,
                        const struct supplier_extras *x) {
    const char *text;
    switch (field) {
    case EXTRA_CERTIFICATES:
        text = x->certificates;
        break;
    case EXTRA_TAGS:
        text = x->tags;
        break;
    case EXTRA_LAST_CONTACT:
        text = x->last_contact;
        break;
    case EXTRA_FOLLOW_UP:
        text = x->follow_up;
        break;
    default:
        text = field_show_text(&supplier_entity.fields[field], r->values[field], &c->arena);
    }
    return text && *text ? text : glyph_text(GLYPH_NONE);
}

static void add_row(struct compare *c, int row, int field) {
    bool differs = false;
    for (int i = 1; i < c->count; i++)
        differs = differs || strcmp(c->cells[row][i], c->cells[row][0]) != 0;
    c->differs[row] = differs;
    if (c->only_differences && !differs)
        return;
    struct line *line =
        lines_add(&c->lines, differs ? STYLE_BOLD : STYLE_NORMAL, row_label(field), NULL);
    line->id = row + 1;
}

/* By name: the marks come in the order of their ids. */
static void put_by_name(struct compare *c, struct record **records, int at, struct record *record) {
    int64_t id = c->ids[at];
    const char *name = record->values[SUPPLIER_NAME].s;
    for (; at > 0 && strcmp(name, c->names[at - 1]) < 0; at--) {
        records[at] = records[at - 1];
        c->ids[at] = c->ids[at - 1];
        c->names[at] = c->names[at - 1];
    }
    records[at] = record;
    c->ids[at] = id;
    c->names[at] = name;
}

static bool read_all(struct compare *c, struct record **records, struct supplier_extras *extras,
                     struct error *err) {
    struct record *record = NULL;
    for (int i = 0; i < c->count; i++) {
        if (!record_load(c->session->store, &supplier_entity, c->ids[i], &c->arena, &record, err))
            return false;
        put_by_name(c, records, i, record);
    }
    for (int i = 0; i < c->count; i++)
        if (!supplier_extras_load(c->session->store, c->ids[i], session_today(c->session),
                                  &c->arena, &extras[i], err))
            return false;
    return true;
}

static bool fill(struct compare *c, struct error *err) {
    struct record *records[COMPARE_MAX] = {NULL};
    struct supplier_extras extras[COMPARE_MAX] = {{0}};
    int row = 0;
    lines_clear(&c->lines);
    arena_free(&c->arena);
    if (!read_all(c, records, extras, err))
        return false;
    c->cells = arena_alloc(&c->arena, ROWS_MAX, sizeof *c->cells);
    c->differs = arena_alloc(&c->arena, ROWS_MAX, sizeof *c->differs);
    for (int g = 0; g < GROUPS; g++) {
        lines_add_heading(&c->lines, groups[g].group);
        for (int f = 0; f < groups[g].n; f++, row++) {
            for (int i = 0; i < c->count && records[i]; i++)
                c->cells[row][i] = cell(c, groups[g].fields[f], records[i], &extras[i]);
            add_row(c, row, groups[g].fields[f]);
        }
    }
    return true;
}

static bool open(struct screen *screen, void *argument, struct error *err) {
    struct compare *c = argument;
    screen->state = c;
    c->session = shell_context(screen->shell);
    return fill(c, err);
}

static void load(struct screen *screen) {
    struct error err;
    if (!fill(screen->state, &err)) {
        shell_say_error(screen->shell, &err);
        screen_close(screen, 0);
    }
}

static void draw_cells(struct compare *c, struct area area, int shown, int width) {
    for (int row = 0; row < area.height && c->lines.top + row < c->lines.count; row++) {
        const struct line *line = &c->lines.items[c->lines.top + row];
        if (line->heading)
            continue;
        int r = (int)line->id - 1;
        for (int i = 0; i < shown; i++)
            draw_cell(area, row, LABEL_WIDTH + 2 + i * (width + 2), width, ALIGN_LEFT,
                      c->differs[r] ? STYLE_BOLD : STYLE_NORMAL, c->cells[r][c->first + i]);
    }
}

static void draw(struct screen *screen, struct area area) {
    struct compare *c = screen->state;
    int room = area.width - LABEL_WIDTH - 2;
    int shown = room / (COLUMN_MIN + 2) < c->count ? room / (COLUMN_MIN + 2) : c->count;
    if (shown < 1)
        shown = 1;
    if (c->first > c->count - shown)
        c->first = c->count - shown;
    int width = room / shown - 2;
    int x = draw_textf(area, 0, 1, STYLE_ACCENT, "Compare  %d suppliers", c->count);
    if (shown < c->count)
        x = draw_textf(area, 0, x + 3, STYLE_DIM, "%d to %d shown, h l moves", c->first + 1,
                       c->first + shown);
    if (c->only_differences)
        draw_text(area, 0, x + 3, STYLE_DIM, "only what differs");
    for (int i = 0; i < shown; i++)
        draw_cell(area, 1, LABEL_WIDTH + 2 + i * (width + 2), width, ALIGN_LEFT, STYLE_BOLD,
                  c->names[c->first + i]);
    struct area body = area_part(area, 2, 0, area.height - 2, area.width);
    lines_draw(&c->lines, area_part(body, 0, 0, body.height, LABEL_WIDTH + 1), true);
    draw_cells(c, body, shown, width);
}

static void differences(struct screen *screen) {
    struct compare *c = screen->state;
    c->only_differences = !c->only_differences;
    load(screen);
}

static void left(struct screen *screen) {
    struct compare *c = screen->state;
    c->first -= c->first > 0;
}

static void right(struct screen *screen) {
    struct compare *c = screen->state;
    c->first++; /* drawing holds it within bounds */
}

static const struct action actions[] = {
    {"compare.differences", "only differences", "Show only the rows that differ, or all.", "d", 0,
     1, differences, NULL},
    {"compare.left", "left", "Show the suppliers further left.", "h | Left", ACTION_MOTION, 0, left,
     NULL},
    {"compare.right", "right", "Show the suppliers further right.", "l | Right", ACTION_MOTION, 0,
     right, NULL},
    {"compare.close", "back", "Back to the list.", "Esc | q", 0, 2, screen_leave, NULL},
};

const struct action_table compare_actions = {"compare", "Comparison", actions,
                                             sizeof actions / sizeof *actions};

static const struct action_table *const tables[] = {&compare_actions, &lines_motions, NULL};

static const struct screen_ops compare_screen = {.id = "compare",
                                                 .title = "Compare",
                                                 .tables = tables,
                                                 .undoes = true,
                                                 .open = open,
                                                 .load = load,
                                                 .draw = draw,
                                                 .unmove = lines_motion_back};

void compare_run(struct shell *shell, const int64_t *ids, int count) {
    struct compare c = {0};
    for (c.count = 0; c.count < count && c.count < COMPARE_MAX; c.count++)
        c.ids[c.count] = ids[c.count];
    shell_visit(shell, &compare_screen, &c);
    lines_free(&c.lines);
    arena_free(&c.arena);
}
