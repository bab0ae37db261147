#include "quick_entry.h"

#include <stdio.h>
#include <string.h>

#include "sourcebench/core/date.h"
#include "sourcebench/core/text.h"
#include "sourcebench/db/supplier_command.h"
#include "sourcebench/service/session.h"
#include "sourcebench/tui/dialog.h"

enum { LABEL_NAME = 30 };

/* The day as it is understood, or what is expected, while it is typed. */
struct day_prompt {
    int32_t today;
    bool optional;
    char sentence[80];
};

static const char *day_changed(void *user, const char *text, int *at) {
    struct day_prompt *p = user;
    char day[40], age[20];
    *at = -1;
    if (!*text)
        return p->optional ? NULL : "a day is needed; Esc leaves without noting";
    int32_t parsed = date_parse(text, p->today);
    if (parsed == DATE_NONE) {
        *at = 0;
        return "a day, e.g. +3d, fri, 12-24 or 2026-12-24";
    }
    date_long(parsed, day, sizeof day);
    date_age(p->today, parsed, age, sizeof age);
    snprintf(p->sentence, sizeof p->sentence, "%s (%s)", day, age);
    return p->sentence;
}

bool quick_ask_day(struct shell *shell, const char *label, bool optional, int32_t today,
                   int32_t *day) {
    struct day_prompt p = {.today = today, .optional = optional};
    struct prompt_spec spec = {.label = label, .changed = day_changed, .user = &p};
    char *typed = NULL;
    bool given = false;
    do {
        mem_free(typed);
        typed = prompt_run(shell, &spec);
        *day = typed && *typed ? date_parse(typed, today) : DATE_NONE;
        given = typed && (*day != DATE_NONE || (optional && !*typed));
        spec.initial = typed;
    } while (typed && !given);
    mem_free(typed);
    return given;
}

/* Whom an entry is for: a copy, because the rows are read anew while something is asked. */
struct target {
    int64_t id;
    char *name; /* cut for a prompt */
};

char *quick_name(const char *name, struct arena *arena) {
    return quick_cut(name, LABEL_NAME, arena);
}

char *quick_cut(const char *name, size_t most, struct arena *arena) {
    char *cut = text_cut(arena, name, most);
    return strcmp(cut, name) == 0 ? cut : arena_format(arena, "%s%s", cut, glyph_text(GLYPH_MORE));
}

static struct target target_of(int64_t supplier, const char *name, struct arena *arena) {
    return (struct target){supplier, quick_name(name, arena)};
}

static char *ask_text(struct shell *shell, const char *what, const struct target *target) {
    struct arena arena = {0};
    char *text = prompt_line(shell, arena_format(&arena, "%s, %s: ", what, target->name), NULL);
    arena_free(&arena);
    if (text && !*text) {
        mem_free(text);
        return NULL;
    }
    return text;
}

static void enter(struct shell *shell, const struct target *target, const char *kind,
                  const char *text, int32_t follow_up) {
    struct session *session = shell_context(shell);
    struct error err;
    char today[DATE_TEXT], day[DATE_TEXT];
    int32_t now = session_today(session);
    date_to_iso(now, today);
    if (follow_up != DATE_NONE)
        date_to_iso(follow_up, day);
    struct interaction_entry entry = {.supplier = target->id,
                                      .kind = kind,
                                      .on = today,
                                      .text = text,
                                      .follow_up_on = follow_up != DATE_NONE ? day : NULL};
    if (!command_interaction(session->store, &entry, &err)) {
        shell_say_error(shell, &err);
        return;
    }
    shell_changed(shell);
    if (follow_up == DATE_NONE)
        shell_say(shell, "Noted; u takes it back.");
    else
        shell_say(shell, "Noted, to be followed up on %s; u takes it back.", day);
}

void quick_note(struct shell *shell, int64_t supplier, const char *name) {
    struct arena arena = {0};
    struct target target = target_of(supplier, name, &arena);
    char *text = ask_text(shell, "Note", &target);
    if (text)
        enter(shell, &target, "note", text, DATE_NONE);
    mem_free(text);
    arena_free(&arena);
}

void quick_follow_up(struct shell *shell, int64_t supplier, const char *name) {
    struct session *session = shell_context(shell);
    struct arena arena = {0};
    struct target target = target_of(supplier, name, &arena);
    int32_t day;
    char *text = ask_text(shell, "Follow up", &target);
    if (text &&
        quick_ask_day(shell, "When (+3d, fri, 12-24): ", false, session_today(session), &day))
        enter(shell, &target, "note", text, day);
    mem_free(text);
    arena_free(&arena);
}

static void log_with(struct shell *shell, const struct target *target) {
    struct session *session = shell_context(shell);
    const struct field *kinds = &interaction_entity.fields[INTERACTION_KIND];
    struct picker_item items[16];
    int index[16], n = 0;
    int32_t day;
    for (size_t i = 0; i < kinds->n_choices && n < 16; i++) {
        if (strcmp(kinds->choices[i].key, "note") == 0)
            continue;
        index[n] = (int)i;
        items[n++] = (struct picker_item){.text = kinds->choices[i].label};
    }
    int chosen = pick(shell, "Log", items, n, 0);
    if (chosen < 0)
        return;
    const struct choice *kind = &kinds->choices[index[chosen]];
    char what[32];
    snprintf(what, sizeof what, "%c%s", kind->label[0] - 'a' + 'A', kind->label + 1);
    char *text = ask_text(shell, what, target);
    if (text && quick_ask_day(shell, "Follow up (+3d, fri; empty: none): ", true,
                              session_today(session), &day))
        enter(shell, target, kind->key, text, day);
    mem_free(text);
}

void quick_log(struct shell *shell, int64_t supplier, const char *name) {
    struct arena arena = {0};
    struct target target = target_of(supplier, name, &arena);
    log_with(shell, &target);
    arena_free(&arena);
}

void quick_copy(struct shell *shell, const char *text) {
    struct error err;
    if (shell_copy(shell, text, &err))
        shell_say(shell, "Copied: %s", text);
    else
        shell_say_error(shell, &err);
}
