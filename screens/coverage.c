#include "coverage.h"

#include <string.h>

#include "sourcebench/core/country.h"
#include "sourcebench/core/date.h"
#include "sourcebench/core/money.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/coverage.h"
#include "sourcebench/db/record.h"
#include "sourcebench/service/agenda.h"
#include "sourcebench/service/session.h"
#include "sourcebench/tui/dialog.h"

#include "lines.h"
#include "quick_entry.h"
#include "supplier_detail.h"

enum { NAME_MIN = 20, NAME_MAX = 34, COLUMN_WIDTH = 10, HEADS = 3, FOOT = 2, MARKETS_MAX = 400 };

struct coverage {
    struct lines lines; /* first: the names; id the supplier, kind its row */
    struct shell *shell;
    struct session *session;
    struct coverage_query query;
    const int64_t *ids;
    int count;
    int64_t all;        /* of which these are the first; -1: not known how many */
    struct arena arena; /* of what follows */
    const struct certificate_kind **kinds;
    int n_kinds;
    struct coverage_cell **cells; /* per row */
    int gaps;
    int first; /* the first column shown */
};

static bool add_row(struct coverage *c, int row, struct error *err) {
    struct record *r;
    int gaps;
    if (!record_load(c->session->store, &supplier_entity, c->ids[row], &c->arena, &r, err) ||
        !coverage_load(c->session->store, &c->query, c->kinds, c->n_kinds, r->id, &c->arena,
                       &c->cells[row], &gaps, err))
        return false;
    struct line *line = lines_add(&c->lines, gaps ? STYLE_NORMAL : STYLE_GOOD,
                                  arena_string(&c->lines.arena, r->values[SUPPLIER_NAME].s), NULL);
    line->id = r->id;
    line->kind = row;
    c->gaps += gaps;
    return true;
}

static bool fill(struct coverage *c, struct error *err) {
    bool ok = true;
    lines_clear(&c->lines);
    arena_free(&c->arena);
    c->gaps = 0;
    c->query.today = session_today(c->session);
    c->query.soon = agenda_settings_of(&c->session->config).certificate[0];
    c->kinds = coverage_kinds(&c->query, &c->arena, &c->n_kinds);
    c->cells = arena_alloc(&c->arena, (size_t)c->count + 1, sizeof *c->cells);
    for (int i = 0; i < c->count && ok; i++)
        ok = add_row(c, i, err);
    return ok;
}

/* "500 of 18,332" */
static const char *how_many(const struct coverage *c, struct arena *arena) {
    char all[32];
    if (c->all == c->count)
        return arena_format(arena, "%d", c->count);
    integer_format(c->all, all, sizeof all);
    return c->all < 0 ? arena_format(arena, "first %d", c->count)
                      : arena_format(arena, "%d of %s", c->count, all);
}

static bool open(struct screen *screen, void *argument, struct error *err) {
    struct coverage *c = argument;
    struct arena arena = {0};
    screen->state = c;
    if (c->all != c->count)
        shell_say(c->shell,
                  "%s suppliers are shown: narrow the list with / or mark those you mean.",
                  how_many(c, &arena));
    arena_free(&arena);
    return fill(c, err);
}

static void load(struct screen *screen) {
    struct error err;
    if (!fill(screen->state, &err)) {
        shell_say_error(screen->shell, &err);
        screen_close(screen, 0);
    }
}

/* Drawing */

static const struct {
    enum glyph glyph;
    enum style style;
    const char *word;
} looks[COVERAGE_STATES] = {
    [COVERAGE_NOT_NEEDED] = {GLYPH_NONE, STYLE_DIM, ""},
    [COVERAGE_DEPENDS] = {GLYPH_MORE, STYLE_DIM, "depends"},
    [COVERAGE_MET] = {GLYPH_YES, STYLE_GOOD, "met"},
    [COVERAGE_LAPSING] = {GLYPH_WARN, STYLE_WARN, "lapsing"},
    [COVERAGE_DECLARED] = {GLYPH_EMPTY, STYLE_WARN, "declared"},
    [COVERAGE_LAPSED] = {GLYPH_WARN, STYLE_BAD, "lapsed"},
    [COVERAGE_MISSING] = {GLYPH_NO, STYLE_BAD, "missing"},
};

/* What is met says until when: the month, or the days that are left. */
static void draw_cell_of(const struct coverage *c, struct area area, int row, int x,
                         struct coverage_cell cell) {
    struct arena arena = {0};
    const char *word = looks[cell.state].word;
    char day[DATE_TEXT], age[24];
    if (cell.state == COVERAGE_MET && cell.until != DATE_NONE) {
        date_to_iso(cell.until, day);
        word = arena_format(&arena, "%.7s", day);
    } else if (cell.state == COVERAGE_LAPSING) {
        date_age(c->query.today, cell.until, age, sizeof age);
        word = cell.until == c->query.today ? "today" : arena_format(&arena, "in %s", age);
    }
    draw_cell(area, row, x, COLUMN_WIDTH, ALIGN_LEFT, looks[cell.state].style,
              arena_format(&arena, "%s %s", glyph_text(looks[cell.state].glyph), word));
    arena_free(&arena);
}

static const char *const levels[] = {
    [MARKET_SILENT] = "",
    [MARKET_VOLUNTARY] = "voluntary",
    [MARKET_EXPECTED] = "expected",
    [MARKET_REQUIRED] = "required",
};

static const char *product_name(const struct coverage *c) {
    for (int i = 0; i < c->query.catalogue->n_products; i++) {
        if (c->query.product == c->query.catalogue->products[i].code)
            return c->query.catalogue->products[i].name;
    }
    return "any product";
}

static void draw_title(const struct coverage *c, struct area area, int shown) {
    struct arena arena = {0};
    char gaps[32];
    integer_format(c->gaps, gaps, sizeof gaps);
    int x = draw_textf(area, 0, 1, STYLE_ACCENT, "Coverage  %s", c->query.market);
    x = draw_textf(area, 0, x + 3, STYLE_NORMAL, "%s supplier%s, %s gap%s", how_many(c, &arena),
                   c->count == 1 ? "" : "s", gaps, c->gaps == 1 ? "" : "s");
    x = draw_text(area, 0, x + 3, STYLE_DIM, product_name(c));
    if (shown < c->n_kinds)
        draw_textf(area, 0, x + 3, STYLE_DIM, "%d to %d of %d, h l moves", c->first + 1,
                   c->first + shown, c->n_kinds);
    arena_free(&arena);
}

/* The gaps of the supplier under the cursor by their names, so that none hides behind the edge. */
static void draw_gaps(const struct coverage *c, struct area area) {
    const struct line *line = lines_current(&c->lines);
    struct arena arena = {0};
    const char *missing = "";
    int n = 0;
    for (int i = 0; line && i < c->n_kinds; i++) {
        if (!coverage_is_gap(&c->query, c->kinds[i], c->cells[line->kind][i].state))
            continue;
        missing = arena_format(&arena, "%s%s%s", missing, n ? ", " : "", c->kinds[i]->code);
        n++;
    }
    if (line)
        draw_foot(area, 1, STYLE_NORMAL,
                  n ? arena_format(&arena, "%s: %d gap%s, %s", quick_name(line->left, &arena), n,
                                   n == 1 ? "" : "s", missing)
                    : arena_format(&arena, "%s: no gap", quick_name(line->left, &arena)),
                  NULL);
    arena_free(&arena);
}

static void draw(struct screen *screen, struct area area) {
    struct coverage *c = screen->state;
    int name = area.width / 3 < NAME_MIN ? NAME_MIN : area.width / 3;
    name = name > NAME_MAX ? NAME_MAX : name;
    int shown = (area.width - name - 2) / (COLUMN_WIDTH + 1);
    shown = shown > c->n_kinds ? c->n_kinds : shown;
    if (c->first > c->n_kinds - shown)
        c->first = c->n_kinds - shown;
    draw_title(c, area, shown);
    int foot = area.height > HEADS + 3 * FOOT ? FOOT : 0;
    struct area body = area_part(area, HEADS, 0, area.height - HEADS - foot, area.width);
    lines_draw(&c->lines, area_part(body, 0, 0, body.height, name), true);
    for (int i = 0; i < shown; i++) {
        const struct certificate_kind *kind = c->kinds[c->first + i];
        int x = name + 1 + i * (COLUMN_WIDTH + 1);
        draw_cell(area, 1, x, COLUMN_WIDTH, ALIGN_LEFT, STYLE_BOLD, kind->code);
        draw_cell(area, 2, x, COLUMN_WIDTH, ALIGN_LEFT, STYLE_DIM,
                  levels[catalogue_level(c->query.catalogue, kind, c->query.market)]);
        for (int row = 0; row < body.height && c->lines.top + row < c->lines.count; row++)
            draw_cell_of(c, body, row, x,
                         c->cells[c->lines.items[c->lines.top + row].kind][c->first + i]);
    }
    if (foot)
        draw_gaps(c, area_part(area, area.height - foot, 0, foot, area.width - 1));
    if (!c->n_kinds)
        draw_text(area, 2, name + 1, STYLE_DIM, "The catalogue knows nothing that is asked there.");
}

/* Acting */

static bool names_market(const struct certificate_kind *kind, const char *market) {
    bool named = false;
    for (int i = 0; i < kind->n_markets && !named; i++)
        named = strcmp(kind->markets[i].market, market) == 0;
    return named;
}

/* Regions first, then countries of which the catalogue says something, then all others. */
static const char *ask_market(struct shell *shell, const struct catalogue *c, const char *last) {
    struct picker_item items[MARKETS_MAX];
    int n = 0, current = 0;
    for (int i = 0; i < c->n_regions && n < MARKETS_MAX; i++)
        items[n++] = (struct picker_item){.text = c->regions[i].code, .note = "region"};
    for (int turn = 0; turn < 2; turn++) {
        for (size_t i = 0; i < n_countries && n < MARKETS_MAX; i++) {
            bool named = false;
            for (int k = 0; k < c->n_certificates && !named; k++)
                named = names_market(&c->certificates[k], countries[i].alpha2);
            if (named == (turn == 0))
                items[n++] = (struct picker_item){countries[i].alpha2, countries[i].name};
        }
    }
    for (int i = 0; i < n && last; i++)
        current = strcmp(items[i].text, last) == 0 ? i : current;
    int chosen = pick(shell, "Certificates for which market", items, n, current);
    return chosen < 0 ? NULL : items[chosen].text;
}

/* What this agent looks at: "EU textile-bag", the product only where one is named. */
static const char *look_setting(const struct coverage *c, struct arena *arena) {
    return arena_format(arena, "coverage.look.%s", store_author(c->session->store));
}

static void keep_look(const struct coverage *c) {
    struct store *store = c->session->store;
    struct arena arena = {0};
    struct error err;
    const char *product = c->query.product ? c->query.product : "";
    if (!store_read_only(store) &&
        !store_set_setting(store, look_setting(c, &arena),
                           arena_format(&arena, "%s %s", c->query.market, product), &err))
        shell_say_error(c->shell, &err);
    arena_free(&arena);
}

/* The market that was looked at last, in the arena, or NULL; its product goes into the query. */
static const char *take_look(struct coverage *c, struct arena *arena) {
    const struct catalogue *catalogue = c->query.catalogue;
    struct error ignored; /* a look that cannot be read is one that was never chosen */
    char *look = NULL;
    const char *market = NULL;
    if (store_get_setting(c->session->store, look_setting(c, arena), &look, &ignored) && look) {
        size_t length = strcspn(look, " ");
        market = arena_bytes(arena, look, length);
        for (int i = 0; look[length] && i < catalogue->n_products; i++)
            if (strcmp(catalogue->products[i].code, look + length + 1) == 0)
                c->query.product = catalogue->products[i].code;
    }
    mem_free(look);
    return market;
}

static void market(struct screen *screen) {
    struct coverage *c = screen->state;
    const char *chosen = ask_market(c->shell, c->query.catalogue, c->query.market);
    if (!chosen)
        return;
    c->query.market = chosen;
    c->first = 0;
    keep_look(c);
    load(screen);
}

static void product(struct screen *screen) {
    struct coverage *c = screen->state;
    const struct catalogue *catalogue = c->query.catalogue;
    struct picker_item items[MARKETS_MAX] = {{"any product", NULL}};
    int n = 1, current = 0;
    for (int i = 0; i < catalogue->n_products && n < MARKETS_MAX; i++) {
        if (c->query.product == catalogue->products[i].code)
            current = n;
        items[n++] = (struct picker_item){catalogue->products[i].name, NULL};
    }
    int chosen = pick(c->shell, "Certificates for which product", items, n, current);
    if (chosen < 0)
        return;
    c->query.product = chosen ? catalogue->products[chosen - 1].code : NULL;
    c->first = 0;
    keep_look(c);
    load(screen);
}

static void left(struct screen *screen) {
    struct coverage *c = screen->state;
    c->first -= c->first > 0;
}

static void right(struct screen *screen) {
    struct coverage *c = screen->state;
    c->first++; /* drawing holds it within bounds */
}

static const char *need_line(struct screen *screen) {
    const struct coverage *c = screen->state;
    return lines_current(&c->lines) ? NULL : "there is no supplier here";
}

static void open_certificates(struct screen *screen) {
    struct coverage *c = screen->state;
    detail_run(c->shell, &supplier_detail, lines_current(&c->lines)->id, VIEW_CERTIFICATES);
    load(screen);
}

static const struct action actions[] = {
    {"coverage.open", "certificates", "Open the certificates of the supplier.", "Enter", 0, 1,
     open_certificates, need_line},
    {"coverage.market", "market", "Choose another market.", "t", 0, 2, market, NULL},
    {"coverage.product", "product", "Choose the product that is to be sold there.", "p", 0, 3,
     product, NULL},
    {"coverage.left", "left", "Show the certificates further left.", "h | Left", ACTION_MOTION, 0,
     left, NULL},
    {"coverage.right", "right", "Show the certificates further right.", "l | Right", ACTION_MOTION,
     0, right, NULL},
    {"coverage.close", "back", "Back to the list.", "Esc | q", 0, 4, screen_leave, NULL},
};

const struct action_table coverage_actions = {"coverage", "Coverage", actions,
                                              sizeof actions / sizeof *actions};

static const struct action_table *const tables[] = {&coverage_actions, &lines_motions, NULL};

static const struct screen_ops coverage_screen = {.id = "coverage",
                                                  .title = "Coverage",
                                                  .tables = tables,
                                                  .undoes = true,
                                                  .open = open,
                                                  .load = load,
                                                  .draw = draw,
                                                  .unmove = lines_motion_back};

void coverage_run(struct shell *shell, const int64_t *ids, int count, int64_t all) {
    struct session *session = shell_context(shell);
    struct coverage c = {
        .shell = shell, .session = session, .ids = ids, .count = count, .all = all};
    struct arena arena = {0};
    c.query.catalogue = &session->catalogue;
    c.query.market = ask_market(shell, c.query.catalogue, take_look(&c, &arena));
    arena_free(&arena);
    if (!c.query.market)
        return;
    keep_look(&c);
    shell_visit(shell, &coverage_screen, &c);
    lines_free(&c.lines);
    arena_free(&c.arena);
}
