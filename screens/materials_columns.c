/*
 * Materials: which criteria are shown as columns, in which order, and the cursor among them.
 *
 * The choice is kept as the codes of criteria in their order: "+code" is always shown, "-code"
 * never, "code" where it has a weight. Criteria that it does not name stand behind, shown where
 * they have a weight.
 */
#include <string.h>

#include "sourcebench/core/strbuf.h"
#include "sourcebench/tui/dialog.h"

#include "materials_state.h"

enum { ALWAYS = '+', NEVER = '-', WEIGHED = ' ' };

int materials_find_criterion(const struct materials *m, int64_t id) {
    for (int i = 0; i < m->c.data.n_criteria && id > 0; i++)
        if (m->c.data.criteria[i].judge.id == id)
            return i;
    return -1;
}

/* All criteria in the order chosen, each with how it is chosen. */
struct order {
    int *criteria;
    char *how;
    int n;
};

static void put(struct order *o, int criterion, char how) {
    for (int i = 0; i < o->n; i++)
        if (o->criteria[i] == criterion)
            return;
    o->criteria[o->n] = criterion;
    o->how[o->n++] = how;
}

static int find_code(const struct materials *m, const char *code) {
    for (int i = 0; i < m->c.data.n_criteria; i++)
        if (strcmp(m->c.data.criteria[i].code, code) == 0)
            return i;
    return -1;
}

static struct order read_choices(const struct materials *m, struct arena *arena) {
    size_t n = (size_t)m->c.data.n_criteria + 1;
    struct order o = {arena_alloc(arena, n, sizeof *o.criteria), arena_alloc(arena, n, 1), 0};
    char *rest, *copy = arena_string(arena, m->choices);
    for (char *word = strtok_r(copy, ",", &rest); word; word = strtok_r(NULL, ",", &rest)) {
        char how = *word == ALWAYS || *word == NEVER ? *word : WEIGHED;
        int criterion = find_code(m, word + (how != WEIGHED));
        if (criterion >= 0)
            put(&o, criterion, how);
    }
    for (int i = 0; i < m->c.data.n_criteria; i++)
        put(&o, i, WEIGHED);
    return o;
}

static const char *write_choices(const struct materials *m, const struct order *o,
                                 struct arena *arena) {
    struct strbuf text = {0};
    for (int i = 0; i < o->n; i++)
        strbuf_addf(&text, "%s%.*s%s", i ? "," : "", o->how[i] != WEIGHED, &o->how[i],
                    m->c.data.criteria[o->criteria[i]].code);
    const char *copy = arena_string(arena, strbuf_text(&text));
    strbuf_free(&text);
    return copy;
}

/* The weight of the profile counts as well as the one that holds: a column does not go while its
 * weight is moved to nothing. */
static bool is_shown(const struct materials *m, const struct order *o, int i) {
    int criterion = o->criteria[i];
    bool weighed = m->c.saved[criterion] > 0 || m->c.shares[criterion] > 0;
    return o->how[i] == ALWAYS || (o->how[i] == WEIGHED && weighed);
}

int64_t materials_column_at(const struct materials *m, int place) {
    if (place < COLUMNS_BEFORE)
        return place == 0 ? COLUMN_NAME : COLUMN_SCORE;
    int at = place - COLUMNS_BEFORE;
    if (at < m->n_columns)
        return m->c.data.criteria[m->columns[at]].judge.id;
    return COLUMN_COVERAGE + at - m->n_columns;
}

int materials_criterion(const struct materials *m) {
    return materials_find_criterion(m, m->column);
}

const char *materials_need_criterion(struct screen *screen) {
    return materials_criterion(screen->state) >= 0
               ? NULL
               : "the cursor must stand on a criterion; h l moves it sideways";
}

/* The cursor stays on its column; where that is gone, on the place it had. */
static void follow_column(struct materials *m) {
    int count = m->n_columns + COLUMNS_BESIDE;
    for (int i = 0; i < count; i++) {
        if (materials_column_at(m, i) == m->column) {
            m->place = i;
            return;
        }
    }
    if (m->place >= count)
        m->place = count - 1;
    m->column = materials_column_at(m, m->place);
}

void materials_choose_columns(struct materials *m, const char *choices) {
    struct arena choice = {0}, scratch = {0};
    m->choices = arena_string(&choice, choices);
    struct order o = read_choices(m, &scratch);
    m->columns = arena_alloc(&choice, (size_t)o.n + 1, sizeof *m->columns);
    m->widths = arena_alloc(&choice, (size_t)o.n + COLUMNS_BEHIND, sizeof *m->widths);
    m->n_columns = 0;
    for (int i = 0; i < o.n; i++)
        if (is_shown(m, &o, i))
            m->columns[m->n_columns++] = o.criteria[i];
    arena_free(&m->choice);
    m->choice = choice;
    arena_free(&scratch);
    follow_column(m);
    materials_widen(m);
}

/* Moving */

static void move(struct screen *screen, int by) {
    struct materials *m = screen->state;
    int place = m->place + by;
    if (place < 0 || place >= m->n_columns + COLUMNS_BESIDE)
        return;
    m->place = place;
    m->column = materials_column_at(m, place);
}

static void left(struct screen *screen) {
    move(screen, -1);
}

static void right(struct screen *screen) {
    move(screen, 1);
}

/* Choosing */

static void use(struct materials *m, const struct order *o) {
    struct arena arena = {0};
    materials_choose_columns(m, write_choices(m, o, &arena));
    arena_free(&arena);
    materials_keep(m);
}

/* The criteria may be read anew while one chooses: what is chosen goes by their codes. */
static void choose(struct screen *screen) {
    struct materials *m = screen->state;
    struct arena arena = {0};
    struct order o = read_choices(m, &arena);
    struct picker_item *items = arena_alloc(&arena, (size_t)o.n + 1, sizeof *items);
    const char **codes = arena_alloc(&arena, (size_t)o.n + 1, sizeof *codes);
    bool *on = arena_alloc(&arena, (size_t)o.n + 1, sizeof *on);
    bool *weighed = arena_alloc(&arena, (size_t)o.n + 1, sizeof *weighed);
    for (int i = 0; i < o.n; i++) {
        const struct material_criterion *k = &m->c.data.criteria[o.criteria[i]];
        weighed[i] = m->c.shares[o.criteria[i]] > 0;
        codes[i] = arena_string(&arena, k->code);
        items[i] = (struct picker_item){.text = arena_string(&arena, k->name),
                                        .note = weighed[i] ? "has a weight" : "no weight"};
        on[i] = is_shown(m, &o, i);
    }
    if (pick_many(m->shell, "Criteria shown as columns", items, o.n, on) >= 0) {
        const char *choices = "";
        for (int i = 0; i < o.n; i++)
            choices = arena_format(&arena, "%s%s%s%s", choices, i ? "," : "",
                                   on[i] == weighed[i] ? ""
                                   : on[i]             ? "+"
                                                       : "-",
                                   codes[i]);
        materials_choose_columns(m, choices);
        materials_keep(m);
    }
    arena_free(&arena);
}

/* Exchanges the criterion under the cursor with the one shown beside it. */
static void shift(struct screen *screen, int by) {
    struct materials *m = screen->state;
    struct arena arena = {0};
    struct order o = read_choices(m, &arena);
    int at = 0, with, criterion = materials_criterion(m);
    while (o.criteria[at] != criterion)
        at++;
    for (with = at + by; with >= 0 && with < o.n && !is_shown(m, &o, with);)
        with += by;
    for (; with >= 0 && with < o.n && at != with; at += by) {
        int moved = o.criteria[at + by];
        char how = o.how[at + by];
        o.criteria[at + by] = o.criteria[at];
        o.how[at + by] = o.how[at];
        o.criteria[at] = moved;
        o.how[at] = how;
    }
    use(m, &o);
    arena_free(&arena);
}

static void shift_left(struct screen *screen) {
    shift(screen, -1);
}

static void shift_right(struct screen *screen) {
    shift(screen, 1);
}

/* Order of the rows */

static void sort(struct screen *screen) {
    static const char *const orders[] = {"name", "score, the best first",
                                         "coverage, the best first", "evidence, the best first",
                                         "offers, the cheapest of each currency first"};
    struct materials *m = screen->state;
    bool again = m->sort == m->column;
    m->sort = again ? COLUMN_SCORE : m->column;
    m->reversed = false;
    materials_arrange_top(m);
    int criterion = materials_find_criterion(m, m->sort);
    if (criterion >= 0)
        shell_say(m->shell, "Ordered by %s, the best first.", m->c.data.criteria[criterion].name);
    else
        shell_say(m->shell, "Ordered by %s.", orders[m->sort - COLUMN_NAME]);
}

static void reverse(struct screen *screen) {
    struct materials *m = screen->state;
    m->reversed = !m->reversed;
    materials_arrange_top(m);
}

static void face(struct screen *screen) {
    struct materials *m = screen->state;
    m->face = (enum comparison_face)((m->face + 1) % FACES);
    materials_widen(m);
    materials_keep(m);
}

static const struct action actions[] = {
    {"materials.left", "left", "Go to the column at the left.", "h | Left", ACTION_MOTION, 0, left,
     NULL},
    {"materials.right", "right", "Go to the column at the right.", "l | Right", ACTION_MOTION, 0,
     right, NULL},
    {"materials.face", "values/heat/points",
     "Show points as heat from 0 to 10, values in their units, or points × weight.", "v", 0, 2,
     face, NULL},
    {"materials.sort", "sort",
     "Sort by the column under the cursor, the best first; again: by score.", "s", 0, 0, sort,
     NULL},
    {"materials.reverse", "reverse", "Reverse the order; what has no rank stays last.", "S", 0, 0,
     reverse, NULL},
    {"materials.columns", "columns", "Choose the criteria that are shown as columns.", "O", 0, 0,
     choose, NULL},
    {"materials.column-left", "column left", "Move the column under the cursor to the left.", "{",
     0, 0, shift_left, materials_need_criterion},
    {"materials.column-right", "column right", "Move the column under the cursor to the right.",
     "}", 0, 0, shift_right, materials_need_criterion},
};

const struct action_table materials_actions = {"materials-columns", "Columns and order", actions,
                                               sizeof actions / sizeof *actions};
