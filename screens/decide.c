#include "decide.h"

#include <stdio.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/supplier.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/closure.h"
#include "sourcebench/db/known.h"
#include "sourcebench/service/session.h"
#include "sourcebench/tui/dialog.h"

#include "quick_entry.h"
#include "record_form.h"

enum { SPANS_MAX = 8 };

/* What is said after a decision, or why it was not taken; in both cases lines may have changed. */
static bool said(const struct decide *d, bool ok, const char *sentence, const struct error *err) {
    shell_changed(d->shell);
    if (ok)
        shell_say(d->shell, "%s", sentence);
    else
        shell_say_error(d->shell, err);
    return ok;
}

/* Asks for a text until one is given; NULL when left. */
static char *ask_reason(const struct decide *d, const char *label, const char *missing) {
    char *text = prompt_line(d->shell, label, NULL);
    if (text && !*text) {
        shell_say(d->shell, "%s", missing);
        mem_free(text);
        return NULL;
    }
    return text;
}

/* What settles a closure is that the supplier's own days are known: they are asked for. */
static bool confirm_closure(const struct decide *d) {
    struct session *session = shell_context(d->shell);
    struct arena arena = {0};
    struct record *r = record_new(&closure_entity, &arena), *same = NULL;
    struct error err;
    int64_t id = 0;
    if (!closure_begin(session->store, d->line.supplier, d->line.about, r, &arena, &err) ||
        !closure_same(session->store, r, &arena, &same, &err))
        shell_say_error(d->shell, &err);
    else if (!same)
        id = record_form_add(d->shell, &closure_entity, d->line.supplier, r);
    else if (record_form_edit(d->shell, &closure_entity, same->id, NULL, 0))
        id = same->id;
    if (id)
        shell_say(d->shell, "Closing days noted: %s; u takes it back.",
                  quick_name(d->name, &arena));
    arena_free(&arena);
    return id != 0;
}

bool decide_done(const struct decide *d) {
    struct session *session = shell_context(d->shell);
    if (d->line.rule == AGENDA_CLOSURE)
        return confirm_closure(d);
    const struct agenda_rule *rule = &agenda_rules[d->line.rule];
    struct agenda_line line = d->line;
    struct arena arena = {0};
    struct error err;
    char *reason = NULL;
    bool ok = true;
    if (rule->needs_reason) {
        const char *label = arena_format(&arena, "The %s is settled, because: ", rule->noun);
        reason = ask_reason(d, label, "Not done: nothing has changed, so say why it is settled.");
        ok = reason != NULL;
    }
    if (ok) {
        const char *sentence = rule->done == AGENDA_DONE_FOLLOWED_UP ? "Followed up"
                               : rule->done == AGENDA_DONE_REVIEWED  ? "Reviewed"
                                                                     : "Done";
        sentence =
            arena_format(&arena, "%s: %s; u takes it back.", sentence, quick_name(d->name, &arena));
        ok = agenda_done(session->store, d->query, &line, reason, &err);
        ok = said(d, ok, sentence, &err);
    }
    mem_free(reason);
    arena_free(&arena);
    return ok;
}

/* The usual spans, each with its day. */
struct span {
    const char *name;
    int32_t until;
};

static int spans(int32_t today, struct span out[SPANS_MAX]) {
    int n = 0;
    out[n++] = (struct span){"tomorrow", today + 1};
    out[n++] = (struct span){"in 3 days", today + 3};
    out[n++] = (struct span){"next Monday", today + 7 - date_weekday(today)};
    out[n++] = (struct span){"in a week", today + 7};
    out[n++] = (struct span){"in two weeks", today + 14};
    out[n++] = (struct span){"in a month", date_add_months(today, 1)};
    return n;
}

/* DATE_NONE when left. */
static int32_t ask_until(struct shell *shell, const char *title, int32_t today) {
    struct span offered[SPANS_MAX];
    struct picker_item items[SPANS_MAX + 1];
    struct arena arena = {0};
    int32_t day = DATE_NONE;
    int n = spans(today, offered);
    for (int i = 0; i < n; i++) {
        char long_day[32];
        date_long(offered[i].until, long_day, sizeof long_day);
        items[i] = (struct picker_item){offered[i].name, arena_string(&arena, long_day)};
    }
    items[n] = (struct picker_item){.text = "another day …"};
    int chosen = pick(shell, title, items, n + 1, 0);
    if (chosen >= 0 && chosen < n)
        day = offered[chosen].until;
    else if (chosen == n &&
             quick_ask_day(shell, "Until (+10d, fri, 12-24): ", false, today, &day) &&
             day <= today) {
        shell_say(shell, "Not snoozed: the day must come after today.");
        day = DATE_NONE;
    }
    arena_free(&arena);
    return day;
}

bool decide_snooze(const struct decide *d) {
    struct session *session = shell_context(d->shell);
    struct agenda_line line = d->line;
    struct arena arena = {0};
    struct error err;
    char day[32];
    const char *name = quick_name(d->name, &arena);
    const char *title =
        arena_format(&arena, "Snooze the %s of %s until", agenda_rules[line.rule].noun, name);
    int32_t until = ask_until(d->shell, title, d->query->today);
    bool ok = until != DATE_NONE;
    if (ok) {
        date_long(until, day, sizeof day);
        const char *sentence =
            arena_format(&arena, "Snoozed until %s: %s; u takes it back.", day, name);
        ok = agenda_snooze(session->store, d->query, &line, until, NULL, &err);
        ok = said(d, ok, sentence, &err);
    }
    arena_free(&arena);
    return ok;
}

/* Another agent: one who has worked on this bench, or a name that is typed. */
static const char *ask_agent(const struct decide *d, const char *title, struct arena *arena) {
    struct session *session = shell_context(d->shell);
    const char **agents;
    struct picker_item items[KNOWN_MAX + 1];
    struct error err;
    int count, n = 0;
    if (!known_values(session->store, &supplier_entity, SUPPLIER_OWNER, arena, &agents, &count,
                      &err)) {
        shell_say_error(d->shell, &err);
        return NULL;
    }
    for (int i = 0; i < count; i++) {
        if (strcmp(agents[i], session->author) != 0)
            items[n++] = (struct picker_item){.text = agents[i]};
    }
    items[n] = (struct picker_item){.text = "somebody else …"};
    int chosen = n ? pick(d->shell, title, items, n + 1, 0) : n;
    if (chosen < n)
        return chosen < 0 ? NULL : items[chosen].text;
    char *typed = ask_reason(d, "Agent: ", "Nobody was named.");
    const char *agent = typed ? text_clean(arena, typed, false) : NULL;
    mem_free(typed);
    return agent && *agent ? agent : NULL;
}

bool decide_escalate(const struct decide *d) {
    struct session *session = shell_context(d->shell);
    struct agenda_line line = d->line;
    struct arena arena = {0};
    struct error err;
    char *reason = NULL;
    const char *noun = agenda_rules[line.rule].noun;
    const char *name = quick_name(d->name, &arena);
    const char *agent =
        ask_agent(d, arena_format(&arena, "Give the %s of %s to", noun, name), &arena);
    bool ok = false;
    if (agent)
        reason = ask_reason(d, arena_format(&arena, "Why %s: ", agent),
                            "Not given away: say why, so that the other knows what to do.");
    if (reason) {
        const char *sentence =
            arena_format(&arena, "Given to %s: the %s of %s; u takes it back.", agent, noun, name);
        ok = agenda_escalate(session->store, d->query, &line, agent, reason, &err);
        ok = said(d, ok, sentence, &err);
    }
    mem_free(reason);
    arena_free(&arena);
    return ok;
}
