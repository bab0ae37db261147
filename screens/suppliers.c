#include "sourcebench/screens/suppliers.h"

#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/money.h"
#include "sourcebench/db/score.h"
#include "sourcebench/tui/layout.h"

#include "motions.h"
#include "supplier_detail.h"
#include "supplier_score.h"
#include "suppliers_state.h"

enum { SLICE_MS = 5 };

const struct record *suppliers_current(const struct suppliers *s) {
    const struct list_row *row = list_current(s->find.list);
    return row ? ((const struct supplier_row *)row->data)->record : NULL;
}

const char *suppliers_need_row(struct screen *screen) {
    const struct suppliers *s = screen->state;
    return suppliers_current(s) ? NULL : "there is no supplier here; a adds one";
}

const char *suppliers_need_living_row(struct screen *screen) {
    const struct suppliers *s = screen->state;
    const struct record *r = suppliers_current(s);
    return r && r->deleted_at ? "this supplier is deleted; r restores it"
                              : suppliers_need_row(screen);
}

void suppliers_done(struct suppliers *s, const char *sentence) {
    shell_changed(s->find.shell);
    if (sentence)
        shell_say(s->find.shell, "%s", sentence);
}

/* The list's source: rows of the query, with what the extra columns need. */

static bool load_extras(struct suppliers *s, struct supplier_row *row, struct arena *arena,
                        struct error *err) {
    int32_t today = session_today(s->find.session);
    int64_t id = row->record->id;
    struct score score;
    if (list_find_needs(&s->find, NEEDS_EXTRAS) &&
        !supplier_extras_load(s->find.session->store, id, today, arena, &row->extras, err))
        return false;
    if (list_find_needs(&s->find, NEEDS_SCORE)) {
        struct score_settings settings = session_score_settings(s->find.session);
        if (!score_load(s->find.session->store, id, &settings, today, &score, err))
            return false;
        row->score = score_cell(&score, arena);
    }
    return true;
}

/* A row in the arena; what cannot be read beside the record is said and left out. */
static struct supplier_row *make_row(struct suppliers *s, const struct record *record,
                                     struct arena *arena) {
    struct error err;
    struct supplier_row *row = arena_alloc(arena, 1, sizeof *row);
    row->record = record;
    row->changed = store_day_of(s->find.session->store, record->updated_at);
    if (!load_extras(s, row, arena, &err))
        shell_say_error(s->find.shell, &err);
    return row;
}

static int fetch(void *user, const struct list_row *from, enum list_direction direction, int limit,
                 struct arena *arena, struct list_row *rows, bool *end) {
    struct suppliers *s = user;
    struct error err;
    int count = 0;
    const struct record **records = arena_alloc(arena, (size_t)limit, sizeof *records);
    const struct record *at = from ? ((const struct supplier_row *)from->data)->record : NULL;
    if (!supplier_list_fetch(s->rows, at, direction == LIST_BACKWARD, limit, arena, records, &count,
                             end, &err)) {
        shell_say_error(s->find.shell, &err);
        *end = true;
    }
    for (int i = 0; i < count; i++)
        rows[i] = (struct list_row){.id = records[i]->id, .data = make_row(s, records[i], arena)};
    return count;
}

static bool find(void *user, int64_t id, struct arena *arena, struct list_row *row) {
    struct suppliers *s = user;
    const struct record *record;
    struct error err;
    if (!supplier_list_find(s->rows, id, arena, &record, &err))
        shell_say_error(s->find.shell, &err);
    else if (record)
        *row = (struct list_row){.id = id, .data = make_row(s, record, arena)};
    return record != NULL;
}

static void draw_row(void *user, struct area area, const struct list_row *row, bool cursor,
                     bool marked) {
    const struct suppliers *s = user;
    list_find_draw_row(&s->find, area, row, cursor, marked);
}

/* Reading */

/* The walk of a filter's text; NULL and err, start -1 where not the text but the database is wrong.
 */
static struct supplier_list *open_rows(struct suppliers *s, const char *text, int slice_ms,
                                       struct filter_error *err) {
    struct arena arena = {0};
    struct filter filter;
    struct supplier_list *rows = NULL;
    struct supplier_query query = {.filter = &filter,
                                   .sort = s->find.sort,
                                   .sort_chosen = s->find.sort_chosen,
                                   .descending = s->find.descending,
                                   .today = session_today(s->find.session),
                                   .slice_ms = slice_ms};
    if (filter_parse(text, supplier_filter_keys, n_supplier_filter_keys, query.today, &arena,
                     &filter, err)) {
        err->start = err->end = -1;
        rows = supplier_list_open(s->find.session->store, &query, &err->error);
    }
    arena_free(&arena);
    return rows;
}

struct supplier_list *suppliers_open_rows(struct suppliers *s, struct error *err) {
    struct filter_error wrong;
    struct supplier_list *rows = open_rows(s, s->find.filter, 0, &wrong);
    if (!rows)
        *err = wrong.error;
    return rows;
}

bool suppliers_read(struct suppliers *s, const char *text, struct filter_error *err) {
    struct supplier_list *rows = open_rows(s, text, SLICE_MS, err);
    if (!rows)
        return false;
    supplier_list_close(s->rows);
    s->rows = rows;
    s->counted = false;
    struct error ignored; /* the title then lacks the total, nothing else */
    if (!supplier_total(s->find.session->store, &s->total, &ignored))
        s->total = 0;
    return true;
}

static void load(struct screen *screen) {
    struct suppliers *s = screen->state;
    s->detail_id = 0;
    list_find_again(&s->find, true);
}

/* suppliers.columns of the configuration, as names separated by commas; lives in the session. */
static const char *configured_columns(struct session *session) {
    size_t n;
    const char *names = "";
    const char *const *list = config_list(&session->config, CONFIG_SUPPLIERS_COLUMNS, &n);
    for (size_t i = 0; i < n; i++)
        names = arena_format(&session->arena, "%s%s,", names, list[i]);
    return names;
}

static bool open(struct screen *screen, void *argument, struct error *err) {
    struct session *session = shell_context(screen->shell);
    struct suppliers *s = mem_alloc(1, sizeof *s);
    screen->state = s;
    list_find_begin(
        &s->find, &supplier_find, screen->shell,
        &(struct list_source){.user = s, .fetch = fetch, .draw = draw_row, .find = find},
        configured_columns(session), config_text(&session->config, CONFIG_SUPPLIERS_SORT));
    return list_find_open(&s->find, argument ? argument : "", err);
}

static void close(struct screen *screen) {
    struct suppliers *s = screen->state;
    if (!s)
        return;
    list_find_free(&s->find);
    supplier_list_close(s->rows);
    lines_free(&s->detail);
    mem_free(s);
}

static void settle(struct screen *screen) {
    struct suppliers *s = screen->state;
    const struct record *current = suppliers_current(s);
    struct error err;
    int64_t id = current ? current->id : 0;
    if (id)
        shell_set_context(s->find.shell, CONTEXT_SUPPLIER, id);
    if (!s->wide || s->detail_id == id)
        return;
    s->detail_id = id;
    lines_clear(&s->detail);
    s->detail.cursor = s->detail.top = 0;
    if (id &&
        !detail_fill(s->find.session, &supplier_detail, current, VIEW_OVERVIEW, &s->detail, &err))
        shell_say_error(s->find.shell, &err);
}

/* Another screen moved on: the cursor follows to that supplier where the list has it. */
static void context(struct screen *screen, enum context_kind kind, int64_t id) {
    struct suppliers *s = screen->state;
    const struct record *current = suppliers_current(s);
    struct arena arena = {0};
    struct list_row row;
    if (kind == CONTEXT_SUPPLIER && !(current && current->id == id) && find(s, id, &arena, &row))
        list_goto(s->find.list, &row);
    arena_free(&arena);
}

/* Another screen asks to see what a filter finds. */
static void show(struct screen *screen, const void *what) {
    struct suppliers *s = screen->state;
    struct filter_error err;
    if (!list_find_query(&s->find, what, false, &err))
        shell_say_error(s->find.shell, &err.error);
}

static bool work(struct screen *screen) {
    struct suppliers *s = screen->state;
    struct error err;
    if (list_work(s->find.list))
        return true;
    if (s->counted)
        return false;
    if (!supplier_list_count(s->rows, &s->count, &s->counted, &err)) {
        shell_say_error(s->find.shell, &err);
        s->counted = true;
    }
    return !s->counted;
}

/* Drawing */

/* "Suppliers  1,204 of 18,332   country:VN   best match first" */
static void draw_title(const struct suppliers *s, struct area area) {
    char count[32], total[32];
    integer_format(s->count, count, sizeof count);
    integer_format(s->total, total, sizeof total);
    int x = draw_text(area, 0, 1, STYLE_ACCENT, "Suppliers");
    bool deleted = supplier_list_of_deleted(s->rows);
    if (deleted) /* they are not among those in all */
        x = draw_textf(area, 0, x + 2, STYLE_BOLD, "%s%s deleted", count,
                       s->counted ? "" : glyph_text(GLYPH_MORE));
    else if (!*s->find.filter)
        x = draw_textf(area, 0, x + 2, STYLE_BOLD, "%s", total);
    else
        x = draw_textf(area, 0, x + 2, STYLE_BOLD, "%s%s of %s", count,
                       s->counted ? "" : glyph_text(GLYPH_MORE), total);
    if (*s->find.filter)
        x = draw_text(area, 0, x + 3, STYLE_NORMAL, s->find.filter);
    const char *order = supplier_list_order(s->rows);
    if (order)
        x = draw_text(area, 0, x + 3, STYLE_DIM, order);
    if (list_mark_count(s->find.list))
        draw_textf(area, 0, x + 3, STYLE_MARK, "%s marked",
                   integer_text(list_mark_count(s->find.list)).text);
}

static void draw_blank_state(const struct suppliers *s, struct area area) {
    if (list_searching(s->find.list)) {
        draw_text(area, 1, 2, STYLE_DIM, "looking …");
    } else if (*s->find.filter) {
        draw_text(area, 1, 2, STYLE_NORMAL, "No supplier matches the filter.");
        draw_text(area, 2, 2, STYLE_DIM, "/ changes it, Esc shows all again.");
    } else {
        draw_text(area, 1, 2, STYLE_NORMAL,
                  "Here the factories, traders and mills you work with will stand.");
        draw_text(area, 3, 2, STYLE_DIM, "a  adds the first supplier");
        draw_text(area, 4, 2, STYLE_DIM, "I  imports a list (.csv, .xlsx)");
    }
}

static void draw_list(struct suppliers *s, struct area area) {
    columns_fit(&s->find.columns, area.width - 2);
    columns_draw_heads(&s->find.columns, area_part(area, 0, 1, 1, area.width - 2),
                       supplier_list_order(s->rows) ? -1 : s->find.sort, s->find.descending);
    struct area body = area_part(area, 1, 0, area.height - 1, area.width);
    list_draw(s->find.list, body, s->wide);
    if (!list_current(s->find.list))
        draw_blank_state(s, body);
}

static void draw(struct screen *screen, struct area area) {
    struct suppliers *s = screen->state;
    struct area list, detail;
    s->wide = layout_split(area, &list, &detail);
    draw_title(s, area_part(list, 0, 0, 1, list.width));
    draw_list(s, area_part(list, 1, 0, list.height - 1, list.width));
    if (!s->wide)
        return;
    draw_rule_vertical(area, detail.x - area.x - 1);
    lines_draw(&s->detail, detail, false);
}

static const struct action_table *const tables[] = {&supplier_find_actions, &supplier_actions,
                                                    &supplier_bulk_actions, &list_motions, NULL};

const struct screen_ops suppliers_screen = {
    .id = "suppliers",
    .title = "Suppliers",
    .tab = '2',
    .tables = tables,
    .open = open,
    .load = load,
    .draw = draw,
    .settle = settle,
    .show = show,
    .work = work,
    .context = context,
    .unmove = list_motion_back,
    .close = close,
};
