#include "sourcebench/screens/today.h"

#include <string.h>

#include "sourcebench/core/supplier.h"
#include "sourcebench/db/record.h"
#include "sourcebench/db/supplier_list.h"
#include "sourcebench/service/agenda.h"

#include "filter_prompt.h"
#include "motions.h"
#include "review.h"
#include "supplier_detail.h"
#include "today_state.h"

enum { DECISIONS_MAX = 1000 };

const struct today_row *today_current(const struct today *t) {
    const struct list_row *row = list_current(t->list);
    return row ? row->data : NULL;
}

const char *today_need_row(struct screen *screen) {
    return today_current(screen->state) ? NULL : "there is no line here";
}

/* Reading */

/* The agenda of a filter's text; NULL and err, start -1 where not the text but the database is
 * wrong. */
static struct agenda *open_agenda(struct today *t, const char *text, struct filter_error *err) {
    struct arena arena = {0};
    struct filter filter;
    struct agenda *agenda = NULL;
    struct agenda_query query = t->query;
    if (filter_parse(text, agenda_filter_keys, n_agenda_filter_keys, query.today, &arena, &filter,
                     err)) {
        err->start = err->end = -1;
        query.filter = *text ? &filter : NULL;
        agenda = agenda_open(t->session->store, &query, &err->error);
        if (!agenda && err->error.code == ERROR_INPUT)
            err->start = 0;
    }
    arena_free(&arena);
    return agenda;
}

static void close_agendas(struct today *t) {
    if (t->shown != t->all)
        agenda_close(t->shown);
    agenda_close(t->all);
    t->shown = t->all = NULL;
}

static void use_filter(struct today *t, const char *text) {
    char *copy = mem_string(text);
    mem_free(t->filter);
    t->filter = copy;
}

/* False where the filter is wrong: then nothing changes. */
static bool show_found(struct today *t, const char *text, struct filter_error *err) {
    struct agenda *shown = t->all;
    if (*text && !(shown = open_agenda(t, text, err)))
        return false;
    if (t->shown != t->all)
        agenda_close(t->shown);
    t->shown = shown;
    t->reviews = review_count(t->shown);
    use_filter(t, text);
    list_restart(t->list);
    return true;
}

/* Opens both agendas anew: another day, or other people's lines. A filter that no longer reads is
 * dropped. */
static bool open_again(struct today *t, struct error *err) {
    struct filter_error wrong;
    struct agenda *all = open_agenda(t, "", &wrong);
    if (!all) {
        *err = wrong.error;
        return false;
    }
    close_agendas(t);
    t->all = t->shown = all;
    if (*t->filter && !(t->shown = open_agenda(t, t->filter, &wrong))) {
        t->shown = t->all;
        use_filter(t, "");
    }
    t->reviews = review_count(t->shown);
    return true;
}

/* Where the last days to order could not be reckoned for once, lines were read that may be others
 * now, and the journal does not tell. */
static bool prepare(struct today *t) {
    struct error why;
    bool before = t->prepared;
    t->prepared = agenda_prepare(t->session, &why);
    if (!t->prepared)
        shell_say_error(t->shell, &why);
    return before || !t->prepared;
}

static bool refresh(struct today *t, struct error *err) {
    bool changed, same = prepare(t);
    int32_t today = session_today(t->session);
    if (today != t->query.today || !same) {
        t->query.today = today;
        return open_again(t, err);
    }
    return agenda_refresh(t->all, &changed, err) &&
           (t->shown == t->all || agenda_refresh(t->shown, &changed, err));
}

static void load(struct screen *screen) {
    struct today *t = screen->state;
    struct error err;
    t->counted = false;
    t->detail_id = 0;
    if (!refresh(t, &err))
        shell_say_error(t->shell, &err);
    t->reviews = review_count(t->shown);
    if (!supplier_total(t->session->store, &t->suppliers, &err))
        t->suppliers = 1; /* only for the empty state */
    list_reload(t->list);
}

/* Snoozes that hold, and what was done today. */
static bool count_decisions(struct today *t, struct error *err) {
    struct arena arena = {0};
    struct agenda_decision *decisions;
    struct store *store = t->session->store;
    bool ok = agenda_decisions(store, &t->query, "snoozed", 0, DECISIONS_MAX, &arena, &decisions,
                               &t->snoozed, err);
    for (int i = 0; ok && i < t->snoozed; i++)
        t->until = i && t->until < decisions[i].until ? t->until : decisions[i].until;
    ok = ok && agenda_decisions(store, &t->query, "done", agenda_decided_today(store, &t->query),
                                DECISIONS_MAX, &arena, &decisions, &t->done, err);
    arena_free(&arena);
    return ok;
}

static bool work(struct screen *screen) {
    struct today *t = screen->state;
    struct error err;
    if (list_work(t->list))
        return true;
    if (!t->counted && !count_decisions(t, &err))
        shell_say_error(t->shell, &err);
    t->counted = true;
    return false;
}

/* What stands beside and below the list. */
static void fill_detail(struct today *t, int64_t supplier) {
    struct arena arena = {0};
    struct error err;
    struct record *record;
    t->detail_id = supplier;
    lines_clear(&t->detail);
    t->detail.cursor = t->detail.top = 0;
    if (!record_load(t->session->store, &supplier_entity, supplier, &arena, &record, &err) ||
        !detail_fill(t->session, &supplier_detail, record, VIEW_OVERVIEW, &t->detail, &err))
        shell_say_error(t->shell, &err);
    arena_free(&arena);
}

static void settle(struct screen *screen) {
    struct today *t = screen->state;
    const struct today_row *row = today_current(t);
    arena_free(&t->arena);
    t->said = row ? today_sentence(t, row, &t->arena) : NULL;
    if (row)
        shell_set_context(t->shell, CONTEXT_SUPPLIER, row->line.supplier);
    if (t->wide && row && t->detail_id != row->line.supplier)
        fill_detail(t, row->line.supplier);
    if (!row) {
        t->detail_id = 0;
        lines_clear(&t->detail);
    }
}

/* Another screen moved on: the cursor follows to what is urgent about that supplier, if anything.
 */
static void context(struct screen *screen, enum context_kind kind, int64_t id) {
    struct today *t = screen->state;
    const struct today_row *current = today_current(t);
    struct arena arena = {0};
    struct list_row row;
    if (kind == CONTEXT_SUPPLIER && !(current && current->line.supplier == id) &&
        today_row_about(t, id, &arena, &row))
        list_goto(t->list, &row);
    arena_free(&arena);
}

static int64_t count(const struct screen *screen) {
    const struct today *t = screen->state;
    return (int64_t)(agenda_count(t->all) - agenda_count_of(t->all, AGENDA_SOON));
}

/* Opening and closing */

/* Whose lines this agent sees, and how: "all flat". */
static const char *look_setting(const struct today *t, struct arena *arena) {
    return arena_format(arena, "today.look.%s", store_author(t->session->store));
}

static void take_look(struct today *t) {
    struct arena arena = {0};
    struct error ignored; /* a look that cannot be read is one that was never chosen */
    char *look = NULL;
    t->query.mine = t->session->author;
    if (store_get_setting(t->session->store, look_setting(t, &arena), &look, &ignored) && look) {
        t->flat = strstr(look, "flat") != NULL;
        if (strstr(look, "all"))
            t->query.mine = NULL;
    }
    mem_free(look);
    arena_free(&arena);
}

static void keep_look(struct today *t) {
    struct arena arena = {0};
    struct error err;
    const char *look =
        arena_format(&arena, "%s %s", t->query.mine ? "mine" : "all", t->flat ? "flat" : "grouped");
    if (!store_read_only(t->session->store) &&
        !store_set_setting(t->session->store, look_setting(t, &arena), look, &err))
        shell_say_error(t->shell, &err);
    arena_free(&arena);
}

static bool open(struct screen *screen, void *argument, struct error *err) {
    struct today *t = mem_alloc(1, sizeof *t);
    (void)argument;
    screen->state = t;
    t->shell = screen->shell;
    t->session = shell_context(screen->shell);
    t->query = agenda_query_of(t->session);
    t->filter = mem_string("");
    take_look(t);
    struct list_source source = today_rows;
    source.user = t;
    t->list = list_new(&source);
    prepare(t);
    if (!open_again(t, err) || !supplier_total(t->session->store, &t->suppliers, err))
        return false;
    list_restart(t->list);
    return true;
}

static void close(struct screen *screen) {
    struct today *t = screen->state;
    if (!t)
        return;
    list_free(t->list);
    close_agendas(t);
    lines_free(&t->detail);
    arena_free(&t->arena);
    mem_free(t->filter);
    mem_free(t);
}

/* Finding */

static const char *filter_text(const void *user) {
    return ((const struct today *)user)->filter;
}

static bool filter_query(void *user, const char *text, struct filter_error *err) {
    return show_found(user, text, err);
}

static void filter(struct screen *screen) {
    struct today *t = screen->state;
    static const char example[] = "words, or kind:certificate who:none due:<+7d country:VN";
    struct filter_prompt prompt = {filter_text, filter_query, t, example, "today"};
    filter_prompt_run(t->shell, &prompt);
}

static void show_all(struct screen *screen) {
    struct today *t = screen->state;
    struct filter_error err;
    if (*t->filter && !show_found(t, "", &err))
        shell_say_error(t->shell, &err.error);
}

static void group(struct screen *screen) {
    struct today *t = screen->state;
    t->flat = !t->flat;
    keep_look(t);
    list_reload(t->list);
}

static void whose(struct screen *screen) {
    struct today *t = screen->state;
    struct error err;
    const char *before = t->query.mine;
    t->query.mine = before ? NULL : t->session->author;
    if (!open_again(t, &err)) {
        t->query.mine = before;
        shell_say_error(t->shell, &err);
        return;
    }
    keep_look(t);
    list_reload(t->list);
}

static const struct action actions[] = {
    {"today.filter", "filter", "Filter as you type; Esc shows all again.", "/", 0, 8, filter, NULL},
    {"today.all", "show all", "Take the filter away.", "Esc", ACTION_HIDDEN, 0, show_all, NULL},
    {"today.whose", "mine or all", "Show what is yours and nobody's, or what is everybody's.", "v",
     0, 9, whose, NULL},
    {"today.group", "grouped or flat", "Group by urgency, or show one list.", "o", 0, 0, group,
     NULL},
};

const struct action_table today_actions = {"today", "Today", actions,
                                           sizeof actions / sizeof *actions};

static const struct action_table *const tables[] = {&today_act_actions, &today_actions,
                                                    &list_motions, NULL};

const struct screen_ops today_screen = {
    .id = "today",
    .title = "Today",
    .tab = '1',
    .tables = tables,
    .open = open,
    .load = load,
    .draw = today_draw,
    .count = count,
    .settle = settle,
    .context = context,
    .work = work,
    .unmove = list_motion_back,
    .close = close,
};
