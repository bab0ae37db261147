/* Quotes as they were entered, and entering them. */
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/money.h"
#include "sourcebench/core/quote.h"
#include "sourcebench/core/requirement.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/db/command.h"
#include "sourcebench/service/quote_breaks.h"
#include "sourcebench/tui/dialog.h"

#include "planner_state.h"
#include "record_form.h"
#include "supplier_pick.h"

/* What a line stands for. */
static const struct entity *const entities[] = {NULL, &quote_entity, &break_entity, &stage_entity,
                                                &cost_entity};
enum { ENTRY_NONE, ENTRY_QUOTE, ENTRY_BREAK, ENTRY_STAGE, ENTRY_COST };

static void add(struct plan_page *v, int kind, const struct record *r, const char *text) {
    struct line *line =
        lines_add(&v->lines, kind == ENTRY_QUOTE ? STYLE_BOLD : STYLE_NORMAL, text, NULL);
    line->kind = kind;
    line->id = r->id;
}

static void add_breaks(struct plan_page *v, const struct record *quote) {
    struct arena *arena = &v->lines.arena;
    int n;
    struct record **list =
        record_set_list(&v->p.file.set, &break_entity, BREAK_QUOTE, quote->id, arena, &n);
    quote_breaks_sort(list, n);
    for (int i = 0; i < n; i++)
        add(v, ENTRY_BREAK, list[i],
            arena_format(arena, "    from %s pcs  %s",
                         integer_text(list[i]->values[BREAK_QUANTITY].i).text,
                         planning_money(list[i]->values[BREAK_PRICE].i,
                                        record_text(quote, QUOTE_CURRENCY), arena)));
}

static const char *stage_days(const struct record *r, struct arena *arena) {
    if (r->values[STAGE_RATE_LIKELY].kind == VALUE_INT)
        return arena_format(arena, "set-up %lld d, then %s pcs a day",
                            (long long)r->values[STAGE_SETUP_DAYS].i,
                            plan_number(r->values[STAGE_RATE_LIKELY].i, arena));
    return arena_format(arena, "%lld / %lld / %lld %s days", (long long)r->values[STAGE_DAYS_MIN].i,
                        (long long)r->values[STAGE_DAYS_LIKELY].i,
                        (long long)r->values[STAGE_DAYS_MAX].i, record_text(r, STAGE_DAYS));
}

static void add_stages(struct plan_page *v, const struct record *quote) {
    struct arena *arena = &v->lines.arena;
    int n;
    struct record **list =
        record_set_list(&v->p.file.set, &stage_entity, STAGE_QUOTE, quote->id, arena, &n);
    for (int i = 0; i < n; i++)
        add(v, ENTRY_STAGE, list[i],
            arena_format(arena, "    %s: %s", record_text(list[i], STAGE_NAME),
                         stage_days(list[i], arena)));
    list = record_set_list(&v->p.file.set, &cost_entity, COST_QUOTE, quote->id, arena, &n);
    for (int i = 0; i < n; i++)
        add(v, ENTRY_COST, list[i],
            arena_format(arena, "    %s: %s", record_text(list[i], COST_LABEL),
                         planning_money(list[i]->values[COST_AMOUNT].i,
                                        record_text(quote, QUOTE_CURRENCY), arena)));
}

/* The name gives way: by number, terms and state one tells quotes apart. */
static const char *quote_text(const struct record_set *set, const struct record *q, int width,
                              struct arena *arena) {
    enum { NAME_LEAST = 12, WORD = 24 };
    const struct record *s = record_set_follow(set, q, QUOTE_SUPPLIER);
    const char *round =
        q->values[QUOTE_ROUND].kind == VALUE_INT
            ? arena_format(arena, ", round %lld", (long long)q->values[QUOTE_ROUND].i)
            : "";
    const char *rest = arena_format(
        arena, "  %s  %s %s  %s%s", text_shorten(record_text(q, QUOTE_NUMBER), WORD, arena),
        record_text(q, QUOTE_INCOTERM), text_shorten(record_text(q, QUOTE_PLACE), WORD, arena),
        record_text(q, QUOTE_STATE), round);
    int room = width - 2 - text_columns(rest);
    return arena_format(arena, "%s%s",
                        text_shorten(s ? record_text(s, SUPPLIER_NAME) : "?",
                                     room > NAME_LEAST ? room : NAME_LEAST, arena),
                        rest);
}

/* All quotes of the requirement, also those that do not count. */
void plan_quotes_fill(struct plan_page *v, int width) {
    const struct record_set *set = &v->p.file.set;
    struct arena *arena = &v->lines.arena;
    int n;
    struct record **all =
        record_set_list(set, &quote_entity, QUOTE_REQUIREMENT, v->requirement, arena, &n);
    for (int i = 0; i < n; i++) {
        add(v, ENTRY_QUOTE, all[i], quote_text(set, all[i], width, arena));
        add_breaks(v, all[i]);
        add_stages(v, all[i]);
    }
}

void plan_quotes_goto(struct plan_page *v, int64_t quote) {
    lines_goto(&v->lines, ENTRY_QUOTE, quote);
}

/* ---- entering ------------------------------------------------------------------------------- */

/* The entry under the cursor in this view; elsewhere the quote that the view is about. */
static const struct entity *entry(const struct plan_page *v, int64_t *id) {
    const struct line *line = lines_current(&v->lines);
    if (v->view == PLAN_QUOTES_VIEW && line && line->id) {
        *id = line->id;
        return entities[line->kind];
    }
    *id = plan_page_quote(v)->id;
    return &quote_entity;
}

/* The quote that the entry is or belongs to. */
static const struct record *quote_of_entry(const struct plan_page *v) {
    int64_t id;
    const struct entity *e = entry(v, &id);
    const struct record *r = record_set_find(&v->p.file.set, e, id);
    return r && e != &quote_entity ? record_set_follow(&v->p.file.set, r, e->parent) : r;
}

void plan_add_quote(struct screen *screen) {
    struct plan_page *v = screen->state;
    struct arena arena = {0};
    int64_t supplier = supplier_pick(v->shell, "Who quotes");
    if (supplier) {
        plan_page_restore(v);
        int64_t id = record_form_add(
            v->shell, &quote_entity, v->requirement,
            quote_begin(v->requirement, supplier, session_today(v->session), &arena));
        if (id) {
            plan_page_show_quote(v, id);
            shell_say(v->shell, "Added; S adds a stage of its lead time.");
        }
    }
    arena_free(&arena);
}

void plan_edit_quote(struct screen *screen) {
    struct plan_page *v = screen->state;
    int64_t id;
    const struct entity *e = entry(v, &id);
    plan_page_restore(v);
    if (record_form_edit(v->shell, e, id, NULL, 0))
        shell_say(v->shell, "Saved; u takes it back.");
}

void plan_enter_breaks(struct screen *screen) {
    struct plan_page *v = screen->state;
    int64_t id = quote_of_entry(v)->id;
    plan_page_restore(v);
    if (record_form_breaks(v->shell, id))
        shell_say(v->shell, "Saved; u takes it back.");
}

static void add_part(struct plan_page *v, const struct entity *e, int position, int day_kind) {
    struct arena arena = {0};
    const struct record *quote = quote_of_entry(v);
    struct record *r = record_new(e, &arena);
    int64_t id = quote->id;
    int n;
    record_set_list(&v->p.file.set, e, e->parent, id, &arena, &n);
    r->values[e->parent] = value_int(id);
    if (position >= 0)
        r->values[position] = value_int(INT64_C(10) * (n + 1));
    if (day_kind >= 0)
        r->values[day_kind] = value_text("working");
    plan_page_restore(v);
    if (record_form_add(v->shell, e, id, r))
        shell_say(v->shell, "Added; u takes it back.");
    arena_free(&arena);
}

void plan_add_stage(struct screen *screen) {
    add_part(screen->state, &stage_entity, STAGE_POSITION, STAGE_DAYS);
}

void plan_add_cost(struct screen *screen) {
    add_part(screen->state, &cost_entity, -1, -1);
}

void plan_delete_entry(struct screen *screen) {
    struct plan_page *v = screen->state;
    struct error err;
    int64_t id;
    const struct entity *e = entry(v, &id);
    if (!confirm(v->shell, "Delete this %s?", e->label))
        return;
    plan_page_restore(v);
    bool ok = command_delete(v->session->store, e, id, &err);
    shell_changed(v->shell);
    if (ok)
        shell_say(v->shell, "Deleted; u takes it back.");
    else
        shell_say_error(v->shell, &err);
}
