#include "review.h"

#include <stdio.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/tui/chart.h"

#include "decide.h"
#include "history.h"
#include "quick_entry.h"
#include "review_card.h"
#include "status_change.h"
#include "supplier_detail.h"

enum { BAR_MAX = 20 };

struct review {
    struct shell *shell;
    struct session *session;
    struct agenda_query query;
    int64_t *suppliers; /* of the round, without those that were done before */
    int count, at;
    int before; /* done before: they count in the progress */
    int reviewed, snoozed;
    struct review_card card;
    bool due;                /* the review of the supplier is open */
    struct agenda_line line; /* of that review */
};

/* Where the round stands, kept for each agent: day, number of the card, cards in all, supplier. */

static const char *setting(const struct review *r, struct arena *arena) {
    return arena_format(arena, "review.%s", store_author(r->session->store));
}

static void keep_place(const struct review *r, bool over) {
    struct arena arena = {0};
    struct error err;
    char day[DATE_TEXT];
    date_to_iso(r->query.today, day);
    const char *place = over ? ""
                             : arena_format(&arena, "%s %d %d %lld", day, r->before + r->at + 1,
                                            r->before + r->count, (long long)r->suppliers[r->at]);
    if (!store_read_only(r->session->store) &&
        !store_set_setting(r->session->store, setting(r, &arena), place, &err))
        shell_say_error(r->shell, &err);
    arena_free(&arena);
}

static int find_supplier(const struct review *r, int64_t supplier) {
    for (int i = 0; i < r->count; i++) {
        if (r->suppliers[i] == supplier)
            return i;
    }
    return -1;
}

/* Goes on where the round of this day was left: at the same card, counting those before it. */
static void take_place(struct review *r) {
    struct arena arena = {0};
    struct error ignored; /* a place that cannot be read is one that was never kept */
    char *text = NULL, day[DATE_TEXT], kept[DATE_TEXT] = "";
    int number, total;
    long long supplier;
    date_to_iso(r->query.today, day);
    if (store_get_setting(r->session->store, setting(r, &arena), &text, &ignored) && text &&
        sscanf(text, "%15s %d %d %lld", kept, &number, &total, &supplier) == 4 &&
        strcmp(kept, day) == 0) {
        int at = find_supplier(r, supplier);
        r->at = at > 0 ? at : 0;
        r->before = at >= 0 ? number - 1 - at : total - r->count;
        if (r->before < 0)
            r->before = 0;
        if (r->before + r->at > 0)
            shell_say(r->shell, "The round goes on at card %d of %d.", r->before + r->at + 1,
                      r->before + r->count);
    }
    mem_free(text);
    arena_free(&arena);
}

/* The card at hand */

static bool read_card(struct review *r, struct error *err) {
    int64_t supplier = r->suppliers[r->at];
    struct error absent;
    bool open = false;
    r->query.today = session_today(r->session);
    bool found = agenda_find(r->session->store, &r->query, AGENDA_REVIEW, supplier, &r->line, &open,
                             &absent);
    if (!found && absent.code != ERROR_NOT_FOUND) {
        *err = absent;
        return false;
    }
    r->due = found && open;
    return review_card_load(&r->card, r->session, &r->query, supplier, err);
}

static void show_card(struct screen *screen) {
    struct review *r = screen->state;
    struct error err;
    if (!read_card(r, &err)) {
        shell_say_error(r->shell, &err);
        screen_close(screen, 0);
        return;
    }
    shell_set_context(r->shell, CONTEXT_SUPPLIER, r->suppliers[r->at]);
}

static void end(struct screen *screen) {
    struct review *r = screen->state;
    const char *rest = r->snoozed ? ", " : "";
    char snoozed[40] = "";
    keep_place(r, true);
    if (r->snoozed)
        snprintf(snoozed, sizeof snoozed, "%d snoozed", r->snoozed);
    shell_say(r->shell, "The round is over: %d supplier%s reviewed%s%s.", r->reviewed,
              r->reviewed == 1 ? "" : "s", rest, snoozed);
    screen_close(screen, 0);
}

static void next(struct screen *screen) {
    struct review *r = screen->state;
    if (r->at + 1 == r->count) {
        end(screen);
        return;
    }
    r->at++;
    keep_place(r, false);
    show_card(screen);
}

/* Acting */

/* Where somebody else was faster it is said who, and the round goes on. */
static void reviewed(struct screen *screen) {
    struct review *r = screen->state;
    struct agenda_line line = r->line;
    struct error err;
    if (!r->due) {
        next(screen);
        return;
    }
    bool ok = agenda_done(r->session->store, &r->query, &line, NULL, &err);
    if (ok)
        shell_say(r->shell, "Reviewed: %s; u takes it back.",
                  quick_name(r->card.name, &r->card.arena));
    r->reviewed += ok;
    bool on = ok || err.code == ERROR_CONFLICT;
    shell_changed(r->shell);
    if (on)
        next(screen);
    if (!ok)
        shell_say_error(r->shell, &err);
}

static void snooze(struct screen *screen) {
    struct review *r = screen->state;
    struct arena arena = {0};
    struct decide d = {.shell = r->shell,
                       .query = &r->query,
                       .line = r->line,
                       .name = arena_string(&arena, r->card.name),
                       .reason = ""};
    if (decide_snooze(&d)) {
        r->snoozed++;
        next(screen);
    }
    arena_free(&arena);
}

static void with_supplier(struct screen *screen,
                          void (*how)(struct shell *shell, int64_t supplier, const char *name)) {
    struct review *r = screen->state;
    struct arena arena = {0};
    how(r->shell, r->card.supplier->id, arena_string(&arena, r->card.name));
    arena_free(&arena);
}

static void note(struct screen *screen) {
    with_supplier(screen, quick_note);
}

static void follow_up(struct screen *screen) {
    with_supplier(screen, quick_follow_up);
}

static void log_contact(struct screen *screen) {
    with_supplier(screen, quick_log);
}

static void supplier_history(struct shell *shell, int64_t supplier, const char *name) {
    history_run(shell, &supplier_entity, supplier, name);
}

static void show_history(struct screen *screen) {
    with_supplier(screen, supplier_history);
}

static void status(struct screen *screen) {
    struct review *r = screen->state;
    struct arena arena = {0};
    int64_t id = r->card.supplier->id;
    status_change(r->shell, &id, 1, quick_name(r->card.name, &arena),
                  arena_string(&arena, r->card.supplier->values[SUPPLIER_STATUS].s));
    arena_free(&arena);
}

static void open_all(struct screen *screen) {
    struct review *r = screen->state;
    detail_run(r->shell, &supplier_detail, r->card.supplier->id, VIEW_OVERVIEW);
}

static void back(struct screen *screen) {
    struct review *r = screen->state;
    r->at--;
    keep_place(r, false);
    show_card(screen);
}

static void leave(struct screen *screen) {
    struct review *r = screen->state;
    if (r->before + r->count > 1)
        shell_say(r->shell, "Left at card %d of %d; r goes on there.", r->before + r->at + 1,
                  r->before + r->count);
    screen_close(screen, 0);
}

static const char *need_due(struct screen *screen) {
    return ((struct review *)screen->state)->due ? NULL : "its review is not open";
}

static const char *need_before(struct screen *screen) {
    return ((struct review *)screen->state)->at > 0 ? NULL : "this is the first card";
}

/* The screen */

static void draw(struct screen *screen, struct area area) {
    struct review *r = screen->state;
    int total = r->before + r->count, number = r->before + r->at + 1;
    char bar[BAR_MAX * 4 + 1];
    int width = total < BAR_MAX ? total : BAR_MAX, right = area.width - 1 - width;
    int x = draw_textf(area, 0, 1, STYLE_ACCENT, "Review %d of %d", number, total);
    chart_progress(number, total, width, bar, sizeof bar);
    draw_text(area, 0, right, STYLE_DIM, bar);
    draw_cell(area, 0, x + 3, right - x - 5, ALIGN_LEFT, STYLE_BOLD, r->card.name);
    review_card_draw(&r->card, area_part(area, 1, 0, area.height - 1, area.width), r->due);
}

static bool open(struct screen *screen, void *argument, struct error *err) {
    struct review *r = argument;
    screen->state = r;
    if (!read_card(r, err))
        return false;
    keep_place(r, false);
    return true;
}

static void load(struct screen *screen) {
    show_card(screen);
}

static const struct action actions[] = {
    {"review.done", "reviewed, next", "The supplier is reviewed; show the next one.", "Enter",
     ACTION_CHANGES, 1, reviewed, NULL},
    {"review.snooze", "snooze", "Put the review aside until a day; show the next one.", "s",
     ACTION_CHANGES, 2, snooze, need_due},
    {"review.note", "note", "Note something on the supplier's timeline.", "n", ACTION_CHANGES, 3,
     note, NULL},
    {"review.follow-up", "follow up", "Note what must be followed up, and when.", "f",
     ACTION_CHANGES, 4, follow_up, NULL},
    {"review.log", "log", "Log a call, mail, chat, visit … with a follow-up if there is one.", "l",
     ACTION_CHANGES, 0, log_contact, NULL},
    {"review.status", "status", "Change the status of the supplier.", "x", ACTION_CHANGES, 5,
     status, NULL},
    {"review.open", "open all", "Open all that is known of the supplier.", "o", 0, 6, open_all,
     NULL},
    {"review.back", "back", "Show the card before.", "b", 0, 7, back, need_before},
    {"review.history", "history", "Show who changed what about the supplier.", "H", 0, 0,
     show_history, NULL},
    {"review.close", "leave", "Leave the round; r goes on at this card.", "Esc | q", 0, 8, leave,
     NULL},
};

const struct action_table review_actions = {"review", "Review", actions,
                                            sizeof actions / sizeof *actions};

static const struct action_table *const tables[] = {&review_actions, NULL};

static const struct screen_ops review_screen = {.id = "review",
                                                .title = "Review",
                                                .tables = tables,
                                                .undoes = true,
                                                .open = open,
                                                .load = load,
                                                .draw = draw};

static bool is_due_review(const struct agenda_line *line) {
    return agenda_rules[line->rule].done == AGENDA_DONE_REVIEWED && line->urgency != AGENDA_SOON;
}

size_t review_count(const struct agenda *agenda) {
    size_t n = 0;
    for (size_t i = 0; i < agenda_count(agenda); i++)
        n += is_due_review(agenda_at(agenda, i));
    return n;
}

/* A card that was asked for alone stands before those that are due, if it is none of them. */
static void collect(struct review *r, const struct agenda *agenda, int64_t supplier) {
    r->suppliers = mem_alloc(review_count(agenda) + 1, sizeof *r->suppliers);
    for (size_t i = 0; i < agenda_count(agenda); i++) {
        if (is_due_review(agenda_at(agenda, i)))
            r->suppliers[r->count++] = agenda_at(agenda, i)->supplier;
    }
    if (!supplier)
        return;
    r->at = find_supplier(r, supplier);
    if (r->at >= 0)
        return;
    memmove(r->suppliers + 1, r->suppliers, (size_t)r->count * sizeof *r->suppliers);
    r->suppliers[0] = supplier;
    r->count++;
    r->at = 0;
}

void review_run(struct shell *shell, const struct agenda_query *query, const struct agenda *agenda,
                int64_t supplier) {
    struct review r = {.shell = shell, .session = shell_context(shell), .query = *query};
    collect(&r, agenda, supplier);
    if (!supplier)
        take_place(&r);
    if (r.count)
        shell_visit(shell, &review_screen, &r);
    review_card_free(&r.card);
    mem_free(r.suppliers);
}
